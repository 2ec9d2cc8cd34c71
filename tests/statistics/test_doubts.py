"""What ``check`` doubts in a sound dataset: each rule finds its case, and nothing beside it."""

from pathlib import Path
from typing import Any

import pytest
from small import Json, Program, Terminal, figure, figures, growth, indicator, panel, rows, write

STEADY = ["100.0", "200.0", "300.0", "400.0", "500.0", "600.0", "700.0", "800.0"]


def grown(years: int = 3, rate: float = 1.05, **more: Any) -> list[Json]:
    """A panel of eight that grows by five per cent a year."""
    return [
        figure(str(2018 + year), f"{float(value) * rate**year:.1f}", f"A{n}", **more)
        for year in range(years)
        for n, value in enumerate(STEADY, 1)
    ]


def put(observations: list[Json], area: str, period: str, **more: Any) -> list[Json]:
    """The same figures with one changed."""
    return [
        each | more if (each["area"], each["period"]) == (area, period) else each
        for each in observations
    ]


def doubted(program: Program, path: str, *more: str) -> list[tuple[str, str, str]]:
    result = program("check", path, *more)
    found = rows(result)
    if found and "rule" not in found[0]:
        return []
    return [(row["rule"], row["area"], row["period"]) for row in found]


def test_a_steady_panel_has_no_doubt(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(grown()), members=8)
    assert doubted(program, path) == []
    (row,) = rows(program("check", path))
    assert row["observations"] == "24"


def test_repeats_to_the_digit_and_nearly(program: Program, tmp_path: Path) -> None:
    for value, found in (("2100.0", True), ("2100.5", True), ("2103.0", False)):
        values = put(put(grown(), "A2", "2019", value="2100.0"), "A2", "2020", value=value)
        values = put(values, "A2", "2018", value="2000.0")
        path = write(tmp_path, indicator(values), members=8)
        assert (("repeat", "A2", "2020") in doubted(program, path)) == found, value
    still = [figure(str(2018 + n), value) for n, value in enumerate(("2100.0", "2100.5", "2100.5"))]
    path = write(tmp_path, indicator(still))
    assert doubted(program, path) == [("repeat", "A1", "2020")]  # nearly is usual where none moves
    short = write(tmp_path, indicator(figures(y2019=210, y2020=210)))
    assert doubted(program, short) == []


def test_a_repeated_rate_and_repeated_shares(program: Program, tmp_path: Path) -> None:
    rates = [figure("2019", 100, growth=growth("5.12")), figure("2020", 110, growth=growth("5.12"))]
    assert doubted(program, write(tmp_path, indicator(rates))) == [("repeat", "A1", "2020")]
    rates = [figure("2019", 100, growth=growth("5.1")), figure("2020", 110, growth=growth("5.1"))]
    assert doubted(program, write(tmp_path, indicator(rates))) == []
    for digits, found in (("40.25", 2), ("40.2", 0)):
        rest = str(100 - float(digits))
        shares = [
            indicator(figures(y2019=value, y2020=value), id, kind="share", unit="PT")
            for id, value in (("one", digits), ("two", rest))
        ]
        whole = indicator(figures(y2019=50, y2020=60), parts={"shares": ["one", "two"]})
        assert len(doubted(program, write(tmp_path, whole, *shares))) == found


def test_a_jump_from_the_median_of_the_panel(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(put(grown(), "A3", "2020", value="400.0")), members=8)
    (row,) = rows(program("check", path))
    assert (row["rule"], row["area"], row["period"]) == ("jump", "A3", "2020")
    assert (row["value"], row["expected"], row["beside"]) == ("400.0", "330.8", "2019")
    assert row["ratio"] == "1.2092"
    assert doubted(program, path, "--jump", "30") == []
    cut = {"after": "2019", "before": "2020", "reason": {"en": "new", "zh": "新"}}
    parted = indicator(put(grown(), "A3", "2020", value="400.0"), breaks=[cut])
    assert doubted(program, write(tmp_path, parted, members=8)) == []


@pytest.mark.parametrize(("value", "found"), [(151, True), (149, False), (66, True), (68, False)])
def test_without_a_panel_a_factor(
    program: Program, tmp_path: Path, value: int, found: bool
) -> None:
    path = write(tmp_path, indicator(figures(y2019=100, y2020=value)))
    assert doubted(program, path) == ([("jump", "A1", "2020")] if found else [])


