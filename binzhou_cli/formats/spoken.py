"""Names in a sentence, and the one that was meant."""

from collections.abc import Iterable


class Listed(tuple[str, ...]):
    """Names as an enumeration: "a, b and c"."""

    def of(self, language: str) -> str:
        """The names in a language."""
        from binzhou_cli.language import Texts

        return Texts(language).join(self)


def near(typed: str, names: Iterable[str]) -> str:
    """The name that is most like what was typed; empty where none is."""
    from difflib import get_close_matches

    folded = {each.casefold(): each for each in names}
    found = get_close_matches(typed.casefold(), folded, 1, 0.6)
    return folded[found[0]] if found else ""


def quoted(text: str) -> str:
    """A word as a shell takes it: in quotes where it has blanks or marks of the shell."""
    if any(each in " \t'\"()$`&;|<>*?#!\\" for each in text):
        return "'" + text.replace("'", "'\\''") + "'"
    return text
