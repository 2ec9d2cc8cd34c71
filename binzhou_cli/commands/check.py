"""``check``: is this a sound dataset?"""

from typing import Annotated

import typer

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(
    session: Session,
    words: Words = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> Report:
    """One row a fault; where there is none, one row that says what the dataset holds."""
    from binzhou_cli.analysis.doubts import doubts
    from binzhou_cli.errors import DATA_AT_FAULT, BinzhouError, DataFaults, UsageError, say
    from binzhou_cli.report.checked import (
        Held,
        Warned,
        doubts_report,
        faults_report,
        sound_report,
    )

    files = list(words or ())
    if len(files) > 1:
        raise UsageError(say("error.extra", words=" ".join(files[1:]), name="check"))
    if files and session.told_data:
        session.refuse("-d", True, "check FILE")
    paths = files or list(session.paths)
    for path in paths:
        session.reads(path)
    name = ", ".join(paths)
    try:
        dataset = session.open(paths, every_fault=True).dataset if paths else session.dataset
    except BinzhouError as error:
        if session.writer.for_people or error.exit_code != DATA_AT_FAULT:
            raise
        if isinstance(error, DataFaults):
            return faults_report(name, error.faults)
        faults = [Warned(name, 0, "", each, "fault") for each in error.sentences]
        return faults_report(name, faults)
    found = list(doubts(dataset)) if paths else []
    if strict and found:
        return doubts_report(name, found)
    held = Held(
        name or "binzhou.json",
        len(dataset.indicators),
        len(dataset.areas),
        len(dataset.sources),
        sum(dataset.figures.coverage(each).figures for each in dataset.indicators),
    )
    return sound_report(held, found)
