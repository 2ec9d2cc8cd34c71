"""Which figures of a series a line may join: what follows without a gap, on one basis."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from binzhou_cli.analysis.breaks import Crossing, break_between
from binzhou_cli.analysis.change import definition_of
from binzhou_cli.model.period import MONTHS
from binzhou_cli.model.vocabulary import BOUNDS

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Figure

Rhythm = tuple[str, int, int]


def runs(
    dataset: "Dataset", series: "Series", figures: "Iterable[Figure]"
) -> "list[tuple[Figure, int]]":
    """Figures with the number of the run each belongs to.

    A run holds figures of like periods that follow each other without a gap. A break, another
    definition and a bound end it: what change cannot be stated across, no line crosses.

    Args:
        figures: those of the series that have a value and are wanted, in order of time.
    """
    found: list[tuple[Figure, int]] = []
    last: dict[Rhythm, tuple[Figure, int]] = {}
    count = -1
    for each in figures:
        kind = _rhythm(each.period)
        before = last.get(kind)
        if (
            before is None
            or not _follows(before[0].period, each.period)
            or _parted(dataset, series, before[0], each)
        ):
            count += 1
            run = count
        else:
            run = before[1]
        last[kind] = (each, run)
        found.append((each, run))
    return found


def crossed(
    dataset: "Dataset", series: "Series", figures: "Iterable[Figure]"
) -> "list[tuple[Crossing, Figure, Figure]]":
    """The breaks that lie between figures, each with the figures it parts."""
    found: list[tuple[Crossing, Figure, Figure]] = []
    last: dict[Rhythm, Figure] = {}
    for each in figures:
        kind = _rhythm(each.period)
        if kind in last:
            one = break_between(dataset, series, last[kind], each)
            if one is not None:
                found.append((one, last[kind], each))
        last[kind] = each
    return found


def segments(
    dataset: "Dataset", series: "Series", figures: "Iterable[Figure]"
) -> dict["Period", int]:
    """The stretch between breaks in which each period lies, counted from 0."""
    found: dict[Period, int] = {}
    last: Figure | None = None
    number = 0
    for each in figures:
        if last is not None and break_between(dataset, series, last, each) is not None:
            number += 1
        found[each.period] = number
        last = each
    return found


def _rhythm(period: "Period") -> Rhythm:
    """What kind of period it is: those of one kind may follow each other."""
    if period.frequency in ("S", "Q", "M", "W", "D"):
        return (period.frequency, 0, 0)
    if period.months and period.months <= 12:
        return ("A", period.months, period.start % 12)
    return ("I", period.first, period.last)


def _follows(earlier: "Period", later: "Period") -> bool:
    """Whether one period is the next one of its kind."""
    if later.frequency in ("W", "D"):
        return later.first == earlier.last + 1
    return later.start - earlier.start == (MONTHS.get(later.frequency, 12) or 12)


def _parted(dataset: "Dataset", series: "Series", earlier: "Figure", later: "Figure") -> bool:
    return (
        earlier.qualifier in BOUNDS
        or later.qualifier in BOUNDS
        or definition_of(earlier) != definition_of(later)
        or break_between(dataset, series, earlier, later) is not None
    )
