"""A panel over time: its head, its axes, its breaks and its traces."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.labels import few
from binzhou_cli.view.terminal.axes import (
    Frame,
    Label,
    Row,
    columns_of_years,
    draw_figures,
    draw_years,
)
from binzhou_cli.view.terminal.breaks import draw_breaks, notices
from binzhou_cli.view.terminal.canvas import Canvas
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.marks import legend
from binzhou_cli.view.terminal.signs import AXIS
from binzhou_cli.view.terminal.traces import draw_band, draw_few, draw_name, draw_traces

if TYPE_CHECKING:
    from rich.text import Text


def timeline(
    drawing: Drawing,
    panel: Panel,
    height: int,
    labels: list[Label],
    row: Row,
    names: Mapping[int, str],
) -> "list[Text]":
    """The lines of a panel over time.

    Args:
        height: rows of the plot.
        labels: texts of the axis of figures and their rows, counted from the top.
        row: from a figure to its row, counted from the top.
        names: what stands at the right ends of traces, by their index.
    """
    gutter = max(drawing.length(label) for _, label in labels)
    left = gutter + 2
    end = max((drawing.length(name) + 2 for name in names.values()), default=1)
    room = drawing.width - left - 2 - end
    column, right = columns_of_years(drawing, left + 2, room)
    reasons = notices(drawing, panel.rules, column, left + 2, drawing.width)
    marks = {each.mark for each in panel.points()}
    # room for the arrow of a bound, and for figures above marks
    over = int("lower" in marks or "upper" in marks or (few(panel) and not panel.places))
    top = len(reasons) + over
    bottom = top + height - 1 + over
    canvas = Canvas(drawing.width, bottom + 3, braille=drawing.braille)
    frame = Frame(left, right, top, bottom, column, lambda value: top + row(value))
    draw_figures(drawing, canvas, panel, frame, labels, over)
    draw_breaks(drawing, canvas, frame, reasons)
    draw_band(canvas, panel, frame)
    draw_traces(drawing, canvas, panel, frame)
    if few(panel) and not panel.places:
        draw_few(drawing, canvas, panel, frame)
    for index, name in names.items():
        draw_name(drawing, canvas, panel, index, name, frame)
    draw_years(drawing, canvas, frame)
    return _head(drawing, panel) + drawing.lines(canvas.rows())


def _head(drawing: Drawing, panel: Panel) -> "list[Text]":
    """The title of a panel, its unit where the chart does not say it, and the legend."""
    head = title(drawing, panel)
    if panel.unit != drawing.chart.subtitle and not panel.places:
        head += [
            drawing.line([(f" {part}", AXIS)])
            for part in drawing.folded(panel.unit, drawing.width - 1)
        ]
    return head + legend(drawing, panel)


def title(drawing: Drawing, panel: Panel) -> "list[Text]":
    """The title of a panel, if it has one."""
    if not panel.title:
        return []
    return [drawing.line([(f" {drawing.clean(panel.title, drawing.width - 1)}", "bold")])]
