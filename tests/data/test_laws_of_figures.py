"""The laws that the figures of data/binzhou.json obey, read without any code of the program."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]
Row = dict[str, str]

ROOT = Path(__file__).parents[2]
INPUTS = ROOT / "data" / "inputs"
BINZHOU, SHANDONG, HEZE, LAIWU = "371600", "370000", "371700", "371200"

WHOLE: Json = json.loads(
    (ROOT / "data" / "binzhou.json").read_text(encoding="utf-8"),
    parse_float=Decimal,
    parse_int=Decimal,
)
INDICATORS: dict[str, Json] = {each["id"]: each for each in WHOLE["indicators"]}
SOURCES: dict[str, Json] = {each["id"]: each for each in WHOLE["sources"]}
UNITS: dict[str, Json] = {each["id"]: each for each in WHOLE["units"]}
AREAS: dict[str, Json] = {each["code"]: each for each in WHOLE["areas"]}

LEFT_OUT = {"cross-check only: Jinan includes Laiwu", "suspect: zero stands for missing"}
SECTORS = ("primary", "secondary", "tertiary")


def rows(name: str) -> list[Row]:
    with (INPUTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


IDS = {row["input_id"]: row["id"] for row in rows("indicators.csv")}


def indicator_of(row: Row) -> str:
    """INDICATOR-growth is the growth of INDICATOR, unless there is an indicator of that name."""
    return IDS.get(row["indicator"]) or IDS[row["indicator"].removesuffix("-growth")]


def observations() -> Iterator[tuple[str, Json]]:
    for indicator in WHOLE["indicators"]:
        for each in indicator["observations"]:
            yield indicator["id"], each


BY_CELL = {
    (indicator, each["area"], each["period"], each["source"]): each
    for indicator, each in observations()
}

BY_YEAR: defaultdict[tuple[str, str, str], list[Json]] = defaultdict(list)
for _indicator, _each in observations():
    BY_YEAR[_indicator, _each["area"], _each["period"]].append(_each)


def statuses(each: Json) -> set[str]:
    return set(each.get("status", []))


def in_units(indicator: str, each: Json) -> Decimal:
    name: str = each["unit"] if "unit" in each else INDICATORS[indicator]["unit"]
    unit = UNITS[name]
    value: Decimal = each["value"]
    return value.scaleb(int(unit["multiplier"]))


def current(indicator: str, area: str, period: str) -> Json | None:
    """The figure that counts: the preferred one, else that of the latest source."""
    found = [each for each in BY_YEAR[indicator, area, period] if "value" in each]
    return max(
        found,
        key=lambda each: (
            each.get("preferred", False),
            SOURCES[each["source"]].get("published", ""),
        ),
        default=None,
    )


def value(indicator: str, area: str, period: str) -> Decimal:
    each = current(indicator, area, period)
    assert each is not None, (indicator, area, period)
    return in_units(indicator, each)


def cities(year: int) -> list[str]:
    """The members of the province in a year: 17 to 2018, then 16."""
    return [
        code
        for code, area in AREAS.items()
        if area.get("parent") == SHANDONG and year <= int(area.get("until", "9999"))
    ]


def ranked(indicator: str, year: int) -> list[str]:
    """The cities with a sound figure, the greatest first."""
    sound = {
        area: in_units(indicator, each)
        for area in cities(year)
        if (each := current(indicator, area, str(year))) is not None
        and "U" not in statuses(each)
        and not each.get("unranked")
    }
    return sorted(sound, key=lambda area: -sound[area])


# --- counts --------------------------------------------------------------------------------


def test_counts_are_those_of_both_collections() -> None:
    growth_alone_of_the_panel = [
        each
        for _, each in observations()
        if "value" not in each and "text" not in each and "quote" not in each
    ]
    every = sum(1 for _ in observations())
    assert (len(WHOLE["indicators"]), len(WHOLE["sources"])) == (124, 52)
    assert len(growth_alone_of_the_panel) == 65
    assert every - len(growth_alone_of_the_panel) == 8614


def test_inputs_are_both_collections() -> None:
    sizes = {
        "figures.csv": 126 + 92,
        "panel.csv": 3652 + 5371,
        "sources.csv": 29 + 23,
        "indicators.csv": 87 + 37,
        "units.csv": 27 + 9,
        "breaks.csv": 8 - 1 + 21,
        "corrections.csv": 129,
    }
    assert {name: len(rows(name)) for name in sizes} == sizes


def test_head_of_the_dataset() -> None:
    assert list(WHOLE) == [
        *("$schema", "title", "version", "default_area", "headline"),
        *("areas", "units", "topics", "sources", "indicators"),
    ]
    assert WHOLE["version"] == "2025.1"
    assert WHOLE["headline"] == ["gdp", "gdp-per-capita", "population", "revenue", "rd-intensity"]
    assert set(WHOLE["headline"]) <= set(INDICATORS)
    assert AREAS[SHANDONG]["members"] == {"en": "cities", "zh": "市"}


# --- coverage: the table of what there is, row by row ----------------------------------------


def coverage(indicator: str, field: str = "value") -> dict[int, int]:
    """By year the number of cities; years of which only Binzhou is known do not count."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for each in INDICATORS[indicator]["observations"]:
        if field in each and each["period"].isdigit():
            found[int(each["period"])].add(each["area"])
    return {year: len(areas) for year, areas in sorted(found.items()) if len(areas) > 1}


