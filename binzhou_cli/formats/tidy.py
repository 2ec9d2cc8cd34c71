"""Our own tidy table: one figure a row, with all that is known of it in columns of their own."""

import json
from collections.abc import Iterator
from typing import Any

from binzhou_cli.formats.table import Table

Json = dict[str, Any]

HEADS = (
    "indicator",
    "name",
    "name_zh",
    "area",
    "area_name",
    "area_name_zh",
    "period",
    "value",
    "unit",
    "status",
    "qualifier",
    "text",
    "note",
    "note_zh",
    "source",
    "source_title",
    "source_title_zh",
    "source_publisher",
    "source_publisher_zh",
    "source_published",
    "source_url",
    "locator",
    "quote",
    "growth",
    "growth_basis",
    "growth_qualifier",
    "growth_locator",
    "growth_note",
    "growth_note_zh",
    "rank",
    "rank_scope",
    "rank_of",
    "preferred",
    "unranked",
    "unit_code",
    "multiplier",
    "symbol",
    "unit_label",
    "unit_label_zh",
    "indicator_unit",
    "kind",
    "definition",
    "definition_zh",
    "key",
    "area_kind",
    "parent",
    "more",
)
NEEDED = {"indicator", "area", "period", "value", "unit"}
SHOWN = {*NEEDED, "area_name", "qualifier", "status", "source"}
"""The heads of ``show --csv`` that tell it."""
MOST_CELL = 30_000
"""Characters that a cell of a sheet surely holds."""
LEAST_CELL = 1_000
FIGURES = frozenset({"value", "growth"})


def is_tidy(table: Table) -> bool:
    """Whether a table has our heads: those of ``export``, or those of ``show --csv``."""
    heads = {each.strip() for each in table.rows[0]} if table.rows else set()
    return ("more" in heads and heads >= NEEDED) or heads >= SHOWN


def tidy_rows(raw: Json) -> Iterator[list[str]]:
    """The rows of a dataset; what the columns cannot hold stands as JSON in the last one.

    It is spread over the rows, an item or a few a row; what is more than a cell of a sheet holds
    goes on in rows of its own, which state no figure.
    """
    yield list(HEADS)
    count = sum(len(each.get("observations", ())) for each in raw["indicators"])
    more = _packed(_more(raw), count)
    for number, line in enumerate(_rows(raw)):
        line["more"] = more[number] if number < len(more) else ""
        yield [line.get(head, "") for head in HEADS]
    for text in more[count:]:
        yield [text if head == "more" else "" for head in HEADS]


def _packed(pieces: list[str], rows: int) -> list[str]:
    """Pieces of JSON as cells: as short ones as the rows allow, none too long for a sheet."""
    whole = sum(map(len, pieces))
    size = min(MOST_CELL, max(whole // max(rows, 1) * 2, LEAST_CELL))
    cells = [""]
    for piece in pieces:
        if cells[-1] and len(cells[-1]) + len(piece) > size:
            cells.append("")
        cells[-1] += piece
        while len(cells[-1]) > MOST_CELL:
            cells[-1:] = [cells[-1][:MOST_CELL], cells[-1][MOST_CELL:]]
    return cells if cells[0] else []


def _more(raw: Json) -> list[str]:
    """What the columns alone would not give back: an object of JSON an item."""
    from binzhou_cli.formats.tidy_read import rebuilt
    from binzhou_cli.formats.writing import dumped

    back = rebuilt(list(_rows(raw)))
    left: Json = {}
    for field, value in raw.items():
        if field == "indicators":
            continue
        if back.get(field) != value:
            left[field] = value
    bare = [_bare(each) for each in raw["indicators"]]
    again = [_bare(each) for each in back["indicators"]]
    if bare != again:
        left["indicators"] = bare
    return [
        dumped({field: one})
        for field, value in left.items()
        for one in (([each] for each in value) if isinstance(value, list) and value else (value,))
    ]


def _bare(indicator: Json) -> Json:
    return {key: value for key, value in indicator.items() if key != "observations"}


def _pair(line: dict[str, str], name: str, text: Any) -> None:
    """A text in both languages; the second column is empty where they are the same."""
    if isinstance(text, dict):
        line[name], line[f"{name}_zh"] = text.get("en", ""), text.get("zh", "")
        if line[name] == "":
            line[name] = "\u200b"  # only Chinese: an empty English text is not "the same"
    elif text:
        line[name] = str(text)


def _rows(raw: Json) -> Iterator[dict[str, str]]:
    units = {each["id"]: each for each in raw.get("units", ())}
    areas = {each["code"]: each for each in raw.get("areas", ())}
    sources = {each["id"]: each for each in raw.get("sources", ())}
    for indicator in raw["indicators"]:
        for each in indicator.get("observations", ()):
            line = {"indicator": indicator["id"], "kind": indicator.get("kind", "unknown")}
            _pair(line, "name", indicator["name"])
            _pair(line, "definition", indicator.get("definition"))
            line["key"] = _key_text(indicator.get("key") or {})
            area = areas.get(each.get("area", "_Z"), {"code": "_Z", "name": "", "kind": "none"})
            line |= {
                "area": each.get("area", ""),
                "area_kind": area.get("kind", "area"),
                "parent": area.get("parent") or "",
            }
            _pair(line, "area_name", area["name"])
            line["period"] = each["period"]
            line["value"] = "" if each.get("value") is None else str(each["value"])
            line["indicator_unit"] = indicator.get("unit") or ""
            unit = units.get(each.get("unit") or indicator.get("unit") or "")
            if unit is not None:
                line |= {
                    "unit": unit["id"],
                    "unit_code": unit["code"],
                    "multiplier": str(unit.get("multiplier", 0)),
                    "symbol": unit.get("symbol", ""),
                }
                _pair(line, "unit_label", unit["label"])
            line["status"] = ";".join(each.get("status", ("A",)))
            line["qualifier"] = each.get("qualifier", "exact")
            source = sources.get(each.get("source", ""))
            if source is not None:
                line["source"] = source["id"]
                _pair(line, "source_title", source["title"])
                _pair(line, "source_publisher", source.get("publisher"))
                line["source_published"] = source.get("published", "")
                line["source_url"] = source.get("url", "")
            for field in ("text", "locator", "quote"):
                line[field] = each.get(field, "")
            for field in ("preferred", "unranked"):
                line[field] = "true" if each.get(field) else ""
            _pair(line, "note", each.get("note"))
            growth, rank = each.get("growth"), each.get("rank")
            if growth:
                line |= {
                    "growth": str(growth["percent"]),
                    "growth_basis": growth["basis"],
                    "growth_qualifier": growth.get("qualifier", ""),
                    "growth_locator": growth.get("locator", ""),
                }
                _pair(line, "growth_note", growth.get("note"))
            if rank:
                line |= {
                    "rank": str(rank["place"]),
                    "rank_scope": rank["scope"],
                    "rank_of": str(rank.get("of") or ""),
                }
            yield line


def _key_text(key: Json) -> str:
    """The members of dimensions: ``sex=F;age=Y``; as JSON where a code has such a mark."""
    if any(mark in code for code in key.values() for mark in ";=") or any(
        "{" in one for one in key
    ):
        return json.dumps(key, ensure_ascii=False)
    return ";".join(f"{name}={code}" for name, code in key.items())
