"""What all parts of a chart in a terminal share: its room, its signs, and its texts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Chart
from binzhou_cli.view.safe import shortened, visible
from binzhou_cli.view.terminal.signs import ASCII, UNICODE

if TYPE_CHECKING:
    from rich.text import Text

    from binzhou_cli.language import Texts
    from binzhou_cli.view.glyphs import Glyphs

LONGEST_NAME = 24
"""Columns of the name of a trace."""

Cells = list[tuple[str, str]]
"""Pieces of a line: each a text and its style."""


class Drawing:
    """A chart to be drawn in so many columns, with the signs and the language to draw it in.

    Attributes:
        rows: rows of a plot over time; 0 for what suits the width.
        brief: whether the reasons of breaks are told in short.
        remarks: what came up while it was drawn and must be said below it.
    """

    def __init__(
        self,
        chart: Chart,
        width: int,
        glyphs: "Glyphs",
        texts: "Texts",
        rows: int = 0,
        *,
        brief: bool = False,
    ) -> None:
        from rich.cells import cell_len

        self.chart = chart
        self.width = width
        self.rows = rows
        self.brief = brief
        self.glyphs = glyphs
        self.texts = texts
        self.length = cell_len
        self.remarks: list[str] = []
        self.braille = glyphs.name == "unicode"
        self.signs = UNICODE if self.braille else ASCII

    def clean(self, text: str, longest: int = 4 * LONGEST_NAME) -> str:
        """A text of the dataset, safe and no wider than so many columns."""
        return self.cut(visible(shortened(self.glyphs.translate(text), 400)), longest)

    def cut(self, text: str, columns: int) -> str:
        """A text of at most so many columns."""
        if self.length(text) <= columns:
            return text
        dots = self.glyphs.ellipsis
        while text and self.length(text) > columns - len(dots):
            text = text[:-1]
        return text + dots

    def folded(self, text: str, columns: int) -> list[str]:
        """A sentence on lines of so many columns; Chinese is folded anywhere."""
        found, line = [], ""
        for word in visible(self.glyphs.translate(text)).split(" "):
            pieces = [word] if self.length(word) <= columns else list(word)
            for i, piece in enumerate(pieces):
                gap = " " if line and i == 0 else ""
                if line and self.length(line + gap + piece) > columns:
                    found.append(line)
                    line, gap = "", ""
                line += gap + piece
        return [*found, line] if line else found

    def line(self, cells: Iterable[tuple[str, str]]) -> "Text":
        """A line; neighbours of one style become one piece."""
        from rich.text import Text

        line = Text(no_wrap=True, end="")
        run, style = "", ""
        for text, own in cells:
            if own != style and run:
                line.append(run, style=style)
                run = ""
            style = own
            run += text
        return line.append(run, style=style) if run else line

    def blank(self) -> "Text":
        """A line without anything on it."""
        return self.line([("", "")])

    def remark(self, sentence: str) -> None:
        """Say something below the chart, once; an empty sentence says nothing."""
        if sentence and sentence not in self.remarks:
            self.remarks.append(sentence)

    def lines(self, rows: Iterable[Cells]) -> "list[Text]":
        """A line for each row."""
        return [self.line(row) for row in rows]

    def flow(self, items: Iterable[Cells]) -> "list[Text]":
        """Items beside each other, on as many lines as they need."""
        rows: list[Cells] = []
        room = 0
        for item in items:
            long = sum(self.length(text) for text, _ in item)
            if not rows or long + 3 > room:
                rows.append([(" ", "")])
                room = self.width - 1
            else:
                rows[-1].append(("   ", ""))
                room -= 3
            rows[-1] += item
            room -= long
        return self.lines(rows)
