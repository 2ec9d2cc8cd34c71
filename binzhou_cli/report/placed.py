"""The place of a figure among the members, as columns of a series."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import (
    league_notes,
    ties_legend,
)
from binzhou_cli.report.report import Field, Note, hidden
from binzhou_cli.report.words import members

if TYPE_CHECKING:
    from binzhou_cli.analysis.observed import Observed
    from binzhou_cli.analysis.standing import Entry


def _placed(row: "Observed") -> Any:
    standing = row.standing
    return standing if standing is not None and standing.league is not None else None


def _entry(row: "Observed") -> "Entry | None":
    standing = row.standing
    return standing.entry if standing is not None else None


def _place_cell(row: "Observed") -> Any:
    """The computed place, else the printed one; where the figure is itself a place, none."""
    if row.figure.indicator.kind == "rank":
        return None
    standing = _placed(row)
    if standing is not None and standing.entry is not None:
        return standing
    return row.reported[0] if row.reported else standing


def _place_notes(row: "Observed") -> Iterator[Note]:
    standing = _placed(row)
    if standing is None:
        return
    yield from league_notes(standing.league)
    reported = standing.reported[0].place if standing.reported else None
    if standing.entry is not None and reported is not None:
        low, high = standing.entry.low, standing.entry.high
        if not low <= reported <= high:
            said = say("note.rank.differs", printed=Ordinal((reported,)))
            yield Note(said, standing.period, standing.area.name)


class Ordinal(tuple[int, ...]):
    """A place within a sentence."""

    def of(self, language: str) -> str:
        """ "13th"."""
        from binzhou_cli.language import ordinal

        return ordinal(self[0], language)


def _place_legend(rows: "Sequence[Observed]") -> Iterator[Note]:
    placed = [row.standing for row in rows if _placed(row) is not None]
    if any(each is not None and each.entry is not None for each in placed):
        indicators = {each.indicator.id: each.indicator for each in placed if each is not None}
        scopes = {
            each.league.scope.code: each.league.scope for each in placed if each and each.league
        }
        orders = {each.better == "lower" for each in indicators.values()}
        if len(orders) == len(scopes) == 1:
            order = say("lowest" if orders.pop() else "highest")
            scope = next(iter(scopes.values()))
            yield Note(say("note.rank", areas=members(scope), order=order))
    yield from ties_legend(placed)
    printed = [row for row in rows if row.reported]
    if any(
        _placed(row) is None or row.standing is None or row.standing.entry is None
        for row in printed
    ):
        yield Note(say("note.rank.printed"))


def uncertain_codes(row: "Observed") -> tuple[str, ...]:
    """Codes of what makes a place uncertain: members left out, other definitions, a tie."""
    entry = _entry(row)
    return league_codes(entry, row.standing.league) if entry is not None and row.standing else ()


def league_codes(entry: Any, league: Any) -> tuple[str, ...]:
    """Codes of what a reader of a place must know."""
    codes = []
    if entry.low != entry.high:
        codes.append("interval")
    if entry.resolved:
        codes.append("resolved")
    if entry.tied > 1:
        codes.append("tied")
    if entry.near:
        codes.append("digits")
    if league.other:
        codes.append("mixed-definitions")
    codes += [each.code for each in entry.marks]
    return tuple(dict.fromkeys(codes))


RANK = Field(
    "rank",
    "place",
    _place_cell,
    "col.rank",
    notes=_place_notes,
    legend=_place_legend,
    drop=4,
)


def _of_league(row: "Observed") -> Any:
    """The league in which the figure has a place."""
    standing = row.standing
    return standing.league if standing is not None and standing.entry is not None else None


def _low(row: "Observed") -> Any:
    entry = _entry(row)
    return entry.low if entry is not None else None


def _high(row: "Observed") -> Any:
    entry = _entry(row)
    return entry.high if entry is not None else None


def _tied(row: "Observed") -> Any:
    entry = _entry(row)
    return entry.tied if entry is not None else None


def _among(row: "Observed") -> Any:
    league = _of_league(row)
    return len(league.entries) if league is not None else None


def _of(row: "Observed") -> Any:
    league = _of_league(row)
    return len(league.members) if league is not None else None


def _left_out(row: "Observed") -> tuple[str, ...]:
    league = _of_league(row)
    return tuple([each.area.code for each in league.left_out]) if league is not None else ()


RANK_DATA: tuple[Field, ...] = (
    hidden("rank_low", "count", _low),
    hidden("rank_high", "count", _high),
    hidden("rank_among", "count", _among),
    hidden("rank_of", "count", _of),
    hidden("tied", "count", _tied),
    hidden("rank_caveat", "codes", uncertain_codes),
    hidden("left_out", "codes", _left_out),
    hidden("rank_reported", "place", lambda row: row.reported[0] if row.reported else None),
)