def complete(first: int, last: int) -> dict[int, int]:
    return {year: 17 if year <= 2018 else 16 for year in range(first, last + 1)}


def sixteen(first: int, last: int) -> dict[int, int]:
    return dict.fromkeys(range(first, last + 1), 16)


COVERAGE = {
    "gdp": complete(2000, 2024) | {2025: 9},
    "gdp-index": sixteen(2000, 2023),
    "gdp-revised": sixteen(2000, 2023),
    "gdp-per-capita": complete(2001, 2023),
    "share-primary": complete(2000, 2024),
    "share-secondary": complete(2000, 2024),
    "share-tertiary": complete(2000, 2024),
    "value-added-primary": complete(2019, 2024),
    "value-added-secondary": complete(2019, 2024),
    "value-added-tertiary": complete(2019, 2024),
    "population": sixteen(2007, 2024),
    "population-registered": complete(2000, 2022),
    "wage": complete(2000, 2021),
    "fiscal-revenue": complete(2000, 2023) | {2024: 4, 2025: 10},
    "fiscal-expenditure": complete(2000, 2023),
    "retail-sales": complete(2000, 2023),
    "deposits": complete(2003, 2023),
    "loans": complete(2003, 2023),
    "industrial-profit": complete(2005, 2023),
    "industrial-enterprises": complete(2000, 2022),
    "real-estate-investment": complete(2001, 2019),
    "fixed-asset-investment": complete(2006, 2016),
    "exports": complete(2018, 2023),
    "imports": complete(2018, 2023),
    "patents-granted": complete(2018, 2023) | {2022: 15},
    "patents-invention-granted": complete(2018, 2023),
    "patents-applied": complete(2018, 2019),
    "rd-expenditure": complete(2018, 2019),
    "rd-personnel": complete(2018, 2019),
    "electricity-use": complete(2018, 2019) | {2023: 16},
    "air-pm25": complete(2020, 2023),
    "revenue": complete(2023, 2023),
    "services-revenue": complete(2023, 2023),
    "hightech-enterprises": complete(2023, 2023),
    "technology-contracts": complete(2023, 2023),
    "urbanisation-rate": complete(2023, 2023),
    "air-good-days-share": complete(2023, 2023),
}


@pytest.mark.parametrize("indicator", COVERAGE)
def test_cities_and_years_of_a_panel(indicator: str) -> None:
    assert coverage(indicator) == COVERAGE[indicator]


def test_cities_and_years_of_reported_growth_of_gdp() -> None:
    expected = complete(2000, 2024) | {2000: 14, 2025: 9}
    del expected[2001], expected[2017]
    assert coverage("gdp", "growth") == expected


def test_patents_of_2022_lack_qingdao() -> None:
    missing = [area for area in cities(2022) if not BY_YEAR["patents-granted", area, "2022"]]
    assert [AREAS[area]["name"]["en"] for area in missing] == ["Qingdao"]


def test_eighteen_indicators_have_fifteen_years_for_binzhou() -> None:
    long = [
        indicator
        for indicator in INDICATORS
        if sum(current(indicator, BINZHOU, str(year)) is not None for year in range(2000, 2026))
        >= 15
    ]
    assert len(long) == 18


# --- quotes --------------------------------------------------------------------------------

WORDS = {"one": "1", "four": "4", "first": "1", "fourth": "4"}


def printed_numbers(quote: str) -> set[Decimal]:
    """Every number that a sentence prints: in digits, as an ordinal or as a word."""
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", quote)
    digits = re.findall(r"(?<![\d.])\d+(?:\.\d+)?(?![\d]|\.\d)", plain)
    words = re.findall(r"[a-z]+", quote.lower())
    return {Decimal(each) for each in [*digits, *(WORDS[word] for word in words if word in WORDS)]}


def stated_numbers(each: Json) -> list[Decimal]:
    stated = [each["value"]] if "value" in each else []
    stated += [each["growth"]["percent"]] if "growth" in each else []
    stated += [each["rank"]["place"]] if "rank" in each else []
    return [abs(number) for number in stated]


