"""What a note is about, in a word: for a column of its own."""

from typing import TYPE_CHECKING

from binzhou_cli.errors import Said

if TYPE_CHECKING:
    from binzhou_cli.report.report import Note

KINDS = {
    "break": ("note.break", "note.across", "caveat.break", "caveat.across", "page.break"),
    "definition": ("caveat.definition", "caveat.other-b"),
    "bound": ("note.bound", "caveat.bound", "page.bound"),
    "doubtful": ("note.doubtful", "caveat.doubtful", "page.doubtful"),
    "derived": ("note.implied", "note.derived", "caveat.implied"),
    "source": ("note.two_sources", "note.other", "note.growth_elsewhere", "note.two_vintages"),
    "rank": ("note.rank", "note.left_out", "note.mixed", "note.tied", "caveat.unranked"),
    "growth": ("note.computed", "note.reported", "note.growth", "note.points", "note.no_change"),
    "status": ("note.status", "note.approximate"),
    "period": ("note.other_lengths", "note.also", "caveat.unlike"),
}
"""The beginnings of the keys of its sentences, by kind."""
CODES = (*KINDS, "note")


def kind_of(note: "Note") -> str:
    """``break``, ``definition``, ``bound`` …; ``note`` where it is nothing of these."""
    if note.kind:
        return note.kind
    if isinstance(note.sentence, Said):
        key = note.sentence.key
        fitting = [
            (len(start), kind)
            for kind, starts in KINDS.items()
            for start in starts
            if key.startswith(start)
        ]
        if fitting:
            return max(fitting)[1]
    return "note"
