"""A place as a report: the first screen, and its profile on one page."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import is_money
from binzhou_cli.errors import say
from binzhou_cli.report.fields import figures_legend
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden, undivided
from binzhou_cli.report.words import both_names

if TYPE_CHECKING:
    from binzhou_cli.analysis.overview import Glimpse
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area
    from binzhou_cli.report.booklet import Remark


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
        if change.measure != "percent":
            return spoken_change(change, texts)
        return f"{spoken_change(change, texts).removesuffix(' %')} c"


def _growth_words(row: "Glimpse") -> Any:
    return GrowthWords((row,)) if _growth(row) is not None else None


def _place(row: "Glimpse") -> Any:
    standing = row.standing
    if row.series.indicator.kind == "rank":
        return None
    if standing is not None and (standing.entry is not None or standing.reported):
        return standing if standing.entry is not None else standing.reported[0]
    return row.placed


def _computed_place(row: "Glimpse") -> Any:
    """The standing of a computed place; none where the place is printed."""
    found = _place(row)
    return found if found is not None and hasattr(found, "entry") else None


class Earlier(tuple[Any, ...]):
    """A place of another period than its figure: "13th of 16 (2024)"."""

    def of(self, language: str) -> str:
        """The place and its period."""
        from binzhou_cli.language import Texts
        from binzhou_cli.report.words import place_text

        (standing,) = self
        texts = Texts(language)
        place = place_text(standing.league, standing.entry, texts)
        return texts("profile.placed", place=place, period=standing.period)


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
    found = _place(row)
    placed = row.placed
    if placed is not None and found is placed and placed.period != row.figure.period:
        return Earlier((placed,))
    return found


def _sources(row: "Glimpse") -> list[Any]:
    found = [row.figure.source]
    if row.printed is not None:
        found.append(row.printed.source)
    return list(dict.fromkeys(found))


def _legend(rows: "Sequence[Glimpse]") -> Iterator[Note]:
    codes = {Growth(row).code for row in rows if _growth(row) is not None}
    if "r" in codes:
        bases = {row.growth.basis for row in rows if row.growth is not None}
        key = "profile.printed.real" if "constant-prices" in bases else "profile.printed"
        yield Note(say(key))
    if "c" in codes:
        nominal = any(
            _computed(row) is not None and is_money(row.series.indicator.unit) for row in rows
        )
        yield Note(say("profile.computed.nominal" if nominal else "profile.computed"))


_NAME = Field("name", "text", lambda row: row.series.indicator.name, "col.name", wrap=True, easy=26)
_VALUE = Field(
    "value",
    "figure",
    lambda row: row.figure,
    "col.value",
    legend=lambda rows: figures_legend(row.figure for row in rows),
)
_UNIT = Field(
    "unit", "unit", lambda row: row.series.indicator, "col.unit", drop=3, joins="name", wrap=True,
    easy=16,
)  # fmt: skip
_PERIOD = Field("period", "period", lambda row: row.figure.period, "col.period")
_RANK = Field("rank", "place", _rank, "col.rank", drop=2)

MOST_APART = 4
"""Remarks on what may not be compared that a profile makes."""

PROFILE: tuple[Field, ...] = (
    hidden("topic", "text", lambda row: row.series.indicator.topic or None),
    hidden("indicator", "indicator", lambda row: row.series.indicator),
    _NAME,
    hidden("area", "text", lambda row: row.series.area.code),
    hidden("area_name", "text", lambda row: row.series.area.name),
    _VALUE,
    _UNIT,
    hidden("qualifier", "text", lambda row: row.figure.qualifier),
    hidden("status", "codes", lambda row: row.figure.status),
    _PERIOD,
    Field(
        "growth", "text", _growth_words, "col.growth_each", legend=_legend, shown="table", drop=1
    ),
    hidden("growth", "rate", _growth_value),
    hidden("growth_basis", "text", _growth_basis),
    hidden("growth_measure", "text", _measure),
    _RANK._replace(shown="table", wrap=True, easy=10),
    hidden("rank", "place", _computed_place),
    hidden(
        "rank_of",
        "count",
        lambda row: (
            len(found.league.members)
            if (found := _computed_place(row)) is not None and found.league is not None
            else None
        ),
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
    lead: Any,
    apart: "Sequence[Remark]",
    empty: Any,
) -> Report:
    """The report of ``profile``.

    Args:
        lead: what is known of the place, in a sentence.
        apart: what may not be compared within these series.
    """
    scope = dataset.scope_of(area)
    name: Any = both_names(area.name)
    title = say("profile.title", area=name, scope=scope.name) if scope is not None else name
    lines = []
    if missing:
        key = "profile.missing.one" if missing == 1 else "profile.missing"
        lines.append(say(key, n=missing, period=period))
    if others:
        lines.append(say("profile.others", n=others))
    topics = {row.series.indicator.topic for row in rows}
    told = [say("profile.remark", names=each.names, said=each.sentence) for each in apart]
    if told:
        lines += [say("profile.apart"), *told[:MOST_APART]]
    if len(told) > MOST_APART:
        lines.append(say("profile.apart.more", n=len(told) - MOST_APART))
    return Report(
        title=title,
        fields=PROFILE,
        records=rows,
        subtitle=(lead,),
        aside=say("profile.of", period=period) if period is not None else say("profile.latest"),
        dividers=_topics(dataset) if 2 * len(topics) <= len(rows) else undivided,
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
    _VALUE._replace(label=""),
    _UNIT._replace(label=""),
    _PERIOD._replace(label=""),
    Field("rank", "place", _place, drop=2),
)


def start_report(
    dataset: "Dataset",
    area: "Area | None",
    rows: "Sequence[Glimpse]",
    years: tuple[Any, Any] | None,
) -> Report:
    """The first screen: the place, some figures, what to type next."""
    example = rows[0].series.indicator.id if rows else dataset.indicators[0].id
    second = rows[1].series.indicator.id if len(rows) > 1 else example
    year = next((row.figure.period.year for row in rows), 2021)
    counts = say("start.counts", indicators=len(dataset.indicators), areas=len(dataset.areas))
    if years is not None:
        counts = say(
            "start.counts.years",
            indicators=len(dataset.indicators), areas=len(dataset.areas),
            first=years[0], last=years[1],
        )  # fmt: skip
    pairs = [
        ("binzhou profile", say("start.profile")),
        (f"binzhou list {_word(dataset)}", say("start.list")),
        (f"binzhou show {example} {year - 6}:{year}", say("start.show")),
        (f"binzhou compare {year - 3} {year}", say("start.compare")),
        (f"binzhou rank {example} {year - 1}", say("start.rank")),
        (f"binzhou table {example} {second} all", say("start.table")),
        (f"binzhou cite {example} {year}", say("start.cite")),
    ]
    return Report(
        title=both_names(area.name) if area is not None else dataset.title,
        fields=START,
        records=rows,
        aside=counts,
        head=False,
        pairs=pairs,
        notes=[Note(say("start.help"))],
    )


def _word(dataset: "Dataset") -> str:
    """A word by which several indicators are found: that of the largest topic."""
    counts = {each.id: 0 for each in dataset.topics}
    for each in dataset.indicators:
        if each.topic in counts:
            counts[each.topic] += 1
    return max(counts, key=lambda topic: counts[topic]) if counts else ""
