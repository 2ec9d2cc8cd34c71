"""What Tab offers: verbs, options and their values, and the names of the dataset.

Names of the bundled dataset are read from an index, so that nothing else is loaded; those of
another dataset are read from it.
"""

from __future__ import annotations

import os

from binzhou_cli.cli.verbs import BY_NAME, VERBS

TYPE_CHECKING = False  # typing takes longer to load than a Tab takes to answer
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Offer = tuple[str, str]

SHELLS = ("bash", "zsh", "fish")
VALUES: Mapping[str, tuple[str, ...]] = {
    "-l": ("en", "zh"),
    "--lang": ("en", "zh"),
    "--theme": ("light", "dark"),
    "--by": ("value", "growth", "reported-growth"),
}
FILES = frozenset({"-d", "--data", "-o", "--output"})
FREE = frozenset({"--columns", "--sort", "--top", "--size", "--as-of", "-u", "--unit", "--base"})
_UNSAFE = frozenset(
    map(
        chr,
        [
            *range(32), *range(127, 160),  # controls
            0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
            0xFFFE, 0xFFFF,  # what no XML may hold
            *range(0xD800, 0xE000),  # halves of a surrogate pair
        ],
    )
)  # fmt: skip
"""What could steer a terminal, as in ``view.safe``, which takes longer to load."""


