"""What a screen reader hears of a chart: the figures of the data, and nothing else."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support import Svg

SVG = "{http://www.w3.org/2000/svg}"


def labels(root: ElementTree.Element) -> list[str]:
    return [each.get("aria-label", "") for each in root.iter() if each.get("aria-label")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("plot", "gdp", "all"),
        ("plot", "gdp", "wage"),
        ("plot", "wage", "-a", "Binzhou", "-a", "Jinan"),
        ("plot", "gdp", "all", "-p", "2021"),
        ("rank", "gdp", "all"),
        ("compare", "2018", "2020", "-a", "Binzhou", "-a", "Zibo"),
    ],
    ids=" ".join,
)
def test_only_points_speak_and_say_their_figures(svg: Svg, arguments: tuple[str, ...]) -> None:
    found = labels(svg(*arguments))
    assert len(found) > 5
    for each in found:
        assert re.fullmatch(r"([^:;]+, )?\d{4}(-\d\d/\d{4}-\d\d)?: [^:;]+", each), each


def test_no_figure_is_heard_that_the_data_do_not_hold(svg: Svg) -> None:
    found = labels(svg("plot", "gdp", "all"))
    assert "Zaozhuang, 2021: 195.157 billion yuan" in found
    assert "Linyi, 2021: 546.55 billion yuan" in found
    assert not [each for each in found if "Laiwu" in each and "2021" in each]
    assert len(found) == len(set(found))


def test_a_point_of_one_line_says_its_period_and_its_figure(svg: Svg) -> None:
    found = labels(svg("plot", "gdp"))
    assert "2021: 287.211 billion yuan" in found
    assert "2000: 27.0 billion yuan" in found


def test_bounds_and_doubts_are_heard_as_they_are_read(svg: Svg, hard: Path) -> None:
    found = labels(svg("plot", "bounds", "-d", str(hard)))
    assert any(re.match(r"2017: [>≥] ", each) for each in found)
    assert any(each.endswith(", doubtful figure") for each in found)


def test_chinese_is_heard_in_chinese(svg: Svg) -> None:
    found = labels(svg("rank", "gdp", "all", "-l", "zh"))
    assert any(re.fullmatch(r"滨州市，2021：第\d+（共16）", each) for each in found)
    assert not [each for each in found if re.search(r"[a-z]{3}", each)]
