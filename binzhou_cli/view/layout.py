"""How the columns of a report share the width of a terminal."""

from typing import TYPE_CHECKING

from binzhou_cli.model.records import Figure
from binzhou_cli.report.report import Field, Report, said_in
from binzhou_cli.view.cells import Cell, Cells
from binzhou_cli.view.fold import folded_head, folded_lines
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.safe import shortened, visible

if TYPE_CHECKING:
    from binzhou_cli.language import Texts

GAP = 2
MARGIN = 1
LEAST_TEXT = 8
"""Columns that a folded text keeps when nothing more can be left out."""
LONGEST_BAR = 72
LONGEST_TEXT = 400
"""Characters of one text in a table; machine-readable output has all of it."""
NARROW = 40
"""Columns of a terminal below which nothing is left out: cells stand under each other."""
DRAWN = frozenset({"bar", "spark"})
ALIGNED = frozenset({"figure", "number", "growth", "printed", "difference", "rate"})
"""Kinds of figures whose decimal points stand under each other."""


class Layout:
    """Which columns stand side by side, how wide they are, and the text of each cell.

    Attributes:
        fields: the columns that are shown.
        rows: the cells of each record, in the order of the columns.
        left_out: the columns that found no room.
        stacked: whether even those that may not be left out find none side by side: they stand
            under each other, for a figure is never cut.
    """

    def __init__(self, report: Report, medium: Medium) -> None:
        from rich.cells import cell_len

        self.width = medium.width
        self._language = medium.texts.language
        self.length = cell_len
        self.fields = list(report.table_fields())
        self.cells = Cells(report, tuple(self.fields), medium.glyphs, medium.texts)
        self.headings = {
            field.key: folded_head(_plain_head(heading_of(report, field, medium.texts), medium))
            for field in self.fields
        }
        self._texts: list[dict[str, Cell]] = []
        for record in report.records:
            row = {}
            for field in self.fields:
                cell = self.cells(field, record)
                row[field.key] = cell._replace(text=shortened(cell.text, LONGEST_TEXT))
            self._texts.append(row)
        self._align_points(report)
        self.left_out: list[Field] = []
        self._joined: list[Field] = []
        self.widths = self._fit()
        gone = any(each.kind not in DRAWN for each in self.left_out)
        self.stacked = self._over(self.widths) > 0 or (gone and self.width < NARROW)
        if self.stacked:  # under each other all of them have room
            self.fields = [each for each in report.table_fields() if each not in self._joined]
            self.left_out = []
        places = list(self.headings)
        self.left_out.sort(key=lambda field: places.index(field.key))
        if not self.stacked:
            self._stretch_bars(report)
        self.rows = [[row[field.key] for field in self.fields] for row in self._texts]

    def _align_points(self, report: Report) -> None:
        """Pad figures at the right, so that their decimal points stand under each other.

        Figures of several units in one column have no size in common: they end in one line.
        """
        for field in self.fields:
            if field.kind not in ALIGNED or len(_units_in(report, field)) > 1:
                continue
            texts = [row[field.key].text for row in self._texts]
            tails = [len(text) - _point(text) for text in texts if _is_figure(text)]
            most = max(tails, default=0)
            for row in self._texts:
                cell = row[field.key]
                if _is_figure(cell.text):
                    pad = " " * (most - len(cell.text) + _point(cell.text))
                    row[field.key] = cell._replace(text=cell.text + pad)

    def _stretch_bars(self, report: Report) -> None:
        """Give the columns that are left to a column of bars."""
        bars = [field for field in self.fields if field.kind == "bar"]
        room = -self._over(self.widths)
        if len(bars) != 1 or room <= 0:
            return
        [field] = bars
        self.cells.bar = min(self.cells.bar + room, LONGEST_BAR)
        for record, row in zip(report.records, self._texts, strict=True):
            row[field.key] = self.cells(field, record)
        self.widths[field.key] = self._natural(field)

    def _natural(self, field: Field) -> int:
        cells = (self.length(row[field.key].text) for row in self._texts)
        return max(self._head(field), max(cells, default=0), 1)

    def _fit(self) -> dict[str, int]:
        widths = {field.key: self._natural(field) for field in self.fields}
        while self._over(widths) > 0 and not self._fold(widths, hard=False):
            droppable = [field for field in self.fields if field.drop]
            if not droppable:
                self._fold(widths, hard=True)
                break
            field = max(droppable, key=lambda each: each.drop)
            self.fields.remove(field)
            del widths[field.key]
            if field.joins and self._join(field, widths):
                self._joined.append(field)
                continue
            self.left_out.append(field)
        return widths

    def _join(self, field: Field, widths: dict[str, int]) -> bool:
        """Give the text of a column to another one; whether that one is still there."""
        into = next((each for each in self.fields if each.key == field.joins), None)
        if into is None:
            return False
        for row in self._texts:
            added = row[field.key].text
            if added:
                cell = row[into.key]
                comma = "，" if self._language == "zh" else ", "
                row[into.key] = cell._replace(text=f"{cell.text}{comma}{added}")
        widths[into.key] = self._natural(into)
        return True

    def _over(self, widths: dict[str, int]) -> int:
        """How many columns of the terminal too many the table needs."""
        return sum(widths.values()) + GAP * (len(widths) - 1) + MARGIN - self.width

    def _fold(self, widths: dict[str, int], hard: bool) -> bool:
        """Fold texts until the table fits, the widest first; whether it does.

        Args:
            hard: fold further than reads well, and as far as it goes.
        """
        least = {
            field.key: max(LEAST_TEXT if hard else field.easy, self._head(field))
            for field in self.fields
            if field.wrap
        }
        over = self._over(widths)
        room = sum(max(widths[key] - least[key], 0) for key in least)
        if room < over and not hard:
            return False
        for _ in range(min(over, room)):
            key = max(
                (each for each in least if widths[each] > least[each]),
                key=lambda each: widths[each],
            )
            widths[key] -= 1
        return room >= over

    def _head(self, field: Field) -> int:
        return max(self.length(line) for line in self.headings[field.key].split("\n"))

    def broken(self, text: str, field: Field) -> str:
        """An id folded after its hyphens, so that it can still be read."""
        width = self.widths[field.key]
        if field.wrap and field.kind != "id" and not text.isascii():
            return "\n".join(folded_lines(text, width))
        if field.kind != "id" or len(text) <= width:
            return text
        lines = [""]
        for word in text.replace("-", "-\0").split("\0"):
            if lines[-1] and len(lines[-1]) + len(word) > width:
                lines.append("")
            lines[-1] += word
        return "\n".join(lines)


def _units_in(report: Report, field: Field) -> set[str]:
    """The units of the figures of a column."""
    held = (field.of(record) for record in report.records)
    return {each.indicator.unit.code for each in held if isinstance(each, Figure)}


def heading_of(report: Report, field: Field, texts: "Texts") -> str:
    """The heading of a column in the language of the reader."""
    heading = report.headings.get(field.key)
    if heading is not None:
        return said_in(heading, texts)
    return texts(field.label) if field.label else ""


def _plain_head(text: str, medium: Medium) -> str:
    """A heading as plain text; its own lines stay."""
    lines = shortened(medium.glyphs.translate(text), LONGEST_TEXT).split("\n")
    return "\n".join(map(visible, lines))


def _is_figure(text: str) -> bool:
    return any(mark.isdigit() for mark in text) and not text[-1:].isalpha()


def _point(text: str) -> int:
    point = text.rfind(".")
    return point if point >= 0 else len(text)
