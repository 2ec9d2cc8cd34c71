"""One panel of a slope chart: marks on two sides, each with its figure on its own row."""

from collections.abc import Mapping

from binzhou_cli.charts.chart import Panel, Point
from binzhou_cli.charts.scales import Extent
from binzhou_cli.view.terminal.canvas import Canvas, nearest
from binzhou_cli.view.terminal.drawing import Cells, Drawing
from binzhou_cli.view.terminal.marks import mark_of, style_of
from binzhou_cli.view.terminal.signs import AXIS, RULE

LEAST_ROOM = 8
"""Columns between the marks of two periods."""
HIGHEST = 25
"""Rows of a panel whose figures lie close to each other."""
FIRST, LAST = 0, -1
"""The ends of a trace."""


class Slope:
    """A panel in so many columns.

    Attributes:
        height: rows of the plot.
        fits: whether no label had to be cut.
    """

    def __init__(self, drawing: Drawing, panel: Panel, extent: Extent, wide: int) -> None:
        self.drawing = drawing
        self.panel = panel
        self.extent = extent
        self.wide = wide
        self.height = self._height()
        firsts, lasts = self._labels(FIRST), self._labels(LAST)
        margin = self._longest(firsts) + 1
        room = wide - margin - self._longest(lasts) - 5
        self.fits = room >= LEAST_ROOM
        if not self.fits:
            firsts, lasts = self._cut(firsts, wide // 3), self._cut(lasts, wide // 2)
            margin = self._longest(firsts) + 1
            room = wide - margin - self._longest(lasts) - 5
        self.left, self.right = margin + 1, margin + 1 + max(room, 4)
        self.labels = {FIRST: firsts, LAST: lasts}

    def rows(self) -> list[Cells]:
        """The rows of the panel with its head."""
        canvas = Canvas(self.wide, self.height + 1, braille=self.drawing.braille)
        self._draw_lines(canvas)
        for _ in self.panel.rules:
            for line in range(self.height):
                canvas.put((self.left + self.right) // 2, line, self.drawing.signs.rule, RULE)
        for end in (FIRST, LAST):
            self._draw_end(canvas, end)
        return self._head() + canvas.rows()

    # where marks stand

    def _height(self) -> int:
        """Rows enough for marks to stand apart, where they can."""
        count = len(self.panel.traces)
        least = 5 if count < 3 else 2 * count
        tried = range(least, max(HIGHEST, least) + 1)
        return min(tried, key=self._shared_rows)

    def _shared_rows(self, height: int) -> int:
        """How many marks share their row with another one of the same end."""
        found = 0
        for end in (FIRST, LAST):
            rows = {self._row(each.points[end], height) for each in self.panel.traces}
            found += len(self.panel.traces) - len(rows)
        return found

    def _row(self, point: Point, height: int | None = None) -> int:
        share = self.extent.share(point.value)
        share = share if self.panel.places else 1 - share
        return nearest(share * ((height or self.height) - 1))

    def _column(self, end: int) -> int:
        return self.left if end == FIRST else self.right

    # labels

    def _labels(self, end: int) -> dict[int, Cells]:
        """What stands beside the marks of an end, by row.

        Figures that share a row have their marks before them.
        """
        by_row: dict[int, list[int]] = {}
        for index, trace in enumerate(self.panel.traces):
            by_row.setdefault(self._row(trace.points[end]), []).append(index)
        found: dict[int, Cells] = {}
        for row, shared in by_row.items():
            cells: Cells = []
            for index in sorted(shared, key=lambda each: not self.panel.traces[each].own):
                sign, style = mark_of(
                    self.drawing, self.panel, index, self.panel.traces[index].points[end]
                )
                before = f"{'  ' if cells else ''}{sign} " if len(shared) > 1 else ""
                cells.append((f"{before}{self._said(index, end)}", style))
            found[row] = cells
        return found

    def _said(self, index: int, end: int) -> str:
        """The figure of an end, at the last one with the name where there are several traces."""
        trace = self.panel.traces[index]
        said = trace.points[end].said
        named = end == LAST and len(self.panel.traces) > 1
        return self.drawing.clean(f"{said} {trace.name}" if named else said)

    def _longest(self, labels: Mapping[int, Cells]) -> int:
        return max(sum(self.drawing.length(text) for text, _ in each) for each in labels.values())

    def _cut(self, labels: Mapping[int, Cells], columns: int) -> dict[int, Cells]:
        found: dict[int, Cells] = {}
        for row, cells in labels.items():
            room, found[row] = columns, []
            for text, style in cells:
                text = self.drawing.cut(text, room)
                room -= self.drawing.length(text)
                found[row].append((text, style))
                if room <= self.drawing.length(self.drawing.glyphs.ellipsis):
                    break
        return found

    # drawing

    def _draw_lines(self, canvas: Canvas) -> None:
        """What joins the ends of the traces; the one that stands out is drawn last."""
        traces = self.panel.traces
        for index in sorted(range(len(traces)), key=lambda each: traces[each].own):
            one, other = traces[index].points[FIRST], traces[index].points[LAST]
            if one.run == other.run:
                canvas.line(
                    (self.left, self._row(one)),
                    (self.right, self._row(other)),
                    style_of(self.drawing, self.panel, index),
                    thick=traces[index].own and len(traces) > 1,
                )

    def _draw_end(self, canvas: Canvas, end: int) -> None:
        """The marks of a period with their figures, and the period below them."""
        column, traces = self._column(end), self.panel.traces
        for index in sorted(range(len(traces)), key=lambda each: traces[each].own):
            point = traces[index].points[end]
            sign, style = mark_of(self.drawing, self.panel, index, point)
            canvas.put(column, self._row(point), sign, style)
        for row, cells in self.labels[end].items():
            long = sum(self.drawing.length(text) for text, _ in cells)
            start = column - 1 - long if end == FIRST else column + 2
            for text, style in cells:
                canvas.put(start, row, text, style)
                start += self.drawing.length(text)
        period = traces[0].points[end].period
        start = max(column - self.drawing.length(period) // 2, 1)
        canvas.put(start, self.height, period, AXIS)

    def _head(self) -> list[Cells]:
        """The name of a panel with its unit, and the reasons of its breaks."""
        drawing, panel, wide = self.drawing, self.panel, self.wide
        named = drawing.texts("comma").join(filter(None, (panel.title, panel.unit)))
        head: list[Cells] = [[(f" {part}", "bold")] for part in drawing.folded(named, wide - 2)]
        for rule in panel.rules:
            head += [[(f" {part}", RULE)] for part in drawing.folded(rule.reason, wide - 2)]
        return head
