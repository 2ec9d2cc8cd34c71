"""Why a number is missing, or how it must be read: a code of the catalogue and its words."""

from typing import Any

from binzhou_cli.record import Record


class Caveat(Record):
    """A reason, as a key of the message catalogue (``caveat.<code>``) and what it fills in.

    Attributes:
        code: ``break``, ``definition``, ``bound``, ``unlike``, ``gap``, ``fact``, ``zero``,
            ``no-value``, ``range``, ``doubtful``, ``no-panel``, ``approximate``, ``units``.
        params: what the sentence names; a value with an ``of(language)`` method is bilingual.
    """

    code: str
    params: dict[str, Any]


def caveat(code: str, **params: Any) -> Caveat:
    """A caveat with what its sentence names."""
    return Caveat(code, params)
