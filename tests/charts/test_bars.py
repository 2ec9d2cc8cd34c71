"""Bars in a file: figures at the bars with one number of decimals, places before the names."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from support import Drawn, Spec, Written

from binzhou_cli.charts.chart import Chart, Panel, Point, Trace
from binzhou_cli.language import Texts
from binzhou_cli.view.vega.specification import specification


def texts(spec: Any, field: str) -> list[str]:
    return [
        each[field]
        for layer in spec["layer"]
        if layer["mark"]["type"] == "text" and layer["encoding"]["text"]["field"] == field
        for each in layer["data"]["values"]
    ]


@pytest.mark.parametrize(
    ("arguments", "first", "own"),
    [
        (("rank", "gdp", "-p", "2021"), "1,413.6", "287.2"),
        (("rank", "wage", "-p", "2020"), "116,115", "80,233"),
        (("plot", "gdp", "all", "-p", "2021"), "1,413.6", "287.2"),
    ],
    ids=" ".join,
)
def test_figures_at_the_bars_have_one_number_of_decimals(
    spec: Spec, arguments: tuple[str, ...], first: str, own: str
) -> None:
    said = texts(spec(*arguments), "figure")
    assert said[0] == first
    assert own in said
    assert len({len(each.partition(".")[2]) for each in said}) == 1


def test_the_title_says_of_which_period_bars_are(spec: Spec, drawn: Drawn) -> None:
    title = "Gross domestic product, 2021"
    assert spec("plot", "gdp", "all", "2021")["title"]["text"] == [title]
    assert drawn("plot", "gdp", "all", "2021", columns=100).startswith(f"{title} ")
    assert spec("plot", "gdp", "all", "2021", "-l", "zh")["title"]["text"] == ["地区生产总值，2021"]


def test_neighbours_still_differ(spec: Spec) -> None:
    said = texts(spec("rank", "population-registered", "-p", "2021"), "figure")
    assert all(one != other for one, other in pairwise(said))


def test_there_is_neither_axis_nor_grid(spec: Spec) -> None:
    found = spec("rank", "gdp", "-p", "2021")
    for layer in found["layer"]:
        for name in ("x", "y"):
            if "field" in layer["encoding"].get(name, {}):
                assert layer["encoding"][name]["axis"] is None


def test_places_stand_before_the_names(spec: Spec) -> None:
    found = spec("rank", "gdp", "-p", "2021")
    rows = dict(zip(texts(found, "series"), texts(found, "place"), strict=True))
    assert rows["Qingdao"] == "1st"
    assert rows["Binzhou"] == "13th"
    assert texts(spec("plot", "gdp", "all", "-p", "2021"), "place") == []


def test_the_own_bar_has_its_colour_and_its_name_is_bold(spec: Spec) -> None:
    found = spec("rank", "gdp", "-p", "2021")
    bold = [
        each["series"]
        for layer in found["layer"]
        if layer["mark"].get("fontWeight") == "bold"
        for each in layer["data"]["values"]
    ]
    assert set(bold) == {"Binzhou"}


def test_the_title_says_whose_place_it_is(spec: Spec) -> None:
    assert spec("rank", "gdp", "-p", "2021")["title"]["text"] == [
        "Gross domestic product, 2021: Binzhou among the cities of Shandong"
    ]


@pytest.mark.parametrize("size", ["480x320", "960x540", "360x260"])
def test_bars_that_have_no_room_are_counted(spec: Spec, size: str) -> None:
    found = spec("rank", "gdp", "-p", "2021", "--size", size)
    names = texts(found, "series")
    assert found["height"] / len(names) >= 12
    assert {"Qingdao", "Binzhou", "Zaozhuang"} <= {*names} if size != "360x260" else names
    left = 16 - len(names)
    assert (f"{left} more are in the table" in json.dumps(found)) is (left > 0)


def test_negative_figures_stand_left_of_their_bars() -> None:
    traces = tuple(
        Trace(name, (Point("2020", 2020.0, Decimal(value), said=value),))
        for name, value in (("a", "7.5"), ("b", "-12"), ("c", "0"))
    )
    chart = Chart("bars", "title", [Panel(traces, unit="%")])
    found = specification(chart, [], Texts("en"))
    for layer in found["layer"]:
        if layer["mark"]["type"] == "text" and layer["encoding"]["text"]["field"] == "figure":
            below = {each["y"] < 0 for each in layer["data"]["values"]}
            assert len(below) == 1
            assert layer["mark"]["align"] == ("right" if below.pop() else "left")
    assert texts(found, "figure") == ["7.5", "0.0", "−12.0"]


def test_the_size_is_exact(written: Written) -> None:
    for size in ("960x540", "480x320", "700x900"):
        text = written("svg", "rank", "gdp", "-p", "2021", "--size", size).decode()
        wide, high = size.split("x")
        assert re.search(f'width="{wide}" height="{high}"', text)
