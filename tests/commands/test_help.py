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
    for columns in (80, 60):
        lines = program("help", verb, "--lang", language, COLUMNS=str(columns)).stdout.splitlines()
        assert len(lines) <= 24
        assert f"binzhou {verb}" in lines[0]
        assert (
            lines[2]
            == told.TITLES["examples"][language == "zh"] + told.TITLES["colon"][language == "zh"]
        )
        assert f"binzhou {verb}" in lines[3]


@pytest.mark.parametrize("topic", ["", "output", "data"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", ["60", "80"])
def test_what_all_verbs_share_stays_on_a_screen_too(
    program: Program, topic: str, language: str, columns: str
) -> None:
    line = ["help", *topic.split(), "--lang", language]
    assert len(program(*line, COLUMNS=columns).stdout.splitlines()) <= 24


@pytest.mark.parametrize("verb", NAMED)
def test_what_finds_no_room_on_a_screen_is_named_and_told_in_full(
    program: Program, verb: str
) -> None:
    whole = program("help", verb, "--all", COLUMNS="60").stdout
    options = re.findall(r"^  (?:-\w, )?(-[-\w]+)", whole, re.MULTILINE)
    for columns in ("80", "60"):
        page = program("help", verb, COLUMNS=columns).stdout
        short = dict(re.findall(r"^  (-\w), (--[-\w]+)", whole, re.MULTILINE))
        named = set(re.findall(r"(?<![-\w])--?[a-z][-\w]*", page))
        named |= {long for brief, long in short.items() if brief in named}
        assert set(options) <= named
        for option in set(options) - set(re.findall(r"^  (?:-\w, )?(-[-\w]+)", page, re.M)):
            assert f"binzhou help {verb} --all" in " ".join(page.split()), option
    examples = [line for line, _, _ in told.VERBS[verb].examples]
    assert all(each in whole for each in examples)
    assert program(verb, "--help", "--all", COLUMNS="60").stdout == whole


def test_the_options_that_all_verbs_share_are_told_by_what_they_do(program: Program) -> None:
    from binzhou_cli.cli.options import SHARED

    output, data = (program("help", topic).stdout for topic in ("output", "data"))
    for name, _, _ in SHARED:
        option = f"--{name.replace('_', '-')}"
        assert (option in output) != (option in data)
    assert "--map" in data
    assert "--columns" in output


def test_all_help_is_the_page_of_every_verb(program: Program) -> None:
    text = program("help", "--all").stdout
    for verb in NAMED:
        assert program("help", verb, "--all").stdout in text


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
