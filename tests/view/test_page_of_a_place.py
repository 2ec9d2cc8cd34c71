"""The page of a place: elements, offline, in both languages, whatever the dataset says."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support import Golden, Program, one_indicator, small, write

from binzhou_cli.view.html.element import h, serialised
from binzhou_cli.view.html.page import style_sheet

VOID = {"meta", "br", "link", "img", "input", "hr"}
SILENT = {"style", "title", "svg"}
HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x1b[31m", "\u202eevil"]


class Read(HTMLParser):
    """What a browser would make of a page: its tags, its attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._silent = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag in SILENT and not self._silent:
            self._silent = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.words.append(" ".join(data.split()))

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for each, attributes in self.tags if each == tag]


def page(program: Program, *arguments: str) -> str:
    found = program("profile", *arguments, "-f", "html")
    assert (found.returncode, found.stderr) == (0, "")
    return found.stdout


def test_elements_escape_by_construction() -> None:
    made = h("p", "<b>", h("i", "a & b"), None, ["x"], title='"', class_="c", aria_label="l")
    assert made.attrib == {"title": '"', "class": "c", "aria-label": "l"}
    text = serialised(made)
    assert "&lt;b&gt;<i>a &amp; b</i>x" in text
    assert 'title="&quot;"' in text


def test_end_tags_are_left_out_only_where_a_browser_needs_none() -> None:
    rows = h("table", h("tr", h("th", "a"), h("td", h("path"), "</td>")))
    assert serialised(rows).endswith("<tr><th>a<td><path></path>&lt;/td&gt;</table>\n")
    assert '<path d="M1 1"/>' in serialised(h("svg", h("path", d="M1 1")))
    titled = h("path", h("title", "t"), class_="rule")
    assert "<title>t</title></path>" in serialised(titled)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_loads_nothing_and_runs_nothing(program: Program, language: str) -> None:
    found = Read(page(program, "-l", language))
    tags = {tag for tag, _ in found.tags}
    assert not tags & {"script", "link", "iframe", "img", "object", "embed", "form", "base"}
    assert not [name for _, held in found.tags for name in held if name.startswith("on")]
    assert not [each for _, each in found.tags if "src" in each]
    assert "url(" not in style_sheet()
    assert "@import" not in style_sheet()
    (policy,) = [each for each in found.of("meta") if "http-equiv" in each]
    assert policy["content"].startswith("default-src 'none'")
    assert found.of("html") == [{"lang": "zh-Hans" if language == "zh" else "en"}]
    assert len(found.of("h1")) == len(found.of("main")) == 1


def test_every_button_and_every_link_leads_somewhere(program: Program) -> None:
    found = Read(page(program))
    ids = [held["id"] for _, held in found.tags if "id" in held]
    assert len(ids) == len(set(ids))
    assert all(each["popovertarget"] in ids for each in found.of("button"))
    assert all(each["href"][1:] in ids for each in found.of("a") if each["href"].startswith("#"))
    behind = [held for _, held in found.tags if "popover" in held]
    assert {each["id"] for each in behind} == {each["popovertarget"] for each in found.of("button")}


def test_what_may_not_be_compared_stands_before_any_chart(program: Program) -> None:
    text = page(program)
    first = text.index('id="first"')
    assert first < text.index('<svg class="plot"')
    assert first < text.index('<svg class="dots"')
    assert text.index('id="glance"') < first


def test_what_holds_for_several_charts_is_said_once_under_them(program: Program) -> None:
    text = page(program, "--topic", "economy")
    charts = text[text.index('<div class="plots">') :].partition("<details")[0]
    notes = re.findall('<p class="note">([^<]*)</p>', charts)
    shared = [each for each in notes if each.endswith("from 2019 on the revised accounts")]
    names = "Gross domestic product, GDP per capita, Value added of primary industry and 5 more"
    assert shared == [f"{names}: break: from 2019 on the revised accounts"]


def test_every_picture_has_a_sentence_and_every_region_a_name_of_its_own(program: Program) -> None:
    found = Read(page(program))
    pictures = found.of("svg")
    assert pictures
    assert all(each["role"] == "img" and len(each["aria-label"]) > 10 for each in pictures)
    labels = [each["aria-label"] for _, each in found.tags if each.get("role") == "region"]
    assert len(labels) == len(set(labels))
    assert all(each["tabindex"] == "0" for _, each in found.tags if each.get("role") == "region")
    assert all("scope" in each for each in found.of("th"))


