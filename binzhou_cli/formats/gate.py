"""The gate: a dataset passes the models whole, and every fault is told with its place."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import BinzhouError, DataFaults, Said, say
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from binzhou_cli.model.soundness import Place

FAULTS_SHOWN = 10

KNOWN_FAULTS: Mapping[str, str] = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "unexpected_keyword_argument": "unknown_field",
    "string_type": "text",
    "string_too_short": "text_empty",
    "bool_type": "yes_or_no",
    "int_type": "whole",
    "int_from_float": "whole",
    "int_parsing": "whole",
    "greater_than_equal": "least",
    "less_than_equal": "most",
    "tuple_type": "list",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
    "too_short": "list_empty",
    "string_pattern_mismatch": "characters",
    "string_too_long": "text_long",
    "literal_error": "one_of",
}
"""Sentences of our own for what Pydantic finds, by its type."""


class FoundFault(Record):
    """A fault as it is told.

    Attributes:
        file: where it is.
        line: the line, from 1.
        place: the path in words: ``indicators > gdp > observations > 371600 2021 > value``.
        reason: what is wrong.
    """

    file: str
    line: int
    place: str
    reason: Said | str


def pass_gate(raw: Any, text: str, path: str, *, every_fault: bool) -> None:
    """Let a dataset pass, or tell what is wrong with it.

    Raises:
        DataFaults: a field does not fit, or a reference, a key or a rank is not sound.
    """
    found = faults_of(raw)
    if found:
        raise _refused(found, text, raw, path, None if every_fault else FAULTS_SHOWN)


@cache
def _of_observations() -> Any:
    """The adapter of a tuple of observations; to build one takes as long as a small dataset."""
    from pydantic import TypeAdapter

    from binzhou_cli.model.models import ObservationForm

    return TypeAdapter(tuple[ObservationForm, ...])


def faults_of(raw: Any) -> "list[tuple[Place, Said | str]]":
    """What is wrong with a dataset, each with its path in it.

    The observations of one indicator at a time pass the models, so that no second copy of a
    large file stands in memory.
    """
    from pydantic import ValidationError

    from binzhou_cli.model.models import DatasetForm
    from binzhou_cli.model.soundness import faults

    found: list[tuple[Place, Said | str]] = []
    observations = _taken_out(raw)
    try:
        DatasetForm.model_validate(raw)
    except ValidationError as error:
        found += map(_told, error.errors(include_url=False))
    finally:
        _put_back(raw, observations)
    adapter = _of_observations()
    for index, held in observations.items():
        try:
            adapter.validate_python(held)
        except ValidationError as error:
            found += (
                (("indicators", index, "observations", *place), reason)
                for place, reason in map(_told, error.errors(include_url=False))
            )
    if not found:
        found = [
            (each.place, Said(f"fault.{each.code}", dict(each.params))) for each in faults(raw)
        ]
    return found


def _taken_out(raw: Any) -> dict[int, Any]:
    """The observations of each indicator, taken out of the dataset for a while."""
    taken: dict[int, Any] = {}
    indicators = raw.get("indicators") if isinstance(raw, dict) else None
    for index, each in enumerate(indicators if isinstance(indicators, list) else ()):
        if isinstance(each, dict) and isinstance(each.get("observations"), list):
            taken[index] = each["observations"]
            each["observations"] = []
    return taken


def _put_back(raw: Any, observations: dict[int, Any]) -> None:
    for index, held in observations.items():
        raw["indicators"][index]["observations"] = held


def _told(error: "ErrorDetails") -> "tuple[Place, Said | str]":
    place = error["loc"]
    if error["type"] == "unfit":
        context = error["ctx"]
        return place, say(f"fault.unfit.{context['code']}", value=context["value"])
    code = KNOWN_FAULTS.get(error["type"])
    if code is None:
        return place, error["msg"].removeprefix("Value error, ")
    context = error.get("ctx", {})
    if code == "missing":
        return place[:-1], say("fault.missing", name=place[-1])
    if code == "unknown_field":
        return place, say("fault.unknown_field", name=place[-1])
    allowed = context.get("expected") or context.get("ge") or context.get("le") or ""
    return place, say(f"fault.{code}", value=shown(error.get("input")), allowed=allowed)


def shown(value: Any) -> str:
    """A value of a file, cut to what a sentence holds."""
    said = str(value)
    return said if len(said) <= 40 else f"{said[:39]}…"


def _refused(
    found: "list[tuple[Place, Said | str]]", text: str, raw: Any, path: str, most: int | None
) -> DataFaults:
    from binzhou_cli.formats.place import lines_of, spoken_place

    told = found[:most]
    lines = lines_of(text, [place for place, _ in told])
    faults = tuple(
        FoundFault(path, line, spoken_place(raw, place), reason)
        for (place, reason), line in zip(told, lines, strict=True)
    )
    sentences: list[Said | str] = [*_sentences(faults)]
    if len(found) > len(told):
        sentences.append(say("fault.more", path=path, n=len(found) - len(told)))
    return DataFaults(sentences, say("fault.hint"), faults)


def _sentences(faults: tuple[FoundFault, ...]) -> Iterator[Said]:
    for each in faults:
        key = "fault.at" if each.place else "fault.in_file"
        yield say(key, path=each.file, line=each.line, place=each.place, reason=each.reason)


def refuse_repeated_keys(text: str, path: str) -> None:
    """JSON lets a key stand twice and forgets the first value; a figure must not be lost so.

    Raises:
        BinzhouError: a key stands twice in one object.
    """
    import json
    from contextlib import suppress

    class Twice(Exception):
        pass

    def unique(pairs: list[tuple[str, Any]]) -> None:
        if len({name for name, _ in pairs}) < len(pairs):
            raise Twice

    try:
        with suppress(ValueError, RecursionError):  # ``parsed`` says what is wrong with those
            json.loads(text, object_pairs_hook=unique)
    except Twice:
        from binzhou_cli.formats.place import repeated_key

        name, line, first, second = repeated_key(text)
        raise BinzhouError(
            say(
                "fault.repeated", path=path, line=line, name=shown(name),
                first=shown(first), second=shown(second),
            )
        ) from None  # fmt: skip
