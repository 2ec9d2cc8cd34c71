"""From the rows of a table to what each cell states; every fault with its place."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.cell_faults import CellFault, no_figure, no_period, ragged
from binzhou_cli.formats.cells import (
    comma_vote,
    decimal_commas,
    footnoted,
    is_missing,
    read_figure,
    read_period,
    sign_of,
)
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.statuses import parted, statuses
from binzhou_cli.formats.table import Mapping, Table, Value
from binzhou_cli.formats.texts import one_blank
from binzhou_cli.formats.units import POWERS
from binzhou_cli.formats.where import conditions
from binzhou_cli.record import Record

MOST_DIGITS = 28


class Stated(Record):
    """What one cell states, not yet of an indicator of ours."""

    indicator: str
    dims: tuple[str, ...]
    area: str
    period: str
    value: Decimal | None
    status: tuple[str, ...]
    note: str
    unit: str
    power: int
    source: str
    row: int
    column: int
    sign: str


class Rows:
    """Reads the rows of a table.

    Attributes:
        areas: names of areas by the key that tells them apart: their code, else their name.
        coded: whether areas have codes.
        indicators: names of indicators by their code, else their name.
        dims: the columns of dimensions.
        faults: what is wrong.
        counted: what was left out, by kind: how many, and where first.
    """

    def __init__(self, table: Table, mapping: Mapping, reading: Reading) -> None:
        self.table, self.mapping, self.reading = table, mapping, reading
        self.areas: dict[str, str] = {}
        self.indicators: dict[str, str] = {}
        self.dims = mapping.columns("dim")
        self.members: dict[int, dict[str, str]] = {index: {} for index in self.dims}
        self.coded = mapping.column("area-code") is not None
        self.faults: list[CellFault] = []
        self.counted: Counter[str] = Counter()
        self.first: dict[str, int] = {}
        self.kept: dict[str, dict[int, set[str]]] = {}
        self._column = {
            role: mapping.column(role)
            for role in (
                "area",
                "area-code",
                "indicator",
                "indicator-code",
                "period",
                "part",
                "unit",
                "multiplier",
                "source",
            )
        }
        self._labels = {
            index: mapping.column("label", mapping.roles[index].name) for index in self.dims
        }
        self._where = conditions(table, mapping, reading)
        self._commas: dict[int, bool] = {}
        self._heads: dict[str, tuple[tuple[str, ...], str]] = {}
        self._status_columns = mapping.columns("status")
        self._note_columns = mapping.columns("note")
        self._marked = bool(
            self._status_columns or self._note_columns or {"status", "note"} & {*mapping.constants}
        )
        self._periods: dict[str, str] = {}
        self._sure = mapping.column("period") is not None

    def _body(self) -> Iterator[list[str]]:
        return iter(self.table.rows[self.mapping.first : self.mapping.last])

    def _kept(self, line: list[str]) -> bool:
        for index, wanted, _ in self._where:
            cell = line[index].strip().casefold()
            if cell not in wanted:
                label = self._labels.get(index)
                if label is None or line[label].strip().casefold() not in wanted:
                    return False
        return True

    def stated(self) -> Iterator[Stated]:
        """What the cells state, row by row.

        Raises:
            BinzhouError: no column holds figures or periods.
        """
        mapping = self.mapping
        self._compulsory()
        width = len(mapping.heads)
        needed = [
            index
            for index in (self._column["period"], self._column["area"], self._column["indicator"])
            if index is not None
        ]
        needed += [each.column for each in mapping.values if not each.period and not each.area]
        for index in range(mapping.first, mapping.last):
            line = self.table.rows[index]
            if len(line) != width:
                if any(each.strip() for each in line[width:]) or any(
                    each >= len(line) for each in needed
                ):
                    self.faults.append(ragged(self.table, index, len(line), width))
                    continue
                if len(line) < width:
                    self.count("filled", index)
                line = [*line, *[""] * (width - len(line))]
            if not self._kept(line):
                self.count("where", index)
                continue
            yield from self._row(line, index)

    def _row(self, line: list[str], index: int) -> Iterator[Stated]:
        mapping, column = self.mapping, self._column
        period = ""
        if column["period"] is not None:
            text = line[column["period"]].strip()
            period = self._period(text)
            if not period:
                if not any(line[each.column].strip() for each in mapping.values):
                    self.count("no_period", index)
                else:
                    self.faults.append(
                        no_period(self.table, mapping, index, column["period"], text)
                    )
                return
            if column["part"] is not None:
                period += mapping.parts.get(line[column["part"]].strip(), "")
        else:
            period = mapping.constants.get("period", ("", ""))[0]
        area = self._area(line)
        named = self._indicator(line)
        dims = tuple(line[each].strip() for each in self.dims)
        for each, code in zip(self.dims, dims, strict=True):
            label = self._labels[each]
            self.members[each].setdefault(code, line[label].strip() if label is not None else "")
        unit = line[column["unit"]].strip() if column["unit"] is not None else ""
        power = self._power(line, index)
        status, note = self._status_and_note(line)
        source = line[column["source"]].strip() if column["source"] is not None else ""
        for value in mapping.values:
            cell = line[value.column].strip()
            more: tuple[str, ...] = ()
            more_note = ""
            if value.mark:
                more, more_note = self._of_head(value.mark)
            if mapping.flagged:
                cell, flags = parted(cell)
                more, more_note = statuses(flags, mapping.letters)
            mine = (*status, *(each for each in more if each not in status))
            number: Decimal | None = None
            if is_missing(cell):
                if not [each for each in mine if each != "A"]:
                    self.count("empty" if not cell else "missing", index)
                    continue
                if not {*mine} & {"M", "O", "L", "Q", "H", "K", "N"}:
                    mine = (*(each for each in mine if each != "A"), "O")
            else:
                number = read_figure(cell, self._comma(value))
                if number is None and (marked := footnoted(cell))[1]:
                    cell = marked[0]
                    number = read_figure(cell, self._comma(value))
                    letters, noted = _flags(marked[1], mapping.notes, mapping.letters)
                    mine = (*mine, *(each for each in letters if each not in mine))
                    more_note = f"{more_note} {noted}".strip()
                if number is None or (
                    (len(cell) > MOST_DIGITS or "e" in cell.lower()) and _too_long(number)
                ):
                    self.faults.append(
                        no_figure(
                            self.table, mapping, index, value.column, cell, number is not None
                        )
                    )
                    continue
            key = value.code or value.indicator or named
            if value.indicator or value.code:
                self.indicators.setdefault(key, value.indicator or value.code)
            spot = value.area or area
            if value.area:
                self.areas.setdefault(value.area, value.area)
            yield Stated(
                key,
                dims,
                spot,
                value.period or (f"{period}{value.part}" if value.part else period),
                number,
                mine,
                " ".join(each for each in (note, more_note) if each),
                unit or value.unit,
                power,
                source,
                index,
                value.column,
                sign_of(cell),
            )

    def _area(self, line: list[str]) -> str:
        code_at, name_at = self._column["area-code"], self._column["area"]
        code = line[code_at].strip() if code_at is not None else ""
        name = one_blank(line[name_at]) if name_at is not None else ""
        if not code and not name:
            told = self.mapping.constants.get("area", ("", ""))[0]
            code = told
            if not told:
                return ""
        key = code or name
        if key not in self.areas or (name and not self.areas[key]):
            self.areas[key] = name or self.mapping.labels.get("area", {}).get(code, "") or code
        return key

    def _indicator(self, line: list[str]) -> str:
        code_at, name_at = self._column["indicator-code"], self._column["indicator"]
        code = line[code_at].strip() if code_at is not None else ""
        name = one_blank(line[name_at]) if name_at is not None else ""
        if not code and not name:
            code = self.mapping.constants.get("indicator", ("", ""))[0]
        key = code or name
        if key not in self.indicators:
            label = self.mapping.labels.get("indicator", {}).get(key, "")
            self.indicators[key] = name or label or code
        return key

    def _of_head(self, mark: str) -> tuple[tuple[str, ...], str]:
        """What a mark in a head says of all figures of its column."""
        if mark not in self._heads:
            self._heads[mark] = _flags(mark, self.mapping.notes, self.mapping.letters)
        return self._heads[mark]

    def _power(self, line: list[str], index: int) -> int:
        at = self._column["multiplier"]
        text = line[at].strip().partition(":")[0] if at is not None else ""
        if not text:
            return 0
        worded = POWERS.get(text.casefold())
        if worded is not None:
            return worded
        try:
            found = int(float(text))
        except (ValueError, OverflowError):
            return 0
        return found if -12 <= found <= 15 else 0

    def _status_and_note(self, line: list[str]) -> tuple[tuple[str, ...], str]:
        if not self._marked:
            return (), ""
        found: list[str] = []
        notes: list[str] = []
        for each in self._status_columns:
            if line[each].strip():
                codes, note = statuses(line[each].strip(), self.mapping.letters)
                found += [code for code in codes if code not in found]
                notes += [note] if note else []
        for each in self._note_columns:
            for mark in _marks(line[each], self.mapping.notes):
                notes.append(mark)
        constant = self.mapping.constants.get("status")
        if constant and not found:
            found += statuses(constant[0], self.mapping.letters)[0]
        told = self.mapping.constants.get("note")
        notes += [told[0]] if told else []
        return tuple(found), " ".join(dict.fromkeys(notes))

    def _period(self, text: str) -> str:
        found = self._periods.get(text)
        if found is None:
            told = self.mapping.spelled.get(text)
            found = self._periods[text] = told or read_period(text, year=True)
        return found

    def _comma(self, value: Value) -> bool:
        if self.mapping.comma is not None:
            return self.mapping.comma
        key = value.column
        if key not in self._commas:
            votes = {
                each.column: comma_vote(
                    footnoted(line[each.column])[0]
                    for line in self._body()
                    if each.column < len(line)
                )
                for each in self.mapping.values
            }
            self._commas = decimal_commas(votes, self.table.delimiter)
        return self._commas[key]

    @property
    def commas(self) -> bool:
        """Whether any column has decimal commas."""
        return any(self._commas.values())

    def count(self, kind: str, line: int) -> None:
        """Count something that is left out."""
        self.counted[kind] += 1
        self.first.setdefault(kind, line)

    def _compulsory(self) -> None:
        mapping, name = self.mapping, self.table.name
        if not mapping.values:
            raise BinzhouError(say("reading.no_value", path=name))
        if (
            self._column["period"] is None
            and "period" not in mapping.constants
            and not all(each.period for each in mapping.values)
        ):
            raise BinzhouError(say("reading.no_period", path=name))


def _marks(cell: str, notes: dict[str, str]) -> list[str]:
    """The notes that a cell names by their marks; else what it says."""
    text = cell.strip()
    if not text:
        return []
    if text in notes:
        return [notes[text]]
    marks = [each for each in text.replace(";", ",").split(",") if each.strip()]
    if notes and all(each.strip() in notes for each in marks):
        return [notes[each.strip()] for each in marks]
    return [text]


def _flags(marks: str, notes: dict[str, str], letters: str) -> tuple[tuple[str, ...], str]:
    """What marks behind a figure are: statuses, or the notes that stand below the table."""
    found: list[str] = []
    said: list[str] = []
    for mark in re.findall(r"[A-Za-z0-9,]+|[^A-Za-z0-9,\s()（）\[\]]", marks):
        if mark in notes:
            said.append(notes[mark])
        elif re.fullmatch("[bdefinpsu]{1,2}", mark):
            found += statuses(mark, letters)[0]
        else:
            said.append(mark)
    return tuple(dict.fromkeys(found)), " ".join(dict.fromkeys(said))


def _too_long(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return max(len(digits) + max(exponent, 0), -exponent) > MOST_DIGITS
