"""Tab: what may follow, in three shells; and no name of a dataset is run by one."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CLEAN
from support import SMALL, Program, one_indicator, write

from binzhou_cli.cli.complete import answer
from binzhou_cli.cli.verbs import VERBS
from binzhou_cli.formats import open_dataset


def offered(line: str, shell: str = "bash", **variables: str) -> list[str]:
    """The words that are offered in the place of the last one of a line."""
    words = line.split(" ")[1:]
    return [each.partition("\t")[0] for each in answer([shell, *words], variables).splitlines()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("binzhou sh", "show"),
        ("binzhou show rev", "revenue"),
        ("binzhou show R", "rd-intensity"),
        ("binzhou show 营业", "营业收入"),
        ("binzhou show gdp -a Bin", "Binzhou"),
        ("binzhou show gdp --area al", "all"),
        ("binzhou show gdp Qing", "Qingdao"),
        ("binzhou show gdp 青", "青岛市"),
        ("binzhou show gdp -p 202", "2021"),
        ("binzhou show gdp 202", "2021"),
        ("binzhou show gdp 2015:202", "2015:2021"),
        ("binzhou show gdp lat", "latest"),
        ("binzhou compare 2018 20", "2020"),
        ("binzhou list --topic sci", "science"),
        ("binzhou show gdp --imp", "--implied"),
        ("binzhou show gdp --format js", "jsonl"),
        ("binzhou -l zh sh", "show"),
        ("binzhou rank gdp --by rep", "reported-growth"),
        ("binzhou help sh", "show"),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_what_may_follow(line: str, expected: str, shell: str) -> None:
    found = offered(line, shell)
    assert expected in found
    assert len(found) == len(set(found))


def test_completion_says_what_a_word_is_in_the_language_of_the_reader() -> None:
    english = answer(["fish", "show", "rev"], {"LANG": "en_US.UTF-8"})
    chinese = answer(["fish", "show", "rev"], {"LANG": "zh_CN.UTF-8"})
    assert "revenue\tRevenue of industrial enterprises above designated size" in english
    assert re.search("revenue\t[\u4e00-\u9fff]+", chinese)
    assert answer(["bash", "show", "rev"], {}).splitlines() == ["revenue"]


def test_the_index_holds_the_names_of_the_dataset() -> None:
    dataset = open_dataset()
    known = [each.id for each in dataset.indicators]
    assert [each for each in offered("binzhou show ") if each in known] == known
    assert set(offered("binzhou list -t ")) == {each.id for each in dataset.topics}
    areas = {word for each in dataset.areas for word in (each.name.en, each.name.zh, each.code)}
    found = {word for each in areas for word in offered(f"binzhou show gdp -a {each[0]}")}
    assert areas <= found


def test_periods_are_those_of_the_indicator_that_is_named() -> None:
    dataset = open_dataset()
    own = dataset.default_area
    assert own is not None
    for name in ("gdp", "revenue", "experts-introduced"):
        (series,) = dataset.figures.select([dataset.indicators_by_id[name]], [own])
        periods = {each.period.text for each in series.current}
        assert set(offered(f"binzhou show {name} -p ")) - {"latest"} == periods


def test_completion_reads_the_dataset_on_the_line(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(SMALL, encoding="utf-8")
    assert offered(f"binzhou show -d {path} lis") == ["listing"]
    assert offered("binzhou show lis", BINZHOU_DATA=str(path)) == ["listing"]
    assert offered(f"binzhou show -d {path} output We") == ["West"]


@pytest.mark.parametrize("content", ["", "{", '{"indicators": 5}'])
def test_completion_of_a_dataset_that_cannot_be_read_is_quiet(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content)
    assert offered(f"binzhou show -d {path} re") == []
    assert offered("binzhou show -d none.json re") == []


@pytest.mark.parametrize(
    "words",
    [
        [], [""], ["bash"], ["", "show"], ["bash", "show", "gdp", "-f"], ["bash", "nothing", "x"],
        ["bash", "-l"], ["bash", "--", ""],
    ],
)  # fmt: skip
def test_an_odd_line_is_answered_without_a_fault(words: list[str]) -> None:
    assert "Traceback" not in answer(words, {})


@pytest.mark.parametrize("verb", [each.name for each in VERBS])
def test_something_may_follow_every_verb(verb: str) -> None:
    assert offered(f"binzhou {verb} -")


# --- in the shells themselves ----------------------------------------------------------------

HOSTILE = [
    "$(touch PWNED)", "`touch PWNED`", "\\$(touch PWNED)", ";touch PWNED;", "|touch PWNED",
    "'$(touch PWNED)'", '"$(touch PWNED)"', "{touch,PWNED}", "*", "~", "!touch", "a b", "&",
    "${IFS}touch${IFS}PWNED", "x\x1b]0;t\x07", "x\u202ey", "<(touch PWNED)", "$PATH", "-rf",
]  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A dataset whose areas and aliases are words of a shell."""
    raw = one_indicator([{"period": "2000", "value": 1}], aliases=[f"x{each}" for each in HOSTILE])
    raw["areas"] += [
        {"code": f"C{i}", "name": f"x{each}", "parent": "W"} for i, each in enumerate(HOSTILE)
    ]
    raw["areas"] = [
        {**each, "code": each["code"], "name": re.sub("[\x00-\x1f]", "?", str(each["name"]))}
        if i < 6 else each
        for i, each in enumerate(raw["areas"])
    ]  # fmt: skip
    return write(tmp_path / "hostile.json", raw)


