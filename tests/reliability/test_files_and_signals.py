"""R2 to R5: what ``-o`` writes is written whole, and nothing else is touched."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CLEAN
from support import SMALL, SMALL_FILE, Program

import binzhou_cli.formats.bounds
from binzhou_cli.errors import BinzhouError
from binzhou_cli.view import files


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.json"
    path.write_text(SMALL, encoding="utf-8")
    return path


# --- R2: the dataset itself ------------------------------------------------------------------


@pytest.mark.parametrize("verb", [["list", "-f", "json"], ["show", "output", "-f", "json"]])
@pytest.mark.parametrize("spelling", ["data.json", "./data.json", "link.json", "hard.json"])
@pytest.mark.parametrize("read", ["data.json", "link.json"])
def test_a_dataset_is_not_written_over_by_a_view_of_it(
    program: Program, data: Path, verb: list[str], spelling: str, read: str
) -> None:
    (data.parent / "link.json").symlink_to("data.json")
    os.link(data, data.parent / "hard.json")
    target = f"{data.parent}/{spelling}"
    found = program(*verb, "-d", str(data.parent / read), "-o", target)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith(f"{target} is the dataset that is being read")
    assert data.read_text(encoding="utf-8") == SMALL


def test_neither_is_one_that_is_checked_or_named_by_the_environment(
    program: Program, data: Path
) -> None:
    assert program("check", str(data), "-f", "json", "-o", str(data)).returncode == 2
    found = program("list", "-f", "json", "-o", str(data), BINZHOU_DATA=str(data))
    assert found.returncode == 2
    assert data.read_text(encoding="utf-8") == SMALL


def test_neither_is_the_one_that_ships(
    program: Program, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        binzhou_cli.formats.bounds, "bundled_path", lambda name="binzhou.json": str(data)
    )
    found = program("sources", "-f", "json", "-o", str(data))
    assert (found.returncode, found.stdout) == (2, "")
    assert data.read_text(encoding="utf-8") == SMALL


# --- R3: links, pipes, devices, modes --------------------------------------------------------


def test_a_link_is_followed_and_kept(program: Program, data: Path) -> None:
    (data.parent / "old.csv").write_text("old")
    (data.parent / "link.csv").symlink_to("old.csv")
    (data.parent / "new.csv").symlink_to("nowhere.csv")
    for name, target in (("link.csv", "old.csv"), ("new.csv", "nowhere.csv")):
        link = data.parent / name
        assert program("list", "-d", str(data), "-o", str(link)).returncode == 0
        assert link.is_symlink()
        assert (data.parent / target).read_text().startswith("indicator,")


def test_links_in_a_circle_are_a_sentence(program: Program, data: Path) -> None:
    (data.parent / "a.csv").symlink_to("b.csv")
    (data.parent / "b.csv").symlink_to("a.csv")
    found = program("list", "-d", str(data), "-o", str(data.parent / "a.csv"))
    assert found.returncode == 1
    assert len(found.stderr.splitlines()) == 1


def test_a_pipe_is_written_to(program: Program, data: Path) -> None:
    pipe = data.parent / "pipe.csv"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert program("list", "-d", str(data), "-o", str(pipe)).returncode == 0
        assert reader.communicate(timeout=10)[0].startswith(b"indicator,")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_is_written_to(program: Program, data: Path) -> None:
    device = data.parent / "null.csv"
    try:
        os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    except OSError:
        pytest.skip("needs a right to make devices")
    assert program("list", "-d", str(data), "-o", str(device)).returncode == 0
    assert stat.S_ISCHR(device.stat().st_mode)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/fd/3"])
@pytest.mark.parametrize("where", ["pipe", "file"])
def test_an_open_stream_is_written_to(data: Path, name: str, where: str) -> None:
    """By a line of a shell, whose other commands write to the same file before and after."""
    answer = data.parent / "answer"
    line = (
        f'{{ echo before; "$0" -m binzhou_cli list -d {data} -f csv -o {name} 3>&1; echo after;}}'
    )
    end = f" | cat > {answer}" if where == "pipe" else f" > {answer}"
    done = subprocess.run(
        ["bash", "-c", line + end, sys.executable],
        env=CLEAN, capture_output=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.stderr == b""
    lines = answer.read_text().splitlines()
    assert lines[-1] == "after"
    assert any(each.startswith("output,Output") for each in lines)


def test_mode_owner_and_other_names_are_kept(program: Program, data: Path) -> None:
    target = data.parent / "a.csv"
    target.write_text("old")
    target.chmod(0o640)
    owner = (1234, 1234) if os.geteuid() == 0 else (os.getuid(), os.getgid())
    os.chown(target, *owner)
    assert program("list", "-d", str(data), "-o", str(target)).returncode == 0
    state = target.stat()
    assert (stat.S_IMODE(state.st_mode), state.st_uid, state.st_gid) == (0o640, *owner)
    os.link(target, data.parent / "other.csv")
    assert program("show", "output", "-d", str(data), "-o", str(target)).returncode == 0
    assert target.samefile(data.parent / "other.csv")
    assert "2020" in (data.parent / "other.csv").read_text()


def test_a_new_file_has_the_mode_of_the_user(data: Path) -> None:
    target = data.parent / "a.csv"
    before = os.umask(0o027)
    try:
        files.write_file(str(target), iter(["x"]))
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("old", ["", "old", "o" * 10_000])
def test_a_file_of_two_names_is_left_as_it_was_when_its_disk_is_full(
    data: Path, old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = data.parent / "a.csv"
    target.write_text(old)
    os.link(target, data.parent / "other.csv")
    put, puts = files._put, []

    def full(descriptor: int, content: bytes) -> None:
        puts.append(content)
        if len(puts) == 1:
            put(descriptor, content[:100])
            raise OSError(28, os.strerror(28))
        put(descriptor, content)

    monkeypatch.setattr(files, "_put", full)
    with pytest.raises(BinzhouError, match="No space left on device"):
        files.write_file(str(target), iter(["new" * 1000]))
    assert target.read_text() == old
    assert len(list(data.parent.iterdir())) == 3


def test_a_long_name_is_no_longer_for_being_written(program: Program, data: Path) -> None:
    target = data.parent / f"{'a' * 251}.csv"
    assert program("list", "-d", str(data), "-o", str(target)).returncode == 0
    assert target.exists()


# --- R4: what lies beside the target ---------------------------------------------------------


def test_the_name_of_the_part_is_not_known_before(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is opened exclusively, and two writings do not choose the same."""
    opened: list[tuple[str, int]] = []
    real = os.open

    def watched(path: str, flags: int, *rest: int) -> int:
        opened.append((path, flags))
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", watched)
    for _ in range(3):
        files.write_file(str(data.parent / "a.csv"), iter(["x"]))
    assert len({path for path, _ in opened}) == 3
    assert all(flags & os.O_EXCL and os.path.dirname(path) for path, flags in opened)
    assert all(str(os.getpid()) not in os.path.basename(path) for path, _ in opened)


