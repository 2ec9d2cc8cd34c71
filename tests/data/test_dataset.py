"""The facts that must stay true of data/binzhou.json, whatever is added to it."""

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

import pytest
from binzhou_cli.model.schema import dataset_schema
from binzhou_cli.read.json_file import bundled_path, read_bundled, read_json
from binzhou_cli.read.lines import split_lines

from binzhou_cli.analysis.names import indicator_names, resolve
from binzhou_cli.analysis.rank import leagues, members_of
from binzhou_cli.model.dataset import Dataset, Indicator, Observation
from binzhou_cli.model.period import parse_period

ROOT = Path(__file__).parents[2]
INPUTS = ROOT / "data" / "inputs"
BINZHOU, LAIWU, JINAN, SHANDONG = "371600", "371200", "370100", "370000"
ARTICLE = "chinadaily-2023-03-10"
PANEL = "city-yearbook"

LEFT_OUT = {
    "cross-check only: Jinan includes Laiwu": 208,
    "suspect: zero stands for missing": 1,
}
"""The cells of panel.csv that the dataset leaves out on purpose, by flag."""

HELD_TWICE = {
    ("fiscal-revenue", BINZHOU, "2009", "sd-yearbook-2010-8-5"),
    ("urban-income", BINZHOU, "2009", "sd-yearbook-2010-10-6"),
    ("urban-income", BINZHOU, "2012", "sd-yearbook-2013-10-6"),
}
"""The cells that figures.csv and panel.csv both hold: one observation each."""

