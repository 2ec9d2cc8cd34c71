"""Lines in a terminal: last figure and last year are named, the height is that of the screen."""

import re

import pytest
from support import Drawn, Terminal


def plot(text: str) -> list[str]:
    """The rows of the plot, without its labels at the left."""
    return [line.split(axis, 1)[1] for line in text.split("\n") for axis in "│┤" if axis in line]


def years(text: str) -> list[str]:
    [row] = [line for line in text.split("\n") if re.fullmatch(r" *\d{4}( +\d{4})+", line)]
    return row.split()


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120, 200])
def test_the_first_and_the_last_year_are_on_the_axis(drawn: Drawn, columns: int) -> None:
    found = years(drawn("plot", "gdp", columns=columns))
    assert found[0] == "2000"
    assert found[-1] == "2025"
    assert len(found) > columns // 20


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("ascii", [False, True], ids=["unicode", "ascii"])
def test_the_last_figure_stands_at_the_end_of_its_line(
    drawn: Drawn, columns: int, ascii: bool
) -> None:
    text = drawn("plot", "gdp", columns=columns, ascii=ascii)
    [row] = [line for line in text.split("\n") if "355.8" in line]
    assert row.endswith(("●  355.8", "● 355.8", "* 355.8", "*  355.8"))


def test_several_lines_have_their_last_figures(drawn: Drawn) -> None:
    areas = ("-a", "Binzhou", "-a", "Dongying", "-a", "Jinan")
    text = drawn("plot", "gdp", ":2021", *areas, columns=80)
    rows = plot(text)
    assert sum(row.endswith("■ 1,143.2") for row in rows) == 1
    assert sum(row.endswith("● 287.2  ◆ 344.2") for row in rows) == 1  # one row of both
    text = drawn("plot", "gdp", ":2021", *areas, columns=120)
    assert sum(row.endswith("◆ 344.2") for row in plot(text)) == 1
    assert "● Binzhou   ◆ Dongying   ■ Jinan" in text


def test_a_line_that_ends_a_little_earlier_is_named_with_its_year(drawn: Drawn) -> None:
    text = drawn("plot", "gdp", "Binzhou", "Dongying", columns=80)
    [row] = [row for row in plot(text) if "(2024)" in row]
    assert re.search(r"◆ {1,3}\d{3}\.\d \(2024\)$", row)


def test_a_panel_that_ends_early_has_its_figure_beside_its_mark(drawn: Drawn) -> None:
    text = drawn("plot", "gdp", "wage", columns=80)
    [row] = [line for line in text.split("\n") if "89,324" in line]
    assert re.search(r"● {1,2}89,324$", row)


def test_each_of_a_few_marks_has_its_figure(drawn: Drawn) -> None:
    text = drawn("plot", "revenue", columns=80)
    for figure in ("50.94", "995.5", "> 1,000"):
        assert figure in text
    assert "no figures 2004–2021" in text


@pytest.mark.parametrize("columns", [80, 120])
def test_no_figure_of_a_few_lies_on_a_line(drawn: Drawn, columns: int) -> None:
    text = drawn("plot", "revenue", columns=columns)
    for figure in ("50.94", "995.5", "947.3"):
        assert re.search(rf"[ │]{figure}(?: |$)", text, re.MULTILINE)


@pytest.mark.parametrize(("rows", "least", "most"), [(24, 13, 13), (45, 15, 16), (60, 15, 16)])
def test_the_plot_takes_the_height_of_the_screen(
    terminal: Terminal, rows: int, least: int, most: int
) -> None:
    text = terminal("plot", "gdp", ":2021", columns=80, lines=rows)
    assert least <= len(plot(text)) <= most
    assert len(text.rstrip("\n").split("\n")) < rows


def test_on_a_low_screen_reasons_of_breaks_are_short(terminal: Terminal) -> None:
    text = terminal("plot", "gdp", columns=80, lines=24)
    assert "the accounts of 2024 stand on a new basis… ┊" in text
    assert len(plot(text)) >= 8
    assert len(text.rstrip("\n").split("\n")) < 24
    assert "fifth" in terminal("plot", "gdp", columns=80, lines=45)


def test_a_high_narrow_screen_has_no_high_narrow_plot(terminal: Terminal) -> None:
    assert len(plot(terminal("plot", "gdp", columns=60, lines=80))) == 12


def test_sources_are_short_under_a_chart(drawn: Drawn) -> None:
    text = drawn("plot", "gdp", ":2021", columns=120)
    assert text.rstrip("\n").split("\n")[-1].strip() == "Source: China City Statistical Yearbook"
