"""A place as a report: the first screen, and its profile on one page."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from binzhou_cli.analysis.scale import is_money
from binzhou_cli.errors import say
from binzhou_cli.report.fields import figure_notes, figures_legend, growth_notes
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import both_names

if TYPE_CHECKING:
    from binzhou_cli.analysis.overview import Example, Glimpse
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Coverage, Indicator


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


def _place(row: "Glimpse") -> Any:
    standing = row.standing
    if standing is None or row.series.indicator.kind == "rank":
        return None
    if standing.entry is not None:
        return standing
    return standing.reported[0] if standing.reported else None


class Since(tuple[Any, ...]):
    """The place before, of an indicator that is a rank: "9th (2018)"."""

    def of(self, language: str) -> str:
        """The place and its period."""
        from binzhou_cli.language import ordinal

        (standing,) = self
        return f"{ordinal(standing.place, language)} ({standing.period})"


def _rank(row: "Glimpse") -> Any:
    if row.series.indicator.kind == "rank":
        before = row.before
        return Since((before,)) if before is not None and before.place is not None else None
    return _place(row)


def _sources(row: "Glimpse") -> list[Any]:
    found = [row.figure.source]
    if row.printed is not None:
        found.append(row.printed.source)
    return list(dict.fromkeys(found))


def _notes(row: "Glimpse") -> Iterator[Note]:
    yield from figure_notes(row.figure)
    yield from growth_notes(row.printed)


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


_NAME = Field("name", "text", lambda row: row.series.indicator.name, "col.name", wrap=True, easy=26)
_VALUE = Field(
    "value",
    "figure",
    lambda row: row.figure,
    "col.value",
    legend=lambda rows: figures_legend(row.figure for row in rows),
)
_UNIT = Field("unit", "unit", lambda row: row.series.indicator, "col.unit", drop=3, joins="name")
_PERIOD = Field("period", "period", lambda row: row.figure.period, "col.period")
_RANK = Field("rank", "place", _rank, "col.rank", drop=2)

PROFILE: tuple[Field, ...] = (
    hidden("topic", "text", lambda row: row.series.indicator.topic or None),
    hidden("indicator", "indicator", lambda row: row.series.indicator),
    _NAME,
    hidden("area", "text", lambda row: row.series.area.code),
    hidden("area_name", "text", lambda row: row.series.area.name),
    _VALUE._replace(notes=_notes),
    _UNIT,
    hidden("qualifier", "text", lambda row: row.figure.qualifier),
    hidden("status", "codes", lambda row: row.figure.status),
    _PERIOD,
    Field("growth", "text", _growth_words, "col.growth", legend=_legend, shown="table", drop=1),
    hidden("growth", "rate", _growth_value),
    hidden("growth_basis", "text", _growth_basis),
    hidden("growth_measure", "text", _measure),
    _RANK._replace(shown="table"),
    hidden("rank", "place", lambda row: row.standing if _place(row) is row.standing else None),
    hidden(
        "rank_of",
        "count",
        lambda row: (
            len(row.standing.league.members)
            if row.standing is not None and row.standing.entry is not None and row.standing.league
            else None
        ),
    ),
    hidden(
        "rank_reported",
        "place",
        lambda row: row.standing.reported[0] if row.standing and row.standing.reported else None,
    ),
    Field("source", "sources", _sources, "col.source"),
)


def profile_report(
    dataset: "Dataset",
    area: "Area",
    rows: "Sequence[Glimpse]",
    *,
    period: Any,
    others: int,
    missing: int,
    empty: Any,
) -> Report:
    """The report of ``profile``."""
    scope = dataset.scope_of(area)
    name: Any = both_names(area.name)
    title = say("profile.title", area=name, scope=scope.name) if scope is not None else name
    lines = []
    if missing:
        lines.append(say("profile.missing", n=missing, period=period))
    if others:
        lines.append(say("profile.others", n=others))
    return Report(
        title=title,
        fields=PROFILE,
        records=rows,
        aside=say("profile.of", period=period) if period is not None else say("profile.latest"),
        dividers=_topics(dataset),
        lines=lines,
        many=True,
        sources=_sources,
        empty=empty,
    )


def _topics(dataset: "Dataset") -> Any:
    def between(before: "Glimpse | None", row: "Glimpse") -> Iterator[Divider]:
        topic = row.series.indicator.topic
        if topic and (before is None or before.series.indicator.topic != topic):
            known = dataset.topics_by_id.get(topic)
            yield Divider(known.name if known is not None else topic)

    return between


START: tuple[Field, ...] = (
    hidden("indicator", "indicator", lambda row: row.series.indicator),
    _NAME._replace(label=""),
    _VALUE._replace(label="", notes=lambda row: ()),
    _UNIT._replace(label=""),
    _PERIOD._replace(label=""),
    Field("rank", "place", _place, drop=2),
)


SPAN = 6
"""Years of an example, at most, before the last."""


class Held(NamedTuple):
    """An indicator of a dataset in which no area is the reader's own."""

    indicator: "Indicator"
    coverage: "Coverage"


