"""The figures of ``plot``: each with the run of figures that a line may join."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat
from binzhou_cli.analysis.growth import index_numbers
from binzhou_cli.analysis.runs import runs
from binzhou_cli.analysis.scale import value_in
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Figure, Unit


class Plotted(Record):
    """A figure to be drawn.

    Attributes:
        run: figures of one run are joined by a line, and no others.
        number: the index number, where one is asked for.
        refused: why there is no index number.
        marks: how the index number must be read.
    """

    series: "Series"
    figure: "Figure"
    run: int
    number: Decimal | None = None
    refused: Caveat | None = None
    marks: tuple[Caveat, ...] = ()

    def value_in(self, unit: "Unit") -> Decimal | None:
        """The figure in a unit."""
        return value_in(self.figure, unit)


def plotted(
    dataset: "Dataset",
    series: "Series",
    wanted: "Callable[[Period], bool]",
    base: "Figure | None" = None,
) -> Iterator[Plotted]:
    """The figures of a series that have a value, in order of time.

    Args:
        base: the figure that is 100, where index numbers are asked for.
    """
    valued = [each for each in series.current if each.value is not None and wanted(each.period)]
    numbers = {}
    if base is not None:
        numbers = {each.figure.period: each for each in index_numbers(dataset, series, base)}
    for figure, run in runs(dataset, series, valued):
        number = numbers.get(figure.period)
        if number is None:
            yield Plotted(series, figure, run)
        else:
            yield Plotted(series, figure, run, number.value, number.refused, number.marks)
