"""Rows that state a value and little else, which most do: straight into records."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, get_args

from binzhou_cli.formats.tables.query import Cells
from binzhou_cli.model.build import NO_AREA, Builder
from binzhou_cli.model.period import Period, parse_period
from binzhou_cli.model.records import NO_TEXT, Figure, Indicator
from binzhou_cli.model.vocabulary import Qualifier, StatusCode

_usual = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?").fullmatch
MORE = (
    "text", "note", "note_zh", "growth", "growth_reported", "rank", "preferred", "unranked",
)  # fmt: skip
"""Columns that say more: a row that has one of them is read cell by cell."""


class PlainRows:
    """Makes figures of rows that are sound at a glance.

    Args:
        names: the heads of the cells.
        periods: the periods that there are.
    """

    def __init__(self, builder: Builder, names: Sequence[str], periods: Sequence[str]) -> None:
        self._builder = builder
        self._at = {name: at for at, name in enumerate(names)}
        self._more = [self._at[each] for each in MORE if each in self._at]
        self._texts = list(periods)
        self._periods: dict[str, Period] = {}
        self._statuses: dict[Any, tuple[str, ...] | None] = {None: ("A",), "": ("A",)}

    def figures(self, indicator: Indicator, rows: Sequence[Cells]) -> "dict[str, Any] | None":
        """The figures by the code of their area; none where a row is not plain.

        Every cell that is looked at must be a text of the usual form and known: so nothing
        that the models would refuse comes through.
        """
        if indicator.kind in ("fact", "rank"):
            return None
        if not self._periods:
            self._periods = {each: parse_period(each) for each in self._texts}
        get = self._at.get
        area_at, unit_at, status_at = get("area"), get("unit"), get("status")
        source_at, qualifier_at = get("source"), get("qualifier")
        locator_at, quote_at = get("locator"), get("quote")
        period_at, value_at = self._at["period"], self._at["value"]
        periods, areas = self._periods, self._builder.areas
        units, sources = self._builder.units, self._builder.sources
        file = sources.get("file") if sources else self._builder.file
        more, own = self._more, indicator.unit
        found: dict[str, dict[tuple[str, str], Figure]] = {}
        for cells in rows:
            if more and any(cells[at] for at in more):
                return None
            value, when = cells[value_at], periods.get(cells[period_at])
            if when is None or type(value) is not str or not _usual(value):
                return None
            code = (cells[area_at] if area_at is not None else None) or NO_AREA.code
            area = areas.get(code)
            if area is None or area.until is not None:
                return None
            named = cells[unit_at] if unit_at is not None else None
            unit = own if not named or named == own.id else units.get(named)
            told = cells[source_at] if source_at is not None else None
            source = sources.get(told) if told else file
            status = self._status(cells[status_at]) if status_at is not None else ("A",)
            qualifier = (cells[qualifier_at] if qualifier_at is not None else None) or "exact"
            if unit is None or source is None or status is None or qualifier not in _QUALIFIERS:
                return None
            if unit is not own and unit.code != own.code:
                return None
            held = found.setdefault(code, {})
            spot = (when.text, source.id)
            if spot in held:
                return None
            locator = cells[locator_at] if locator_at is not None else None
            quote = cells[quote_at] if quote_at is not None else None
            held[spot] = Figure(
                indicator, area, when, Decimal(value), "", qualifier, status, None, None, unit,
                source, False, False, quote or "", locator or "", NO_TEXT,
            )  # fmt: skip
        return {code: list(held.values()) for code, held in found.items()}

    def _status(self, cell: Any) -> tuple[str, ...] | None:
        """The codes of a cell; none where one is not known."""
        if cell not in self._statuses:
            codes = tuple(each for each in str(cell).split(";") if each)
            known = all(each in _CODES for each in codes)
            self._statuses[cell] = (codes or ("A",)) if known else None
        return self._statuses[cell]


_CODES: frozenset[str] = frozenset(get_args(StatusCode))
_QUALIFIERS: frozenset[str] = frozenset(get_args(Qualifier))
