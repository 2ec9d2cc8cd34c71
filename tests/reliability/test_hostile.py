"""R6 to R9: whatever a dataset says is a text: in every field, by every verb, in every format.

A new verb or a new format takes part by standing in its table.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from conftest import TODAY, Stream
from reliability.hostile import TEXTS, dataset_of
from support import write

from binzhou_cli.cli.complete import SHELLS, answer
from binzhou_cli.cli.parser import load, parameters
from binzhou_cli.cli.run import run
from binzhou_cli.cli.verbs import VERBS, Verb
from binzhou_cli.environment import Environment
from binzhou_cli.view.writers import WRITERS

SHARED = frozenset(
    {"data", "lang", "format", "output", "csv", "json", "columns", "sort", "top", "labels",
     "no_header", "bom", "size", "theme"}
)  # fmt: skip
PICTURES = ("plot", "rank", "compare")
"""Verbs whose pictures are rendered in each text; a picture takes a while."""
EVERYWHERE = ("table", "json", "markdown")
"""Formats for every line of a verb: they hold what others do, and its notes; others for two.

Of texts that steer nothing the first is enough.
"""
STEERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


class Hostile(NamedTuple):
    """A dataset of hostile texts."""

    raw: Any
    path: Path
    steering: bool


@pytest.fixture(scope="module", params=TEXTS)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    raw, taken = dataset_of(TEXTS[request.param])
    assert taken > 90, "the fields have not taken the text"
    path = tmp_path_factory.mktemp("hostile") / "data.json"
    return Hostile(raw, write(path, raw), "steering" in request.param)


def lines(verb: Verb, hostile: Hostile) -> Iterator[list[str]]:
    """Command lines of a verb: with each kind of word that it takes, and with each switch."""
    path = str(hostile.path)
    if verb.name == "help":
        return
    if verb.takes == "file":
        yield [path]
        return
    indicators = [each["id"] for each in hostile.raw["indicators"]]
    read = ["-d", path] if verb.takes not in ("", "shell") else []
    if not read:
        yield ["bash"] if verb.takes == "shell" else []
        return
    words = []
    if "indicators" in verb.takes:
        words = [[indicators[0]], [indicators[0], "all"], indicators, [indicators[0], "2017:2023"]]
    if "indicators" not in verb.takes or verb.name == "compare":
        words += [[], ["all"]] if "areas" in verb.takes else [[]]
    if "periods" in verb.takes:
        words += [[*words[0], "2022"], [*words[0], "2018", "2022"]]
    for each in words:
        yield [*read, "--", *each]
    switches = [
        each.opts[0]
        for each in parameters(load(verb))
        if not each.argument and not each.metavar and each.name not in SHARED
    ]
    for switch in switches:
        yield [*read, switch, "--", *words[min(1, len(words) - 1)]]
    yield [*read, "-l", "zh", "--", *words[0]]


class Answer(NamedTuple):
    """What came out."""

    code: int
    content: bytes
    told: str


def answered(*arguments: str, screen: bool, cache: Path) -> Answer:
    stdout, stderr = Stream(), Stream()
    variables = {"LANG": "en_US.UTF-8", "BINZHOU_CACHE": str(cache), "TERM": "dumb"}
    environment = Environment(
        arguments, variables | {"NO_COLOR": "1", "COLUMNS": "120"}, stdout, stderr,
        terminal=screen, messages=screen, size=(120, 0) if screen else None, today=lambda: TODAY,
    )  # fmt: skip
    code = run(environment)
    told = stderr.content().decode("utf-8", "backslashreplace")
    return Answer(code, stdout.content(), told)


# --- what each format promises -----------------------------------------------------------------


def _delimited(text: str, mark: str) -> None:
    csv.field_size_limit(1 << 24)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    assert len({len(each) for each in rows}) <= 1


def _tsv(text: str) -> None:
    assert len({each.count("\t") for each in text.split("\n") if each}) <= 1


def _json_lines(text: str) -> None:
    for each in text.split("\n"):
        assert not each or isinstance(json.loads(each), dict)


def _markdown(text: str) -> None:
    _no_tags(text)
    assert not re.search(r"(?<!\\)\]\(|(?m:^\s*#)|(?<!\\)`", text), text


def _no_tags(text: str) -> None:
    assert not re.search(r"(?i)(?<!\\)<\s*/?(?:script|img|b\b)", text), text


def _html(text: str) -> None:
    assert not re.search(r"(?i)<\s*/?(?:script|img|iframe|object|embed|link|a)\b", text)
    assert not re.search(r"(?i)<[^>]*\son[a-z]+\s*=", re.sub(r'"[^"]*"', "", text))


def _svg(text: str) -> None:
    for each in ElementTree.fromstring(text).iter():
        assert each.tag.rpartition("}")[2] not in ("script", "img", "image", "foreignObject", "a")
        assert not any(name.startswith("on") for name in each.attrib)


def _bibtex(text: str) -> None:
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


LATEX = frozenset(
    {
        "textbackslash", "textasciitilde", "textasciicircum", "textless", "textgreater", "textbar",
        "textquotedbl", "textasciigrave", "approx", "geq", "leq", "rightarrow",
        "uparrow", "downarrow", "times", "textbf", "emph", "begin",
        "end", "toprule", "midrule", "bottomrule", "endhead", "multicolumn",
    }
)  # fmt: skip
"""The commands of LaTeX that we write."""


def _latex(text: str) -> None:
    assert set(re.findall(r"\\([A-Za-z]+)", text)) <= LATEX
    bare = re.sub(r"\$\\?[a-z-]+\$|\\[A-Za-z]+\{\}|\\.", "", text)
    assert not re.search(r"[#$%_^~]", bare)
    assert bare.count("{") == bare.count("}")


PROMISED: dict[str, Callable[[str], object]] = {
    "csv": lambda text: _delimited(text, ","),
    "tsv": _tsv,
    "json": json.loads,
    "jsonl": _json_lines,
    "csl": json.loads,
    "vega": json.loads,
    "markdown": _markdown,
    "html": _html,
    "svg": _svg,
    "bibtex": _bibtex,
    "latex": _latex,
}
"""What is asked of a format besides that nothing in it steers a terminal."""
RAW = frozenset(
    each.name
    for each in WRITERS
    if not each.for_people or any("json" in ending for ending in each.endings)
)
"""Formats for programs: in a pipe their texts are whole."""


def hold(writer: str, found: Answer, *, screen: bool, document: bool) -> None:
    """Nothing of a dataset is more than a text."""
    assert found.code in (0, 1, 2)
    assert not STEERS.search(found.told), found.told
    assert "Traceback" not in found.told
    if found.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(found.content)) as sheet:
            for name in sheet.namelist():
                if name.endswith(".xml"):
                    text = sheet.read(name).decode()
                    ElementTree.fromstring(text)
                    assert "<f>" not in text
        return
    if found.content[:4] in (b"\x89PNG", b"%PDF", b"PAR1"):
        return
    text = found.content.decode("utf-8")
    if screen or writer not in RAW:
        assert not STEERS.search(text.replace("\t", "") if writer in RAW else text), writer
    if found.code == 0 and writer in PROMISED and not document:
        PROMISED[writer](text)


@pytest.mark.parametrize("verb", VERBS, ids=lambda each: each.name)
def test_no_text_of_a_dataset_is_more_than_a_text(
    verb: Verb, hostile: Hostile, cache: Path
) -> None:
    done: dict[str, int] = {}
    for number, line in enumerate(lines(verb, hostile)):
        for writer in WRITERS:
            if number > 1 and writer.name not in EVERYWHERE[: 3 if hostile.steering else 1]:
                continue
            if writer.picture and (number or verb.name not in PICTURES):
                continue
            if writer.binary and not hostile.steering:
                continue
            for screen in (True, False):
                if screen and (writer.picture or not (hostile.steering or number < 2)):
                    continue
                command = [verb.name, "-f", writer.name, *line]
                found = answered(*command, screen=screen, cache=cache)
                try:
                    hold(writer.name, found, screen=screen, document=verb.takes == "shell")
                except AssertionError as error:
                    raise AssertionError(f"{command} {screen=}") from error
                done[writer.name] = done.get(writer.name, 0) + (found.code == 0)
    if set(verb.takes.split()) & {"indicators", "areas", "text"}:
        assert any(done.values()), "nothing was shown"


def test_no_text_of_a_dataset_is_more_than_a_word_for_tab(hostile: Hostile) -> None:
    for shell in SHELLS:
        for verb in VERBS:
            for words in ([""], ["-a", ""], ["-p", ""], ["-t", ""], ["a"], ["long"], ["x\x1b"]):
                found = answer([shell, verb.name, "-d", str(hostile.path), *words], {})
                assert not STEERS.search(found.replace("\t", ""))
                assert all(each.count("\t") <= (shell != "bash") for each in found.split("\n"))
