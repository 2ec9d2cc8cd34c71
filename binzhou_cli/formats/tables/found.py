"""What is too large to be read whole, or lies with an engine: told by its content or its form."""

import os
import re

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.content import LARGEST_TEXT
from binzhou_cli.record import Record

MARKS = "*?["
"""Characters by which a name stands for several files."""
BEGIN = 16
NO_DATABASE = frozenset({"http", "https", "ftp", "ftps", "sftp", "s3", "file"})
"""What an address begins with that no engine stands behind."""
ENDINGS = (".parquet", ".pq")
_misspelt = re.compile(r"([A-Za-z][A-Za-z0-9_+]+):/?([^/\s]*@[^@\s]*)").fullmatch
"""An address that lacks its slashes."""


class Place(Record):
    """Where a table lies.

    Attributes:
        kind: ``parquet``, ``text``, ``duckdb``, ``sqlite`` or ``address``.
        paths: its files as the engine is to be given them, or the address.
        name: what the user called it; an address without its password.
        packed: how a text is packed: ``gzip``, ``zstd`` or ``none``.
    """

    kind: str
    paths: tuple[str, ...]
    name: str
    packed: str = "none"


def hidden(address: str) -> str:
    """An address without its password, whatever its form."""
    scheme, mark, rest = address.partition("://")
    if not mark:
        return address
    user, at, host = rest.rpartition("@")
    host = host.partition("?")[0]  # a password may stand among the options too
    return f"{scheme}://{user.partition(':')[0]}{at}{host}"


def place_of(path: str) -> Place | None:
    """Where a table lies that is not read whole; none for a file that is."""
    if path == "-":
        return None
    scheme, mark, _ = path.partition("://")
    if mark and scheme.lower() in NO_DATABASE:
        raise BinzhouError(say("reading.address", address=hidden(path)))
    if mark and scheme.replace("+", "").replace("_", "").isalnum():
        return Place("address", (path,), hidden(path))
    if (lost := _misspelt(path)) and not os.path.exists(path):
        raise UsageError(say("tables.address", address=hidden("{}://{}".format(*lost.groups()))))
    if os.path.isdir(path):
        return _of_folder(path)
    begin = _begin(path)
    if begin is None:
        several = any(each in path for each in MARKS) and path.lower().endswith(ENDINGS)
        return Place("parquet", (path,), path) if several else None
    if begin.startswith(b"PAR1"):
        return Place("parquet", (plain(path),), path)
    if begin.startswith(b"SQLite format 3\0"):
        return Place("sqlite", (path,), path)
    if begin[8:12] == b"DUCK":
        return Place("duckdb", (path,), path)
    if begin.startswith(b"\x28\xb5\x2f\xfd"):
        return Place("text", (plain(path),), path, "zstd")
    if begin.startswith(b"\x1f\x8b"):
        return Place("text", (plain(path),), path, "gzip") if _unpacks_large(path) else None
    if os.path.getsize(path) > LARGEST_TEXT and _is_text(begin):
        return Place("text", (plain(path),), path)
    return None


def plain(path: str) -> str:
    """The name of one file, for an engine that takes some characters for patterns."""
    return "".join(f"[{each}]" if each in MARKS else each for each in path)


def _of_folder(path: str) -> Place | None:
    """A folder of Parquet, at any depth; partitions stand in the names of its folders."""
    for _, folders, names in os.walk(path):
        folders.sort()
        if any(each.lower().endswith(ENDINGS) for each in names):
            pattern = os.path.join(plain(path.rstrip("/")), "**", "*.parquet")
            if not any(each.lower().endswith(".parquet") for each in names):
                pattern = pattern.removesuffix("parquet") + "pq"
            return Place("parquet", (pattern,), path)
    return None


def _begin(path: str) -> bytes | None:
    """The first bytes of a file; none where it is none that lies on a disk."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            return file.read(BEGIN)
    except (OSError, ValueError):
        return None


def _is_text(begin: bytes) -> bool:
    rest = begin.lstrip(b"\xef\xbb\xbf \t\r\n")
    others = (b"{", b"[", b"<", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16
        return True
    return not rest.startswith(others) and b"\0" not in begin


def _unpacks_large(path: str) -> bool:
    """Whether a gz file holds more text than is read whole."""
    if os.path.getsize(path) * 1000 < LARGEST_TEXT:
        return False
    import zlib

    unpacker, total = zlib.decompressobj(31), 0
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            try:
                while piece:
                    found = unpacker.decompress(piece, 1 << 22)
                    if total == 0 and not _is_text(found[:BEGIN]):
                        return False
                    total += len(found)
                    if total > LARGEST_TEXT:
                        return True
                    piece = unpacker.unconsumed_tail
            except zlib.error:
                return False
    return False