Key = tuple[str, str, str, str]
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (INPUTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_json(bundled_path())


@pytest.fixture(scope="module")
def text() -> str:
    return Path(bundled_path()).read_text(encoding="utf-8")


def figures(dataset: Dataset) -> Iterator[tuple[Indicator, Observation]]:
    for indicator in dataset.indicators:
        for observation in indicator.observations:
            yield indicator, observation


def by_key(dataset: Dataset) -> dict[Key, Observation]:
    return {
        (indicator.id, each.area, each.period.text, each.source): each
        for indicator, each in figures(dataset)
    }


def indicator_ids() -> dict[str, str]:
    """By the name in the inputs; the growth of GDP stands beside GDP."""
    return {row["input_id"]: row["id"] for row in rows("indicators.csv")} | {"gdp-growth": "gdp"}


def kept_panel() -> list[Row]:
    return [row for row in rows("panel.csv") if row["flag"] not in LEFT_OUT]


# --- the files -----------------------------------------------------------------------------


def run_make(data: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(data / "make.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )


def test_inputs_give_the_files_of_the_repository() -> None:
    done = run_make(ROOT / "data")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_names_a_stale_file_and_leaves_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("__pycache__"))
    target = data / "binzhou.json"
    stale = target.read_text(encoding="utf-8").replace("2872.11", "2872.12")
    target.write_text(stale, encoding="utf-8", newline="\n")
    done = run_make(data)
    assert done.returncode == 1
    assert "data/binzhou.json" in done.stdout
    assert target.read_text(encoding="utf-8") == stale


def test_schema_file_is_that_of_the_models() -> None:
    schema = json.loads((ROOT / "data" / "dataset.schema.json").read_text(encoding="utf-8"))
    assert schema == dataset_schema()


def test_schema_names_every_field_of_the_file(text: str) -> None:
    definitions = dataset_schema()["$defs"]
    head = json.loads(text)
    assert set(head) <= set(dataset_schema()["properties"])
    for indicator in head["indicators"]:
        assert set(indicator) <= set(definitions["Indicator"]["properties"])
        for observation in indicator["observations"]:
            assert set(observation) <= set(definitions["Observation"]["properties"])


def test_one_observation_a_line(text: str, dataset: Dataset) -> None:
    lines = [line for line in text.splitlines() if line.startswith('{"area"')]
    assert all("period" in json.loads(line.rstrip(",")) for line in lines)
    assert len(lines) == sum(len(each.observations) for each in dataset.indicators)


def test_observations_are_sorted(dataset: Dataset) -> None:
    for indicator in dataset.indicators:
        keys = [(each.area, each.period.text, each.source) for each in indicator.observations]
        assert keys == sorted(keys), indicator.id


def test_file_ends_its_lines_with_lf_alone() -> None:
    raw = Path(bundled_path()).read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"}\n")


# --- the trusted reader --------------------------------------------------------------------


def test_layout_is_the_one_that_is_read_by_lines(text: str, dataset: Dataset) -> None:
    head, loaders = split_lines(text)
    assert head is not None
    assert len(loaders) == len(dataset.indicators)


def test_reading_by_lines_gives_the_validated_dataset(dataset: Dataset) -> None:
    trusted = read_bundled()
    for ours, theirs in zip(trusted.indicators, dataset.indicators, strict=True):
        assert tuple(ours.observations) == tuple(theirs.observations), theirs.id
        assert ours == theirs
    assert trusted == dataset


def test_reading_by_lines_keeps_the_digits(dataset: Dataset) -> None:
    def digits(whole: Dataset) -> list[str]:
        return [f"{each.value} {each.growth and each.growth.percent}" for _, each in figures(whole)]

    assert digits(read_bundled()) == digits(dataset)


def test_lines_of_an_area_are_its_observations(dataset: Dataset) -> None:
    trusted = read_bundled()  # nothing of it is loaded yet
    for ours, theirs in zip(trusted.indicators, dataset.indicators, strict=True):
        for area in dataset.areas:
            expected = tuple(each for each in theirs.observations if each.area == area.code)
            assert ours.observations.of_area(area.code) == expected
            assert theirs.observations.of_area(area.code) == expected
        assert ours.observations.of_area("37") == ()


def test_areas_are_counted_from_lines(dataset: Dataset) -> None:
    trusted = read_bundled()
    for ours, theirs in zip(trusted.indicators, dataset.indicators, strict=True):
        expected = len({each.area for each in theirs.observations})
        assert ours.observations.count_areas() == expected > 0
        assert theirs.observations.count_areas() == expected


# --- nothing lost, nothing added -----------------------------------------------------------


def test_cells_left_out_are_the_flagged_ones() -> None:
    flags = Counter(row["flag"] for row in rows("panel.csv") if row["flag"] in LEFT_OUT)
    assert flags == LEFT_OUT


def test_cells_in_both_inputs_are_the_known_three() -> None:
    ours = {
        (row["indicator"], BINZHOU, row["period"], row["source"]) for row in rows("figures.csv")
    }
    panel = {(row["indicator"], row["area"], row["period"], row["source"]) for row in kept_panel()}
    assert ours & panel == HELD_TWICE


def test_observations_are_those_of_the_inputs(dataset: Dataset) -> None:
    ids = indicator_ids()
    expected: Counter[tuple[str, str]] = Counter()
    for row in rows("figures.csv"):
        expected[ids[row["indicator"]], row["source"]] += 1
    for row in kept_panel():
        if row["indicator"] != "gdp-growth":
            expected[ids[row["indicator"]], row["source"]] += 1
    for indicator, _, _, source in HELD_TWICE:
        expected[ids[indicator], source] -= 1
    assert Counter((ind.id, each.source) for ind, each in figures(dataset)) == expected


def test_cells_in_both_inputs_keep_quote_and_locator(dataset: Dataset) -> None:
    found = by_key(dataset)
    assert all(found[key].quote and found[key].locator for key in HELD_TWICE)


def test_growth_of_gdp_stands_beside_gdp(dataset: Dataset) -> None:
    found = by_key(dataset)
    growths = [row for row in kept_panel() if row["indicator"] == "gdp-growth"]
    assert len(growths) == 301
    for row in growths:
        growth = found["gdp", row["area"], row["period"], row["source"]].growth
        assert growth is not None
        assert (str(growth.percent), growth.basis) == (row["value"], "constant-prices")
        assert growth.locator == row["locator"]
    panel = [key for key, each in found.items() if key[3] == PANEL and each.growth is not None]
    assert len(panel) == 301


def test_panel_values_keep_every_digit(dataset: Dataset) -> None:
    ids, found = indicator_ids(), by_key(dataset)
    cells = [row for row in kept_panel() if row["indicator"] != "gdp-growth"]
    changed = [
        row
        for row in cells
        if str(found[ids[row["indicator"]], row["area"], row["period"], row["source"]].value)
        != row["value"]
    ]
    assert cells
    assert changed == []


@pytest.mark.parametrize(
    ("indicator", "period", "source", "digits"),
    [
        ("natural-growth-rate", "2003", "sd-yearbook-2003-binzhou", "3.60"),
        ("value-added-tertiary", "2003", "sd-yearbook-2003-binzhou", "122.50"),
        ("gdp", "2021", "lulaijun-2022-04-29", "2872.11"),
        ("gdp", "2015", "wikipedia-zh-binzhou", "2355.33"),
        ("revenue", "2022", ARTICLE, "995.5"),
    ],
)
def test_value_keeps_its_digits(
    dataset: Dataset, indicator: str, period: str, source: str, digits: str
) -> None:
    assert str(by_key(dataset)[indicator, BINZHOU, period, source].value) == digits


@pytest.mark.parametrize(
    ("indicator", "period", "source", "percent"),
    [
        ("revenue", "2003", "sd-yearbook-2003-binzhou", "50.0"),
        ("air-no2", "2016-01/2016-09", "binzhou-air-2016-q3", "-15.00"),
    ],
)
def test_growth_keeps_its_digits(
    dataset: Dataset, indicator: str, period: str, source: str, percent: str
) -> None:
    growth = by_key(dataset)[indicator, BINZHOU, period, source].growth
    assert growth is not None
    assert str(growth.percent) == percent


# --- figures and their quotes --------------------------------------------------------------

WORDS = {"one": "1", "four": "4", "first": "1", "fourth": "4"}


def printed_numbers(quote: str) -> set[str]:
    """Every number that a sentence prints: in digits, as an ordinal or as a word."""
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", quote)
    digits = re.findall(r"(?<![\d.])\d+(?:\.\d+)?(?![\d]|\.\d)", plain)
    words = re.findall(r"[a-z]+", quote.lower())
    return {*digits, *(WORDS[word] for word in words if word in WORDS)}


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("rose to 2,872.11 and 47,000", {"2872.11", "47000"}),
        ("3rd place, first of four", {"3", "1", "4"}),
        ("17.7∶52.1∶30.2", {"17.7", "52.1", "30.2"}),
        ("增长50.0%", {"50.0"}),
    ],
)
def test_numbers_are_found_in_a_sentence(sentence: str, numbers: set[str]) -> None:
    assert printed_numbers(sentence) == numbers


