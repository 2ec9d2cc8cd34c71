"""A marker spares work and changes nothing: whatever becomes of the file or of the folder."""

import builtins
import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN
from support import SMALL, Program

import binzhou_cli.formats.marker as marker
from binzhou_cli.formats import open_dataset

OTHER = SMALL.replace("A small dataset", "B small dataset")
"""Another dataset, of as many bytes."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_text(SMALL, encoding="utf-8")
    set_back(path)
    return path


def set_back(path: Path, days: int = 1) -> None:
    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns - days * 86_400_000_000_000))


def title(file: Path, folder: Path) -> str:
    return open_dataset(file, cache=str(folder)).title.en


# --- the file ------------------------------------------------------------------------------


def test_an_edit_of_as_many_bytes_with_the_old_time_put_back_is_seen(
    file: Path, folder: Path, passed: list[str]
) -> None:
    assert title(file, folder) == "A small dataset"
    state = file.stat()
    file.write_text(OTHER, encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert title(file, folder) == "B small dataset"
    assert len(passed) == 2


def test_a_file_that_is_cut_is_told_in_a_sentence(
    file: Path, folder: Path, program: Program
) -> None:
    assert program("areas", "-d", str(file), BINZHOU_CACHE=str(folder)).returncode == 0
    file.write_text(SMALL[: len(SMALL) // 2], encoding="utf-8")
    found = program("areas", "-d", str(file), BINZHOU_CACHE=str(folder))
    assert found.returncode == 1
    assert "JSON" in found.stderr
    file.write_text(SMALL, encoding="utf-8")
    assert program("areas", "-d", str(file), BINZHOU_CACHE=str(folder)).returncode == 0


@pytest.mark.parametrize(
    "becomes",
    [SMALL[:-200], SMALL.replace('"value": 287,', '"value": "many",')],
    ids=["cut", "no sound dataset"],
)
def test_a_file_that_is_written_while_it_is_read_is_not_the_one_that_has_passed(
    file: Path, folder: Path, becomes: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system says of a file when it is opened is not what is read of it."""
    assert title(file, folder) == "A small dataset"
    real = marker.Markers.look

    def written(self: marker.Markers, path: str, state: os.stat_result) -> None:
        real(self, path, state)
        Path(path).write_text(becomes, encoding="utf-8")

    monkeypatch.setattr(marker.Markers, "look", written)
    line = ("show", "output", "-a", "all", "--csv", "-d", str(file))
    found = program(*line, BINZHOU_CACHE=str(folder))
    assert (found.returncode, found.stdout) == (1, "")
    assert str(file) in found.stderr
    monkeypatch.undo()
    file.write_text(OTHER, encoding="utf-8")
    set_back(file)
    assert title(file, folder) == "B small dataset"


def test_of_a_file_of_this_moment_nothing_is_remembered(
    file: Path, folder: Path, passed: list[str]
) -> None:
    """It may change again without its time of change being another one."""
    future = file.stat().st_mtime_ns + 10 * 86_400_000_000_000
    os.utime(file, ns=(future, future))
    for _ in range(2):
        title(file, folder)
    assert len(passed) == 2
    assert list(folder.iterdir()) == []


def test_what_is_no_file_is_not_remembered(tmp_path: Path, folder: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    markers = marker.Markers(str(folder))
    markers.look(str(pipe), pipe.stat())
    markers.took(0)
    markers.leave("")
    assert not markers.fits
    assert not folder.exists()


# --- the folder ----------------------------------------------------------------------------


def full(real: Callable[..., Any]) -> Callable[..., Any]:
    """An ``open`` on a disk that is full."""

    class Full:
        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *error: object) -> None:
            os.close(self._descriptor)

        def write(self, content: bytes) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return lambda file, mode: Full(file) if mode == "wb" else real(file, mode)


