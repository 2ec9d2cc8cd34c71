"""What the program says is whole in both languages, and every sentence gets what it names."""

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import PACKAGE, Program, Terminal

from binzhou_cli.analysis.plausible import RULES
from binzhou_cli.cli.options import SHARED
from binzhou_cli.cli.verbs import BY_NAME, GROUPS, VERBS
from binzhou_cli.errors import say
from binzhou_cli.formats.bounds import bundled_path
from binzhou_cli.language import LANGUAGES, Texts, default_language, ordinal
from binzhou_cli.language import help as told
from binzhou_cli.language.catalogue import every_sentence
from binzhou_cli.model.records import Text
from binzhou_cli.view.writers import WRITERS

SENTENCES = every_sentence()

OTHER_BLANKS = {
    "cite.more": "Chinese says the year before as 上年",
    "cite.less": "Chinese says the year before as 上年",
    "cite.unchanged": "Chinese says the year before as 上年",
    "cite.placed.": "Chinese counts the members with their measure word, and repeats the place",
}
"""Sentences that name other things in the two languages, with the reason."""

NAMES = {
    "JSON", "SHA", "MIT", "SVG", "PNG", "PDF", "HTML", "CSV", "TSV", "XLSX", "Excel",
    "Vega-Lite", "Vega",
    "Markdown", "BibTeX", "CSL", "UTF-8", "UTF", "MiB", "SDMX", "CAGR", "GDP", "shell", "Schema",
    "CSL-JSON", "LaTeX", "BOM", "bash", "zsh", "fish", "binzhou", "vl-convert-python",
    "fonts-noto-cjk", "README", "SQL", "GB18030", "cp1252", "gb18030", "utf-8", "XML",
    "pip install", "OECD", "Eurostat", "DataBank", "Our World in Data", "UNdata", "FRED",
    "JSON-stat", "PX", "MB", "Parquet", "iconv", "Data Package", "GB", "NUTS",
}  # fmt: skip
"""Names that are the same in Chinese."""

TYPED = {
    "FILE", "WORD", "OPTIONS", "COMMAND", "SHELL", "FORMAT", "COLUMN", "AREA", "PERIOD", "TOPIC",
    "UNIT", "DATE", "MEASURE", "ORDER", "THEME", "WxH", "en", "zh", "all", "latest", "value",
    "growth", "reported-growth", "topic", "change", "per-year", "name", "light", "dark", "lang",
    "area", "data", "true", "false", "areas", "indicators", "topics", "sources", "units",
    "dimensions", "indicator", "period", "chart", "dataset", "million", "COLUMNS", "INDICATOR",
    "POINTS", "BINZHOU_DATA",
    "ROLE=COLUMN", "ROLE=TEXT", "DIM=CODE", "NAME", "TEXT", "SOURCE", "VALUE", "FOLDER",
    "dim", "fiscal", "first", "last",
    "skip", "dimension", "ACTION",
    "path", "pandas", "bounds", "warn", "drop", "keep", "unit", "sex", "API_X", "population",
}  # fmt: skip
"""What a person types as it stands: values of options, settings, fields of a file."""


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def options() -> set[str]:
    """Every option of every verb, without its dashes."""
    found = set(re.findall(r'"--?([a-z][a-z-]*)"', _code("cli") + _code("commands")))
    return found | {name.replace("_", "-") for name, _, _ in SHARED}


def _code(room: str) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / room).rglob("*.py"))


def latin(text: str) -> set[str]:
    """The Latin words of a text: two letters or more."""
    return set(re.findall(r"[A-Za-z]{2,}", text))


ALLOWED = {
    word
    for name in (*NAMES, *TYPED, *RULES, *options(), *BY_NAME, *(each.name for each in WRITERS))
    for word in latin(name)
} | {"http", "https"}


def foreign(chinese: str) -> set[str]:
    """The Latin words of a Chinese text that are no names and nothing to be typed."""
    plain = re.sub(r"\{[^}]*\}|\$[A-Z_]+|[~\w./]*\.[a-z]+|\x1b\[[0-9;]*m", " ", chinese)
    return latin(plain) - ALLOWED


