"""The real program, as a script and as a person meet it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("LC_", "LANG", "BINZHOU", "_BINZHOU", "COLUMNS", "NO_COLOR", "FORCE"))
} | {"LANG": "en_US.UTF-8"}

Result = subprocess.CompletedProcess[str]
Program = Callable[..., Result]
Terminal = Callable[..., str]


@pytest.fixture
def program() -> Program:
    """Run ``python -m binzhou_cli`` with its output in a pipe."""

    def run(
        *arguments: str, flags: tuple[str, ...] = (), cwd: Path | None = None, **environment: str
    ) -> Result:
        return subprocess.run(
            [sys.executable, *flags, "-m", "binzhou_cli", *arguments],
            capture_output=True,
            encoding="utf-8",
            env=CLEAN | environment,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )

    return run


@pytest.fixture
def terminal() -> Terminal:
    """Run the program on a terminal of a width; what it printed, without the trailing blanks.

    There is no colour unless ``NO_COLOR`` is set to nothing.
    """
    pytest.importorskip("pty", reason="a pseudo-terminal needs a Unix system")

    def run(*arguments: str, columns: int = 80, rows: int = 40, **environment: str) -> str:
        import fcntl
        import pty
        import struct
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        settings = CLEAN | {"TERM": "xterm-256color", "NO_COLOR": "1"} | environment
        process = subprocess.Popen(
            [sys.executable, "-m", "binzhou_cli", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={name: value for name, value in settings.items() if value},
        )
        os.close(theirs)
        received = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side has gone
                break
            if not piece:
                break
            received += piece
        os.close(ours)
        process.wait(timeout=120)
        text = received.decode("utf-8").replace("\r\n", "\n")
        return "\n".join(line.rstrip() for line in text.split("\n"))

    return run


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with a file of ``tests/golden``; ``UPDATE_GOLDEN=1`` writes it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def hard() -> Path:
    """A dataset of hard cases."""
    return HARD_CASES


@pytest.fixture
def drawn(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """What a command line prints as a table or a chart, in so many columns."""

    from binzhou_cli.main import run

    def run_with(
        *arguments: str, columns: int = 60, ascii: bool = False, colours: bool = False
    ) -> str:
        for name in ("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "TERM", "NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        if colours:
            monkeypatch.setenv("FORCE_COLOR", "1")
            monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("LANG", "C" if ascii else "en_US.UTF-8")
        monkeypatch.setenv("COLUMNS", str(columns))
        run([*arguments, "--format", "table"])
        return "\n".join(line.rstrip() for line in capsys.readouterr().out.split("\n"))

    return run_with
