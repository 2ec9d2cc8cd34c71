"""Derived measures of growth as reports: volume and deflator, contributions, previous values."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import Quantity, figure_notes, letters_legend
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import DOUBT, SIGNS, listed, reason, signed

if TYPE_CHECKING:
    from binzhou_cli.analysis.comparable import Previous
    from binzhou_cli.analysis.contributions import Contribution
    from binzhou_cli.analysis.volume import Volume
    from binzhou_cli.model.records import Area, Indicator


def codes(caveats: Sequence[Any]) -> tuple[str, ...]:
    """The codes of caveats, each once."""
    return tuple(dict.fromkeys(each.code for each in caveats))


def aside_of(areas: "Sequence[Area]") -> Any:
    """The areas of a report beside its title."""
    return listed(each.name for each in areas) if len(areas) < 4 else ""


class Marked(tuple[Any, ...]):
    """A number with signs before it."""

    def of(self, language: str) -> str:
        """ "? 104.3"."""
        before, value = self
        return f"{before}{value:,f}".replace("-", "−")


def marked(value: Any, caveats: Sequence[Any], qualifier: str = "exact") -> Any:
    """A number as people see it: doubtful, a bound, or with the letter of a status."""
    if value is None:
        return None
    held = set(codes(caveats))
    before = "".join(f"{each[-1]} " for each in sorted(held) if each.startswith("status-"))
    before += DOUBT if "doubtful" in held else ""
    signs = SIGNS | {"at-least": "≥ ", "at-most": "≤ "}
    before += signs.get(qualifier, "")
    return Marked((before, value)) if before else value


def marks_notes(caveats: Sequence[Any], period: Any, area: Any) -> Iterator[Note]:
    """What a reader of a derived number must know."""
    for each in caveats:
        if each.code == "doubtful":
            yield Note(say("note.doubtful"))
            yield Note(reason(each), period, area)
        elif each.code.startswith("status-"):
            yield from letters_legend(each.code[-1])
        elif each.code == "two-sources":
            yield Note(say("note.derived.two_sources"), period, area)
        else:
            yield Note(reason(each), period, area)


def by_series(before: Any, row: Any) -> bool:
    """Whether a row begins another series."""
    return before is None or before.series is not row.series


def _heads(several: bool) -> Any:
    def between(before: Any, row: Any) -> Iterator[Divider]:
        if several and by_series(before, row):
            yield Divider(row.series.area.name)

    return between


NAMED: tuple[Field, ...] = (
    hidden("indicator", "text", lambda row: row.series.indicator.id),
    hidden("area", "text", lambda row: row.series.area.code),
    hidden("area_name", "text", lambda row: row.series.area.name),
    Field("period", "period", lambda row: row.figure.period, "col.period"),
)


def _volume_notes(row: "Volume") -> Iterator[Note]:
    if row.refused is not None:
        yield Note(
            say("volume.stops", reason=reason(row.refused)), row.figure.period, row.series.area.name
        )
    for each in row.caveats:
        if each.code == "two-sources":
            yield Note(say("note.two_vintages"), None, row.series.area.name)
        elif each.code in ("break", "definition"):
            yield Note(say("note.no_deflator", reason=reason(each)), None, row.series.area.name)
        else:
            yield from marks_notes([each], None, row.series.area.name)


def _width(rows: "Sequence[Volume]") -> Iterator[Note]:
    widest = max((row.rounding for row in rows if row.rounding is not None), default=None)
    if widest:
        yield Note(say("note.rounding", width=f"{widest:f}"))


VOLUME: tuple[Field, ...] = (
    *NAMED,
    Field("growth_reported", "printed", lambda row: row.printed,
          "col.growth_reported.constant-prices"),
    Field("volume", "number", lambda row: marked(row.volume, row.caveats), "col.volume",
          notes=_volume_notes, legend=_width, shown="table"),
    hidden("volume", "number", lambda row: row.volume),
    Field("nominal", "number", lambda row: row.nominal, "col.nominal"),
    Field("deflator", "number", lambda row: row.deflator, "col.deflator"),
    Field("deflator_change", "number", lambda row: row.deflator_change, "col.deflator_change"),
    hidden("base", "period", lambda row: row.base.period),
    Field("rounding", "number", lambda row: row.rounding, "col.rounding", drop=2),
    hidden("caveat", "codes",
           lambda row: codes([*row.caveats, *([row.refused] if row.refused else [])])),
    hidden("derived", "flag", lambda row: row.volume is not None),
    hidden("derivation", "text", lambda row: "V(t) = V(t-1) * (1 + growth / 100)"),
    Field("source", "sources", lambda row: row.sources, "col.source"),
)  # fmt: skip


def volume_report(
    rows: "Sequence[Volume]", indicator: "Indicator", base: Any, areas: "Sequence[Area]"
) -> Report:
    """Volume, value and implied deflator, base = 100."""
    return Report(
        title=say("title.volume", name=indicator.name, base=base),
        fields=VOLUME,
        records=rows,
        aside=aside_of(areas),
        several=len(areas) > 1,
        dividers=_heads(len(areas) > 1),
        notes=[Note(say("note.volume"))],
        sources=lambda row: row.sources,
    )


def _parts_notes(row: "Contribution") -> Iterator[Note]:
    if row.refused is not None:
        yield Note(
            say("note.no_contributions", reason=reason(row.refused)),
            row.figure.period,
            row.series.area.name,
        )
    else:
        yield from marks_notes(row.change.marks, row.figure.period, row.series.area.name)


def _sum_legend(rows: "Sequence[Contribution]") -> Iterator[Note]:
    for row in {(row.series.area.code, row.figure.period): row for row in rows}.values():
        if row.total is not None:
            said = say("note.contributions.sum", total=signed(row.total, 1),
                       growth=signed(row.change.amount or row.total, 1))  # fmt: skip
            yield Note(said, row.figure.period, row.series.area.name)


PARTS: tuple[Field, ...] = (
    *NAMED,
    hidden("part", "text", lambda row: row.part.id if row.part else None),
    Field("part_name", "text", lambda row: row.part.name if row.part else None, "col.part",
          shown="table", wrap=True),
    Field("share_from", "figure", lambda row: row.shares[0] if row.shares else None,
          "col.share_from"),
    Field("share_to", "figure", lambda row: row.shares[1] if row.shares else None, "col.share_to"),
    Field("contribution", "rate", lambda row: row.points, "col.contribution", notes=_parts_notes,
          legend=_sum_legend),
    Field("share_of_growth", "number", lambda row: row.of_growth, "col.of_growth", drop=1),
    hidden("sum", "number", lambda row: row.total),
    hidden("growth", "number", lambda row: row.change.amount),
    hidden("residual", "number", lambda row: row.residual),
    hidden("basis", "text", lambda row: row.change.basis or None),
    hidden("caveat", "codes",
           lambda row: codes([row.refused] if row.refused else row.change.marks)),
    hidden("derived", "flag", lambda row: row.points is not None),
    hidden("derivation", "text",
           lambda row: "(share(t) * value(t) - share(t-1) * value(t-1)) / value(t-1)"),
    Field("source", "sources", lambda row: row.sources, "col.source"),
)  # fmt: skip


def contributions_report(
    rows: "Sequence[Contribution]", indicator: "Indicator", areas: "Sequence[Area]"
) -> Report:
    """What each part adds to growth at current prices, in percentage points."""
    several = len(areas) > 1

    def between(before: Any, row: "Contribution") -> Iterator[Divider]:
        if several and by_series(before, row):
            yield Divider(row.series.area.name)

    return Report(
        title=say("title.contributions", name=indicator.name),
        fields=PARTS,
        records=rows,
        aside=aside_of(areas),
        subtitle=(say("at_current_prices.growth"),),
        several=several,
        dividers=between,
        notes=[Note(say("note.contributions"))],
        sources=lambda row: row.sources,
    )


def _previous_notes(row: "Previous") -> Iterator[Note]:
    yield from figure_notes(row.figure)
    if row.refused is not None:
        sentence = say("note.no_previous", reason=reason(row.refused))
        yield Note(sentence, row.figure.period, row.series.area.name)


def _before(row: "Previous") -> Any:
    if row.value is None:
        return None
    return Quantity(row.figure.indicator, row.value, row.figure.unit, "≈ ")


PREVIOUS: tuple[Field, ...] = (
    *NAMED,
    Field("value", "figure", lambda row: row.figure, "col.value", notes=_previous_notes),
    Field("growth_reported", "printed", lambda row: row.figure, "col.growth_reported"),
    hidden("growth_reported_basis", "text", lambda row: row.figure.growth.basis),
    Field("before_printed", "figure", lambda row: row.before, "col.before_printed"),
    Field("before_comparable", "number", _before, "col.before_comparable"),
    hidden("unit", "unit", lambda row: row.series.indicator),
    hidden("growth_computed", "growth", lambda row: row.change),
    hidden("caveat", "codes", lambda row: codes([row.refused] if row.refused else ())),
    hidden("derived", "text", lambda row: row.formula or None),
    Field("source", "sources", lambda row: row.sources, "col.source"),
)


def previous_report(
    rows: "Sequence[Previous]", indicator: "Indicator", areas: "Sequence[Area]"
) -> Report:
    """The value of the year before that printed growth implies, beside the one printed."""
    return Report(
        title=say("title.previous", name=indicator.name),
        fields=PREVIOUS,
        records=rows,
        aside=aside_of(areas),
        subtitle=(indicator,),
        several=len(areas) > 1,
        dividers=_heads(len(areas) > 1),
        notes=[Note(say("note.previous"))],
        sources=lambda row: row.sources,
        empty=say("empty.previous"),
    )
