"""Chart files as they lie on the page: their size, and that no text lies on another."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from support import Program, Spec, Svg

from binzhou_cli.view.vega.words import text_width

SVG = "{http://www.w3.org/2000/svg}"
SMALL = 11
"""Size of the text that ``text_width`` measures."""
AREAS = ("-a", "Binzhou", "-a", "Dongying", "-a", "Zibo", "-a", "Dezhou")


class Box(NamedTuple):
    """A line of text on the page, in pixels; its sides are a little within its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def boxes(
    element: ElementTree.Element, x: float = 0, y: float = 0, hidden: bool = False
) -> Iterator[Box]:
    """The lines of text of a picture."""
    if match := re.match(r"translate\(([-\d.]+)[, ]([-\d.]+)\)(.*)", element.get("transform", "")):
        x, y = x + float(match[1]), y + float(match[2])
        hidden = hidden or "rotate" in match[3]
    hidden = hidden or element.get("opacity") == "0"
    if element.tag == f"{SVG}text" and not hidden:
        size = float(element.get("font-size", "11px").removesuffix("px"))
        lines = [(each.text or "", each.get("dy", "0")) for each in element] or [
            (element.text or "", "0")
        ]
        down = 0.0
        for text, step in lines:
            down += float(step)
            wide = text_width(text) * size / SMALL
            left = x - {"end": wide, "middle": wide / 2}.get(element.get("text-anchor", ""), 0)
            if text.strip():
                top = y + down - 0.7 * size
                yield Box(text, left + 2, top, left + wide - 2, y + down)
    for each in element:
        yield from boxes(each, x, y, hidden)


SLOPES: dict[str, tuple[str, ...]] = {
    "one": ("compare", "2018", "2020"),
    "zh": ("compare", "2018", "2020", "-l", "zh"),
    "two areas": ("compare", "2018", "2020", *AREAS[:4]),
    "four areas": ("compare", "2018", "2020", *AREAS),
    "all areas": ("compare", "2018", "2020", "gdp", "-a", "all"),
    "all wages": ("compare", "2018", "2020", "wage", "population", "-a", "all"),
}


@pytest.mark.parametrize("name", SLOPES)
def test_the_texts_of_a_slope_chart_lie_on_the_page_and_on_no_other(svg: Svg, name: str) -> None:
    root = svg(*SLOPES[name])
    found = list(boxes(root))
    assert len(found) > 8
    assert [
        (one.text, other.text) for one, other in combinations(found, 2) if one.meets(other)
    ] == []
    wide, high = float(root.get("width", "0")), float(root.get("height", "0"))
    for each in found:
        assert each.left >= 0, each
        assert each.right <= wide, each
        assert each.top >= 0, each
        assert each.bottom <= high, each


def test_figures_that_lie_close_have_a_line_to_their_marks(svg: Svg) -> None:
    root = svg("compare", "2018", "2020", "gdp", "-a", "all")
    said = [each.text for each in boxes(root)]
    names = [each for each in said if re.fullmatch(r"[\d,.]+ [A-Z][a-z'A-Z]+", each)]
    assert len(names) == 16
    leaders = [
        group for group in root.iter(f"{SVG}g") if "mark-rule role-mark" in group.get("class", "")
    ]
    assert sum(len(group) for group in leaders) > 4


@pytest.mark.parametrize("size", ["960x540", "2000x400", "700x900", "480x1000"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "2018", "2020", "gdp", "gdp-per-capita", "population", "rd-intensity", "wage"),
        ("compare", "2010", "2015", "gdp", "wage", *AREAS),
        ("plot", "gdp", "wage"),
        ("plot", "gdp", "all"),
        ("rank", "gdp"),
    ],
    ids=" ".join,
)
def test_the_size_is_the_one_asked_for(svg: Svg, arguments: tuple[str, ...], size: str) -> None:
    root = svg(*arguments, "--size", size)
    assert f"{root.get('width')}x{root.get('height')}" == size


def test_a_size_that_is_too_small_is_refused_with_the_least_one(
    program: Program, svg: Svg, tmp_path: Path
) -> None:
    path = tmp_path / "a.svg"
    done = program("compare", "2018", "2020", "-o", str(path), "--size", "300x200")
    assert done.returncode == 2
    assert not path.exists()
    least = re.search(r"at least (\d+x\d+)", done.stderr)
    assert least is not None
    root = svg("compare", "2018", "2020", "--size", least[1])
    assert f"{root.get('width')}x{root.get('height')}" == least[1]


def test_a_row_is_as_high_as_its_own_heads(spec: Spec) -> None:
    found = spec("plot", "gdp", "wage", "population-registered")
    steps = [each["height"] for each in found["vconcat"] if "hconcat" not in each][:-1]
    assert len(steps) == 3
    assert steps[0] == steps[1] > steps[2]  # the first plot alone has breaks above it


def test_titles_of_a_row_begin_at_one_height(spec: Spec) -> None:
    found = spec("compare", "2010", "2015", "2020")
    row = next(
        row["hconcat"]
        for row in found["vconcat"]
        if any("Industrial enterprises" in str(each["title"]) for each in row.get("hconcat", ()))
    )
    lines = [len(each["title"]["text"]) + len(each["title"].get("subtitle", ())) for each in row]
    assert max(lines) - min(lines) <= 1  # lines of titles are a little higher
    assert max(lines) >= 5


def test_no_break_runs_through_the_name_of_a_line_that_ends_early(spec: Spec) -> None:
    found = spec("plot", "gdp", "wage", "--base", "2010")
    named = {
        each["label"]: each["x"]
        for layer in found["layer"]
        for each in layer.get("data", {}).get("values", ())
        if "label" in each
    }
    rules = [
        each["x"]
        for layer in found["layer"]
        for each in layer.get("data", {}).get("values", ())
        if "reason" in each
    ]
    assert set(rules) == {2018.5}  # that of 2024 parts nothing: the figures end in 2021
    assert named["Gross domestic product 170.2 (2018)"] == 2021
    assert min(named.values()) > max(rules)
