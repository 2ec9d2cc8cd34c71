"""Which figures of a series a line may join: what follows without a gap, on one basis."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from binzhou_cli.analysis.breaks import break_between
from binzhou_cli.model.vocabulary import BOUNDS

if TYPE_CHECKING:
    from binzhou_cli.analysis.breaks import Merger
    from binzhou_cli.analysis.series import Series
    from binzhou_cli.model.dataset import Break, Observation
    from binzhou_cli.model.period import Period


def runs(
    series: "Series", observations: "Iterable[Observation]"
) -> "list[tuple[Observation, int]]":
    """Observations with the number of the run each belongs to.

    A run holds figures of like periods that follow each other without a gap. A break, another
    definition and a bound end it: what change cannot be stated across, no line crosses.

    Args:
        observations: those of the series that have a value and are wanted, in order of time.
    """
    found: list[tuple[Observation, int]] = []
    last: dict[tuple[str, int, int], tuple[Observation, int]] = {}
    count = -1
    for each in observations:
        kind, step = _rhythm(each.period)
        before = last.get(kind)
        if (
            before is None
            or each.period.start - before[0].period.start != step
            or _parted(series, before[0], each)
        ):
            count += 1
            run = count
        else:
            run = before[1]
        last[kind] = (each, run)
        found.append((each, run))
    return found


def crossed(
    series: "Series", observations: "Iterable[Observation]"
) -> "list[tuple[Break | Merger, Observation, Observation]]":
    """The breaks that lie between observations, each with the figures it parts."""
    found: list[tuple[Break | Merger, Observation, Observation]] = []
    last: dict[tuple[str, int, int], Observation] = {}
    for each in observations:
        kind, _ = _rhythm(each.period)
        if kind in last:
            one = break_between(series.dataset, series.indicator, series.area, last[kind], each)
            if one is not None:
                found.append((one, last[kind], each))
        last[kind] = each
    return found


def _rhythm(period: "Period") -> tuple[tuple[str, int, int], int]:
    """What kind of period it is, and months to the next one of that kind."""
    if period.frequency in ("Q", "M"):
        return (period.frequency, period.months, 0), period.months
    if period.months <= 12:
        return ("A", period.months, period.start % 12), 12
    return ("I", period.months, period.start), 0


def _parted(series: "Series", earlier: "Observation", later: "Observation") -> bool:
    return (
        earlier.qualifier in BOUNDS
        or later.qualifier in BOUNDS
        or "D" in (*earlier.status, *later.status)
        or "B" in later.status
        or break_between(series.dataset, series.indicator, series.area, earlier, later) is not None
    )
