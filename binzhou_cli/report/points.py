"""The points of a chart as a report."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import figure_notes, figures_legend
from binzhou_cli.report.report import Field, Note, Report, hidden
from binzhou_cli.report.words import listed

if TYPE_CHECKING:
    from binzhou_cli.analysis.plotted import Plotted
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Indicator, Unit


def points_report(
    dataset: "Dataset",
    points: "Sequence[Plotted]",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    *,
    base: Any,
    units: "dict[str, Unit]",
    chart: Any,
    notes: Sequence[Note],
    empty: Any,
) -> Report:
    """The report of ``plot``: one row a point."""
    names = [each.name for each in indicators]
    several = len(areas) > 1
    title = listed(names) if len(names) < 4 else say("title.show.many", n=len(names))
    own_units = {each.display for each in indicators}
    value = Field(
        "value",
        "figure",
        lambda row: row.figure,
        "col.value",
        notes=lambda row: figure_notes(row.figure),
        legend=lambda rows: figures_legend(row.figure for row in rows),
    )
    unit = Field(
        "unit",
        "unit",
        lambda row: row.figure.indicator,
        "col.unit",
        shown="both" if len(own_units) > 1 else "data",
    )
    if base is not None:
        value = value._replace(kind="number", of=lambda row: row.number)
        unit = unit._replace(kind="text", of=lambda row: f"{base} = 100", shown="data")
    return Report(
        title=title,
        aside=listed(each.name for each in areas) if len(areas) < 4 else dataset.title,
        subtitle=_subtitle(indicators, base),
        fields=(
            Field(
                "indicator",
                "text",
                lambda row: row.figure.indicator.id,
                "col.id",
                shown="both" if len(indicators) > 1 else "data",
            ),
            hidden("area", "text", lambda row: row.figure.area.code),
            Field(
                "area_name",
                "text",
                lambda row: row.figure.area.name,
                "col.area",
                shown="both" if several else "data",
            ),
            Field("period", "period", lambda row: row.figure.period, "col.period"),
            value,
            unit,
            hidden("qualifier", "text", lambda row: row.figure.qualifier),
            hidden("status", "codes", lambda row: row.figure.status),
            hidden("segment", "count", lambda row: row.run),
            hidden("caveat", "codes", _caveats),
            Field("source", "sources", lambda row: (row.figure.source,), "col.source"),
        ),
        records=points,
        several=several,
        units=units,
        notes=notes,
        sources=lambda row: (row.figure.source,),
        chart=chart,
        chart_shown="instead",
        empty=empty,
    )


def _subtitle(indicators: "Sequence[Indicator]", base: Any) -> tuple[Any, ...]:
    if base is not None:
        return (say("chart.base", base=base),)
    if len({each.unit for each in indicators}) == 1 and indicators[0].kind not in ("rank", "fact"):
        return (indicators[0],)
    return ()


def _caveats(row: "Plotted") -> tuple[str, ...]:
    if row.refused is not None:
        return (row.refused.code,)
    return tuple(dict.fromkeys(each.code for each in row.marks))
