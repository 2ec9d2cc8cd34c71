"""Change between two observations of one series, or the reason why there is none.

Levels change in per cent, shares and rates in percentage points, indices in points, ranks in
places (DESIGN, rules 1 to 3). The average per year of a level is the compound rate:
``(later / earlier) ** (1 / years) - 1``.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.breaks import break_between
from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.scale import (
    ARITHMETIC,
    MOST_DECIMALS,
    decimals_of,
    percent_decimals,
    rounded,
    unit_of,
    value_in,
)
from binzhou_cli.model.vocabulary import APPROXIMATE, BOUNDS, DOUBTFUL, LOWER_BOUNDS
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.analysis.series import Series
    from binzhou_cli.model.dataset import Observation

MEASURES = {
    "level": "percent",
    "share": "points",
    "rate": "points",
    "index": "index-points",
    "rank": "places",
    "fact": "none",
}


class Change(Record):
    """What happened between two observations.

    Attributes:
        measure: ``percent``, ``points`` (percentage points, or per mille), ``index-points``,
            ``places`` (positive: towards the first), ``none``.
        amount: the change, rounded to the digits the figures carry; none when refused.
        per_year: the average change per year over more than one year, in ``measure``.
        years: years between the two; 0 for unlike periods.
        qualifier: ``exact``, ``about``, or a bound where only a bound can be said.
        refused: why there is no amount.
        marks: how an amount must be read: a break crossed on request, a doubtful figure.
    """

    measure: str
    amount: Decimal | None = None
    per_year: Decimal | None = None
    years: int = 0
    qualifier: str = "exact"
    refused: Caveat | None = None
    marks: tuple[Caveat, ...] = ()


def change(
    series: "Series",
    earlier: "Observation",
    later: "Observation",
    *,
    across_breaks: bool = False,
    from_bounds: bool = False,
) -> Change:
    """The change from an earlier to a later observation of a series.

    Args:
        across_breaks: compute across a break or a change of definition, and mark it.
        from_bounds: say what follows from a bound ("at least +0.5 %") instead of refusing.
    """
    indicator = series.indicator
    result = Change(
        MEASURES[indicator.kind], years=max(later.period.years_since(earlier.period), 0)
    )
    obstacle = _obstacle(series, earlier, later)
    if obstacle is not None:
        return result.replaced(refused=obstacle)
    marks: list[Caveat] = []
    parted = _parted(series, earlier, later)
    if parted is not None:
        if not across_breaks:
            return result.replaced(refused=parted)
        marks.append(caveat("across", reason=parted))
    qualifier = _qualifier(earlier, later)
    if qualifier in BOUNDS and not from_bounds:
        return result.replaced(refused=caveat("bound"))
    if qualifier is None:
        return result.replaced(refused=caveat("bound"))
    if DOUBTFUL & {*earlier.status, *later.status}:
        marks.append(caveat("doubtful"))
    unit = unit_of(series.dataset, indicator, later)
    before = value_in(series.dataset, indicator, earlier, unit)
    after = later.value
    assert before is not None
    assert after is not None
    result = result.replaced(qualifier=qualifier, marks=tuple(marks))
    if result.measure == "percent":
        return _relative(result, before, after)
    return _difference(result, before, after)


def _obstacle(series: "Series", earlier: "Observation", later: "Observation") -> Caveat | None:
    if series.indicator.kind == "fact":
        return caveat("fact")
    if earlier.value is None or later.value is None:
        return caveat("no-value")
    if not earlier.period.like(later.period):
        return caveat("unlike", earlier=earlier.period, later=later.period)
    if later.period.years_since(earlier.period) < 1:
        return caveat("order")
    return None


def _parted(series: "Series", earlier: "Observation", later: "Observation") -> Caveat | None:
    crossed = break_between(series.dataset, series.indicator, series.area, earlier, later)
    if crossed is not None:
        return caveat("break", after=crossed.after, before=crossed.before, reason=crossed.reason)
    for each in (earlier, later):
        if "D" in each.status or ("B" in each.status and each is later):
            return caveat("definition", period=each.period, reason=each.note)
    return None


def _qualifier(earlier: "Observation", later: "Observation") -> str | None:
    """What can be said of a change: a bound if one end is a bound, none if both are."""
    bounds = [each for each in (earlier, later) if each.qualifier in BOUNDS]
    if len(bounds) == 2:
        return None
    if bounds:
        upward = bounds[0].qualifier in LOWER_BOUNDS
        if bounds[0] is earlier:  # a higher start means less growth
            upward = not upward
        return "at-least" if upward else "at-most"
    approximate = any(each.qualifier in APPROXIMATE for each in (earlier, later))
    return "about" if approximate else "exact"


def _relative(result: Change, before: Decimal, after: Decimal) -> Change:
    if before <= 0 or after < 0:
        return result.replaced(refused=caveat("zero"))
    ratio = ARITHMETIC.divide(after, before)
    if not ratio.is_finite() or ratio > Decimal(10) ** 9:
        return result.replaced(refused=caveat("range"))
    decimals = percent_decimals(ratio, before, after) if ratio else MOST_DECIMALS
    per_year = None
    if result.years > 1:
        root = ARITHMETIC.power(ratio, ARITHMETIC.divide(Decimal(1), Decimal(result.years)))
        per_year = rounded((root - 1) * 100, decimals, result.qualifier)
    amount = rounded((ratio - 1) * 100, decimals, result.qualifier)
    return result.replaced(amount=amount, per_year=per_year)


def _difference(result: Change, before: Decimal, after: Decimal) -> Change:
    if result.measure == "places":
        return result.replaced(amount=before - after)
    amount = after - before
    per_year = None
    if result.years > 1:
        decimals = max(decimals_of(before), decimals_of(after), 1)
        per_year = rounded(
            ARITHMETIC.divide(amount, Decimal(result.years)), decimals, result.qualifier
        )
    return result.replaced(amount=amount, per_year=per_year)
