"""What holds of every table on a terminal: width, alignment, signs, colour, a pager."""

import re
from collections.abc import Callable

import pytest
from conftest import _run
from support import Program, Result, Terminal, one_indicator, write


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize(
    "line", ["show gdp", "compare 2018 2020", "rank gdp", "rank gdp 2021", "list", "plot gdp",
             "table gdp all 2016:", "profile", "help"],
)  # fmt: skip
@pytest.mark.parametrize("settings", [{"LC_ALL": "C"}, {"TERM": "dumb"}], ids=["C", "dumb"])
def test_a_plain_terminal_gets_plain_signs(
    terminal: Terminal, line: str, settings: dict[str, str]
) -> None:
    text = bare(terminal(*line.split(), columns=80, **settings))
    assert not set(text) & set("─→▲▼−≥≤≈…▁▂▃▄▅▆▇█·⌀┊●•┤└┬")
    assert "Traceback" not in text


@pytest.mark.parametrize("columns", [20, 24, 30, 40])
@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("show gdp 2021", ["287.211", "2021"]),
        ("rank gdp 2021", ["1,413.646", "13th", "Binzhou"]),
        ("compare 2020 2021 gdp", ["250.811", "287.211", "+14.5 %"]),
        ("growth gdp 2021", ["8.3", "14.5", "2021"]),
        ("growth gdp 2000:2021 --average", ["2018", "+13.5 %"]),
        ("table gdp wage 2021", ["287.211", "2021"]),
    ],
)
def test_no_figure_is_cut_however_narrow_the_terminal(
    terminal: Terminal, line: str, held: list[str], columns: int
) -> None:
    text = bare(terminal(*line.split(), columns=columns))
    for each in held:
        assert each in text, text


def test_what_was_left_out_for_width_is_said(terminal: Terminal) -> None:
    wide, narrow = (bare(terminal("show", "gdp", columns=columns)) for columns in (120, 50))
    left = [line for line in narrow.split("\n") if line.startswith("left out for width")]
    assert len(left) == 1
    assert "left out for width" not in wide
    gone = set(re.findall(r"[a-z]{3,}", left[0].partition(": ")[2])) - {"and"}
    assert gone <= set(re.findall(r"[a-z]{3,}", wide))
    head = narrow.partition("source")[0]
    assert "rank" in gone
    assert "rank" not in head


def test_period_and_source_are_never_left_out(terminal: Terminal) -> None:
    for columns in (40, 60):
        text = bare(terminal("show", "gdp", "2021", columns=columns))
        head, row = (
            next(line for line in text.split("\n") if word in line) for word in ("period", " 2021 ")
        )
        assert "source" in head
        assert re.search(r"\d$", row)


def test_what_is_left_out_takes_its_notes_along(terminal: Terminal) -> None:
    assert "ranked without Weifang" in bare(terminal("show", "gdp", "2016", columns=120))
    narrow = bare(terminal("show", "gdp", "2016", columns=40))
    assert "rank" in narrow.partition("left out for width")[2]
    assert "Weifang" not in narrow


def test_the_unit_stays_with_the_figure(terminal: Terminal) -> None:
    for columns in (60, 100):
        text = bare(terminal("compare", "2018", "2020", columns=columns))
        assert "billion" in text
        left = text.partition("left out for width")[2].split("\n")[0]
        assert "unit" not in left


@pytest.mark.parametrize("line", ["show wage", "growth wage", "rank gdp", "table wage", "plot gdp"])
def test_a_year_never_has_a_thousands_separator(terminal: Terminal, line: str) -> None:
    text = bare(terminal(*line.split(), columns=100))
    assert "2018" in text
    assert "2,018" not in text


def test_decimal_points_stand_under_each_other(terminal: Terminal) -> None:
    lines = bare(terminal("show", "gdp", "2016:2021", columns=80)).split("\n")
    points = {line.index(".") for line in lines if re.match(r" 20\d\d +\d", line)}
    assert len(points) == 1


def test_chinese_names_are_two_columns_wide(terminal: Terminal) -> None:
    lines = bare(terminal("rank", "gdp", "2021", LANG="zh_CN.UTF-8", columns=80)).split("\n")
    from rich.cells import cell_len

    ends = {
        cell_len(line[: match.end()])
        for line in lines
        if (match := re.match(r" *第?\d+ +[\u4e00-\u9fff]+市 +[\d,.]+\.\d+", line))
    }
    assert len(ends) <= 3  # as many decimals as are printed


COLOUR = re.compile(r"\x1b\[(?:\d+;)*3[1-7]m")