def test_every_quote_contains_its_numbers() -> None:
    quoted = [(name, each) for name, each in observations() if "quote" in each]
    assert len(quoted) == 126 + 92
    missing = [
        (name, each["period"], number)
        for name, each in quoted
        for number in stated_numbers(each)
        if number not in printed_numbers(each["quote"])
    ]
    assert missing == []


def test_every_fact_stands_in_its_quote() -> None:
    facts = [each for _, each in observations() if "text" in each]
    assert facts
    assert [each for each in facts if each["text"] not in each["quote"]] == []


def test_a_fall_is_printed_as_a_fall() -> None:
    """A minus sign may be a word: 下降, or 减少."""
    fallen = [
        each
        for _, each in observations()
        if "quote" in each and each.get("growth", {}).get("percent", 0) < 0
    ]
    assert len(fallen) >= 8
    signs = ("下降", "降低", "减少", "-")
    assert [each for each in fallen if not any(sign in each["quote"] for sign in signs)] == []


def test_every_figure_has_a_quote_or_a_locator() -> None:
    assert [
        each for _, each in observations() if not (each.get("quote") or each.get("locator"))
    ] == []


# --- accounts ------------------------------------------------------------------------------


def test_shares_of_three_sectors_sum_to_a_hundred() -> None:
    shares: defaultdict[tuple[str, str, str], list[Decimal]] = defaultdict(list)
    for sector in SECTORS:
        for each in INDICATORS[f"share-{sector}"]["observations"]:
            shares[each["area"], each["period"], each["source"]].append(each["value"])
    whole = {key: sum(parts, Decimal(0)) for key, parts in shares.items() if len(parts) == 3}
    assert len(whole) == 422
    assert [key for key in shares if key not in whole] == [
        (BINZHOU, "2013", "sd-commerce-2015-12-24")
    ]
    assert {key: total for key, total in whole.items() if abs(total - 100) > Decimal("0.2")} == {}


def test_value_added_of_three_sectors_is_gdp() -> None:
    off = {}
    for year in range(2019, 2025):
        for area in cities(year):
            parts = [value(f"value-added-{sector}", area, str(year)) for sector in SECTORS]
            ratio = sum(parts) / value("gdp", area, str(year)) - 1
            if abs(ratio) > Decimal("0.001"):
                off[area, year] = ratio
    assert off == {}


def test_shares_of_2024_follow_from_value_added_or_are_flagged() -> None:
    off = set()
    for area in cities(2024):
        for sector in SECTORS:
            share = current(f"share-{sector}", area, "2024")
            assert share is not None
            part = value(f"value-added-{sector}", area, "2024") / value("gdp", area, "2024") * 100
            if abs(part - share["value"]) > Decimal("0.15") and "U" not in statuses(share):
                off.add((AREAS[area]["name"]["en"], sector, part, share["value"]))
    assert off == set()


@pytest.mark.parametrize(
    ("indicator", "year", "printed", "total", "within"),
    [
        ("gdp", 2022, None, "87434.58", "0"),
        ("gdp", 2023, "92068.7", "92068.02", "1"),
        ("gdp", 2024, "98565.8", "98565.20", "1"),
        ("population", 2023, "10122.97", "10122.97", "0"),
    ],
)
def test_sixteen_cities_sum_to_the_province(
    indicator: str, year: int, printed: str | None, total: str, within: str
) -> None:
    size = 8 if indicator == "gdp" else 4
    total_found = sum((value(indicator, area, str(year)) for area in cities(year)), Decimal(0))
    found = total_found.scaleb(-size)
    assert found == Decimal(total)
    if printed is not None:
        assert abs(found - Decimal(printed)) <= Decimal(within)


def test_a_level_repeated_to_the_last_digit_is_flagged() -> None:
    repeats = []
    for indicator, each in observations():
        digits = str(each.get("value", "")).replace(".", "").strip("0")
        if INDICATORS[indicator]["kind"] != "level" or len(digits) < 4 or "U" in statuses(each):
            continue
        if not each["period"].isdigit():
            continue
        before = BY_YEAR[indicator, each["area"], str(int(each["period"]) - 1)]
        repeats += [
            (indicator, each["area"], each["period"])
            for other in before
            if "value" in other and in_units(indicator, other) == in_units(indicator, each)
        ]
    assert repeats == []


