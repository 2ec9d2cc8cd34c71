"""Lines in a file: named at their ends, on an axis that holds the first and the last year."""

import json
import re
from collections import Counter
from itertools import combinations, pairwise
from typing import Any

import pytest
from support import Spec, Svg, panels_of

from binzhou_cli.view.vega.words import folded

SVG = "{http://www.w3.org/2000/svg}"
SIZES = ["960x540", "480x320", "1600x900", "600x420"]


def layers(spec: Any, kind: str) -> list[Any]:
    found = spec.get("layer") or [layer for panel in panels_of(spec) for layer in panel["layer"]]
    return [each for each in found if each["mark"]["type"] == kind]


def labels(spec: Any) -> dict[str, dict[str, Any]]:
    return {
        each["label"]: each
        for layer in layers(spec, "text")
        for each in layer["data"]["values"]
        if "label" in each
    }


def pixels(spec: Any, value: float) -> float:
    low, high = layers(spec, "line")[0]["encoding"]["y"]["scale"]["domain"]
    return float((value - low) / (high - low) * spec["height"])


@pytest.mark.parametrize("size", SIZES)
def test_names_keep_their_distance_and_stay_near_their_lines(spec: Spec, size: str) -> None:
    found = spec("plot", "gdp", "all", "--size", size)
    late = [each for each in labels(found).values() if each["x"] == 2025]
    assert len(late) >= 3
    for one, other in combinations(late, 2):
        assert abs(pixels(found, one["to"]) - pixels(found, other["to"])) >= 11.99
    for each in late:
        assert abs(pixels(found, each["to"]) - pixels(found, each["y"])) <= 14


@pytest.mark.parametrize("size", SIZES)
def test_own_first_and_last_are_always_named_with_their_figures(spec: Spec, size: str) -> None:
    found = labels(spec("plot", "gdp", "all", "-l", "en", "--size", size))
    assert {"Binzhou 355.8", "Qingdao 1,756.1", "Zaozhuang 250.3"} <= {*found}
    if int(size.split("x")[1]) < 400:
        assert len(found) == 3


def test_how_many_have_no_name_is_said(spec: Spec) -> None:
    found = spec("plot", "gdp", "all", "-l", "en")
    unnamed = 17 - len(labels(found))
    assert unnamed > 0
    [footer] = [each["lines"] for layer in layers(found, "text")
                for each in layer["data"]["values"] if "lines" in each]  # fmt: skip
    assert f"{unnamed} lines are named in the table" in footer


def test_a_line_that_ends_early_is_named_where_it_ends(spec: Spec) -> None:
    found = labels(spec("plot", "gdp", "all", "-l", "en"))
    [laiwu] = [each for label, each in found.items() if label.startswith("Laiwu")]
    assert laiwu["label"] == "Laiwu, to 2018"
    assert laiwu["x"] == 2018


def test_a_line_that_ends_a_little_earlier_is_named_at_the_end_with_its_year(spec: Spec) -> None:
    found = spec("plot", "gdp", "all")
    [yantai] = [each for label, each in labels(found).items() if label.startswith("Yantai")]
    assert yantai["label"].endswith(" (2024)")
    assert yantai["x"] == 2025
    [leader] = [
        each
        for layer in layers(found, "rule")
        for each in layer["data"]["values"]
        if each.get("series") == "Yantai"
    ]
    assert (leader["x"], leader["at"]) == (2024, 2025)


def test_labels_that_had_to_move_have_lines_to_their_ends(spec: Spec) -> None:
    found = spec("plot", "gdp", "all")
    moved = {
        each["series"]
        for each in labels(found).values()
        if abs(pixels(found, each["to"]) - pixels(found, each["y"])) > 3
    }
    leaders = {
        each["series"]
        for layer in layers(found, "rule")
        for each in layer["data"]["values"]
        if "to" in each
    }
    assert moved
    assert moved <= leaders


