"""Where each figure comes from, down to the sentence that states it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.record import Record
from binzhou_cli.report.fields import (
    AREA,
    INDICATOR,
    NOTE,
    PERIOD,
    QUALIFIER,
    STATUS,
    UNIT,
    figure_notes,
    figures_legend,
    text_of,
)
from binzhou_cli.report.report import Divider, Field, Report, hidden
from binzhou_cli.report.words import listed

if TYPE_CHECKING:
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Area, Figure, Indicator


class Stated(Record):
    """A figure as one source states it."""

    series: "Series"
    figure: "Figure"
    current: bool


FIELDS: tuple[Field, ...] = (
    INDICATOR,
    AREA,
    PERIOD,
    Field(
        "value",
        "figure",
        lambda row: text_of(row.figure),
        "col.value",
        notes=lambda row: figure_notes(row.figure),
        legend=lambda rows: figures_legend(row.figure for row in rows),
    ),
    UNIT,
    QUALIFIER,
    STATUS,
    Field("growth", "printed", lambda row: row.figure.growth, "col.growth_printed", drop=3),
    hidden("current", "flag", lambda row: row.current),
    Field("source", "sources", lambda row: (row.figure.source,), "col.source"),
    Field("quote", "text", lambda row: row.figure.quote, "col.says", wrap=True, drop=1),
    Field(
        "where",
        "text",
        lambda row: row.figure.locator if not row.figure.quote else "",
        "col.where",
        wrap=True,
        shown="table",
        drop=4,
    ),
    hidden("locator", "text", lambda row: row.figure.locator),
    hidden("title", "text", lambda row: row.figure.source.title),
    hidden("publisher", "text", lambda row: row.figure.source.publisher),
    Field("published", "text", lambda row: row.figure.source.published, "col.published", drop=2),
    hidden("url", "text", lambda row: row.figure.source.url),
    hidden("remark", "text", lambda row: row.figure.source.remark),
    NOTE,
)


def origins_report(
    rows: Sequence[Stated], indicators: "Sequence[Indicator]", areas: "Sequence[Area]"
) -> Report:
    """The report of ``sources`` with an indicator."""
    one = len(indicators) == 1
    several = len(areas) > 1
    return Report(
        title=say("title.sources_of", name=listed(each.name for each in indicators)),
        fields=FIELDS,
        records=rows,
        aside=listed(each.name for each in areas) if len(areas) < 4 else "",
        subtitle=(indicators[0],) if one and indicators[0].kind not in ("rank", "fact") else (),
        several=several,
        dividers=_heads(several, not one),
        sources=lambda row: (row.figure.source,),
        addresses=True,
        empty=say("empty.sources"),
    )


def _heads(several_areas: bool, several_indicators: bool) -> Any:
    def between(before: Any, row: Stated) -> Iterator[Divider]:
        if before is not None and before.series is row.series:
            return
        if several_indicators:
            yield Divider(row.series.indicator.name)
        if several_areas:
            yield Divider(row.series.area.name)

    return between
