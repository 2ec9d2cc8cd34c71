"""Series as lines through the years, or as bars where each has one figure of one period."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.breaks import reason_of
from binzhou_cli.analysis.change import change
from binzhou_cli.analysis.runs import crossed
from binzhou_cli.charts.chart import Chart, Panel, Point, Rule, Trace, years
from binzhou_cli.charts.rules import Rules, UnitOf, edge, mark_of, position, said_change, said_value
from binzhou_cli.language import ordinal
from binzhou_cli.model.dataset import Merger

if TYPE_CHECKING:
    from binzhou_cli.analysis.plotted import Plotted
    from binzhou_cli.language import Texts
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Indicator


class Lines:
    """Draws the points of ``plot``.

    Args:
        own: the area that stands out among several.
        base: the period that is 100, where index numbers are drawn.
        log: whether the scale is logarithmic.
    """

    def __init__(
        self,
        dataset: "Dataset",
        points: "Sequence[Plotted]",
        *,
        own: "Area | None",
        base: Any,
        log: bool,
        unit_of: UnitOf,
        texts: "Texts",
    ) -> None:
        self.dataset = dataset
        self.points = points
        self.own = own
        self.base = base
        self.log = log
        self.unit_of = unit_of
        self.texts = texts
        self.indicators = {each.series.indicator.id: each.series.indicator for each in points}
        self.areas = {each.series.area.code: each.series.area for each in points}
        self.remarks: list[str] = []

    def chart(self, title: Any, aside: Any, left_out: "Sequence[Any]" = ()) -> Chart | None:
        """The chart; none where there is nothing to draw.

        Args:
            left_out: what is said of figures that are not drawn.
        """
        panels = self._panels()
        if not any(each.traces for each in panels):
            return None
        bars = self._one_each(panels)
        if bars:
            panels = [_sorted(panels[0])]
        return Chart(
            "bars" if bars else "line",
            self.texts.said(title),
            panels,
            panels[0].unit if len(panels) == 1 else "",
            self.texts.said(aside),
            self.log,
            self.remarks,
            [self.texts.said(each) for each in left_out],
        )

    def _one_each(self, panels: list[Panel]) -> bool:
        """Whether every trace has one figure, all of one period: then bars say it best."""
        points = [point for panel in panels for point in panel.points()]
        traces = [trace for panel in panels for trace in panel.traces]
        return (
            len(panels) == 1
            and not panels[0].places
            and not self.log
            and len(traces) > 1
            and all(len(each.points) == 1 for each in traces)
            and len({each.period for each in points}) == 1
        )

    def _panels(self) -> list[Panel]:
        """One panel a unit; index numbers share one."""
        texts = self.texts
        held: dict[tuple[str, bool], list[Trace]] = {}
        rules: dict[tuple[str, bool], Rules] = {}
        names: dict[tuple[str, bool], set[str]] = {}
        series: dict[tuple[str, str], list[Plotted]] = {}
        for point in self.points:
            key = (point.series.indicator.id, point.series.area.code)
            series.setdefault(key, []).append(point)
        for members in series.values():
            indicator = members[0].series.indicator
            panel = (self._label(indicator), indicator.kind == "rank")
            trace = self._trace(members, rules.setdefault(panel, Rules(texts)))
            if trace is not None:
                held.setdefault(panel, []).append(trace)
                names.setdefault(panel, set()).add(indicator.name.of(texts.language))
        several = len(held) > 1
        return [
            Panel(
                tuple(traces),
                texts.join(sorted(names[panel])) if several else "",
                panel[0],
                _near(rules[panel].rules(each.name for each in traces), traces),
                panel[1],
            )
            for panel, traces in held.items()
        ]

    def _label(self, indicator: "Indicator") -> str:
        if self.base is not None:
            return self.texts("chart.base", base=self.base)
        if indicator.kind == "rank":
            return self.texts("chart.place")
        return self.unit_of(indicator).label.of(self.texts.language)

    def _trace(self, members: "list[Plotted]", rules: Rules) -> Trace | None:
        series = members[0].series
        area = series.area
        name = self._name(series.indicator, area)
        usual = Counter(each.figure.period.months for each in members).most_common(1)[0][0]
        points = [
            point
            for each in members
            if (point := self._point(each, each.figure.period.months != usual)) is not None
        ]
        for crossing, _, _ in crossed(self.dataset, series, [each.figure for each in members]):
            common = (
                not isinstance(crossing, Merger)
                and not crossing.areas
                and len(self.indicators) == 1
            )
            alone = len(self.indicators) == len(self.areas) == 1
            at = edge(crossing.after, crossing.before)
            rules.add(at, reason_of(crossing), "" if common or alone else name)
        dropped = [each for each in points if self.log and each.value <= 0]
        if dropped:
            self.remarks.append(self.texts("note.log_zero", name=name, n=len(dropped)))
            points = [each for each in points if each not in dropped]
        own = len(self.areas) > 1 and self.own is not None and area.code == self.own.code
        if not points:
            return None
        return Trace(name, tuple(points), own, self._change(members, points))

    def _change(self, members: "list[Plotted]", points: list[Point]) -> str:
        """From the first point to the last in words, or why there is none."""
        by_period = {each.figure.period.text: each.figure for each in members}
        first, last = by_period[points[0].period], by_period[points[-1].period]
        if first is last:
            return ""
        moved = change(self.dataset, members[0].series, first, last, from_bounds=True)
        return said_change(moved, self.texts)

    def _name(self, indicator: "Indicator", area: "Area") -> str:
        texts = self.texts
        names = [indicator.name.of(texts.language)] if len(self.indicators) > 1 else []
        names += [area.name.of(texts.language)] if len(self.areas) > 1 else []
        return texts("comma").join(names) or area.name.of(texts.language)

    def _point(self, each: "Plotted", unlike: bool) -> Point | None:
        texts, figure = self.texts, each.figure
        indicator = figure.indicator
        if self.base is not None:
            value = each.number
            label = f"({texts('chart.base', base=self.base)})"
        else:
            value = each.value_in(self.unit_of(indicator))
            label = self.unit_of(indicator).label.of(texts.language)
        if value is None:
            return None
        mark = mark_of(figure)
        said = said_value(value, figure.qualifier, label)
        if indicator.kind == "rank":
            said = ordinal(int(value), texts.language)
        return Point(
            figure.period.text, position(figure.period), Decimal(value),
            "unlike" if unlike and mark == "value" else mark,
            each.run, said=said, source=figure.source.title.of(texts.language),
        )  # fmt: skip


def _near(rules: "Sequence[Rule]", traces: "Sequence[Trace]") -> "tuple[Rule, ...]":
    """The breaks between the figures and where their lines end: others part nothing here."""
    first, last = years(point for each in traces for point in each.points)
    return tuple(each for each in rules if first - 1 < each.x < last + 1)


def _sorted(panel: Panel) -> Panel:
    """The longest bar on top."""
    ordered = sorted(panel.traces, key=lambda each: each.points[0].value, reverse=True)
    return panel._replace(traces=tuple(ordered))
