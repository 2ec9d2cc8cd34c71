"""The notes of the columns that are shown: each sentence once, with all that it concerns."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.report.report import Field, Note, Report, said_in

if TYPE_CHECKING:
    from binzhou_cli.language import Texts

MOST_NAMED = 6


def notes_of(report: Report, fields: Iterable[Field], texts: "Texts") -> list[str]:
    """What a reader of these columns must know, in words.

    Args:
        fields: the columns that are shown; what was left out takes its notes along.
    """
    shown = list(fields)
    about: dict[str, dict[str, None]] = {}
    for note in report.notes:
        _add(about, note, report.several, texts)
    for record in report.records:
        for field in shown:
            for note in field.notes(record):
                _add(about, note, report.several, texts)
    for field in shown:
        for note in field.legend(report.records):
            _add(about, note, report.several, texts)
    return [
        f"{_listed(list(concerned), texts)}{texts('colon')}{sentence}" if concerned else sentence
        for sentence, concerned in about.items()
    ]


def _add(about: dict[str, dict[str, None]], note: Note, several: bool, texts: "Texts") -> None:
    sentence = note.sentence
    said = texts.original(sentence) if hasattr(sentence, "original") else said_in(sentence, texts)
    if not said:
        return
    concerned = about.setdefault(said, {})
    words = [said_in(note.area, texts)] if several and note.area is not None else []
    words += [str(note.period)] if note.period is not None else []
    if words:
        concerned[" ".join(words)] = None


def _listed(about: Sequence[str], texts: "Texts") -> str:
    comma = texts("comma")
    if len(about) <= MOST_NAMED:
        return comma.join(about)
    return f"{comma.join(about[: MOST_NAMED - 1])} … {about[-1]}"
