"""Charts of ranks: whose they are, and which places are certain."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import Drawn, Spec, one_indicator, write


def layers(spec: Any, kind: str) -> list[Any]:
    return [each for each in spec["layer"] if each["mark"]["type"] == kind]


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (
            ("rank", "gdp", "-l", "en"),
            "Binzhou: rank by gross domestic product among the cities of Shandong",
        ),
        (
            ("rank", "gdp", "all", "-l", "en"),
            "Binzhou: rank by gross domestic product among the cities of Shandong",
        ),
        (
            ("rank", "gdp-per-capita", "-l", "en", "-a", "Zibo"),
            "Zibo: rank by GDP per capita among the cities of Shandong",
        ),
        (("rank", "rd-intensity", "-l", "en"), "Binzhou: R&D intensity, rank in Shandong"),
        (("rank", "gdp", "-l", "zh"), "滨州市：地区生产总值在山东省各市中的位次"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_the_title_says_whose_rank_it_is(
    spec: Spec, arguments: tuple[str, ...], title: str
) -> None:
    assert spec(*arguments)["title"]["text"] == [title]


def test_the_own_line_says_its_place_at_its_end(spec: Spec) -> None:
    found = spec("rank", "gdp", "-l", "en")
    said = [each["label"] for layer in layers(found, "text") for each in layer["data"]["values"]
            if "label" in each]  # fmt: skip
    assert said == ["13th of 16"]
    spoken = {each["spoken"] for each in layers(found, "line")[0]["data"]["values"]}
    assert "2018: 14th of 17" in spoken


def test_a_member_without_a_sound_figure_has_no_place(spec: Spec) -> None:
    found = spec("rank", "gdp", "all", "-l", "en")
    points = layers(found, "line")[0]["data"]["values"]
    for year, missing, place in (("2009", "Weihai", 9), ("2016", "Weifang", 4)):
        there = {each["series"]: each["y"] for each in points if each["period"] == year}
        assert missing not in there
        # all that is printed of it falls on one side of every other member
        assert sorted(there.values()) == [each for each in range(1, 18) if each != place]
    [own] = [each["y"] for each in points if each["own"] and each["period"] == "2016"]
    assert own == 14


@pytest.fixture
def unsure(tmp_path: Path) -> str:
    """Five areas; of A3 two sources print what lies on both sides of A2 in 2011."""
    held = [
        {"area": area, "period": str(year), "value": value + year}
        for year in (2010, 2011, 2012)
        for area, value in (("A1", 30), ("A2", 40), ("A3", 50), ("A4", 10), ("A5", 90))
        if (area, year) != ("A3", 2011)
    ]
    held.append({"area": "A3", "period": "2011", "value": 2061, "status": ["U"]})
    held.append({"area": "A3", "period": "2011", "value": 2046, "source": "later"})
    return str(write(tmp_path / "unsure.json", one_indicator(held)))


def test_a_place_that_printed_figures_leave_open_is_not_drawn(spec: Spec, unsure: str) -> None:
    points = layers(spec("rank", "x", "all", "-d", unsure), "line")[0]["data"]["values"]
    there = {each["series"]: each["y"] for each in points if each["period"] == "2011"}
    assert there == {"Area A5": 1, "Area A1": 4, "Area A4": 5}
    assert len([each for each in points if each["period"] == "2012"]) == 5


def test_places_that_are_not_known_are_said(spec: Spec, unsure: str) -> None:
    for words in (("all",), ("A2",), ("A1",)):
        found = json.dumps(spec("rank", "x", *words, "-d", unsure))
        assert "2011: places from 2nd down are not known without Area A3 (doubtful)" in found
    assert "not known" not in json.dumps(spec("rank", "gdp", "all"))


def test_no_line_crosses_a_year_without_a_place(spec: Spec, unsure: str) -> None:
    points = layers(spec("rank", "x", "A2", "-d", unsure), "line")[0]["data"]["values"]
    assert [each["period"] for each in points] == ["2010", "2012"]
    assert points[0]["run"] != points[1]["run"]
    points = layers(spec("rank", "gdp"), "line")[0]["data"]["values"]
    runs = {each["period"]: each["run"] for each in points}
    assert runs["2008"] == runs["2009"] == runs["2016"] == runs["2018"] != runs["2019"]
    assert runs["2023"] != runs["2024"]
    assert {each["mark"] for each in points} == {"value"}


def test_a_certain_place_is_drawn_as_one(spec: Spec, unsure: str) -> None:
    for arguments in (("gdp", "all"), ("x", "all", "-d", unsure)):
        points = layers(spec("rank", *arguments), "line")[0]["data"]["values"]
        assert {each["mark"] for each in points} == {"value"}


@pytest.mark.parametrize("by", ["growth", "reported-growth"])
def test_ranks_of_growth_are_the_own_line_before_a_band(spec: Spec, by: str) -> None:
    found = spec("rank", "gdp", "--by", by, "all", "-l", "en")
    lines = layers(found, "line")
    assert len(lines) == 1
    assert {each["series"] for each in lines[0]["data"]["values"]} == {"Binzhou"}
    assert "the band is the middle half of the places" in json.dumps(found)
    [band] = layers(found, "area")
    for each in band["data"]["values"]:
        members = 17 if each["x"] < 2019 else 16
        assert each["low"] == 1 + (members - 1) / 4
        assert each["high"] == 1 + (members - 1) * 3 / 4
    assert band["mark"]["aria"] is False


def test_a_band_does_not_cross_a_break(spec: Spec) -> None:
    found = spec("rank", "gdp", "--by", "growth", "all", "-l", "en")
    runs: dict[bool, set[str]] = {}
    for each in layers(found, "area")[0]["data"]["values"]:
        runs.setdefault(each["x"] > 2019, set()).add(each["run"])
    assert not runs[False] & runs[True]


def test_in_a_terminal_too(drawn: Drawn) -> None:
    text = drawn("rank", "gdp", "--by", "growth", "all", columns=100)
    assert "Weifang" not in text.split("no place is known")[0]
    assert "the band is the middle half of the places" in text
    assert "●" in text
    assert "•" not in text


def test_areas_that_are_named_keep_their_lines(spec: Spec) -> None:
    areas = ("-a", "Binzhou", "-a", "Jinan")
    [line] = layers(spec("rank", "gdp", "--by", "growth", *areas, "-l", "en"), "line")
    assert {each["series"] for each in line["data"]["values"]} == {"Binzhou", "Jinan"}
