"""What the cells of a table of others stand for: learned once of its key table, then remembered."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from binzhou_cli.formats.tables.keys import Columns, Keys, Raw, columns_of
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.formats.reading import Reading
    from binzhou_cli.formats.table import Mapping as Meaning
    from binzhou_cli.formats.table import Table
    from binzhou_cli.formats.tables.recognised import Names

Series = dict[tuple[Raw, int], tuple[str, str | None]]


class Learned(Record):
    """Cells of a table as its engine gives them, and what they stand for.

    Attributes:
        columns: the columns of each part of a key.
        series: by the id of an indicator, the cells that tell it from others.
        areas, sources, periods: likewise, by code, id and text.
        values: by the id of an indicator, its columns of figures.
        owners: by cells and column of figures: the indicator, and the unit where it has another.
        marks: columns of statuses, where rows can be read at a glance; none where they cannot.
        fine: cells of such columns that say nothing.
    """

    columns: Columns
    series: dict[str, list[Raw]]
    areas: dict[str, list[Raw]]
    sources: dict[str, list[Raw]]
    periods: dict[str, list[Raw]]
    values: dict[str, list[int]]
    owners: Series
    marks: tuple[int, ...] | None
    fine: tuple[str, ...]


def learned_of(
    table: "Table", meaning: "Meaning", keys: Keys, assembly: "Names", reading: "Reading"
) -> Learned:
    """What the cells of a key table stand for.

    Args:
        meaning: of the columns of the key table.
        assembly: made of the key table: it knows what series, areas and sources are called.
    """
    from binzhou_cli.formats.rows import Rows

    marks, fine = _at_a_glance(meaning)
    found = Learned(columns_of(meaning), {}, {}, {}, {}, {}, {}, marks, fine)
    parts = (found.series, found.areas, found.sources, found.periods)
    rows = [(at, cells) for at, part in enumerate(keys) for cells in part] or [(-1, ())]
    bare = [at for at, columns in enumerate(found.columns) if not columns]
    for each in Rows(table, meaning, reading).stated():
        indicator = assembly.series[assembly.key_of(each)]
        id, code = indicator["id"], assembly.areas[each.area]["code"]
        held = found.values.setdefault(id, [])
        if each.column not in held:
            held.append(each.column)
        names = (id, code, str(assembly.sources[each.source]["id"]), each.period)
        at, cells = rows[each.row]
        for one in {at, *bare} - {-1}:
            _note(parts[one], names[one], cells if one == at else ())
        if at == 0 or 0 in bare:
            unit = assembly.observation_of(indicator, code, "", each).get("unit")
            found.owners.setdefault((cells if at == 0 else (), each.column), (id, unit))
    return found


def _note(found: dict[str, list[Raw]], key: str, cells: Raw) -> None:
    held = found.setdefault(key, [])
    if not held or held[-1] != cells:
        held.append(cells)


def _at_a_glance(meaning: "Meaning") -> tuple[tuple[int, ...] | None, tuple[str, ...]]:
    """The columns of statuses, and their cells that say nothing; none where cells must be read."""
    from binzhou_cli.formats.statuses import statuses

    heads = any(each.period or each.area or each.part or each.mark for each in meaning.values)
    spoken = meaning.flagged or meaning.joined_labels or meaning.columns("note")
    if heads or spoken or meaning.comma is not False or {"status", "note"} & {*meaning.constants}:
        return None, ()
    usual = statuses("A", meaning.letters) == (("A",), "")
    return tuple(meaning.columns("status")), ("", "A") if usual else ("",)


def kept_form(learned: Learned) -> list[Any]:
    """What JSON can hold of it."""
    owners = [[*key, *value] for key, value in learned.owners.items()]
    return [*learned._replace(owners=owners)]  # type: ignore[arg-type]


def of_kept_form(held: list[Any]) -> Learned:
    """What was remembered of it."""
    columns, *names, values, owners, marks, fine = held

    def cells(found: Mapping[str, list[list[Any]]]) -> dict[str, list[Raw]]:
        return {key: [tuple(each) for each in lines] for key, lines in found.items()}

    series, areas, sources, periods = map(cells, names)
    return Learned(
        Columns(*map(tuple, columns)), series, areas, sources, periods, values,
        {(tuple(key), column): (id, unit) for key, column, id, unit in owners},
        None if marks is None else tuple(marks), tuple(fine),
    )  # fmt: skip