# --- the catalogue -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_stands_in_both_languages_with_the_same_blanks(key: str) -> None:
    english, chinese = SENTENCES[key]
    assert bool(english) == bool(chinese) or key == "cite.end"  # a full stop of one language
    if not key.startswith(tuple(OTHER_BLANKS)):
        assert blanks(english) == blanks(chinese)
    assert foreign(chinese) == set()
    assert not re.search("[\u4e00-\u9fff]", english)


@pytest.mark.parametrize("prefix", OTHER_BLANKS)
def test_an_excuse_for_other_blanks_is_needed(prefix: str) -> None:
    pairs = [pair for key, pair in SENTENCES.items() if key.startswith(prefix)]
    assert any(blanks(english) != blanks(chinese) for english, chinese in pairs)


def pairs_of_help(item: Any, name: str) -> Iterator[tuple[str, str, str]]:
    """Every pair of texts in the help, with where it stands."""
    texts = isinstance(item, tuple) and all(isinstance(each, str) for each in item)
    if texts and len(item) in (2, 3) and not hasattr(item, "_fields"):
        yield name, item[-2], item[-1]
    elif isinstance(item, dict):
        for key, each in item.items():
            yield from pairs_of_help(each, f"{name} {key}")
    elif isinstance(item, tuple | list):
        for index, each in enumerate(item):
            yield from pairs_of_help(each, f"{name} {index}")


HELP = [
    each
    for name in vars(told)
    if name.isupper()
    for each in pairs_of_help(getattr(told, name), name)
]


@pytest.mark.parametrize(("where", "english", "chinese"), HELP, ids=[each[0] for each in HELP])
def test_the_help_stands_in_both_languages(where: str, english: str, chinese: str) -> None:
    assert bool(english) == bool(chinese) or where.startswith("TITLES")
    assert blanks(english) == blanks(chinese)
    assert foreign(chinese) == set()
    assert not re.search("[\u4e00-\u9fff]", english.replace("亿元", ""))


def test_every_verb_and_group_has_its_help() -> None:
    named = {verb.name for verb in VERBS}
    assert named <= set(told.VERBS)
    assert {verb.group for verb in VERBS} == set(GROUPS) == set(told.GROUPS)
    for verb in VERBS:
        lines = [line for line, _, _ in told.VERBS[verb.name].examples]
        assert lines
        assert all(f"binzhou {verb.name}" in line for line in lines)


# --- the code that speaks ----------------------------------------------------------------------

CODE = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in PACKAGE.rglob("*.py")
    if path.parent.name != "language" or path.name == "__init__.py"
}


def constants(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def pattern_of(node: ast.JoinedStr) -> str:
    return "".join(
        re.escape(str(each.value)) if isinstance(each, ast.Constant) else ".+"
        for each in node.values
    )


def sayings() -> Iterator[tuple[str, ast.Call]]:
    """Every place where a sentence is asked for by its key."""
    for path, tree in CODE.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func).split(".")[-1]
                if name in ("say", "texts", "sentence", "known", "has", "Said"):
                    yield f"{path.name}:{node.lineno}", node


def test_every_key_that_is_asked_for_has_its_sentence() -> None:
    asked = [(where, key) for where, call in sayings() for key in constants(call.args[0])]
    assert len(asked) > 200
    assert [each for each in asked if each[1] and each[1] not in SENTENCES] == []


def test_every_family_of_keys_that_is_asked_for_has_sentences() -> None:
    families = [
        (where, pattern_of(call.args[0]))
        for where, call in sayings()
        if isinstance(call.args[0], ast.JoinedStr)
    ]
    assert families
    empty = {each for _, each in families if not any(re.fullmatch(each, key) for key in SENTENCES)}
    assert empty == {r"about\.part\..+"}  # what is told of the file of another program


def test_every_sentence_is_given_all_that_it_names() -> None:
    lacking = []
    for where, call in sayings():
        given = {each.arg for each in call.keywords}
        if None in given:
            continue
        for key in constants(call.args[0]):
            wanted = set.union(*map(blanks, SENTENCES.get(key, ("", ""))))
            bare = ast.unparse(call.func).split(".")[-1] in ("known", "has", "sentence", "Said")
            if not bare and not wanted <= given and (given or "texts" not in ast.unparse(call)):
                lacking.append((where, key, wanted - given))
    assert lacking == []


