"""The measures that are built on the figures: worked examples to the digit, and every refusal.

The examples stand on ``frozen.json``, the figures that they were computed from.
"""

from pathlib import Path
from typing import Any

import pytest
from small import Json, Program, by, figure, figures, growth, indicator, panel, rows, source, write

FROZEN = str(Path(__file__).with_name("frozen.json"))
CUT: Json = {"after": "2020", "before": "2021", "reason": {"en": "new accounts", "zh": "新核算"}}


def refused(program: Program, *arguments: str, code: int = 1) -> str:
    result = program(*arguments)
    assert (result.returncode, result.stdout) == (code, ""), result.stderr
    chinese = program(*arguments, "-l", "zh")
    assert any("一" <= each <= "鿿" for each in chinese.stderr)
    return str(result.stderr)


# Rank intervals


def test_a_rank_interval_to_the_digit(program: Program) -> None:
    found = rows(program("rank", "gdp", "2009", "-d", FROZEN))
    (own,) = (row for row in found if row["area_name"] == "Binzhou")
    assert (own["rank"], own["rank_low"], own["rank_high"], own["rank_among"], own["rank_of"]) == (
        "13", "13", "13", "16", "17",
    )  # fmt: skip
    assert own["caveat"] == "resolved"
    text = program("rank", "gdp", "2009", "-d", FROZEN, "-f", "markdown").stdout
    assert "Binzhou: 13th of 17 (with Weihai" in text
    (row,) = rows(program("rank", "gdp", "2016:2016", "-d", FROZEN))
    assert (row["rank"], row["caveat"], row["left_out"]) == ("14", "resolved", "370700")


# Volume and deflator


def test_volume_and_deflator_to_the_digit(program: Program) -> None:
    found = {
        row["period"]: row
        for row in rows(program("growth", "gdp", "--volume", "--base", "2001", "-d", FROZEN))
    }
    assert [found[year]["volume"] for year in ("2001", "2002", "2005", "2010", "2012")] == [
        "100", "113.0", "181.9", "364.0", "451.5",
    ]  # fmt: skip
    last = found["2012"]
    assert (last["nominal"], last["deflator"], last["rounding"]) == ("648.5", "143.6", "0.64")
    assert (found["2013"]["volume"], found["2013"]["caveat"]) == ("", "rate-basis")
    assert "2014" not in found
    text = program(
        "growth", "gdp", "--volume", "--base", "2001", "-d", FROZEN, "-f", "markdown"
    ).stdout
    assert "2013: stops: growth of 2013 is not at constant prices: current prices" in text
    assert "at the end 0.64 %" in text


def test_volume_of_the_second_run_to_the_digit(program: Program) -> None:
    found = rows(program("growth", "gdp", "2019:2021", "--volume", "--base", "2019", "-d", FROZEN))
    assert [row["volume"] for row in found] == ["100", "103.7", "112.3"]
    assert [row["deflator_change"] for row in found] == ["", "-1.6", "5.7"]
    assert (found[2]["nominal"], found[2]["deflator"]) == ("116.9", "104.1")


def chain(*rates: Any, **more: Any) -> Json:
    """A series that begins in 2019, with a printed rate a year; a dict is one with its basis."""
    found = [figure("2019", "100.0")]
    for year, rate in enumerate(rates, 2020):
        printed = rate if isinstance(rate, dict) else growth(rate)
        more_of: Json = {"growth": printed} if rate else {}
        found.append(figure(str(year), "110.0", **more_of))
    return indicator(found, **more)


@pytest.mark.parametrize(
    ("rate", "caveat"),
    [
        (None, "no-rate.period"), (growth("5", "not-stated"), "rate-basis"),
        (growth("5", "current-prices"), "rate-basis"),
        (growth("5", qualifier="more-than"), "bound"),
        (growth("-100"), "zero"),
    ],
)  # fmt: skip
def test_a_chain_stops_and_fills_nothing(
    program: Program, tmp_path: Path, rate: Any, caveat: str
) -> None:
    path = write(tmp_path, chain("10", rate, "10"))
    found = rows(program("growth", "x", "--volume", "--base", "2019", "-d", path))
    assert [(row["period"], row["volume"]) for row in found] == [
        ("2019", "100"), ("2020", "110.0"), ("2021", ""),
    ]  # fmt: skip
    assert found[2]["caveat"] == caveat
    first = write(tmp_path, chain(rate, "10"))
    refused(program, "growth", "x", "--volume", "--base", "2019", "-d", first)


