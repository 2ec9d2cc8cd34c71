"""Rows of others that state a value and little else, which most do: straight into records."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from binzhou_cli.formats.cells import is_missing
from binzhou_cli.formats.tables.learned import Learned
from binzhou_cli.formats.tables.query import Cells, Engine
from binzhou_cli.model.build import Builder
from binzhou_cli.model.period import parse_period
from binzhou_cli.model.records import NO_TEXT, Figure

_usual = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?").fullmatch


class Glance:
    """Makes figures of rows whose cells are known one and all.

    Args:
        learned: what the cells stand for.
        marks: columns of statuses; a row that has one is read cell by cell.
    """

    def __init__(
        self, engine: Engine, builder: Builder, learned: Learned, marks: Sequence[int]
    ) -> None:
        self._engine, self._builder, self._marks = engine, builder, marks
        self._columns, self._fine = learned.columns, frozenset((None, *learned.fine))
        self._owners = {
            key: (builder.indicators[id], unit if unit is None else builder.units.get(unit))
            for key, (id, unit) in learned.owners.items()
            if unit is None or unit in builder.units
        }
        self._areas = _whose(learned.areas, builder.areas)
        self._sources = _whose(learned.sources, builder.sources)
        periods = {each: parse_period(each) for each in learned.periods}
        self._periods = _whose(learned.periods, periods)

    def figures(
        self,
        rows: Sequence[Cells],
        read: Sequence[int],
        values: Sequence[int],
        ids: Collection[str],
        codes: "Collection[str] | None",
    ) -> "dict[str, dict[str, list[Figure]]] | None":
        """The figures by the id of their indicator and the code of their area.

        Args:
            read: the columns whose cells the rows hold, then the number of the row.
            values: the columns of figures that are asked for.

        Returns:
            none where a row says more, is at fault, or is not known to be sound.
        """
        place = {column: at for at, column in enumerate(read)}
        series, areas, sources, periods = (
            tuple(place[each] for each in part) for part in self._columns
        )
        marks = [place[each] for each in self._marks]
        asked = [(each, place[each], self._is_text(each)) for each in values]
        engine, text = self._engine, self._engine.text
        fine, numbered = self._fine, engine.numbered
        whose_area, whose_source = self._areas, self._sources
        found: dict[str, dict[str, list[Figure]]] = {}
        seen: set[Any] = set()
        for cells in rows:
            area = whose_area.get(tuple([cells[each] for each in areas]))
            if codes is not None and area is not None and area.code not in codes:
                continue
            if marks and any(cells[each] not in fine for each in marks):
                return None
            when = self._periods.get(tuple([cells[each] for each in periods]))
            source = whose_source.get(tuple([cells[each] for each in sources]))
            key = tuple([cells[each] for each in series])
            for column, at, is_text in asked:
                cell = cells[at]
                if type(cell) is not str or not is_text:
                    cell = text(cell, column)
                if not _usual(cell):
                    if is_missing(cell):
                        continue
                    return None
                owner = self._owners.get((key, column))
                if when is None or area is None or source is None or owner is None:
                    return None
                indicator, unit = owner
                if indicator.id not in ids:
                    continue
                spot = (indicator.id, area.code, when.text, source.id)
                if spot in seen:
                    return None
                seen.add(spot)
                locator = f"row {int(cells[-1]) + 1} column {column + 1}" if numbered else ""
                figure = Figure(
                    indicator, area, when, Decimal(cell), "", "exact", ("A",), None, None,
                    unit or indicator.unit, source, False, False, "", locator, NO_TEXT,
                )  # fmt: skip
                found.setdefault(indicator.id, {}).setdefault(area.code, []).append(figure)
        return found

    def _is_text(self, column: int) -> bool:
        return not self._engine.columns[column].type


def _whose(held: "dict[str, list[Any]]", records: "dict[str, Any]") -> dict[Any, Any]:
    """The record that cells stand for."""
    return {cells: records[key] for key, lines in held.items() for cells in lines}
