"""Nothing in a dataset steers a terminal, a spreadsheet, a document or a shell."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from support import Program, Terminal, write

from binzhou_cli.view.writers import FORMATS

HOSTILE = (
    "[red]x[/red] \x1b[31mESC\x1b]0;title\x07\x1b]8;;http://e.org\x1b\\ \r\n\t\x00\x9b31m"
    "\u202eright-to-left\u202c \u200f\u2028 | ` <b onmouseover=x> </script> =1+1 ${x} $(x) %s {x}"
)
FORMULAS = ("=1+1", "+1", "-1", "@x", "＝1+1", " =1", "\t=1", "\n=1", "\r=1")
LINES: list[tuple[str, ...]] = [
    (),
    ("list",),
    ("list", "hostile"),
    ("show", "hostile"),
    ("show", "hostile", "formula", "all"),
    ("show", "hostile", "--implied", "--all-sources"),
    ("show", "fact"),
    ("table", "hostile", "formula"),
    ("table", "hostile", "all"),
    ("profile",),
    ("cite", "hostile", "2001"),
    ("about", "hostile"),
    ("about",),
    ("compare", "2000", "2001"),
    ("compare", "2000", "2001", "--across-breaks", "--gaps", "all"),
    ("compare", "2000", "2001", "--chart"),
    ("growth", "hostile", "all"),
    ("growth", "hostile", "--average"),
    ("growth", "hostile", "--base", "2000"),
    ("rank", "hostile"),
    ("rank", "hostile", "2001"),
    ("rank", "hostile", "all"),
    ("plot", "hostile"),
    ("plot", "hostile", "all"),
    ("sources", "hostile"),
    ("sources",),
    ("areas",),
    ("check",),
    ("show", "none"),
    ("show", "x"),
    ("show", "hostile", "1990"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset whose every text tries to steer whatever prints it."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.json"
    text = {"en": f"x {HOSTILE}", "zh": f"文 {HOSTILE}"}
    figure = {"source": "s", "note": text, "quote": HOSTILE, "locator": HOSTILE}
    observations = [
        {**figure, "area": area, "period": str(2000 + year), "value": 1 + i + year,
         "status": ["U" if year == 2 else "A"]}
        for i, area in enumerate("ABC")
        for year in range(3)
    ]  # fmt: skip
    indicator = {
        "id": "hostile", "name": text, "topic": "t", "kind": "level", "unit": "U",
        "definition": text, "aliases": [HOSTILE], "better": "higher",
        "breaks": [{"after": "2000", "before": "2001", "reason": text}],
        "observations": [*observations,
                         {**figure, "area": "A", "period": "2001", "value": 7, "source": "r"}],
    }  # fmt: skip
    names = [{"en": f"{code}{HOSTILE}", "zh": f"{code}地{HOSTILE}"} for code in "ABC"]
    return write(
        path,
        {
            "title": text,
            "version": HOSTILE,
            "default_area": "A",
            "areas": [
                {"code": "P", "name": {"en": f"P{HOSTILE}"}, "members": text, "note": text},
                *({"code": code, "name": name, "parent": "P", "note": text}
                  for code, name in zip("ABC", names, strict=True)),
            ],
            "units": [{"id": "U", "code": "U", "symbol": HOSTILE, "label": text}],
            "topics": [{"id": "t", "name": text}],
            "sources": [
                {"id": "s", "title": text, "short": text, "publisher": text, "remark": text,
                 "url": f"https://e.org/>\n\n# Forged\n<img src=x>{HOSTILE}", "published": "2002"},
                {"id": "r", "title": HOSTILE, "published": "2001"},
            ],
            "indicators": [
                indicator,
                {**indicator, "id": "formula", "name": {"en": "=HYPERLINK(1)"}, "aliases": []},
                {"id": "fact", "name": "a fact", "kind": "fact", "topic": "t", "observations": [
                    {**figure, "area": "A", "period": "2001", "text": HOSTILE}]},
            ],
        },
    )  # fmt: skip


STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@pytest.mark.parametrize("words", LINES, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_hostile_text_is_shown_harmlessly_on_a_terminal(
    terminal: Terminal, hostile: Path, words: tuple[str, ...], language: str
) -> None:
    for columns in (60, 140):
        text = terminal(*words, BINZHOU_DATA=str(hostile), columns=columns, BINZHOU_LANG=language)
        assert "Traceback" not in text
        assert not STEERING.search(re.sub(r"\x1b\[[0-9;]*m", "", text))
        assert "\x1b[31mESC" not in text


@pytest.mark.parametrize("form", [each for each in FORMATS if each != "table"])
@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_a_terminal_is_not_steered_by_other_formats_either(
    terminal: Terminal, hostile: Path, words: tuple[str, ...], form: str
) -> None:
    if form in ("bibtex", "csl") and words[:1] != ("cite",):
        return
    text = terminal(*words, "-f", form, BINZHOU_DATA=str(hostile))
    assert "Traceback" not in text
    tabs = form == "tsv"  # they part its cells
    assert STEERING.search(text.replace("\t", "") if tabs else text) is None


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_a_hostile_text_breaks_no_format(
    program: Program, hostile: Path, words: tuple[str, ...]
) -> None:
    def answer(form: str) -> str:
        done = program(*words, "-f", form, BINZHOU_DATA=str(hostile))
        assert "Traceback" not in done.stderr
        assert not STEERING.search(done.stderr)
        return done.stdout

    widths = {len(row) for row in csv.reader(io.StringIO(answer("csv"))) if row}
    assert len(widths) <= 1
    assert len({line.count("\t") for line in answer("tsv").split("\n") if line}) <= 1
    text = answer("json")
    assert not text or json.loads(text)
    for line in answer("jsonl").split("\n"):
        assert not line or json.loads(line)
    rows = [line for line in answer("markdown").split("\n") if line.startswith("|")]
    parts = [line for line in rows if "| *" not in line]
    assert len({len(re.split(r"(?<!\\)\|", line)) for line in parts}) <= 2
    assert "\n# Forged" not in answer("markdown")
    assert not re.search(r"(?<!\\)<(?!https?:)", answer("markdown"))


def test_markup_of_rich_is_shown_as_it_is(terminal: Terminal, hostile: Path) -> None:
    assert "[red]x[/red]" in terminal("show", "hostile", "-d", str(hostile), columns=140)


@pytest.mark.parametrize("formula", FORMULAS, ids=repr)
def test_a_spreadsheet_gets_no_formula(program: Program, tmp_path: Path, formula: str) -> None:
    raw: dict[str, Any] = {
        "indicators": [{"id": "x", "name": f"{formula}name", "definition": formula,
                        "observations": [{"period": "2000", "value": -5, "note": formula}]}],
    }  # fmt: skip
    path = write(tmp_path / "x.json", raw)
    for words in (("list",), ("show", "x")):
        done = program(*words, "-d", str(path), "--bom", "--csv")
        assert done.returncode == 0, done.stderr
        found = list(csv.reader(io.StringIO(done.stdout.lstrip("\ufeff"))))
        for row in found:
            for cell in row:
                assert cell == "-5" or not re.match(r"[\s]*[=+\-@＝＋－＠]", cell), cell
    assert "-5" in done.stdout


def test_the_command_line_itself_is_shown_harmlessly(program: Program) -> None:
    for words in (
        (f"x{HOSTILE}".replace("\0", ""),),
        ("show", HOSTILE.replace("\0", "")),
        ("show", "gdp", "-p", HOSTILE.replace("\0", "")),
        ("show", "gdp", f"--x{HOSTILE}".replace("\0", "")),
        ("show", "gdp", "-d", HOSTILE.replace("\0", "")),
        ("show", "gdp", "-o", HOSTILE.replace("\0", "")),
        ("show", "gdp", "-u", HOSTILE.replace("\0", "")),
        ("show", "gdp", "--columns", HOSTILE.replace("\0", "")),
    ):
        done = program(*words)
        assert done.returncode in (1, 2)
        assert done.stdout == ""
        assert not STEERING.search(done.stderr)


def test_a_name_of_100000_letters_is_cut_in_what_is_told(program: Program) -> None:
    done = program("show", "x" * 100_000)
    assert done.returncode == 2
    assert len(done.stderr) < 3000
