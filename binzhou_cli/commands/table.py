"""``table``: wide: years × indicators, years × areas, or the panel."""

from typing import Annotated

import typer

from binzhou_cli.cli.options import AllPeriods, AreaWords, PeriodWords, UnitName, Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    by: Annotated[str | None, typer.Option("--by", metavar="COLUMNS")] = None,
    flags: Annotated[bool, typer.Option("--flags")] = False,
    unit: UnitName = None,
    all_periods: AllPeriods = False,
) -> Report:
    """One row a period, an area, or both."""
    from binzhou_cli.analysis.wide import DIMENSIONS, wide
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.report.absent import no_figure
    from binzhou_cli.report.tabled import table_report

    if by is not None and by not in DIMENSIONS:
        raise UsageError(say("error.table_by", name=by))
    session.refuse("--flags", flags and session.writer.for_people, session.writer.name)
    subjects = session.subjects(
        words or (), areas=area or (), periods=period or (), every_period=all_periods
    )
    indicators, areas = session.indicators_of(subjects), session.areas_of(subjects)
    dataset = session.dataset
    within = subjects.periods.ends() if dataset.figures.yearly else ()
    found = list(dataset.figures.select(indicators, areas, within=within))
    shown = wide(dataset, found, subjects.periods, by, indicators, subjects.areas)
    return table_report(
        dataset,
        shown,
        indicators,
        areas,
        flags=flags,
        units=session.unit(indicators, unit),
        own=session.own_area(),
        empty=no_figure(dataset, indicators, areas, subjects.periods) if not shown.rows else "",
    )
