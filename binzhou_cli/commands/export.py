"""``export``: the dataset, whole or part, in a format that ``-d`` reads again."""

from binzhou_cli.cli.options import AreaWords, PeriodWords, Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(
    session: Session, words: Words = None, period: PeriodWords = None, area: AreaWords = None
) -> Report:
    """One row a figure; a file of the whole where that is asked for."""
    from binzhou_cli.formats.part import part_of
    from binzhou_cli.formats.tidy import HEADS, tidy_rows
    from binzhou_cli.formats.writing import exports_of, to_raw
    from binzhou_cli.report.whole import whole_report

    subjects = session.subjects(words or (), areas=area or (), periods=period or ())
    dataset = session.dataset
    for path in session.paths:
        session.reads(path)
    raw = to_raw(dataset, subjects.indicators, subjects.areas)
    if subjects.indicators or subjects.areas or subjects.periods.any:
        raw = part_of(
            raw, dataset,
            [each.id for each in subjects.indicators], [each.code for each in subjects.areas],
            subjects.periods,
        )  # fmt: skip
    rows = [dict(zip(HEADS, row, strict=True)) for row in tidy_rows(raw)][1:]
    return whole_report(rows, HEADS, session.named or "binzhou.json", exports_of(raw))
