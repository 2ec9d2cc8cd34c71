"""``plot``: a chart in the terminal or in a file; its figures in a pipe."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.commands.options import (
    AreaNames,
    Indicators,
    PeriodRange,
    PictureSize,
    PictureTheme,
    Session,
    UnitName,
    complete_period,
    shared,
    words,
)
from binzhou_cli.report import Cell, Column, Report, Row

if TYPE_CHECKING:
    from binzhou_cli.analysis.series import Series
    from binzhou_cli.charts.chart import Panel, Point, Trace
    from binzhou_cli.commands.charts import Rules
    from binzhou_cli.model.dataset import Area, Indicator, Observation, Unit


@shared
def command(
    session: Session,
    indicators: Indicators,
    period: PeriodRange = None,
    area: AreaNames = None,
    all: Annotated[
        bool,
        typer.Option("--all", help=words("Every area; same as -a all.", "全部地区，同 -a all。")),
    ] = False,
    log: Annotated[
        bool, typer.Option("--log", help=words("A logarithmic scale.", "对数刻度。"))
    ] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="PERIOD",
            show_default=False,
            autocompletion=complete_period,
            help=words("Index numbers, this period = 100.", "指数，以此时期为 100。"),
        ),
    ] = None,
    unit: UnitName = None,
    all_periods: Annotated[
        bool,
        typer.Option(
            "--all-periods",
            help=words(
                "Also periods of another length beside years.",
                "年度数据之外，时段长度不同的也画出。",
            ),
        ),
    ] = False,
    size: PictureSize = None,
    theme: PictureTheme = "light",
) -> Report:
    """One row a point."""
    session.picture(size, theme, json=True)
    return PlotReport(
        session,
        session.indicators(indicators),
        session.areas(["all"] if all else area),
        own=[each.code for each in session.areas(None if all or area == ["all"] else area)],
        period=period,
        log=log,
        base=base,
        unit=unit,
        all_periods=all_periods,
    ).report()


class PlotReport:
    """Builds the report of ``plot``."""

    def __init__(
        self,
        session: Session,
        indicators: "list[Indicator]",
        areas: "list[Area]",
        *,
        own: list[str],
        period: str | None,
        log: bool,
        base: str | None,
        unit: str | None,
        all_periods: bool,
    ) -> None:
        from binzhou_cli.commands.phrases import Notes, Sources

        self.session = session
        self.texts = session.texts
        self.dataset = session.dataset
        self.indicators = indicators
        self.areas = areas
        self.own = own
        self.wanted = session.span(period)
        self.log = log
        self.base = session.period(base) if base is not None else None
        self.unit = unit
        self.all_periods = all_periods
        self.not_drawn: list[str] = []
        self.notes = Notes(session.texts)
        self.remarks = Notes(session.texts)
        self.sources = Sources(self.dataset)
        self.rows: list[Row] = []
        self.without_base: list[str] = []

    def report(self) -> Report:
        """The whole report.

        Raises:
            BinzhouError: no series has a figure for the base of an index, or there is but one
                figure to draw.
        """
        from binzhou_cli.charts.chart import Chart
        from binzhou_cli.errors import BinzhouError

        texts = self.texts
        panels = self._panels()
        if self.without_base and not self.rows:
            raise BinzhouError("\n".join(self.without_base[:3]))
        for each in self.without_base:
            self.notes.add(each)
        self._refuse_one(panels)
        self._note_not_drawn()
        names = [each.name.of(texts.language) for each in self.indicators]
        areas = [each.name.of(texts.language) for each in self.areas]
        title = texts.join(names) if len(names) < 4 else texts("title.show.many", n=len(names))
        aside = texts.join(areas) if len(areas) < 4 else self.dataset.title.of(texts.language)
        subtitle = panels[0].unit if len(panels) == 1 else ""
        chart = None
        if any(each.traces for each in panels):
            kind = "bars" if self._one_each(panels) else "line"
            if kind == "bars":
                panels = [_sorted(panels[0])]
            heading = title
            if len(names) > 3:
                first = texts("comma").join(names[:3])
                heading = texts("chart.and_more", names=first, n=len(names) - 3)
            notes = self.remarks.sentences()
            chart = Chart(kind, heading, panels, subtitle, aside, self.log, notes)
        several = len(self.indicators) > 1
        return Report(
            title=title,
            aside=aside,
            subtitle=subtitle,
            columns=[
                Column("indicator", texts("col.id"), shown="both" if several else "data"),
                Column("area", shown="data"),
                Column("area_name", texts("col.area"), shown="both" if len(areas) > 1 else "data"),
                Column("period", texts("col.period"), "period"),
                Column("value", texts("col.value"), "number"),
                Column("unit", texts("col.unit"), shown="both" if len(panels) > 1 else "data"),
                Column("qualifier", shown="data"),
                Column("status", shown="data"),
                Column("segment", shown="data"),
                Column("source", texts("col.source"), "sources", drop=1),
            ],
            rows=list(self.rows),
            notes=self.notes.sentences(),
            sources=self.sources.notes(),
            empty=texts("empty.show", name=texts.join(names), area=texts.join(areas[:3])),
            chart=chart,
            chart_shown="instead",
        )

    def _note_not_drawn(self) -> None:
        """Count the figures of another length of period, which are not drawn beside years."""
        n = len(self.not_drawn)
        if n == 1:
            self.remarks.add(self.texts("chart.not_drawn.one", periods=self.not_drawn[0]))
        elif n:
            self.remarks.add(self.texts("chart.not_drawn", n=n))

    def _refuse_one(self, panels: "list[Panel]") -> None:
        """Refuse to draw a chart of a single figure: it is a sentence.

        Raises:
            BinzhouError: there is one figure.
        """
        from binzhou_cli.errors import BinzhouError

        points = [point for panel in panels for point in panel.points()]
        if len(points) != 1 or len(self.indicators) != 1 or not self.session.draws:
            return
        [name], [point] = [each.id for each in self.indicators], points
        raise BinzhouError(
            self.texts("error.one_figure", name=name, said=point.said, period=point.period),
            self.texts("error.see_help", command=f"binzhou show {name}"),
        )

    def _one_each(self, panels: "list[Panel]") -> bool:
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

    def _panels(self) -> "list[Panel]":
        """One panel a unit; index numbers share one."""
        from binzhou_cli.charts.chart import Panel
        from binzhou_cli.commands.charts import Rules

        texts = self.texts
        traces: dict[tuple[str, bool], list[Trace]] = {}
        rules: dict[tuple[str, bool], Rules] = {}
        indicators: dict[tuple[str, bool], set[str]] = {}
        for indicator in self.indicators:
            if indicator.kind == "fact":
                self.notes.add(texts("note.words", name=indicator.name))
                continue
            unit = self._unit(indicator)
            places = indicator.kind == "rank"
            label = unit.label.of(texts.language)
            if self.base is not None:
                label = texts("chart.base", base=self.base)
            elif places:
                label = texts("chart.place")
            key = (label, places)
            indicators.setdefault(key, set()).add(indicator.name.of(texts.language))
            for area in self.areas:
                found = self._trace(indicator, area, unit, rules.setdefault(key, Rules(texts)))
                if found is not None:
                    traces.setdefault(key, []).append(found)
        several = len(traces) > 1
        return [
            Panel(
                tuple(members),
                texts.join(sorted(indicators[key])) if several else "",
                key[0],
                rules[key].rules(each.name for each in members),
                key[1],
            )
            for key, members in traces.items()
        ]

    def _unit(self, indicator: "Indicator") -> "Unit":
        from binzhou_cli.commands.phrases import shown_unit

        return shown_unit(self.session, indicator, self.unit)

    def _trace(
        self, indicator: "Indicator", area: "Area", unit: "Unit", rules: "Rules"
    ) -> "Trace | None":
        from binzhou_cli.analysis.runs import runs
        from binzhou_cli.analysis.series import series
        from binzhou_cli.charts.chart import Trace

        found = series(self.dataset, indicator, area)
        valued = [
            each for each in found.current if each.value is not None and self.wanted(each.period)
        ]
        if not valued:
            return None
        name = self._name(indicator, area)
        values = self._values(found, valued, unit)
        if not values:
            return None
        points: list[Point] = []
        usual = _usual(valued)
        for observation, run in runs(found, valued):
            value = values.get(observation.period.text)
            self.rows.append(self._row(observation, indicator, area, unit, value, run))
            if value is None:
                continue
            unlike = observation.period.months != usual
            if unlike and self.session.draws and not self.all_periods:
                self.not_drawn.append(observation.period.text)
                continue
            self.sources.add([observation.source])
            points.append(self._point(observation, indicator, unit, value, run, unlike))
        self._breaks(found, valued, rules, name)
        dropped = [each for each in points if self.log and each.value <= 0]
        if dropped:
            self.remarks.add(self.texts("note.log_zero", name=name, n=len(dropped)))
            points = [each for each in points if each not in dropped]
        own = len(self.areas) > 1 and area.code in self.own and len(self.own) == 1
        if not points:
            return None
        return Trace(name, tuple(points), own, self._change(found, valued, indicator, points))

    def _change(
        self,
        found: "Series",
        valued: "list[Observation]",
        indicator: "Indicator",
        points: "list[Point]",
    ) -> str:
        """From the first point to the last in words, or why there is none."""
        from binzhou_cli.analysis.change import change
        from binzhou_cli.commands.charts import said_change

        by_period = {each.period.text: each for each in valued}
        first, last = by_period[points[0].period], by_period[points[-1].period]
        if first is last:
            return ""
        moved = change(found, first, last, from_bounds=True)
        return said_change(moved, indicator, self.texts)

    def _name(self, indicator: "Indicator", area: "Area") -> str:
        texts = self.texts
        names = [indicator.name.of(texts.language)] if len(self.indicators) > 1 else []
        names += [area.name.of(texts.language)] if len(self.areas) > 1 else []
        return texts("comma").join(names) or area.name.of(texts.language)

    def _values(
        self, found: "Series", valued: "list[Observation]", unit: "Unit"
    ) -> dict[str, Decimal | None]:
        """The figures to draw by period, in the unit shown, or as index numbers."""
        from binzhou_cli.analysis.growth import index_numbers
        from binzhou_cli.analysis.scale import value_in
        from binzhou_cli.errors import UsageError

        texts = self.texts
        if self.base is None:
            return {
                each.period.text: value_in(self.dataset, found.indicator, each, unit)
                for each in valued
            }
        if found.indicator.kind not in ("level", "index"):
            raise UsageError(texts("error.base_kind", name=found.indicator.id))
        base = found.at(self.base)
        if base is None or base.value is None:
            self.without_base.append(
                texts(
                    "error.no_figure",
                    name=found.indicator.name,
                    period=self.base,
                    area=found.area.name,
                )
            )
            return {}
        return {each.period.text: one.value for each, one in index_numbers(found, base)}

    def _breaks(
        self, found: "Series", valued: "list[Observation]", rules: "Rules", name: str
    ) -> None:
        from binzhou_cli.analysis.breaks import Merger
        from binzhou_cli.analysis.runs import crossed
        from binzhou_cli.commands.charts import edge

        for each, _, _ in crossed(found, valued):
            common = not isinstance(each, Merger) and not each.areas and len(self.indicators) == 1
            alone = len(self.indicators) == len(self.areas) == 1
            reason = each.reason.of(self.texts.language)
            rules.add(edge(each.after, each.before), reason, "" if common or alone else name)

    def _point(
        self,
        observation: "Observation",
        indicator: "Indicator",
        unit: "Unit",
        value: Decimal,
        run: int,
        unlike: bool,
    ) -> "Point":
        from binzhou_cli.charts.chart import Point
        from binzhou_cli.commands.charts import mark_of, position, said_value
        from binzhou_cli.messages import ordinal

        texts = self.texts
        mark = mark_of(observation)
        label = unit.label.of(texts.language)
        if self.base is not None:
            label = f"({texts('chart.base', base=self.base)})"
        said = said_value(value, observation.qualifier, label)
        if indicator.kind == "rank":
            said = ordinal(int(value), texts.language)
        return Point(
            observation.period.text,
            position(observation.period),
            value,
            "unlike" if unlike and mark == "value" else mark,
            run,
            said=said,
            source=self.dataset.sources_by_id[observation.source].title,
        )

    def _row(
        self,
        observation: "Observation",
        indicator: "Indicator",
        area: "Area",
        unit: "Unit",
        value: Decimal | None,
        run: int,
    ) -> Row:
        from binzhou_cli.commands.phrases import SIGNS, unit_name

        name = unit_name(unit)
        if self.base is not None:
            name = self.texts("chart.base", base=self.base)
        before = SIGNS.get(observation.qualifier, "") if value is not None else ""
        return (
            indicator.id,
            area.code,
            Cell(area.name.of("en"), area.name.of(self.texts.language)),
            observation.period.text,
            Cell(value, before=before),
            name,
            observation.qualifier,
            ";".join(observation.status),
            run,
            observation.source,
        )


def _sorted(panel: "Panel") -> "Panel":
    """The longest bar on top."""
    ordered = sorted(panel.traces, key=lambda each: each.points[0].value, reverse=True)
    return panel._replace(traces=tuple(ordered))


def _usual(observations: "list[Observation]") -> int:
    """The length of most of the periods, in months."""
    from collections import Counter

    return Counter(each.period.months for each in observations).most_common(1)[0][0]
