"""What a chart shows, without a word on how it is drawn: ``view`` draws it as text or a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from math import log10

_WIDE = Context(prec=60, traps=[])

MARKS = ("value", "about", "lower", "upper", "doubtful", "definition", "unlike", "partial")
"""What a mark claims: a value, an approximate one, a lower or an upper bound, a doubtful figure,
one on another definition, one of a period of another length, a rank among fewer members."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a chart.

    Attributes:
        period: its period, as it is written.
        x: the middle of the period in years: 2015.0 is the middle of 2015.
        value: the figure in the unit of the panel, or a place.
        mark: one of ``MARKS``.
        run: points of one run of a trace are joined by a line, and no others.
        loose: whether a dotted line leads here from the point before: the same series, but
            nothing that may be compared.
        said: the figure as a person reads it, with the sign of a bound and its unit.
        source: the title of its source.
    """

    period: str
    x: float
    value: Decimal
    mark: str = "value"
    run: int = 0
    loose: bool = False
    said: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """The points of one series, in order of time; ``own`` is the one to look at."""

    name: str
    points: tuple[Point, ...]
    own: bool = False

    def runs(self) -> Iterator[list[Point]]:
        """The points that are joined, run by run."""
        found: dict[int, list[Point]] = {}
        for each in self.points:
            found.setdefault(each.run, []).append(each)
        yield from found.values()


@dataclass(frozen=True, slots=True)
class Rule:
    """A break in series: where it lies, in years, and its reason."""

    x: float
    reason: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Traces on one scale.

    Attributes:
        title: what it shows, where a chart has several panels.
        unit: the title of its axis.
        places: whether the figures are ranks; the first place is on top.
    """

    traces: tuple[Trace, ...]
    title: str = ""
    unit: str = ""
    rules: tuple[Rule, ...] = ()
    places: bool = False

    def points(self) -> Iterator[Point]:
        """Every point."""
        for each in self.traces:
            yield from each.points


@dataclass(slots=True)
class Chart:
    """A picture of a report.

    Attributes:
        kind: ``line``, ``bump`` (ranks), ``bars`` (one figure a trace) or ``slope`` (two
            periods a trace).
        log: whether the scale is logarithmic; its figures are above zero.
        notes: what a reader of the picture must know, beside the breaks.
    """

    kind: str
    title: str
    panels: list[Panel]
    subtitle: str = ""
    aside: str = ""
    log: bool = False
    notes: list[str] = field(default_factory=list)

    def points(self) -> Iterator[Point]:
        """Every point of every panel."""
        for each in self.panels:
            yield from each.points()

    def years(self) -> tuple[float, float]:
        """The ends of the axis of years: the first and the last point or break."""
        found = [each.x for each in self.points()]
        found += [rule.x for panel in self.panels for rule in panel.rules]
        return min(found), max(found)

    def marks(self) -> dict[str, list[str]]:
        """The marks that occur, in the order of ``MARKS``, each with its periods."""
        found: dict[str, dict[str, None]] = {}
        for each in sorted(self.points(), key=lambda point: point.x):
            found.setdefault(each.mark, {})[each.period] = None
        return {mark: list(found[mark]) for mark in MARKS if mark in found}


def middle(start: int, months: int) -> float:
    """The middle of a period on the axis of years.

    Args:
        start: months from the year 0 to the first month.
        months: the length of the period.
    """
    return round((start + months / 2) / 12 - 0.5, 4)


def years(points: Iterable[Point]) -> tuple[float, float]:
    """The first and the last position of points; the same twice for a single one."""
    found = [each.x for each in points]
    return min(found), max(found)


@dataclass(frozen=True, slots=True)
class Extent:
    """The ends of the scale of a panel of a slope chart; logarithmic where that is possible."""

    low: float
    high: float
    log: bool

    def share(self, value: Decimal) -> float:
        """How high a figure stands: 0 at the lower end, 1 at the upper one."""
        low, high, at = self.low, self.high, float(value)
        if self.log:
            low, high, at = log10(low), log10(high), log10(at)
        return (at - low) / (high - low) if high > low else 0.5


def extents(panels: Iterable[Panel]) -> list[Extent]:
    """The scales of the panels of a slope chart.

    Where all figures are above zero the scale is logarithmic and as long as in all other
    panels, so that equal slopes are equal percentages. Ranks have the scale of their places.
    """
    found: list[Extent] = []
    for each in panels:
        values = [float(point.value) for point in each.points()]
        log = not each.places and min(values) > 0
        found.append(Extent(min(values), max(values), log))
    ratio = max((each.high / each.low for each in found if each.log), default=1.0)
    ratio = max(ratio, 1.02)
    return [
        Extent(middle / ratio**0.5, middle * ratio**0.5, True)
        if each.log and (middle := (each.low * each.high) ** 0.5)
        else each
        for each in found
    ]


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
