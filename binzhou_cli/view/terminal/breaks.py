"""Breaks in series: a rule through the plot, and its reason above it."""

from collections.abc import Iterable

from binzhou_cli.charts.chart import Rule
from binzhou_cli.charts.labels import first_clause
from binzhou_cli.record import Record
from binzhou_cli.view.terminal.axes import Column, Frame
from binzhou_cli.view.terminal.canvas import Canvas
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.signs import RULE


class Notice(Record):
    """A line of the reason of a break: its place, and the column of the rule."""

    row: int
    start: int
    text: str
    rule: int


def notices(
    drawing: Drawing, rules: Iterable[Rule], column: Column, left: int, right: int
) -> list[Notice]:
    """The reasons of breaks, each on its rows, between two columns."""
    found: list[Notice] = []
    for rule in sorted(rules, key=lambda each: each.x):
        at = column(rule.x)
        before, after = at - left - 1, right - at - 2
        if min(before, after) < 0:
            continue
        reason = first_clause(rule.reason) if drawing.brief else rule.reason
        text = drawing.clean(reason, 300)
        beside = after if drawing.length(text) <= after or after >= before else before
        for part in drawing.folded(text, max(beside, 8)):
            start = at + 2 if beside == after else at - 1 - drawing.length(part)
            found.append(Notice(len(found), start, part, at))
    return found


def draw_breaks(drawing: Drawing, canvas: Canvas, frame: Frame, found: list[Notice]) -> None:
    """The rules from their reasons down to the axis of years."""
    for each in found:
        for line in range(each.row, frame.bottom + 1):
            canvas.put(each.rule, line, drawing.signs.rule, RULE)
    for each in found:
        canvas.put(each.start, each.row, each.text, RULE)
