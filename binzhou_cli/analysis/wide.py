"""Figures side by side: what stands in a row, what in a column, and what a bare number hides."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from binzhou_cli.analysis.breaks import Crossing, break_between
from binzhou_cli.analysis.runs import segments
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL, UNSOUND
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure, Indicator
    from binzhou_cli.selection import Selection

DIMENSIONS = ("indicator", "area", "period")


class Cell(Record):
    """A figure in its place.

    Attributes:
        segment: the stretch between breaks in which it lies, from 0.
        crossing: the break between it and the figure before it in its series.
    """

    series: "Series"
    figure: "Figure"
    segment: int
    crossing: Crossing | None

    @property
    def plain(self) -> bool:
        """Whether a bare number says all: no bound, no doubt, no forecast, an exact figure."""
        figure = self.figure
        return (
            figure.value is not None
            and figure.qualifier not in BOUNDS
            and not (DOUBTFUL | UNSOUND) & {*figure.status}
            and not (figure.qualifier != "exact" and "P" in figure.status)
        )

    def key(self, dimension: str) -> str:
        """Where it stands on a dimension."""
        if dimension == "indicator":
            return self.figure.indicator.id
        return self.figure.area.code if dimension == "area" else self.figure.period.text


class Column(Record):
    """What the figures of a column have in common; the others are those of any of its cells."""

    indicator: "Indicator"
    area: "Area | None" = None
    period: "Period | None" = None


class Row(Record):
    """A row of figures.

    Attributes:
        first: any of its cells: what the row is about is the same in all of them.
        cells: by the key of their column.
    """

    first: Cell
    cells: dict[str, Cell]

    @property
    def period(self) -> "Period":
        """The period of a row of one period."""
        return self.first.figure.period

    @property
    def area(self) -> "Area":
        """The area of a row of one area."""
        return self.first.figure.area

    @property
    def indicator(self) -> "Indicator":
        """The indicator of a row of one indicator."""
        return self.first.figure.indicator


class Wide(Record):
    """Figures side by side.

    Attributes:
        by: what the columns are: ``indicator``, ``area`` or ``period``.
        rows_by: what tells the rows apart.
        columns: what each column is about, by its key, in order; what was asked for by name
            has its column though it has no figure.
        absent: the indicators and the areas asked for by name that have no figure.
    """

    by: str
    rows_by: tuple[str, ...]
    columns: dict[str, Column]
    rows: list[Row]
    missing: int
    absent: "tuple[Indicator | Area, ...]" = ()


def wide(
    dataset: "Dataset",
    found: "Sequence[Series]",
    periods: "Selection",
    by: str | None = None,
    indicators: "Sequence[Indicator]" = (),
    areas: "Sequence[Area]" = (),
) -> Wide:
    """The figures of series in rows and columns.

    Args:
        by: what the columns are; without it an area a column where there is one indicator,
            else an indicator a column.
        indicators: those asked for: each is told of, with figures or without.
        areas: those asked for by name.
    """
    cells = [cell for series in found for cell in _cells(dataset, series, periods)]
    held = {each.key(name) for each in cells for name in ("indicator", "area")}
    absent: tuple[Indicator | Area, ...] = (
        *(each for each in indicators if each.id not in held),
        *(each for each in areas if each.code not in held),
    )
    several = {
        "indicator": len({each.key("indicator") for each in cells} | {i.id for i in indicators})
        > 1,
        "area": len({each.key("area") for each in cells} | {each.code for each in areas}) > 1,
        "period": True,
    }
    if by is None:
        by = "indicator" if several["indicator"] or not several["area"] else "area"
    rows_by = tuple(
        each for each in ("area", "indicator", "period") if each != by and several[each]
    )
    if by == "period" and not rows_by:
        rows_by = ("indicator",)
    columns: dict[str, Column] = {}
    if cells and by == "indicator":
        columns = {each.id: Column(each) for each in indicators}
    rows: dict[tuple[str, ...], Row] = {}
    for cell in cells:
        one = cell.figure
        columns.setdefault(cell.key(by), Column(one.indicator, one.area, one.period))
        row = rows.setdefault(tuple(cell.key(each) for each in rows_by), Row(cell, {}))
        row.cells[cell.key(by)] = cell
    if by == "period":
        columns = dict(sorted(columns.items(), key=lambda pair: _when(pair[1])))
    if cells and by == "area":
        named = {each.code: Column(cells[0].figure.indicator, each) for each in areas}
        columns = named | columns if areas else columns
    ordered = list(rows.values())
    if "period" in rows_by:
        places = {each.code: i for i, each in enumerate(dataset.areas)}
        names = {each.series.indicator.id: i for i, each in enumerate(cells)}
        ordered.sort(
            key=lambda row: (
                places[row.area.code] if "area" in rows_by else 0,
                names[row.indicator.id] if "indicator" in rows_by else 0,
                row.period.order,
            )
        )
    missing = len(columns) * len(ordered) - len(cells)
    return Wide(by, rows_by, columns, ordered, missing, absent if cells else ())


def _when(column: Column) -> tuple[int, ...]:
    assert column.period is not None
    return column.period.order


def _cells(dataset: "Dataset", series: "Series", periods: "Selection") -> list[Cell]:
    asked = periods.of(series)
    stated = [each for each in series.current if each.stated and asked(each.period)]
    stretches = segments(dataset, series, stated)
    cells: list[Cell] = []
    last: Figure | None = None
    for each in stated:
        crossing = break_between(dataset, series, last, each) if last is not None else None
        cells.append(Cell(series, each, stretches[each.period], crossing))
        last = each
    return cells
