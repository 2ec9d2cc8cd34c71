"""Ranks as reports: the trajectory of an area, and the league table of a period."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import is_money
from binzhou_cli.errors import say
from binzhou_cli.report.fields import figure_notes, league_notes, ties_legend
from binzhou_cli.report.placed import league_codes
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import listed, members

if TYPE_CHECKING:
    from binzhou_cli.analysis.standing import Entry, Standing
    from binzhou_cli.model.records import Area, Indicator

LONG = 6
"""Places from which on a trail names only those where it turns."""


def ranked_name(indicator: "Indicator", by: str, bases: "Collection[str]" = ()) -> Any:
    """What is ranked, in words: the basis of a growth stands in it.

    Args:
        bases: on what the printed growth of the members stands.
    """
    if by == "value":
        return indicator.name
    if by == "growth" and indicator.kind != "level":
        return say("title.growth.points", name=indicator.name)
    if by == "growth" and not is_money(indicator.unit):
        return say("title.growth.plain", name=indicator.name)
    if by == "reported-growth" and len(bases) == 1:
        basis = say(f"basis.{next(iter(bases))}")
        return say("title.reported-growth.basis", name=indicator.name, basis=basis)
    return say(f"title.{by}", name=indicator.name)


def bases_of(entries: "Iterable[Entry]") -> set[str]:
    """On what the printed growth of the members of a league stands."""
    return {each.figure.growth.basis for each in entries if each.figure.growth is not None}


def order_legend(records: "Sequence[Any]", by: str, indicator: "Indicator") -> Iterator[Note]:
    """Which end of an order is the first."""
    lowest = by == "value" and indicator.better == "lower"
    if records and indicator.kind != "rank":
        yield Note(say("note.rank.order", order=say("lowest" if lowest else "highest")))


def _computed(row: "Standing") -> Any:
    return row if row.league is not None else None


def _standing_notes(row: "Standing") -> Iterator[Note]:
    if row.entry is not None:
        yield from figure_notes(row.entry.figure)
    yield from league_notes(row.league)


def _of(row: "Standing", take: Any) -> Any:
    return take(row.entry, row.league) if row.entry is not None and row.league is not None else None


def _reported_notes(row: "Standing") -> Iterator[Note]:
    if row.entry is None or not row.reported:
        return
    if not row.entry.low <= row.reported[0].place <= row.entry.high:
        yield Note(say("note.rank.contradicted"), row.period, row.area.name)


TRAJECTORY: tuple[Field, ...] = (
    hidden("indicator", "indicator", lambda row: row.indicator),
    hidden("area", "text", lambda row: row.area.code),
    hidden("area_name", "text", lambda row: row.area.name),
    Field("period", "period", lambda row: row.period, "col.period"),
    Field(
        "rank",
        "place",
        _computed,
        "col.computed",
        notes=_standing_notes,
        legend=lambda rows: ties_legend(rows),
        drop=1,
    ),
    hidden("rank_low", "count", lambda row: _of(row, lambda entry, _: entry.low)),
    hidden("rank_high", "count", lambda row: _of(row, lambda entry, _: entry.high)),
    hidden("rank_among", "count", lambda row: _of(row, lambda _, league: len(league.entries))),
    hidden("rank_of", "count", lambda row: _of(row, lambda _, league: len(league.members))),
    hidden("tied", "count", lambda row: _of(row, lambda entry, _: entry.tied)),
    Field(
        "rank_reported",
        "place",
        lambda row: row.reported[0] if row.reported else None,
        "col.reported",
        notes=_reported_notes,
        drop=2,
    ),
    Field("moved", "moved", lambda row: row.moved, "col.moved", drop=4),
    hidden("moved_since", "period", lambda row: row.since),
    hidden("by", "text", lambda row: row.by),
    hidden("caveat", "codes", lambda row: _caveats(row)),
    hidden(
        "left_out",
        "codes",
        lambda row: tuple(each.area.code for each in row.league.left_out) if row.league else (),
    ),
    Field("source", "sources", lambda row: row.sources, "col.source"),
)


def _caveats(row: "Standing") -> tuple[str, ...]:
    codes = ["break"] if row.parted else []
    if row.entry is not None and row.league is not None:
        codes += league_codes(row.entry, row.league)
    elif row.left_out is not None:
        codes.append(row.left_out.why.code)
    return tuple(codes)


def trajectory_report(
    indicator: "Indicator",
    trails: "Sequence[tuple[Area, Sequence[Standing]]]",
    *,
    own: "Area | None",
    scope: "Area | None",
    by: str,
    chart: Any,
    empty: Any,
) -> Report:
    """The standings of one area or several, in order of time.

    Args:
        own: the one that stands out among all; none where all are shown alike.
    """
    rows = [row for _, standings in trails for row in standings]
    several = len(trails) > 1
    bases = {"computed" for row in rows if row.entry is not None}
    bases |= {"reported" for row in rows if row.entry is None and row.reported}
    lines: list[Any] = []
    for area, standings in trails:
        if own is None or area.code == own.code:
            named = area.name if several else None
            lines += [_named(named, trail) for trail in trails_of(standings)]
    stands_on = bases_of(row.entry for row in rows if row.entry is not None)
    title = ranked = ranked_name(indicator, by, stands_on)
    if indicator.kind != "rank":
        title = say("title.rank", name=title, areas=members(scope))
        if own is not None:
            title = say(
                "title.rank.own",
                area=own.name,
                name=ranked,
                areas=members(scope),
            )
    fields = [
        field._replace(legend=_with_order(field, by, indicator)) if field.key == "rank" else field
        for field in TRAJECTORY
    ]
    return Report(
        title=title,
        fields=tuple(fields),
        records=rows,
        aside=listed(area.name for area, _ in trails) if len(trails) < 4 else "",
        subtitle=(listed(say(f"ranks.{each}") for each in sorted(bases)),) if bases else (),
        several=several,
        dividers=_trajectory_dividers(several),
        lines=lines,
        sources=lambda row: row.sources,
        chart=chart,
        chart_shown="under" if own is None else "instead",
        empty=empty,
    )


def chart_title(
    indicator: "Indicator",
    by: str,
    area: "Area | None",
    scope: "Area | None",
    title: Any,
) -> Any:
    """The title of a chart of ranks: it says whose rank it shows, and no other line does."""
    if area is None:
        return title
    if indicator.kind == "rank":
        return say("chart.of_area", area=area.name, name=indicator.name)
    name = Within((indicator.name,))
    key = "chart.rank" if by == "value" else "chart.rank.growth"
    return say(key, area=area.name, name=name, areas=members(scope))


def chart_subtitle(indicator: "Indicator", by: str, subtitle: Any) -> Any:
    """What stands under the title of a chart of ranks: which growth it is that is ranked."""
    if by == "value" or indicator.kind == "rank":
        return subtitle
    if by == "growth" and not (indicator.kind == "level" and is_money(indicator.unit)):
        return say("growth_kind.points" if indicator.kind != "level" else "growth_kind.plain")
    return say(f"growth_kind.{by}")


class Within(tuple[Any, ...]):
    """A name inside a sentence: ``gross domestic product``, but ``GDP per capita``."""

    def of(self, language: str) -> str:
        """The name."""
        from binzhou_cli.language import Texts

        name = Texts(language).said(self[0])
        lower = language == "en" and name[1:2].islower()
        return name[:1].lower() + name[1:] if lower else name


def _with_order(field: Field, by: str, indicator: "Indicator") -> Any:
    def legend(rows: Sequence[Any]) -> Iterator[Note]:
        yield from field.legend(rows)
        if any(row.entry is not None for row in rows):
            yield from order_legend(rows, by, indicator)
        if any(row.entry is not None and row.entry.near for row in rows):
            yield Note(say("note.rank.near"))

    return legend


def _trajectory_dividers(several: bool) -> Any:
    def between(before: Any, row: "Standing") -> Iterator[Divider]:
        if several and (before is None or before.area.code != row.area.code):
            yield Divider(row.area.name)
        elif row.parted:
            yield Divider(say("note.break", reason=Several(row.parted)), "break")

    return between


class Several(tuple[Any, ...]):
    """Reasons one after the other."""

    def of(self, language: str) -> str:
        """ "…; …"."""
        from binzhou_cli.language import Texts

        texts = Texts(language)
        return texts("semicolon").join(texts.said(each) for each in self)


class _Trail(tuple[Any, ...]):
    """Places on the way: "9th → 3rd → 1st"."""

    def of(self, language: str) -> str:
        """The places, with their periods where only some are named."""
        from binzhou_cli.language import ordinal

        return " → ".join(
            f"{ordinal(place, language)} ({period})" if period else ordinal(place, language)
            for place, period in self
        )


def _named(name: Any, trail: Any) -> Any:
    return say("line.of", area=name, line=trail) if name is not None else trail


def trails_of(standings: "Sequence[Standing]") -> Iterator[Any]:
    """The way through each stretch that nothing parts."""
    segment: list[Standing] = []
    for each in standings:
        if each.parted and segment:
            yield from _trail(segment)
            segment = []
        segment.append(each)
    yield from _trail(segment)


def _trail(segment: "Sequence[Standing]") -> Iterator[Any]:
    """ "9th → 3rd → 1st → 1st, up 8 places since 2018"."""
    placed = [(each.place, each.period) for each in segment if each.place is not None]
    if not placed:
        return
    first, final = placed[0], placed[-1]
    if len(placed) == 1:
        yield _Trail([(first[0], first[1].text)])
        return
    steps: list[tuple[int, str]] = []
    last: int | None = None
    for place, period in placed:
        if len(placed) <= LONG:
            steps.append((place, ""))
        elif place != last:
            steps.append((place, period.text))
        last = place
    won = first[0] - final[0]
    trail = _Trail(steps)
    if won == 0:
        yield say("line.same", trail=trail, period=first[1])
        return
    key = f"line.{'up' if won > 0 else 'down'}{'.one' if abs(won) == 1 else ''}"
    yield say(key, trail=trail, n=abs(won), period=first[1])
