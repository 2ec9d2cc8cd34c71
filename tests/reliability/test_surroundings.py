"""R10, R11, R13, R16, R18: what surrounds a run may be odd, closed, full, missing or scarce."""

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import CLEAN
from support import PACKAGE, ROOT, SMALL, Program

PYTHONPATH = {"PYTHONPATH": CLEAN.get("PYTHONPATH", "")}
LINES = {
    "list": ["list"], "table": ["show", "gdp", "-f", "table"], "version": ["--version"],
    "help": ["-h"], "schema": ["schema"], "completion": ["completion", "bash"], "start": [],
    "check": ["check", "DATA"], "wrong": ["show", "nosuch"],
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.json"
    path.write_text(SMALL, encoding="utf-8")
    return path


def begun(
    *arguments: str, before: "Callable[[], None] | None" = None, **kept: object
) -> "subprocess.CompletedProcess[bytes]":
    """The program as a process, after something was done to it."""
    options: dict[str, object] = {"env": CLEAN, "stdin": subprocess.DEVNULL} | kept
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "binzhou_cli", *arguments],
        capture_output=True, timeout=60, check=False, preexec_fn=before, **options,
    )  # fmt: skip


def closing(*numbers: int) -> "Callable[[], None]":
    def close() -> None:
        for number in numbers:
            os.close(number)

    return close


# --- R10: streams that are closed or full ------------------------------------------------------


@pytest.mark.parametrize("name", LINES)
def test_a_closed_output_is_one_sentence(data: Path, name: str) -> None:
    line = [{"DATA": str(data)}.get(each, each) for each in LINES[name]]
    found = begun(*line, before=closing(1))
    assert found.returncode == (2 if name == "wrong" else 1)
    assert 1 <= len(found.stderr.splitlines()) <= 3
    assert b"Traceback" not in found.stderr


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("closed", [(2,), (0, 2), (1, 2), (0, 1, 2)])
def test_no_sentence_lands_in_another_stream(
    data: Path, name: str, closed: tuple[int, ...]
) -> None:
    line = [{"DATA": str(data)}.get(each, each) for each in LINES[name]]
    found = begun(*line, before=closing(*closed))
    assert found.returncode == (2 if name == "wrong" else 1 if 1 in closed else 0)
    assert b"nosuch" not in found.stdout
    assert found.stderr == b""


@pytest.mark.parametrize("name", LINES)
def test_a_full_output_is_one_sentence(data: Path, name: str) -> None:
    line = [{"DATA": str(data)}.get(each, each) for each in LINES[name]]
    with open("/dev/full", "wb") as full:
        found = subprocess.run(
            [sys.executable, "-m", "binzhou_cli", *line],
            env=CLEAN, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert found.returncode == (2 if name == "wrong" else 1)
    assert b"Traceback" not in found.stderr
    assert name == "wrong" or b"No space left on device" in found.stderr


@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2), (0, 1, 2)])
def test_a_file_is_the_answer_and_nothing_else(data: Path, closed: tuple[int, ...]) -> None:
    """No number of a closed stream is taken by the file: what is told does not get into it."""
    target = data.parent / "a.csv"
    found = begun("list", "-d", str(data), "-o", str(target), before=closing(*closed))
    assert found.returncode == 0
    usual = begun("list", "-d", str(data), "-f", "csv").stdout
    assert target.read_bytes() == usual


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
def test_the_number_of_a_closed_stream_is_never_that_of_a_file(
    data: Path, closed: tuple[int, ...]
) -> None:
    code = (
        "import os; from binzhou_cli.environment import Environment; Environment.of_process();"
        f" raise SystemExit(os.open({str(data)!r}, os.O_RDONLY))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        env=CLEAN, preexec_fn=closing(*closed), check=False, timeout=60,
    )  # fmt: skip
    assert found.returncode > 2


# --- R11: the width of the screen --------------------------------------------------------------


