"""A place as a report: its profile on one page."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import is_money
from binzhou_cli.errors import say
from binzhou_cli.report.fields import figures_legend, league_notes
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden, undivided
from binzhou_cli.report.words import both_names, some_of

if TYPE_CHECKING:
    from binzhou_cli.analysis.overview import Glimpse
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area


class Growth:
    """The growth of a glimpse: the printed one, else the computed one, each with its letter."""

    def __init__(self, row: "Glimpse") -> None:
        self.row = row

    @property
    def code(self) -> str:
        """``r`` printed, ``c`` computed."""
        return "r" if self.row.growth is not None else "c"


def _growth(row: "Glimpse") -> Any:
    return Growth(row) if row.growth is not None or _computed(row) is not None else None


def _computed(row: "Glimpse") -> Any:
    change = row.change
    if change is None or change.refused is not None or change.years > 1:
        return None
    return change


def _growth_value(row: "Glimpse") -> Any:
    if row.growth is not None:
        return row.growth.percent
    change = _computed(row)
    return change.amount if change is not None else None


def _growth_basis(row: "Glimpse") -> str | None:
    if row.growth is not None:
        return row.growth.basis
    change = _computed(row)
    return (change.basis or "computed") if change is not None else None


def _measure(row: "Glimpse") -> str | None:
    if row.growth is not None:
        return "percent"
    change = _computed(row)
    return change.measure if change is not None else None


class GrowthWords(tuple[Any, ...]):
    """Growth in a cell: ``+8.3 r``, ``+14.5 c``, ``+1.5 pp``."""

    def of(self, language: str) -> str:
        """The change with its sign and its letter."""
        from binzhou_cli.language import Texts
        from binzhou_cli.report.words import DOUBT, SIGNS, signed, spoken_change

        (row,) = self
        texts = Texts(language)
        if row.growth is not None:
            doubt = DOUBT if row.printed is not None and "U" in row.printed.status else ""
            sign = SIGNS.get(row.growth.qualifier, "")
            return f"{doubt}{sign}{signed(row.growth.percent)} r"
        change = _computed(row)
        if change is None or change.measure == "places":
            return ""
        if change.measure == "difference":
            return f"{spoken_change(change, texts)} d"
        if change.measure != "percent":
            return spoken_change(change, texts)
        return f"{spoken_change(change, texts).removesuffix(' %')} c"


def _growth_words(row: "Glimpse") -> Any:
    return GrowthWords((row,)) if _growth(row) is not None else None


def place_of(row: "Glimpse") -> Any:
    """The place of a glimpse: computed among the members, or as it is printed."""
    standing = row.standing
    if row.series.indicator.kind == "rank":
        return None
    if standing is not None and (standing.entry is not None or standing.reported):
        return standing if standing.entry is not None else standing.reported[0]
    return row.placed


def _computed_place(row: "Glimpse") -> Any:
    """The standing of a computed place; none where the place is printed."""
    found = place_of(row)
    return found if found is not None and hasattr(found, "entry") else None


class Place(tuple[Any, ...]):
    """A place, and its period where that is not the one of its figure: "13th of 16 (2024)"."""

    def of(self, language: str) -> str:
        """The place; without the number of members where the head of the column says it."""
        from binzhou_cli.language import Texts
        from binzhou_cli.report.words import place_text

        standing, figure, bare = self
        texts = Texts(language)
        place = place_text(standing.league, standing.entry, texts, bare=bare)
        if standing.period == figure.period:
            return place
        return texts("profile.placed", place=place, period=standing.period)


class Since(tuple[Any, ...]):
    """The place before, of an indicator that is a rank: "9th (2018)"."""

    def of(self, language: str) -> str:
        """The place and its period."""
        from binzhou_cli.language import Texts, ordinal

        (standing,) = self
        place = ordinal(standing.place, language)
        return Texts(language)("profile.placed", place=place, period=standing.period)


def _rank(row: "Glimpse") -> Any:
    if row.series.indicator.kind == "rank":
        before = row.before
        return Since((before,)) if before is not None and before.place is not None else None
    found = place_of(row)
    placed = row.placed
    if placed is not None and found is placed and placed.period != row.figure.period:
        return Place((placed, row.figure, False))
    return found


def _bare_rank(row: "Glimpse") -> Any:
    """The rank where all have as many members as the head of the column says."""
    found = _computed_place(row)
    return Place((found, row.figure, True)) if _members(found) is not None else _rank(row)


def _members(standing: Any) -> int | None:
    """How many members the league of a computed place has."""
    if standing is None or standing.league is None or standing.entry is None:
        return None
    return len(standing.league.members)


def _rank_notes(row: "Glimpse") -> Iterator[Note]:
    found = _computed_place(row)
    for each in league_notes(found.league if found is not None else None):
        yield each._replace(name=row.series.indicator.name)


def _sources(row: "Glimpse") -> list[Any]:
    found = [row.figure.source]
    if row.printed is not None:
        found.append(row.printed.source)
    return list(dict.fromkeys(found))


def _legend(rows: "Sequence[Glimpse]") -> Iterator[Note]:
    measures = {_measure(row) for row in rows}
    codes = {
        Growth(row).code for row in rows if _growth(row) is not None and _measure(row) == "percent"
    }
    if "r" in codes:
        bases = {row.growth.basis for row in rows if row.growth is not None}
        key = "profile.printed.real" if "constant-prices" in bases else "profile.printed"
        yield Note(say(key))
    if "c" in codes:
        nominal = any(
            _computed(row) is not None and is_money(row.series.indicator.unit) for row in rows
        )
        yield Note(say("profile.computed.nominal" if nominal else "profile.computed"))
    if "difference" in measures:
        yield Note(say("profile.difference"))


NAME = Field("name", "text", lambda row: row.series.indicator.name, "col.name", wrap=True, easy=26)
VALUE = Field(
    "value",
    "figure",
    lambda row: row.figure,
    "col.value",
    legend=lambda rows: figures_legend(row.figure for row in rows),
)
UNIT = Field(
    "unit", "unit", lambda row: row.series.indicator, "col.unit", drop=3, joins="name", wrap=True,
    easy=16,
)  # fmt: skip
PERIOD = Field("period", "period", lambda row: row.figure.period, "col.period")
_RANK = Field("rank", "place", _rank, "col.rank", drop=2)

PROFILE: tuple[Field, ...] = (
    hidden("topic", "text", lambda row: row.series.indicator.topic or None),
    hidden("indicator", "indicator", lambda row: row.series.indicator),
    NAME,
    hidden("area", "text", lambda row: row.series.area.code),
    hidden("area_name", "text", lambda row: row.series.area.name),
    VALUE,
    UNIT,
    hidden("qualifier", "text", lambda row: row.figure.qualifier),
    hidden("status", "codes", lambda row: row.figure.status),
    PERIOD,
    Field(
        "growth", "text", _growth_words, "col.growth_each", legend=_legend, shown="table", drop=1
    ),
    hidden("growth", "rate", _growth_value),
    hidden("growth_basis", "text", _growth_basis),
    hidden("growth_measure", "text", _measure),
    _RANK._replace(shown="table", wrap=True, easy=10, notes=_rank_notes),
    hidden("rank", "place", _computed_place),
    hidden(
        "rank_of",
        "count",
        lambda row: _members(_computed_place(row)),
    ),
    hidden(
        "rank_period",
        "period",
        lambda row: found.period if (found := _computed_place(row)) is not None else None,
    ),
    hidden(
        "rank_reported",
        "place",
        lambda row: row.standing.reported[0] if row.standing and row.standing.reported else None,
    ),
    Field("source", "sources", _sources, "col.source", drop=4),
)


def profile_report(
    dataset: "Dataset",
    area: "Area",
    rows: "Sequence[Glimpse]",
    *,
    period: Any,
    others: int,
    missing: int,
    lead: Any,
    apart: "Sequence[Any]",
    empty: Any,
) -> Report:
    """The report of ``profile``.

    Args:
        lead: what is known of the place, in a sentence.
        apart: the names of series that may not be compared throughout.
    """
    scope = dataset.scope_of(area)
    name: Any = both_names(area.name)
    title = say("profile.title", area=name, scope=scope.name) if scope is not None else name
    lines, notes = [], []
    if missing:
        key = "profile.missing.one" if missing == 1 else "profile.missing"
        lines.append(say(key, n=missing, period=period))
    topics = {row.series.indicator.topic for row in rows}
    if apart:
        notes.append(Note(say("profile.apart", names=some_of(apart))))
    sizes = {_members(_computed_place(row)) for row in rows} - {None}
    return Report(
        title=title,
        fields=PROFILE if len(sizes) != 1 else tuple(map(_without_members, PROFILE)),
        headings={"rank": say("profile.rank", n=next(iter(sizes)))} if len(sizes) == 1 else {},
        records=rows,
        subtitle=(lead,),
        aside=say("profile.of", period=period) if period is not None else say("profile.latest"),
        dividers=_topics(dataset) if 2 * len(topics) <= len(rows) else undivided,
        lines=lines,
        notes=notes,
        onward=(say("profile.others", n=others),) if others else (),
        many=True,
        sources=_sources,
        empty=empty,
    )


def _without_members(field: Field) -> Field:
    shown = field.key == "rank" and field.shown == "table"
    return field._replace(of=_bare_rank) if shown else field


def _topics(dataset: "Dataset") -> Any:
    def between(before: "Glimpse | None", row: "Glimpse") -> Iterator[Divider]:
        topic = row.series.indicator.topic
        if topic and (before is None or before.series.indicator.topic != topic):
            known = dataset.topics_by_id.get(topic)
            yield Divider(known.name if known is not None else topic)

    return between
