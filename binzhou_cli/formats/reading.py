"""How a file is to be read: what the reading options of a command line say."""

from collections.abc import Sequence

from binzhou_cli.errors import UsageError, say
from binzhou_cli.record import Record

ROLES = (
    "area", "area-code", "indicator", "period", "value", "unit",
    "status", "source", "note", "dim", "skip",
)  # fmt: skip
"""What a column can be told to hold."""
SEVERAL = frozenset({"value", "dim", "note", "skip"})
"""Roles that several columns may have."""
CONSTANTS = ("area", "indicator", "period", "unit", "source", "note", "status", "fiscal")
"""What can be told for the whole file."""


class Reading(Record):
    """The reading options.

    Attributes:
        roles: a role and the column that has it, in the order given.
        constants: what no column says: a role, or ``unit:INDICATOR``, and its text.
        where: a dimension and the members to keep.
        sheet: the table of a file that has several.
        header_row: the row of the heads, from 1; 0 where it is not told.
        encoding: how the text is encoded; empty where it is not told.
    """

    roles: tuple[tuple[str, str], ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sheet: str = ""
    header_row: int = 0
    encoding: str = ""

    def constant(self, role: str) -> str:
        """What is told of a role for the whole file; empty where nothing is."""
        return next((text for name, text in reversed(self.constants) if name == role), "")

    def options(self) -> str:
        """The option that is given first, to be named where it has no effect."""
        named = {
            "--map": self.roles, "--set": self.constants, "--where": self.where,
            "--sheet": self.sheet, "--header-row": self.header_row, "--encoding": self.encoding,
        }  # fmt: skip
        return next((option for option, given in named.items() if given), "")


NO_READING = Reading()


def read_options(
    maps: Sequence[str] | None = None,
    sets: Sequence[str] | None = None,
    where: Sequence[str] | None = None,
    sheet: str | None = None,
    header_row: str | None = None,
    encoding: str | None = None,
) -> Reading:
    """The reading options of a command line.

    Raises:
        UsageError: one of them is not of its form.
    """
    if header_row is not None and not (header_row.isascii() and header_row.isdigit()):
        raise UsageError(say("reading.header_row", text=header_row))
    if encoding is not None:
        _known_encoding(encoding)
    return Reading(
        tuple(pair for text in maps or () for pair in _roles(text)),
        tuple(_constant(text) for text in sets or ()),
        tuple(_members(text) for text in where or ()),
        sheet or "",
        int(header_row or 0),
        encoding or "",
    )


def _roles(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for piece in text.split(","):
        role, equals, column = piece.partition("=")
        role, column = role.strip().lower(), column.strip()
        if not equals or not column:
            raise UsageError(say("reading.map", text=text))
        if role not in ROLES:
            raise UsageError(say("reading.role", option="--map", text=piece, role=role,
                                 roles=", ".join(ROLES)))  # fmt: skip
        if role not in SEVERAL and any(role == known for known, _ in found):
            raise UsageError(say("reading.role_twice", role=role))
        found.append((role, column))
    return found


def _constant(text: str) -> tuple[str, str]:
    role, equals, value = text.partition("=")
    role = role.strip()
    kind, _, _ = role.partition(":")
    if not equals or not value.strip():
        raise UsageError(say("reading.set", text=text))
    if kind.lower() not in CONSTANTS or (":" in role and kind.lower() != "unit"):
        raise UsageError(say("reading.role", option="--set", text=text, role=role,
                             roles=", ".join((*CONSTANTS, "unit:INDICATOR"))))  # fmt: skip
    name = kind.lower() + role[len(kind) :]
    return name, value.strip()


def _members(text: str) -> tuple[str, tuple[str, ...]]:
    name, equals, codes = text.partition("=")
    found = tuple(each.strip() for each in codes.split(",") if each.strip())
    if not equals or not name.strip() or not found:
        raise UsageError(say("reading.where", text=text))
    return name.strip(), found


def _known_encoding(name: str) -> None:
    import codecs

    try:
        known = codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        known = False
    if not known:
        raise UsageError(say("reading.encoding.unknown", name=name))
