"""The pages of help: usage, examples first, then words and options."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.cli.verbs import VERBS, Verb
from binzhou_cli.language import help as said
from binzhou_cli.view.fold import folded_lines, length
from binzhou_cli.view.glyphs import glyphs_for

if TYPE_CHECKING:
    from binzhou_cli.environment import Environment
    from binzhou_cli.language import Texts

WIDEST = 80
Pairs = Sequence[tuple[str, str]]


def help_page(verb: Verb | None, environment: "Environment", texts: "Texts") -> str:
    """The help of a verb, or of the program."""
    page = Page(min(environment.columns, WIDEST), texts.language)
    if verb is None:
        _program(page)
    else:
        _verb(page, verb)
    return glyphs_for(environment.variables).translate(page.text())


def output_page(environment: "Environment", texts: "Texts") -> str:
    """The help on the options that all verbs share."""
    from binzhou_cli.cli.options import SHARED
    from binzhou_cli.cli.parser import option_words

    page = Page(min(environment.columns, WIDEST), texts.language)
    page.section(page.title("output"))
    page.pairs([(option_words(kind), page.say(said.OPTIONS[name])) for name, kind, _ in SHARED])
    return glyphs_for(environment.variables).translate(page.text())


def _program(page: "Page") -> None:
    usage, more = f"{page.title('usage')}binzhou COMMAND WORD... [OPTIONS]", page.title("more")
    whole = f"{usage}  {more}"
    for line in (whole,) if length(whole) <= page.width else (usage, more):
        page.line(line)
    page.line()
    page.pairs(
        [
            (line, (en, zh)[page.index])
            for name in ("show", "compare")
            for line, en, zh in said.VERBS[name].examples[:1]
        ]
    )
    page.line()
    page.pairs([(verb.name, page.say(said.BRIEF[verb.name])) for verb in VERBS])


def _verb(page: "Page", verb: Verb) -> None:
    from binzhou_cli.cli.options import SHARED_NAMES
    from binzhou_cli.cli.parser import load, parameters

    told = said.VERBS[verb.name]
    options, shared, takes_words = [], False, verb.name == "help"
    for each in parameters(load(verb, no_session)) if verb.name != "help" else ():
        if each.argument:
            takes_words = True
        elif each.name in SHARED_NAMES:
            shared = True
        else:
            opts = ", ".join(each.opts)
            does = said.OPTIONS.get(f"{verb.name}.{each.name}") or said.OPTIONS[each.name]
            options.append((f"{opts} {each.metavar}".rstrip(), page.say(does)))
    words = " WORD..." if takes_words else ""
    page.line(f"{page.title('usage')}binzhou {verb.name}{words} [OPTIONS]")
    page.section(page.title("examples"))
    page.pairs([(line, (en, zh)[page.index]) for line, en, zh in told.examples])
    page.line()
    page.paragraph(page.say(told.summary))
    if takes_words and any(told.words):
        page.section(page.title("words"))
        page.paragraph(page.say(told.words), 2)
    if options:
        page.section(page.title("options"))
        page.pairs(options)
    if shared:
        page.line()
        page.paragraph(page.title("also"))


def no_session(**given: object) -> Any:
    """No session: nothing is run."""
    raise AssertionError("a page of help runs no command")


class Page:
    """Lines of help of one width, Chinese characters counted as two columns."""

    def __init__(self, width: int, language: str) -> None:
        self.width = width
        self.index = int(language == "zh")
        self._lines: list[str] = []

    def say(self, pair: tuple[str, str]) -> str:
        """A sentence in the language of the reader."""
        return pair[self.index]

    def title(self, key: str) -> str:
        """A fixed phrase."""
        return self.say(said.TITLES[key])

    def text(self) -> str:
        """The whole page."""
        return "\n".join(self._lines) + "\n"

    def line(self, text: str = "") -> None:
        """A line as it stands."""
        self._lines.append(text)

    def section(self, title: str) -> None:
        """A title over what follows."""
        self._lines += ["", f"{title}{self.title('colon')}"]

    def paragraph(self, text: str, indent: int = 0) -> None:
        """A text folded to the width."""
        self._lines += [f"{' ' * indent}{line}" for line in folded_lines(text, self.width - indent)]

    def pairs(self, pairs: Pairs) -> None:
        """Terms and what they mean, the meanings under each other."""
        first = min(max(length(term) for term, _ in pairs) + 2, 44)
        for term, meaning in pairs:
            lines = folded_lines(meaning, max(self.width - first - 2, 20))
            head = f"  {term}"
            if length(term) > first - 2:
                self._lines.append(head)
                head = ""
            pad = " " * (first + 2 - length(head))
            self._lines.append(f"{head}{pad}{lines[0]}".rstrip())
            self._lines += [f"{' ' * (first + 2)}{line}" for line in lines[1:]]
