"""A chart in words, for a person who hears it."""

from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Panel, Point, Trace
from binzhou_cli.view.safe import shortened, visible

if TYPE_CHECKING:
    from binzhou_cli.messages import Texts

SILENT = ("value", "about", "lower", "upper")
"""Marks that the figure itself tells of, by its sign."""


def spoken_point(panel: Panel, trace: Trace, point: Point, texts: "Texts") -> str:
    """A point as a sentence: ``Binzhou, 2021: 287.211 billion yuan``."""
    said = with_unit(panel, point)
    if point.mark not in SILENT:
        said = texts("chart.spoken.marked", said=said, mark=texts(f"chart.{point.mark}"))
    if len(panel.traces) == 1:
        return visible(texts("chart.spoken.alone", period=point.period, said=said))
    name = shortened(trace.name, 60)
    return visible(texts("chart.spoken", name=name, period=point.period, said=said))


def with_unit(panel: Panel, point: Point) -> str:
    """What is said of a point, with the unit of its panel."""
    said = point.said or f"{point.value:,f}"
    if panel.places or not panel.unit or said.endswith(panel.unit):
        return said
    return f"{said} {panel.unit}"
