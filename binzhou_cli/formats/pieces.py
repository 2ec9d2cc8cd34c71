"""Pieces of a file that stays as it was when it was looked at: nothing else of it is read."""

import os
from collections.abc import Sequence
from io import FileIO

from binzhou_cli.errors import BinzhouError, say


class Pieces:
    """Reads pieces of a file.

    Args:
        state: what the system knew of it when it was looked at.
    """

    def __init__(self, path: str, state: os.stat_result) -> None:
        self._path = path
        self._state = _told(state)
        self._size = state.st_size

    def __len__(self) -> int:
        return self._size

    def read(self, spans: Sequence[tuple[int, int]]) -> list[bytes]:
        """The bytes from each beginning to each end.

        Raises:
            BinzhouError: the file has changed since it was looked at.
        """
        try:
            with open(self._path, "rb", buffering=0) as file:
                found = []
                for begin, end in spans:
                    if not 0 <= begin <= end <= self._size:
                        raise EOFError
                    file.seek(begin)
                    found.append(_exactly(file, end - begin))
                if _told(os.fstat(file.fileno())) != self._state:  # also while it was read
                    raise EOFError
        except (OSError, ValueError, EOFError):
            raise BinzhouError(say("error.changed", path=self._path)) from None
        return found


def _told(state: os.stat_result) -> tuple[int, ...]:
    """How it is told that a file is the same."""
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def _exactly(file: FileIO, size: int) -> bytes:
    """So many bytes.

    Raises:
        EOFError: there are fewer.
    """
    found = file.read(size)
    while found is not None and len(found) < size:
        more = file.read(size - len(found))
        if not more:
            raise EOFError
        found += more
    return found or b""
