"""What is drawn of a place: the course of a series, its line among others, a strip of dots."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.plotted import Plotted, plotted
from binzhou_cli.charts.lines import Lines
from binzhou_cli.charts.ranks import league_bars

if TYPE_CHECKING:
    from binzhou_cli.analysis.portrait import Told
    from binzhou_cli.charts.chart import Chart
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area

Draw = Callable[[Any, Any], "Chart | None"]


def course(dataset: "Dataset", told: "Told") -> Draw:
    """The whole years of one series."""
    return _lines(dataset, told, [told.series], None)


def among(dataset: "Dataset", told: "Told", peers: "Sequence[Area]") -> Draw:
    """The whole years of a series, with those of other areas behind it."""
    others = list(dataset.figures.select([told.indicator], peers))
    return _lines(dataset, told, [told.series, *others], told.series.area)


def _lines(
    dataset: "Dataset", told: "Told", series: "Sequence[Series]", own: "Area | None"
) -> Draw:
    def draw(texts: Any, unit_of: Any) -> "Chart | None":
        points: list[Plotted] = []
        for each in series:
            points += plotted(dataset, each, _annual)
        lines = Lines(dataset, points, own=own, base=None, log=False, unit_of=unit_of, texts=texts)
        return lines.chart(told.indicator.name, told.series.area.name)

    return draw


def _annual(period: "Period") -> bool:
    return period.frequency == "A"


def strip(told: "Told") -> Draw:
    """The members of the league of the latest place."""

    def draw(texts: Any, unit_of: Any) -> "Chart | None":
        placed = told.placed
        if placed is None or placed.league is None:
            return None
        league, own = placed.league, [placed.area]
        return league_bars(told.indicator.name, league, own, unit_of, texts, told=True)

    return draw
