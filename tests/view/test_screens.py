"""What a screen may not hide: whose a figure is, in what it is said, and what found no room."""

import re
import shlex
import shutil
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


def test_a_rank_by_printed_growth_says_on_what_the_growth_stands(screen: Terminal) -> None:
    for line in ("rank gdp 2021", "rank gdp", "rank gdp all"):
        text = screen(*line.split(), "--by", "reported-growth", columns=120)
        assert "growth printed by the source, constant prices" in text


def test_points_are_ranked_with_the_decimals_that_growth_prints(screen: Terminal) -> None:
    text = screen("rank", "share-tertiary", "2021", "--by", "growth", columns=80)
    assert re.search(r"Binzhou +−1\.5 ", text)
    assert "…" not in text


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
        assert 1 <= len(notes) <= 4
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


# --- datasets of which nothing is taken for granted -----------------------------------------------


@pytest.fixture
def download(tmp_path: Path) -> str:
    """Figures of three areas, of which none is the reader's own."""
    path = tmp_path / "download.csv"
    path.write_text(
        "country,indicator,2019,2020,2021\n"
        "New Zealand,output,10,11,12\nFrance,output,20,21,22\nChad,output,5,6,7\n"
        "New Zealand,people,1,1,1\nFrance,people,2,2,2\nChad,people,3,3,3\n"
    )
    return str(path)


SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.mark.parametrize(
    "kind",
    ["plain_file", "download", "own", "eurostat.tsv", "undata-years.csv", "sdmx1-lower.csv"],
)
def test_every_line_of_a_first_screen_runs(
    program: Program, request: pytest.FixtureRequest, kind: str
) -> None:
    named = str(SAMPLES / kind) if "." in kind else ""
    data = [] if kind == "own" else ["-d", named or request.getfixturevalue(kind)]
    text = program(*data, COLUMNS="200").stdout
    lines = re.findall(r"^ binzhou (.*?)  ", text, re.MULTILINE)
    assert len(lines) >= 4
    for line in lines:
        done = program(*shlex.split(line), *data)
        assert done.returncode == 0, (line, done.stderr)
        words = shlex.split(line)
        assert len(set(words)) == len(words)
    assert bool(data) == ("behind each of these" in text)


@pytest.mark.parametrize("kind", ["download", "own", "eurostat.tsv", "sdmx1-lower.csv"])
@pytest.mark.parametrize("places", ["one", "two", "all"])
def test_the_last_lines_of_a_series_run(
    program: Program, request: pytest.FixtureRequest, tmp_path: Path, kind: str, places: str
) -> None:
    data: list[str] = []
    if kind != "own":
        named = str(SAMPLES / kind) if "." in kind else request.getfixturevalue(kind)
        data = ["-d", str(shutil.copy(named, tmp_path / f"of mine {Path(named).name}"))]
    id = rows(program("list", *data, "--csv").stdout)[0]["indicator"]
    found = rows(program("areas", *data, "--csv").stdout)
    held = [each["area"] for each in found if each["figures"] != "0"]
    words = {"one": held[-1:], "two": held[:2], "all": ["all"]}[places]
    text = program("show", id, *words, *data, "-f", "table", COLUMNS="600").stdout
    lines = re.findall(r"binzhou (.*?): ", text.splitlines()[-1])
    assert [shlex.split(each)[len(data)] for each in lines] == ["about", "sources"]
    for line in lines:
        done = program(*shlex.split(line))
        assert done.returncode == 0, (line, done.stderr)


def test_no_line_to_type_tells_less_than_was_typed(program: Program, download: str) -> None:
    shown = program("show", "output", "-d", download, "--where", "country=Chad", "-f", "table")
    assert shown.returncode == 0
    assert "binzhou about" not in shown.stdout


def test_periods_that_are_no_years_are_told_with_their_figures(program: Program) -> None:
    text = " ".join(program("show", "gdp", "-f", "table").stdout.split())
    assert "also 2015-01/2015-09 172.8 billion yuan, printed growth 6.7 % and" in text
    text = program("show", "income-all-growth", "-f", "table").stdout
    assert "also 2025-01/2025-06 V 5.8 per cent" in text
    assert "V not validated" in text  # no row of the table has the letter
    assert "also" not in program("show", "gdp", "2015:2025", "-f", "table").stdout
    several = program("show", "gdp", "deposits", "-f", "table").stdout
    assert "also 2015-01/2015-09, 2025-01/2025-06, 2015-11: --all-periods" in several


