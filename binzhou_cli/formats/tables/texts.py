"""Text that is too long to be read whole, or packed: DuckDB is told how it is laid out."""

import os
from typing import Any

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.content import HEAD, LARGEST_TEXT, Content
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.tables.duck import Duck, connected, literal, module, refused
from binzhou_cli.formats.tables.found import Place
from binzhou_cli.formats.tables.opening import Scanned
from binzhou_cli.formats.tables.query import Column

SAMPLE = 1 << 20
"""Bytes by which a text is recognised."""
LINES = 8_000
STREAMED = frozenset({"sdmx", "sdmx2", "oecd", "worldbank", "owid", "undata", "fred", "plain"})
"""Forms whose rows are those of the file; others are put in order when they are read whole."""
LONGEST = 16 << 20


def text_engine(place: Place, reading: Reading) -> Scanned:
    """A scan of a text whose head, delimiter and columns are recognised from its beginning.

    Raises:
        BinzhouError: it is none, or of a form that is read whole.
    """
    from binzhou_cli.formats.layouts import mapped
    from binzhou_cli.formats.text import text_table
    from binzhou_cli.formats.tidy import is_tidy

    if reading.sheet:
        raise UsageError(say("error.idle", option="--sheet", where=place.name))
    connection = connected()
    raw = _beginning(place, connection)
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[", b"<")) or b"\0" in raw[:HEAD]:
        raise BinzhouError(say("tables.only_text", path=place.name), say("reading.export"))
    content = Content(place.name, "text", raw, place.packed != "none")
    sample = text_table(content, reading.encoding)
    if not sample.rows:
        raise BinzhouError(say("reading.no_table", path=place.name))
    encoding = next(each.value for each in sample.said if each.item.key == "about.encoding")  # type: ignore[union-attr]
    if str(encoding).lower().replace("_", "-") not in ("utf-8", "utf8", "ascii"):
        raise BinzhouError(
            say("tables.encoding", path=place.name, name=str(encoding)),
            say("tables.encoding.hint", name=str(encoding)),
        )
    if is_tidy(sample):
        meaning, first, heads = None, 1, [each.strip() for each in sample.rows[0]]
    else:
        meaning = mapped(sample, reading)
        if meaning.layout not in STREAMED:
            size = LARGEST_TEXT // 1_000_000
            raise BinzhouError(
                say("reading.long", path=place.name, size=size), say("reading.long.hint")
            )
        first, heads = meaning.first, list(meaning.heads)
    line = sample.numbers[first] if first < len(sample.numbers) else sample.numbers[-1] + 1
    engine = _engine(place, connection, sample.delimiter, line - 1, len(heads))
    engine.columns = tuple(Column(each) for each in heads) if meaning is None else engine.columns
    return Scanned(engine, sample, meaning)


class Text(Duck):
    """A scan of CSV: its columns are called by their numbers, whatever their heads."""

    def _as_text(self, column: int) -> str:
        return f'"c{column + 1}"'

    def _name(self, column: int) -> str:
        return f'"c{column + 1}"'


def _engine(place: Place, connection: Any, delimiter: str, skip: int, width: int) -> Duck:
    columns = ", ".join(f"'c{at + 1}': 'VARCHAR'" for at in range(width))
    # The type is given, so nothing is sniffed: a figure keeps the digits that are printed.
    source = (
        f"read_csv(?, auto_detect = false, header = false, delim = {literal(delimiter)},"
        f" quote = '\"', escape = '\"', skip = {skip}, columns = {{{columns}}},"
        f" null_padding = true, compression = {literal(place.packed)},"
        f" max_line_size = {LONGEST})"
    )
    return Text(connection, source, list(place.paths), name=place.name, kind="CSV")


def _beginning(place: Place, connection: Any) -> bytes:
    """The first lines of a text, unpacked."""
    if place.packed == "none":
        with open(place.name, "rb") as file:
            return _whole_lines(file.read(SAMPLE), os.path.getsize(place.name))
    if place.packed == "gzip":
        import zlib

        with open(place.name, "rb") as file:
            try:
                raw = zlib.decompressobj(31).decompress(file.read(SAMPLE), SAMPLE)
            except zlib.error:
                raise BinzhouError(say("reading.truncated", path=place.name)) from None
        return _whole_lines(raw, SAMPLE + 1)
    source = (
        "SELECT line FROM read_csv(?, auto_detect = false, header = false, delim = '\x01',"
        " quote = '', escape = '', columns = {'line': 'VARCHAR'}, compression = 'zstd',"
        f" null_padding = true) LIMIT {LINES}"
    )
    try:
        found = connection.cursor().execute(source, list(place.paths)).fetchall()
    except module().Error as error:
        if "UTF" in str(error) or "unicode" in str(error):
            raise BinzhouError(say("tables.not_utf8", path=place.name)) from None
        raise refused(error, place.name) from None
    return "\n".join(each[0] or "" for each in found).encode() + b"\n"


def _whole_lines(raw: bytes, size: int) -> bytes:
    """What was read, cut behind its last line where more follows."""
    if len(raw) >= size:
        return raw
    end = raw.rfind(b"\n")
    return raw[: end + 1] if end >= 0 else raw
