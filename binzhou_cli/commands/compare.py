"""``compare``: every indicator between periods, and what may not be compared."""

from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.commands.options import (
    AcrossBreaks,
    AreaNames,
    PictureSize,
    PictureTheme,
    Session,
    TopicName,
    complete_indicator,
    complete_period,
    shared,
    words,
)
from binzhou_cli.report import Cell, Column, Divider, Report, Row

if TYPE_CHECKING:
    from binzhou_cli.analysis.compare import Comparison
    from binzhou_cli.model.dataset import Indicator
    from binzhou_cli.model.period import Period

SORTS = ("topic", "change", "per-year", "name")


@shared
def command(
    session: Session,
    periods: Annotated[
        list[str],
        typer.Argument(
            metavar="PERIOD PERIOD...",
            show_default=False,
            autocompletion=complete_period,
            help=words("Two periods or more: 2018 2020.", "两个或更多时期：2018 2020。"),
        ),
    ],
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            "--indicator",
            "-i",
            metavar="INDICATOR",
            show_default=False,
            autocompletion=complete_indicator,
            help=words("Only this indicator, repeatable.", "只看此指标，可重复。"),
        ),
    ] = None,
    topic: TopicName = None,
    area: AreaNames = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="ORDER",
            show_default=False,
            autocompletion=lambda incomplete: [
                each for each in SORTS if each.startswith(incomplete)
            ],
            help=words("topic, change, per-year or name.", "topic、change、per-year 或 name。"),
        ),
    ] = "topic",
    all: Annotated[
        bool,
        typer.Option(
            "--all",
            help=words("Also what has some of the periods only.", "含只有部分时期数据的指标。"),
        ),
    ] = False,
    across_breaks: AcrossBreaks = False,
    chart: Annotated[
        bool,
        typer.Option(
            "--chart",
            help=words("Lines from the first period to the last.", "画出首期到末期的连线。"),
        ),
    ] = False,
    size: PictureSize = None,
    theme: PictureTheme = "light",
) -> Report:
    """One row an indicator and area."""
    from binzhou_cli.analysis.compare import compare
    from binzhou_cli.errors import UsageError

    session.picture(size, theme)
    texts, dataset = session.texts, session.dataset
    wanted = sorted(set(map(session.period, periods)), key=lambda each: each.order)
    if len(wanted) < 2:
        raise UsageError(
            texts("error.two_periods"), texts("error.see_help", command="binzhou compare --help")
        )
    if sort not in SORTS:
        raise UsageError(texts("error.sort", name=sort))
    chosen = session.indicators(indicator or ()) or list(dataset.indicators)
    if topic is not None:
        only = session.topic(topic)
        chosen = [each for each in chosen if each.topic == only]
    areas = session.areas(area)
    found = list(compare(dataset, chosen, areas, wanted, across_breaks=across_breaks))
    codes = [each.code for each in areas]
    report = CompareReport(session, wanted, codes, found, sort, all).report()
    if session.draws:
        from binzhou_cli.commands.charts import slope

        report.chart = slope(session, report.title, found, report.aside)
        report.chart_shown = "instead" if chart else "file"
    return report


