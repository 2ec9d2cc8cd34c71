"""What a chart shows, without a word on how it is drawn: ``view`` draws it as text or a file."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from binzhou_cli.record import Record

MARKS = ("value", "about", "lower", "upper", "doubtful", "definition", "unlike", "partial")
"""What a mark claims: a value, an approximate one, a lower or an upper bound, a doubtful figure,
one on another definition, one of a period of another length, a rank among fewer members."""


SHORT = 3
"""Letters of units that may stand in a title by chance."""


class Point(Record):
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


class Trace(Record):
    """The points of one series, in order of time; ``own`` is the one to look at.

    Attributes:
        change: from the first point to the last in words, or why none is given.
        place: its place among the others in words, where it has one.
    """

    name: str
    points: tuple[Point, ...]
    own: bool = False
    change: str = ""
    place: str = ""

    def runs(self) -> Iterator[list[Point]]:
        """The points that are joined, run by run."""
        found: dict[int, list[Point]] = {}
        for each in self.points:
            found.setdefault(each.run, []).append(each)
        yield from found.values()


class Rule(Record):
    """A break in series: where it lies, in years, and its reason."""

    x: float
    reason: str


class Span(Record):
    """Where a band stands at a position in years; spans of one run are joined."""

    x: float
    low: Decimal
    high: Decimal
    run: int = 0


class Panel(Record):
    """Traces on one scale.

    Attributes:
        title: what it shows, where a chart has several panels.
        unit: the title of its axis.
        places: whether the figures are ranks; the first place is on top.
        in_points: whether they change in points, as shares and rates do, and not in per cent.
        band: what lies behind the traces, in order of time.
    """

    traces: tuple[Trace, ...]
    title: str = ""
    unit: str = ""
    rules: tuple[Rule, ...] = ()
    places: bool = False
    in_points: bool = False
    band: tuple[Span, ...] = ()

    def heading(self, comma: str) -> str:
        """Its title with its unit, unless the title says the unit or there is none of ranks."""
        said = len(self.unit) > SHORT and self.unit.casefold() in self.title.casefold()
        unit = "" if self.places or said else self.unit
        return comma.join(filter(None, (self.title, unit)))

    def points(self) -> Iterator[Point]:
        """Every point."""
        for each in self.traces:
            yield from each.points


class Chart(Record):
    """A picture of a report.

    Attributes:
        kind: ``line``, ``bump`` (ranks), ``bars`` (one figure a trace) or ``slope`` (two
            periods a trace).
        log: whether the scale is logarithmic; its figures are above zero.
        notes: what a reader of the picture must know, beside the breaks.
        left_out: what is not drawn; a report says it below, so a file alone must say it itself.
    """

    kind: str
    title: str
    panels: Sequence[Panel]
    subtitle: str = ""
    aside: str = ""
    log: bool = False
    notes: Sequence[str] = ()
    left_out: Sequence[str] = ()

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
