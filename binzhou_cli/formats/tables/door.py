"""The door to the figures of a table: what is asked for goes into the question to its engine."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from binzhou_cli.errors import BinzhouError, Said, say
from binzhou_cli.formats.tables.query import Engine, Filter, Query, Tally
from binzhou_cli.model.build import Builder
from binzhou_cli.model.figures import Figures, Series, series_of
from binzhou_cli.model.period import Period, parse_period
from binzhou_cli.model.records import Area, Coverage, Figure, Indicator
from binzhou_cli.record import Record

MOST_FIGURES = 2_000_000
"""Figures of one answer: each takes about half a kilobyte until it is written."""
AT_ONCE = 100_000
"""Figures that are asked of the engine at a time."""
MOST_NAMES = 1_000
"""Cells that one condition names; of more, those that are not asked for are left out by us."""
MOST_KEPT = 8
MOST_DIGITS = 28

Answer = dict[str, list[Figure]]


class Span(Record):
    """Days, both ends included, outside of which no figure is needed."""

    first: int
    last: int

    def holds(self, period: Period) -> bool:
        """Whether a period lies in it with any part."""
        return period.first <= self.last and period.last >= self.first


class TableFigures(Figures):
    """Figures that lie with an engine.

    Args:
        engine: what scans the table.
        builder: makes the records; its JSON holds the names of all that there is.
    """

    def __init__(self, engine: Engine, builder: Builder) -> None:
        self.engine, self.builder = engine, builder
        self._kept: dict[Any, dict[str, Answer]] = {}
        self._counts: dict[str, Mapping[str, Any]] = {}
        self._order = {each: place for place, each in enumerate(builder.sources)}
        self.few = False

    @property
    def yearly(self) -> bool:  # type: ignore[override]
        """Whether all periods are whole years."""
        return all(parse_period(each).frequency == "A" for each in self.periods())

    # what the two kinds of tables say ------------------------------------------------------

    def periods(self) -> Sequence[str]:
        """The periods that there are."""
        raise NotImplementedError

    def asked(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> dict[str, Answer]:
        """The figures of indicators by id and code of area."""
        raise NotImplementedError

    def counted(self, by: str) -> Mapping[str, Any]:
        """How many figures there are: by ``indicators`` (by id: figures, areas), by ``areas``
        (by code) or by ``sources`` (by id)."""
        raise NotImplementedError

    # the door ------------------------------------------------------------------------------

    def of(
        self, indicator: Indicator, areas: "Collection[str] | None"
    ) -> "Iterable[tuple[str, Sequence[Figure]]]":
        """The figures of an indicator, an area at a time."""
        return self._answer([indicator.id], areas, None)[indicator.id].items()

    def coverage(self, indicator: Indicator) -> Coverage:
        """What there is of an indicator, counted by the engine."""
        found = self._count("indicators").get(indicator.id, (0, 0))
        return Coverage(int(found[0]), int(found[1]))

    def count(self, by: str, indicators: Iterable[Indicator], areas: Sequence[Area]) -> Any:
        """How many figures each area or source has, counted by the engine."""
        return self._count(by)

    def select(
        self,
        indicators: Iterable[Indicator],
        areas: Sequence[Area],
        periods: "Collection[Period] | None" = None,
        as_of: str | None = None,
        within: "Sequence[Period]" = (),
    ) -> Iterator[Series]:
        """The series of indicators in areas; several indicators are asked for at once."""
        wanted = list(indicators)
        span = _span(within if periods is None else tuple(periods))
        codes = {area.code for area in areas}
        self.refuse_too_many(wanted, codes, span)
        size = self._at_once(len(codes), span)
        for begin in range(0, len(wanted), size):
            part = wanted[begin : begin + size]
            found = self._answer([each.id for each in part], codes, span)
            for each in part:
                yield from series_of(each, areas, found[each.id], periods, as_of)

    def refuse_too_many(
        self,
        indicators: Sequence[Indicator],
        codes: "Collection[str] | None",
        span: Span | None = None,
    ) -> None:
        """Refuse an answer that would not fit into memory, before it is asked for.

        Raises:
            BinzhouError: it holds too many figures.
        """
        areas = len(self.builder.areas) if codes is None else len(codes)
        if len(indicators) * areas * self._years(span) <= MOST_FIGURES:
            return
        share = min(1.0, areas / max(len(self.builder.areas), 1))
        share *= min(1.0, self._years(span) / max(self._years(None), 1))
        known = self._count("indicators")
        most = sum(known.get(each.id, (0, 0))[0] for each in indicators) * share
        if most > MOST_FIGURES:
            few = int(len(indicators) * MOST_FIGURES / most)
            key = "tables.too_many.hint" if few else "tables.too_many.one"
            raise BinzhouError(
                say("tables.too_many", path=self.engine.name, n=f"{int(most):,}",
                    most=f"{MOST_FIGURES:,}"),
                say(key, n=f"{few:,}", all=f"{len(indicators):,}"),
            )  # fmt: skip

    def _years(self, span: Span | None) -> int:
        held = self.periods()
        return len(held) if span is None else sum(map(span.holds, map(parse_period, held)))

    def _at_once(self, areas: int, span: Span | None) -> int:
        return max(1, min(MOST_NAMES, AT_ONCE // max(areas * self._years(span), 1)))

    def _answer(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> dict[str, Answer]:
        key = (tuple(ids), None if codes is None else frozenset(codes), span)
        found = self._kept.get(key)
        if found is None:
            self.engine.meanwhile = self.meanwhile or self.engine.meanwhile
            found = self.asked(ids, codes, span)
            for each in ids:
                found.setdefault(each, {})
            loose = self.engine.scans or not self.engine.ordered
            if not self.few:  # where rows have no order, the sources have one
                for held in found.values():
                    for figures in held.values():
                        figures.sort(key=lambda one: self._order.get(one.source.id, 0))
                        if loose:
                            figures.sort(key=lambda one: one.period.order)
                if loose:
                    found = {id: self._by_area(held) for id, held in found.items()}
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            if len(ids) < MOST_KEPT:
                self._kept[key] = found
        return found

    def _scope(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> "tuple[Collection[str] | None, Span | None]":
        """Of which areas and days the engine is asked: of all where they come with the same scan,
        for whoever asks for one area of an indicator asks for its rank next."""
        if self.engine.scans and len(ids) == 1:
            return None, None
        return codes, span

    def _by_area(self, held: Answer) -> Answer:
        """Figures in the order in which the areas stand, as a small file has them."""
        return {code: held[code] for code in self.builder.areas if code in held}

    def _count(self, by: str) -> Mapping[str, Any]:
        if by not in self._counts:
            self.engine.meanwhile = self.meanwhile or self.engine.meanwhile
            self._counts[by] = self.counted(by)
        return self._counts[by]


def _span(periods: Sequence[Period]) -> Span | None:
    """The days from the first of some periods to the last; none where there are no periods."""
    if not periods:
        return None
    return Span(min(each.first for each in periods), max(each.last for each in periods))


def too_many_digits(value: Decimal) -> bool:
    """Whether a figure has more digits than can be computed with, or is none."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return True
    return max(len(digits) + max(exponent, 0), -exponent) > MOST_DIGITS


def condition(column: int, cells: Iterable[Any], known: int) -> Filter | None:
    """That a column holds one of some cells; none where that would leave nothing out.

    Args:
        known: how many different cells the column has.
    """
    wanted = tuple(dict.fromkeys(cells))
    if len(wanted) >= known or len(wanted) > MOST_NAMES:
        return None
    return Filter(((column, wanted),))


def tallied(
    engine: Engine,
    columns: tuple[int, ...],
    tally: Tally,
    where: tuple[Filter, ...] = (),
    filled: tuple[int, ...] = (),
) -> Iterator[tuple[tuple[Any, ...], int, int]]:
    """What the engine counts: cells, how many figures, how many groups across."""
    query = Query(columns, where, filled, tally=tally)
    width = len(columns)
    for line in engine.rows(query):
        yield tuple(line[:width]), int(line[width] or 0), int(line[width + 1] or 0)


def broken(path: str, place: Said | str, reason: Said | str) -> BinzhouError:
    """That a row of a table is at fault."""
    return BinzhouError(say("tables.row", path=path, place=place, reason=reason))
