"""All that is known of one place: its series, the few that stand for it, its standings, peers."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.analysis.change import change, definition_of
from binzhou_cli.analysis.observed import Observed, observed
from binzhou_cli.analysis.overview import Glimpse, figure_for
from binzhou_cli.analysis.rank import Tables
from binzhou_cli.analysis.trajectory import parting
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL, UNSOUND
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.standing import Entry, League, Standing
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure, Indicator

AT_A_GLANCE = 6
FRESH = 5
"""Years before the newest figure in which a figure may stand at a glance."""
RECENT = 10
"""Years before the newest figure in which a place is not yet an old one."""
RANKED = 3
"""Years before its figure in which a place still stands beside it."""
LEAST_SERIES, LEAST_LINE = 3, 4
"""Figures that make a series, and those that make a line."""
PEERS = 3
PERSONS = ("PS", "PERSONS", "PN_PS")


class Told(Record):
    """A series of the place.

    Attributes:
        rows: its figures, those of every source.
        glimpse: the one that stands for it.
        annual: how many whole years have a figure.
        placed: its latest computed place.
    """

    series: "Series"
    rows: tuple[Observed, ...]
    glimpse: Glimpse
    annual: int
    placed: "Standing | None"

    @property
    def indicator(self) -> "Indicator":
        """What is measured."""
        return self.series.indicator

    @property
    def year(self) -> int:
        """The year of its latest figure."""
        return self.series.current[-1].period.year


class Rival(Record):
    """An area in a league table of the page, with what it was the year before.

    Attributes:
        change: computed growth.
        before: its place the year before; none where the two may not be compared.
    """

    league: "League"
    entry: "Entry"
    own: bool
    change: "Change | None"
    before: "Entry | None"

    @property
    def figure(self) -> "Figure":
        """The figure that is ranked."""
        return self.entry.figure


class Beside(Record):
    """An indicator of the place and of its peers, in the last period that is sound for all."""

    indicator: "Indicator"
    period: "Period"
    figures: tuple["Figure", ...]


class Portrait(Record):
    """A place.

    Attributes:
        period: the period that is asked for; none means the latest of each series.
        told: its series, in the order of the topics.
        glance: the few that stand for it.
        newest: the year of its newest figure.
        recent, older: series with a computed place, by whether it is an old one.
        peers: the areas nearest to it, with the indicator by which they are.
    """

    area: "Area"
    scope: "Area | None"
    period: "Period | None"
    told: tuple[Told, ...]
    glance: tuple[Told, ...]
    newest: int
    recent: tuple[Told, ...]
    older: tuple[Told, ...]
    near: "Indicator | None"
    peers: tuple["Area", ...]
    beside: tuple[Beside, ...]
    tables: Tables

    def figures(self) -> "Iterator[Figure]":
        """Every figure of the place."""
        for told in self.told:
            yield from told.series.figures()


def portrait(
    dataset: "Dataset",
    area: "Area",
    indicators: "Sequence[Indicator]",
    period: "Period | None" = None,
    chosen: "Sequence[Indicator]" = (),
) -> Portrait:
    """All that is known of a place.

    Args:
        indicators: those that are told of, in order.
        period: the period at a glance; none means the latest of each series.
        chosen: the indicators at a glance; none means those that a rule finds.
    """
    tables = Tables(dataset)
    told = tuple(tellings(dataset, indicators, area, period, tables))
    newest = max((each.year for each in told), default=0)
    if period is not None:
        newest = period.year
    placed = [each for each in told if each.placed is not None]
    recent = tuple(each for each in placed if _placed_year(each) >= newest - RECENT)
    near, peers = _peers(dataset, area)
    return Portrait(
        area, dataset.scope_of(area), period, told,
        _chosen(told, chosen) if chosen else _glance(dataset, told, newest), newest, recent,
        tuple(each for each in placed if each not in recent), near, peers,
        tuple(_beside(recent, area, peers, tables, newest)), tables,
    )  # fmt: skip


def _placed_year(told: Told) -> int:
    return told.placed.period.year if told.placed is not None else 0


def tellings(
    dataset: "Dataset",
    indicators: "Sequence[Indicator]",
    area: "Area",
    period: "Period | None",
    tables: Tables,
) -> Iterator[Told]:
    """What is told of each series of a place.

    Args:
        period: the period at a glance, where a series has it; none means the latest of each.
    """
    for series in dataset.figures.select(indicators, [area]):
        found = observed(dataset, series, tables.of(series), lambda each: True, vintages=True)
        rows = tuple(found)
        figure = figure_for(series, period, growths=True) or figure_for(series, growths=True)
        if figure is None:
            continue
        current = [each for each in rows if not each.vintage]
        here = next(each for each in current if each.figure.period == figure.period)
        standings = [each.standing for each in current if each.standing is not None]
        earlier = [
            each
            for each in standings
            if each.period.order < figure.period.order and each.place is not None
        ]
        before = earlier[-1] if earlier else None
        glimpse = Glimpse(series, figure, here.printed, here.change, here.standing, before)
        places = [
            each
            for each in standings
            if each.entry is not None and (period is None or each.period.order <= period.order)
        ]
        annual = sum(
            each.period.frequency == "A" and each.value is not None for each in series.current
        )
        yield Told(series, rows, glimpse, annual, places[-1] if places else None)


def _glance(dataset: "Dataset", told: Sequence[Told], newest: int) -> tuple[Told, ...]:
    """The fresh series that the dataset marks, then the longest of each topic without one.

    One that is a rank is kept where there is any. Where these are few the next longest follow.
    """
    fresh = {
        each.indicator.id: each
        for each in told
        if each.annual >= LEAST_SERIES and each.glimpse.figure.period.year >= newest - FRESH
    }
    found = [fresh[each.id] for each in dataset.headline if each.id in fresh]
    covered = {each.indicator.topic for each in found}
    longest: dict[str, Told] = {}
    for each in sorted(fresh.values(), key=lambda each: -each.annual):
        if each.indicator.kind != "rank" and each.indicator.topic not in covered:
            longest.setdefault(each.indicator.topic, each)
    ranks = [each for each in fresh.values() if each.indicator.kind == "rank"][:1]
    first = [*found, *longest.values()]
    rest = sorted(fresh.values(), key=lambda each: -each.annual)
    rest = [each for each in rest if each.indicator.kind != "rank" and each not in first]
    others = [each for each in (*first, *rest) if each not in ranks]
    order = {each.indicator.id: place for place, each in enumerate(told)}
    kept = others[: AT_A_GLANCE - len(ranks)]
    return (*sorted(kept, key=lambda each: order[each.indicator.id]), *ranks)


def _chosen(told: Sequence[Told], chosen: "Sequence[Indicator]") -> tuple[Told, ...]:
    by_id = {each.indicator.id: each for each in told}
    return tuple(by_id[each.id] for each in chosen if each.id in by_id)


def sound(figure: "Figure | None") -> bool:
    """Whether a figure is a value that may stand beside others."""
    return (
        figure is not None
        and figure.value is not None
        and figure.qualifier not in BOUNDS
        and not (DOUBTFUL | UNSOUND) & {*figure.status}
    )


def _peers(dataset: "Dataset", area: "Area") -> "tuple[Indicator | None, tuple[Area, ...]]":
    """The areas nearest in population, in the last year in which most of them have a figure."""
    scope = dataset.scope_of(area)
    if scope is None:
        return None, ()
    counted = [
        each
        for each in (*dataset.headline, *dataset.indicators)
        if each.kind == "level" and each.unit.code in PERSONS
    ]
    for indicator in counted[:1]:
        members = [each for each in dataset.areas if each.parent == scope.code and not each.until]
        held = {each.area.code: each for each in dataset.figures.select([indicator], members)}
        own = held.get(area.code)
        for mine in reversed(own.current if own is not None else ()):
            others = {}
            for other in members:
                figure = held[other.code].at(mine.period) if other.code in held else None
                if other != area and sound(figure) and sound(mine):
                    assert figure is not None
                    assert figure.value is not None
                    assert mine.value is not None
                    shift = figure.unit.multiplier - mine.unit.multiplier
                    others[other.code] = abs(figure.value.scaleb(shift) - mine.value)
            if 2 * len(others) > len(members):
                nearest = sorted(others, key=lambda code: others[code])[:PEERS]
                return indicator, tuple(dataset.areas_by_code[code] for code in nearest)
    return None, ()


def _beside(
    told: Sequence[Told],
    area: "Area",
    peers: "Sequence[Area]",
    tables: Tables,
    newest: int,
) -> Iterator[Beside]:
    """The figures of one source and one definition that all of them have."""
    if not peers:
        return
    for each in told:
        leagues = tables.of(each.series)
        for period in sorted(leagues, key=lambda one: one.order, reverse=True):
            entries = [leagues[period].of(one) for one in (area, *peers)]
            figures = tuple(one.figure for one in entries if one is not None)
            whole = len(figures) == len(entries)
            alike = len({definition_of(one) for one in figures}) == 1
            if whole and alike and newest - RECENT <= period.year <= newest:
                yield Beside(each.indicator, period, figures)
                break


def rivals(dataset: "Dataset", told: Told, tables: Tables) -> tuple[Rival, ...]:
    """The league table of the latest place of a series, with growth and the places before."""
    standing = told.placed
    if standing is None or standing.league is None:
        return ()
    league, leagues = standing.league, tables.of(told.series)
    before = next((leagues[each] for each in leagues if _year_before(each, league.period)), None)
    held = {
        each.area.code: each
        for each in dataset.figures.select([told.indicator], [one.area for one in league.entries])
    }
    return tuple(
        _rival(dataset, held[entry.area.code], league, entry, before, entry.area == standing.area)
        for entry in league.entries
    )


def _year_before(earlier: "Period", later: "Period") -> bool:
    return earlier.like(later) and later.years_since(earlier) == 1


def _rival(
    dataset: "Dataset",
    series: "Series",
    league: "League",
    entry: "Entry",
    before: "League | None",
    own: bool,
) -> Rival:
    from binzhou_cli.analysis.standing import Standing

    last = before.of(entry.area) if before is not None else None
    if before is None or last is None:
        return Rival(league, entry, own, None, None)
    moved = change(dataset, series, last.figure, entry.figure)
    then = Standing(league.indicator, entry.area, before.period, before, last)
    now = Standing(league.indicator, entry.area, league.period, league, entry)
    apart = parting(dataset, series, then, now)
    return Rival(league, entry, own, moved, None if apart else last)
