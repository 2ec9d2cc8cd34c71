"""Breaks in series: those a dataset states, and those that follow from merged areas."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Area, Break, Dataset, Indicator, Observation
    from binzhou_cli.model.period import Period


class Merger(Record):
    """A break that an area makes by taking another one in: its figures cover more since."""

    area: "Area"
    after: "Period"
    before: "Period"

    @property
    def reason(self) -> "MergerReason":
        """The reason in words, as that of a stated break."""
        return MergerReason(self.area, self.before)


class MergerReason(Record):
    """The words for a merger, in either language."""

    area: "Area"
    before: "Period"

    def of(self, language: str) -> str:
        """The sentence in a language."""
        name = self.area.name.of(language)
        return (
            f"{self.before}年起包括{name}" if language == "zh" else f"{self.before} on with {name}"
        )


def breaks_of(
    dataset: "Dataset", indicator: "Indicator", area: "Area", sources: frozenset[str] = frozenset()
) -> "Iterator[Break | Merger]":
    """The breaks of a series, in the order of the dataset.

    Args:
        sources: ids of the sources the figures come from; a source that keeps one boundary in
            every period knows no merger.
    """
    for each in indicator.breaks:
        if not each.areas or area.code in each.areas:
            yield each
    if any(dataset.sources_by_id[source].boundary for source in sources):
        return
    for other in dataset.areas:
        if other.merged_into == area.code and other.until is not None:
            yield Merger(other, other.until, _year_after(other.until))


def break_between(
    dataset: "Dataset",
    indicator: "Indicator",
    area: "Area",
    earlier: "Observation",
    later: "Observation",
) -> "Break | Merger | None":
    """The first break that parts two observations of a series, if any."""
    sources = frozenset((earlier.source, later.source))
    for each in breaks_of(dataset, indicator, area, sources):
        if parts(each, earlier.period, later.period):
            return each
    return None


def parts(each: Any, earlier: "Period", later: "Period") -> bool:
    """Whether a break lies between two periods, given in order of time."""
    return bool(earlier.order <= each.after.order and later.order >= each.before.order)


def _year_after(period: "Period") -> "Period":
    from binzhou_cli.model.period import parse_period

    return parse_period(f"{period.year + 1:04d}")
