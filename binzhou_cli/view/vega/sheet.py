"""What all parts of a specification share."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.charts.chart import Chart
from binzhou_cli.record import Record
from binzhou_cli.view.vega.theme import Colours

if TYPE_CHECKING:
    from binzhou_cli.language import Texts
    from binzhou_cli.model.records import Source

Layer = dict[str, Any]
"""A layer of a specification, or another part of one."""


class Sheet(Record):
    """A chart to be drawn on so many pixels, in a language and with the colours of a theme."""

    chart: Chart
    sources: "Sequence[Source]"
    texts: "Texts"
    width: int
    height: int
    colours: Colours


def with_notes(sheet: Sheet, notes: Sequence[str]) -> Sheet:
    """A sheet with more sentences below its chart."""
    chart = sheet.chart._replace(notes=(*sheet.chart.notes, *notes))
    return sheet._replace(chart=chart)
