"""CSV, TSV, JSON and JSON lines: raw figures, fixed columns, never cut to a width."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

from binzhou_cli.report import Column, Report, Row, machine_value
from binzhou_cli.view.safe import digits, guarded


def delimited(
    report: Report, delimiter: str, *, header: bool = True, excel: bool = False
) -> Iterator[str]:
    """Lines of CSV (RFC 4180, but with ``\\n``) or of TSV.

    TSV has no quoting: a tab or a line end within a text is written as ``\\t`` or ``\\n``.

    Args:
        excel: a byte order mark first, ``\\r\\n``, and texts guarded against formulas.
    """
    columns = report.data_columns()
    places = [place for place, _ in columns]
    rows = (
        [_field(machine_value(row[place]), excel) for place in places] for row in report.data_rows()
    )
    if excel:
        yield "\ufeff"
    end = "\r\n" if excel else "\n"
    if delimiter == "\t":
        for cells in _with_header(columns, rows, header):
            yield "\t".join(map(_tabbed, cells)) + end
        return
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator=end)
    for cells in _with_header(columns, rows, header):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _with_header(
    columns: list[tuple[int, Column]], rows: Iterator[list[str]], header: bool
) -> Iterator[list[str]]:
    if header:
        yield [column.key for _, column in columns]
    yield from rows


def _field(value: Any, excel: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(value) if isinstance(value, tuple | list) else str(value)
    return guarded(text) if excel and isinstance(value, str) else text


def _tabbed(text: str) -> str:
    return (
        text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
        if any(mark in text for mark in "\\\t\n\r")
        else text
    )


def json_lines(report: Report) -> Iterator[str]:
    """One JSON object a row."""
    columns = report.data_columns()
    for row in report.data_rows():
        yield _object(row, columns) + "\n"


def json_document(report: Report) -> Iterator[str]:
    """One JSON object: title, rows, notes and sources; one row a line."""
    columns = report.data_columns()
    yield "{\n"
    yield f'"title": {_json(report.title)},\n'
    for name, text in (("about", report.aside), ("unit", report.subtitle)):
        if text:
            yield f'"{name}": {_json(text)},\n'
    yield '"rows": ['
    separator = "\n"
    for row in report.data_rows():
        yield separator + _object(row, columns)
        separator = ",\n"
    yield "\n],\n"
    yield f'"summary": {_json(report.lines)},\n"notes": {_json(report.notes)},\n'
    sources = [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published,
            "url": source.url,
        }
        for source in report.sources
    ]
    yield f'"sources": {_json(sources)}\n}}\n'


def _object(row: Row, columns: list[tuple[int, Column]]) -> str:
    fields = (
        f"{_json(column.key)}: {_json(machine_value(row[place]))}" for place, column in columns
    )
    return "{" + ", ".join(fields) + "}"


def _json(value: Any) -> str:
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json(key)}: {_json(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
