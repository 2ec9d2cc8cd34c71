"""``about``: an indicator: definition, unit, years, breaks; alone: the dataset."""

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(session: Session, words: Words = None) -> Report:
    """One row an item."""
    from binzhou_cli.report.about import dataset_report, indicator_report

    dataset = session.dataset
    if not words:
        figures = sum(dataset.figures.coverage(each).figures for each in dataset.indicators)
        return dataset_report(dataset, figures, session.path)
    subjects = session.subjects(words, takes="indicators")
    (indicator,) = session.indicators_of(subjects, most=1)
    held = list(dataset.figures.select([indicator], dataset.areas))
    sources = {each.source.id: each.source for one in held for each in one.figures()}
    return indicator_report(dataset, indicator, held, indicator.breaks, list(sources.values()))
