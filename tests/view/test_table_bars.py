"""Bars in a table: as wide as the terminal lets them be, and fine enough to differ."""

import pytest
from support import Program

EIGHTHS = " ▏▎▍▌▋▊▉█"


def bars(text: str) -> dict[str, float]:
    """The lengths of the bars by name, in columns."""
    found = {}
    for line in text.split("\n"):
        blocks = [sign for sign in line if sign in EIGHTHS[1:]]
        if blocks:
            found[line.split()[1]] = sum(EIGHTHS.index(sign) / 8 for sign in blocks)
    return found


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_the_longest_bar_fills_the_terminal(program: Program, columns: int) -> None:
    text = program("rank", "gdp", "-p", "2021", "-f", "table", COLUMNS=str(columns)).stdout
    [longest] = [line.rstrip() for line in text.split("\n") if "Qingdao" in line]
    assert columns - 2 <= len(longest) <= columns
    assert bars(text)["Qingdao"] > columns - 35


def test_figures_that_differ_a_little_have_bars_that_differ(program: Program) -> None:
    text = program("rank", "gdp", "-p", "2021", "-f", "table", COLUMNS="80").stdout
    found = bars(text)
    assert found["Dezhou"] >= found["Weihai"] >= found["Dongying"] > found["Tai'an"]
    assert found["Dezhou"] > found["Dongying"]
    assert abs(found["Binzhou"] / found["Qingdao"] - 287.211 / 1413.646) < 0.01


def test_in_ascii_there_are_whole_signs(program: Program) -> None:
    text = program("rank", "gdp", "-p", "2021", "-f", "table", COLUMNS="80", LC_ALL="C").stdout
    assert text.isascii()
    assert "#" * 40 in text


def test_a_very_wide_terminal_has_no_endless_bars(program: Program) -> None:
    text = program("rank", "gdp", "-p", "2021", "-f", "table", COLUMNS="300").stdout
    assert 60 <= max(bars(text).values()) <= 72
