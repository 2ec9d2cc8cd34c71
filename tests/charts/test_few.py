"""Charts of few figures: none of a single one, and each figure said where there are few."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import Drawn, Program, Spec


@pytest.mark.parametrize("ending", ["png", "svg", "vl.json"])
def test_a_single_figure_has_no_chart(tmp_path: Path, program: Program, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    done = program("plot", "alumina-output", "-o", str(path))
    assert done.returncode == 1
    assert not path.exists()
    said = done.stderr
    assert said.split("\n")[0] == "alumina-output has one figure: 18.73 million tonnes (2021)."
    assert "binzhou show alumina-output" in said


def test_nor_has_it_one_in_a_terminal(drawn: Drawn, hard: Path) -> None:
    assert "●" not in drawn("plot", "single", "-d", str(hard), columns=80)


def test_in_a_pipe_it_is_written(program: Program) -> None:
    done = program("plot", "alumina-output", "--csv")
    assert done.returncode == 0
    assert "18.73" in done.stdout


def labels(spec: Any) -> list[str]:
    return [
        each["label"]
        for layer in spec["layer"]
        for each in layer["data"]["values"]
        if "label" in each and layer["mark"]["type"] == "text"
    ]


def test_each_of_a_few_marks_has_its_figure(spec: Spec) -> None:
    assert sorted(labels(spec("plot", "revenue"))) == ["50.94", "947.3", "995.5", "> 1,000"]


def test_years_without_figures_are_said(spec: Spec) -> None:
    text = json.dumps(spec("plot", "revenue"), ensure_ascii=False)
    assert "no figures 2004–2021" in text
    text = json.dumps(spec("plot", "gdp"), ensure_ascii=False)
    assert "no figures" not in text


def test_many_marks_have_no_figures_but_the_last(spec: Spec) -> None:
    assert labels(spec("plot", "gdp")) == ["355.8"]
