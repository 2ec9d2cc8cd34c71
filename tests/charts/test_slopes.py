"""Slope charts in a terminal: every figure on the row of its own mark."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Program

from binzhou_cli.charts.chart import Chart, Panel, Point, Trace
from binzhou_cli.language import Texts
from binzhou_cli.view.glyphs import ASCII, UNICODE, Glyphs
from binzhou_cli.view.terminal.draw import draw

SIGNS = "●◆■▲▼★"
NAMES = ("Aa", "Bb", "Cc", "Dd", "Ee", "Ff")


def slope_of(*figures: tuple[Decimal, Decimal]) -> Chart:
    """A trace a pair; what is said of a figure names its trace: ``left Aa``, ``right Aa``."""
    traces = tuple(
        Trace(
            name,
            (
                Point("2018", 2018.0, first, said=f"left{name}"),
                Point("2020", 2020.0, last, said=f"right{name}"),
            ),
            own=name == "Aa",
        )
        for name, (first, last) in zip(NAMES, figures, strict=False)
    )
    return Chart("slope", "title", [Panel(traces, unit="unit")])


def drawn(chart: Chart, columns: int, glyphs: Glyphs = UNICODE) -> list[str]:
    return str(draw(chart, columns, glyphs, Texts("en"))).split("\n")


positive = st.decimals(min_value=1, max_value=1000, places=2)


@given(
    figures=st.lists(st.tuples(positive, positive), min_size=2, max_size=6),
    columns=st.integers(160, 200),
    glyphs=st.sampled_from([UNICODE, ASCII]),
)
def test_every_label_stands_on_the_row_of_its_mark(
    figures: list[tuple[Decimal, Decimal]], columns: int, glyphs: Glyphs
) -> None:
    signs = SIGNS if glyphs is UNICODE else "ABCDEF"
    lines = drawn(slope_of(*figures), columns, glyphs)
    for end, side in enumerate(("left", "right")):
        found: list[Decimal] = []
        for line in lines:
            here = [i for i, name in enumerate(NAMES) if f"{side}{name}" in line]
            if not here:
                continue
            found += sorted((figures[i][end] for i in here), reverse=True)
            labels = [f"{side}{NAMES[i]}" for i in here]
            if side == "left":
                after = max(line.index(each) + len(each) for each in labels)
                mark = next(sign for sign in line[after:] if sign in signs)
            else:
                before = line[: min(map(line.index, labels))]
                marks = [sign for sign in before if sign in signs]
                mark = marks[-1] if len(here) == 1 else marks[-2]  # then comes that of a label
            assert signs.index(mark) in here
        # none is missing, none is out of order
        assert found == sorted((each[end] for each in figures), reverse=True)


@given(figures=st.lists(st.tuples(positive, positive), min_size=2, max_size=6))
def test_a_narrow_panel_leaves_labels_out_and_moves_none(
    figures: list[tuple[Decimal, Decimal]],
) -> None:
    lines = drawn(slope_of(*figures), 40)
    for end, side in enumerate(("left", "right")):
        rows = [[i for i, name in enumerate(NAMES) if f"{side}{name}" in line] for line in lines]
        found = [sorted((figures[i][end] for i in row), reverse=True) for row in rows]
        flat = [each for row in found for each in row]
        assert flat == sorted(flat, reverse=True)
        assert len(flat) == len(figures) or any("…" in line for line in lines)


def test_two_figures_on_one_row_are_told_apart() -> None:
    same = (Decimal("10"), Decimal("12"))
    lines = drawn(slope_of(same, same, (Decimal("30"), Decimal("5"))), 80)
    assert any("● leftAa  ◆ leftBb" in line for line in lines)
    assert any("● rightAa Aa  ◆ rightBb Bb" in line for line in lines)


def test_more_than_six_areas_get_a_table_and_are_told_of_the_file(program: Program) -> None:
    arguments = ("compare", "2018", "2020", "-a", "all", "gdp")
    text = program(*arguments, "--chart", "-f", "table", COLUMNS="80").stdout
    assert "┊" not in text
    assert "-o FILE.svg" in text
    found = list(csv.DictReader(StringIO(program(*arguments).stdout)))
    assert len(found) == 16
    for each in found:
        [line] = [one for one in text.split("\n") if f" {each['area_name']} " in one]
        assert f" {Decimal(each['value_2020']):,} " in line


def test_a_chart_leaves_no_columns_out(program: Program) -> None:
    arguments = ("compare", "2018", "2020", "-f", "table")
    assert "left out for width" in program(*arguments, COLUMNS="60").stdout
    assert "left out for width" not in program(*arguments, "--chart", COLUMNS="60").stdout


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_six_areas_are_drawn(program: Program, columns: int) -> None:
    names = ("Binzhou", "Dongying", "Dezhou", "Zibo", "Heze", "Linyi")
    areas = [word for name in names for word in ("-a", name)]
    text = program(
        "compare", "2018", "2020", "gdp", *areas, "--chart", "-f", "table",
        COLUMNS=str(columns),
    ).stdout  # fmt: skip
    for name in names:
        assert text.split("\n\n")[1].count(name) == 1
    assert "264.052" in text
