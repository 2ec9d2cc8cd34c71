"""The value of the year before that printed growth stands on, beside the one that is printed.

Where a source prints a value and its growth at comparable scope, at current prices or, of what
is at current prices by practice, on a basis it does not state, ``value / (1 + growth / 100)`` is
last year's value on the scope of this year. It differs from the one printed a year ago where the
scope changed; growth at constant prices gives no value at current prices.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import Change, change
from binzhou_cli.analysis.growth import factor_of
from binzhou_cli.analysis.scale import ARITHMETIC, significant_digits
from binzhou_cli.errors import say
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Figure, Source

BASES = frozenset({"comparable-scope", "current-prices"})
UNSTATED = "not-stated"


class Previous(Record):
    """A figure with the value before it.

    Attributes:
        before: the figure printed for the year before; none where there is none.
        value: the value before on the scope of this year, in the unit of the figure.
        change: computed growth from the printed one.
    """

    series: "Series"
    figure: "Figure"
    before: "Figure | None"
    change: Change | None
    value: Decimal | None = None
    formula: str = ""
    refused: Caveat | None = None

    @property
    def sources(self) -> "tuple[Source, ...]":
        """Whose figures stand in its row."""
        held = [self.figure, *([self.before] if self.before is not None else [])]
        return tuple(dict.fromkeys(each.source for each in held))


def previous(dataset: "Dataset", series: "Series") -> Iterator[Previous]:
    """Every whole year with a value and a printed growth."""
    years = {each.period.year: each for each in series.current if each.period.frequency == "A"}
    for year, figure in years.items():
        growth = figure.growth
        if growth is None or figure.value is None:
            continue
        before = years.get(year - 1)
        if before is not None and before.value is None:
            before = None
        moved = change(dataset, series, before, figure) if before is not None else None
        found = Previous(series, figure, before, moved)
        refused = _unfit(series, figure)
        if refused is not None:
            yield found._replace(refused=refused)
            continue
        factor = factor_of(growth.percent)
        digits = min(significant_digits(figure.value), significant_digits(factor))
        exact = ARITHMETIC.divide(figure.value, factor)
        step = Decimal(1).scaleb(exact.adjusted() - digits + 1)
        value = exact.quantize(step, ROUND_HALF_UP, context=ARITHMETIC)
        yield found._replace(value=value, formula=f"{figure.value} / {factor}")


def _unfit(series: "Series", figure: "Figure") -> Caveat | None:
    growth = figure.growth
    assert growth is not None
    if "constant-prices" in (growth.basis, series.indicator.growth_basis):
        return caveat("implied-prices", period=figure.period)
    if growth.basis not in BASES and growth.basis != UNSTATED:
        return caveat("rate-basis", period=figure.period, basis=say(f"basis.{growth.basis}"))
    if figure.qualifier != "exact" or growth.qualifier != "exact":
        return caveat("bound")
    assert figure.value is not None
    return caveat("zero") if growth.percent <= -100 or figure.value <= 0 else None
