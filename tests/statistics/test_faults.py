"""The faults S1 to S20 that were found in the statistics: each is mended and stays so.

Those of the bundled figures are read from them; those of a rule from datasets of the test.
"""

import json
from pathlib import Path

import pytest
from small import (
    Program,
    Terminal,
    by,
    figure,
    figures,
    growth,
    indicator,
    panel,
    rows,
    source,
    write,
)


def test_s1_growth_is_ranked_unrounded_and_printed_with_one_number_of_decimals(
    program: Program,
) -> None:
    found = rows(program("rank", "population", "2012", "--by", "growth"))
    assert [row["area_name"] for row in found[:3]] == ["Jinan", "Dongying", "Qingdao"]
    for year in ("2001", "2012"):
        league = rows(program("rank", "gdp", year, "--by", "growth"))
        assert len({len(row["growth"].partition(".")[2]) for row in league}) == 1


def test_s1_rates_that_the_digits_cannot_part_share_an_interval(
    program: Program, terminal: Terminal, tmp_path: Path
) -> None:
    """100 → 112 lies between 110.9 and 113.1; 1000.0 → 1118.0 is 11.8: the two may be equal."""
    before, after = (100, "1000.0", "100.0", "50.00"), (112, "1118.0", "105.0", "51.00")
    x = indicator([*panel("2020", before), *panel("2021", after)])
    path = write(tmp_path, x, members=4)
    found = rows(program("rank", "x", "2021", "--by", "growth", "-d", path))
    assert [(row["area"], row["rank"], row["rank_low"], row["rank_high"]) for row in found] == [
        ("A1", "", "1", "2"), ("A2", "", "1", "2"), ("A3", "3", "3", "3"), ("A4", "4", "4", "4"),
    ]  # fmt: skip
    assert [row["caveat"] for row in found] == ["interval;digits", "interval;digits", "", ""]
    assert [row["growth"] for row in found] == ["12", "12", "5", "2"]
    text = terminal("rank", "x", "2021", "--by", "growth", "-d", path, columns=140)
    assert "1st to 2nd of 4" in text
    assert "the digits of the figures cannot part" in text
    chinese = program(
        "rank", "x", "2021", "--by", "growth", "-d", path, "-f", "markdown", LANG="zh_CN.UTF-8"
    )
    assert "第1至2" in chinese.stdout
    assert "无法分辨" in chinese.stdout


def test_s1_equal_printed_rates_are_a_tie_and_close_ones_an_interval(
    program: Program, tmp_path: Path
) -> None:
    rates = ("8.3", "8.34", "8.3", "7.0")
    x = indicator(
        [figure("2021", 5, f"A{n}", growth=growth(rate)) for n, rate in enumerate(rates, 1)]
    )
    found = rows(
        program("rank", "x", "2021", "--by", "reported-growth", "-d", write(tmp_path, x, members=4))
    )
    places = {row["area"]: (row["rank_low"], row["rank_high"], row["tied"]) for row in found}
    assert places == {
        "A2": ("1", "3", "1"),
        "A1": ("1", "2", "2"),
        "A3": ("1", "2", "2"),
        "A4": ("4", "4", "1"),
    }


def test_s2_growth_of_2013_is_at_current_prices_and_no_real_rate(program: Program) -> None:
    found = by(program("growth", "gdp", "2013", "all"), "area_name", "growth_reported_basis")
    assert found.pop("Binzhou") == "not-stated"  # another source prints 9.8
    assert set(found.values()) == {"current-prices"}
    refused = program("rank", "gdp", "2013", "--by", "reported-growth")
    assert refused.returncode == 1
    assert "0 of 17" in refused.stderr
    assert "at current prices" in refused.stderr
    refused = program("rank", "gdp", "2013", "--by", "reported-growth", "-l", "zh")
    assert "现价" in refused.stderr


@pytest.mark.parametrize("form", ["csv", "json"])
def test_s3_the_denominator_of_weihai_is_another_definition(program: Program, form: str) -> None:
    result = program("show", "gdp-per-capita", "Weihai", "2007:2012", "-f", form)
    found = rows(result) if form == "csv" else json.loads(result.stdout)["rows"]
    status = {row["period"]: row["status"] for row in found}
    assert [status[year] for year in ("2007", "2008", "2010", "2012")] in (
        ["D", "A", "D", "D"], [["D"], ["A"], ["D"], ["D"]],
    )  # fmt: skip
    refused = [row["growth_computed"] for row in found if row["period"] in ("2008", "2010", "2012")]
    assert all(each in ("", None) for each in refused)


