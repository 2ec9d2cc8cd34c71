"""Charts of several panels: slopes beside each other, lines above each other."""

from collections.abc import Callable, Iterator

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.scales import extents, tick_texts
from binzhou_cli.errors import UsageError
from binzhou_cli.view.safe import visible
from binzhou_cli.view.vega.axes import figure_ticks
from binzhou_cli.view.vega.breaks import break_layers
from binzhou_cli.view.vega.grid import (
    Around,
    Layout,
    height_of_plots,
    on_page,
    page_height,
    page_width,
    width_of_plots,
)
from binzhou_cli.view.vega.line import has_legend, line_layers
from binzhou_cli.view.vega.names import margin
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.slope import head_height, slope_panel, slope_title
from binzhou_cli.view.vega.slope_labels import (
    FIRST,
    LAST,
    LEADER,
    NEAR,
    between,
    label_of,
    unlabelled,
)
from binzhou_cli.view.vega.theme import SMALL
from binzhou_cli.view.vega.words import folded, text_width

MOST_BESIDE = 3
"""Slope panels beside each other, where the size is not given."""
LEAST = (60, 40)
"""Pixels of the plot of a panel, at the least."""
EASY = (120, 96)
"""Pixels of the plot of a panel that reads well."""
YEARS = 26
"""Pixels of the axis of years below a plot."""

AroundOf = Callable[[Sheet, int], Around]
"""What a plot of so many pixels of width needs around it."""


def slopes(sheet: Sheet, panels: list[Panel], *, exact: bool) -> Layer:
    """Panels from one period to another.

    Args:
        exact: whether the height is that of the sheet, however many panels there are.
    """
    left, right = (
        round(max(_label_width(panel, end) for panel in panels)) + NEAR + 4 for end in (FIRST, LAST)
    )

    def around(sheet: Sheet, wide: int) -> Around:
        titles = [slope_title(sheet, each, left + wide + right) for each in panels]
        return Around(left, right, max(map(head_height, titles)), YEARS)

    beside = len(panels) if exact else min(MOST_BESIDE, len(panels))
    sheet, layout = _laid_out(sheet, len(panels), beside, around, exact)
    notes = _left_out(sheet, panels, layout)
    if notes:
        chart = sheet.chart._replace(notes=(*sheet.chart.notes, *notes))
        sheet = sheet._replace(chart=chart)
        sheet, layout = _laid_out(sheet, len(panels), beside, around, exact)
    grid = []
    for panel, extent in zip(panels, extents(panels), strict=True):
        title = slope_title(sheet, panel, left + layout.wide + right)
        drawn = slope_panel(sheet, panel, extent, layout.wide, layout.high)
        grid.append({**drawn, "title": {**title, "dx": -left}})
    return on_page(sheet, grid, layout)


def _left_out(sheet: Sheet, panels: list[Panel], layout: Layout) -> list[str]:
    """What must be said of figures that have no room."""
    found = []
    unnamed = max(unlabelled(each, layout.high) for each in panels)
    if unnamed:
        found.append(sheet.texts("chart.unnamed", n=unnamed))
    periods = {
        period: None
        for panel, extent in zip(panels, extents(panels), strict=True)
        for period in between(panel, extent, layout.wide, layout.high)[1]
    }
    if periods:
        found.append(sheet.texts("chart.unlabelled", period=", ".join(periods)))
    return found


def _label_width(panel: Panel, end: int) -> float:
    """The room of the figures at an end, with that of the lines to those that had to move."""
    widest = max(text_width(label_of(panel, each, end)) for each in panel.traces)
    return widest + (LEADER if len(panel.traces) > 1 else 0)


