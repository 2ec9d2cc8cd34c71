"""A panel of bars: one a trace, from zero."""

from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.scales import tick_text
from binzhou_cli.view.terminal.drawing import LONGEST_NAME, Drawing
from binzhou_cli.view.terminal.signs import OWN, Signs
from binzhou_cli.view.terminal.timeline import title

if TYPE_CHECKING:
    from rich.text import Text

LONGEST_BAR = 72


def bars(drawing: Drawing, panel: Panel) -> "list[Text]":
    """The lines of text of a panel of bars."""
    signs, length = drawing.signs, drawing.length
    traces = [each for each in panel.traces if each.points]
    said = [
        drawing.clean(each.points[0].said or tick_text(each.points[0].value)).removesuffix(
            f" {panel.unit}"
        )
        for each in traces
    ]
    values = [float(each.points[0].value) for each in traces]
    low, high = min(0.0, *values), max(0.0, *values)
    if max(map(length, said)) > drawing.width // 2:
        said = [f"{each:.6g}" for each in values]
    figures = max(map(length, said))
    longest = min(LONGEST_NAME, drawing.width // 3, drawing.width - figures - 15)
    names = [drawing.clean(each.name, longest) for each in traces]
    margin = max(map(length, names))
    room = min(drawing.width - margin - figures - 7, LONGEST_BAR)
    columns = room / (high - low) if high > low else 0.0
    zero = round(-low * columns)
    found = title(drawing, panel)
    for trace, name, figure, value in zip(traces, names, said, values, strict=True):
        style = OWN if trace.own else ""
        sign = signs.own if trace.own else " "
        start = f" {sign} {' ' * (margin - length(name))}{name} "
        bar = _bar(signs, value * columns, zero, full=trace.points[0].mark == "value")
        found.append(drawing.line([(start, style), (bar, style), (f" {figure}", style)]))
    return found


def _bar(signs: Signs, length: float, zero: int, *, full: bool) -> str:
    """A bar of so many columns to the right of zero, or to its left.

    Args:
        zero: the column of zero.
        full: whether its figure is a plain value.
    """
    sign = signs.bar if full else signs.bar_open
    if length < 0:
        count = min(max(round(-length), 1), zero)
        return " " * (zero - count) + sign * count + signs.axis
    part = ""
    if full and signs.parts and int(length % 1 * 8):
        part = signs.parts[int(length % 1 * 8) - 1]
    whole = int(length) if part else round(length)
    if length and not whole and not part:
        part = signs.parts[0] if signs.parts else sign
    return " " * zero + signs.axis + sign * whole + part
