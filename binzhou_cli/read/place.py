"""Where in a JSON text a path leads: used only when there is a fault to report."""

import json
from typing import Any

Place = tuple[str | int, ...]


def line_of(text: str, place: Place) -> int:
    """The line, from 1, on which the value at a path begins; that of its holder if missing.

    The text must be valid JSON.
    """
    position = _skip(text, 0)
    for part in place:
        found = _enter(text, position, part)
        if found is None:
            break
        position = found
    return text.count("\n", 0, position) + 1


def spoken_place(raw: Any, place: Place) -> str:
    """A path in words: the id of an indicator, the area and period of an observation.

    Returns:
        words that end in ``": "``, or nothing for the whole file.
    """
    words: list[str] = []
    here = raw
    for part in place:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            here = None
        if isinstance(part, str):
            words.append(part)
            continue
        name = _name(here)
        words.append(f"{name}" if name else f"[{part}]")
    return " > ".join(words) + ": " if words else ""


def _name(item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    for keys in (("id",), ("code",), ("area", "period"), ("after", "before")):
        values = [item.get(key) for key in keys]
        if all(isinstance(value, str) for value in values):
            return " ".join(str(value) for value in values)
    return ""


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n\ufeff":
        position += 1
    return position


def _enter(text: str, position: int, part: str | int) -> int | None:
    decode = json.JSONDecoder().raw_decode
    opening = text[position : position + 1]
    if opening not in ("{", "["):
        return None
    position = _skip(text, position + 1)
    index = 0
    while position < len(text) and text[position] not in "]}":
        key: Any = index
        if opening == "{":
            key, position = decode(text, position)
            position = _skip(text, _skip(text, position) + 1)
        if key == part:
            return position
        _, position = decode(text, position)
        position = _skip(text, position)
        if text[position] == ",":
            position = _skip(text, position + 1)
        index += 1
    return None
