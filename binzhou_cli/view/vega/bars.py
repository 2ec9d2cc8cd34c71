"""A panel of bars: one a trace, from zero, with its figure; neither axis nor grid."""

from typing import Any

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.labels import column_texts, in_order_of_need
from binzhou_cli.view.vega.grid import Around, alone, laid_out
from binzhou_cli.view.vega.marks import SPOKEN, data_of, tooltip_of
from binzhou_cli.view.vega.sheet import Layer, Sheet, with_notes
from binzhou_cli.view.vega.theme import SMALL
from binzhou_cli.view.vega.words import name_of, text_width

LEAST_HEIGHT = 13
"""Pixels of a bar with its gap."""
NEAR = 6
"""Pixels between a bar and its texts, and between these."""


def bars(sheet: Sheet, panel: Panel, *, exact: bool) -> Layer:
    """The specification of one panel of bars.

    Args:
        exact: whether the height is that of the sheet; bars that have no room are counted then.
    """
    chosen, around = panel, _around(panel)

    def room(sheet: Sheet, wide: int) -> Around:
        return around

    if not exact:
        needed = len(panel.traces) * (LEAST_HEIGHT + 2) + 200
        sheet = sheet._replace(height=max(sheet.height, needed))
    sheet, layout = laid_out(sheet, 1, 1, room, exact=True)
    if len(panel.traces) * LEAST_HEIGHT > layout.high:
        # the sentence that counts them takes room itself
        sheet, layout = laid_out(with_notes(sheet, ["…"]), 1, 1, room, exact=True)
        chosen = _needed(panel, max(layout.high // LEAST_HEIGHT, 1))
        n = len(panel.traces) - len(chosen.traces)
        notes = (*sheet.chart.notes[:-1], sheet.texts("chart.more_in_table", n=n))
        sheet = sheet._replace(chart=sheet.chart._replace(notes=notes))
    drawn: Layer = {
        "width": layout.wide,
        "height": layout.high,
        "layer": _layers(sheet, chosen, around.left),
    }
    return alone(sheet, drawn, layout)


def _needed(panel: Panel, most: int) -> Panel:
    """The bars that have room, those that are needed most."""
    own = next((i for i, each in enumerate(panel.traces) if each.own), None)
    order = in_order_of_need([-float(i) for i in range(len(panel.traces))], own)
    return panel._replace(traces=tuple(panel.traces[i] for i in sorted(order[:most])))


def _around(panel: Panel) -> Around:
    names, places, figures = _widths(panel)
    negative = any(each.value < 0 for each in panel.points())
    left = places + (NEAR if places else 0) + names + NEAR + (figures + NEAR) * negative
    return Around(left, figures + NEAR, (0,), 0)


def _widths(panel: Panel) -> tuple[int, int, int]:
    """Pixels of the names, of the places before them, and of the figures."""
    columns = (
        [name_of(each) for each in panel.traces],
        [each.place for each in panel.traces],
        column_texts([each.points[0] for each in panel.traces]),
    )
    names, places, figures = (round(max(map(text_width, each)) * 1.06) for each in columns)
    return names, places, figures


def _layers(sheet: Sheet, panel: Panel, left: int) -> list[Layer]:
    """Bars, figures, names and places; these begin so many pixels left of the plot."""
    figures = dict(
        zip(
            map(name_of, panel.traces),
            column_texts([each.points[0] for each in panel.traces]),
            strict=True,
        )
    )
    places = {name_of(each): each.place for each in panel.traces}
    order = list(places)
    data = [
        {**each, "figure": figures[each["series"]], "place": places[each["series"]]}
        for each in sorted(data_of(sheet, panel), key=lambda each: order.index(each["series"]))
    ]
    axes = _axes(data, order)
    bar = {
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
    layers = [bar]
    for below in (False, True):
        chosen = [each for each in data if (each["y"] < 0) == below]
        where = {"align": "right", "dx": -NEAR} if below else {"align": "left", "dx": NEAR}
        layers += _texts(sheet, chosen, "figure", axes, where)
    wide = _widths(panel)[1]
    names = {"y": axes["y"], "x": {"value": wide - left + (NEAR if wide else 0)}}
    layers += _texts(sheet, data, "series", names, {"align": "left"})
    if wide:
        at = {"y": axes["y"], "x": {"value": wide - left}}
        layers += _texts(sheet, data, "place", at, {"align": "right"})
    return layers


def _axes(data: list[dict[str, Any]], order: list[str]) -> Layer:
    """Names in the order of the panel, and figures from zero."""
    low = min(0.0, *(each["y"] for each in data))
    high = max(0.0, *(each["y"] for each in data))
    return {
        "y": {"field": "series", "type": "nominal", "sort": order, "axis": None},
        "x": {
            "field": "y",
            "type": "quantitative",
            "axis": None,
            "scale": {"domain": [low, high if high > low else low + 1], "nice": False},
        },
    }


def _texts(
    sheet: Sheet, data: list[dict[str, Any]], field: str, places: Layer, where: Layer
) -> list[Layer]:
    """Texts of a field beside the bars; those that stand out are bold."""
    found = []
    for own in (False, True):
        chosen = [each for each in data if each["own"] is own]
        if chosen:
            mark = {
                "type": "text",
                "baseline": "middle",
                "fontSize": SMALL,
                "fontWeight": "bold" if own else "normal",
                "color": sheet.colours["own" if own else "ink"],
                "tooltip": False,
                **where,
            }
            text = {"field": field, "type": "nominal"}
            found.append(
                {
                    "data": {"values": chosen},
                    "mark": mark,
                    "encoding": {**places, "text": text},
                }
            )
    return found
