"""``growth``: year over year, on average over a span, or as an index."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from binzhou_cli.analysis.observed import Observed
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Area, Figure, Indicator
    from binzhou_cli.report.report import Note
    from binzhou_cli.selection import Selection


def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    all_periods: AllPeriods = False,
    average: Annotated[bool, typer.Option("--average")] = False,
    reported: Annotated[bool, typer.Option("--reported")] = False,
    computed: Annotated[bool, typer.Option("--computed")] = False,
    base: Annotated[str | None, typer.Option("--base", metavar="PERIOD")] = None,
    volume: Annotated[bool, typer.Option("--volume")] = False,
    by_part: Annotated[bool, typer.Option("--by-part")] = False,
    comparable: Annotated[bool, typer.Option("--comparable")] = False,
    unit: UnitName = None,
    across_breaks: AcrossBreaks = False,
) -> Report:
    """One row a period, or a series where an average is asked for."""
    for option, given in (
        ("--volume", volume),
        ("--by-part", by_part),
        ("--comparable", comparable),
    ):
        if given:
            others = (
                ("--average", average), ("--reported", reported), ("--computed", computed),
                ("--base", base is not None and not volume), ("--unit", unit is not None),
                ("--across-breaks", across_breaks), ("--all-periods", all_periods),
                ("--by-part", by_part and option != "--by-part"),
                ("--comparable", comparable and option != "--comparable"),
            )  # fmt: skip
            for name, told in others:
                session.refuse(name, told, option)
    subjects = session.subjects(
        words or (), areas=area or (), periods=period or (), every_period=all_periods
    )
    indicators, areas = session.indicators_of(subjects), session.areas_of(subjects)
    found = list(session.dataset.figures.select(indicators, areas))
    if volume or by_part or comparable:
        from binzhou_cli.commands import measures

        asked = measures.Asked(session, indicators, areas, found, subjects.periods)
        if volume:
            return measures.volume(asked, base)
        return measures.by_part(asked) if by_part else measures.comparable(asked)
    if base is not None:
        session.refuse("--average", average, "--base")
        session.refuse("--reported", reported, "--base")
        session.refuse("--unit", unit is not None, "--base")
        return _index(session, found, base, subjects.periods, indicators, areas, across_breaks)
    if average:
        session.refuse("--all-periods", all_periods, "--average")
        if reported and not computed:
            session.refuse("--across-breaks", across_breaks, "--reported")
        return _average(
            session, found, subjects.periods, indicators, areas, unit,
            printed=reported, values=computed or not reported, across_breaks=across_breaks,
        )  # fmt: skip
    session.refuse("--unit", unit is not None, "without.average")
    both = reported == computed
    if reported and not computed:
        session.refuse("--across-breaks", across_breaks, "--reported")
    from binzhou_cli.analysis.observed import observed
    from binzhou_cli.report.absent import other_lengths
    from binzhou_cli.report.growths import yearly_report

    rows = [
        row
        for series in found
        for row in observed(
            session.dataset, series, {}, subjects.periods.of(series), across_breaks=across_breaks
        )
    ]
    return yearly_report(
        rows, indicators, areas,
        reported=reported or both, computed=computed or both, own=session.own_area(),
        notes=[*other_lengths(found, subjects.periods), *(_odd(session, rows) if both else ())],
    )  # fmt: skip


def _odd(session: Session, rows: "Sequence[Observed]") -> "Iterator[Note]":
    """Rows whose printed and computed growth differ otherwise than in most of the panel."""
    from binzhou_cli.analysis.plausible import Limits, moved_by_year, rates_that_differ
    from binzhou_cli.errors import say
    from binzhou_cli.report.report import Note

    shown = {(row.figure.indicator.id, row.figure.area.code, row.figure.period)
             for row in rows if row.growth is not None and row.change is not None}  # fmt: skip
    having = {each[0] for each in shown}
    dataset = session.dataset
    for indicator in (each for each in dataset.indicators if each.id in having):
        panel = list(dataset.figures.select([indicator], dataset.areas))
        for each in rates_that_differ(list(moved_by_year(dataset, panel)), Limits()):
            if (indicator.id, each.area.code, each.period) in shown:
                yield Note(say("note.rates_differ"), each.period, each.area.name)


def _average(
    session: Session,
    found: "Sequence[Series]",
    periods: "Selection",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    unit: str | None,
    *,
    printed: bool,
    values: bool,
    across_breaks: bool,
) -> Report:
    from binzhou_cli.analysis.average import Average, average, average_printed
    from binzhou_cli.errors import say
    from binzhou_cli.report.averages import average_report

    rows: list[Average] = []
    for series in found:
        spanned = _spanned(series, periods)
        if values:
            valued = [each for each in spanned if each.value is not None]
            rows += average(session.dataset, series, valued, across_breaks=across_breaks)
        if printed:
            rows.append(average_printed(series, spanned))
    return average_report(
        rows, indicators, areas, units=session.unit(indicators, unit), empty=say("empty.average")
    )


def _spanned(series: "Series", periods: "Selection") -> "list[Figure]":
    """The figures of a span that are alike, in order of time."""
    asked = periods.of(series)
    held = [each for each in series.current if asked(each.period)]
    return [each for each in held if each.period.like(held[-1].period)] if held else []


def _index(
    session: Session,
    found: "Sequence[Series]",
    base: str,
    periods: "Selection",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    across_breaks: bool,
) -> Report:
    from binzhou_cli.analysis.growth import INDEXED, IndexNumber, index_numbers
    from binzhou_cli.errors import BinzhouError, UsageError, say
    from binzhou_cli.report.indexes import index_report
    from binzhou_cli.report.report import Note

    for each in indicators:
        if each.kind not in INDEXED:
            raise UsageError(say("error.base_kind", name=each.id, kind=say(f"kind.{each.kind}")))
    chosen = session.selection(base).single
    if len(chosen) != 1:
        raise UsageError(say("error.period", text=base))
    rows: list[IndexNumber] = []
    missing = []
    for series in found:
        start = series.at(chosen[0])
        if start is None or start.value is None:
            missing.append(
                say(
                    "error.no_figure", name=series.indicator.name, period=chosen[0],
                    area=series.area.name,
                )
            )  # fmt: skip
            continue
        asked = periods.of(series)
        rows += [
            each
            for each in index_numbers(session.dataset, series, start, across_breaks=across_breaks)
            if asked(each.figure.period) and each.figure.value is not None
        ]
    if missing and not rows:
        raise BinzhouError(missing[0])
    return index_report(rows, chosen[0], indicators, areas, [Note(each) for each in missing])