def test_every_sentence_is_used() -> None:
    used: set[str] = set()
    families: set[str] = set()
    endings: set[str] = set()
    for tree in CODE.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                (endings if node.value.startswith(".") else used).add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found = pattern_of(node)
                if re.match(r"[a-z_]+\\\.", found):
                    families.add(found)
                elif re.fullmatch(r"\.\+\\\.[a-z_]+", found):
                    endings.add(found.removeprefix(".+\\"))

    def is_used(key: str) -> bool:
        if key in used or any(re.fullmatch(each, key) for each in families):
            return True
        base, dot, ending = key.rpartition(".")
        return bool(dot) and f".{ending}" in endings and is_used(base)

    assert [key for key in SENTENCES if not is_used(key)] == []


def caveats() -> Iterator[tuple[str, set[str]]]:
    """The codes of ``analysis``, each with what it names."""
    for path, tree in CODE.items():
        if path.parent.name != "analysis":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "caveat":
                given = {str(each.arg) for each in node.keywords}
                for code in constants(node.args[0]):
                    yield code, given


MARKS = {"across-break", "doubtful", "two-sources"}
"""Codes that say how a number must be read; the others say why there is none."""
NOT_IN_A_CELL = {"implied-prices", "no-rate", "no-rate.period", "other-basis"}
"""Reasons that are said whole or not at all."""


@pytest.mark.parametrize("code", sorted({code for code, _ in caveats()} - MARKS))
def test_a_reason_has_a_short_and_a_whole_sentence_that_it_can_fill(code: str) -> None:
    given = [names for each, names in caveats() if each == code]
    assert f"short.{code}" in SENTENCES or code in NOT_IN_A_CELL
    for key in (f"caveat.{code}", f"caveat.{code}.reason"):
        if key in SENTENCES or not key.endswith(".reason"):
            for names in given:
                if "reason" in names or not key.endswith(".reason"):
                    assert set.union(*map(blanks, SENTENCES[key])) <= names


# --- how sentences are put together ------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"BINZHOU_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ({"BINZHOU_LANG": "zh"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_language_follows_the_locale(environment: dict[str, str], language: str) -> None:
    assert default_language(environment) == language


def test_an_enumeration_ends_in_a_word() -> None:
    assert Texts("en").join(["a", "b", "c"]) == "a, b and c"
    assert Texts("zh").join(["甲", "乙"], "or") == "甲或乙"
    assert Texts("en").join(["a"]) == "a"
    assert Texts("en").join([]) == ""
    assert LANGUAGES == ("en", "zh")


@pytest.mark.parametrize(
    ("place", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (102, "102nd"), (111, "111th"), (112, "112th")],
)  # fmt: skip
def test_an_ordinal_is_a_word(place: int, said: str) -> None:
    assert ordinal(place) == said
    assert ordinal(place, "zh") == f"第{place}"


def test_what_a_sentence_names_may_be_bilingual_or_a_sentence_itself() -> None:
    inner = say("error.no_area", name=Text("East", "东"))
    for language, area in (("en", "East"), ("zh", "东")):
        texts = Texts(language)
        assert area in texts.said(inner)
        assert texts.said(inner) in texts("error.read", path="x", reason=inner)


def test_a_text_of_the_other_language_is_marked_as_such() -> None:
    assert Texts("en").original(Text("East", "东")) == "East"
    assert Texts("en").original(Text("", "东")) == Texts("en")("original", text="东")


def test_an_unknown_key_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        Texts("en")("no.such.key")
    assert not Texts("en").has("no.such.key")


# --- the program in Chinese ----------------------------------------------------------------------

LINES = [
    "", "list", "list gdp", "show gdp", "show revenue --implied", "show gdp --all-sources",
    "show gdp all 2018:2021", "show rd-intensity", "table gdp wage", "table gdp all",
    "table gdp wage all", "profile",
    "cite gdp 2021", "about", "about gdp", "sources", "sources revenue", "areas",
    "compare 2018 2020", "compare 2018 2020 --gaps", "compare 2018 2020 --across-breaks",
    "growth gdp", "growth gdp 2000:2021 --average", "growth gdp 2000:2010 --average --reported",
    "growth gdp --base 2010", "rank gdp", "rank gdp 2021", "rank gdp all", "rank rd-intensity",
    "rank gdp --by growth", "rank gdp 2016 --by reported-growth", "plot gdp",
    "plot gdp wage --base 2010", "check -f table", "help",
    *(f"help {verb.name}" for verb in VERBS), "help output",
    "show revnue", "show share-", "show gdp 2020:2015", "show gdp -u tonnes", "shwo",
    "show gdp --perid", "rank gdp wage", "compare 2018", "show gdp 1990", "growth gdp -u million",
    "list nothing-such", "show gdp -f xml", "plot listed-companies",
    "show gdp -o x.xyz",
]  # fmt: skip


