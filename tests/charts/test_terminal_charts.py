"""Charts as a person sees them in a terminal; the golden files were looked at, one by one."""

import re
import unicodedata
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Drawn, Golden, Terminal

from binzhou_cli.charts.chart import Chart, Panel, Point, Rule, Trace
from binzhou_cli.charts.scales import scale, tick_text
from binzhou_cli.language import Texts
from binzhou_cli.view.glyphs import ASCII, UNICODE, Glyphs
from binzhou_cli.view.terminal.draw import draw

REAL: dict[str, tuple[str, ...]] = {
    "line": ("plot", "gdp"),
    "series": ("plot", "wage", "-a", "Binzhou", "-a", "Dongying", "-a", "Jinan"),
    "cities": ("plot", "gdp", "all"),
    "bars": ("plot", "gdp", "all", "-p", "2021"),
    "index": ("plot", "gdp", "wage", "--base", "2010"),
    "panels": ("plot", "wage", "rd-intensity", "-p", "2015:"),
    "bound": ("plot", "revenue"),
    "bump": ("rank", "gdp", "all"),
    "trajectory": ("rank", "rd-intensity"),
    "slope": ("compare", "2018", "2020", "--chart"),
}
HARD: dict[str, tuple[str, ...]] = {
    "break": ("plot", "broken"),
    "break-zh": ("plot", "broken", "-l", "zh"),
    "bounds": ("plot", "bounds", "--all-periods"),
    "gap": ("plot", "gap"),
    "nothing": ("plot", "nothing"),
    "negative": ("plot", "negative"),
    "range": ("plot", "range"),
    "range-log": ("plot", "range", "--log"),
    "sixty": ("plot", "sixty"),
    "quarters": ("plot", "quarters"),
}


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize("ascii", [False, True], ids=["unicode", "ascii"])
@pytest.mark.parametrize("name", [*REAL, *HARD])
def test_a_chart_looks_as_it_should(
    drawn: Drawn, golden: Golden, hard: Path, name: str, ascii: bool, columns: int
) -> None:
    arguments = REAL.get(name) or (*HARD[name], "-d", str(hard))
    text = drawn(*arguments, columns=columns, ascii=ascii)
    assert max(map(width, text.split("\n"))) <= columns
    golden(f"charts/{name}-{columns}-{'ascii' if ascii else 'unicode'}.txt", text)


def plot_rows(text: str) -> list[str]:
    """What stands right of the axis, row by row."""
    return [line.split(axis, 1)[1] for line in text.split("\n") for axis in "│┤" if axis in line]


def test_a_break_interrupts_the_line_and_says_why(drawn: Drawn, hard: Path) -> None:
    text = drawn("plot", "broken", "-d", str(hard), columns=80)
    assert "┊ from 2016 on another survey" in text
    for row in plot_rows(text):
        before, rule, after = row.partition("┊")
        assert rule
        assert before[-1] == " "
        assert after[:1] in ("", " ")


def test_a_missing_year_is_a_gap_and_no_slope(drawn: Drawn, hard: Path) -> None:
    text = drawn("plot", "gap", "-d", str(hard), columns=80)
    rows = plot_rows(text)
    start, end = (min(row.rfind("●") for row in rows if "●" in row), 0)
    marks = sorted(i for row in rows for i, sign in enumerate(row) if sign == "●")
    assert len(marks) == 6
    start, end = marks[2], marks[3]
    # figures stand above the marks, lines between them would be of braille dots
    assert all(not re.search("[⠁-⣿]", row[start + 1 : end]) for row in rows)
    assert all(not re.search("[⠁-⣿]", row[marks[4] + 1 : marks[5]]) for row in rows)
    assert any(re.search("[⠁-⣿]", row[marks[3] + 1 : marks[4]]) for row in rows)


def test_a_bound_is_an_open_mark_with_an_arrow(drawn: Drawn, hard: Path) -> None:
    rows = plot_rows(drawn("plot", "bounds", "-d", str(hard), columns=100))
    lines = [row.ljust(100) for row in rows]
    up = next((r, row.index("↑")) for r, row in enumerate(lines) if "↑" in row)
    down = next((r, row.index("↓")) for r, row in enumerate(lines) if "↓" in row)
    assert lines[up[0] + 1][up[1]] == "○"
    assert lines[down[0] - 1][down[1]] == "○"
    for row in lines[:-1]:  # no line leads to a bound
        assert not row[up[1] - 3 : up[1]].strip()
        assert not row[down[1] - 3 : down[1]].strip()


def test_every_mark_is_explained(drawn: Drawn, hard: Path) -> None:
    text = drawn("plot", "bounds", "-d", str(hard), "--all-periods", columns=120)
    for key in (
        "○ approximate (2020)",
        "○↑ at least this: a bound, not a value (2017)",
        "○↓ at most this: a bound, not a value (2019)",
        "? doubtful figure (2021)",
        "≠ another definition (2022)",
        "× a period of another length (2022-01/2022-09)",
    ):
        assert key in text


def test_a_series_without_a_figure_says_so(drawn: Drawn, hard: Path) -> None:
    assert "Nothing has no figure at all" in drawn("plot", "nothing", "-d", str(hard))


def test_the_first_place_is_on_top_and_ours_stands_out(drawn: Drawn) -> None:
    rows = [line for line in drawn("rank", "gdp", "all", columns=120).split("\n") if "┤" in line]
    assert [row.split("┤")[0].strip() for row in rows][:3] == ["1st", "2nd", "3rd"]
    ours = [row for row in rows if "●" in row]
    assert 0 < len(ours) < 4
    assert sum("Binzhou" in row for row in rows) == 1
    assert "●" in next(row for row in rows if "Binzhou" in row)


