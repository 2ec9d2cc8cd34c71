"""A panel over time: its breaks, lines, points and names; figures or ranks."""

from itertools import pairwise
from typing import Any

from binzhou_cli.charts.chart import Panel
from binzhou_cli.view.vega.axes import figures_axis, places_axis, years_axis
from binzhou_cli.view.vega.breaks import break_layers
from binzhou_cli.view.vega.marks import (
    SERIES_MARKS,
    colour_of,
    data_of,
    named_at_ends,
    ordered,
    point_layers,
)
from binzhou_cli.view.vega.names import name_layers
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.words import name_of


def line_layers(sheet: Sheet, panel: Panel, width: float, height: float) -> list[Layer]:
    """The layers of a panel whose plot is so many pixels."""
    x = years_axis(sheet, width)
    y = places_axis(sheet, panel, height) if panel.places else figures_axis(sheet, panel)
    breaks, above = break_layers(sheet, panel, width)
    layers = [
        *breaks,
        _lines(sheet, panel, {"x": x, "y": y}, above),
        *_dotted(sheet, panel),
        *point_layers(sheet, panel),
    ]
    if named_at_ends(sheet, panel):
        layers += name_layers(sheet, panel, height)
    return layers


def has_legend(sheet: Sheet, panel: Panel) -> bool:
    """Whether the names stand above the plot."""
    return sheet.chart.kind == "line" and 1 < len(panel.traces) <= SERIES_MARKS


def _lines(sheet: Sheet, panel: Panel, axes: Layer, above: int) -> Layer:
    """The lines; their layer holds the scales, the axes and the legend of all.

    Args:
        above: pixels between the plot and the legend.
    """
    colour = colour_of(sheet, panel)
    if has_legend(sheet, panel):
        colour["legend"] = {
            "orient": "top",
            "title": None,
            "offset": above + 6,
            "symbolType": "stroke",
            "columns": max(1, min(4, int(sheet.width / 260))),
        }
    return {
        "data": {"values": data_of(sheet, panel)},
        "mark": {"type": "line", "strokeCap": "round", "strokeJoin": "round"},
        "encoding": {
            **axes,
            "color": colour,
            "detail": {"field": "run", "type": "nominal"},
            "strokeWidth": {
                "condition": {"test": "datum.own", "value": 3.2},
                "value": 2 if len(panel.traces) <= SERIES_MARKS else 1.3,
            },
        },
    }


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
