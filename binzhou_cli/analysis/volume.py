"""Volume and implied deflator: printed growth at constant prices, chained, beside the values.

``V(t) = V(t-1) * (1 + g(t) / 100)`` with ``V(base) = 100``, where g is printed growth at constant
prices; ``D(t) = 100 * (value(t) / value(base) * 100) / V(t)`` is the price change that the two
imply (System of National Accounts 2008, chapter 15: volume, price and value indices).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import change
from binzhou_cli.analysis.observed import printing
from binzhou_cli.analysis.scale import ARITHMETIC, decimals_of, rounded
from binzhou_cli.errors import say
from binzhou_cli.model.vocabulary import DOUBTFUL
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Figure, Source

HUNDRED = Decimal(100)
REAL = "constant-prices"


class Volume(Record):
    """A year of a chain.

    Attributes:
        figure: the value at current prices.
        printed: the figure that prints the growth; none for the base.
        volume: the volume index, base = 100; none where the chain stops.
        nominal: the index of the values, base = 100; none across a break.
        deflator: what the two imply; none where one is missing.
        deflator_change: per cent on the year before.
        rounding: half the width, in per cent, that the digits of the rates leave open.
        refused: why the chain stops here.
        caveats: how the numbers must be read.
    """

    series: "Series"
    figure: "Figure"
    base: "Figure"
    printed: "Figure | None" = None
    volume: Decimal | None = None
    nominal: Decimal | None = None
    deflator: Decimal | None = None
    deflator_change: Decimal | None = None
    rounding: Decimal | None = None
    refused: Caveat | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def sources(self) -> "tuple[Source, ...]":
        """Whose figures it rests on."""
        held = [self.figure, *([self.printed] if self.printed is not None else [])]
        return tuple(dict.fromkeys(each.source for each in held))


def volumes(dataset: "Dataset", series: "Series", base: "Figure") -> Iterator[Volume]:
    """The chain from a base, year by year, up to the first year without a rate.

    The year in which it stops is given with the reason; nothing is filled.
    """
    chain, width = HUNDRED, Decimal(0)
    last: Decimal | None = HUNDRED
    marks: dict[str, Caveat] = {}
    if DOUBTFUL & {*base.status}:
        marks["doubtful"] = caveat("doubtful", period=base.period, reason=base.note)
    yield Volume(
        series, base, base, None, HUNDRED, HUNDRED, HUNDRED, None, Decimal(0),
        caveats=tuple(marks.values()),
    )  # fmt: skip
    year = base.period.year
    for figure in series.current:
        if figure.period.frequency != "A" or figure.period.year <= base.period.year:
            continue
        printed = printing(series.vintages(figure.period))
        year += 1
        refused = _unfit(figure, printed, year)
        if refused is not None or printed is None or printed.growth is None:
            yield Volume(series, figure, base, printed, refused=refused)
            return
        rate = printed.growth.percent
        factor = 1 + rate / 100
        chain = ARITHMETIC.multiply(chain, factor)
        half = Decimal(5).scaleb(-decimals_of(rate) - 1)
        width += ARITHMETIC.divide(half, factor)
        for each in _marks(figure, printed):
            marks[each.code] = each
        nominal, deflator, crossing = None, None, None
        found = change(dataset, series, base, figure)
        if found.refused is not None:
            crossing = found.refused
        elif found.exact is not None:
            nominal = HUNDRED + found.exact
            deflator = ARITHMETIC.divide(nominal, chain) * 100
            marks |= {each.code: each for each in found.marks if each.code == "doubtful"}
        moved = None
        if deflator is not None and last is not None:
            moved = rounded((ARITHMETIC.divide(deflator, last) - 1) * 100, 1)
        last = deflator
        caveats = tuple(marks.values()) + ((crossing,) if crossing is not None else ())
        yield Volume(
            series, figure, base, printed, rounded(chain, 1),
            None if nominal is None else rounded(nominal, 1),
            None if deflator is None else rounded(deflator, 1),
            moved, rounded(width, 2), caveats=caveats,
        )  # fmt: skip


def _unfit(figure: "Figure", printed: "Figure | None", year: int) -> Caveat | None:
    """Why a year cannot be chained."""
    if figure.period.year != year:
        return caveat("no-rate.period", period=f"{year:04d}")
    growth = printed.growth if printed is not None else None
    if growth is None:
        return caveat("no-rate.period", period=figure.period)
    if growth.basis != REAL:
        return caveat("rate-basis", period=figure.period, basis=say(f"basis.{growth.basis}"))
    if growth.qualifier != "exact":
        return caveat("bound")
    return None if growth.percent > -100 else caveat("zero")


def _marks(figure: "Figure", printed: "Figure") -> Iterator[Caveat]:
    if DOUBTFUL & {*printed.status}:
        yield caveat("doubtful", period=printed.period, reason=printed.note)
    if printed.source != figure.source:
        yield caveat("two-sources", earlier=figure.source, later=printed.source)
