"""The HTML page of a chart: static, accessible, with its figures under the picture."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support import Written

VOID = {"meta", "br", "hr", "img", "input", "link"}


Page = Callable[..., str]


@pytest.fixture
def page(written: Written) -> Page:
    return lambda *arguments: written("html", *arguments).decode()


class Outline(HTMLParser):
    """Elements, those that were not closed in order, and the texts of table cells."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self.rows: list[list[str]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("th", "td"):
            self.rows[-1][-1] += data
        self.words.append(data)


def outline(text: str) -> Outline:
    found = Outline()
    found.feed(text)
    assert found.faults == []
    assert found.open == []
    return found


ALL = {
    "line": ("plot", "gdp"),
    "many": ("plot", "gdp", "all"),
    "panels": ("plot", "gdp", "wage"),
    "bump": ("rank", "gdp", "all"),
    "bars": ("rank", "gdp", "-p", "2021"),
    "slope": ("compare", "2018", "2020"),
}


LARGE = ("bump", "many")
"""What has no second picture, for a phone: the page would be too large."""


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_static_small_and_sound(page: Page, name: str) -> None:
    text = page(*ALL[name], "-l", "en")
    assert len(text.encode()) <= 120_000
    found = outline(text)
    tags = [tag for tag, _ in found.seen]
    assert "script" not in tags
    assert tags.count("h1") == tags.count("main") == 1
    assert tags.count("svg") == (1 if name in LARGE else 2)
    assert not [one for _, each in found.seen for one in each if one.startswith("on")]
    assert not [tag for tag, each in found.seen if {"src", "href"} & each.keys()]
    [policy] = [each for _, each in found.seen if each.get("http-equiv")]
    assert (policy["content"] or "").startswith("default-src 'none'")
    [html] = [each for tag, each in found.seen if tag == "html"]
    assert html["lang"] == "en"


def test_the_picture_fits_any_width(page: Page) -> None:
    found = outline(page("plot", "gdp"))
    svgs = [each for tag, each in found.seen if tag == "svg"]
    assert [each["viewbox"] for each in svgs] == ["0 0 960 540", "0 0 400 380"]
    for svg in svgs:
        assert "width" not in svg
        assert "height" not in svg
    assert len({each["aria-labelledby"] for each in svgs}) == 2
    [(_, meta)] = [each for each in found.seen if each[1].get("name") == "viewport"]
    assert meta["content"] == "width=device-width, initial-scale=1"


def test_a_figure_in_a_picture_keeps_its_digits(page: Page) -> None:
    text = page("compare", "2010", "2015", "2020", "-l", "en")
    wide, narrow = text.split("<figure ")[1:]
    assert ">9.24</text>" in wide  # places are rounded to a tenth of a pixel, figures are not
    assert ">9.24</text>" in narrow.partition("</figure>")[0]


def test_a_size_that_is_asked_for_is_the_only_one(page: Page) -> None:
    found = outline(page("plot", "gdp", "--size", "800x500"))
    assert [each["viewbox"] for tag, each in found.seen if tag == "svg"] == ["0 0 800 500"]
    [first, *_] = [each for _, each in found.seen if each.get("role") == "region"]
    assert (first["class"], first["tabindex"]) == ("moved", "0")  # it is moved by itself


def test_the_title_stands_once_as_a_heading(page: Page) -> None:
    text = page("plot", "gdp", "-l", "en")
    assert re.search(r"<h1>Gross domestic product</h1>", text)
    body = re.sub(r"<title.*?</title>|<desc.*?</desc>", "", text, flags=re.DOTALL)
    assert body.count(">Gross domestic product<") == 1


def test_the_figures_stand_in_a_table_under_the_picture(page: Page) -> None:
    found = outline(page("plot", "gdp", "-l", "en"))
    rows = {row[0]: row[1:] for row in found.rows}
    assert rows["2021"] == ["287.211"]
    assert rows["2000"] == ["27.0"]
    tags = [tag for tag, _ in found.seen]
    assert tags.index("svg") < tags.index("table")
    scopes = [each.get("scope") for tag, each in found.seen if tag == "th"]
    assert set(scopes) == {"col", "row"}
    assert "Gross domestic product, billion yuan" in " ".join(found.words)


def test_a_wide_table_can_be_moved_by_the_keyboard(page: Page) -> None:
    found = outline(page("plot", "gdp", "all", "-l", "en"))
    [head, *rows] = found.rows
    assert len(head) == 18
    assert len(rows) == 26
    regions = [each for _, each in found.seen if each.get("role") == "region"]
    assert all(each.get("tabindex") == "0" and each.get("aria-label") for each in regions)
    assert regions
    [year] = [row for row in rows if row[0] == "2009"]
    assert "178.03493 ?" in year or any(each.endswith(" ?") for each in year)


def test_bars_and_slopes_have_their_tables(page: Page) -> None:
    rows = {row[0]: row[1:] for row in outline(page("rank", "gdp", "-p", "2021")).rows}
    assert rows["13th"] == ["Binzhou", "287.211"]
    found = outline(page("compare", "2018", "2020", "-l", "en"))
    assert ["2018", "264.052"] in found.rows
    assert ["2020", "250.811"] in found.rows


def test_a_point_says_its_figure_under_the_mouse(page: Page) -> None:
    text = page("plot", "gdp", "-l", "en")
    assert "<title>2021: 287.211 billion yuan</title>" in text


def test_what_must_be_known_stands_there_too(page: Page) -> None:
    text = page("plot", "revenue", "-l", "en")
    words = " ".join(outline(text).words)
    assert "at least this: a bound, not a value" in words
    assert "&gt; 1,000" in text


def test_chinese_is_marked_as_chinese(page: Page) -> None:
    found = outline(page("plot", "gdp", "-l", "zh"))
    [html] = [each for tag, each in found.seen if tag == "html"]
    assert html["lang"] == "zh-Hans"


def test_hostile_texts_stay_texts(page: Page, hard: Path) -> None:
    found = outline(page("plot", "hostile", "two", "-d", str(hard), "all"))
    assert "script" not in [tag for tag, _ in found.seen]
    assert "b" not in [tag for tag, _ in found.seen]


def test_the_dark_theme_is_dark(page: Page) -> None:
    assert "background: #14181d" in page("plot", "gdp", "--theme", "dark")
