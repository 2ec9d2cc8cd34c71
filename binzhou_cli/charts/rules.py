"""What charts share: marks, places on the axis of years, breaks with their reasons."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import decimals_of, rounded
from binzhou_cli.charts.chart import Rule, middle
from binzhou_cli.model.vocabulary import APPROXIMATE, DOUBTFUL, LOWER_BOUNDS, UPPER_BOUNDS
from binzhou_cli.report.words import SIGNS, reason, spoken_change

if TYPE_CHECKING:
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.language import Texts
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Figure, Indicator, Unit

UnitOf = Callable[["Indicator"], "Unit"]
"""The unit that an indicator is shown in, to this reader."""

SIGNIFICANT = 6
LEAST_DECIMALS = 3
DAYS = Decimal("365.2425")


def mark_of(figure: "Figure") -> str:
    """What the mark of a figure claims (``chart.MARKS``)."""
    if figure.qualifier in LOWER_BOUNDS:
        return "lower"
    if figure.qualifier in UPPER_BOUNDS:
        return "upper"
    if DOUBTFUL & {*figure.status}:
        return "doubtful"
    if "D" in figure.status:
        return "definition"
    return "about" if figure.qualifier in APPROXIMATE else "value"


def position(period: "Period") -> float:
    """Where a period stands on the axis of years."""
    if period.months:
        return middle(period.start, period.months)
    days = Decimal(period.first + period.last + 1) / 2
    return float(round(days / DAYS - Decimal("0.3353"), 4))  # day 0 is 1 March of the year 0


def edge(after: "Period", before: "Period") -> float:
    """Where a break stands on the axis of years: between the two periods."""
    if after.months and before.months:
        return round((after.end + before.start) / 24 - 0.5, 4)
    return round((position(after) + position(before)) / 2, 4)


def said_value(value: Decimal, qualifier: str, unit: str) -> str:
    """A figure as a person reads it, with the digits of a table: ``> 1,000 billion yuan``."""
    decimals = max(SIGNIFICANT - 1 - value.adjusted(), LEAST_DECIMALS) if value else 0
    if decimals_of(value) > decimals:
        value = rounded(value, decimals)
    return f"{SIGNS.get(qualifier, '')}{value:,f} {unit}".rstrip()


def said_change(change: "Change", texts: "Texts") -> str:
    """A change in words, or why there is none."""
    if change.refused is not None:
        return texts("chart.no_change", reason=reason(change.refused))
    said = spoken_change(change, texts)
    return texts("chart.change", change=said) if said else ""


class Rules:
    """The breaks of a panel: each place once, with all that is said of it."""

    def __init__(self, texts: "Texts") -> None:
        self._texts = texts
        self._reasons: dict[float, dict[str, dict[str, None]]] = {}

    def add(self, x: float, reason: Any, name: str = "") -> None:
        """A break with its reason; ``name`` says whose it is, where it is not that of all."""
        names = self._reasons.setdefault(x, {}).setdefault(self._texts.said(reason), {})
        if name:
            names[name] = None

    def rules(self, names: Iterable[str] = ()) -> tuple[Rule, ...]:
        """The breaks in order.

        Args:
            names: those of all traces; a break that all of them have needs no name.
        """
        everyone = set(names)
        return tuple(
            Rule(x, self._said(reasons, everyone)) for x, reasons in sorted(self._reasons.items())
        )

    def _said(self, reasons: dict[str, dict[str, None]], everyone: set[str]) -> str:
        texts = self._texts
        return texts("semicolon").join(
            f"{texts.join(list(names))}{texts('colon')}{reason}"
            if names and set(names) != everyone
            else reason
            for reason, names in reasons.items()
        )
