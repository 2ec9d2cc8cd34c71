"""The figures of a slope chart: beside the marks of both ends, and above those between."""

from typing import Any

from binzhou_cli.charts.chart import Panel, Point, Trace
from binzhou_cli.charts.labels import in_order_of_need, point_text
from binzhou_cli.charts.scales import Extent
from binzhou_cli.view.safe import visible
from binzhou_cli.view.vega.marks import datum
from binzhou_cli.view.vega.name_layers import leader_layer
from binzhou_cli.view.vega.names import LEADER, LEAST_DISTANCE, MOVED, NEAR, apart
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.theme import SMALL
from binzhou_cli.view.vega.words import name_of, text_width

FIRST, LAST = 0, -1
"""The ends of a trace."""


def label_of(panel: Panel, trace: Trace, end: int) -> str:
    """The figure at an end of a line; at the last one with the name, where there are several."""
    said = _said(panel, trace.points[end])
    return f"{said} {name_of(trace)}" if end == LAST and len(panel.traces) > 1 else said


def _said(panel: Panel, point: Point) -> str:
    """A figure in four digits; the table beside the chart and its mark have them all."""
    return visible(point_text(panel, point)).replace("-", "−")


def end_layers(sheet: Sheet, panel: Panel, extent: Extent, height: int, end: int) -> list[Layer]:
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
    layers = [leader_layer(sheet, labels, side)] if far else []
    return [*layers, _label_layer(sheet, labels, side * (NEAR + LEADER * far))]


def _most_labels(height: int) -> int:
    return height // LEAST_DISTANCE + 1


def unlabelled(panel: Panel, height: int) -> int:
    """How many lines of a panel have no figure beside them for want of room."""
    return max(len(panel.traces) - _most_labels(height), 0)


def between(
    panel: Panel, extent: Extent, width: int, height: int
) -> tuple[list[tuple[Trace, int]], list[str]]:
    """The points between the ends whose figures have room, and the periods of the others.

    The line that stands out is asked first.
    """
    xs = sorted({each.x for each in panel.points()})
    span = xs[-1] - xs[0]
    shown: list[tuple[Trace, int]] = []
    left_out: list[str] = []
    for trace in sorted(panel.traces, key=lambda each: not each.own):
        for i, point in enumerate(trace.points[1:-1], start=1):
            at = xs.index(point.x)
            room = min(point.x - xs[at - 1], xs[at + 1] - point.x) / span * width
            others = (
                abs(extent.share(point.value) - extent.share(other.value)) * height
                for each in panel.traces
                for other in each.points
                if each is not trace and other.x == point.x
            )
            clear = trace.own or all(each >= 2 * LEAST_DISTANCE for each in others)
            if clear and room >= text_width(_said(panel, point)) + NEAR:
                shown.append((trace, i))
            else:
                left_out.append(point.period)
    return shown, left_out


def layers_between(sheet: Sheet, panel: Panel, shown: list[tuple[Trace, int]]) -> list[Layer]:
    """Figures of periods between the ends, on the side of their marks where no line is."""
    sides: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for trace, i in shown:
        before, point, after = trace.points[i - 1 : i + 2]
        rises = (before.value <= point.value) + (point.value <= after.value)
        side = {2: (-2, -NEAR), 0: (2, -NEAR)}.get(rises, (0, -NEAR))
        if before.value > point.value < after.value:
            side = (0, NEAR + 3)
        said = {"label": _said(panel, point), "to": float(point.value)}
        sides.setdefault(side, []).append({**datum(trace, point), **said})
    return [_label_layer(sheet, data, dx, dy) for (dx, dy), data in sides.items()]


def _label_layer(sheet: Sheet, data: list[dict[str, Any]], dx: int, dy: int = 0) -> Layer:
    """Figures so many pixels beside or above their marks."""
    return {
        "data": {"values": data},
        "mark": {
            "type": "text",
            "align": "center" if not dx else "right" if dx < 0 else "left",
            "baseline": "middle",
            "dx": dx,
            "dy": dy,
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
