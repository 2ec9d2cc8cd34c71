"""The lines and the marks of a plot over time."""

from itertools import pairwise

from binzhou_cli.charts.chart import Panel, Point, years
from binzhou_cli.charts.labels import late, point_text
from binzhou_cli.view.terminal.axes import Frame
from binzhou_cli.view.terminal.canvas import Canvas, Place, nearest
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.marks import SERIES_MARKS, mark_of, muted, style_of
from binzhou_cli.view.terminal.signs import AXIS


def draw_band(canvas: Canvas, panel: Panel, frame: Frame) -> None:
    """The edges of what lies behind the traces, as dots."""
    for one, other in pairwise(panel.band):
        if one.run == other.run:
            for start, end in ((one.low, other.low), (one.high, other.high)):
                here = (frame.column(one.x), frame.row(start))
                there = (frame.column(other.x), frame.row(end))
                canvas.line(here, there, AXIS, dotted=True)


def draw_traces(drawing: Drawing, canvas: Canvas, panel: Panel, frame: Frame) -> None:
    """The traces of a panel; the one that stands out is drawn last."""
    order = sorted(range(len(panel.traces)), key=lambda index: panel.traces[index].own)
    for index in order:
        _draw_lines(drawing, canvas, panel, index, frame)
    for index in order:
        _draw_marks(drawing, canvas, panel, index, frame)


def _draw_lines(drawing: Drawing, canvas: Canvas, panel: Panel, index: int, frame: Frame) -> None:
    """What joins the points of a run, and dots where a series goes on without a comparison."""
    trace, style = panel.traces[index], style_of(drawing, panel, index)
    thick = trace.own and len(panel.traces) > 1
    for run in trace.runs():
        for one, other in pairwise(run):
            canvas.line(_place(frame, one), _place(frame, other), style, thick=thick)
    for one, other in pairwise(trace.points):
        if other.loose:
            canvas.line(_place(frame, one), _place(frame, other), style, dotted=True)


def _place(frame: Frame, point: Point) -> Place:
    return frame.column(point.x), frame.row(point.value)


def _draw_marks(drawing: Drawing, canvas: Canvas, panel: Panel, index: int, frame: Frame) -> None:
    crowded = len(panel.traces) > SERIES_MARKS and not muted(drawing, panel)
    background = muted(drawing, panel) and not panel.places and not panel.traces[index].own
    for run in panel.traces[index].runs():
        last = -9
        for point in run:
            column, row = frame.column(point.x), nearest(frame.row(point.value))
            near = column - last < (6 if crowded else 2)
            if point.mark == "value" and near and point is not run[-1]:
                continue  # a row of marks would hide the line
            if background and point.mark == "value":
                continue  # only what must be explained has a mark
            sign, style = mark_of(drawing, panel, index, point)
            canvas.put(column, row, sign, style)
            last = column
            if point.mark == "lower":
                canvas.put(column, row - 1, drawing.signs.up, style)
            elif point.mark == "upper":
                canvas.put(column, row + 1, drawing.signs.down, style)


def draw_few(drawing: Drawing, canvas: Canvas, panel: Panel, frame: Frame) -> None:
    """The figures of a few marks but the last, above them, or below where a line comes down."""
    points = panel.traces[0].points
    for i, point in enumerate(points[:-1]):
        beside = [*points[max(i - 1, 0) : i], points[i + 1]]
        falls = any(each.run == point.run and each.value > point.value for each in beside)
        text = drawing.clean(point_text(panel, point))
        column, row = frame.column(point.x), nearest(frame.row(point.value))
        start = max(column - drawing.length(text) // 2, frame.left + 2)
        for line in (row + 1, row - 1) if falls else (row - 1, row + 1):
            if canvas.free(start - 1, line, drawing.length(text) + 2):
                canvas.put(start, line, text, style_of(drawing, panel, 0))
                break


def draw_name(
    drawing: Drawing, canvas: Canvas, panel: Panel, index: int, name: str, frame: Frame
) -> None:
    """The name of a trace after its last mark; below it where two share a rank."""
    last = panel.traces[index].points[-1]
    column, row = frame.column(last.x), nearest(frame.row(last.value))
    style = style_of(drawing, panel, index)
    last_of_all = years(panel.points())[1]
    at_end = last_of_all == drawing.chart.years()[1] and index in late(panel)
    starts = [frame.right + 1] if at_end else range(column + 2, frame.right)
    for line in (row, row + 1) if at_end and panel.places else (row,):
        for start in starts:
            if canvas.free(start - 1, line, drawing.length(name) + 1):
                canvas.put(start, line, name, style)
                return
