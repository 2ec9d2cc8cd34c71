"""What a screen may not hide: whose a figure is, in what it is said, and what found no room."""

import re
from pathlib import Path

import pytest
from support import Program, Terminal, one_indicator, rows, write


@pytest.fixture
def screen(terminal: Terminal) -> Terminal:
    """What a terminal shows, without the codes of its colours."""
    return lambda *line, **settings: re.sub(r"\x1b\[[0-9;]*m", "", terminal(*line, **settings))


@pytest.fixture
def plain_file(tmp_path: Path) -> str:
    """A table of two series, without areas and units."""
    path = tmp_path / "series.csv"
    path.write_text("year,jobless,rate\n2019,1100,4.1\n2020,1600,6.3\n2021,1500,5.9\n")
    return str(path)


# --- a run of years that cannot be computed -------------------------------------------------------


def test_years_that_cannot_be_computed_for_one_reason_stand_in_one_line(
    screen: Terminal, program: Program
) -> None:
    text = screen("growth", "gdp", "--base", "2019", columns=80)
    assert re.search(r"^ 2000 to 2018 +break ", text, re.MULTILINE)
    assert "2000 to 2018: from 2019 on the revised accounts" in text
    assert not re.search(r"^ 2005 ", text, re.MULTILINE)
    assert re.search(r"^ 2020 +102\.", text, re.MULTILINE)
    told = rows(program("growth", "gdp", "--base", "2019").stdout)
    assert [row["period"] for row in told][:3] == ["2000", "2001", "2002"]
    assert {row["caveat"] for row in told if row["period"] < "2019"} == {"break"}


# --- whose a figure is ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("show gdp wage all 2021 --sort -value", ["Average wage", "Qingdao", "yuan a year"]),
        ("growth gdp wage 2020:2021 --sort -growth_computed", ["Gross domestic product"]),
        ("growth gdp all 2020:2021 --sort -growth_computed", ["Weifang"]),
        ("growth gdp all --base 2019 2017:2021 --sort index", ["Dongying"]),
        ("rank gdp Binzhou Dongying 2019: --sort -rank", ["Dongying"]),
    ],
)
def test_rows_that_are_sorted_say_whose_they_are(
    screen: Terminal, line: str, words: list[str]
) -> None:
    text = screen(*line.split(), "--top", "12", columns=100)
    body = text.partition("after")[0].partition("period")[2]
    for word in words:
        assert word in " ".join(body.split()), text


def test_the_own_area_stays_when_a_table_of_areas_is_cut(program: Program) -> None:
    for line in (
        "show gdp all 2021 --sort -value",
        "growth gdp all 2021 --sort growth_computed",
        "table gdp wage all 2021 --sort -gdp",
    ):
        names = [row["area_name"] for row in rows(program(*line.split(), "--top", "3").stdout)]
        assert len(names) == 4
        assert names[-1] == "Binzhou"


def test_growth_of_one_period_of_several_areas_is_a_row_an_area(screen: Terminal) -> None:
    text = screen("growth", "gdp", "all", "2021", columns=80)
    assert re.search(r"^ Weifang +9\.7 +19\.4", text, re.MULTILINE)
    assert "left out for width" not in text


def test_notes_of_several_series_say_of_which(screen: Terminal) -> None:
    text = " ".join(screen("growth", "gdp", "wage", "2018:2021", columns=200).split())
    assert "Average wage of urban staff and workers 2021: computed growth joins" in text


# --- in what a change is said ---------------------------------------------------------------------


def test_points_among_per_cent_say_that_they_are_points(screen: Terminal) -> None:
    mixed = screen("show", "gdp", "share-tertiary", "2020:2021", columns=80)
    assert re.search(r"48\.1 .*−1\.5 pp", mixed)
    assert not re.search(r"14\.5 pp", mixed)
    alone = screen("show", "share-tertiary", "2020:2021", columns=80)
    assert " pp" in alone.partition("2020")[0]
    assert not re.search(r"−1\.5 pp", alone)


def test_a_difference_is_no_per_cent(screen: Terminal, plain_file: str) -> None:
    text = screen("profile", "-d", plain_file, columns=80)
    assert re.search(r"jobless +1,500 .* −100 d ", text)
    assert "d difference" in text
    assert "c growth computed" not in text


# --- what was asked for and what found no room ----------------------------------------------------


def test_an_indicator_without_a_figure_keeps_its_column_and_is_named(
    screen: Terminal, program: Program
) -> None:
    done = program("table", "gdp", "experts-introduced", "2021:")
    assert done.stdout.splitlines()[0] == "period,gdp,experts-introduced"
    assert "no figure there of High-end experts" in done.stderr
    text = screen("table", "gdp", "experts-introduced", "2021:", columns=100)
    assert "no figure there of High-end experts" in text


def test_an_area_without_a_figure_keeps_its_column_and_is_named(program: Program) -> None:
    done = program("table", "gdp", "Laiwu", "Binzhou", "2021")
    assert done.stdout.splitlines() == ["period,Laiwu,Binzhou", "2021,,287.211"]
    assert "Laiwu" in done.stderr


def test_a_break_between_periods_side_by_side_is_told_on_the_screen(screen: Terminal) -> None:
    text = screen("table", "gdp", "2017:2021", "--by", "period", columns=100)
    assert "break between 2018 and 2019: from 2019 on the revised accounts" in text


def test_of_periods_side_by_side_the_latest_stay(screen: Terminal) -> None:
    text = screen("table", "gdp", "2010:2021", "--by", "period", columns=60)
    head = text.partition("yuan")[0]
    assert " 2021" in head
    assert "2010" not in head


def test_of_many_columns_without_room_some_are_named_and_the_others_counted(
    screen: Terminal,
) -> None:
    text = " ".join(screen("table", "gdp", "all", "2021", columns=60).split())
    assert re.search(r"left out for width: \w+, .* and \d+ more; -o FILE.csv holds them", text)


# --- notes ----------------------------------------------------------------------------------------


@pytest.fixture
def wordy(tmp_path: Path) -> str:
    """Four figures of a dataset, each with a note as long as a paragraph."""
    held = [
        {"period": str(year), "value": year, "note": f"note of {year} " + "on and on " * 30 + "end"}
        for year in range(2001, 2005)
    ]
    return str(write(tmp_path / "wordy.json", one_indicator(held)))


def test_words_of_a_dataset_do_not_outweigh_the_figures(screen: Terminal, wordy: str) -> None:
    for line in ("show x", "plot x"):
        text = screen(*line.split(), "-d", wordy, columns=80)
        notes = [each for each in text.split("\n") if "note of" in each]
        assert 2 <= len(notes) <= 4
        assert all(each.rstrip().endswith("…") for each in notes)
        assert text.count("on and on") < 40
        assert "in full: -f markdown" in text


def test_where_nothing_is_cut_notes_are_whole(
    program: Program, screen: Terminal, wordy: str
) -> None:
    for form in ("table", "markdown"):
        text = program("show", "x", "-d", wordy, "-f", form).stdout
        assert len(re.findall("end", text)) == 4
    assert screen("show", "x", "-d", wordy, "-f", "markdown", columns=80).count("end") == 4


def test_notes_that_fit_beside_the_figures_are_whole(screen: Terminal) -> None:
    text = " ".join(screen("show", "gdp", "2015:2021", columns=80).split())
    assert "so computed growth of 2021 is 13.2 percent on it and not 14.5" in text
    assert "in full" not in text


def test_what_signs_stand_for_is_told_on_one_line(screen: Terminal) -> None:
    text = screen("show", "gdp", columns=100)
    assert "P provisional · ? marks a doubtful figure" in text
