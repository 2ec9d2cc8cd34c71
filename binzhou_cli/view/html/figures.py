"""Figures on a page: each is a button, and behind it stands what its source says."""

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

from binzhou_cli.charts.labels import figure_text
from binzhou_cli.charts.rules import said_value
from binzhou_cli.language import Texts, ordinal
from binzhou_cli.report.words import sign_of
from binzhou_cli.view.html.element import h, language_of
from binzhou_cli.view.safe import digits
from binzhou_cli.view.units import Units

if TYPE_CHECKING:
    from binzhou_cli.model.records import Figure, Source, Text

KEPT = ":/?#[]@!$&()*+,;=%~-._"
"""Signs of an address that stay as they are."""


class Page:
    """What the parts of one page share: numbers of sources, and what stands behind figures.

    Attributes:
        behind: the popovers, in the order of the figures.
        linked: whether the numbers of sources lead to them.
        labels: names of regions: each is given once.
    """

    def __init__(self, texts: Texts, units: Units, *, linked: bool = True) -> None:
        self.texts = texts
        self.units = units
        self.linked = linked
        self.sources: dict[str, Source] = {}
        self.behind: list[Element] = []
        self.labels: set[str] = set()
        self._known: dict[Any, str] = {}

    def number(self, source: "Source") -> int:
        """The number of a source: they are counted as they come up."""
        self.sources.setdefault(source.id, source)
        return list(self.sources).index(source.id) + 1

    def links(self, sources: "Any") -> list[Element]:
        """The numbers of sources, each leading to it."""
        if not self.linked:
            return [h("span", str(self.number(each))) for each in sources]
        return [h("a", str(self.number(each)), href=f"#s{self.number(each)}") for each in sources]

    def unique(self, label: str) -> str:
        """A label that no other region has."""
        found, count = label, 1
        while found in self.labels:
            count += 1
            found = f"{label} ({count})"
        self.labels.add(found)
        return found

    def words(self, figure: "Figure", *, short: bool = False) -> str:
        """A figure with its sign, to be read; ``short`` at four digits."""
        if figure.text:
            return figure.text
        value = self.units.value(figure)
        if value is None:
            return ""
        if figure.indicator.kind == "rank":
            return sign_of(figure) + ordinal(int(value), self.texts.language)
        text = figure_text(value) if short else said_value(value, "exact", "")
        return sign_of(figure) + text.replace("-", "−")

    def unit(self, indicator: Any) -> str:
        """The unit that an indicator is shown in."""
        if indicator.kind in ("rank", "fact"):
            return ""
        return str(self.units.of(indicator).label.of(self.texts.language))

    def button(self, figure: "Figure", text: str) -> Element:
        """A figure that tells where it comes from."""
        key = (figure.indicator.id, figure.area.code, figure.period.text, figure.source.id)
        if key not in self._known:
            self._known[key] = f"f{len(self._known) + 1}"
            self.behind.append(self._popover(self._known[key], figure))
        return h("button", text, popovertarget=self._known[key])

    def _popover(self, id: str, figure: "Figure") -> Element:
        texts = self.texts
        about = [figure.area.name.of(texts.language), figure.period.text]
        head = h(
            "p",
            h("b", figure.indicator.name.of(texts.language)),
            "".join(f"{texts('listing')}{each}" for each in about),
        )
        return h(
            "div",
            head,
            h("p", self._whole(figure), class_="digits") if figure.stated else None,
            says(figure, texts),
            self._source(figure.source),
            id=id,
            popover="",
        )

    def _whole(self, figure: "Figure") -> str:
        """Every digit that was printed, with the unit."""
        value = self.units.value(figure)
        if value is None or figure.text or figure.indicator.kind == "rank":
            return self.words(figure)
        whole, point, decimals = digits(value).partition(".")
        unit = self.unit(figure.indicator)
        return f"{sign_of(figure)}{int(whole):,}{point}{decimals} {unit}".rstrip()

    def _source(self, source: "Source") -> Element:
        texts = self.texts
        number = self.number(source)
        parts = [source.publisher.of(texts.language), source.published]
        said = "".join(f"{texts('listing')}{each}" for each in parts if each)
        link = h("a", texts("page.source_link", n=number), href=f"#s{number}")
        address: list[Element | str] | None = None
        if source.url:
            address = [" ", linked(source.url, host(source.url))]
        return h("p", titled(source.title, texts), f"{said} ", link, address)


def titled(title: "Text", texts: Texts) -> Element:
    """A title, with its language where that is not the reader's."""
    said = title.of(texts.language)
    other = title.original(texts.language)
    return h("cite", said, lang=language_of(said) if other else None)


def linked(address: str, text: str = "") -> Element:
    """An address that leads somewhere, or its text where it does not."""
    if not address.startswith(("https://", "http://")):
        return h("span", address)
    return h("a", text or address, href=quote(address, safe=KEPT))


def host(address: str) -> str:
    """Who answers at an address."""
    return address.partition("//")[2].partition("/")[0] or address


def says(figure: "Figure", texts: Texts) -> list[Element]:
    """The sentence of the source, else where it stands, and what we note."""
    found = []
    if figure.quote:
        found.append(h("blockquote", figure.quote, lang=language_of(figure.quote)))
    elif figure.locator:
        found.append(h("p", texts("page.where", where=figure.locator), class_="where"))
    if any(figure.note):
        note = figure.note.of(texts.language)
        found.append(h("p", texts("page.note", note=note), class_="note"))
    return found
