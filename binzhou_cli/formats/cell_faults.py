"""What is wrong in a table, cell by cell: where, what was found, what is allowed, what helps."""

from binzhou_cli.errors import Said, say
from binzhou_cli.formats.table import Mapping, Table
from binzhou_cli.record import Record


class CellFault(Record):
    """What is wrong in a table, and the option that helps.

    Attributes:
        file: where it is.
        line: the line of a text or the row of a sheet, from 1; 0 for none.
        column: the column, from 1; none for the whole row.
        found: what stands there.
        allowed: what may stand there.
        reason: the whole sentence.
        option: what helps.
    """

    file: str
    line: int
    column: int | None
    found: str
    allowed: Said | str
    reason: Said
    option: str = ""

    @property
    def place(self) -> str:
        """The column in words."""
        return str(self.column or "")


def ragged(table: Table, line: int, cells: int, heads: int) -> CellFault:
    """A row that has more cells than the head, or lacks one that is needed."""
    place = table.place(line)
    reason = say("reading.ragged", path=table.name, place=place, cells=cells, heads=heads)
    return CellFault(table.name, table.numbers[line], None, str(cells), str(heads), reason)


def no_figure(
    table: Table, mapping: Mapping, line: int, column: int, cell: str, long: bool
) -> CellFault:
    """A cell that is no figure, or one of too many digits."""
    option = f"--map skip={column + 1}"
    reason = say(
        "reading.too_long" if long else "reading.no_figure",
        path=table.name,
        place=table.place(line),
        column=column + 1,
        head=_cut(mapping.heads[column]),
        found=_cut(cell),
        option=option,
    )
    allowed = say("reading.allowed.figure")
    number = table.numbers[line]
    return CellFault(table.name, number, column + 1, _cut(cell), allowed, reason, option)


def no_period(table: Table, mapping: Mapping, line: int, column: int, cell: str) -> CellFault:
    """A cell of the column of periods that is none."""
    reason = say(
        "reading.bad_period",
        path=table.name,
        place=table.place(line),
        column=column + 1,
        head=_cut(mapping.heads[column]),
        found=_cut(cell),
    )
    allowed = say("reading.allowed.period")
    number = table.numbers[line]
    return CellFault(table.name, number, column + 1, _cut(cell), allowed, reason, "--map period=")


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else f"{plain[:39]}…"
