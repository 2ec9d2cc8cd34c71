"""The program among other programs: pipes, signals, locales, streams; as processes of their own."""

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import CLEAN
from support import ROOT, SMALL_FILE, Program, Result

Shell = Callable[..., Result]
PROGRAM = 'binzhou() { "$PROGRAM" -m binzhou_cli "$@"; }'


@pytest.fixture
def shell(cache: Path) -> Shell:
    """Run a line of bash in which ``binzhou`` is the program."""

    def execute(line: str, **environment: str) -> Result:
        variables = CLEAN | {"BINZHOU_CACHE": str(cache)} | environment
        found = subprocess.run(
            [
                "bash",
                "-o",
                "pipefail",
                "-c",
                f'binzhou() {{ "$PROGRAM" -m binzhou_cli "$@"; }}\n{line}',
            ],
            capture_output=True,
            env=variables | {"PROGRAM": sys.executable},
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        return Result(
            found.returncode,
            found.stdout.decode("utf-8", "replace"),
            found.stderr.decode("utf-8", "replace"),
        )

    return execute


def test_the_processes_run_the_package_under_test(shell: Shell) -> None:
    import binzhou_cli

    found = shell('"$PROGRAM" -c "import binzhou_cli; print(binzhou_cli.__file__)"')
    assert found.stdout.strip() == binzhou_cli.__file__


# --- pipes and streams ---------------------------------------------------------------------


def test_a_reader_that_stops_early_ends_it_silently(shell: Shell) -> None:
    found = shell("binzhou show gdp all | head -1")
    assert found.stderr == ""
    assert found.stdout.startswith("indicator,area,area_name,period,value,unit,")
    assert found.returncode in (0, 141)


def test_a_reader_that_dies_at_once_is_the_exit_code_141(shell: Shell) -> None:
    found = shell("binzhou show gdp all | true")
    assert found.stderr == ""
    assert found.returncode in (0, 141)
    assert shell("binzhou show gdp all | sleep 0; exit ${PIPESTATUS[0]}").stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize(
    "line", ["show gdp", "show gdp -f table", "show gdp --json", "help", "--version", "schema"]
)
def test_a_full_disk_is_one_sentence_and_exit_1(shell: Shell, line: str) -> None:
    found = shell(f"binzhou {line} > /dev/full")
    assert found.returncode == 1
    assert len(found.stderr.splitlines()) <= 1
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("line", ["show gdp", "help", "--version", "show revnue"])
def test_a_closed_standard_output_is_no_traceback(shell: Shell, line: str) -> None:
    found = shell(f"binzhou {line} >&-")
    assert found.returncode in (1, 2)
    assert "Traceback" not in found.stderr
    assert "Exception" not in found.stderr


def test_without_standard_error_nothing_lands_in_the_answer(shell: Shell) -> None:
    found = shell("binzhou show revnue 2>&-")
    assert (found.returncode, found.stdout) == (2, "")
    if os.path.exists("/dev/full"):
        assert shell("binzhou show revnue 2>/dev/full").returncode == 2
    assert shell("binzhou show revenue 2>&-").stdout.startswith("indicator,")


def test_without_standard_input_it_runs(shell: Shell) -> None:
    assert shell("binzhou show revenue <&-").returncode == 0


def test_the_columns_of_show_can_be_cut(shell: Shell) -> None:
    found = shell("binzhou show gdp | cut -d, -f4,5 | head -2")
    assert found.stdout == "period,value\n2000,27.0\n"


def test_a_dataset_may_come_through_a_pipe(shell: Shell) -> None:
    found = shell(f"binzhou show output -d <(cat '{SMALL_FILE}') --csv --no-header")
    assert found.returncode == 0
    assert "287" in found.stdout


# --- surroundings ----------------------------------------------------------------------------


def test_nothing_is_warned_of_in_development_mode(process: Program) -> None:
    for command in (["show", "gdp"], ["compare", "2018", "2020", "-f", "table"], ["help"]):
        found = process(*command, flags=("-X", "dev", "-W", "error"))
        assert (found.returncode, found.stderr) == (0, "")


def test_an_ascii_locale_is_no_error(process: Program) -> None:
    ascii = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    found = process("show", "revenue", "-f", "table", **ascii)
    assert found.returncode == 0
    assert "995.5" in found.stdout
    assert found.content.isascii()
    assert "产品销售收入" in process("show", "revenue", **ascii).stdout


def test_a_name_that_is_no_utf8_is_shown_with_escapes(process: Program, tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.json")
    found = process("show", "gdp", "-d", name, "-o", str(tmp_path / "o.csv"), cwd=tmp_path)
    assert found.returncode == 1
    assert "Traceback" not in found.stderr
    assert ".json" in found.stderr


def test_no_home_and_no_variables_are_no_error() -> None:
    for variables in ({}, {"HOME": "/nonexistent"}, {"HOME": ""}, {"XDG_CACHE_HOME": "/dev/null"}):
        path = {"PYTHONPATH": CLEAN["PYTHONPATH"]}
        found = subprocess.run(
            [sys.executable, "-m", "binzhou_cli", "show", "revenue", "2022", "--no-header"],
            env=path | variables, capture_output=True, stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        assert (found.returncode, found.stderr) == (0, b"")
        assert b"995.5" in found.stdout


def test_the_data_is_found_from_another_folder(process: Program, tmp_path: Path) -> None:
    (tmp_path / "typing.json").write_text("{")
    assert process("show", "revenue", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("seed", ["0", "1"])
@pytest.mark.parametrize("line", ["rank gdp all -f table", "compare 2018 2020 --json"])
def test_the_answer_does_not_hang_on_the_seed_of_hashes(
    process: Program, program: Program, line: str, seed: str
) -> None:
    found = process(*line.split(), PYTHONHASHSEED=seed)
    assert found.stdout == program(*line.split()).stdout


# --- signals ---------------------------------------------------------------------------------

SIGNALS = [
    (signal.SIGINT, 130),
    (signal.SIGTERM, 143),
    (signal.SIGHUP, 129),
    (signal.SIGQUIT, 131),
]


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_while_it_reads_ends_it(tmp_path: Path, number: signal.Signals, code: int) -> None:
    """It reads a pipe: that it has begun is known when the other end opens.

    A signal that comes just before Python waits for the system is seen when the wait ends, so
    the pipe is closed behind it.
    """
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-m", "binzhou_cli", "show", "x", "-d", str(pipe)],
        env=CLEAN | {"BINZHOU_CACHE": ""},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        writing = pipe.open("w")
        writing.write('{"title": ')
        writing.flush()
        running.send_signal(number)
        writing.close()
        out, told = running.communicate(timeout=60)
    assert (running.returncode, out) == (code, b"")
    assert b"Traceback" not in told


WRITING = """
import os, sys
from binzhou_cli.view import files
from binzhou_cli.__main__ import main
def stopped(beside, target):
    assert os.path.getsize(beside)
    os.kill(os.getpid(), int(os.environ["NUMBER"]))
    sys.exit("the signal has not come")
files.os.replace = stopped
sys.argv = ["binzhou", "show", "revenue", "-o", os.environ["TARGET"]]
sys.exit(main())
"""
"""The program, stopped at the moment when the new file lies beside the old one."""


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_while_it_writes_leaves_the_old_file_whole_and_nothing_else(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    found = subprocess.run(
        [sys.executable, "-c", WRITING],
        env=CLEAN | {"BINZHOU_CACHE": "", "NUMBER": str(int(number)), "TARGET": str(target)},
        capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=60,
    )  # fmt: skip
    assert (found.returncode, found.stdout) == (code, b""), found.stderr
    assert b"Traceback" not in found.stderr
    assert target.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_four_that_write_one_file_leave_one_of_them(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    answers = {}
    running = []
    for name in ("gdp", "wage", "population", "revenue"):
        command = [sys.executable, "-m", "binzhou_cli", "show", name]
        answers[subprocess.run(command, env=CLEAN, capture_output=True, check=True).stdout] = name
        running.append(subprocess.Popen([*command, "-o", str(target)], env=CLEAN))
    assert [each.wait() for each in running] == [0] * 4
    assert target.read_bytes() in answers
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_the_wheel_carries_the_data(tmp_path: Path) -> None:
    """Built as pip builds it, in an environment of its own where nothing need be fetched."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    for name in ("binzhou.json", "dataset.schema.json", "names.tsv"):
        assert (unpacked / "binzhou_cli" / "data" / name).exists()
    found = subprocess.run(
        [sys.executable, "-m", "binzhou_cli", "show", "revenue"],
        env=CLEAN | {"PYTHONPATH": str(unpacked)},
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "995.5" in found.stdout
