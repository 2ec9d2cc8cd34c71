"""A booklet as one page that loads nothing and runs nothing."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from binzhou_cli.report.booklet import (
    Booklet,
    Cards,
    Download,
    Folded,
    Origins,
    Pictures,
    Remarks,
    Section,
)
from binzhou_cli.report.report import Report, said_in
from binzhou_cli.report.words import some_of
from binzhou_cli.view.delimited import write_csv
from binzhou_cli.view.html.element import add, h, language_of, serialised, style
from binzhou_cli.view.html.figures import Page, linked
from binzhou_cli.view.html.line import line
from binzhou_cli.view.html.spark import spark
from binzhou_cli.view.html.tables import table
from binzhou_cli.view.safe import visible
from binzhou_cli.view.units import Units

if TYPE_CHECKING:
    from binzhou_cli.model.records import Unit
    from binzhou_cli.report.booklet import Card, Picture
    from binzhou_cli.view.medium import Medium

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write_page(report: Report, medium: "Medium") -> Iterator[str]:
    """The page of a report that has one."""
    assert report.booklet is not None
    yield page_of(report.booklet(), report, medium)


def page_of(booklet: Booklet, report: Report, medium: "Medium") -> str:
    """The page as text: the same bytes for the same dataset."""
    units = {**report.units, **booklet.units}
    return serialised(Pages(medium, units).whole(booklet))


def style_sheet() -> str:
    """The style sheet of the package."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "style.css")
    with open(path, encoding="utf-8") as file:
        return file.read()


