"""What the program says: a key and its parameters become a sentence, in English or Chinese."""

from collections.abc import Mapping, Sequence
from typing import Any

from binzhou_cli.errors import Said

LANGUAGES = ("en", "zh")


class Texts:
    """The catalogue in one language."""

    __slots__ = ("_index", "language")

    def __init__(self, language: str) -> None:
        self.language = language
        self._index = LANGUAGES.index(language)

    def __call__(self, key: str, /, **params: Any) -> str:
        """A sentence with its blanks filled.

        A bilingual value gives its text in the language, and a sentence among the parameters
        is said first.
        """
        from binzhou_cli.language.catalogue import sentence  # bare figures need no sentence

        found = sentence(key)[self._index]
        if not params:
            return found
        return found.format(**{name: self._filled(value) for name, value in params.items()})

    def _filled(self, value: Any) -> Any:
        if isinstance(value, Said):
            return self(value.key, **value.params)
        return value.of(self.language) if hasattr(value, "of") else value

    def said(self, words: "Said | str") -> str:
        """A sentence that was put together elsewhere."""
        if isinstance(words, Said):
            return self(words.key, **words.params)
        return str(words.of(self.language)) if hasattr(words, "of") else words

    def has(self, key: str) -> bool:
        """Whether the catalogue has a sentence."""
        from binzhou_cli.language.catalogue import known

        return known(key)

    def join(self, words: Sequence[str], last: str = "and") -> str:
        """Words as an enumeration: "a, b and c"."""
        if len(words) < 2:
            return "".join(words)
        ending = self("error.or") if last == "or" else self("and")
        return self("comma").join(words[:-1]) + ending + words[-1]

    def original(self, text: Any) -> str:
        """A bilingual text, marked as original where it exists in the other language only."""
        said = text.of(self.language)
        return self("original", text=said) if text.original(self.language) else said


def ordinal(place: int, language: str = "en") -> str:
    """A place as a word: ``9th``, ``21st``; in Chinese ``第9``."""
    if language == "zh":
        return f"第{place}"
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def default_language(variables: Mapping[str, str]) -> str:
    """``zh`` in a Chinese locale, else ``en``; ``BINZHOU_LANG`` decides before the locale.

    Of the locale, LC_ALL and LC_MESSAGES decide before LANG, as POSIX has it.
    """
    told = variables.get("BINZHOU_LANG", "")
    if told in LANGUAGES:
        return told
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = variables.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