def _figures(n: int) -> Any:
    return say("start.figures.one" if n == 1 else "start.figures", n=n)


COUNTED: tuple[Field, ...] = (
    Field("indicator", "id", lambda row: row.indicator.id, wrap=True, easy=16),
    Field("name", "text", lambda row: row.indicator.name, wrap=True, easy=24),
    Field("unit", "unit", lambda row: row.indicator, drop=3, joins="name"),
    Field("figures", "text", lambda row: _figures(row.coverage.figures)),
)


class Start(NamedTuple):
    """What the first screen is made of.

    Attributes:
        area: the area of the reader; none where he has none.
        place: the area of the examples: the reader's own, else the one with most figures.
        example: a series of it; none where it has none.
        chosen: the indicators that stand for the dataset.
        rows: their latest figures in the area of the reader.
        years: the first and the last year of a figure.
        areas: how many areas there are.
        data: the file that is opened, as it must be named again.
    """

    area: "Area | None"
    place: "Area"
    example: "Example | None"
    chosen: "Sequence[Indicator]"
    rows: "Sequence[Glimpse]"
    years: tuple[int, int] | None
    areas: int
    data: str = ""


def start_report(dataset: "Dataset", start: Start) -> Report:
    """The first screen: the place, some figures, what to type next."""
    area, rows = start.area, start.rows
    nowhere = start.place.kind == "none"
    held = [Held(each, dataset.figures.coverage(each)) for each in start.chosen]
    notes = [Note(say("start.help"))]
    if start.data:
        notes.insert(0, Note(say("start.data", path=start.data)))
    return Report(
        title=both_names(area.name) if area is not None and not nowhere else dataset.title,
        fields=START if rows else COUNTED,
        records=rows or held,
        aside=_counts(dataset, start, nowhere),
        head=False,
        pairs=_next(dataset, start, nowhere),
        notes=notes,
    )


def _counts(dataset: "Dataset", start: Start, nowhere: bool) -> Any:
    indicators, areas, years = len(dataset.indicators), start.areas, start.years
    key = "start.counts"
    key += ".nowhere" if nowhere else ".one" if areas == 1 else ""
    key += ".years" if years is not None else ""
    first, last = years if years is not None else ("", "")
    told = say("start.indicators.one" if indicators == 1 else "start.indicators", n=indicators)
    return say(key, indicators=told, areas=areas, first=first, last=last)


def _next(dataset: "Dataset", start: Start, nowhere: bool) -> list[tuple[str, Any]]:
    """Lines that run as they stand, each with what it does."""
    example = start.example
    place = "" if start.area is not None else f" {_typed(start.place)}"
    pairs = [
        (f"binzhou profile{place}", say("start.profile")),
        (f"binzhou list {_word(dataset)}".rstrip(), say("start.list")),
    ]
    if example is None:
        return pairs
    id, years = example.indicator.id, example.years
    recent = [year for year in years if year >= years[-1] - SPAN]
    span = f" {recent[0]}:{recent[-1]}" if len(recent) > 1 else ""
    pairs.append((f"binzhou show {id}{place}{span}", say("start.show")))
    if len(recent) > 1:
        before = max((year for year in recent if year <= years[-1] - 3), default=recent[0])
        pairs.append((f"binzhou compare{place} {before} {years[-1]}", say("start.compare")))
    if example.ranked is not None:
        pairs.append((f"binzhou rank {id} {example.ranked}", say("start.rank")))
    shown = [id, *(each.id for each in start.chosen if each.id != id)]
    table = f"binzhou table {' '.join(shown[:2])}"
    if nowhere:
        pairs.append((table, say("start.table.nowhere")))
    else:
        pairs.append((f"{table} all", say("start.table")))
    cited = str(years[-1]) if years else "latest"
    pairs.append((f"binzhou cite {id}{place} {cited}", say("start.cite")))
    return pairs


def _typed(area: "Area") -> str:
    """An area as a shell takes it."""
    from shlex import quote

    return quote(area.name.of("en") or area.code)


def _word(dataset: "Dataset") -> str:
    """A word by which several indicators are found: that of the largest topic."""
    counts = {each.id: 0 for each in dataset.topics}
    for each in dataset.indicators:
        if each.topic in counts:
            counts[each.topic] += 1
    return max(counts, key=lambda topic: counts[topic]) if counts else ""
