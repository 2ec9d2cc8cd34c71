"""A report as a piece of a page, for a notebook."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from binzhou_cli.report.report import Field, Report, said_in
from binzhou_cli.view.html.element import h
from binzhou_cli.view.html.figures import Page, titled
from binzhou_cli.view.html.tables import table
from binzhou_cli.view.pivot import for_people
from binzhou_cli.view.units import Units

if TYPE_CHECKING:
    from binzhou_cli.language import Texts

MOST = 200
"""Rows that a notebook shows."""


def fragment(report: Report, texts: "Texts") -> str:
    """Title, table, notes and sources, in the colours of the notebook."""
    shown = for_people(report)
    left = len(shown.records) - MOST
    shown = shown._replace(records=shown.records[:MOST], named=report.numbered())
    shown = shown._replace(fields=tuple(_plainly(each) for each in shown.fields))
    page = Page(texts, Units(texts.language, report.units), linked=False)
    title = " · ".join(
        said for each in (report.title, report.aside) if (said := said_in(each, texts))
    )
    numbered = [
        h("div", f"{number}  ", titled(source.title, texts))
        for number, source in enumerate(shown.numbered(), start=1)
        if page.number(source)
    ]
    made = h(
        "div",
        h("strong", title),
        table(shown, page, title),
        h("p", texts("table.more_rows", n=left)) if left > 0 else None,
        h("small", numbered),
    )
    return tostring(made, encoding="unicode", method="html")


def _plainly(field: Field) -> Field:
    """A figure as its digits: a notebook has no place for what is behind it."""
    return field._replace(kind="plain-figure") if field.kind == "figure" else field
