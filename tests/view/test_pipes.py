"""What a pipe gives is what the next tool takes: types right, without repair."""

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import Program, rows

Read = Callable[..., Any]

NUMBERS = {
    "show gdp 2015:2021": ["value", "growth_reported", "growth_computed", "rank", "segment"],
    "show gdp all": ["value", "growth_computed", "rank"],
    "table gdp wage 2015:2021": ["gdp", "wage"],
    "table gdp wage all": ["gdp", "wage"],
    "table gdp all 2010:": ["Binzhou", "Qingdao"],
    "growth gdp": ["growth_reported", "growth_computed", "difference"],
    "growth gdp --base 2010 2010:2018": ["index"],
    "growth gdp 2000:2021 --average": ["change", "per_year", "years", "value_from"],
    "rank gdp": ["rank", "rank_of"],
    "rank gdp 2021": ["rank", "value"],
    "compare 2018 2020": ["value_2018", "value_2020", "change", "per_year"],
    "profile 2021": ["value", "growth", "rank"],
    "plot gdp": ["value"],
    "list income": ["figures", "areas"],
    "areas": ["figures"],
    "sources": ["figures"],
}
"""Command lines, and columns of theirs that are numbers."""
WITHOUT_PERIOD = ("growth gdp 2000:2021 --average", "compare", "list", "areas", "sources")


@pytest.fixture
def piped(program: Program) -> Callable[..., str]:
    def given(line: str, *more: str) -> str:
        return program(*line.split(), *more).stdout

    return given


@pytest.mark.parametrize("line", NUMBERS)
def test_pandas_reads_numbers_as_numbers_and_periods_as_integers(
    piped: Callable[..., str], line: str
) -> None:
    pandas = pytest.importorskip("pandas")
    kinds = pandas.api.types
    frame = pandas.read_csv(io.StringIO(piped(line)))
    assert len(frame)
    for name in NUMBERS[line]:
        assert kinds.is_numeric_dtype(frame[name]), name
    if not line.startswith(WITHOUT_PERIOD):
        assert kinds.is_integer_dtype(frame["period"])
        assert frame["period"].between(2000, 2030).all()


def test_pandas_joins_two_tables_by_period_and_area(piped: Callable[..., str]) -> None:
    pandas = pytest.importorskip("pandas")
    gdp, wage = (
        pandas.read_csv(io.StringIO(piped(f"show {name} all"))) for name in ("gdp", "wage")
    )
    both = gdp.merge(wage, on=["area", "period"])
    assert len(both) > 300
    own = both[(both["area_name_x"] == "Binzhou") & (both["period"] == 2020)]
    assert (own["value_x"].item(), own["value_y"].item()) == (250.811, 80233)
    assert gdp["growth_caveat"].str.contains("break").sum() > 10


def test_pandas_reads_json_and_json_lines(piped: Callable[..., str]) -> None:
    pandas = pytest.importorskip("pandas")
    lines = pandas.read_json(io.StringIO(piped("show gdp 2015:2021", "-f", "jsonl")), lines=True)
    whole = pandas.DataFrame(json.loads(piped("show gdp 2015:2021", "--json"))["rows"])
    for frame in (lines, whole):
        assert pandas.api.types.is_float_dtype(frame["value"])
        assert frame["value"].max() == 287.211


@pytest.mark.parametrize("line", NUMBERS)
def test_duckdb_reads_numbers_as_numbers_and_periods_as_integers(
    piped: Callable[..., str], tmp_path: Path, line: str
) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "piped.csv"
    path.write_text(piped(line), encoding="utf-8")
    read = f"describe select * from read_csv('{path}')"
    types = {name: kind for name, kind, *_ in duckdb.sql(read).fetchall()}
    for name in NUMBERS[line]:
        assert types[name] in ("BIGINT", "DOUBLE"), (name, types[name])
    if not line.startswith(WITHOUT_PERIOD):
        assert types["period"] == "BIGINT"


def test_duckdb_counts_and_adds_what_it_read(piped: Callable[..., str], tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "panel.csv"
    path.write_text(piped("show gdp all 2021"), encoding="utf-8")
    asked = f"select count(*), round(sum(value), 3), max(period) from read_csv('{path}')"
    count, total, year = duckdb.sql(asked).fetchall()[0]
    assert (count, year) == (16, 2021)
    assert total == 8307.297


@pytest.fixture
def jq(piped: Callable[..., str]) -> Callable[..., Any]:
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")

    def asked(line: str, form: str, *words: str) -> str:
        done = subprocess.run(
            ["jq", *words],
            input=piped(line, "-f", form),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    return asked


def test_jq_takes_figures_as_numbers(jq: Callable[..., str]) -> None:
    assert jq("show gdp 2019:2021", "json", "[.rows[].value] | add") == "783.741"
    assert jq("show gdp 2021", "jsonl", "-c", "[.value, .rank, .tied, .current]") == (
        "[287.211,13,1,true]"
    )
    assert jq("show revenue 2025", "jsonl", "-r", ".qualifier") == "more-than"
    assert jq("table gdp wage 2021", "jsonl", ".gdp + .wage") == "89611.211"


def test_jq_meets_null_and_no_text_where_there_is_nothing(jq: Callable[..., str]) -> None:
    kinds = "[.rows[].growth_reported | type] | unique"
    assert jq("show gdp", "json", "-c", kinds) == '["null","number"]'


def test_whole_years_are_given_unless_others_are_asked_for(piped: Callable[..., str]) -> None:
    def periods(line: str) -> list[str]:
        cut = piped(line, "--columns", "period").splitlines()
        return cut[1:]

    assert periods("show gdp 2015:2021") == [str(year) for year in range(2015, 2022)]
    assert "2015-01/2015-09" not in periods("show gdp")
    assert "2015-01/2015-09" in periods("show gdp --all-periods")
    assert periods("show gdp 2015-01/2015-09") == ["2015-01/2015-09"]


def test_what_an_indicator_is_has_no_empty_value(piped: Callable[..., str]) -> None:
    for line in ("about gdp", "about"):
        found = rows(piped(line))
        assert all(row["value"] for row in found)
    held = {row["item"]: row["value"] for row in rows(piped("about gdp"))}
    assert (held["kind"], held["better"], held["years"]) == ("level", "higher", "2000/2025")
    assert held["break"].startswith("2023/2024: the accounts of 2024")
    labelled = piped("about gdp", "--labels", "-l", "zh")
    assert "level" not in labelled
    assert "越高越好" in labelled
