"""Where sentences are found: those of every run at once, those of a subject when first asked for."""

from importlib import import_module

from binzhou_cli.language.sentences import SENTENCES

Sentence = tuple[str, str]

SUBJECTS = ("columns", "reading", "statistics", "terminal", "pages", "tables")
"""Modules of ``language`` that hold the sentences of one subject, as ``SENTENCES``."""

_unread = list(SUBJECTS)


def sentence(key: str) -> Sentence:
    """A sentence in English and in Chinese.

    Raises:
        KeyError: there is none.
    """
    while key not in SENTENCES and _unread:
        module = import_module(f"binzhou_cli.language.{_unread.pop(0)}")
        SENTENCES.update(module.SENTENCES)
    return SENTENCES[key]


def known(key: str) -> bool:
    """Whether there is a sentence."""
    try:
        sentence(key)
    except KeyError:
        return False
    return True


def every_sentence() -> dict[str, Sentence]:
    """The whole catalogue."""
    known("")
    return SENTENCES
