"""The command ``plot`` in a pipe: the figures of the chart."""

import csv
from io import StringIO
from pathlib import Path

from support import Program


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_in_a_pipe_there_are_the_figures(program: Program, hard: Path) -> None:
    done = program("plot", "broken", "-d", str(hard))
    assert done.returncode == 0
    found = rows(done.stdout)
    assert list(found[0]) == [
        "indicator", "area", "area_name", "period", "value", "unit", "qualifier", "status",
        "segment", "caveat", "source",
    ]  # fmt: skip
    assert [each["period"] for each in found] == [str(y) for y in range(2010, 2021)]
    assert [each["segment"] for each in found] == ["0"] * 6 + ["1"] * 5


def test_an_index_is_refused_across_a_break(program: Program, hard: Path) -> None:
    found = rows(program("plot", "broken", "-d", str(hard), "--base", "2010").stdout)
    assert found[0]["value"] == "100"
    assert found[1]["value"] == "110"
    assert found[1]["unit"] == "2010 = 100"
    assert [each["value"] for each in found[6:]] == [""] * 5


def test_a_rate_has_no_index(program: Program, hard: Path) -> None:
    done = program("plot", "negative", "-d", str(hard), "--base", "2010")
    assert done.returncode == 2
    assert "An index number needs a level; negative is a rate" in done.stderr


def test_another_unit_may_be_asked_for(program: Program) -> None:
    found = rows(program("plot", "gdp", "-p", "2021", "-u", "million").stdout)
    assert found[0]["value"] == "287211"


def test_who_has_no_figure_either_is_not_named(program: Program, hard: Path) -> None:
    done = program("plot", "nothing", "-d", str(hard))
    assert done.returncode == 1
    assert done.stderr == "Nothing has no figure at all\n"


def test_words_have_no_chart(program: Program, hard: Path) -> None:
    done = program("plot", "words", "-d", str(hard))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_all_areas(program: Program, hard: Path) -> None:
    found = rows(program("plot", "two", "-d", str(hard), "all").stdout)
    assert {each["area_name"] for each in found} == {"Here", "There"}
    assert found == rows(program("plot", "two", "-d", str(hard), "-a", "all").stdout)


def test_the_bars_of_compare_and_of_a_league_table(program: Program) -> None:
    text = program("compare", "2010", "2015", "-f", "table", COLUMNS="140").stdout
    assert "████" in next(line for line in text.split("\n") if "Average wage" in line)
    text = program("rank", "gdp", "-p", "2021", "-f", "table").stdout
    assert text.count("█") > 50


def test_an_index_needs_a_figure_for_its_base(program: Program, hard: Path) -> None:
    done = program("plot", "broken", "-d", str(hard), "--base", "1990")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "Broken has no figure for 1990 in Here.\n"
    found = rows(program("plot", "broken", "sixty", "-d", str(hard), "--base", "1990").stdout)
    assert {each["indicator"] for each in found} == {"sixty"}
