"""One indicator over another: the same area, period and boundary; the units are divided.

A flow over a stock takes the mean of the year-ends t-1 and t where both exist, as GDP per capita
does, else the year-end; the head names which.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import change, definition_of, printed
from binzhou_cli.analysis.related import held_areas
from binzhou_cli.analysis.scale import (
    ARITHMETIC,
    decimals_of,
    rounded,
    significant_digits,
    to_significant,
)
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL, LOWER_BOUNDS, MARKED, UNSOUND
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Figure, Indicator, Source

DIVIDED = frozenset({"level"})
STOCKS = frozenset({"PS", "PN_PS", "PER", "PERS"})
"""Codes of units of persons: what is counted at the end of a year."""


class Ratio(Record):
    """A figure over another one.

    Attributes:
        over: the figure below; the year-end where a mean is taken.
        value: the ratio, in ``percent`` of it or in the unit of the first per one of the second.
        percent: whether both are in one unit, so that it is said in per cent.
        denominator: the value that is divided by, in the bare unit.
        kind: ``period``, ``mean`` of two year-ends, or ``end`` of the year.
        before: the year-end before, where a mean is taken.
        qualifier: a bound gives a bound.
        change: percentage points since the ratio before, where it is in per cent.
        parted: why there is none.
    """

    figure: "Figure"
    over: "Figure | None"
    value: Decimal | None = None
    percent: bool = False
    denominator: Decimal | None = None
    kind: str = "period"
    before: "Figure | None" = None
    qualifier: str = "exact"
    refused: Caveat | None = None
    marks: tuple[Caveat, ...] = ()
    change: Decimal | None = None
    parted: Caveat | None = None

    @property
    def sources(self) -> "tuple[Source, ...]":
        """Whose figures it rests on."""
        held = [self.figure, self.over, self.before]
        return tuple(dict.fromkeys(each.source for each in held if each is not None))


def is_stock(indicator: "Indicator") -> bool:
    """Whether it is counted at the end of a period: persons."""
    return indicator.unit.code in STOCKS


def ratios(dataset: "Dataset", series: "Series", below: "Series", *, mean: bool) -> Iterator[Ratio]:
    """The ratio of two series in every period that the first has.

    Args:
        mean: take the mean of two year-ends below where both exist.
    """
    under = {each.period: each for each in below.current}
    years = {each.period.year: each for each in below.current if each.period.frequency == "A"}
    last: Ratio | None = None
    for figure in series.current:
        if figure.value is None:
            continue
        over = under.get(figure.period)
        if over is None:
            continue
        before = years.get(figure.period.year - 1) if figure.period.frequency == "A" else None
        found = _ratio(dataset, figure, over, before if mean else None, mean=mean)
        yield _changed(dataset, series, below, last, found)
        if found.value is not None:
            last = found


def _changed(
    dataset: "Dataset", series: "Series", below: "Series", last: Ratio | None, now: Ratio
) -> Ratio:
    """With the change since the last ratio, where nothing parts the two figures of either."""
    if last is None or not now.percent or now.value is None or last.value is None:
        return now
    if last.over is None or now.over is None or now.qualifier in BOUNDS:
        return now
    if last.qualifier in BOUNDS or not last.figure.period.like(now.figure.period):
        return now
    for one, ends in ((series, (last.figure, now.figure)), (below, (last.over, now.over))):
        found = change(dataset, one, *ends)
        if found.refused is not None:
            return now._replace(parted=found.refused)
    least = min(decimals_of(last.value), decimals_of(now.value))
    return now._replace(change=rounded(now.value - last.value, least))


def _ratio(
    dataset: "Dataset", figure: "Figure", over: "Figure", before: "Figure | None", *, mean: bool
) -> Ratio:
    held = [figure, over]
    kind = "end" if mean else "period"
    if before is not None and before.value is not None and _alike(dataset, before, over):
        held.append(before)
        kind = "mean"
    nothing = Ratio(figure, over, kind=kind)
    if over.value is None or over.value <= 0:
        return nothing._replace(refused=caveat("zero" if over.value is not None else "no-value"))
    for each in held:
        if UNSOUND & {*each.status}:
            return nothing._replace(
                refused=caveat("unsound", period=each.period, status=min(UNSOUND & {*each.status}))
            )
    if held_areas(dataset, figure) != held_areas(dataset, over):
        return nothing._replace(refused=caveat("other-boundary"))
    qualifier = _qualifier(figure, over)
    if qualifier is None:
        return nothing._replace(refused=caveat("bound"))
    value = printed(figure).scaleb(figure.unit.multiplier)
    bottoms = [printed(each).scaleb(each.unit.multiplier) for each in held[1:]]
    bottom = sum(bottoms, Decimal(0)) / len(bottoms)
    percent = figure.unit.code == over.unit.code
    ratio = ARITHMETIC.divide(value, bottom) * (100 if percent else 1)
    digits = min(significant_digits(printed(figure)), _digits(held[1:]))
    return nothing._replace(
        value=to_significant(ratio, digits), percent=percent, denominator=bottom,
        before=held[2] if len(held) > 2 else None, qualifier=qualifier, marks=tuple(_marks(held)),
    )  # fmt: skip


def _digits(held: "list[Figure]") -> int:
    """The digits of what is divided by.

    Two year-ends come from one source, which prints one number of decimals: the most that either
    shows, as zeros at the end are often left out.
    """
    decimals = max(decimals_of(printed(each)) for each in held)
    last = printed(held[0])
    return max(last.adjusted() + 1 + decimals, significant_digits(last))


def _alike(dataset: "Dataset", before: "Figure", over: "Figure") -> bool:
    """Whether two year-ends make a mean: of one source, one boundary and one definition."""
    return (
        before.source == over.source
        and held_areas(dataset, before) == held_areas(dataset, over)
        and definition_of(before) == definition_of(over)
        and before.qualifier not in BOUNDS
    )


def _qualifier(figure: "Figure", over: "Figure") -> str | None:
    bounds = [each for each in (figure, over) if each.qualifier in BOUNDS]
    if len(bounds) == 2:
        return None
    if not bounds:
        return "exact" if figure.qualifier == over.qualifier == "exact" else "about"
    upward = bounds[0].qualifier in LOWER_BOUNDS
    return "at-least" if upward == (bounds[0] is figure) else "at-most"


def _marks(held: "list[Figure]") -> Iterator[Caveat]:
    statuses = {status for each in held for status in each.status}
    doubted = [each for each in held if DOUBTFUL & {*each.status}]
    if doubted:
        yield caveat("doubtful", period=doubted[0].period, reason=doubted[0].note)
    other = [each for each in held if "D" in each.status]
    if other:
        yield caveat("definition", period=other[0].period, reason=other[0].note)
    for status in sorted(MARKED & statuses):
        yield caveat(f"status-{status}")
    if len({each.source for each in held}) > 1:
        yield caveat("two-sources", earlier=held[1].source, later=held[0].source)
