"""SDMX-CSV 1: ``DATAFLOW`` first; or the form of the ECB, with ``KEY`` and ``OBS_VALUE``."""

import re

from binzhou_cli.errors import say
from binzhou_cli.formats.layouts.heads import apply_told
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, Mapping, Role, Table, Understood, Value

AREAS = ("REF_AREA", "GEO", "LOCATION", "COUNTRY", "AREA", "REPORTING_AREA", "REP_COUNTRY")
UNITS = ("UNIT_MEASURE", "UNIT")
MEASURES = re.compile(
    r"INDICATOR|SERIES|INDIC(_\w+)?|MEASURE|SUBJECT|VARIABLE|NA_ITEM|STS_INDICATOR"
).fullmatch
DIMENSIONS = frozenset(
    [
        "SEX",
        "AGE",
        "ADJUSTMENT",
        "S_ADJ",
        "SECTOR",
        "ACTIVITY",
        "TRANSFORMATION",
        "PRICE_BASE",
        "COUNTERPART_AREA",
        "NACE_R2",
        "ISCED11",
        "COICOP",
        "NA_ITEM",
        "EXPENDITURE",
        "METHODOLOGY",
    ]
)
LEFT_OUT = frozenset(
    [
        "DATAFLOW",
        "STRUCTURE",
        "STRUCTURE_ID",
        "STRUCTURE_NAME",
        "ACTION",
        "SERIES_KEY",
        "OBS_KEY",
        "KEY",
        "FREQ",
        "TIME_FORMAT",
        "DECIMALS",
        "CONF_STATUS",
        "OBS_CONF",
        "COLLECTION",
    ]
) | {"LAST UPDATE", "LAST_UPDATE"}
NOTES = frozenset(
    ["COMMENT_OBS", "OBS_COM", "COMMENT", "OBS_NOTE", "NOTE_OBS", "FOOTNOTE", "NOTES"]
)
_flow = re.compile(r"(?:[^:=]*[:=])?([A-Za-z0-9_@]+?)(?:\(.*\))?").fullmatch


def matches(table: Table) -> bool:
    """Whether its heads are those of SDMX-CSV 1."""
    names = _names(table)
    if not names or "OBS_VALUE" not in names:
        return False
    return names[0] == "DATAFLOW" or "KEY" in names or {"TIME_PERIOD"} <= set(names)


def _names(table: Table) -> list[str]:
    return [_id(each) for each in table.rows[0]] if table.rows else []


