"""Indicators between periods as a chart: a panel each, no line where they may not be compared."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import value_in
from binzhou_cli.charts.chart import Chart, Panel, Point, Trace
from binzhou_cli.charts.rules import Rules, UnitOf, mark_of, position, said_value
from binzhou_cli.language import ordinal
from binzhou_cli.report.words import reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.compare import Comparison
    from binzhou_cli.language import Texts
    from binzhou_cli.model.records import Area

PARTING = frozenset({"break", "definition", "unlike", "bound"})


def slope(
    title: Any,
    aside: Any,
    found: "Iterable[Comparison]",
    own: "Area | None",
    unit_of: UnitOf,
    texts: "Texts",
) -> Chart | None:
    """Comparisons as a chart; none where there is nothing to draw."""
    panels: dict[str, list[Comparison]] = {}
    for each in found:
        if each.complete and each.series.indicator.kind != "fact":
            panels.setdefault(each.series.indicator.id, []).append(each)
    built = []
    for members in panels.values():
        indicator = members[0].series.indicator
        rules = Rules(texts)
        traces = []
        for each in members:
            trace = _trace(each, own, unit_of, texts)
            traces.append(trace)
            refused = each.change.refused if each.change is not None else None
            if refused is not None and refused.code in PARTING:
                first, last = trace.points[0], trace.points[-1]
                rules.add((first.x + last.x) / 2, reason(refused))
        places = indicator.kind == "rank"
        unit = "" if places else unit_of(indicator).label.of(texts.language)
        name = indicator.name.of(texts.language)
        built.append(Panel(tuple(traces), name, unit, rules.rules(), places))
    notes = [texts("chart.slope")] if len(built) > 1 else []
    if not built:
        return None
    return Chart("slope", texts.said(title), built, aside=texts.said(aside), notes=notes)


def _trace(each: "Comparison", own: "Area | None", unit_of: UnitOf, texts: "Texts") -> Trace:
    refused = each.change.refused if each.change is not None else None
    joined = each.change is not None and (refused is None or refused.code in ("zero", "range"))
    points = tuple(_points(each, joined, unit_of, texts))
    area = each.series.area
    return Trace(area.name.of(texts.language), points, own is not None and area.code == own.code)


def _points(each: "Comparison", joined: bool, unit_of: UnitOf, texts: "Texts") -> Iterator[Point]:
    indicator = each.series.indicator
    present = [one for one in each.figures if one is not None]
    for place, figure in enumerate((present[0], present[-1])):
        if indicator.kind == "rank" and figure.value is not None:
            value = figure.value
            said = ordinal(int(value), texts.language)
        else:
            value = value_in(figure, unit_of(indicator)) or Decimal(0)
            said = said_value(value, figure.qualifier, "")
        yield Point(
            figure.period.text, position(figure.period), value, mark_of(figure),
            0 if joined else place, said=said, source=figure.source.title.of(texts.language),
        )  # fmt: skip
