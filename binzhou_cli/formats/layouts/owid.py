"""Our World in Data: ``Entity``, ``Code``, ``Year`` or ``Day``; units stand in a file beside it."""

import json
from typing import Any

from binzhou_cli.errors import say
from binzhou_cli.formats.cells import is_missing, read_figure
from binzhou_cli.formats.layouts.heads import apply_told, folded
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, NAMED, Mapping, Meta, Role, Table, Understood, Value

ROLES = {"entity": "area", "code": "area-code", "year": "period", "day": "period", "date": "period"}


def matches(table: Table) -> bool:
    """Whether it has ``Entity`` and ``Year`` or ``Day``."""
    names = [folded(each) for each in table.rows[0]] if table.rows else []
    return names[:1] == ["entity"] and bool({"year", "day"} & set(names))


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns; those of words are no indicators."""
    heads = [each.strip() for each in table.rows[0]]
    found = Mapping("owid", heads, 0, 1, len(table.rows), codes="owid", unit_in_name="guess")
    for index, each in enumerate(heads):
        if folded(each) in ROLES and index < 4:
            found.roles[index] = Role(ROLES[folded(each)])
    for index, each in enumerate(heads):
        if index in found.roles:
            continue
        cells = [line[index] for line in table.rows[1:2000] if index < len(line)]
        stated = [cell for cell in cells if not is_missing(cell)]
        if stated and sum(read_figure(cell) is not None for cell in stated) * 2 < len(stated):
            found.left_out.append(
                Understood(
                    "left-out",
                    say("about.column", n=index + 1, head=each),
                    say("about.words_only"),
                    "",
                    None,
                    f"--map dim={index + 1}",
                )
            )
            continue
        found.roles[index] = Role("value", NAMED)
        found.values.append(Value(index, indicator=each))
    _metadata(found, table)
    return apply_told(found, table, reading)


def _metadata(found: Mapping, table: Table) -> None:
    """Units, definitions and citations of the file ``*.metadata.json``."""
    text = table.beside("*.metadata.json") or table.beside("*-metadata.json")
    try:
        held = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return
    columns = held.get("columns") if isinstance(held, dict) else None
    if not isinstance(columns, dict):
        return
    chart = held.get("chart")
    if isinstance(chart, dict):
        found.title = str(chart.get("title") or "")
        found.source["title"] = str(chart.get("citation") or chart.get("title") or "")
        found.source["url"] = str(chart.get("originalChartUrl") or "")
    numeric = [
        each
        for each in columns.values()
        if isinstance(each, dict)
        and str(each.get("type") or "Numeric") not in ("String", "Categorical", "Ordinal")
    ]
    for value in found.values:
        entry = _entry(value.indicator, columns)
        if entry is None and len(found.values) == 1 and len(numeric) == 1:
            entry = numeric[0]
        if entry is None:
            continue
        short = str(entry.get("titleShort") or value.indicator)
        found.meta[value.indicator] = Meta(
            name=short,
            unit=str(entry.get("unit") or entry.get("shortUnit") or ""),
            definition=str(entry.get("descriptionShort") or ""),
            id=str(entry.get("shortName") or ""),
        )
        if entry.get("citationLong") and len(found.values) == 1:
            found.source["title"] = str(entry["citationLong"])
        if entry.get("lastUpdated"):
            found.source["published"] = str(entry["lastUpdated"])
    if found.meta:
        found.said.append(Understood("file", say("about.metadata"), "metadata.json", DECLARED))


def _entry(head: str, columns: dict[str, Any]) -> dict[str, Any] | None:
    """The entry of a column: by its key, else its title or short name."""
    wanted = head.casefold()
    for key, each in columns.items():
        if not isinstance(each, dict):
            continue
        names = (key, each.get("titleShort"), each.get("titleLong"), each.get("shortName"))
        if wanted in {str(name).casefold() for name in names if name}:
            return each
    return None
