"""Our own JSON: exact decimals, every fault with its place."""

from decimal import Decimal
from json import JSONDecodeError, loads
from typing import TYPE_CHECKING, Any, NoReturn

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.bounds import bundled_path as bundled_path
from binzhou_cli.formats.bounds import read_bytes

if TYPE_CHECKING:
    from binzhou_cli.formats.marker import Markers
    from binzhou_cli.model.dataset import Dataset


def read_json(
    path: str, markers: "Markers", *, every_fault: bool = False, raw: "bytes | None" = None
) -> "Dataset":
    """A dataset from a JSON file.

    It passes the models whole, once. Then, or while its marker fits, it is read straight into
    records, and of a file with one observation a line only the lines that are asked for.

    Args:
        every_fault: list all faults, not the first ten, and refuse a key that stands twice.
        raw: the content, where it was read before.

    Raises:
        BinzhouError: the file cannot be read or does not fit; one sentence a fault.
    """
    from binzhou_cli.model.build import Builder

    if raw is None:
        known = known_json(path, markers)
        if known is not None:
            return known
        raw = read_bytes(path, lambda state: markers.look(path, state))
        markers.took(len(raw))
    passed = None
    if not markers.fits:
        passed = _passed(raw, path, every_fault=every_fault)
    from binzhou_cli.formats.lines import LineFigures, noted, split_lines

    head, blocks = split_lines(raw, markers.note)
    if passed is not None:
        markers.leave(noted(raw, blocks))
    if head is None:
        return Builder(passed or parsed(decoded(raw, path), path), path).dataset()
    builder = Builder(head, path)
    return builder.dataset(LineFigures(builder, raw, blocks))


def known_json(path: str, markers: "Markers") -> "Dataset | None":
    """The dataset of a file that has passed, of which only the pieces that are needed are read.

    Returns:
        none where no marker says where they stand.
    """
    if not markers.folder:
        return None
    import os

    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return None
    markers.look(path, state)
    if not markers.note:
        return None
    from binzhou_cli.formats.lines import LineFigures, split_lines
    from binzhou_cli.formats.pieces import Pieces
    from binzhou_cli.model.build import Builder

    file = Pieces(path, state)
    try:
        head, blocks = split_lines(file, markers.note)
    except BinzhouError:
        return None  # it is read anew, as it is now
    if head is None:
        return None
    builder = Builder(head, path)
    return builder.dataset(LineFigures(builder, file, blocks))


def _passed(raw: bytes, path: str, *, every_fault: bool) -> Any:
    """The JSON of a file that passes the gate."""
    from binzhou_cli.formats.gate import pass_gate, refuse_repeated_keys

    text = decoded(raw, path)
    if every_fault:
        refuse_repeated_keys(text, path)
    found = parsed(text, path)
    pass_gate(found, text, path, every_fault=every_fault)
    return found


def parsed(text: str, path: str = "") -> Any:
    """JSON with every number that has a fraction or an exponent as the exact ``Decimal``.

    Raises:
        BinzhouError: it is not JSON, the message holds line and column; or half of a
            surrogate pair, which no output can print, stands in a text.
    """

    def no_figure(name: str) -> NoReturn:
        raise BinzhouError(say("error.json.no_figure", path=path, name=name))

    try:
        found = loads(text, parse_float=Decimal, parse_constant=no_figure)
    except JSONDecodeError as error:
        raise BinzhouError(
            say("error.json", path=path, line=error.lineno, column=error.colno, reason=error.msg)
        ) from None
    except RecursionError:
        raise BinzhouError(say("error.json.deep", path=path)) from None
    except (ValueError, ArithmeticError):
        raise BinzhouError(say("error.json.digits", path=path)) from None
    _refuse_half_pairs(text, path)
    return found


def _refuse_half_pairs(text: str, path: str) -> None:
    import re

    if not re.search(r"\\u[dD][89a-fA-F]", text):
        return
    pairs = r"\\u[dD][89abAB]..\\u[dD][c-fC-F]|\\(u[dD][89a-fA-F]..)|\\."
    for escape in re.finditer(pairs, text):
        if escape[1]:
            line = text.count("\n", 0, escape.start()) + 1
            raise BinzhouError(say("error.json.half", path=path, line=line, name=f"\\{escape[1]}"))


def decoded(raw: bytes, path: str) -> str:
    """The text of a file.

    Raises:
        BinzhouError: it is not UTF-8, or empty.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BinzhouError(
            say("error.utf8", path=path, byte=error.start + 1), say("error.utf8.hint")
        ) from None
    if not text.strip():
        raise BinzhouError(say("error.empty_file", path=path), say("error.empty_file.hint"))
    return text
