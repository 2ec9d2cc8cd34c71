"""A panel of figures over time."""

from math import log10
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.scales import scale, tick_texts
from binzhou_cli.view.terminal.axes import Figure
from binzhou_cli.view.terminal.bump import bump
from binzhou_cli.view.terminal.drawing import Drawing
from binzhou_cli.view.terminal.timeline import timeline

if TYPE_CHECKING:
    from rich.text import Text


def lines(drawing: Drawing, panel: Panel) -> "list[Text]":
    """The lines of text of a panel of kind ``line``."""
    if panel.places:
        return bump(drawing, panel)
    height = min(max(drawing.width // 7, 11), 19)
    log = drawing.chart.log
    ticks = scale((each.value for each in panel.points()), max(height // 3, 2), log=log)
    low, high = _position(ticks[0], log=log), _position(ticks[-1], log=log)

    def row(value: Figure) -> float:
        return (high - _position(value, log=log)) / (high - low) * (height - 1)

    texts = [each.replace("-", drawing.glyphs.minus) for each in tick_texts(ticks)]
    labels = [(row(tick), text) for tick, text in zip(ticks, texts, strict=True)]
    return timeline(drawing, panel, height, labels, row, {})


def _position(value: Figure, *, log: bool) -> float:
    return log10(value) if log else float(value)
