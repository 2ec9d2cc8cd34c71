"""Figures side by side as a report: no bound, doubt or break is hidden by a bare number."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.breaks import reason_of
from binzhou_cli.analysis.wide import Cell, Column, Row, Wide
from binzhou_cli.errors import say
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL
from binzhou_cli.report.fields import figure_notes, figures_legend
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import UnitLabel, figure_words, listed

if TYPE_CHECKING:
    from binzhou_cli.analysis.breaks import Crossing
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Indicator, Text, Unit


def table_report(
    dataset: "Dataset",
    found: Wide,
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    *,
    flags: bool,
    units: "dict[str, Unit]",
    own: "Area | None",
    empty: Any,
) -> Report:
    """The report of ``table``.

    Args:
        own: the area of the reader.
    """
    one = len({each.indicator.id for each in found.columns.values()}) == 1
    one = one and "indicator" not in found.rows_by
    fields = [*_row_fields(found, areas)]
    headings: dict[str, Any] = {}
    for place, (key, column) in enumerate(found.columns.items()):
        name = _column_key(found.by, key, column)
        drop = len(found.columns) - place if found.by == "period" else place
        fields += _cell_fields(name, key, drop, flags)
        headings[name] = _head(found.by, column, one)
    single = indicators[0] if one and indicators else None
    return Report(
        title=single.name if single is not None else _where(areas, dataset),
        fields=tuple(fields),
        records=found.rows,
        aside=_span(found) if single is not None else "",
        subtitle=(single,) if single is not None and single.kind != "rank" else (),
        headings=headings,
        several=len(areas) > 1,
        many=len(indicators) > 1,
        units=units,
        dividers=_dividers(found),
        lines=[],
        notes=[*_absent(found), *_crossings(found), *_footer(found)],
        sources=lambda row: dict.fromkeys(each.figure.source for each in row.cells.values()),
        own=_own(found, own),
        warnings=[
            *_units_told(found),
            *(each.sentence for each in _absent(found)),
            *_told(found, flags),
        ],
        empty=empty,
    )


def _where(areas: "Sequence[Area]", dataset: "Dataset") -> Any:
    return listed(each.name for each in areas) if len(areas) < 4 else dataset.title


def _span(found: Wide) -> Any:
    periods = sorted(
        {cell.figure.period for row in found.rows for cell in row.cells.values()},
        key=lambda period: period.order,
    )
    if not periods:
        return ""
    return say("span", first=periods[0], last=periods[-1]) if len(periods) > 1 else periods[0].text


def _row_fields(found: Wide, areas: "Sequence[Area]") -> Iterator[Field]:
    if "indicator" in found.rows_by:
        yield hidden("indicator", "indicator", lambda row: row.indicator)
        yield Field(
            "name", "text", lambda row: row.indicator.name, "col.name", shown="table", wrap=True
        )
        yield Field("unit", "unit", lambda row: row.indicator, "col.unit", drop=900, joins="name")
    if "area" in found.rows_by:
        yield hidden("area", "text", lambda row: row.area.code)
        yield Field("area_name", "text", lambda row: row.area.name, "col.area")
    if "period" in found.rows_by:
        yield Field("period", "period", lambda row: row.period, "col.period")


def _own(found: Wide, own: "Area | None") -> Any:
    """A row is the reader's own where a row is an area and nothing else."""
    alone = "area" in found.rows_by and len({row.area.code for row in found.rows}) == len(
        found.rows
    )
    return lambda row: alone and row.area is own


def _absent(found: Wide) -> "Iterator[Note]":
    """What was asked for by name and has no figure there: a column that vanishes hides it."""
    if found.absent:
        yield Note(say("note.absent", names=listed(each.name for each in found.absent)))


def _crossings(found: Wide) -> "Iterator[Note]":
    """Breaks between periods that stand side by side, where no line can be drawn."""
    if found.by != "period":
        return
    crossed: dict[Any, dict[Any, None]] = {}
    for row in found.rows:
        for cell in row.cells.values():
            if cell.crossing is not None:
                key = (cell.crossing.after, cell.crossing.before, reason_of(cell.crossing))
                crossed.setdefault(key, {})[cell.figure.indicator.name] = None
    several = len({row.indicator.id for row in found.rows}) > 1
    for (after, before, reason), names in crossed.items():
        told = say("note.break.between", after=after, before=before, reason=reason)
        yield Note(told, name=listed(names)) if several else Note(told)


