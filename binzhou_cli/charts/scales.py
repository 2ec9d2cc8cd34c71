"""The scales of charts: the ends of axes and the round figures beside them."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from math import log10

from binzhou_cli.charts.chart import Panel
from binzhou_cli.record import Record

_WIDE = Context(prec=60, traps=[])


class Extent(Record):
    """What stands at the lower and the upper edge of a plot; of ranks ``low`` is the last."""

    low: float
    high: float
    log: bool

    def share(self, value: Decimal) -> float:
        """How high a figure stands: 0 at the lower end, 1 at the upper one."""
        low, high, at = self.low, self.high, float(value)
        if self.log:
            low, high, at = log10(low), log10(high), log10(at)
        return (at - low) / (high - low) if high != low else 0.5

    def figure(self, share: float) -> float:
        """The figure that stands so high."""
        if self.log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + (self.high - self.low) * share


def extents(panels: Iterable[Panel]) -> list[Extent]:
    """The scales of the panels of a slope chart.

    Where all figures are above zero the scale is logarithmic and as long as in all other
    panels, so that equal slopes are equal percentages. Shares and rates of one unit have linear
    scales of one length: equal slopes are equal points. Ranks have the scale of their places.
    """
    listed = list(panels)
    ends = [_ends(each) for each in listed]
    ratio = max((each.high / each.low for each in ends if each.log), default=1.0)
    ratio = max(ratio, 1.02)
    spans: dict[str, float] = {}
    for panel, each in zip(listed, ends, strict=True):
        if panel.in_points:
            spans[panel.unit] = max(spans.get(panel.unit, 0.0), each.high - each.low)
    found = []
    for panel, each in zip(listed, ends, strict=True):
        middle = (each.low + each.high) / 2
        if each.log:
            middle = (each.low * each.high) ** 0.5
            each = Extent(middle / ratio**0.5, middle * ratio**0.5, True)
        elif panel.in_points and spans[panel.unit]:
            half = spans[panel.unit] / 2
            each = Extent(middle - half, middle + half, False)
        found.append(each)
    return found


def _ends(panel: Panel) -> Extent:
    values = [float(point.value) for point in panel.points()]
    low, high = min(values), max(values)
    if panel.places:
        return Extent(high, low, False)
    return Extent(low, high, low > 0 and not panel.in_points)


def scale(values: Iterable[Decimal], most: int, *, log: bool = False) -> list[Decimal]:
    """Round figures for an axis, the lowest first; all values lie between its ends.

    A linear axis begins at zero where that costs less than half of it.

    Args:
        most: how many steps there may be.
        log: the steps are powers of ten, and 2 and 5 between them where there is room.
    """
    listed = list(values)
    low, high = min(listed), max(listed)
    if log:
        return _powers(low, high, most)
    if low > 0 and low <= high * Decimal("0.5"):
        low = Decimal(0)
    elif high < 0 and high >= low * Decimal("0.5"):
        high = Decimal(0)
    if low == high:
        room = abs(low) / 10 if low else Decimal(1)
        low, high = low - room, high + room
    step = _step((high - low) / max(most, 1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [_plain(step * (first + i)) for i in range(int(last - first) + 1)]


def _step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5 × a power of ten that is not below ``least``."""
    power = Decimal(1).scaleb(least.adjusted(), _WIDE)
    return next(power * each for each in (1, 2, 5, 10) if power * each >= least)


def _powers(low: Decimal, high: Decimal, most: int) -> list[Decimal]:
    first, last = low.adjusted(), high.adjusted()
    for within in ((1, 2, 5), (1, 3), (1,)):
        ticks = [Decimal(each).scaleb(e) for e in range(first, last + 2) for each in within]
        below = [each for each in ticks if each <= low]
        above = [each for each in ticks if each >= high]
        if above[0] == below[-1]:
            above = above[1:]
        found = [each for each in ticks if below[-1] <= each <= above[0]]
        if len(found) - 1 <= most:
            return [_plain(each) for each in found]
    stride = -(-(last + 1 - first) // max(most, 1))
    count = -(-(last + 1 - first) // stride)
    return [_plain(Decimal(1).scaleb(first + i * stride)) for i in range(count + 1)]


def _plain(value: Decimal) -> Decimal:
    return value.normalize(_WIDE) + 0


def year_ticks(first: int, last: int, most: int) -> list[int]:
    """Years for an axis: the first and the last one always, round ones between them.

    Args:
        most: how many steps there is room for.
    """
    span = last - first
    steps = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
    step = next((each for each in steps if span <= each * most), 1000)
    least = span / max(most, 1)
    between = range(first + 1, last)
    found = [y for y in between if y % step == 0 and min(y - first, last - y) >= least]
    return [first, *found, last] if span else [first]


def tick_texts(ticks: Iterable[Decimal]) -> list[str]:
    """The figures of an axis: large ones as powers where the largest needs it."""
    listed = list(ticks)
    wide = any("e" in tick_text(each) for each in listed)
    return [tick_text(each, 6 if wide else 9) for each in listed]


def tick_text(value: Decimal, most: int = 9) -> str:
    """A round figure: ``1,000``, ``0.05``, ``2.5e12``, ``1e-6``.

    Args:
        most: the power of ten from which on a figure is written with its power.
    """
    power = value.adjusted()
    if value and (power >= most or power < -4):
        mantissa = value.scaleb(-power, _WIDE).normalize(_WIDE)
        return f"{mantissa:f}e{power}"
    return f"{value:,f}"
