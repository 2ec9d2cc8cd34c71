"""Reading within bounds: a file is read whole, but never without end."""

import os
from collections.abc import Callable
from contextlib import suppress

from binzhou_cli.errors import BinzhouError, say

LARGEST = 1 << 30
"""Bytes; what is larger is no file to keep whole in memory."""


def bundled_path(name: str = "binzhou.json") -> str:
    """Where the data of the program lies: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "data", name)
    return inside if os.path.exists(inside) else os.path.join(package, os.pardir, "data", name)


def read_bytes(
    path: str, told: "Callable[[os.stat_result], None] | None" = None, largest: int = LARGEST
) -> bytes:
    """The content of a file, a pipe or a device, up to a bound.

    Args:
        told: is given what the system knows of the file at the moment it is opened.

    Raises:
        BinzhouError: it cannot be read, or is larger than the bound.
    """
    try:
        with open(path, "rb") as file:
            state = os.fstat(file.fileno())
            if told is not None:
                told(state)
            if state.st_size > largest:
                raise _too_large(path, state.st_size, largest)
            raw = file.read() if state.st_size else _bounded(file, largest)
            if raw is None:
                raise _too_large(path, largest, largest)
    except IsADirectoryError:
        raise BinzhouError(say("error.folder", path=path)) from None
    except MemoryError:
        raise BinzhouError(say("error.memory", path=path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BinzhouError(say("error.read", path=path, reason=reason)) from None
    return raw


def _bounded(file: "object", largest: int) -> bytes | None:
    """What a stream of unknown size holds; none where it does not end within the bound."""
    pieces: list[bytes] = []
    total = 0
    while piece := file.read(1 << 20):  # type: ignore[attr-defined]
        total += len(piece)
        if total > largest:
            with suppress(OSError):
                file.close()  # type: ignore[attr-defined]
            return None
        pieces.append(piece)
    return b"".join(pieces)


def _too_large(path: str, size: int, largest: int) -> BinzhouError:
    return BinzhouError(
        say("error.too_large", path=path, size=size >> 20),
        say("error.too_large.hint", size=largest >> 20),
    )
