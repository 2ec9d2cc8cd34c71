"""A Chart as a Vega-Lite specification: plain data, which needs no package to write."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from binzhou_cli.charts.chart import Chart
from binzhou_cli.view.vega.bars import bars
from binzhou_cli.view.vega.panels import lines, slopes
from binzhou_cli.view.vega.sheet import Sheet
from binzhou_cli.view.vega.surround import description
from binzhou_cli.view.vega.theme import SIZE, THEMES, config

if TYPE_CHECKING:
    from binzhou_cli.language import Texts
    from binzhou_cli.model.records import Source

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


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
    exact = size is not None
    if chart.kind == "slope":
        body = slopes(sheet, panels, exact=exact)
    elif chart.kind == "bars" and len(panels) == 1:
        body = bars(sheet, panels[0], exact=exact)
    else:
        body = lines(sheet, panels, exact=exact)
    return {
        "$schema": SCHEMA,
        "description": description(sheet),
        "background": sheet.colours["back"],
        **body,
        "config": config(sheet.colours),
    }
