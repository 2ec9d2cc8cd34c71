"""A real shell on a pseudo-terminal, as a person has one before them."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from conftest import CLEAN

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
STUB = """#!/bin/sh
if [ "$1" = __complete ]; then
    for last; do :; done
    [ -e "{answers}/$2-$last" ] && exec cat "{answers}/$2-$last"
    exec "{python}" -m binzhou_cli "$@"
fi
printf '%s\\0' "$@" > "{told}.part" && mv "{told}.part" "{told}"
"""
"""A ``binzhou`` that answers Tab as the program does, and else keeps the words it was given.

What the program has answered before it reads from a file: a start of Python a key takes long.
"""


class Screen:
    """A shell that is typed into.

    Attributes:
        shown: what it has sent to the terminal so far.
        told: where the words of the last ``binzhou`` line are kept.
    """

    def __init__(self, descriptor: int, told: Path) -> None:
        self._descriptor = descriptor
        self.told = told
        self.shown = b""

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._descriptor, text.encode())

    def read(self, seconds: float) -> None:
        """Look at the screen for a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self._descriptor], [], [], min(left, 0.05))
            if ready:
                with suppress(OSError):
                    self.shown += os.read(self._descriptor, 1 << 16)

    def words(self, seconds: float = 10) -> list[str]:
        """The words that ``binzhou`` was given by the line that was typed; none where none came."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.02)
            if self.told.exists():
                found = self.told.read_bytes().decode("utf-8", "surrogateescape").split("\0")[:-1]
                self.told.unlink()
                return found
        return []

    def wait_for(self, text: bytes, seconds: float = 10) -> bool:
        """Whether a text appears on the screen."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.02)
            if text in self.shown:
                return True
        return False


@contextmanager
def screen(shell: str, folder: Path, script: str) -> Iterator[Screen]:
    """A shell in ``folder``/here, which has read the script of completion."""
    here, tools = folder / "here", folder / "tools"
    here.mkdir()
    tools.mkdir()
    told = folder / "told"
    stub = tools / "binzhou"
    stub.write_text(STUB.format(python=sys.executable, told=told, answers=folder / "answers"))
    stub.chmod(0o755)
    (folder / "script").write_text(script)
    variables = CLEAN | {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(folder),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "BINZHOU_CACHE": str(folder / "cache"),
        "PS1": "ready> ",
        "COLUMNS": "200",
    }
    child, descriptor = pty.fork()
    if child == 0:
        try:
            os.chdir(here)
            os.execvpe(START[shell][0], START[shell], variables)
        finally:
            os._exit(127)
    try:
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("4H", 60, 200, 0, 0))
        found = Screen(descriptor, told)
        found.read(0.3)
        first = {"zsh": "PS1='ready> '; autoload -Uz compinit && compinit -u; "}.get(shell, "")
        found.type(f"{first}source '{folder}/script'; echo lo''aded\r")
        assert found.wait_for(b"loaded"), found.shown
        yield found
    finally:
        with suppress(OSError):
            os.kill(child, signal.SIGKILL)
        os.close(descriptor)
        os.waitpid(child, 0)
