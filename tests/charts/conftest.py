"""A dataset of hard cases, and the program run in this process with its output as text."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from binzhou_cli.main import run

Drawn = Callable[..., str]

BREAK = {
    "after": "2015",
    "before": "2016",
    "reason": {"en": "from 2016 on another survey", "zh": "2016年起改用另一调查"},
}


def figure(period: object, value: object, **more: Any) -> dict[str, Any]:
    return {"area": "1", "period": str(period), "value": str(value), "source": "s", **more}


def series(name: str, figures: list[dict[str, Any]], /, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "name": {"en": name.capitalize(), "zh": f"指标{name}"},
        "topic": "t",
        "kind": "level",
        "unit": "CNY9",
        "definition": {"en": "Made for a test."},
        "observations": figures,
        **more,
    }


def hard_cases() -> dict[str, Any]:
    growth = {"percent": "3", "basis": "not-stated"}
    no_value = {"area": "1", "period": "2015", "source": "s", "growth": growth}
    negative = [3, -2, "-7.5", 0, 4, -1]
    hostile = "</script><b>[red]\x1b[31m"
    return {
        "title": {"en": "Hard cases", "zh": "难例"},
        "default_area": "1",
        "areas": [
            {"code": "1", "name": {"en": "Here", "zh": "此地"}},
            {"code": "2", "name": {"en": "There", "zh": "彼地"}},
        ],
        "units": [
            {
                "id": "CNY9",
                "code": "CNY",
                "multiplier": 9,
                "symbol": "CNY",
                "label": {"en": "billion yuan", "zh": "十亿元"},
            }
        ],
        "topics": [{"id": "t", "name": {"en": "T"}}],
        "sources": [{"id": "s", "title": "A source", "publisher": hostile}],
        "indicators": [
            series(
                "broken",
                [figure(y, 100 + 10 * (y - 2010) - 40 * (y > 2015)) for y in range(2010, 2021)],
                breaks=[BREAK],
            ),
            series(
                "bounds",
                [
                    figure(2015, 10),
                    figure(2016, 12),
                    figure(2017, 15, qualifier="more-than"),
                    figure(2018, 14),
                    figure(2019, 9, qualifier="at-most"),
                    figure(2020, 11, qualifier="about"),
                    figure(2021, 12, status=["U"]),
                    figure(2022, 13, status=["D"]),
                    figure("2022-01/2022-09", 9),
                ],
            ),
            series("gap", [figure(y, y - 2000) for y in (2005, 2006, 2007, 2010, 2011, 2015)]),
            series("single", [figure(2015, 42)]),
            series("nothing", [no_value]),
            series(
                "negative", [figure(2010 + i, each) for i, each in enumerate(negative)], kind="rate"
            ),
            series("range", [figure(2000 + i, f"{10 ** (i - 6):.6f}") for i in range(19)]),
            series(
                "sixty", [figure(1960 + i, round(50 + i * 1.5 + i % 7 * 3, 1)) for i in range(60)]
            ),
            series(
                "quarters",
                [figure(f"202{y}-Q{q}", 9 + y + q) for y in (0, 1) for q in (1, 2, 3, 4)],
            ),
            series(
                "hostile",
                [figure(2010, 1), figure(2011, 2)],
                name={"en": hostile, "zh": hostile},
            ),
            series(
                "two",
                [
                    figure(y, y - 2000 + 5 * (area == "2"), area=area)
                    for area in ("1", "2")
                    for y in (2010, 2011, 2012)
                ],
            ),
            series(
                "words",
                [{"area": "1", "period": "2015", "source": "s", "text": "yes"}],
                kind="fact",
            ),
        ],
    }


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of hard cases."""
    path = tmp_path_factory.mktemp("charts") / "hard.json"
    path.write_text(json.dumps(hard_cases(), ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """What a command line prints as a table or a chart, in so many columns."""

    def draw(*arguments: str, columns: int = 60, ascii: bool = False) -> str:
        for name in ("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "TERM", "NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", "C" if ascii else "en_US.UTF-8")
        monkeypatch.setenv("COLUMNS", str(columns))
        run([*arguments, "--format", "table"])
        return "\n".join(line.rstrip() for line in capsys.readouterr().out.split("\n"))

    return draw


@pytest.fixture
def spec_of(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """The Vega-Lite specification that a command line writes."""

    def read(*arguments: str) -> dict[str, Any]:
        path = tmp_path / "chart.vl.json"
        assert run([*arguments, "--lang", "en", "--output", str(path)]) == 0
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    return read
