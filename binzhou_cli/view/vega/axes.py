"""The axes of years, of figures and of places."""

from math import log10
from typing import Any

from binzhou_cli.charts.chart import Panel
from binzhou_cli.charts.scales import scale
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.words import ordinal_expression

MOST_STEPS = 6
_POWER = "format(datum.value, '~e')"
_PLAIN = "format(datum.value, ',.6~f')"


def room_of_years(sheet: Sheet) -> tuple[float, float, float]:
    """The first and the last year, and the room on either side of them in years."""
    first, last = sheet.chart.years()
    return first, last, max((last - first) * 0.02, 0.4)


def years_axis(sheet: Sheet, width: float) -> Layer:
    """The axis of years of so many pixels."""
    first, last, room = room_of_years(sheet)
    axis: Layer = {"title": sheet.texts("chart.year"), "format": "d", "grid": False}
    whole = all(each.x == int(each.x) for each in sheet.chart.points())
    own = sorted({(each.x, each.period) for each in sheet.chart.points()})
    most = max(int(width / 48), 2)
    if len(own) <= most and (whole or last - first < 3) and len({x for x, _ in own}) == len(own):
        axis["values"] = [x for x, _ in own]
        if not whole:
            names = ", ".join(f"'{x:.10g}': '{period}'" for x, period in own)
            axis["labelExpr"] = f"({{{names}}})['' + datum.value]"
    else:
        span = int(last) - int(first)
        step = next((each for each in (1, 2, 5, 10, 20, 50, 100) if span / each <= most), 200)
        axis["values"] = [y for y in range(int(first), int(last) + 1) if y % step == 0]
    axis["tickCount"] = len(axis["values"])
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [first - room, last + room], "nice": False, "zero": False},
        "axis": axis,
    }


def places_axis(sheet: Sheet, panel: Panel, height: float) -> Layer:
    """The axis of ranks, the first place on top, of so many pixels."""
    values = [each.value for each in panel.points()]
    last = int(max(values))
    first = 1 if last - int(min(values)) > 5 or len(panel.traces) > 1 else int(min(values))
    step = -(-(last - first + 1) // max(int(height / 18), 1))
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [first - 0.4, last + 0.4], "reverse": True, "nice": False,
                  "zero": False},
        "axis": {
            "title": panel.unit,
            "values": list(range(first, last + 1, step)),
            "tickCount": last,
            "labelExpr": ordinal_expression(sheet.texts.language),
            "grid": len(panel.traces) == 1,
            "ticks": False,
            "labelOverlap": False,
        },
    }  # fmt: skip


def figures_axis(sheet: Sheet, panel: Panel) -> Layer:
    """The axis of figures, linear or logarithmic."""
    log = sheet.chart.log
    ticks = [float(each) for each in figure_ticks(sheet, panel)]
    wide = max(map(abs, ticks)) >= 1e9 or (log and min(map(abs, ticks)) < 1e-4)
    power = "abs(datum.value) >= 1e6 || (datum.value !== 0 && abs(datum.value) < 1e-4)"
    labels = {"labelExpr": f"{power} ? replace({_POWER}, '+', '') : {_PLAIN}"} if wide else {}
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {
            "type": "log" if log else "linear",
            "domain": _domain(sheet, panel, ticks[0], ticks[-1]),
            "nice": False,
            **({} if log else {"zero": False}),
        },
        "axis": {
            "title": panel.unit,
            "values": ticks,
            "tickCount": len(ticks),
            "format": ",.6~f",
            **labels,
        },
    }


def figure_ticks(sheet: Sheet, panel: Panel) -> list[Any]:
    """The round figures of a panel."""
    return scale((each.value for each in panel.points()), MOST_STEPS, log=sheet.chart.log)


def _domain(sheet: Sheet, panel: Panel, low: float, high: float) -> list[float]:
    """The ends of the scale, with room for the arrows of bounds."""
    first, last = on_scale(sheet, low), on_scale(sheet, high)
    room = 0.08 * (last - first)
    for each in panel.points():
        place = on_scale(sheet, each.value)
        if each.mark == "lower" and place > last - room:
            high = from_scale(sheet, last + room)
        elif each.mark == "upper" and place < first + room:
            low = from_scale(sheet, first - room)
    return [low, high]


def on_scale(sheet: Sheet, figure: Any) -> float:
    """Where a figure stands, in what is even on the axis: itself, or its logarithm."""
    return log10(float(figure)) if sheet.chart.log else float(figure)


def from_scale(sheet: Sheet, place: float) -> float:
    """The figure of a place on the axis."""
    return float(10**place) if sheet.chart.log else place
