"""R1: Tab in real shells; a name of a dataset is a word of the line, whatever stands in it."""

import os
import re
import shutil
from pathlib import Path

import pytest
from reliability.shells import START, screen
from support import Program, one_indicator, write

from binzhou_cli.cli.complete import answer, safe
from binzhou_cli.view.safe import visible

SAID = [
    "plain", "two words", "$(touch PWNED)", "\\$(touch PWNED)", "\\\\$(touch PWNED)",
    "`touch PWNED`", "\\`touch PWNED`", ";touch PWNED;", "|touch PWNED", "&touch PWNED",
    "'$(touch PWNED)'", '"$(touch PWNED)"', '"', "'", "\\", "{touch,PWNED}", "*", "?", "[ab]",
    "~", "!touch", "!!", "#x", "=ls", "^a^b", "${IFS}touch${IFS}PWNED", "<(touch PWNED)", "$HOME",
    "(touch PWNED)", "%1", "a:b", "a=b", "a@b", "-- x", "é 滨州",
]  # fmt: skip
SILENT = [
    "x\x1b]0;PWNED\x07",
    "x\x1b[31m",
    "x\x9b31m",
    "x\ttab",
    "x\nline",
    "x\rback",
    "x\x00",
    "x\u202ey",
]
"""Names that steer a terminal: no shell is given them."""


def names() -> list[str]:
    return [f"n{i:02}{each}" for i, each in enumerate(SAID)]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A dataset whose areas are words of a shell."""
    raw = one_indicator([{"period": "2000", "value": 1}])
    raw["areas"] += [
        {"code": f"C{i}", "name": name, "parent": "W"}
        for i, name in enumerate([*names(), *(f"q{i}{each}" for i, each in enumerate(SILENT))])
    ]
    return write(tmp_path / "hostile.json", raw)


@pytest.mark.parametrize("shell", START)
def test_tab_gives_the_name_itself_and_runs_nothing(
    program: Program, hostile: Path, tmp_path: Path, shell: str
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    folder = tmp_path / "shell"
    (folder / "answers").mkdir(parents=True)
    for name in names()[1:]:
        answered = answer([shell, "show", "x", "-d", str(hostile), "-a", name[:3]], {})
        (folder / "answers" / f"{shell}-{name[:3]}").write_text(answered)
    found: dict[str, list[str]] = {}
    with screen(shell, folder, program("completion", shell).stdout) as shown:
        (folder / "here" / "n16-a-file").touch()
        for name in names():
            shown.type(f"binzhou show x -d {hostile} -a {name[:3]}\t\r")
            found[name] = shown.words()[5:]
        before = len(shown.shown)
        shown.type(f"binzhou show x -d {hostile} -a \t\t")
        shown.read(1.0)
        shown.type("q\t\t")
        shown.read(1.0)
        listed = shown.shown[before:]
    assert [each.name for each in (folder / "here").iterdir()] == ["n16-a-file"]
    assert {name: words for name, words in found.items() if words != [name]} == {}
    assert b"\x1b]0;PWNED" not in shown.shown
    assert "n33" in listed.decode("utf-8", "replace")
    assert not re.search(rb"x\x1b\[31m|\xc2\x9b|\x9b31m", listed)


def test_what_is_offered_is_what_a_terminal_is_shown() -> None:
    """One set of characters that steer, written twice: completion loads nothing of ``view``."""
    for code in range(0x11000):
        sign = chr(code)
        assert safe(sign) == (visible(sign) == sign), hex(code)


def test_tab_waits_for_no_pipe_and_reads_no_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    for path in (tmp_path / "pipe.json", tmp_path, Path("/dev/zero")):
        assert answer(["bash", "show", "-d", str(path), ""], {}) == ""
