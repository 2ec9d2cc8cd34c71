"""README says what is true: its examples run, and its tables are those of the program.

``UPDATE_GOLDEN=1`` writes what has changed into README.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from binzhou_cli.cli.verbs import VERBS
from binzhou_cli.formats import open_dataset
from binzhou_cli.language.catalogue import sentence
from binzhou_cli.language.help import VERBS as HELP
from binzhou_cli.view.writers import WRITERS

README = Path(__file__).parents[1] / "README.md"
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
COLUMNS_OF: dict[str, tuple[str, ...]] = {
    "`list`": ("list",),
    "`show`": ("show", "gdp"),
    "`table`": ("table", "gdp", "wage"),
    "`profile`": ("profile",),
    "`cite`": ("cite", "gdp"),
    "`about`": ("about", "gdp"),
    "`sources`": ("sources",),
    "`sources` of an indicator": ("sources", "gdp"),
    "`areas`": ("areas",),
    "`compare`": ("compare", "2018", "2020"),
    "`growth`": ("growth", "gdp"),
    "`growth --average`": ("growth", "gdp", "2019:2021", "--average"),
    "`growth --base`": ("growth", "gdp", "--base", "2010"),
    "`rank`": ("rank", "gdp"),
    "`rank` of one period": ("rank", "gdp", "2021"),
    "`plot`": ("plot", "gdp"),
    "`schema`": ("schema",),
}
PLAIN = ("check", "completion", "help", "export", "new", "add")
"""Verbs that give no figures: what they print stands elsewhere."""

Terminal = Callable[..., str]


def bare(text: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip("\n")


def output_of(line: str, terminal: Terminal, cache: Path) -> str:
    if "|" in line:
        command = re.sub(r"^binzhou", f"{shlex.quote(sys.executable)} -m binzhou_cli", line)
        settings = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", "BINZHOU_CACHE": str(cache)}
        settings.pop("BINZHOU_DATA", None)
        result = subprocess.run(
            ["bash", "-c", f"{command} 2>&1"], capture_output=True, encoding="utf-8", env=settings
        )
        return bare(result.stdout)
    return bare(terminal(*shlex.split(line)[1:], columns=80))


def examples() -> list[str]:
    return [
        line[2:]
        for block in BLOCK.findall(README.read_text(encoding="utf-8"))
        for line in block.splitlines()
        if line.startswith("$ ")
    ]


@pytest.mark.parametrize("line", examples())
def test_an_example_prints_what_readme_shows(line: str, terminal: Terminal, cache: Path) -> None:
    text = README.read_text(encoding="utf-8")
    expected = f"$ {line}\n{output_of(line, terminal, cache)}\n"
    shown = re.search(rf"^\$ {re.escape(line)}\n.*?(?=^\$ |^```$)", text, re.DOTALL | re.MULTILINE)
    assert shown is not None
    if UPDATE:
        README.write_text(text[: shown.start()] + expected + text[shown.end() :], encoding="utf-8")
        return
    assert shown[0] == expected


def table(name: str, rows: list[tuple[str, str]], head: tuple[str, str]) -> None:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)]
    expected = f"<!-- {name} -->\n" + "\n".join(lines) + "\n"
    text = README.read_text(encoding="utf-8")
    shown = re.search(rf"<!-- {name} -->\n.*?(?=<!-- end -->)", text, re.DOTALL)
    assert shown is not None
    if UPDATE:
        README.write_text(text[: shown.start()] + expected + text[shown.end() :], encoding="utf-8")
        return
    assert shown[0] == expected


def test_every_command_is_listed() -> None:
    rows = [(f"`{verb.name}`", HELP[verb.name].summary[0]) for verb in VERBS]
    table("commands", rows, ("command", "does"))


def header(program: Callable[..., object], *arguments: str) -> list[str]:
    written = program(*arguments, "-f", "csv").stdout  # type: ignore[attr-defined]
    return str(written).splitlines()[0].split(",")


def test_the_columns_of_every_command_are_listed(program: Callable[..., object]) -> None:
    covered = {arguments[0] for arguments in COLUMNS_OF.values()}
    assert covered | {*PLAIN} >= {verb.name for verb in VERBS}
    rows = []
    for name, arguments in COLUMNS_OF.items():
        shown = " ".join(f"`{column}`" for column in header(program, *arguments))
        rows.append((name, shown))
    table("columns", rows, ("command", "columns"))


def test_what_every_column_holds_is_said(program: Callable[..., object]) -> None:
    known: dict[str, str] = {}
    for arguments in COLUMNS_OF.values():
        for column in header(program, *arguments):
            name = re.sub(r"_(2018|2020)$", "", column)
            if name not in ("gdp", "wage"):
                known.setdefault(f"`{name}`", sentence(f"column.{name}")[0])
    table("column", sorted(known.items()), ("column", "holds"))


def test_the_python_example_runs() -> None:
    text = README.read_text(encoding="utf-8")
    for code in re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout


def test_every_variable_and_format_is_named() -> None:
    text = README.read_text(encoding="utf-8")
    for writer in WRITERS:
        for name in (writer.name, *writer.endings):
            assert f"`{name}`" in text, name
    for variable in (
        "BINZHOU_DATA", "BINZHOU_LANG", "BINZHOU_AREA", "BINZHOU_CACHE", "BINZHOU_PAGER",
        "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM=dumb", "LC_ALL",
    ):  # fmt: skip
        assert f"`{variable}`" in text


def test_the_counts_are_those_of_the_dataset() -> None:
    held = open_dataset()
    figures = sum(held.figures.coverage(each).figures for each in held.indicators)
    said = f"({len(held.indicators)} indicators, {figures:,} figures, {len(held.sources)} sources)"
    assert said in README.read_text(encoding="utf-8")


def test_what_holds_a_promise_is_there() -> None:
    section = README.read_text(encoding="utf-8").partition("## What is promised")[2]
    named = re.findall(r"`(tests/[^`]+)`", section.partition("\n## ")[0])
    assert len(named) > 9
    for each in named:
        path, _, name = each.partition("::")
        text = (README.parent / path).read_text(encoding="utf-8")
        assert f"def {name}(" in text or not name, each
