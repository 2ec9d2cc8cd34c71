"""``about``: an indicator: definition, unit, years, breaks; alone, or a file: the dataset."""

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(session: Session, words: Words = None) -> Report:
    """One row an item."""
    from binzhou_cli.report.about import dataset_report, indicator_report

    if words and not session.told_data and _is_file(words[0]):
        session.paths = tuple(words)
        words = None
    if not words and session.paths:
        found = session.open(session.paths)
        for path in session.paths:
            session.reads(path)
        if found.understood or found.more is not None:
            from binzhou_cli.report.understood import understood_report

            return understood_report(session.named, found.told())
        dataset = found.dataset
    else:
        dataset = session.dataset
    if not words:
        figures = sum(dataset.figures.coverage(each).figures for each in dataset.indicators)
        return dataset_report(dataset, figures, session.named)
    subjects = session.subjects(words, takes="indicators")
    (indicator,) = session.indicators_of(subjects, most=1)
    held = list(dataset.figures.select([indicator], dataset.areas))
    sources = {each.source.id: each.source for one in held for each in one.figures()}
    return indicator_report(dataset, indicator, held, indicator.breaks, list(sources.values()))


def _is_file(word: str) -> bool:
    """Whether a word names a file rather than an indicator."""
    import os

    return word == "-" or os.path.exists(word) or os.sep in word
