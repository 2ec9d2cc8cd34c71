"""A panel of bars: one a trace, from zero."""

import json

from binzhou_cli.charts.chart import Panel
from binzhou_cli.view.vega.marks import SPOKEN, data_of, tooltip_of
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.theme import SMALL
from binzhou_cli.view.vega.words import name_of


def bar_layers(sheet: Sheet, panel: Panel) -> list[Layer]:
    """The bars and their figures."""
    data = data_of(sheet, panel)
    low = min(0.0, *(each["y"] for each in data))
    high = max(0.0, *(each["y"] for each in data))
    axes = {"y": _names(panel), "x": _figures(panel, low, high)}
    bars = {
        "data": {"values": data},
        "mark": {"type": "bar", "height": {"band": 0.72}},
        "encoding": {
            **axes,
            "color": {
                "condition": {"test": "datum.own", "value": sheet.colours["own"]},
                "value": sheet.colours["other"],
            },
            "fillOpacity": {
                "condition": {"test": "datum.mark !== 'value'", "value": 0.35},
                "value": 1,
            },
            "tooltip": tooltip_of(sheet, panel),
            "description": SPOKEN,
        },
    }
    layers: list[Layer] = [bars]
    for below in (False, True):
        chosen = [each for each in data if (each["y"] < 0) == below]
        if chosen:
            text = {"field": "said", "type": "nominal"}
            mark = {
                "type": "text",
                "align": "right" if below else "left",
                "dx": -5 if below else 5,
                "fontSize": SMALL,
                "color": sheet.colours["ink"],
                "tooltip": False,
            }
            layers.append(
                {"data": {"values": chosen}, "mark": mark, "encoding": {**axes, "text": text}}
            )
    return layers


def _names(panel: Panel) -> Layer:
    """The axis of names in the order of the panel; those that stand out are bold."""
    own = json.dumps([name_of(each) for each in panel.traces if each.own], ensure_ascii=False)
    return {
        "field": "series",
        "type": "nominal",
        "sort": [name_of(each) for each in panel.traces],
        "axis": {
            "title": None,
            "ticks": False,
            "domain": False,
            "labelLimit": 260,
            "labelFontWeight": {
                "condition": {"test": f"indexof({own}, datum.value) >= 0", "value": "bold"},
                "value": "normal",
            },
        },
    }


def _figures(panel: Panel, low: float, high: float) -> Layer:
    """The axis of figures, with a little room at its ends."""
    room = (high - low or 1) * 0.02
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [low - room * (low < 0), high + room], "nice": False},
        "axis": {
            "title": panel.unit,
            "format": "~g" if high >= 1e9 else ",.6~f",
            "tickCount": 6,
        },
    }
