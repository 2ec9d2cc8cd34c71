"""Where an area stands in a panel, and how unequal the panel is; every member counts alike.

The coefficient of variation is the population standard deviation over the mean; the Herfindahl
index is the sum of squared shares; the top-3 share that of the three largest members.
"""

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat, caveat
from binzhou_cli.analysis.scale import ARITHMETIC, rounded
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.analysis.standing import Entry, League, Standing

LEAST = 8
"""Members from which on a panel is described."""


class Position(Record):
    """An area beside the others of a league.

    Attributes:
        share: per cent of the sum of the members; none where they may not be added.
        to_median: per cent of the median.
        to_leader: per cent of the first member.
        to_mean: per cent of the mean.
        above: how far below the next better member it stands, in the unit of the indicator.
        below: how far above the next one.
        cv: the coefficient of variation.
        top3: per cent of the sum that the three largest have.
        hhi: the Herfindahl index.
        spread: the largest over the smallest.
        refused: why the panel is not described.
        unshared: why there are no sums.
    """

    standing: "Standing"
    league: "League"
    entry: "Entry | None"
    leader: "Entry | None" = None
    total: Decimal | None = None
    middle: Decimal | None = None
    share: Decimal | None = None
    to_median: Decimal | None = None
    to_leader: Decimal | None = None
    to_mean: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None
    cv: Decimal | None = None
    top3: Decimal | None = None
    hhi: Decimal | None = None
    spread: Decimal | None = None
    refused: Caveat | None = None
    unshared: Caveat | None = None


def position(standing: "Standing", league: "League") -> Position:
    """The position of an area in a league."""
    found = Position(standing, league, standing.entry)
    values = [each.value for each in league.entries]
    if len(values) < LEAST:
        return found._replace(refused=caveat("few-members", n=len(values), least=LEAST))
    total, middle = sum(values, Decimal(0)), median(values)
    mean = ARITHMETIC.divide(total, Decimal(len(values)))
    found = found._replace(leader=league.entries[0], middle=middle)
    if league.left_out:
        found = found._replace(unshared=caveat("left-out-sum", n=len(league.left_out)))
    elif not league.indicator.additive:
        found = found._replace(unshared=caveat("not-additive", name=league.indicator.name))
    else:
        found = _sums(found, sorted(values, reverse=True), total)
    if min(values) > 0:
        variance = sum(((each - mean) ** 2 for each in values), Decimal(0)) / len(values)
        cv = ARITHMETIC.divide(ARITHMETIC.sqrt(variance), mean)
        found = found._replace(
            cv=rounded(cv, 3), spread=rounded(ARITHMETIC.divide(max(values), min(values)), 1)
        )
    return _beside(found, middle, mean)


def _sums(found: Position, largest: list[Decimal], total: Decimal) -> Position:
    if total <= 0:
        return found._replace(unshared=caveat("zero"))
    shares = [ARITHMETIC.divide(each, total) for each in largest]
    own = found.entry
    return found._replace(
        total=total,
        share=_percent(own.value, total) if own is not None else None,
        top3=rounded(sum(shares[:3], Decimal(0)) * 100, 1),
        hhi=rounded(sum((each * each for each in shares), Decimal(0)), 3),
    )


def _beside(found: Position, middle: Decimal, mean: Decimal) -> Position:
    own, first = found.entry, found.leader
    if own is None or first is None:
        return found
    entries = found.league.entries
    better = [each for each in entries if each.place < own.place]
    worse = [each for each in entries if each.place > own.place]
    return found._replace(
        to_median=_percent(own.value, middle, 1),
        to_leader=_percent(own.value, first.value, 1),
        to_mean=_percent(own.value, mean, 1),
        above=abs(better[-1].value - own.value) if better else None,
        below=abs(own.value - worse[0].value) if worse else None,
    )


def _percent(value: Decimal, of: Decimal, decimals: int = 2) -> Decimal | None:
    return rounded(ARITHMETIC.divide(value, of) * 100, decimals) if of > 0 else None
