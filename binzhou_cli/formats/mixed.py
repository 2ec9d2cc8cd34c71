"""Two units, or two figures, where there can be one: a fault where nothing parts them."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from binzhou_cli.errors import say
from binzhou_cli.formats.cell_faults import CellFault
from binzhou_cli.formats.rows import Stated
from binzhou_cli.formats.table import Table
from binzhou_cli.formats.units import read_unit


def mixed_units(keyed: Sequence[tuple[Hashable, Stated]]) -> tuple[Stated, Stated] | None:
    """The first two figures of one series and area, in two periods, that have other units.

    Where two units stand in one period they part two series: that is no fault.
    """
    at: set[tuple[Hashable, str, str]] = set()
    for key, each in keyed:
        spot = (key, each.area, each.period)
        if spot in at:
            return None
        at.add(spot)
    seen: dict[tuple[Hashable, str], Stated] = {}
    for key, each in keyed:
        first = seen.setdefault((key, each.area), each)
        if read_unit(first.unit).code != read_unit(each.unit).code:
            return first, each
    return None


def two_units(
    table: Table, column: int | None, name: str, first: Stated, second: Stated
) -> CellFault:
    """That a series is in two units."""
    reason = say(
        "reading.two_units",
        path=table.name,
        place=table.place(second.row),
        name=name,
        first=first.unit,
        second=second.unit,
    )
    number = column + 1 if column is not None else None
    line = table.numbers[second.row]
    return CellFault(table.name, line, number, second.unit, first.unit, reason, "--map dim=…")


def differ(
    table: Table, name: str, area: Mapping[str, Any], first: Stated, second: Stated
) -> CellFault:
    """That two figures of one indicator, area and period differ."""
    if first.row == second.row and first.column != second.column:
        return _same_head(table, name, first, second)
    called = area["name"] if isinstance(area["name"], str) else area["name"]["en"]
    reason = say(
        f"reading.differ.{table.unit}",
        path=table.name,
        first=table.numbers[first.row],
        second=table.numbers[second.row],
        indicator=name,
        area=called,
        period=first.period,
        one=_shown(first),
        other=_shown(second),
    )
    line = table.numbers[second.row]
    return CellFault(
        table.name, line, second.column + 1, _shown(second), _shown(first), reason, "--map dim=…"
    )


def _same_head(table: Table, name: str, first: Stated, second: Stated) -> CellFault:
    """That two columns are called alike and hold other figures."""
    option = f"--map skip={second.column + 1}"
    reason = say(
        "reading.same_head",
        path=table.name,
        place=table.place(second.row),
        indicator=name,
        first=first.column + 1,
        second=second.column + 1,
        one=_shown(first),
        other=_shown(second),
        option=option,
    )
    line, shown = table.numbers[second.row], _shown(second)
    return CellFault(table.name, line, second.column + 1, shown, _shown(first), reason, option)


def _shown(each: Stated) -> str:
    return str(each.value) if each.value is not None else "".join(each.status) or "–"
