"""Charts of ranks: whose they are, and which places are certain."""

import json
from typing import Any

import pytest
from support import Drawn, Spec


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


def test_no_place_is_drawn_below_a_member_whose_figure_is_doubtful(spec: Spec) -> None:
    found = spec("rank", "gdp", "all", "-l", "en")
    points = layers(found, "line")[0]["data"]["values"]
    for year, missing, known in (("2009", "Weihai", 8), ("2016", "Weifang", 3)):
        places = sorted(each["y"] for each in points if each["period"] == year)
        assert places == list(range(1, known + 1))
        assert missing not in {each["series"] for each in points if each["period"] == year}
    own = [each["period"] for each in points if each["own"]]
    assert "2008" in own
    assert "2009" not in own
    assert "2016" not in own


def test_places_that_are_not_known_are_said(spec: Spec) -> None:
    for arguments in (("rank", "gdp", "all"), ("rank", "gdp")):
        found = json.dumps(spec(*arguments, "-l", "en"))
        assert "2009: places from 9th down are not known without Weihai (doubtful)" in found
        assert "2016: places from 4th down are not known without Weifang (doubtful)" in found


def test_no_line_crosses_a_year_without_a_place(spec: Spec) -> None:
    points = layers(spec("rank", "gdp", "-l", "en"), "line")[0]["data"]["values"]
    runs = {each["period"]: each["run"] for each in points}
    assert runs["2007"] == runs["2008"] != runs["2010"]
    assert runs["2015"] != runs["2017"] == runs["2018"]
    assert {each["mark"] for each in points} == {"value"}


def test_a_certain_place_among_fewer_is_drawn_open(spec: Spec) -> None:
    points = layers(spec("rank", "gdp", "all", "-l", "en"), "line")[0]["data"]["values"]
    opened = {(each["series"], each["period"]) for each in points if each["mark"] == "partial"}
    assert ("Qingdao", "2009") in opened
    assert ("Qingdao", "2016") in opened
    assert {period for _, period in opened} == {"2009", "2016"}


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
