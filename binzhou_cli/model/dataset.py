"""A dataset: areas, units, topics, sources and indicators, and the door to their figures."""

from collections.abc import Sequence

from binzhou_cli.model.figures import Figures
from binzhou_cli.model.period import Period, parse_period
from binzhou_cli.model.records import (
    Area,
    Dimension,
    Indicator,
    Source,
    Text,
    Topic,
    Unit,
)
from binzhou_cli.record import Record


class Merger(Record):
    """That an area takes another one in: its figures cover more since."""

    area: Area
    after: Period
    before: Period


class Dataset:
    """What a file, a table or an address holds.

    Attributes:
        title: what it is called.
        version: its edition; empty when none is stated.
        default_area: the area that is meant when none is named; none where that is not stated.
        headline: the indicators a first screen shows.
        dimensions: what tells series apart beside indicator, area and period.
        figures: the only way to its figures.
    """

    def __init__(
        self,
        *,
        title: Text,
        version: str,
        default_area: str | None,
        headline: Sequence[str],
        areas: Sequence[Area],
        units: Sequence[Unit],
        topics: Sequence[Topic],
        sources: Sequence[Source],
        dimensions: Sequence[Dimension],
        indicators: Sequence[Indicator],
        figures: Figures,
    ) -> None:
        self.title = title
        self.version = version
        self.areas = tuple(areas)
        self.units = tuple(units)
        self.topics = tuple(topics)
        self.sources = tuple(sources)
        self.dimensions = tuple(dimensions)
        self.indicators = tuple(indicators)
        self.figures = figures
        self.areas_by_code = {each.code: each for each in areas}
        self.units_by_id = {each.id: each for each in units}
        self.sources_by_id = {each.id: each for each in sources}
        self.topics_by_id = {each.id: each for each in topics}
        self.indicators_by_id = {each.id: each for each in indicators}
        self.default_area = self.areas_by_code[default_area] if default_area else None
        self.headline = tuple(self.indicators_by_id[each] for each in headline)
        self._members: dict[str, list[Area]] = {}
        self._mergers: dict[str, list[Merger]] = {}
        for each in areas:
            if each.parent is not None and each.kind == "area":
                self._members.setdefault(each.parent, []).append(each)
            if each.merged_into is not None and each.until is not None:
                since = parse_period(f"{each.until.year + 1:04d}")
                merger = Merger(each, each.until, since)
                self._mergers.setdefault(each.merged_into, []).append(merger)

    def __repr__(self) -> str:
        figures = sum(self.figures.coverage(each).figures for each in self.indicators)
        return (
            f"<Dataset {self.title.of('en')!r}: {len(self.indicators)} indicators,"
            f" {len(self.areas)} areas, {figures:,} figures>"
        )

    def scope_of(self, area: Area) -> Area | None:
        """The area among whose parts another one is ranked."""
        return self.areas_by_code.get(area.parent) if area.parent is not None else None

    def members_of(self, scope: Area, year: int) -> list[Area]:
        """The parts of an area that existed in a year; groups are none."""
        return [
            each
            for each in self._members.get(scope.code, ())
            if each.until is None or year <= each.until.year
        ]

    def mergers_into(self, area: Area) -> Sequence[Merger]:
        """The areas that another one has taken in."""
        return self._mergers.get(area.code, ())
