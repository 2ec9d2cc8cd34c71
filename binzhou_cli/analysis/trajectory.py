"""The standings of one area through the periods, and what parts one from the other."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.breaks import breaks_of, parts, reason_of
from binzhou_cli.analysis.change import definition_of
from binzhou_cli.analysis.standing import Reported, Standing
from binzhou_cli.errors import Said, say
from binzhou_cli.model.dataset import Merger

if TYPE_CHECKING:
    from binzhou_cli.analysis.standing import League
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure


def trajectory(
    dataset: "Dataset",
    series: "Series",
    computed: "Mapping[Period, League]",
    by: str = "value",
) -> list[Standing]:
    """The standings of an area, in order of time: computed from panels, and as reported.

    For an indicator of kind ``rank`` its values are the reported ranks.

    Args:
        computed: the league tables of its scope, made once for all areas.
    """
    indicator, area = series.indicator, series.area
    reported: dict[Period, list[Reported]] = {}
    for each in series.figures():
        if indicator.kind == "rank" and each.value is not None:
            place = Reported(int(each.value), area.parent or "", each.source, each.qualifier)
            reported.setdefault(each.period, []).append(place)
        elif each.rank is not None and by == "value":
            place = Reported(each.rank.place, each.rank.scope, each.source, of=each.rank.of)
            reported.setdefault(each.period, []).append(place)
    tables = computed if indicator.kind != "rank" else {}
    standings: list[Standing] = []
    for period in sorted({*reported, *tables}, key=lambda each: each.order):
        league = tables.get(period)
        entry = league.of(area) if league is not None else None
        if league is not None and entry is None and area not in league.members:
            league = None  # no member then: the area was no more
        if league is None and period not in reported:
            continue
        now = Standing(
            indicator, area, period, league, entry, tuple(reported.get(period, ())), by=by
        )
        standings.append(now)
    return _moved(dataset, series, standings)


def _moved(dataset: "Dataset", series: "Series", standings: Sequence[Standing]) -> list[Standing]:
    """The standings with what parts each from the one before, and the places won since."""
    found: list[Standing] = []
    before: Standing | None = None
    last: tuple[Standing, int] | None = None  # the one before that has a place, and the place
    for each in standings:
        parted = tuple(parting(dataset, series, before, each)) if before is not None else ()
        if parted:
            before = last = None
        moved, since = None, None
        place = each.place
        if last is not None and place is not None and _same_kind(last[0], each):
            moved, since = last[1] - place, last[0].period
        if moved is None and before is not None and _apart(before, each):
            assert before.entry is not None
            assert each.entry is not None
            moved, since = before.entry.place - each.entry.place, before.period
        if since is not None or parted:
            found.append(each._replace(moved=moved, since=since, parted=parted))
        else:
            found.append(each)
        before = each
        if place is not None:
            last = each, place
    return found


def _apart(earlier: Standing, later: Standing) -> bool:
    """Whether two intervals say a move: they do not overlap, and the same members are missing."""
    if earlier.league is None or later.league is None:
        return False
    first, last = earlier.entry, later.entry
    if first is None or last is None or first.near or last.near:
        return False
    if first.high >= last.low and last.high >= first.low:
        return False
    missing = [{each.area.code for each in one.left_out} for one in (earlier.league, later.league)]
    return missing[0] == missing[1]


def _same_kind(earlier: Standing, later: Standing) -> bool:
    """Whether both places are computed, or both printed."""
    return (earlier.entry is None) == (later.entry is None)


def parting(dataset: "Dataset", series: "Series", earlier: Standing, later: Standing) -> list[Any]:
    """What parts two standings: a break, another definition, or other members.

    Returns:
        the reasons; none when the two may be compared. Reported ranks are parted by the stated
        breaks alone: their members are not known.
    """
    found: dict[Any, Any] = {}
    for each in breaks_of(dataset, later.indicator, later.area):
        if not isinstance(each, Merger) and parts(each, earlier.period, later.period):
            found[each.reason] = reason_of(each)
    for figure in series.fresh:  # status B begins a new basis
        if earlier.period.last < figure.period.last <= later.period.last:
            found[figure.period.text] = _fresh_reason(figure)
    first, last = earlier.entry, later.entry
    if first is not None and last is not None:
        bases = definition_of(first.figure), definition_of(last.figure)
        if bases[0] != bases[1]:
            other = later if bases[1] is not None else earlier
            found[other.period.text] = say("reason.definition", period=other.period)
    members = [one.league.members for one in (earlier, later) if one.league is not None]
    if len(members) == 2 and members[0] != members[1]:
        before, after = ({each.code: each for each in one} for one in members)
        for code in sorted(before.keys() ^ after.keys()):
            found[code] = _members_reason(later.period, len(after), (before | after)[code])
    return list(found.values())


def _fresh_reason(figure: "Figure") -> Any:
    return figure.note if any(figure.note) else say("reason.status", period=figure.period)


def _members_reason(period: "Period", members: int, area: "Area") -> Said:
    gone = area.until is not None and area.until.order < period.order
    key = "reason.members.without" if gone else "reason.members.with"
    return say(key, period=period, n=members, area=area.name)