def test_s3_a_league_says_how_many_stand_on_the_other_denominator(program: Program) -> None:
    assert "11 of the 17" in program("rank", "gdp-per-capita", "2005", "-f", "markdown").stdout
    found = rows(program("rank", "gdp-per-capita", "2005"))
    assert all("mixed-definitions" in row["caveat"] for row in found)


@pytest.mark.parametrize(
    ("name", "area", "year"),
    [
        ("gdp", "Weihai", "2009"), ("gdp", "Weifang", "2016"),
        ("gdp-per-capita", "Weihai", "2009"), ("gdp-per-capita", "Tai'an", "2012"),
        ("share-primary", "Weihai", "2009"),
    ],
)  # fmt: skip
def test_s4_a_carried_over_figure_is_doubtful(
    program: Program, name: str, area: str, year: str
) -> None:
    (row,) = rows(program("show", name, area, year))
    assert row["status"] == "U"
    assert "repeat" in row["note"]
    assert row["rank"] == ""


def test_s5_registered_population_of_2005_is_another_population(program: Program) -> None:
    found = rows(program("show", "population-registered", "Qingdao", "2004:2006"))
    assert [row["status"] for row in found] == ["A", "D", "A"]
    assert [row["growth_computed"] for row in found[1:]] == ["", ""]
    (row,) = rows(program("compare", "2005", "2006", "population-registered", "Qingdao"))
    assert (row["change"], row["caveat"], row["comparable"]) == ("", "definition", "false")


def test_s6_what_crosses_a_break_is_marked_for_machines(program: Program) -> None:
    (row,) = rows(program("growth", "gdp", "2019", "--across-breaks"))
    assert (row["growth_computed"], row["growth_caveat"]) == ("-6.943", "across-break")
    (row,) = rows(program("show", "gdp", "2019", "--across-breaks"))
    assert row["growth_caveat"] == "across-break"
    (row,) = rows(program("compare", "2018", "2020", "Heze", "gdp", "--across-breaks"))
    assert (row["caveat"], row["comparable"]) == ("across-break", "false")
    (row,) = rows(program("growth", "gdp", "2000:2021", "--average", "--across-breaks"))
    assert row["caveat"] == "across-break"
    marks = by(program("growth", "gdp", "--base", "2015", "--across-breaks"), "period", "caveat")
    assert (marks["2018"], marks["2019"]) == ("", "across-break")


def test_s6_and_for_people(program: Program) -> None:
    for command in (
        ("growth", "gdp", "2019"), ("show", "gdp", "2019"), ("compare", "2018", "2020", "gdp"),
        ("growth", "gdp", "2000:2021", "--average"), ("growth", "gdp", "2019", "--base", "2015"),
    ):  # fmt: skip
        text = program(*command, "--across-breaks", "-f", "markdown").stdout
        assert "\\* " in text, command
        assert "computed across a break" in text, command


def test_s7_a_doubt_stays_in_all_that_is_computed_from_it(program: Program) -> None:
    (row,) = rows(program("compare", "2008", "2009", "Weihai", "gdp"))
    assert row["caveat"] == "doubtful"
    assert by(program("growth", "gdp", "Weihai", "2009:2010"), "period", "growth_caveat") == {
        "2009": "doubtful", "2010": "doubtful",
    }  # fmt: skip
    assert by(program("show", "gdp", "Weihai", "2010"), "period", "growth_caveat") == {
        "2010": "doubtful"
    }
    (row,) = rows(program("growth", "gdp", "Weihai", "2005:2009", "--average"))
    assert row["caveat"] == "doubtful"
    index = program("growth", "gdp", "Weihai", "2008:2010", "--base", "2009")
    assert set(by(index, "period", "caveat").values()) == {"doubtful"}


def test_s7_the_printed_growth_of_a_doubtful_figure_is_doubtful_too(program: Program) -> None:
    for verb in ("growth", "show"):
        (row,) = rows(program(verb, "gdp", "Weihai", "2009"))
        assert (row["growth_reported"], row["growth_reported_caveat"]) == ("12.09", "doubtful")
    (row,) = rows(program("growth", "gdp", "2018"))
    assert row["growth_reported_caveat"] == "doubtful;two-sources"


def test_s7_and_for_people(program: Program) -> None:
    for command in (
        ("compare", "2008", "2009", "Weihai", "gdp"), ("growth", "gdp", "Weihai", "2010"),
        ("growth", "gdp", "Weihai", "2005:2009", "--average"),
        ("growth", "gdp", "Weihai", "2008", "--base", "2009"),
    ):  # fmt: skip
        text = program(*command, "-f", "markdown").stdout
        assert "? " in text.split("marks a doubtful")[0], command
        assert "marks a doubtful figure" in text, command


