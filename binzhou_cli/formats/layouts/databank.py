"""A DataBank table of the World Bank, in any direction; codes stand in brackets of the heads."""

import re

from binzhou_cli.errors import say
from binzhou_cli.formats.cells import read_period
from binzhou_cli.formats.layouts.heads import apply_told, folded
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, Mapping, Meta, Role, Table, Understood, Value

ROLES = {
    "country-name": "area",
    "country": "area",
    "economy-name": "area",
    "country-code": "area-code",
    "economy-code": "area-code",
    "series-name": "indicator",
    "series": "indicator",
    "series-code": "indicator-code",
    "time": "period",
    "time-code": "skip",
    "year": "period",
}
_year = re.compile(r"\d{4}.* \[YR\d{4}.*\]").fullmatch
_coded = re.compile(r"(.+?) ?\[([^\[\]]+)\]").fullmatch


def matches(table: Table) -> bool:
    """Whether heads say ``[YR2020]``, or the codes of series, time and country."""
    for line in table.rows[:8]:
        names = {folded(each) for each in line}
        if any(_year(each.strip()) for each in line):
            return True
        if len(names & {"series-code", "time-code", "country-code"}) >= 2:
            return True
    return bool(_foot(table)) and bool(
        {"country-name", "country-code"} & set(map(folded, table.rows[0]))
    )


def _foot(table: Table) -> int:
    """The row that names the database; 0 where there is none."""
    for index in range(len(table.rows) - 1, max(len(table.rows) - 12, 0), -1):
        if table.rows[index][0].strip().startswith("Data from database"):
            return index
    return 0


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns, by head; what is no role is a year, a series or a country across."""
    head = next(
        (
            index
            for index, line in enumerate(table.rows[:8])
            if set(map(folded, line)) & ROLES.keys()
        ),
        0,
    )
    heads = [each.strip() for each in table.rows[head]]
    last = _foot(table) or len(table.rows)
    while last > head + 1 and not any(each.strip() for each in table.rows[last - 1][1:]):
        last -= 1
    found = Mapping("databank", heads, head, head + 1, last, unit_in_name="sure")
    for index, each in enumerate(heads):
        if folded(each) in ROLES:
            found.roles[index] = Role(ROLES[folded(each)])
    areas = found.column("area") is not None or found.column("area-code") is not None
    periods = found.column("period") is not None
    for index, each in enumerate(heads):
        if index in found.roles or not each:
            continue
        found.roles[index] = Role("value")
        coded = _coded(each)
        name, code = (coded[1], coded[2]) if coded else (each, "")
        if not periods and read_period(each):
            found.values.append(Value(index, period=read_period(each)))
        elif areas:
            found.values.append(Value(index, indicator=name, code=code))
        else:
            found.values.append(Value(index, area=name))
            found.labels.setdefault("area", {})[name] = name
    for line in table.rows[last:]:
        text = line[0].strip()
        if text.startswith("Data from database"):
            found.title = found.source["title"] = text.partition(":")[2].strip()
            found.source["publisher"] = "World Bank"
        elif text.startswith("Last Updated"):
            found.source["published"] = _date(text.partition(":")[2].strip())
            found.said.append(
                Understood("file", say("about.published"), found.source["published"], DECLARED)
            )
    if last < len(table.rows):
        found.left_out.append(
            Understood(
                "left-out", say("about.below"), table.rows[last][0][:80], "", len(table.rows) - last
            )
        )
    _metadata(found, table)
    return apply_told(found, table, reading)


def _date(text: str) -> str:
    """A date such as ``06/28/2024``: month, day, year."""
    found = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    return f"{found[3]}-{int(found[1]):02}-{int(found[2]):02}" if found else text


def _metadata(found: Mapping, table: Table) -> None:
    other = table.more("Series - Metadata")
    if other is None or not other.rows:
        return
    heads = [folded(each) for each in other.rows[0]]
    for line in other.rows[1:]:
        cells = dict(zip(heads, (each.strip() for each in line), strict=False))
        code = cells.get("code") or cells.get("series-code", "")
        if code:
            name = cells.get("indicator-name") or cells.get("series-name", "")
            definition = cells.get("long-definition") or cells.get("short-definition", "")
            found.meta[code] = Meta(name=name, definition=definition)
            if name:
                found.meta.setdefault(name, Meta(name=name, definition=definition, id=code))
    found.said.append(Understood("file", say("about.metadata"), "Series - Metadata", DECLARED))
