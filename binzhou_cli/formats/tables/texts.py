"""Text that is too long to be read whole, or packed: DuckDB is told how it is laid out."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.content import HEAD, LARGEST_TEXT, Content
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import Mapping, Table
from binzhou_cli.formats.tables.duck import FETCHED, Duck, connected, literal, module, refused
from binzhou_cli.formats.tables.found import Place
from binzhou_cli.formats.tables.opening import Scanned
from binzhou_cli.formats.tables.query import FEW_ROWS, Cells, Column, Query

SAMPLE = 128 << 10
"""Bytes by which a text is recognised."""
LINES = 8_000
LONGEST = 16 << 20
PARALLEL, ALONE = "parallel = true", "parallel = false"


def text_engine(place: Place, reading: Reading) -> Scanned:
    """A scan of a text whose head, delimiter and columns are recognised from its beginning.

    Raises:
        BinzhouError: it is none, or of a form that is read whole.
    """
    from binzhou_cli.formats.text import text_table
    from binzhou_cli.formats.tidy import is_tidy

    if reading.sheet:
        raise UsageError(say("error.idle", option="--sheet", where=place.name))
    connection = connected()
    raw = _beginning(place, connection)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _encoded(place, "utf-16")
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[", b"<")) or b"\0" in raw[:HEAD]:
        raise BinzhouError(say("tables.only_text", path=place.name), say("reading.export"))
    content = Content(place.name, "text", raw, place.packed != "none")
    sample = text_table(content, reading.encoding)
    if not sample.rows:
        raise BinzhouError(say("reading.no_table", path=place.name))
    encoding = next(each.value for each in sample.said if each.item.key == "about.encoding")  # type: ignore[union-attr]
    if str(encoding).lower().replace("_", "-") not in ("utf-8", "utf8", "ascii"):
        raise _encoded(place, str(encoding))
    if is_tidy(sample):
        meaning, first, heads = None, 1, [each.strip() for each in sample.rows[0]]
    else:
        meaning = understood(sample, reading)
        first, heads = meaning.first, list(meaning.heads)
    line = sample.numbers[first] if first < len(sample.numbers) else sample.numbers[-1] + 1
    layout = [sample.delimiter, line - 1, len(heads), heads if meaning is None else None]
    return Scanned(_engine(place, connection, layout), sample, meaning)


def text_again(place: Place, reading: Reading, layout: list[Any]) -> Scanned:
    """A scan of a text that is laid out as it was when it was recognised."""
    engine = _engine(place, connected(), layout)
    return Scanned(engine, recognised=lambda: text_engine(place, reading))


def understood(sample: Table, reading: Reading) -> Mapping:
    """What the columns of a sample mean, where the form takes its rows as they are.

    Raises:
        BinzhouError: the form puts rows in order first, and so is read whole or not at all.
    """
    from binzhou_cli.formats.layouts import mapped

    before = [tuple(each) for each in sample.rows]
    found = mapped(sample, reading)
    if not found.joined_labels and before != [tuple(each) for each in sample.rows]:
        form = say(f"layout.{found.layout}")
        size = LARGEST_TEXT // 1_000_000
        raise BinzhouError(
            say("tables.form", path=sample.name, form=form, size=size), say("tables.form.hint")
        )
    return found


def _encoded(place: Place, encoding: str) -> BinzhouError:
    """That the engine does not read the encoding of a text, and the command that mends it."""
    from binzhou_cli.formats.spoken import quoted

    stem = place.name
    unpack = {"gzip": "gzip -dc", "zstd": "zstd -dc"}.get(place.packed, "")
    if unpack and stem.endswith((".gz", ".zst")):
        stem = os.path.splitext(stem)[0]
    head, ending = os.path.splitext(stem)
    source, target = quoted(place.name), quoted(f"{head}.utf-8{ending}")
    command = f"iconv -f {encoding} -t UTF-8"
    command = f"{unpack} {source} | {command}" if unpack else f"{command} {source}"
    return BinzhouError(
        say("tables.encoding", path=place.name, name=encoding),
        say("tables.encoding.hint", command=f"{command} > {target}"),
    )


def small_text(place: Place) -> bytes | None:
    """A packed text that is short enough to be read whole, as any other; else none.

    Raises:
        BinzhouError: it is broken, or no text.
    """
    if place.packed != "zstd":
        return None
    found, total = [], 0
    for line in _lines(place, connected()):
        total += len(line) + 1
        if total > LARGEST_TEXT:
            return None
        found.append(line)
    return "\n".join(found).encode() + b"\n"


class Text(Duck):
    """A scan of CSV: its columns are called by their numbers, whatever their heads."""

    scans = True
    _answered: tuple[Any, list[Cells]] | None = None

    def rows(self, query: Query) -> Iterator[Cells]:
        """The rows of an answer; those of a whole one are kept for the next of the same scan."""
        if not query.whole:
            yield from super().rows(query)
            return
        asked = self.statement(query)
        if self._answered is None or self._answered[0] != asked:
            found = list(super().rows(query))
            if len(found) > FEW_ROWS:
                yield from found
                return
            self._answered = (asked, found)
        yield from self._answered[1]

    _threads = PARALLEL

    def _batches(self, text: str, params: Sequence[Any]) -> Iterator[list[Any]]:
        """The rows of an answer; a text whose cells have several lines is read by one thread."""
        given = 0
        try:
            for batch in super()._batches(text.replace(PARALLEL, self._threads), params):
                given += len(batch)
                yield batch
        except self._error as error:
            if self._threads == ALONE or "null_padding" not in str(error):
                raise
            self._threads = ALONE
        else:
            return
        for batch in super()._batches(text.replace(PARALLEL, ALONE), params):
            yield batch[given:]  # rows come in the order of the file: these were given before
            given = max(given - len(batch), 0)

    def _as_text(self, column: int) -> str:
        return f'"c{column + 1}"'

    def _name(self, column: int) -> str:
        return f'"c{column + 1}"'


def _engine(place: Place, connection: Any, layout: list[Any]) -> Duck:
    """The scan.

    Args:
        layout: delimiter, lines before the figures, columns, and their heads where they are ours.
    """
    delimiter, skip, width, heads = layout
    columns = ", ".join(f"'c{at + 1}': 'VARCHAR'" for at in range(width))
    # The type is given, so nothing is sniffed: a figure keeps the digits that are printed.
    source = (
        f"read_csv(?, auto_detect = false, header = false, delim = {literal(delimiter)},"
        f" quote = '\"', escape = '\"', skip = {skip}, columns = {{{columns}}},"
        f" null_padding = true, {PARALLEL}, compression = {literal(place.packed)},"
        f" max_line_size = {LONGEST})"
    )
    engine = Text(connection, source, list(place.paths), name=place.name, kind="CSV")
    engine.layout = layout
    if heads is not None:
        engine.columns = tuple(Column(each) for each in heads)
    return engine


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
    return "\n".join(islice(_lines(place, connection), LINES)).encode() + b"\n"


def _lines(place: Place, connection: Any) -> Iterator[str]:
    """The lines of a packed text."""
    source = (
        "SELECT line FROM read_csv(?, auto_detect = false, header = false, delim = '\x01',"
        " quote = '', escape = '', columns = {'line': 'VARCHAR'}, compression = 'zstd',"
        f" null_padding = true, max_line_size = {LONGEST})"
    )
    try:
        cursor = connection.cursor().execute(source, list(place.paths))
        while batch := cursor.fetchmany(FETCHED):
            yield from (each[0] or "" for each in batch)
    except module().Error as error:
        if "UTF" in str(error) or "unicode" in str(error):
            raise BinzhouError(say("tables.not_utf8", path=place.name)) from None
        raise refused(error, place.name) from None


def _whole_lines(raw: bytes, size: int) -> bytes:
    """What was read, cut behind its last line where more follows."""
    if len(raw) >= size:
        return raw
    end = raw.rfind(b"\n")
    return raw[: end + 1] if end >= 0 else raw
