"""A cube as a table: one row a cell, a column a dimension, with its mapping declared."""

from collections.abc import Iterator, Sequence
from itertools import product

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.cells import read_period
from binzhou_cli.formats.content import Content
from binzhou_cli.formats.layouts.heads import apply_told, role_of
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, NAMED, Mapping, Role, Table, Understood, Value
from binzhou_cli.record import Record

MOST_CELLS = 20_000_000


class Dimension(Record):
    """A dimension of a cube.

    Attributes:
        role: ``time``, ``geo``, ``metric`` or empty.
        codes: its members, in order.
        labels: their names, by code.
    """

    id: str
    label: str
    role: str
    codes: Sequence[str]
    labels: dict[str, str]


class Cell(Record):
    """What a cube says in one place."""

    value: str
    status: str = ""
    note: str = ""


def cells_of(dimensions: Sequence[Dimension]) -> Iterator[tuple[str, ...]]:
    """The keys of the cells, in the order in which the values stand."""
    return product(*(each.codes for each in dimensions))


def guessed_roles(dimensions: Sequence[Dimension]) -> list[Dimension]:
    """The dimensions with roles for time and area where the file declares none."""
    found = list(dimensions)
    if not any(each.role == "time" for each in found):
        for index, each in enumerate(found):
            shown = [each.labels.get(code, code) for code in each.codes]
            if all(read_period(text) for text in shown) or all(
                read_period(code) for code in each.codes
            ):
                found[index] = each._replace(role="time")
                break
    if not any(each.role == "geo" for each in found):
        for index, each in enumerate(found):
            names = (each.id.casefold(), each.label.casefold())
            if not each.role and any(
                role_of(name) == "area"
                or name in ("geo", "ref_area", "reg", "land", "municipality")
                for name in names
            ):
                found[index] = each._replace(role="geo")
                break
    return found


def cube_table(
    content: Content,
    dimensions: Sequence[Dimension],
    cells: Sequence[Cell],
    reading: Reading,
    *,
    layout: str,
    title: str,
) -> tuple[Table, Mapping]:
    """The table of a cube and what its columns are.

    Raises:
        BinzhouError: the cube is larger than what it holds, or has no time.
    """
    size = 1
    for each in dimensions:
        size *= len(each.codes)
    if size > MOST_CELLS or size != len(cells):
        raise BinzhouError(
            say("reading.cube_size", path=content.path, values=f"{len(cells):,}", size=f"{size:,}")
        )
    heads = [each.id for each in dimensions] + ["value", "status", "note"]
    width = len(dimensions)
    rows = [heads]
    for key, cell in zip(cells_of(dimensions), cells, strict=True):
        if cell.value or cell.status:
            rows.append([*key, cell.value, cell.status, cell.note])
    table = Table(content.path, rows, list(range(1, len(rows) + 1)), unit="cell", kind=layout)
    found = Mapping(layout, heads, 0, 1, len(rows), codes="sdmx", comma=False)
    geos = [each for each in dimensions if each.role == "geo"]
    area = max(geos, key=lambda each: len(each.codes), default=None)
    if len(geos) > 1 and area is not None:
        others = next(each for each in geos if each is not area)
        found.guess(say("about.second_geo"), others.id, f"--map area-code={others.id}")
    for index, each in enumerate(dimensions):
        if each.role == "time":
            found.roles[index] = Role("period")
            for line in rows[1:]:
                code = line[index]
                if not read_period(code, year=True) and each.labels.get(code):
                    line[index] = each.labels[code]
        elif each is area:
            found.roles[index] = Role("area-code")
            found.labels["area"] = dict(each.labels)
        elif each.role == "metric":
            found.roles[index] = Role("indicator-code")
            found.labels["indicator"] = dict(each.labels)
        elif each.id.casefold() in ("unit", "unit_measure"):
            found.roles[index] = Role("unit")
            found.labels["unit"] = dict(each.labels)
        elif each.id.casefold() == "freq":
            found.roles[index] = Role("skip")
        else:
            found.roles[index] = Role("dim", DECLARED, each.id)
            found.labels[each.id] = dict(each.labels)
        how = DECLARED if each.role else NAMED
        found.said.append(Understood("columns", each.id, found.roles[index].role, how))
    found.roles |= {width: Role("value"), width + 1: Role("status"), width + 2: Role("note")}
    found.values = [Value(width)]
    found.title = title
    return table, apply_told(found, table, reading)
