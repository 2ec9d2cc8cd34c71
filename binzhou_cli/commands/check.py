"""``check``: is this a sound dataset?"""

from typing import TYPE_CHECKING

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

if TYPE_CHECKING:
    from binzhou_cli.formats.gate import FoundFault


def command(session: Session, words: Words = None) -> Report:
    """One row a fault; where there is none, one row that says what the dataset holds."""
    from binzhou_cli.errors import DataFaults, UsageError, say
    from binzhou_cli.report.checked import Held, faults_report, sound_report

    files = list(words or ())
    if len(files) > 1:
        raise UsageError(say("error.extra", words=" ".join(files[1:]), name="check"))
    path = files[0] if files else session.path
    if files and session.told_data:
        session.refuse("-d", True, "check FILE")
    session.reads(path)
    faults: tuple[FoundFault, ...] = ()
    try:
        dataset = (
            session.open([path], every_fault=True).dataset if path else session.dataset
        )
    except DataFaults as error:
        if session.tells:
            raise
        faults = error.faults
        return faults_report(path, faults)
    figures = sum(dataset.figures.coverage(each).figures for each in dataset.indicators)
    held = Held(
        path or "binzhou.json",
        len(dataset.indicators),
        len(dataset.areas),
        len(dataset.sources),
        figures,
    )
    return sound_report(held)
