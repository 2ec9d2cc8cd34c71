"""The pages of help: usage, examples first, then words and options."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from binzhou_cli.cli.verbs import VERBS, Verb
from binzhou_cli.language import help as said
from binzhou_cli.view.fold import folded_lines, length
from binzhou_cli.view.glyphs import glyphs_for

if TYPE_CHECKING:
    from binzhou_cli.environment import Environment
    from binzhou_cli.language import Texts

WIDEST = 80
SCREEN = 24
"""Lines of a page of help: those of the smallest terminal."""
READING = frozenset({"data", "map", "set", "where", "sheet", "header_row", "encoding"})
"""The shared options that say what is read, and how."""
TOPICS = ("output", "data")
WRITTEN_AS_WORDS = ("-p,", "-a,")
"""Options that a person seldom needs: they stand last."""
Pairs = Sequence[tuple[str, str]]


def help_page(
    verb: Verb | None, environment: "Environment", texts: "Texts", whole: bool = False
) -> str:
    """The help of a verb, or of the program.

    Args:
        whole: however long it is, instead of on one screen; without a verb, that of every verb.
    """
    width = min(environment.columns, WIDEST)
    if verb is not None:
        lines = _verb(width, texts.language, verb, whole)
    else:
        lines = _program(width, texts.language)
        for each in VERBS if whole else ():
            lines += ["", *_verb(width, texts.language, each, whole)]
    return _text(lines, environment)


def topic_page(topic: str, environment: "Environment", texts: "Texts") -> str:
    """The help on options that all verbs share: those of ``output``, or those of ``data``."""
    from binzhou_cli.cli.options import SHARED
    from binzhou_cli.cli.parser import option_words

    page = Page(min(environment.columns, WIDEST), texts.language)
    page.line(f"{page.title(topic)}{page.title('colon')}")
    page.pairs(
        [
            (option_words(kind), page.say(said.OPTIONS[name]))
            for name, kind, _ in SHARED
            if (name in READING) == (topic == "data")
        ]
    )
    return _text(page.lines, environment)


def _text(lines: Sequence[str], environment: "Environment") -> str:
    return glyphs_for(environment.variables).translate("\n".join(lines) + "\n")


def _program(width: int, language: str) -> list[str]:
    page = Page(width, language)
    usage, more = f"{page.title('usage')}binzhou COMMAND WORD... [OPTIONS]", page.title("more")
    page.line(f"{usage}  {more}" if length(f"{usage}  {more}") <= page.width else usage)
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
    return page.lines


class Told:
    """What the help of a verb has to say."""

    def __init__(self, verb: Verb, language: str) -> None:
        from binzhou_cli.cli.options import SHARED_NAMES
        from binzhou_cli.cli.parser import load, parameters

        index = int(language == "zh")
        self.name = verb.name
        self.said = said.VERBS[verb.name]
        self.examples = [(line, (en, zh)[index]) for line, en, zh in self.said.examples]
        self.options: list[tuple[str, str]] = []
        self.shared = False
        self.takes_words = verb.name == "help"
        for each in parameters(load(verb)) if verb.name != "help" else ():
            if each.argument:
                self.takes_words = True
            elif each.name in SHARED_NAMES:
                self.shared = True
            else:
                opts = ", ".join(each.opts)
                does = said.OPTIONS.get(f"{verb.name}.{each.name}") or said.OPTIONS[each.name]
                self.options.append((f"{opts} {each.metavar}".rstrip(), does[index]))
        self.options.sort(key=lambda each: each[0].startswith(WRITTEN_AS_WORDS))
        if verb.name == "help":
            self.options.append(("--all", said.OPTIONS["help.all"][index]))


def _verb(width: int, language: str, verb: Verb, whole: bool) -> list[str]:
    """The page of a verb: what finds no room on a screen is named, and told by ``--all``."""
    told = Told(verb, language)
    examples, options = len(told.examples), len(told.options)
    lines = _page(width, language, told, examples, options)
    while len(lines) > SCREEN and not whole and (options or examples > 1):
        if options:
            options -= 1
        else:
            examples -= 1
        lines = _page(width, language, told, examples, options)
    return lines


def _page(width: int, language: str, told: Told, examples: int, options: int) -> list[str]:
    """The page with so many of the examples and of the options."""
    page = Page(width, language)
    words = " WORD..." if told.takes_words else ""
    page.line(f"{page.title('usage')}binzhou {told.name}{words} [OPTIONS]")
    page.section(page.title("examples"))
    page.pairs(told.examples[:examples])
    page.line()
    page.paragraph(page.say(told.said.summary))
    if told.takes_words and any(told.said.words):
        page.section(page.title("words"))
        page.paragraph(page.say(told.said.words), 2)
    if told.options[:options]:
        page.section(page.title("options"))
        page.pairs(told.options[:options])
    page.line()
    if options < len(told.options) or examples < len(told.examples):
        names = " ".join(opts.split()[0].rstrip(",") for opts, _ in told.options[options:])
        rest = page.title("rest").format(options=names, name=told.name)
        page.paragraph(" ".join(rest.split()))
    if told.shared:
        page.paragraph(page.title("also"))
    if not page.lines[-1]:
        page.lines.pop()
    return page.lines


class Page:
    """Lines of help of one width, Chinese characters counted as two columns."""

    def __init__(self, width: int, language: str) -> None:
        self.width = width
        self.index = int(language == "zh")
        self.lines: list[str] = []

    def say(self, pair: tuple[str, str]) -> str:
        """A sentence in the language of the reader."""
        return pair[self.index]

    def title(self, key: str) -> str:
        """A fixed phrase."""
        return self.say(said.TITLES[key])

    def line(self, text: str = "") -> None:
        """A line as it stands."""
        self.lines.append(text)

    def section(self, title: str) -> None:
        """A title over what follows."""
        self.lines += ["", f"{title}{self.title('colon')}"]

    def paragraph(self, text: str, indent: int = 0) -> None:
        """A text folded to the width."""
        self.lines += [f"{' ' * indent}{line}" for line in folded_lines(text, self.width - indent)]

    def pairs(self, pairs: Pairs) -> None:
        """Terms and what they mean, the meanings under each other."""
        first = min(max(length(term) for term, _ in pairs) + 2, 44)
        for term, meaning in pairs:
            lines = folded_lines(meaning, max(self.width - first - 2, 20))
            head = f"  {term}"
            if length(term) > first - 2:
                self.lines.append(head)
                head = ""
            pad = " " * (first + 2 - length(head))
            self.lines.append(f"{head}{pad}{lines[0]}".rstrip())
            self.lines += [f"{' ' * (first + 2)}{line}" for line in lines[1:]]
