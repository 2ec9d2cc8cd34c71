"""CSV and TSV: raw figures, documented columns in a fixed order, never cut to a width."""

import csv
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from binzhou_cli.report.report import Report, said_in
from binzhou_cli.view.machine import plain
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.safe import digits, guarded, visible
from binzhou_cli.view.units import Units

_WRITTEN: Mapping[type, Callable[[Any], str]] = {
    int: str,
    bool: lambda value: "true" if value else "false",
    Decimal: digits,
}
"""How most cells are written: a table of hundreds of thousands is told by their class alone."""


def write_csv(report: Report, medium: Medium) -> Iterator[str]:
    """Lines of CSV (RFC 4180, but with ``\\n``; with a byte order mark as Excel wants it)."""
    end = "\r\n" if medium.bom else "\n"
    if medium.bom:
        yield "\ufeff"
    # What a row is written to gives it back; either sign of an end is quoted in a text.
    row: Any = csv.writer(SimpleNamespace(write=str), lineterminator="\r\n").writerow
    for cells in _rows(report, medium):
        yield row(cells)[:-2] + end


def write_tsv(report: Report, medium: Medium) -> Iterator[str]:
    """Lines of TSV: a tab or a line end within a text is written as ``\\t`` or ``\\n``."""
    for cells in _rows(report, medium):
        yield "\t".join(map(_tabbed, cells)) + "\n"


def _rows(report: Report, medium: Medium) -> Iterator[list[str]]:
    texts = medium.texts if medium.labels else None
    units = Units(medium.texts.language if medium.labels else "en", report.units)
    fields = report.data_fields()
    if medium.header:
        yield [_shown(heading(report, each, medium), medium) for each in fields]
    taken = [(each.of, each.kind) for each in fields]
    written = dict(_WRITTEN)
    if not medium.bom and not medium.terminal:
        written[str] = str
    before: list[Any] = [None] * len(taken)
    cells = [""] * len(taken)
    for record in report.records:
        for place, (of, kind) in enumerate(taken):
            value = of(record)
            if value is before[place]:  # most cells are empty or say what the row above says
                continue
            before[place] = value
            if known := written.get(value.__class__):
                cells[place] = known(value)
            else:
                told = _field(plain(value, kind, units, texts), medium)
                cells[place] = _shown(told, medium)
        yield cells.copy()


def heading(report: Report, field: Any, medium: Medium) -> str:
    """The name of a column: its key, or its heading in the language of the reader."""
    if not medium.labels:
        return str(field.key)
    texts = medium.texts
    if texts.has(f"column.{field.key}"):
        return texts(f"column.{field.key}")
    label = report.headings.get(field.key) or (texts(field.label) if field.label else "")
    said = " ".join(said_in(label, texts).split())
    if said:
        return said
    name, _, period = str(field.key).rpartition("_")
    known = texts.has(f"column.{name}")
    return f"{texts(f'column.{name}')} {period}" if known else str(field.key)


def _shown(text: str, medium: Medium) -> str:
    return visible(text) if medium.terminal else text


def _field(value: Any, medium: Medium) -> str:
    if value is None:
        return ""
    if known := _WRITTEN.get(value.__class__):
        return known(value)
    text = " ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return guarded(text) if medium.bom and isinstance(value, str) else text


def _tabbed(text: str) -> str:
    return (
        text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
        if any(mark in text for mark in "\\\t\n\r")
        else text
    )
