"""What a file is, by its content and never by the ending of its name."""

import os
import zlib

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.record import Record

MOST_UNPACKED = 4 << 30
MOST_RATIO = 1000
LARGEST_TEXT = 50 << 20
"""Bytes of a table of text that is read."""
HEAD, TAIL = 64 << 10, 16 << 10


class Content(Record):
    """The bytes of a file and what they are.

    Attributes:
        path: as it was named; ``-`` is standard input.
        kind: ``json``, ``text``, ``xlsx``, ``xls`` or ``ods``.
        packed: whether it was unpacked.
    """

    path: str
    kind: str
    raw: bytes
    packed: bool = False

    def beside(self, pattern: str) -> str:
        """The text of a file beside this one; ``*`` stands for its name without the ending."""
        folder, name = os.path.split(self.path)
        stem = name.removesuffix(".gz").removesuffix(".zst")
        stem = os.path.splitext(stem)[0] or stem
        try:
            with open(os.path.join(folder, pattern.replace("*", stem)), "rb") as file:
                return file.read(16 << 20).decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            return ""


def content_of(raw: bytes, path: str) -> Content:
    """Say what bytes are; gz is unpacked.

    Raises:
        BinzhouError: they are nothing that can be read, or need an extra.
    """
    packed = raw.startswith(b"\x1f\x8b")
    if packed:
        raw = _unpacked(raw, path)
    if not raw.strip(b"\0\t\r\n\f \xef\xbb\xbf"):
        raise BinzhouError(say("error.empty_file", path=path), say("reading.empty.hint"))
    return Content(path, _kind(raw, path), raw, packed)


def _kind(raw: bytes, path: str) -> str:
    if raw.startswith(b"PK\x03\x04"):
        return _zipped(raw, path)
    if raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "xls"
    for magic, name in (
        (b"PAR1", "Parquet"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"SQLite format 3\0", "SQLite"),
    ):
        if raw.startswith(magic):
            said = say("reading.not_read", path=path, format=name)
            raise BinzhouError(said, say("reading.export"))
    if raw.startswith(b"%PDF"):
        raise BinzhouError(say("reading.pdf", path=path), say("reading.saved_as"))
    begin = raw[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--")):
        raise BinzhouError(say("reading.web_page", path=path), say("reading.saved_as"))
    if begin.startswith((b"<?xml", b"<")):
        raise BinzhouError(say("reading.xml", path=path), say("reading.saved_as"))
    if begin.startswith((b"{", b"[")):
        return "json"
    if raw.startswith((b"\xff\xfe{", b"\xfe\xff\0{")) or _is_scalar(raw):
        return "json"
    if b"\0" in raw[:HEAD] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BinzhouError(say("reading.binary", path=path), say("reading.saved_as"))
    if len(raw) > LARGEST_TEXT:
        size = LARGEST_TEXT // 1_000_000
        raise BinzhouError(say("reading.long", path=path, size=size), say("reading.long.hint"))
    return "text"


def _is_scalar(raw: bytes) -> bool:
    """Whether a short text is JSON that is no object: a figure, a text, null."""
    import json

    try:
        json.loads(raw[:200])
    except (ValueError, RecursionError):
        return False
    return len(raw) <= 200


def needs(name: str, extra: str) -> BinzhouError:
    """That a format needs an extra of the package."""
    return BinzhouError(say("reading.extra", format=name, extra=extra))


def _zipped(raw: bytes, path: str) -> str:
    """What a zip is: a workbook, or files that a person must unpack."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
                raise BinzhouError(say("reading.bomb", path=path))
            if any(name.startswith("xl/") for name in names):
                return "xlsx"
            if "mimetype" in names and "content.xml" in names:
                return "ods"
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        raise BinzhouError(say("reading.truncated", path=path)) from None
    files = [name for name in names if not name.endswith("/")]
    tables = [each for each in files if each.lower().endswith((".csv", ".tsv", ".json", ".xlsx"))]
    tables.sort(key=lambda name: ("metadata" in name.lower(), name))
    raise BinzhouError(
        say("reading.zip", path=path, n=len(files), name=(tables or files or ["?"])[0])
    )


def _unpacked(raw: bytes, path: str) -> bytes:
    """The content of a gz file, within bounds."""
    limit = min(MOST_UNPACKED, max(len(raw) * MOST_RATIO, 1 << 20))
    pieces, total, rest = [], 0, raw
    try:
        while rest.startswith(b"\x1f\x8b"):
            unpacker = zlib.decompressobj(31)
            data = rest
            while data and not unpacker.eof:
                piece = unpacker.decompress(data, 1 << 20)
                data = unpacker.unconsumed_tail
                total += len(piece)
                if total > limit:
                    raise BinzhouError(say("reading.bomb", path=path))
                pieces.append(piece)
            if not unpacker.eof:
                raise BinzhouError(say("reading.truncated", path=path))
            rest = unpacker.unused_data
    except zlib.error:
        raise BinzhouError(say("reading.truncated", path=path)) from None
    return b"".join(pieces)
