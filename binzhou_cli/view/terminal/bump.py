"""A panel of ranks over time: the first place on top."""

from math import ceil
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel
from binzhou_cli.language import ordinal
from binzhou_cli.view.terminal.axes import Figure
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.marks import muted
from binzhou_cli.view.terminal.timeline import timeline

if TYPE_CHECKING:
    from rich.text import Text

MOST_PLACES = 39
"""Places that have a row of their own; more are drawn closer."""


def bump(drawing: Drawing, panel: Panel) -> "list[Text]":
    """The lines of text of a panel of ranks."""
    found = sorted({int(each.value) for each in panel.points()})
    first, last = found[0], found[-1]
    if len(panel.traces) > 1 or panel.band:
        first = 1
    last = max(last, *(ceil(each.high) for each in panel.band), 1)
    span = last - first
    rows: float = next((each for each in (3, 2) if span * each <= 9), 1) if span else 1
    if span > MOST_PLACES:
        rows = MOST_PLACES / span

    def row(value: Figure) -> float:
        return (float(value) - first) * rows

    wanted = list(range(first, last + 1))
    if span > MOST_PLACES:
        wanted = wanted[:: -(-span // 20)]
    elif len(panel.traces) == 1 and span > 4 and not panel.band:
        wanted = found
    labels = [(row(each), ordinal(each, drawing.texts.language)) for each in wanted]
    names = _names(drawing, panel) if muted(drawing, panel) else {}
    return timeline(drawing, panel, round(span * rows) + 1, labels, row, names)


def _names(drawing: Drawing, panel: Panel) -> dict[int, str]:
    """The names at the right ends, by the index of the trace."""
    longest = 8 if drawing.width < 60 else 14
    return {i: drawing.clean(each.name, longest) for i, each in enumerate(panel.traces)}