def test_a_first_screen_without_an_area_of_ones_own_counts(
    program: Program, download: str, plain_file: str
) -> None:
    text = program("-d", download, COLUMNS="100").stdout
    assert "2 indicators of 3 areas, 2019 to 2021" in text
    assert re.search(r"output +9 figures", text)
    assert "areas" not in program("-d", plain_file, COLUMNS="100").stdout


def test_a_list_says_of_which_area_its_figures_are(
    program: Program, screen: Terminal, download: str
) -> None:
    own = rows(program("list", "gdp", "--csv").stdout)[0]
    assert (own["area"], own["area_name"]) == ("371600", "Binzhou")
    found = rows(program("list", "-d", download, "--csv").stdout)[0]
    assert (found["area"], found["latest"], found["figures"], found["areas"]) == ("", "", "9", "3")
    text = screen("list", "-d", download, columns=80)
    assert "latest" not in text
    assert re.search(r"output .* 9 +3 *$", text, re.MULTILINE)


def test_the_areas_to_choose_from_are_named_or_counted(program: Program, download: str) -> None:
    told = program("show", "output", "-d", download).stderr
    assert "others" not in told
    assert all(each in told for each in ("New Zealand", "France", "Chad"))


def test_a_dataset_without_areas_is_not_ranked_and_not_spoken_of_as_a_place(
    program: Program, plain_file: str
) -> None:
    for line in ("rank rate", "rank rate 2020"):
        done = program(*line.split(), "-d", plain_file)
        assert done.returncode == 1
        assert "has no areas" in done.stderr
    sentence = program("cite", "rate", "2020", "-d", plain_file, "-f", "markdown").stdout
    assert sentence.startswith("rate was 6.3 in 2020")


# --- how texts are folded -------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [50, 60, 72, 80])
@pytest.mark.parametrize("line", ["show gdp", "list income", "compare 2018 2020", "about gdp"])
def test_no_line_begins_with_what_closes(screen: Terminal, line: str, columns: int) -> None:
    text = screen(*line.split(), LANG="zh_CN.UTF-8", columns=columns)
    starts = {each.strip()[:1] for each in text.split("\n")}
    assert not starts & set("。，、；：）》”,")


def test_a_break_that_fits_no_line_hangs_under_its_dashes(screen: Terminal) -> None:
    text = screen("show", "gdp", "2023:", columns=60)
    assert " ─ ─ ─ break: the accounts of 2024" in text
    assert re.search(r"^ {7}value of 2023 on", text, re.MULTILINE)
    assert not re.search(r"^ *─ ─ ─ *$", text, re.MULTILINE)
    assert " ─ ─ ─ break: from 2019 on the revised accounts ─ ─ ─" in screen(
        "show", "gdp", "2018:2019", columns=60
    )


# --- the chart in place of the table --------------------------------------------------------------


@pytest.mark.parametrize("line", ["rank gdp 2021", "rank gdp", "compare 2010 2018 gdp", "plot gdp"])
def test_a_chart_can_be_asked_for_by_its_format(screen: Terminal, line: str) -> None:
    text = screen(*line.split(), "-f", "chart", columns=80)
    assert re.search("[█●]", text)
    assert not re.search(r"\bsource$", text, re.MULTILINE)


def test_what_has_no_chart_refuses_one(program: Program) -> None:
    done = program("show", "gdp", "-f", "chart")
    assert done.returncode == 2
    assert "-f chart needs plot, rank or compare" in done.stderr


def test_heads_in_chinese_say_what_is_printed_and_what_computed(screen: Terminal) -> None:
    text = screen("growth", "gdp", "wage", "2020:", LANG="zh_CN.UTF-8", columns=120)
    assert "公布增长（实际），" in text
    assert "计算增长（名义），" in text
    head = screen("profile", LANG="zh_CN.UTF-8", columns=100).partition("地区生产总值")[0]
    assert "公布" not in head
