"""Ranks: league tables of one period, and the trajectory of one area through the periods.

Ranking is competition ranking: equal values share a place, and the next place is as many
further. A rank is computed only among areas on one boundary, from the figures of one source. A
member without a sound figure is left out; where its absence could move a place, the place is an
interval from ``k + 1`` to ``k + 1 + d``: k sound members are better, and of d it is not known.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from binzhou_cli.analysis.breaks import breaks_of, parts, reason_of
from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import definition_of
from binzhou_cli.analysis.scale import value_in
from binzhou_cli.errors import Said, say
from binzhou_cli.model.dataset import Merger
from binzhou_cli.model.vocabulary import (
    BOUNDS,
    DOUBTFUL,
    LOWER_BOUNDS,
    UNSOUND,
    UPPER_BOUNDS,
)

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure, Indicator, Source

Measure = Callable[["Figure"], Decimal | None]


class LeftOut(NamedTuple):
    """A member without a sound figure.

    Attributes:
        figures: what sources print of it all the same.
    """

    area: "Area"
    why: Caveat
    figures: tuple["Figure", ...] = ()


class Entry(NamedTuple):
    """An area in a league table.

    Attributes:
        place: its place among the sound members.
        low: the best place it may have among all members.
        high: the worst one.
        tied: how many share the place, itself included.
        resolved: members left out of which every printed value falls on one side.
    """

    place: int
    area: "Area"
    value: Decimal
    figure: "Figure"
    low: int
    high: int
    tied: int = 1
    resolved: tuple["Area", ...] = ()


class League(NamedTuple):
    """The league table of a period.

    Attributes:
        entries: the ranked areas, the first place first; equal places in order of code.
        left_out: members without a sound figure, each with the reason.
        members: the areas of the scope on the boundary of the period.
        source: whose figures are ranked.
        other: ranked members whose figures stand on another definition than most.
        by: what is ranked: ``value``, ``growth`` or ``reported-growth``.
    """

    indicator: "Indicator"
    period: "Period"
    scope: "Area"
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]
    members: tuple["Area", ...]
    source: "Source"
    other: tuple["Area", ...] = ()
    by: str = "value"

    def of(self, area: "Area") -> Entry | None:
        """The entry of an area."""
        return next((entry for entry in self.entries if entry.area.code == area.code), None)


class Reported(NamedTuple):
    """A rank as a source prints it."""

    place: int
    scope: str
    source: "Source"
    qualifier: str = "exact"
    of: int | None = None


class Standing(NamedTuple):
    """The rank of one area in one period: computed, reported, or both.

    Attributes:
        moved: places won since the standing before; none where the two may not be compared.
        parted: what parts it from the standing before.
        by: what is ranked.
    """

    indicator: "Indicator"
    area: "Area"
    period: "Period"
    league: League | None = None
    entry: Entry | None = None
    reported: tuple[Reported, ...] = ()
    moved: int | None = None
    parted: tuple[Any, ...] = ()
    by: str = "value"

    @property
    def place(self) -> int | None:
        """The place where it is certain: computed if it can be, else the first reported one."""
        if self.entry is not None:
            return self.entry.low if self.entry.low == self.entry.high else None
        return self.reported[0].place if self.reported else None

    @property
    def left_out(self) -> LeftOut | None:
        """Why the area itself has no place in the league."""
        for each in self.league.left_out if self.league is not None else ():
            if each.area.code == self.area.code:
                return each
        return None

    @property
    def sources(self) -> tuple["Source", ...]:
        """Whose figures the place rests on."""
        found = [each.source for each in self.reported]
        if self.league is not None and self.entry is not None:
            found.insert(0, self.league.source)
        return tuple(dict.fromkeys(found))


def competition_places(values: Iterable[Decimal], *, lowest_first: bool) -> list[int]:
    """The place of each value, in the order given: 1 + the number of strictly better ones."""
    listed = list(values)
    ordered = sorted(listed, reverse=not lowest_first)
    first: dict[Decimal, int] = {}
    for place, value in enumerate(ordered, start=1):
        first.setdefault(value, place)
    return [first[value] for value in listed]


def boundary_year(source: "Source", period: "Period") -> int:
    """The year on whose boundaries the figures of a source stand."""
    return source.boundary.year if source.boundary is not None else period.year


def leagues(
    dataset: "Dataset",
    indicator: "Indicator",
    scope: "Area",
    periods: "Iterable[Period] | None" = None,
    by: str = "value",
    as_of: str | None = None,
) -> dict["Period", League]:
    """The league tables of an indicator, by period in order of time.

    Of several sources the one that covers the most members is ranked, then the one published
    last. A period in which no more than half of the members have a sound figure has no table.

    Args:
        periods: the periods that are wanted; none means all.
        by: ``value``, ``growth`` (computed, unrounded) or ``reported-growth``.
    """
    if indicator.kind == "fact":
        return {}
    wanted = None if periods is None else set(periods)
    areas = [each for each in dataset.areas if each.parent == scope.code]
    series = list(dataset.figures.select([indicator], areas, as_of=as_of))
    measure = _measure(dataset, series, by)
    panels: dict[Period, dict[Source, dict[str, Figure]]] = {}
    printed: dict[tuple[str, Period], list[Figure]] = {}
    for found in series:
        for each in found.figures():
            if wanted is None or each.period in wanted:
                panels.setdefault(each.period, {}).setdefault(each.source, {})[each.area.code] = (
                    each
                )
                printed.setdefault((each.area.code, each.period), []).append(each)
    tables: dict[Period, League] = {}
    for period in sorted(panels, key=lambda each: each.order):
        candidates = [
            _league(dataset, indicator, scope, period, source, panel, printed, measure, by)
            for source, panel in panels[period].items()
            if len(panel) > 1
        ]
        candidates = [each for each in candidates if 2 * len(each.entries) > len(each.members)]
        if candidates:
            tables[period] = max(
                candidates, key=lambda each: (len(each.entries), each.source.published)
            )
    return tables


class Tables:
    """The league tables of one question, each made once.

    Args:
        ranked: whether ranks are wanted at all: of what was known by a date there are none.
    """

    def __init__(self, dataset: "Dataset", by: str = "value", *, ranked: bool = True) -> None:
        self._dataset = dataset
        self._by = by
        self._ranked = ranked
        self._made: dict[tuple[str, str], dict[Period, League]] = {}

    def of(self, series: "Series") -> "Mapping[Period, League]":
        """The tables of an indicator among the parts of the scope of an area."""
        scope = self._dataset.scope_of(series.area)
        if not self._ranked or scope is None or series.indicator.kind in ("rank", "fact"):
            return {}
        key = (series.indicator.id, scope.code)
        if key not in self._made:
            self._made[key] = leagues(self._dataset, series.indicator, scope, by=self._by)
        return self._made[key]


def _measure(dataset: "Dataset", series: "Sequence[Series]", by: str) -> Measure:
    """What is ranked of a figure; none where it has nothing sound to rank."""
    if by == "value":
        return lambda figure: value_in(figure, figure.indicator.unit)
    if by == "reported-growth":
        return _real_growth
    from binzhou_cli.analysis.growth import year_on_year

    growth: dict[tuple[str, Period, Source], Decimal] = {}
    for found in series:
        for figure, change in year_on_year(dataset, found):
            if (
                change is not None
                and change.exact is not None
                and change.years == 1
                and all(mark.code not in ("doubtful", "across-break") for mark in change.marks)
            ):
                growth[figure.area.code, figure.period, figure.source] = change.exact
    return lambda figure: growth.get((figure.area.code, figure.period, figure.source))


def _real_growth(figure: "Figure") -> Decimal | None:
    """Reported growth, where it is what the source says: not one at current prices."""
    growth = figure.growth
    if growth is None or growth.qualifier in BOUNDS:
        return None
    practice = figure.indicator.growth_basis
    if practice == "constant-prices" and growth.basis == "current-prices":
        return None
    return growth.percent


def _league(
    dataset: "Dataset",
    indicator: "Indicator",
    scope: "Area",
    period: "Period",
    source: "Source",
    panel: Mapping[str, "Figure"],
    printed: "Mapping[tuple[str, Period], list[Figure]]",
    measure: Measure,
    by: str,
) -> League:
    members = dataset.members_of(scope, boundary_year(source, period))
    sound: list[tuple[Area, Decimal, Figure]] = []
    left_out: list[LeftOut] = []
    for area in members:
        figure = panel.get(area.code)
        known = tuple(printed.get((area.code, period), ()))
        reason = _unsound(figure)
        if figure is None or reason is not None:
            left_out.append(LeftOut(area, reason or caveat("no-value"), known))
            continue
        value = measure(figure)
        if value is None:
            why = "no-value" if by == "value" else "no-growth"
            left_out.append(LeftOut(area, caveat(why), known if by == "value" else ()))
        else:
            sound.append((area, value, figure))
    lowest = by == "value" and (indicator.better == "lower" or indicator.kind == "rank")
    values = [value for _, value, _ in sound]
    places = competition_places(values, lowest_first=lowest)
    entries = [
        _entry(area, value, figure, place, places.count(place), left_out, lowest, by)
        for place, (area, value, figure) in zip(places, sound, strict=True)
    ]
    entries.sort(key=lambda entry: (entry.place, entry.area.code))
    return League(
        indicator, period, scope, tuple(entries), tuple(left_out), tuple(members), source,
        _minority([entry.figure for entry in entries]), by,
    )  # fmt: skip


def _entry(
    area: "Area",
    value: Decimal,
    figure: "Figure",
    place: int,
    tied: int,
    left_out: Sequence[LeftOut],
    lowest: bool,
    by: str,
) -> Entry:
    better, unknown = 0, 0
    resolved: list[Area] = []
    for each in left_out:
        side = _side(each.figures, figure, lowest) if by == "value" else None
        if side is None:
            unknown += 1
        else:
            resolved.append(each.area)
            better += side == "better"
    low = place + better
    return Entry(place, area, value, figure, low, low + unknown, tied, tuple(resolved))


def _side(figures: "Iterable[Figure]", own: "Figure", lowest: bool) -> str | None:
    """On which side of a figure all printed values of a member fall: bounds by their direction."""
    sides = set()
    for each in figures:
        value = value_in(each, own.unit)
        if value is None or own.value is None:
            continue
        above = value > own.value
        if value == own.value:
            return None
        if each.qualifier in LOWER_BOUNDS and not above:
            return None
        if each.qualifier in UPPER_BOUNDS and above:
            return None
        sides.add("better" if above != lowest else "worse")
    return sides.pop() if len(sides) == 1 else None


def _minority(figures: "Sequence[Figure]") -> tuple["Area", ...]:
    """The areas whose figures stand on another definition, where not all do."""
    other = [each for each in figures if definition_of(each) is not None]
    if not other or len({definition_of(each) for each in figures}) == 1:
        return ()
    return tuple(each.area for each in other)


def _unsound(figure: "Figure | None") -> Caveat | None:
    if figure is None:
        return caveat("no-value")
    if DOUBTFUL & set(figure.status):
        return caveat("doubtful", period=figure.period, reason=figure.note)
    if UNSOUND & set(figure.status):
        return caveat("unsound", period=figure.period, status=min(UNSOUND & set(figure.status)))
    if figure.qualifier in BOUNDS:
        return caveat("bound")
    if figure.unranked:
        return caveat("unranked", reason=figure.note)
    return None


def trajectory(
    dataset: "Dataset",
    series: "Series",
    computed: "Mapping[Period, League]",
    by: str = "value",
) -> list[Standing]:
    """The standings of an area, in order of time: computed from panels, and as reported.

    For an indicator of kind ``rank`` its values are the reported ranks.

    Args:
        computed: the league tables of its scope, made once for all areas.
    """
    indicator, area = series.indicator, series.area
    reported: dict[Period, list[Reported]] = {}
    for each in series.figures():
        if indicator.kind == "rank" and each.value is not None:
            place = Reported(int(each.value), area.parent or "", each.source, each.qualifier)
            reported.setdefault(each.period, []).append(place)
        elif each.rank is not None and by == "value":
            place = Reported(each.rank.place, each.rank.scope, each.source, of=each.rank.of)
            reported.setdefault(each.period, []).append(place)
    tables = computed if indicator.kind != "rank" else {}
    standings: list[Standing] = []
    for period in sorted({*reported, *tables}, key=lambda each: each.order):
        league = tables.get(period)
        entry = league.of(area) if league is not None else None
        if league is not None and entry is None and area not in league.members:
            league = None  # no member then: the area was no more
        if league is None and period not in reported:
            continue
        now = Standing(
            indicator, area, period, league, entry, tuple(reported.get(period, ())), by=by
        )
        standings.append(now)
    return _moved(dataset, standings)


def _moved(dataset: "Dataset", standings: Sequence[Standing]) -> list[Standing]:
    """The standings with what parts each from the one before, and the places won since."""
    found: list[Standing] = []
    segment: list[Standing] = []
    for each in standings:
        parted = tuple(parting(dataset, segment[-1], each)) if segment else ()
        if parted:
            segment = []
        last = next((one for one in reversed(segment) if one.place is not None), None)
        moved = None
        if last is not None and last.place is not None and each.place is not None:
            moved = last.place - each.place if _same_kind(last, each) else None
        before = segment[-1] if segment else None
        if moved is None and before is not None and _same_left_out(before, each):
            assert before.entry is not None
            assert each.entry is not None
            moved = before.entry.place - each.entry.place
        found.append(each._replace(moved=moved, parted=parted))
        segment.append(each)
    return found


def _same_left_out(earlier: Standing, later: Standing) -> bool:
    """Whether two computed places are among the same members, the same ones left out."""
    if earlier.league is None or later.league is None:
        return False
    if earlier.entry is None or later.entry is None:
        return False
    first, last = ({each.area.code for each in one.league.left_out} for one in (earlier, later))  # type: ignore[union-attr]
    return first == last


def _same_kind(earlier: Standing, later: Standing) -> bool:
    """Whether both places are computed, or both printed."""
    return (earlier.entry is None) == (later.entry is None)


def parting(dataset: "Dataset", earlier: Standing, later: Standing) -> list[Any]:
    """What parts two standings: a break, another definition, or other members.

    Returns:
        the reasons; none when the two may be compared. Reported ranks are parted by the stated
        breaks alone: their members are not known.
    """
    found: dict[Any, Any] = {}
    for each in breaks_of(dataset, later.indicator, later.area):
        if not isinstance(each, Merger) and parts(each, earlier.period, later.period):
            found[each.reason] = reason_of(each)
    first, last = earlier.entry, later.entry
    if first is not None and last is not None:
        bases = definition_of(first.figure), definition_of(last.figure)
        if bases[0] != bases[1]:
            other = later if bases[1] is not None else earlier
            found[other.period.text] = say("reason.definition", period=other.period)
    if earlier.league is not None and later.league is not None:
        before = {each.code: each for each in earlier.league.members}
        after = {each.code: each for each in later.league.members}
        for code in sorted(before.keys() ^ after.keys()):
            found[code] = _members_reason(later.period, len(after), (before | after)[code])
    return list(found.values())


def _members_reason(period: "Period", members: int, area: "Area") -> Said:
    gone = area.until is not None and area.until.order < period.order
    key = "reason.members.without" if gone else "reason.members.with"
    return say(key, period=period, n=members, area=area.name)
