"""A grid of cells to draw on, with lines of braille dots or of ASCII strokes."""

from binzhou_cli.view.terminal.drawing import Cells

Place = tuple[float, float]
"""A column and a row; lines may begin and end between two rows."""


class Canvas:
    """A grid of cells: text in some of them, fine lines in the others."""

    def __init__(self, width: int, height: int, *, braille: bool) -> None:
        from rich.cells import cell_len

        self.width = width
        self.height = height
        self.braille = braille
        self._length = cell_len
        self._text: dict[tuple[int, int], tuple[str, str]] = {}
        self._dots: dict[tuple[int, int], tuple[int, str, bool]] = {}
        self._strokes: dict[tuple[int, int], tuple[str, str]] = {}

    def put(self, column: int, row: int, text: str, style: str = "") -> None:
        """Write a text; what lies outside the canvas is not written."""
        for sign in text:
            wide = self._length(sign)
            if column >= 0 and column + wide <= self.width and 0 <= row < self.height:
                self._text[column, row] = (sign, style)
                for more in range(1, wide):
                    self._text[column + more, row] = ("", style)
            column += wide

    def free(self, column: int, row: int, length: int) -> bool:
        """Whether nothing is written at a place; lines do not count."""
        return column + length <= self.width and all(
            (column + i, row) not in self._text for i in range(length)
        )

    def line(
        self,
        start: Place,
        end: Place,
        style: str,
        *,
        thick: bool = False,
        dotted: bool = False,
    ) -> None:
        """A straight line between two cells (column, row), from centre to centre."""
        if self.braille:
            self._dotted(start, end, style, thick, 3 if dotted else 1)
        else:
            self._stroked(start, end, style, thick, dotted)

    def _dotted(
        self,
        start: Place,
        end: Place,
        style: str,
        thick: bool,
        every: int,
    ) -> None:
        x, y = start[0] * 2 + 0.5, start[1] * 4 + 1.5
        to_x, to_y = end[0] * 2 + 0.5, end[1] * 4 + 1.5
        steps = max(int(max(abs(to_x - x), abs(to_y - y)) + 0.5), 1)
        for i in range(0, steps + 1, every):
            across = int(x + (to_x - x) * i / steps + 0.5)
            down = int(y + (to_y - y) * i / steps + 0.5)
            self._dot(across, down, style, thick)
            if thick:
                self._dot(across, down + 1, style, thick)

    def _dot(self, across: int, down: int, style: str, thick: bool) -> None:
        cell = (across // 2, down // 4)
        if not (0 <= cell[0] < self.width and 0 <= cell[1] < self.height):
            return
        bit = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)[down % 4 * 2 + across % 2]
        bits, _, strong = self._dots.get(cell, (0, style, thick))
        if strong and not thick:
            return  # a line that stands out is not blurred by others
        if thick and not strong:
            bits = 0
        self._dots[cell] = (bits | bit, style, thick)

    def _stroked(
        self,
        start: Place,
        end: Place,
        style: str,
        thick: bool,
        dotted: bool,
    ) -> None:
        first, last = round(start[0]), round(end[0])
        span = last - first

        def height(column: float) -> float:
            return start[1] + (end[1] - start[1]) * (column - first) / span

        if not span:
            for row in range(*sorted((round(start[1]), round(end[1])))):
                self._strokes[first, row] = ("|", style)
            return
        for column in range(first, last + 1):
            above, below = sorted((height(column - 0.5), height(column + 0.5)))
            top, bottom = (
                round(max(above, min(start[1], end[1]))),
                round(min(below, max(start[1], end[1]))),
            )
            if bottom - top > 1:
                signs = dict.fromkeys(range(top, bottom + 1), "|")
            elif bottom == top:
                signs = {top: "=" if thick else "-"}
            else:
                row = round(height(column))
                signs = {row: "/" if end[1] < start[1] else "\\"}
            for row, sign in signs.items():
                if dotted and column % 2 == 0:
                    continue
                before = self._strokes.get((column, row), ("", ""))[0]
                crossing = {before, sign} == {"/", "\\"}
                self._strokes[column, row] = ("." if dotted else "X" if crossing else sign, style)

    def rows(self) -> list[Cells]:
        """The cells of each row as (text, style), with nothing after the last one written."""
        found = []
        for row in range(self.height):
            cells: Cells = []
            for column in range(self.width):
                place = (column, row)
                if place in self._text:
                    cells.append(self._text[place])
                elif place in self._dots:
                    bits, style, _ = self._dots[place]
                    cells.append((chr(0x2800 + bits), style))
                else:
                    cells.append(self._strokes.get(place, (" ", "")))
            while cells and cells[-1][0] == " ":
                cells.pop()
            found.append(cells)
        return found


def nearest(row: float) -> int:
    """The row of a cell; the middle between two goes down, as the dots of a line do."""
    return int(row + 0.5)
