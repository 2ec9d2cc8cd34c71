"""The names of lines, the figures of a few marks, and the fine lines that lead to them."""

from typing import Any

from binzhou_cli.charts.chart import Panel, Trace
from binzhou_cli.charts.labels import few, point_text
from binzhou_cli.view.safe import visible
from binzhou_cli.view.vega.marks import crowded, datum, ink_of
from binzhou_cli.view.vega.names import LEADER, LEAST_DISTANCE, NEAR, End, Ends
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.theme import SMALL


def name_layers(sheet: Sheet, panel: Panel, ends: Ends) -> list[Layer]:
    """The names of a panel and the lines that lead to them."""
    layers = []
    if ends.leaders:
        layers.append(_leader_layer(sheet, ends.late))
    at = NEAR + LEADER * ends.leaders
    for own in (False, True):
        late = [each for each in ends.late if each.trace.own is own]
        if late:
            layers.append(_layer(sheet, panel, late, own, {"align": "left", "dx": at}))
    if few(panel):
        layers += _few_layers(sheet, panel)
    for end in ends.early:
        where = _beside_early(sheet, panel, end)
        layers.append(_layer(sheet, panel, [end], end.trace.own, where))
    return layers


def _few_layers(sheet: Sheet, panel: Panel) -> list[Layer]:
    """The figures of a few marks, on the side of them where no line is."""
    [trace] = panel.traces
    sides: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for i, point in enumerate(trace.points[:-1]):
        datum_of = {
            **datum(trace, point),
            "label": visible(point_text(panel, point)),
            "to": float(point.value),
            "ink": ink_of(sheet, panel, trace),
        }
        side = (0, LEAST_DISTANCE + 2) if point.mark == "lower" else _clear_side(panel, trace, i)
        sides.setdefault(side, []).append(datum_of)
    return [_text_layer(data, False, where_of(*side)) for side, data in sides.items()]


def _clear_side(panel: Panel, trace: Trace, index: int) -> tuple[int, int]:
    """Pixels from a mark to its figure: away from the lines of its run."""
    point = trace.points[index]
    near = [each for each in trace.points[max(index - 1, 0) : index + 2] if each is not point]
    joined = [each for each in near if each.run == point.run]
    rises = [(each.x > point.x) == ((each.value > point.value) != panel.places) for each in joined]
    if joined and all(rises) and any(each.value != point.value for each in joined):
        return -NEAR, -NEAR + 3
    if joined and not any(rises):
        return NEAR, -NEAR + 3
    return 0, -LEAST_DISTANCE - 2


def where_of(dx: int, dy: int) -> Layer:
    """How a text stands so many pixels from a mark."""
    return {"align": "center" if not dx else "right" if dx < 0 else "left", "dx": dx, "dy": dy}


def _beside_early(sheet: Sheet, panel: Panel, end: End) -> Layer:
    """Where the name of a line that ends early stands: outside the other lines."""
    if not crowded(panel):
        return {"align": "left", "dx": NEAR}
    there = [each.value for each in panel.points() if each.x == end.trace.points[-1].x]
    lowest = not panel.places and end.trace.points[-1].value == min(there)
    return {"align": "right", "dx": 4, "dy": NEAR + 1 if lowest else -NEAR}


def _layer(sheet: Sheet, panel: Panel, ends: list[End], own: bool, where: Layer) -> Layer:
    data = [
        {
            **datum(each.trace, each.trace.points[-1]),
            "x": each.at,
            "label": each.label,
            "to": each.to,
            "ink": ink_of(sheet, panel, each.trace),
        }
        for each in ends
    ]
    return _text_layer(data, own, where)


def _text_layer(data: list[dict[str, Any]], bold: bool, where: Layer) -> Layer:
    """Texts at the figures they belong to, or where they were moved."""
    return {
        "data": {"values": data},
        "mark": {
            "type": "text",
            "baseline": "middle",
            "fontSize": SMALL,
            "fontWeight": "bold" if bold else "normal",
            "tooltip": False,
            **where,
        },
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"field": "to", "type": "quantitative"},
            "text": {"field": "label", "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _leader_layer(sheet: Sheet, ends: list[End]) -> Layer:
    data: list[dict[str, Any]] = [
        {**datum(each.trace, each.trace.points[-1]), "to": each.to, "at": each.at} for each in ends
    ]
    return leader_layer(sheet, data, 1, "at")


def leader_layer(sheet: Sheet, data: list[dict[str, Any]], side: int, at: str = "x") -> Layer:
    """Fine lines from ends to names.

    Args:
        side: 1 at the right and -1 at the left.
        at: the field that holds where the names stand.
    """
    return {
        "data": {"values": data},
        "mark": {
            "type": "rule",
            "strokeWidth": 0.8,
            "color": sheet.colours["quiet"],
            "xOffset": side * 6,
            "x2Offset": side * (NEAR + LEADER - 3),
            "tooltip": False,
        },
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "x2": {"field": at},
            "y": {"field": "y", "type": "quantitative"},
            "y2": {"field": "to"},
        },
    }
