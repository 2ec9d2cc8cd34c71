"""A Chart as a Vega-Lite specification: plain data, which needs no package to write."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from binzhou_cli.charts.chart import Chart, Panel
from binzhou_cli.charts.scales import extents
from binzhou_cli.view.vega.bars import bar_layers
from binzhou_cli.view.vega.line import line_layers, line_panel
from binzhou_cli.view.vega.names import margin
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.slope import FIRST, LAST, label_of, slope_panel
from binzhou_cli.view.vega.surround import description, footer, footer_layer, title
from binzhou_cli.view.vega.theme import LINE, SIZE, THEMES, config
from binzhou_cli.view.vega.words import text_width

if TYPE_CHECKING:
    from binzhou_cli.messages import Texts
    from binzhou_cli.report import SourceNote

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
AXIS = 48
"""Pixels of the axis of years below a plot."""


def specification(
    chart: Chart,
    sources: "Iterable[SourceNote]",
    texts: "Texts",
    size: tuple[int, int] | None = None,
    theme: str = "light",
) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, with its data in it.

    Args:
        sources: what stands under the chart.
        size: width and height in pixels, of all; charts of several panels may be higher.
        theme: ``light`` or ``dark``.
    """
    sheet = Sheet(chart, list(sources), texts, *(size or SIZE), THEMES[theme])
    panels = [each for each in chart.panels if each.traces]
    if chart.kind == "slope":
        body = _slopes(sheet, panels)
    elif len(panels) != 1:
        body = _stacked(sheet, panels)
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
    """One panel: the size is exact."""
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


def _stacked(sheet: Sheet, panels: list[Panel]) -> Layer:
    """Panels over time, one below the other."""
    lines = footer(sheet)
    names = max((margin(sheet, each) for each in panels), default=0)
    wide = sheet.width - 110 - names
    high = max(_height_left(sheet, lines) // max(len(panels), 1) - 80, 110)
    grid = [line_panel(sheet, each, wide, high) for each in panels]
    return _on_grid(sheet, grid, 1, wide, lines)


def _slopes(sheet: Sheet, panels: list[Panel]) -> Layer:
    """Panels from one period to another, beside each other."""
    lines = footer(sheet)
    columns = max(1, min(3, sheet.width // 300, len(panels)))
    rows = -(-len(panels) // columns)
    left, right = (
        max(text_width(label_of(panel, each, end)) for panel in panels for each in panel.traces)
        for end in (FIRST, LAST)
    )
    wide = max(int((sheet.width - 32) / columns - left - right - 56), 60)
    high = max(_height_left(sheet, lines) // rows - 90, 64)
    grid = [
        slope_panel(sheet, panel, extent, wide, high)
        for panel, extent in zip(panels, extents(panels), strict=True)
    ]
    return _on_grid(sheet, grid, columns, wide, lines)


def _height_left(sheet: Sheet, lines: list[str]) -> int:
    """The height of all panels beside the title and the footer."""
    return sheet.height - 90 - len(lines) * LINE


def _on_grid(sheet: Sheet, grid: list[Layer], columns: int, wide: int, lines: list[str]) -> Layer:
    """Panels in rows; the footer is the last row."""
    below = {
        "width": wide * columns,
        "height": max(len(lines) * LINE, 1),
        **footer_layer(sheet, lines, {"value": 0}),
    }
    body: Layer = {"concat": grid, "columns": columns, "spacing": 28}
    return {
        "padding": 16,
        "title": title(sheet, 14),
        "vconcat": [body, below] if lines else [body],
        "spacing": 18,
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
    }
