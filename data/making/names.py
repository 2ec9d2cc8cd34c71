"""The index of names: what completion offers without reading the dataset."""

from typing import Any

Json = dict[str, Any]


def names(whole: Json) -> str:
    """Give the index: a line an indicator, an area, a topic, tab-separated.

    Of an indicator: its id, both names, its periods in the default area; then its aliases.
    """
    own = whole["default_area"]
    lines = []
    for each in whole["indicators"]:
        periods = dict.fromkeys(one["period"] for one in each["observations"] if one["area"] == own)
        fields = ["I", each["id"], *both(each["name"]), " ".join(periods), *each.get("aliases", [])]
        lines.append("\t".join(map(plain, fields)))
    for each in whole["areas"]:
        lines.append("\t".join(map(plain, ["A", each["code"], *both(each["name"])])))
    for each in whole["topics"]:
        lines.append("\t".join(map(plain, ["T", each["id"], *both(each["name"])])))
    return "\n".join(lines) + "\n"


def both(text: Json) -> list[str]:
    """Give a text in English and in Chinese."""
    return [text.get("en", ""), text.get("zh", "")]


def plain(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())
