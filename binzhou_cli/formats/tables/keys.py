"""What a table of others is made of: its different cells, asked of the engine, as a small table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from binzhou_cli.errors import Said, say
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import Mapping as Meaning
from binzhou_cli.formats.table import Table
from binzhou_cli.formats.tables.query import Engine, Filter, combinations
from binzhou_cli.record import Record

Raw = tuple[Any, ...]
BY_SERIES = ("indicator", "indicator-code", "dim", "unit", "multiplier")
BY_AREA = ("area", "area-code")


class Unnumbered(Table):
    """Rows of an answer: they are told by what they hold, for they have no number of their own."""

    def place(self, row: int) -> Said:
        """A row in words."""
        held = [each for each in self.rows[row] if each.strip()]
        return say("tables.row.holds", cells=", ".join(held[:4])[:80])


class Keys(Record):
    """The different cells of a table, as its engine gives them.

    Attributes:
        series: what tells indicators apart, a row a combination.
        areas, sources, periods: likewise.
    """

    series: Sequence[Raw]
    areas: Sequence[Raw]
    sources: Sequence[Raw]
    periods: Sequence[Raw]


class Columns(Record):
    """The columns of each part of a key, by their numbers."""

    series: tuple[int, ...]
    areas: tuple[int, ...]
    sources: tuple[int, ...]
    periods: tuple[int, ...]


def columns_of(meaning: Meaning) -> Columns:
    """Which columns make up the key of a figure."""

    def held(*roles: str) -> tuple[int, ...]:
        return tuple(sorted(at for at, each in meaning.roles.items() if each.role in roles))

    dims = {each.name for each in meaning.roles.values() if each.role == "dim"}
    labels = [each for each in held("label") if meaning.roles[each].name in dims]
    return Columns(
        tuple(sorted((*held(*BY_SERIES), *labels))), held(*BY_AREA), held("source"),
        held("period", "part"),
    )  # fmt: skip


def filled_of(meaning: Meaning) -> tuple[int, ...]:
    """The columns of which one is filled in a row that states something; none: any row may."""
    if meaning.columns("status") or meaning.flagged or "status" in meaning.constants:
        return ()
    return tuple(each.column for each in meaning.values)


def where_of(engine: Engine, table: Table, meaning: Meaning, reading: Reading) -> list[Filter]:
    """What ``--where`` keeps, as conditions for the engine.

    Raises:
        UsageError: there is no such dimension, or no such member.
    """
    from binzhou_cli.formats.where import columns_of as named
    from binzhou_cli.formats.where import conditions

    if not reading.where:
        return []
    columns = sorted({each for name, _ in reading.where for each in named(name, meaning)})
    width = len(meaning.heads)
    rows: list[list[str]] = []
    held: dict[int, list[Any]] = {}
    for column in columns:
        held[column] = [each[0] for each in combinations(engine, (column,), few=False)]
        for cell in held[column]:
            rows.append([""] * width)
            rows[-1][column] = engine.text(cell, column)
    small = Table(table.name, rows, [0] * len(rows), unit=table.unit)
    found = conditions(small, replace(meaning, first=0, last=len(rows)), reading)
    made = []
    for column, wanted, name in found:
        pairs = [
            (each, cells)
            for each in named(name, meaning)
            if (
                cells := tuple(
                    one for one in held[each] if engine.text(one, each).strip().casefold() in wanted
                )
            )
        ]
        made.append(Filter(tuple(pairs) or ((column, ()),)))
    return made


def keys_of(engine: Engine, meaning: Meaning, where: tuple[Filter, ...], *, few: bool) -> Keys:
    """The different cells of a table, asked of its engine."""
    filled = filled_of(meaning)
    return Keys(
        *(combinations(engine, each, where, filled, few=few) for each in columns_of(meaning))
    )


def key_table(
    engine: Engine, sample: Table, meaning: Meaning, keys: Keys
) -> tuple[Table, Meaning, Columns]:
    """A table that has each different cell once: what a whole one would tell of its names."""
    columns = columns_of(meaning)
    width = len(meaning.heads)
    base = [""] * width
    for at, value in enumerate(meaning.values):
        base[value.column] = _figure_like(sample, meaning, at)
    for part, names in zip(keys, columns, strict=True):
        for column, text in zip(names, engine.texts(part[0] if part else (), names), strict=False):
            base[column] = text
    rows: list[list[str]] = []
    for part, names in zip(keys, columns, strict=True):
        for cells in part:
            line = list(base)
            for column, text in zip(names, engine.texts(cells, names), strict=True):
                line[column] = text
            rows.append(line)
    if not rows:
        rows = [base]
    table = Unnumbered(
        sample.name, rows, [0] * len(rows), unit="row", kind=sample.kind,
        delimiter=sample.delimiter, said=sample.said, others=sample.others, more=sample.more,
        beside=sample.beside, title=sample.title,
    )  # fmt: skip
    return table, replace(meaning, head=-1, first=0, last=len(rows)), columns


def _figure_like(sample: Table, meaning: Meaning, at: int) -> str:
    """A figure with the sign that the first of a column has: as a small file takes its unit."""
    from binzhou_cli.formats.cells import is_missing, sign_of

    column = meaning.values[at].column
    for line in sample.rows[meaning.first : meaning.last]:
        if column < len(line) and not is_missing(line[column]):
            sign = sign_of(line[column].strip())
            return "1%" if sign == "%" else f"{sign}1"
    return "1"
