"""Which columns of a report are shown, and which of its records, in which order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from binzhou_cli.analysis.names import nearest
from binzhou_cli.errors import UsageError, say
from binzhou_cli.report.report import Divider, Field, Report
from binzhou_cli.report.words import listed

Plain = Callable[[Field, Any], Any]
"""The bare value of a record in a column, as a writer has it."""


def with_columns(report: Report, keys: tuple[str, ...]) -> Report:
    """The report with the columns that are asked for, in their order.

    Raises:
        UsageError: there is no such column; the nearest ones are named.
    """
    fields = []
    for key in keys:
        field = _field(report, key)
        label = field.label or f"column.{key}"
        fields.append(field._replace(shown="both", drop=0, label=label))
    return report._replace(
        fields=tuple(fields), dividers=lambda before, record: (), pivot=None, spells=None
    )


def _field(report: Report, key: str) -> Field:
    """A column by its name: that of machine-readable output, where two share it."""
    found = [each for each in report.fields if each.key == key]
    if found:
        return next((each for each in found if each.shown != "table"), found[0])
    near = nearest(key, [[each.key] for each in report.fields])
    choices = say("error.columns", columns=", ".join(dict.fromkeys(e.key for e in report.fields)))
    if near:
        raise UsageError(say("error.no_column.near", name=key, near=listed(near)))
    raise UsageError(say("error.no_column", name=key), choices)


def arranged(report: Report, sort: str, top: int | None, plain: Plain) -> Report:
    """The report with its records sorted and cut.

    What may not be compared stays last, and the own area is never cut.

    Args:
        sort: a column, with ``-`` before it downwards; empty for the order of the report.
        top: how many records are kept.

    Raises:
        UsageError: there is no such column.
    """
    records = list(report.records)
    dividers = report.dividers
    if sort:
        field = _field(report, sort.removeprefix("-"))
        down = sort.startswith("-")
        held = [each for each in records if not report.apart(each)]
        valued = [each for each in held if plain(field, each) is not None]
        empty = [each for each in held if plain(field, each) is None]
        valued.sort(key=lambda each: _key(plain(field, each)), reverse=down)
        records = [*valued, *empty, *(each for each in records if report.apart(each))]
        dividers = _only_apart(report)
        report = _speaking(report)
    if top is not None and top < len(records):
        kept = [i for i, each in enumerate(records) if i < top or report.own(each)]
        dividers = _with_gaps(dividers, records, kept)
        after = len(records) - 1 - kept[-1]
        if after:
            report = report._replace(lines=[say("top.after", n=after), *report.lines])
        records = [records[i] for i in kept]
    return report._replace(
        records=records,
        dividers=dividers,
        pivot=None if sort else report.pivot,
        spells=None if sort else report.spells,
    )


def _speaking(report: Report) -> Report:
    """The report whose rows say whom they are of, without the headings over them."""
    shown = {each.key for each in report.fields if each.shown != "data"}
    named = report.many and not {"name", "indicator"} & shown
    fields: list[Field] = []
    for each in report.fields:
        if named and each.key == "indicator":
            fields.append(
                Field(
                    "name", "text", _name(each), "col.name", shown="table", wrap=True, easy=16
                )
            )  # fmt: skip
        if report.several and each.key == "area_name" and "area_name" not in shown:
            each = each._replace(shown="both", label="col.area")
        elif named and each.key == "unit":
            fields.append(each._replace(shown="table", label="col.unit", drop=1, joins="name"))
        fields.append(each)
    return report._replace(fields=tuple(fields))


def _name(field: Field) -> Callable[[Any], Any]:
    return lambda record: field.of(record).name


def _key(value: Any) -> tuple[int, Any]:
    if isinstance(value, bool):
        return 0, int(value)
    if isinstance(value, int | Decimal):
        return 1, value
    return 2, str(value).casefold()


def _only_apart(report: Report) -> Callable[[Any, Any], Iterable[Divider]]:
    """Of the lines across the table those over what may not be compared."""

    def between(before: Any, record: Any) -> Iterable[Divider]:
        if not report.apart(record):
            return ()
        earlier = before if before is not None and report.apart(before) else None
        return report.dividers(earlier, record)

    return between


def _with_gaps(
    dividers: Callable[[Any, Any], Iterable[Divider]], records: Sequence[Any], kept: list[int]
) -> Callable[[Any, Any], Iterable[Divider]]:
    gaps = {id(records[i]): i - before - 1 for before, i in pairwise(kept)}

    def between(before: Any, record: Any) -> Iterator[Divider]:
        if gaps.get(id(record)):
            yield Divider(say("top.between", n=gaps[id(record)]), "gap")
        yield from dividers(before, record)

    return between
