"""The words of a command line: in any order, each by its form or its name, else told why not."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Program, one_indicator, rows, write

from binzhou_cli.errors import UsageError
from binzhou_cli.selection import Selection, read_selection


def answer(program: Program, *words: str) -> str:
    done = program(*words, "--csv")
    assert done.returncode == 0, done.stderr
    return done.stdout


def told(program: Program, *words: str) -> str:
    """What is said of a command line that is at fault; nothing is written beside it."""
    done = program(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("show", "gdp", "2015:2021", "Qingdao"),
        ("show", "gdp", "wage", "2018"),
        ("compare", "2018", "2020", "gdp", "Binzhou"),
        ("rank", "gdp", "2021", "Dongying"),
        ("growth", "gdp", "Jinan", "2015:"),
        ("sources", "revenue", "2022"),
        ("cite", "gdp", "2021", "Qingdao"),
        ("plot", "gdp", "2015:2021", "Qingdao"),
    ],
    ids=" ".join,
)
def test_words_stand_in_any_order(program: Program, words: tuple[str, ...]) -> None:
    verb, *rest = words
    expected = answer(program, *words)
    for order in permutations(rest):
        if verb == "show" and order.index("gdp") > 0 and "wage" in order:
            continue  # series stand in the order in which they are named
        assert answer(program, verb, *order) == expected


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (("gdp", "2015:2021"), ("gdp", "-p", "2015:2021")),
        (("gdp", "2015", "2018"), ("gdp", "-p", "2015", "2018")),
        (("gdp", "2015", "2018"), ("gdp", "--period=2015", "-p2018")),
        (("gdp", "Qingdao"), ("gdp", "-a", "Qingdao")),
        (("gdp", "Qingdao", "Jinan"), ("gdp", "-a", "Qingdao", "Jinan")),
        (("gdp", "Qingdao", "Jinan"), ("gdp", "Qingdao,Jinan")),
        (("gdp", "Qingdao", "Jinan"), ("gdp", "-a", "Qingdao,Jinan")),
        (("gdp", "all"), ("gdp", "--area", "all")),
        (("gdp", "all"), ("gdp", "全部")),
        (("gdp", "latest"), ("gdp", "最新")),
        (("gdp", "2015:2021"), ("gdp", "2015：2021")),
        (("gdp", "wage"), ("gdp,wage",)),
        (("gdp", "370200"), ("gdp", "青岛")),
        (("gdp", "Qingdao"), ("地区生产总值", "青岛市")),
        (("gdp", "Qingdao"), ("GDP", "QINGDAO")),
        (("gdp", "Tai'an"), ("gdp", "Tai’an")),
        (("gdp", "Qingdao"), ("gdp", "Qing")),
        (("revenue",), ("rev",)),
    ],
    ids=str,
)
def test_one_meaning_has_many_forms(
    program: Program, words: tuple[str, ...], options: tuple[str, ...]
) -> None:
    expected = {tuple(row.items()) for row in rows(answer(program, "show", *words))}
    assert {tuple(row.items()) for row in rows(answer(program, "show", *options))} == expected
    assert expected


def periods(program: Program, *words: str) -> list[str]:
    return [row["period"] for row in rows(answer(program, "show", *words))]


def test_periods_that_are_named_add_up(program: Program) -> None:
    assert periods(program, "gdp", "2015", "-p", "2018:2019", "latest") == [
        "2015", "2018", "2019", "2025",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [((":2003",), "2000", "2003"), (("2021:",), "2021", "2025"), ((), "2000", "2025")],
)
def test_a_range_may_be_open(
    program: Program, words: tuple[str, ...], first: str, last: str
) -> None:
    found = periods(program, "gdp", *words)
    assert (found[0], found[-1]) == (first, last)
    assert found == sorted(found)


def test_whole_years_are_meant_unless_others_are_named(program: Program) -> None:
    years = periods(program, "gdp")
    every = periods(program, "gdp", "--all-periods")
    assert all(len(each) == 4 for each in years)
    assert set(years) < set(every)
    part = next(each for each in every if len(each) > 4)
    assert periods(program, "gdp", part) == [part]


def test_a_series_without_years_is_shown_in_the_periods_it_has(program: Program) -> None:
    assert all(len(each) > 4 for each in periods(program, "experts-introduced"))


def test_all_with_an_area_means_all_and_that_area_as_the_own_one(program: Program) -> None:
    every = {row["area"] for row in rows(answer(program, "show", "gdp", "2021", "all"))}
    assert len(every) == 16
    both = {row["area"] for row in rows(answer(program, "show", "gdp", "2021", "all", "Jinan"))}
    assert both == every


# --- what cannot be read ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("show", "revnue"), "revenue"),
        (("show", "gdp", "Qingdoa"), "Qingdao"),
        (("show", "gdp", "-a", "Qingdoa"), "Qingdao"),
        (("shwo", "gdp"), "show"),
        (("show", "gdp", "--perid", "2020"), "--period"),
        (("list", "-t", "sciense"), "science"),
        (("show", "gdp", "--columns", "perid"), "period"),
    ],
    ids=str,
)
def test_a_wrong_name_gets_one_sentence_with_the_nearest(
    program: Program, words: tuple[str, ...], near: str
) -> None:
    text = told(program, *words)
    assert near in text
    assert len(text.splitlines()) <= 2


def test_an_ambiguous_beginning_lists_the_candidates(program: Program) -> None:
    text = told(program, "show", "share-")
    for each in ("share-primary", "share-secondary", "share-tertiary"):
        assert each in text


def test_two_areas_of_one_beginning_are_both_told(program: Program, tmp_path: Path) -> None:
    raw = one_indicator([{"period": "2000", "value": 1}])
    path = write(tmp_path / "x.json", raw)
    text = told(program, "show", "x", "Area", "-d", str(path))
    assert "Area A1" in text
    assert "Area A2" in text


@pytest.mark.parametrize(
    "words",
    [
        ("show", "gdp", "2020:2015"),
        ("show", "gdp", "-p", "last year"),
        ("show", "gdp", "2022-13"),
        ("show", "gdp", "2015-2020"),
        ("show", "gdp", "2015:x"),
        ("show", "gdp", "--as-of", "yesterday"),
        ("show", "gdp", "--as-of", "2023-02-31"),
        ("show",),
        ("show", "2021"),
        ("show", "gdp", "-p"),
        ("rank", "gdp", "wage"),
        ("compare", "2018"),
        ("compare", "gdp"),
        ("growth", "gdp", "--base", "2010:2012"),
        ("growth", "rd-intensity", "--base", "2018"),
        ("rank", "gdp", "--by", "luck"),
        ("list", "-t", "nothing"),
        ("check", "a.json", "b.json"),
        ("schema", "gdp"),
        ("profile", "2018", "2020"),
        ("--lang", "zh", "--nothing"),
        ("--nothing",),
        ("-l",),
        ("show", "gdp", "-l", "fr"),
        ("show", "gdp", "--top", "0"),
        ("show", "gdp", "--sort", "nothing"),
    ],
    ids=" ".join,
)
def test_a_command_line_at_fault_is_one_sentence_and_exit_2(
    program: Program, words: tuple[str, ...]
) -> None:
    assert 0 < len(told(program, *words).splitlines()) <= 2


def test_the_hint_of_a_dash_between_years_is_a_colon(program: Program) -> None:
    assert "2015:2020" in told(program, "show", "gdp", "2015-2020")


def test_a_word_that_begins_with_a_dash_may_stand_behind_two(program: Program) -> None:
    assert "-x" in told(program, "show", "gdp", "--", "-x")


def test_nothing_found_in_the_data_is_exit_1(program: Program) -> None:
    done = program("show", "revenue", "1990")
    assert done.returncode == 1
    assert len(rows(done.stdout)) == 0
    assert done.stdout.startswith("indicator,")
    assert "2003" in done.stderr
    assert "2025" in done.stderr


def test_an_error_on_a_terminal_is_the_same_sentence(program: Program) -> None:
    english = told(program, "show", "revnue")
    chinese = told(program, "show", "revnue", "--lang", "zh")
    assert english != chinese
    assert "revenue" in english
    assert "revenue" in chinese


# --- whose place it is --------------------------------------------------------------------------


def test_the_own_area_is_told_by_the_environment_and_the_line_goes_first(
    program: Program,
) -> None:
    own = rows(program("show", "gdp", "2021", BINZHOU_AREA="Jinan").stdout)
    assert [row["area"] for row in own] == ["370100"]
    told_here = rows(program("show", "gdp", "2021", "Binzhou", BINZHOU_AREA="Jinan").stdout)
    assert [row["area"] for row in told_here] == ["371600"]


def test_where_there_is_no_usual_area_one_must_be_named(program: Program, tmp_path: Path) -> None:
    raw = one_indicator([{"area": code, "period": "2000", "value": 1} for code in ("A1", "A2")])
    del raw["default_area"]
    path = str(write(tmp_path / "x.json", raw))
    assert "all" in told(program, "show", "x", "-d", path)
    assert len(rows(answer(program, "show", "x", "all", "-d", path))) == 2
    assert len(rows(answer(program, "show", "x", "A2", "-d", path))) == 1


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "binzhou").mkdir()
    return tmp_path / "binzhou" / "config.toml"


def test_a_configuration_says_what_is_usual(program: Program, config: Path, tmp_path: Path) -> None:
    home = {"XDG_CONFIG_HOME": str(tmp_path)}
    write(config.parent / "mine.json", one_indicator([{"period": "2000", "value": 7}]))
    config.write_text('lang = "zh"\narea = "Jinan"\n', encoding="utf-8")
    done = program("show", "gdp", "2021", "-f", "table", **home)
    assert "济南" in done.stdout
    assert "Jinan" in program("show", "gdp", "-f", "table", BINZHOU_LANG="en", **home).stdout
    config.write_text('data = "mine.json"\n', encoding="utf-8")
    assert rows(program("show", "x", **home).stdout)[0]["value"] == "7"


@pytest.mark.parametrize(
    ("content", "code"),
    [('colour = "red"', 2), ("lang = 5", 2), ('lang = "fr"', 2), ("lang", 1), ("\udcff", 1)],
)
def test_a_configuration_at_fault_is_said_with_its_place(
    program: Program, config: Path, tmp_path: Path, content: str, code: int
) -> None:
    config.write_bytes(content.encode("utf-8", "surrogateescape"))
    done = program("show", "gdp", XDG_CONFIG_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.splitlines()) == 1


# --- periods as words ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "period"),
    [
        ("2022", "2022"),
        ("2022年", "2022"),
        ("2022Q3", "2022-Q3"),
        ("2022-q3", ""),
        ("2022q3", "2022-Q3"),
        ("2022年三季度", "2022-Q3"),
        ("2022年第3季度", "2022-Q3"),
        ("2022年9月", "2022-09"),
        ("2022年上半年", "2022-S1"),
        ("2022S2", "2022-S2"),
        ("2022W05", "2022-W05"),
        ("2022M09", "2022-09"),
        ("2022-09-30", "2022-09-30"),
        ("2019/2022", "2019/2022"),
        ("-0001", "-0001"),
        ("gdp", ""),
        ("all", ""),
        ("2022.5", ""),
    ],
)
def test_a_period_is_known_by_its_form(word: str, period: str) -> None:
    found = read_selection(word)
    single = found.single[0].text if found is not None and found.single else ""
    assert single == period


@given(st.text(max_size=12))
def test_any_word_is_a_period_or_none_or_told(word: str) -> None:
    try:
        found = read_selection(word)
    except UsageError:
        assert ":" in word or "：" in word
    else:
        assert found is None or found.any


def test_selections_add_up() -> None:
    one, other = read_selection("2015:2018"), read_selection("2021")
    assert one is not None
    assert other is not None
    both = one.merged(other)
    assert [each.text for each in both.years(())] == ["2015", "2016", "2017", "2018", "2021"]
    assert not Selection().any


def test_an_area_that_is_none_is_not_counted_and_is_explained(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("year,gdp\n2019,1\n2020,2\n2021,4\n", encoding="utf-8")
    told = program("areas", "-d", str(path), "-f", "table").stdout
    assert told.startswith("0 areas")
    assert "_Z stands for no area" in told
    assert "_Z" not in program("areas", "-f", "table").stdout
