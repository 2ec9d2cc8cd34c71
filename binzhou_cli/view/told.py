"""What a workbook tells beside its figures: how to read them, what to know of each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.breaks import reason_of
from binzhou_cli.analysis.compare import Comparison
from binzhou_cli.errors import say
from binzhou_cli.model.records import Figure
from binzhou_cli.model.vocabulary import BOUNDS
from binzhou_cli.record import Record
from binzhou_cli.report.fields import kind_of_figure
from binzhou_cli.report.kinds import kind_of
from binzhou_cli.report.notes import notes_of
from binzhou_cli.report.report import Note, Report, said_in
from binzhou_cli.report.words import figure_words, reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from binzhou_cli.view.medium import Medium

APART = ("break", "definition", "bound", "doubtful")
"""Kinds of notes that say what may not be compared."""


class Line(Record):
    """A line of the sheet that is read first; a heading stands out."""

    text: str
    heading: bool = False


class Remark(Record):
    """A row of the sheet of notes."""

    indicator: str
    area: str
    period: str
    kind: str
    sentence: str


def read_me(report: Report, medium: "Medium", program: str) -> Iterator[Line]:
    """How the workbook is to be read, how it is cited, and what makes it again."""
    texts = medium.texts

    def said(sentence: Any) -> str:
        return said_in(sentence, texts)

    parts = (said(each) for each in (report.title, report.aside))
    yield Line(" · ".join(each for each in parts if each), heading=True)
    yield from (Line(said(each)) for each in report.lines)
    yield Line("")
    for key in ("numbers", "bounds", "qualifier", "growth"):
        yield Line(texts(f"sheet.{key}"))
    codes = sorted({status for each in _figures(report) for status in each.status})
    if codes:
        words = [
            texts("page.status", letter=each, word=texts(f"status.{each}"))
            if texts.has(f"status.{each}")
            else each
            for each in codes
        ]
        yield Line(texts("sheet.status", codes=texts("semicolon").join(words)))
    held = [each for each in remarks(report, texts) if each.kind in APART and each.period]
    if held:
        yield Line("")
        yield Line(texts("page.first"), heading=True)
        yield from (Line(_remarked(each, texts)) for each in held)
    notes = notes_of(report, report.fields, texts)
    if notes:
        yield Line("")
        yield Line(texts("sheet.notes"), heading=True)
        yield from map(Line, notes)
    yield Line("")
    if report.cited:
        yield Line(_termed("cite", said(report.cited), texts))
    if medium.command:
        yield Line(_termed("command", medium.command, texts))
    yield Line(_termed("licence", texts("page.method.licence"), texts))
    yield Line(program)


def _termed(term: str, text: str, texts: Any) -> str:
    return f"{texts(f'page.term.{term}')}{texts('colon')}{text}"


def _remarked(remark: Remark, texts: Any) -> str:
    about = texts("clause").join(filter(None, (remark.indicator, remark.area, remark.period)))
    return f"{about}{texts('colon')}{remark.sentence}" if about else remark.sentence


def remarks(report: Report, texts: Any) -> Iterator[Remark]:
    """Every note once, with what it concerns and what it is about."""
    seen = set()
    for each in _notes(report):
        name, area = (
            said_in(one, texts) if one is not None else "" for one in (each.name, each.area)
        )
        period = str(each.period) if each.period is not None else ""
        sentence = (
            texts.original(each.sentence)
            if hasattr(each.sentence, "original")
            else said_in(each.sentence, texts)
        )
        found = Remark(name, area, period, kind_of(each), sentence)
        if sentence and found not in seen:
            seen.add(found)
            yield found


def _notes(report: Report) -> Iterator[Note]:
    fields = report.fields
    yield from report.notes
    for record in report.records:
        for figure, breaks in figures_of(record):
            about = figure.period, figure.area.name, figure.indicator.name
            for each in breaks:
                yield Note(say("page.break", reason=each), *about)
            if figure.qualifier in BOUNDS and figure.value is not None:
                said = say("page.bound", said=figure_words(figure), period=figure.period)
                yield Note(said, *about)
            elif kind_of_figure(figure) == "doubtful" and not any(figure.note):
                yield Note(say("page.doubtful", period=figure.period), *about)
        yield from _uncompared(record)
        for field in fields:
            yield from field.notes(record)
    for field in fields:
        yield from field.legend(report.records)


def _uncompared(record: Any) -> Iterator[Note]:
    """Why the periods of a comparison may not be compared."""
    if not isinstance(record, Comparison) or record.change is None or record.sound:
        return
    first, last = record.figures[0], record.figures[-1]
    if first is not None and last is not None and record.change.refused is not None:
        span = f"{first.period} → {last.period}"
        yield Note(reason(record.change.refused), span, first.area.name, first.indicator.name)


def figures_of(record: Any) -> "Iterator[tuple[Figure, Iterable[Any]]]":
    """The current figures of a record, each with the reasons of the breaks that stand before it."""
    cells = getattr(record, "cells", None)
    if isinstance(cells, dict):
        for each in cells.values():
            yield from figures_of(each)
        return
    figure = getattr(record, "figure", None)
    if isinstance(figure, Figure) and getattr(record, "current_row", True):
        crossing = getattr(record, "crossing", None)
        crossed = getattr(record, "breaks", (crossing,) if crossing is not None else ())
        yield figure, [reason_of(each) for each in crossed]


def _figures(report: Report) -> Iterator[Figure]:
    for record in report.records:
        for figure, _ in figures_of(record):
            yield figure


def used(report: Report) -> dict[str, int]:
    """How many rows rest on each source, by its id."""
    counts: dict[str, int] = {}
    for record in report.records:
        for id in {each.id for each in report.sources(record)}:
            counts[id] = counts.get(id, 0) + 1
    return counts
