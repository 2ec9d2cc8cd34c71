"""Where in a JSON text a path leads: used only when there is a fault to report."""

import json
from collections.abc import Sequence
from typing import Any

Place = tuple[str | int, ...]


def lines_of(text: str, places: Sequence[Place]) -> list[int]:
    """The lines, from 1, on which the values at paths begin; those of their holders if missing.

    The text must be valid JSON; it is gone through once, however many paths there are.
    """
    wanted: dict[Any, Any] = {}
    for place in places:
        node = wanted
        for part in place:
            node = node.setdefault(part, {})
    found: dict[Place, int] = {}
    _walk(text, _skip(text, 0), wanted, (), found)
    starts = sorted(set(found.values()))
    numbers: dict[int, int] = {}
    line, last = 1, 0
    for start in starts:
        line += text.count("\n", last, start)
        last = start
        numbers[start] = line
    lines = []
    for place in places:
        while place not in found:
            place = place[:-1]
        lines.append(numbers[found[place]])
    return lines


def _walk(
    text: str, position: int, wanted: dict[Any, Any], path: Place, found: dict[Place, int]
) -> int:
    """Go through a value; the position behind it."""
    found[path] = position
    decode = json.JSONDecoder().raw_decode
    opening = text[position]
    if not wanted or opening not in "[{":
        return int(decode(text, position)[1])
    position = _skip(text, position + 1)
    index = 0
    while text[position] not in "]}":
        key: Any = index
        if opening == "{":
            key, position = decode(text, position)
            position = _skip(text, _skip(text, position) + 1)
        below = wanted.get(key)
        if below is None:
            position = decode(text, position)[1]
        else:
            position = _walk(text, position, below, (*path, key), found)
        position = _skip(text, position)
        if text[position] == ",":
            position = _skip(text, position + 1)
        index += 1
    return position + 1


def repeated_key(text: str) -> tuple[str, int, Any, Any]:
    """The first key that stands twice in one object: its name, line, and both values."""
    found = _repeated(text, _skip(text, 0))
    assert isinstance(found, tuple)
    name, position, first, second = found
    return name, text.count("\n", 0, position) + 1, first, second


def _repeated(text: str, position: int) -> "tuple[str, int, Any, Any] | int":
    decode = json.JSONDecoder().raw_decode
    opening = text[position]
    if opening not in "[{":
        return int(decode(text, position)[1])
    position = _skip(text, position + 1)
    seen: dict[str, Any] = {}
    while text[position] not in "]}":
        key, at = "", position
        if opening == "{":
            key, position = decode(text, position)
            position = _skip(text, _skip(text, position) + 1)
        begin = position
        inside = _repeated(text, position)
        if isinstance(inside, tuple):
            return inside
        position = inside
        if opening == "{":
            value = text[begin:position]
            if key in seen:
                return key, at, seen[key], value
            seen[key] = value
        position = _skip(text, position)
        if text[position] == ",":
            position = _skip(text, position + 1)
    return position + 1


def spoken_place(raw: Any, place: Place) -> str:
    """A path in words: the id of an indicator, the area and period of an observation.

    Returns:
        nothing for the whole file.
    """
    words: list[str] = []
    here = raw
    for part in place:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            here = None
        words.append(part if isinstance(part, str) else _name(here) or f"[{part}]")
    return " > ".join(words)


def _name(item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    for keys in (("id",), ("code",), ("area", "period"), ("after", "before"), ("period",)):
        values = [item.get(key) for key in keys]
        if all(isinstance(value, str) for value in values):
            return " ".join(str(value) for value in values)
    return ""


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n\ufeff":
        position += 1
    return position


def end_of(text: str, place: Place) -> tuple[int, int]:
    """Where the value at a path begins, and the position behind it."""
    wanted: dict[Any, Any] = {}
    node = wanted
    for part in place:
        node = node.setdefault(part, {})
    found: dict[Place, int] = {}
    _walk(text, _skip(text, 0), wanted, (), found)
    return found[place], json.JSONDecoder().raw_decode(text, found[place])[1]
