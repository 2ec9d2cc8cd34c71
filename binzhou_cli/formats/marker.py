"""That a file has passed the models once is remembered: then it need not pass them again.

A marker holds no data of the file, only how to tell that it is the same one: its path, size
and time of change, and the rules it passed; and a note of its reader on where to find things in
it. It lies in a folder of the user alone.
"""

import os
from contextlib import suppress
from stat import S_ISREG

from binzhou_cli import __version__

RULES = 4
"""To be raised with every change of what the models or ``soundness`` refuse."""
FRESH = 30_000_000
"""Nanoseconds in which a file may change twice and its time of change stay the same."""


class Markers:
    """The markers in a folder.

    Args:
        folder: where they lie; empty for none.

    Attributes:
        fits: whether the file that was looked at last has passed as it is now.
        note: what its reader noted then, while it fits.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._file = ""
        self._content = b""
        self._size = self._changed = 0
        self.fits = False
        self.note = ""

    def look(self, path: str, state: os.stat_result) -> None:
        """Look at a file that is being opened."""
        self.fits, self.note = False, ""
        self._file = ""
        if not self._folder or not S_ISREG(state.st_mode):
            return
        whole = os.path.realpath(path)
        self._size, self._changed = state.st_size, state.st_mtime_ns
        # Who sets the time of change back does not set back that of the entry (``ctime``).
        told = f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"
        self._content = f"{__version__} {RULES}\n{told}\n{whole}\n".encode(
            "utf-8", "surrogateescape"
        )
        marker = os.path.join(self._folder, f"passed-{short_name(whole)}")
        try:
            if os.path.isdir(self._folder) and not private(os.stat(self._folder)):
                return
            self._file = marker
            with open(marker, "rb") as file:
                held = file.read()
        except OSError:
            return
        self.fits = held.startswith(self._content)
        if self.fits:
            self.note = held.removeprefix(self._content).decode("ascii", "replace")

    def took(self, size: int) -> None:
        """So many bytes were read: a file that is written meanwhile is not the one looked at."""
        if size != self._size:
            self.fits, self.note = False, ""
            self._file = ""

    def leave(self, note: str) -> None:
        """Remember that the file has passed; where that cannot be done, nothing is said.

        Args:
            note: what its reader wants to know at the next start.
        """
        if not self._file:
            return
        leave(self._folder, self._file, self._content + note.encode(), self._changed)


def leave(folder: str, path: str, content: bytes, changed: int) -> None:
    """Write a file of the user alone whole and put it in its place; a failure is not spoken of.

    Args:
        changed: when what it speaks of last changed: it is not kept where that was just now.
    """
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not private(os.stat(folder)):
            return
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            file.write(content)
        if os.stat(beside).st_mtime_ns - changed > FRESH:
            os.replace(beside, path)
        else:
            os.unlink(beside)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)


def private(folder: os.stat_result) -> bool:
    """Whether nobody else can write into a folder."""
    owner = getattr(os, "geteuid", None)
    return owner is None or (folder.st_uid == owner() and not folder.st_mode & 0o022)


def short_name(path: str) -> str:
    """A short name for a path (FNV-1a, 64 bits): the marker itself holds the whole path."""
    value = 0xCBF29CE484222325
    for byte in path.encode("utf-8", "surrogateescape"):
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"
