"""Ranks as charts: places through time, and a league table as bars."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import value_in
from binzhou_cli.charts.chart import Chart, Panel, Point, Span, Trace, years
from binzhou_cli.charts.legible import in_units, legible_units
from binzhou_cli.charts.rules import Rules, UnitOf, edge, mark_of, position, said_value
from binzhou_cli.language import ordinal
from binzhou_cli.model.vocabulary import APPROXIMATE, LOWER_BOUNDS, UPPER_BOUNDS
from binzhou_cli.report.words import place_text

if TYPE_CHECKING:
    from binzhou_cli.analysis.standing import League, Standing
    from binzhou_cli.language import Texts
    from binzhou_cli.model.records import Area


def bump(
    title: Any,
    subtitle: Any,
    trails: "Sequence[tuple[Area, Sequence[Standing]]]",
    own: "Area | None",
    texts: "Texts",
) -> Chart | None:
    """Ranks through time, an area a trace.

    Args:
        own: the area that stands out.

    Returns:
        none where there is not one place to show.
    """
    rules = Rules(texts)
    standings = [each for _, own_standings in trails for each in own_standings]
    banded = len(trails) > MOST_GROWTH_LINES and any(each.by != "value" for each in standings)
    chosen = [each for each in trails if not banded or each[0] == own]
    traces, band = [], []
    for area, held in chosen:
        points = _points(held, rules, texts)
        if banded:
            band += _band(held)
        if points:
            mine = own is not None and area.code == own.code
            traces.append(Trace(area.name.of(texts.language), tuple(points), mine))
    if not traces:
        return None
    first, last = years(point for trace in traces for point in trace.points)
    band = [each for each in band if first <= each.x <= last]
    panel = Panel(
        tuple(traces),
        unit=texts("chart.place"),
        rules=rules.rules(),
        places=True,
        band=tuple(band),
    )
    notes = [texts("chart.band")] if band else []
    notes += _unknown([each for _, held in chosen for each in held], texts)
    return Chart("bump", texts.said(title), [panel], subtitle=texts.said(subtitle), notes=notes)


MOST_GROWTH_LINES = 6
"""Lines of ranks of growth, which cross each other every year; more are one line and a band."""


def _band(standings: "Sequence[Standing]") -> list[Span]:
    """The middle half of the places: between the first and the last quarter, year by year."""
    found, run = [], 0
    for each in standings:
        run += bool(each.parted)
        if each.league is not None:
            quarter = Decimal(len(each.league.members) - 1) / 4
            found.append(Span(position(each.period), 1 + quarter, 1 + 3 * quarter, run))
    return found


def _unknown(standings: "Sequence[Standing]", texts: "Texts") -> list[str]:
    """From which place on places are not known, year by year."""
    leagues = {each.period: each.league for each in standings if each.league is not None}
    found = []
    for period, league in sorted(leagues.items(), key=lambda each: each[0].order):
        uncertain = [each.low for each in league.entries if each.low != each.high]
        if not uncertain or not league.left_out:
            continue
        names = [
            texts("aside", text=each.area.name, aside=texts(f"short.{each.why.code}"))
            for each in league.left_out
        ]
        first = min(uncertain)
        key = "chart.places_unknown" if first > 1 else "chart.no_places"
        place = ordinal(first, texts.language)
        found.append(texts(key, period=period, place=place, areas=texts.join(names)))
    return found


def _points(standings: "Sequence[Standing]", rules: Rules, texts: "Texts") -> list[Point]:
    points: list[Point] = []
    last: Standing | None = None
    run = 0
    for each in standings:
        loose = False
        if last is not None:
            for why in each.parted:
                rules.add(edge(last.period, each.period), why)
            loose = not each.parted and _next(last, each) and each.moved is None
            if each.parted or not _next(last, each) or loose:
                run += 1
        last = each
        if each.place is None:
            continue
        said = ordinal(each.place, texts.language)
        if each.entry is not None and each.league is not None:
            said = place_text(each.league, each.entry, texts)
        source = each.sources[0].title.of(texts.language) if each.sources else ""
        points.append(
            Point(
                each.period.text, position(each.period), Decimal(each.place),
                _mark(each), run, loose, said, source,
            )
        )  # fmt: skip
    return points


def _next(earlier: "Standing", later: "Standing") -> bool:
    """Whether two places follow each other without a gap."""
    between = later.period.start - earlier.period.start
    return (
        between == later.period.months == earlier.period.months
        and earlier.place is not None
        and later.place is not None
    )


def _mark(each: "Standing") -> str:
    if each.entry is not None and each.league is not None:
        return "value"
    qualifier = each.reported[0].qualifier
    if qualifier in LOWER_BOUNDS | UPPER_BOUNDS:
        return "lower" if qualifier in LOWER_BOUNDS else "upper"
    return "about" if qualifier in APPROXIMATE else "value"


def league_bars(
    title: Any,
    league: "League",
    own: "Iterable[Area]",
    unit_of: UnitOf,
    texts: "Texts",
    *,
    told: bool = False,
) -> Chart:
    """A league table as bars, the first place on top.

    Args:
        own: the areas that stand out.
        told: whether the unit is asked for.
    """
    chosen = {each.code for each in own}
    figures = (each.figure for each in league.entries)
    larger = legible_units(figures, texts.language) if not told else {}
    shown = in_units(larger, unit_of)(league.indicator)
    source = league.source.title.of(texts.language)
    traces = []
    for entry in league.entries:
        value, mark, qualifier = entry.value, "value", "exact"
        if league.by == "value":
            value = value_in(entry.figure, shown) or value
            mark, qualifier = mark_of(entry.figure), entry.figure.qualifier
        else:
            value = round(value, 1)
        point = Point(
            league.period.text, position(league.period), value, mark,
            said=said_value(value, qualifier, ""), source=source,
        )  # fmt: skip
        name = entry.area.name.of(texts.language)
        place = ordinal(entry.low, texts.language) if entry.low == entry.high else ""
        traces.append(Trace(name, (point,), entry.area.code in chosen, place=place))
    unit = shown.label.of(texts.language) if league.by == "value" else "%"
    return Chart("bars", texts.said(title), [Panel(tuple(traces), unit=unit)], subtitle=unit)
