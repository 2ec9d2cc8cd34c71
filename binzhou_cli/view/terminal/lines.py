"""A panel of figures over time."""

from math import log10
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel, Trace
from binzhou_cli.charts.labels import end_text, in_order_of_need, late
from binzhou_cli.charts.scales import scale, tick_texts
from binzhou_cli.view.spoken import axis_note, gap_note
from binzhou_cli.view.terminal.axes import Figure, Row
from binzhou_cli.view.terminal.bump import bump
from binzhou_cli.view.terminal.canvas import nearest
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.marks import SERIES_MARKS, mark_of, muted
from binzhou_cli.view.terminal.timeline import timeline

if TYPE_CHECKING:
    from rich.text import Text

MOST_NAMES = 8
"""Lines that are named at their ends."""
NARROW = 60
"""Columns below which names stand alone, without their figures."""


def rows_of(drawing: Drawing) -> int:
    """Rows of a plot: those that are asked for, or what suits the width."""
    return drawing.rows or min(max(drawing.width // 7, 11), 19)


def lines(drawing: Drawing, panel: Panel) -> "list[Text]":
    """The lines of text of a panel of kind ``line``."""
    if panel.places:
        return bump(drawing, panel)
    height = rows_of(drawing)
    log = drawing.chart.log
    ticks = scale((each.value for each in panel.points()), max(height // 3, 2), log=log)
    low, high = _position(ticks[0], log=log), _position(ticks[-1], log=log)

    def row(value: Figure) -> float:
        return (high - _position(value, log=log)) / (high - low) * (height - 1)

    texts = [each.replace("-", drawing.glyphs.minus) for each in tick_texts(ticks)]
    labels = [(row(tick), text) for tick, text in zip(ticks, texts, strict=True)]
    drawing.remark(axis_note(drawing.chart, panel, ticks, drawing.texts))
    drawing.remark(gap_note(panel, drawing.texts))
    return timeline(drawing, panel, height, labels, row, _ends(drawing, panel, row))


def _ends(drawing: Drawing, panel: Panel, row: Row) -> dict[int, str]:
    """What stands at the right ends of lines, each on the row of its own line."""
    rows = {i: row(panel.traces[i].points[-1].value) for i in late(panel)}
    if muted(drawing, panel):
        return _names(drawing, panel, rows)
    if len(panel.traces) > SERIES_MARKS:
        return {}  # they are told apart by letters
    return _figures(drawing, panel, {i: nearest(each) for i, each in rows.items()})


def _names(drawing: Drawing, panel: Panel, rows: dict[int, float]) -> dict[int, str]:
    """The names of many lines, those that need one most first; how many have none is said."""
    indices = list(rows)
    own = next((k for k, i in enumerate(indices) if panel.traces[i].own), None)
    found: dict[int, str] = {}
    taken: set[int] = set()
    for k in in_order_of_need([-rows[i] for i in indices], own):
        index = indices[k]
        if len(found) < MOST_NAMES and nearest(rows[index]) not in taken:
            taken.add(nearest(rows[index]))
            found[index] = _name(drawing, panel, panel.traces[index])
    n, of = len(panel.traces) - len(found), len(panel.traces)
    if n:
        drawing.remark(drawing.texts("chart.unnamed_here", n=n, of=of))
    return found


def _name(drawing: Drawing, panel: Panel, trace: Trace) -> str:
    if drawing.width < NARROW:
        return drawing.clean(trace.name, 8)
    return f"{drawing.clean(trace.name, 14)} {_figure(drawing, panel, trace)}"


def _figures(drawing: Drawing, panel: Panel, rows: dict[int, int]) -> dict[int, str]:
    """The last figures of a few lines; those that share a row have their marks before them."""
    found: dict[int, str] = {}
    for row in set(rows.values()):
        shared = [i for i in rows if rows[i] == row]
        said = []
        for i in shared:
            sign, _ = mark_of(drawing, panel, i, panel.traces[i].points[-1])
            before = f"{sign} " if len(shared) > 1 else ""
            said.append(f"{before}{_figure(drawing, panel, panel.traces[i])}")
        found[shared[0]] = "  ".join(said)
    return found


def _figure(drawing: Drawing, panel: Panel, trace: Trace) -> str:
    said = end_text(panel, trace, drawing.texts)
    return drawing.clean(said.replace("-", drawing.glyphs.minus))


def _position(value: Figure, *, log: bool) -> float:
    return log10(value) if log else float(value)
