"""PX (PC-Axis): a cube with its keywords, as a table of one row a cell."""

import re
from collections.abc import Iterator

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.content import Content
from binzhou_cli.formats.cube import Cell, Dimension, cells_of, cube_table, guessed_roles
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, Mapping, Meta, Table, Understood

_begin = re.compile(
    rb"\s*(?:CHARSET|AXIS-VERSION|CODEPAGE|TITLE|LANGUAGE|MATRIX)(?:\[\w+\])?\s*=", re.I
).match
_data = re.compile(rb"(?:^|[;\r\n])\s*DATA\s*=", re.I).search
_key = re.compile(r"\s*([A-Z][A-Z0-9-]*)(?:\[([\w-]+)\])?(?:\((.*)\))?\s*$", re.S).match
_token = re.compile(r'"([^"]*)"|([^\s,;"]+)').finditer
_strings = re.compile(r'"([^"]*)"')
DOTS = re.compile(r"\.{1,6}|-").fullmatch
ANSI = {"": "cp1252", "ansi": "cp1252"}

Keywords = dict[tuple[str, tuple[str, ...]], list[str]]


def is_px(raw: bytes) -> bool:
    """Whether a text is PX: it begins with one of its keywords and has data."""
    head = raw[:4096].lstrip(b"\xef\xbb\xbf")
    return bool(_begin(head)) and bool(_data(raw))


def px_table(content: Content, reading: Reading) -> tuple[Table, Mapping]:
    """The table of a PX file.

    Raises:
        BinzhouError: its keywords and its data do not fit each other.
    """
    from binzhou_cli.formats.text import decoded

    if reading.header_row or reading.sheet:
        option = "--header-row" if reading.header_row else "--sheet"
        raise UsageError(say("error.idle", option=option, where="PX"))
    text, encoding, how = decoded(
        content.raw, content.path, reading.encoding, _charset(content.raw)
    )
    keywords, data = _parsed(text)
    try:
        table, mapping = _cube(content, reading, keywords, data)
    except (KeyError, IndexError, ValueError):
        raise BinzhouError(say("reading.broken_cube", path=content.path)) from None
    table.said.append(Understood("file", say("about.encoding"), encoding, how))
    return table, mapping


def _charset(raw: bytes) -> str:
    """The encoding that a file declares: ``CODEPAGE``, else ``CHARSET``; ANSI is cp1252."""
    import codecs

    for word in (b"CODEPAGE", b"CHARSET"):
        found = re.search(word + rb'\s*=\s*"([^"]*)"', raw[:8192])
        if found:
            name = found[1].decode("ascii", "replace").strip().lower()
            name = ANSI.get(name, name)
            try:
                return codecs.lookup(name).name
            except LookupError:
                continue
    return ""


def _parsed(text: str) -> tuple[Keywords, str]:
    """The keywords with their values, and what stands behind ``DATA=``."""
    keywords: Keywords = {}
    language = ""
    for name, tongue, subject, values, end in _statements(text):
        if name == "DATA":
            return keywords, text[end:]
        if name == "LANGUAGE" and not tongue:
            language = values[0] if values else ""
        if not tongue or tongue == language:
            keywords.setdefault((name, tuple(subject)), values)
    return keywords, ""


def _statements(text: str) -> Iterator[tuple[str, str, list[str], list[str], int]]:
    """Each keyword with its language, subjects and values, and where it ends."""
    at = 0
    while at < len(text):
        equals = _outside(text, at, "=")
        if equals < 0:
            return
        key = _key(text[at:equals])
        if key is None:
            return
        if key[1] == "DATA":
            yield "DATA", "", [], [], equals + 1
            return
        end = _outside(text, equals + 1, ";")
        end = len(text) if end < 0 else end
        yield (
            key[1],
            key[2] or "",
            _strings.findall(key[3] or ""),
            _values(text[equals + 1 : end]),
            end + 1,
        )
        at = end + 1


def _outside(text: str, start: int, mark: str) -> int:
    """Where a mark stands outside of quotes; -1 where it does not."""
    quoted = False
    for index in range(start, min(len(text), start + 4_000_000)):
        each = text[index]
        if each == '"':
            quoted = not quoted
        elif each == mark and not quoted:
            return index
    return -1


def _values(text: str) -> list[str]:
    """The values of a keyword: texts side by side are one, a comma parts them."""
    found: list[str] = []
    joined = False
    at = 0
    for token in _token(text):
        between = text[at : token.start()]
        piece = token[1] if token[1] is not None else token[2]
        if token[1] is not None and joined and "," not in between and found:
            found[-1] += piece
        else:
            found.append(piece)
        joined = token[1] is not None
        at = token.end()
    return found


