"""Where an area stands in a panel, as a report: a period a row, and lines on the panel."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import scaled
from binzhou_cli.errors import say
from binzhou_cli.report.fields import Quantity, figure_notes, league_notes
from binzhou_cli.report.measures import aside_of, codes
from binzhou_cli.report.placed import league_codes
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import members, reason, with_unit

if TYPE_CHECKING:
    from binzhou_cli.analysis.position import Position
    from binzhou_cli.model.records import Area, Indicator


def _gap(take: Any) -> Any:
    def of(row: "Position") -> Any:
        amount = take(row)
        if amount is None or row.entry is None:
            return None
        return Quantity(row.league.indicator, amount, row.league.indicator.unit)

    return of


def _notes(row: "Position") -> Iterator[Note]:
    period = row.league.period
    if row.entry is not None:
        yield from figure_notes(row.entry.figure)
    yield from league_notes(row.league)
    for why in (row.refused, row.unshared):
        if why is not None:
            yield Note(reason(why), None if why.code == "not-additive" else period)


def _caveats(row: "Position") -> tuple[str, ...]:
    held = ["break"] if row.standing.parted else []
    if row.entry is not None:
        held += league_codes(row.entry, row.league)
    held += codes([each for each in (row.refused, row.unshared) if each is not None])
    return tuple(dict.fromkeys(held))


class _Panel(tuple[Any, ...]):
    """What there is to say of a panel in one line."""

    def of(self, language: str) -> str:
        """ "2021: 16 members, median …, coefficient of variation …"."""
        from binzhou_cli.language import Texts

        (row,) = self
        texts, indicator = Texts(language), row.league.indicator
        unit = indicator.display[1 if language == "zh" else 0]

        def amount(value: Decimal) -> str:
            return with_unit(f"{scaled(value, indicator.unit, unit):,f}", unit, language)

        said = [texts("panel.members", n=len(row.league.entries), of=len(row.league.members))]
        if row.total is not None:
            said.append(texts("panel.sum", total=amount(row.total)))
        if row.middle is not None:
            said.append(texts("panel.median", median=amount(row.middle)))
        if row.cv is not None:
            said.append(texts("panel.cv", cv=f"{row.cv:f}"))
            said.append(texts("panel.spread", spread=f"{row.spread:f}"))
        if row.top3 is not None:
            said.append(texts("panel.top3", share=f"{row.top3:f}", hhi=f"{row.hhi:f}"))
        return f"{row.league.period}{texts('colon')}{texts('semicolon').join(said)}"


FIELDS: tuple[Field, ...] = (
    hidden("indicator", "text", lambda row: row.league.indicator.id),
    hidden("area", "text", lambda row: row.standing.area.code),
    hidden("area_name", "text", lambda row: row.standing.area.name),
    Field("period", "period", lambda row: row.league.period, "col.period"),
    Field("rank", "place", lambda row: row.standing, "col.rank", notes=_notes),
    hidden("rank_low", "count", lambda row: row.entry.low if row.entry else None),
    hidden("rank_high", "count", lambda row: row.entry.high if row.entry else None),
    hidden("rank_of", "count", lambda row: len(row.league.members)),
    Field("value", "figure", lambda row: row.entry.figure if row.entry else None, "col.value"),
    hidden("unit", "unit", lambda row: row.league.indicator),
    Field("share_of_sum", "number", lambda row: row.share, "col.share_of_sum", drop=5),
    Field("to_median", "number", lambda row: row.to_median, "col.to_median", drop=1),
    Field("to_mean", "number", lambda row: row.to_mean, "col.to_mean", drop=4),
    Field("to_leader", "number", lambda row: row.to_leader, "col.to_leader", drop=2),
    Field("leader", "text", lambda row: row.leader.area.name if row.leader else None,
          "col.leader", drop=3),
    Field("gap_above", "number", _gap(lambda row: row.above), "col.gap_above", drop=6),
    Field("gap_below", "number", _gap(lambda row: row.below), "col.gap_below", drop=7),
    hidden("cv", "number", lambda row: row.cv),
    hidden("top3", "number", lambda row: row.top3),
    hidden("hhi", "number", lambda row: row.hhi),
    hidden("largest_to_smallest", "number", lambda row: row.spread),
    hidden("members", "count", lambda row: len(row.league.entries)),
    hidden("caveat", "codes", _caveats),
    hidden("left_out", "codes",
           lambda row: tuple(each.area.code for each in row.league.left_out)),
    Field("source", "sources", lambda row: (row.league.source,), "col.source"),
)  # fmt: skip


def _dividers(several: bool) -> Any:
    def between(before: "Position | None", row: "Position") -> Iterator[Divider]:
        new = before is None or before.standing.area.code != row.standing.area.code
        if several and new:
            yield Divider(row.standing.area.name)
        elif row.standing.parted and not new:
            from binzhou_cli.report.standings import Several

            yield Divider(say("note.break", reason=Several(row.standing.parted)), "break")

    return between


def position_report(
    rows: "Sequence[Position]", indicator: "Indicator", areas: "Sequence[Area]", scope: Any
) -> Report:
    """The position of areas in the panel, through the periods."""
    own = {row.league.period: row for row in rows}
    lines = [_Panel((row,)) for row in list(own.values())[-3:]]
    return Report(
        title=say("title.position", name=indicator.name, areas=members(scope)),
        fields=FIELDS,
        records=rows,
        aside=aside_of(areas),
        subtitle=(indicator,),
        several=len(areas) > 1,
        dividers=_dividers(len(areas) > 1),
        lines=lines,
        notes=[Note(say("note.position", areas=members(scope)))],
        sources=lambda row: (row.league.source,),
    )
