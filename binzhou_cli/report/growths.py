"""Growth as reports: year over year, averages over spans, index numbers."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import (
    INDICATOR,
    PERIOD,
    basis_legend,
    change_fields,
    change_notes,
    changes_legend,
    figure_notes,
    figures_legend,
    gaps_legend,
    text_of,
)
from binzhou_cli.report.report import Divider, Field, Note, Pivot, Report, hidden
from binzhou_cli.report.series import COMPUTED, REPORTED, REPORTED_CAVEAT, growth_headings
from binzhou_cli.report.words import DOUBT, listed, reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.average import Average
    from binzhou_cli.analysis.growth import IndexNumber
    from binzhou_cli.analysis.observed import Observed
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Indicator, Unit


def _difference(row: "Observed") -> Any:
    """Printed growth less computed growth, in percentage points."""
    change = row.change
    if row.growth is None or change is None or change.refused is not None:
        return None
    if change.measure != "percent" or change.years != 1 or change.amount is None:
        return None
    return row.growth.percent - change.amount


YEARLY: tuple[Field, ...] = (
    INDICATOR,
    hidden("area", "text", lambda row: row.figure.area.code),
    hidden("area_name", "text", lambda row: row.figure.area.name),
    PERIOD,
    REPORTED._replace(drop=1),
    Field(
        "growth_reported_basis",
        "text",
        lambda row: say(f"basis.{row.growth.basis}") if row.growth else None,
        "col.basis",
        shown="table",
        drop=4,
    ),
    hidden("growth_reported_basis", "text", lambda row: row.growth.basis if row.growth else None),
    hidden(
        "growth_reported_qualifier",
        "text",
        lambda row: row.growth.qualifier if row.growth else None,
    ),
    hidden(
        "growth_source", "text", lambda row: row.growth_source.id if row.growth_source else None
    ),
    REPORTED_CAVEAT,
    COMPUTED._replace(
        drop=1,
        legend=lambda rows: (
            *gaps_legend(row.change for row in rows),
            *basis_legend(row.change for row in rows),
        ),
    ),
    *change_fields(lambda row: row.change, "growth_"),
    Field("difference", "rate", _difference, "col.reported_minus_computed", drop=2),
    Field("source", "sources", lambda row: row.sources, "col.source"),
)


def yearly_report(
    rows: "Sequence[Observed]",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    *,
    reported: bool,
    computed: bool,
    notes: Sequence[Note] = (),
) -> Report:
    """Growth year over year: a row a figure; people see several series side by side."""
    keep = [
        row
        for row in rows
        if (reported and row.growth is not None) or (computed and row.change is not None)
    ]
    left_out = set()
    if not reported:
        left_out |= {
            "growth_reported",
            "growth_reported_basis",
            "growth_reported_qualifier",
            "growth_source",
            "growth_reported_caveat",
        }
    if not computed:
        left_out |= {each.key for each in YEARLY if each.key.startswith("growth_")} - {
            "growth_reported",
            "growth_reported_basis",
            "growth_reported_qualifier",
            "growth_source",
            "growth_reported_caveat",
        }
        left_out |= {"from_source"}
    if not (reported and computed):
        left_out.add("difference")
    fields = tuple(each for each in YEARLY if each.key not in left_out)
    series = {(row.figure.indicator.id, row.figure.area.code) for row in keep}
    several = len(areas) > 1
    one = len(indicators) == 1
    cells = [each for each in (REPORTED._replace(drop=1), COMPUTED) if each.key not in left_out]
    pivot = None
    if len(series) > 1:
        pivot = Pivot(
            PERIOD,
            _column(several, len(indicators) > 1),
            tuple(_headed(each) for each in cells),
            _pivot_head,
        )
    return Report(
        title=say("title.growth_of", name=indicators[0].name) if one else say("title.growth_table"),
        fields=fields,
        records=keep,
        aside=listed(each.name for each in areas) if len(areas) < 4 else "",
        headings=growth_headings(keep, [each.kind for each in indicators], indicators),
        several=several,
        dividers=_breaks if pivot is None else (lambda before, row: ()),
        notes=notes,
        sources=lambda row: row.sources,
        pivot=pivot,
        empty=say("empty.growth"),
    )


def _headed(cell: Field) -> Field:
    return cell._replace(drop=1 if cell.key == "growth_reported" else 0)


def _pivot_head(cell: Field, rows: Sequence[Any]) -> Any:
    """The head of one column: it holds the unit and the basis of its own figures."""
    indicator = rows[0].figure.indicator
    return _OneLine((growth_headings(rows, [indicator.kind], [indicator])[cell.key],))


class _OneLine(tuple[Any, ...]):
    """A heading without the line above that it shares with its neighbour."""

    def of(self, language: str) -> str:
        """The heading as one line."""
        from binzhou_cli.language import Texts

        texts = Texts(language)
        first, _, rest = texts.said(self[0]).partition("\n")
        if first.strip() in ("", texts("col.growth")):
            return texts("heading.percent", words=" ".join(rest.rstrip("%").split()))
        return " ".join(f"{first} {rest}".split())


def _column(several_areas: bool, several_indicators: bool) -> Any:
    def column(row: "Observed") -> tuple[str, Any]:
        figure = row.figure
        key = f"{figure.indicator.id} {figure.area.code}"
        if several_areas and several_indicators:
            return key, listed_comma(figure.indicator.name, figure.area.name)
        return key, figure.area.name if several_areas else figure.indicator.name

    return column


def listed_comma(*names: Any) -> Any:
    """Names one after the other."""
    return say("comma.join", first=names[0], second=names[1])


def _breaks(before: "Observed | None", row: "Observed") -> Iterator[Divider]:
    from binzhou_cli.analysis.breaks import reason_of

    for each in row.breaks:
        yield Divider(say("note.break", reason=reason_of(each)), "break")


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


def _index_before(row: "IndexNumber") -> str:
    codes = {each.code for each in row.marks}
    return ("* " if "across-break" in codes else "") + (DOUBT if "doubtful" in codes else "")


class _Marked(tuple[Any, ...]):
    """An index number with the signs before it."""

    def of(self, language: str) -> str:
        """ "* 104.3"."""
        before, value = self
        return f"{before}{value:,f}"


def _index(row: "IndexNumber") -> Any:
    if row.value is None:
        return say(f"short.{row.refused.code}") if row.refused is not None else None
    before = _index_before(row)
    return _Marked((before, row.value)) if before else row.value


def _index_notes(row: "IndexNumber") -> Iterator[Note]:
    if row.refused is not None:
        yield Note(reason(row.refused), row.figure.period, row.series.area.name)
    for mark in row.marks:
        if mark.code == "across-break":
            yield Note(say("note.across", reason=reason(mark.params["reason"])))
        elif mark.code == "doubtful":
            yield Note(say("note.doubtful"))
            yield from figure_notes(row.base if "U" in row.base.status else row.figure)


INDEX: tuple[Field, ...] = (
    hidden("indicator", "indicator", lambda row: row.series.indicator),
    hidden("area", "text", lambda row: row.series.area.code),
    hidden("area_name", "text", lambda row: row.series.area.name),
    Field("period", "period", lambda row: row.figure.period, "col.period"),
    Field("index", "number", _index, "col.index", notes=_index_notes, shown="table"),
    hidden("index", "number", lambda row: row.value),
    hidden("base", "period", lambda row: row.base.period),
    hidden("basis", "text", lambda row: _index_basis(row)),
    hidden(
        "caveat",
        "codes",
        lambda row: (
            (row.refused.code,)
            if row.refused is not None
            else tuple(dict.fromkeys(each.code for each in row.marks))
        ),
    ),
    Field("source", "sources", lambda row: (row.figure.source,), "col.source"),
)


def _index_basis(row: "IndexNumber") -> str | None:
    from binzhou_cli.analysis.scale import is_money

    return (
        "current-prices" if row.value is not None and is_money(row.series.indicator.unit) else None
    )


def index_report(
    rows: "Sequence[IndexNumber]",
    base: "Period",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    notes: Sequence[Note] = (),
) -> Report:
    """Index numbers, the base = 100; years that cannot be computed stand in one line."""
    several = len(areas) > 1
    one = len(indicators) == 1
    title = say("title.index", base=base)
    if one:
        title = say("title.index_of", name=indicators[0].name, base=base)
    money = any(_index_basis(row) for row in rows)
    return Report(
        title=title,
        fields=INDEX,
        records=rows,
        aside=listed(each.name for each in areas) if len(areas) < 4 else "",
        subtitle=(say("at_current_prices.alone"),) if money else (),
        several=several,
        dividers=_series_heads(several, not one),
        notes=notes,
        sources=lambda row: (row.figure.source,),
        empty=say("empty.growth"),
    )


def _series_heads(several_areas: bool, several_indicators: bool) -> Any:
    def between(before: Any, row: "IndexNumber") -> Iterator[Divider]:
        same = before is not None and before.series is row.series
        if same or not (several_areas or several_indicators):
            return
        name, area = row.series.indicator.name, row.series.area.name
        if several_areas and several_indicators:
            yield Divider(listed_comma(name, area))
        else:
            yield Divider(area if several_areas else name)

    return between