def _column_key(by: str, key: str, column: Column) -> str:
    """The name of a column in CSV: the id of an indicator, the name of an area, a period."""
    if by == "area" and column.area is not None:
        return column.area.name.of("en") or key
    return key


def _cell_fields(name: str, key: str, place: int, flags: bool) -> Iterator[Field]:
    def cell(row: Row) -> Cell | None:
        return row.cells.get(key)

    def figure(row: Row) -> Any:
        held = cell(row)
        return held.figure if held is not None else None

    def plain(row: Row) -> Any:
        held = cell(row)
        return held.figure if held is not None and (flags or held.plain) else None

    yield Field(
        name,
        "figure",
        figure,
        notes=lambda row: _notes(figure(row)),
        legend=lambda rows: figures_legend(figure(row) for row in rows),
        shown="table",
        drop=place,
    )
    yield hidden(name, "figure", plain)
    if flags:
        yield hidden(f"{name}_qualifier", "text", lambda row: _of(figure(row), "qualifier"))
        yield hidden(f"{name}_status", "codes", lambda row: _of(figure(row), "status") or ())
        yield hidden(f"{name}_segment", "count", lambda row: _of(cell(row), "segment"))
        yield hidden(
            f"{name}_source", "text", lambda row: figure(row).source.id if figure(row) else None
        )


def _of(held: Any, name: str) -> Any:
    return getattr(held, name) if held is not None else None


def _notes(figure: Any) -> Iterator[Note]:
    """The notes of figures that a bare number would hide."""
    if figure is not None and (figure.qualifier != "exact" or set(figure.status) - {"A", "B"}):
        yield from figure_notes(figure)


def _head(by: str, column: Column, one: bool) -> Any:
    indicator = column.indicator
    if by == "area" and column.area is not None:
        return column.area.name
    if by == "period" and column.period is not None:
        return column.period.text
    if one or indicator.kind in ("rank", "fact"):
        return indicator.name
    return say("heading.under", label=indicator.name, heading=UnitLabel((indicator,)))


def _dividers(found: Wide) -> Any:
    def between(before: Row | None, row: Row) -> Iterator[Divider]:
        if "period" not in found.rows_by:
            return
        crossed: dict[Any, list[Any]] = {}
        for cell in row.cells.values():
            if cell.crossing is not None:
                name = cell.figure.area.name if found.by == "area" else cell.series.indicator.name
                crossed.setdefault(reason_of(cell.crossing), []).append(name)
        for reason, names in crossed.items():
            if len(names) == len(row.cells):
                yield Divider(say("note.break", reason=reason), "break")
            else:
                yield Divider(say("note.break.of", names=listed(names), reason=reason), "break")

    return between


def _footer(found: Wide) -> list[Note]:
    whole = len(found.columns) * len(found.rows)
    if not whole or not found.missing:
        return []
    return [Note(say("note.cells", n=whole - found.missing, of=whole))]


def _units_told(found: Wide) -> Iterator[Any]:
    """A bare number has no unit beside it: the units are told aside."""
    indicators = {row.first.key("indicator"): row.indicator for row in found.rows}
    indicators |= {each.indicator.id: each.indicator for each in found.columns.values()}
    named = [
        say("unit.of", name=each.id, unit=UnitLabel((each, "machine")))
        for each in indicators.values()
        if each.kind not in ("rank", "fact")
    ]
    if named:
        yield say("warning.units", units=listed(named))


def _told(found: Wide, flags: bool) -> Iterator[Any]:
    """Bounds, doubts and breaks that a bare number cannot show."""
    crossed: dict[tuple[str, Crossing], dict[Text, None]] = {}
    for row in found.rows:
        for cell in row.cells.values():
            figure = cell.figure
            what = {"name": figure.indicator.id, "area": figure.area.name, "period": figure.period}
            if cell.crossing is not None:
                key = (figure.indicator.id, cell.crossing)
                crossed.setdefault(key, {})[figure.area.name] = None
            if cell.plain or flags:
                continue
            if figure.qualifier in BOUNDS:
                code = "bound"
            elif DOUBTFUL & {*figure.status}:
                code = "doubtful"
            else:
                code = "expected" if figure.value is not None else "words"
            yield say(f"warning.left_empty.{code}", value=figure_words(figure), **what)
    for (name, crossing), areas in crossed.items():
        named: list[Any] = [*areas][:3]
        yield say(
            "warning.break", name=name, after=crossing.after, before=crossing.before,
            reason=reason_of(crossing), areas=listed(named + ["…"] * (len(areas) > 3)),
        )  # fmt: skip
