"""The one exception a user may meet, and the exit codes of the program."""

from typing import Any

from binzhou_cli.record import Record

DONE = 0
DATA_AT_FAULT = 1
USAGE_AT_FAULT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class Said(Record):
    """A sentence of the catalogue with what it names.

    Attributes:
        key: its key in ``language``.
        params: what fills its blanks; a value may be a sentence itself.
    """

    key: str
    params: dict[str, Any]

    def __str__(self) -> str:
        from binzhou_cli.language import Texts

        return Texts("en").said(self)

    def __hash__(self) -> int:
        return hash(self.key)


def say(key: str, /, **params: Any) -> Said:
    """A sentence with what it names."""
    return Said(key, params)


def plainly(text: str) -> str:
    """A text as Python prints it unasked, in a traceback or as a value: nothing in it steers."""
    lines = text.split("\n")
    return "\n".join(each if each.isprintable() else repr(each)[1:-1] for each in lines)


class BinzhouError(Exception):
    """What went wrong, where, and what to do about it.

    Args:
        message: the sentence, or several when several faults are listed.
        hint: what to do, said after the message.
        exit_code: ``DATA_AT_FAULT`` (1) or ``USAGE_AT_FAULT`` (2).
    """

    def __init__(
        self,
        message: "Said | str | list[Said | str]",
        hint: "Said | str" = "",
        exit_code: int = DATA_AT_FAULT,
    ) -> None:
        self.sentences = message if isinstance(message, list) else [message]
        self.hint = hint
        self.exit_code = exit_code
        super().__init__(message)

    def __str__(self) -> str:
        from binzhou_cli.language import Texts

        return plainly("\n".join(self.said(Texts("en"))))

    def said(self, texts: Any) -> list[str]:
        """Its sentences in a language, the hint last."""
        return [line for each in (*self.sentences, self.hint) if (line := texts.said(each))]


class UsageError(BinzhouError):
    """The command line is at fault (exit code 2)."""

    def __init__(self, message: "Said | str | list[Said | str]", hint: "Said | str" = "") -> None:
        super().__init__(message, hint, USAGE_AT_FAULT)


class DataFaults(BinzhouError):
    """A file that is no sound dataset.

    Args:
        faults: each with the line it stands on and its place, as ``formats.faults`` makes them.
    """

    def __init__(
        self, message: "list[Said | str]", hint: "Said | str", faults: "tuple[Any, ...]"
    ) -> None:
        super().__init__(message, hint)
        self.faults = faults
