"""What stands beside a point: its figure, short, and the name of its line where there is room."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from binzhou_cli.analysis.scale import decimals_of, rounded
from binzhou_cli.charts.chart import Panel, Point, Trace, years
from binzhou_cli.charts.scales import tick_text

if TYPE_CHECKING:
    from binzhou_cli.language import Texts

DIGITS = 4
"""Digits of a figure beside a line; the whole part is never cut."""
BOUNDED = ("about", "lower", "upper")
"""Marks whose figure is nothing without its sign."""


def figure_text(value: Decimal) -> str:
    """A figure with four digits, or one decimal of a larger one: ``287.2``, ``73,078``."""
    power = value.adjusted() if value else 0
    if power >= 9 or power < -4:
        return tick_text(rounded(value, DIGITS - 1 - power).normalize())
    decimals = max(DIGITS - 1 - power, 1 if power < 5 else 0)
    shown = rounded(value, decimals) if decimals_of(value) > decimals else value
    return f"{shown:,f}"


def point_text(panel: Panel, point: Point) -> str:
    """What a point says of itself beside its mark: a short figure, a place, or a bound."""
    if point.said and (panel.places or point.mark in BOUNDED):
        return point.said.removesuffix(f" {panel.unit}") if panel.unit else point.said
    text = figure_text(point.value)
    return f"{text} ?" if point.mark == "doubtful" else text


def column_texts(points: Sequence[Point]) -> list[str]:
    """Figures of one column: all with the decimals of the largest, four digits or one decimal.

    A bound keeps its sign.
    """
    values = [each.value for each in points]
    largest = max(map(abs, values), default=Decimal(0))
    decimals = max(DIGITS - 1 - largest.adjusted(), 1) if largest else 0
    decimals = min(decimals, max(map(decimals_of, values), default=0))
    found = []
    for point, value in zip(points, values, strict=True):
        sign = point.said[:2] if point.mark in BOUNDED and point.said[1:2] == " " else ""
        found.append(f"{sign}{rounded(value, decimals):,f}".replace("-", "−"))
    return found


def first_clause(reason: str) -> str:
    """The reason of a break where there is little room: what stands before its first pause."""
    clause = re.split("; | \\(|[；（，]", reason, maxsplit=1)[0]
    return reason if clause == reason else f"{clause}…"


FEW = 6
"""Marks that have their figures, each of them."""


def few(panel: Panel) -> bool:
    """Whether a panel has one line with so few marks that each has its figure."""
    return len(panel.traces) == 1 and len(panel.traces[0].points) <= FEW


def gaps(trace: Trace) -> list[tuple[int, int]]:
    """The years without figures between those of a trace, two years or more, as their ends."""
    years = [each.x for each in trace.points]
    if any(each != int(each) for each in years):
        return []
    return [(int(one) + 1, int(other) - 1) for one, other in pairwise(years) if other - one > 2]


LATE = 0.1
"""The share of its years by which a line may end before the others and be named beside them."""


def late(panel: Panel) -> list[int]:
    """The traces that end with the last one of a panel, or a little before it."""
    first, last = years(panel.points())
    least = last - (last - first) * LATE
    return [i for i, each in enumerate(panel.traces) if each.points[-1].x >= least]


def end_text(panel: Panel, trace: Trace, texts: "Texts") -> str:
    """The last figure of a trace; with its period where other traces go on."""
    point = trace.points[-1]
    said = point_text(panel, point)
    if point.x == years(panel.points())[1]:
        return said
    return texts("chart.periods", said=said, periods=point.period)


def in_order_of_need(places: Sequence[float], own: int | None) -> list[int]:
    """Lines in the order in which they need a name, given where they end.

    The own one, the first and the last, the neighbours of the own one, then whatever is
    furthest from all that are named.

    Args:
        own: the index of the line that stands out.
    """
    by_place = sorted(range(len(places)), key=lambda index: -places[index])
    needed = [by_place[0], by_place[-1]]
    if own is not None:
        at = by_place.index(own)
        needed = [own, *needed, *by_place[max(at - 1, 0) : at], *by_place[at + 1 : at + 2]]
    order = list(dict.fromkeys(needed))
    distance = {
        index: min(abs(places[index] - places[each]) for each in order)
        for index in by_place
        if index not in order
    }
    while distance:
        chosen = max(distance, key=lambda index: distance[index])
        order.append(chosen)
        del distance[chosen]
        for index in distance:
            distance[index] = min(distance[index], abs(places[index] - places[chosen]))
    return order
