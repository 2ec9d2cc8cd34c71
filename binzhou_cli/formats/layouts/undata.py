"""UNdata: ``Country or Area`` first; footnotes in a table of their own below."""

from binzhou_cli.errors import say
from binzhou_cli.formats.layouts.heads import apply_told, folded
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, Mapping, Role, Table, Understood, Value

ROLES = {
    "country-or-area": "area",
    "country-or-area-code": "area-code",
    "year": "period",
    "year(s)": "period",
    "value": "value",
    "unit": "unit",
    "value-footnotes": "note",
    "source": "source",
    "series": "indicator",
    "item": "indicator",
    "commodity": "indicator",
    "period": "period",
    "time-period": "period",
}
SPARE = ("record-type", "reliability", "source-year")
"""Columns that say how a figure was made."""


def matches(table: Table) -> bool:
    """Whether its first heads hold ``Country or Area`` and a value."""
    names = {folded(each) for each in table.rows[0]} if table.rows else set()
    return "country-or-area" in names and "value" in names


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns; what has no role of its own is a dimension."""
    heads = [each.strip() for each in table.rows[0]]
    last = next(
        (
            index
            for index, line in enumerate(table.rows)
            if folded(line[0]) in ("fnseqid", "footnoteseqid")
        ),
        len(table.rows),
    )
    found = Mapping("undata", heads, 0, 1, last, codes="m49")
    found.notes = {
        line[0].strip(): line[1].strip() for line in table.rows[last + 1 :] if len(line) > 1
    }
    if last < len(table.rows):
        found.said.append(
            Understood("columns", say("about.below"), "footnotes", DECLARED, len(found.notes))
        )
    for index, head in enumerate(heads):
        name = folded(head)
        if name in ROLES and found.column(ROLES[name]) is None:
            found.roles[index] = Role(ROLES[name])
        elif head:
            found.roles[index] = Role("dim", DECLARED, name)
    value = found.column("value")
    found.values = [Value(value)] if value is not None else []
    _only_needed(found, table)
    found.source["publisher"] = "United Nations"
    return apply_told(found, table, reading)


def _only_needed(found: Mapping, table: Table) -> None:
    """How a figure was made tells series apart only where nothing else does."""
    from binzhou_cli.formats.layouts.shape import Body, unique

    body = Body(table, found)
    spare = [index for index in found.columns("dim") if folded(found.heads[index]) in SPARE]
    kept = [
        index
        for index in found.roles
        if index not in spare and found.roles[index].role in ("area", "period", "indicator", "dim")
    ]
    valued = [each.column for each in found.values]
    for index in spare:
        if unique(body, kept, valued):
            found.roles[index] = Role("attribute")
        else:
            kept.append(index)