def _cube(
    content: Content, reading: Reading, keywords: Keywords, data: str
) -> tuple[Table, Mapping]:
    def one(name: str, *subject: str) -> str:
        return " ".join(keywords.get((name, subject), ()))

    ids = [*keywords.get(("STUB", ()), ()), *keywords.get(("HEADING", ()), ())]
    contents = one("CONTVARIABLE")
    dimensions = guessed_roles([_dimension(each, keywords, contents) for each in ids])
    cells = _cells(data, dimensions, keywords)
    title = one("TITLE") or one("DESCRIPTION") or one("CONTENTS")
    table, mapping = cube_table(content, dimensions, cells, reading, layout="px", title=title)
    units = one("UNITS")
    metric = next((each for each in dimensions if each.role == "metric"), None)
    if metric is not None:
        for code in metric.codes:
            label = metric.labels.get(code, code)
            mapping.meta[code] = Meta(name=label, unit=one("UNITS", label) or units, id=code)
    else:
        name = one("CONTENTS") or title
        mapping.constants.setdefault("indicator", (name, DECLARED))
        mapping.meta[name] = Meta(name=name, unit=units)
    _notes(mapping, keywords, dimensions)
    mapping.source = {"title": one("SOURCE") or title, "publisher": one("SOURCE")}
    updated = one("LAST-UPDATED") or one("CREATION-DATE")
    found = re.match(r"(\d{4})(\d{2})(\d{2})", updated)
    mapping.source["published"] = f"{found[1]}-{found[2]}-{found[3]}" if found else updated
    return table, mapping


def _dimension(id: str, keywords: Keywords, contents: str) -> Dimension:
    values = keywords[("VALUES", (id,))]
    codes = keywords.get(("CODES", (id,)), values)
    if len(codes) != len(values):
        codes = values
    time = keywords.get(("TIMEVAL", (id,)))
    if time is not None:
        listed = [each for each in time if re.fullmatch(r"\d{4}.*", each)]
        codes = listed if len(listed) == len(values) else codes
    domain = " ".join(keywords.get(("DOMAIN", (id,)), ()))
    role = ""
    if time is not None:
        role = "time"
    elif id == contents:
        role = "metric"
    elif ("MAP", (id,)) in keywords or "region" in domain.casefold():
        role = "geo"
    return Dimension(id, id, role, codes, dict(zip(codes, values, strict=True)))


def _cells(data: str, dimensions: list[Dimension], keywords: Keywords) -> list[Cell]:
    """The figures in order; of a file with keys, those that it leaves out are empty."""
    keyed = [each for each in dimensions if ("KEYS", (each.id,)) in keywords]
    tokens = [token[1] if token[1] is not None else token[2] for token in _token(data)]
    notes = {
        subject: " ".join(values)
        for (name, subject), values in keywords.items()
        if name in ("CELLNOTE", "CELLNOTEX")
    }
    if keyed:
        tokens = _spread(tokens, dimensions, keyed)
    shown = {each.id: each.labels for each in dimensions}
    found = []
    for key, token in zip(cells_of(dimensions), tokens, strict=True):
        missing = bool(DOTS(token))
        note = ""
        for subject, text in notes.items() if notes else ():
            names = [
                shown[each.id].get(code, code) for each, code in zip(dimensions, key, strict=True)
            ]
            if all(
                one in ("*", name, code)
                for one, name, code in zip(subject, names, key, strict=False)
            ):
                note = text
        found.append(Cell("" if missing else token, "", note))
    return found


def _spread(tokens: list[str], dimensions: list[Dimension], keyed: list[Dimension]) -> list[str]:
    """The figures of rows that begin with their keys, in the order of a whole cube."""
    width = 1
    for each in dimensions[len(keyed) :]:
        width *= len(each.codes)
    held: dict[tuple[str, ...], list[str]] = {}
    step = len(keyed) + width
    for at in range(0, len(tokens) - step + 1, step):
        held[tuple(tokens[at : at + len(keyed)])] = tokens[at + len(keyed) : at + step]
    found: list[str] = []
    for key in cells_of(keyed):
        names = tuple(each.labels.get(code, code) for each, code in zip(keyed, key, strict=True))
        found += held.get(key) or held.get(names) or ["."] * width
    return found


def _notes(mapping: Mapping, keywords: Keywords, dimensions: list[Dimension]) -> None:
    texts = []
    for (name, subject), values in keywords.items():
        text = " ".join(values).replace("#", " ")
        if name in ("NOTE", "NOTEX"):
            texts.append(text)
        elif name in ("VALUENOTE", "VALUENOTEX") and len(subject) == 2:
            for each in dimensions:
                if each.id == subject[0] and each.role == "geo":
                    mapping.area_notes[subject[1]] = text
                elif each.id == subject[0] and each.role == "metric":
                    code = next((c for c, label in each.labels.items() if label == subject[1]), "")
                    if code in mapping.meta:
                        mapping.meta[code].definition = text
    mapping.note = " ".join(dict.fromkeys(texts))
