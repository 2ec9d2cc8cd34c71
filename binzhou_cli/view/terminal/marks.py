"""Which sign and which style a point has, and what the signs mean."""

from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel, Point
from binzhou_cli.view.terminal.drawing import LONGEST_NAME, Cells, Drawing
from binzhou_cli.view.terminal.signs import AXIS, COLOURS, OTHER, OWN

if TYPE_CHECKING:
    from rich.text import Text

SERIES_MARKS = 6
"""Traces that have marks of their own; more are told apart by letters."""


def muted(drawing: Drawing, panel: Panel) -> bool:
    """Whether one trace stands out and the others are its background."""
    own = drawing.chart.kind == "bump" or any(each.own for each in panel.traces)
    return own and len(panel.traces) > SERIES_MARKS


def style_of(drawing: Drawing, panel: Panel, index: int) -> str:
    """The style of a trace of a panel."""
    own = panel.traces[index].own
    if muted(drawing, panel) or drawing.chart.kind in ("bars", "slope"):
        return OWN if own or len(panel.traces) == 1 else OTHER
    if own or len(panel.traces) == 1:
        return OWN
    return COLOURS[index % len(COLOURS)]


def mark_of(drawing: Drawing, panel: Panel, index: int, point: Point) -> tuple[str, str]:
    """The sign and the style of a point of a trace of a panel."""
    signs, trace = drawing.signs, panel.traces[index]
    style = style_of(drawing, panel, index)
    if point.mark == "doubtful":
        return signs.doubtful, style
    if point.mark == "definition":
        return signs.definition, style
    if point.mark == "unlike":
        return signs.unlike, style
    empty = point.mark != "value"
    if muted(drawing, panel):
        if trace.own:
            return (signs.own_open if empty else signs.own), style
        return (signs.other_open if empty else signs.other), style
    if len(panel.traces) > SERIES_MARKS or (
        empty and not drawing.braille and len(panel.traces) > 1
    ):
        letter = chr(ord("A") + index % 26)
        return letter.lower() if empty else letter, style
    if not drawing.braille and len(panel.traces) > 1:
        return chr(ord("A") + index), style
    return (signs.opened if empty else signs.filled)[index if drawing.braille else 0], style


def legend(drawing: Drawing, panel: Panel) -> "list[Text]":
    """The names of the traces of a panel, each behind its mark, where they have marks."""
    if len(panel.traces) == 1 or muted(drawing, panel):
        return []
    items: list[Cells] = []
    for index, trace in enumerate(panel.traces):
        sign, style = mark_of(drawing, panel, index, Point("", 0, trace.points[0].value))
        name = drawing.clean(trace.name, LONGEST_NAME * 2)
        items.append([(f"{sign} ", style), (name, "bold" if trace.own else "")])
    return drawing.flow(items)


def keys(drawing: Drawing) -> "list[Text]":
    """What the marks of a chart mean that are no plain values."""
    signs, texts = drawing.signs, drawing.texts
    shown = signs.opened[0]
    what = {
        "about": shown,
        "lower": shown + signs.up,
        "upper": shown + signs.down,
        "doubtful": signs.doubtful,
        "definition": signs.definition,
        "unlike": signs.unlike,
        "partial": shown,
    }
    if drawing.chart.kind == "bars":
        what = dict.fromkeys(what, signs.bar_open * 2)
    found: list[Cells] = []
    for mark, periods in drawing.chart.marks().items():
        if mark == "value":
            continue
        said = texts(f"chart.{mark}")
        if len(periods) < 4 and drawing.chart.kind in ("line", "bump"):
            said = texts("chart.periods", said=said, periods=", ".join(periods))
        first, *others = drawing.folded(said, drawing.width - 4)
        sign = what[mark]
        indent = " " * (drawing.length(sign) + 2)
        found.append([(" ", ""), (f"{sign} ", ""), (first, AXIS)])
        found += [[(" ", ""), (f"{indent}{each}", AXIS)] for each in others]
    return drawing.lines(found)
