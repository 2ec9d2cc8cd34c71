"""The notes of the columns that are shown: each sentence once, with all that it concerns."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.errors import Said
from binzhou_cli.record import Record
from binzhou_cli.report.report import Field, Note, Report, said_in

if TYPE_CHECKING:
    from binzhou_cli.language import Texts

MOST_NAMED = 6


About = dict[tuple[str, str], None]
"""Whom a sentence concerns: who, and which period; either may be empty."""


SIGNS = frozenset(
    {
        "note.bound", "note.approximate", "note.doubtful", "note.status.letter", "note.growth_gap",
        "note.tied", "profile.printed", "profile.printed.real", "profile.computed",
        "profile.computed.nominal", "profile.difference",
    }
)  # fmt: skip
"""Sentences that say what a sign stands for: short, and of the whole table."""


class Spoken(Record):
    """A note in words.

    Attributes:
        text: the sentence, with whom it concerns.
        sign: whether it says what a sign stands for.
        quoted: whether its words are those of the dataset, however long.
    """

    text: str
    sign: bool
    quoted: bool


def notes_of(report: Report, fields: Iterable[Field], texts: "Texts") -> list[str]:
    """What a reader of these columns must know, in words.

    Args:
        fields: the columns that are shown; what was left out takes its notes along.
    """
    return [each.text for each in spoken_notes(report, fields, texts)]


def spoken_notes(report: Report, fields: Iterable[Field], texts: "Texts") -> list[Spoken]:
    """What a reader of these columns must know, in words, with what each of the notes is."""
    shown = list(fields)
    about: dict[str, About] = {}
    kinds: dict[str, tuple[bool, bool]] = {}
    for note in report.notes:
        _add(about, kinds, note, report, texts)
    for record in report.records:
        for field in shown:
            for note in field.notes(record):
                _add(about, kinds, note, report, texts)
    for field in shown:
        for note in field.legend(report.records):
            _add(about, kinds, note, report, texts)
    return [
        Spoken(
            f"{_spoken(concerned, texts)}{texts('colon')}{sentence}" if concerned else sentence,
            *kinds[sentence],
        )
        for sentence, concerned in about.items()
    ]


def _add(
    about: dict[str, About],
    kinds: dict[str, tuple[bool, bool]],
    note: Note,
    report: Report,
    texts: "Texts",
) -> None:
    sentence = note.sentence
    said = texts.original(sentence) if hasattr(sentence, "original") else said_in(sentence, texts)
    if not said:
        return
    ours = isinstance(sentence, Said)
    kinds.setdefault(said, (ours and sentence.key in SIGNS, not ours))
    concerned = about.setdefault(said, {})
    words = [said_in(note.name, texts)] if report.many and note.name is not None else []
    words += [said_in(note.area, texts)] if report.several and note.area is not None else []
    period = said_in(note.period, texts) if note.period is not None else ""
    if words or period:
        concerned[texts("comma").join(words), period] = None


def _spoken(concerned: About, texts: "Texts") -> str:
    """Whom a sentence concerns: periods of one, several of one period, or each with its own."""
    names = list(dict.fromkeys(name for name, _ in concerned))
    periods = list(dict.fromkeys(period for _, period in concerned))
    if len(names) > 1 and len(periods) == 1:
        return f"{_listed(names, texts)} {periods[0]}".rstrip()
    parts = []
    for name in names:
        own = [period for each, period in concerned if each == name and period]
        parts.append(f"{name} {_listed(own, texts)}".strip())
    return _listed(parts, texts, texts("semicolon"))


def _listed(about: Sequence[str], texts: "Texts", comma: str = "") -> str:
    comma = comma or texts("comma")
    if len(about) <= MOST_NAMED:
        return comma.join(about)
    return f"{comma.join(about[: MOST_NAMED - 1])} … {about[-1]}"