def stacked(sheet: Sheet, panels: list[Panel], *, exact: bool) -> Layer:
    """Panels over time, one below the other."""
    left = round(max((_ticks_width(sheet, each) for each in panels), default=0)) + 34
    right = max((margin(sheet, each) for each in panels), default=0) + 12

    def around(sheet: Sheet, wide: int) -> Around:
        above = max((_head_height(sheet, each, wide) for each in panels), default=0)
        return Around(left, right, above, YEARS + 14)

    sheet, layout = _laid_out(sheet, max(len(panels), 1), 1, around, exact)
    grid: list[Layer] = [
        {
            "width": layout.wide,
            "height": layout.high,
            "title": {**_title(each, layout.wide), "dx": -left},
            "layer": line_layers(sheet, each, layout.wide, layout.high),
        }
        for each in panels
    ]
    return on_page(sheet, grid, layout)


def _title(panel: Panel, wide: int) -> Layer:
    return {
        "text": folded(visible(panel.title), wide),
        "fontSize": SMALL + 2,
        "lineHeight": SMALL + 5,
        "offset": 6,
    }


def _head_height(sheet: Sheet, panel: Panel, wide: int) -> int:
    """Pixels above the plot: the title, the legend and the reasons of breaks."""
    title = len(folded(visible(panel.title), wide)) * (SMALL + 5) + 8
    legend = 26 if has_legend(sheet, panel) else 0
    return title + legend + break_layers(sheet, panel, wide)[1]


def _ticks_width(sheet: Sheet, panel: Panel) -> float:
    if panel.places:
        return text_width("99th")
    return max(map(text_width, tick_texts(figure_ticks(sheet, panel))))


# which layout


def _laid_out(
    sheet: Sheet, count: int, most_beside: int, around: AroundOf, exact: bool
) -> tuple[Sheet, Layout]:
    """The layout with the most room for the plots, and the sheet, which may have grown."""
    if not exact:
        columns = max((c for c in _columns(sheet, most_beside, around, EASY[0])), default=1)
        least = _least_height(sheet, count, columns, around, EASY[1])
        sheet = sheet._replace(height=max(sheet.height, least))
    found = list(_layouts(sheet, count, most_beside, around))
    if not found:
        wide, high = _least_size(sheet, count, most_beside, around)
        raise UsageError(sheet.texts("error.size_least", n=count, size=f"{wide}x{high}"))
    return sheet, max(found, key=lambda each: min(each.wide / EASY[0], each.high / EASY[1], 2))


def _layouts(sheet: Sheet, count: int, most_beside: int, around: AroundOf) -> Iterator[Layout]:
    """The layouts that give every plot the least room, the one with most columns first."""
    for columns in reversed(_columns(sheet, most_beside, around, LEAST[0])):
        wide, rows = _wide(sheet, columns, around), -(-count // columns)
        room = around(sheet, wide)
        high = height_of_plots(sheet, rows, room)
        if high >= LEAST[1]:
            yield Layout(columns, rows, wide, high, room)


def _columns(sheet: Sheet, most: int, around: AroundOf, least: int) -> list[int]:
    """How many plots of so many pixels may stand beside each other."""
    return [c for c in range(1, most + 1) if _wide(sheet, c, around) >= least]


def _wide(sheet: Sheet, columns: int, around: AroundOf) -> int:
    room = around(sheet, LEAST[0])
    return width_of_plots(sheet, columns, room.left, room.right)


def _least_size(sheet: Sheet, count: int, most_beside: int, around: AroundOf) -> tuple[int, int]:
    """The lowest page of the width asked for, or of the least width, that holds all panels."""
    room = around(sheet, LEAST[0])
    wide = max(sheet.width, page_width(1, LEAST[0], room.left, room.right))
    page = sheet._replace(width=wide)
    return wide, min(
        _least_height(page, count, columns, around, LEAST[1])
        for columns in _columns(page, most_beside, around, LEAST[0])
    )


def _least_height(sheet: Sheet, count: int, columns: int, around: AroundOf, high: int) -> int:
    room = around(sheet, _wide(sheet, columns, around))
    return max(page_height(sheet, -(-count // columns), room, high), 150)
