"""The dataset as text: one item a line, and one observation a line."""

import json
from decimal import Decimal
from typing import Any

from making.observations import Json


def dump(value: Any) -> str:
    """Give JSON on one line, with decimals as they were printed."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dump(key)}: {dump(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(dump, value)) + "]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False)


def lines(items: list[Json]) -> str:
    """Give one item a line."""
    return ",\n".join(map(dump, items))


def layout(whole: Json) -> str:
    """Give the whole dataset; a reader relies on an observation being a line."""
    parts = []
    for key, value in whole.items():
        if key == "indicators":
            heads = [
                dump({name: field for name, field in each.items() if name != "observations"})[:-1]
                + f', "observations": [\n{lines(each["observations"])}\n]}}'
                for each in value
            ]
            parts.append(f'"{key}": [\n' + ",\n".join(heads) + "\n]")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            parts.append(f'"{key}": [\n{lines(value)}\n]')
        else:
            parts.append(f'"{key}": {dump(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"
