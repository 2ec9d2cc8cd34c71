"""The data of a panel and the marks of its points: filled, open, arrows and signs."""

from collections import Counter
from typing import Any

from binzhou_cli.charts.chart import Panel, Point, Trace
from binzhou_cli.view.safe import shortened, visible
from binzhou_cli.view.spoken import spoken_point
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.words import name_of

SERIES_MARKS = 6
"""Traces that have a shape and a colour of their own; more have their names at their ends."""
SHAPES = ("circle", "diamond", "square", "triangle-up", "triangle-down", "cross")
SIGNS = {"doubtful": "?", "definition": "≠", "unlike": "×"}
OPEN = ("about", "lower", "upper", "partial")
UP = "M0,-1L0,-3.4M-0.7,-2.6L0,-3.4L0.7,-2.6"
DOWN = "M0,1L0,3.4M-0.7,2.6L0,3.4L0.7,2.6"
SPOKEN = {"field": "spoken", "type": "nominal"}
"""What a point says to a person who hears the chart; nothing but points speaks."""
CROWD = 150
"""Points that still have marks of the usual size."""


def crowded(panel: Panel) -> bool:
    """Whether one line stands out and the others are its background."""
    return len(panel.traces) > SERIES_MARKS


# data


def data_of(sheet: Sheet, panel: Panel) -> list[dict[str, Any]]:
    """Every point of a panel."""
    return [
        {**datum(trace, point), "spoken": spoken_point(panel, trace, point, sheet.texts)}
        for trace in ordered(panel)
        for point in trace.points
    ]


def ordered(panel: Panel) -> list[Trace]:
    """The traces in the order of drawing: the one that stands out is last, over the others."""
    return sorted(panel.traces, key=lambda each: each.own)


def datum(trace: Trace, point: Point) -> dict[str, Any]:
    """A point as a row of data."""
    return {
        "series": name_of(trace),
        "period": point.period,
        "x": point.x,
        "y": float(point.value),
        "mark": point.mark,
        "run": f"{name_of(trace)} {point.run}",
        "own": trace.own,
        "said": visible(point.said),
        "source": shortened(visible(point.source), 120),
    }


# how a trace is told from the others


def colour_of(sheet: Sheet, panel: Panel) -> Layer:
    """The colours of the traces of a panel."""
    names = [name_of(each) for each in panel.traces]
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": names, "range": [_ink(sheet, panel, i) for i in range(len(names))]},
        "legend": None,
    }


def _ink(sheet: Sheet, panel: Panel, index: int) -> str:
    colours, traces = sheet.colours, panel.traces
    if len(traces) == 1 or traces[index].own:
        return str(colours["own"])
    if crowded(panel):
        return str(colours["other"])
    return str(colours["series"][index])


def ink_of(sheet: Sheet, panel: Panel, trace: Trace) -> str:
    """The colour of the name of a trace; that of a background line is darker than the line."""
    found = _ink(sheet, panel, panel.traces.index(trace))
    return str(sheet.colours["quiet"]) if found == sheet.colours["other"] else found


def _shape_of(panel: Panel) -> Layer:
    """The shapes of the traces of a panel."""
    names = [name_of(each) for each in panel.traces]
    few = len(names) <= SERIES_MARKS
    return {
        "field": "series",
        "type": "nominal",
        "scale": {
            "domain": names,
            "range": [SHAPES[i % len(SHAPES)] if few else "circle" for i in range(len(names))],
        },
        "legend": None,
    }


def tooltip_of(sheet: Sheet, panel: Panel) -> list[Layer]:
    """What a point says under the mouse."""
    texts = sheet.texts
    fields = [
        ("series", ""),
        ("period", texts("col.period")),
        ("said", texts("col.value")),
        ("source", texts("col.source")),
    ]
    if len(panel.traces) == 1:
        fields = fields[1:]
    return [
        {"field": field, "type": "nominal", "title": " ".join(title.split()) or " "}
        for field, title in fields
    ]


# layers


def point_layers(sheet: Sheet, panel: Panel) -> list[Layer]:
    """Filled marks for values, open ones for bounds and the like, arrows, signs."""
    data = data_of(sheet, panel)
    marks = {each["mark"] for each in data}
    size = {
        "condition": {"test": "datum.own", "value": 70},
        "value": 16 if len(data) > CROWD else 46,
    }
    common = {
        "x": {"field": "x", "type": "quantitative"},
        "y": {"field": "y", "type": "quantitative"},
        "color": colour_of(sheet, panel),
        "tooltip": tooltip_of(sheet, panel),
        "description": SPOKEN,
    }
    shaped = {**common, "shape": _shape_of(panel), "size": size}
    silent = {name: common[name] for name in ("x", "y", "color")}
    layers: list[Layer] = []
    if "doubtful" in marks:  # no line runs through the sign
        place = {"x": common["x"], "y": common["y"]}
        layers.append(_layer(_with(data, "doubtful"), _backing(sheet), place))
    for shown, values in _seen_and_unseen(panel, _with(data, "value")):
        filled = {"type": "point", "filled": True, "opacity": int(shown)}
        layers.append(_layer(values, filled, shaped))
    if marks & {*OPEN}:
        layers.append(_layer(_with(data, *OPEN), _opened(sheet), shaped))
    for mark, path in (("lower", UP), ("upper", DOWN)):
        if mark in marks:
            layers.append(_layer(_with(data, mark), _arrow(path), silent))
    if marks & {*SIGNS}:
        signed = [{**each, "sign": SIGNS[each["mark"]]} for each in _with(data, *SIGNS)]
        text = {"field": "sign", "type": "nominal"}
        bold = {"type": "text", "fontSize": 15, "fontWeight": "bold", "aria": True}
        layers.append(_layer(signed, bold, {**common, "text": text}))
    return layers


def _seen_and_unseen(
    panel: Panel, data: list[dict[str, Any]]
) -> list[tuple[bool, list[dict[str, Any]]]]:
    """The points of values with whether they are seen.

    Of many lines only the end of the own one is, and a figure that no line leads to; the others
    can be pointed at and heard.
    """
    if panel.places or not crowded(panel):
        return [(True, data)] if data else []
    last = max((each["x"] for each in data if each["own"]), default=None)
    runs = Counter(each["run"] for each in data)
    seen = [each for each in data if runs[each["run"]] == 1 or (each["own"] and each["x"] == last)]
    unseen = [each for each in data if each not in seen]
    return [(shown, each) for shown, each in ((True, seen), (False, unseen)) if each]


def _with(data: list[dict[str, Any]], *marks: str) -> list[dict[str, Any]]:
    return [each for each in data if each["mark"] in marks]


def _layer(data: list[dict[str, Any]], mark: Layer, encoding: Layer) -> Layer:
    return {"data": {"values": data}, "mark": mark, "encoding": encoding}


def _backing(sheet: Sheet) -> Layer:
    return {
        "type": "point",
        "filled": True,
        "size": 220,
        "opacity": 1,
        "color": sheet.colours["back"],
        "tooltip": False,
        "aria": False,
    }


def _opened(sheet: Sheet) -> Layer:
    return {
        "type": "point",
        "filled": False,
        "fill": sheet.colours["back"],
        "strokeWidth": 1.8,
        "opacity": 1,
    }


def _arrow(path: str) -> Layer:
    return {
        "type": "point",
        "filled": False,
        "shape": path,
        "size": 160,
        "strokeWidth": 1.8,
        "opacity": 1,
        "aria": False,
    }
