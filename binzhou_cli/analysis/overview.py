"""A place at a glance: the latest figure of each series, its growth and its rank."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.analysis.growth import year_on_year
from binzhou_cli.analysis.observed import printing
from binzhou_cli.analysis.rank import Tables
from binzhou_cli.analysis.trajectory import trajectory
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.standing import Standing
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure, Indicator, ReportedGrowth

MOST = 4
"""Indicators of a first screen."""


class Glimpse(Record):
    """The figure of a series that stands for it.

    Attributes:
        figure: the latest figure, or that of the period that is asked for.
        printed: the figure whose source prints a growth of the period.
        change: computed growth.
        standing: its rank.
        before: the standing before, for an indicator that is a rank.
        placed: its latest computed place, where that is wanted: it may be of another period.
    """

    series: "Series"
    figure: "Figure"
    printed: "Figure | None"
    change: "Change | None"
    standing: "Standing | None"
    before: "Standing | None"
    placed: "Standing | None" = None

    @property
    def growth(self) -> "ReportedGrowth | None":
        """The growth a source prints."""
        return self.printed.growth if self.printed is not None else None


def headline(dataset: "Dataset", area: "Area | None") -> "list[Indicator]":
    """The indicators that stand for a dataset: those it says, else those with most figures."""
    if dataset.headline:
        return list(dataset.headline)
    counted = [
        (dataset.figures.coverage(each).figures, -place, each)
        for place, each in enumerate(dataset.indicators)
        if each.kind != "fact"
    ]
    if area is not None:
        found = dataset.figures.select((each[2] for each in counted), [area])
        having = {each.indicator.id for each in found}
        counted = [each for each in counted if each[2].id in having]
    return [each for _, _, each in sorted(counted, key=lambda each: each[:2], reverse=True)[:MOST]]


def glimpses(
    dataset: "Dataset",
    indicators: "Sequence[Indicator]",
    area: "Area",
    period: "Period | None" = None,
    *,
    growths: bool = False,
) -> Iterator[Glimpse]:
    """The figure that stands for each series of an area; series without one are left out.

    Args:
        period: the period that is asked for; none means the latest of each series, a whole
            year where there is one that is as recent.
        growths: also figures that state a growth and no value.
    """
    tables = Tables(dataset)
    for series in dataset.figures.select(indicators, [area]):
        changes = {each.period: change for each, change in year_on_year(dataset, series)}
        figure = figure_for(series, period, growths=growths)
        if figure is None:
            continue
        standings = trajectory(dataset, series, tables.of(series))
        here = [each for each in standings if each.period == figure.period]
        earlier = [
            each
            for each in standings
            if each.period.order < figure.period.order and each.place is not None
        ]
        printed = printing(series.vintages(figure.period))
        yield Glimpse(
            series,
            figure,
            printed,
            changes.get(figure.period),
            here[0] if here else None,
            earlier[-1] if earlier else None,
        )


class Example(Record):
    """A series that a reader may ask for, and periods in which there is an answer.

    Attributes:
        years: the years that have a figure, in order.
        ranked: the last period in which its areas can be ranked.
    """

    indicator: "Indicator"
    years: tuple[int, ...]
    ranked: "Period | None"


def example_of(
    dataset: "Dataset", indicators: "Sequence[Indicator]", area: "Area"
) -> Example | None:
    """The first series of an area, with what can be asked of it; none where there is none."""
    series = next(iter(dataset.figures.select(indicators, [area])), None)
    if series is None:
        return None
    years = [
        each.period.year for each in series.current if each.stated and each.period.frequency == "A"
    ]
    tables = Tables(dataset).of(series)
    ranked = max(tables, key=lambda period: period.order, default=None)
    return Example(series.indicator, tuple(years), ranked)


def figure_for(
    series: "Series", period: "Period | None" = None, *, growths: bool = False
) -> "Figure | None":
    """The figure that stands for a series: that of a period, else the latest one."""
    stated = [
        each for each in series.current if each.stated or (growths and each.growth is not None)
    ]
    if period is not None:
        return next((each for each in stated if each.period == period), None)
    if not stated:
        return None
    last = stated[-1]
    years = [each for each in stated if each.period.frequency == "A"]
    return years[-1] if years and years[-1].period.year >= last.period.year else last
