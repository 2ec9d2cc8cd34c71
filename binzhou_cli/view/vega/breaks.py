"""Breaks in series: a dashed rule through the plot, and its reason above it."""

from binzhou_cli.charts.chart import Panel, Rule
from binzhou_cli.charts.labels import first_clause
from binzhou_cli.view.safe import visible
from binzhou_cli.view.vega.axes import room_of_years
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.theme import LINE, SMALL, SMALL_PAGE
from binzhou_cli.view.vega.words import folded


def break_layers(sheet: Sheet, panel: Panel, width: float) -> tuple[list[Layer], int]:
    """The rules of a panel of so many pixels, and the height that their reasons need."""
    if not panel.rules:
        return [], 0
    first, last, room = room_of_years(sheet)
    layers: list[Layer] = []
    level = 0
    for rule in panel.rules:
        share = (rule.x - first + room) / (last - first + 2 * room)
        left = share > 0.5
        lines = _lines(sheet, rule, width * (share if left else 1 - share) - 8)
        level += len(lines)
        data = {"values": [{"x": rule.x, "reason": "\n".join(lines)}]}
        y = -level * LINE - 2
        layers += [_rule(sheet, data, y), _reason(sheet, data, y, left=left)]
    return layers, level * LINE + 6


def _lines(sheet: Sheet, rule: Rule, room: float) -> list[str]:
    """The reason of a break; on a small page its first clause, if need be cut."""
    lines = folded(visible(rule.reason), room)
    if len(lines) == 1 or sheet.height >= SMALL_PAGE:
        return lines
    first, *more = folded(first_clause(visible(rule.reason)), room - SMALL)
    return [f"{first}…" if more else first]


def _rule(sheet: Sheet, data: Layer, y: int) -> Layer:
    return {
        "data": data,
        "mark": {
            "type": "rule",
            "strokeDash": [4, 3],
            "color": sheet.colours["rule"],
            "strokeWidth": 1.2,
        },
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"value": y},
            "y2": {"value": "height"},
            "tooltip": {"field": "reason", "type": "nominal"},
        },
    }


def _reason(sheet: Sheet, data: Layer, y: int, *, left: bool) -> Layer:
    """The reason beside its rule, at the left or at the right of it."""
    return {
        "data": data,
        "mark": {
            "type": "text",
            "align": "right" if left else "left",
            "dx": -5 if left else 5,
            "baseline": "top",
            "lineBreak": "\n",
            "lineHeight": LINE,
            "fontSize": SMALL,
            "color": sheet.colours["rule"],
            "tooltip": False,
        },
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"value": y},
            "text": {"field": "reason", "type": "nominal"},
        },
    }
