"""A JSON file becomes a Dataset: exact decimals, every fault with its place."""

import gc
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

from binzhou_cli.errors import BinzhouError

if TYPE_CHECKING:
    from pydantic import ValidationError

    from binzhou_cli.model.dataset import Dataset

BUNDLED = "binzhou.json"
LARGEST = 1 << 30
"""Bytes; what is larger is no file to keep whole in memory."""
FAULTS_SHOWN = 10

_or_instance = re.compile(r" or instance of \w+")
_surrogate = re.compile(r"\\u[dD][89a-fA-F]").search
_escapes = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]|\\(u[dD][89a-fA-F]..)|\\.").finditer


def bundled_path(name: str = BUNDLED) -> str:
    """Where the data of the program lies: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "data", name)
    return inside if os.path.exists(inside) else os.path.join(package, os.pardir, "data", name)


def read_bundled() -> "Dataset":
    """The dataset that ships with the program, of which only what is asked for is validated."""
    from binzhou_cli.model.dataset import Dataset, Observations
    from binzhou_cli.read.lines import split_lines

    text = _text(bundled_path())
    head, loaders = split_lines(text)
    if head is None:  # not in the layout that data/make.py writes
        return _validated(text, bundled_path())
    for indicator, loader in zip(head["indicators"], loaders, strict=True):
        indicator["observations"] = Observations(load=loader)
    return Dataset.model_validate(head, context={"trusted": True})


def read_json(path: str, *, every_fault: bool = False) -> "Dataset":
    """A dataset from a JSON file, validated whole.

    Args:
        every_fault: list all faults, not the first ten, and refuse a key that stands twice.

    Raises:
        BinzhouError: the file cannot be read or does not fit; one sentence a fault.
    """
    with _no_collections():
        text = _text(path)
        if every_fault:
            _refuse_repeated_keys(text, path)
        return _validated(text, path, None if every_fault else FAULTS_SHOWN)


@contextmanager
def _no_collections() -> Iterator[None]:
    """Look for no garbage meanwhile: of a million new observations there is none to find."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def decode(text: str, path: str = "") -> Any:
    """JSON with every number that has a fraction or an exponent as the exact ``Decimal``.

    Raises:
        BinzhouError: it is not JSON, the message holds line and column; or half of a
            surrogate pair, which no output can print, stands in a text.
    """

    def no_figure(name: str) -> NoReturn:
        raise BinzhouError(f"{path}: this is not JSON: {name} is no figure")

    try:
        decoded = json.loads(text, parse_float=Decimal, parse_constant=no_figure)
    except json.JSONDecodeError as error:
        raise BinzhouError(
            f"{path}: line {error.lineno}, column {error.colno}: this is not JSON: {error.msg}"
        ) from None
    except RecursionError:
        raise BinzhouError(f"{path}: brackets are nested too deep for a dataset") from None
    except (ValueError, ArithmeticError):
        raise BinzhouError(f"{path}: a number has more digits than any figure") from None
    for escape in _escapes(text) if _surrogate(text) else ():
        if escape[1]:
            line = text.count("\n", 0, escape.start()) + 1
            raise BinzhouError(f"{path}: line {line}: \\{escape[1]} is half of a character")
    return decoded


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST:
                raise BinzhouError(
                    f"{path}: {size >> 20} MiB are too much for one JSON file",
                    f"Split it by indicator; up to {LARGEST >> 20} MiB are read.",
                )
            raw = file.read()
    except IsADirectoryError:
        raise BinzhouError(f"{path} is a folder, not a dataset file") from None
    except OSError as error:
        raise BinzhouError(f"{path} cannot be read: {error.strerror}") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BinzhouError(
            f"{path}: byte {error.start + 1} is not UTF-8", "Save the file as UTF-8."
        ) from None
    if not text.strip():
        raise BinzhouError(f"{path} is empty", "A dataset is a JSON object: binzhou schema")
    return text


def _refuse_repeated_keys(text: str, path: str) -> None:
    """JSON lets a key stand twice and forgets the first value; a figure must not be lost so."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise BinzhouError(f'{path}: "{twice}" stands twice in one object: {found}')
        return found

    with suppress(ValueError, RecursionError):  # decode() says what is wrong with those
        json.loads(text, object_pairs_hook=unique)


def _validated(text: str, path: str, most: int | None = FAULTS_SHOWN) -> "Dataset":
    from pydantic import ValidationError

    from binzhou_cli.model.dataset import Dataset

    raw = decode(text, path)
    try:
        return Dataset.model_validate(raw)
    except ValidationError as error:
        raise BinzhouError(*_explain(error, text, raw, path, most)) from None


def _explain(
    error: "ValidationError", text: str, raw: Any, path: str, most: int | None
) -> tuple[str, str]:
    from binzhou_cli.read.place import line_of, spoken_place

    found = error.errors(include_url=False, include_context=False, include_input=False)
    sentences = []
    for fault in found[:most]:
        place = fault["loc"]
        line = line_of(text, place)
        where = spoken_place(raw, place)
        reason = _or_instance.sub("", fault["msg"].removeprefix("Value error, "))
        reason = reason.replace("a valid dictionary", "an object").replace("tuple", "array")
        sentence = f"{path}: line {line}: {where}{reason[:1].lower()}{reason[1:]}"
        sentences.append(sentence.replace("\n", "\\n"))
    if len(found) > len(sentences):
        more = len(found) - len(sentences)
        sentences.append(f"{path}: and {more} faults more; binzhou check lists all")
    return "\n".join(sentences), "binzhou schema prints the form that a dataset must have."
