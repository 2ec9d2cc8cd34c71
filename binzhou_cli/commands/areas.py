"""``areas``: what the figures are about."""

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(session: Session, words: Words = None) -> Report:
    """One row an area."""
    from binzhou_cli.analysis.names import area_names, folded
    from binzhou_cli.report.listing import Placed, areas_report

    dataset = session.dataset
    counts = dataset.figures.count("areas", dataset.indicators, dataset.areas)
    wanted = [folded(each) for each in words or ()]
    found = [
        each
        for each in dataset.areas
        if not wanted or any(word in folded(name) for word in wanted for name in area_names(each))
    ]
    return areas_report(
        dataset,
        [Placed(each, dataset.scope_of(each), counts.get(each.code, 0)) for each in found],
    )