def test_a_figure_tells_its_digits_its_sentence_and_its_source(program: Program) -> None:
    text = page(program, "--indicator", "revenue", "2022")
    (behind,) = re.findall(r'<div id="f1" popover="">.*?</div>', text)
    assert "995.5 billion yuan" in behind
    assert '<blockquote lang="zh-Hans">' in behind or '<blockquote lang="en">' in behind
    assert "<cite" in behind
    assert 'href="#s1"' in behind
    assert 'href="http' in behind


def test_a_bound_is_shown_with_its_sign_and_nothing_comes_from_it(program: Program) -> None:
    text = html.unescape(page(program, "--indicator", "revenue"))
    assert ">> 1,000</button>" in text
    assert "no change is given: a bound is not a value" in text


def test_a_rank_is_followed_through_years_alone(program: Program) -> None:
    text = page(program, "--indicator", "rd-intensity")
    assert "9th → 3rd → 1st → 1st, up 8 places since 2018" in text  # one of 2020/2024 is no year


@pytest.mark.parametrize("area", ["Binzhou", "Dongying", "Laiwu", "Qingdao"])
def test_a_page_is_no_larger_than_half_a_megabyte(program: Program, area: str) -> None:
    for language in ("en", "zh"):
        assert len(page(program, area, "-l", language).encode()) <= 500_000


def test_the_same_dataset_gives_the_same_bytes(program: Program, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        program("profile", "-o", str(tmp_path / name))
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page(program).replace("\r\n", "\n")


def hostile() -> dict[str, object]:
    raw = small()
    evil = " ".join(HOSTILE)
    raw["title"] = {"en": evil}
    for each in (*raw["areas"], *raw["topics"], *raw["indicators"]):
        each["name"] = {"en": f"{evil} {each.get('code', each.get('id'))}"}
    for each in raw["sources"]:
        each["title"] = {"en": evil}
        each["url"] = 'https://x/"><script>alert(1)</script>'
    for indicator in raw["indicators"]:
        for each in indicator["observations"]:
            each["quote"] = evil
            each["note"] = {"en": evil}
    found: dict[str, object] = raw
    return found


def test_text_of_a_dataset_is_text(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path / "evil.json", hostile())
    given = program("profile", "-d", str(path), "-f", "html")
    if given.returncode:  # a name that the gate refuses never comes so far
        assert "Traceback" not in given.stderr
        raw = one_indicator([{"period": str(year), "value": year} for year in range(2010, 2016)])
        raw["title"] = {"en": HOSTILE[0]}
        raw["indicators"][0]["definition"] = {"en": HOSTILE[1]}
        raw["indicators"][0]["observations"][0]["quote"] = HOSTILE[0] + HOSTILE[1]
        raw["sources"][0] |= {"title": HOSTILE[1], "url": 'https://x/"><script>'}
        given = program("profile", "-d", str(write(path, raw)), "-f", "html")
    assert given.returncode == 0, given.stderr
    found = Read(given.stdout)
    assert not {"script", "img"} & {tag for tag, _ in found.tags}
    assert "\x1b" not in given.stdout
    assert "\u202e" not in given.stdout
    assert not [
        each
        for each in found.of("a")
        if "<" in each["href"] or each["href"].startswith("javascript")
    ]


def test_a_page_of_too_many_indicators_is_refused(program: Program, tmp_path: Path) -> None:
    raw = one_indicator([{"period": "2020", "value": 1}])
    raw["indicators"] = [
        {**raw["indicators"][0], "id": f"x{i}", "name": {"en": f"name {i}"}} for i in range(301)
    ]
    path = write(tmp_path / "many.json", raw)
    target = tmp_path / "p.html"
    refused = program("profile", "-d", str(path), "-o", str(target))
    assert refused.returncode == 2
    assert "--topic" in refused.stderr
    assert not target.exists()
    assert program("profile", "-d", str(path), "-i", "x1", "-o", str(target)).returncode == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_text_of_the_page(program: Program, golden: Golden, language: str) -> None:
    text = page(program, "-l", language, "--topic", "income")
    golden(f"page-{language}.txt", "\n".join(Read(text).words) + "\n")


def test_the_style_sheet_is_part_of_the_package() -> None:
    assert "@media print" in style_sheet()
    assert "prefers-color-scheme: dark" in style_sheet()
