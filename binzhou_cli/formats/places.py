"""The areas of a file: their codes and names, which are groups, and what they are parts of."""

from collections import Counter
from typing import Any

from binzhou_cli.errors import say
from binzhou_cli.formats.groups import WHOLE, is_group, kind_of_codes
from binzhou_cli.formats.levels import Levels, levels_of
from binzhou_cli.formats.rows import Rows, Stated
from binzhou_cli.formats.table import DECLARED, GUESSED, Mapping, Understood
from binzhou_cli.formats.texts import RESERVED, Distinct, clean

Json = dict[str, Any]


def areas_of(
    stated: list[Stated], rows: Rows, mapping: Mapping, title: str, said: list[Understood]
) -> dict[str, Json]:
    """The areas of the figures by what tells them apart; how groups are known is noted."""
    used = dict.fromkeys(each.area for each in stated)
    known = rows.areas
    codes = [each for each in used if each and (rows.coded or known.get(each) != each)]
    whose = mapping.codes or kind_of_codes(codes, mapping.layout)
    names = Distinct()
    found: dict[str, Json] = {}
    hows: Counter[str] = Counter()
    named: dict[str, list[str]] = {}
    for key in used:
        if not key:
            title = clean(title)
            found[key] = {"code": "_Z", "name": title, "kind": "none"}
            continue
        name = clean(known.get(key) or key)
        how = "code" if {key, name} & mapping.groups else is_group(key, name, whose)
        code = clean(key)
        fixed = code if code.casefold() not in RESERVED else f"{code}-1"
        area: Json = {
            "code": names.of(fixed, "-"),
            "name": name if name.casefold() == fixed.casefold() else names.of(name, " ", [code]),
        }
        if how:
            area["kind"] = "group"
            hows[how] += 1
            named.setdefault(how, []).append(name)
        note = mapping.area_notes.get(key) or mapping.area_notes.get(name)
        if note:
            area["note"] = clean(note, 4000)
        found[key] = area
    for how, count in hows.items():
        known_by = DECLARED if how == "code" else GUESSED
        option = "--where area=…" if known_by == GUESSED else ""
        said.append(
            Understood(
                "result",
                say("about.groups"),
                say("about.groups.n", n=count, names=_some(named[how])),
                known_by,
                None,
                option,
            )
        )
    levels = levels_of([key for key, each in found.items() if "kind" not in each], whose)
    if levels is not None:
        said.append(_told(levels, mapping))
    _parents(found, levels.above if levels is not None else {})
    return found


def _told(levels: Levels, mapping: Mapping) -> Understood:
    """How many areas stand on each level; in a plain table that the codes tell it is a guess."""
    column = mapping.column("area-code")
    guessed = mapping.layout == "plain" and column is not None
    return Understood(
        "result",
        say(f"about.levels.{levels.scheme}"),
        ", ".join(f"{level}: {n}" for level, n in levels.counts),
        GUESSED if guessed else DECLARED,
        None,
        f"--map skip={column + 1}" if guessed and column is not None else "",
    )


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


def _parents(areas: dict[str, Json], above: dict[str, str]) -> None:
    """The whole that areas are ranked in: by their codes, else the one that the file has, else all.

    An area that alone stands above all others is their whole, and so a group.
    """
    members = [key for key, each in areas.items() if each.get("kind", "area") == "area"]
    tops = [key for key in members if key not in above]
    for key, whole in above.items():
        areas[key]["parent"] = areas[whole]["code"]
    if len(members) < 2:
        return
    if len(tops) == 1 and above:
        areas[tops[0]]["kind"] = "group"
        return
    wholes = [
        each
        for each in areas.values()
        if each.get("kind") == "group" and WHOLE(each["name"].strip())
    ]
    if len(wholes) == 1:
        code = wholes[0]["code"]
    else:
        code = "_T"
        if any(each["code"] == code for each in areas.values()):
            return
        areas["\0whole"] = {
            "code": code,
            "kind": "group",
            "name": {"en": "this file", "zh": "本文件"},
        }
    for key in tops:
        areas[key]["parent"] = code
