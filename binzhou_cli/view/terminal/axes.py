"""Where figures and years lie on a canvas, and the axes beside them."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from math import ceil, floor

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.scales import year_ticks
from binzhou_cli.record import Record
from binzhou_cli.view.terminal.canvas import Canvas, nearest
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.signs import AXIS

WIDEST_YEAR = 24
"""Columns from one year to the next where there are few."""

Column = Callable[[float], int]
"""From a position in years to a column."""
Figure = Decimal | float
Row = Callable[[Figure], float]
"""From a figure to a row; not rounded."""
Label = tuple[float, str]
"""A text beside an axis and where it stands: a row, or a position in years."""


class Frame(Record):
    """Where a plot lies on a canvas: the columns and rows of its edges, the axis at the left."""

    left: int
    right: int
    top: int
    bottom: int
    column: Column
    row: Row


def columns_of_years(drawing: Drawing, start: int, room: int) -> tuple[Column, int]:
    """Years as columns, at an even distance where there is room for that, and the last column."""
    first, last = drawing.chart.years()
    span = last - first
    if not span:
        centre = start + min(room, 20) // 2
        return (lambda x: centre), start + min(room, 20)
    each = (room - 2) / span
    if each >= 2:
        each = min(int(each), WIDEST_YEAR)
    used = round(span * each)
    return (lambda x: start + round((x - first) * each)), start + used + 1


def draw_figures(
    drawing: Drawing, canvas: Canvas, panel: Panel, frame: Frame, labels: Iterable[Label], over: int
) -> None:
    """The axis of figures with its labels.

    Args:
        labels: texts and their rows below the top of the frame.
        over: rows by which the axis is longer than the frame at its upper end.
    """
    signs = drawing.signs
    for line in range(frame.top - over, frame.bottom + 1):
        canvas.put(frame.left, line, signs.axis, AXIS)
    taken = -2
    for place, label in sorted(labels):
        line = nearest(frame.top + place)
        if line - taken >= (1 if panel.places else 2):
            canvas.put(frame.left - 1 - drawing.length(label), line, label, AXIS)
            canvas.put(frame.left, line, signs.tick, AXIS)
            taken = line


def draw_years(drawing: Drawing, canvas: Canvas, frame: Frame) -> None:
    """The axis of years with its labels, below a frame."""
    signs, line = drawing.signs, frame.bottom + 1
    canvas.put(frame.left, line, signs.corner, AXIS)
    canvas.put(frame.left + 1, line, signs.base * (frame.right - frame.left), AXIS)
    for x, label in _years(drawing, frame):
        column = frame.column(x)
        long = drawing.length(label)
        start = min(max(column - long // 2, 0), drawing.width - long)
        canvas.put(column, line, signs.below, AXIS)
        canvas.put(start, line + 1, label, AXIS)


def _years(drawing: Drawing, frame: Frame) -> list[Label]:
    """Years, or the periods themselves where they are fewer than that."""
    points = list(drawing.chart.points())
    first, last = drawing.chart.years()
    own = dict(sorted({each.x: each.period for each in points}.items()))
    if _apart(drawing, frame, list(own.items())):
        return list(own.items())
    start, end = ceil(first), floor(last)
    for most in range(min(end - start, drawing.width // 6), 0, -1):
        found = [(float(year), str(year)) for year in year_ticks(start, end, most)]
        if _apart(drawing, frame, found):
            return found
    return [(float(start), str(start))]


def _apart(drawing: Drawing, frame: Frame, labels: list[Label]) -> bool:
    """Whether labels under the axis do not touch."""
    edge = -9
    for x, label in labels:
        long = drawing.length(label)
        start = frame.column(x) - long // 2
        if start < edge + 2 and edge > -9:
            return False
        edge = start + long
    return bool(labels) and (edge <= drawing.width or len(labels) == 1)
