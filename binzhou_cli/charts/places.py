"""Which places of a league table are certain although members are missing from it."""

from typing import TYPE_CHECKING

from binzhou_cli.analysis.rank import competition_places
from binzhou_cli.analysis.scale import value_in
from binzhou_cli.model.vocabulary import DOUBTFUL

if TYPE_CHECKING:
    from binzhou_cli.analysis.rank import League
    from binzhou_cli.model.dataset import Area, Dataset, Indicator


def unknown_from(
    dataset: "Dataset", indicator: "Indicator", league: "League", *, by_value: bool
) -> int | None:
    """The place from which on no place is known; none where all are.

    A member with a doubtful figure could stand where that figure puts it: those before it keep
    their places, those from there on may be one further back. Of a member without a figure
    nothing is known.

    Args:
        by_value: whether figures are ranked, and not their growth.
    """
    if not league.left_out:
        return None
    return min(
        _place(dataset, indicator, league, area) if by_value else 1 for area, _ in league.left_out
    )


def _place(dataset: "Dataset", indicator: "Indicator", league: "League", area: "Area") -> int:
    unit = dataset.units_by_id[indicator.unit]
    for each in indicator.observations.of_area(area.code):
        alike = each.period == league.period and each.source == league.source.id
        value = value_in(dataset, indicator, each, unit) if alike else None
        if value is not None and DOUBTFUL & set(each.status):
            figures = [value, *(entry.value for entry in league.entries)]
            lowest_first = indicator.better == "lower" or indicator.kind == "rank"
            return competition_places(figures, lowest_first=lowest_first)[0]
    return 1
