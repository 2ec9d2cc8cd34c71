"""Indicators between periods as a chart: a panel each, no line where they may not be compared."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.change import change
from binzhou_cli.analysis.scale import value_in
from binzhou_cli.charts.chart import Chart, Panel, Point, Trace
from binzhou_cli.charts.legible import in_units, legible_units
from binzhou_cli.charts.rules import Rules, UnitOf, edge, mark_of, position, said_change, said_value
from binzhou_cli.language import ordinal
from binzhou_cli.report.words import reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.caveats import Caveat
    from binzhou_cli.analysis.compare import Comparison
    from binzhou_cli.language import Texts
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Figure, Unit

PARTING = frozenset({"break", "definition", "unlike", "bound"})


def slope(
    dataset: "Dataset",
    title: Any,
    aside: Any,
    found: "Iterable[Comparison]",
    own: "Area | None",
    unit_of: UnitOf,
    texts: "Texts",
) -> Chart | None:
    """Comparisons as a chart; none where there is nothing to draw."""
    panels: dict[str, list[Comparison]] = {}
    found = list(found)
    figures = (one for each in found for one in each.figures if one is not None)
    unit_of = in_units(legible_units(figures, texts.language), unit_of)
    for each in found:
        if each.complete and each.series.indicator.kind != "fact":
            panels.setdefault(each.series.indicator.id, []).append(each)
    built = []
    for members in panels.values():
        indicator = members[0].series.indicator
        rules = Rules(texts)
        traces = [_trace(dataset, each, own, unit_of, rules, texts) for each in members]
        places = indicator.kind == "rank"
        unit = "" if places else _short_unit(unit_of(indicator), texts)
        in_points = indicator.kind in ("share", "rate")
        name = indicator.name.of(texts.language)
        parted = rules.rules(each.name for each in traces)
        built.append(Panel(tuple(traces), name, unit, parted, places, in_points))
    notes = [texts(_scale_note(built))] if len(built) > 1 else []
    if not built:
        return None
    return Chart("slope", texts.said(title), built, aside=texts.said(aside), notes=notes)


def _short_unit(unit: "Unit", texts: "Texts") -> str:
    """A unit in a title: per cent has a sign."""
    return "%" if unit.symbol == "%" else unit.label.of(texts.language)


def _scale_note(panels: "list[Panel]") -> str:
    """What equal slopes are: percentages of levels, points of shares and rates."""
    levels = any(not each.places and not each.in_points for each in panels)
    if not any(each.in_points for each in panels):
        return "chart.slope"
    return "chart.slope_both" if levels else "chart.slope_points"


def _trace(
    dataset: "Dataset",
    each: "Comparison",
    own: "Area | None",
    unit_of: UnitOf,
    rules: Rules,
    texts: "Texts",
) -> Trace:
    """The figures of all periods; a line joins those that may be compared with the one before."""
    area, moved = each.series.area, each.change
    name = area.name.of(texts.language)
    across = moved is not None and any(mark.code == "across-break" for mark in moved.marks)
    points: list[Point] = []
    last: Figure | None = None
    run = 0
    for one in each.figures:
        if one is None:
            continue
        if last is not None:
            step = change(dataset, each.series, last, one, across_breaks=across, from_bounds=True)
            if step.refused is not None and step.refused.code not in ("zero", "range"):
                run += 1
            if step.refused is not None and step.refused.code in PARTING:
                rules.add(_between(step.refused, last, one), reason(step.refused), name)
        points.append(_point(one, run, unit_of, texts))
        last = one
    said = said_change(moved, texts) if moved is not None else ""
    return Trace(name, tuple(points), own is not None and area.code == own.code, said)


def _between(why: "Caveat", earlier: "Figure", later: "Figure") -> float:
    """Where a rule stands: at the break, or in the middle between two figures."""
    if why.code == "break":
        return edge(why.params["after"], why.params["before"])
    return (position(earlier.period) + position(later.period)) / 2


def _point(figure: "Figure", run: int, unit_of: UnitOf, texts: "Texts") -> Point:
    indicator = figure.indicator
    if indicator.kind == "rank" and figure.value is not None:
        value = figure.value
        said = ordinal(int(value), texts.language)
    else:
        value = value_in(figure, unit_of(indicator)) or Decimal(0)
        said = said_value(value, figure.qualifier, "")
    return Point(
        figure.period.text,
        position(figure.period),
        value,
        mark_of(figure),
        run,
        said=said,
        source=figure.source.title.of(texts.language),
    )
