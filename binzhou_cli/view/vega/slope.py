"""A panel from one period to another, with the figures at both ends of the lines."""

from typing import Any

from binzhou_cli.charts.chart import Panel, Trace
from binzhou_cli.charts.labels import in_order_of_need
from binzhou_cli.charts.scales import Extent
from binzhou_cli.view.safe import visible
from binzhou_cli.view.vega.marks import colour_of, data_of, datum, point_layers
from binzhou_cli.view.vega.names import LEAST_DISTANCE, apart
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.theme import LINE, SMALL
from binzhou_cli.view.vega.words import folded, name_of

FIRST, LAST = 0, -1
"""The ends of a trace."""
NEAR = 9
"""Pixels from the centre of a mark to its figure."""
LEADER = 16
"""Pixels of a line from a mark to its figure, where some had to move."""
MOVED = 3
"""Pixels by which figures may stand beside their marks without lines to them."""

HEAD = 15
"""Height of a line of the title of a panel."""
OFFSET = 12
"""Pixels between the title of a panel and its plot."""


def slope_panel(sheet: Sheet, panel: Panel, extent: Extent, width: int, height: int) -> Layer:
    """One panel whose plot is so many pixels; its figures stand at the sides of it."""
    axes = {"x": _periods(panel), "y": _figures(panel, extent)}
    layers: list[Layer] = [
        *(_rule(sheet, rule.x, rule.reason) for rule in panel.rules),
        {
            "data": {"values": data_of(sheet, panel)},
            "mark": {"type": "line", "strokeWidth": 2.4},
            "encoding": {
                **axes,
                "color": colour_of(sheet, panel),
                "detail": {"field": "run", "type": "nominal"},
            },
        },
        *point_layers(sheet, panel),
    ]
    for end in (FIRST, LAST):
        layers += _labels(sheet, panel, extent, height, end)
    return {"width": width, "height": height, "layer": layers}


def label_of(panel: Panel, trace: Trace, end: int) -> str:
    """The figure at an end of a line; at the last one with the name, where there are several."""
    said = visible(trace.points[end].said)
    return f"{said} {name_of(trace)}" if end == LAST and len(panel.traces) > 1 else said


def _periods(panel: Panel) -> Layer:
    """The axis of years; the periods of the figures stand on it, as far apart as in time."""
    periods = {each.x: each.period for each in panel.points()}
    names = ", ".join(f"'{x:.10g}': '{visible(periods[x])}'" for x in sorted(periods))
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [min(periods), max(periods)], "nice": False, "zero": False},
        "axis": {
            "title": None,
            "values": sorted(periods),
            "labelExpr": f"({{{names}}})['' + datum.value]",
            "grid": False,
            "domain": False,
            "ticks": False,
            "labelFlush": False,
            "offset": 10,
        },
    }


def _figures(panel: Panel, extent: Extent) -> Layer:
    return {
        "field": "y", "type": "quantitative", "axis": None,
        "scale": {
            "type": "log" if extent.log else "linear", "domain": [extent.low, extent.high],
            "reverse": panel.places, "nice": False,
            **({} if extent.log else {"zero": False}),
        },
    }  # fmt: skip


def _labels(sheet: Sheet, panel: Panel, extent: Extent, height: int, end: int) -> list[Layer]:
    """The figures at one end of the lines, moved apart where they would touch.

    Where not all of them have room, those that are needed least are left out.
    """
    places = [height * extent.share(each.points[end].value) for each in panel.traces]
    own = next((i for i, each in enumerate(panel.traces) if each.own), None)
    most = _most_labels(height)
    chosen = sorted(in_order_of_need(places, own)[:most], key=lambda index: places[index])
    moved = apart([places[index] for index in chosen], LEAST_DISTANCE, 0, height)
    labels: list[dict[str, Any]] = []
    for index, place in zip(chosen, moved, strict=True):
        trace = panel.traces[index]
        said = label_of(panel, trace, end)
        to = extent.figure(place / height)
        labels.append({**datum(trace, trace.points[end]), "label": said, "to": to})
    far = any(
        abs(place - places[index]) > MOVED for index, place in zip(chosen, moved, strict=True)
    )
    side = -1 if end == FIRST else 1
    layers = [_leader_layer(sheet, labels, side)] if far else []
    return [*layers, _label_layer(sheet, labels, end, side * (NEAR + LEADER * far))]


def _most_labels(height: int) -> int:
    return height // LEAST_DISTANCE + 1


def unlabelled(panel: Panel, height: int) -> int:
    """How many lines of a panel have no figure beside them for want of room."""
    return max(len(panel.traces) - _most_labels(height), 0)


def _label_layer(sheet: Sheet, data: list[dict[str, Any]], end: int, dx: int) -> Layer:
    return {
        "data": {"values": data},
        "mark": {
            "type": "text",
            "align": "right" if end == FIRST else "left",
            "baseline": "middle",
            "dx": dx,
            "fontSize": SMALL,
            "tooltip": False,
        },
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"field": "to", "type": "quantitative"},
            "text": {"field": "label", "type": "nominal"},
            "color": {
                "condition": {"test": "datum.own", "value": sheet.colours["own"]},
                "value": sheet.colours["ink"],
            },
        },
    }


def _leader_layer(sheet: Sheet, data: list[dict[str, Any]], side: int) -> Layer:
    """Fine lines from marks to figures, where some had to move."""
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
            "x2": {"field": "x"},
            "y": {"field": "y", "type": "quantitative"},
            "y2": {"field": "to"},
        },
    }


def _rule(sheet: Sheet, x: float, reason: str) -> Layer:
    """A break, where it lies in time."""
    return {
        "data": {"values": [{"x": x, "reason": visible(reason)}]},
        "mark": {"type": "rule", "strokeDash": [4, 3], "color": sheet.colours["rule"]},
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"value": 0},
            "y2": {"value": "height"},
            "tooltip": {"field": "reason", "type": "nominal"},
        },
    }


def slope_title(sheet: Sheet, panel: Panel, width: float) -> Layer:
    """The name of a panel with its unit, and the reasons of its breaks, so many pixels wide."""
    named = sheet.texts("comma").join(filter(None, (panel.title, panel.unit)))
    title: Layer = {
        "text": folded(visible(named), width * SMALL / (SMALL + 1.5)),
        "fontSize": SMALL + 1,
        "lineHeight": HEAD,
        "offset": OFFSET,
    }
    reasons = [line for rule in panel.rules for line in folded(visible(rule.reason), width)]
    if reasons:
        title |= {"subtitle": reasons, "subtitleColor": sheet.colours["rule"]}
        title |= {"subtitleFontSize": SMALL, "subtitleLineHeight": LINE}
    return title


def head_height(title: Layer) -> int:
    """Pixels of the title of a panel and of what stands below it."""
    above: list[str] = title["text"]
    below: list[str] = title.get("subtitle", [])
    return len(above) * HEAD + len(below) * LINE + OFFSET + 3
