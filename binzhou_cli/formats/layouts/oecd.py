"""The older forms of the OECD: ``LOCATION``, ``TIME`` and ``Value``."""

from binzhou_cli.formats.layouts.heads import apply_told, folded
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, NAMED, Mapping, Role, Table, Value

ROLES = {
    "LOCATION": "area-code",
    "COU": "area-code",
    "TIME": "period",
    "Value": "value",
    "Flag Codes": "status",
    "PowerCode Code": "multiplier",
    "Unit": "unit",
    "INDICATOR": "indicator-code",
    "Indicator": "indicator",
    "Country": "area",
    "Flags": "skip",
    "PowerCode": "skip",
    "Unit Code": "skip",
    "Time": "skip",
    "FREQUENCY": "skip",
    "Frequency": "skip",
    "Reference Period Code": "skip",
    "Reference Period": "skip",
    "YEA": "period",
    "Year": "skip",
}


def matches(table: Table) -> bool:
    """Whether it has its three heads."""
    names = {each.strip() for each in table.rows[0]} if table.rows else set()
    return (
        bool({"LOCATION", "COU"} & names)
        and bool({"TIME", "YEA", "Time"} & names)
        and "Value" in names
    )


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns: a code, and a label that is called alike, side by side."""
    heads = [each.strip() for each in table.rows[0]]
    found = Mapping("oecd", heads, 0, 1, len(table.rows), codes="sdmx")
    for index, head in enumerate(heads):
        before = heads[index - 1] if index else ""
        if head in ROLES and not (head == "Country" and before not in ("LOCATION", "COU")):
            found.roles[index] = Role(ROLES[head])
        elif before.isupper() and folded(before) == folded(head) and not head.isupper():
            found.roles[index] = Role("label", DECLARED, before)
        else:
            found.roles[index] = Role("dim", DECLARED, head)
    if found.column("period") is None and "Time" in heads:
        found.roles[heads.index("Time")] = Role("period", NAMED)
    if found.column("unit") is None and "MEASURE" in heads and "Measure" not in heads:
        found.roles[heads.index("MEASURE")] = Role("unit", NAMED)
    if found.column("indicator-code") is None:
        for name in ("SUBJECT", "VAR", "VARIABLE", "MEASURE", "TRANSACT"):
            if name in heads and found.roles[heads.index(name)].role == "dim":
                at = heads.index(name)
                found.roles[at] = Role("indicator-code", NAMED)
                label = found.column("label", name)
                if label is not None:
                    found.roles[label] = Role("indicator", NAMED)
                break
    value = found.column("value")
    found.values = [Value(value)] if value is not None else []
    found.source["publisher"] = "OECD"
    return apply_told(found, table, reading)