def test_s8_a_comparison_keeps_the_notes_of_its_figures(program: Program) -> None:
    command = ("compare", "2021", "2023", "champion-products")
    assert "30 percent" in program(*command, "-f", "markdown").stdout
    (row,) = rows(program(*command))
    assert "2021: the page says" in row["note"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rd-intensity", "places"),
        ("natural-growth-rate", "percentage points"),
        ("share-primary", "percentage points"),
    ],
)
def test_s9_only_levels_have_an_index(program: Program, name: str, words: str) -> None:
    result = program("growth", name, "--base", "2019")
    assert (result.returncode, result.stdout) == (2, "")
    assert words in result.stderr
    chinese = program("growth", name, "--base", "2019", "-l", "zh")
    assert "指数需要绝对数" in chinese.stderr


def test_s10_growth_at_constant_prices_by_practice_implies_no_value(program: Program) -> None:
    result = program("show", "value-added-secondary", "--implied")
    assert all(row["derived"] == "" for row in rows(result))
    assert "2012" not in {row["period"] for row in rows(result)}
    text = program("show", "value-added-secondary", "--implied", "-f", "markdown").stdout
    assert "growth at constant prices implies no value at current prices" in text


def test_s11_the_break_of_2019_names_no_direction(program: Program) -> None:
    text = program("show", "gdp", "Heze", "2017:2020", "-f", "markdown").stdout
    assert "revised accounts" in text
    assert "lower" not in text


def test_s12_breaks_of_years_hold_for_quarters_and_months(program: Program, tmp_path: Path) -> None:
    for period in ("-Q1", "-03", "-S1"):
        values = [
            figure(f"{year}{period}", value)
            for year, value in (("2017", 90), ("2018", 100), ("2019", 110))
        ]
        cut = {"after": "2018", "before": "2019", "reason": {"en": "new", "zh": "新"}}
        path = write(tmp_path, indicator(values, breaks=[cut]))
        caveats = by(program("growth", "x", "-d", path), "period", "growth_caveat")
        assert caveats == {f"2018{period}": "", f"2019{period}": "break"}


def test_s13_statuses_are_read(program: Program, tmp_path: Path) -> None:
    for status in "FNQOMLSHK":
        x = indicator(
            [figure("2020", 100), figure("2021", 110, status=[status]), figure("2022", 120)]
        )
        result = program("growth", "x", "-d", write(tmp_path, x))
        assert set(by(result, "period", "growth_caveat").values()) == {"unsound"}, status
    for status in "EIPVGJW":
        x = indicator(
            [figure("2020", 100), figure("2021", 110, status=[status]), figure("2022", 120)]
        )
        path = write(tmp_path, x)
        found = rows(program("growth", "x", "-d", path))
        assert [row["growth_computed"] for row in found] == ["10.0", "9.1"]
        assert {row["growth_caveat"] for row in found} == {f"status-{status}"}
        text = program("growth", "x", "-d", path, "-f", "markdown").stdout
        assert f"| {status} 10.0 |" in text
        assert f"\n{status} " in text
        text = program("show", "x", "-d", path, "-f", "markdown").stdout
        assert f"| {status} 110 |" in text


def test_s14_growth_that_joins_two_sources_names_both(program: Program, tmp_path: Path) -> None:
    found = {row["period"]: row for row in rows(program("show", "value-added-secondary"))}
    assert found["2013"]["growth_caveat"] == "two-sources"
    assert found["2013"]["from_source"] == "sd-yearbook-2003-binzhou"
    x = indicator([figure("2020", 100), figure("2021", 110, source="late"), figure("2022", 120)])
    path = write(tmp_path, x, sources=[source("late")])
    for extra in ((), ("--base", "2020")):
        caveats = by(program("growth", "x", "2021", "-d", path, *extra), "period",
                     "caveat" if extra else "growth_caveat")  # fmt: skip
        assert caveats == {"2021": "two-sources"}
    (row,) = rows(program("growth", "x", "2020:2021", "--average", "-d", path))
    assert (row["caveat"], row["source"]) == ("two-sources", "s late")
    (row,) = rows(program("compare", "2020", "2021", "-d", path))
    assert (row["caveat"], row["source_2020"], row["source_2021"]) == ("two-sources", "s", "late")


def test_s15_changes_of_money_say_that_they_are_nominal(program: Program) -> None:
    found = rows(program("growth", "gdp", "wage", "2000:2018", "--average"))
    assert [row["basis"] for row in found] == ["current-prices", "current-prices"]
    assert found[0]["change"] == "878"  # 27.0 carries three digits
    assert (
        "current prices"
        in program("growth", "gdp", "2000:2018", "--average", "-f", "markdown").stdout
    )
    assert "current prices" in program("compare", "2010", "2015", "wage", "-f", "markdown").stdout
    assert "现价" in program("compare", "2010", "2015", "wage", "-f", "markdown", "-l", "zh").stdout
    (row,) = rows(program("compare", "2010", "2015", "wage"))
    assert row["change_basis"] == "current-prices"


