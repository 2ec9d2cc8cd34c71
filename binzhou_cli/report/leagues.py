"""The league table of a period as a report."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import rounded
from binzhou_cli.errors import say
from binzhou_cli.report.fields import figure_notes, league_notes, ties_legend
from binzhou_cli.report.placed import league_codes
from binzhou_cli.report.report import Field, Note, Report, hidden
from binzhou_cli.report.standings import order_legend, ranked_name
from binzhou_cli.report.words import listed, members, reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.standing import Entry, League
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Unit

MOST_GROUPS = 5


class Ranked:
    """A row of a league table: an entry with its table."""

    __slots__ = ("entry", "league", "own")

    def __init__(self, league: "League", entry: "Entry", own: bool) -> None:
        self.league = league
        self.entry = entry
        self.own = own

    @property
    def figure(self) -> Any:
        """The figure that is ranked."""
        return self.entry.figure


def _growth(row: Ranked) -> Any:
    """The growth that is ranked, with as many decimals as the least exact member carries."""
    if row.league.by == "value":
        return None
    if row.league.decimals is None:
        return row.entry.value
    return rounded(row.entry.value, row.league.decimals)


LEAGUE: tuple[Field, ...] = (
    hidden("indicator", "indicator", lambda row: row.league.indicator),
    hidden("period", "period", lambda row: row.league.period),
    Field(
        "rank", "place", lambda row: row.entry, "col.place", legend=lambda rows: ties_legend(rows)
    ),
    hidden("area", "text", lambda row: row.entry.area.code),
    Field("area_name", "name", lambda row: row.entry.area.name, "col.area"),
    Field(
        "value",
        "figure",
        lambda row: row.figure,
        "col.value",
        notes=lambda row: figure_notes(row.figure),
    ),
    hidden("unit", "unit", lambda row: row.league.indicator),
    Field("growth", "number", _growth, "col.percent", drop=1),
    hidden("by", "text", lambda row: row.league.by),
    Field(
        "share_bar",
        "bar",
        lambda row: row.figure if row.league.by == "value" else row.entry.value,
        shown="table",
        drop=1,
    ),
    hidden("rank_low", "count", lambda row: row.entry.low),
    hidden("rank_high", "count", lambda row: row.entry.high),
    hidden("rank_among", "count", lambda row: len(row.league.entries)),
    hidden("rank_of", "count", lambda row: len(row.league.members)),
    hidden("tied", "count", lambda row: row.entry.tied),
    hidden("caveat", "codes", lambda row: league_codes(row.entry, row.league)),
    hidden("left_out", "codes", lambda row: tuple(each.area.code for each in row.league.left_out)),
    hidden("qualifier", "text", lambda row: row.figure.qualifier),
    hidden("status", "codes", lambda row: row.figure.status),
    hidden("source", "sources", lambda row: (row.league.source,), "col.source"),
    hidden("note", "text", lambda row: row.figure.note),
)


def two_sources(league: "League") -> Iterator[Note]:
    """That the growth of some members joins two sources."""
    joined = [
        each.area.name
        for each in league.entries
        if any(mark.code == "two-sources" for mark in each.marks)
    ]
    if len(joined) == len(league.entries) and joined:
        yield Note(say("note.two_sources"), league.period)
    elif joined:
        yield Note(say("note.two_sources.some", areas=listed(joined)), league.period)


class _Line(tuple[Any, ...]):
    """Where an area stands: "Binzhou: 13th of 16"."""

    def of(self, language: str) -> str:
        """The sentence."""
        from binzhou_cli.language import Texts
        from binzhou_cli.report.words import place_text

        league, entry = self
        texts = Texts(language)
        said = texts("line.league", area=entry.area.name, place=place_text(league, entry, texts))
        if entry.resolved:
            resolved = listed(each.name for each in entry.resolved)
            said = texts("line.league.resolved", line=said, areas=resolved)
        return said


def too_few(league: "League") -> Any:
    """Why a table has too few members: how many there are, and what most of the others lack."""
    whys: dict[Any, int] = {}
    texts = {each.why.code: each.why for each in league.left_out}
    for each in league.left_out:
        whys[each.why.code] = whys.get(each.why.code, 0) + 1
    key = "error.too_few.period" if league.by == "value" else "error.too_few.growth"
    why = reason(texts[max(whys, key=lambda code: whys[code])]) if whys else ""
    named = ranked_name(league.indicator, league.by)
    return say(
        key, name=named, period=league.period, n=len(league.entries), of=len(league.members),
        reason=why,
    )  # fmt: skip


def groups_note(dataset: "Dataset", league: "League") -> "Iterator[Note]":
    """The groups that have a figure of the period: a reader looks for them in vain."""
    groups = [each for each in dataset.areas if each.kind == "group"]
    held = [
        each.area
        for each in dataset.figures.select([league.indicator], groups)
        if each.at(league.period) is not None
    ]
    if held:
        names = [each.name.of("en") for each in held[:MOST_GROUPS]]
        yield Note(
            say("note.groups", names=", ".join(names) + (" …" if held[MOST_GROUPS:] else ""))
        )


def league_report(
    league: "League", own: "Iterable[Area]", *, units: "dict[str, Unit]", chart: Any
) -> Report:
    """The league table of one period."""
    chosen = {each.code for each in own}
    indicator = league.indicator
    rows = [Ranked(league, each, each.area.code in chosen) for each in league.entries]
    value = league.by == "value"
    fields = []
    for field in LEAGUE:
        if (field.key == "value" and not value) or (field.key == "growth" and value):
            field = field.only("data")
        fields.append(field)
    notes = list(league_notes(league))
    notes += order_legend(rows, league.by, indicator)
    if any(each.near for each in league.entries):
        notes.append(Note(say("note.rank.near")))
    notes += two_sources(league)
    owned = [each for each in league.entries if each.area.code in chosen]
    title = say(
        "title.league",
        name=ranked_name(indicator, league.by),
        period=league.period,
        areas=members(league.scope),
    )
    if len(owned) == 1:
        title = say(
            "title.league.own",
            name=ranked_name(indicator, league.by),
            period=league.period,
            area=owned[0].area.name,
            areas=members(league.scope),
        )
    headings = {}
    if league.by == "growth" and indicator.kind != "level":
        permille = indicator.unit.code in ("PM", "PERMIL")
        headings = {"growth": say("permille-points" if permille else "points")}
    return Report(
        title=title,
        fields=tuple(fields),
        records=rows,
        headings=headings,
        subtitle=(indicator,) if value else (),
        units=units,
        lines=[_Line((league, each)) for each in owned],
        notes=notes,
        several=True,
        sources=lambda row: (row.league.source,),
        chart=chart,
        chart_shown="file",
        own=lambda row: row.own,
    )
