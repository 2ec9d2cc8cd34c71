"""``--where``: the members of dimensions that are kept, before anything is counted."""

from binzhou_cli.errors import UsageError, say
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.spoken import Listed
from binzhou_cli.formats.table import Mapping, Table

Condition = tuple[int, frozenset[str], str]
"""A column, the members to keep in small letters, and the name of the dimension."""


def conditions(table: Table, mapping: Mapping, reading: Reading) -> list[Condition]:
    """The columns that ``--where`` speaks of, with the members to keep."""
    found = []
    for name, codes in reading.where:
        columns = columns_of(name, mapping)
        known: dict[str, str] = {}
        for index in columns:
            for line in table.rows[mapping.first : mapping.last]:
                if index < len(line) and line[index].strip():
                    known.setdefault(line[index].strip().casefold(), line[index].strip())
        labels = mapping.labels.get(mapping.roles[columns[0]].name, {})
        wanted = set()
        for code in codes:
            meant = {key for key, text in labels.items() if text.casefold() == code.casefold()}
            if code.casefold() not in known and not meant:
                members = sorted(set(known.values()))
                told = Listed(members[:12]) if len(members) < 13 else ", ".join(members[:12])
                raise UsageError(say("reading.where.member", name=name, code=code, members=told))
            wanted |= {code.casefold()} | {each.casefold() for each in meant}
        found.append((columns[0], frozenset(wanted), name))
    return found


def columns_of(name: str, mapping: Mapping) -> list[int]:
    """The column of a dimension, and that of its labels."""
    low = name.casefold()
    for index, role in mapping.roles.items():
        head = mapping.heads[index] if index < len(mapping.heads) else ""
        if low in (role.name.casefold(), head.strip().casefold()) and role.role != "value":
            label = mapping.column("label", role.name) if role.role == "dim" else None
            return [index] if label is None else [index, label]
    for role_name in (low, f"{low}-code"):
        column = mapping.column(role_name)
        if column is not None:
            return [column]
    if low.isdigit() and int(low) - 1 in mapping.roles:
        return [int(low) - 1]
    names = [
        role.name or mapping.heads[index]
        for index, role in sorted(mapping.roles.items())
        if role.role in ("dim", "area", "indicator", "unit")
    ]
    raise UsageError(say("reading.where.none", name=name, names=", ".join(names)))
