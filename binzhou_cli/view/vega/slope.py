"""A panel from one period to another, with the figures at both ends of the lines."""

from binzhou_cli.charts.chart import Panel, Trace
from binzhou_cli.charts.scales import Extent
from binzhou_cli.view.safe import visible
from binzhou_cli.view.vega.marks import colour_of, data_of, datum, point_layers
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.theme import SMALL
from binzhou_cli.view.vega.words import folded, name_of

FIRST, LAST = 0, -1
"""The ends of a trace."""


def slope_panel(sheet: Sheet, panel: Panel, extent: Extent, width: int, height: int) -> Layer:
    """One panel whose plot is so many pixels; its figures stand at the sides of it."""
    axes = {"x": _periods(panel), "y": _figures(panel, extent)}
    layers: list[Layer] = [
        *(_rule(sheet, rule.reason, width) for rule in reversed(panel.rules)),
        {
            "data": {"values": data_of(panel)},
            "mark": {"type": "line", "strokeWidth": 2.4},
            "encoding": {
                **axes,
                "color": colour_of(sheet, panel),
                "detail": {"field": "run", "type": "nominal"},
            },
        },
    ]
    for layer in point_layers(sheet, panel):
        layers.append({**layer, "encoding": {**layer["encoding"], **axes}})
    layers += [_labels(sheet, panel, end, axes) for end in (FIRST, LAST)]
    return {
        "width": width,
        "height": height,
        "title": _title(sheet, panel, width),
        "layer": layers,
    }


def label_of(panel: Panel, trace: Trace, end: int) -> str:
    """The figure at an end of a line; at the last one with the name, where there are several."""
    said = visible(trace.points[end].said)
    return f"{said} {name_of(trace)}" if end == LAST and len(panel.traces) > 1 else said


def _periods(panel: Panel) -> Layer:
    first = panel.traces[0]
    ends = [first.points[FIRST].period, first.points[LAST].period]
    return {
        "field": "period", "type": "ordinal", "sort": ends,
        "scale": {"domain": ends, "type": "point", "padding": 0},
        "axis": {
            "title": None, "labelAngle": 0, "domain": False, "ticks": False, "offset": 10,
        },
    }  # fmt: skip


def _figures(panel: Panel, extent: Extent) -> Layer:
    return {
        "field": "y", "type": "quantitative", "axis": None,
        "scale": {
            "type": "log" if extent.log else "linear", "domain": [extent.low, extent.high],
            "reverse": panel.places, "nice": False,
            **({} if extent.log else {"zero": False}),
        },
    }  # fmt: skip


def _labels(sheet: Sheet, panel: Panel, end: int, axes: Layer) -> Layer:
    """The figures at one end of the lines."""
    return {
        "data": {
            "values": [
                {**datum(each, each.points[end]), "label": label_of(panel, each, end)}
                for each in panel.traces
            ]
        },
        "mark": {
            "type": "text",
            "align": "right" if end == FIRST else "left",
            "dx": -9 if end == FIRST else 9,
            "fontSize": SMALL,
            "color": sheet.colours["ink"],
            "tooltip": False,
        },
        "encoding": {**axes, "text": {"field": "label", "type": "nominal"}},
    }


def _rule(sheet: Sheet, reason: str, width: int) -> Layer:
    """A break, in the middle between the periods."""
    return {
        "data": {"values": [{"reason": visible(reason)}]},
        "mark": {"type": "rule", "strokeDash": [4, 3], "color": sheet.colours["rule"]},
        "encoding": {
            "x": {"value": width / 2},
            "y": {"value": 0},
            "y2": {"value": "height"},
            "tooltip": {"field": "reason", "type": "nominal"},
        },
    }


def _title(sheet: Sheet, panel: Panel, width: int) -> Layer:
    """The name of a panel with its unit, and the reasons of its breaks."""
    named = sheet.texts("comma").join(filter(None, (panel.title, panel.unit)))
    title: Layer = {
        "text": folded(visible(named), width + 70),
        "fontSize": SMALL + 1,
        "offset": 8,
    }
    reasons = [line for rule in panel.rules for line in folded(visible(rule.reason), width + 120)]
    if reasons:
        title |= {"subtitle": reasons, "subtitleColor": sheet.colours["rule"]}
        title["subtitleFontSize"] = SMALL
    return title
