"""The facts of the article and of the bundled dataset, as the program tells them.

What the figures themselves obey is proved in ``test_laws_of_figures``, without the program.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, Program, rows

from binzhou_cli.analysis.names import area_names, indicator_names, meaning
from binzhou_cli.formats import open_dataset
from binzhou_cli.formats.bounds import bundled_path
from binzhou_cli.model.dataset import Dataset

ARTICLE = "chinadaily-2023-03-10"
WHOLE: dict[str, Any] = json.loads(
    Path(bundled_path()).read_text(encoding="utf-8"), parse_float=str
)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset(bundled_path())


# --- the files -------------------------------------------------------------------------------


def test_the_files_of_the_repository_are_what_the_inputs_and_the_models_give() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "data" / "make.py"), "--check"],
        capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_bundled_dataset_is_sound(program: Program) -> None:
    done = program("check", bundled_path())
    assert done.returncode == 0


def test_the_file_is_read_line_by_line_once_it_has_passed(cache: Path) -> None:
    from binzhou_cli.formats.lines import LineFigures

    open_dataset(cache=str(cache))
    assert isinstance(open_dataset(cache=str(cache)).figures, LineFigures)


# --- the article -----------------------------------------------------------------------------

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
    ("top 100 cities", "2021/2022", "two consecutive years", "exact"),
]


@pytest.mark.parametrize(("name", "period", "value", "qualifier"), IN_THE_ARTICLE)
def test_a_figure_of_the_article_is_found_by_a_plain_name(
    program: Program, name: str, period: str, value: str, qualifier: str
) -> None:
    done = program("sources", name, period)
    (row,) = [row for row in rows(done.stdout) if row["source"] == ARTICLE]
    assert (row["value"], row["qualifier"]) == (value, qualifier)
    assert row["quote"]
    assert row["title"] == "Binzhou builds a modern socialist city"


def test_the_article_has_no_other_figures(dataset: Dataset) -> None:
    named = {
        (meaning(dataset, name).indicators[0].id, period) for name, period, _, _ in IN_THE_ARTICLE
    }
    stated = {
        (indicator["id"], each["period"])
        for indicator in WHOLE["indicators"]
        for each in indicator["observations"]
        if each["source"] == ARTICLE
    }
    assert len(named) == len(IN_THE_ARTICLE)
    assert named == stated


# --- revenue ---------------------------------------------------------------------------------


def test_revenue_of_2022_grew_on_a_basis_not_stated(program: Program) -> None:
    (row,) = rows(program("show", "revenue", "2022").stdout)
    assert (row["growth_reported"], row["growth_reported_basis"]) == ("11.3", "not-stated")
    assert (row["value"], row["unit"]) == ("995.5", "billion CNY")


def test_revenue_of_2025_is_a_lower_bound_of_a_trillion(program: Program) -> None:
    (row,) = rows(program("show", "revenue", "2025", "-u", "yuan").stdout)
    assert (row["value"], row["unit"]) == (f"{10**12}", "CNY")
    assert row["qualifier"] == "more-than"
    assert "year is not stated" in row["note"]


def test_revenue_of_2003_is_another_concept_and_2021_is_printed_nowhere(program: Program) -> None:
    found = {row["period"]: row for row in rows(program("show", "revenue").stdout)}
    assert found["2003"]["status"] == "D"
    assert "older concept" in found["2003"]["note"]
    assert "2021" not in found


@pytest.mark.parametrize(
    ("indicator", "period", "source", "digits"),
    [
        ("natural-growth-rate", "2003", "sd-yearbook-2003-binzhou", "3.60"),
        ("value-added-tertiary", "2003", "sd-yearbook-2003-binzhou", "12.250"),
        ("gdp", "2021", "lulaijun-2022-04-29", "287.211"),
        ("gdp", "2015", "wikipedia-zh-binzhou", "235.533"),
        ("revenue", "2022", ARTICLE, "995.5"),
    ],
)
def test_a_value_keeps_its_digits_whatever_the_unit(
    program: Program, indicator: str, period: str, source: str, digits: str
) -> None:
    found = rows(program("show", indicator, period, "--all-sources").stdout)
    assert [row["value"] for row in found if source in row["source"].split()][-1] == digits


# --- doubt, breaks, boundaries -----------------------------------------------------------------


def test_growth_of_a_work_report_stands_beside_the_value_of_another_source(
    program: Program,
) -> None:
    found = rows(program("show", "gdp", "2023", "--all-sources").stdout)
    (row,) = [row for row in found if row["source"] == "work-report-2024"]
    assert row["value"] == ""
    assert (row["growth_reported"], row["growth_reported_qualifier"]) == ("5", "about")
    assert row["status"] == "P"


@pytest.mark.parametrize(
    "indicator", ["gdp", "gdp-per-capita", "share-primary", "share-secondary", "share-tertiary"]
)
def test_accounts_break_between_2018_and_2019(program: Program, indicator: str) -> None:
    found = {row["period"]: row for row in rows(program("growth", indicator).stdout)}
    assert found["2019"]["growth_computed"] == ""
    assert found["2019"]["growth_caveat"] == "break"


def test_laiwu_is_part_of_jinan_since_2019(program: Program) -> None:
    found = {row["area"]: row for row in rows(program("areas").stdout)}
    laiwu = found["371200"]
    assert (laiwu["until"], laiwu["merged_into"]) == ("2018", "370100")
    years = [row["period"] for row in rows(program("show", "gdp", "Laiwu").stdout)]
    assert max(years) == "2018"


@pytest.mark.parametrize(("year", "members"), [("2018", 17), ("2019", 16)])
def test_shandong_has_17_cities_then_16(program: Program, year: str, members: int) -> None:
    found = rows(program("rank", "gdp", year).stdout)
    assert len(found) == members
    assert {row["rank_of"] for row in found} == {str(members)}


@pytest.mark.parametrize("indicator", ["gdp", "gdp-per-capita"])
def test_rank_computed_for_2015_is_the_printed_one(program: Program, indicator: str) -> None:
    (row,) = [row for row in rows(program("rank", indicator).stdout) if row["period"] == "2015"]
    assert row["rank"] == row["rank_reported"]
    assert (row["rank_among"], row["rank_of"]) == ("17", "17")


def test_a_source_that_counts_laiwu_with_jinan_knows_no_merger(program: Program) -> None:
    found = {row["period"]: row for row in rows(program("show", "population", "Jinan").stdout)}
    for row in found.values():
        if row["source"] == "water-study":
            assert row["growth_caveat"] != "break"


# --- names ---------------------------------------------------------------------------------------


def test_every_name_of_an_indicator_finds_it(dataset: Dataset) -> None:
    for indicator in dataset.indicators:
        for name in indicator_names(indicator):
            for typed in (name, name.upper(), f" {name} "):
                assert meaning(dataset, typed).indicators == (indicator,), typed


def test_every_name_of_an_area_finds_it(dataset: Dataset) -> None:
    for area in dataset.areas:
        for name in area_names(area):
            assert meaning(dataset, name).areas == (area,), name


def test_no_name_means_an_indicator_and_an_area(dataset: Dataset) -> None:
    for indicator in dataset.indicators:
        for name in indicator_names(indicator):
            assert meaning(dataset, name).clear


@pytest.mark.parametrize("verb", ["show", "growth", "plot", "sources", "table", "cite"])
def test_all_indicators_can_be_asked_for_at_once(
    program: Program, dataset: Dataset, verb: str
) -> None:
    ids = [each.id for each in dataset.indicators]
    done = program(verb, *ids, "latest", "--csv")
    assert done.returncode == 0, done.stderr
    found = rows(done.stdout)
    named = set(found[0]) if verb == "table" else {row["indicator"] for row in found}
    words = {each.id for each in dataset.indicators if each.kind == "fact"}
    if verb == "growth":  # only those of which a rate is printed, or follows
        assert len(named) > 70
    else:
        assert set(ids) - words <= named


def test_every_indicator_is_ranked_or_it_is_said_why_not(
    program: Program, dataset: Dataset
) -> None:
    for each in dataset.indicators:
        done = program("rank", each.id, "--csv")
        assert done.returncode in (0, 1), (each.id, done.stderr)
        assert bool(done.stderr) == (done.returncode == 1), (each.id, done.stderr)
