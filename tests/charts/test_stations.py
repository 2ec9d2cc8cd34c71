"""A comparison of several periods draws every one of them."""

import re

import pytest
from support import Drawn, Spec, Svg, panels_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_period_has_its_mark_and_its_figure(drawn: Drawn, columns: int) -> None:
    text = drawn("compare", "2010", "2015", "2020", "gdp", "--chart", columns=columns)
    assert text.count("●") == 3
    for figure in ("155.152", "235.533", "250.811"):
        assert sum(figure in line for line in text.split("\n")) == 1
    [years] = [line for line in text.split("\n") if "2015" in line and "→" not in line]
    assert years.split() == ["2010", "2015", "2020"]


def test_the_break_lies_where_it_lies_in_time(drawn: Drawn) -> None:
    text = drawn("compare", "2010", "2015", "2020", "gdp", "--chart", columns=120)
    lines = text.split("\n")
    [years] = [line for line in lines if "2015" in line and "→" not in line]
    first, last = years.index("2010") + 2, years.index("2020") + 2
    rule = next(line.index("┊") for line in lines if "┊" in line)
    assert abs((rule - first) / (last - first) - 0.85) < 0.05
    # a line leads from 2010 to 2015, none from there to 2020
    assert any(re.search("●?[⠁-⣿]{3}", line[:rule]) for line in lines)
    assert not any(re.search("[⠁-⣿]", line[rule:]) for line in lines)


@pytest.mark.parametrize("columns", [80, 120])
def test_several_areas_have_all_their_figures(drawn: Drawn, columns: int) -> None:
    areas = ("-a", "Binzhou", "-a", "Dongying", "-a", "Jinan")
    text = drawn("compare", "2010", "2015", "2020", "wage", *areas, "--chart", columns=columns)
    assert len(set(re.findall(r"\d+,\d{3}", text))) == 9


def test_a_file_has_three_points_and_parts_what_may_not_be_compared(spec: Spec) -> None:
    found = spec("compare", "2010", "2015", "2020", "gdp")
    [panel] = panels_of(found)
    line = next(each for each in panel["layer"] if each["mark"]["type"] == "line")
    assert [each["period"] for each in line["data"]["values"]] == ["2010", "2015", "2020"]
    runs = [each["run"] for each in line["data"]["values"]]
    assert runs[0] == runs[1] != runs[2]
    assert line["encoding"]["x"]["axis"]["values"] == [2010, 2015, 2020]
    rule = next(each for each in panel["layer"] if each["mark"]["type"] == "rule")
    assert [each["x"] for each in rule["data"]["values"]] == [2018.5]
    said = [
        each["label"]
        for layer in panel["layer"]
        if layer["mark"]["type"] == "text"
        for each in layer["data"]["values"]
    ]
    assert sorted(said) == ["155.2", "235.5", "250.8"]


def test_the_title_names_what_is_drawn(svg: Svg) -> None:
    root = svg("compare", "2010", "2015", "2020")
    words = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    assert "Binzhou, 2010 → 2015 → 2020" in words
    panels = sum(word == "2010" for word in words)
    assert panels == sum(word == "2015" for word in words) > 3


def test_a_break_of_one_area_is_named(spec: Spec) -> None:
    areas = ("-a", "Binzhou", "-a", "Jinan")
    found = spec("compare", "2018", "2020", "wage", *areas)
    [panel] = panels_of(found)
    assert " ".join(panel["title"]["subtitle"]).startswith("Jinan: ")
