"""What is known of a table beside its rows: in a small JSON file, or within a Parquet file."""

import os
from typing import Any

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.tables.found import Place

Json = dict[str, Any]

MOST = 64 << 20
ENDINGS = (".meta.json", ".json")
LISTS = {"areas": "code", "units": "id", "topics": "id", "dimensions": "id", "sources": "id"}
SINGLE = ("title", "version", "default_area", "headline")


def text_beside(place: Place) -> tuple[str, str]:
    """The name and the text of the JSON beside a table; empty where there is none."""
    if place.kind == "address":
        return "", ""
    path = place.name.rstrip("/")
    stem = path
    for _ in range(2):  # x.csv.gz
        head, ending = os.path.splitext(stem)
        stem = head if ending and head else stem
    for each in dict.fromkeys((path, os.path.splitext(path)[0], stem)):
        for ending in ENDINGS:
            try:
                with open(each + ending, "rb") as file:
                    text = file.read(MOST).decode("utf-8-sig")
            except (OSError, ValueError):
                continue
            if ending != ".json" or _is_metadata(text):
                return each + ending, text
    return "", ""


def _is_metadata(text: str) -> bool:
    """Whether JSON speaks of a dataset and is none itself."""
    begin = text[:4096]
    known = ('"indicators"', '"areas"', '"units"', '"sources"', '"title"')
    return text.lstrip()[:1] == "{" and any(each in begin for each in known)


def metadata_of(text: str, path: str) -> Json:
    """The metadata of a text.

    Raises:
        BinzhouError: it is no JSON, or no object.
    """
    from binzhou_cli.formats.json_file import parsed

    found = parsed(text, path)
    if not isinstance(found, dict):
        raise BinzhouError(say("tables.no_metadata", path=path))
    return found


def joined(raw: Json, more: Json, path: str) -> Json:
    """A dataset with what the metadata says of it; its words go before those found.

    Raises:
        BinzhouError: the metadata has another form.
    """
    found = dict(raw)
    try:
        for field in SINGLE:
            if field in more:
                found[field] = more[field]
        for field, key in LISTS.items():
            if more.get(field):
                found[field] = _joined(raw.get(field, []), more[field], key)
        indicators = {each["id"]: each for each in more.get("indicators", ())}
        for each in raw["indicators"]:
            for name in (each["id"], *each.get("aliases", ())):
                if name in indicators:
                    told = {**indicators[name], "id": each["id"]}
                    each.update({k: v for k, v in told.items() if k != "observations"})
                    break
        order = {id: place for place, id in enumerate(indicators)}
        found["indicators"] = sorted(
            raw["indicators"], key=lambda each: order.get(each["id"], len(order))
        )
    except (KeyError, TypeError, AttributeError):
        raise BinzhouError(say("tables.no_metadata", path=path)) from None
    return found


def _joined(held: list[Json], more: list[Json], key: str) -> list[Json]:
    known = {each[key]: each for each in held}
    found = [{**known.pop(each[key], {}), **each} for each in more]
    return [*found, *known.values()]
