"""The axes of years, of figures and of places."""

from math import ceil, floor
from typing import Any

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.scales import Extent, scale, year_ticks
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.words import ordinal_expression

MOST_STEPS = 6
YEAR = 48
"""Pixels that a year needs on its axis."""
_POWER = "format(datum.value, '~e')"
_PLAIN = "format(datum.value, ',.6~f')"


def room_of_years(sheet: Sheet) -> tuple[float, float, float]:
    """The first and the last year, and the room on either side of them in years."""
    first, last = sheet.chart.years()
    return first, last, max((last - first) * 0.02, 0.4)


def years_axis(sheet: Sheet, width: float) -> Layer:
    """The axis of years of so many pixels."""
    first, last, room = room_of_years(sheet)
    axis: Layer = {"title": None, "format": "d", "grid": False, "labelFlush": False}
    whole = all(each.x == int(each.x) for each in sheet.chart.points())
    own = sorted({(each.x, each.period) for each in sheet.chart.points()})
    most = max(int(width / YEAR), 1)
    if len(own) <= most and (whole or last - first < 3) and len({x for x, _ in own}) == len(own):
        axis["values"] = [x for x, _ in own]
        if not whole:
            names = ", ".join(f"'{x:.10g}': '{period}'" for x, period in own)
            axis["labelExpr"] = f"({{{names}}})['' + datum.value]"
    else:
        axis["values"] = year_ticks(ceil(first), floor(last), most)
    axis["tickCount"] = len(axis["values"])
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [first - room, last + room], "nice": False, "zero": False},
        "axis": axis,
    }


def places_axis(sheet: Sheet, panel: Panel, height: float) -> Layer:
    """The axis of ranks, the first place on top, of so many pixels."""
    first, last = _places(panel)
    step = -(-(last - first + 1) // max(int(height / 18), 1))
    extent = extent_of(sheet, panel)
    return {
        "field": "y",
        "type": "quantitative",
        # the first place is the highest: the scale runs downwards
        "scale": {"domain": [extent.high, extent.low], "reverse": True, "nice": False,
                  "zero": False},
        "axis": {
            "title": None,
            "values": list(range(first, last + 1, step)),
            "tickCount": last,
            "labelExpr": ordinal_expression(sheet.texts.language),
            "grid": len(panel.traces) == 1,
            "domain": False,
            "ticks": False,
            "labelOverlap": False,
        },
    }  # fmt: skip


def _places(panel: Panel) -> tuple[int, int]:
    """The first and the last rank on the axis."""
    values = [int(each.value) for each in panel.points()]
    first, last = min(values), max(values)
    last = max(last, *(ceil(each.high) for each in panel.band), 1)
    return (1 if last - first > 5 or len(panel.traces) > 1 else first), last


def figures_axis(sheet: Sheet, panel: Panel) -> Layer:
    """The axis of figures, linear or logarithmic."""
    log = sheet.chart.log
    ticks = [float(each) for each in figure_ticks(sheet, panel)]
    wide = max(map(abs, ticks)) >= 1e9 or (log and min(map(abs, ticks)) < 1e-4)
    power = "abs(datum.value) >= 1e6 || (datum.value !== 0 && abs(datum.value) < 1e-4)"
    labels = {"labelExpr": f"{power} ? replace({_POWER}, '+', '') : {_PLAIN}"} if wide else {}
    extent = extent_of(sheet, panel)
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {
            "type": "log" if log else "linear",
            "domain": [extent.low, extent.high],
            "nice": False,
            **({} if log else {"zero": False}),
        },
        "axis": {
            "title": None,
            "values": ticks,
            "tickCount": len(ticks),
            "format": ",.6~f",
            "domain": False,
            "ticks": False,
            **labels,
        },
    }


def figure_ticks(sheet: Sheet, panel: Panel) -> list[Any]:
    """The round figures of a panel."""
    return scale((each.value for each in panel.points()), MOST_STEPS, log=sheet.chart.log)


def extent_of(sheet: Sheet, panel: Panel) -> Extent:
    """What stands at the lower and the upper edge of the plot; arrows of bounds have room."""
    if panel.places:
        first, last = _places(panel)
        return Extent(last + 0.4, first - 0.4, False)
    ticks = figure_ticks(sheet, panel)
    found = Extent(float(ticks[0]), float(ticks[-1]), sheet.chart.log)
    low, high = found.low, found.high
    for each in panel.points():
        share = found.share(each.value)
        if each.mark == "lower" and share > 1 - ARROW:
            high = found.figure(1 + ARROW)
        elif each.mark == "upper" and share < ARROW:
            low = found.figure(-ARROW)
    return Extent(low, high, sheet.chart.log)


ARROW = 0.08
"""The part of the height of a plot that the arrow of a bound needs."""
