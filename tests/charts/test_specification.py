"""The Vega-Lite specification: valid, and it keeps what the table knows."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support import Json, Program, Spec, panels_of

from binzhou_cli.view.vega.names import apart
from binzhou_cli.view.vega.words import folded, text_width

REAL: dict[str, tuple[str, ...]] = {
    "line": ("plot", "gdp"),
    "series": ("plot", "wage", "-a", "Binzhou", "-a", "Jinan", "--theme", "dark"),
    "cities": ("plot", "gdp", "all", "--log"),
    "bars": ("plot", "gdp", "all", "-p", "2021"),
    "panels": ("plot", "gdp", "wage", "rd-intensity", "--size", "700x900"),
    "bound": ("plot", "revenue"),
    "bump": ("rank", "gdp", "all"),
    "trajectory": ("rank", "rd-intensity"),
    "league": ("rank", "gdp", "-p", "2021"),
    "slope": ("compare", "2018", "2020"),
    "slope-areas": ("compare", "2010", "2015", "-a", "Binzhou", "-a", "Jinan"),
}
HARD = (
    "broken", "bounds", "gap", "negative", "range", "sixty", "quarters", "hostile", "two",
)  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> Any:
    """The JSON Schema of Vega-Lite, as the package altair ships it."""
    [path] = files("altair").joinpath("vegalite").glob("v6/schema/vega-lite-schema.json")  # type: ignore[attr-defined]
    schema = json.loads(path.read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator(schema)


def parts(found: Any) -> Iterator[Json]:
    """Every layer."""
    if isinstance(found, dict):
        if "mark" in found and "encoding" in found:
            yield found
        for key in ("layer", "hconcat", "vconcat"):
            for each in found.get(key, ()):
                yield from parts(each)


def values(found: Json, kind: str, **wanted: Any) -> list[Json]:
    """The data of the layers of a mark type whose mark has some properties."""
    return [
        datum
        for each in parts(found)
        if each["mark"]["type"] == kind
        and all(each["mark"].get(name) == value for name, value in wanted.items())
        for datum in each["data"]["values"]
    ]


@pytest.mark.parametrize("name", REAL)
def test_a_specification_is_valid(spec: Spec, validator: Any, name: str) -> None:
    found = spec(*REAL[name])
    assert [each.message for each in validator.iter_errors(found)] == []


@pytest.mark.parametrize("name", HARD)
def test_a_hard_case_is_valid(spec: Spec, validator: Any, hard: Path, name: str) -> None:
    found = spec("plot", name, "-d", str(hard), "-a", "all")
    assert [each.message for each in validator.iter_errors(found)] == []


def test_a_break_parts_the_line_and_has_a_rule_with_its_reason(spec: Spec, hard: Path) -> None:
    found = spec("plot", "broken", "-d", str(hard))
    assert len({each["run"] for each in values(found, "line")}) == 2
    assert values(found, "rule") == [{"x": 2015.5, "reason": "from 2016 on another survey"}]
    assert {"x": 2015.5, "reason": "from 2016 on another survey"} in values(found, "text")


def test_a_bound_is_open_with_an_arrow_and_no_line_leads_to_it(spec: Spec, hard: Path) -> None:
    found = spec("plot", "bounds", "-d", str(hard), "--all-periods")
    opened = values(found, "point", filled=False)
    assert {each["mark"] for each in opened} == {"about", "lower", "upper"}
    assert sum(each["mark"] == "lower" for each in opened) == 2  # the mark and its arrow
    runs: dict[str, list[str]] = {}
    for each in values(found, "line"):
        runs.setdefault(each["run"], []).append(each["period"])
    assert sorted(runs.values()) == [
        ["2015", "2016"], ["2017"], ["2018"], ["2019"], ["2020", "2021"], ["2022"],
        ["2022-01/2022-09"],
    ]  # fmt: skip
    assert {each.get("sign") for each in values(found, "text")} >= {"?", "≠", "×"}
    [footer] = [each["lines"] for each in values(found, "text") if "lines" in each]
    assert "○↑ at least this: a bound, not a value (2017)" in footer


def test_a_gap_is_no_slope(spec: Spec, hard: Path) -> None:
    found = spec("plot", "gap", "-d", str(hard))
    assert len({each["run"] for each in values(found, "line")}) == 3


def test_titles_units_and_sources_are_there(spec: Spec) -> None:
    found = spec("plot", "gdp")
    assert found["title"]["text"] == ["Gross domestic product"]
    assert found["title"]["subtitle"] == ["Binzhou · billion yuan"]
    line = next(each for each in parts(found) if each["mark"]["type"] == "line")
    assert line["encoding"]["y"]["axis"]["title"] is None  # the unit is said once
    assert line["encoding"]["x"]["axis"]["title"] is None
    assert "Source: China City Statistical Yearbook" in json.dumps(found)


def test_chinese_is_spoken_with_chinese_units(spec: Spec) -> None:
    found = spec("plot", "gdp", "--lang", "zh")
    assert found["title"]["text"] == ["地区生产总值"]
    line = next(each for each in parts(found) if each["mark"]["type"] == "line")
    assert found["title"]["subtitle"] == ["滨州市 · 亿元"]
    assert line["encoding"]["y"]["axis"]["title"] is None
    assert line["encoding"]["x"]["axis"]["title"] is None
    assert line["data"]["values"][0]["y"] > 100


def test_every_city_is_in_the_bump_chart_and_ours_stands_out(spec: Spec) -> None:
    found = spec("rank", "gdp", "all")
    line = next(each for each in parts(found) if each["mark"]["type"] == "line")
    names = {each["series"] for each in line["data"]["values"]}
    assert len(names) == 17
    assert {each["series"] for each in line["data"]["values"] if each["own"]} == {"Binzhou"}
    assert line["encoding"]["y"]["scale"]["reverse"] is True
    labels = {each["label"] for each in values(found, "text") if "label" in each}
    assert "Binzhou" in labels
    assert "Laiwu, to 2018" in labels


def test_a_slope_has_no_line_where_nothing_may_be_compared(spec: Spec) -> None:
    found = spec("compare", "2018", "2020")
    panels = {" ".join(each["title"]["text"]): each for each in panels_of(found)}
    gdp = next(each for title, each in panels.items() if title.startswith("Gross"))
    wage = next(each for title, each in panels.items() if title.startswith("Average wage"))
    assert len({each["run"] for each in values(gdp, "line")}) == 2
    assert gdp["title"]["subtitle"] == ["from 2019 on the revised accounts"]
    assert len({each["run"] for each in values(wage, "line")}) == 1


def test_equal_slopes_are_equal_percentages(spec: Spec) -> None:
    found = spec("compare", "2010", "2015")
    ratios = set()
    for each in parts(found):
        scale = each["encoding"].get("y", {}).get("scale", {})
        if scale.get("type") == "log":
            low, high = scale["domain"]
            ratios.add(round(high / low, 9))
    assert len(ratios) == 1


def test_the_ends_of_a_log_scale_are_above_zero(spec: Spec, hard: Path) -> None:
    found = spec("plot", "negative", "--log", "-d", str(hard))
    line = next(each for each in parts(found) if each["mark"]["type"] == "line")
    assert line["encoding"]["y"]["scale"]["domain"][0] > 0
    assert all(each["y"] > 0 for each in line["data"]["values"])
    assert "4 figures are zero or less" in json.dumps(found)


def test_the_ending_says_whether_a_file_is_the_specification_or_the_figures(
    program: Program, tmp_path: Path
) -> None:
    for arguments, key in (
        (["plot", "gdp", "-o", str(tmp_path / "a.json")], "rows"),
        (["rank", "gdp", "-o", str(tmp_path / "b.json")], "rows"),
        (["rank", "gdp", "-o", str(tmp_path / "c.vl.json")], "$schema"),
        (["plot", "gdp", "-f", "json", "-o", str(tmp_path / "d.json")], "rows"),
    ):
        assert program(*arguments).returncode == 0
        written = json.loads(Path(arguments[-1]).read_text(encoding="utf-8"))
        assert key in written or (key == "rows" and "$schema" not in written)


@pytest.mark.parametrize(
    ("places", "moved"),
    [([1.0, 5.0], [1.0, 5.0]), ([1.0, 1.0], [0.5, 1.5]), ([0.0, 0.0, 0.0], [-1.0, 0.0, 1.0])],
)
def test_names_are_moved_apart_no_more_than_needed(places: list[float], moved: list[float]) -> None:
    assert apart(places, 1.0) == moved


def test_a_text_is_folded_to_a_width() -> None:
    for text in (
        "a word or two and some more",
        "一句没有空格的很长很长的话",
        "mixed 中文 words 和 more",
    ):
        lines = folded(text, 60)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(text_width(each) <= 72 for each in lines)
