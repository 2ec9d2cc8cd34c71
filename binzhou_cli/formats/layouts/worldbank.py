"""A World Bank download: a preamble ``Data Source``, then one row an indicator and country."""

import csv
import io

from binzhou_cli.errors import say
from binzhou_cli.formats.cells import read_period
from binzhou_cli.formats.layouts.heads import apply_told, folded
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, Mapping, Meta, Role, Table, Understood, Value

HEADS = ("country-name", "country-code", "indicator-name", "indicator-code")
ROLES = ("area", "area-code", "indicator", "indicator-code")


def matches(table: Table) -> bool:
    """Whether it begins with ``Data Source``, or has the heads of one whose preamble is lost."""
    return bool(table.rows) and (
        (table.rows[0][0].strip() == "Data Source" and _head(table) >= 0) or _head(table) == 0
    )


def _head(table: Table) -> int:
    return next(
        (
            index
            for index, line in enumerate(table.rows[:12])
            if set(HEADS) <= {folded(each) for each in line}
            and sum(bool(read_period(each)) for each in line) > 0
        ),
        -1,
    )


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns: all of them are declared."""
    head = _head(table)
    heads = [each.strip() for each in table.rows[head]]
    while heads and not heads[-1]:
        heads.pop()
    found = Mapping("worldbank", heads, head, head + 1, len(table.rows), unit_in_name="sure")
    for index, each in enumerate(heads):
        if folded(each) in HEADS:
            found.roles[index] = Role(ROLES[HEADS.index(folded(each))])
        elif period := read_period(each):
            found.roles[index] = Role("value")
            found.values.append(Value(index, period=period))
    for line in table.rows[:head]:
        key, text = line[0].strip(), (line[1].strip() if len(line) > 1 else "")
        if key == "Data Source":
            found.title = found.source["title"] = text
            found.source["publisher"] = "World Bank"
        elif key.startswith("Last Updated"):
            found.source["published"] = text
            found.said.append(Understood("file", say("about.published"), text, DECLARED))
    _metadata(found, table)
    return apply_told(found, table, reading)


def _metadata(found: Mapping, table: Table) -> None:
    """What the files beside it, or the other sheets, say of countries and indicators."""
    groups = set()
    for line in _side(table, "Metadata_Country_*.csv", "Metadata - Countries"):
        code = line.get("country-code", "")
        if code and "region" in line and not line["region"]:
            groups.add(code)
        if code and line.get("specialnotes"):
            found.area_notes[code] = line["specialnotes"]
    found.groups = frozenset(groups)
    for line in _side(table, "Metadata_Indicator_*.csv", "Metadata - Indicators"):
        code = line.get("indicator-code", "")
        if code:
            found.meta[code] = Meta(
                definition=line.get("source-note", ""), source=line.get("source-organization", "")
            )
    if groups or found.meta:
        found.said.append(Understood("file", say("about.metadata"), "Metadata", DECLARED))


def _side(table: Table, file: str, sheet: str) -> list[dict[str, str]]:
    other = table.more(sheet)
    rows = other.rows if other is not None else list(csv.reader(io.StringIO(table.beside(file))))
    if not rows:
        return []
    heads = [folded(each.lstrip("\ufeff")) for each in rows[0]]
    return [dict(zip(heads, (each.strip() for each in line), strict=False)) for line in rows[1:]]
