"""A Chart as lines of text: the picture, what its marks mean, and its notes."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Chart
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.marks import keys
from binzhou_cli.view.terminal.signs import AXIS

if TYPE_CHECKING:
    from rich.text import Text

    from binzhou_cli.language import Texts
    from binzhou_cli.view.glyphs import Glyphs

LEAST_WIDTH = 40
LEAST_ROWS = 7
"""Rows of a plot, however low the screen is."""
LOW_ROWS = 10
"""Rows of a plot below which the reasons of breaks are told in short."""


def draw(
    chart: Chart, width: int, glyphs: "Glyphs", texts: "Texts", height: int | None = None
) -> "Text":
    """A chart as lines of text that are no wider than ``width`` columns (40 at least).

    The title is that of the report and not repeated.

    Args:
        height: lines that there are for it; plots over time become as high as is good for them.
    """
    from rich.text import Text

    width = max(width, LEAST_WIDTH)
    drawing = Drawing(chart, width, glyphs, texts)
    found = _picture(drawing) + _below(drawing)
    plots = sum(1 for each in chart.panels if each.traces and not each.places)
    if height is not None and chart.kind == "line" and plots:
        from binzhou_cli.view.terminal.lines import rows_of

        spare = height - len(found)
        brief = rows_of(drawing) + spare // plots < LOW_ROWS
        if brief:
            drawing = Drawing(chart, width, glyphs, texts, brief=True)
            found = _picture(drawing) + _below(drawing)
            spare = height - len(found)
        rows = max(min(rows_of(drawing) + spare // plots, width // 5), LEAST_ROWS)
        if rows != rows_of(drawing):
            drawing = Drawing(chart, width, glyphs, texts, rows, brief=brief)
            found = _picture(drawing) + _below(drawing)
    return Text("\n").join(found)


def _picture(drawing: Drawing) -> "list[Text]":
    kind = drawing.chart.kind
    if kind == "slope":
        return list(_drawer("slopes")(drawing))
    draw_panel = _drawer(kind if kind in ("bars", "bump") else "lines")
    found: list[Text] = []
    for panel in drawing.chart.panels:
        if any(True for _ in panel.points()):
            if found:
                found.append(drawing.blank())
            found += draw_panel(drawing, panel)
    return found


def _drawer(name: str) -> "Callable[..., list[Text]]":
    """What draws a kind of chart, loaded with the first of its kind."""
    module = import_module(f"binzhou_cli.view.terminal.{name}")
    found: Callable[..., list[Text]] = getattr(module, name)
    return found


def _below(drawing: Drawing) -> "list[Text]":
    """What the marks mean and what must be known."""
    found = keys(drawing)
    for note in (*drawing.chart.notes, *drawing.remarks):
        parts = drawing.folded(note, drawing.width - 1)
        found += [drawing.line([(f" {part}", AXIS)]) for part in parts]
    return [drawing.blank(), *found] if found else []
