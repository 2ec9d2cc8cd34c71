"""``growth``: year over year, compound between two periods, or as an index."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.commands.options import (
    AcrossBreaks,
    AreaNames,
    Indicators,
    PeriodRange,
    Session,
    complete_period,
    shared,
    words,
)
from binzhou_cli.report import Cell, Column, Divider, Report, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.series import Series
    from binzhou_cli.model.dataset import Observation, ReportedGrowth
    from binzhou_cli.model.period import Period


@shared
def command(
    session: Session,
    indicators: Indicators,
    period: PeriodRange = None,
    area: AreaNames = None,
    reported: Annotated[
        bool,
        typer.Option("--reported", help=words("Only growth that sources print.", "只看公布增长。")),
    ] = False,
    computed: Annotated[
        bool,
        typer.Option("--computed", help=words("Only growth from the values.", "只看计算增长。")),
    ] = False,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="PERIOD",
            show_default=False,
            autocompletion=complete_period,
            help=words(
                "Average growth per year (CAGR) from here; else the first figure.",
                "年均增长（CAGR）的起点；默认首个数值。",
            ),
        ),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="PERIOD",
            show_default=False,
            autocompletion=complete_period,
            help=words("… to here; else the last figure.", "终点；默认最后一个数值。"),
        ),
    ] = None,
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
    across_breaks: AcrossBreaks = False,
) -> Report:
    """One row a period, or a series when two periods are given."""
    built = GrowthReport(session, indicators, area, session.span(period), across_breaks)
    if base is not None:
        return built.index(session.period(base))
    if start is not None or end is not None:
        first = session.period(start) if start is not None else None
        last = session.period(end) if end is not None else None
        if first is not None and last is not None and first.order >= last.order:
            from binzhou_cli.errors import UsageError

            raise UsageError(session.texts("error.backwards", text=f"{start}:{end}"))
        return built.compound(first, last)
    both = reported == computed
    return built.yearly(reported or both, computed or both)


class GrowthReport:
    """Builds the reports of ``growth``."""

    def __init__(
        self,
        session: Session,
        indicators: list[str],
        areas: list[str] | None,
        wanted: "Callable[[Period], bool]",
        across_breaks: bool,
    ) -> None:
        from binzhou_cli.analysis.series import series
        from binzhou_cli.commands.phrases import Notes, Sources

        self.session = session
        self.texts = session.texts
        self.dataset = session.dataset
        self.wanted = wanted
        self.across_breaks = across_breaks
        self.notes = Notes(session.texts)
        self.sources = Sources(session.dataset)
        chosen = session.areas(areas)
        self.several_areas = len(chosen) > 1
        self.series = [
            found
            for indicator in session.indicators(indicators)
            for area in chosen
            if (found := series(session.dataset, indicator, area)).current
        ]
        self.area_names = session.texts.join([each.name.of(session.language) for each in chosen])

    def yearly(self, reported: bool, computed: bool) -> Report:
        """Growth year over year: a table of periods by indicators, or a row an observation."""
        table = self.session.output.chosen(self.texts) in ("table", "markdown")
        if table and len(self.series) > 1:
            return self._wide(reported, computed)
        return self._long(reported, computed)

    def _long(self, reported: bool, computed: bool) -> Report:
        texts = self.texts
        rows: list[Row | Divider] = []
        for found in self.series:
            rows += self._series_rows(found, reported, computed)
        self._basis_notes(reported, computed)
        both = reported and computed
        return self._report(
            self._name() if len(self.series) == 1 else texts("title.growth_table"),
            [
                Column("indicator", shown="data"),
                Column("area", shown="data"),
                Column("area_name", shown="data"),
                Column("period", texts("col.period"), "period"),
                Column("growth_reported", texts("col.growth_reported"), "percent_printed", drop=1),
                Column("growth_reported_basis", texts("col.basis"), drop=4),
                Column("growth_computed", texts("col.growth_computed"), "percent", drop=1),
                Column("growth_measure", shown="data"),
                Column("growth_years", shown="data"),
                Column("growth_caveat", shown="data"),
                Column(
                    "difference",
                    texts("col.reported_minus_computed"),
                    "percent",
                    shown="both" if both else "data",
                    drop=2,
                ),
                Column("source", texts("col.source"), "sources", drop=3),
            ],
            rows,
        )

    def _series_rows(self, found: "Series", reported: bool, computed: bool) -> list[Row | Divider]:
        from binzhou_cli.analysis.breaks import breaks_of, parts
        from binzhou_cli.commands.phrases import growth_cell

        rows: list[Row | Divider] = []
        last: Observation | None = None
        breaks = list(breaks_of(self.dataset, found.indicator, found.area))
        for observation, growth, change in self._growths(found, reported, computed):
            for each in breaks:
                if last is not None and parts(each, last.period, observation.period):
                    rows.append(Divider(self.texts("note.break", reason=each.reason), "break"))
            if last is None:  # nothing above it shows the break that refuses its growth
                self.notes.refused(change, observation.period)
            last = observation
            cell = growth_cell(change, found.indicator, self.texts)
            difference = None
            if growth is not None and change is not None and isinstance(cell.value, Decimal):
                same = change.measure == "percent" and change.years == 1
                difference = growth.percent - cell.value if same else None
            rows.append(
                (
                    found.indicator.id,
                    found.area.code,
                    found.area.name.of("en"),
                    observation.period.text,
                    self._reported_cell(growth),
                    Cell(growth.basis, self.texts(f"basis.{growth.basis}"))
                    if growth
                    else Cell(None),
                    cell,
                    change.measure if change is not None and change.refused is None else None,
                    change.years if change is not None and change.refused is None else None,
                    change.refused.code if change is not None and change.refused else None,
                    difference,
                    self.sources.add([observation.source]),
                )
            )
        return rows

    def _growths(
        self, found: "Series", reported: bool, computed: bool
    ) -> "list[tuple[Observation, ReportedGrowth | None, Change | None]]":
        """The observations that have a growth of the wanted kind, or a reason for none."""
        from binzhou_cli.analysis.growth import year_on_year

        kept = []
        for observation, change in year_on_year(found, across_breaks=self.across_breaks):
            growth = observation.growth if reported else None
            shown = change if computed else None
            if self.wanted(observation.period) and (growth is not None or shown is not None):
                kept.append((observation, growth, shown))
                self._note(found, observation, shown)
        return kept

    def _wide(self, reported: bool, computed: bool) -> Report:
        texts = self.texts
        columns = [Column("period", texts("col.period"), "period")]
        cells: dict[Period, dict[str, Cell]] = {}
        for index, found in enumerate(self.series):
            name = (
                found.area.name.of(self.session.language)
                if self.several_areas
                else found.indicator.id
            )
            if reported and any(each.growth is not None for each in found.current):
                columns.append(
                    Column(f"{index}r", f"{name}\n{texts('reported')}", "percent_printed")
                )
            if computed:
                columns.append(Column(f"{index}c", f"{name}\n{texts('computed')}", "percent"))
            from binzhou_cli.commands.phrases import growth_cell

            for observation, growth, change in self._growths(found, reported, computed):
                row = cells.setdefault(observation.period, {})
                row[f"{index}r"] = self._reported_cell(growth)
                row[f"{index}c"] = growth_cell(change, found.indicator, texts)
                self.notes.refused(change, observation.period)
                self.sources.add([observation.source])
        columns[1:] = [
            Column(each.key, each.label, each.kind, drop=place if place > 1 else 0)
            for place, each in enumerate(columns)
            if place
        ]
        rows: list[Row | Divider] = [
            (period.text, *(cells[period].get(each.key, Cell(None)) for each in columns[1:]))
            for period in sorted(cells, key=lambda each: each.order)
        ]
        self._basis_notes(reported, computed)
        return self._report(texts("title.growth_table"), columns, rows)

    def compound(self, start: "Period | None", end: "Period | None") -> Report:
        """Average growth per year between two periods, a row a series."""
        from binzhou_cli.analysis.caveats import caveat
        from binzhou_cli.analysis.change import MEASURES, Change, change
        from binzhou_cli.commands.phrases import (
            reason,
            shown_unit,
            spoken_change,
            unit_name,
            value_cell,
        )

        texts = self.texts
        rows: list[Row | Divider] = []
        starts: set[str] = set()
        ends: set[str] = set()
        for found in self.series:
            name = found.indicator.name.of(self.session.language)
            ending = self._end(found, end, last=True)
            opening = self._end(found, start, last=False, like=ending.period if ending else None)
            unit = shown_unit(self.session, found.indicator)
            moved = Change(MEASURES[found.indicator.kind], refused=caveat("no-value"))
            if opening is not None and ending is not None:
                moved = change(found, opening, ending, across_breaks=self.across_breaks)
                self._crossed(moved.marks)
            for one, periods in ((opening, starts), (ending, ends)):
                if one is not None:
                    self.sources.add([one.source])
                    periods.add(one.period.text)
            if moved.refused is not None:
                self.notes.add(reason(moved.refused, texts), name)
            refused = moved.refused
            per_year = spoken_change(moved, found.indicator, texts, per_year=moved.years > 1)
            rows.append(
                (
                    found.indicator.id,
                    Cell(found.indicator.name.of("en"), name),
                    found.area.code,
                    Cell(found.area.name.of("en"), found.area.name.of(self.session.language)),
                    opening.period.text if opening else None,
                    value_cell(self.dataset, found.indicator, opening, unit) if opening else None,
                    ending.period.text if ending else None,
                    value_cell(self.dataset, found.indicator, ending, unit) if ending else None,
                    Cell(unit_name(unit), unit.label.of(self.session.language)),
                    moved.years or None,
                    spoken_change(moved, found.indicator, texts),
                    Cell(None, texts(f"short.{refused.code}"), tone="quiet")
                    if refused
                    else per_year,
                    moved.measure if refused is None else None,
                    refused.code if refused is not None else None,
                )
            )
        title = texts(
            "title.cagr",
            start=texts.join(sorted(starts), "or"),
            end=texts.join(sorted(ends), "or"),
        )
        return self._report(
            title,
            [
                Column("indicator", shown="data"),
                Column("name", texts("col.name"), wrap=True),
                Column("area", shown="data"),
                Column(
                    "area_name", texts("col.area"), shown="both" if self.several_areas else "data"
                ),
                Column("period_from", shown="data"),
                Column("value_from", texts("col.from"), "number", drop=3),
                Column("period_to", shown="data"),
                Column("value_to", texts("col.to"), "number", drop=3),
                Column("unit", texts("col.unit"), drop=4, joins="name"),
                Column("years", texts("col.growth_years"), "count", drop=2),
                Column("change", texts("col.change"), "amount", drop=1),
                Column("per_year", texts("col.per_year"), "amount"),
                Column("measure", shown="data"),
                Column("caveat", shown="data"),
            ],
            rows,
        )

    def _end(
        self, found: "Series", wanted: "Period | None", *, last: bool, like: "Period | None" = None
    ) -> "Observation | None":
        """The observation at one end of a span; none when there is no figure.

        Raises:
            BinzhouError: there is no figure, and no other series to show instead.
        """
        from binzhou_cli.errors import BinzhouError

        valued = [each for each in found.current if each.value is not None]
        if wanted is not None:
            valued = [each for each in valued if each.period == wanted]
        elif like is not None:
            valued = [each for each in valued if each.period.like(like)]
        else:
            valued = [each for each in valued if each.period.frequency == "A"] or valued
        if valued:
            return valued[-1 if last else 0]
        if len(self.series) > 1:
            return None
        name = found.indicator.name.of(self.session.language)
        area = found.area.name
        if wanted is None:
            raise BinzhouError(self.texts("error.no_figure_area", name=name, area=area))
        raise BinzhouError(self.texts("error.no_figure", name=name, period=wanted, area=area))

    def index(self, base: "Period") -> Report:
        """Index numbers, the base = 100."""
        from binzhou_cli.analysis.growth import index_numbers
        from binzhou_cli.commands.phrases import reason

        texts = self.texts
        rows: list[Row | Divider] = []
        for found in self.series:
            start = self._end(found, base, last=False)
            if start is None:
                name = found.indicator.name.of(self.session.language)
                self.notes.add(
                    texts("error.no_figure", name=name, period=base, area=found.area.name)
                )
                continue
            if len(self.series) > 1:
                name = found.indicator.name.of(self.session.language)
                area = found.area.name.of(self.session.language)
                rows.append(Divider(f"{name}, {area}" if self.several_areas else name))
            for observation, number in index_numbers(
                found, start, across_breaks=self.across_breaks
            ):
                if not self.wanted(observation.period) or observation.value is None:
                    continue
                cell = Cell(number.value, before="* " if self._crossed(number.marks) else "")
                if number.refused is not None:
                    cell = Cell(None, texts(f"short.{number.refused.code}"), tone="quiet")
                    self.notes.add(reason(number.refused, texts), observation.period)
                rows.append(
                    (
                        found.indicator.id,
                        found.area.code,
                        found.area.name.of("en"),
                        observation.period.text,
                        cell,
                        base.text,
                        number.refused.code if number.refused is not None else None,
                        self.sources.add([observation.source]),
                    )
                )
        return self._report(
            texts("title.index", base=base),
            [
                Column("indicator", shown="data"),
                Column("area", shown="data"),
                Column("area_name", shown="data"),
                Column("period", texts("col.period"), "period"),
                Column("index", texts("col.index"), "number"),
                Column("base", shown="data"),
                Column("caveat", shown="data"),
                Column("source", texts("col.source"), "sources", drop=1),
            ],
            rows,
        )

    def _crossed(self, marks: "tuple[object, ...]") -> bool:
        from binzhou_cli.commands.phrases import reason

        crossed = [mark for mark in marks if getattr(mark, "code", "") == "across"]
        for mark in crossed:
            why = mark.params["reason"]  # type: ignore[attr-defined]
            self.notes.add(self.texts("note.across", reason=reason(why, self.texts)))
        return bool(crossed)

    def _reported_cell(self, growth: "ReportedGrowth | None") -> Cell:
        from binzhou_cli.commands.phrases import SIGNS

        if growth is None:
            return Cell(None)
        return Cell(growth.percent, before=SIGNS.get(growth.qualifier, ""))

    def _note(self, found: "Series", observation: "Observation", change: "Change | None") -> None:
        if change is None:
            return
        if change.refused is not None:
            if change.refused.code == "definition":
                from binzhou_cli.commands.phrases import reason

                self.notes.add(reason(change.refused, self.texts), observation.period)
            return
        if change.years > 1:
            self.notes.add(self.texts("note.growth_gap", sign="⌀"))
        self._crossed(change.marks)

    def _basis_notes(self, reported: bool, computed: bool) -> None:
        texts = self.texts
        bases = dict.fromkeys(
            each.growth.basis
            for found in self.series
            for each in found.current
            if each.growth is not None and self.wanted(each.period)
        )
        if reported and bases:
            basis = texts.join([texts(f"basis.{each}") for each in bases])
            self.notes.add(texts("note.reported", basis=basis))
        if computed:
            money = all(found.indicator.unit.startswith("CNY") for found in self.series)
            self.notes.add(texts("note.computed.values" if money else "note.computed.any"))

    def _name(self) -> str:
        return self.texts("title.growth_of", name=self.series[0].indicator.name)

    def _report(self, title: str, columns: list[Column], rows: list[Row | Divider]) -> Report:
        return Report(
            title=title,
            aside=self.area_names if not self.several_areas else "",
            columns=columns,
            rows=rows,
            notes=self.notes.sentences(),
            sources=self.sources.notes(),
            empty=self.texts("empty.growth"),
        )
