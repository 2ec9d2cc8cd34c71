"""From the plain JSON of a dataset to its records; it has passed the models before.

Both ways of reading come here: a file that is validated now, and one that is known to have
passed, of which only the lines that are asked for are decoded.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Figures, Held
from binzhou_cli.model.period import Period, parse_period
from binzhou_cli.model.records import (
    NO_TEXT,
    Area,
    Break,
    Dimension,
    Figure,
    Indicator,
    Member,
    Parts,
    ReportedGrowth,
    ReportedRank,
    Source,
    Text,
    Topic,
    Unit,
)

Json = Mapping[str, Any]

NO_AREA = Area("_Z", NO_TEXT, kind="none")
"""The area of figures that are about none (SDMX: ``_Z``, not applicable)."""
NO_UNIT = Unit("unknown", "_U", 0, "", NO_TEXT)
"""The unit of figures of which none is stated."""
_EXACT = ("A",)


def text(raw: Any) -> Text:
    """A text; a bare string is the same in both languages."""
    if raw is None:
        return NO_TEXT
    if isinstance(raw, str):
        return Text(raw, raw)
    return Text(raw.get("en", ""), raw.get("zh", ""))


def number(raw: Any) -> Decimal:
    """A figure with the digits that were printed."""
    return raw if isinstance(raw, Decimal) else Decimal(raw)


class Builder:
    """Makes the records of one dataset.

    Args:
        head: the JSON of the dataset; the observations of its indicators are not looked at.
        file: what the source is called where the dataset states none.
    """

    def __init__(self, head: Json, file: str = "") -> None:
        self.head = head
        self.areas = {each["code"]: _area(each) for each in head.get("areas", ())}
        self.areas = self.areas or {NO_AREA.code: NO_AREA}
        self.units = {each["id"]: _unit(each) for each in head.get("units", ())}
        self.sources = {each["id"]: _source(each) for each in head.get("sources", ())}
        self.file = Source("file", text(file or head.get("title")))
        self.indicators = {each["id"]: self._indicator(each) for each in head["indicators"]}

    def dataset(self, figures: Figures | None = None) -> Dataset:
        """The whole dataset; its figures are those of the JSON unless a door is given."""
        head = self.head
        if figures is None:
            plain = {each["id"]: each.get("observations", ()) for each in head["indicators"]}
            figures = Held(lambda id: self.held(id, plain[id]))
        used = self.sources or {self.file.id: self.file}
        return Dataset(
            title=text(head.get("title")),
            version=head.get("version", ""),
            default_area=head.get("default_area"),
            headline=head.get("headline", ()),
            areas=tuple(self.areas.values()),
            units=tuple(self.units.values()),
            topics=[Topic(each["id"], text(each["name"])) for each in head.get("topics", ())],
            sources=tuple(used.values()),
            dimensions=[_dimension(each) for each in head.get("dimensions", ())],
            indicators=tuple(self.indicators.values()),
            figures=figures,
        )

    def held(self, indicator: str, observations: Iterable[Json]) -> dict[str, list[Figure]]:
        """The figures of an indicator by the code of their area."""
        found: dict[str, list[Figure]] = {}
        owner = self.indicators[indicator]
        for each in observations:
            figure = self.figure(owner, each)
            found.setdefault(figure.area.code, []).append(figure)
        return found

    def figure(self, indicator: Indicator, raw: Json) -> Figure:
        """One figure."""
        get = raw.get
        value, growth, rank, unit, note = (
            get("value"), get("growth"), get("rank"), get("unit"), get("note"),
        )  # fmt: skip
        source = get("source")
        return Figure(
            indicator,
            self.areas[get("area", NO_AREA.code)],
            parse_period(raw["period"]),
            number(value) if value is not None else None,
            get("text", ""),
            get("qualifier", "exact"),
            tuple(raw["status"]) if "status" in raw else _EXACT,
            _growth(growth) if growth is not None else None,
            ReportedRank(rank["place"], rank["scope"], rank.get("of"))
            if rank is not None
            else None,
            self.units[unit] if unit is not None else indicator.unit,
            self.sources[source] if source is not None else self.file,
            get("preferred", False),
            get("unranked", False),
            get("quote", ""),
            get("locator", ""),
            text(note) if note is not None else NO_TEXT,
        )

    def _indicator(self, raw: Json) -> Indicator:
        unit = self.units[raw["unit"]] if raw.get("unit") is not None else NO_UNIT
        shown = [self.units[each] if each else unit for each in text(raw.get("display"))]
        parts = raw.get("parts") or {}
        return Indicator(
            id=raw["id"],
            name=text(raw["name"]),
            aliases=tuple(raw.get("aliases", ())),
            topic=raw.get("topic", ""),
            kind=raw.get("kind", "unknown"),
            unit=unit,
            display=(shown[0], shown[1]),
            definition=text(raw.get("definition")),
            better=raw.get("better", "none"),
            growth_basis=raw.get("growth_basis", ""),
            additive=raw.get("additive", False),
            parts=Parts(tuple(parts.get("shares", ())), tuple(parts.get("values", ()))),
            key=tuple(sorted((raw.get("key") or {}).items())),
            breaks=tuple(_break(each) for each in raw.get("breaks", ())),
        )


def _growth(raw: Json) -> ReportedGrowth:
    return ReportedGrowth(
        number(raw["percent"]),
        raw["basis"],
        raw.get("qualifier", "exact"),
        raw.get("locator", ""),
        text(raw.get("note")),
    )


def _period(raw: str | None) -> Period | None:
    return parse_period(raw) if raw is not None else None


def _area(raw: Json) -> Area:
    return Area(
        raw["code"],
        text(raw["name"]),
        raw.get("parent"),
        _period(raw.get("until")),
        raw.get("merged_into"),
        text(raw.get("note")),
        raw.get("kind", "area"),
        text(raw.get("members")),
    )


def _unit(raw: Json) -> Unit:
    return Unit(
        raw["id"],
        raw["code"],
        raw.get("multiplier", 0),
        raw.get("symbol", ""),
        text(raw.get("label")),
    )


def _source(raw: Json) -> Source:
    return Source(
        raw["id"],
        text(raw["title"]),
        text(raw.get("short")),
        text(raw.get("publisher")),
        raw.get("url", ""),
        raw.get("published", ""),
        _period(raw.get("boundary")),
        text(raw.get("remark")),
    )


def _break(raw: Json) -> Break:
    return Break(
        parse_period(raw["after"]),
        parse_period(raw["before"]),
        text(raw["reason"]),
        tuple(raw.get("areas", ())),
    )


def _dimension(raw: Json) -> Dimension:
    members = tuple(Member(each["code"], text(each["name"])) for each in raw.get("members", ()))
    return Dimension(raw["id"], text(raw["name"]), members)
