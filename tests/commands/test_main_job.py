"""The main job: what the program answers of Binzhou, in a pipe and on a terminal."""

import json

import pytest
from support import Program, Terminal, rows


def one(program: Program, *words: str) -> dict[str, str]:
    """The only row of an answer."""
    (row,) = rows(program(*words).stdout)
    return row


def by_period(program: Program, *words: str) -> dict[str, dict[str, str]]:
    return {row["period"]: row for row in rows(program(*words).stdout)}


# --- show ----------------------------------------------------------------------------------


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
    assert found["2003"]["note"]
    assert (found["2025"]["value"], found["2025"]["qualifier"]) == ("1000", "more-than")
    assert found["2022"]["growth_computed"] == found["2025"]["growth_computed"] == ""
    assert found["2022"]["growth_caveat"] == "definition"
    assert found["2025"]["growth_caveat"] == "bound"


def test_show_revenue_on_a_terminal_says_what_a_reader_must_know(terminal: Terminal) -> None:
    text = terminal("show", "revenue", columns=100)
    assert "> 1,000" in text
    assert "billion yuan" in text
    assert "China Daily, 2023-03-10" in text
    assert "the year is not stated" in text


def test_gdp_of_all_areas_has_a_figure_of_every_city_and_year(program: Program) -> None:
    found = [row for row in rows(program("show", "gdp", "all", "--csv").stdout) if row["value"]]
    years = {row["period"] for row in found}
    assert years == {str(year) for year in range(2000, 2026)}
    for year in sorted(years - {"2025"}):
        cities = {row["area"] for row in found if row["period"] == year} - {"370000"}
        assert len(cities) == (17 if year <= "2018" else 16), year


def test_the_source_of_each_number_is_named_where_there_are_two(program: Program) -> None:
    row = by_period(program, "show", "gdp")["2019"]
    assert row["source"].split() == ["city-yearbook", "ccsy-2020"]
    assert row["growth_source"] == "ccsy-2020"
    assert "two-sources" in row["growth_reported_caveat"]


def test_implied_values_are_marked_and_never_computed_with(program: Program) -> None:
    found = by_period(program, "show", "revenue", "--implied")
    assert (found["2021"]["value"], found["2021"]["derived"]) == ("894.4", "995.5 / 1.113")
    assert found["2022"]["growth_computed"] == ""


def test_growth_at_constant_prices_implies_no_value(program: Program) -> None:
    found = rows(program("show", "gdp", "--implied").stdout)
    assert found
    assert [row for row in found if row["derived"]] == []


def test_vintages_stand_beside_the_current_figure(program: Program) -> None:
    found = rows(program("show", "gdp", "--all-sources", "2003").stdout)
    assert [(row["value"], row["current"]) for row in found] == [
        ("40.65", "true"),
        ("40.6", "false"),
    ]
    assert found[1]["difference"] == "-0.05"


def test_as_of_uses_only_what_had_been_published(program: Program) -> None:
    found = rows(program("show", "gdp", "--as-of", "2016-12-31", "--csv").stdout)
    assert found
    assert all(row["published"] and row["published"] <= "2016-12-31" for row in found)
    assert program("show", "gdp", "--as-of", "2014-12-31").returncode == 1


def test_experts_introduced_is_a_bound_of_four_years(terminal: Terminal) -> None:
    text = terminal("show", "experts-introduced", columns=100)
    assert "> 520" in text
    assert "2019/2022" in text
    assert '"since 2019"' in text


def test_units_scale_exactly(program: Program) -> None:
    for unit, value in (("million", "287211"), ("亿元", "2872.11"), ("yuan", "287211000000")):
        assert one(program, "show", "gdp", "2021", "--unit", unit)["value"] == value
    result = program("show", "gdp", "--unit", "tonnes")
    assert result.returncode == 2
    assert "billion yuan" in result.stderr


