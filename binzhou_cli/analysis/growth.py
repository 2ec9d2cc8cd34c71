"""Growth of a series: year over year, compound between two periods, and as an index."""

from collections.abc import Iterator
from decimal import Decimal

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import Change, change, printed
from binzhou_cli.analysis.scale import (
    ARITHMETIC,
    decimals_of,
    rounded,
    significant_digits,
    to_significant,
    value_in,
)
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Series
from binzhou_cli.model.records import Figure
from binzhou_cli.model.vocabulary import BOUNDS
from binzhou_cli.record import Record

INDEXED = frozenset({"level", "index", "unknown"})
"""Kinds of which an index number can be made: not of shares, rates, ranks and facts."""


def year_on_year(
    dataset: Dataset, series: Series, *, across_breaks: bool = False
) -> Iterator[tuple[Figure, Change | None]]:
    """Every current figure with its computed growth; none for the first of its kind.

    The earlier figure is the nearest one before of a like period: for a year the year before,
    for a quarter the same quarter a year before, else the last one before that. Over a gap of
    n years the ``per_year`` of the change is what to show.
    """
    last: dict[tuple[str, int, int], Figure] = {}
    for later in series.current:
        if later.value is None:
            yield later, None
            continue
        key = season(later)
        earlier = last.get(key)
        last[key] = later
        if earlier is None or not earlier.period.like(later.period):
            yield later, None
        else:
            yield later, change(dataset, series, earlier, later, across_breaks=across_breaks)


def season(figure: Figure) -> tuple[str, int, int]:
    """What periods that are alike have in common."""
    period = figure.period
    if period.months:
        return "", period.months, period.start % 12
    return period.frequency, 0, period.step


class IndexNumber(Record):
    """A value relative to that of a base period, which is 100."""

    series: Series
    figure: Figure
    base: Figure
    value: Decimal | None
    refused: Caveat | None = None
    marks: tuple[Caveat, ...] = ()


def index_numbers(
    dataset: Dataset, series: Series, base: Figure, *, across_breaks: bool = False
) -> Iterator[IndexNumber]:
    """Index numbers of a series, base = 100; the base itself is 100 exactly.

    Periods on either side of the base count; a break between the two refuses the number. A
    base that is a bound, or that is not above zero, refuses every number.
    """
    refused = None
    if base.value is None or base.qualifier in BOUNDS:
        refused = caveat("bound")
    elif base.value <= 0:
        refused = caveat("zero")
    for each in series.current:
        if refused is not None:
            yield IndexNumber(series, each, base, None, refused)
            continue
        assert base.value is not None
        if each.period == base.period:
            yield IndexNumber(series, each, base, Decimal(100), None, _own_marks(each))
            continue
        first, last = sorted((base, each), key=lambda one: one.period.order)
        found = change(dataset, series, first, last, across_breaks=across_breaks)
        value = value_in(each, base.unit)
        if found.refused is not None or value is None:
            yield IndexNumber(series, each, base, None, found.refused or caveat("no-value"))
            continue
        ratio = ARITHMETIC.divide(value, base.value)
        digits = min(significant_digits(printed(one)) for one in (each, base))
        decimals = min(max(digits - 3 - ratio.adjusted(), 0), 3) if ratio else 1
        yield IndexNumber(series, each, base, rounded(ratio * 100, decimals), None, found.marks)


def _own_marks(figure: Figure) -> tuple[Caveat, ...]:
    if "U" in figure.status:
        return (caveat("doubtful", period=figure.period, reason=figure.note),)
    return ()


def factor_of(percent: Decimal) -> Decimal:
    """``1 + growth / 100``, with the digits that the rate is printed with: 10.0 is 1.100."""
    return (1 + percent / 100).quantize(Decimal(1).scaleb(-decimals_of(percent) - 2))


class Implied(Record):
    """A value that follows from a reported growth; derived, and never computed with."""

    period: str
    value: Decimal
    formula: str
    figure: Figure


def implied_before(series: Series, later: Figure) -> Implied | Caveat | None:
    """The value of the year before, from a value and its reported growth.

    ``value / (1 + growth / 100)``, with the significant digits that the two carry. The unit is
    that of the figure.

    Returns:
        none when there is nothing to imply (the year before has a figure, or no growth is
        reported); a caveat when it would be dishonest: growth at constant prices, as printed
        or by practice, says nothing of a value at current prices, and a bound implies no value.
    """
    growth = later.growth
    if growth is None or later.value is None or series.indicator.kind != "level":
        return None
    period = later.period
    if period.frequency != "A":
        return None
    before = f"{period.year - 1:04d}"
    if any(each.period.text == before and each.value is not None for each in series.current):
        return None
    if "constant-prices" in (growth.basis, series.indicator.growth_basis):
        return caveat("implied-prices", period=period)
    if "D" in later.status:
        return caveat("definition", period=period, reason="")
    if later.qualifier != "exact" or growth.qualifier != "exact":
        return caveat("bound")
    factor = factor_of(growth.percent)
    if factor <= 0 or later.value <= 0:
        return caveat("zero")
    digits = min(significant_digits(later.value), significant_digits(factor))
    exact = ARITHMETIC.divide(later.value, factor)
    value = to_significant(exact, digits)
    return Implied(before, value, f"{later.value} / {factor}", later)