def test_colour_is_there_when_it_is_wanted_and_only_then(
    terminal: Terminal, program: Program
) -> None:
    line = ("compare", "2018", "2020")
    assert COLOUR.search(terminal(*line, NO_COLOR=""))
    assert not COLOUR.search(terminal(*line))
    assert not COLOUR.search(terminal(*line, NO_COLOR="", TERM="dumb"))
    assert "\x1b" not in program(*line, "-f", "table").stdout
    assert COLOUR.search(program(*line, "-f", "table", FORCE_COLOR="1", TERM="xterm").stdout)


def test_what_colour_says_is_said_without_it(terminal: Terminal) -> None:
    coloured = bare(terminal("compare", "2018", "2020", NO_COLOR=""))
    assert coloured == bare(terminal("compare", "2018", "2020"))


@pytest.mark.parametrize(
    ("told", "width"),
    [("60", 60), ("20", 20), ("1000", 1000), ("²", 100), ("9" * 20, 100), ("9" * 5000, 100),
     ("-5", 100), ("0", 100), ("", 100), ("19", 100), ("1001", 100), ("8O", 100)],
)  # fmt: skip
def test_columns_sets_the_width_between_20_and_1000(
    program: Program, told: str, width: int
) -> None:
    from rich.cells import cell_len

    done = program("sources", "-f", "table", COLUMNS=told)
    assert done.returncode == 0
    longest = max(cell_len(line) for line in done.stdout.split("\n"))
    assert longest <= width
    assert longest > min(width, 400) - 45


def test_a_table_in_a_file_has_no_colour_and_no_trailing_blanks(
    program: Program, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("out") / "a.txt"
    assert program("show", "gdp", "-o", str(path), FORCE_COLOR="").returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))


# --- the pager -----------------------------------------------------------------------------------


class Pager:
    """What takes a long text; whether it does is told."""

    def __init__(self, takes: bool) -> None:
        self.takes = takes
        self.given: list[str] = []

    def __call__(self, text: str) -> bool:
        self.given.append(text)
        return self.takes


Paged = Callable[..., Result]


def paged(pager: Pager, *line: str, lines: int, cache: str) -> Result:
    variables = {"LANG": "en_US.UTF-8", "TERM": "xterm", "BINZHOU_CACHE": cache}
    return _run(line, variables, size=(80, lines), pager=pager)


def test_a_table_longer_than_the_screen_goes_to_the_pager(cache: object) -> None:
    pager = Pager(takes=True)
    done = paged(pager, "show", "gdp", lines=20, cache=str(cache))
    assert done.stdout == ""
    (text,) = pager.given
    assert "287.211" in text


def test_a_table_that_fits_the_screen_does_not(cache: object) -> None:
    pager = Pager(takes=True)
    done = paged(pager, "show", "gdp", "2021", lines=40, cache=str(cache))
    assert pager.given == []
    assert "287.211" in done.stdout


def test_without_a_pager_that_works_the_text_is_printed(cache: object) -> None:
    pager = Pager(takes=False)
    done = paged(pager, "show", "gdp", lines=20, cache=str(cache))
    assert done.stdout == pager.given[0]


def test_only_a_table_goes_to_the_pager(cache: object) -> None:
    pager = Pager(takes=True)
    for form in ("csv", "json", "markdown"):
        assert paged(pager, "show", "gdp", "-f", form, lines=20, cache=str(cache)).stdout
    assert pager.given == []


# --- lines and bars ----------------------------------------------------------------------------


def test_a_sparkline_and_a_bar_show_the_course(terminal: Terminal) -> None:
    assert "▁" in terminal("list", "income", columns=180)
    assert "█" in terminal("rank", "gdp", "2021")


def test_a_sparkline_leaves_a_gap_where_there_is_no_figure(
    terminal: Terminal, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cells = [{"period": str(year), "value": year} for year in (2000, 2001, 2004, 2005)]
    path = write(tmp_path_factory.mktemp("gap") / "x.json", one_indicator(cells))
    text = bare(terminal("list", "-d", str(path), columns=180))
    assert re.search("▁[▁▂]··[▆▇]█", text)


def test_a_break_is_drawn_across_the_table(terminal: Terminal) -> None:
    lines = bare(terminal("show", "gdp", "2017:2020", columns=100)).split("\n")
    (line,) = [line for line in lines if "─ ─ ─" in line and "2019" in line]
    before, after = (next(i for i, each in enumerate(lines) if each.startswith(f" {year} "))
                     for year in (2018, 2019))  # fmt: skip
    assert before < lines.index(line) < after
