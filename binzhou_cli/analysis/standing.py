"""Places as records: an area in a league table, the table, and a standing on a trail."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from binzhou_cli.analysis.caveats import Caveat
from binzhou_cli.model.period import Period
from binzhou_cli.model.records import Area, Figure, Indicator, Source
from binzhou_cli.record import Record


class LeftOut(Record):
    """A member without a sound figure.

    Attributes:
        figures: what sources print of it all the same.
    """

    area: Area
    why: Caveat
    figures: tuple[Figure, ...] = ()


class Entry(Record):
    """An area in a league table.

    Attributes:
        place: its place among the sound members.
        low: the best place it may have among all members.
        high: the worst one.
        tied: how many share the place, itself included.
        resolved: members left out of which every printed value falls on one side.
        near: members that the digits of the figures cannot tell from it.
        marks: how what is ranked must be read.
    """

    place: int
    area: Area
    value: Decimal
    figure: Figure
    low: int
    high: int
    tied: int = 1
    resolved: tuple[Area, ...] = ()
    near: tuple[Area, ...] = ()
    marks: tuple[Caveat, ...] = ()


class League(Record):
    """The league table of a period.

    Attributes:
        entries: the ranked areas, the first place first; equal places in order of code.
        left_out: members without a sound figure, each with the reason.
        members: the areas of the scope on the boundary of the period.
        source: whose figures are ranked.
        other: ranked members whose figures stand on another definition than most.
        by: what is ranked: ``value``, ``growth`` or ``reported-growth``.
        decimals: of computed growth, the least that the figures of any member carry.
        places: the entries by code of area, where they have been put in order.
    """

    indicator: Indicator
    period: Period
    scope: Area
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]
    members: tuple[Area, ...]
    source: Source
    other: tuple[Area, ...] = ()
    by: str = "value"
    decimals: int | None = None
    places: Mapping[str, Entry] | None = None

    def of(self, area: Area) -> Entry | None:
        """The entry of an area."""
        if self.places is not None:
            return self.places.get(area.code)
        return next((entry for entry in self.entries if entry.area.code == area.code), None)


class Reported(Record):
    """A rank as a source prints it."""

    place: int
    scope: str
    source: Source
    qualifier: str = "exact"
    of: int | None = None


class Standing(Record):
    """The rank of one area in one period: computed, reported, or both.

    Attributes:
        moved: places won; none where it may not be compared with a standing before.
        since: the period of the standing from which the move is counted.
        parted: what parts it from the standing before.
        by: what is ranked.
    """

    indicator: Indicator
    area: Area
    period: Period
    league: League | None = None
    entry: Entry | None = None
    reported: tuple[Reported, ...] = ()
    moved: int | None = None
    since: Period | None = None
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
    def sources(self) -> tuple[Source, ...]:
        """Whose figures the place rests on."""
        found = [each.source for each in self.reported]
        if self.league is not None and self.entry is not None:
            found.insert(0, self.league.source)
        return tuple(dict.fromkeys(found))
