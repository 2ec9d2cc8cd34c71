"""Where an axis does not begin at zero, that is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from binzhou_cli.main import run

Drawn = Callable[..., str]
SAID = "the axis does not begin at zero"


def footer(tmp_path: Path, *arguments: str) -> str:
    path = tmp_path / "a.vl.json"
    assert run([*arguments, "-l", "en", "-o", str(path)]) == 0
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plot", "population"), True),
        (("plot", "gdp"), False),
        (("plot", "gdp", "--log"), False),
        (("rank", "gdp"), False),
        (("plot", "gdp", "--all", "-p", "2021"), False),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else str(each),
)
def test_an_axis_that_begins_above_zero_is_told_of(
    drawn: Drawn, tmp_path: Path, arguments: tuple[str, ...], said: bool
) -> None:
    assert (SAID in footer(tmp_path, *arguments)) is said
    assert (SAID in drawn(*arguments, columns=100)) is said


def test_of_several_panels_the_one_is_named(drawn: Drawn, tmp_path: Path) -> None:
    arguments = ("plot", "gdp", "population")
    said = "the axis of Year-end resident population does not begin at zero"
    assert said in footer(tmp_path, *arguments)
    assert said in drawn(*arguments, columns=100)


def test_it_is_said_in_chinese(drawn: Drawn) -> None:
    assert "纵轴不从零开始" in drawn("plot", "population", "-l", "zh", columns=100)