def test_gdp_per_capita_on_the_registered_population_is_flagged() -> None:
    """In 2005 the registered figures are of another population: the mean of the years beside."""

    def registered(area: str, year: int) -> Decimal:
        if year == 2005:
            return (registered(area, 2004) + registered(area, 2006)) / 2
        return value("population-registered", area, str(year))

    cells = [
        each
        for each in INDICATORS["gdp-per-capita"]["observations"]
        if statuses(each) == {"D"} and each["period"] <= "2012"
    ]
    assert len(cells) == 88
    assert len({each["note"]["en"] for each in cells}) == 1
    off = []
    for each in cells:
        year = int(each["period"])
        people = value("gdp", each["area"], each["period"]) / each["value"]
        mean = (registered(each["area"], year) + registered(each["area"], year - 1)) / 2
        near = min(abs(people / mean - 1), abs(people / registered(each["area"], year) - 1))
        if near > Decimal("0.0125"):
            off.append((each["area"], year, near))
    assert off == []


# --- growth --------------------------------------------------------------------------------


def test_growth_without_a_value_is_of_years_whose_value_another_source_prints() -> None:
    alone = [each for _, each in observations() if "value" not in each and "locator" in each]
    assert Counter((each["period"], each["source"]) for each in alone) == {
        ("2018", "ccsy-2019"): 17,
        ("2019", "ccsy-2020"): 16,
        ("2022", "ccsy-2023"): 16,
        ("2023", "ccsy-2024"): 16,
    }
    for each in alone:
        assert current("gdp", each["area"], each["period"]) is not None


def test_only_growth_of_gdp_is_at_constant_prices_in_the_panel() -> None:
    bases = Counter(
        (indicator, each["growth"]["basis"])
        for indicator, each in observations()
        if "locator" in each.get("growth", {})
    )
    assert bases == {
        ("gdp", "constant-prices"): 391 - 17,
        ("gdp", "current-prices"): 17,
        ("revenue", "not-stated"): 16,
    }


def test_growth_of_2013_is_the_change_of_the_printed_values() -> None:
    for area in cities(2013):
        growth = BY_CELL["gdp", area, "2013", "city-yearbook"]["growth"]
        change = (value("gdp", area, "2013") / value("gdp", area, "2012") - 1) * 100
        assert growth["basis"] == "current-prices"
        assert abs(growth["percent"] - change) <= Decimal("0.006")


def test_reported_growth_that_equals_the_change_of_values_is_known() -> None:
    """Beside 2013 one city a year at most, but for 2018 in the yearbook."""
    equal: defaultdict[str, list[str]] = defaultdict(list)
    for each in INDICATORS["gdp"]["observations"]:
        growth = each.get("growth")
        if growth is None or growth["basis"] != "constant-prices" or not each["period"].isdigit():
            continue
        before = str(int(each["period"]) - 1)
        if current("gdp", each["area"], before) is None:
            continue
        change = value("gdp", each["area"], each["period"]) / value("gdp", each["area"], before)
        if abs(growth["percent"] - (change - 1) * 100) <= Decimal("0.006"):
            equal[each["period"]].append(each["area"])
    assert {year: len(areas) for year, areas in equal.items() if len(areas) > 1} in (
        {},
        {"2018": 2},
    )
    assert BINZHOU in equal["2018"]
    assert statuses(BY_CELL["gdp", BINZHOU, "2018", "ccsy-2019"]) == {"U"}


def test_ten_years_of_the_index_are_the_growth_that_the_city_prints() -> None:
    product = Decimal(1)
    for year in range(2012, 2022):
        product *= value("gdp-index", BINZHOU, str(year)) / 100
    assert round((product - 1) * 100, 1) == Decimal("95.3")
    printed = value("gdp-growth-cumulative", BINZHOU, "2012/2021")
    assert printed == Decimal("95.5")


def test_index_and_reported_growth_agree_within_a_tenth_from_2019_on() -> None:
    off = []
    for year in range(2019, 2024):
        for area in cities(year):
            found = {
                each["growth"]["percent"]
                for each in BY_YEAR["gdp", area, str(year)]
                if each.get("growth", {}).get("basis") == "constant-prices"
            }
            index = value("gdp-index", area, str(year)) - 100
            off += [
                (area, year, percent, index)
                for percent in found
                if abs(percent - index) > Decimal("0.1")
            ]
    assert off == []


# --- ranks ---------------------------------------------------------------------------------


def test_rd_expenditure_over_gdp_gives_the_ranks_of_the_article() -> None:
    for year, share, place, members in ((2018, "2.06", 9, 17), (2019, "2.59", 3, 16)):
        ratios = {
            area: value("rd-expenditure", area, str(year))
            / in_units("gdp", BY_CELL["gdp", area, str(year), "city-yearbook"])
            for area in cities(year)
        }
        order = sorted(ratios, key=lambda area: ratios[area], reverse=True)
        printed = BY_CELL["rd-intensity", BINZHOU, str(year), "chinadaily-2023-03-10"]
        assert round(ratios[BINZHOU] * 100, 2) == Decimal(share)
        assert (order.index(BINZHOU) + 1, len(order)) == (place, members)
        assert printed["value"] == place


