"""Places in a league table: shared ones, and intervals where a place is not certain.

Ranking is competition ranking: equal values share a place, and the next place is as many
further. Two things make a place an interval. A member without a sound figure may stand on either
side: the place lies between ``k + 1`` and ``k + 1 + d``, where k sound members are better and of
d it is not known. And two growth rates whose difference is below the sum of their half-widths
cannot be told apart with the digits of the figures that they come from.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from binzhou_cli.analysis.caveats import Caveat
from binzhou_cli.analysis.scale import value_in
from binzhou_cli.analysis.standing import Entry, LeftOut
from binzhou_cli.model.records import Area, Figure
from binzhou_cli.model.vocabulary import LOWER_BOUNDS, UPPER_BOUNDS
from binzhou_cli.record import Record


class Score(Record):
    """What is ranked of a member.

    Attributes:
        value: unrounded.
        half: half the width in which the true value lies; 0 for a printed value.
        decimals: how many the digits of its figures allow.
        marks: how it must be read.
    """

    value: Decimal
    half: Decimal = Decimal(0)
    decimals: int = 0
    marks: tuple[Caveat, ...] = ()


Sound = tuple[Area, Score, Figure]


def competition_places(values: Iterable[Decimal], *, lowest_first: bool) -> list[int]:
    """The place of each value, in the order given: 1 + the number of strictly better ones."""
    listed = list(values)
    ordered = sorted(listed, reverse=not lowest_first)
    first: dict[Decimal, int] = {}
    for place, value in enumerate(ordered, start=1):
        first.setdefault(value, place)
    return [first[value] for value in listed]


def entries_of(
    sound: Sequence[Sound], left_out: Sequence[LeftOut], *, lowest_first: bool
) -> list[Entry]:
    """The entries of a table, the first place first; equal places in order of code.

    Args:
        left_out: members without a sound figure, each with what is printed of it and may be
            used to tell on which side it stands.
    """
    places = competition_places((score.value for _, score, _ in sound), lowest_first=lowest_first)
    shared = Counter(places)
    rivals = _near([score for _, score, _ in sound])
    found = []
    for place, (area, score, figure), close in zip(places, sound, rivals, strict=True):
        near = [(places[each], sound[each][0]) for each in close]
        above = sum(other < place for other, _ in near)
        better, resolved = 0, []
        for each in left_out:
            side = side_of(each.figures, figure, lowest_first=lowest_first)
            if side is not None:
                resolved.append(each.area)
                better += side == "better"
        unknown = len(left_out) - len(resolved)
        low = place - above + better
        high = place + len(near) - above + better + unknown
        found.append(
            Entry(
                place, area, score.value, figure, low, high, shared[place],
                tuple(resolved), tuple(each for _, each in near), score.marks,
            )
        )  # fmt: skip
    return sorted(found, key=lambda entry: (entry.place, entry.area.code))


def _near(scores: Sequence[Score]) -> list[list[int]]:
    """For each score those that cannot be told apart from it, but are not equal, in their order."""
    if not any(each.half for each in scores):
        return [[]] * len(scores)
    order = sorted(range(len(scores)), key=lambda each: scores[each].value)
    values = [scores[each].value for each in order]
    widest = max((each.half for each in scores), default=Decimal(0))
    found = []
    for score in scores:
        reach = score.half + widest
        low, high = (
            bisect_left(values, score.value - reach),
            bisect_right(values, score.value + reach),
        )
        found.append(
            sorted(
                each
                for each in order[low:high]
                if scores[each].value != score.value
                and abs(scores[each].value - score.value) < scores[each].half + score.half
            )
        )
    return found


def side_of(figures: Iterable[Figure], own: Figure, *, lowest_first: bool) -> str | None:
    """On which side of a figure all printed values of a member fall: ``better`` or ``worse``.

    A bound counts by its direction; none where the values disagree or do not tell.
    """
    sides = set()
    for each in figures:
        value = value_in(each, own.unit)
        if value is None or own.value is None:
            continue
        if value == own.value:
            return None
        above = value > own.value
        if each.qualifier in LOWER_BOUNDS and not above:
            return None
        if each.qualifier in UPPER_BOUNDS and above:
            return None
        sides.add("better" if above != lowest_first else "worse")
    return sides.pop() if len(sides) == 1 else None