WHOLE = json.loads(Path(bundled_path()).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def names_of_the_dataset() -> set[str]:
    """The Latin words that a Chinese reader meets in the dataset itself."""
    words: set[str] = set()

    def walk(item: Any) -> None:
        if isinstance(item, dict):
            if set(item) <= {"en", "zh"} and item.get("zh"):
                words.update(latin(str(item["zh"])))
                return
            for each in item.values():
                walk(each)
        elif isinstance(item, list):
            for each in item:
                walk(each)
        elif isinstance(item, str):
            words.update(latin(item))

    walk(WHOLE)
    return words


SCHEMA = json.loads(Path(bundled_path("dataset.schema.json")).read_text(encoding="utf-8"))
FORMS = {"Dataset": SCHEMA, **SCHEMA["$defs"]}


def words_of_the_form() -> set[str]:
    """The names of models, fields and codes: a file holds them as they stand."""
    words = latin(" ".join(name.removesuffix("Form") for name in FORMS))
    for form in FORMS.values():
        words |= latin(" ".join(form["properties"]))
        words |= latin(" ".join(re.findall(r'"enum": \[([^]]*)\]', json.dumps(form))))
    return words | {"gdp", "NY", "MKTP", "CD", "CNY", "PS", "PT", "OBS", "STATUS", "CL"}


def test_the_form_of_a_dataset_is_told_in_chinese_to_the_last_field() -> None:
    from binzhou_cli.language.forms import DESCRIPTIONS, MODELS

    told = {
        field["description"] for form in FORMS.values() for field in form["properties"].values()
    }
    assert told == set(DESCRIPTIONS)
    assert {name.removesuffix("Form") for name in FORMS} == set(MODELS)
    for chinese in DESCRIPTIONS.values():
        assert foreign(chinese) - words_of_the_form() == set()
        assert re.search("[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize("line", [*LINES, "schema -f table"])
def test_no_english_word_stands_in_a_chinese_answer(
    terminal: Terminal, names_of_the_dataset: set[str], line: str
) -> None:
    text = terminal(*line.split(), LANG="zh_CN.UTF-8", columns=400)
    assert "Traceback" not in text
    assert re.search("[\u4e00-\u9fff]", text)
    for each in WHOLE["indicators"]:  # a title holds the name in both languages
        text = text.replace(f"{each['name']['zh']} · {each['name']['en']}", each["name"]["zh"])
    for each in WHOLE["areas"]:  # so does the list of areas
        text = text.replace(each["name"]["en"], "")
    names = names_of_the_dataset | (words_of_the_form() if "schema" in line else set())
    assert foreign(text) - names - latin(line) == set()


@pytest.mark.parametrize("line", LINES)
def test_what_is_told_beside_an_answer_is_chinese(
    program: Program, names_of_the_dataset: set[str], line: str
) -> None:
    done = program(*line.split(), LANG="zh_CN.UTF-8")
    assert "Traceback" not in done.stderr
    assert foreign(done.stderr) - names_of_the_dataset - latin(line) == set()


@pytest.mark.parametrize("verb", ["list", "show gdp", "table gdp", "profile", "cite gdp 2021",
                                  "sources", "sources gdp", "areas", "compare 2018 2020",
                                  "growth gdp", "growth gdp --average", "growth gdp --base 2010",
                                  "rank gdp", "rank gdp 2021", "plot gdp", "check"])  # fmt: skip
def test_heads_of_columns_can_be_asked_for_in_chinese(program: Program, verb: str) -> None:
    line = [*verb.split(), "--csv", "--labels", "-l", "zh"]
    head = program(*line).stdout.splitlines()[0]
    assert foreign(head) == set()
    assert len(head.split(",")) > 1