def _id(head: str) -> str:
    """The id of a head: labels may stand behind it (``geo: Geopolitical entity``)."""
    return re.sub(r"\[.*\]$", "", head.partition(":")[0].strip().upper())


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns."""
    return sdmx_mapping(table, reading, "sdmx")


def sdmx_mapping(table: Table, reading: Reading, layout: str) -> Mapping:
    """The columns of either edition: dimensions before ``OBS_VALUE``, attributes behind it."""
    heads = [each.strip() for each in table.rows[0]]
    names = _names(table)
    found = Mapping(layout, heads, 0, 1, len(table.rows), letters="sdmx", codes="sdmx")
    value = names.index("OBS_VALUE")
    labels = _labels(heads, names)
    area = next((each for each in AREAS if each in names), "")
    measure = next((each for each in names[:value] if MEASURES(each) and each != area), "")
    found.joined_labels = _joined(table, heads)
    for index, name in enumerate(names):
        if index in labels:
            of = names[labels[index]]
            if of == area:
                found.roles[index] = Role("area")
            elif of == measure:
                found.roles[index] = Role("indicator")
            elif of in ("STRUCTURE_ID", "OBS_VALUE", "TIME_PERIOD") or of in LEFT_OUT:
                found.roles[index] = Role("skip")
            else:
                found.roles[index] = Role("label", DECLARED, heads[labels[index]].partition(":")[0])
        else:
            found.roles[index] = _role(name, heads[index], index < value, area, measure)
    found.values = [Value(value)]
    _twin_units(found, table, names, labels)
    if found.joined_labels:
        part(found, table)
    _whole(found, table, names, labels)
    if not area:
        found.said.append(
            Understood(
                "columns", say("about.areas"), say("about.no_area"), "", None, "--map area=…"
            )
        )
    return apply_told(found, table, reading)


def _role(name: str, head: str, before: bool, area: str, measure: str) -> Role:
    if name == "OBS_VALUE":
        return Role("value")
    if name == "TIME_PERIOD":
        return Role("period")
    if name == area:
        return Role("area-code")
    if name == measure:
        return Role("indicator-code")
    if name in UNITS:
        return Role("unit")
    if name == "UNIT_MULT":
        return Role("multiplier")
    if name in ("OBS_STATUS", "OBS_FLAG"):
        return Role("status")
    if name in NOTES:
        return Role("note")
    if name in LEFT_OUT:
        return Role("skip")
    if before or name in DIMENSIONS:
        return Role("dim", DECLARED, head.partition(":")[0].strip())
    return Role("attribute")


def _labels(heads: list[str], names: list[str]) -> dict[int, int]:
    """The columns that hold labels, and the column of codes before each."""
    found: dict[int, int] = {}
    if any(": " in each for each in heads):
        return found
    for index in range(1, len(heads)):
        head, before = heads[index], heads[index - 1]
        word = bool(re.match(r"[A-Z][a-z]", head)) or (" " in head and names[index] not in LEFT_OUT)
        code = bool(re.fullmatch(r"[A-Z0-9_]+|[a-z0-9_]+", before)) and index - 1 not in found
        if names[index] == "STRUCTURE_NAME" or (word and code):
            found[index] = index - 1
    return found


def _joined(table: Table, heads: list[str]) -> bool:
    """Whether codes and labels stand in one cell: ``A: Annual``."""
    if sum(": " in each for each in heads) >= 2:
        return True
    line = table.rows[1] if len(table.rows) > 1 else []
    joined = [cell for cell in line if re.match(r"[A-Za-z0-9_]+: \S", cell)]
    return len(joined) >= 2


def part(found: Mapping, table: Table, first: int = 1) -> None:
    """Part the cells that hold a code and its label, from a row on."""
    for index, role in found.roles.items():
        if role.role not in ("dim", "area-code", "indicator-code", "unit", "status", "multiplier"):
            continue
        name = {"area-code": "area", "indicator-code": "indicator", "unit": "unit"}.get(
            role.role, role.name
        )
        held = found.labels.setdefault(name, {})
        for line in table.rows[first:]:
            if index < len(line):
                code, colon, label = line[index].partition(": ")
                if colon:
                    line[index] = code
                    held[code.strip()] = label.strip()


def _twin_units(found: Mapping, table: Table, names: list[str], labels: dict[int, int]) -> None:
    """The labels of units, and one column of units where two say the same."""
    units = found.columns("unit")
    for index in units[1:]:
        found.roles[index] = Role("attribute")
    for label, code in labels.items():
        if code in units[:1]:
            held = found.labels.setdefault("unit", {})
            for line in table.rows[1:]:
                if max(label, code) < len(line) and line[label].strip():
                    held[line[code].strip()] = line[label].strip()
            found.roles[label] = Role("skip")


def _whole(found: Mapping, table: Table, names: list[str], labels: dict[int, int]) -> None:
    """The title and the source: what the file says of itself in every row."""
    line = table.rows[1] if len(table.rows) > 1 else []

    def first(*wanted: str) -> str:
        for name in wanted:
            if name in names and names.index(name) < len(line):
                return line[names.index(name)].strip()
        return ""

    flow = first("STRUCTURE_ID", "DATAFLOW")
    code, colon, label = flow.partition(": ")
    short = _flow(code.strip())
    agency = code.partition(":")[0] if ":" in code else ""
    titles = {
        each[names.index("TITLE")].strip()
        for each in table.rows[1:]
        if "TITLE" in names and names.index("TITLE") < len(each)
    }
    found.title = (
        first("STRUCTURE_NAME")
        or (label if colon else "")
        or (titles.pop() if len(titles) == 1 else "")
        or (short[1] if short else flow)
        or first("KEY").partition(".")[0]
    )
    if short and short[1]:
        found.constants["indicator"] = (short[1], DECLARED)
        found.labels.setdefault("indicator", {}).setdefault(short[1], found.title)
    elif found.title:
        found.constants["indicator"] = (found.title, DECLARED)
    found.source["title"] = (
        f"{found.title} ({flow})" if flow and flow != found.title else found.title
    )
    found.source["publisher"] = agency
    updated = first("LAST UPDATE", "LAST_UPDATE")
    if updated:
        found.source["published"] = _date(updated)
        found.said.append(Understood("file", say("about.published"), updated, DECLARED))


def _date(text: str) -> str:
    """A date such as ``28/06/24 11:00:00`` (Eurostat: day, month, year)."""
    found = re.match(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})\b", text)
    if not found:
        return text
    year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
    return f"{year}-{int(found[2]):02}-{int(found[1]):02}"