def test_quoted_values_occur_in_their_quotes(dataset: Dataset) -> None:
    quoted = [each for _, each in figures(dataset) if each.quote and each.value is not None]
    assert len(quoted) > 100
    assert [each for each in quoted if str(each.value) not in printed_numbers(each.quote)] == []


def test_quoted_growths_occur_in_their_quotes(dataset: Dataset) -> None:
    quoted = [
        (str(abs(each.growth.percent)), each)
        for _, each in figures(dataset)
        if each.quote and each.growth is not None and not each.growth.locator
    ]
    assert len(quoted) > 30
    assert [each for percent, each in quoted if percent not in printed_numbers(each.quote)] == []


def test_quoted_ranks_occur_in_their_quotes(dataset: Dataset) -> None:
    quoted = [
        (str(each.rank.place), each)
        for _, each in figures(dataset)
        if each.quote and each.rank is not None
    ]
    assert len(quoted) >= 5
    assert [each for place, each in quoted if place not in printed_numbers(each.quote)] == []


def test_facts_occur_in_their_quotes(dataset: Dataset) -> None:
    facts = [each for indicator, each in figures(dataset) if indicator.kind == "fact"]
    assert facts
    assert all(each.text in each.quote for each in facts)


def test_every_figure_has_a_quote_or_a_locator(dataset: Dataset) -> None:
    assert [each for _, each in figures(dataset) if not (each.quote or each.locator)] == []


