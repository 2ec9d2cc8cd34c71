"""The program as a script and as a person meet it: in this process, on surroundings of the test."""

import atexit
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support import Golden, Program, Result, Terminal

import binzhou_cli
from binzhou_cli.cli.run import run
from binzhou_cli.environment import Environment

# No test measures time: a busy machine must not fail one. CI draws the same examples each time.
settings.register_profile(
    "steady",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("steady")

GOLDEN = Path(__file__).parent / "golden"
HARD_CASES = Path(__file__).parent / "data" / "charts.json"
TODAY = "2026-11-24"
_CACHE = tempfile.mkdtemp(prefix="binzhou-cache-")
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)

CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("LC_", "LANG", "BINZHOU", "_BINZHOU", "COLUMNS", "NO_COLOR", "FORCE"))
    and name != "PYTHONDONTWRITEBYTECODE"  # each process would compile the package anew
} | {
    "LANG": "en_US.UTF-8",
    "PYTHONPATH": str(Path(binzhou_cli.__file__).parents[1]),
    "BINZHOU_CACHE": _CACHE,
}
"""What a process of its own is given: it runs the package that the tests import, and what it
remembers of files is not left with the user."""


class Stream(io.TextIOWrapper):
    """A stream of text that keeps its bytes."""

    def __init__(self) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding="utf-8", newline="")

    def content(self) -> bytes:
        """What was written."""
        self.flush()
        return self.kept.getvalue()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the runs of the tests remember which files have passed."""
    folder = tmp_path_factory.mktemp("cache")
    folder.chmod(0o700)
    return folder


def _run(
    arguments: tuple[str, ...],
    variables: Mapping[str, str],
    *,
    size: tuple[int, int] | None = None,
    pager: Callable[[str], bool] | None = None,
) -> Result:
    stdout, stderr = Stream(), Stream()
    environment = Environment(
        arguments,
        variables,
        stdout,
        stderr,
        terminal=size is not None,
        messages=False,
        size=size,
        pager=pager,
        today=lambda: TODAY,
    )
    code = run(environment)
    content = stdout.content()
    return Result(
        code,
        content.decode("utf-8", "replace"),
        stderr.content().decode("utf-8", "replace"),
        content,
    )


@pytest.fixture
def program(cache: Path) -> Program:
    """Run a command line with its output in a pipe, in this process."""

    def execute(*arguments: str, **environment: str) -> Result:
        variables = {"LANG": "en_US.UTF-8", "BINZHOU_CACHE": str(cache)} | environment
        return _run(arguments, variables)

    return execute


@pytest.fixture
def terminal(cache: Path) -> Terminal:
    """Run a command line on a terminal of a width; what it wrote, without trailing blanks.

    There is no colour unless ``NO_COLOR`` is set to nothing. What it tells on standard error
    stands behind what it wrote.
    """

    def execute(*arguments: str, columns: int = 80, lines: int = 0, **environment: str) -> str:
        variables = {
            "LANG": "en_US.UTF-8",
            "BINZHOU_CACHE": str(cache),
            "TERM": "xterm-256color",
            "NO_COLOR": "1",
        } | environment
        variables = {name: value for name, value in variables.items() if value}
        found = _run(arguments, variables, size=(columns, lines))
        text = found.stdout + found.stderr
        return "\n".join(line.rstrip() for line in text.split("\n"))

    return execute


@pytest.fixture
def process() -> Program:
    """Run ``python -m binzhou_cli`` as a process of its own, for what only that shows."""

    def execute(
        *arguments: str, flags: tuple[str, ...] = (), cwd: Path | None = None, **environment: str
    ) -> Result:
        found = subprocess.run(
            [sys.executable, *flags, "-m", "binzhou_cli", *arguments],
            capture_output=True,
            env=CLEAN | environment,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        return Result(
            found.returncode,
            found.stdout.decode("utf-8", "replace"),
            found.stderr.decode("utf-8", "replace"),
            found.stdout,
        )

    return execute


@pytest.fixture
def hard() -> Path:
    """A dataset of hard cases."""
    return HARD_CASES


@pytest.fixture
def drawn(cache: Path) -> Callable[..., str]:
    """What a command line prints as a table or a chart, in so many columns."""

    def execute(
        *arguments: str, columns: int = 60, ascii: bool = False, colours: bool = False
    ) -> str:
        variables = {
            "LANG": "C" if ascii else "en_US.UTF-8",
            "COLUMNS": str(columns),
            "BINZHOU_CACHE": str(cache),
        }
        if colours:
            variables |= {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
        found = _run((*arguments, "--format", "table"), variables)
        return "\n".join(line.rstrip() for line in found.stdout.split("\n"))

    return execute


@pytest.fixture
def golden() -> Golden:
    """Compare a text with a file of ``tests/golden``; ``UPDATE_GOLDEN=1`` writes it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
