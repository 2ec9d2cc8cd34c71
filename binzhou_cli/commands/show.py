"""``show``: a series, with all that is known of each figure."""

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
    from collections.abc import Sequence

    from binzhou_cli.model.records import Area, Indicator
    from binzhou_cli.naming import Subjects

MOST_TYPED = 3
"""Areas that a line to type names one by one."""


def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    unit: UnitName = None,
    all_periods: AllPeriods = False,
    all_sources: Annotated[bool, typer.Option("--all-sources")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE")] = None,
    implied: Annotated[bool, typer.Option("--implied")] = False,
    over: Annotated[str | None, typer.Option("--over", metavar="INDICATOR")] = None,
    per: Annotated[str | None, typer.Option("--per", metavar="INDICATOR")] = None,
    across_breaks: AcrossBreaks = False,
) -> Report:
    """One row a figure."""
    from binzhou_cli.analysis.observed import observed
    from binzhou_cli.analysis.rank import Tables
    from binzhou_cli.errors import say
    from binzhou_cli.report.absent import no_figure, other_lengths
    from binzhou_cli.report.report import Note
    from binzhou_cli.report.series import series_report

    subjects = session.subjects(
        words or (), areas=area or (), periods=period or (), every_period=all_periods
    )
    indicators, areas = session.indicators_of(subjects), session.areas_of(subjects)
    if over is not None or per is not None:
        option = "--over" if over is not None else "--per"
        for name, told in (
            ("--per", over is not None and per is not None), ("--unit", unit is not None),
            ("--all-sources", all_sources), ("--as-of", as_of is not None),
            ("--implied", implied), ("--across-breaks", across_breaks),
        ):  # fmt: skip
            session.refuse(name, told, option)
        return _ratio(session, subjects, indicators, areas, option, over or per or "")
    date = session.date(as_of)
    dataset = session.dataset
    tables = Tables(dataset, ranked=date is None)
    found = list(dataset.figures.select(indicators, areas, as_of=date))
    rows = [
        row
        for series in found
        for row in observed(
            dataset, series, tables.of(series), subjects.periods.of(series),
            across_breaks=across_breaks, vintages=all_sources, implied=implied,
        )
    ]  # fmt: skip
    notes = [Note(say("note.as_of", date=date))] if date is not None else []
    report = series_report(
        dataset, rows, indicators, areas,
        units=session.unit(indicators, unit),
        vintages=all_sources,
        own=session.own_area(),
        notes=[*other_lengths(found, subjects.periods), *notes],
        empty=no_figure(dataset, indicators, areas, subjects.periods) if not rows else "",
    )  # fmt: skip
    if not rows or len(indicators) > 1 or not session.tells:
        return report
    id, own = indicators[0].id, session.own_area()
    where = ["all"] if len(areas) > MOST_TYPED else [each.name.en or each.code for each in areas]
    where = [] if [*areas] == [own] else where
    about, sources = session.typed("about", id), session.typed("sources", id, *where)
    said = say("onward.about", command=about), say("onward.sources", command=sources)
    return report._replace(onward=said if about else ())


def _ratio(
    session: Session,
    subjects: "Subjects",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    option: str,
    typed: str,
) -> Report:
    from binzhou_cli.analysis.ratio import DIVIDED, is_stock, ratios
    from binzhou_cli.errors import BinzhouError, UsageError, say
    from binzhou_cli.report.ratios import ratio_report
    from binzhou_cli.report.words import reason

    if len(indicators) > 1:
        names = ", ".join(each.id for each in indicators)
        raise UsageError(say("error.one_indicator", option=option, names=names))
    (top,) = indicators
    (bottom,) = session.indicators_of(session.subjects([typed], takes="indicators"), most=1)
    for each in (top, bottom):
        if each.kind not in DIVIDED:
            kind = say(f"kind.{each.kind}")
            raise UsageError(say("error.needs_level", option=option, name=each.id, kind=kind))
    if option == "--per" and top.unit.code == bottom.unit.code:
        raise UsageError(say("error.per_same", name=bottom.id))
    dataset = session.dataset
    below = {each.area.code: each for each in dataset.figures.select([bottom], areas)}
    mean = is_stock(bottom) and not is_stock(top)
    rows = [
        row
        for series in dataset.figures.select([top], areas)
        if series.area.code in below
        for row in ratios(dataset, series, below[series.area.code], mean=mean)
        if subjects.periods.of(series)(row.figure.period)
    ]
    if not rows:
        raise BinzhouError(say("empty.ratio", top=top.name, bottom=bottom.name))
    if all(row.refused is not None for row in rows):
        assert rows[-1].refused is not None
        why = reason(rows[-1].refused)
        raise BinzhouError(say("error.no_ratio", top=top.name, bottom=bottom.name, reason=why))
    return ratio_report(rows, top, bottom, areas)
