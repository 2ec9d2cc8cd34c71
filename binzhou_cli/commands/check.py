"""``check``: is this a sound dataset?"""

from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

if TYPE_CHECKING:
    from decimal import Decimal

    from binzhou_cli.analysis.plausible import Limits
    from binzhou_cli.formats.gate import FoundFault
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.report.checked import Held


def command(
    session: Session,
    words: Words = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    every: Annotated[bool, typer.Option("--all")] = False,
    jump: Annotated[str, typer.Option("--jump", metavar="POINTS")] = "8",
    step: Annotated[str, typer.Option("--step", metavar="POINTS")] = "5",
) -> Report:
    """One row a fault; else one row a doubt; else one row that says what the dataset holds."""
    from binzhou_cli.analysis.plausible import Limits
    from binzhou_cli.errors import DataFaults, UsageError, say
    from binzhou_cli.report.checked import Held, faults_report

    limits = Limits(_points("--jump", jump), _points("--step", step))
    files = list(words or ())
    if len(files) > 1:
        raise UsageError(say("error.extra", words=" ".join(files[1:]), name="check"))
    path = files[0] if files else session.path
    if files and session.told_data:
        session.refuse("-d", True, "check FILE")
    session.reads(path)
    faults: tuple[FoundFault, ...] = ()
    try:
        dataset = session.open(path, every_fault=True)
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
    return _plausible(session, dataset, held, path, limits, strict=strict, every=every)


def _plausible(
    session: Session,
    dataset: "Dataset",
    held: "Held",
    path: str,
    limits: "Limits",
    *,
    strict: bool,
    every: bool,
) -> Report:
    """What a sound dataset holds, and what is implausible in it."""
    from binzhou_cli.analysis.plausible import doubts
    from binzhou_cli.formats.locate import figure_lines
    from binzhou_cli.report.checked import sound_report
    from binzhou_cli.report.doubts import doubts_report

    found = list(doubts(dataset, limits))
    shown = [each for each in found if every or not each.marked]
    if not shown:
        return sound_report(held)
    lines = figure_lines(path, [each.figure for each in shown if each.figure is not None])
    return doubts_report(held, shown, lines, hidden_ones=len(found) - len(shown), strict=strict)


def _points(option: str, typed: str) -> "Decimal":
    """A threshold in percentage points.

    Raises:
        UsageError: it is no number above zero.
    """
    from decimal import Decimal, InvalidOperation

    from binzhou_cli.errors import UsageError, say

    try:
        found = Decimal(typed)
    except InvalidOperation:
        found = Decimal(0)
    if not found.is_finite() or found <= 0:
        raise UsageError(say("error.threshold", option=option, text=typed))
    return found