def test_a_step_of_the_whole_panel_is_a_break_that_nobody_stated(
    program: Program, tmp_path: Path
) -> None:
    values = grown(4)
    stepped = [
        each | {"value": f"{float(each['value']) * 0.8:.1f}"} if each["period"] >= "2020" else each
        for each in values
    ]
    path = write(tmp_path, indicator(stepped), members=8)
    assert doubted(program, path) == [("panel-step", "P", "2020")]
    assert doubted(program, path, "--step", "25") == []


def test_parts_and_whole(program: Program, tmp_path: Path) -> None:
    for last, found in (("30.0", False), ("30.1", False), ("30.2", True)):
        shares = [
            indicator(figures(y2020=value), id, kind="share", unit="PT")
            for id, value in (("one", "30.0"), ("two", "40.0"), ("three", last))
        ]
        whole = indicator(figures(y2020=50), parts={"shares": ["one", "two", "three"]})
        path = write(tmp_path, whole, *shares)
        assert (("sum", "A1", "2020") in doubted(program, path)) == found
    parts = [indicator(figures(y2020=value), id) for id, value in (("one", 30), ("two", 40))]
    whole = indicator(figures(y2020=80), parts={"values": ["one", "two"]})
    assert doubted(program, write(tmp_path, whole, *parts)) == [("sum", "A1", "2020")]


def test_per_head_over_the_mean_population(program: Program, tmp_path: Path) -> None:
    for value, found in (("1000", False), ("1019", False), ("1021", True)):
        path = write(
            tmp_path,
            indicator(figures(y2019="90000", y2020="95000"), "gdp", unit="CNY"),
            indicator(figures(y2020=value), "gdp-per-capita", unit="CNY"),
            indicator(figures(y2019="90", y2020="100"), "population", unit="PS"),
        )
        assert (("identity", "A1", "2020") in doubted(program, path)) == found


def rated(rates: list[str], basis: str = "constant-prices") -> list[Json]:
    values = grown(2)
    for n, rate in enumerate(rates, 1):
        values = put(values, f"A{n}", "2019", growth=growth(rate, basis))
    return values


def test_printed_rates_that_are_those_of_the_values(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(rated(["5.0"] * 8)), members=8)
    (row,) = rows(program("check", path))
    assert (row["rule"], row["area"], row["value"], row["expected"]) == (
        "reported-is-computed", "P", "8", "8",
    )  # fmt: skip
    some = write(tmp_path, indicator(rated(["5.0"] * 7 + ["4.0"])), members=8)
    assert doubted(program, some) == []
    stated = indicator(rated(["5.0"] * 8, "current-prices"), growth_basis="constant-prices")
    path = write(tmp_path, stated, members=8)
    assert doubted(program, path) == []
    assert doubted(program, path, "--all") == [("reported-is-computed", "P", "2019")]


def test_a_printed_rate_far_from_the_computed_one(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(rated(["4.0"] * 7 + ["13.0"])), members=8)
    (row,) = rows(program("check", path))
    assert (row["rule"], row["area"], row["value"], row["expected"], row["unit"]) == (
        "reported-differs", "A8", "13.0", "4.0", "%",
    )  # fmt: skip
    assert (
        doubted(program, write(tmp_path, indicator(rated(["4.0"] * 7 + ["11.0"])), members=8)) == []
    )


def test_a_printed_rank_that_no_table_gives(program: Program, tmp_path: Path) -> None:
    for place, found in ((1, False), (2, True)):
        x = indicator(panel("2021", ["5.0", "3.0", "1.0"]))
        x["observations"][0]["rank"] = {"place": place, "scope": "P"}
        path = write(tmp_path, x, members=3)
        assert doubted(program, path) == ([("rank", "A1", "2021")] if found else [])
        ranks = indicator(figures(y2022=place), "x-rank-reported", kind="rank", unit="PLACE")
        path = write(tmp_path, indicator(panel("2021", ["5.0", "3.0", "1.0"])), ranks, members=3)
        assert doubted(program, path) == ([("rank", "A1", "2022")] if found else [])


def test_what_is_marked_is_listed_with_all_alone(program: Program, tmp_path: Path) -> None:
    for more in ({"status": ["U"]}, {"status": ["D"]}, {"note": "as printed"}):
        values = [figure("2019", 100), figure("2020", 300, **more)]
        path = write(tmp_path, indicator(values))
        assert doubted(program, path) == []
        if more.get("status") != ["D"]:
            assert doubted(program, path, "--all") == [("jump", "A1", "2020")]