def test_json_keeps_the_digits_of_a_figure(program: Program) -> None:
    text = program("show", "natural-growth-rate", "2003", "--all-sources", "--json").stdout
    assert '"value": 3.60' in text
    assert json.loads(text)["rows"][0]["value"] == 3.61


# --- compare -------------------------------------------------------------------------------


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
    found = rows(program("compare", "2018", "2020", "all", "gdp").stdout)
    assert len(found) >= 16
    assert {row["caveat"] for row in found} == {"break"}


def test_compare_says_what_follows_from_a_bound_and_no_more(program: Program) -> None:
    row = one(program, "compare", "2022", "2025", "revenue")
    assert row["change_qualifier"] == "at-least"
    assert 0 <= float(row["change"]) <= 0.46


def test_periods_stand_in_order_of_time_however_they_are_typed(program: Program) -> None:
    assert program("compare", "2020", "2018").stdout == program("compare", "2018", "2020").stdout


def test_gaps_are_listed_when_they_are_asked_for(program: Program) -> None:
    plain = rows(program("compare", "2018", "2020").stdout)
    gaps = rows(program("compare", "2018", "2020", "--gaps").stdout)
    assert all(row["value_2018"] and row["value_2020"] for row in plain)
    added = [row for row in gaps if not (row["value_2018"] and row["value_2020"])]
    assert len(gaps) == len(plain) + len(added) > len(plain)


# --- growth --------------------------------------------------------------------------------


def test_growth_of_gdp_reported_and_computed(program: Program) -> None:
    found = by_period(program, "growth", "gdp")
    assert (found["2003"]["growth_reported"], found["2003"]["growth_reported_basis"]) == (
        "16.7",
        "constant-prices",
    )
    assert (found["2019"]["growth_computed"], found["2019"]["growth_caveat"]) == ("", "break")
    assert found["2021"]["growth_reported"] == "8.3"
    assert found["2021"]["growth_computed"].startswith("14.5")
    assert found["2021"]["growth_basis"] == "current-prices"


def test_an_average_is_split_at_the_break_unless_asked_to_cross_it(program: Program) -> None:
    sound = one(program, "growth", "gdp", "2000:2018", "--average")
    assert sound["per_year"] == "13.5"
    split = rows(program("growth", "gdp", "2000:2021", "--average").stdout)
    assert [(row["period_from"], row["period_to"]) for row in split] == [
        ("2000", "2018"),
        ("2019", "2021"),
    ]
    crossed = one(program, "growth", "gdp", "2000:2021", "--average", "--across-breaks")
    assert (crossed["per_year"], crossed["caveat"]) == ("11.9", "across-break")


def test_crossing_a_break_is_marked_on_a_terminal(terminal: Terminal) -> None:
    text = terminal("growth", "gdp", "2000:2021", "--average", "--across-breaks")
    assert "* " in text
    assert "11.9" in text
    assert "from 2019 on the revised accounts" in text


def test_an_average_of_printed_rates_is_another_number(program: Program) -> None:
    row = one(program, "growth", "gdp", "2014:2016", "--average", "--reported")
    assert (row["basis"], row["rates"]) == ("constant-prices", "7.08;7.18")
    assert float(row["per_year"]) == 7.13


def test_the_index_of_the_base_is_100_and_stops_at_the_break(program: Program) -> None:
    found = by_period(program, "growth", "gdp", "--base", "2010")
    assert found["2010"]["index"] == "100"
    assert (found["2019"]["index"], found["2019"]["caveat"]) == ("", "break")


def test_a_break_outside_the_range_is_named_where_it_refuses_growth(terminal: Terminal) -> None:
    for command in ("show", "growth"):
        text = " ".join(terminal(command, "gdp", "2019:", columns=100).split())
        assert "from 2019 on the revised accounts" in text


