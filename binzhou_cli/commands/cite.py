"""``cite``: a ready sentence with its source."""

from typing import TYPE_CHECKING

from binzhou_cli.cli.options import AreaWords, PeriodWords, UnitName, Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

if TYPE_CHECKING:
    from binzhou_cli.analysis.overview import Glimpse
    from binzhou_cli.report.citation import Citation

DATASET = ("dataset", "数据集")


def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    unit: UnitName = None,
) -> Report:
    """One row a figure."""
    from binzhou_cli import __version__
    from binzhou_cli.report.absent import no_figure
    from binzhou_cli.report.citation import citation_report, dataset_citation

    named = [each for each in words or () if each.casefold() not in DATASET]
    if len(named) < len(words or ()):
        for word in named:
            session.refuse(word, True, "cite dataset")
        session.refuse("--unit", unit is not None, "cite dataset")
        session.refuse("-a", bool(area), "cite dataset")
        session.refuse("-p", bool(period), "cite dataset")
        return dataset_citation(session.dataset, __version__)
    subjects = session.subjects(named, areas=area or (), periods=period or ())
    indicators, areas = session.indicators_of(subjects), session.areas_of(subjects)
    asked = subjects.periods if subjects.periods.any else subjects.periods._replace(latest=True)
    dataset = session.dataset
    units = session.unit(indicators, unit)
    found: list[Glimpse] = []
    for indicator in indicators:
        for place in areas:
            found += _glimpses(session, indicator, place, asked)
    rows = _citations(session, found, units)
    return citation_report(rows, no_figure(dataset, indicators, areas, subjects.periods))


def _glimpses(session: Session, indicator, place, asked) -> "list[Glimpse]":  # type: ignore[no-untyped-def]
    from binzhou_cli.analysis.overview import glimpses

    dataset = session.dataset
    found: list[Glimpse] = []
    for series in dataset.figures.select([indicator], [place]):
        wanted = asked.of(series)
        for figure in series.current:
            if wanted(figure.period):
                found += glimpses(dataset, [indicator], place, figure.period, growths=True)
    return found


def _citations(session: Session, found: "list[Glimpse]", units) -> "list[Citation]":  # type: ignore[no-untyped-def]
    from binzhou_cli.analysis.change import change
    from binzhou_cli.report.citation import Citation, numbered

    numbers = numbered(found)
    rows: list[Citation] = []
    last: Glimpse | None = None
    for each in found:
        parted = None
        if last is not None and last.series == each.series:
            moved = change(session.dataset, each.series, last.figure, each.figure)
            if moved.refused is not None and moved.refused.code in ("break", "definition"):
                parted = moved
        earlier = last.figure if parted is not None and last is not None else None
        rows.append(Citation(each, parted, earlier, numbers, units))
        last = each
    return rows