def test_doubts_are_warnings_and_faults_when_strict(
    program: Program, terminal: Terminal, tmp_path: Path
) -> None:
    path = write(tmp_path, indicator(figures(y2019=100, y2020=300)))
    assert program("check", path).returncode == 0
    assert program("check", path, "--strict").returncode == 1
    steady = write(tmp_path, indicator(figures(y2019=100, y2020=110)))
    assert program("check", steady, "--strict").returncode == 0
    assert program("check", path, "--jump", "no").returncode == 2
    assert program("check", path, "--step", "-1").returncode == 2


def test_a_doubt_names_its_line_and_reads_in_both_languages(
    program: Program, tmp_path: Path
) -> None:
    path = write(tmp_path, indicator(figures(y2019=100, y2020=300)))
    assert rows(program("check", path))[0]["line"] == "1"
    text = program("check", path, "-f", "markdown").stdout
    assert "1 figure to look at" in text
    assert "stands out from the panel" in text
    text = program("check", path, "-f", "markdown", "-l", "zh").stdout
    assert "宜核对" in text
    assert "偏离各地" in text


def test_the_bundled_figures(program: Program) -> None:
    """The cells of S2, S18 and S19 are named."""
    found = {(row["rule"], row["indicator"], row["area_name"], row["period"])
             for row in rows(program("check", "--all"))}  # fmt: skip
    for each in (
        ("reported-differs", "gdp", "Zibo", "2003"),
        ("reported-differs", "gdp", "Dongying", "2003"),
        ("reported-differs", "gdp", "Dongying", "2005"),
        ("reported-differs", "gdp", "Laiwu", "2004"),
        ("reported-differs", "gdp", "Binzhou", "2005"), ("reported-differs", "gdp", "Heze", "2010"),
        ("reported-differs", "gdp", "Heze", "2011"), ("reported-differs", "gdp", "Rizhao", "2005"),
        ("jump", "gdp", "Laiwu", "2017"), ("repeat", "gdp", "Weihai", "2009"),
        ("repeat", "gdp", "Weifang", "2016"), ("repeat", "gdp-per-capita", "Tai'an", "2012"),
        ("repeat", "gdp-per-capita", "Weihai", "2009"),
        ("repeat", "share-primary", "Weihai", "2009"),
        ("reported-is-computed", "gdp", "Shandong", "2013"),
        ("rank", "population-rank-reported", "Binzhou", "2022"),
    ):  # fmt: skip
        assert each in found, each


def test_a_rate_at_current_prices_is_not_held_against_real_ones(
    program: Program, tmp_path: Path
) -> None:
    values = rated(["4.0"] * 8)
    values = put(values, "A8", "2019", growth=growth("13.0", "current-prices"))
    assert doubted(program, write(tmp_path, indicator(values), members=8)) == []
    nine = rated(["4.0"] * 8) + figures("A9", y2018="900.0", y2019="945.0")
    nine[-1]["growth"] = growth("14.0", "current-prices")
    assert doubted(program, write(tmp_path, indicator(nine), members=9)) == []


def test_doubts_hide_no_remarks(program: Program, tmp_path: Path) -> None:
    """What else may be looked at again is said beside doubts, as it is where there is none."""
    still = [figure(str(2018 + n), value) for n, value in enumerate(("2100.0", "2100.5", "2100.5"))]
    far = [figure(str(2018 + n), value) for n, value in enumerate(("10.5", "9000.5", "11.5"))]
    path = write(tmp_path, indicator(still), indicator(far, id="y"))
    assert ("repeat", "A1", "2020") in doubted(program, path)
    assert "y, Town A1, 2019: 9000.5 is 8 times" in program("check", path).stderr
    assert "y, Town A1, 2019: 9000.5 is 8 times" in program("check", path, "-f", "table").stdout


def test_the_leaps_of_gdp_that_ship_are_listed(program: Program) -> None:
    leaps = {
        ("370300", "2003"), ("370500", "2003"), ("370500", "2005"), ("371100", "2005"),
        ("371600", "2005"), ("370500", "2009"), ("371700", "2010"), ("371700", "2011"),
        ("371200", "2015"), ("371200", "2017"),
    }  # fmt: skip
    found = rows(program("check", "--csv"))
    held = {
        (row["area"], row["period"])
        for row in found
        if row["rule"] == "jump" and row["indicator"] == "gdp"
    }
    assert held == leaps
