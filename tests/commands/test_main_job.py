"""The main job, as the real program does it."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., "subprocess.CompletedProcess[str]"]
Terminal = Callable[..., str]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_show_revenue_in_a_pipe_is_csv_with_unit_qualifier_growth_and_source(
    program: Program,
) -> None:
    result = program("show", "revenue")
    assert (result.returncode, result.stderr) == (0, "")
    found = {row["period"]: row for row in rows(result.stdout)}
    assert found["2022"]["value"] == "995.5"
    assert found["2022"]["unit"] == "billion CNY"
    assert found["2022"]["growth_reported"] == "11.3"
    assert found["2022"]["growth_reported_basis"] == "not-stated"
    assert found["2022"]["source"] == "chinadaily-2023-03-10"
    assert found["2003"]["status"] == "D"
    assert "older concept" in found["2003"]["note"]
    assert (found["2025"]["value"], found["2025"]["qualifier"]) == ("1000", "more-than")
    assert all(row["growth_computed"] == "" for row in found.values())
    assert found["2022"]["growth_caveat"] == "definition"
    assert found["2025"]["growth_caveat"] == "bound"


def test_show_revenue_on_a_terminal_says_what_a_reader_must_know(terminal: Terminal) -> None:
    text = terminal("show", "revenue", columns=100)
    assert "> 1,000" in text
    assert "billion yuan" in text
    assert "Binzhou builds a modern socialist city, China Daily (Shandong), 2023-03-10" in text
    assert "the year is not stated" in text
    assert "basis not stated" in text


def test_gdp_of_all_areas_has_the_371_figures_of_whole_years(program: Program) -> None:
    found = [
        row
        for row in rows(program("show", "gdp", "--area", "all", "--csv").stdout)
        if row["value"] and len(row["period"]) == 4
    ]
    assert len(found) == 371
    by_year: dict[str, int] = {}
    for row in found:
        by_year[row["period"]] = by_year.get(row["period"], 0) + 1
    assert set(by_year.values()) == {16, 17}
    assert all((count == 17) == (int(year) <= 2018) for year, count in by_year.items())


def test_compare_tells_growth_from_places_and_refuses_a_break(program: Program) -> None:
    found = {row["indicator"]: row for row in rows(program("compare", "2018", "2020").stdout)}
    rank = found["rd-intensity"]
    assert (rank["value_2018"], rank["value_2020"], rank["change"]) == ("9", "1", "8")
    assert rank["change_measure"] == "places"
    wage = found["wage"]
    assert (wage["value_2018"], wage["value_2020"]) == ("70047", "80233")
    assert wage["change"].startswith("14.5")
    gdp = found["gdp"]
    assert (gdp["value_2018"], gdp["value_2020"]) == ("264.052", "250.811")
    assert (gdp["change"], gdp["comparable"], gdp["caveat"]) == ("", "false", "break")


def test_compare_flags_the_gdp_of_every_city(program: Program) -> None:
    result = program("compare", "2018", "2020", "--area", "all", "--indicator", "gdp")
    found = rows(result.stdout)
    assert len(found) == 16
    assert {row["caveat"] for row in found} == {"break"}


def test_compare_says_what_follows_from_a_bound_and_no_more(program: Program) -> None:
    (row,) = rows(program("compare", "2022", "2025", "-i", "revenue").stdout)
    assert (row["change_qualifier"], row["change"][:3]) == ("at-least", "0.4")


def test_rank_of_rd_intensity_is_reported(program: Program) -> None:
    found = rows(program("rank", "rd-intensity").stdout)
    assert [(row["period"], row["rank_reported"]) for row in found] == [
        ("2018", "9"),
        ("2019", "3"),
        ("2020", "1"),
        ("2021", "1"),
    ]
    assert {row["rank"] for row in found} == {""}


def test_rank_of_gdp_is_computed_among_the_members_of_each_year(program: Program) -> None:
    found = {row["period"]: row for row in rows(program("rank", "gdp").stdout)}
    assert (found["2007"]["rank"], found["2007"]["rank_of"]) == ("12", "17")
    assert (found["2015"]["rank"], found["2015"]["rank_of"]) == ("14", "17")
    assert found["2015"]["rank_reported"] == "14"
    assert (found["2021"]["rank"], found["2021"]["rank_of"]) == ("13", "16")
    assert (found["2009"]["rank_among"], found["2009"]["left_out"]) == ("16", "371000")
    assert found["2019"]["caveat"] == "break"
    assert found["2019"]["moved"] == ""


def test_the_league_table_of_2021_has_sixteen_cities(program: Program) -> None:
    found = rows(program("rank", "gdp", "--period", "2021").stdout)
    assert len(found) == 16
    assert found[0]["area_name"] == "Qingdao"
    assert [row["rank"] for row in found if row["area_name"] == "Binzhou"] == ["13"]


def test_list_talent_finds_the_people_brought_in(program: Program) -> None:
    found = [row["indicator"] for row in rows(program("list", "talent").stdout)]
    assert found == ["experts-introduced", "graduates-introduced", "postgraduates-introduced"]


def test_experts_introduced_is_a_bound_since_2019(terminal: Terminal) -> None:
    text = terminal("show", "experts-introduced", columns=100)
    assert "> 520" in text
    assert "2019/2022" in text
    assert '"since 2019"' in text


def test_sources_prints_the_sentence_with_title_publisher_date_and_address(
    program: Program, terminal: Terminal
) -> None:
    (row,) = rows(program("sources", "revenue", "2022").stdout)
    assert "reached 995.5 billion yuan" in row["quote"]
    assert row["title"] == "Binzhou builds a modern socialist city"
    assert row["publisher"] == "China Daily (Shandong)"
    assert row["published"] == "2023-03-10"
    assert row["url"].endswith("c_868092.htm")
    text = terminal("sources", "revenue", "2022", columns=120)
    assert "http://shandong.chinadaily.com.cn/2023-03/10/c_868092.htm" in text


@pytest.mark.parametrize("name", ["R&D", "r&d", "研发", "rd-intensity-rank", "RD-INTENSITY"])
def test_an_indicator_answers_to_all_its_names(program: Program, name: str) -> None:
    assert rows(program("show", name).stdout)[0]["indicator"] == "rd-intensity"


@pytest.mark.parametrize(
    ("name", "indicator"),
    [
        ("营业收入", "revenue"),
        ("地区生产总值", "gdp"),
        ("wage", "wage"),
        ("population", "population"),
    ],
)
def test_chinese_and_short_names_are_known(program: Program, name: str, indicator: str) -> None:
    assert rows(program("show", name).stdout)[0]["indicator"] == indicator


def test_a_wrong_name_gets_one_sentence_with_the_nearest(program: Program) -> None:
    result = program("show", "revnue")
    assert result.returncode == 2
    assert result.stdout == ""
    assert (
        result.stderr == 'No indicator "revnue". Did you mean revenue? (binzhou list shows all)\n'
    )


def test_a_wrong_command_and_a_wrong_option_suggest_the_nearest(program: Program) -> None:
    assert "Did you mean show?" in program("shwo").stderr
    assert program("shwo").returncode == 2
    assert "Did you mean --period?" in program("show", "gdp", "--perid", "2020").stderr


def test_an_ambiguous_beginning_lists_the_candidates(program: Program) -> None:
    result = program("show", "share-")
    assert result.returncode == 2
    assert "share-primary, share-secondary or share-tertiary" in result.stderr


def test_a_dataset_that_does_not_fit_gets_one_sentence_a_fault(
    program: Program, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"title": {"en": "x"},\n"default_area": 3}', encoding="utf-8")
    result = program("show", "gdp", "-d", str(broken))
    assert result.returncode == 1
    assert result.stdout == ""
    assert "line 2: default_area: " in result.stderr
    assert "Traceback" not in result.stderr


def test_an_empty_file_is_said_to_be_empty(program: Program, tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text("")
    result = program("list", "-d", str(empty))
    assert result.returncode == 1
    assert "is empty" in result.stderr


def test_the_data_is_found_from_another_folder(program: Program, tmp_path: Path) -> None:
    assert program("show", "revenue", cwd=tmp_path).returncode == 0


def test_nothing_found_in_the_data_is_exit_1(program: Program) -> None:
    result = program("show", "revenue", "--period", "1990")
    assert result.returncode == 1
    assert "no figure" in result.stderr


def test_implied_values_are_marked_and_never_computed_with(program: Program) -> None:
    found = {row["period"]: row for row in rows(program("show", "revenue", "--implied").stdout)}
    assert (found["2021"]["value"], found["2021"]["derived"]) == ("894.4", "995.5 / 1.113")
    assert found["2022"]["growth_computed"] == ""


def test_growth_at_constant_prices_implies_no_value(program: Program) -> None:
    result = program("show", "gdp", "--implied")
    assert not [row for row in rows(result.stdout) if row["derived"]]


def test_vintages_stand_beside_the_current_figure(program: Program) -> None:
    found = rows(program("show", "gdp", "--all-sources", "--period", "2003").stdout)
    assert [(row["value"], row["current"]) for row in found] == [
        ("40.65", "true"),
        ("40.6", "false"),
    ]
    assert found[1]["difference"] == "-0.05"


def test_as_of_uses_only_what_had_been_published(program: Program) -> None:
    result = program("show", "gdp", "--as-of", "2016-12-31", "--csv")
    found = rows(result.stdout)
    assert found
    assert all(row["published"] and row["published"] <= "2016-12-31" for row in found)
    assert rows(program("show", "gdp", "--as-of", "2014-12-31").stdout) == []


def test_growth_of_gdp_reported_and_computed(program: Program) -> None:
    found = {row["period"]: row for row in rows(program("growth", "gdp").stdout)}
    assert (found["2003"]["growth_reported"], found["2003"]["growth_reported_basis"]) == (
        "16.7",
        "constant-prices",
    )
    assert (found["2019"]["growth_computed"], found["2019"]["growth_caveat"]) == ("", "break")
    assert found["2021"]["growth_reported"] == "8.3"
    assert found["2021"]["growth_computed"].startswith("14.5")


def test_cagr_is_refused_across_the_break_unless_asked_for(program: Program) -> None:
    (sound,) = rows(program("growth", "gdp", "--from", "2000", "--to", "2018").stdout)
    assert sound["per_year"].startswith("13.5")
    (refused,) = rows(program("growth", "gdp", "--to", "2021").stdout)
    assert (refused["per_year"], refused["caveat"]) == ("", "break")
    (crossed,) = rows(program("growth", "gdp", "--to", "2021", "--across-breaks").stdout)
    assert crossed["per_year"].startswith("11.9")


def test_crossing_a_break_is_marked_on_a_terminal(terminal: Terminal) -> None:
    text = terminal("growth", "gdp", "--to", "2021", "--across-breaks")
    assert "* +11.9 %" in text
    assert "* computed across a break: from 2019 on the revised, lower basis" in text


def test_the_index_of_the_base_is_100_and_stops_at_the_break(program: Program) -> None:
    found = {row["period"]: row for row in rows(program("growth", "gdp", "--base", "2010").stdout)}
    assert found["2010"]["index"] == "100"
    assert (found["2019"]["index"], found["2019"]["caveat"]) == ("", "break")


def test_growth_can_be_ranked(program: Program) -> None:
    found = rows(program("rank", "gdp", "--by", "growth", "--period", "2021").stdout)
    assert [row["rank"] for row in found if row["area_name"] == "Binzhou"] == ["4"]
    assert program("rank", "gdp", "--by", "growth", "--period", "2019").returncode == 1


def test_units_scale_exactly(program: Program) -> None:
    for unit, value in (("million", "287211"), ("亿元", "2872.11"), ("yuan", "287211000000")):
        (row,) = rows(program("show", "gdp", "--period", "2021", "--unit", unit).stdout)
        assert row["value"] == value
    result = program("show", "gdp", "--unit", "tonnes")
    assert result.returncode == 2
    assert "billion yuan" in result.stderr


def test_json_keeps_the_digits_of_a_figure(program: Program) -> None:
    text = program(
        "show", "natural-growth-rate", "--period", "2003", "--all-sources", "--json"
    ).stdout
    assert '"value": 3.60' in text
    assert json.loads(text)["rows"][0]["value"] == 3.61


def test_version_is_printed(program: Program) -> None:
    import binzhou_cli

    assert program("--version").stdout == f"binzhou {binzhou_cli.__version__}\n"
    assert program("--lang", "zh").returncode == 2


def test_the_wheel_carries_the_data(tmp_path: Path) -> None:
    """Built as pip builds it, without the environment of the tests."""
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(root)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    import zipfile

    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    assert (unpacked / "binzhou_cli/data/binzhou.json").exists()
    result = subprocess.run(
        [sys.executable, "-m", "binzhou_cli", "show", "revenue"],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "995.5" in result.stdout


def test_an_area_that_was_merged_has_no_rank_afterwards(program: Program) -> None:
    found = rows(program("rank", "gdp", "--area", "Laiwu").stdout)
    assert [row["period"] for row in found][-1] == "2018"


def test_a_break_outside_the_range_is_named_where_it_refuses_growth(terminal: Terminal) -> None:
    for command in ("show", "growth"):
        text = terminal(command, "gdp", "--period", "2019:", columns=100)
        assert "from 2019 on the revised, lower basis" in text


def test_periods_stand_in_order_of_time_however_they_are_typed(program: Program) -> None:
    expected = program("compare", "2018", "2020").stdout
    assert program("compare", "2020", "2018").stdout == expected


def test_what_has_some_of_three_periods_is_not_said_to_have_one(terminal: Terminal) -> None:
    text = terminal("compare", "2018", "2020", "2021", columns=140)
    assert "some of the periods only" in text


def test_a_rank_on_another_definition_is_no_step_and_says_so(program: Program) -> None:
    found = {row["period"]: row for row in rows(program("rank", "gdp-per-capita").stdout)}
    for year in ("2013", "2014"):
        assert (found[year]["moved"], found[year]["caveat"]) == ("", "break")
    notes = json.loads(program("rank", "gdp-per-capita", "--json").stdout)["notes"]
    assert any("fits registered, not resident, population" in note for note in notes)


def test_growth_from_a_doubtful_figure_is_not_ranked(program: Program) -> None:
    found = {row["period"]: row for row in rows(program("rank", "gdp", "--by", "growth").stdout)}
    assert (found["2010"]["rank_among"], found["2010"]["left_out"]) == ("16", "371000")