def test_a_chain_stops_at_a_year_without_a_figure(program: Program, tmp_path: Path) -> None:
    x = chain("10", "10", "10")
    del x["observations"][2]
    path = write(tmp_path, x)
    found = rows(program("growth", "x", "--volume", "--base", "2019", "-d", path))
    assert [row["period"] for row in found] == ["2019", "2020", "2022"]
    assert (found[2]["volume"], found[2]["caveat"]) == ("", "no-rate.period")


def test_rates_cross_a_break_and_the_deflator_does_not(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, chain("10", "10", breaks=[CUT]))
    found = rows(program("growth", "x", "--volume", "--base", "2019", "-d", path))
    assert [(row["volume"], row["deflator"]) for row in found] == [
        ("100", "100"), ("110.0", "100.0"), ("121.0", ""),
    ]  # fmt: skip
    assert found[2]["caveat"] == "break"


def test_a_volume_carries_its_doubts_and_its_second_source(
    program: Program, tmp_path: Path
) -> None:
    x = chain("10", "10")
    x["observations"][1]["status"] = ["U"]
    x["observations"][2] |= {"growth": growth("10"), "source": "other"}
    path = write(tmp_path, x, sources=[source("other")])
    found = rows(program("growth", "x", "--volume", "--base", "2019", "-d", path))
    assert [row["caveat"] for row in found] == ["", "doubtful", "doubtful"]
    values = [figure("2019", 100), figure("2020", 110, preferred=True),
              figure("2020", 111, source="other", growth=growth("10"))]  # fmt: skip
    path = write(tmp_path, indicator(values), sources=[source("other")])
    found = rows(program("growth", "x", "--volume", "--base", "2019", "-d", path))
    assert (found[1]["caveat"], found[1]["source"]) == ("two-sources", "s other")
    text = program("growth", "x", "--volume", "--base", "2019", "-d", path, "-f", "markdown").stdout
    assert "implied by two vintages" in text


def test_a_volume_needs_a_level_and_a_base(program: Program) -> None:
    assert "needs a level" in refused(
        program, "growth", "share-primary", "--volume", "--base", "2001", code=2
    )
    assert "--base 2001" in refused(program, "growth", "gdp", "--volume", code=2)
    assert "one indicator" in refused(
        program, "growth", "gdp", "wage", "--volume", "--base", "2001", code=2
    )
    for more in (
        "--average",
        "--reported",
        "--computed",
        "--across-breaks",
        "--all-periods",
        "--by-part",
        "--comparable",
    ):
        refused(program, "growth", "gdp", "--volume", "--base", "2001", more, code=2)


# Averages of printed rates


def test_the_average_of_printed_rates_to_the_digit(program: Program) -> None:
    command = ("growth", "gdp", "all", "2019:2021", "--average", "--reported", "-d", FROZEN)
    found = by(program(*command), "area_name", "per_year")
    names = ("Binzhou", "Qingdao", "Weifang", "Heze", "Linyi", "Tai'an")
    assert {name: found[name] for name in names} == {
        "Binzhou": "5.98", "Qingdao": "5.98", "Weifang": "6.61", "Heze": "6.32",
        "Linyi": "6.27", "Tai'an": "4.79",
    }  # fmt: skip
    both = rows(
        program("growth", "gdp", "2019:2021", "--average", "--reported", "--computed", "-d", FROZEN)
    )
    assert [(row["basis"], row["rates"]) for row in both] == [
        ("current-prices", ""), ("constant-prices", "3.7;8.3"),
    ]  # fmt: skip
    assert both[0]["per_year"].startswith("8.1")


# Contributions


def test_contributions_to_the_digit(program: Program) -> None:
    found = rows(program("growth", "gdp", "2020:2021", "--by-part", "-d", FROZEN))
    keys = ("period", "part", "contribution", "share_of_growth")
    assert [tuple(row[key] for key in keys) for row in found] == [
        ("2020", "share-primary", "0.50", ""), ("2020", "share-secondary", "-0.86", ""),
        ("2020", "share-tertiary", "2.43", ""), ("2021", "share-primary", "1.41", "9.7"),
        ("2021", "share-secondary", "7.62", "52.5"), ("2021", "share-tertiary", "5.48", "37.8"),
    ]  # fmt: skip
    assert {(row["period"], row["sum"], row["residual"]) for row in found} == {
        ("2020", "2.07", "0.00"), ("2021", "14.51", "0.00"),
    }  # fmt: skip
    text = program("growth", "gdp", "2021", "--by-part", "-d", FROZEN, "-f", "markdown").stdout
    assert "growth at current prices" in text
    assert "contributions to growth at constant prices need volumes" in text


