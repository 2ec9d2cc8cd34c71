"""Charts of few figures: none of a single one, and each figure said where there are few."""

import json
import re
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
