"""A panel over time: its breaks, lines, points and names; figures or ranks."""

from itertools import pairwise
from typing import Any

from binzhou_cli.charts.chart import Panel
from binzhou_cli.view.vega.axes import figures_axis, places_axis, years_axis
from binzhou_cli.view.vega.breaks import break_layers
from binzhou_cli.view.vega.marks import colour_of, crowded, data_of, ordered, point_layers
from binzhou_cli.view.vega.name_layers import name_layers
from binzhou_cli.view.vega.names import Ends
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.words import name_of


def line_layers(sheet: Sheet, panel: Panel, width: float, height: float, ends: Ends) -> list[Layer]:
    """The layers of a panel whose plot is so many pixels."""
    x = years_axis(sheet, width)
    y = places_axis(sheet, panel, height) if panel.places else figures_axis(sheet, panel)
    return [
        *break_layers(sheet, panel, width)[0],
        *_band(sheet, panel),
        _lines(sheet, panel, {"x": x, "y": y}),
        *_dotted(sheet, panel),
        *point_layers(sheet, panel),
        *name_layers(sheet, panel, ends),
    ]


def _lines(sheet: Sheet, panel: Panel, axes: Layer) -> Layer:
    """The lines; their layer holds the scales and the axes of all."""
    thin = 1.3 if panel.places else 1.1
    return {
        "data": {"values": data_of(sheet, panel)},
        "mark": {"type": "line", "strokeCap": "round", "strokeJoin": "round"},
        "encoding": {
            **axes,
            "color": colour_of(sheet, panel),
            "detail": {"field": "run", "type": "nominal"},
            "strokeWidth": {
                "condition": {"test": "datum.own", "value": 3.2},
                "value": thin if crowded(panel) else 2,
            },
        },
    }


def _band(sheet: Sheet, panel: Panel) -> list[Layer]:
    """What lies behind the lines."""
    data = [
        {"x": each.x, "low": float(each.low), "high": float(each.high), "run": str(each.run)}
        for each in panel.band
    ]
    if not data:
        return []
    return [
        {
            "data": {"values": data},
            "mark": {
                "type": "area",
                "color": sheet.colours["quiet"],
                "opacity": 0.14,
                "tooltip": False,
                "aria": False,
            },
            "encoding": {
                "x": {"field": "x", "type": "quantitative"},
                "y": {"field": "low", "type": "quantitative"},
                "y2": {"field": "high"},
                "detail": {"field": "run", "type": "nominal"},
            },
        }
    ]


def _dotted(sheet: Sheet, panel: Panel) -> list[Layer]:
    """Dotted lines that show where a series goes on without a comparison."""
    found: list[dict[str, Any]] = []
    for trace in ordered(panel):
        for one, other in pairwise(trace.points):
            if other.loose:
                found.append(
                    {
                        "series": name_of(trace),
                        "x": one.x,
                        "y": float(one.value),
                        "to_x": other.x,
                        "to_y": float(other.value),
                    }
                )
    if not found:
        return []
    return [
        {
            "data": {"values": found},
            "mark": {"type": "rule", "strokeDash": [1, 4], "strokeWidth": 1.3},
            "encoding": {
                "x": {"field": "x", "type": "quantitative"},
                "y": {"field": "y", "type": "quantitative"},
                "x2": {"field": "to_x"},
                "y2": {"field": "to_y"},
                "color": colour_of(sheet, panel),
            },
        }
    ]
