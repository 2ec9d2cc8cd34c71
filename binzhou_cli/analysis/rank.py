"""Ranks: the league tables of an indicator, by period.

A rank is computed only among areas on one boundary, from the figures of one source. A member
without a sound figure is left out and named; what that does to a place: ``places``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.change import definition_of, half_width
from binzhou_cli.analysis.places import Score, entries_of
from binzhou_cli.analysis.scale import decimals_of, value_in
from binzhou_cli.analysis.standing import Entry, League, LeftOut, Reported, Standing
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL, UNSOUND

if TYPE_CHECKING:
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure, Indicator, Source

Measure = Callable[["Figure"], Score | Caveat]


def boundary_year(source: "Source", period: "Period") -> int:
    """The year on whose boundaries the figures of a source stand."""
    return source.boundary.year if source.boundary is not None else period.year


def leagues(
    dataset: "Dataset",
    indicator: "Indicator",
    scope: "Area",
    periods: "Iterable[Period] | None" = None,
    by: str = "value",
    as_of: str | None = None,
    *,
    however_few: bool = False,
) -> dict["Period", League]:
    """The league tables of an indicator, by period in order of time.

    Of several sources the one that covers the most members is ranked, then the one published
    last. A period in which no more than half of the members have a sound figure has no table.

    Args:
        periods: the periods that are wanted; none means all.
        by: ``value``, ``growth`` (computed, unrounded) or ``reported-growth``.
        however_few: also what too few members have: to say why there is no rank.
    """
    if indicator.kind == "fact":
        return {}
    wanted = None if periods is None else set(periods)
    areas = [each for each in dataset.areas if each.parent == scope.code]
    within = tuple(wanted or ()) if by == "value" else ()
    series = list(dataset.figures.select([indicator], areas, as_of=as_of, within=within))
    measure = _measure(dataset, series, by)
    panels: dict[Period, dict[Source, dict[str, Figure]]] = {}
    printed: dict[tuple[str, Period], list[Figure]] = {}
    for found in series:
        for each in found.figures():
            if wanted is None or each.period in wanted:
                panels.setdefault(each.period, {}).setdefault(each.source, {})[each.area.code] = (
                    each
                )
                printed.setdefault((each.area.code, each.period), []).append(each)
    tables: dict[Period, League] = {}
    for period in sorted(panels, key=lambda each: each.order):
        candidates = [
            _league(dataset, indicator, scope, period, source, panel, printed, measure, by)
            for source, panel in panels[period].items()
            if len(panel) > 1
        ]
        if not however_few:
            candidates = [each for each in candidates if 2 * len(each.entries) > len(each.members)]
        if candidates:
            tables[period] = max(
                candidates, key=lambda each: (len(each.entries), each.source.published)
            )
    return tables


class Tables:
    """The league tables of one question, each made once.

    Args:
        ranked: whether ranks are wanted at all: of what was known by a date there are none.
    """

    def __init__(self, dataset: "Dataset", by: str = "value", *, ranked: bool = True) -> None:
        self._dataset = dataset
        self._by = by
        self._ranked = ranked
        self._made: dict[tuple[str, str], dict[Period, League]] = {}

    def of(self, series: "Series") -> "Mapping[Period, League]":
        """The tables of an indicator among the parts of the scope of an area."""
        scope = self._dataset.scope_of(series.area)
        if not self._ranked or scope is None or series.indicator.kind in ("rank", "fact"):
            return {}
        key = (series.indicator.id, scope.code)
        if key not in self._made:
            self._made[key] = leagues(self._dataset, series.indicator, scope, by=self._by)
        return self._made[key]


def _measure(dataset: "Dataset", series: "Sequence[Series]", by: str) -> Measure:
    """What is ranked of a figure, or why there is nothing."""
    if by == "value":
        return _value
    if by == "reported-growth":
        return _printed_growth
    from binzhou_cli.analysis.growth import year_on_year

    growth: dict[tuple[str, Period, Source], Score | Caveat] = {}
    for found in series:
        for figure, change in year_on_year(dataset, found):
            if change is not None:
                growth[figure.area.code, figure.period, figure.source] = _growth(figure, change)
    nothing = caveat("no-growth")
    return lambda figure: growth.get((figure.area.code, figure.period, figure.source), nothing)


def _value(figure: "Figure") -> Score | Caveat:
    value = value_in(figure, figure.indicator.unit)
    return Score(value) if value is not None else caveat("no-value")


def _growth(figure: "Figure", change: "Change") -> Score | Caveat:
    """Computed growth over one year, unrounded, with what its digits leave open."""
    if change.refused is not None:
        return change.refused
    if change.exact is None or change.before is None or change.years != 1:
        return caveat("no-growth")
    before = change.before
    if DOUBTFUL & {*before.status}:
        return caveat("doubtful-base", period=before.period, reason=before.note)
    decimals = decimals_of(change.amount) if change.amount is not None else 0
    half = half_width(change, figure)
    if half and change.measure == "percent":  # no more decimals than the width in which it lies
        decimals = min(decimals, max(-half.adjusted() - 1, 0))
    return Score(change.exact, half, decimals, change.marks)


def _printed_growth(figure: "Figure") -> Score | Caveat:
    """Reported growth, where it is what the source says: not one at current prices."""
    growth = figure.growth
    if growth is None:
        return caveat("no-growth")
    if growth.qualifier in BOUNDS:
        return caveat("bound")
    practice = figure.indicator.growth_basis
    if practice == "constant-prices" and growth.basis == "current-prices":
        return caveat("nominal-rate", period=figure.period)
    decimals = decimals_of(growth.percent)
    return Score(growth.percent, Decimal(5).scaleb(-decimals - 1), decimals)


def _league(
    dataset: "Dataset",
    indicator: "Indicator",
    scope: "Area",
    period: "Period",
    source: "Source",
    panel: Mapping[str, "Figure"],
    printed: "Mapping[tuple[str, Period], list[Figure]]",
    measure: Measure,
    by: str,
) -> League:
    members = dataset.members_of(scope, boundary_year(source, period))
    sound: list[tuple[Area, Score, Figure]] = []
    left_out: list[LeftOut] = []
    for area in members:
        figure = panel.get(area.code)
        known = tuple(printed.get((area.code, period), ())) if by == "value" else ()
        if figure is None:
            left_out.append(LeftOut(area, caveat("no-value"), known))
            continue
        score = _unsound(figure) or measure(figure)
        if isinstance(score, Score):
            sound.append((area, score, figure))
        else:
            left_out.append(LeftOut(area, score, known))
    lowest = by == "value" and (indicator.better == "lower" or indicator.kind == "rank")
    entries = entries_of(sound, left_out, lowest_first=lowest)
    decimals = None
    if by == "growth" and sound:
        decimals = min(score.decimals for _, score, _ in sound)
    return League(
        indicator, period, scope, tuple(entries), tuple(left_out), tuple(members), source,
        _minority([entry.figure for entry in entries]), by, decimals,
        {entry.area.code: entry for entry in entries},
    )  # fmt: skip


def _minority(figures: "Sequence[Figure]") -> tuple["Area", ...]:
    """The areas whose figures stand on another definition, where not all do."""
    other = [each for each in figures if definition_of(each) is not None]
    if not other or len({definition_of(each) for each in figures}) == 1:
        return ()
    return tuple(each.area for each in other)


def _unsound(figure: "Figure") -> Caveat | None:
    if DOUBTFUL & set(figure.status):
        return caveat("doubtful", period=figure.period, reason=figure.note)
    if UNSOUND & set(figure.status):
        return caveat("unsound", period=figure.period, status=min(UNSOUND & set(figure.status)))
    if figure.qualifier in BOUNDS:
        return caveat("bound")
    if figure.unranked:
        return caveat("unranked", reason=figure.note)
    return None


__all__ = ["Entry", "League", "LeftOut", "Reported", "Standing", "Tables", "leagues"]