class Names:
    """The names that can be typed.

    Attributes:
        indicators: ids with both names, the periods of each, and its other names.
        areas: codes with both names.
        topics: ids with both names.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.indicators: list[tuple[str, str, str, str, list[str]]] = []
        self.areas: list[tuple[str, str, str]] = []
        self.topics: list[tuple[str, str, str]] = []
        for line in lines:
            kind, *fields = line.rstrip("\n").split("\t")
            if kind == "I" and len(fields) >= 4:
                self.indicators.append((fields[0], fields[1], fields[2], fields[3], fields[4:]))
            elif kind in ("A", "T") and len(fields) >= 3:
                held = self.areas if kind == "A" else self.topics
                held.append((fields[0], fields[1], fields[2]))


def offers(words: Sequence[str], variables: Mapping[str, str]) -> list[Offer]:
    """What may stand in the place of the last word.

    Args:
        words: those of the line behind ``binzhou``; the last one is being typed.
    """
    *before, typed = words or [""]
    language = _language(before, variables)
    last = before[-1] if before else ""
    verb = _verb(before)
    if last in FILES or last in FREE:
        return []
    if last in VALUES:
        return _begun([(each, "") for each in VALUES[last]], typed)
    if last in ("-f", "--format"):
        from binzhou_cli.view.writers import WRITERS  # only this Tab needs their table

        return _begun([(each.name, "") for each in WRITERS], typed)
    if typed.startswith("-"):
        return _begun(_options(verb), typed)
    if not verb:
        return _begun([(each.name, _summary(each.name, language)) for each in VERBS], typed)
    names = _names(before, variables)
    if names is None:
        return []
    takes = BY_NAME[verb].takes if verb in BY_NAME else ""
    if verb == "help":
        from binzhou_cli.cli.help import TOPICS

        named = [(each.name, _summary(each.name, language)) for each in VERBS]
        return _begun([*named, *((each, "") for each in TOPICS)], typed)
    if last in ("-a", "--area"):
        takes = "areas"
    elif last in ("-p", "--period"):
        takes = "periods"
    elif last in ("-t", "--topic"):
        return _begun([(id, zh if language == "zh" else en) for id, en, zh in names.topics], typed)
    return list(dict.fromkeys(_words(names, before, typed, takes, language)))


def _words(
    names: Names, before: Sequence[str], typed: str, takes: str, language: str
) -> Iterator[Offer]:
    folded = typed.casefold()
    if "indicators" in takes:
        for id, en, zh, _, aliases in names.indicators:
            told = zh or en if language == "zh" else en or zh
            if id.casefold().startswith(folded):
                yield id, told
            elif typed:
                for name in (zh, *aliases):
                    if name.casefold().startswith(folded) and " " not in name:
                        yield name, id
    if "areas" in takes and (typed or "indicators" not in takes or _named(names, before)):
        if "all".startswith(folded):
            yield "all", "全部地区" if language == "zh" else "every area"
        for code, en, zh in names.areas:
            told = zh or en if language == "zh" else en or zh
            shown = zh or en if language == "zh" else en or zh
            for name in dict.fromkeys((shown, en, zh, code)):
                if name and name.casefold().startswith(folded) and (typed or name == shown):
                    yield name, told
    if "periods" in takes and (
        typed[:1].isdigit() or takes == "periods" or "latest".startswith(folded)
    ):
        yield from _periods(names, before, typed)


def _named(names: Names, before: Sequence[str]) -> bool:
    known = {name for id, en, zh, _, aliases in names.indicators for name in (id, en, zh, *aliases)}
    return any(word in known for word in before)


def _periods(names: Names, before: Sequence[str], typed: str) -> Iterator[Offer]:
    """Only the periods of the indicators that are named so far."""
    head, colon, tail = typed.rpartition(":")
    named = [each for each in names.indicators if {each[0], each[1], each[2]} & {*before}]
    periods = {period for each in named or names.indicators for period in each[3].split()}
    if not named:
        periods = {period for period in periods if len(period) == 4}
    for period in sorted(periods, reverse=True):
        if period.startswith(tail):
            yield f"{head}{colon}{period}", ""
    if not colon and typed and "latest".startswith(typed):
        yield "latest", ""


def _begun(offers: Iterable[Offer], typed: str) -> list[Offer]:
    return [each for each in offers if each[0].startswith(typed)]


def _verb(before: Sequence[str]) -> str:
    words = iter(before)
    for word in words:
        if word in FILES | FREE or word in VALUES or word in ("-f", "--format"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _language(before: Sequence[str], variables: Mapping[str, str]) -> str:
    for i, option in enumerate(before[:-1]):
        value = before[i + 1]
        if option in ("-l", "--lang") and value in ("en", "zh"):
            return value
    for name in ("BINZHOU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if variables.get(name):
            return "zh" if variables[name].lower().startswith("zh") else "en"
    return "en"


def _names(before: Sequence[str], variables: Mapping[str, str]) -> Names | None:
    """The names of the dataset of the line; none when it cannot be read."""
    path = variables.get("BINZHOU_DATA", "")
    for i, option in enumerate(before[:-1]):
        value = before[i + 1]
        if option in ("-d", "--data"):
            path = value
    if not path:
        return Names(_index())
    from binzhou_cli.errors import BinzhouError
    from binzhou_cli.formats import open_dataset

    path = os.path.expanduser(path)
    if not os.path.isfile(path):  # a pipe would be waited for, a device read without end
        return None
    try:
        dataset = open_dataset(path)
    except BinzhouError:
        return None
    names = Names(())
    for each in dataset.indicators:
        own = dataset.default_area
        held = dataset.figures.select([each], [own] if own is not None else dataset.areas[:1])
        periods = " ".join(one.period.text for series in held for one in series.current)
        names.indicators.append((each.id, each.name.en, each.name.zh, periods, list(each.aliases)))
    names.areas += [(each.code, each.name.en, each.name.zh) for each in dataset.areas]
    names.topics += [(each.id, each.name.en, each.name.zh) for each in dataset.topics]
    return names


def _index() -> list[str]:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in (package, os.path.dirname(package)):
        try:
            with open(os.path.join(folder, "data", "names.tsv"), encoding="utf-8") as file:
                return file.readlines()
        except OSError:
            continue
    return []


def _options(verb: str) -> list[Offer]:
    from binzhou_cli.cli.run import FLAGS, HELP, TAKING_VALUES

    shared = [(each, "") for each in sorted({*TAKING_VALUES, *FLAGS, *HELP}) if each[:2] == "--"]
    if verb == "help":
        return sorted([*shared, ("--all", "")])
    if verb not in BY_NAME:
        return shared
    from binzhou_cli.cli.parser import load, parameters

    own = [
        (opt, "")
        for each in parameters(load(BY_NAME[verb]))
        for opt in each.opts
        if opt.startswith("--")
    ]
    return sorted(dict.fromkeys([*own, *shared]))


def _summary(verb: str, language: str) -> str:
    from binzhou_cli.language.help import VERBS as SAID

    return SAID[verb].summary[1 if language == "zh" else 0]


def safe(text: str) -> bool:
    """Whether a word can be offered to a shell: nothing in it steers a terminal."""
    return bool(text) and not _UNSAFE.intersection(text)


def answer(arguments: Sequence[str], variables: Mapping[str, str]) -> str:
    """What the script of a shell reads: a word a line, in zsh and fish with what it is."""
    shell, *words = arguments or ["bash"]
    try:
        found = offers(words, variables)
    except Exception:  # a person who presses Tab wants no traceback in the line
        return ""
    lines = []
    for word, told in found:
        if not safe(word):
            continue
        said = "".join(each for each in told if each not in _UNSAFE)[:80]
        lines.append(word if shell == "bash" or not said else f"{word}\t{said}")
    return "".join(f"{line}\n" for line in lines)
