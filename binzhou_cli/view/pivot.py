"""Records side by side: a row a period, a column a series. The records stay the same."""

from collections.abc import Iterable
from typing import Any

from binzhou_cli.errors import say
from binzhou_cli.record import Record
from binzhou_cli.report.report import Field, Note, Report


class Across(Record):
    """The records of one row, by the column they stand in."""

    first: Any
    cells: dict[str, Any]


def for_people(report: Report) -> Report:
    """The report as people see it: its records side by side where it says how."""
    if report.spells is not None:
        report = report._replace(records=report.spells(report.records), spells=None)
    pivot = report.pivot
    if pivot is None or not report.records:
        return report
    rows: dict[Any, Across] = {}
    columns: dict[str, Any] = {}
    for record in report.records:
        key, label = pivot.column(record)
        columns.setdefault(key, label)
        row = rows.setdefault(pivot.row.of(record), Across(record, {}))
        row.cells[key] = record
    fields = [pivot.row._replace(of=lambda row: pivot.row.of(row.first))]
    headings: dict[str, Any] = {}
    for key, label in columns.items():
        held = [row.cells[key] for row in rows.values() if key in row.cells]
        for cell in pivot.cells:
            if cell.drop == 0 or any(cell.of(record) is not None for record in held):
                field = _column(cell, key, len(fields))
                fields.append(field)
                headings[field.key] = _heading(label, pivot.heading(cell, held))
    ordered = sorted(rows.values(), key=lambda row: pivot.row.of(row.first).order)
    sources = report.sources
    return report._replace(
        fields=tuple(fields),
        records=ordered,
        headings=headings,
        sources=lambda row: [each for record in row.cells.values() for each in sources(record)],
        pivot=None,
    )


def _column(cell: Field, key: str, place: int) -> Field:
    def held(row: Across) -> Any:
        return row.cells.get(key)

    def notes(row: Across) -> Iterable[Note]:
        return cell.notes(held(row)) if held(row) is not None else ()

    def legend(rows: Any) -> Iterable[Note]:
        return cell.legend([held(row) for row in rows if held(row) is not None])

    return cell._replace(
        key=f"{key} {cell.key}",
        of=lambda row: cell.of(held(row)) if held(row) is not None else None,
        notes=notes,
        legend=legend,
        drop=place if place > 1 else 0,
    )


def _heading(label: Any, heading: Any) -> Any:
    return say("heading.under", label=label, heading=heading) if heading else label
