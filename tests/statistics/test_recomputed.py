"""All that the commands print of the bundled figures, computed again in plain fractions.

A second implementation that reads the file itself and shares no line with the program: growth,
index numbers and averages from the values, ranks by counting who is better.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from small import Program, rows

FILE = Path(__file__).parents[2] / "data" / "binzhou.json"
Key = tuple[str, str, str]


@cache
def dataset() -> Any:
    return json.loads(FILE.read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)


@cache
def current() -> dict[Key, Any]:
    """The figure of each indicator, area and period that is to be computed with."""
    published = {each["id"]: each.get("published", "") for each in dataset()["sources"]}
    found: dict[Key, list[Any]] = {}
    for indicator in dataset()["indicators"]:
        for each in indicator["observations"]:
            key = (indicator["id"], each["area"], each["period"])
            found.setdefault(key, []).append(each)

    def weight(each: Any) -> tuple[bool, bool, str]:
        return (
            bool(each.get("preferred")),
            "value" in each or "text" in each,
            published[each["source"]],
        )

    return {key: max(held, key=weight) for key, held in found.items()}


def scale(each: Any, indicator: Any) -> Fraction:
    power = {one["id"]: int(one.get("multiplier", 0)) for one in dataset()["units"]}
    return Fraction(10) ** (power[each.get("unit", indicator["unit"])])


@cache
def values(indicator: str) -> dict[tuple[str, int], Fraction]:
    """The values of whole years by area and year, in the bare unit."""
    (own,) = (each for each in dataset()["indicators"] if each["id"] == indicator)
    return {
        (area, int(period)): Fraction(each["value"]) * scale(each, own)
        for (id, area, period), each in current().items()
        if id == indicator and len(period) == 4 and each.get("value") is not None
    }


def kinds(*wanted: str) -> list[str]:
    return [each["id"] for each in dataset()["indicators"] if each["kind"] in wanted]


def agrees(printed: str, exact: Fraction) -> bool:
    """Whether a printed number is the exact one, rounded to the decimals it has."""
    half = Fraction(1, 2 * 10 ** len(printed.partition(".")[2]))
    return abs(Fraction(printed) - exact) <= half


def root_agrees(printed: str, ratio: Fraction, years: int) -> bool:
    """Whether a printed rate per year, compounded, gives the ratio back: no root is taken."""
    half = Fraction(1, 2 * 10 ** len(printed.partition(".")[2]))
    low, high = (1 + (Fraction(printed) + sign * half) / 100 for sign in (-1, 1))
    return low**years <= ratio <= high**years


def areas() -> list[str]:
    return [each["code"] for each in dataset()["areas"]]


LEVELS, POINTS = kinds("level"), kinds("share", "rate", "index")


def test_every_growth_of_every_level(program: Program) -> None:
    checked = 0
    for row in rows(program("growth", *LEVELS, "all", "--across-breaks")):
        if not row["growth_computed"] or len(row["period"]) != 4:
            continue
        held = values(row["indicator"])
        year, span = int(row["period"]), int(row["growth_years"])
        ratio = held[row["area"], year] / held[row["area"], year - span]
        assert not any((row["area"], one) in held for one in range(year - span + 1, year)), row
        if span == 1:
            assert agrees(row["growth_computed"], (ratio - 1) * 100), row
        else:
            assert root_agrees(row["growth_computed"], ratio, span), row
        checked += 1
    assert checked > 4000


def test_every_change_of_a_share_rate_or_index(program: Program) -> None:
    checked = 0
    for row in rows(program("growth", *POINTS, "all", "--across-breaks")):
        if not row["growth_computed"] or len(row["period"]) != 4:
            continue
        held = values(row["indicator"])
        year, span = int(row["period"]), int(row["growth_years"])
        change = held[row["area"], year] - held[row["area"], year - span]
        assert agrees(row["growth_computed"], change / span), row
        checked += 1
    assert checked > 1000


@pytest.mark.parametrize("base", ["2005", "2015"])
def test_every_index_number(program: Program, base: str) -> None:
    checked = 0
    command = ("growth", *LEVELS, *kinds("index"), "all", "--base", base, "--across-breaks")
    for row in rows(program(*command)):
        if not row["index"] or len(row["period"]) != 4:
            continue
        held = values(row["indicator"])
        exact = held[row["area"], int(row["period"])] / held[row["area"], int(base)] * 100
        assert agrees(row["index"], exact), row
        checked += 1
    assert checked > 2500


@pytest.mark.parametrize("span", ["2000:2012", "2010:2018", "2019:2021"])
def test_every_average(program: Program, span: str) -> None:
    checked = 0
    for row in rows(
        program("growth", *LEVELS, *POINTS, "all", span, "--average", "--across-breaks")
    ):
        if not row["per_year"]:
            continue
        held = values(row["indicator"])
        first, last = int(row["period_from"]), int(row["period_to"])
        before, after = held[row["area"], first], held[row["area"], last]
        if row["measure"] == "percent":
            assert agrees(row["change"], (after / before - 1) * 100), row
            assert root_agrees(row["per_year"], after / before, last - first), row
        else:
            assert agrees(row["change"], after - before), row
            assert agrees(row["per_year"], (after - before) / (last - first)), row
        checked += 1
    assert checked > 150


@pytest.mark.parametrize("indicator", kinds("level", "share", "rate", "index"))
def test_every_rank(program: Program, indicator: str) -> None:
    """Who is strictly better among the figures of the source that is ranked, by counting."""
    (own,) = (each for each in dataset()["indicators"] if each["id"] == indicator)
    result = program("rank", indicator, "all")
    if result.returncode:
        return
    held: dict[tuple[str, str], dict[str, Fraction]] = {}
    for each in own["observations"]:
        unsound = set(each.get("status", ())) & set("UFNQOMLSHK") or each.get("unranked")
        bound = each.get("qualifier", "exact") not in ("exact", "about", "nearly")
        if each.get("value") is not None and not unsound and not bound:
            value = Fraction(each["value"]) * scale(each, own)
            held.setdefault((each["source"], each["period"]), {})[each["area"]] = value
    for row in rows(result):
        if not row["rank_low"]:
            continue
        panel = held[row["source"].split()[0], row["period"]]
        out = row["left_out"].split(";") if row["left_out"] else []
        panel = {area: value for area, value in panel.items() if area not in out}
        assert row["area"] in panel
        mine, lower = panel[row["area"]], own.get("better") == "lower"
        better = sum(value < mine if lower else value > mine for value in panel.values())
        assert better + 1 <= int(row["rank_low"]) <= int(row["rank_high"]) <= better + 1 + len(out)
        assert int(row["rank_high"]) - int(row["rank_low"]) <= len(out)
        assert int(row["tied"]) == sum(value == mine for value in panel.values())
        assert int(row["rank_of"]) >= len(panel) + len(out) - 1
        if not out:
            assert row["rank"] == row["rank_low"] == row["rank_high"] == str(better + 1)


@pytest.mark.parametrize(
    "indicator",
    ["gdp", "gdp-per-capita", "population", "population-registered", "wage", "fiscal-revenue"],
)
def test_every_rank_of_growth(program: Program, indicator: str) -> None:
    """Unrounded rates; who is better for certain, and who may be by the digits of the figures."""
    held = values(indicator)
    (own,) = (each for each in dataset()["indicators"] if each["id"] == indicator)

    def ends(area: str, year: int) -> tuple[Fraction, Fraction]:
        """The growth of a year with the half-width of what its digits leave open."""
        halves = []
        for one in (year - 1, year):
            each = current()[indicator, area, str(one)]
            exponent = each["value"].as_tuple().exponent
            halves.append(Fraction(10) ** exponent / 2 * scale(each, own))
        before, after = held[area, year - 1], held[area, year]
        wide = after / before * (halves[0] / before + halves[1] / after) * 100
        return (after / before - 1) * 100, wide

    checked = 0
    for year in range(2001, 2025):
        result = program("rank", indicator, str(year), "--by", "growth")
        if result.returncode:
            continue
        league = rows(result)
        rates = {row["area"]: ends(row["area"], year) for row in league}
        missing = len(league[0]["left_out"].split(";")) if league[0]["left_out"] else 0
        for row in league:
            mine, half = rates[row["area"]]
            others = [rates[area] for area in rates if area != row["area"]]
            close = [
                rate for rate, wide in others if rate != mine and abs(rate - mine) < half + wide
            ]
            better = sum(rate > mine for rate, _ in others)
            assert agrees(row["growth"], mine)
            assert int(row["rank_low"]) == better + 1 - sum(rate > mine for rate in close)
            assert (
                int(row["rank_high"]) == better + 1 + sum(rate < mine for rate in close) + missing
            )
            checked += 1
    assert checked > 100


def printed_rates(area: str) -> Iterator[tuple[int, Fraction]]:
    for year in range(2000, 2026):
        each = current().get(("gdp", area, str(year)), {})
        if "growth" in each and each["growth"]["basis"] == "constant-prices":
            yield year, Fraction(each["growth"]["percent"])


def test_every_average_of_printed_rates(program: Program) -> None:
    rates = {area: dict(printed_rates(area)) for area in areas()}
    checked = 0
    for first, last in ((2000, 2012), (2002, 2009), (2019, 2021)):
        for row in rows(
            program("growth", "gdp", "all", f"{first}:{last}", "--average", "--reported")
        ):
            if not row["per_year"] or row["basis"] != "constant-prices":
                continue
            ratio = Fraction(1)
            for year in range(int(row["period_from"]) + 1, int(row["period_to"]) + 1):
                if year not in rates[row["area"]]:
                    break
                ratio *= 1 + rates[row["area"]][year] / 100
            else:
                assert root_agrees(row["per_year"], ratio, int(row["years"])), row
                checked += 1
    assert checked > 30
