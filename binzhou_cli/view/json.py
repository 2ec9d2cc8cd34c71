"""JSON and JSON lines: raw figures with their digits, the notes and the sources beside them."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from binzhou_cli.report.notes import notes_of
from binzhou_cli.report.report import Report, said_in
from binzhou_cli.view.delimited import heading
from binzhou_cli.view.machine import machine_value
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.safe import digits, escaped_controls
from binzhou_cli.view.units import Units


def write_json_lines(report: Report, medium: Medium) -> Iterator[str]:
    """One JSON object a row."""
    for each in _objects(report, medium):
        yield f"{each}\n"


def write_json(report: Report, medium: Medium) -> Iterator[str]:
    """One JSON object: title, rows, notes and sources; one row a line."""
    if report.document:
        yield _safe(report.document, medium)
        return
    texts = medium.texts
    yield "{\n"
    yield f'"title": {_json(said_in(report.title, texts), medium)},\n'
    about = said_in(report.aside, texts)
    if about:
        yield f'"about": {_json(about, medium)},\n'
    yield '"rows": ['
    separator = "\n"
    for each in _objects(report, medium):
        yield separator + each
        separator = ",\n"
    yield "\n],\n"
    lines = [said_in(each, texts) for each in report.lines]
    notes = notes_of(report, report.fields, texts)
    yield f'"summary": {_json(lines, medium)},\n"notes": {_json(notes, medium)},\n'
    sources = [
        {
            "id": each.id,
            "title": each.title.of(texts.language),
            "short": each.short.of(texts.language),
            "publisher": each.publisher.of(texts.language),
            "published": each.published,
            "url": each.url,
        }
        for each in report.numbered()
    ]
    yield f'"sources": {_json(sources, medium)}\n}}\n'


def _objects(report: Report, medium: Medium) -> Iterator[str]:
    texts = medium.texts if medium.labels else None
    units = Units(medium.texts.language if medium.labels else "en", report.units)
    fields = [(each, _json(heading(report, each, medium), medium)) for each in report.data_fields()]
    for record in report.records:
        cells = (
            f"{name}: {_json(machine_value(each, record, units, texts), medium)}"
            for each, name in fields
        )
        yield "{" + ", ".join(cells) + "}"


def _json(value: Any, medium: Medium) -> str:
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, dict):
        cells = (f"{_json(key, medium)}: {_json(each, medium)}" for key, each in value.items())
        return "{" + ", ".join(cells) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_json(each, medium) for each in value) + "]"
    return _safe(json.dumps(value, ensure_ascii=False), medium)


def _safe(text: str, medium: Medium) -> str:
    """JSON that a terminal can show: what could steer it stands as an escape of JSON."""
    return escaped_controls(text) if medium.terminal else text
