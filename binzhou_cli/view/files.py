"""Writing a file: beside its target, then put in its place; the old one is whole till then."""

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress

from binzhou_cli.errors import BinzhouError, UsageError, say


def write_file(
    path: str, pieces: "Iterable[str] | Iterable[bytes]", inputs: tuple[str, ...] = ()
) -> None:
    """Write a file in one step.

    A link is followed and kept, mode and owner stay as they were; what is no regular file, a
    pipe or a device, is written to as it is.

    Args:
        inputs: files that are being read; none of them is written.

    Raises:
        UsageError: the file is one that is read.
        BinzhouError: it cannot be written; the old file is left whole.
    """
    target = os.path.realpath(path)
    try:
        state = _state(target)
        if state is not None and any(_same(state, each) for each in inputs):
            raise UsageError(say("error.input", path=path), say("error.input.hint"))
        if state is not None and not stat.S_ISREG(state.st_mode):
            if stat.S_ISDIR(state.st_mode):
                raise IsADirectoryError(21, os.strerror(21))
            _write_through(target, pieces)
        else:
            _write_beside(target, state, pieces)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BinzhouError(say("error.write", path=path, reason=reason)) from None


def _state(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _same(state: os.stat_result, path: str) -> bool:
    other = _state(path)
    return other is not None and (other.st_dev, other.st_ino) == (state.st_dev, state.st_ino)


def _encoded(pieces: "Iterable[str] | Iterable[bytes]") -> Iterable[bytes]:
    for piece in pieces:
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


def _write_through(target: str, pieces: "Iterable[str] | Iterable[bytes]") -> None:
    with open(target, "wb") as file:
        file.writelines(_encoded(pieces))


def _write_beside(
    target: str, state: os.stat_result | None, pieces: "Iterable[str] | Iterable[bytes]"
) -> None:
    folder = os.path.dirname(target) or "."
    descriptor, beside = tempfile.mkstemp(prefix=".binzhou-", suffix=".part", dir=folder)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(_encoded(pieces))
            if state is None:
                mask = os.umask(0)
                os.umask(mask)
                os.chmod(beside, 0o666 & ~mask)
            else:
                os.chmod(beside, stat.S_IMODE(state.st_mode))
                with suppress(OSError, AttributeError):
                    os.chown(beside, state.st_uid, state.st_gid)
        if state is not None and state.st_nlink > 1:  # the other names of the file keep it too
            with open(beside, "rb") as done, open(target, "wb") as file:
                file.write(done.read())
        else:
            os.replace(beside, target)
    finally:
        with suppress(OSError):
            os.unlink(beside)
