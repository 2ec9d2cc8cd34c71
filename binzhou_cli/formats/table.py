"""A table of a file and what its columns mean: what stands between bytes and observations."""

from collections.abc import Callable
from dataclasses import dataclass, field

from binzhou_cli.errors import Said, say
from binzhou_cli.record import Record

DECLARED, NAMED, GUESSED, TOLD = "declared", "named", "guessed", "told"
"""How something is known: the format says so, a head that is known, a guess, an option."""


class Understood(Record):
    """A line of ``about``: what was understood of a file, and how.

    Attributes:
        part: ``file``, ``columns``, ``result``, ``left-out`` or ``duplicates``.
        item: what is spoken of.
        value: what it was understood to be.
        how: how that is known; empty for a plain fact.
        rows: how many rows it concerns; none where that says nothing.
        correct: the option that corrects it, with its value filled in.
    """

    part: str
    item: Said | str
    value: Said | str
    how: str = ""
    rows: int | None = None
    correct: str = ""


@dataclass(slots=True)
class Table:
    """Rows of text as the file has them.

    Attributes:
        name: what the file or sheet is called.
        rows: the cells of each row.
        numbers: the line or row of each, from 1.
        unit: ``line`` of a text, ``row`` of a sheet: what the numbers count.
        kind: what the container is.
        said: what is known of the container, for ``about``.
        others: further tables of the same file.
        more: a further table by name, where a layout needs one.
        beside: the text of a file beside this one, by its ending; none where there is none.
    """

    name: str
    rows: list[list[str]]
    numbers: list[int]
    unit: str = "line"
    kind: str = "csv"
    delimiter: str = ""
    said: list[Understood] = field(default_factory=list)
    others: tuple[str, ...] = ()
    more: Callable[[str], "Table | None"] = lambda name: None
    beside: Callable[[str], str] = lambda ending: ""
    title: str = ""

    def place(self, row: int) -> Said:
        """A row in words: ``line 12``."""
        return say(f"reading.{self.unit}", n=self.numbers[row])


class Role(Record):
    """What a column holds.

    Attributes:
        role: one of ``reading.ROLES``, or ``indicator-code``, ``label``, ``multiplier``.
        how: how that is known.
        name: of a dimension its id, of a label the dimension it stands for.
    """

    role: str
    how: str = DECLARED
    name: str = ""


class Value(Record):
    """A column of figures; what its head says of all of them.

    Attributes:
        mark: what stands behind the period in the head: ``(p)``, ``*``.
        part: which part of the year of its row it is: ``-03``, ``-Q1``; empty for the whole.
    """

    column: int
    period: str = ""
    indicator: str = ""
    code: str = ""
    area: str = ""
    unit: str = ""
    part: str = ""
    mark: str = ""


@dataclass(slots=True)
class Meta:
    """What a file says of an indicator beside its figures."""

    name: str = ""
    unit: str = ""
    definition: str = ""
    kind: str = ""
    source: str = ""
    id: str = ""


@dataclass(slots=True)
class Mapping:
    """What the columns of a table mean, and how that is known.

    Attributes:
        layout: the name of the form.
        head: the row of the heads; -1 where there is none.
        first, last: the rows of figures, the last one excluded.
        heads: the heads, as they stand.
        roles: what each column holds.
        values: the columns of figures.
        constants: what holds for all rows: a role, its text, how it is known.
        meta: what is known of indicators, by code or name.
        labels: names of members by dimension and code; of areas under ``area``.
        notes: footnotes by their mark.
        parts: parts of a year by the way this file writes them.
        spelled: periods by the way this file writes them, where that alone does not tell.
        flagged: cells are a figure and letters of its status behind it.
        letters: status letters as one agency writes them, and what they are in SDMX.
        comma: figures are written with a decimal comma.
        groups: codes or names of areas that the file declares to be groups.
    """

    layout: str
    heads: list[str]
    head: int = 0
    first: int = 1
    last: int = 0
    roles: dict[int, Role] = field(default_factory=dict)
    values: list[Value] = field(default_factory=list)
    constants: dict[str, tuple[str, str]] = field(default_factory=dict)
    meta: dict[str, Meta] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    area_notes: dict[str, str] = field(default_factory=dict)
    flagged: bool = False
    letters: str = "sdmx"
    comma: bool | None = None
    groups: frozenset[str] = frozenset()
    codes: str = ""
    joined_labels: bool = False
    unit_in_name: str = ""
    title: str = ""
    source: dict[str, str] = field(default_factory=dict)
    note: str = ""
    said: list[Understood] = field(default_factory=list)
    left_out: list[Understood] = field(default_factory=list)

    def column(self, role: str, name: str | None = None) -> int | None:
        """The column of a role; none where there is none."""
        return next(
            (
                index
                for index, each in self.roles.items()
                if each.role == role and (name is None or each.name == name)
            ),
            None,
        )

    def columns(self, role: str) -> list[int]:
        """Every column of a role."""
        return sorted(index for index, each in self.roles.items() if each.role == role)

    def guess(
        self, item: Said | str, value: Said | str, correct: str, part: str = "columns"
    ) -> None:
        """Note a guess with the option that corrects it."""
        self.said.append(Understood(part, item, value, GUESSED, None, correct))
