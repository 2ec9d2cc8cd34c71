"""Change between two figures of one series, or the reason why there is none.

Levels change in per cent, shares and rates in percentage points, indices in points, ranks in
places (DESIGN, rules 1 to 3). The average per year of a level is the compound rate:
``(later / earlier) ** (1 / years) - 1``.
"""

from decimal import Decimal

from binzhou_cli.analysis.breaks import break_between, reason_of
from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.scale import (
    ARITHMETIC,
    MOST_DECIMALS,
    decimals_of,
    is_money,
    percent_decimals,
    rounded,
    scaled,
    significant_digits,
    value_in,
)
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Series
from binzhou_cli.model.records import Figure, Indicator, Source
from binzhou_cli.model.vocabulary import (
    APPROXIMATE,
    BOUNDS,
    DOUBTFUL,
    LOWER_BOUNDS,
    MARKED,
    UNSOUND,
)
from binzhou_cli.record import Record

MEASURES = {
    "level": "percent",
    "share": "points",
    "rate": "points",
    "index": "index-points",
    "rank": "places",
    "fact": "none",
    "unknown": "difference",
}
PLAIN = ("A",)
"""What most figures have for a status: it says nothing."""
MOST_TIMES = Decimal(10) ** 9
"""No growth is told of a figure that is more times the one before."""


class Change(Record):
    """What happened between two figures.

    Attributes:
        measure: ``percent``, ``points`` (percentage points, or per mille), ``index-points``,
            ``places`` (positive: towards the first), ``difference``, ``none``.
        amount: the change, rounded to the digits the figures carry; none when refused.
        exact: the change before rounding: what is ranked.
        per_year: the average change per year over more than one year, in ``measure``.
        years: years between the two; 0 for unlike periods.
        qualifier: ``exact``, ``about``, or a bound where only a bound can be said.
        refused: why there is no amount.
        marks: how an amount must be read: a break crossed on request, a doubtful figure.
        before: the earlier figure.
    """

    indicator: Indicator
    measure: str
    amount: Decimal | None = None
    exact: Decimal | None = None
    per_year: Decimal | None = None
    years: int = 0
    qualifier: str = "exact"
    refused: Caveat | None = None
    marks: tuple[Caveat, ...] = ()
    before: Figure | None = None

    @property
    def earlier(self) -> Source | None:
        """The source of the earlier figure."""
        return self.before.source if self.before is not None else None

    @property
    def basis(self) -> str:
        """The prices on which a computed change of money stands; empty for other figures."""
        percent = self.measure == "percent" and self.refused is None
        return "current-prices" if percent and is_money(self.indicator.unit) else ""

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """Why it is refused, or how it must be read."""
        return (self.refused,) if self.refused is not None else self.marks

    @property
    def comparable(self) -> bool:
        """Whether the two figures may be compared: refused and forced changes are not."""
        return self.refused is None and all(each.code != "across-break" for each in self.marks)

    @property
    def shown(self) -> Decimal | None:
        """What stands in a column of growth: over a gap of years the average of one."""
        return self.per_year if self.years > 1 and self.per_year is not None else self.amount


def change(
    dataset: Dataset,
    series: Series,
    earlier: Figure,
    later: Figure,
    *,
    across_breaks: bool = False,
    from_bounds: bool = False,
) -> Change:
    """The change from an earlier to a later figure of a series.

    Args:
        across_breaks: compute across a break or a change of definition, and mark it.
        from_bounds: say what follows from a bound ("at least +0.5 %") instead of refusing.
    """
    indicator = series.indicator
    measure = MEASURES[indicator.kind]
    years = max(later.period.years_since(earlier.period), 0)

    def refused(reason: Caveat) -> Change:
        return Change(indicator, measure, years=years, refused=reason, before=earlier)

    obstacle = _obstacle(series, earlier, later)
    if obstacle is not None:
        return refused(obstacle)
    marks: list[Caveat] = []
    parted = _parted(dataset, series, earlier, later)
    if parted is not None:
        if not across_breaks:
            return refused(parted)
        marks.append(caveat("across-break", reason=parted))
    qualifier = _qualifier(earlier, later)
    if qualifier is None or (qualifier in BOUNDS and not from_bounds):
        return refused(caveat("bound"))
    marks += _marks(earlier, later)
    before = value_in(earlier, later.unit)
    after = later.value
    assert before is not None
    assert after is not None
    result = Change(
        indicator, measure, years=years, qualifier=qualifier, marks=tuple(marks), before=earlier
    )
    if measure == "percent":
        digits = printed(earlier), printed(later)
        return _relative(result, before, after, digits, least=int(_counted(earlier, later)))
    return _difference(result, before, after)


def _counted(*figures: Figure) -> bool:
    """Whether figures are counted: whole numbers of two digits or more, in no power of ten."""
    return all(
        each.unit.multiplier == 0
        and each.value is not None
        and not decimals_of(each.value)
        and significant_digits(each.value) > 1
        for each in figures
    )


