"""Panels on a page of exact size: every distance is counted here, none is left to Vega."""

from typing import NamedTuple

from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.surround import footer, footer_layer, title, title_height
from binzhou_cli.view.vega.theme import LINE

PAD = 16
"""Pixels between the edges of the page and what is on it."""
GUTTER = 24
"""Pixels between panels beside each other."""
GAP = 16
"""Pixels between rows of panels, and between them and the title and the footer."""


class Around(NamedTuple):
    """Pixels around a plot that its texts need."""

    left: int
    right: int
    above: int
    below: int


class Layout(NamedTuple):
    """How panels share a page: columns, rows, and the size of each plot in pixels."""

    columns: int
    rows: int
    wide: int
    high: int
    around: Around


def width_of_plots(sheet: Sheet, columns: int, left: int, right: int) -> int:
    """The width of a plot where so many stand beside each other."""
    room = sheet.width - 2 * PAD - (columns - 1) * GUTTER
    return room // columns - left - right


def height_of_plots(sheet: Sheet, rows: int, around: Around) -> int:
    """The height of a plot where so many stand above each other."""
    room = sheet.height - _height_beside(sheet) - (rows - 1) * GAP
    return room // rows - around.above - around.below


def page_width(columns: int, wide: int, left: int, right: int) -> int:
    """The width of a page of plots that are so wide."""
    return 2 * PAD + columns * (left + wide + right) + (columns - 1) * GUTTER


def page_height(sheet: Sheet, rows: int, around: Around, high: int) -> int:
    """The height of a page of plots that are so high; the footer depends on it and is counted."""
    plots = rows * (around.above + high + around.below) + (rows - 1) * GAP
    found = plots
    for _ in range(8):  # a higher page has a longer footer, up to all of it
        found = plots + _height_beside(sheet._replace(height=found))
    return found


def _height_beside(sheet: Sheet) -> int:
    lines = footer(sheet)
    return 2 * PAD + title_height(sheet) + GAP + (GAP + len(lines) * LINE if lines else 0)


def on_page(sheet: Sheet, panels: list[Layer], layout: Layout) -> Layer:
    """Panels in rows with the title above and the footer below them."""
    around, lines = layout.around, footer(sheet)
    left, top = PAD + around.left, PAD + title_height(sheet) + GAP + around.above
    right, bottom = PAD, PAD
    across = around.right + GUTTER + around.left
    down = around.below + GAP + around.above
    bottom_of_plots = layout.rows * layout.high + (layout.rows - 1) * down + around.below
    grid: Layer = {
        "concat": panels,
        "columns": layout.columns,
        "bounds": "flush",
        "spacing": {"row": down, "column": across},
    }
    below: Layer = {
        "width": sheet.width - 2 * PAD,
        "height": max(len(lines) * LINE, 1),
        **footer_layer(sheet, lines, {"value": 0}),
    }
    below["encoding"] = {**below["encoding"], "x": {"value": -around.left}}
    return {
        "autosize": {"type": "none"},
        "padding": {"left": left, "top": top, "right": right, "bottom": bottom},
        # Vega takes the size of a page of several views from these; Vega-Lite has no word for it
        "params": [
            {"name": "width", "value": sheet.width - left - right},
            {"name": "height", "value": sheet.height - top - bottom},
        ],
        "title": {**title(sheet, GAP), "dx": -around.left},
        "vconcat": [grid, below] if lines else [grid],
        "bounds": "flush",
        "spacing": bottom_of_plots + GAP,
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
    }
