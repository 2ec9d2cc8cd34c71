"""``sources``: where figures come from, down to the sentence that states one."""

from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.commands.options import (
    AreaNames,
    Session,
    complete_indicator,
    complete_period,
    shared,
    words,
)
from binzhou_cli.report import Cell, Column, Divider, Report, Row

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Indicator, Observation, Unit


@shared
def command(
    session: Session,
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="[INDICATOR]",
            show_default=False,
            autocompletion=complete_indicator,
            help=words("Only what this indicator rests on.", "只看此指标的来源。"),
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERIOD]",
            show_default=False,
            autocompletion=complete_period,
            help=words("Only this period or range.", "只看此时期或范围。"),
        ),
    ] = None,
    area: AreaNames = None,
) -> Report:
    """One row a source, or one row a figure with the sentence that states it."""
    if indicator is None:
        return _all(session)
    return _of(session, session.indicator(indicator), period, area)


def _all(session: Session) -> Report:
    texts, dataset = session.texts, session.dataset
    counts: dict[str, int] = {}
    for indicator in dataset.indicators:
        for each in indicator.observations:
            counts[each.source] = counts.get(each.source, 0) + 1
    return Report(
        title=texts("title.sources", n=len(dataset.sources)),
        aside=dataset.title.of(texts.language),
        columns=[
            Column("source", texts("col.id"), drop=3),
            Column("title", texts("col.title"), wrap=True),
            Column("publisher", texts("col.publisher"), wrap=True, drop=4),
            Column("published", texts("col.published"), drop=2),
            Column("url", shown="data"),
            Column("remark", shown="data"),
            Column("observations", texts("col.figures"), "count", drop=1),
        ],
        rows=[
            (
                source.id,
                source.title,
                source.publisher,
                source.published,
                source.url,
                source.remark,
                counts.get(source.id, 0),
            )
            for source in dataset.sources
        ],
    )


def _of(
    session: Session, indicator: "Indicator", period: str | None, area: list[str] | None
) -> Report:
    from binzhou_cli.analysis.series import series
    from binzhou_cli.commands.phrases import Notes, Sources, shown_unit

    texts, dataset = session.texts, session.dataset
    wanted = session.span(period)
    sources = Sources(dataset)
    unit = shown_unit(session, indicator)
    notes = Notes(texts)
    rows: list[Row | Divider] = []
    for each in session.areas(area):
        found = series(dataset, indicator, each)
        for current in found.current:
            if not wanted(current.period):
                continue
            for observation in found.vintages(current.period):
                sources.add([observation.source])
                rows.append(_row(session, indicator, observation, unit, observation is current))
                if observation.note:
                    notes.add(observation.note, observation.period)
    return Report(
        title=texts("title.sources_of", name=indicator.name),
        subtitle=unit.label.of(texts.language),
        columns=[
            Column("indicator", shown="data"),
            Column("area", shown="data"),
            Column("period", texts("col.period"), "period"),
            Column("value", texts("col.value"), "place" if indicator.kind == "rank" else "number"),
            Column("unit", shown="data"),
            Column("qualifier", shown="data"),
            Column("current", shown="data"),
            Column("source", texts("col.source"), "sources"),
            Column("quote", texts("col.says"), wrap=True, drop=1),
            Column("locator", shown="data"),
            Column("title", shown="data"),
            Column("publisher", shown="data"),
            Column("published", texts("col.published"), drop=2),
            Column("url", shown="data"),
            Column("remark", shown="data"),
            Column("note", shown="data"),
        ],
        rows=rows,
        notes=notes.sentences(),
        sources=sources.notes(),
        addresses=True,
        empty=texts("empty.sources"),
    )


def _row(
    session: Session,
    indicator: "Indicator",
    observation: "Observation",
    unit: "Unit",
    current: bool,
) -> Row:
    from binzhou_cli.commands.phrases import unit_name, value_cell

    source = session.dataset.sources_by_id[observation.source]
    return (
        indicator.id,
        observation.area,
        observation.period.text,
        value_cell(session.dataset, indicator, observation, unit),
        unit_name(unit),
        observation.qualifier,
        current,
        source.id,
        Cell(observation.quote, observation.quote or observation.locator),
        observation.locator,
        source.title,
        source.publisher,
        source.published,
        source.url,
        source.remark,
        observation.note,
    )
