"""Several files as one dataset: areas are joined by code or name, clashes are told."""

from typing import Any

from binzhou_cli.errors import say
from binzhou_cli.formats.table import Understood

Json = dict[str, Any]


def joined(parts: list[tuple[str, Json]]) -> tuple[Json, list[Understood]]:
    """The JSON of several files as that of one.

    Returns:
        it, and what clashed: indicators of one id that are kept apart.
    """
    whole: Json = {"title": parts[0][1].get("title") or parts[0][0], "indicators": []}
    for field in ("areas", "units", "topics", "dimensions", "sources"):
        whole[field] = []
    said: list[Understood] = []
    areas: dict[str, str] = {}
    for number, (path, raw) in enumerate(parts, 1):
        _stated(raw, path)
        codes = _areas(whole, raw, areas)
        units = _keyed(whole, raw, "units", "id", number, ("code", "multiplier"))
        sources = _keyed(whole, raw, "sources", "id", number, ("title",))
        for field in ("topics", "dimensions"):
            _merged(whole, raw, field)
        for indicator in raw["indicators"]:
            made = _indicator(indicator, codes, units, sources)
            clash = _add(whole, made, number)
            if clash:
                said.append(
                    Understood(
                        "result",
                        say("about.clash", id=indicator["id"]),
                        say("about.clash.is", path=path, id=clash),
                        "",
                    )
                )
    for field in ("topics", "dimensions", "units", "sources"):
        if not whole[field]:
            del whole[field]
    return whole, said


def _stated(raw: Json, path: str) -> None:
    """Say of a file without areas or sources that it has none: others of the whole may have."""
    observations = [one for each in raw["indicators"] for one in each.get("observations", ())]
    if not raw.get("areas"):
        raw["areas"] = [{"code": "_Z", "name": raw.get("title") or path, "kind": "none"}]
    if not raw.get("sources"):
        raw["sources"] = [{"id": "file", "title": path}]
    for each in observations:
        each.setdefault("area", "_Z")
        each.setdefault("source", raw["sources"][0]["id"])


def _texts(name: Any) -> list[str]:
    texts = [name] if isinstance(name, str) else [name.get("en", ""), name.get("zh", "")]
    return [each.casefold() for each in texts if each]


def _areas(whole: Json, raw: Json, known: dict[str, str]) -> dict[str, str]:
    """The codes of a file's areas in the whole; an area is the same by its code or its name."""
    codes: dict[str, str] = {}
    added: list[Json] = []
    for each in raw.get("areas", ()):
        names = [each["code"].casefold(), *_texts(each["name"])]
        names = [] if each["code"] == "_Z" else names
        same = next((known[name] for name in names if name in known), None)
        if each["code"] == "_Z":
            same = "_Z" if any(one["code"] == "_Z" for one in whole["areas"]) else None
        if same is None:
            whole["areas"].append(dict(each))
            added.append(whole["areas"][-1])
            same = each["code"]
        codes[each["code"]] = same
        for name in names:
            known.setdefault(name, same)
    for each in added:
        for field in ("parent", "merged_into"):
            if each.get(field) is not None:
                each[field] = codes.get(each[field], each[field])
    return codes


def _keyed(
    whole: Json, raw: Json, field: str, key: str, number: int, alike: tuple[str, ...]
) -> dict[str, str]:
    """The ids of units or sources of a file in the whole."""
    found: dict[str, str] = {}
    taken = {each[key]: each for each in whole[field]}
    for each in raw.get(field, ()):
        name = each[key]
        if name in taken and any(taken[name].get(one) != each.get(one) for one in alike):
            name = f"{name}-{number}"
        if name not in taken:
            taken[name] = {**each, key: name}
            whole[field].append(taken[name])
        found[each[key]] = name
    return found


def _merged(whole: Json, raw: Json, field: str) -> None:
    known = {each["id"]: each for each in whole[field]}
    for each in raw.get(field, ()):
        if each["id"] not in known:
            whole[field].append(
                {**each, **({"members": list(each["members"])} if "members" in each else {})}
            )
        elif "members" in each:
            codes = {one["code"] for one in known[each["id"]].setdefault("members", [])}
            known[each["id"]]["members"] += [
                one for one in each["members"] if one["code"] not in codes
            ]


def _indicator(
    indicator: Json, codes: dict[str, str], units: dict[str, str], sources: dict[str, str]
) -> Json:
    made = dict(indicator)
    if made.get("unit"):
        made["unit"] = units[made["unit"]]
    if isinstance(made.get("display"), dict):
        made["display"] = {key: units.get(one, one) for key, one in made["display"].items()}
    observations = []
    for each in indicator.get("observations", ()):
        one = dict(each)
        for field, table in (("area", codes), ("unit", units), ("source", sources)):
            if one.get(field) is not None:
                one[field] = table.get(one[field], one[field])
        if isinstance(one.get("rank"), dict):
            one["rank"] = {
                **one["rank"],
                "scope": codes.get(one["rank"]["scope"], one["rank"]["scope"]),
            }
        observations.append(one)
    made["observations"] = observations
    return made


def _add(whole: Json, made: Json, number: int) -> str:
    """Add an indicator; one of the same id and unit is the same, another gets an id of its own.

    Returns:
        the id it got, where that is another one.
    """
    same = next((each for each in whole["indicators"] if each["id"] == made["id"]), None)
    if same is not None and same.get("unit") == made.get("unit") and _fits(same, made):
        known = {
            (each.get("area"), each["period"], each.get("source")) for each in same["observations"]
        }
        same["observations"] += [
            each
            for each in made["observations"]
            if (each.get("area"), each["period"], each.get("source")) not in known
        ]
        return ""
    names = {
        text
        for each in whole["indicators"]
        for text in (
            each["id"].casefold(),
            *_texts(each["name"]),
            *(one.casefold() for one in each.get("aliases", ())),
        )
    }
    id = made["id"]
    while id.casefold() in names:
        id = f"{made['id']}-{number}"
        number += 1
    changed = id if id != made["id"] else ""
    made["id"] = id
    if any(text in names for text in _texts(made["name"])):
        text = (
            made["name"]
            if isinstance(made["name"], str)
            else made["name"].get("en") or made["name"].get("zh")
        )
        made["name"] = f"{text} ({id})"
        changed = id
    made["aliases"] = [each for each in made.get("aliases", ()) if each.casefold() not in names]
    whole["indicators"].append(made)
    return changed


def _fits(same: Json, made: Json) -> bool:
    """Whether no figure of the two differs in one place from one source."""
    known = {
        (each.get("area"), each["period"], each.get("source")): each.get("value")
        for each in same["observations"]
    }
    return all(
        known.get((each.get("area"), each["period"], each.get("source")), each.get("value"))
        == each.get("value")
        for each in made["observations"]
    )
