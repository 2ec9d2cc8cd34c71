"""One figure a period: which of several observations is the current one."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Area, Dataset, Indicator, Observation
    from binzhou_cli.model.period import Period


class Series(Record):
    """The observations of one indicator in one area (a SDMX series), in order of time.

    Attributes:
        current: one observation a period: the one to be shown and computed with.
        others: by period, the observations from other sources, the latest published first.
    """

    dataset: "Dataset"
    indicator: "Indicator"
    area: "Area"
    current: tuple["Observation", ...]
    others: dict["Period", tuple["Observation", ...]]

    def at(self, period: "Period") -> "Observation | None":
        """The current observation of a period."""
        return next((each for each in self.current if each.period == period), None)

    def vintages(self, period: "Period") -> Iterator["Observation"]:
        """Every observation of a period, the current one first."""
        yield from (each for each in self.current if each.period == period)
        yield from self.others.get(period, ())


def series(
    dataset: "Dataset", indicator: "Indicator", area: "Area", as_of: str | None = None
) -> Series:
    """The series of an indicator in an area.

    Of several observations of a period the current one is the one marked preferred, else the
    one published last; an observation without a value gives way to one that has a value.

    Args:
        as_of: a date (``2015-12-31``); only what had been published by then counts. A source
            whose date is not known does not count.
    """
    by_period: dict[Period, list[Observation]] = {}
    for each in indicator.observations.of_area(area.code):
        if as_of is None or known_by(dataset, each, as_of):
            by_period.setdefault(each.period, []).append(each)
    current, others = [], {}
    for period in sorted(by_period, key=lambda each: each.order):
        first, *rest = by_currency(dataset, by_period[period])
        current.append(first)
        if rest:
            others[period] = tuple(rest)
    return Series(dataset, indicator, area, tuple(current), others)


def by_currency(dataset: "Dataset", observations: Iterable["Observation"]) -> "list[Observation]":
    """Observations of one figure, the current one first."""
    return sorted(
        observations,
        key=lambda each: (
            each.preferred,
            each.value is not None or bool(each.text),
            dataset.sources_by_id[each.source].published,
        ),
        reverse=True,
    )


def known_by(dataset: "Dataset", observation: "Observation", as_of: str) -> bool:
    """Whether an observation had certainly been published by a date."""
    published = dataset.sources_by_id[observation.source].published
    return bool(published) and last_day(published) <= last_day(as_of)


def last_day(date: str) -> str:
    """The last day a date may mean: ``2022`` is 2022-12-31; months count as 31 days long."""
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date
