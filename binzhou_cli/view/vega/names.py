"""The names at the right ends of lines."""

from math import inf
from typing import Any

from binzhou_cli.charts.chart import Panel, years
from binzhou_cli.view.vega.axes import figure_ticks, from_scale, on_scale
from binzhou_cli.view.vega.marks import datum, named_at_ends
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.theme import SMALL
from binzhou_cli.view.vega.words import name_of, text_width

LEAST_DISTANCE = 12
"""Pixels from one name to the next."""


def margin(sheet: Sheet, panel: Panel) -> int:
    """Pixels for the names at the right ends of the lines."""
    if not named_at_ends(sheet, panel):
        return 0
    return round(max(text_width(name_of(each)) for each in panel.traces)) + 12


def name_layers(sheet: Sheet, panel: Panel, height: float) -> list[Layer]:
    """The names, moved apart where they would touch on a plot of so many pixels."""
    _, last = years(panel.points())
    ends = sorted(
        (datum(each, each.points[-1]) for each in panel.traces), key=lambda each: each["y"]
    )
    if not panel.places:
        ticks = figure_ticks(sheet, panel)
        span = on_scale(sheet, ticks[-1]) - on_scale(sheet, ticks[0])
        least = span * LEAST_DISTANCE / max(height, 60)
        moved = apart([on_scale(sheet, each["y"]) for each in ends], least)
        for each, place in zip(ends, moved, strict=True):
            each["y"] = from_scale(sheet, place)
    early = []
    for each in ends:
        over = each["x"] == last
        each["label"] = each["series"] if over else f"{each['series']} {each['period']}"
        if panel.places and not over:
            early.append(each)
        each["x"] = each["x"] if panel.places else max(last, sheet.chart.years()[1])
    late = [each for each in ends if each not in early]
    layers = [_layer(sheet, late, {"align": "left", "dx": 9})]
    if early:
        layers.append(_layer(sheet, early, {"align": "right", "dx": 4, "dy": -9}))
    return layers


def _layer(sheet: Sheet, ends: list[dict[str, Any]], where: Layer) -> Layer:
    return {
        "data": {"values": ends},
        "mark": {
            "type": "text",
            "baseline": "middle",
            "fontSize": SMALL,
            "tooltip": False,
            **where,
        },
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"field": "y", "type": "quantitative"},
            "text": {"field": "label", "type": "nominal"},
            "color": {
                "condition": {"test": "datum.own", "value": sheet.colours["own"]},
                "value": sheet.colours["quiet"],
            },
        },
    }


def apart(places: list[float], least: float, low: float = -inf, high: float = inf) -> list[float]:
    """Ascending places moved as little as needed to be ``least`` from each other.

    Args:
        low: no place lies below it; nor above ``high``, where there is room for all.
    """
    groups: list[tuple[float, int]] = []  # mean of places less their steps, and how many
    for i, each in enumerate(places):
        mean, count = each - i * least, 1
        while groups and groups[-1][0] > mean:
            before, many = groups.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        groups.append((mean, count))
    high -= (len(places) - 1) * least
    means = [max(min(mean, high), low) for mean, count in groups for _ in range(count)]
    return [mean + i * least for i, mean in enumerate(means)]