# --- the panel agrees with itself and with print ---------------------------------------------


def test_sector_shares_sum_to_a_hundred(dataset: Dataset) -> None:
    shares: defaultdict[tuple[str, str, str], list[Decimal]] = defaultdict(list)
    for indicator, each in figures(dataset):
        if indicator.id in ("share-primary", "share-secondary", "share-tertiary"):
            assert each.value is not None
            shares[each.area, each.period.text, each.source].append(each.value)
    whole = {key: sum(values, Decimal(0)) for key, values in shares.items() if len(values) == 3}
    assert sum(key[2] == PANEL for key in whole) == 371
    assert {key: total for key, total in whole.items() if abs(total - 100) > 1} == {}
    assert [key for key in shares if key not in whole] == [
        (BINZHOU, "2013", "sd-commerce-2015-12-24")
    ]


@pytest.mark.parametrize(
    ("measured", "printed"),
    [("gdp", "gdp-rank-reported"), ("gdp-per-capita", "gdp-per-capita-rank-reported")],
)
def test_rank_computed_for_2015_is_the_printed_one(
    dataset: Dataset, measured: str, printed: str
) -> None:
    year = parse_period("2015")
    shandong = dataset.areas_by_code[SHANDONG]
    league = leagues(dataset, dataset.indicators_by_id[measured], shandong, [year])[year]
    entry = league.of(BINZHOU)
    reported = [
        each.value for each in dataset.indicators_by_id[printed].observations.of_area(BINZHOU)
    ]
    beside = [
        each.rank.place
        for each in dataset.indicators_by_id[measured].observations.of_area(BINZHOU)
        if each.rank is not None
    ]
    assert entry is not None
    assert [entry.place] == reported == beside
    assert (len(league.entries), league.members) == (17, 17)


def test_gdp_has_371_figures_of_whole_years(dataset: Dataset) -> None:
    cities = Counter(
        each.period.year
        for each in dataset.indicators_by_id["gdp"].observations
        if each.source == PANEL and each.period.frequency == "A" and each.value is not None
    )
    assert cities == {year: 17 if year <= 2018 else 16 for year in range(2000, 2022)}
    assert cities.total() == 371


def test_other_sources_add_no_area_or_year_of_gdp(dataset: Dataset) -> None:
    cells = {
        (each.area, each.period.year)
        for each in dataset.indicators_by_id["gdp"].observations
        if each.period.frequency == "A" and each.value is not None
    }
    assert len(cells) == 371


# --- the article ---------------------------------------------------------------------------

IN_THE_ARTICLE = [
    ("revenue", "2022", "995.5", "exact"),
    ("R&D", "2018", "9", "exact"),
    ("rd-intensity", "2019", "3", "exact"),
    ("rd-intensity-rank", "2020", "1", "exact"),
    ("experts-introduced", "2019/2022", "520", "more-than"),
    ("graduates", "2019/2022", "47000", "more-than"),
    ("postgraduates", "2019/2022", "5600", "more-than"),
    ("industrial workers", "2023", "700000", "more-than"),
    ("skilled workers", "2022", "20000", "more-than"),
    ("university cooperation", "2023", "1000", "more-than"),
    ("top 100 cities", "2021/2022", None, "exact"),
]


@pytest.mark.parametrize(("name", "period", "value", "qualifier"), IN_THE_ARTICLE)
def test_figure_of_the_article_is_found_by_a_plain_name(
    dataset: Dataset, name: str, period: str, value: str | None, qualifier: str
) -> None:
    indicator = resolve(name, dataset.indicators, indicator_names)
    [found] = [
        each
        for each in indicator.observations.of_area(BINZHOU)
        if each.source == ARTICLE and each.period.text == period
    ]
    assert (None if found.value is None else str(found.value)) == value
    assert found.qualifier == qualifier