@pytest.mark.parametrize(
    "columns",
    ["²", "9" * 20, "9" * 5_000, "0", "-5", "1", "19", "1001", "x", " 80 ", "٨٠", "80.0", ""],
)
def test_a_width_that_is_none_is_the_usual_one(program: Program, columns: str) -> None:
    usual = program("rank", "gdp", "-f", "table")
    assert program("rank", "gdp", "-f", "table", COLUMNS=columns) == usual
    assert usual.returncode == 0


# --- R13: what never ends, and what there is not enough of --------------------------------------


def test_a_device_without_end_is_refused(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from binzhou_cli.formats import opened

    monkeypatch.setattr(opened, "LARGEST", 4 << 20)
    found = program("check", "/dev/zero")
    assert found.returncode == 1
    assert "4 MiB" in found.stdout + found.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="its limit of memory is that of Linux")
def test_too_little_memory_is_a_sentence(data: Path) -> None:
    def less() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))

    found = begun("check", "/dev/zero", before=less)
    assert found.returncode == 1
    assert b"memory" in found.stdout + found.stderr
    assert b"Traceback" not in found.stderr
    assert begun("check", str(data), before=less).returncode == 0


@pytest.mark.parametrize("most", [6, 7, 8, 10])
def test_too_few_open_files_are_a_sentence_or_enough(data: Path, most: int) -> None:
    """With fewer Python itself cannot start."""
    target = data.parent / "a.csv"
    target.write_text("old")

    def fewer() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    found = begun("list", "-d", str(data), "-o", str(target), before=fewer)
    assert found.returncode in (0, 1)
    assert target.read_text() == "old" or found.returncode == 0
    assert {each.name for each in data.parent.iterdir()} == {"a.csv", "data.json"}
    assert b"Traceback" not in found.stderr


# --- folders, names, variables -------------------------------------------------------------------


@pytest.mark.parametrize(
    "where", ["missing/a.csv", "data.json/a.csv", ".", "a/../../nowhere/b.csv"]
)
def test_a_place_that_is_none_is_one_sentence(program: Program, data: Path, where: str) -> None:
    target = f"{data.parent}/{where}"
    found = program("list", "-d", str(data), "-f", "csv", "-o", target)
    assert found.returncode == 1
    assert len(found.stderr.splitlines()) == 1
    assert [each.name for each in data.parent.iterdir()] == ["data.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="its rights of root are those of Linux")
def test_a_folder_that_may_not_be_written_is_one_sentence() -> None:
    """By root as well, without the right to all that is forbidden."""

    def humble() -> None:
        if os.geteuid() == 0:  # the capabilities to write and to look where nobody may
            prctl = ctypes.CDLL(None).prctl
            if prctl(24, 1, 0, 0, 0) or prctl(24, 2, 0, 0, 0):
                raise OSError

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "folder")
        folder.mkdir()
        (folder / "a.csv").write_text("old")
        (folder / "data.json").write_text(SMALL, encoding="utf-8")
        folder.chmod(0o555)
        found = begun(
            "list", "-d", str(folder / "data.json"), "-o", str(folder / "a.csv"),
            before=humble, env=CLEAN | {"BINZHOU_CACHE": ""},
        )  # fmt: skip
        folder.chmod(0o755)
        assert (found.returncode, found.stdout) == (1, b"")
        assert b"Permission denied" in found.stderr
        assert sorted(each.name for each in folder.iterdir()) == ["a.csv", "data.json"]
        assert (folder / "a.csv").read_text() == "old"


