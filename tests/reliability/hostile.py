"""Texts that want to be more than texts, and datasets that hold them in every field."""

import json
import pickle
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from support import small

from binzhou_cli.errors import BinzhouError
from binzhou_cli.formats.gate import pass_gate

STEERING = (
    "\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;http://forged\x1b\\link\x1b]8;;\x1b\\", "\x1bc",
    "\x00", "\x07", "\x08", "\x0b", "\x7f", "\x85", "\x9b2J", "\x9d0;title\x9c",
    "\u202e", "\u2066", "\u200f", "\u061c", "\ufeff", "\u2028", "\ufffe", "\uffff",
)  # fmt: skip
"""What steers a terminal, or stops a renderer."""
MARKUP = (
    "[bold red]x[/]", "[link=http://forged]x[/link]", "<script>alert(1)</script>", "</script>",
    "<img src=x onerror=alert(1)>", "&lt;b&gt;", "]]>", "-->", "\n# Forged\n", "\r\n| a | b |\r\n",
    "![x](http://forged)", "[x](javascript:alert(1))", "`x`", "**x**", "\t", '"', "'", "\\", "%s",
    "{0}", "${HOME}", "$(touch PWNED)", "`touch PWNED`", ";", "\\input{x}", "datum.x", "*", "~",
)  # fmt: skip
FORMULAS = (
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\n=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠1",
    "\u00a0=1", "\x0b=1", "\ufeff=1", '=HYPERLINK("http://forged")', "=cmd|' /C calc'!A0",
)  # fmt: skip
TEXTS: dict[str, tuple[str, ...]] = {
    "steering": ("".join(STEERING),),
    "steering codes": ("\x9b2J\u202e\u2066[red]x[/]\u2028\ufffe",),
    "markup": ("a".join(MARKUP),),
    "long": ("long" * 400,),
    "wide": ("滨e\u0301\u200d" * 100,),
    "blank": ("  \u3000 ", "\u200b"),
    "empty": ("",),
    "formulas": FORMULAS,
}
"""By what they are; of several, each stands in some of the fields."""

Path = tuple[str | int, ...]


def leaves(raw: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The texts of a dataset with their paths."""
    if isinstance(raw, str):
        yield path, raw
    elif isinstance(raw, dict):
        for key, each in raw.items():
            yield from leaves(each, (*path, key))
    elif isinstance(raw, list):
        for index, each in enumerate(raw):
            yield from leaves(each, (*path, index))


def put(raw: Any, path: Path, text: str) -> None:
    for part in path[:-1]:
        raw = raw[part]
    raw[path[-1]] = text


def passes(raw: Any) -> bool:
    with suppress(BinzhouError):
        pass_gate(raw, json.dumps(raw, default=str), "FILE", every_fault=True)
        return True
    return False


def base() -> Any:
    """The small dataset with figures enough to be ranked, grown and drawn."""
    raw = small()
    raw["areas"] += [
        {"code": "13", "name": {"en": "North", "zh": "北"}, "parent": "1"},
        {"code": "14", "name": {"en": "South", "zh": "南"}, "parent": "1", "note": "a note"},
    ]
    held = raw["indicators"][0]["observations"]
    for area in ("11", "13", "14"):
        for year in range(2017, 2024):
            each: dict[str, Any] = {
                "area": area,
                "period": str(year),
                "value": year * int(area) % 97 + 3,
            }
            each |= {"source": "yearbook", "note": {"en": f"note {area} {year}", "zh": "注"}}
            if area == "13":
                each["growth"] = {"percent": year % 9, "basis": "not-stated", "note": "printed"}
            if year == 2018:
                each |= {"status": ["U" if area == "14" else "P"], "locator": f"p. {area}"}
            if (area, year) != ("11", 2020):
                held.append(each)
    return raw


def dataset_of(texts: tuple[str, ...]) -> tuple[Any, int]:
    """A dataset with one of some texts in every field that takes it, and how many do.

    A field of free words takes it alone; one by which others refer, in all places at once, where
    a hostile text is a code. What takes it neither way is a figure, a period or a word of a list.
    """
    raw, taken = base(), 0
    seen: set[str] = set()
    for number, (path, old) in enumerate(list(leaves(raw))):
        kept = pickle.dumps(raw)  # a copy of it takes a tenth of ``deepcopy``
        text = texts[number % len(texts)]
        for new in (f"{text}{number}" if text else "", text, f"https://e.org/{text}"):
            tried = pickle.loads(kept)
            put(tried, path, new)
            if passes(tried):
                raw, taken = tried, taken + 1
                break
        else:
            same = [place for place, each in leaves(raw) if each == old]
            if old in seen or not text or len(same) < 2:
                continue
            seen.add(old)
            tried = pickle.loads(kept)
            for place in same:
                put(tried, place, f"{text}{number}")
            if passes(tried):
                raw, taken = tried, taken + 1
    return raw, taken