REPORTED = {
    "gdp-rank-reported": "gdp",
    "gdp-per-capita-rank-reported": "gdp-per-capita",
    "population-rank-reported": "population",
}
"""The indicators that hold printed ranks, and the ones that they rank."""


def test_printed_ranks_are_the_computed_ones_or_flagged() -> None:
    printed = [
        (indicator, each["period"], each["rank"]["place"], statuses(each))
        for indicator, each in observations()
        if "rank" in each
    ]
    printed += [
        (ranks, each["period"], each["value"], statuses(each))
        for name, ranks in REPORTED.items()
        for each in INDICATORS[name]["observations"]
    ]
    tested = []
    for indicator, period, place, doubt in printed:
        if not period.isdigit() or len(order := ranked(indicator, int(period))) < 15:
            continue
        tested.append((indicator, period))
        assert (order.index(BINZHOU) + 1 == place) != ("U" in doubt), (indicator, period, place)
    assert sorted(tested) == [
        ("gdp", "2015"),
        ("gdp", "2015"),
        ("gdp-per-capita", "2015"),
        ("gdp-per-capita", "2015"),
        ("population", "2021"),
        ("population", "2022"),
    ]


PLACES = {
    "gdp": "2018 14 17, 2021 13 16, 2022 13 16, 2023 13 16, 2024 13 16",
    "population": "2015 13 16, 2019 13 16, 2020 12 16, 2021 12 15, 2022 12 16, 2024 12 16",
    "revenue": "2023 5 16",
}
"""The year, the place of Binzhou and the number of cities with a sound figure."""


@pytest.mark.parametrize(
    ("indicator", "standing"),
    [(name, standing) for name, every in PLACES.items() for standing in every.split(", ")],
)
def test_place_of_binzhou(indicator: str, standing: str) -> None:
    year, place, members = map(int, standing.split())
    order = ranked(indicator, year)
    assert (order.index(BINZHOU) + 1, len(order)) == (place, members)


def test_an_incomplete_year_gives_no_rank() -> None:
    unranked = [(name, each["period"]) for name, each in observations() if each.get("unranked")]
    assert Counter(unranked) == {
        ("gdp", "2025"): 10,
        ("fiscal-revenue", "2024"): 4,
        ("fiscal-revenue", "2025"): 11,
    }
    for name, period in set(unranked):
        assert ranked(name, int(period)) == []


def test_league_of_revenue() -> None:
    leaders = [
        ("Qingdao", "1296.317"),
        ("Weifang", "1186.461"),
        ("Dongying", "1010.037"),
        ("Yantai", "975.168"),
        ("Binzhou", "947.327"),
        ("Jinan", "920.814"),
    ]
    found = [
        (AREAS[area]["name"]["en"], str(round(value("revenue", area, "2023").scaleb(-9), 3)))
        for area in ranked("revenue", 2023)[:6]
    ]
    assert found == leaders


# --- what the commands must show -------------------------------------------------------------

SHOWN = [
    ("fiscal-revenue", 9, {2018: "24.054", 2020: "25.279", 2023: "29.214"}),
    ("fiscal-expenditure", 9, {2018: "34.532", 2020: "44.751", 2023: "52.711"}),
    ("deposits", 9, {2018: "285.248", 2020: "339.848"}),
    ("loans", 9, {2018: "258.382", 2020: "287.483"}),
    ("exports", 9, {2018: "30.389", 2020: "32.742"}),
    ("imports", 9, {2018: "51.450", 2020: "49.009"}),
    ("industrial-profit", 9, {2018: "19.194", 2020: "32.411"}),
    ("retail-sales", 9, {2020: "71.794", 2023: "90.975"}),
    ("gdp-revised", 9, {2018: "233.256", 2020: "253.785", 2023: "311.890"}),
    ("gdp", 9, {2020: "250.811", 2021: "287.211", 2022: "297.515", 2023: "311.885"}),
    ("gdp", 9, {2024: "340.474", 2025: "355.817"}),
    ("gdp-per-capita", 0, {2020: "63915", 2023: "79738"}),
    ("value-added-primary", 9, {2020: "24.315", 2023: "30.322"}),
    ("value-added-secondary", 9, {2020: "102.156", 2023: "130.045"}),
    ("value-added-tertiary", 9, {2020: "124.341", 2023: "151.518"}),
    ("share-primary", 0, {2020: "9.7", 2023: "9.72"}),
    ("share-secondary", 0, {2020: "40.7", 2023: "41.70"}),
    ("share-tertiary", 0, {2020: "49.6", 2023: "48.58"}),
    ("patents-granted", 0, {2018: "3366", 2020: "7502"}),
    ("patents-invention-granted", 0, {2018: "330", 2020: "761"}),
    ("rd-intensity", 0, {2018: "9", 2020: "1"}),
    ("population", 6, {2020: "3.9303", 2021: "3.9301", 2022: "3.9186", 2023: "3.9041"}),
    ("population", 6, {2024: "3.8744", 2025: "3.8477"}),
    ("revenue", 9, {2003: "50.938", 2022: "995.500", 2023: "947.327", 2025: "1000"}),
    ("air-pm25", 0, {2020: "49", 2023: "41"}),
]


