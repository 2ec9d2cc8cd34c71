"""``check``: is this a sound dataset?"""

from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

if TYPE_CHECKING:
    from decimal import Decimal

    from binzhou_cli.analysis.plausible import Limits
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
    from binzhou_cli.errors import DATA_AT_FAULT, BinzhouError, DataFaults, UsageError, say
    from binzhou_cli.report.checked import Held, Warned, faults_report

    limits = Limits(_points("--jump", jump), _points("--step", step))
    files = list(words or ())
    if len(files) > 1:
        raise UsageError(say("error.extra", words=" ".join(files[1:]), name="check"))
    if files and session.told_data:
        session.refuse("-d", True, "check FILE")
    paths = files or list(session.paths)
    session.paths = tuple(paths)
    path = session.named
    for each in paths:
        session.reads(each)
    try:
        dataset = session.open(paths, every_fault=True).dataset if paths else session.dataset
    except BinzhouError as error:
        if session.tells or error.exit_code != DATA_AT_FAULT:
            raise
        if isinstance(error, DataFaults):
            return faults_report(path, error.faults)
        return faults_report(path, [Warned(path, 0, "", one) for one in error.sentences])
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
    from binzhou_cli.analysis.remarks import remarks
    from binzhou_cli.formats.locate import figure_lines
    from binzhou_cli.report.checked import (
        groups_by_name,
        remark_lines,
        remarks_report,
        sound_report,
    )
    from binzhou_cli.report.doubts import doubts_report

    found = list(doubts(dataset, limits))
    shown = [each for each in found if every or not each.marked]
    noted = [*groups_by_name(session.opened.told())] if session.opened is not None else []
    noted += remarks(dataset) if session.paths or path else []
    if not shown:
        return sound_report(held, noted) if not strict or not noted else remarks_report(path, noted)
    lines = figure_lines(path, [each.figure for each in shown if each.figure is not None])
    return doubts_report(
        held, shown, lines,
        hidden_ones=len(found) - len(shown), strict=strict, remarks=remark_lines(noted),
    )  # fmt: skip


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
