"""One indicator over another as a report."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import figure_notes
from binzhou_cli.report.measures import aside_of, codes, marked, marks_notes
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.ratio import Ratio
    from binzhou_cli.model.records import Area, Indicator


class RatioUnit(tuple[Any, ...]):
    """The unit of a ratio: "%", "yuan per person"."""

    def of(self, language: str) -> str:
        """In words of the language."""
        top, bottom, percent = self
        if percent:
            return "%"
        return f"{top.symbol or top.code} / {bottom.symbol or bottom.code}"


def _notes(row: "Ratio") -> Iterator[Note]:
    period, area = row.figure.period, row.figure.area.name
    yield from figure_notes(row.figure)
    if row.refused is not None:
        yield Note(say("note.no_ratio", reason=reason(row.refused)), period, area)
    yield from marks_notes(row.marks, period, area)
    if row.parted is not None:
        yield Note(say("note.no_change", reason=reason(row.parted)), period, area)


def _kinds(rows: "Sequence[Ratio]") -> Iterator[Note]:
    for kind in dict.fromkeys(row.kind for row in rows if row.value is not None):
        if kind != "period":
            periods = [row.figure.period for row in rows if row.kind == kind]
            for each in periods[:1] if len(periods) == len(rows) else periods:
                yield Note(say(f"ratio.{kind}"), None if len(periods) == len(rows) else each)


def _shown(row: "Ratio") -> Any:
    if row.value is None:
        return say(f"short.{row.refused.code}") if row.refused is not None else None
    return marked(row.value, row.marks, row.qualifier)


FIELDS: tuple[Field, ...] = (
    hidden("indicator", "text", lambda row: row.figure.indicator.id),
    hidden("over", "text", lambda row: row.over.indicator.id),
    hidden("area", "text", lambda row: row.figure.area.code),
    hidden("area_name", "text", lambda row: row.figure.area.name),
    Field("period", "period", lambda row: row.figure.period, "col.period"),
    Field("value", "number", _shown, "col.ratio_value", notes=_notes, legend=_kinds,
          shown="table"),
    hidden("value", "number", lambda row: row.value),
    hidden("unit", "text",
           lambda row: RatioUnit((row.figure.unit, row.over.unit, row.percent)).of("en")),
    hidden("qualifier", "text", lambda row: row.qualifier),
    Field("change_points", "rate", lambda row: row.change, "col.change_pp", drop=1),
    Field("numerator", "figure", lambda row: row.figure, "col.numerator", drop=3),
    Field("denominator", "figure", lambda row: row.over, "col.denominator", drop=3),
    hidden("denominator_used", "number", lambda row: row.denominator),
    hidden("denominator_kind", "text", lambda row: row.kind),
    hidden("caveat", "codes", lambda row: codes([row.refused] if row.refused else row.marks)),
    hidden("change_caveat", "codes", lambda row: codes([row.parted] if row.parted else ())),
    hidden("derived", "flag", lambda row: row.value is not None),
    hidden("derivation", "text", lambda row: "numerator / denominator_used"),
    hidden("source_numerator", "text", lambda row: row.figure.source.id),
    hidden("source_denominator", "text", lambda row: row.over.source.id),
    Field("source", "sources", lambda row: row.sources, "col.source"),
)  # fmt: skip


def ratio_report(
    rows: "Sequence[Ratio]", top: "Indicator", bottom: "Indicator", areas: "Sequence[Area]"
) -> Report:
    """A ratio through the periods; the head names the denominator."""
    several = len(areas) > 1
    percent = top.unit.code == bottom.unit.code

    def between(before: "Ratio | None", row: "Ratio") -> Iterator[Divider]:
        if several and (before is None or before.figure.area.code != row.figure.area.code):
            yield Divider(row.figure.area.name)

    return Report(
        title=say("title.ratio", top=top.name, bottom=bottom.name),
        fields=FIELDS,
        records=rows,
        aside=aside_of(areas),
        subtitle=(RatioUnit((top.unit, bottom.unit, percent)),),
        several=several,
        dividers=between,
        notes=[Note(say("note.ratio"))],
        sources=lambda row: row.sources,
        empty=say("empty.ratio", top=top.name, bottom=bottom.name),
    )
