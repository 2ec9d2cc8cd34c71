"""The first screen: the place, some figures, what to type next."""

from binzhou_cli.report.report import Report
from binzhou_cli.session import Session, shown_path

USUAL_FORMAT = "table"
"""Also in a pipe it is a screen."""


def command(session: Session) -> Report:
    """One row a headline indicator."""
    from binzhou_cli.analysis.overview import MOST, example_of, glimpses, headline
    from binzhou_cli.report.first import Start, start_report

    dataset = session.dataset
    area = session.own_area()
    chosen = headline(dataset, area)
    rows = list(glimpses(dataset, chosen, area)) if area is not None else []
    held = list(dataset.figures.select(chosen, [area] if area is not None else dataset.areas))
    years = [each.period.year for series in held for each in series.current]
    span = (min(years), max(years)) if years else None
    areas = {each.code for each in dataset.areas if each.kind == "area"}
    areas |= {each.area.code for each in held}  # a group counts where it has figures
    place = area or next(iter(session.fullest(1)), dataset.areas[0])
    data = next((each for each in session.paths if session.told_data and each != "-"), "")
    return start_report(
        dataset,
        Start(
            area,
            place,
            example_of(dataset, chosen, place),
            chosen,
            rows[: MOST + 1],
            span,
            len(areas),
            shown_path(data),
        ),
    )
