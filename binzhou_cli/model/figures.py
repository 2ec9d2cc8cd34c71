"""The one door to the figures: series are asked for here, wherever the figures lie."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache

from binzhou_cli.model.period import Period
from binzhou_cli.model.records import Area, Coverage, Figure, Indicator
from binzhou_cli.record import Record


class Series(Record):
    """The figures of one indicator in one area (a SDMX series), in order of time.

    Attributes:
        current: one figure a period: the one to be shown and computed with.
        others: by period, the figures from other sources, the latest published first.
        fresh: the current figures that begin a new basis (status B).
    """

    indicator: Indicator
    area: Area
    current: tuple[Figure, ...]
    others: Mapping[Period, tuple[Figure, ...]]
    fresh: tuple[Figure, ...] = ()

    def at(self, period: Period) -> Figure | None:
        """The current figure of a period."""
        return next((each for each in self.current if each.period == period), None)

    def vintages(self, period: Period) -> Iterator[Figure]:
        """Every figure of a period, the current one first."""
        yield from (each for each in self.current if each.period == period)
        yield from self.others.get(period, ())

    def figures(self) -> Iterator[Figure]:
        """Every figure of every source, period by period."""
        for each in self.current:
            yield each
            yield from self.others.get(each.period, ())


class Figures:
    """Where figures lie. A format gives :meth:`of` and :meth:`coverage`; all else is here.

    Attributes:
        yearly: whether it is known, without a look at the figures, that all are of whole years.
        meanwhile: what a person sees while figures are fetched; none where they are there.
    """

    yearly = False
    meanwhile: "Callable[[], AbstractContextManager[object]] | None" = None

    def of(
        self, indicator: Indicator, areas: "Collection[str] | None"
    ) -> "Iterable[tuple[str, Sequence[Figure]]]":
        """The figures of an indicator, an area at a time, by code.

        Args:
            areas: the codes that are asked for; none means all.
        """
        raise NotImplementedError

    def coverage(self, indicator: Indicator) -> Coverage:
        """What there is of an indicator, without reading its figures where that can be helped."""
        raise NotImplementedError

    def select(
        self,
        indicators: Iterable[Indicator],
        areas: Sequence[Area],
        periods: "Collection[Period] | None" = None,
        as_of: str | None = None,
        within: "Sequence[Period]" = (),
    ) -> Iterator[Series]:
        """The series of indicators in areas, in the order in which both are given.

        Series without a figure are left out.

        Args:
            within: nothing before the first of these periods and behind the last is needed:
                figures that lie far away need not be fetched.
            periods: the periods that are asked for; none means all.
            as_of: a date (``2015-12-31``); only what had been published by then counts. A
                source whose date is not known does not count.
        """
        codes = {area.code for area in areas}
        for indicator in indicators:
            yield from series_of(indicator, areas, dict(self.of(indicator, codes)), periods, as_of)

    def count(
        self, by: str, indicators: Iterable[Indicator], areas: Sequence[Area]
    ) -> "Mapping[str, int]":
        """How many figures there are by ``areas`` (their codes) or ``sources`` (their ids)."""
        counts: dict[str, int] = {}
        for series in self.select(indicators, areas):
            for each in series.figures():
                key = each.area.code if by == "areas" else each.source.id
                counts[key] = counts.get(key, 0) + 1
        return counts

    def refuse_too_many(
        self, indicators: Sequence[Indicator], codes: "Collection[str] | None"
    ) -> None:
        """Refuse what would not fit into memory; figures that are there do."""


def series_of(
    indicator: Indicator,
    areas: Sequence[Area],
    found: "Mapping[str, Sequence[Figure]]",
    periods: "Collection[Period] | None" = None,
    as_of: str | None = None,
) -> Iterator[Series]:
    """The series of an indicator, of its figures by the code of their area; see ``select``."""
    for area in areas:
        figures: Iterable[Figure] = found.get(area.code, ())
        if periods is not None:
            figures = [each for each in figures if each.period in periods]
        if as_of is not None:
            figures = [each for each in figures if _known_by(each, as_of)]
        series = arranged(indicator, area, figures)
        if series.current:
            yield series


class Held(Figures):
    """Figures that are made an indicator at a time, when they are first asked for, and kept.

    Args:
        make: gives the figures of the indicator of an id, by the code of their area.
    """

    def __init__(self, make: "Callable[[str], Mapping[str, Sequence[Figure]]]") -> None:
        self._made = cache(make)

    def of(
        self, indicator: Indicator, areas: "Collection[str] | None"
    ) -> "Iterable[tuple[str, Sequence[Figure]]]":
        """The figures of an indicator, an area at a time."""
        held = self._made(indicator.id)
        return ((code, held[code]) for code in held if areas is None or code in areas)

    def coverage(self, indicator: Indicator) -> Coverage:
        """What there is of an indicator."""
        held = self._made(indicator.id)
        return Coverage(sum(map(len, held.values())), len(held))


def arranged(indicator: Indicator, area: Area, figures: Iterable[Figure]) -> Series:
    """A series in order of time, each period with the current figure first."""
    by_period: dict[Period, list[Figure]] = {}
    for each in figures:
        by_period.setdefault(each.period, []).append(each)
    current: list[Figure] = []
    others: dict[Period, tuple[Figure, ...]] = {}
    for period in sorted(by_period, key=lambda one: one.order):
        vintages = by_period[period]
        if len(vintages) > 1:
            vintages = sorted(vintages, key=currency, reverse=True)
            others[period] = tuple(vintages[1:])
        current.append(vintages[0])
    fresh = tuple(each for each in current if "B" in each.status)
    return Series(indicator, area, tuple(current), others, fresh)


def currency(figure: Figure) -> tuple[bool, bool, str]:
    """The key by which the current one of several figures is chosen: the greatest is current.

    It is the one marked preferred, else one that states something, else the one published last.
    """
    return figure.preferred, figure.stated, figure.source.published


def _known_by(figure: Figure, as_of: str) -> bool:
    """Whether a figure had certainly been published by a date."""
    published = figure.source.published
    return bool(published) and last_day(published) <= last_day(as_of)


def last_day(date: str) -> str:
    """The last day a date may mean: ``2022`` is 2022-12-31; months count as 31 days long."""
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date
