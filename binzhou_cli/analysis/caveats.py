"""Why a number is missing, or how it must be read: a code with what its sentence names."""

from typing import Any

from binzhou_cli.record import Record


class Caveat(Record):
    """A reason. It becomes words in ``report``.

    Attributes:
        code: a key of the catalogue, ``caveat.<code>``; machine-readable output holds it.
        params: what the sentence names; bilingual texts stay bilingual.
    """

    code: str
    params: dict[str, Any]


def caveat(code: str, **params: Any) -> Caveat:
    """A caveat with what its sentence names."""
    return Caveat(code, params)


def codes(caveats: "tuple[Caveat, ...]") -> tuple[str, ...]:
    """The codes of caveats, each once."""
    return tuple(dict.fromkeys(each.code for each in caveats))
