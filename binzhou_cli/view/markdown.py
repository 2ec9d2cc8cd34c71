"""A table in GitHub-flavoured Markdown: every digit, the notes and the sources under it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from binzhou_cli.report.notes import notes_of
from binzhou_cli.report.report import Divider, Report, said_in
from binzhou_cli.view.cells import Cells
from binzhou_cli.view.glyphs import UNICODE
from binzhou_cli.view.layout import heading_of
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.pivot import for_people
from binzhou_cli.view.safe import visible
from binzhou_cli.view.table import RIGHT, subtitle_of

if TYPE_CHECKING:
    from binzhou_cli.report.report import Field

_address = re.compile(r"https?://[^\s<>\"'\\`{}|^\x00-\x1f]+$").match


def write_markdown(report: Report, medium: Medium) -> Iterator[str]:
    """Lines of Markdown: figures whole and without separators, so that they can be read back."""
    report = for_people(report)
    texts = medium.texts
    if report.paragraphs:
        yield from _footnoted(report, medium)
        return
    fields = tuple(
        each for each in report.table_fields() if each.kind not in ("spark", "bar", "blocks")
    )
    cells = Cells(report, fields, UNICODE, texts, thousands="", whole=True)
    title = " · ".join(
        escaped(said) for each in (report.title, report.aside) if (said := said_in(each, texts))
    )
    if title:
        yield f"**{title}**\n\n"
    subtitle = subtitle_of(report, cells.units, texts)
    if subtitle:
        yield f"{escaped(subtitle)}\n\n"
    if report.records:
        yield _line([escaped(" ".join(heading_of(report, each, texts).split())) for each in fields])
        yield _line(["---:" if each.kind in RIGHT else "---" for each in fields])
    before = None
    for record in report.records:
        for divider in report.dividers(before, record):
            yield _line([_divider(divider, texts)] + [""] * (len(fields) - 1))
        yield _line([_cell(each, record, cells) for each in fields])
        before = record
    if not report.records and report.empty:
        yield f"{escaped(said_in(report.empty, texts))}\n"
    lines = [said_in(each, texts) for each in report.lines]
    for line in (*lines, *notes_of(report, fields, texts)):
        yield f"\n{escaped(line)}\n"
    sources = report.numbered()
    if sources:
        yield "\n"
    for number, source in enumerate(sources, start=1):
        words = (
            source.title.of(texts.language),
            source.publisher.of(texts.language),
            source.published,
        )
        link = f" <{quote(source.url, safe=_KEPT)}>" if _address(source.url) else ""
        yield f"{number}. {escaped(', '.join(each for each in words if each))}{link}\n"


def _footnoted(report: Report, medium: Medium) -> Iterator[str]:
    """Sentences with their sources as footnotes."""
    for paragraph in report.paragraphs:
        said = escaped(said_in(paragraph.sentence, medium.texts))
        if paragraph.start.startswith("["):
            yield f"[^{paragraph.start.strip('[] ')}]: {said}\n"
        else:
            marked = re.sub(r"\\\[(\d+(?:, \d+)*)\\\]", _footnotes, said)
            yield f"{marked}\n\n"


def _footnotes(match: re.Match[str]) -> str:
    return "".join(f"[^{number}]" for number in match[1].split(", "))


_KEPT = ":/?#[]@!$&()*+,;=%~-._"


def _divider(divider: Divider, texts: Any) -> str:
    return f"*{escaped(said_in(divider.sentence, texts))}*"


def _cell(field: "Field", record: Any, cells: Cells) -> str:
    value = field.of(record)
    if isinstance(value, Decimal):
        return escaped(cells.number(value).replace("−", "-"))
    text = cells(field, record).text
    if field.kind in ("figure", "printed", "growth"):
        text = text.replace("−", "-")
    return escaped(text)


def escaped(text: str) -> str:
    """A text that Markdown and HTML leave as it is."""
    for mark in "\\`*_[]<>|#~":
        text = text.replace(mark, f"\\{mark}")
    return visible(text.replace("\n", " ").replace("\r", " ")).replace("&", "&amp;")


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
