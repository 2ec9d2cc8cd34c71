"""Small panels beside each other, each from one period to another."""

from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel, Point, Trace
from binzhou_cli.charts.scales import Extent, extents
from binzhou_cli.view.terminal.canvas import Canvas, nearest
from binzhou_cli.view.terminal.drawing import Cells, Drawing
from binzhou_cli.view.terminal.marks import mark_of, style_of
from binzhou_cli.view.terminal.signs import AXIS, RULE

if TYPE_CHECKING:
    from rich.text import Text

PANEL = 38
"""Columns that a panel needs."""
MOST_BESIDE = 4
"""Panels beside each other."""


def slopes(drawing: Drawing) -> "list[Text]":
    """The lines of text of a chart of kind ``slope``."""
    count = max(min(drawing.width // PANEL, MOST_BESIDE), 1)
    wide = drawing.width // count
    panels = [each for each in drawing.chart.panels if each.traces]
    blocks = [
        _slope(drawing, panel, extent, wide)
        for panel, extent in zip(panels, extents(panels), strict=True)
    ]
    found: list[Text] = []
    for start in range(0, len(blocks), count):
        if found:
            found.append(drawing.blank())
        found += drawing.lines(_beside(drawing, blocks[start : start + count], wide))
    return found


def _beside(drawing: Drawing, blocks: list[list[Cells]], wide: int) -> list[Cells]:
    """The rows of blocks of one width as rows of all."""
    found: list[Cells] = []
    for i in range(max(map(len, blocks))):
        cells: Cells = []
        for block in blocks:
            line = block[i] if i < len(block) else []
            used = sum(drawing.length(text) for text, _ in line)
            cells += [*line, (" " * (wide - used), "")]
        while cells and not cells[-1][0].strip():
            cells.pop()
        found.append(cells)
    return found


def _slope(drawing: Drawing, panel: Panel, extent: Extent, wide: int) -> list[Cells]:
    """The rows of one panel."""
    firsts = [drawing.clean(each.points[0].said, wide // 3) for each in panel.traces]
    lasts = [drawing.clean(_ending(panel, each), wide // 2) for each in panel.traces]
    margin = max(map(drawing.length, firsts)) + 1
    room = wide - margin - max(map(drawing.length, lasts)) - 5
    height = 5 if len(panel.traces) < 3 else min(2 * len(panel.traces), 17)
    canvas = Canvas(wide, height + 1, braille=drawing.braille)

    def row(point: Point) -> int:
        share = extent.share(point.value)
        return nearest((share if panel.places else 1 - share) * (height - 1))

    left, right = margin + 1, margin + 1 + max(room, 4)
    for index, trace in enumerate(panel.traces):
        one, other = trace.points[0], trace.points[-1]
        if one.run == other.run:
            canvas.line(
                (left, row(one)),
                (right, row(other)),
                style_of(drawing, panel, index),
                thick=trace.own and len(panel.traces) > 1,
            )
    for _ in panel.rules:
        for line in range(height):
            canvas.put((left + right) // 2, line, drawing.signs.rule, RULE)
    used: set[tuple[int, int]] = set()
    for index, trace in enumerate(panel.traces):
        for point, column in ((trace.points[0], left), (trace.points[-1], right)):
            sign, style = mark_of(drawing, panel, index, point)
            canvas.put(column, row(point), sign, style)
            text = firsts[index] if column == left else lasts[index]
            line = row(point)
            while (column, line) in used and line < height - 1:
                line += 1
            if (column, line) in used:
                continue
            used.add((column, line))
            start = left - 1 - drawing.length(text) if column == left else right + 2
            canvas.put(start, line, text, style)
    ends = panel.traces[0].points
    for point, column in ((ends[0], left), (ends[-1], right)):
        start = max(column - drawing.length(point.period) // 2, 1)
        canvas.put(start, height, point.period, AXIS)
    return _head(drawing, panel, wide) + canvas.rows()


def _head(drawing: Drawing, panel: Panel, wide: int) -> list[Cells]:
    """The name of a panel with its unit, and the reasons of its breaks."""
    named = drawing.texts("comma").join(filter(None, (panel.title, panel.unit)))
    head: list[Cells] = [[(f" {part}", "bold")] for part in drawing.folded(named, wide - 2)]
    for rule in panel.rules:
        head += [[(f" {part}", RULE)] for part in drawing.folded(rule.reason, wide - 2)]
    return head


def _ending(panel: Panel, trace: Trace) -> str:
    """The last figure, with the name where there are several traces."""
    said = trace.points[-1].said
    return f"{said} {trace.name}" if len(panel.traces) > 1 else said
