"""Flags of a figure as agencies write them, and what they are in SDMX CL_OBS_STATUS."""

import re
from typing import get_args

from binzhou_cli.model.vocabulary import StatusCode

CODES = frozenset(get_args(StatusCode))
EUROSTAT = {
    "b": "B",
    "c": "Q",
    "d": "D",
    "e": "E",
    "f": "F",
    "i": "I",
    "n": "N",
    "p": "P",
    "s": "E",
    "u": "U",
    "z": "M",
    "m": "M",
}
WORDS = {
    "normal": "A",
    "normal value": "A",
    "final": "A",
    "official": "A",
    "estimated": "E",
    "estimate": "E",
    "estimated value": "E",
    "provisional": "P",
    "provisional value": "P",
    "preliminary": "P",
    "forecast": "F",
    "forecast value": "F",
    "projection": "F",
    "projected": "F",
    "break": "B",
    "time series break": "B",
    "break in series": "B",
    "imputed": "I",
    "confidential": "Q",
    "suppressed": "Q",
    "missing": "O",
    "missing value": "O",
    "unreliable": "U",
    "low reliability": "U",
    "估计": "E",
    "估计值": "E",
    "预测": "F",
    "预测值": "F",
    "初步": "P",
    "初步数": "P",
    "初步核算": "P",
    "初核": "P",
    "快报": "P",
    "断点": "B",
    "缺失": "O",
    "保密": "Q",
}
_cell = re.compile(r"(.*?)(?:\s+|(?<=[\d:]))([a-z]{1,4})").fullmatch


def statuses(text: str, letters: str = "sdmx") -> tuple[tuple[str, ...], str]:
    """The status codes of a flag, and what of it is no code, as a note.

    Args:
        letters: ``eurostat`` where each small letter is a flag of its own.
    """
    code, colon, label = text.partition(":")
    plain = code.strip() if colon and len(code.strip()) <= 2 else text.strip()
    if plain.casefold() in WORDS:
        return (WORDS[plain.casefold()],), ""
    found: list[str] = []
    rest: list[str] = []
    for piece in re.split(r"[\s;,()]+", plain):
        if piece in CODES:
            found.append(piece)
        elif piece and piece.islower() and piece.isascii() and piece.isalpha() and len(piece) < 5:
            for each in piece:
                if each in EUROSTAT:
                    found.append(EUROSTAT[each])
                elif each == "r":
                    rest.append("revised")
                else:
                    rest.append(each)
        elif letters == "eurostat" and piece.isupper() and all(each in CODES for each in piece):
            found += piece
        elif piece:
            rest.append(piece)
    unit = [each for each in dict.fromkeys(found) if each != "A" or len(set(found)) == 1]
    if colon and rest and label.strip() and plain == code.strip():
        rest = [label.strip()]
    return tuple(unit), " ".join(dict.fromkeys(rest))


def parted(cell: str) -> tuple[str, str]:
    """A cell of a figure with flags behind it: ``5.3 be``, ``: c``, ``:c``."""
    found = _cell(cell)
    if found is not None and (found[1].strip() == ":" or any(map(str.isdigit, found[1]))):
        return found[1].strip(), found[2]
    return cell, ""