def test_s15_an_average_of_two_digits_has_no_decimals(program: Program, tmp_path: Path) -> None:
    x = indicator(figures(y2021="3.7", y2023="5.3"))
    (row,) = rows(program("growth", "x", "2021:2023", "--average", "-d", write(tmp_path, x)))
    assert (row["change"], row["per_year"]) == ("43", "20")


def test_what_is_counted_is_no_rounded_figure(program: Program, tmp_path: Path) -> None:
    """37 and 53 products are exact; 3.7 and 5.3 are rounded."""
    x = indicator(figures(y2021=37, y2023=53))
    (row,) = rows(program("growth", "x", "2021:2023", "--average", "-d", write(tmp_path, x)))
    assert (row["change"], row["per_year"]) == ("43.2", "19.7")


def test_s16_a_rank_of_growth_names_the_doubtful_base(program: Program) -> None:
    found = {
        row["period"]: row for row in rows(program("rank", "gdp", "2008:2011", "--by", "growth"))
    }
    assert (found["2010"]["moved"], found["2010"]["moved_since"]) == ("-6", "2009")
    assert (found["2011"]["moved"], found["2011"]["moved_since"]) == ("3", "2008")
    text = program("rank", "gdp", "2008:2011", "--by", "growth", "-f", "markdown").stdout
    assert "nothing to compare" not in text
    assert "2010: ranked without Weihai (growth from a doubtful figure of 2009" in text
    chinese = program("rank", "gdp", "2010", "--by", "growth", "-f", "markdown", "-l", "zh").stdout
    assert "以2009存疑数据为基数" in chinese


def test_s17_ties_are_said(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(panel("2021", [5, 7, 7, 2])), members=4)
    found = rows(program("rank", "x", "2021", "-d", path))
    assert [(row["area"], row["rank"], row["tied"]) for row in found] == [
        ("A2", "1", "2"), ("A3", "1", "2"), ("A1", "3", "1"), ("A4", "4", "1"),
    ]  # fmt: skip
    assert [row["caveat"] for row in found] == ["tied", "tied", "", ""]
    text = program("rank", "x", "2021", "-d", path, "-f", "markdown").stdout
    assert "=1st" in text
    assert "equal figures share a place" in text
    for verb in ("show", "rank"):
        text = program(verb, "x", "A2", "2020:2021", "-d", path, "-f", "markdown").stdout
        assert "=1st of 4" in text
    assert "=第1" in program("rank", "x", "2021", "-d", path, "-f", "markdown", "-l", "zh").stdout


def test_s18_a_doubtful_printed_rank_keeps_its_mark(program: Program) -> None:
    (row,) = rows(program("show", "population-rank-reported"))
    assert row["status"] == "U"
    assert "? 13th" in program("show", "population-rank-reported", "-f", "markdown").stdout


def test_s19_growth_that_stands_apart_from_the_panel_is_noted(program: Program) -> None:
    text = program("growth", "gdp", "2004:2006", "-f", "markdown").stdout
    assert "2005: printed and computed growth differ by 8 points more" in text
    assert "2004: printed and computed" not in text
    assert (
        "2005：公布与计算增长之差"
        in program("growth", "gdp", "2004:2006", "-f", "markdown", "-l", "zh").stdout
    )


def test_s20_a_place_among_fewer_members_is_an_interval_or_resolved(
    program: Program, tmp_path: Path
) -> None:
    found = {row["period"]: row for row in rows(program("rank", "gdp", "2008:2010"))}
    row = found["2009"]
    assert (row["rank"], row["rank_low"], row["rank_high"], row["rank_of"]) == (
        "13",
        "13",
        "13",
        "17",
    )
    assert (row["caveat"], row["left_out"], row["rank_among"]) == ("resolved", "371000", "16")
    (row,) = rows(program("rank", "gdp", "2016:2016"))
    assert (row["rank"], row["caveat"]) == ("14", "resolved")
    path = write(tmp_path, indicator(panel("2021", [5, 7, None, 2])), members=4)
    found_here = rows(program("rank", "x", "2021", "-d", path))
    assert [(row["rank"], row["rank_low"], row["rank_high"]) for row in found_here] == [
        ("", "1", "2"), ("", "2", "3"), ("", "3", "4"),
    ]  # fmt: skip
    assert {row["caveat"] for row in found_here} == {"interval"}
