"""Writing a file: beside its target, then put in its place; the old one is whole till then."""

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress

from binzhou_cli.errors import BinzhouError, UsageError, say

_descriptor = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,6})").fullmatch
_STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}

Pieces = Iterable[str] | Iterable[bytes]


def write_file(path: str, pieces: Pieces, inputs: tuple[str, ...] = ()) -> None:
    """Write a file in one step.

    A link is followed and kept, mode and owner stay as they were, and so do the other names of
    the file; what is no regular file, a pipe or a device, is written to as it is.

    Args:
        inputs: files that are being read; none of them is written.

    Raises:
        UsageError: the file is one that is read.
        BinzhouError: it cannot be written; the old file is left whole.
    """
    try:
        stream = _stream(path)
        target = os.path.realpath(path)
        state = os.fstat(stream) if stream is not None else _state(target)
        if state is not None and any(_same(state, each) for each in inputs):
            raise UsageError(say("error.input", path=path), say("error.input.hint"))
        if stream is not None:
            _write_through(os.dup(stream), pieces)
        elif state is None or stat.S_ISREG(state.st_mode):
            _write_beside(target, state, pieces)
        else:
            _write_through(target, pieces)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BinzhouError(say("error.write", path=path, reason=reason)) from None


def _stream(path: str) -> int | None:
    """The open stream that a path names: its file is that of who opened it, not ours to replace."""
    found = _descriptor(path)
    return int(found[1]) if found else _STREAMS.get(path)


def _state(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _same(state: os.stat_result, path: str) -> bool:
    try:
        other = os.stat(path)
    except OSError:
        return False
    return (other.st_dev, other.st_ino) == (state.st_dev, state.st_ino)


def _encoded(pieces: Pieces) -> Iterable[bytes]:
    for piece in pieces:
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


def _write_through(target: str | int, pieces: Pieces) -> None:
    with open(target, "wb") as file:
        file.writelines(_encoded(pieces))


def _write_beside(target: str, state: os.stat_result | None, pieces: Pieces) -> None:
    # Its name cannot be guessed, and is known before the file is there: whenever a signal comes,
    # what was begun is taken away.
    folder = os.path.dirname(target)
    beside = os.path.join(folder, f".binzhou-{os.urandom(8).hex()}.part")
    try:
        try:
            _make(beside, state, pieces)
            if state is not None and state.st_nlink > 1:
                _write_over(target, beside)
            else:
                os.replace(beside, target)
        finally:
            _remove(beside)
    except BaseException:  # a signal may come before it is removed, but only one does
        _remove(beside)
        raise


def _make(beside: str, state: os.stat_result | None, pieces: Pieces) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(beside, flags, 0o666 if state is None else 0o600), "wb") as file:
        file.writelines(_encoded(pieces))
    if state is not None:
        with suppress(OSError, AttributeError):
            os.chown(beside, state.st_uid, state.st_gid)
        os.chmod(beside, stat.S_IMODE(state.st_mode))


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def _write_over(target: str, beside: str) -> None:
    """Write a file into one that has other names too, which keep it; or leave that as it was."""
    with open(beside, "rb") as done:
        new = done.read()
    with open(target, "r+b", buffering=0) as file:
        old = file.read()
        try:
            _put(file.fileno(), new)
        except BaseException:  # the room that it had is still its own: this cannot fail for want
            _put(file.fileno(), old)
            raise


def _put(descriptor: int, content: bytes) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]
    os.ftruncate(descriptor, len(content))