def test_background_lines_are_thin_and_have_no_dots(spec: Spec) -> None:
    found = spec("plot", "gdp", "all")
    [line] = layers(found, "line")
    assert line["encoding"]["strokeWidth"] == {
        "condition": {"test": "datum.own", "value": 3.2},
        "value": 1.1,
    }
    assert set(line["encoding"]["color"]["scale"]["range"]) == {"#8e99a6", "#0072b2"}
    [shown, unseen] = [
        layer for layer in layers(found, "point")
        if layer["data"]["values"][0]["mark"] == "value" and layer["mark"]["filled"]
    ]  # fmt: skip
    own = [each["spoken"] for each in shown["data"]["values"] if each["own"]]
    assert own == ["Binzhou, 2025: 355.817 billion yuan"]
    runs = Counter(each["run"] for each in line["data"]["values"])
    alone = {each["spoken"] for each in line["data"]["values"] if runs[each["run"]] == 1}
    assert {each["spoken"] for each in shown["data"]["values"]} == {*own, *alone}
    assert len(alone) == 7  # one figure after the last break: no line would show it
    assert unseen["mark"]["opacity"] == 0  # they can be pointed at, and heard
    assert len(unseen["data"]["values"]) > 300


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("verb", "last"), [("plot", 2025), ("rank", 2024)])
def test_the_first_and_the_last_year_are_on_the_axis(
    spec: Spec, verb: str, last: int, size: str
) -> None:
    found = spec(verb, "gdp", "--size", size)
    axis = layers(found, "line")[0]["encoding"]["x"]["axis"]
    assert axis["values"][0] == 2000
    assert axis["values"][-1] == last
    assert axis["title"] is None


def test_the_last_figure_stands_at_the_end_of_its_line(spec: Spec) -> None:
    assert [*labels(spec("plot", "gdp", "-l", "en"))] == ["355.8"]
    assert [*labels(spec("plot", "wage", "-l", "zh"))] == ["89,324"]


def test_the_unit_is_said_once(spec: Spec) -> None:
    found = spec("plot", "gdp", "-l", "en")
    assert found["title"]["subtitle"] == ["Binzhou · billion yuan"]
    assert layers(found, "line")[0]["encoding"]["y"]["axis"]["title"] is None
    panels = panels_of(spec("plot", "gdp", "wage", "-l", "en"))
    assert [" ".join(each["title"]["text"]) for each in panels] == [
        "Gross domestic product, billion yuan",
        "Average wage of urban staff and workers, yuan a year",
    ]


def test_a_few_lines_are_named_at_their_ends_and_have_no_legend(spec: Spec) -> None:
    names = ("Binzhou", "Jinan", "Dongying")
    areas = [word for name in names for word in ("-a", name)]
    found = spec("plot", "wage", *areas, "-l", "en")
    assert sorted(each.split()[0] for each in labels(found)) == sorted(names)
    assert all(
        each["encoding"].get("color", {}).get("legend") is None for each in layers(found, "line")
    )
    panels = spec("plot", "wage", "gdp", *areas, "-l", "en")
    assert "legend" not in re.sub(r'"legend": (null|\{"aria)', "", json.dumps(panels))
    assert len(layers(panels, "text")) > 2


def test_no_number_is_cut_where_a_text_is_folded() -> None:
    text = "2015滨州市科学发展第二次现场观摩通报总结会召开 前三季度实现生产总值1728亿元"
    for width in range(60, 400, 7):
        lines = folded(text, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert not [each for each, after in pairwise(lines)
                    if each[-1].isdigit() and after[0].isdigit()]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "least"), [(("plot", "gdp"), 130), (("rank", "gdp", "all"), 100)]
)
def test_the_plot_is_the_most_of_a_small_page(
    spec: Spec, arguments: tuple[str, ...], least: int
) -> None:
    found = spec(*arguments, "--size", "480x320")
    assert found["height"] >= least
    reasons = {
        each["reason"]
        for layer in layers(found, "text")
        for each in layer["data"]["values"]
        if "reason" in each
    }
    assert "the accounts of 2024 stand on a new basis…" in reasons
    assert not any("\n" in each for each in reasons)
    assert "fifth economic census" in found["description"]


@pytest.mark.parametrize("size", SIZES)
def test_everything_lies_on_the_page(svg: Svg, size: str) -> None:
    root = svg("plot", "gdp", "all", "-l", "en", "--size", size)
    assert f"{root.get('width')}x{root.get('height')}" == size
