"""Pipes, locales, help, completion: the program among other programs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from binzhou_cli.read.json_file import bundled_path

from binzhou_cli.commands import VERBS, Verb

Program = Callable[..., "subprocess.CompletedProcess[str]"]

REVENUE = "show revenue"


def shell(line: str) -> "subprocess.CompletedProcess[str]":
    run = f"{sys.executable} -m binzhou_cli"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace("binzhou", run)],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def test_a_reader_that_stops_early_ends_it_silently() -> None:
    result = shell("binzhou show gdp --area all | head -1")
    assert result.stderr == ""
    assert result.stdout.startswith("indicator,area,period,value,unit,")
    assert result.returncode in (0, 141)


def test_a_reader_that_dies_at_once_is_the_exit_code_141() -> None:
    result = shell("binzhou show gdp --area all | true")
    assert result.stderr == ""
    assert result.returncode in (0, 141)
    assert shell("for i in 1 2 3; do binzhou show gdp; done | sleep 0.1").stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["csv", "table", "json"])
def test_a_full_disk_is_one_sentence_and_exit_1(form: str) -> None:
    result = shell(f"binzhou show gdp -f {form} > /dev/full")
    assert result.returncode == 1
    assert result.stderr == "the output cannot be written: No space left on device.\n"


def test_the_third_and_fourth_field_are_period_and_value() -> None:
    assert shell("binzhou show gdp | cut -d, -f3,4 | head -2").stdout == "period,value\n2000,27.0\n"


def test_a_dataset_may_be_set_for_always(program: Program, tmp_path: Path) -> None:
    result = program("list", BINZHOU_DATA=str(tmp_path / "none.json"))
    assert result.returncode == 1
    assert "none.json" in result.stderr


def test_nothing_is_warned_of_in_development_mode(program: Program) -> None:
    for command in (["show", "gdp"], ["compare", "2018", "2020", "-f", "table"], ["--help"]):
        result = program(*command, flags=("-X", "dev", "-W", "error"))
        assert (result.returncode, result.stderr) == (0, "")


def test_an_ascii_locale_is_no_error(program: Program) -> None:
    result = program(
        "show", "revenue", "-f", "table", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert result.returncode == 0
    assert "995.5" in result.stdout
    csv = program("show", "revenue", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "产品销售收入" in csv.stdout


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_starts_with_examples_and_stays_under_a_screen(
    program: Program, verb: str, language: str
) -> None:
    text = program(verb, "--help", "--lang", language).stdout
    lines = text.splitlines()
    assert len(lines) <= 38
    assert lines[2].startswith("Examples" if language == "en" else "示例")
    assert lines[3].strip().startswith(f"binzhou {verb}")


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_examples_of_the_help_run(program: Program, verb: Verb, tmp_path: Path) -> None:
    shutil.copy(bundled_path(), tmp_path / "mine.json")
    for line, *_ in verb.examples:
        result = program(*line.split()[1:], cwd=tmp_path)
        assert (result.returncode, result.stderr) == (0, ""), line


def test_help_speaks_chinese(program: Program) -> None:
    assert "列出指标" in program("--help", LC_ALL="zh_CN.UTF-8").stdout
    assert "List the indicators" in program("--help", LC_ALL="en_GB.UTF-8").stdout


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("binzhou sh", "show"),
        ("binzhou show rev", "revenue"),
        ("binzhou show 营业", "营业收入"),
        ("binzhou show gdp --area Bin", "Binzhou"),
        ("binzhou show gdp --area al", "all"),
        ("binzhou show gdp --period 202", "2021"),
        ("binzhou compare 2018 20", "2020"),
        ("binzhou list --topic sci", "science"),
        ("binzhou show gdp --imp", "--implied"),
        ("binzhou show gdp --format js", "jsonl"),
    ],
)
@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_completion_knows_what_may_follow(
    program: Program, line: str, expected: str, kind: str
) -> None:
    words = line.split()
    settings = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[kind]
    result = program(_BINZHOU_COMPLETE=f"complete_{kind}", **settings)
    assert expected in result.stdout
    assert result.stderr == ""


def test_completion_names_the_indicator(program: Program) -> None:
    result = program(
        _BINZHOU_COMPLETE="complete_fish",
        _TYPER_COMPLETE_ARGS="binzhou show rev",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    assert "revenue\tRevenue of industrial enterprises above designated size" in result.stdout


def test_completion_reads_the_dataset_on_the_line(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    indicator = {
        "id": "unheard-of", "name": {"en": "Unheard of"}, "topic": "t", "kind": "level",
        "unit": "U", "definition": {"en": "x"},
        "observations": [{"area": "A", "period": "2000", "value": 1, "source": "s"}],
    }  # fmt: skip
    import json

    other.write_text(
        json.dumps(
            {
                "title": {"en": "other"},
                "default_area": "A",
                "areas": [{"code": "A", "name": {"en": "Area"}}],
                "units": [{"id": "U", "code": "U", "symbol": "u", "label": {"en": "unit"}}],
                "topics": [{"id": "t", "name": {"en": "topic"}}],
                "sources": [{"id": "s", "title": "source"}],
                "indicators": [indicator],
            }
        )
    )
    line = f"binzhou show -d {other} unh"
    result = program(_BINZHOU_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD="4")
    assert result.stdout.strip() == "unheard-of"


def test_completion_of_a_dataset_that_cannot_be_read_is_quiet(program: Program) -> None:
    line = "binzhou show -d none.json re"
    result = program(_BINZHOU_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD="4")
    assert (result.stdout.strip(), result.stderr) == ("", "")


def test_an_interval_and_a_range_are_periods(program: Program) -> None:
    assert "520" in program("show", "experts-introduced", "--period", "2019/2022").stdout
    result = program("show", "gdp", "--period", "2020:2015")
    assert result.returncode == 2
    assert "backwards" in result.stderr
    assert program("show", "gdp", "--period", "last year").returncode == 2


def test_messages_of_a_wrong_name_speak_chinese(program: Program) -> None:
    result = program("show", "revnue", "--lang", "zh")
    assert result.stderr == "没有指标“revnue”。是否指revenue？（binzhou list 列出全部）\n"


def test_no_command_at_all_prints_the_help(program: Program) -> None:
    result = program()
    assert result.returncode == 0
    assert result.stdout == program("--help").stdout
