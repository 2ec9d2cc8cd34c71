"""README says what is true: its examples run, and its tables are those of the program.

``UPDATE_GOLDEN=1`` writes what has changed into README.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from binzhou_cli.commands import VERBS

README = Path(__file__).parents[1] / "README.md"
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
COLUMNS_OF = {
    "compare": ("compare", "2018", "2020"),
    "growth (`--from`, `--to`)": ("growth", "gdp", "--from", "2000", "--to", "2018"),
    "growth (`--base`)": ("growth", "gdp", "--base", "2010"),
    "growth": ("growth", "gdp"),
    "list": ("list",),
    "plot": ("plot", "gdp"),
    "rank": ("rank", "gdp"),
    "rank (one period)": ("rank", "gdp", "--period", "2021"),
    "show": ("show", "gdp"),
    "sources": ("sources",),
    "sources (of an indicator)": ("sources", "gdp"),
    "areas": ("areas",),
    "check": ("check", "data/binzhou.json"),
}

Terminal = Callable[..., str]
Program = Callable[..., "subprocess.CompletedProcess[str]"]


def bare(text: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip("\n")


def output_of(line: str, terminal: Terminal) -> str:
    if "|" in line:
        program = f"{sys.executable} -m binzhou_cli"
        command = re.sub(r"^binzhou", program, line)
        result = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8")
        return result.stdout.strip("\n")
    return bare(terminal(*line.split()[1:], columns=80))


def examples() -> list[str]:
    return [
        line[2:]
        for block in BLOCK.findall(README.read_text(encoding="utf-8"))
        for line in block.splitlines()
        if line.startswith("$ ")
    ]


@pytest.mark.parametrize("line", examples())
def test_an_example_prints_what_readme_shows(line: str, terminal: Terminal) -> None:
    text = README.read_text(encoding="utf-8")
    expected = f"$ {line}\n{output_of(line, terminal)}\n"
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
    table("commands", [(f"`{verb.name}`", verb.summary[0]) for verb in VERBS], ("command", "does"))


def test_the_columns_of_every_command_are_listed(program: Program) -> None:
    covered = {arguments[0] for arguments in COLUMNS_OF.values()}
    assert covered | {"schema"} == {verb.name for verb in VERBS}
    rows = []
    for name, arguments in COLUMNS_OF.items():
        header = program(*arguments, "--csv", cwd=README.parent).stdout.splitlines()[0]
        shown = " ".join(f"`{column}`" for column in header.split(","))
        rows.append(
            (name if "`" in name else name.replace(arguments[0], f"`{arguments[0]}`"), shown)
        )
    table("columns", rows, ("command", "columns"))


def test_the_python_example_runs() -> None:
    text = README.read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert (result.returncode, result.stderr) == (0, "")
    assert "地区生产总值" in result.stdout


def test_every_variable_and_format_is_named() -> None:
    from binzhou_cli.view.output import ENDINGS, FORMATS

    text = README.read_text(encoding="utf-8")
    for name in (*(f"`{each}`" for each in FORMATS), *(f"`{each}`" for each in ENDINGS)):
        assert name in text, name
    for variable in ("BINZHOU_DATA", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM=dumb", "LC_ALL"):
        assert f"`{variable}`" in text
