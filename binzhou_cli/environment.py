"""The surroundings of a run: the one place that touches streams, variables and the clock."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO, TextIO

LEAST_COLUMNS, MOST_COLUMNS = 20, 1000
USUAL_COLUMNS = 100
"""Columns of a table that goes to no terminal and is told of no width."""


class Environment:
    """What a run is given by its surroundings; a test gives its own.

    Attributes:
        arguments: the words of the command line, without the name of the program.
        variables: the variables of the process.
        stdout, stderr: streams of text; none where a stream is closed.
        terminal: whether standard output is a terminal.
        messages: whether standard error is one.
        size: columns and lines of the terminal; none where there is none.
        alone: whether the process is the program's own, and not one that uses the package.
        pager: what shows a long text a page at a time; none where there is none.
    """

    def __init__(
        self,
        arguments: Iterable[str],
        variables: Mapping[str, str],
        stdout: TextIO | None,
        stderr: TextIO | None,
        *,
        stdin: TextIO | None = None,
        terminal: bool = False,
        messages: bool = False,
        size: tuple[int, int] | None = None,
        pager: "Callable[[str], bool] | None" = None,
        alone: bool = False,
        today: "Callable[[], str] | None" = None,
    ) -> None:
        self.arguments = list(arguments)
        self.variables = variables
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.terminal = terminal
        self.messages = messages
        self.size = size
        self.pager = pager
        self.alone = alone
        self._today = today
        self._written: tuple[TextIO, bool] | None = None

    @classmethod
    def of_process(cls) -> "Environment":
        """The surroundings of this process."""
        # Looking for Pydantic plug-ins reads the metadata of every installed package; we use none.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        stdout = _open(sys.stdout, 1)
        stderr = _open(sys.stderr, 2)
        _occupy()
        terminal = stdout is not None and stdout.isatty()
        return cls(
            sys.argv[1:],
            os.environ,
            stdout,
            stderr,
            stdin=sys.stdin,
            terminal=terminal,
            messages=stderr is not None and stderr.isatty(),
            size=_size(stdout) if terminal else None,
            pager=_paged,
            alone=True,
        )

    def get(self, name: str) -> str:
        """A variable; empty when it is not set."""
        return self.variables.get(name, "")

    def today(self) -> str:
        """Today's date, as ``2026-01-31``."""
        if self._today is not None:
            return self._today()
        from datetime import date

        return date.today().isoformat()

    @property
    def columns(self) -> int:
        """The columns of the screen: ``COLUMNS``, else those of the terminal, else 100."""
        told = self.get("COLUMNS")
        if told.isascii() and told.isdigit() and len(told) < 5:
            columns = int(told)
            if LEAST_COLUMNS <= columns <= MOST_COLUMNS:
                return columns
        if self.size is not None and self.size[0] > 0:
            return max(self.size[0], LEAST_COLUMNS)
        return USUAL_COLUMNS

    @property
    def lines(self) -> int | None:
        """The lines of the terminal; none where there is none."""
        return self.size[1] if self.size is not None and self.size[1] > 0 else None

    def write(self, text: str, *, plain: bool = False) -> None:
        """Write to standard output.

        Args:
            plain: in the encoding of the locale, as a terminal wants it; else UTF-8 with our
                own line ends.
        """
        if self.stdout is None:
            raise OSError(9, os.strerror(9))
        if self._written != (self.stdout, plain):  # a stream that is set anew lets out all it holds
            self._written = (self.stdout, plain)
            reconfigure = getattr(self.stdout, "reconfigure", None)
            if reconfigure is not None and plain:
                reconfigure(errors="backslashreplace")
            elif reconfigure is not None:
                reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        self.stdout.write(text)

    def write_bytes(self, content: bytes) -> None:
        """Write bytes to standard output."""
        if self.stdout is None:
            raise OSError(9, os.strerror(9))
        self.stdout.flush()
        binary: BinaryIO | Any = getattr(self.stdout, "buffer", None)
        if binary is None:
            self.stdout.write(content.decode("utf-8", "replace"))
        else:
            binary.write(content)
            binary.flush()

    def read_bytes(self, most: int = 1 << 30) -> bytes:
        """What standard input holds, up to a bound; nothing where it is closed."""
        if self.stdin is None:
            return b""
        binary: BinaryIO | Any = getattr(self.stdin, "buffer", None)
        if binary is None:
            return self.stdin.read(most).encode("utf-8")
        found: bytes = binary.read(most)
        return found

    def tell(self, line: str) -> None:
        """Write a line to standard error; where that is closed, nowhere."""
        if self.stderr is None:
            return
        try:
            reconfigure = getattr(self.stderr, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="backslashreplace")
            self.stderr.write(f"{line}\n")
            self.stderr.flush()
        except OSError:
            self.stderr = None

    def flush(self) -> None:
        """Let out what was written to standard output."""
        if self.stdout is not None:
            self.stdout.flush()

    def abandon(self) -> None:
        """Let nothing more be written when Python closes standard output."""
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            if self.stdout is not None:
                os.dup2(null, self.stdout.fileno())
        except (OSError, ValueError):
            pass
        self.stdout = None

    def folder(self, kind: str) -> str:
        """The folder of the user for ``cache`` or ``config``; empty when there is none.

        ``BINZHOU_CACHE`` moves the cache; when it is set to nothing there is no cache.
        """
        if kind == "cache" and "BINZHOU_CACHE" in self.variables:
            return self.variables["BINZHOU_CACHE"]
        base = self.get(f"XDG_{kind.upper()}_HOME")
        if not base:
            home = self.get("HOME")
            if not home:
                return ""
            base = os.path.join(home, f".{kind}")
        return os.path.join(base, "binzhou")


def _open(stream: TextIO | None, number: int) -> TextIO | None:
    """A stream of the process; none where it was closed before the program began."""
    if stream is None:
        return None
    try:
        os.fstat(number)
    except OSError:
        return None
    return stream


def _occupy() -> None:
    """Let no file that is opened take the number of a stream that is closed, and its text."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _size(stream: TextIO | None) -> tuple[int, int] | None:
    try:
        found = os.get_terminal_size(stream.fileno()) if stream is not None else None
    except (OSError, ValueError):
        return None
    return (found.columns, found.lines) if found is not None else None


def _paged(text: str) -> bool:
    """Show a text in the pager of the user; whether that could be done."""
    import shlex
    import subprocess

    command = os.environ.get("BINZHOU_PAGER")
    if command is None:
        command = os.environ.get("PAGER") or "less"
    if not command.strip() or os.environ.get("TERM") == "dumb":
        return False
    settings = {**os.environ, "LESS": os.environ.get("LESS", "FRX"), "LESSCHARSET": "utf-8"}
    try:
        with subprocess.Popen(
            shlex.split(command), stdin=subprocess.PIPE, encoding="utf-8", env=settings
        ) as process:
            process.communicate(text)
    except (OSError, ValueError):
        return False
    return process.returncode != 127
