"""What a table of others was understood to be; its rows read cell by cell, as of a small file."""

import copy
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from binzhou_cli.errors import say
from binzhou_cli.formats.assemble import Assembly
from binzhou_cli.formats.cell_faults import CellFault
from binzhou_cli.formats.foreign import refused
from binzhou_cli.formats.mixed import differ
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.rows import Rows, Stated
from binzhou_cli.formats.table import Mapping as Meaning
from binzhou_cli.formats.table import Table
from binzhou_cli.formats.tables.door import Answer
from binzhou_cli.formats.tables.keys import Unnumbered
from binzhou_cli.formats.tables.query import Cells, Engine
from binzhou_cli.model.build import Builder
from binzhou_cli.record import Record

Json = dict[str, Any]


class Names(Assembly):
    """What series, areas and sources of a table are called."""

    def key_of(self, each: Stated) -> Any:
        """What tells the series of a figure apart."""
        return self._key(each)

    def source_of(self, named: str) -> str:
        """The id of a source."""
        return self._source(named)

    def observation_of(self, indicator: Json, area: str, source: str, each: Stated) -> Json:
        """The observation that a cell states."""
        return self._observation(indicator, area, source, each)


class Recognised(Record):
    """What a table was understood to be.

    Attributes:
        sample, mapping: its first rows, and what their columns mean.
        table, meaning: likewise of the key table.
        assembly: made of the key table: it knows what series, areas and sources are called.
        raw: the dataset without its figures.
    """

    sample: Table
    mapping: Meaning
    table: Table
    meaning: Meaning
    assembly: Names
    raw: Json


def figures_of(
    engine: Engine,
    builder: Builder,
    assembly: Names,
    meaning: Meaning,
    reading: Reading,
    read: Sequence[int],
    lines: Sequence[Cells],
    ids: Collection[str],
    codes: "Collection[str] | None",
) -> dict[str, Answer]:
    """The figures of some rows by the id of their indicator and the code of their area.

    Args:
        meaning: of the columns, with the figures that are asked for.
        read: the columns whose cells the rows hold, then the number of the row.

    Raises:
        DataFaults: a cell is at fault.
    """
    table = _table(engine, meaning, read, lines)
    meaning.last = len(table.rows)
    rows = Rows(table, meaning, reading)
    assembly = copy.copy(assembly)
    assembly.table, assembly.rows = table, rows
    stated = list(rows.stated())
    if rows.faults:
        raise refused(rows.faults, table.name, every_fault=False)
    found: dict[str, Answer] = {}
    seen: dict[tuple[str, str, str, str], Stated] = {}
    faults = []
    for each in stated:
        indicator = assembly.series.get(assembly.key_of(each))
        area = assembly.areas.get(each.area)
        if indicator is None or area is None or indicator["id"] not in ids:
            continue
        id, code = indicator["id"], area["code"]
        if codes is not None and code not in codes:
            continue
        source = assembly.source_of(each.source)
        spot = (id, code, each.period, source)
        other = seen.setdefault(spot, each)
        if other is not each:
            if (other.value, other.status) != (each.value, each.status):
                table = assembly.table
                make = differ if engine.numbered else _differ
                faults.append(make(table, indicator["name"], area, other, each))
            continue
        raw = assembly.observation_of(indicator, code, source, each)
        if not engine.numbered:
            del raw["locator"]
        figure = builder.figure(builder.indicators[id], raw)
        found.setdefault(id, {}).setdefault(code, []).append(figure)
    if faults:
        raise refused(faults, assembly.table.name, every_fault=False)
    return found


def _table(engine: Engine, meaning: Meaning, read: Sequence[int], lines: Sequence[Cells]) -> Table:
    """The rows of an answer, each as wide as the table, with only the cells that are read."""
    width = len(meaning.heads)
    rows: list[list[str]] = []
    numbers: list[int] = []
    for cells in lines:
        line = [""] * width
        for column, text in zip(read, engine.texts(cells, read), strict=True):
            line[column] = text
        rows.append(line)
        numbers.append(int(cells[-1]) + 1 if engine.numbered else len(rows))
    kind = Table if engine.numbered else Unnumbered
    table = kind(engine.name, rows, numbers, unit="row")
    if meaning.joined_labels:
        from binzhou_cli.formats.layouts.sdmx import part

        part(meaning, table, 0)
    return table


def _differ(
    table: Table, name: str, area: Mapping[str, Any], first: Stated, second: Stated
) -> CellFault:
    """That two figures differ, of rows that have no numbers."""
    one, other = (str(each.value if each.value is not None else "–") for each in (first, second))
    called = area["name"] if isinstance(area["name"], str) else area["name"]["en"]
    reason = say(
        "tables.differ", path=table.name, indicator=name, area=called, period=first.period,
        one=one, other=other,
    )  # fmt: skip
    return CellFault(table.name, 0, second.column + 1, other, one, reason, "--map dim=…")
