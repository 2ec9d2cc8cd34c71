"""Every indicator between periods: what changed, and what may not be compared."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.analysis.change import Change, change
from binzhou_cli.analysis.series import Series, series
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Area, Dataset, Indicator, Observation
    from binzhou_cli.model.period import Period


class Comparison(Record):
    """One indicator in one area, in several periods.

    Attributes:
        observations: one a period, in the order asked for; none where there is no figure.
        change: from the first to the last of the periods in time; none where one is missing.
    """

    series: Series
    observations: tuple["Observation | None", ...]
    change: Change | None

    @property
    def complete(self) -> bool:
        """Whether every period has a figure."""
        return all(each is not None for each in self.observations)


def compare(
    dataset: "Dataset",
    indicators: "Iterable[Indicator]",
    areas: "Sequence[Area]",
    periods: "Sequence[Period]",
    *,
    across_breaks: bool = False,
) -> Iterator[Comparison]:
    """Comparisons of all that has a figure in at least one of the periods."""
    for indicator in indicators:
        for area in areas:
            found = series(dataset, indicator, area)
            observations = tuple(_valued(found, period) for period in periods)
            if not any(observations):
                continue
            present = sorted(
                (each for each in observations if each is not None),
                key=lambda each: each.period.order,
            )
            moved = None
            if len(present) == len(periods) > 1:
                moved = _worst(found, present, across_breaks)
            yield Comparison(found, observations, moved)


def _valued(found: Series, period: "Period") -> "Observation | None":
    observation = found.at(period)
    if observation is None or (observation.value is None and not observation.text):
        return None
    return observation


def _worst(found: Series, present: "list[Observation]", across_breaks: bool) -> Change:
    """The change from first to last; refused when any step between them is."""
    whole = change(found, present[0], present[-1], across_breaks=across_breaks, from_bounds=True)
    if whole.refused is None:
        for middle in present[1:-1]:
            step = change(found, present[0], middle, across_breaks=across_breaks, from_bounds=True)
            if step.refused is not None and step.refused.code == "definition":
                return step
    return whole
