"""Our own tidy table, read: every column back, nothing guessed."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.cell_faults import CellFault
from binzhou_cli.formats.table import Table

Json = dict[str, Any]


def read_tidy(table: Table, *, every_fault: bool = False) -> Json:
    """The dataset of a tidy table.

    Raises:
        DataFaults: a figure or a number is none.
    """
    heads = [each.strip() for each in table.rows[0]]
    rows: list[dict[str, str]] = []
    faults: list[CellFault] = []
    for index, cells in enumerate(table.rows[1:], 1):
        line = dict(zip(heads, cells, strict=False))
        for field in ("value", "growth", "growth_reported", "rank", "multiplier"):
            text = line.get(field, "")
            if text and line.get("kind") != "fact" and not _is_number(text):
                faults.append(_no_figure(table, index, heads.index(field), text))
        rows.append(line)
    if faults:
        from binzhou_cli.formats.foreign import refused

        raise refused(faults, table.name, every_fault=every_fault)
    try:
        found = rebuilt([line for line in rows if any(line.get(each) for each in _OF_FIGURE)])
        with_more(found, objects_of("".join(line.get("more", "") for line in rows)))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise BinzhouError(say("reading.broken_more", path=table.name)) from None
    return found


_OF_FIGURE = ("indicator", "period", "value", "area")
"""Columns of which one is filled where a row states a figure."""


def objects_of(text: str) -> Json:
    """Objects of JSON, one behind the other, as one: their lists are joined.

    Raises:
        ValueError: they are none.
    """
    read = json.JSONDecoder(parse_float=Decimal).raw_decode
    found: Json = {}
    at = 0
    while at < len(text):
        one, at = read(text, at)
        for field, value in one.items():
            if isinstance(value, list) and field in found:
                found[field] = [*found[field], *value]
            else:
                found[field] = value
    return found


def _is_number(text: str) -> bool:
    try:
        return Decimal(text.strip()).is_finite()
    except InvalidOperation:
        return False


def _no_figure(table: Table, line: int, column: int, text: str) -> CellFault:
    reason = say(
        "reading.no_figure",
        path=table.name,
        place=table.place(line),
        column=column + 1,
        head=table.rows[0][column],
        found=text[:40],
        option="--map skip=…",
    )
    return CellFault(
        table.name,
        table.numbers[line],
        column + 1,
        text[:40],
        say("reading.allowed.figure"),
        reason,
    )


def with_more(found: Json, more: Json) -> None:
    """Put back what the columns could not hold; what was added to the table since stays."""
    for field, value in more.items():
        if field == "indicators":
            held = {each["id"]: each["observations"] for each in found["indicators"]}
            known = {each["id"] for each in value}
            kept = [each for each in found["indicators"] if each["id"] not in known]
            found["indicators"] = [
                {**each, "observations": held.get(each["id"], [])} for each in value
            ] + kept
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            key = "code" if field == "areas" else "id"
            known = {each[key] for each in value}
            found[field] = value + [each for each in found.get(field, ()) if each[key] not in known]
        else:
            found[field] = value
    order = (
        "title",
        "version",
        "default_area",
        "headline",
        "areas",
        "units",
        "topics",
        "dimensions",
        "sources",
        "indicators",
    )
    for field in order:
        if field in found:
            found[field] = found.pop(field)


def _of_pair(line: dict[str, str], name: str) -> Any:
    en, zh = line.get(name, ""), line.get(f"{name}_zh", "")
    if not zh:
        return en
    if en in ("", "\u200b"):
        return {"zh": zh}
    return {"en": en, "zh": zh}


def _key_of(text: str) -> Json:
    if text.startswith("{"):
        return dict(json.loads(text))
    return dict(one.split("=", 1) for one in text.split(";"))


def rebuilt(rows: "list[dict[str, str]]") -> Json:
    """The dataset that the columns of rows alone tell."""
    areas: dict[str, Json] = {}
    units: dict[str, Json] = {}
    sources: dict[str, Json] = {}
    indicators: dict[str, Json] = {}
    for line in rows:
        get = line.get
        id = line["indicator"].strip()
        unit = _unit(line, units)
        indicator = indicators.get(id)
        if indicator is None:
            indicator = indicators[id] = {"id": id, "name": _of_pair(line, "name") or id}
            indicator["kind"] = get("kind") or _kind(line)
            own = get("indicator_unit") or ("" if "indicator_unit" in line else unit)
            if own:
                indicator["unit"] = own
            if definition := _of_pair(line, "definition"):
                indicator["definition"] = definition
            if get("key"):
                indicator["key"] = _key_of(line["key"])
            indicator["observations"] = []
        indicator["observations"].append(observation_of(line, indicator, unit, areas, sources))
    raw: Json = {}
    if areas:
        raw["areas"] = list(areas.values())
    for field, held in (("units", units), ("sources", sources)):
        if held:
            raw[field] = list(held.values())
    raw["indicators"] = list(indicators.values())
    return raw


def _kind(line: dict[str, str]) -> str:
    from binzhou_cli.formats.units import read_unit

    return read_unit(line["unit"], line.get("name", "")).kind if line.get("unit") else "unknown"


def _unit(line: dict[str, str], units: dict[str, Json]) -> str:
    text = line.get("unit", "")
    if not text:
        return ""
    if text not in units:
        if line.get("unit_code"):
            units[text] = {
                "id": text,
                "code": line["unit_code"],
                "multiplier": int(line.get("multiplier") or 0),
                "symbol": line.get("symbol", ""),
                "label": _of_pair(line, "unit_label") or text,
            }
        else:
            from binzhou_cli.formats.units import read_unit

            found = read_unit(text)
            symbol = "%" if found.code == "PT" else found.code
            units[text] = {
                "id": text,
                "code": found.code,
                "multiplier": found.multiplier,
                "symbol": symbol,
                "label": text,
            }
    return text


def observation_of(
    line: dict[str, str],
    indicator: Json,
    unit: str,
    areas: dict[str, Json],
    sources: dict[str, Json],
) -> Json:
    """The observation of a row; the area and the source it names come to those that are known."""
    get = line.get
    made: Json = {}
    code = get("area", "")
    if code and code not in areas:
        area: Json = {"code": code, "name": _of_pair(line, "area_name") or code}
        if get("parent"):
            area["parent"] = line["parent"]
        if get("area_kind") not in (None, "", "area"):
            area["kind"] = line["area_kind"]
        areas[code] = area
    if code:
        made["area"] = code
    elif "_Z" not in areas:
        areas["_Z"] = {"code": "_Z", "name": _of_pair(line, "area_name"), "kind": "none"}
    made["period"] = line["period"].strip()
    if get("value") and get("kind") != "fact":
        made["value"] = Decimal(line["value"].strip())
    if get("text") or (get("kind") == "fact" and get("value")):
        made["text"] = get("text") or line["value"]
    if get("qualifier") not in (None, "", "exact"):
        made["qualifier"] = line["qualifier"]
    status = [each for each in get("status", "").split(";") if each]
    if status and status != ["A"]:
        made["status"] = status
    growth = get("growth") or get("growth_reported")
    if growth:
        made["growth"] = {
            "percent": Decimal(growth),
            "basis": get("growth_basis") or get("growth_reported_basis") or "not-stated",
        }
        qualifier = get("growth_qualifier") or get("growth_reported_qualifier")
        if qualifier and qualifier != "exact":
            made["growth"]["qualifier"] = qualifier
        if get("growth_locator"):
            made["growth"]["locator"] = line["growth_locator"]
        if note := _of_pair(line, "growth_note"):
            made["growth"]["note"] = note
    if get("rank") and get("rank_scope"):
        made["rank"] = {"place": int(line["rank"]), "scope": line["rank_scope"]}
        if get("rank_of"):
            made["rank"]["of"] = int(line["rank_of"])
    if unit and unit != indicator.get("unit"):
        made["unit"] = unit
    _sourced(line, made, sources)
    for field in ("preferred", "unranked"):
        if get(field) in ("true", "TRUE"):
            made[field] = True
    for field in ("quote", "locator"):
        if get(field):
            made[field] = line[field]
    if note := _of_pair(line, "note"):
        made["note"] = note
    return made


def _sourced(line: dict[str, str], made: Json, sources: dict[str, Json]) -> None:
    id = line.get("source", "")
    if not id:
        return
    made["source"] = id
    if id not in sources:
        held = {
            "id": id,
            "title": _of_pair(line, "source_title") or id,
            "publisher": _of_pair(line, "source_publisher"),
            "url": line.get("source_url", ""),
            "published": line.get("source_published") or line.get("published", ""),
        }
        sources[id] = {key: value for key, value in held.items() if value}