@pytest.mark.parametrize("name", [b"\xff.json", b"a\nb.json", b"\x1b[31m.json", b" .json"])
def test_a_name_is_shown_as_a_text(tmp_path: Path, name: bytes) -> None:
    for found in (
        begun("check", os.fsdecode(name), cwd=tmp_path),
        begun("list", "-d", os.fsdecode(name), "-o", os.fsdecode(name + b".csv"), cwd=tmp_path),
    ):
        assert found.returncode == 1
        assert b"Traceback" not in found.stderr
        assert len(found.stderr.splitlines()) <= 3
        assert not {b"\x1b", b"\xff"} & {bytes([each]) for each in found.stderr}
    (tmp_path / os.fsdecode(name)).write_text(SMALL, encoding="utf-8")
    target = tmp_path / os.fsdecode(name + b".csv")
    done = begun("list", "-d", os.fsdecode(name), "-o", str(target), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert target.exists()


@pytest.mark.parametrize(
    "variables",
    [
        {}, {"HOME": "/nonexistent"}, {"HOME": "/dev/null"}, {"TERM": ""}, {"TERM": "\x1b[31m"},
        {"LANG": "xx_YY.nothing"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"TMPDIR": "/nonexistent"},
        {"BINZHOU_CACHE": "/dev/null/x"}, {"XDG_CACHE_HOME": "/proc"}, {"LINES": "²"},
        {"PYTHONIOENCODING": "ascii"}, {"NO_COLOR": "", "FORCE_COLOR": "1"},
        {"_BINZHOU_COMPLETE": "complete_bash"},
    ],
    ids=str,
)  # fmt: skip
def test_variables_may_be_odd_or_missing(variables: dict[str, str]) -> None:
    for line in (["show", "gdp", "2020"], ["rank", "gdp", "-f", "table"]):
        found = begun(*line, env=PYTHONPATH | variables)
        assert (found.returncode, found.stderr) == (0, b"")
        assert found.stdout


def test_a_reader_that_has_enough_ends_it() -> None:
    done = subprocess.run(
        ["bash", "-c", '"$0" -m binzhou_cli export -f csv | head -1; exit ${PIPESTATUS[0]}',
         sys.executable],
        env=CLEAN, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 141)  # 0 where all of it found room in the pipe
    assert done.stderr == b""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_reader_that_reads_nothing_does_not_keep_it(number: signal.Signals) -> None:
    """Its pipe is full and nobody empties it: a signal ends the run all the same."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "binzhou_cli", "export", "-f", "json"],
        env=CLEAN, stdout=writing, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        os.close(writing)
        held = fcntl_bytes(reading, 60_000)
        running.send_signal(number)
        _, told = running.communicate(timeout=20)
    os.close(reading)
    assert held
    assert running.returncode == 128 + number
    assert b"Traceback" not in told


def fcntl_bytes(descriptor: int, wanted: int) -> bool:
    """Whether a pipe comes to hold so many bytes."""
    import array
    import fcntl
    import termios
    import time

    for _ in range(400):
        held = array.array("i", [0])
        fcntl.ioctl(descriptor, termios.FIONREAD, held)
        if held[0] >= wanted:
            return True
        time.sleep(0.05)
    return False


# --- installation ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is installed: with its data within, and nothing that may be written."""
    folder = tmp_path_factory.mktemp("installed")
    package = folder / "binzhou_cli"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "data"))
    (package / "data").mkdir()
    for name in ("binzhou.json", "dataset.schema.json", "names.tsv"):
        shutil.copy(ROOT / "data" / name, package / "data")
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)
    return folder


@pytest.mark.parametrize("flags", [(), ("-I",), ("-B",), ("-O",), ("-W", "error")])
def test_it_runs_where_nothing_may_be_written(
    installed: Path, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    (tmp_path / "typer.py").write_text("raise SystemExit('the wrong one')")
    start = f"import sys; sys.path.insert(0, {str(installed)!r}); sys.argv[0] = 'binzhou'\n"
    start += "from binzhou_cli.__main__ import main; sys.exit(main())"
    found = subprocess.run(
        [sys.executable, *flags, "-c", start, "show", "gdp", "2020", "--no-header"],
        env={"HOME": str(tmp_path)}, capture_output=True, timeout=60, check=False,
        cwd=tmp_path if flags == ("-I",) else installed,
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout.startswith(b"gdp,")


def test_completion_of_an_installed_package_knows_its_names(
    installed: Path, tmp_path: Path
) -> None:
    start = f"import sys; sys.path.insert(0, {str(installed)!r})\n"
    start += "from binzhou_cli.__main__ import main; sys.exit(main())"
    found = subprocess.run(
        [sys.executable, "-c", start, "__complete", "bash", "show", "gd"],
        env={}, capture_output=True, timeout=60, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert b"gdp\n" in found.stdout