@pytest.mark.parametrize(("indicator", "size", "figures"), SHOWN)
def test_current_figures_of_binzhou(indicator: str, size: int, figures: dict[int, str]) -> None:
    found = {
        year: round(value(indicator, BINZHOU, str(year)).scaleb(-size), -_exponent(printed))
        for year, printed in figures.items()
    }
    assert found == {year: Decimal(printed) for year, printed in figures.items()}


def _exponent(printed: str) -> int:
    exponent = Decimal(printed).as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


CHANGES = {
    (2018, 2020): "fiscal-revenue 5.1, fiscal-expenditure 29.6, deposits 19.1, loans 11.3, "
    "exports 7.7, imports -4.7, industrial-profit 68.9, gdp-revised 8.8, "
    "population-registered 0.2, wage 14.5",
    (2020, 2023): "gdp 24.4, gdp-revised 22.9, fiscal-revenue 15.6, fiscal-expenditure 17.8, "
    "deposits 39.0, loans 34.9, retail-sales 26.7, exports 84.0, imports 20.2, "
    "industrial-profit 15.8, patents-granted -6.8, patents-invention-granted 39.3, "
    "population -0.7, air-pm25 -16.3",
    (2020, 2021): "gdp 14.5",
    (2021, 2022): "gdp 3.6",
    (2022, 2023): "gdp 4.8, revenue -4.8",
    (2024, 2025): "gdp 4.5",
}
"""The changes in per cent that the commands must show for Binzhou."""


@pytest.mark.parametrize(
    ("years", "change"),
    [(years, change) for years, every in CHANGES.items() for change in every.split(", ")],
)
def test_change_of_binzhou(years: tuple[int, int], change: str) -> None:
    indicator, percent = change.split()
    before, after = (value(indicator, BINZHOU, str(year)) for year in years)
    assert round((after / before - 1) * 100, 1) == Decimal(percent)
    assert not crossed(indicator, *years)


def crossed(indicator: str, first: int, last: int) -> bool:
    """Whether a break of the indicator lies between two years."""
    return any(
        first <= int(each["after"][:4]) and int(each["before"][:4]) <= last
        for each in INDICATORS[indicator].get("breaks", [])
    )


@pytest.mark.parametrize(
    ("indicator", "first", "last"),
    [
        *((f"share-{sector}", 2018, 2020) for sector in SECTORS),
        ("gdp", 2018, 2020),
        ("gdp-per-capita", 2018, 2020),
        ("retail-sales", 2018, 2020),
        ("industrial-enterprises", 2018, 2020),
        ("population", 2018, 2020),
        ("gdp", 2023, 2024),
    ],
)
def test_no_growth_across_a_break(indicator: str, first: int, last: int) -> None:
    assert crossed(indicator, first, last)


# --- breaks, vintages and corrections --------------------------------------------------------


def test_break_of_the_accounts_says_nothing_of_a_direction() -> None:
    """Heze and Jinan with Laiwu stand higher on the revised accounts."""
    for indicator in ("gdp", "gdp-per-capita", *(f"share-{sector}" for sector in SECTORS)):
        [reason] = [
            each["reason"] for each in INDICATORS[indicator]["breaks"] if each["before"] == "2019"
        ]
        assert reason == {
            "en": "from 2019 on the revised accounts",
            "zh": "2019年起为修订后核算口径",
        }
    assert value("gdp", HEZE, "2019") > value("gdp", HEZE, "2018")


def test_gdp_of_2023_is_that_of_all_sixteen_cities() -> None:
    preferred = [(name, each) for name, each in observations() if each.get("preferred")]
    assert Counter((name, each["period"], each["source"]) for name, each in preferred) == {
        ("gdp", "2023", "gp-structure"): 16
    }
    later = [
        each
        for each in INDICATORS["gdp"]["observations"]
        if (each["period"], each["source"]) == ("2023", "green-finance-panel")
    ]
    assert len(later) == 12
    assert all(statuses(each) == {"D"} for each in later)
    assert value("gdp", BINZHOU, "2023") == Decimal("311885000000")


def corrected(row: Row) -> list[Json]:
    """The figures that a line of corrections.csv is about."""
    return [
        each
        for each in INDICATORS[indicator_of(row)]["observations"]
        if row["area"] in ("*", each["area"])
        and (each["period"], each["source"]) == (row["period"], row["source"])
    ]


