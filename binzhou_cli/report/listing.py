"""Indicators, areas and sources as lists."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.record import Record
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Area, Coverage, Figure, Indicator, Source


class Listed(Record):
    """An indicator in a list.

    Attributes:
        coverage: tells what there is of it; a table of the reader's own area does not ask.
        own: the area of the reader; none where he has none: then all areas are counted.
        series: its figures of that area; none where there are none.
        latest: the latest of them that states something.
    """

    indicator: "Indicator"
    coverage: "Callable[[Indicator], Coverage]"
    own: "Area | None"
    series: "Series | None"
    latest: "Figure | None"

    @property
    def figure(self) -> "Figure | None":
        """The latest figure."""
        return self.latest

    @property
    def periods(self) -> list[str]:
        """The periods that state something, in order of time."""
        if self.series is None:
            return []
        stated = [each.period.text for each in self.series.current if each.stated]
        return stated or [each.period.text for each in self.series.current]


def _figures(row: Listed) -> int:
    """Figures of the area that the row speaks of: the reader's own, else all."""
    if row.own is None:
        return row.coverage(row.indicator).figures
    return sum(1 for _ in row.series.figures()) if row.series is not None else 0


def _latest(row: Listed) -> Any:
    if row.latest is None or row.indicator.kind == "fact":
        return None
    return row.latest


def _shown_unit(row: Listed) -> Any:
    """The unit; of a fact, whose words stand where others have one."""
    if row.indicator.kind == "fact":
        return row.latest.text if row.latest is not None else None
    return _UnitOf((row.indicator,))


class _UnitOf(tuple[Any, ...]):
    """The unit that an indicator is shown in."""

    def of(self, language: str) -> str:
        """Its label."""
        (indicator,) = self
        if indicator.kind == "rank":
            return ""
        return str(indicator.display[1 if language == "zh" else 0].label.of(language))


def _course(row: Listed) -> "list[Decimal | None]":
    """The yearly values in order of time, none where a year is missing or a bound."""
    if row.series is None or row.indicator.kind in ("fact", "rank"):
        return []
    years = {
        each.period.year: each.value
        for each in row.series.current
        if each.period.frequency == "A" and each.value is not None and each.qualifier == "exact"
    }
    if len(years) < 3:
        return []
    return [years.get(year) for year in range(min(years), max(years) + 1)]


def _span(row: Listed) -> str:
    periods = row.periods
    if not periods:
        return ""
    return periods[0] if len(periods) == 1 else f"{periods[0]}–{periods[-1]}"


LIST: tuple[Field, ...] = (
    Field("indicator", "id", lambda row: row.indicator.id, "col.type_this", wrap=True, easy=22),
    Field("name", "text", lambda row: row.indicator.name, "col.for", wrap=True, easy=28),
    hidden("name_zh", "text", lambda row: row.indicator.name.zh),
    hidden("topic", "text", lambda row: row.indicator.topic or None),
    hidden("kind", "text", lambda row: row.indicator.kind),
    hidden("area", "text", lambda row: row.own.code if row.own is not None else None),
    hidden("area_name", "text", lambda row: row.own.name if row.own is not None else None),
    Field("latest", "figure", _latest, "col.latest"),
    hidden("unit", "unit", lambda row: row.indicator),
    Field(
        "shown_unit",
        "text",
        _shown_unit,
        "col.unit",
        wrap=True,
        easy=10,
        shown="table",
        drop=5,
        joins="name",
    ),
    Field(
        "latest_period",
        "period",
        lambda row: row.latest.period if row.latest else None,
        "col.period",
    ),
    hidden("latest_qualifier", "text", lambda row: row.latest.qualifier if row.latest else None),
    hidden("latest_status", "codes", lambda row: row.latest.status if row.latest else ()),
    Field("years", "text", _span, "col.years", shown="table", drop=8),
    hidden("first", "text", lambda row: row.periods[0] if row.periods else None),
    hidden("last", "text", lambda row: row.periods[-1] if row.periods else None),
    hidden("figures", "count", _figures),
    hidden("areas", "count", lambda row: row.coverage(row.indicator).areas),
    Field("trend", "spark", _course, "col.trend", shown="table", drop=9),
)


