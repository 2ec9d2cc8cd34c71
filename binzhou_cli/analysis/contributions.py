"""What each part adds to the growth of a whole, in percentage points.

``c(i) = (share(i, t) * value(t) - share(i, t-1) * value(t-1)) / value(t-1)``: the contributions
sum to growth at current prices. Contributions to growth at constant prices need the volumes of
the parts, which shares do not give (OECD, Data and Metadata Reporting and Presentation Handbook,
2007: contributions to growth are weighted with shares at current prices of the year before).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import Change, half_unit
from binzhou_cli.analysis.growth import year_on_year
from binzhou_cli.analysis.scale import ARITHMETIC, rounded, value_in
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Figure, Indicator, Source


class Contribution(Record):
    """What one part adds.

    Attributes:
        part: its indicator; none where the whole is refused.
        change: the growth of the whole.
        shares: of the part, in the two years.
        points: what it adds, in percentage points.
        of_growth: per cent of the growth; none where a part is negative, as it misreads.
        total: the sum of all parts.
        residual: growth less that sum: what the digits of the shares leave.
        refused: why nothing is said.
    """

    series: "Series"
    figure: "Figure"
    change: Change
    part: "Indicator | None" = None
    shares: tuple["Figure", "Figure"] | None = None
    points: Decimal | None = None
    of_growth: Decimal | None = None
    total: Decimal | None = None
    residual: Decimal | None = None
    refused: Caveat | None = None

    @property
    def sources(self) -> "tuple[Source, ...]":
        """Whose figures it rests on."""
        held = [self.figure, *([self.change.before] if self.change.before else [])]
        held += self.shares or ()
        return tuple(dict.fromkeys(each.source for each in held))


def contributions(dataset: "Dataset", series: "Series") -> Iterator[Contribution]:
    """The contributions of the declared shares of an indicator, year by year."""
    parts = [dataset.indicators_by_id[each] for each in series.indicator.parts.shares]
    held = {
        each.indicator.id: {one.period: one for one in each.current}
        for each in dataset.figures.select(parts, [series.area])
    }
    for figure, change in year_on_year(dataset, series):
        if change is None or change.before is None:
            continue
        nothing = Contribution(series, figure, change)
        periods = change.before.period, figure.period
        shares = [tuple(held.get(each.id, {}).get(period) for period in periods) for each in parts]
        refused = change.refused or _unfit(shares)
        if change.refused is None and change.years != 1:
            refused = caveat("no-rate.period", period=f"{figure.period.year - 1:04d}")
        if refused is not None:
            yield nothing._replace(refused=refused)
            continue
        yield from _shared(nothing, parts, shares)  # type: ignore[arg-type]


def _shared(
    nothing: Contribution, parts: "list[Indicator]", shares: "list[tuple[Figure, Figure]]"
) -> Iterator[Contribution]:
    figure, change = nothing.figure, nothing.change
    assert change.before is not None
    before, after = value_in(change.before, figure.unit), figure.value
    assert before is not None
    assert after is not None
    assert change.exact is not None
    added = [
        ARITHMETIC.divide(
            (last.value or Decimal(0)) * after - (first.value or Decimal(0)) * before, before
        )
        for first, last in shares
    ]
    total = sum(added, Decimal(0))
    negative = any(each < 0 for each in added) or change.exact <= 0
    for part, pair, points in zip(parts, shares, added, strict=True):
        share = None if negative else rounded(ARITHMETIC.divide(points, change.exact) * 100, 1)
        yield nothing._replace(
            part=part, shares=pair, points=rounded(points, 2), of_growth=share,
            total=rounded(total, 2), residual=rounded(change.exact - total, 2),
        )  # fmt: skip


def _unfit(shares: "list[tuple[Figure | None, ...]]") -> Caveat | None:
    """Why shares do not make the whole: one is missing, a bound, doubtful, or they do not sum."""
    for moment in (0, 1):
        held = [pair[moment] for pair in shares]
        known = [each for each in held if each is not None and each.value is not None]
        if len(known) < len(held) or len(known) < 2:
            return caveat("no-parts")
        if any(each.qualifier in BOUNDS for each in known):
            return caveat("bound")
        for each in known:
            if (DOUBTFUL | {"D"}) & {*each.status}:
                return caveat("doubtful-part", period=each.period, name=each.indicator.name)
        width = sum((half_unit(each) for each in known), Decimal(0))
        total = sum((each.value or Decimal(0) for each in known), Decimal(0))
        if abs(total - 100) > width:
            return caveat("parts-sum", period=known[0].period, total=f"{total:f}")
    return None
