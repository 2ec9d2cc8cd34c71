"""``plot``: a chart in the terminal or in a file; its figures in a pipe."""

from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.cli.options import AllPeriods, AreaWords, PeriodWords, UnitName, Words, drawing
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

if TYPE_CHECKING:
    from binzhou_cli.model.records import Area


@drawing
def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    all_periods: AllPeriods = False,
    log: Annotated[bool, typer.Option("--log")] = False,
    base: Annotated[str | None, typer.Option("--base", metavar="PERIOD")] = None,
    unit: UnitName = None,
) -> Report:
    """One row a point."""
    from binzhou_cli.analysis.growth import INDEXED
    from binzhou_cli.analysis.plotted import Plotted, plotted
    from binzhou_cli.charts.legible import legible_units
    from binzhou_cli.charts.lines import Lines
    from binzhou_cli.errors import BinzhouError, UsageError, say
    from binzhou_cli.report.absent import no_figure, other_lengths
    from binzhou_cli.report.points import points_report
    from binzhou_cli.report.report import Note
    from binzhou_cli.report.words import figure_words, listed, listed_plainly, some_of

    subjects = session.subjects(
        words or (), areas=area or (), periods=period or (), every_period=all_periods
    )
    asked = session.indicators_of(subjects)
    areas, dataset = session.areas_of(subjects), session.dataset
    session.refuse("--unit", unit is not None and base is not None, "--base")
    session.refuse("--log", log and not session.draws, session.writer.name)
    wholes: list[Area] = []
    if subjects.every and session.draws:  # a whole among its parts would press them flat
        wholes = [each for each in areas if each.kind == "group" and each not in subjects.areas]
        areas = [each for each in areas if each not in wholes]
    drawn = [each for each in asked if each.kind != "fact"]
    if not drawn:
        raise BinzhouError(say("note.words", name=asked[0].name))
    notes = [Note(say("note.words", name=each.name)) for each in asked if each.kind == "fact"]
    start = None
    if base is not None:
        for each in drawn:
            if each.kind not in INDEXED:
                raise UsageError(
                    say("error.base_kind", name=each.id, kind=say(f"kind.{each.kind}"))
                )
        chosen = session.selection(base).single
        if len(chosen) != 1:
            raise UsageError(say("error.period", text=base))
        start = chosen[0]
    found = list(dataset.figures.select(drawn, areas))
    points: list[Plotted] = []
    missing = []
    for series in found:
        figure = series.at(start) if start is not None else None
        if start is not None and (figure is None or figure.value is None):
            missing.append(
                say(
                    "error.no_figure",
                    name=series.indicator.name,
                    period=start,
                    area=series.area.name,
                )
            )
            continue
        points += plotted(dataset, series, subjects.periods.of(series), figure)
    if missing and not points:
        raise BinzhouError(list(missing[:3]))
    hidden = list(other_lengths(found, subjects.periods))
    if any(dataset.figures.select(drawn, wholes)):
        hidden.append(Note(say("note.wholes", names=some_of([each.name for each in wholes]))))
    notes += [Note(each) for each in missing] + hidden
    heading: object = listed(each.name for each in drawn)
    if len(drawn) > 3:
        first = listed_plainly(each.name for each in drawn[:3])
        heading = say("chart.and_more", names=first, n=len(drawn) - 3)
    dated = {each.figure.period for each in points}
    one_period = dated.pop() if len(dated) == 1 and len(points) > 1 else None
    own = subjects.areas[0] if len(subjects.areas) == 1 else session.own_area()
    units = session.unit(drawn, unit)
    if session.draws and not units and start is None:
        units = legible_units((each.figure for each in points), session.language)
    report = points_report(
        dataset, points, drawn, areas, base=start, units=units, chart=None,
        notes=notes, empty="" if points else no_figure(dataset, drawn, areas, subjects.periods),
    )  # fmt: skip
    if one_period is not None:  # no axis says of which period they are
        heading = say("title.dated", name=heading, period=one_period)
        report = report._replace(title=say("title.dated", name=report.title, period=one_period))
    if len(points) == 1 and len(drawn) == 1 and session.draws:
        figure = points[0].figure
        raise BinzhouError(
            say(
                "error.one_figure",
                name=drawn[0].id,
                said=figure_words(figure),
                period=figure.period,
            ),
            say("error.see_help", command=f"binzhou show {drawn[0].id}"),
        )

    def chart(texts, unit_of):  # type: ignore[no-untyped-def]
        lines = Lines(dataset, points, own=own, base=start, log=log, unit_of=unit_of, texts=texts)
        return lines.chart(heading, report.aside, [each.sentence for each in hidden])

    return report._replace(chart=chart if points else None)
