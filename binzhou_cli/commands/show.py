"""``show``: a series, with all that is known of each figure."""

from typing import Annotated

import typer

from binzhou_cli.cli.options import (
    AcrossBreaks,
    AllPeriods,
    AreaWords,
    PeriodWords,
    UnitName,
    Words,
)
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    unit: UnitName = None,
    all_periods: AllPeriods = False,
    all_sources: Annotated[bool, typer.Option("--all-sources")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE")] = None,
    implied: Annotated[bool, typer.Option("--implied")] = False,
    across_breaks: AcrossBreaks = False,
) -> Report:
    """One row a figure."""
    from binzhou_cli.analysis.observed import observed
    from binzhou_cli.analysis.rank import Tables
    from binzhou_cli.errors import say
    from binzhou_cli.report.absent import no_figure, other_lengths
    from binzhou_cli.report.report import Note
    from binzhou_cli.report.series import series_report

    subjects = session.subjects(
        words or (), areas=area or (), periods=period or (), every_period=all_periods
    )
    indicators, areas = session.indicators_of(subjects), session.areas_of(subjects)
    date = session.date(as_of)
    dataset = session.dataset
    tables = Tables(dataset, ranked=date is None)
    found = list(dataset.figures.select(indicators, areas, as_of=date))
    rows = [
        row
        for series in found
        for row in observed(
            dataset, series, tables.of(series), subjects.periods.of(series),
            across_breaks=across_breaks, vintages=all_sources, implied=implied,
        )
    ]  # fmt: skip
    notes = [Note(say("note.as_of", date=date))] if date is not None else []
    return series_report(
        dataset, rows, indicators, areas,
        units=session.unit(indicators, unit),
        vintages=all_sources,
        notes=[*other_lengths(found, subjects.periods), *notes],
        empty=no_figure(dataset, indicators, areas, subjects.periods) if not rows else "",
    )  # fmt: skip
