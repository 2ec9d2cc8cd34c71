"""The texts of a chart as they may be drawn: none of them steers, and none is without end."""

from typing import Any

from binzhou_cli.charts.chart import Chart, Panel, Point, Rule, Span, Trace
from binzhou_cli.view.safe import shortened, visible

LONGEST = 160
"""Characters of a text in a picture; laying out a longer one takes longer than it is worth."""
PARTS = (Chart, Panel, Point, Rule, Span, Trace)


def legible(chart: Chart) -> Chart:
    """A chart with every text fit to be drawn.

    A renderer stops at a character that XML does not know, and a terminal obeys some.
    """
    return Chart(*map(_legible, chart))


def _legible(value: Any) -> Any:
    if isinstance(value, str):
        return visible(shortened(value, LONGEST))
    if isinstance(value, PARTS):
        return type(value)(*map(_legible, value))
    return tuple(map(_legible, value)) if isinstance(value, tuple | list) else value