def test_colour_is_never_the_only_sign(drawn: Drawn) -> None:
    text = drawn("plot", "wage", "-a", "Binzhou", "-a", "Dongying", "-a", "Jinan", columns=100)
    assert "● Binzhou   ◆ Dongying   ■ Jinan" in text
    text = drawn("plot", "wage", "-a", "Binzhou", "-a", "Jinan", columns=100, ascii=True)
    assert "A Binzhou   B Jinan" in text


def test_ascii_is_ascii(drawn: Drawn, hard: Path) -> None:
    for name in ("broken", "bounds", "negative", "sixty"):
        assert drawn("plot", name, "-d", str(hard), columns=100, ascii=True).isascii()
    chart = drawn("rank", "gdp", "all", columns=100, ascii=True).split("\n\n")[1]
    assert chart.isascii()


def test_on_a_terminal_there_is_a_chart_in_colour(terminal: Terminal) -> None:
    text = terminal("plot", "gdp", columns=90, NO_COLOR="")
    assert "\x1b[" in text
    assert "●" in text
    plain = terminal("plot", "gdp", columns=90)
    assert "\x1b[36m" not in plain
    for each in (text, plain):
        assert "●⠒" in re.sub(r"\x1b\[[0-9;]*m", "", each)


def test_what_a_dataset_says_steers_no_terminal(drawn: Drawn, hard: Path) -> None:
    text = drawn("plot", "hostile", "two", "-d", str(hard), columns=100)
    assert "\x1b" not in text
    assert "\\x1b[31m" in text


def chart_of(values: list[list[Decimal]], kind: str = "line", *, log: bool = False) -> Chart:
    traces = tuple(
        Trace(
            f"series {i}",
            tuple(
                Point(str(2000 + x), 2000.0 + x, value, run=x // 3, said=f"{value:f}")
                for x, value in enumerate(each)
            ),
            own=i == 0,
        )
        for i, each in enumerate(values)
    )
    panel = Panel(traces, unit="unit", rules=(Rule(2000.5, "a reason of some length"),))
    return Chart(kind, "title", [panel], log=log)


figures = st.decimals(min_value=-(10**12), max_value=10**12, places=6)
positive = st.decimals(min_value=Decimal("1e-6"), max_value=10**12, places=6)


@given(
    values=st.lists(st.lists(figures, min_size=1, max_size=60), min_size=1, max_size=20),
    columns=st.integers(40, 200),
    glyphs=st.sampled_from([UNICODE, ASCII]),
)
def test_any_chart_fits_any_width(
    values: list[list[Decimal]], columns: int, glyphs: Glyphs
) -> None:
    rendered = str(draw(chart_of(values), columns, glyphs, Texts("en")))
    lines = rendered.split("\n")
    assert max(map(width, lines)) <= columns
    assert glyphs is UNICODE or rendered.isascii()


@given(
    values=st.lists(st.lists(positive, min_size=1, max_size=30), min_size=1, max_size=4),
    columns=st.integers(40, 200),
)
def test_a_log_scale_fits_any_width(values: list[list[Decimal]], columns: int) -> None:
    lines = str(draw(chart_of(values, log=True), columns, UNICODE, Texts("zh"))).split("\n")
    assert max(map(width, lines)) <= columns


@given(
    values=st.lists(figures, min_size=1, max_size=20),
    columns=st.integers(40, 200),
    glyphs=st.sampled_from([UNICODE, ASCII]),
)
def test_bars_fit_any_width(values: list[Decimal], columns: int, glyphs: Glyphs) -> None:
    chart = chart_of([[each] for each in values], "bars")
    lines = str(draw(chart, columns, glyphs, Texts("en"))).split("\n")
    assert len(lines) == len(values)
    assert max(map(width, lines)) <= columns


@given(
    values=st.lists(st.lists(figures, min_size=2, max_size=2), min_size=1, max_size=9),
    columns=st.integers(40, 200),
)
def test_slopes_fit_any_width(values: list[list[Decimal]], columns: int) -> None:
    chart = chart_of(values, "slope")
    lines = str(draw(chart, columns, UNICODE, Texts("en"))).split("\n")
    assert max(map(width, lines)) <= columns


@given(values=st.lists(figures, min_size=1, max_size=9), most=st.integers(2, 12))
def test_a_scale_holds_all_figures_and_is_round(values: list[Decimal], most: int) -> None:
    ticks = scale(values, most)
    assert ticks[0] <= min(values)
    assert max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= most + 2
    assert len({later - earlier for earlier, later in pairwise(ticks)}) == 1


@given(values=st.lists(positive, min_size=1, max_size=9), most=st.integers(2, 12))
def test_a_log_scale_holds_all_figures(values: list[Decimal], most: int) -> None:
    ticks = scale(values, most, log=True)
    assert ticks[0] <= min(values)
    assert max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= most + 2
    assert ticks == sorted(set(ticks))


@pytest.mark.parametrize(
    ("value", "text"),
    [("1000", "1,000"), ("0.05", "0.05"), ("2.5e12", "2.5e12"), ("1e-6", "1e-6"), ("0", "0")],
)
def test_a_tick_reads_well(value: str, text: str) -> None:
    assert tick_text(Decimal(value)) == text