# --- rank ----------------------------------------------------------------------------------


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
    found = by_period(program, "rank", "gdp")
    assert (found["2007"]["rank"], found["2007"]["rank_of"]) == ("12", "17")
    assert (found["2015"]["rank"], found["2015"]["rank_of"]) == ("14", "17")
    assert found["2015"]["rank_reported"] == "14"
    assert (found["2021"]["rank"], found["2021"]["rank_of"]) == ("13", "16")
    assert (found["2009"]["rank_among"], found["2009"]["left_out"]) == ("16", "371000")
    assert found["2019"]["caveat"] == "break"
    assert found["2019"]["moved"] == ""


def test_the_league_table_of_2021_has_sixteen_cities(program: Program) -> None:
    found = rows(program("rank", "gdp", "2021").stdout)
    assert len(found) == 16
    assert found[0]["area_name"] == "Qingdao"
    assert [row["rank"] for row in found if row["area_name"] == "Binzhou"] == ["13"]


def test_growth_can_be_ranked(program: Program) -> None:
    found = rows(program("rank", "gdp", "2021", "--by", "growth").stdout)
    assert [row["rank"] for row in found if row["area_name"] == "Binzhou"] == ["4"]
    assert program("rank", "gdp", "2019", "--by", "growth").returncode == 1


def test_growth_from_a_doubtful_figure_is_not_ranked(program: Program) -> None:
    found = by_period(program, "rank", "gdp", "--by", "growth")
    assert (found["2010"]["rank_among"], found["2010"]["left_out"]) == ("16", "371000")


def test_an_area_that_was_merged_has_no_rank_afterwards(program: Program) -> None:
    assert max(by_period(program, "rank", "gdp", "Laiwu")) == "2018"


def test_a_rank_on_another_definition_is_no_step_and_says_so(program: Program) -> None:
    found = by_period(program, "rank", "gdp-per-capita")
    assert (found["2013"]["moved"], found["2013"]["caveat"]) == ("", "break")
    notes = json.loads(program("rank", "gdp-per-capita", "--json").stdout)["notes"]
    assert any("registered" in note for note in notes)


# --- list, sources, names --------------------------------------------------------------------


def test_list_talent_finds_the_people_brought_in(program: Program) -> None:
    found = [row["indicator"] for row in rows(program("list", "talent").stdout)]
    assert found == ["experts-introduced", "graduates-introduced", "postgraduates-introduced"]


def test_sources_prints_the_sentence_with_title_publisher_date_and_address(
    program: Program, terminal: Terminal
) -> None:
    row = one(program, "sources", "revenue", "2022")
    assert "reached 995.5 billion yuan" in row["quote"]
    assert row["title"] == "Binzhou builds a modern socialist city"
    assert row["publisher"] == "China Daily (Shandong)"
    assert row["published"] == "2023-03-10"
    assert row["url"].endswith("c_868092.htm")
    text = terminal("sources", "revenue", "2022", columns=120)
    assert "http://shandong.chinadaily.com.cn/2023-03/10/c_868092.htm" in text


def test_every_source_that_is_listed_has_figures(program: Program) -> None:
    found = rows(program("sources").stdout)
    assert len(found) > 40
    assert all(int(row["figures"]) > 0 for row in found)


def test_a_sound_file_is_said_to_hold_what_it_holds(program: Program) -> None:
    done = program("check")
    assert done.returncode == 0
    assert {"rule", "value", "expected"} <= set(rows(done.stdout)[0])  # what it doubts
    said = program("check", "-f", "markdown").stdout
    assert f"{len(rows(program('list').stdout))} indicators" in said
    for verb in ("sources", "areas"):
        listed = rows(program(verb).stdout)
        assert f"{len(listed)} {verb}" in said
        figures = sum(int(each["figures"]) for each in listed)
        assert f"{figures:,} figures" in said


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


def test_version_is_printed(program: Program) -> None:
    import binzhou_cli

    for option in ("--version", "-V"):
        assert program(option).stdout == f"binzhou {binzhou_cli.__version__}\n"
