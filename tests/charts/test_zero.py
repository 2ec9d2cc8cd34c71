"""Where an axis does not begin at zero, that is said."""

import pytest
from support import Drawn, Written

SAID = "the axis does not begin at zero"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plot", "population"), True),
        (("plot", "gdp"), False),
        (("plot", "gdp", "--log"), False),
        (("rank", "gdp"), False),
        (("plot", "gdp", "all", "-p", "2021"), False),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else str(each),
)
def test_an_axis_that_begins_above_zero_is_told_of(
    drawn: Drawn, written: Written, arguments: tuple[str, ...], said: bool
) -> None:
    assert (SAID in written("vl.json", *arguments).decode()) is said
    assert (SAID in drawn(*arguments, columns=100)) is said


def test_of_several_panels_the_one_is_named(drawn: Drawn, written: Written) -> None:
    arguments = ("plot", "gdp", "population")
    said = "the axis of Year-end resident population does not begin at zero"
    assert said in written("vl.json", *arguments).decode()
    assert said in drawn(*arguments, columns=100)


def test_it_is_said_in_chinese(drawn: Drawn) -> None:
    assert "纵轴不从零开始" in drawn("plot", "population", "-l", "zh", columns=100)
