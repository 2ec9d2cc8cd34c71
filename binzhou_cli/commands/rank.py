"""``rank``: the trajectory of a rank, or the league table of one period."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from binzhou_cli.cli.options import AreaWords, PeriodWords, UnitName, Words, drawing
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

if TYPE_CHECKING:
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Indicator
    from binzhou_cli.naming import Subjects

MEASURES = ("value", "growth", "reported-growth")


@drawing
def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    by: Annotated[str, typer.Option("--by", metavar="MEASURE")] = "value",
    position: Annotated[bool, typer.Option("--position")] = False,
    unit: UnitName = None,
) -> Report:
    """A standing a row; with one period, an area a row."""
    from binzhou_cli.errors import UsageError, say

    subjects = session.subjects(words or (), areas=area or (), periods=period or ())
    (indicator,) = session.indicators_of(subjects, most=1)
    if by not in MEASURES:
        raise UsageError(say("error.by", name=by))
    asked = subjects.periods
    if position:
        session.refuse("--by", by != "value", "--position")
        session.refuse("--unit", unit is not None, "--position")
        return _position(session, indicator, subjects)
    one = len(asked.single) == 1 and not asked.stretches and not asked.latest
    if one or (asked.latest and not asked.single and not asked.stretches):
        session.refuse("--area all", subjects.every, "with.period")
        return _league(session, indicator, subjects, by, unit)
    session.refuse("--unit", unit is not None, "without.period")
    return _trajectories(session, indicator, subjects, by)


def _league(
    session: Session, indicator: "Indicator", subjects: "Subjects", by: str, unit: str | None
) -> Report:
    from binzhou_cli.analysis.rank import leagues
    from binzhou_cli.charts.ranks import league_bars
    from binzhou_cli.errors import BinzhouError
    from binzhou_cli.report.leagues import groups_note, league_report

    dataset = session.dataset
    own = list(subjects.areas) or [each for each in (session.own_area(),) if each is not None]
    scope = _scope(session, own)
    wanted = list(subjects.periods.single) or None
    tables = leagues(dataset, indicator, scope, wanted, by) if scope is not None else {}
    if not tables:
        raise BinzhouError(*_not_ranked(session, indicator, own, wanted[0] if wanted else None, by))
    found = list(tables.values())[-1]
    report = league_report(found, own, units=session.unit([indicator], unit), chart=None)
    return report._replace(
        notes=[*report.notes, *groups_note(dataset, found)],
        chart=lambda texts, unit_of: league_bars(
            report.title, found, own, unit_of, texts, told=unit is not None
        ),
    )


def _position(session: Session, indicator: "Indicator", subjects: "Subjects") -> Report:
    from binzhou_cli.analysis.position import position
    from binzhou_cli.analysis.rank import Tables
    from binzhou_cli.analysis.trajectory import trajectory
    from binzhou_cli.errors import BinzhouError, UsageError, say
    from binzhou_cli.report.positions import position_report

    if indicator.kind in ("rank", "fact"):
        kind = say(f"kind.{indicator.kind}")
        raise UsageError(
            say("error.needs_figures", option="--position", name=indicator.id, kind=kind)
        )
    tables = Tables(session.dataset)
    areas = session.areas_of(subjects)
    rows = [
        position(each, each.league)
        for series in session.dataset.figures.select([indicator], areas)
        for each in trajectory(session.dataset, series, tables.of(series))
        if each.league is not None and subjects.periods.of(series)(each.period)
    ]
    if not rows:
        raise BinzhouError(*_not_ranked(session, indicator, areas, None, "value"))
    if all(each.refused is not None for each in rows):
        from binzhou_cli.report.words import reason

        assert rows[-1].refused is not None
        why = reason(rows[-1].refused)
        raise BinzhouError(say("error.no_position", name=indicator.name, reason=why))
    return position_report(rows, indicator, areas, _scope(session, areas))


def _trajectories(
    session: Session, indicator: "Indicator", subjects: "Subjects", by: str
) -> Report:
    from binzhou_cli.analysis.rank import Tables
    from binzhou_cli.analysis.trajectory import trajectory
    from binzhou_cli.charts.ranks import bump
    from binzhou_cli.report.standings import chart_subtitle, chart_title, trajectory_report

    dataset = session.dataset
    tables = Tables(dataset, by)
    own: Area | None = None
    areas = session.areas_of(subjects)
    if subjects.every:
        own = subjects.areas[0] if len(subjects.areas) == 1 else session.own_area()
        areas = [each for each in dataset.areas if own is None or each.parent == own.parent]
    trails = []
    for series in dataset.figures.select([indicator], areas):
        asked = subjects.periods.of(series)
        standings = [
            each
            for each in trajectory(dataset, series, tables.of(series), by)
            if asked(each.period)
        ]
        if standings:
            trails.append((series.area, standings))
    scope = _scope(session, areas)
    report = trajectory_report(
        indicator, trails, own=own, scope=scope, by=by, chart=None,
        empty="" if trails else _not_ranked(session, indicator, areas, None, by)[0],
    )  # fmt: skip
    shown = own or (trails[0][0] if trails else None)
    named = own or (areas[0] if len(areas) == 1 else None)
    title = chart_title(indicator, by, named, scope, report.title)
    subtitle = chart_subtitle(indicator, by, report.subtitle[0] if report.subtitle else "")
    return report._replace(chart=lambda texts, unit_of: bump(title, subtitle, trails, shown, texts))


def _scope(session: Session, own: "list[Area]") -> "Area | None":
    dataset = session.dataset
    if own:
        return dataset.scope_of(own[0])
    parents = dict.fromkeys(each.parent for each in dataset.areas if each.parent is not None)
    highest = [each for each in parents if dataset.areas_by_code[each].parent is None]
    return dataset.areas_by_code[highest[0]] if len(highest) == 1 else None


def _not_ranked(
    session: Session,
    indicator: "Indicator",
    own: "list[Area]",
    period: "Period | None",
    by: str,
) -> tuple[Any, Any]:
    """Why there is no rank, and what there is."""
    from binzhou_cli.analysis.rank import leagues
    from binzhou_cli.errors import say

    dataset = session.dataset
    see = say("error.see_help", command=f"binzhou rank {indicator.id}")
    if indicator.kind == "rank":
        for series in dataset.figures.select([indicator], own):
            for each in series.current:
                if period is None or each.period == period:
                    from binzhou_cli.report.placed import Ordinal

                    place = Ordinal((int(each.value or 0),))
                    return say(
                        "error.only_reported", name=indicator.name, period=each.period, place=place
                    ), see
    scope = _scope(session, own)
    if period is not None and scope is not None and indicator.kind != "rank":
        from binzhou_cli.report.leagues import too_few

        few = leagues(dataset, indicator, scope, [period], by, however_few=True)
        if period in few:
            return too_few(few[period]), see
    members = (
        dataset.members_of(scope, period.year if period is not None else 9999) if scope else []
    )
    having = [
        each.area
        for each in dataset.figures.select([indicator], members)
        if period is None or each.at(period) is not None
    ]
    key = "error.too_few" if period is None else "error.too_few.period"
    return say(
        key, name=indicator.name, period=period, n=len(having), of=len(members)
    ), "" if period is None else see
