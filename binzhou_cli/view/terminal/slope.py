"""One panel of a slope chart: a mark a period, each with its figure on its own row."""

from collections.abc import Mapping
from itertools import pairwise

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

Labels = dict[int, Cells]
"""What stands beside the marks of a period, by row."""


class Slope:
    """A panel in so many columns.

    Attributes:
        stations: the periods by their positions in years, in order of time.
        fits: whether every label stands whole.
    """

    def __init__(self, drawing: Drawing, panel: Panel, extent: Extent, wide: int) -> None:
        self.drawing = drawing
        self.panel = panel
        self.extent = extent
        self.wide = wide
        self.stations = dict(sorted({each.x: each.period for each in panel.points()}.items()))
        self.first, self.last = min(self.stations), max(self.stations)
        self.points = [{each.x: each for each in trace.points} for trace in panel.traces]
        self.order = sorted(range(len(panel.traces)), key=lambda i: panel.traces[i].own)
        # the figures between the ends stand above their marks where there is one line
        self.above = int(len(self.stations) > 2 and len(panel.traces) == 1)
        self.height = self._height()
        self.labels = {x: self._labels(x) for x in self.stations}
        room = self._room()
        self.fits = room >= LEAST_ROOM and self._middle_fits(room)
        if not self.fits:
            for x, most in ((self.first, wide // 3), (self.last, wide // 2)):
                self.labels[x] = self._cut(self.labels[x], most)
            room = self._room()
        self.left = self._longest(self.first) + 2
        self.right = self.left + max(room, 4)

    def rows(self) -> list[Cells]:
        """The rows of the panel with its head."""
        canvas = Canvas(self.wide, self.height + 1, braille=self.drawing.braille)
        for index in self.order:
            self._draw_lines(canvas, index)
        for rule in self.panel.rules:
            for line in range(self.height):
                canvas.put(self._column(rule.x), line, self.drawing.signs.rule, RULE)
        for index in self.order:
            for point in self.points[index].values():
                sign, style = mark_of(self.drawing, self.panel, index, point)
                canvas.put(self._column(point.x), self._row(point), sign, style)
        for x in self.stations:
            self._draw_labels(canvas, x)
        return self._head() + canvas.rows()

    # where marks stand

    def _height(self) -> int:
        """Rows enough for marks to stand apart, where they can."""
        count = len(self.panel.traces)
        least = (5 if count < 3 else 2 * count) + self.above
        tried = range(least, max(HIGHEST, least) + 1)
        return min(tried, key=self._shared_rows)

    def _shared_rows(self, height: int) -> int:
        """How many marks share their row with another one of the same period."""
        found = 0
        for x in self.stations:
            there = [each[x] for each in self.points if x in each]
            found += len(there) - len({self._row(each, height) for each in there})
        return found

    def _row(self, point: Point, height: int | None = None) -> int:
        share = 1 - self.extent.share(point.value)
        return nearest(share * ((height or self.height) - 1 - self.above)) + self.above

    def _column(self, x: float) -> int:
        span = self.last - self.first
        share = (x - self.first) / span if span else 0.0
        return self.left + round(share * (self.right - self.left))

    # labels

    def _labels(self, x: float) -> Labels:
        """The figures of a period; those that share a row have their marks before them."""
        by_row: dict[int, list[int]] = {}
        for index, points in enumerate(self.points):
            if x in points:
                by_row.setdefault(self._row(points[x]), []).append(index)
        found: Labels = {}
        for row, shared in by_row.items():
            cells: Cells = []
            for index in sorted(shared, key=lambda each: not self.panel.traces[each].own):
                sign, style = mark_of(self.drawing, self.panel, index, self.points[index][x])
                before = f"{'  ' if cells else ''}{sign} " if len(shared) > 1 else ""
                cells.append((f"{before}{self._said(index, x)}", style))
            found[row] = cells
        return found

    def _said(self, index: int, x: float) -> str:
        """A figure, at the last period with the name where there are several traces."""
        said = self.points[index][x].said
        if x == self.last and len(self.points) > 1:
            said = f"{said} {self.panel.traces[index].name}"
        return self.drawing.clean(said)

    def _length(self, cells: Cells) -> int:
        return sum(self.drawing.length(text) for text, _ in cells)

    def _longest(self, x: float) -> int:
        return max(map(self._length, self.labels[x].values()))

    def _room(self) -> int:
        """Columns between the first and the last mark."""
        if len(self.stations) == 1:
            return LEAST_ROOM
        return self.wide - self._longest(self.first) - self._longest(self.last) - 6

    def _middle_fits(self, room: int) -> bool:
        """Whether the figures between the ends have room beside their marks."""
        beside = 1 if self.above else 4
        return all(
            (later - earlier) / (self.last - self.first) * room >= self._longest(earlier) + beside
            for earlier, later in pairwise(self.stations)
            if earlier != self.first
        )

    def _cut(self, labels: Mapping[int, Cells], columns: int) -> Labels:
        found: Labels = {}
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

    def _draw_lines(self, canvas: Canvas, index: int) -> None:
        """What joins the points of a run."""
        trace = self.panel.traces[index]
        for run in trace.runs():
            for one, other in pairwise(run):
                canvas.line(
                    (self._column(one.x), self._row(one)),
                    (self._column(other.x), self._row(other)),
                    style_of(self.drawing, self.panel, index),
                    thick=trace.own and len(self.points) > 1,
                )

    def _draw_labels(self, canvas: Canvas, x: float) -> None:
        """The figures of a period, and the period itself below them."""
        column = self._column(x)
        for row, cells in self.labels[x].items():
            long = self._length(cells)
            start, line = column + 2, row
            if x == self.first:
                start = column - 1 - long
            elif x != self.last and self.above:
                start, line = column - long // 2, row - 1
            if self.first < x < self.last and not canvas.free(start, line, long + 1):
                self.drawing.remark(self.drawing.texts("chart.unlabelled", period=self.stations[x]))
                continue
            if self.first < x < self.last:  # no line runs into a figure
                canvas.put(start - 1, line, " " * (long + 2))
            for text, style in cells:
                canvas.put(start, line, text, style)
                start += self.drawing.length(text)
        period = self.stations[x]
        start = max(column - self.drawing.length(period) // 2, 1)
        if canvas.free(start - 1, self.height, self.drawing.length(period) + 1):
            canvas.put(start, self.height, period, AXIS)

    def _head(self) -> list[Cells]:
        """The name of a panel with its unit, and the reasons of its breaks."""
        drawing, panel, wide = self.drawing, self.panel, self.wide
        named = panel.heading(drawing.texts("clause"))
        head: list[Cells] = [[(f" {part}", "bold")] for part in drawing.folded(named, wide - 2)]
        for rule in panel.rules:
            head += [[(f" {part}", RULE)] for part in drawing.folded(rule.reason, wide - 2)]
        return head
