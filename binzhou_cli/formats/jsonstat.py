"""JSON-stat 1 and 2: a cube with its dimensions, as a table of one row a cell."""

from typing import Any

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.content import Content
from binzhou_cli.formats.cube import Cell, Dimension, cube_table, guessed_roles
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, GUESSED, TOLD, Mapping, Meta, Table, Understood

Json = dict[str, Any]


def jsonstat_table(content: Content, reading: Reading) -> tuple[Table, Mapping]:
    """The table of the dataset that is told, else of the first.

    Raises:
        BinzhouError: it is no JSON-stat, or its parts do not fit each other.
    """
    from binzhou_cli.formats.json_file import decoded, parsed

    if reading.header_row or reading.encoding:
        option = "--header-row" if reading.header_row else "--encoding"
        raise UsageError(say("error.idle", option=option, where="JSON-stat"))
    held = parsed(decoded(content.raw, content.path), content.path)
    datasets = _datasets(held)
    if not datasets and isinstance(held, dict) and held.get("class") == "collection":
        raise BinzhouError(say("reading.links", path=content.path))
    if not datasets:
        raise BinzhouError(say("reading.no_json", path=content.path))
    names = list(datasets)
    name = names[0]
    if reading.sheet:
        from binzhou_cli.formats.sheet import chosen_name

        name = chosen_name(reading.sheet, names, content.path, "--sheet")
    try:
        table, mapping = _read(content, reading, name, datasets[name])
    except (KeyError, TypeError, IndexError, AttributeError, ValueError, ArithmeticError):
        raise BinzhouError(say("reading.broken_cube", path=content.path)) from None
    others = [each for each in names if each != name]
    if others:
        how = TOLD if reading.sheet else GUESSED
        option = "" if reading.sheet else f"--sheet {others[0]}"
        table.said.append(Understood("file", say("about.sheet"), name, how, None, option))
        table.others = tuple(others)
    return table, mapping


def _datasets(held: Any) -> dict[str, Json]:
    """The datasets of a document by name: one, those of a bundle, or those of a collection."""
    if not isinstance(held, dict):
        return {}
    if held.get("class") == "collection":
        items = (held.get("link") or {}).get("item") or []
        found = [each for each in items if isinstance(each, dict) and "value" in each]
        return {str(each.get("label") or index): each for index, each in enumerate(found, 1)}
    if "dimension" in held and "value" in held:
        return {str(held.get("label") or "dataset"): held}
    return {
        str(key): each
        for key, each in held.items()
        if isinstance(each, dict) and "dimension" in each and "value" in each
    }


def _read(content: Content, reading: Reading, name: str, held: Json) -> tuple[Table, Mapping]:
    inside = held["dimension"]
    ids = [str(each) for each in held.get("id") or inside["id"]]
    roles: dict[str, str] = {}
    for role, members in (held.get("role") or inside.get("role") or {}).items():
        for each in [members] if isinstance(members, str) else members:
            roles[str(each)] = role if role in ("time", "geo", "metric") else ""
    if "metric" not in roles.values():  # only of what is measured a category has a unit
        united = [each for each in ids if (inside[each].get("category") or {}).get("unit")]
        roles |= {each: "metric" for each in united[:1] if not roles.get(each)}
    dimensions = guessed_roles(
        [_dimension(each, inside[each], roles.get(each, "")) for each in ids]
    )
    size = 1
    for each in dimensions:
        size *= len(each.codes)
    cells = _cells(held, size)
    title = str(held.get("label") or name)
    table, mapping = cube_table(content, dimensions, cells, reading, layout="jsonstat", title=title)
    for each in dimensions:
        if each.role == "metric":
            _metrics(mapping, each, inside[each.id].get("category", {}))
    mapping.source = {
        "title": title,
        "publisher": str(held.get("source") or ""),
        "published": str(held.get("updated") or ""),
        "url": str(held.get("href") or ""),
    }
    notes = held.get("note") or []
    mapping.note = " ".join(map(str, [notes] if isinstance(notes, str) else notes))
    if held.get("updated"):
        table.said.append(
            Understood("file", say("about.published"), str(held["updated"]), DECLARED)
        )
    return table, mapping


def _dimension(id: str, held: Json, role: str) -> Dimension:
    category = held.get("category") or {}
    labels = {str(key): str(text) for key, text in (category.get("label") or {}).items()}
    index = category.get("index")
    if isinstance(index, dict):
        codes = [str(each) for each in sorted(index, key=lambda key: index[key])]
    elif isinstance(index, list):
        codes = [str(each) for each in index]
    else:
        codes = list(labels)
    return Dimension(id, str(held.get("label") or id), role, codes, labels)


def _metrics(mapping: Mapping, dimension: Dimension, category: Json) -> None:
    """Units and notes of the categories that are indicators."""
    units, notes = category.get("unit") or {}, category.get("note") or {}
    for code in dimension.codes:
        unit = units.get(code)
        text = ""
        if isinstance(unit, dict):
            parts = [unit.get("base") or unit.get("label") or unit.get("symbol") or ""]
            multiplier = unit.get("multiplier") or unit.get("mult")
            if isinstance(multiplier, int) and multiplier in (3, 6, 9, 12):
                parts.insert(
                    0, {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}[multiplier]
                )
            text = " ".join(str(each) for each in parts if each)
        elif isinstance(unit, str):
            text = unit
        note = notes.get(code)
        definition = " ".join(map(str, note)) if isinstance(note, list) else str(note or "")
        mapping.meta[code] = Meta(
            name=dimension.labels.get(code, code), unit=text, definition=definition, id=code
        )


def _cells(held: Json, size: int) -> list[Cell]:
    values, statuses = held["value"], held.get("status")
    if isinstance(values, dict):
        sparse = {int(key): each for key, each in values.items()}
        if sparse and not 0 <= min(sparse) <= max(sparse) < size:
            raise ValueError
        if size > 20_000_000:
            raise ValueError
        values = [sparse.get(index) for index in range(size)]
    if isinstance(statuses, dict):
        flags = {int(key): str(each or "") for key, each in statuses.items()}
    elif isinstance(statuses, list):
        flags = {index: str(each or "") for index, each in enumerate(statuses)}
    else:
        flags = dict.fromkeys(range(len(values)), str(statuses)) if statuses else {}
    return [
        Cell("" if each is None else str(each), flags.get(index, ""))
        for index, each in enumerate(values)
    ]
