"""Equal slopes: of equal percentages for levels, of equal points for shares and rates."""

import json
from typing import Any

import pytest
from support import Drawn, Spec, panels_of


@pytest.fixture
def panels(spec: Spec) -> Spec:
    def read(*arguments: str) -> Any:
        found = spec(*arguments)
        listed = panels_of(found)
        return {" ".join(each["title"]["text"]): each for each in listed}, found

    return read


def scale(panel: Any) -> Any:
    [line] = [each for each in panel["layer"] if each["mark"]["type"] == "line"]
    return line["encoding"]["y"]["scale"]


def test_shares_are_drawn_in_points_on_one_scale(panels: Spec) -> None:
    found, _ = panels("compare", "2018", "2020", "-l", "en")
    shares = [scale(each) for title, each in found.items() if title.startswith("Share")]
    assert len(shares) == 3
    spans = {round(each["domain"][1] - each["domain"][0], 9) for each in shares}
    assert len(spans) == 1
    assert all(each["type"] == "linear" for each in shares)
    levels = [scale(each) for title, each in found.items() if title.startswith("GDP per")]
    assert [each["type"] for each in levels] == ["log"]


def test_a_small_share_that_grows_a_little_is_no_steeper_than_a_large_one(panels: Spec) -> None:
    found, _ = panels("compare", "2010", "2015", "-l", "en")
    slopes = {}
    for title, each in found.items():
        if title.startswith("Share"):
            low, high = scale(each)["domain"]
            [line] = [layer for layer in each["layer"] if layer["mark"]["type"] == "line"]
            first, last = (one["y"] for one in line["data"]["values"])
            slopes[title] = (last - first) / (last - first) / (high - low)
    assert len({round(each, 9) for each in slopes.values()}) == 1


def test_the_scale_is_said_beside_it(panels: Spec, drawn: Drawn) -> None:
    _, spec = panels("compare", "2018", "2020", "-l", "en")
    said = (
        "equal slopes are equal percentages; of shares and rates, equal percentage points"
        " (ranks apart)"
    )
    assert said in json.dumps(spec)
    text = " ".join(drawn("compare", "2018", "2020", "--chart", columns=120).split())
    assert said in text


def test_a_unit_that_the_title_says_is_not_said_again(panels: Spec, drawn: Drawn) -> None:
    found, _ = panels("compare", "2018", "2020")
    assert "Volume index of GDP, previous year = 100" in found
    assert "Patents granted" in found
    text = drawn("compare", "2018", "2020", "gdp-index", "--chart", columns=120)
    assert " ".join(text.split()).count("previous year = 100") == 1
    found, _ = panels("compare", "2018", "2020", "-l", "zh")
    assert "地区生产总值指数（上年=100）" in found


def test_per_cent_is_short_in_titles(panels: Spec, drawn: Drawn) -> None:
    found, _ = panels("compare", "2018", "2020", "-l", "en")
    assert "Share of primary industry in GDP, %" in found
    assert "per cent" not in " ".join(found)
    text = drawn("compare", "2018", "2020", "--chart", columns=120)
    assert "Share of primary industry in GDP, %" in text


def test_all_panels_have_one_height(panels: Spec) -> None:
    found, _ = panels("compare", "2018", "2020", "-l", "en")
    assert len({each["height"] for each in found.values()}) == 1
