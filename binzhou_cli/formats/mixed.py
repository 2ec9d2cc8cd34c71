"""Two units in one series: a fault where nothing parts them."""

from collections.abc import Hashable, Sequence

from binzhou_cli.formats.rows import Stated
from binzhou_cli.formats.units import read_unit


def mixed_units(keyed: Sequence[tuple[Hashable, Stated]]) -> tuple[Stated, Stated] | None:
    """The first two figures of one series and area, in two periods, that have other units.

    Where two units stand in one period they part two series: that is no fault.
    """
    at: set[tuple[Hashable, str, str]] = set()
    for key, each in keyed:
        spot = (key, each.area, each.period)
        if spot in at:
            return None
        at.add(spot)
    seen: dict[tuple[Hashable, str], Stated] = {}
    for key, each in keyed:
        first = seen.setdefault((key, each.area), each)
        if read_unit(first.unit).code != read_unit(each.unit).code:
            return first, each
    return None
