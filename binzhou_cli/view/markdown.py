"""A table in GitHub-flavoured Markdown: every digit, the notes and the sources under it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from binzhou_cli.report import Cell, Column, Divider, Report
from binzhou_cli.view.format import Formatter
from binzhou_cli.view.glyphs import UNICODE

RIGHT = ("number", "percent", "percent_printed", "place", "count", "amount")


def markdown(report: Report, language: str) -> Iterator[str]:
    """Lines of Markdown: figures whole and without separators, so that they can be read back."""
    formatter = Formatter(report, UNICODE, language, thousands="")
    columns = [(i, each) for i, each in report.table_columns() if each.kind not in ("spark", "bar")]
    title = " · ".join(escaped(text) for text in (report.title, report.aside) if text)
    yield f"**{title}**\n\n"
    if report.subtitle:
        yield f"{escaped(report.subtitle)}\n\n"
    if report.data_rows():
        yield _line([escaped(" ".join(each.label.split())) for _, each in columns])
        yield _line(["---:" if each.kind in RIGHT else "---" for _, each in columns])
    for row in report.rows:
        if isinstance(row, Divider):
            yield _line([f"*{escaped(row.text)}*"] + [""] * (len(columns) - 1))
        else:
            yield _line([_cell(row[place], column, place, formatter) for place, column in columns])
    if not report.data_rows() and report.empty:
        yield f"{escaped(report.empty)}\n"
    for line in (*report.lines, *report.notes):
        yield f"\n{escaped(line)}\n"
    if report.sources:
        yield "\n"
    for number, source in enumerate(report.sources, start=1):
        words = [each for each in (source.title, source.publisher, source.published) if each]
        link = f" <{source.url}>" if source.url.startswith(("http://", "https://")) else ""
        yield f"{number}. {escaped(', '.join(words))}{link}\n"


def _cell(value: Any, column: Column, place: int, formatter: Formatter) -> str:
    bare = value.value if isinstance(value, Cell) and value.text is None else value
    if isinstance(bare, Decimal):
        before = value.before if isinstance(value, Cell) else ""
        return escaped(before + formatter.number(bare).replace("−", "-"))
    return escaped(formatter(value, column, place))


def escaped(text: str) -> str:
    """A text that Markdown and HTML leave as it is."""
    for mark in "\\`*_[]<>|#~":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ").replace("\r", " ").replace("&", "&amp;")


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