# --- R5: signals -----------------------------------------------------------------------------

AT_EVERY_LINE = r"""
import os, signal, sys, traceback
from binzhou_cli.view import files
from binzhou_cli.cli.run import run_as_program
target, number, links, step = sys.argv[1], *map(int, sys.argv[2:5])
sys.argv = ["binzhou", "list", "-d", sys.argv[5], "-o", target]
run_as_program()  # so that all is loaded

def child(moment):
    seen = 0
    def line(frame, event, argument):
        nonlocal seen
        if event == "line":
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), number)
        return line
    def called(frame, event, argument):
        return line if frame.f_code.co_filename == files.__file__ else None
    sys.settrace(called)
    try:
        code = run_as_program()
    except BaseException:
        traceback.print_exc()
        code = 99
    sys.settrace(None)
    os._exit(code if seen >= moment else 77)

for moment in range(1, 1000, step):
    for name in [target] + [target + str(each) for each in range(links)]:
        if os.path.exists(name):
            os.unlink(name)
    with open(target, "w") as file:
        file.write("old")
    for each in range(links):
        os.link(target, target + str(each))
    before = set(os.listdir(os.path.dirname(target)))
    process = os.fork()
    if not process:
        child(moment)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    with open(target) as file:
        text = file.read()
    state = "old" if text == "old" else "new" if text.endswith("\n") else "cut"
    left = set(os.listdir(os.path.dirname(target))) - before
    if code == 77:
        break
    print(moment, code, state, len(left))
"""
"""A run for each line of ``view/files.py``, in which a signal comes at that line."""


@pytest.mark.parametrize("links", [0, 1])
@pytest.mark.parametrize(
    ("number", "code", "step"),
    [
        (signal.SIGINT, 130, 1),
        (signal.SIGTERM, 143, 5),
        (signal.SIGHUP, 129, 7),
        (signal.SIGQUIT, 131, 9),
    ],
)
def test_at_whatever_moment_a_signal_comes_the_file_is_whole(
    tmp_path: Path, number: signal.Signals, code: int, step: int, links: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_EVERY_LINE, str(tmp_path / "a.csv"), str(int(number)),
         str(links), str(step), str(SMALL_FILE)],
        env=CLEAN | {"BINZHOU_CACHE": ""}, capture_output=True, text=True, timeout=60, check=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    moments = [line.split() for line in done.stdout.splitlines()]
    assert len(moments) > 30 // step
    assert {each[1] for each in moments} == {str(code)}
    assert {each[2] for each in moments} <= {"old", "new"}
    assert {each[3] for each in moments} == {"0"}
