"""Charts of few figures: none of a single one, and each figure said where there are few."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from binzhou_cli.main import run

Drawn = Callable[..., str]
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("ending", ["png", "svg", "vl.json"])
def test_a_single_figure_has_no_chart(tmp_path: Path, capsys: Capture, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    assert run(["plot", "alumina-output", "-l", "en", "-o", str(path)]) == 1
    assert not path.exists()
    said = capsys.readouterr().err
    assert said.split("\n")[0] == "alumina-output has one figure: 18.73 million tonnes (2021)."
    assert "binzhou show alumina-output" in said


def test_nor_has_it_one_in_a_terminal(drawn: Drawn, hard: Path, capsys: Capture) -> None:
    assert "●" not in drawn("plot", "single", "-d", str(hard), columns=80)


def test_in_a_pipe_it_is_written(capsys: Capture) -> None:
    assert run(["plot", "alumina-output", "--csv"]) == 0
    assert "18.73" in capsys.readouterr().out


def spec_of(path: Path, *arguments: str) -> Any:
    assert run([*arguments, "-l", "en", "-o", str(path)]) == 0
    return json.loads(path.read_text(encoding="utf-8"))


def labels(spec: Any) -> list[str]:
    return [
        each["label"]
        for layer in spec["layer"]
        for each in layer["data"]["values"]
        if "label" in each and layer["mark"]["type"] == "text"
    ]


def test_each_of_a_few_marks_has_its_figure(tmp_path: Path) -> None:
    spec = spec_of(tmp_path / "a.vl.json", "plot", "revenue")
    assert sorted(labels(spec)) == ["50.94", "995.5", "> 1,000"]


def test_years_without_figures_are_said(tmp_path: Path) -> None:
    text = json.dumps(spec_of(tmp_path / "a.vl.json", "plot", "revenue"), ensure_ascii=False)
    assert "no figures 2004–2021 and 2023–2024" in text
    text = json.dumps(spec_of(tmp_path / "b.vl.json", "plot", "gdp"), ensure_ascii=False)
    assert "no figures" not in text


def test_many_marks_have_no_figures_but_the_last(tmp_path: Path) -> None:
    assert labels(spec_of(tmp_path / "a.vl.json", "plot", "gdp")) == ["287.2"]