def list_report(
    dataset: "Dataset", rows: "Sequence[Listed]", *, word: str, own: "Area | None", empty: Any
) -> Report:
    """The report of ``list``."""
    one = len(rows) == 1
    if word:
        title = say("title.list.with.one" if one else "title.list.with", n=len(rows), word=word)
    else:
        title = say("title.list.one" if one else "title.list", n=len(rows))
    fields = LIST
    if own is None:  # no figure is the latest of all areas: how many there are is told instead
        fields = tuple(
            each.only("data") if each.key in ("latest", "latest_period")
            else each._replace(shown="both", label=f"col.{each.key}", drop=4)
            if each.key in ("figures", "areas")
            else each
            for each in LIST
        )  # fmt: skip
    return Report(
        title=title,
        fields=fields,
        records=rows,
        aside=own.name if own is not None else dataset.title,
        dividers=_topics(dataset),
        empty=empty,
    )


def _topics(dataset: "Dataset") -> Any:
    def between(before: "Listed | None", row: Listed) -> Iterator[Divider]:
        topic = row.indicator.topic
        if topic and (before is None or before.indicator.topic != topic):
            known = dataset.topics_by_id.get(topic)
            yield Divider(known.name if known is not None else topic)

    return between


class Placed(Record):
    """An area in a list, with the number of its figures."""

    area: "Area"
    parent: "Area | None"
    figures: int


AREAS: tuple[Field, ...] = (
    Field("area", "text", lambda row: row.area.code, "col.code"),
    Field("name", "text", lambda row: row.area.name, "col.name"),
    hidden("name_zh", "text", lambda row: row.area.name.zh),
    Field("other_name", "text", lambda row: _OtherName((row.area.name,)), shown="table", drop=4),
    hidden("kind", "text", lambda row: row.area.kind),
    hidden("parent", "text", lambda row: row.area.parent),
    Field(
        "parent_name",
        "text",
        lambda row: row.parent.name if row.parent else None,
        "col.parent",
        shown="table",
        drop=3,
    ),
    Field("until", "period", lambda row: row.area.until, "col.until", drop=1),
    hidden("merged_into", "text", lambda row: row.area.merged_into),
    Field("figures", "count", lambda row: row.figures, "col.figures", drop=2),
    Field("note", "text", lambda row: row.area.note, "col.note", wrap=True, drop=5),
)


class _OtherName(tuple[Any, ...]):
    """A name in the language that the reader does not read."""

    def of(self, language: str) -> str:
        """The name, where it is another one."""
        (name,) = self
        other = name.en if language == "zh" else name.zh
        return "" if other == name.of(language) else str(other)


def areas_report(dataset: "Dataset", rows: Sequence[Placed]) -> Report:
    """The report of ``areas``."""
    nowhere = any(row.area.kind == "none" for row in rows)
    areas = sum(row.area.kind != "none" for row in rows)
    return Report(
        title=say("title.areas.one" if areas == 1 else "title.areas", n=areas),
        notes=[Note(say("areas.none"))] if nowhere else (),
        fields=AREAS,
        records=rows,
        aside=dataset.title,
        empty=say("empty.areas"),
    )


SOURCES: tuple[Field, ...] = (
    Field("source", "text", lambda row: row.id, "col.id", drop=3),
    Field("title", "text", lambda row: row.title, "col.title", wrap=True),
    hidden("short", "text", lambda row: row.short),
    Field("publisher", "text", lambda row: row.publisher, "col.publisher", wrap=True, drop=4),
    Field("published", "text", lambda row: row.published, "col.published", drop=2),
    hidden("url", "text", lambda row: row.url),
    hidden("remark", "text", lambda row: row.remark),
)


def sources_report(
    dataset: "Dataset", sources: "Sequence[Source]", counts: Mapping[str, int]
) -> Report:
    """Every source of a dataset."""
    counted = Field("figures", "count", lambda row: counts.get(row.id, 0), "col.figures", drop=1)
    return Report(
        title=say("title.sources.one" if len(sources) == 1 else "title.sources", n=len(sources)),
        fields=(*SOURCES, counted),
        records=sources,
        aside=dataset.title,
        empty=say("empty.sources"),
    )
