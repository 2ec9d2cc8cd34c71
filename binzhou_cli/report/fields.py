"""The columns that several views share, and the notes that follow them.

Each takes what it shows from a record that has a ``figure``, a ``change`` or a ``standing``.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.model.records import Indicator, Unit
from binzhou_cli.model.vocabulary import APPROXIMATE, BOUNDS, DOUBTFUL
from binzhou_cli.record import Record
from binzhou_cli.report.report import Field, Note, hidden
from binzhou_cli.report.words import SIGNS, UNMARKED, reason

if TYPE_CHECKING:
    from decimal import Decimal

    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.standing import League
    from binzhou_cli.model.records import Figure


class Quantity(Record):
    """A derived amount of an indicator in a unit, to be shown in the unit of the reader."""

    indicator: Indicator
    value: "Decimal"
    unit: Unit
    before: str = ""


def figure_notes(figure: "Figure | None") -> Iterator[Note]:
    """What a reader of a figure must know."""
    if figure is None:
        return
    if any(figure.note):
        about = figure.period, figure.area.name, figure.indicator.name
        yield Note(figure.note, *about, kind_of_figure(figure))


def kind_of_figure(figure: "Figure") -> str:
    """What is to be known of a figure first: that it is a bound, doubtful, another definition."""
    if figure.qualifier in BOUNDS:
        return "bound"
    if DOUBTFUL & {*figure.status}:
        return "doubtful"
    return "definition" if "D" in figure.status else ""


def growth_notes(figure: "Figure | None") -> Iterator[Note]:
    """What a reader of a printed growth must know."""
    if figure is None or figure.growth is None:
        return
    if any(figure.growth.note):
        yield Note(figure.growth.note, figure.period, figure.area.name, figure.indicator.name)
    if not figure.stated:
        yield from figure_notes(figure)


def figures_legend(figures: "Iterable[Figure | None]") -> Iterator[Note]:
    """What the signs before figures mean."""
    held = [each for each in figures if each is not None]
    qualifiers = {each.qualifier for each in held}
    for qualifier in sorted(qualifiers & BOUNDS):
        yield Note(say("note.bound", sign=SIGNS[qualifier].strip()))
    if qualifiers & APPROXIMATE:
        yield Note(say("note.approximate"))
    statuses = {status for each in held for status in each.status}
    if DOUBTFUL & statuses:
        yield Note(say("note.doubtful"))
    yield from letters_legend(statuses - UNMARKED)


def letters_legend(letters: "Iterable[str]") -> Iterator[Note]:
    """What the letters of statuses mean."""
    for each in sorted(letters):
        yield Note(say("note.status.letter", letter=each, word=say(f"status.{each}")))


def growths_legend(figures: "Iterable[Figure]") -> Iterator[Note]:
    """What the signs before printed growth mean."""
    held = list(figures)
    if any(each.growth is not None and each.growth.qualifier != "exact" for each in held):
        yield Note(say("note.approximate"))
    if any(DOUBTFUL & {*each.status} for each in held):
        yield Note(say("note.doubtful"))


def change_notes(
    change: "Change | None", period: Any, area: Any, name: Any = None
) -> Iterator[Note]:
    """What a reader of a computed change must know."""
    if change is None or change.refused is not None:
        return
    for mark in change.marks:
        if mark.code == "across-break":
            yield Note(say("note.across", reason=reason(mark.params["reason"])))
        elif mark.code == "two-sources":
            yield Note(say("note.two_sources"), period, area, name)


def changes_legend(changes: "Iterable[Change | None]") -> Iterator[Note]:
    """What the signs before changes mean, and on which prices those of money stand."""
    held = [each for each in changes if each is not None and each.refused is None]
    codes = {mark.code for each in held for mark in each.marks}
    if "doubtful" in codes:
        yield Note(say("note.doubtful"))
    yield from letters_legend(code[-1] for code in codes if code.startswith("status-"))


def gaps_legend(changes: "Iterable[Change | None]") -> Iterator[Note]:
    """What the signs in a column of growth mean: also that one is an average over a gap."""
    held = list(changes)
    if any(each is not None and each.refused is None and each.years > 1 for each in held):
        yield Note(say("note.growth_gap", sign="⌀"))
    yield from changes_legend(held)


def basis_legend(changes: "Iterable[Change | None]") -> Iterator[Note]:
    """That computed changes of money stand on current prices."""
    held = [each for each in changes if each is not None and each.refused is None]
    money = [each for each in held if each.basis]
    if money:
        key = "note.computed" if len(money) == len(held) else "note.computed.money"
        yield Note(say(key))
    elif held and all(each.measure == "points" for each in held):
        yield Note(say("note.points"))
    elif held:
        yield Note(say("note.computed.plain"))


def league_notes(league: "League | None") -> Iterator[Note]:
    """The members that a league had to leave out, and those on another definition."""
    if league is None:
        return
    for each in league.left_out:
        named = say("note.left_out.member", area=each.area.name, reason=reason(each.why))
        yield Note(say("note.left_out", areas=named), league.period)
    if league.other:
        yield Note(say("note.mixed", n=len(league.other), of=len(league.entries)), league.period)


def ties_legend(standings: Iterable[Any]) -> Iterator[Note]:
    """That equal figures share a place, where some do."""
    if any(
        each is not None and each.entry is not None and each.entry.tied > 1 for each in standings
    ):
        yield Note(say("note.tied"))


def text_of(figure: "Figure | None") -> Any:
    """The figure itself, for a cell; none where there is nothing to show."""
    return figure if figure is not None and figure.stated else None


INDICATOR = hidden("indicator", "indicator", lambda row: row.figure.indicator)
AREA = hidden("area", "text", lambda row: row.figure.area.code)
AREA_NAME = hidden("area_name", "text", lambda row: row.figure.area.name, "col.area")
PERIOD = Field("period", "period", lambda row: row.figure.period, "col.period")
VALUE = Field(
    "value",
    "figure",
    lambda row: text_of(row.figure),
    "col.value",
    notes=lambda row: figure_notes(row.figure),
    legend=lambda rows: figures_legend(row.figure for row in rows),
)
UNIT = hidden("unit", "unit", lambda row: row.figure.indicator, "col.unit")
QUALIFIER = hidden("qualifier", "text", lambda row: row.figure.qualifier)
STATUS = hidden("status", "codes", lambda row: row.figure.status)
SOURCE = Field("source", "sources", lambda row: (row.figure.source,), "col.source")
NOTE = hidden("note", "text", lambda row: row.figure.note)
PUBLISHED = hidden("published", "text", lambda row: row.figure.source.published)


def change_fields(change: "Callable[[Any], Change | None]", prefix: str) -> tuple[Field, ...]:
    """The coded columns that say what a change is and why there is none."""

    def settled(of: "Callable[[Change], Any]") -> "Callable[[Any], Any]":
        def taken(row: Any) -> Any:
            found = change(row)
            return of(found) if found is not None and found.refused is None else None

        return taken

    def caveats(row: Any) -> tuple[str, ...]:
        found = change(row)
        codes = found.caveats if found is not None else ()
        return tuple(dict.fromkeys([each.code for each in codes])) if codes else ()

    return (
        hidden(f"{prefix}measure", "text", settled(lambda each: each.measure)),
        hidden(f"{prefix}basis", "text", settled(lambda each: each.basis or None)),
        hidden(f"{prefix}years", "count", settled(lambda each: each.years)),
        hidden(f"{prefix}caveat", "codes", caveats),
        hidden(
            "from_source",
            "text",
            settled(lambda each: each.before.source.id if each.before else None),
        ),
    )
