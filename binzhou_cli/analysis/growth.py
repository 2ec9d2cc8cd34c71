"""Growth of a series: year over year, compound between two periods, and as an index."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import Change, change
from binzhou_cli.analysis.scale import (
    ARITHMETIC,
    rounded,
    significant_digits,
    to_significant,
    unit_of,
)
from binzhou_cli.model.vocabulary import BOUNDS
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.analysis.series import Series
    from binzhou_cli.model.dataset import Observation


def earlier_like(series: "Series", later: "Observation") -> "Observation | None":
    """The nearest earlier observation of a like period that has a value.

    For a year the year before, for a quarter the same quarter a year before; when that one is
    missing, the last one before it.
    """
    found = None
    for each in series.current:
        if (
            each.value is not None
            and each.period.order < later.period.order
            and each.period.like(later.period)
        ):
            found = each
    return found


def year_on_year(
    series: "Series", *, across_breaks: bool = False
) -> "Iterator[tuple[Observation, Change | None]]":
    """Every observation with its computed growth; none for the first of its kind.

    Over a gap of n years the ``per_year`` of the change is what to show.
    """
    for later in series.current:
        earlier = earlier_like(series, later) if later.value is not None else None
        if earlier is None:
            yield later, None
        else:
            yield later, change(series, earlier, later, across_breaks=across_breaks)


class IndexNumber(Record):
    """A value relative to that of a base period, which is 100."""

    value: Decimal | None
    refused: Caveat | None = None
    marks: tuple[Caveat, ...] = ()


def index_numbers(
    series: "Series", base: "Observation", *, across_breaks: bool = False
) -> "Iterator[tuple[Observation, IndexNumber]]":
    """Index numbers of a series, base = 100; the base itself is 100 exactly.

    Periods on either side of the base count; a break between the two refuses the number.
    """
    for each in series.current:
        if each.period == base.period:
            bound = base.value is None or base.qualifier in BOUNDS or base.value <= 0
            yield each, IndexNumber(None, caveat("bound")) if bound else IndexNumber(Decimal(100))
            continue
        first, last = sorted((base, each), key=lambda one: one.period.order)
        found = change(series, first, last, across_breaks=across_breaks)
        if found.refused is not None or base.value is None or each.value is None:
            yield each, IndexNumber(None, found.refused or caveat("no-value"))
            continue
        shift = (
            unit_of(series.dataset, series.indicator, each).multiplier
            - unit_of(series.dataset, series.indicator, base).multiplier
        )
        ratio = ARITHMETIC.divide(each.value.scaleb(shift, ARITHMETIC), base.value)
        digits = min(significant_digits(each.value), significant_digits(base.value))
        decimals = min(max(digits - 3 - ratio.adjusted(), 1), 3) if ratio else 1
        yield each, IndexNumber(rounded(ratio * 100, decimals), marks=found.marks)


class Implied(Record):
    """A value that follows from a reported growth; derived, and never computed with."""

    period: str
    value: Decimal
    formula: str
    source: str


def implied_before(series: "Series", later: "Observation") -> Implied | Caveat | None:
    """The value of the year before, from a value and its reported growth.

    ``value / (1 + growth / 100)``, with the significant digits that the two carry. The unit is
    that of the observation.

    Returns:
        none when there is nothing to imply (the year before has a figure, or no growth is
        reported); a caveat when it would be dishonest: growth at constant prices says nothing
        of a value at current prices, and a bound implies no value.
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
    if growth.basis == "constant-prices":
        return caveat("implied-prices", period=period)
    if "D" in later.status:
        return caveat("definition", period=period, reason="")
    if later.qualifier != "exact" or growth.qualifier != "exact":
        return caveat("bound")
    factor = 1 + growth.percent / 100
    if factor <= 0 or later.value <= 0:
        return caveat("zero")
    digits = min(significant_digits(later.value), significant_digits(factor))
    exact = ARITHMETIC.divide(later.value, factor)
    value = to_significant(exact, digits)
    return Implied(before, value, f"{later.value} / {factor}", later.source)
