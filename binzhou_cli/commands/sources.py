"""``sources``: where figures come from, down to the sentence that states one."""

from binzhou_cli.cli.options import AreaWords, PeriodWords, Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
) -> Report:
    """One row a source, or one row a figure with the sentence that states it."""
    from binzhou_cli.report.origins import Stated, origins_report

    subjects = session.subjects(
        words or (), areas=area or (), periods=period or (), every_period=True
    )
    dataset = session.dataset
    if not subjects.indicators:
        return _all(session, bool(subjects.areas) or subjects.every or subjects.periods.any)
    indicators, areas = session.indicators_of(subjects), session.areas_of(subjects)
    rows = [
        Stated(series, figure, figure is current)
        for series in dataset.figures.select(indicators, areas)
        for asked in (subjects.periods.of(series),)
        for current in series.current
        if asked(current.period)
        for figure in series.vintages(current.period)
    ]
    return origins_report(rows, indicators, areas)


def _all(session: Session, narrowed: bool) -> Report:
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.report.listing import sources_report

    if narrowed:
        raise UsageError(say("error.missing_argument", name="INDICATOR"), say("error.list"))
    dataset = session.dataset
    counts = dataset.figures.count("sources", dataset.indicators, dataset.areas)
    return sources_report(dataset, dataset.sources, counts)
