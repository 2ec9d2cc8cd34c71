"""Tables of others: their columns are understood from a sample, their names from distinct cells."""

import copy
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
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
from binzhou_cli.formats.tables.door import Answer, Span, TableFigures, condition, tallied
from binzhou_cli.formats.tables.keys import Keys, Raw, Unnumbered, columns_of, filled_of
from binzhou_cli.formats.tables.query import Engine, Filter, Query, Tally
from binzhou_cli.model.build import Builder
from binzhou_cli.model.period import parse_period

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


class ForeignFigures(TableFigures):
    """Figures of a table whose columns are understood.

    Args:
        assembly: made of the key table: it knows what series, areas and sources are called.
        table, meaning: the key table.
        keys: its cells as the engine gives them.
        where: what is kept of the table.
    """

    def __init__(
        self,
        engine: Engine,
        builder: Builder,
        assembly: Names,
        table: Table,
        meaning: Meaning,
        keys: Keys,
        where: tuple[Filter, ...],
        reading: Reading,
    ) -> None:
        super().__init__(engine, builder)
        self._assembly, self._meaning, self._where = assembly, meaning, where
        self._reading = reading._replace(where=())
        self._columns = columns_of(meaning)
        self._commas: dict[int, bool] = {}
        self._series: dict[str, list[Raw]] = {}
        self._values: dict[str, set[int]] = {}
        self._areas: dict[str, list[Raw]] = {}
        self._sources: dict[str, list[Raw]] = {}
        self._periods: dict[str, list[Raw]] = {}
        self._learn(table, keys)
        self._keys = keys

    def _learn(self, table: Table, keys: Keys) -> None:
        """Which cells stand for what in the dataset."""
        assembly = self._assembly
        rows = Rows(table, self._meaning, self._reading)
        bounds = [0]
        for part in keys:
            bounds.append(bounds[-1] + len(part))
        for each in rows.stated():
            id = assembly.series[assembly.key_of(each)]["id"]
            code = assembly.areas[each.area]["code"]
            if bounds[0] <= each.row < bounds[1]:
                self._note(self._series, id, keys.series[each.row])
            self._values.setdefault(id, set()).add(each.column)
            if bounds[1] <= each.row < bounds[2]:
                self._note(self._areas, code, keys.areas[each.row - bounds[1]])
            elif bounds[2] <= each.row < bounds[3]:
                name = assembly.sources[each.source]["id"]
                self._note(self._sources, name, keys.sources[each.row - bounds[2]])
            if bounds[3] <= each.row:
                self._note(self._periods, each.period, keys.periods[each.row - bounds[3]])
            elif not keys.periods:
                self._periods.setdefault(each.period, [])

    @staticmethod
    def _note(found: dict[str, list[Raw]], key: str, cells: Raw) -> None:
        held = found.setdefault(key, [])
        if not held or held[-1] != cells:
            held.append(cells)

    def periods(self) -> Sequence[str]:
        """The periods that there are."""
        return list(self._periods)

    def asked(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> dict[str, Answer]:
        """The figures of indicators, as the cells of their rows state them."""
        meaning = self._narrowed(ids, codes, span)
        if not meaning.values:
            return {}
        table = self._table(meaning, self._conditions(ids, codes, span))
        meaning.last = len(table.rows)
        rows = Rows(table, meaning, self._reading)
        assembly = copy.copy(self._assembly)
        assembly.table, assembly.rows = table, rows
        stated = list(rows.stated())
        if rows.faults:
            raise refused(rows.faults, table.name, every_fault=False)
        return self._figures(assembly, stated, set(ids), codes)

    def _figures(
        self,
        assembly: Names,
        stated: list[Stated],
        ids: set[str],
        codes: "Collection[str] | None",
    ) -> dict[str, Answer]:
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
                    make = differ if self.engine.numbered else _differ
                    faults.append(make(table, indicator["name"], area, other, each))
                continue
            raw = assembly.observation_of(indicator, code, source, each)
            if not self.engine.numbered:
                del raw["locator"]
            figure = self.builder.figure(self.builder.indicators[id], raw)
            found.setdefault(id, {}).setdefault(code, []).append(figure)
        if faults:
            raise refused(faults, assembly.table.name, every_fault=False)
        return found

    def _narrowed(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> Meaning:
        """The meaning of the columns, with only the figures that are wanted."""
        columns = set().union(*(self._values.get(each, set()) for each in ids))
        names = self._assembly.areas
        values = [
            each
            for each in self._meaning.values
            if each.column in columns
            and (not each.period or span is None or span.holds(parse_period(each.period)))
            and (not each.area or codes is None or names[each.area]["code"] in codes)
        ]
        return replace(self._meaning, values=values, head=-1, first=0)

    def _conditions(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> tuple[Filter, ...]:
        found: list[Filter | None] = [*self._where]
        parts: list[tuple[tuple[int, ...], Sequence[Raw], list[Raw]]] = [
            (self._columns.series, self._keys.series, _cells(self._series, ids))
        ]
        if codes is not None and self._keys.areas:
            areas = _cells(self._areas, sorted(codes))
            parts.append((self._columns.areas, self._keys.areas, areas))
        if span is not None and self._keys.periods:
            held = [each for each in self._periods if span.holds(parse_period(each))]
            parts.append((self._columns.periods, self._keys.periods, _cells(self._periods, held)))
        for columns, known, wanted in parts:
            for at, column in enumerate(columns):
                cells = [each[at] for each in wanted]
                found.append(condition(column, cells, len({each[at] for each in known})))
        return tuple(each for each in found if each is not None)

    def _table(self, meaning: Meaning, where: tuple[Filter, ...]) -> Table:
        """The rows of an answer, each as wide as the table, with only the cells that are read."""
        read = sorted(
            {
                *(at for part in self._columns for at in part),
                *(each.column for each in meaning.values),
                *meaning.columns("status"),
                *meaning.columns("note"),
            }
        )
        width = len(meaning.heads)
        query = Query(tuple(read), where, filled_of(meaning), numbered=True)
        rows: list[list[str]] = []
        numbers: list[int] = []
        for cells in self.engine.rows(query):
            line = [""] * width
            for column, text in zip(read, self.engine.texts(cells, read), strict=True):
                line[column] = text
            rows.append(line)
            numbers.append(int(cells[-1]) + 1 if self.engine.numbered else len(rows))
        kind = Table if self.engine.numbered else Unnumbered
        table = kind(self.engine.name, rows, numbers, unit="row")
        if meaning.joined_labels:
            from binzhou_cli.formats.layouts.sdmx import part

            part(meaning, table, 0)
        return table

    def counted(self, by: str) -> Mapping[str, Any]:
        """How many figures there are."""
        marks = tuple(self._meaning.columns("status"))
        values = self._meaning.values
        found: dict[str, Any] = {}
        if by == "indicators":
            for id, held in self._by_values().items():
                columns = tuple(held)
                for each in self._tally(self._columns.series, columns, marks):
                    cells, figures, areas = each
                    for key in self._of_series(cells, id):
                        before = found.get(key, (0, 0))
                        areas_of = (
                            areas
                            if self._keys.areas
                            else len({one.area for one in values if one.column in held})
                        )
                        found[key] = (before[0] + figures, max(before[1], areas_of))
            return found
        columns = self._columns.areas if by == "areas" else self._columns.sources
        names = self._areas if by == "areas" else self._sources
        if not columns:
            return self._counted_by_value(by, marks)
        whose = {cells: key for key, held in names.items() for cells in held}
        for cells, figures, _ in tallied(
            self.engine, columns, Tally(tuple(each.column for each in values), marks), self._where
        ):
            whom = whose.get(cells)
            if whom is not None:
                found[whom] = found.get(whom, 0) + figures
        return found

    def _by_values(self) -> dict[str, set[int]]:
        """The columns of figures that are one indicator's; under no id where all are of all."""
        every = {each.column for each in self._meaning.values}
        if all(held == every for held in self._values.values()):
            return {"": every}
        return self._values

    def _of_series(self, cells: Raw, id: str) -> list[str]:
        if id:
            return [id] if cells in self._series.get(id, ()) or not self._columns.series else []
        return list(self._owners().get(cells, ()))

    def _owners(self) -> dict[Raw, list[str]]:
        if not hasattr(self, "_owned"):
            self._owned: dict[Raw, list[str]] = {}
            for key, held in self._series.items():
                for cells in held:
                    self._owned.setdefault(cells, []).append(key)
            if not self._columns.series:
                self._owned[()] = list(self._values)
        return self._owned

    def _tally(
        self, columns: tuple[int, ...], values: tuple[int, ...], marks: tuple[int, ...]
    ) -> Any:
        return tallied(self.engine, columns, Tally(values, marks, self._columns.areas), self._where)

    def _counted_by_value(self, by: str, marks: tuple[int, ...]) -> Mapping[str, Any]:
        """Figures of areas that stand in the heads; or of the one area, or source, there is."""
        found: dict[str, Any] = {}
        areas, sources = self._assembly.areas, self._assembly.sources
        usual = _only(sources, "id") if by == "sources" else _only(areas, "code")
        groups: dict[str, list[int]] = {}
        for each in self._meaning.values:
            named = each.area if by == "areas" else ""
            key = str(areas[named]["code"]) if named else usual
            groups.setdefault(key, []).append(each.column)
        for key, columns in groups.items():
            counted = tallied(self.engine, (), Tally(tuple(columns), marks), self._where)
            found[key] = sum(figures for _, figures, _ in counted)
        return found


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


def _only(held: Mapping[str, Json], key: str) -> str:
    return str(next(iter(held.values()))[key])


def _cells(found: Mapping[str, list[Raw]], keys: Sequence[str]) -> list[Raw]:
    return [cells for each in keys for cells in found.get(each, ())]
