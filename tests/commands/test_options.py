"""Every option of every verb acts, or is refused; none is taken without a word."""

import json
import re
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from support import SMALL_FILE, Program, Result, Terminal, write

from binzhou_cli.cli.complete import answer
from binzhou_cli.cli.parser import load, parameters
from binzhou_cli.cli.run import FLAGS, HELP, TAKING_VALUES
from binzhou_cli.cli.verbs import BY_NAME, START, VERBS
from binzhou_cli.language import help as told
from binzhou_cli.view.writers import WRITERS

ASKED: dict[str, list[tuple[str, ...]]] = {
    "start": [()],
    "list": [("o",), ()],
    "show": [("output",), ("money", "2004"), ("money", "2002:")],
    "table": [("output", "money"), ("output", "all"), ("output", "money", "all")],
    "profile": [(), ("2004",)],
    "cite": [("money", "2004"), ("output", "2003", "2004")],
    "about": [("output",), ()],
    "sources": [("output",), ("money",), ()],
    "areas": [(), ("East",)],
    "compare": [("2001", "2004"), ("2003", "2004"), ("2000", "2004")],
    "growth": [("output",), ("money", "2001:2004", "--average"), ("money", "--base", "2004")],
    "rank": [("output",), ("money", "2004")],
    "plot": [("output",), ("money", "East", "West")],
    "check": [(), ("BROKEN",), ("DOUBTFUL",)],
    "export": [("output",)],
    "new": [("FRESH.csv",), ("FRESH.json",)],
    "add": [("COPY", "output", "2009", "7", "-a", "E"), ("COPY", "output", "2009", "7")],
    "schema": [()],
    "completion": [("bash",)],
}
"""What is asked of each verb; each option must act on one of these, or be refused on all."""

VALUES = {
    "--period": ("2003",),
    "--area": ("West", "all"),
    "--topic": ("cash",),
    "--indicator": ("money",),
    "--unit": ("million",),
    "--as-of": ("2004-12-31",),
    "--base": ("2004",),
    "--by": ("growth", "period", "area"),
    "--size": ("640x480",),
    "--theme": ("dark",),
    "--data": ("OTHER",),
    "--lang": ("zh",),
    "--format": ("json", "table"),
    "--output": ("OUT.csv", "OUT.txt"),
    "--columns": ("period,value", "indicator", "area", "id"),
    "--sort": ("-value", "-rank", "-name", "-id", "-figures", "-place", "-period"),
    "--top": ("1",),
    "--over": ("money",),
    "--per": ("money",),
    "--jump": ("1",),
    "--step": ("1", "1000"),
    "--map": ("status=flag",),
    "--set": ("unit=CNY",),
    "--where": ("sex=F",),
    "--sheet": ("Two",),
    "--header-row": ("2",),
    "--encoding": ("gb18030",),
    "--source": ("a",),
    "--note": ("a word",),
}
"""Values for the options that take one."""

MEDIA = ((), ("terminal",), ("-f", "vega"), ("-f", "json"), ("-f", "csv"), ("-f", "table"))

SAYS_WHAT_IS_USUAL = {
    ("schema", "--json"): "the schema is JSON",
    ("completion", "--json"): "named as the format of a text that is no table",
    ("completion", "--format"): "named as the format of a text that is no table",
    ("check", "--step"): "acts on panels of eight members and more, tried in test_doubts",
    ("check", "--jump"): "acts on panels of eight members and more, tried in test_doubts",
    ("new", "--lang"): "the example is in both languages; what is said of a fault has one",
    ("add", "--lang"): "a figure has no language; what is said of a fault has one",
    ("completion", "--lang"): "a script has no language; what is said of a wrong shell has one",
}
"""Options that change nothing here, with the reason."""


def verbs() -> list[Any]:
    return [each for each in (*VERBS, START) if each.name != "help"]