def shares(last: Json | None = None, **more: Any) -> list[Json]:
    one = indicator(figures(y2020="40.0", y2021="50.0"), "one", kind="share", unit="PT")
    two = indicator(figures(y2020="60.0", y2021="50.0"), "two", kind="share", unit="PT")
    two["observations"][1] |= last or {}
    whole = indicator(
        figures(y2020="100.0", y2021="110.0"), parts={"shares": ["one", "two"]}, **more
    )
    return [whole, one, two]


@pytest.mark.parametrize(
    ("last", "more", "words"),
    [
        ({"value": "50.2"}, {}, "sum to 100.2"), ({"status": ["U"]}, {}, "doubtful"),
        ({"status": ["D"], "note": "other"}, {}, "another definition"),
        ({"period": "2019"}, {}, "no figure"),
        ({"qualifier": "more-than"}, {}, "bound"), ({}, {"breaks": [CUT]}, "new accounts"),
    ],
)  # fmt: skip
def test_contributions_are_refused_in_words(
    program: Program, tmp_path: Path, last: Json, more: Json, words: str
) -> None:
    path = write(tmp_path, *shares(last, **more))
    assert words in refused(program, "growth", "x", "--by-part", "-d", path)


def test_contributions_sum_to_growth(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, *shares())
    found = rows(program("growth", "x", "--by-part", "-d", path))
    assert [row["contribution"] for row in found] == ["15.00", "-5.00"]
    assert {row["sum"] for row in found} == {"10.00"}
    rounding = write(tmp_path, *shares({"value": "50.1"}))  # within the digits of two shares
    assert len(rows(program("growth", "x", "--by-part", "-d", rounding))) == 2
    assert "has no parts" in refused(program, "growth", "wage", "--by-part", code=2)


# Position


def test_the_position_to_the_digit(program: Program) -> None:
    found = {
        row["period"]: row
        for row in rows(program("rank", "gdp", "2018:2021", "--position", "-d", FROZEN))
    }
    keys = (
        "rank",
        "share_of_sum",
        "to_median",
        "to_leader",
        "leader",
        "cv",
        "top3",
        "hhi",
        "members",
    )
    assert [found["2021"][key] for key in keys] == [
        "13", "3.46", "76.9", "20.3", "Qingdao", "0.650", "41.3", "0.089", "16",
    ]  # fmt: skip
    assert [found["2018"][key] for key in keys[1:3]] == ["3.39", "72.3"]
    assert (found["2018"]["cv"], found["2018"]["top3"], found["2018"]["members"]) == (
        "0.565",
        "35.6",
        "17",
    )
    assert found["2019"]["caveat"] == "break"
    text = program("rank", "gdp", "2021", "--position", "-d", FROZEN, "-f", "markdown").stdout
    assert "8,307.297 billion yuan" in text
    assert "not a total of the whole area" in text
    (row,) = rows(program("rank", "gdp-per-capita", "2021", "--position", "-d", FROZEN))
    assert (row["to_median"], row["cv"], row["share_of_sum"], row["hhi"]) == (
        "99.1",
        "0.423",
        "",
        "",
    )
    assert row["caveat"] == "not-additive"


def test_the_position_of_a_small_panel(program: Program, tmp_path: Path) -> None:
    x = indicator(panel("2021", [1, 2, 3, 4, 5, 6, 7, 8]), additive=True)
    path = write(tmp_path, x, members=8)
    (row,) = rows(program("rank", "x", "A3", "2021", "--position", "-d", path))
    keys = ("rank", "share_of_sum", "to_median", "to_mean", "to_leader", "gap_above", "gap_below",
            "top3", "hhi", "cv", "largest_to_smallest")  # fmt: skip
    assert [row[key] for key in keys] == [
        "6", "8.33", "66.7", "66.7", "37.5", "1", "1", "58.3", "0.157", "0.509", "8.0",
    ]  # fmt: skip


def test_a_position_is_refused_in_words(program: Program, tmp_path: Path) -> None:
    few = write(tmp_path, indicator(panel("2021", range(1, 8))), members=7)
    assert "7 members" in refused(program, "rank", "x", "2021", "--position", "-d", few)
    x = indicator(panel("2021", [*range(1, 9), None]), additive=True)
    path = write(tmp_path, x, members=9)
    (row,) = rows(program("rank", "x", "2021", "--position", "-d", path))
    assert (row["share_of_sum"], row["hhi"], row["caveat"]) == ("", "", "interval;left-out-sum")
    negative = write(tmp_path, indicator(panel("2021", [-1, *range(1, 9)])), members=9)
    (row,) = rows(program("rank", "x", "2021", "--position", "-d", negative))
    assert row["cv"] == ""
    refused(program, "rank", "rd-intensity", "--position", code=2)
    refused(program, "rank", "gdp", "--position", "--by", "growth", code=2)
    refused(program, "rank", "gdp", "--position", "--unit", "million", code=2)


