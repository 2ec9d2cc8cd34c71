"""What a person sees: golden files at three widths, in two languages, in ASCII."""

import re
import subprocess
import unicodedata
from collections.abc import Callable

import pytest

Program = Callable[..., "subprocess.CompletedProcess[str]"]
Terminal = Callable[..., str]
Golden = Callable[[str, str], None]

COMMANDS: dict[str, tuple[str, ...]] = {
    "list": ("list", "--topic", "income"),
    "show": ("show", "gdp", "--period", "2012:"),
    "show-revenue": ("show", "revenue", "--implied"),
    "show-all-sources": ("show", "gdp", "--all-sources", "--period", "2003"),
    "show-areas": ("show", "gdp", "--area", "Jinan", "--area", "Laiwu", "--period", "2017:"),
    "compare": ("compare", "2018", "2020"),
    "compare-bound": ("compare", "2022", "2025", "--indicator", "revenue"),
    "growth": ("growth", "gdp", "--period", "2015:"),
    "growth-many": ("growth", "gdp", "wage", "share-primary", "--period", "2016:"),
    "growth-cagr": ("growth", "gdp", "wage", "--from", "2010"),
    "growth-index": ("growth", "gdp", "--base", "2015", "--period", "2014:"),
    "rank-reported": ("rank", "rd-intensity"),
    "rank": ("rank", "gdp", "--period", "2006:"),
    "rank-league": ("rank", "gdp", "--period", "2021"),
    "rank-all": ("rank", "gdp", "--all", "--period", "2010:"),
    "compare-chart": ("compare", "2018", "2020", "--chart"),
    "plot": ("plot", "gdp", "--period", "2010:"),
    "plot-many": ("plot", "gdp", "wage", "--base", "2010"),
    "schema": ("schema", "-f", "table"),
    "sources": ("sources", "revenue"),
    "areas": ("areas",),
    "help": ("--help",),
    "help-show": ("show", "--help"),
}


def width(line: str) -> int:
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1
        for mark in line
    )


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def stripped(text: str) -> str:
    return "\n".join(line.rstrip() for line in bare(text).split("\n"))


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("columns", [60, 80, 140])
def test_a_table_fits_its_terminal(
    terminal: Terminal, golden: Golden, name: str, columns: int
) -> None:
    text = stripped(terminal(*COMMANDS[name], columns=columns))
    assert max(map(width, text.split("\n"))) <= columns
    golden(f"{name}-{columns}.txt", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_table_speaks_chinese(terminal: Terminal, golden: Golden, name: str) -> None:
    text = stripped(terminal(*COMMANDS[name], columns=80, LC_ALL="zh_CN.UTF-8"))
    assert max(map(width, text.split("\n"))) <= 80
    golden(f"{name}-80-zh.txt", text)


@pytest.mark.parametrize("name", ["show", "compare", "rank", "list", "rank-league"])
@pytest.mark.parametrize("settings", [{"LC_ALL": "C"}, {"TERM": "dumb"}], ids=["C", "dumb"])
def test_a_plain_terminal_gets_plain_signs(
    terminal: Terminal, name: str, settings: dict[str, str]
) -> None:
    text = stripped(terminal(*COMMANDS[name], columns=80, **settings))
    assert not set(text) & set("─→▲▼−≥≤≈…▁▂▃▄▅▆▇█·")
    assert "Traceback" not in text


def test_no_figure_is_cut_however_narrow_the_terminal(terminal: Terminal) -> None:
    text = bare(terminal("show", "gdp", "--period", "2021", columns=30))
    assert "287.211" in text


def test_what_was_left_out_is_said(terminal: Terminal) -> None:
    assert "left out for width: source" in bare(terminal("show", "gdp", columns=60))


def test_the_unit_stays_with_the_figure_when_its_column_goes(terminal: Terminal) -> None:
    text = " ".join(bare(terminal("compare", "2018", "2020", columns=60)).split())
    assert "Gross domestic product," in text
    assert "billion yuan" in text


def test_a_year_never_has_a_thousands_separator(terminal: Terminal) -> None:
    text = bare(terminal("show", "wage", columns=100))
    assert " 2018 " in text
    assert "2,018" not in text


def test_decimal_points_stand_under_each_other(terminal: Terminal) -> None:
    lines = bare(terminal("show", "gdp", "--period", "2016:2021", columns=80)).split("\n")
    points = {line.index(".") for line in lines if re.match(r" 20\d\d +\d", line)}
    assert len(points) == 1


def test_colour_is_there_when_it_is_wanted_and_only_then(
    terminal: Terminal, program: Program
) -> None:
    colour = re.compile(r"\x1b\[(?:\d+;)*3[1-7]m")
    assert colour.search(terminal("compare", "2018", "2020", NO_COLOR=""))
    assert not colour.search(terminal("compare", "2018", "2020"))
    assert "\x1b" not in program("compare", "2018", "2020", "-f", "table").stdout
    forced = program("compare", "2018", "2020", "-f", "table", FORCE_COLOR="1")
    assert colour.search(forced.stdout)


def test_columns_sets_the_width_where_there_is_no_terminal(program: Program) -> None:
    text = program("show", "gdp", "-f", "table", COLUMNS="60").stdout
    assert max(width(line.rstrip()) for line in text.split("\n")) <= 60


def test_a_sparkline_and_a_bar_show_the_course(terminal: Terminal) -> None:
    assert "▁" in terminal("list", "--topic", "income", columns=140)
    assert "█" in terminal("rank", "gdp", "--period", "2021")