def test_article_has_no_other_figures(dataset: Dataset) -> None:
    named = {
        (resolve(name, dataset.indicators, indicator_names).id, period)
        for name, period, _, _ in IN_THE_ARTICLE
    }
    assert len(named) == len(IN_THE_ARTICLE)
    assert named == {
        (ind.id, each.period.text) for ind, each in figures(dataset) if each.source == ARTICLE
    }


def test_every_name_of_an_indicator_finds_it(dataset: Dataset) -> None:
    for indicator in dataset.indicators:
        for name in indicator_names(indicator):
            assert resolve(name.upper(), dataset.indicators, indicator_names) is indicator


# --- revenue -------------------------------------------------------------------------------


def test_revenue_of_2003_is_another_concept(dataset: Dataset) -> None:
    found = by_key(dataset)["revenue", BINZHOU, "2003", "sd-yearbook-2003-binzhou"]
    assert found.status == ("D",)
    assert "older concept" in found.note


def test_revenue_of_2022_grew_on_a_basis_not_stated(dataset: Dataset) -> None:
    found = by_key(dataset)["revenue", BINZHOU, "2022", ARTICLE]
    assert found.growth is not None
    assert (str(found.growth.percent), found.growth.basis) == ("11.3", "not-stated")
    assert found.unit == "CNY9" or dataset.indicators_by_id["revenue"].unit == "CNY9"


def test_revenue_of_2025_is_a_lower_bound_of_a_trillion(dataset: Dataset) -> None:
    found = by_key(dataset)["revenue", BINZHOU, "2025", "xinhua-2026-01-27"]
    unit = dataset.units_by_id[found.unit or dataset.indicators_by_id["revenue"].unit]
    assert found.value is not None
    assert found.value.scaleb(unit.multiplier) == Decimal(1000) * 10**9
    assert (unit.code, found.qualifier) == ("CNY", "more-than")
    assert "year is not stated" in found.note


def test_revenue_of_2021_is_printed_nowhere(dataset: Dataset) -> None:
    revenue = dataset.indicators_by_id["revenue"]
    assert {each.period.text for each in revenue.observations} == {"2003", "2022", "2025"}


# --- doubt, breaks, boundaries -------------------------------------------------------------


@pytest.mark.parametrize(
    ("flag", "status", "cells"),
    [("suspect", "U", 19), ("suspect basis", "D", 17), ("year inferred", "V", 17)],
)
def test_doubtful_cells_carry_status_and_note(
    dataset: Dataset, flag: str, status: str, cells: int
) -> None:
    ids, found = indicator_ids(), by_key(dataset)
    flagged = [row for row in kept_panel() if row["flag"].partition(":")[0] == flag]
    assert len(flagged) == cells
    for row in flagged:
        cell = found[ids[row["indicator"]], row["area"], row["period"], row["source"]]
        assert (cell.status, cell.note) == ((status,), row["flag"])


def test_cells_without_a_flag_are_normal(dataset: Dataset) -> None:
    flagged = {row["flag"] for row in kept_panel() if row["flag"]}
    ids, found = indicator_ids(), by_key(dataset)
    for row in kept_panel():
        if row["flag"] not in flagged and row["indicator"] != "gdp-growth":
            cell = found[ids[row["indicator"]], row["area"], row["period"], row["source"]]
            assert cell.status == ("A",)


def test_figures_with_a_status_say_why(dataset: Dataset) -> None:
    ids, found, stated = indicator_ids(), by_key(dataset), rows("statuses.csv")
    assert stated
    for row in stated:
        figure = found[ids[row["indicator"]], BINZHOU, row["period"], row["source"]]
        assert figure.status == tuple(row["status"].split())
        assert row["why"]
        assert row["why"] in figure.note


def test_every_unusual_status_has_a_note(dataset: Dataset) -> None:
    unusual = [each for _, each in figures(dataset) if each.status != ("A",)]
    assert len(unusual) == 19 + 17 + 17 + len(rows("statuses.csv"))
    assert all(each.note for each in unusual)


