"""``compare``: every indicator between periods, and what may not be compared."""

from typing import Annotated

import typer

from binzhou_cli.cli.options import (
    AcrossBreaks,
    AreaWords,
    PeriodWords,
    TopicName,
    Words,
    drawing,
)
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


@drawing
def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    topic: TopicName = None,
    gaps: Annotated[bool, typer.Option("--gaps")] = False,
    across_breaks: AcrossBreaks = False,
    chart: Annotated[bool, typer.Option("--chart")] = False,
) -> Report:
    """One row an indicator and area."""
    from binzhou_cli.analysis.compare import compare
    from binzhou_cli.charts.comparison import slope
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.report.compared import comparison_report

    subjects = session.subjects(words or (), areas=area or (), periods=period or ())
    dataset = session.dataset
    chosen = list(subjects.indicators) or list(dataset.indicators)
    if topic is not None:
        only = session.topic(topic)
        chosen = [each for each in chosen if each.topic == only]
    wanted = subjects.periods.years(())
    if len(wanted) < 2:
        raise UsageError(
            say("error.two_periods"), say("error.see_help", command="binzhou help compare")
        )
    areas = session.areas_of(subjects)
    found = list(compare(dataset, chosen, areas, wanted, across_breaks=across_breaks))
    own = session.own_area()
    report = comparison_report(
        dataset, wanted, areas, found, gaps=gaps,
        chart=None, chart_shown="instead" if chart else "file",
    )  # fmt: skip
    return report._replace(
        chart=lambda texts, unit_of: slope(
            dataset, report.title, report.aside, found, own, unit_of, texts
        )
    )
