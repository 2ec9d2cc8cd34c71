"""Average growth per year over spans as a report."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import (
    change_notes,
    changes_legend,
    figure_notes,
    figures_legend,
    text_of,
)
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import listed, reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.average import Average
    from binzhou_cli.model.records import Area, Indicator, Unit


def _end(which: str) -> Any:
    def figure(row: "Average") -> Any:
        return getattr(row, which)

    return figure


def _average_notes(row: "Average") -> Iterator[Note]:
    refused = row.change.refused
    if refused is not None and row.ending is not None:
        yield Note(reason(refused), None, row.series.area.name)
    yield from change_notes(row.change, None, row.series.area.name)


def _sources_of(row: "Average") -> list[Any]:
    return [each.source for each in (row.opening, row.ending) if each is not None]


def _average_basis(rows: "Sequence[Average]") -> Iterator[Note]:
    yield from changes_legend(row.change for row in rows)
    bases = dict.fromkeys(row.basis for row in rows if row.basis)
    printed = any(row.rates for row in rows)
    for basis in bases:
        key = "note.average.printed" if printed else "note.average.computed"
        yield Note(say(key, basis=say(f"basis.{basis}")))


AVERAGE: tuple[Field, ...] = (
    hidden("indicator", "indicator", lambda row: row.series.indicator),
    Field("name", "text", lambda row: row.series.indicator.name, "col.name", wrap=True, easy=20),
    hidden("area", "text", lambda row: row.series.area.code),
    hidden("area_name", "text", lambda row: row.series.area.name, "col.area"),
    Field(
        "period_from", "period", lambda row: row.opening.period if row.opening else None, "col.from"
    ),
    Field(
        "value_from",
        "figure",
        lambda row: text_of(row.opening),
        "col.value_from",
        drop=3,
        notes=lambda row: figure_notes(row.opening),
        legend=lambda rows: figures_legend(row.opening for row in rows),
    ),
    Field("period_to", "period", lambda row: row.ending.period if row.ending else None, "col.to"),
    Field(
        "value_to",
        "figure",
        lambda row: text_of(row.ending),
        "col.value_to",
        drop=3,
        notes=lambda row: figure_notes(row.ending),
        legend=lambda rows: figures_legend(row.ending for row in rows),
    ),
    Field("unit", "unit", lambda row: row.series.indicator, "col.unit", drop=4, joins="name"),
    Field("years", "count", lambda row: row.change.years or None, "col.growth_years", drop=2),
    Field("change", "change", lambda row: row.change if row.ending else None, "col.change", drop=1),
    Field(
        "per_year",
        "per-year",
        lambda row: _per_year(row),
        "col.per_year",
        notes=_average_notes,
        legend=_average_basis,
    ),
    hidden(
        "measure", "text", lambda row: row.change.measure if row.change.refused is None else None
    ),
    hidden("basis", "text", lambda row: row.basis or None),
    hidden("rates", "codes", lambda row: tuple(f"{each:f}" for each in row.rates)),
    hidden(
        "caveat",
        "codes",
        lambda row: tuple(dict.fromkeys(each.code for each in row.change.caveats)),
    ),
    hidden("source", "sources", lambda row: dict.fromkeys(_sources_of(row))),
)


def _per_year(row: "Average") -> Any:
    """Over one year the change itself is what happened per year."""
    change = row.change
    if row.ending is None or change.refused is not None:
        return None
    return change if change.years > 1 else change._replace(per_year=change.amount)


def average_report(
    rows: "Sequence[Average]",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    *,
    units: "dict[str, Unit]",
    empty: Any,
) -> Report:
    """Average growth per year, a row a series, or a stretch of one that a break parts."""
    several = len(areas) > 1
    one = len(indicators) == 1
    kept = [row for row in rows if row.ending is not None] or list(rows)
    fields = [
        each.only("both" if several else "data") if each.key == "area_name" else each
        for each in AVERAGE
        if not (one and each.key == "name")
    ]
    if one:
        fields.insert(1, AVERAGE[1].only("data"))
        fields = [each._replace(shown="data") if each.key == "unit" else each for each in fields]
    return Report(
        title=say("title.average_of", name=indicators[0].name) if one else say("title.average"),
        fields=tuple(fields),
        records=kept if any(row.ending is not None for row in rows) else [],
        aside=listed(each.name for each in areas) if len(areas) < 4 else "",
        subtitle=(indicators[0],) if one else (),
        several=several,
        units=units,
        dividers=_crossings,
        sources=_sources_of,
        empty=empty,
    )


def _crossings(before: "Average | None", row: "Average") -> Iterator[Divider]:
    same = (
        before is not None
        and before.series.indicator.id == row.series.indicator.id
        and before.series.area.code == row.series.area.code
    )
    if same and row.crossing is not None:
        yield Divider(say("note.break", reason=reason(row.crossing)), "break")
