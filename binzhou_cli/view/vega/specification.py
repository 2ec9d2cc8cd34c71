"""A Chart as a Vega-Lite specification: plain data, which needs no package to write."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from binzhou_cli.charts.chart import Chart, Panel
from binzhou_cli.view.vega.bars import bar_layers
from binzhou_cli.view.vega.line import line_layers
from binzhou_cli.view.vega.names import margin
from binzhou_cli.view.vega.panels import slopes, stacked
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.surround import description, footer, footer_layer, title
from binzhou_cli.view.vega.theme import SIZE, THEMES, config

if TYPE_CHECKING:
    from binzhou_cli.language import Texts
    from binzhou_cli.model.records import Source

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
AXIS = 48
"""Pixels of the axis of years below a plot."""


def specification(
    chart: Chart,
    sources: "Iterable[Source]",
    texts: "Texts",
    size: tuple[int, int] | None = None,
    theme: str = "light",
) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, with its data in it.

    Args:
        sources: what stands under the chart.
        size: width and height in pixels, of all; none for one that suits the chart.
        theme: ``light`` or ``dark``.

    Raises:
        UsageError: the chart has more panels than a picture of that size can hold.
    """
    sheet = Sheet(chart, list(sources), texts, *(size or SIZE), THEMES[theme])
    panels = [each for each in chart.panels if each.traces]
    if chart.kind == "slope":
        body = slopes(sheet, panels, exact=size is not None)
    elif len(panels) != 1:
        body = stacked(sheet, panels, exact=size is not None)
    else:
        body = _single(sheet, panels[0])
    return {
        "$schema": SCHEMA,
        "description": description(sheet),
        "background": sheet.colours["back"],
        **body,
        "config": config(sheet.colours),
    }


def _single(sheet: Sheet, panel: Panel) -> Layer:
    """One panel; Vega fits it into the size."""
    if sheet.chart.kind == "bars":
        layers = bar_layers(sheet, panel)
    else:
        room = sheet.width - 90 - margin(sheet, panel)
        layers = line_layers(sheet, panel, room, sheet.height - 190)
    below = {"value": {"expr": f"height + {AXIS}"}}
    return {
        "width": sheet.width,
        "height": sheet.height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 16, "top": 14, "right": 16, "bottom": 12},
        "title": title(sheet, 12),
        "layer": [*layers, footer_layer(sheet, footer(sheet), below)],
    }