def test_every_correction_stands_at_its_figure() -> None:
    for row in rows("corrections.csv"):
        found = corrected(row)
        assert found, row
        for each in found:
            said = [each.get("note", {}), each.get("growth", {}).get("note", {})]
            assert any(row["why_en"] in words.get("en", "") for words in said), row
            if row["field"] == "status":
                assert each["status"] == [row["value"]], row
            if row["field"] == "basis":
                assert each["growth"]["basis"] == row["value"], row
            if row["field"] == "rank":
                assert "rank" not in each, row


def test_every_unusual_status_says_why_in_both_languages() -> None:
    unusual = [each for _, each in observations() if "status" in each or each.get("unranked")]
    assert len(unusual) > 250
    assert [each for each in unusual if set(each.get("note", {})) != {"en", "zh"}] == []


def test_figures_of_each_status() -> None:
    found = Counter(" ".join(each.get("status", ["A"])) for _, each in observations())
    assert found == {"A": 8393, "D": 159, "U": 81, "V": 32, "P": 14}


def test_registered_population_of_2005_is_another_population() -> None:
    for area in cities(2005):
        each = BY_CELL["population-registered", area, "2005", "city-yearbook"]
        assert statuses(each) == {"D"}
        assert "another population" in each["note"]["en"]


# --- texts ---------------------------------------------------------------------------------


def texts() -> Iterator[tuple[str, Json]]:
    """Every text of the dataset, with the place where it stands."""
    yield "title", WHOLE["title"]
    for field, of in (("areas", "code"), ("units", "id"), ("topics", "id"), ("sources", "id")):
        for each in WHOLE[field]:
            yield from ((f"{each[of]} {key}", text) for key, text in each.items() if is_text(text))
    for each in WHOLE["indicators"]:
        yield from (
            (f"{each['id']} {key}", text)
            for key, text in each.items()
            if key not in ("display", "parts") and is_text(text)
        )
        yield from ((f"{each['id']} break", cut["reason"]) for cut in each.get("breaks", []))
    for name, each in observations():
        if "note" in each:
            yield f"{name} {each['period']} note", each["note"]


def is_text(value: object) -> bool:
    return isinstance(value, dict)


def test_every_text_is_of_english_and_chinese() -> None:
    wrong = [(place, text) for place, text in texts() if not text or set(text) - {"en", "zh"}]
    assert wrong == []


def test_only_titles_of_sources_exist_in_one_language() -> None:
    single = [place for place, text in texts() if len(text) == 1]
    assert single
    assert all(place.endswith(" title") and place.split()[0] in SOURCES for place in single)


def test_every_chinese_text_has_chinese_letters_or_is_a_name() -> None:
    latin = {
        text["zh"] for _, text in texts() if "zh" in text and not re.search("[一-鿿]", text["zh"])
    }
    assert latin == {"%", "‰", "AsiaNet / chinadaily.com.cn", "zqbao.com.cn", "zqbao.com.cn，2026"}


def test_short_names_of_sources_are_short_and_their_own() -> None:
    for language in ("en", "zh"):
        names = [source["short"][language] for source in WHOLE["sources"]]
        assert len(set(names)) == len(names)
        assert max(map(len, names)) <= 41


# --- inputs and build ------------------------------------------------------------------------


def stated_by(row: Row, area: str) -> Json:
    """The observation of a row of the inputs; it must be there."""
    return BY_CELL[indicator_of(row), area, row["period"], row["source"]]


def test_every_row_of_the_panel_has_its_place() -> None:
    kept = [row for row in rows("panel.csv") if row["flag"] not in LEFT_OUT]
    assert len(kept) == 3652 + 5371 - 209
    for row in kept:
        each = stated_by(row, row["area"])
        if row["indicator"] in IDS:
            assert (str(each["value"]), each["locator"]) == (row["value"], row["locator"])
        else:
            growth = each["growth"]
            assert (str(growth["percent"]), growth["locator"]) == (row["value"], row["locator"])


def test_every_figure_has_its_place() -> None:
    for row in rows("figures.csv"):
        each = stated_by(row, BINZHOU)
        assert each["quote"] == row["quote"]
        if row["indicator"] not in IDS:
            assert each["growth"]["percent"] == Decimal(row["value_as_printed"])
            continue
        if row["growth_percent"]:
            assert str(each["growth"]["percent"]) == row["growth_percent"]
            assert each["growth"]["basis"] == row["growth_basis"]
        if "value" in each:
            printed = row["value_as_printed"].replace(",", "").split()[0]
            assert str(each["value"]) in (printed, printed.rstrip("strdh"), WORDS.get(printed))
        assert each.get("qualifier", "exact") == row["qualifier"]