def test_every_bound_and_approximation_keeps_its_qualifier(dataset: Dataset) -> None:
    ids, found = indicator_ids(), by_key(dataset)
    for row in rows("figures.csv"):
        figure = found[ids[row["indicator"]], BINZHOU, row["period"], row["source"]]
        if row["indicator"] == "gdp-growth":
            assert figure.growth is not None
            assert figure.growth.qualifier == row["qualifier"]
        else:
            assert figure.qualifier == row["qualifier"]


def test_growth_of_2023_stands_alone(dataset: Dataset) -> None:
    found = by_key(dataset)["gdp", BINZHOU, "2023", "work-report-2024"]
    assert found.value is None
    assert found.growth is not None
    assert (str(found.growth.percent), found.growth.qualifier) == ("5", "about")
    assert found.status == ("P",)


@pytest.mark.parametrize(
    "indicator", ["gdp", "gdp-per-capita", "share-primary", "share-secondary", "share-tertiary"]
)
def test_accounts_break_between_2018_and_2019(dataset: Dataset, indicator: str) -> None:
    breaks = dataset.indicators_by_id[indicator].breaks
    assert ("2018", "2019") in [(each.after.text, each.before.text) for each in breaks]


def test_every_break_has_a_reason_in_both_languages(dataset: Dataset) -> None:
    breaks = [each for indicator in dataset.indicators for each in indicator.breaks]
    assert len(breaks) == len(rows("breaks.csv")) > 0
    assert all(each.reason.en and each.reason.zh for each in breaks)


def test_laiwu_is_part_of_jinan_since_2019(dataset: Dataset) -> None:
    laiwu = dataset.areas_by_code[LAIWU]
    assert laiwu.until is not None
    assert (laiwu.until.text, laiwu.merged_into) == ("2018", JINAN)
    years = {each.period.year for _, each in figures(dataset) if each.area == LAIWU}
    assert max(years) == 2018


def test_shandong_has_17_cities_then_16(dataset: Dataset) -> None:
    shandong = dataset.areas_by_code[SHANDONG]
    assert len(members_of(dataset, shandong, 2018)) == 17
    assert len(members_of(dataset, shandong, 2019)) == 16


@pytest.mark.parametrize(
    ("source", "boundary"), [("water-study", "2019"), ("census-panel", "2020")]
)
def test_sources_that_count_laiwu_with_jinan_say_so(
    dataset: Dataset, source: str, boundary: str
) -> None:
    assert str(dataset.sources_by_id[source].boundary) == boundary
    areas = {each.area for _, each in figures(dataset) if each.source == source}
    assert len(areas) == 16
    assert LAIWU not in areas


# --- names and references ------------------------------------------------------------------


def test_every_indicator_has_names_definition_and_topic(dataset: Dataset) -> None:
    for each in dataset.indicators:
        assert each.name.en, each.id
        assert each.name.zh, each.id
        assert each.definition.en, each.id
        assert each.definition.zh, each.id
        assert each.topic in dataset.topics_by_id, each.id
        assert len(each.observations) > 0, each.id


def test_every_area_unit_and_topic_has_both_names(dataset: Dataset) -> None:
    names = [each.name for each in dataset.areas]
    names += [each.name for each in dataset.topics]
    names += [each.label for each in dataset.units]
    assert all(name.en and name.zh for name in names)


def test_every_unit_that_is_used_exists(dataset: Dataset) -> None:
    used = {indicator.unit for indicator in dataset.indicators}
    used |= {each.unit for _, each in figures(dataset) if each.unit is not None}
    for indicator in dataset.indicators:
        if indicator.display is not None:
            used |= {indicator.display.en, indicator.display.zh} - {""}
    assert used <= set(dataset.units_by_id)


def test_every_source_has_a_title_and_is_used(dataset: Dataset) -> None:
    used = {each.source for _, each in figures(dataset)}
    assert all(each.title for each in dataset.sources)
    assert used == set(dataset.sources_by_id)


def test_ranks_are_lower_the_better(dataset: Dataset) -> None:
    ranks = [each for each in dataset.indicators if each.kind == "rank"]
    assert ranks
    assert all(each.better == "lower" for each in ranks)
