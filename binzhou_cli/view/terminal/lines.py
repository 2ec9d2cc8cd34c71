"""A panel of figures over time."""

from math import log10
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel, Trace, years
from binzhou_cli.charts.labels import in_order_of_need, point_text
from binzhou_cli.charts.scales import scale, tick_texts
from binzhou_cli.view.spoken import axis_note
from binzhou_cli.view.terminal.axes import Figure, Row
from binzhou_cli.view.terminal.bump import bump
from binzhou_cli.view.terminal.canvas import nearest
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.marks import muted
from binzhou_cli.view.terminal.timeline import timeline

if TYPE_CHECKING:
    from rich.text import Text

MOST_NAMES = 8
"""Lines that are named at their ends."""
NARROW = 60
"""Columns below which names stand alone, without their figures."""


def lines(drawing: Drawing, panel: Panel) -> "list[Text]":
    """The lines of text of a panel of kind ``line``."""
    if panel.places:
        return bump(drawing, panel)
    height = min(max(drawing.width // 7, 11), 19)
    log = drawing.chart.log
    ticks = scale((each.value for each in panel.points()), max(height // 3, 2), log=log)
    low, high = _position(ticks[0], log=log), _position(ticks[-1], log=log)

    def row(value: Figure) -> float:
        return (high - _position(value, log=log)) / (high - low) * (height - 1)

    texts = [each.replace("-", drawing.glyphs.minus) for each in tick_texts(ticks)]
    labels = [(row(tick), text) for tick, text in zip(ticks, texts, strict=True)]
    drawing.remark(axis_note(drawing.chart, panel, ticks, drawing.texts))
    names = _names(drawing, panel, row) if muted(drawing, panel) else {}
    return timeline(drawing, panel, height, labels, row, names)


def _names(drawing: Drawing, panel: Panel, row: Row) -> dict[int, str]:
    """The names and last figures of lines that need one most, each on a row of its own."""
    last = years(panel.points())[1]
    there = [i for i, each in enumerate(panel.traces) if each.points[-1].x == last]
    rows = [row(panel.traces[i].points[-1].value) for i in there]
    own = next((k for k, i in enumerate(there) if panel.traces[i].own), None)
    taken: set[int] = set()
    found: dict[int, str] = {}
    for k in in_order_of_need([-each for each in rows], own):
        if nearest(rows[k]) not in taken and len(found) < MOST_NAMES:
            taken.add(nearest(rows[k]))
            found[there[k]] = _name(drawing, panel, panel.traces[there[k]])
    unnamed = len(panel.traces) - len(found)
    if unnamed:
        of = len(panel.traces)
        drawing.remark(drawing.texts("chart.unnamed_here", n=unnamed, of=of))
    return found


def _name(drawing: Drawing, panel: Panel, trace: Trace) -> str:
    if drawing.width < NARROW:
        return drawing.clean(trace.name, 8)
    figure = point_text(panel, trace.points[-1])
    return f"{drawing.clean(trace.name, 14)} {drawing.clean(figure)}"


def _position(value: Figure, *, log: bool) -> float:
    return log10(value) if log else float(value)
