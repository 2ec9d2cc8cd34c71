"""Ranks: league tables of one period, and the trajectory of one area through the periods.

Ranking is competition ranking: equal values share a place, and the next place is as many
further. A rank is computed only among areas on one boundary, from the figures of one source.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.breaks import Merger, breaks_of, parts
from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.scale import value_in
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Area, Dataset, Indicator, Observation, Source
    from binzhou_cli.model.period import Period


class Entry(Record):
    """An area in a league table."""

    place: int
    area: "Area"
    value: Decimal
    observation: "Observation"


class League(Record):
    """The league table of a period.

    Attributes:
        entries: the ranked areas, the first place first; equal places in order of code.
        left_out: members without a sound figure, each with the reason.
        members: how many areas the scope has on the boundary of the period.
        source: whose figures are ranked.
    """

    period: "Period"
    scope: "Area"
    entries: tuple[Entry, ...]
    left_out: tuple[tuple["Area", Caveat], ...]
    members: int
    source: "Source"

    def of(self, code: str) -> Entry | None:
        """The entry of an area."""
        return next((entry for entry in self.entries if entry.area.code == code), None)


class Reported(Record):
    """A rank as a source prints it."""

    place: int
    scope: str
    source: str
    qualifier: str = "exact"


class Standing(Record):
    """The rank of one area in one period: computed, reported, or both."""

    period: "Period"
    league: League | None = None
    entry: Entry | None = None
    reported: tuple[Reported, ...] = ()

    @property
    def place(self) -> int | None:
        """The place: computed if it can be, else the first reported one."""
        if self.entry is not None:
            return self.entry.place
        return self.reported[0].place if self.reported else None


def competition_places(values: Iterable[Decimal], *, lowest_first: bool) -> list[int]:
    """The place of each value, in the order given: 1 + the number of strictly better ones."""
    listed = list(values)
    ordered = sorted(listed, reverse=not lowest_first)
    first: dict[Decimal, int] = {}
    for place, value in enumerate(ordered, start=1):
        first.setdefault(value, place)
    return [first[value] for value in listed]


def members_of(dataset: "Dataset", scope: "Area", year: int) -> list["Area"]:
    """The parts of an area that existed in a year."""
    return [
        area
        for area in dataset.areas
        if area.parent == scope.code and (area.until is None or year <= area.until.year)
    ]


Measure = Callable[["Observation"], Decimal | None]


def leagues(
    dataset: "Dataset",
    indicator: "Indicator",
    scope: "Area",
    periods: "Iterable[Period] | None" = None,
    measure: Measure | None = None,
) -> dict["Period", League]:
    """The league tables of an indicator, by period in order of time.

    Of several sources the one that covers the most members is ranked, then the one published
    last. A period in which no more than half of the members have a sound figure has no table.

    Args:
        periods: the periods that are wanted; none means all.
        measure: what is ranked of an observation; none means its value.
    """
    if indicator.kind == "fact":
        return {}
    wanted = None if periods is None else set(periods)
    panels: dict[Period, dict[str, dict[str, Observation]]] = {}
    for each in indicator.observations:
        if wanted is None or each.period in wanted:
            panel = panels.setdefault(each.period, {})
            panel.setdefault(each.source, {})[each.area] = each
    found = {}
    for period in sorted(panels, key=lambda each: each.order):
        tables = [
            _league(
                dataset, indicator, scope, period, dataset.sources_by_id[source], panel, measure
            )
            for source, panel in panels[period].items()
            if len(panel) > 1
        ]
        tables = [table for table in tables if 2 * len(table.entries) > table.members]
        if tables:
            found[period] = max(
                tables, key=lambda table: (len(table.entries), table.source.published)
            )
    return found


def _league(
    dataset: "Dataset",
    indicator: "Indicator",
    scope: "Area",
    period: "Period",
    source: "Source",
    panel: dict[str, "Observation"],
    measure: Measure | None,
) -> League:
    year = source.boundary.year if source.boundary is not None else period.year
    members = members_of(dataset, scope, year)
    base = dataset.units_by_id[indicator.unit]
    sound: list[tuple[Area, Decimal, Observation]] = []
    left_out: list[tuple[Area, Caveat]] = []
    ranked = measure or (lambda each: value_in(dataset, indicator, each, base))
    for area in members:
        observation = panel.get(area.code)
        reason = _unsound(observation)
        if observation is None or reason is not None:
            left_out.append((area, reason or caveat("no-value")))
            continue
        value = ranked(observation)
        if value is None:
            left_out.append((area, caveat("no-value" if measure is None else "no-growth")))
        else:
            sound.append((area, value, observation))
    places = competition_places(
        (value for _, value, _ in sound),
        lowest_first=measure is None and (indicator.better == "lower" or indicator.kind == "rank"),
    )
    entries = sorted(
        (
            Entry(place, area, value, observation)
            for place, (area, value, observation) in zip(places, sound, strict=True)
        ),
        key=lambda entry: (entry.place, entry.area.code),
    )
    return League(period, scope, tuple(entries), tuple(left_out), len(members), source)


def _unsound(observation: "Observation | None") -> Caveat | None:
    if observation is None:
        return caveat("no-value")
    if DOUBTFUL & set(observation.status):
        return caveat("doubtful", reason=observation.note)
    if observation.qualifier in BOUNDS:
        return caveat("bound")
    return None


def trajectory(
    dataset: "Dataset",
    indicator: "Indicator",
    area: "Area",
    scope: "Area | None",
    measure: Measure | None = None,
) -> list[Standing]:
    """The standings of an area, in order of time: computed from panels, and as reported.

    For an indicator of kind ``rank`` its values are the reported ranks.
    """
    reported: dict[Period, list[Reported]] = {}
    for each in indicator.observations.of_area(area.code):
        if indicator.kind == "rank" and each.value is not None:
            place = Reported(int(each.value), area.parent or "", each.source, each.qualifier)
            reported.setdefault(each.period, []).append(place)
        elif each.rank is not None and measure is None:
            place = Reported(each.rank.place, each.rank.scope, each.source)
            reported.setdefault(each.period, []).append(place)
    computed: dict[Period, League] = {}
    if scope is not None and indicator.kind != "rank":
        computed = leagues(dataset, indicator, scope, measure=measure)
    standings = []
    for period in sorted({*reported, *computed}, key=lambda each: each.order):
        league = computed.get(period)
        entry = league.of(area.code) if league is not None else None
        if league is not None and entry is None:
            named = any(member.code == area.code for member, _ in league.left_out)
            league = league if named else None  # no member then: the area was no more
        if league is None and period not in reported:
            continue
        standings.append(Standing(period, league, entry, tuple(reported.get(period, ()))))
    return standings


def parting(
    dataset: "Dataset", indicator: "Indicator", area: "Area", earlier: Standing, later: Standing
) -> list[Any]:
    """What parts two computed standings: a break, another definition, or other members.

    Returns:
        the reasons, each with ``of(language)``; none when the two may be compared. Reported
        ranks are parted by the stated breaks alone: their members are not known.
    """
    found: dict[str, Any] = {}
    for each in breaks_of(dataset, indicator, area):
        if not isinstance(each, Merger) and parts(each, earlier.period, later.period):
            found[each.reason.of("en")] = each.reason
    for standing in (earlier, later):
        if standing.entry is not None and "D" in standing.entry.observation.status:
            found[standing.period.text] = DefinitionReason(standing.period)
    if earlier.league is not None and later.league is not None:
        before = {one.code for one in _members(dataset, earlier.league)}
        after = {one.code for one in _members(dataset, later.league)}
        for code in sorted(before ^ after):
            gone = dataset.areas_by_code[code]
            found[code] = MembersReason(later.period, later.league.members, gone)
    return list(found.values())


def _members(dataset: "Dataset", league: League) -> list["Area"]:
    boundary = league.source.boundary
    year = boundary.year if boundary is not None else league.period.year
    return members_of(dataset, league.scope, year)


class DefinitionReason(Record):
    """That the figures of a period stand on another definition, in either language."""

    period: "Period"

    def of(self, language: str) -> str:
        """The phrase in a language."""
        if language == "zh":
            return f"{self.period}口径不同"
        return f"another definition in {self.period}"


class MembersReason(Record):
    """That another number of areas is ranked, in either language."""

    period: "Period"
    members: int
    area: "Area"

    def of(self, language: str) -> str:
        """The phrase in a language."""
        name = self.area.name.of(language)
        gone = self.area.until is not None and self.area.until.order < self.period.order
        if language == "zh":
            return f"{self.period}年起为{self.members}个地区，{'不含' if gone else '含'}{name}"
        return f"{self.members} members from {self.period}, {'without' if gone else 'with'} {name}"