# Ratios


def test_ratios_to_the_digit(program: Program) -> None:
    found = {
        row["period"]: row
        for row in rows(program("show", "fiscal-revenue", "--over", "gdp", "-d", FROZEN))
    }
    assert [found[year]["value"][:5] for year in ("2009", "2015", "2021")] == [
        "5.916",
        "8.667",
        "10.00",
    ]
    assert (found["2021"]["change_points"], found["2021"]["change_caveat"]) == ("", "break")
    assert "two-sources" in found["2015"]["caveat"]
    (row,) = rows(program("show", "gdp", "2019", "--per", "population", "-d", FROZEN))
    assert (row["value"], row["denominator_kind"]) == ("62639", "mean")
    census = ("population-census-urban", "--over", "population-census")
    found = {row["period"]: row for row in rows(program("show", *census, "-d", FROZEN))}
    assert (found["2010"]["value"][:5], found["2020"]["value"][:5]) == ("45.70", "59.64")
    assert found["2020"]["change_points"].startswith("13.9")
    assert {row["denominator_kind"] for row in found.values()} == {"period"}


def two(first: list[Json], second: list[Json], **more: Any) -> list[Json]:
    return [indicator(first, "top", unit="CNY", **more), indicator(second, "heads", unit="PS")]


def test_a_stock_is_the_mean_of_two_year_ends_where_both_exist(
    program: Program, tmp_path: Path
) -> None:
    path = write(
        tmp_path, *two(figures(y2020="1000", y2021="1100"), figures(y2020="100", y2021="120"))
    )
    found = rows(program("show", "top", "--per", "heads", "-d", path))
    assert [(row["value"], row["denominator_kind"]) for row in found] == [
        ("10.0", "end"),
        ("10.0", "mean"),
    ]
    text = program("show", "top", "--per", "heads", "-d", path, "-f", "markdown").stdout
    assert "2020: over the year-end" in text
    other = two(figures(y2021="1100"), [figure("2020", 100, source="other"), figure("2021", 120)])
    path = write(tmp_path, *other, sources=[source("other")])
    (row,) = rows(program("show", "top", "--per", "heads", "-d", path))
    assert row["denominator_kind"] == "end"


@pytest.mark.parametrize(
    ("top", "bottom", "said"),
    [("more-than", "", "at-least"), ("less-than", "", "at-most"), ("", "more-than", "at-most"),
     ("", "at-most", "at-least"), ("about", "", "about"), ("", "", "exact")],
)  # fmt: skip
def test_a_bound_gives_a_bound_in_the_right_direction(
    program: Program, tmp_path: Path, top: str, bottom: str, said: str
) -> None:
    first = [figure("2021", "1000", **({"qualifier": top} if top else {}))]
    second = [figure("2021", "100", **({"qualifier": bottom} if bottom else {}))]
    path = write(tmp_path, *two(first, second))
    (row,) = rows(program("show", "top", "--per", "heads", "-d", path))
    assert (row["value"], row["qualifier"]) == ("10.0", said)


def test_ratios_are_refused_in_words(program: Program, tmp_path: Path) -> None:
    both = [figure("2021", "1000", qualifier="more-than")]
    path = write(tmp_path, *two(both, [figure("2021", "10", qualifier="more-than")]))
    assert "bound" in refused(program, "show", "top", "--per", "heads", "-d", path)
    path = write(tmp_path, *two(figures(y2020=1), figures(y2021=1)))
    assert "no period in common" in refused(program, "show", "top", "--per", "heads", "-d", path)
    path = write(tmp_path, *two(figures(y2021=1), figures(y2021=0)))
    refused(program, "show", "top", "--per", "heads", "-d", path)
    path = write(tmp_path, *two(figures(y2021=1), [figure("2021", 5, status=["F"])]))
    refused(program, "show", "top", "--per", "heads", "-d", path)
    merged = {"A2": {"until": "2021", "merged_into": "A1"}}
    path = write(tmp_path, *two(figures(y2021=1), [figure("2021", 5, source="fixed")]), members=2,
                 area_fields=merged, sources=[source("fixed", boundary="2022")])  # fmt: skip
    assert "boundaries" in refused(program, "show", "top", "--per", "heads", "-d", path)
    assert "needs a level" in refused(program, "show", "gdp", "--over", "rd-intensity", code=2)
    assert "needs a level" in refused(program, "show", "share-primary", "--over", "gdp", code=2)
    assert "use --over" in refused(program, "show", "fiscal-revenue", "--per", "gdp", code=2)
    refused(program, "show", "gdp", "wage", "--over", "population", code=2)
    for more in (
        ("--unit", "million"),
        ("--all-sources",),
        ("--implied",),
        ("--across-breaks",),
        ("--as-of", "2020"),
    ):
        refused(program, "show", "gdp", "--per", "population", *more, code=2)


