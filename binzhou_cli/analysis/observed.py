"""What ``show`` and ``growth`` know of a figure: its growth, rank, other sources and breaks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from binzhou_cli.analysis.breaks import Crossing, breaks_of, parts
from binzhou_cli.analysis.caveats import Caveat
from binzhou_cli.analysis.change import Change
from binzhou_cli.analysis.growth import Implied, implied_before, year_on_year
from binzhou_cli.analysis.runs import segments
from binzhou_cli.analysis.standing import League, Reported, Standing
from binzhou_cli.analysis.trajectory import trajectory
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Series
from binzhou_cli.model.period import Period, parse_period
from binzhou_cli.model.records import NO_TEXT, Figure, ReportedGrowth, Source
from binzhou_cli.model.vocabulary import DOUBTFUL
from binzhou_cli.record import Record


class Observed(Record):
    """A figure with all that is known of it.

    Attributes:
        figure: the figure itself.
        current: the current figure of its period; another one than ``figure`` where this is
            an older vintage.
        others: what other sources print of the period.
        printed: the figure whose source prints the growth: itself where it does.
        change: computed growth.
        standing: its rank, computed and printed; none of an older vintage or a derived value.
        breaks: those between it and the row above.
        opening: whether nothing of its series stands above it.
        segment: the stretch between breaks in which it lies, from 0.
        derived: the formula, where the value is derived and printed nowhere.
        nothing_implied: why nothing follows from it for the year before.
    """

    series: Series
    figure: Figure
    current: Figure
    others: tuple[Figure, ...] = ()
    printed: Figure | None = None
    change: Change | None = None
    standing: Standing | None = None
    breaks: tuple[Crossing, ...] = ()
    opening: bool = False
    segment: int = 0
    derived: str = ""
    nothing_implied: Caveat | None = None

    @property
    def growth(self) -> ReportedGrowth | None:
        """The growth a source prints."""
        return self.printed.growth if self.printed is not None else None

    @property
    def growth_source(self) -> Source | None:
        """Who prints the growth."""
        return self.printed.source if self.printed is not None else None

    @property
    def vintage(self) -> bool:
        """Whether this is not the current figure of its period."""
        return self.figure is not self.current

    @property
    def current_row(self) -> bool:
        """Whether it is the current, printed figure of its period."""
        return self.figure is self.current and not self.derived

    @property
    def reported(self) -> tuple[Reported, ...]:
        """The ranks that sources print."""
        return self.standing.reported if self.standing is not None else ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Whose figures stand in its row, those of the value first."""
        found = [self.figure.source]
        if self.growth_source is not None:
            found.append(self.growth_source)
        if not self.vintage:
            found += [each.source for each in self.others]
        return tuple(dict.fromkeys(found))


def observed(
    dataset: Dataset,
    series: Series,
    computed: Mapping[Period, League],
    wanted: Callable[[Period], bool],
    *,
    across_breaks: bool = False,
    vintages: bool = False,
    implied: bool = False,
) -> Iterator[Observed]:
    """The figures of a series in order of time.

    Where the current figure of a period has no printed growth and another source prints one,
    that is shown, with its own source: nothing is averaged, and both are named.

    Args:
        computed: the league tables of its scope.
        vintages: also the figures that are not current, each after the current one.
        implied: also say what each figure implies of the year before.
    """
    breaks = list(breaks_of(dataset, series.indicator, series.area, series.current))
    standings = {each.period: each for each in trajectory(dataset, series, computed)}
    stretches = segments(dataset, series, series.current)
    last: Figure | None = None
    for figure, change in year_on_year(dataset, series, across_breaks=across_breaks):
        period = figure.period
        if not wanted(period):
            continue
        others = series.others.get(period, ())
        follows = implied_before(series, figure) if implied else None
        if isinstance(follows, Implied):
            yield _derived(series, follows)
        yield Observed(
            series, figure, figure, others, printing((figure, *others)), change,
            standings.get(period),
            tuple(each for each in breaks if last is not None and parts(each, last.period, period)),
            last is None,
            stretches[period],
            nothing_implied=follows if isinstance(follows, Caveat) else None,
        )  # fmt: skip
        if vintages:
            for other in others:
                prints = other if other.growth is not None else None
                yield Observed(series, other, figure, (), prints, segment=stretches[period])
        last = figure


def _derived(series: Series, implied: Implied) -> Observed:
    """The value of the year before, as a figure that nobody prints."""
    figure = implied.figure._replace(
        period=parse_period(implied.period), value=implied.value, qualifier="about",
        status=("E",), growth=None, rank=None, preferred=False, quote="", locator="", note=NO_TEXT,
    )  # fmt: skip
    return Observed(series, figure, figure, derived=implied.formula)


def printing(figures: Iterable[Figure]) -> Figure | None:
    """The figure whose growth is shown: the current one, unless another prints a sounder one.

    Less sound are a doubtful figure, and a rate at current prices of an indicator whose growth
    is published at constant prices.
    """
    rates = [each for each in figures if each.growth is not None]
    return min(rates, key=_unsoundness, default=None)


def _unsoundness(figure: Figure) -> int:
    assert figure.growth is not None
    practice = figure.indicator.growth_basis
    nominal = practice == "constant-prices" and figure.growth.basis == "current-prices"
    return bool(DOUBTFUL & {*figure.status}) + nominal
