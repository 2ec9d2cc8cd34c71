"""The layout of data/binzhou.json, one observation a line, read without decoding all of it.

``data/make.py`` writes each indicator as one line of head, one line an observation and a
closing line ``]}``. So the observations of an indicator, or of one area, can be picked as
lines of text before anything is decoded: the cost follows the answer, not the file.
"""

from decimal import Decimal
from json import loads
from typing import Any

from binzhou_cli.model.dataset import Loader

# Neither can stand within a text: JSON has no bare line end there.
_OPENING = '"observations": [\n'
_CLOSING = "]}"


class LineLoader(Loader):
    """Observations that are still text, one a line."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def everything(self) -> list[dict[str, Any]]:
        """All of them, decoded."""
        return _decode(self._text)

    def of_area(self, code: str) -> list[dict[str, Any]]:
        """Those of one area: their lines begin with it, so the others are not decoded."""
        start = f'{{"area": "{code}",'
        lines = [line for line in self._text.split("\n") if line.startswith(start)]
        return _decode("\n".join(lines).rstrip(","))

    def count_areas(self) -> int:
        """How many areas the lines begin with."""
        return len({line[: line.find(",")] for line in self._text.split("\n") if line})


def split_lines(text: str) -> tuple[dict[str, Any] | None, list[LineLoader]]:
    """The dataset without observations, and a loader for those of each indicator.

    Returns:
        ``(None, [])`` when the text is not laid out as ``data/make.py`` does.
    """
    first, *blocks = text.split(_OPENING)
    if not blocks:
        return None, []
    loaders: list[LineLoader] = []
    kept = [first]
    for block in blocks:  # an empty one has no line of its own before the closing line
        lines, closing, rest = ("\n" + block).partition("\n" + _CLOSING)
        if not closing:
            return None, []
        loaders.append(LineLoader(lines[1:]))
        kept.append(f'"observations": []}}{rest}')
    head = loads("".join(kept), parse_float=Decimal)
    if len(head["indicators"]) != len(loaders):
        return None, []
    return head, loaders


def _decode(lines: str) -> list[dict[str, Any]]:
    decoded: list[dict[str, Any]] = loads(f"[{lines}]", parse_float=Decimal)
    return decoded