class Pages:
    """Makes the elements of one page."""

    def __init__(self, medium: "Medium", units: "Mapping[str, Unit]") -> None:
        self.texts = medium.texts
        self.medium = medium
        self.page = Page(medium.texts, Units(medium.texts.language, units))
        self.section = ""

    def said(self, sentence: Any) -> str:
        """A sentence in the language of the reader."""
        return said_in(sentence, self.texts)

    def whole(self, booklet: Booklet) -> Element:
        """The document."""
        language = "zh-Hans" if self.texts.language == "zh" else "en"
        title, other = self.said(booklet.title), self.said(booklet.other)
        above = self.said(booklet.above)
        head = h(
            "head",
            h("meta", charset="utf-8"),
            h("meta", name="viewport", content="width=device-width, initial-scale=1"),
            h("meta", http_equiv="Content-Security-Policy", content=POLICY),
            h("meta", name="referrer", content="no-referrer"),
            h("meta", name="color-scheme", content="light dark"),
            h("title", f"{title} · {above}"),
            style(style_sheet()),
        )
        sections = [self._section(each) for each in booklet.sections]
        heading = h("h1", title, " ")
        if other and other != title:
            add(heading, h("span", other, lang=language_of(other)))
        links = [
            h("a", self.said(each.title), href=f"#{each.id}")
            for each in booklet.sections
            if each.named
        ]
        main = h(
            "main",
            h(
                "header",
                h("p", above, class_="above"),
                heading,
                h("p", self.said(booklet.lead), class_="lead"),
            ),
            h("nav", links, aria_label=self.texts("page.contents")),
            sections,
            h("div", self.page.behind, class_="behind"),
        )
        return h("html", head, h("body", main), lang=language)

    def _section(self, section: Section) -> Element:
        self.section = self.said(section.title)
        intro = self.said(section.intro)
        made = h(
            "section",
            h("h2", self.section, id=f"h-{section.id}"),
            h("p", intro, class_="intro") if intro else None,
            id=section.id,
            aria_labelledby=f"h-{section.id}",
        )
        for part in section.parts:
            add(made, self._part(part))
        return made

    def _part(self, part: Any) -> Any:
        if isinstance(part, Cards):
            return h("div", [self._card(each) for each in part.cards], class_="cards")
        if isinstance(part, Remarks):
            return self._remarks(part)
        if isinstance(part, Pictures):
            return self._pictures(part)
        if isinstance(part, Folded):
            return h(
                "details",
                h("summary", self.said(part.summary)),
                [self._part(each) for each in part.parts],
                class_="printed" if part.printed else None,
            )
        if isinstance(part, Origins):
            return self._origins(part)
        if isinstance(part, Download):
            return self._download(part)
        return table(part, self.page, self.section)

    def _card(self, card: "Card") -> Element:
        texts, page, figure = self.texts, self.page, card.figure
        about = [page.unit(figure.indicator), figure.period.text]
        words = texts("listing").join(each for each in about if each)
        text = page.words(figure, short=True) or self._rate(figure)
        return h(
            "article",
            h("h3", figure.indicator.name.of(texts.language)),
            h(
                "p",
                page.button(figure, text),
                " ",
                h("small", words, " ", h("sup", page.links([figure.source]))),
                class_="figure",
            ),
            spark(card.draw(texts, page.units.of), texts),
            [h("p", self.said(each)) for each in card.lines],
        )

    def _rate(self, figure: Any) -> str:
        return f"{figure.growth.percent:+f} %".replace("-", "−") if figure.growth else "–"

    def _remarks(self, part: Remarks) -> Element:
        if not part.warning:
            pairs = [
                h("div", h("dt", self.said(each.names)), h("dd", self.said(each.sentence)))
                for each in part.remarks
            ]
            return h("dl", pairs)
        items = [
            h(
                "li",
                h("b", self.said(each.names)),
                f"{self.texts('colon')}{self.said(each.sentence)}",
            )
            for each in part.remarks
        ]
        return h("ul", items, class_="first")

    def _pictures(self, part: Pictures) -> list[Element]:
        """Pictures side by side; what is to be said of several is said once under them."""
        drawn = [
            (each, *found)
            for each in part.pictures
            if (found := line(each.draw(self.texts, self.page.units.of), self.texts)) is not None
        ]
        counts = Counter(note for _, _, notes in drawn for note in notes)
        made = [
            self._picture(each, picture, [note for note in notes if counts[note] == 1])
            for each, picture, notes in drawn
        ]
        under = []
        for note in (each for each in counts if counts[each] > 1):
            names = [one.indicator.name for one, _, notes in drawn if note in notes]
            whole = len(names) == len(drawn)
            about = "" if whole else self.said(some_of(names)) + self.texts("colon")
            under.append(h("p", about, note, class_="note"))
        return [h("div", made, class_="plots"), *under]

    def _picture(self, part: "Picture", picture: Element, notes: list[str]) -> Element:
        texts, page = self.texts, self.page
        caption = h(
            "figcaption",
            h("b", part.indicator.name.of(texts.language)),
            " ",
            h("small", page.unit(part.indicator) or None),
        )
        links: list[Any] = [texts("page.source_of")]
        for each in page.links(part.sources):
            links += [each, " "]
        under = [h("p", each, class_="note") for each in notes]
        return h("figure", caption, picture, under, h("p", links, class_="note"))

    def _origins(self, part: Origins) -> Element:
        texts, page = self.texts, self.page
        counts = {source.id: n for source, n in part.used}
        for source, _ in part.used:
            page.number(source)
        items = []
        for number, source in enumerate(page.sources.values(), start=1):
            n = counts.get(source.id, 0)
            used = texts("page.figures_used.one" if n == 1 else "page.figures_used", n=n)
            names = dict.fromkeys(filter(None, (source.title.of(texts.language), *source.title)))
            titles = [h("cite", each, lang=language_of(each)) for each in names]
            parts = [source.publisher.of(texts.language), source.published, used if n else ""]
            items.append(
                h(
                    "li",
                    [titles[0], *(h("span", " · ", each) for each in titles[1:])]
                    if titles
                    else source.id,
                    "".join(f"{texts('listing')}{each}" for each in parts if each),
                    h("div", linked(source.url), class_="address") if source.url else None,
                    h("div", texts.original(source.remark), class_="note")
                    if any(source.remark)
                    else None,
                    id=f"s{number}",
                )
            )
        return h("ol", items, class_="sources")

    def _download(self, part: Download) -> Element:
        content = "".join(write_csv(part.report, self.medium))
        address = "data:text/csv;charset=utf-8," + quote(content, safe=" ,:;/?@!$&()*+=~-._|")
        link = h("a", self.said(part.words), download=part.name)
        link.set("href", address.replace(" ", "%20"))
        return h("p", link)


__all__ = ["page_of", "style_sheet", "visible", "write_page"]
