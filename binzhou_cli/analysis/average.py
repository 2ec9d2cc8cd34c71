"""Average growth per year over a span: from two values, or from the rates that sources print."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import MEASURES, Change, change
from binzhou_cli.analysis.runs import segments
from binzhou_cli.analysis.scale import ARITHMETIC, decimals_of, rounded
from binzhou_cli.model.vocabulary import BOUNDS
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Figure


class Average(Record):
    """Growth over a span.

    Attributes:
        opening: the figure at its start.
        ending: the figure at its end.
        change: what happened between the two, in all and per year.
        rates: the printed rates that it is made of; none where it is made of the two values.
        basis: on what it stands.
        crossing: what parts it from the stretch before, where a break splits the span.
    """

    series: "Series"
    opening: "Figure | None"
    ending: "Figure | None"
    change: Change
    rates: tuple[Decimal, ...] = ()
    basis: str = ""
    crossing: Caveat | None = None


def average(
    dataset: "Dataset",
    series: "Series",
    figures: "Sequence[Figure]",
    *,
    across_breaks: bool = False,
) -> Iterator[Average]:
    """The change over a span, or over each stretch of it that a break leaves.

    Per year it is the compound rate, ``(later / earlier) ** (1 / years) - 1``.

    Args:
        figures: the current figures of the span that have a value and are alike.
    """
    nothing = Change(series.indicator, MEASURES[series.indicator.kind], refused=caveat("no-value"))
    if len(figures) < 2:
        yield Average(series, figures[0] if figures else None, None, nothing)
        return
    whole = change(dataset, series, figures[0], figures[-1], across_breaks=across_breaks)
    parted = whole.refused is not None and whole.refused.code in ("break", "definition")
    if not parted:
        yield Average(series, figures[0], figures[-1], whole, basis=whole.basis)
        return
    stretches = _stretches(dataset, series, figures)
    if len(stretches) < 2:
        yield Average(series, figures[0], figures[-1], whole)
        return
    last: Figure | None = None
    for stretch in stretches:
        crossing = None
        if last is not None:
            crossing = change(dataset, series, last, stretch[0]).refused
        found = nothing
        if len(stretch) > 1:
            found = change(dataset, series, stretch[0], stretch[-1])
        yield Average(
            series, stretch[0], stretch[-1] if len(stretch) > 1 else None, found,
            basis=found.basis, crossing=crossing,
        )  # fmt: skip
        last = stretch[-1]


def _stretches(
    dataset: "Dataset", series: "Series", figures: "Sequence[Figure]"
) -> "list[list[Figure]]":
    """The figures of each stretch between breaks; those on a definition of their own apart."""
    from binzhou_cli.analysis.change import definition_of

    numbers = segments(dataset, series, figures)
    found: dict[object, list[Figure]] = {}
    number, last = 0, None
    for each in figures:
        here = (numbers[each.period], definition_of(each))
        if here != last:
            number += 1
        last = here
        found.setdefault(number, []).append(each)
    return list(found.values())


def average_printed(series: "Series", figures: "Sequence[Figure]") -> Average:
    """The compound mean of printed rates: ``((1 + g1) … (1 + gn)) ** (1 / n) - 1``.

    The base is the figure before the first rate, as in the two-year averages that the National
    Bureau of Statistics of China printed in 2021 with 2019 as base. It is refused where a rate
    is missing, not of a year, a bound, or stands on another basis than the others.

    Args:
        figures: the figures of the span, the base first.
    """
    empty = Change(series.indicator, "percent")
    opening, ending = (figures[0], figures[-1]) if len(figures) > 1 else (None, None)
    if opening is None or ending is None:
        return Average(series, None, None, empty._replace(refused=caveat("no-rate")))
    rates: list[Decimal] = []
    bases: set[str] = set()
    missing = _missing(opening.period, figures)
    if missing is not None:
        return Average(
            series,
            opening,
            ending,
            empty._replace(refused=caveat("no-rate.period", period=missing)),
        )
    for each in figures[1:]:
        growth = next(
            (one.growth for one in series.vintages(each.period) if one.growth is not None), None
        )
        if growth is None or growth.qualifier in BOUNDS or each.period.frequency != "A":
            refused = caveat("no-rate.period", period=each.period)
            return Average(series, opening, ending, empty._replace(refused=refused))
        rates.append(growth.percent)
        bases.add(growth.basis)
        if len(bases) > 1:
            refused = caveat("other-basis", period=each.period)
            return Average(series, opening, ending, empty._replace(refused=refused))
    ratio = Decimal(1)
    for rate in rates:
        ratio *= 1 + rate / 100
    years = len(rates)
    decimals = max(min(map(decimals_of, rates)) + 1, 1)
    root = ARITHMETIC.power(ratio, ARITHMETIC.divide(Decimal(1), Decimal(years)))
    change_ = empty._replace(
        amount=rounded((ratio - 1) * 100, decimals),
        exact=(ratio - 1) * 100,
        per_year=rounded((root - 1) * 100, decimals),
        years=years,
    )
    return Average(series, opening, ending, change_, tuple(rates), bases.pop())


def _missing(first: "Period", figures: "Sequence[Figure]") -> "str | None":
    """The first year of a span that has no figure at all."""
    years = {each.period.year for each in figures}
    for year in range(first.year, figures[-1].period.year + 1):
        if year not in years:
            return f"{year:04d}"
    return None
