"""Charts of ranks: whose they are, and which places are certain."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from binzhou_cli.main import run

Spec = Callable[..., Any]


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    def read(*arguments: str) -> Any:
        path = tmp_path / "a.vl.json"
        assert run([*arguments, "-o", str(path)]) == 0
        return json.loads(path.read_text(encoding="utf-8"))

    return read


def layers(spec: Any, kind: str) -> list[Any]:
    return [each for each in spec["layer"] if each["mark"]["type"] == kind]


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (
            ("rank", "gdp", "-l", "en"),
            "Binzhou: rank by gross domestic product among the cities of Shandong",
        ),
        (
            ("rank", "gdp", "--all", "-l", "en"),
            "Binzhou: rank by gross domestic product among the cities of Shandong",
        ),
        (
            ("rank", "gdp-per-capita", "-l", "en", "-a", "Zibo"),
            "Zibo: rank by GDP per capita among the cities of Shandong",
        ),
        (("rank", "rd-intensity", "-l", "en"), "Binzhou: R&D intensity, rank in Shandong"),
        (("rank", "gdp", "-l", "zh"), "滨州市：地区生产总值在山东省各市中的位次"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_the_title_says_whose_rank_it_is(
    spec: Spec, arguments: tuple[str, ...], title: str
) -> None:
    assert spec(*arguments)["title"]["text"] == [title]


def test_the_own_line_says_its_place_at_its_end(spec: Spec) -> None:
    found = spec("rank", "gdp", "-l", "en")
    said = [each["label"] for layer in layers(found, "text") for each in layer["data"]["values"]
            if "label" in each]  # fmt: skip
    assert said == ["13th of 16"]
    spoken = {each["spoken"] for each in layers(found, "line")[0]["data"]["values"]}
    assert "2018: 14th of 17" in spoken
