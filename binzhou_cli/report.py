"""What every command returns: a Report, which every writer can print."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.record import Record, fresh

if TYPE_CHECKING:
    from binzhou_cli.charts.chart import Chart


class Column(Record):
    """A column of a report.

    Attributes:
        key: its name in machine-readable output; fixed and documented.
        label: its heading in a table; a second line after ``\\n``.
        kind: ``text``, ``period``, ``number`` (a figure in the unit of the column),
            ``percent`` (one decimal in a table), ``place`` (a rank), ``count``,
            ``sources`` (ids of sources; numbered in a table), ``spark`` (a list of figures).
        shown: ``both``, ``table`` or ``data``: who sees it.
        drop: 0 is never left out of a narrow table; the highest goes first.
        wrap: whether the text may be folded to more lines.
        easy: the width in which it still reads well; other columns go before it gets less.
        joins: key of the column whose text takes this one's when this one is left out, so
            that no figure stands without its unit.
    """

    key: str
    label: str = ""
    kind: str = "text"
    shown: str = "both"
    drop: int = 0
    wrap: bool = False
    easy: int = 24
    joins: str = ""


class Cell(Record):
    """A value and what a person reads in its place.

    Attributes:
        value: for machines: ``Decimal``, ``int``, ``str``, ``bool`` or none.
        text: for people, instead of the formatted value: "break", "+14.5 %".
        before: a sign before the number: ``>``.
        tone: ``good``, ``bad``, ``quiet`` or ``warn``; never the only sign.
    """

    value: Any = None
    text: str | None = None
    before: str = ""
    tone: str = ""


class Divider(Record):
    """A line across the table: the heading of a group, or a break in series."""

    text: str
    kind: str = "group"


Value = Decimal | int | str | bool | None | Cell | Sequence[Any]
Row = tuple[Value, ...]


class SourceNote(Record):
    """A source as it stands under a table."""

    id: str
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    remark: str = ""


class Report(Record, frozen=False):
    """A table with everything a reader needs beside it.

    Attributes:
        title: what the table shows.
        aside: what stands at the right of the title, such as the area.
        subtitle: the unit and the basis.
        lines: sentences that are part of the answer, under the table.
        notes: what a reader must know: breaks, bounds, derived values.
        sources: the sources of the figures, in the order of their numbers.
        addresses: whether the sources stand with their addresses and remarks.
        empty: what to say when there are no rows.
        document: JSON that is the answer itself; tables and CSV tell of it.
        chart: a picture of the same figures.
        chart_shown: on a terminal: ``under`` the table, ``instead`` of it, or in a ``file`` only.
    """

    title: str
    columns: list[Column]
    rows: list[Row | Divider]
    aside: str = ""
    subtitle: str = ""
    lines: list[str] = fresh()
    notes: list[str] = fresh()
    sources: list[SourceNote] = fresh()
    addresses: bool = False
    empty: str = ""
    document: str = ""
    chart: "Chart | None" = None
    chart_shown: str = "under"

    def data_columns(self) -> list[tuple[int, Column]]:
        """The columns of machine-readable output, with their places in a row."""
        return [(i, each) for i, each in enumerate(self.columns) if each.shown != "table"]

    def table_columns(self) -> list[tuple[int, Column]]:
        """The columns of a table that have something to show, with their places in a row."""
        return [
            (i, each)
            for i, each in enumerate(self.columns)
            if each.shown != "data"
            and (each.drop == 0 or any(not is_blank(row[i]) for row in self.data_rows()))
        ]

    def data_rows(self) -> list[Row]:
        """The rows without dividers."""
        return [row for row in self.rows if not isinstance(row, Divider)]


def is_blank(value: Value) -> bool:
    """Whether a person would see nothing in a cell."""
    if isinstance(value, Cell):
        return not value.text and value.value in (None, "")
    return value is None or value == "" or (isinstance(value, list | tuple) and not value)


def machine_value(value: Value) -> Any:
    """The value that machine-readable formats hold."""
    return value.value if isinstance(value, Cell) else value
