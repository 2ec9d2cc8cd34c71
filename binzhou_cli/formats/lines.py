"""The layout of data/binzhou.json, one observation a line, read without decoding all of it.

``data/make.py`` writes each indicator as one line of head, one line an observation and a
closing line ``]}``. So the observations of an indicator, or of one area, can be picked as
lines before anything is decoded, even from UTF-8; and where a marker notes where they stand, only
those that are asked for are read at all: the cost follows the answer, not the file.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from json import JSONDecoder
from typing import Any

from binzhou_cli.formats.pieces import Pieces
from binzhou_cli.model.build import Builder
from binzhou_cli.model.figures import Figures
from binzhou_cli.model.records import Coverage, Figure, Indicator
from binzhou_cli.record import Record

# Neither can stand within a text: JSON has no bare line end there.
_OPENING = b'"observations": [\n'
_CLOSING = b"\n]}"
_AREA = b'{"area": "'
_LINE = b"\n" + _AREA
_MARK = b"\xef\xbb\xbf"
"""What some editors put before UTF-8."""
_AFTER = b", \t\r"
"""What may stand behind an observation on its line."""
_HEAD = 24
"""Bytes of a line that tell its area, if the code is no longer than most are."""
_FEW = 4
"""Areas whose lines are looked for one by one."""

_LARGE = 16_000_000
"""Bytes of a file whose figures are counted when they are asked for."""
_NOT_COUNTED = (-1, -1)

_decode = JSONDecoder(parse_float=Decimal).decode


class Block(Record):
    """The observations of one indicator.

    Attributes:
        begin: where they begin in the file, in bytes.
        end: where they end.
        coverage: what there is, if each line is one observation that begins with the code of
            its area; none where nobody has looked yet.
    """

    begin: int
    end: int
    coverage: Coverage | None = None


class LineFigures(Figures):
    """Figures that are still bytes, one a line.

    Args:
        file: its content, or what reads pieces of it.
        blocks: where the observations of each indicator stand in it.
    """

    def __init__(self, builder: Builder, file: "bytes | Pieces", blocks: Sequence[Block]) -> None:
        self._builder = builder
        self._file = file
        self._blocks: dict[str, Block] = dict(zip(builder.indicators, blocks, strict=True))
        self._counted: dict[str, Coverage | None] = {
            id: block.coverage for id, block in self._blocks.items() if block.coverage is not None
        }

    def of(
        self, indicator: Indicator, areas: "Collection[str] | None"
    ) -> "Iterable[tuple[str, Sequence[Figure]]]":
        """The figures of an indicator; the lines of other areas are not decoded."""
        block = self._block(indicator)
        if areas is None:
            return self._held(indicator, block).items()
        if self._plain(indicator, block) is None:
            held = self._held(indicator, block)
            return ((code, held[code]) for code in held if code in areas)
        codes = {each.encode() for each in areas}
        if len(codes) < _FEW:
            lines = [line.rstrip(_AFTER) for code in codes for line in _lines_of(block, code)]
        else:
            every = block.split(b"\n")
            lines = [line.rstrip(_AFTER) for line in every if _area_of(line) in codes]
        return self._held(indicator, b",".join(lines)).items()

    def coverage(self, indicator: Indicator) -> Coverage:
        """What there is of an indicator, counted in its lines."""
        known = self._counted.get(indicator.id)
        if known is not None:
            return known
        block = self._block(indicator)
        counted = self._plain(indicator, block)
        if counted is not None:
            return counted
        held = self._held(indicator, block)
        return Coverage(sum(map(len, held.values())), len(held))

    def _block(self, indicator: Indicator) -> bytes:
        block = self._blocks[indicator.id]
        return _read(self._file, [(block.begin, block.end)])[0]

    def _held(self, indicator: Indicator, lines: bytes) -> "dict[str, list[Figure]]":
        return self._builder.held(indicator.id, _decode(f"[{lines.decode()}]"))

    def _plain(self, indicator: Indicator, block: bytes) -> Coverage | None:
        if indicator.id not in self._counted:
            self._counted[indicator.id] = _counted(block)
        return self._counted[indicator.id]


def _counted(block: bytes) -> Coverage | None:
    """What there is where each line is one observation that begins with the code of its area.

    Every observation has one period, and no text holds the name of a field in bare quotes: so
    where there are as many periods as lines that begin so, each of them is one observation.

    Returns:
        none where a line is laid out in another way, or a code is written with an escape.
    """
    lines = block.split(b"\n")
    if block.count(b'"period"') != len(lines):
        return None
    beginnings = {line[:_HEAD] for line in lines}  # far fewer than lines
    if not all(each.startswith(_AREA) for each in beginnings):
        return None
    if not all(b'"' in each[len(_AREA) :] for each in beginnings):
        beginnings = set(lines)  # a code is longer
    codes = set(map(_area_of, beginnings))
    return None if any(b"\\" in each for each in codes) else Coverage(len(lines), len(codes))


def _area_of(line: bytes) -> bytes:
    return line[len(_AREA) : line.find(b'"', len(_AREA))]


def _lines_of(block: bytes, code: bytes) -> Iterator[bytes]:
    """The lines of one area."""
    text, start = b"\n" + block, b'%b%b"' % (_LINE, code)
    at = text.find(start)
    while at >= 0:
        end = text.find(b"\n", at + 1)
        yield text[at + 1 : end if end >= 0 else len(text)]
        at = text.find(start, at + 1)


def split_lines(
    file: "bytes | Pieces", note: str = ""
) -> tuple[dict[str, Any] | None, list[Block]]:
    """The dataset without observations, and where those of each indicator stand.

    Args:
        file: a dataset that is known to be sound, in UTF-8; or what reads pieces of it, where
            it is only read by a note that fits.
        note: what :func:`noted` wrote of this file, so that nothing is searched for.

    Returns:
        ``(None, [])`` when the file is not laid out as ``data/make.py`` does.
    """
    for by_note in (True, False):
        if by_note:
            blocks = _read_note(note)
        elif isinstance(file, bytes):
            blocks = _searched(file)
        else:
            break
        head = _head(file, blocks) if blocks else None
        if head is not None:
            return head, blocks
    return None, []


def _read(file: "bytes | Pieces", spans: Sequence[tuple[int, int]]) -> list[bytes]:
    if isinstance(file, Pieces):
        return file.read(spans)
    return [file[begin:end] for begin, end in spans]


def _head(file: "bytes | Pieces", blocks: Sequence[Block]) -> dict[str, Any] | None:
    """The dataset without the bytes of the blocks, if each indicator has one."""
    ends = [0, *(each.end for each in blocks)]
    begins = [*(each.begin for each in blocks), len(file)]
    spans = list(zip(ends, begins, strict=True))
    if any(end > begin for end, begin in spans):
        return None
    kept = _read(file, spans)
    for at, block in enumerate(blocks):  # a note may be of another file
        closing = _CLOSING[block.begin == block.end :]  # where it is empty, one line end is both
        if not (kept[at].endswith(_OPENING) and kept[at + 1].startswith(closing)):
            return None
    try:
        head = _decode(b"".join(kept).removeprefix(_MARK).decode())
    except ValueError:
        return None
    fits = isinstance(head, dict) and len(head.get("indicators", ())) == len(blocks)
    return head if fits else None


def _searched(raw: bytes) -> list[Block]:
    blocks: list[Block] = []
    last = 0
    while (opening := raw.find(_OPENING, last)) >= 0:
        begin = opening + len(_OPENING)
        last = raw.find(_CLOSING, begin - 1)
        if last < 0:
            return []
        blocks.append(Block(begin, max(begin, last)))  # where it is empty, one line end is both
    return blocks


def noted(raw: bytes, blocks: Sequence[Block]) -> str:
    """Where the observations of each indicator stand, and how many there are, as one line.

    They are counted where nobody has to wait for it, and -1 else.
    """
    told: list[int] = []
    for block in blocks:
        counted = _counted(raw[block.begin : block.end]) if len(raw) < _LARGE else None
        told += (block.begin, block.end, *(counted or _NOT_COUNTED))
    return " ".join(map(str, told))


def _read_note(note: str) -> list[Block]:
    """The blocks of a note; none if it is no note."""
    try:
        told = list(map(int, note.split()))
    except ValueError:
        return []
    return [
        Block(begin, end, Coverage(figures, areas) if figures >= 0 else None)
        for begin, end, figures, areas in zip(*[iter(told)] * 4, strict=False)
    ]
