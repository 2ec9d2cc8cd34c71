"""Which lines have their names and last figures at their ends, and where these stand."""

from math import inf

from binzhou_cli.charts.chart import Panel, Trace, years
from binzhou_cli.charts.labels import end_text, in_order_of_need, late, point_text
from binzhou_cli.charts.scales import Extent
from binzhou_cli.record import Record
from binzhou_cli.view.safe import visible
from binzhou_cli.view.vega.axes import extent_of
from binzhou_cli.view.vega.marks import crowded
from binzhou_cli.view.vega.sheet import Sheet
from binzhou_cli.view.vega.theme import SMALL_PAGE
from binzhou_cli.view.vega.words import name_of, text_width

LEAST_DISTANCE = 12
"""Pixels from one name to the next."""
NEAR = 9
"""Pixels from the end of a line to its name."""
LEADER = 16
"""Pixels of a line from an end to its name, where some had to move."""
MOVED = 3
"""Pixels by which names may stand beside their ends without lines to them."""
FURTHEST = 14
"""Pixels by which a name may move where lines are many."""


class End(Record):
    """A name at the end of a line.

    Attributes:
        at: where it stands, in years: where the last line ends.
        to: the figure at whose height it stands.
        moved: pixels from the end of the line.
    """

    trace: Trace
    label: str
    at: float
    to: float
    moved: float = 0.0


class Ends(Record):
    """The names of a panel.

    Attributes:
        late: those at the right end of the plot.
        early: those of lines that end long before.
        unnamed: how many lines have no name for want of room.
    """

    late: list[End]
    early: list[End]
    unnamed: int

    @property
    def leaders(self) -> bool:
        """Whether lines lead to the names."""
        return any(each.moved > MOVED or each.at != each.trace.points[-1].x for each in self.late)


def ends_of(sheet: Sheet, panel: Panel, height: int) -> Ends:
    """The names of a panel whose plot is so high."""
    extent = extent_of(sheet, panel)
    ending = late(panel)
    if not crowded(panel):  # a name stands where no line and no break runs through it
        ending = [i for i, each in enumerate(panel.traces) if i in ending or _crossed(panel, each)]
    early = [each for i, each in enumerate(panel.traces) if i not in ending]
    shown = [
        End(each, _early_label(sheet, panel, each), end.x, float(end.value))
        for each in early
        for end in each.points[-1:]
        if not crowded(panel) or (sheet.height >= SMALL_PAGE and _outermost(panel, each))
    ]
    found = _late(sheet, panel, [panel.traces[i] for i in ending], extent, height)
    return Ends(found, shown, len(panel.traces) - len(found) - len(shown))


def _late(
    sheet: Sheet, panel: Panel, traces: list[Trace], extent: Extent, height: int
) -> list[End]:
    """The names that have room, those that are needed most first; from below to above."""
    places = [height * extent.share(each.points[-1].value) for each in traces]
    own = next((i for i, each in enumerate(traces) if each.own), None)
    order = in_order_of_need(places, own)
    if not crowded(panel):
        most, furthest = len(order), inf
    elif sheet.height < SMALL_PAGE:
        most, furthest = 3 if own is not None else 2, height
    else:
        most, furthest = height // LEAST_DISTANCE + 1, FURTHEST
    chosen: list[int] = []
    for index in order:
        tried = sorted([*chosen, index], key=lambda each: places[each])
        moved = apart([places[each] for each in tried], LEAST_DISTANCE, 0, height)
        far = max(abs(to - places[each]) for to, each in zip(moved, tried, strict=True))
        if len(tried) <= most and far <= furthest:
            chosen = tried
    moved = apart([places[each] for each in chosen], LEAST_DISTANCE, 0, height)
    at = max(years(panel.points())[1], *(each.x for each in panel.rules), -inf)
    return [
        End(
            traces[i], _label(sheet, panel, traces[i]), at,
            extent.figure(to / height), abs(to - places[i]),
        )
        for i, to in zip(chosen, moved, strict=True)
    ]  # fmt: skip


def _label(sheet: Sheet, panel: Panel, trace: Trace) -> str:
    figure = visible(end_text(panel, trace, sheet.texts))
    if len(panel.traces) == 1:
        return figure
    return name_of(trace) if panel.places else f"{name_of(trace)} {figure}"


def _early_label(sheet: Sheet, panel: Panel, trace: Trace) -> str:
    figure = visible(point_text(panel, trace.points[-1]))
    name = name_of(trace)
    if not crowded(panel):
        name = figure if len(panel.traces) == 1 else f"{name} {figure}"
    return sheet.texts("chart.until", name=name, period=trace.points[-1].period)


def _crossed(panel: Panel, trace: Trace) -> bool:
    """Whether a break or another line lies beyond the end of a line."""
    end = trace.points[-1].x
    broken = any(each.x > end for each in panel.rules)
    return broken or any(each.x > end for each in panel.points())


def _outermost(panel: Panel, trace: Trace) -> bool:
    """Whether a line that ends early is the first or the last one there, or one of ranks."""
    end = trace.points[-1]
    if panel.places:
        return True
    there = [each.value for each in panel.points() if each.x == end.x]
    return end.value in (min(there), max(there))


def margin(ends: Ends) -> int:
    """Pixels that the names need beside the plot."""
    widest = max((text_width(each.label) for each in ends.late), default=0)
    return round(widest * 1.06) + NEAR + LEADER * ends.leaders + 2


def apart(places: list[float], least: float, low: float = -inf, high: float = inf) -> list[float]:
    """Ascending places moved as little as needed to be ``least`` from each other.

    Args:
        low: no place lies below it; nor above ``high``, where there is room for all.
    """
    groups: list[tuple[float, int]] = []  # mean of places less their steps, and how many
    for i, each in enumerate(places):
        mean, count = each - i * least, 1
        while groups and groups[-1][0] > mean:
            before, many = groups.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        groups.append((mean, count))
    high -= (len(places) - 1) * least
    means = [max(min(mean, high), low) for mean, count in groups for _ in range(count)]
    return [mean + i * least for i, mean in enumerate(means)]
