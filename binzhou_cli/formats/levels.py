"""What codes of areas say of one another: a province and its cities, a country and its regions."""

import re
from collections import Counter
from collections.abc import Iterable

from binzhou_cli.record import Record

LEAST = 0.8
"""The share of codes that must be of a scheme, and of members whose whole is in the file."""
_chinese = re.compile(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}").fullmatch
_nuts = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}").fullmatch
_digits = re.compile(r"\d{2,12}").fullmatch


class Levels(Record):
    """The levels of the areas of a file.

    Attributes:
        scheme: ``gb2260`` (codes of China), ``nuts`` or ``digits``: one code begins another.
        above: the code of the area that each is part of, where the file has it.
        counts: how many areas stand on each level, from the top.
    """

    scheme: str
    above: dict[str, str]
    counts: tuple[tuple[str, int], ...]


def levels_of(codes: Iterable[str], whose: str) -> Levels | None:
    """The levels that codes tell; none where they tell none, or no area holds another.

    Args:
        whose: whose codes they are, as ``groups.kind_of_codes`` says.
    """
    held = dict.fromkeys(codes)
    if not held:
        return None
    for scheme, fits, wholes, level in (
        ("gb2260", _chinese, _of_china, _level_of_china),
        ("nuts", _nuts if whose == "sdmx" else None, _of_nuts, _level_of_nuts),
        ("digits", _digits, _of_digits, lambda code: str(len(code))),
    ):
        if fits is None or sum(map(bool, map(fits, held))) < LEAST * len(held):
            continue
        above = {
            code: whole
            for code in held
            if fits(code)
            for whole in [next((each for each in wholes(code) if each in held), "")]
            if whole
        }
        counts = Counter(level(code) for code in held if fits(code))
        if not above or (scheme == "digits" and not _all_held(held, above)):
            continue
        return Levels(scheme, above, tuple(sorted(counts.items())))
    return None


def _all_held(held: Iterable[str], above: dict[str, str]) -> bool:
    """Whether codes of digits are of two or three lengths, and long ones have their whole."""
    lengths = sorted({len(code) for code in held})
    if not 2 <= len(lengths) <= 3 or lengths[0] != 2:
        return False
    longer = [code for code in held if len(code) > lengths[0]]
    return len(above) >= LEAST * len(longer)


def _of_china(code: str) -> list[str]:
    if code.endswith("0000"):
        return []
    return [f"{code[:2]}0000"] if code.endswith("00") else [f"{code[:4]}00", f"{code[:2]}0000"]


def _level_of_china(code: str) -> str:
    return "1" if code.endswith("0000") else "2" if code.endswith("00") else "3"


def _of_nuts(code: str) -> list[str]:
    return [code[:length] for length in range(len(code) - 1, 1, -1)]


def _level_of_nuts(code: str) -> str:
    return str(len(code) - 2)


def _of_digits(code: str) -> list[str]:
    return [code[:length] for length in range(len(code) - 1, 1, -1)]