@pytest.mark.parametrize("where", ["makedirs", "open", "replace", "write"])
@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_where_a_folder_takes_nothing_the_answer_is_the_same(
    file: Path, folder: Path, where: str, error: int, monkeypatch: pytest.MonkeyPatch,
    program: Program, passed: list[str],
) -> None:  # fmt: skip
    def refused(*arguments: Any, **named: Any) -> Any:
        raise OSError(error, os.strerror(error))

    line = ("show", "gdp", "--csv", "-d", str(file))
    right = program(*line, BINZHOU_CACHE="")
    if where == "write":
        monkeypatch.setattr(marker, "open", full(builtins.open), raising=False)
    else:
        monkeypatch.setattr(os, where, refused)
    for _ in range(2):
        assert program(*line, BINZHOU_CACHE=str(folder)) == right
    assert len(passed) == 3
    monkeypatch.undo()
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_folder_of_another_user_is_neither_read_nor_written(
    file: Path, folder: Path, passed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    title(file, folder)
    before = [(each.name, each.stat().st_mtime_ns) for each in folder.iterdir()]
    monkeypatch.setattr(os, "geteuid", lambda: 4242, raising=False)
    for _ in range(2):
        assert title(file, folder) == "A small dataset"
    assert len(passed) == 3
    assert [(each.name, each.stat().st_mtime_ns) for each in folder.iterdir()] == before


def test_a_marker_of_another_version_is_replaced_not_kept_beside(file: Path, folder: Path) -> None:
    title(file, folder)
    (held,) = folder.iterdir()
    content = held.read_bytes()
    held.write_bytes(b"0.0.0" + content[5:])
    assert title(file, folder) == "A small dataset"
    (held,) = folder.iterdir()
    assert held.read_bytes() == content


def test_what_an_ended_run_left_behind_hinders_none(
    file: Path, folder: Path, passed: list[str]
) -> None:
    title(file, folder)
    (held,) = folder.iterdir()
    held.rename(held.with_name(f"{held.name}.{os.getpid()}"))
    for _ in range(3):
        assert title(file, folder) == "A small dataset"
    assert len(passed) == 3  # the first finds the rest of the other run in its way, and clears it
    assert [each.name for each in folder.iterdir()] == [held.name]


def test_two_runs_at_once_give_the_same_and_leave_one_marker(file: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "binzhou_cli", "show", "gdp", "--csv", "-d", str(file)]
    settings = CLEAN | {"BINZHOU_CACHE": str(folder)}
    running = [
        subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    said = [each.communicate(timeout=120) for each in running]
    assert {each.returncode for each in running} == {0}
    assert len(set(said)) == 1
    assert said[0][1] == b""
    assert len(list(folder.iterdir())) == 1


# --- what a marker never changes -----------------------------------------------------------

LINES = (
    """
list
list -f table
list talent -l zh
show revenue
show revenue -f table
show gdp wage --area all -f table
show gdp --all-sources --json
show rd-intensity -f markdown -l zh
show gdp 2015:2020 -a Qingdao --jsonl
show gdp --as-of 2015 -f table
show population 2050 -f table
compare 2018 2020 -f table
compare 2018 2020 --csv
compare gdp 2010 2015 2020 -l zh -f table
growth gdp -f table
growth gdp wage --base 2010
rank gdp -f table
rank gdp 2021 -f table
rank gdp --by growth --csv
rank gdp -a all --json
profile -f table
table gdp wage -f table
cite gdp 2020 -f table
about gdp -f table
sources -f table
sources revenue 2022
areas -f table
plot gdp -o -
show nothing-of-this
show gdp --columns period,value --sort -value --top 3
check
""".strip()
    .replace("--jsonl", "-f jsonl")
    .splitlines()
)

RUN = """
import hashlib, io, json, sys
sys.path[:0] = json.loads(sys.argv[3])
from conftest import _run
found = []
for line in json.loads(sys.argv[1]):
    done = _run(tuple(line.split()), {"LANG": "en_US.UTF-8", "BINZHOU_CACHE": sys.argv[2]})
    found.append([done.returncode, hashlib.sha256(done.content).hexdigest(), done.stderr])
json.dump(found, sys.stdout)
"""


def test_thirty_command_lines_give_the_same_with_and_without_a_marker(folder: Path) -> None:
    """Also under another order of sets: two seeds of the hash."""

    def answers(cache: str, seed: str) -> Any:
        done = subprocess.run(
            [sys.executable, "-c", RUN, json.dumps(LINES), cache, json.dumps(sys.path)],
            env=CLEAN | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        return json.loads(done.stdout)

    open_dataset(cache=str(folder))
    assert len(list(folder.iterdir())) == 1
    right = answers("", "0")
    assert len(right) >= 30
    assert {code for code, _, _ in right} == {0, 1, 2}
    for cache, seed in ((str(folder), "0"), ("", "1"), (str(folder), "1")):
        differing = [
            line
            for line, mine, its in zip(LINES, right, answers(cache, seed), strict=True)
            if mine != its
        ]
        assert differing == [], (cache, seed)
