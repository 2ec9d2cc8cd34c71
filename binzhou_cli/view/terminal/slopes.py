"""Small panels beside each other, each from one period to another."""

from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Chart
from binzhou_cli.charts.scales import extents
from binzhou_cli.view.terminal.drawing import Cells, Drawing
from binzhou_cli.view.terminal.marks import SERIES_MARKS
from binzhou_cli.view.terminal.signs import AXIS
from binzhou_cli.view.terminal.slope import Slope

if TYPE_CHECKING:
    from rich.text import Text

PANEL = 38
"""Columns that a panel needs."""
MOST_BESIDE = 4
"""Panels beside each other."""


def crowded(chart: Chart) -> bool:
    """Whether a slope chart has more traces in a panel than a terminal can tell apart."""
    return chart.kind == "slope" and _most_traces(chart) > SERIES_MARKS


def _most_traces(chart: Chart) -> int:
    return max((len(each.traces) for each in chart.panels), default=0)


def slopes(drawing: Drawing) -> "list[Text]":
    """The lines of text of a chart of kind ``slope``."""
    if crowded(drawing.chart):
        return _refusal(drawing)
    panels = [each for each in drawing.chart.panels if each.traces]
    scales = extents(panels)
    for count in range(max(min(drawing.width // PANEL, MOST_BESIDE), 1), 0, -1):
        wide = drawing.width // count
        found = [
            Slope(drawing, panel, extent, wide)
            for panel, extent in zip(panels, scales, strict=True)
        ]
        if all(each.fits for each in found):
            break
    blocks = [each.rows() for each in found]
    lines: list[Text] = []
    for start in range(0, len(blocks), count):
        if lines:
            lines.append(drawing.blank())
        lines += drawing.lines(_beside(drawing, blocks[start : start + count], wide))
    return lines


def _refusal(drawing: Drawing) -> "list[Text]":
    """Where lines would run into each other there are none, rather than wrong ones."""
    said = drawing.texts("chart.slope_many", n=_most_traces(drawing.chart), most=SERIES_MARKS)
    return [drawing.line([(f" {part}", AXIS)]) for part in drawing.folded(said, drawing.width - 1)]


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
