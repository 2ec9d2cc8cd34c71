"""Text to rows: how it is encoded, what parts its cells, which line each row stands on."""

import csv
import io
import re
from collections.abc import Callable

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.content import Content
from binzhou_cli.formats.table import DECLARED, GUESSED, TOLD, Table, Understood

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
LEAST_HAN = 0.4
MOST_CELL = 1 << 20
SAMPLE = 100_000


def decoded(raw: bytes, path: str, told: str = "", declared: str = "") -> tuple[str, str, str]:
    """The text of a file, the name of its encoding, and how that is known.

    Raises:
        BinzhouError: it is in none of the encodings that are tried, or not in the one told.
    """
    for name, how in ((told, TOLD), (declared, DECLARED)):
        if name:
            try:
                return raw.decode(name).removeprefix("\ufeff"), name, how
            except (UnicodeError, LookupError) as error:
                if how == TOLD:
                    byte = getattr(error, "start", 0) + 1
                    raise BinzhouError(
                        say("reading.encoding.wrong", path=path, byte=f"{byte:,}", name=name)
                    ) from None
    for mark, name in BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(name), name.removesuffix("-sig"), DECLARED
            except UnicodeDecodeError as error:
                raise _unreadable(path, error.start) from None
    try:
        return raw.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError as error:
        first = error.start
    try:
        text = raw.decode("gb18030")
        foreign = [each for each in text if not each.isascii()]
        han = sum("\u4e00" <= each <= "\u9fff" for each in foreign)
        if foreign and han >= LEAST_HAN * len(foreign) and _common(foreign):
            return text, "gb18030", GUESSED
    except UnicodeDecodeError:
        pass
    if not _western(raw):
        for name, fits in (("big5", _chinese), ("cp932", _japanese), ("cp1251", _cyrillic)):
            try:
                text = raw.decode(name)
            except UnicodeDecodeError:
                continue
            if fits([each for each in text if not each.isascii()]):
                return text, name, GUESSED
    try:
        return raw.decode("cp1252"), "cp1252", GUESSED
    except UnicodeDecodeError:
        raise _unreadable(path, first) from None


def _western(raw: bytes) -> bool:
    """Whether letters beyond ASCII stand alone or in pairs, as accents in words do."""
    sample = raw[:SAMPLE]
    return 2 * sum(map(len, _high(sample))) < sum(each > 127 for each in sample)


_high = re.compile(rb"[\x80-\xff][\x40-\xff][\x80-\xff][\x40-\xff]*").findall


def _chinese(foreign: list[str]) -> bool:
    return (
        _share(foreign, lambda each: "\u4e00" <= each <= "\u9fff") >= 0.8
        and not any("\ue000" <= each <= "\uf8ff" for each in foreign)
        and _share(foreign, lambda each: each.encode("big5")[0] < 0xC9) >= 0.9
    )  # the usual half


def _japanese(foreign: list[str]) -> bool:
    return _share(foreign, lambda each: "\u3040" <= each <= "\u9fff") >= 0.8


def _cyrillic(foreign: list[str]) -> bool:
    return _share(foreign, lambda each: "\u0410" <= each <= "\u044f") >= 0.9


def _share(signs: list[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, signs[:SAMPLE])) / max(len(signs[:SAMPLE]), 1)


def _common(foreign: list[str]) -> bool:
    """Whether Chinese characters are those in use: an accent and a letter make rare ones."""
    known = 0
    for each in foreign[:100_000]:
        try:
            each.encode("gb2312")
        except UnicodeEncodeError:
            continue
        known += 1
    return known >= 0.6 * len(foreign[:100_000])


def _unreadable(path: str, byte: int) -> BinzhouError:
    return BinzhouError(say("reading.encoding", path=path, byte=f"{byte + 1:,}"))


def delimiter_of(text: str) -> str:
    """What parts the cells: the one that gives the most rows of one width."""
    lines = [line for line in _head_lines(text) if line.strip()]
    if lines and "\t" in lines[0] and re.match(r"[\w,]+\\time", lines[0], re.I):
        return "\t"  # the commas of Eurostat stand within the cell of the key
    best, most = ",", (0, 0)
    for each in DELIMITERS:
        widths: dict[int, int] = {}
        try:
            for row in csv.reader(lines, delimiter=each):
                if len(row) > 1:
                    widths[len(row)] = widths.get(len(row), 0) + 1
        except csv.Error:
            continue
        width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        if (count, width) > most:
            best, most = each, (count, width)
    return best


def _head_lines(text: str) -> list[str]:
    sample = text[: 64 << 10]
    lines = sample.splitlines()
    return lines[:-1] if len(sample) < len(text) and len(lines) > 1 else lines


def text_table(content: Content, told: str = "") -> Table:
    """The table of a text.

    Raises:
        BinzhouError: its encoding cannot be told, or a cell does not end.
    """
    text, encoding, how = decoded(content.raw, content.path, told)
    text = re.sub(r"\r\n?", "\n", text)
    if "\0" in text:
        raise BinzhouError(say("reading.binary", path=content.path), say("reading.saved_as"))
    text = re.sub(
        r"\ASTRUCTURE\[.?\]", "STRUCTURE", text
    )  # its sub-field mark may be the delimiter
    declared = re.match(r"\Asep=([,;\t|])\n", text, re.I)  # a line that is for spreadsheets alone
    delimiter = declared[1] if declared else delimiter_of(text)
    rows: list[list[str]] = []
    numbers: list[int] = []
    csv.field_size_limit(MOST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    try:
        for row in reader:
            if any(each.strip() for each in row) and not (declared and not before):
                rows.append(row)
                numbers.append(before + 1)
            before = reader.line_num
    except csv.Error:
        raise BinzhouError(say("reading.cell_end", path=content.path, line=before + 1)) from None
    table = Table(content.path, rows, numbers, delimiter=delimiter, beside=content.beside)
    if content.packed:
        table.said.append(Understood("file", say("about.packed"), "gz", DECLARED))
    option = f"--encoding {encoding}" if how == GUESSED else ""
    table.said.append(Understood("file", say("about.encoding"), encoding, how, None, option))
    named = say(f"about.delimiter.{DELIMITERS[delimiter]}")
    table.said.append(Understood("file", say("about.delimiter"), named))
    return table
