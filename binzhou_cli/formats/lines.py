"""The layout of data/binzhou.json, one observation a line, read without decoding all of it.

``data/make.py`` writes each indicator as one line of head, one line an observation and a
closing line ``]}``. So the observations of an indicator, or of one area, can be picked as
lines of text before anything is decoded: the cost follows the answer, not the file.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from json import loads
from typing import Any

from binzhou_cli.model.build import Builder
from binzhou_cli.model.figures import Figures
from binzhou_cli.model.records import Coverage, Figure, Indicator

# Neither can stand within a text: JSON has no bare line end there.
_OPENING = '"observations": [\n'
_CLOSING = "\n]}"
_AREA = '{"area": "'
_escaped_code = re.compile(rf'^{re.escape(_AREA)}[^"\\\n]*\\', re.MULTILINE).search


class LineFigures(Figures):
    """Figures that are still text, one a line."""

    def __init__(self, builder: Builder, blocks: Sequence[str]) -> None:
        self._builder = builder
        self._blocks = dict(zip(builder.indicators, blocks, strict=True))
        self._one_a_line: dict[str, bool] = {}

    def of(
        self, indicator: Indicator, areas: "Collection[str] | None"
    ) -> "Iterable[tuple[str, Sequence[Figure]]]":
        """The figures of an indicator; the lines of other areas are not decoded."""
        block = self._blocks[indicator.id]
        if areas is None:
            return self._builder.held(indicator.id, _decode(block)).items()
        if not self._plain(indicator.id):
            held = self._builder.held(indicator.id, _decode(block))
            return ((code, held[code]) for code in held if code in areas)
        lines = block.split("\n")
        if len(areas) < 4:
            starts = tuple(f'{_AREA}{code}"' for code in areas)
            lines = [line for line in lines if line.startswith(starts)]
        else:
            lines = [line for line in lines if _area_of(line) in areas]
        block = "\n".join(lines).rstrip(",")
        return self._builder.held(indicator.id, _decode(block)).items()

    def coverage(self, indicator: Indicator) -> Coverage:
        """What there is of an indicator, counted in its lines."""
        block = self._blocks[indicator.id]
        if not self._plain(indicator.id):
            held = self._builder.held(indicator.id, _decode(block))
            return Coverage(sum(map(len, held.values())), len(held))
        lines = block.split("\n")
        return Coverage(len(lines), len(set(map(_area_of, lines))))

    def _plain(self, indicator: str) -> bool:
        if indicator not in self._one_a_line:
            self._one_a_line[indicator] = _one_a_line(self._blocks[indicator])
        return self._one_a_line[indicator]


def _one_a_line(block: str) -> bool:
    """Whether each line is one observation that begins with the code of its area as it stands.

    Every observation has one period, and no text holds the name of a field in bare quotes: so
    where there are as many periods as lines that begin so, each of them is one observation.
    """
    lines = block.count("\n") + 1
    if not block.startswith(_AREA) or block.count(f"\n{_AREA}") != lines - 1:
        return False
    return block.count('"period"') == lines and not ("\\" in block and _escaped_code(block))


def _area_of(line: str) -> str:
    return line[len(_AREA) : line.find('"', len(_AREA))]


def split_lines(text: str) -> tuple[dict[str, Any] | None, list[str]]:
    """The dataset without observations, and the lines of those of each indicator.

    Returns:
        ``(None, [])`` when the text is not laid out as ``data/make.py`` does.
    """
    first, *parts = text.split(_OPENING)
    blocks: list[str] = []
    kept = [first]
    for part in parts:  # an empty one has no line of its own before the closing line
        lines, closing, rest = ("\n" + part).partition(_CLOSING)
        if not closing:
            return None, []
        blocks.append(lines[1:])
        kept.append(f'"observations": []}}{rest}')
    if not blocks:
        return None, []
    try:
        head = loads("".join(kept), parse_float=Decimal)
    except ValueError:
        return None, []
    if not isinstance(head, dict) or len(head.get("indicators", ())) != len(blocks):
        return None, []
    return head, blocks


def _decode(lines: str) -> list[dict[str, Any]]:
    decoded: list[dict[str, Any]] = loads(f"[{lines}]", parse_float=Decimal)
    return decoded
