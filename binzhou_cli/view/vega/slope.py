"""A panel from one period to another, or over several: marks, lines, breaks and the axis."""

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.scales import Extent
from binzhou_cli.view.safe import visible
from binzhou_cli.view.vega.marks import colour_of, data_of, point_layers
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.slope_labels import FIRST, LAST, between, end_layers, layers_between
from binzhou_cli.view.vega.theme import LINE, SMALL
from binzhou_cli.view.vega.words import folded

HEAD = 15
"""Height of a line of the title of a panel."""
YEARS_BELOW = 20
"""Pixels to the years below a plot in whose valleys figures may stand."""
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
        layers += end_layers(sheet, panel, extent, height, end)
    layers.append(_edge())
    layers += layers_between(sheet, panel, between(panel, extent, width, height)[0])
    return {"width": width, "height": height, "layer": layers}


def _edge() -> Layer:
    """Nothing, as far above the plot as a figure at its top: all titles stand at one height."""
    return {
        "data": {"values": [{}]},
        "mark": {"type": "rect", "opacity": 0, "aria": False, "tooltip": False},
        "encoding": {
            "x": {"value": 0},
            "x2": {"value": 1},
            "y": {"value": -SMALL / 2},
            "y2": {"value": 0},
        },
    }


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
            "offset": YEARS_BELOW if len(periods) > 2 else 10,
        },
    }


def _figures(panel: Panel, extent: Extent) -> Layer:
    return {
        "field": "y", "type": "quantitative", "axis": None,
        "scale": {
            "type": "log" if extent.log else "linear", "domain": sorted((extent.low, extent.high)),
            "reverse": panel.places, "nice": False,
            **({} if extent.log else {"zero": False}),
        },
    }  # fmt: skip


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
    named = panel.heading(sheet.texts("clause"))
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


def as_high(title: Layer, height: int) -> Layer:
    """A title that begins where those beside it begin: with empty lines below it."""
    empty = [" "] * round((height - head_height(title)) / LINE)
    if not empty:
        return title
    below = {"subtitleFontSize": SMALL, "subtitleLineHeight": LINE, **title}
    return {**below, "subtitle": [*title.get("subtitle", []), *empty]}


def head_height(title: Layer) -> int:
    """Pixels of the title of a panel and of what stands below it."""
    above: list[str] = title["text"]
    below: list[str] = title.get("subtitle", [])
    return len(above) * HEAD + len(below) * LINE + OFFSET + 3
