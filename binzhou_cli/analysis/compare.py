"""Every indicator between periods: what changed, and what may not be compared."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.analysis.change import Change, change
from binzhou_cli.model.figures import Series
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure, Indicator


class Comparison(Record):
    """One indicator in one area, in several periods.

    Attributes:
        figures: one a period, in order of time; none where there is no figure.
        change: from the first to the last of the periods; none where one is missing.
    """

    series: Series
    figures: tuple["Figure | None", ...]
    change: Change | None

    @property
    def complete(self) -> bool:
        """Whether every period has a figure."""
        return all(each is not None for each in self.figures)

    @property
    def sound(self) -> bool:
        """Whether there is a change to be said."""
        return self.change is not None and self.change.refused is None


def compare(
    dataset: "Dataset",
    indicators: "Iterable[Indicator]",
    areas: "Sequence[Area]",
    periods: "Sequence[Period]",
    *,
    across_breaks: bool = False,
) -> Iterator[Comparison]:
    """Comparisons of all that has a figure in at least one of the periods.

    Args:
        periods: two or more, in order of time.
    """
    for found in dataset.figures.select(indicators, areas, within=periods):
        figures = tuple(_stated(found, period) for period in periods)
        present = [each for each in figures if each is not None]
        if not present:
            continue
        moved = None
        if len(present) == len(periods) > 1:
            moved = _worst(dataset, found, present, across_breaks)
        yield Comparison(found, figures, moved)


def _stated(found: Series, period: "Period") -> "Figure | None":
    figure = found.at(period)
    return figure if figure is not None and figure.stated else None


def _worst(
    dataset: "Dataset", found: Series, present: "list[Figure]", across_breaks: bool
) -> Change:
    """The change from first to last; refused when any step between them is."""

    def between(first: "Figure", last: "Figure") -> Change:
        return change(dataset, found, first, last, across_breaks=across_breaks, from_bounds=True)

    whole = between(present[0], present[-1])
    if whole.refused is None:
        for middle in present[1:-1]:
            step = between(present[0], middle)
            if step.refused is not None and step.refused.code == "definition":
                return step
    return whole