def test_a_ratio_keeps_the_marks_of_its_figures(program: Program, tmp_path: Path) -> None:
    first = [figure("2020", "1000"), figure("2021", "1100", status=["U"], note="repeats")]
    second = [figure("2020", "100", status=["P"]), figure("2021", "120", source="other")]
    path = write(tmp_path, *two(first, second), sources=[source("other")])
    found = rows(program("show", "top", "--per", "heads", "-d", path))
    assert [row["caveat"] for row in found] == ["status-P", "doubtful;two-sources"]
    assert (found[1]["source_numerator"], found[1]["source_denominator"]) == ("s", "other")
    text = program("show", "top", "--per", "heads", "-d", path, "-f", "markdown").stdout
    assert "| P 10.0 |" in text
    assert "| ? 9.17 |" in text


def test_a_change_of_a_ratio_stops_at_a_break_of_either(program: Program, tmp_path: Path) -> None:
    for one in (0, 1):
        made = [indicator(figures(y2020="10.0", y2021="12.0"), "top"),
                indicator(figures(y2020="50.0", y2021="50.0"), "whole")]  # fmt: skip
        path = write(tmp_path, *made)
        found = rows(program("show", "top", "--over", "whole", "-d", path))
        assert [(row["value"], row["unit"], row["change_points"]) for row in found] == [
            ("20.0", "%", ""), ("24.0", "%", "4.0"),
        ]  # fmt: skip
        made[one]["breaks"] = [CUT]
        found = rows(program("show", "top", "--over", "whole", "-d", write(tmp_path, *made)))
        assert (found[1]["change_points"], found[1]["change_caveat"]) == ("", "break")


# The comparable previous value


def test_the_previous_value_to_the_digit(program: Program) -> None:
    (row,) = rows(program("growth", "revenue", "2022", "--comparable", "-d", FROZEN))
    assert (row["before_comparable"], row["before_printed"], row["derived"]) == (
        "894.4",
        "",
        "995.5 / 1.113",
    )
    (row,) = rows(program("growth", "revenue", "2023", "--comparable"))
    assert (row["before_printed"], row["before_comparable"]) == ("995.5", "1000")
    assert (row["growth_reported"], row["growth_computed"]) == ("-5.3", "-4.84")


@pytest.mark.parametrize(
    ("rate", "more"),
    [
        (growth("10", "constant-prices"), {}), (growth("10", "quantity"), {}),
        (growth("10", "comparable-scope", qualifier="about"), {}),
        (growth("-100", "current-prices"), {}),
        (growth("10", "not-stated"), {"growth_basis": "constant-prices"}),
    ],
)  # fmt: skip
def test_it_is_refused_in_words(program: Program, tmp_path: Path, rate: Json, more: Json) -> None:
    path = write(tmp_path, indicator([figure("2021", 110, growth=rate)], **more))
    refused(program, "growth", "x", "--comparable", "-d", path)


@pytest.mark.parametrize("basis", ["comparable-scope", "current-prices", "not-stated"])
def test_it_stands_beside_the_printed_one(program: Program, tmp_path: Path, basis: str) -> None:
    x = indicator([figure("2020", "95.0"), figure("2021", "110.0", growth=growth("10.0", basis))])
    (row,) = rows(program("growth", "x", "--comparable", "-d", write(tmp_path, x)))
    assert (row["before_printed"], row["before_comparable"]) == ("95.0", "100.0")


def test_a_doubt_of_the_printed_rate_alone_marks_the_volume(
    program: Program, tmp_path: Path
) -> None:
    values = [figure("2019", 100), figure("2020", 110, preferred=True),
              figure("2020", 111, source="other", status=["U"], growth=growth("10"))]  # fmt: skip
    path = write(tmp_path, indicator(values), sources=[source("other")])
    found = rows(program("growth", "x", "--volume", "--base", "2019", "-d", path))
    assert found[1]["caveat"] == "doubtful;two-sources"