def _marks(earlier: Figure, later: Figure) -> list[Caveat]:
    """How a change must be read: a doubt is carried on, and so is what else a status says."""
    if earlier.status == later.status == PLAIN and earlier.source is later.source:
        return []
    both = {*earlier.status, *later.status}
    marks = []
    if DOUBTFUL & both:
        doubted = [each for each in (earlier, later) if DOUBTFUL & {*each.status}]
        marks.append(caveat("doubtful", period=doubted[0].period, reason=doubted[0].note))
    for status in sorted(MARKED & both):
        marks.append(caveat(f"status-{status}"))
    if earlier.source != later.source:
        marks.append(caveat("two-sources", earlier=earlier.source, later=later.source))
    return marks


def _obstacle(series: Series, earlier: Figure, later: Figure) -> Caveat | None:
    if series.indicator.kind == "fact":
        return caveat("fact")
    if earlier.value is None or later.value is None:
        return caveat("no-value")
    if not earlier.period.like(later.period):
        return caveat("unlike", earlier=earlier.period, later=later.period)
    if later.period.years_since(earlier.period) < 1:
        return caveat("order")
    for each in (earlier, later):
        if each.status != PLAIN and UNSOUND & {*each.status}:
            status = min(UNSOUND & {*each.status})
            return caveat("unsound", period=each.period, status=status)
    return None


def _parted(dataset: Dataset, series: Series, earlier: Figure, later: Figure) -> Caveat | None:
    crossed = break_between(dataset, series, earlier, later)
    if crossed is not None:
        return caveat(
            "break", after=crossed.after, before=crossed.before, reason=reason_of(crossed)
        )
    if definition_of(earlier) != definition_of(later):
        other = later if "D" in later.status else earlier
        return caveat("definition", period=other.period, reason=other.note)
    return None


def definition_of(figure: Figure) -> object:
    """What a figure stands on; two figures on the same other definition are comparable."""
    return figure.note if "D" in figure.status else None


def _qualifier(earlier: Figure, later: Figure) -> str | None:
    """What can be said of a change: a bound if one end is a bound, none if both are."""
    if earlier.qualifier == later.qualifier == "exact":
        return "exact"
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


def printed(figure: Figure) -> Decimal:
    """The value as it is printed: its digits are what it carries, in whatever unit it is read."""
    assert figure.value is not None
    return figure.value


def _relative(
    result: Change,
    before: Decimal,
    after: Decimal,
    digits: tuple[Decimal, Decimal],
    *,
    least: int,
) -> Change:
    if before <= 0 or after < 0:
        return result._replace(refused=caveat("zero"))
    ratio = ARITHMETIC.divide(after, before)
    if not ratio.is_finite() or ratio > MOST_TIMES:
        return result._replace(refused=caveat("range"))
    decimals = max(percent_decimals(ratio, *digits), least) if ratio else MOST_DECIMALS
    per_year = None
    if result.years > 1:
        root = ARITHMETIC.power(ratio, ARITHMETIC.divide(Decimal(1), Decimal(result.years)))
        decimals_of_rate = max(_rate_decimals(*digits), least)
        per_year = rounded((root - 1) * 100, decimals_of_rate, result.qualifier)
    exact = (ratio - 1) * 100
    return result._replace(
        amount=rounded(exact, decimals, result.qualifier), exact=exact, per_year=per_year
    )


def half_unit(figure: Figure) -> Decimal:
    """Half a unit of the last digit that is printed, in the unit of the figure."""
    exponent = printed(figure).as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def half_width(change: Change, later: Figure) -> Decimal:
    """Half the width in which an unrounded change lies, by the digits of its two figures.

    Each figure lies within half a unit of its last digit: ``ratio * (ha / a + hb / b)`` of a
    percentage, ``ha + hb`` of a difference.
    """
    if change.before is None or later.value is None:
        return Decimal(0)
    before = value_in(change.before, later.unit)
    after = later.value
    assert before is not None
    halves = [half_unit(change.before), half_unit(later)]
    halves[0] = scaled(halves[0], change.before.unit, later.unit)
    if change.measure != "percent":
        return sum(halves, Decimal(0))
    if not before or not after:
        return Decimal(0)
    relative = ARITHMETIC.divide(halves[0], before) + ARITHMETIC.divide(halves[1], after)
    return ARITHMETIC.divide(after, before) * relative * 100


def _rate_decimals(before: Decimal, after: Decimal) -> int:
    """Decimals of an average rate: those of a ratio near 1 of the same figures.

    Of figures of three digits it has one all the same: an average over years errs less than the
    growth of one.
    """
    least = 1 if min(map(significant_digits, (before, after))) > 2 else 0
    return max(percent_decimals(Decimal(1), before, after), least)


def _difference(result: Change, before: Decimal, after: Decimal) -> Change:
    if result.measure == "places":
        return result._replace(amount=before - after, exact=before - after)
    amount = after - before
    per_year = None
    if result.years > 1:
        decimals = max(decimals_of(before), decimals_of(after), 1)
        per_year = rounded(
            ARITHMETIC.divide(amount, Decimal(result.years)), decimals, result.qualifier
        )
    return result._replace(amount=amount, exact=amount, per_year=per_year)
