"""Help: examples first, on one screen, and every example runs."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from support import Program

from binzhou_cli.cli.verbs import VERBS
from binzhou_cli.formats.bounds import bundled_path
from binzhou_cli.language import help as told

DOWNLOAD = Path(__file__).parents[1] / "samples" / "worldbank.csv"
NAMED = [verb.name for verb in VERBS]


@pytest.mark.parametrize("verb", NAMED)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_starts_with_examples_and_stays_on_a_screen(
    program: Program, verb: str, language: str
) -> None:
    text = program("help", verb, "--lang", language, COLUMNS="80").stdout
    lines = text.splitlines()
    assert len(lines) <= 30
    assert f"binzhou {verb}" in lines[0]
    assert (
        lines[2]
        == told.TITLES["examples"][language == "zh"] + told.TITLES["colon"][language == "zh"]
    )
    assert f"binzhou {verb}" in lines[3]


@pytest.mark.parametrize("verb", NAMED)
def test_help_may_be_asked_for_in_several_ways(program: Program, verb: str) -> None:
    page = program("help", verb).stdout
    assert program(verb, "--help").stdout == page
    assert program("-l", "en", verb, "-h").stdout == page
    assert program(verb, "-h", "--nothing-such", "x").stdout == page


def test_help_without_a_verb_lists_every_verb(program: Program) -> None:
    page = program("help").stdout
    assert program("--help").stdout == page
    for verb in VERBS:
        assert re.search(rf"^  {verb.name} ", page, re.MULTILINE)
    assert "列出指标" in program("help", LC_ALL="zh_CN.UTF-8").stdout


def test_help_of_a_verb_that_does_not_exist_suggests_the_nearest(program: Program) -> None:
    done = program("help", "shwo")
    assert done.returncode == 2
    assert "show" in done.stderr


def test_help_fits_a_narrow_terminal(program: Program) -> None:
    for verb in VERBS:
        for line in program("help", verb.name, COLUMNS="60").stdout.splitlines():
            assert len(line) <= 60 or "binzhou" in line, line


def test_help_in_an_ascii_locale_is_ascii_but_for_names(program: Program) -> None:
    text = program("help", LC_ALL="C").stdout
    assert text.isascii()


def examples() -> list[str]:
    lines = [line for each in told.VERBS.values() for line, _, _ in each.examples]
    return [line.partition(" |")[0] for line in lines if line.startswith("binzhou ")]


@pytest.mark.parametrize("line", examples())
def test_an_example_of_the_help_runs(
    program: Program, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(bundled_path(), tmp_path / "mine.json")
    shutil.copy(DOWNLOAD, tmp_path / "x.csv")
    if " add " in line:
        assert program("export", "gdp", "-o", str(tmp_path / "mine.csv")).returncode == 0
    monkeypatch.chdir(tmp_path)
    done = program(*shlex.split(line)[1:])
    assert done.returncode == 0, done.stderr
    written = re.search(r"-o (\S+)", line)
    itself = re.match(r"binzhou (?:new|add) (\S+)", line)
    assert bool(done.stdout) != bool(written or itself)
    for named in filter(None, (written, itself)):
        assert (tmp_path / named[1]).stat().st_size


def test_what_a_person_types_who_knows_other_programs_is_answered(program: Program) -> None:
    from binzhou_cli.cli.run import MEANT

    for word, meant in MEANT.items():
        done = program(word)
        assert done.returncode == 2
        assert meant in done.stderr
        verb = meant.split()[1]
        assert verb in NAMED or verb.startswith("--")
