"""Tables on a page: the cells of a report, its figures with what is behind them."""

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from binzhou_cli.report.notes import notes_of
from binzhou_cli.report.report import Divider, Field, Report, said_in
from binzhou_cli.view.cells import Cells
from binzhou_cli.view.glyphs import UNICODE
from binzhou_cli.view.html.element import h, language_of
from binzhou_cli.view.html.spark import spark
from binzhou_cli.view.html.strip import strip
from binzhou_cli.view.layout import heading_of

if TYPE_CHECKING:
    from binzhou_cli.view.html.figures import Page


def table(report: Report, page: "Page", of: str) -> list[Element]:
    """A report as a table in a region that scrolls by itself, with its notes under it.

    Args:
        of: the section it stands in: regions have names of their own.
    """
    texts = page.texts
    fields = report.table_fields()
    cells = Cells(report, fields, UNICODE, texts, whole=True)
    head = h("tr", [_head(report, each, texts) for each in fields])
    bodies = [h("tbody")]
    before = None
    for record in report.records:
        for divider in report.dividers(before, record):
            if divider.kind == "group":
                bodies.append(h("tbody"))
            bodies[-1].append(_divider(divider, len(fields), texts))
        bodies[-1].append(_row(report, record, fields, cells, page))
        before = record
    title = said_in(report.title, texts)
    label = page.unique(texts("page.scrolls", title=f"{of}{texts('colon')}{title}"))
    made = h(
        "table",
        h("caption", _caption(report, title, page)),
        h("thead", head),
        [each for each in bodies if len(each)],
        class_=_kind(fields),
    )
    region = h("div", made, class_="wide", role="region", tabindex="0", aria_label=label)
    notes = [h("p", each, class_="note") for each in notes_of(report, fields, texts)]
    return [region, *notes]


def _kind(fields: tuple[Field, ...]) -> str:
    """What the style sheet calls a table: by its columns their sides are known."""
    keys = {each.key for each in fields}
    if any(each.kind == "league-figure" for each in fields):
        return "league"
    known = ("strip", "says", "trend", "change")
    return next((each for each in known if each in keys), "plain")


def _caption(report: Report, title: str, page: "Page") -> list[Element | str]:
    found: list[Element | str] = [title]
    units = [page.unit(each) for each in report.subtitle if hasattr(each, "display")]
    found += [f"{page.texts('listing')}{each}" for each in units if each]
    if any(each.kind == "league-figure" for each in report.fields):
        found.append(" ")
        found.append(h("sup", _spaced(page.links(report.numbered()))))
    return found


def _head(report: Report, field: Field, texts: Any) -> Element:
    words = " ".join(heading_of(report, field, texts).split())
    return h("th", words, scope="col")


def _divider(divider: Divider, columns: int, texts: Any) -> Element:
    words = said_in(divider.sentence, texts)
    if divider.kind == "group":
        return h("tr", h("th", words, colspan=columns, scope="rowgroup"))
    return h("tr", h("td", words, colspan=columns), class_="break")


def _row(
    report: Report, record: Any, fields: tuple[Field, ...], cells: Cells, page: "Page"
) -> Element:
    made = h("tr", class_="own" if report.own(record) else None)
    for field in fields:
        content = _cell(report, field, record, cells, page)
        if field.kind in ("subject", "name"):
            made.append(h("th", content, scope="row"))
        else:
            made.append(h("td", content))
    return made


def _cell(report: Report, field: Field, record: Any, cells: Cells, page: "Page") -> Any:
    value, texts = field.of(record), page.texts
    if value is None or value == "":
        return None
    if field.kind == "plain-figure" and hasattr(value, "indicator"):
        return page.words(value)
    if field.kind == "subject":
        return _subject(value, page)
    if field.kind == "figure" and hasattr(value, "indicator"):
        return page.button(value, page.words(value))
    if field.kind == "league-figure":
        return page.button(value, page.words(value)) if report.own(record) else page.words(value)
    if field.kind == "sources":
        return _spaced(page.links(value))
    if field.kind == "course":
        return spark(value(texts, page.units.of), texts)
    if field.kind == "strip":
        return strip(value(texts, page.units.of), texts)
    if field.kind == "lines":
        return [h("div", said_in(each, texts)) for each in value if each]
    if field.kind == "says":
        return _says(value.figure, texts)
    return cells(field, record).text


def _subject(value: Any, page: "Page") -> list[Element | str]:
    parts = [page.unit(value.indicator), value.period.text if value.period is not None else ""]
    words = page.texts("listing").join(each for each in parts if each)
    return [value.of(page.texts.language), " ", h("small", words)]


def _says(figure: Any, texts: Any) -> list[Any]:
    """The sentence and our note; the row of a table that states a figure is no sentence."""
    found: list[Any] = []
    if figure.quote:
        found.append(h("q", figure.quote, lang=language_of(figure.quote)))
    if any(figure.note):
        found.append(h("i", figure.note.of(texts.language)))
    return found


def _spaced(links: list[Element]) -> list[Element | str]:
    found: list[Element | str] = []
    for each in links:
        found += [each, " "]
    return found[:-1]