def options() -> Iterator[tuple[str, str, bool]]:
    """Every pair of a verb and an option, and whether the option takes a value."""
    for verb in verbs():
        for each in parameters(load(verb)):
            if not each.argument:
                yield verb.name, max(each.opts, key=len), bool(each.metavar)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset with all that an option can act on."""
    towns = ("E", "W", "N")
    output = [
        {"area": area, "period": str(year), "value": 100 + 7 * i + 3 * (year - 2000), "source": "a",
         "growth": {"percent": "3.1", "basis": "constant-prices"}}
        for i, area in enumerate(towns)
        for year in range(2000, 2005)
    ]  # fmt: skip
    output += [{"area": "E", "period": "2004-Q1", "value": 26, "source": "a"}]
    output += [{"area": "E", "period": "2003", "value": 111, "source": "b", "note": "another one"}]
    money = [
        {"area": area, "period": str(year), "value": 50 + i * i + year - 2000, "source": "b"}
        for i, area in enumerate(towns)
        for year in (2002, 2003)
    ]
    money += [
        {"area": area, "period": "2004", "value": 70 + i, "source": "b",
         "qualifier": "more-than" if area == "W" else "exact",
         "growth": {"percent": 10, "basis": "not-stated"}}
        for i, area in enumerate(towns)
    ]  # fmt: skip
    money += [{"area": "E", "period": "2001", "value": 40, "source": "b"}]
    units = [
        {"id": "CNY9", "code": "CNY", "multiplier": 9, "symbol": "CNY",
         "label": {"en": "billion yuan", "zh": "十亿元"}},
        {"id": "CNY6", "code": "CNY", "multiplier": 6, "symbol": "CNY",
         "label": {"en": "million yuan", "zh": "百万元"}},
        {"id": "CNY8", "code": "CNY", "multiplier": 8, "symbol": "CNY",
         "label": {"en": "100 million yuan", "zh": "亿元"}},
    ]  # fmt: skip
    names = {"E": ("East", "东"), "W": ("West", "西"), "N": ("North", "北")}
    shared = {"kind": "level", "unit": "CNY9", "display": {"en": "CNY9", "zh": "CNY8"},
              "better": "higher"}  # fmt: skip
    breaks = [{"after": "2001", "before": "2002", "reason": {"en": "new basis", "zh": "新口径"}}]
    raw = {
        "title": {"en": "Whole", "zh": "全"},
        "default_area": "E",
        "areas": [
            {"code": "P", "name": {"en": "Province", "zh": "省"}},
            *({"code": code, "name": {"en": en, "zh": zh}, "parent": "P"}
              for code, (en, zh) in names.items()),
        ],
        "units": units,
        "topics": [{"id": "things", "name": {"en": "Things", "zh": "物"}},
                   {"id": "cash", "name": {"en": "Cash", "zh": "钱"}}],
        "sources": [{"id": "a", "title": "Source A", "published": "2006"},
                    {"id": "b", "title": "Source B", "published": "2004-06"}],
        "indicators": [
            {"id": "output", "name": {"en": "Output", "zh": "产出"}, "topic": "things",
             "breaks": breaks, "observations": output, **shared},
            {"id": "money", "name": {"en": "Money", "zh": "货币"}, "topic": "cash",
             "breaks": breaks, "observations": money, **shared},
        ],
    }  # fmt: skip
    return write(tmp_path_factory.mktemp("whole") / "whole.json", raw)


class Asked:
    """Runs lines on the dataset and remembers what was answered, with the file that is written."""

    def __init__(self, program: Program, terminal: Terminal, whole: Path, folder: Path) -> None:
        self._program = program
        self._terminal = terminal
        self._whole = whole
        self._folder = folder
        self._broken = write(folder / "broken.json", {"indicators": [{}, {}]})
        raw = json.loads(whole.read_text(encoding="utf-8"))
        for each in raw["indicators"][0]["observations"]:
            each.pop("growth", None)
            each["value"] *= {"2002": 2, "2003": 3}.get(each["period"], 1)
        raw["indicators"][0].pop("breaks")
        raw["indicators"][0]["observations"][1].update(value=205, note="so it was printed")
        self._doubtful = write(folder / "doubtful.json", raw)
        self._known: dict[tuple[str, ...], tuple[int, str, str]] = {}

    def __call__(self, words: tuple[str, ...], medium: tuple[str, ...]) -> tuple[int, str, str]:
        key = (*words, "|", *medium)
        if key not in self._known:
            (self._folder / "copy.json").write_bytes(self._whole.read_bytes())
            for each in self._folder.glob("fresh.*"):
                each.unlink()
            files = {
                "OUT": self._folder / "out", "BROKEN": self._broken, "OTHER": SMALL_FILE,
                "DOUBTFUL": self._doubtful, "COPY": self._folder / "copy.json",
                "FRESH": self._folder / "fresh",
            }  # fmt: skip
            typed = [
                reduce(lambda text, each: text.replace(each[0], str(each[1])), files.items(), word)
                for word in words
            ]
            if medium == ("terminal",):
                text = self._terminal(*typed, BINZHOU_DATA=str(self._whole), columns=120)
                self._known[key] = (0, text, "")
            else:
                found: Result = self._program(*typed, *medium, BINZHOU_DATA=str(self._whole))
                self._known[key] = (found.returncode, found.stdout, found.stderr)
            for word in typed[1:2]:
                if ("copy" in word or "fresh" in word) and Path(word).exists():
                    code, out, err = self._known[key]
                    self._known[key] = (code, out, err + Path(word).read_text(encoding="utf-8"))
        return self._known[key]


@pytest.fixture
def asked(program: Program, terminal: Terminal, whole: Path, tmp_path: Path) -> Asked:
    return Asked(program, terminal, whole, tmp_path)


def lines(verb: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    name = () if verb == START.name else (verb,)
    for medium in MEDIA:
        for words in ASKED[verb]:
            yield (*name, *words), medium


@pytest.mark.parametrize(("verb", "option", "valued"), list(options()), ids=lambda x: str(x))
def test_an_option_acts_or_is_refused(asked: Asked, verb: str, option: str, valued: bool) -> None:
    values = VALUES[option] if valued else ("",)
    refused = []
    for words, medium in lines(verb):
        plain = asked(words, medium)
        if plain[0] == 2:
            continue
        for value in values:
            given = (option, value) if value else (option,)
            found = asked((*words, *given), medium)
            assert "Traceback" not in found[1] + found[2]
            if medium == ("terminal",):
                if found != plain and not re.search("has no effect|needs|takes no", found[1]):
                    return
            elif found[0] == 2:
                assert found[1] == ""
                assert found[2].strip()
                refused.append(True)
            elif found != plain:
                return
            else:
                refused.append(False)
    assert refused
    assert all(refused) != ((verb, option) in SAYS_WHAT_IS_USUAL), f"{verb} {option}"


def test_every_verb_is_asked_something_that_it_answers(asked: Asked) -> None:
    assert set(ASKED) == {each.name for each in verbs()}
    for verb in ASKED:
        for words, medium in lines(verb):
            if not medium:
                assert asked(words, medium)[0] == (1 if "BROKEN" in words else 0), words


# --- one list of options, one of formats -------------------------------------------------------


def test_shared_options_may_stand_before_the_verb() -> None:
    from binzhou_cli.cli.options import SHARED, SHARED_NAMES

    shared = {
        opt
        for each in parameters(load(BY_NAME["list"]))
        if each.name in SHARED_NAMES
        for opt in each.opts
    }
    assert len(SHARED) == len(SHARED_NAMES)
    assert shared == TAKING_VALUES | FLAGS


@pytest.mark.parametrize("line", [
    ["-l", "zh", "show", "output"], ["show", "-l", "zh", "output"], ["show", "output", "-lzh"],
    ["--lang=zh", "show", "output"], ["-lzh", "show", "output"],
], ids=" ".join)  # fmt: skip
def test_where_a_shared_option_stands_changes_nothing(
    program: Program, whole: Path, line: list[str]
) -> None:
    found = program(*line, "-f", "table", "-d", str(whole), COLUMNS="600")
    assert found.returncode == 0
    assert "产出" in found.stdout
    usual = ("show", "output", "-l", "zh", "-f", "table")
    same = program(*usual, COLUMNS="600", BINZHOU_DATA=str(whole)).stdout
    assert found.stdout.replace(f"binzhou -d {whole} ", "binzhou ") == same  # what to type next


def test_every_option_is_explained_in_the_help_of_its_verb(program: Program) -> None:
    for verb in verbs():
        if verb.name == START.name:
            continue
        asked = ((verb.name, "--all"), ("output",), ("data",))
        page = "".join(program("help", *each).stdout for each in asked)
        for each in parameters(load(verb)):
            if not each.argument:
                assert max(each.opts, key=len) in page, (verb.name, each.opts)
                assert {each.name, f"{verb.name}.{each.name}"} & set(told.OPTIONS)


def test_an_option_that_means_another_thing_in_another_verb_is_explained_there() -> None:
    meanings: dict[str, dict[str, set[str]]] = {}
    for verb in VERBS:
        for each in parameters(load(verb)) if verb.name != "help" else ():
            said = told.OPTIONS.get(f"{verb.name}.{each.name}") or told.OPTIONS.get(each.name)
            if said is not None:
                meanings.setdefault(each.name, {}).setdefault(each.metavar, set()).add(said[0])
    for name, by_metavar in meanings.items():
        assert len(set.union(*by_metavar.values())) >= len(by_metavar), name


@pytest.mark.parametrize("verb", [each.name for each in VERBS if each.name != "help"])
def test_completion_offers_every_option_of_a_verb(verb: str) -> None:
    offered = set(answer(["bash", verb, "--"], {}).splitlines())
    known = {option for name, option, _ in options() if name == verb}
    assert offered == known | {each for each in HELP if each.startswith("--")}


def test_completion_offers_every_format() -> None:
    offered = answer(["bash", "show", "-f", ""], {}).split()
    assert set(offered) == {each.name for each in WRITERS}


def test_every_value_that_is_offered_is_taken(program: Program, whole: Path) -> None:
    for option, line in (("--theme", ["plot", "output", "-f", "vega"]),
                         ("--by", ["rank", "output"]), ("--lang", ["show", "output"])):  # fmt: skip
        values = answer(["bash", line[0], option, ""], {}).splitlines()
        assert values
        for value in values:
            assert program(*line, option, value, "-d", str(whole)).returncode == 0, (option, value)
