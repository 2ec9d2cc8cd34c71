"""Charts over time and charts of slopes, on pages of exact size."""

from collections.abc import Callable, Sequence

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.scales import extents, tick_texts
from binzhou_cli.view.safe import visible
from binzhou_cli.view.spoken import axis_note, gap_note
from binzhou_cli.view.vega.axes import figure_ticks
from binzhou_cli.view.vega.breaks import break_layers
from binzhou_cli.view.vega.grid import Around, Layout, alone, laid_out, on_page
from binzhou_cli.view.vega.line import line_layers
from binzhou_cli.view.vega.names import LEADER, NEAR, ends_of, margin
from binzhou_cli.view.vega.sheet import Layer, Sheet, with_notes
from binzhou_cli.view.vega.slope import YEARS_BELOW, as_high, head_height, slope_panel, slope_title
from binzhou_cli.view.vega.slope_labels import FIRST, LAST, between, label_of, unlabelled
from binzhou_cli.view.vega.theme import SMALL
from binzhou_cli.view.vega.words import folded, text_width

MOST_BESIDE = 3
"""Slope panels beside each other, where the size is not given."""
YEARS = 26
"""Pixels of the axis of years below a plot."""


def _noted(
    sheet: Sheet,
    lay_out: Callable[[Sheet], tuple[Sheet, Layout]],
    notes_of: Callable[[Sheet, Layout], Sequence[str]],
) -> tuple[Sheet, Layout]:
    """A layout with what must be said of it below; that takes room itself."""
    found, layout = lay_out(sheet)
    notes = notes_of(found, layout)
    if not notes:
        return found, layout
    found, layout = lay_out(with_notes(sheet, notes))
    said = with_notes(sheet, notes_of(found, layout))  # there is a little less room now
    return found._replace(chart=said.chart), layout


# lines over time


def lines(sheet: Sheet, panels: list[Panel], *, exact: bool) -> Layer:
    """Panels over time, one below the other.

    Args:
        exact: whether the height is that of the sheet, however many panels there are.
    """
    left = round(max((_ticks_width(sheet, each) for each in panels), default=0)) + 10
    several = len(panels) != 1
    sheet = with_notes(sheet, [each for panel in panels for each in _said(sheet, panel)])

    def lay_out(sheet: Sheet) -> tuple[Sheet, Layout]:
        right = max((margin(ends_of(sheet, each, 200)) for each in panels), default=0)

        def around(sheet: Sheet, wide: int) -> Around:
            heads = tuple(_head_height(sheet, each, wide, several) for each in panels)
            return Around(left, right, heads, YEARS)

        return laid_out(sheet, max(len(panels), 1), 1, around, exact)

    def notes_of(sheet: Sheet, layout: Layout) -> list[str]:
        unnamed = sum(ends_of(sheet, each, layout.high).unnamed for each in panels)
        return [sheet.texts("chart.unnamed", n=unnamed)] if unnamed else []

    sheet, layout = _noted(sheet, lay_out, notes_of)
    grid = []
    for panel in panels:
        ends = ends_of(sheet, panel, layout.high)
        drawn: Layer = {
            "width": layout.wide,
            "height": layout.high,
            "layer": line_layers(sheet, panel, layout.wide, layout.high, ends),
        }
        if several:
            drawn["title"] = {**_title(sheet, panel, left + layout.wide), "dx": -left}
        grid.append(drawn)
    return on_page(sheet, grid, layout) if several else alone(sheet, grid[0], layout)


def _said(sheet: Sheet, panel: Panel) -> list[str]:
    """What must be said of a panel, however it is laid out."""
    found = (
        axis_note(sheet.chart, panel, figure_ticks(sheet, panel), sheet.texts),
        gap_note(panel, sheet.texts),
    )
    return [each for each in found if each]


def _title(sheet: Sheet, panel: Panel, wide: int) -> Layer:
    """The name of a panel with its unit, which stands nowhere else."""
    named = panel.heading(sheet.texts("clause"))
    return {
        "text": folded(visible(named), wide),
        "fontSize": SMALL + 2,
        "lineHeight": SMALL + 5,
        "offset": 6,
    }


def _head_height(sheet: Sheet, panel: Panel, wide: int, several: bool) -> int:
    """Pixels above the plot: the title and the reasons of breaks."""
    title = len(_title(sheet, panel, wide)["text"]) * (SMALL + 5) + 8 if several else 0
    return title + break_layers(sheet, panel, wide)[1] + 6


def _ticks_width(sheet: Sheet, panel: Panel) -> float:
    if panel.places:
        return text_width("99th")
    return max(map(text_width, tick_texts(figure_ticks(sheet, panel))))


# slopes


def slopes(sheet: Sheet, panels: list[Panel], *, exact: bool) -> Layer:
    """Panels from one period to another; ``exact`` as for lines."""
    left, right = (
        round(max(_label_width(panel, end) for panel in panels)) + NEAR + 4 for end in (FIRST, LAST)
    )
    scales = extents(panels)
    beside = len(panels) if exact else min(MOST_BESIDE, len(panels))

    def around(sheet: Sheet, wide: int) -> Around:
        titles = [slope_title(sheet, each, left + wide + right) for each in panels]
        stations = max(len({each.x for each in panel.points()}) for panel in panels)
        below = YEARS + (YEARS_BELOW - 10) * (stations > 2)
        return Around(left, right, tuple(map(head_height, titles)), below)

    def lay_out(sheet: Sheet) -> tuple[Sheet, Layout]:
        return laid_out(sheet, len(panels), beside, around, exact)

    def notes_of(sheet: Sheet, layout: Layout) -> list[str]:
        return _left_out(sheet, panels, layout)

    sheet, layout = _noted(sheet, lay_out, notes_of)
    grid = []
    titles = [slope_title(sheet, each, left + layout.wide + right) for each in panels]
    above = layout.around.above(layout.columns)
    for place, (panel, extent) in enumerate(zip(panels, scales, strict=True)):
        title = as_high(titles[place], above[place // layout.columns])
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