def test_what_steers_a_terminal_is_not_offered(hostile: Path) -> None:
    found = "".join(offered(f"binzhou show x -d {hostile} -a x"))
    assert "$(touch PWNED)" in found
    assert not re.search("[\x00-\x1f\x7f-\x9f]", found)


TAB = {
    "bash": (
        "{script}\nCOMP_WORDS=(binzhou show x -d {data} -a x); COMP_CWORD=6\n"
        '_binzhou; for each in "${{COMPREPLY[@]}}"; do eval "printf \'%s\\n\' $each"; done'
    ),
    "fish": "{script}\ncomplete -C 'binzhou show x -d {data} -a x'",
    "zsh": (
        "compdef() {{ :; }}; _files() {{ :; }}\n"
        "compadd() {{ local -a shown; shown=(${{(P)argv[-1]}}); print -rl -- $shown; }}\n"
        "{script}\nwords=(binzhou show x -d {data} -a x); CURRENT=7; _binzhou"
    ),
}
"""What a person does with Tab, by shell: the words it then holds are printed."""


@pytest.mark.parametrize("shell", TAB)
def test_no_name_of_a_dataset_is_run_by_a_shell(
    program: Program, hostile: Path, tmp_path: Path, shell: str
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    script = program("completion", shell).stdout
    assert script
    tools = tmp_path / "tools"
    tools.mkdir()
    command = tools / "binzhou"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m binzhou_cli "$@"\n')
    command.chmod(0o755)
    here = tmp_path / "here"
    here.mkdir()
    (here / "xfile").write_text("")
    found = subprocess.run(
        [shell, *(["-f"] if shell == "zsh" else []), "-c",
         TAB[shell].format(script=script, data=hostile)],
        env=CLEAN | {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(tmp_path),
                     "BINZHOU_CACHE": "", "LANG": "C.UTF-8"},
        cwd=here, capture_output=True, encoding="utf-8", errors="replace", check=False,
        stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip
    assert [each.name for each in here.iterdir()] == ["xfile"], found.stdout
    assert "x$(touch PWNED)" in found.stdout, found.stderr
    assert "x;touch PWNED;" in found.stdout
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", found.stdout)


def test_a_shell_that_is_not_known_is_told(program: Program) -> None:
    for words in ((), ("tcsh",), ("bash", "zsh")):
        done = program("completion", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "bash" in done.stderr
