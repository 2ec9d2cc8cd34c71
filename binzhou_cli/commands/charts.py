"""How figures become a Chart: shared by ``plot``, ``rank`` and ``compare``."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Chart, Panel, Point, Rule, Span, Trace, middle
from binzhou_cli.model.vocabulary import APPROXIMATE, DOUBTFUL, LOWER_BOUNDS, UPPER_BOUNDS

if TYPE_CHECKING:
    from binzhou_cli.analysis.caveats import Caveat
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.compare import Comparison
    from binzhou_cli.analysis.rank import League, Standing
    from binzhou_cli.commands.options import Session
    from binzhou_cli.messages import Texts
    from binzhou_cli.model.dataset import Area, Dataset, Indicator, Observation, Unit
    from binzhou_cli.model.period import Period


def mark_of(observation: "Observation") -> str:
    """What the mark of an observation claims (``chart.MARKS``)."""
    if observation.qualifier in LOWER_BOUNDS:
        return "lower"
    if observation.qualifier in UPPER_BOUNDS:
        return "upper"
    if DOUBTFUL & {*observation.status}:
        return "doubtful"
    if "D" in observation.status:
        return "definition"
    return "about" if observation.qualifier in APPROXIMATE else "value"


def position(period: "Period") -> float:
    """Where a period stands on the axis of years."""
    return middle(period.start, period.months)


def edge(after: "Period", before: "Period") -> float:
    """Where a break stands on the axis of years: between the two periods."""
    return round((after.end + before.start) / 24 - 0.5, 4)


def said_value(value: Decimal, qualifier: str, unit: str) -> str:
    """A figure as a person reads it, with the digits of a table: ``> 1,000 billion yuan``."""
    from binzhou_cli.analysis.scale import decimals_of, rounded
    from binzhou_cli.commands.phrases import SIGNS
    from binzhou_cli.view.format import LEAST_DECIMALS, SIGNIFICANT

    decimals = max(SIGNIFICANT - 1 - value.adjusted(), LEAST_DECIMALS) if value else 0
    if decimals_of(value) > decimals:
        value = rounded(value, decimals)
    return f"{SIGNS.get(qualifier, '')}{value:,f} {unit}".rstrip()


def said_change(change: "Change", indicator: "Indicator", texts: "Texts") -> str:
    """A change in words, or why there is none."""
    from binzhou_cli.commands.phrases import reason, spoken_change

    if change.refused is not None:
        return texts("chart.no_change", reason=reason(change.refused, texts))
    said = spoken_change(change, indicator, texts).text
    return texts("chart.change", change=said) if said else ""


class Rules:
    """The breaks of a panel: each place once, with all that is said of it."""

    def __init__(self, texts: "Texts") -> None:
        self._texts = texts
        self._reasons: dict[float, dict[str, dict[str, None]]] = {}

    def add(self, x: float, reason: str, name: str = "") -> None:
        """A break with its reason; ``name`` says whose it is, where it is not that of all."""
        names = self._reasons.setdefault(x, {}).setdefault(reason, {})
        if name:
            names[name] = None

    def rules(self, names: Iterable[str] = ()) -> tuple[Rule, ...]:
        """The breaks in order.

        Args:
            names: those of all traces; a break that all of them have needs no name.
        """
        everyone = set(names)
        return tuple(
            Rule(x, self._said(reasons, everyone)) for x, reasons in sorted(self._reasons.items())
        )

    def _said(self, reasons: dict[str, dict[str, None]], everyone: set[str]) -> str:
        texts = self._texts
        return texts("semicolon").join(
            f"{texts.join(list(names))}{texts('colon')}{reason}"
            if names and set(names) != everyone
            else reason
            for reason, names in reasons.items()
        )


def bump(
    session: "Session",
    indicator: "Indicator",
    title: str,
    trails: "Iterable[tuple[Area, list[Standing]]]",
    own: str,
    basis: str,
    *,
    by_value: bool = True,
) -> Chart | None:
    """Ranks through time, an area a trace; a place that is not certain is left out.

    Args:
        own: code of the area that stands out.
        basis: whether the ranks are computed or reported, in words.
        by_value: whether figures are ranked, and not their growth.

    Returns:
        none where there is not one place to show.
    """
    from binzhou_cli.analysis.rank import parting

    texts, dataset = session.texts, session.dataset
    rules, unknown = Rules(texts), Unknown(session, indicator, by_value)
    chosen = list(trails)
    banded = not by_value and len(chosen) > MOST_GROWTH_LINES
    if banded:
        chosen = [each for each in chosen if each[0].code == own]
    traces, band = [], []
    for area, standings in chosen:
        points: list[Point] = []
        last: Standing | None = None
        run, part, loose = 0, 0, False
        for each in standings:
            certain = unknown.certain(each)
            if last is not None:
                parted = parting(dataset, indicator, area, last, each)
                near = certain and unknown.certain(last) and _next(last, each)
                loose = not parted and near and not _follows(last, each)
                for why in parted:
                    rules.add(edge(last.period, each.period), why.of(texts.language))
                if parted or not near or loose:
                    run += 1
                part += bool(parted)
            last = each
            if banded and each.league is not None:
                band.append(_middle_half(each.league, part))
            if certain:
                points.append(_standing_point(session, each, run, loose))
        if points:
            traces.append(Trace(area.name.of(texts.language), tuple(points), area.code == own))
    if not traces:
        return None
    panel = Panel(
        tuple(traces),
        unit=texts("chart.place"),
        rules=rules.rules(),
        places=True,
        band=tuple(band),
    )
    notes = [texts("chart.band")] if band else []
    return Chart("bump", title, [panel], subtitle=basis, notes=notes + unknown.sentences())


MOST_GROWTH_LINES = 6
"""Lines of ranks of growth, which cross each other every year; more are one line and a band."""


def _middle_half(league: "League", run: int) -> Span:
    """Between the first and the last quarter of the places."""
    quarter = Decimal(league.members - 1) / 4
    return Span(position(league.period), 1 + quarter, 1 + 3 * quarter, run)


class Unknown:
    """The places that are not known because members are missing, and what is said of them."""

    def __init__(self, session: "Session", indicator: "Indicator", by_value: bool) -> None:
        self._session = session
        self._indicator = indicator
        self._by_value = by_value
        self._from: dict[Period, int | None] = {}
        self._leagues: dict[Period, League] = {}

    def certain(self, standing: "Standing") -> bool:
        """Whether a standing has a place that no missing member could move."""
        if standing.place is None:
            return False
        if standing.entry is None or standing.league is None:
            return True
        first = self._first(standing.league)
        return first is None or standing.place < first

    def _first(self, league: "League") -> int | None:
        from binzhou_cli.charts.places import unknown_from

        if league.period not in self._from:
            self._leagues[league.period] = league
            self._from[league.period] = unknown_from(
                self._session.dataset, self._indicator, league, by_value=self._by_value
            )
        return self._from[league.period]

    def sentences(self) -> list[str]:
        """From which place on places are not known, year by year."""
        from binzhou_cli.messages import ordinal

        texts = self._session.texts
        found = []
        for period, first in sorted(self._from.items(), key=lambda each: each[0].order):
            if first is None:
                continue
            names = [
                texts("aside", text=area.name, aside=texts(f"short.{why.code}"))
                for area, why in self._leagues[period].left_out
            ]
            key = "chart.places_unknown" if first > 1 else "chart.no_places"
            place = ordinal(first, texts.language)
            found.append(texts(key, period=period, place=place, areas=texts.join(names)))
        return found


def _standing_point(session: "Session", each: "Standing", run: int, loose: bool) -> Point:
    from binzhou_cli.commands.phrases import place_text
    from binzhou_cli.messages import ordinal

    assert each.place is not None
    said = ordinal(each.place, session.language)
    if each.entry is not None and each.league is not None:
        said = place_text(each.league, each.place, session.texts)
    source = _standing_source(session.dataset, each)
    x, place, mark = position(each.period), Decimal(each.place), _rank_mark(each)
    return Point(each.period.text, x, place, mark, run, loose, said, source)


def _next(earlier: "Standing", later: "Standing") -> bool:
    """Whether two places follow each other without a gap."""
    between = later.period.start - earlier.period.start
    return (
        between == later.period.months == earlier.period.months
        and earlier.place is not None
        and later.place is not None
    )


def _follows(earlier: "Standing", later: "Standing") -> bool:
    """Whether two places are among the same members."""
    return _ranked(earlier) == _ranked(later)


def _ranked(each: "Standing") -> frozenset[str] | None:
    if each.league is None or each.entry is None:
        return None
    return frozenset(entry.area.code for entry in each.league.entries)


def _rank_mark(each: "Standing") -> str:
    if each.entry is not None and each.league is not None:
        return "partial" if each.league.left_out else "value"
    qualifier = each.reported[0].qualifier
    if qualifier in LOWER_BOUNDS | UPPER_BOUNDS:
        return "lower" if qualifier in LOWER_BOUNDS else "upper"
    return "about" if qualifier in APPROXIMATE else "value"


def _standing_source(dataset: "Dataset", each: "Standing") -> str:
    if each.entry is not None and each.league is not None:
        return each.league.source.title
    return dataset.sources_by_id[each.reported[0].source].title


def league_bars(
    session: "Session",
    title: str,
    league: "League",
    indicator: "Indicator",
    own: "Iterable[str]",
    by: str,
) -> Chart:
    """A league table as bars, the first place on top.

    Args:
        own: codes of the areas that stand out.
        by: what is ranked: ``value``, or a growth in per cent.
    """
    from binzhou_cli.analysis.scale import value_in
    from binzhou_cli.messages import ordinal

    texts, chosen = session.texts, set(own)
    shown = _unit(session, indicator)
    traces = []
    for entry in league.entries:
        value, mark, qualifier = entry.value, "value", "exact"
        if by == "value":
            value = value_in(session.dataset, indicator, entry.observation, shown) or value
            mark, qualifier = mark_of(entry.observation), entry.observation.qualifier
        point = Point(
            league.period.text,
            position(league.period),
            value,
            mark,
            said=said_value(value, qualifier, ""),
            source=league.source.title,
        )
        name = entry.area.name.of(texts.language)
        place = ordinal(entry.place, texts.language)
        traces.append(Trace(name, (point,), entry.area.code in chosen, place=place))
    unit = shown.label.of(texts.language) if by == "value" else "%"
    return Chart("bars", title, [Panel(tuple(traces), unit=unit)], subtitle=unit)


def slope(
    session: "Session", title: str, found: "Iterable[Comparison]", aside: str
) -> Chart | None:
    """Indicators between two periods, a panel each; no line where they may not be compared."""
    texts = session.texts
    panels: dict[str, list[Comparison]] = {}
    for each in found:
        if each.complete and each.series.indicator.kind != "fact":
            panels.setdefault(each.series.indicator.id, []).append(each)
    built = []
    for members in panels.values():
        indicator = members[0].series.indicator
        rules = Rules(texts)
        traces = [_slope_trace(session, each, rules) for each in members]
        places = indicator.kind == "rank"
        unit = "" if places else _short_unit(_unit(session, indicator), texts)
        in_points = indicator.kind in ("share", "rate")
        name = indicator.name.of(texts.language)
        parted = rules.rules(each.name for each in traces)
        built.append(Panel(tuple(traces), name, unit, parted, places, in_points))
    levels = any(not each.places and not each.in_points for each in built)
    points = any(each.in_points for each in built)
    key = (
        "chart.slope_both"
        if levels and points
        else "chart.slope_points"
        if points
        else "chart.slope"
    )
    notes = [texts(key)] if len(built) > 1 else []
    return Chart("slope", title, built, aside=aside, notes=notes) if built else None


def _unit(session: "Session", indicator: "Indicator") -> "Unit":
    from binzhou_cli.commands.phrases import shown_unit

    return shown_unit(session, indicator)


def _short_unit(unit: "Unit", texts: "Texts") -> str:
    """A unit in a title: per cent has a sign."""
    return "%" if unit.symbol == "%" else unit.label.of(texts.language)


def _slope_trace(session: "Session", each: "Comparison", rules: Rules) -> Trace:
    """The figures of all periods; a line joins those that may be compared with the one before."""
    from binzhou_cli.analysis.change import change
    from binzhou_cli.commands.phrases import reason

    found, area, moved = each.series, each.series.area, each.change
    name = area.name.of(session.language)
    across = moved is not None and any(mark.code == "across" for mark in moved.marks)
    present = [one for one in each.observations if one is not None]
    points: list[Point] = []
    last: Observation | None = None
    run = 0
    for one in sorted(present, key=lambda one: one.period.order):
        if last is not None:
            step = change(found, last, one, across_breaks=across, from_bounds=True)
            if step.refused is not None and step.refused.code not in ("zero", "range"):
                run += 1
            if step.refused is not None and step.refused.code in PARTING:
                rules.add(
                    _between(step.refused, last, one), reason(step.refused, session.texts), name
                )
        points.append(_slope_point(session, each, one, run))
        last = one
    own = area.code == session.dataset.default_area
    said = said_change(moved, found.indicator, session.texts) if moved is not None else ""
    return Trace(name, tuple(points), own, said)


PARTING = ("break", "definition", "unlike", "bound")
"""Why two figures may not be joined, where that is worth a rule."""


def _between(why: "Caveat", earlier: "Observation", later: "Observation") -> float:
    """Where a rule stands: at the break, or in the middle between two figures."""
    if why.code == "break":
        return edge(why.params["after"], why.params["before"])
    return (position(earlier.period) + position(later.period)) / 2


def _slope_point(
    session: "Session", each: "Comparison", observation: "Observation", run: int
) -> Point:
    from binzhou_cli.analysis.scale import value_in
    from binzhou_cli.messages import ordinal

    indicator = each.series.indicator
    if indicator.kind == "rank" and observation.value is not None:
        value = observation.value
        said = ordinal(int(value), session.language)
    else:
        shown = value_in(session.dataset, indicator, observation, _unit(session, indicator))
        value = shown if shown is not None else Decimal(0)
        said = said_value(value, observation.qualifier, "")
    source = session.dataset.sources_by_id[observation.source].title
    x, mark = position(observation.period), mark_of(observation)
    return Point(observation.period.text, x, value, mark, run, said=said, source=source)