class CompareReport:
    """Builds the report of ``compare``."""

    def __init__(
        self,
        session: Session,
        periods: "list[Period]",
        areas: list[str],
        found: "list[Comparison]",
        sort: str,
        everything: bool,
    ) -> None:
        from binzhou_cli.commands.phrases import Notes, Sources

        self.session = session
        self.texts = session.texts
        self.dataset = session.dataset
        self.periods = periods
        self.areas = areas
        self.complete = [each for each in found if each.complete]
        self.partial = [each for each in found if not each.complete]
        self.sort = sort
        self.everything = everything
        self.notes = Notes(session.texts)
        self.sources = Sources(session.dataset)

    def report(self) -> Report:
        """The whole report."""
        texts = self.texts
        indicators = {each.series.indicator.id for each in self.complete}
        partial = {each.series.indicator.id for each in self.partial} - indicators
        rows = self._rows()
        lines = []
        if partial and not self.everything:
            key = "compare.only_one" if len(self.periods) == 2 else "compare.only_some"
            key += ".one" if len(partial) == 1 else ""
            lines.append(texts(key, n=len(partial)))
        names = [self.dataset.areas_by_code[code].name.of(texts.language) for code in self.areas]
        several = texts("compare.both" if len(self.periods) == 2 else "compare.all")
        key = "aside.compare.one" if len(indicators) == 1 else "aside.compare"
        return Report(
            title=texts(
                "title.compare",
                area=texts.join(names) if len(names) < 4 else self.dataset.title,
                periods=" → ".join(each.text for each in self.periods),
            ),
            aside=texts(key, n=len(indicators), all=several),
            columns=self._columns(),
            rows=rows,
            lines=lines,
            notes=self.notes.sentences(),
            sources=self.sources.notes(),
            empty=texts("empty.compare"),
        )

    def _rows(self) -> list[Row | Divider]:
        from binzhou_cli.commands.phrases import reason

        texts = self.texts
        rows: list[Row | Divider] = []
        if self.sort == "topic":
            order = [each.id for each in self.dataset.topics]
            order += sorted({each.series.indicator.topic for each in self.complete} - set(order))
            apart: dict[str, list[Comparison]] = {}
            for topic in order:
                members = [each for each in self.complete if each.series.indicator.topic == topic]
                known = self.dataset.topics_by_id.get(topic)
                heading = known.name.of(texts.language) if known is not None else topic
                rows += self._group(heading, [each for each in members if _comparable(each)])
                for each in members:
                    if each.change is not None and each.change.refused is not None:
                        why = reason(each.change.refused, texts)
                        title = texts("compare.not_comparable", reason=why)
                        apart.setdefault(f"{heading}{texts('comma')}{title}", []).append(each)
            for title, refused in apart.items():
                rows += self._group(title, refused)
        else:
            sound = [each for each in self.complete if _comparable(each)]
            rows += self._group("", sorted(sound, key=self._key))
            refused = [each for each in self.complete if not _comparable(each)]
            for each in refused:
                why = (
                    reason(each.change.refused, texts)
                    if each.change and each.change.refused
                    else ""
                )
                rows += self._group(texts("compare.not_comparable", reason=why), [each])
        if self.everything:
            rows += self._group(texts("compare.incomplete"), self.partial)
        return rows

    def _key(self, each: "Comparison") -> tuple[str, object]:
        """Largest change first, kind by kind: per cent and places are not one scale."""
        if self.sort == "name":
            return "", each.series.indicator.name.of(self.texts.language).casefold()
        change = each.change
        assert change is not None
        amount = change.per_year if self.sort == "per-year" else change.amount
        return change.measure, -(amount if amount is not None else change.amount or 0)

    def _group(self, title: str, members: "list[Comparison]") -> list[Row | Divider]:
        if not members:
            return []
        rows: list[Row | Divider] = [Divider(title)] if title else []
        return rows + [self._row(each) for each in members]

    def _row(self, each: "Comparison") -> Row:
        from binzhou_cli.commands.phrases import (
            place_cell,
            shown_unit,
            spoken_change,
            unit_name,
            value_cell,
        )

        texts = self.texts
        indicator, area = each.series.indicator, each.series.area
        unit = shown_unit(self.session, indicator)
        cells: list[Cell] = []
        for observation in each.observations:
            if observation is None:
                cells += [Cell(None), Cell(None), Cell(None)]
                continue
            value = value_cell(self.dataset, indicator, observation, unit)
            if indicator.kind == "rank":
                value = place_cell(value, texts)
            self.sources.add([observation.source])
            self._note(indicator, observation)
            cells += [value, Cell(observation.qualifier), Cell(observation.source)]
        change = each.change
        ids = dict.fromkeys(one.source for one in each.observations if one is not None)
        for mark in change.marks if change is not None else ():
            if mark.code == "across":
                from binzhou_cli.commands.phrases import reason

                self.notes.add(texts("note.across", reason=reason(mark.params["reason"], texts)))
        return (
            indicator.topic,
            indicator.id,
            Cell(indicator.name.of("en"), indicator.name.of(texts.language)),
            area.code,
            Cell(area.name.of("en"), area.name.of(texts.language)),
            Cell(
                unit_name(unit),
                "" if indicator.kind in ("rank", "fact") else unit.label.of(texts.language),
            ),
            *cells,
            spoken_change(change, indicator, texts) if change is not None else Cell(None),
            change.measure if change is not None and change.refused is None else None,
            change.qualifier if change is not None and change.refused is None else None,
            spoken_change(change, indicator, texts, per_year=True)
            if change is not None
            else Cell(None),
            Cell(change.amount if change is not None and change.measure == "percent" else None),
            change.years if change is not None and change.refused is None else None,
            change is not None and change.refused is None if each.complete else None,
            change.refused.code if change is not None and change.refused is not None else None,
            Cell(None, " ".join(str(self.sources.number(one)) for one in ids)),
        )

    def _note(self, indicator: "Indicator", observation: "object") -> None:
        from binzhou_cli.commands.phrases import SIGNS
        from binzhou_cli.model.vocabulary import BOUNDS

        qualifier = getattr(observation, "qualifier", "exact")
        if qualifier in BOUNDS:
            self.notes.add(self.texts("note.bound", sign=SIGNS[qualifier].strip()))
        elif qualifier != "exact":
            self.notes.add(self.texts("note.approximate"))

    def _columns(self) -> list[Column]:
        texts = self.texts
        values: list[Column] = []
        for period in self.periods:
            values += [
                Column(f"value_{period}", period.text, "number"),
                Column(f"qualifier_{period}", shown="data"),
                Column(f"source_{period}", shown="data"),
            ]
        several = len({each.series.area.code for each in self.complete}) > 1 or len(self.areas) > 1
        return [
            Column("topic", shown="data"),
            Column("indicator", shown="data"),
            Column("name", texts("col.name"), wrap=True),
            Column("area", shown="data"),
            Column("area_name", texts("col.area"), shown="both" if several else "data"),
            Column("unit", texts("col.unit"), drop=1, joins="name"),
            *values,
            Column("change", texts("col.change"), "amount"),
            Column("change_measure", shown="data"),
            Column("change_qualifier", shown="data"),
            Column("per_year", texts("col.per_year"), "amount", drop=2),
            Column("change_bar", "", "bar", shown="table", drop=9),
            Column("years", shown="data"),
            Column("comparable", shown="data"),
            Column("caveat", shown="data"),
            Column("sources", texts("col.source"), shown="table", drop=3),
        ]


def _comparable(each: "Comparison") -> bool:
    return each.change is not None and each.change.refused is None