def test_every_observation_comes_from_a_row() -> None:
    stated = {
        (indicator_of(row), area, row["period"], row["source"])
        for name in ("figures.csv", "panel.csv")
        for row in rows(name)
        if (area := row.get("area", BINZHOU)) and row.get("flag") not in LEFT_OUT
    }
    assert set(BY_CELL) == stated


def make(data: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(data / "make.py"), *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        check=False,
    )


def test_nothing_is_stale() -> None:
    """The schema is made from the models of the program, and has a test there."""
    done = make(ROOT / "data", "--check")
    stale = [line for line in done.stdout.splitlines() if "dataset.schema.json" not in line]
    assert stale == []
    assert "Traceback" not in done.stderr


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("__pycache__"))
    return data


@pytest.mark.parametrize(
    ("name", "line", "why"),
    [
        ("panel.csv", "no-such,371600,Binzhou,2023,1,percent,ccsy-2024,row 1,", "no indicator"),
        ("panel.csv", "no-such-growth,371600,Binzhou,2023,1,percent,ccsy-2024,x,", "no indicator"),
        ("panel.csv", "gdp,371800,Nowhere,2023,1,CNY 1e8,ccsy-2024,row 1,", "no area"),
        ("panel.csv", "gdp,371600,Heze,2023,1,CNY 1e8,ccsy-2024,row 1,", "not Heze"),
        ("panel.csv", "gdp,371600,Binzhou,2023,1,CNY 1e8,nobody,row 1,", "no source"),
        ("panel.csv", "gdp,371600,Binzhou,1999,1,CNY 1e5,ccsy-2024,row 1,", "no printed unit"),
        ("panel.csv", "gdp,371600,Binzhou,1999,1,persons,ccsy-2024,row 1,", "no unit of gdp"),
        ("panel.csv", "gdp,371600,Binzhou,1999,1,CNY 1e8,ccsy-2024,row 1,odd: x", "no flag"),
        ("panel.csv", "gdp,371600,Binzhou,1999,1,CNY 1e8,ccsy-2024,x,suspect: x", "notes.csv"),
        ("panel.csv", "gdp,371600,Binzhou,1999,one,CNY 1e8,ccsy-2024,row 1,", "no number"),
        ("panel.csv", "gdp,371600,Binzhou,2023", "fields"),
        ("figures.csv", "no-such,2023,1,%,exact,,,,,ccsy-2024,1,", "no indicator"),
        ("figures.csv", "gdp,2023,1,亿元,exact,,,,,ccsy-2024,1,unheard of", "notes.csv"),
        ("corrections.csv", "gdp,371600,1999,city-yearbook,status,U,no,无", "finds no figure"),
        ("corrections.csv", "gdp,371600,2000,city-yearbook,value,1,no,无", "no correction"),
        ("preferred.csv", "gdp,1999,city-yearbook,no,无", "finds no figure"),
        ("breaks.csv", "no-such,2018,2019,no,无,", "no indicator"),
        ("notes.csv", "never said,never said,从未", "no figure has the note"),
    ],
)
def test_a_row_without_a_place_stops_the_build(
    copied: Path, name: str, line: str, why: str
) -> None:
    path = copied / "inputs" / name
    written = path.read_text(encoding="utf-8")
    path.write_text(f"{written}{line}\n", encoding="utf-8")
    before = (copied / "binzhou.json").read_bytes()
    done = make(copied)
    assert done.returncode == 1
    assert f"data/inputs/{name}:{len(written.splitlines()) + 1}: " in done.stderr
    assert why in done.stderr
    assert "Traceback" not in done.stderr
    assert (copied / "binzhou.json").read_bytes() == before


def test_the_same_figure_twice_stops_the_build(copied: Path) -> None:
    path = copied / "inputs" / "panel.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    done = make(copied)
    assert done.returncode == 1
    assert f"data/inputs/panel.csv:{len(lines) + 1}: states what" in done.stderr


def test_a_changed_figure_makes_the_dataset_stale(copied: Path) -> None:
    path = copied / "inputs" / "panel.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",3118.85,", ",3118.86,"), encoding="utf-8"
    )
    done = make(copied, "--check")
    assert done.returncode == 1
    assert "data/binzhou.json is not what data/inputs give" in done.stdout


def test_readme_says_what_is_doubtful_from_the_inputs(copied: Path) -> None:
    path = copied / "inputs" / "corrections.csv"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("repeats 2011 (41850)", "copies 2011"), encoding="utf-8")
    assert "data/README.md is not what data/inputs give" in make(copied, "--check").stdout
    make(copied)
    assert "copies 2011 to the last digit" in (copied / "README.md").read_text(encoding="utf-8")
