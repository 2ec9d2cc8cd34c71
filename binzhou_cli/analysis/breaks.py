"""Breaks in series: stated ones, those of merged areas, and those that status B marks."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from binzhou_cli.errors import Said, say
from binzhou_cli.model.dataset import Merger
from binzhou_cli.model.records import Break, Figure, Text

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Indicator

Crossing = Break | Merger


def breaks_of(
    dataset: "Dataset", indicator: "Indicator", area: "Area", figures: Iterable[Figure] = ()
) -> Iterator[Crossing]:
    """The breaks of a series, in the order of the dataset.

    Args:
        figures: those that are compared; a source that keeps one boundary in every period
            knows no merger.
    """
    for each in indicator.breaks:
        if not each.areas or area.code in each.areas:
            yield each
    mergers = dataset.mergers_into(area)
    if mergers and not any(each.source.boundary for each in figures):
        yield from mergers


def break_between(
    dataset: "Dataset", series: "Series", earlier: Figure, later: Figure
) -> Crossing | None:
    """The first break that parts two figures of a series, if any.

    Status B marks the first figure of a new basis, so it parts every pair that straddles it.
    """
    indicator, area = series.indicator, series.area
    if not (indicator.breaks or series.fresh or dataset.mergers_into(area)):
        return None
    for each in breaks_of(dataset, indicator, area, (earlier, later)):
        if parts(each, earlier.period, later.period):
            return each
    for figure in series.fresh:
        if earlier.period.order < figure.period.order <= later.period.order and figure.period.like(
            later.period
        ):
            return Break(earlier.period, figure.period, figure.note)
    return None


def parts(each: Crossing, earlier: "Period", later: "Period") -> bool:
    """Whether a break lies between two periods, given in order of time.

    A break that is stated in years holds for the quarters and months of these years.
    """
    return earlier.last <= each.after.last and later.last >= each.before.first


def reason_of(each: Crossing) -> Said | Text:
    """Why there is a break: the words of the dataset, or the area that was taken in."""
    if isinstance(each, Merger):
        return say("reason.merger", before=each.before, area=each.area.name)
    if not (each.reason.en or each.reason.zh):
        return say("reason.status", period=each.before)
    return each.reason
