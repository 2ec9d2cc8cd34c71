"""From the rows of a table to what each cell states; every fault with its place."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from binzhou_cli.errors import BinzhouError, Said, say
from binzhou_cli.formats.cells import comma_written, is_missing, read_figure, read_period
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.statuses import parted, statuses
from binzhou_cli.formats.table import Mapping, Table, Value
from binzhou_cli.formats.where import conditions

MOST_DIGITS = 28


class CellFault(NamedTuple):
    """What is wrong in a table, and the option that helps.

    Attributes:
        file: where it is.
        line: the line of a text or the row of a sheet, from 1; 0 for none.
        column: the column, from 1; none for the whole row.
        found: what stands there.
        allowed: what may stand there.
        reason: the whole sentence.
        option: what helps.
    """

    file: str
    line: int
    column: int | None
    found: str
    allowed: Said | str
    reason: Said
    option: str = ""

    @property
    def place(self) -> str:
        """The column in words."""
        return str(self.column or "")


class Stated(NamedTuple):
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
    percent: bool


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
                    self._ragged(index, len(line), width)
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
                    self._no_period(index, column["period"], text)
                return
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
                if number is None or (
                    (len(cell) > MOST_DIGITS or "e" in cell.lower()) and _too_long(number)
                ):
                    self._no_figure(index, value, cell, number)
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
                value.period or period,
                number,
                mine,
                " ".join(each for each in (note, more_note) if each),
                unit or value.unit,
                power,
                source,
                index,
                value.column,
                cell.endswith("%"),
            )

    def _area(self, line: list[str]) -> str:
        code_at, name_at = self._column["area-code"], self._column["area"]
        code = line[code_at].strip() if code_at is not None else ""
        name = " ".join(line[name_at].split()) if name_at is not None else ""
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
        name = " ".join(line[name_at].split()) if name_at is not None else ""
        if not code and not name:
            code = self.mapping.constants.get("indicator", ("", ""))[0]
        key = code or name
        if key not in self.indicators:
            label = self.mapping.labels.get("indicator", {}).get(key, "")
            self.indicators[key] = name or label or code
        return key

    def _power(self, line: list[str], index: int) -> int:
        at = self._column["multiplier"]
        text = line[at].strip().partition(":")[0] if at is not None else ""
        if not text:
            return 0
        try:
            found = int(float(text))
        except ValueError:
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
            found = self._periods[text] = read_period(text, year=True)
        return found

    def _comma(self, value: Value) -> bool:
        if self.mapping.comma is not None:
            return self.mapping.comma
        key = value.column
        if key not in self._commas:
            cells = (line[key] for line in self._body() if key < len(line))
            self._commas[key] = comma_written(cells, self.table.delimiter)
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

    def _ragged(self, line: int, cells: int, heads: int) -> None:
        reason = say(
            "reading.ragged",
            path=self.table.name,
            place=self.table.place(line),
            cells=cells,
            heads=heads,
        )
        self.faults.append(
            CellFault(
                self.table.name, self.table.numbers[line], None, str(cells), str(heads), reason
            )
        )

    def _no_figure(self, line: int, value: Value, cell: str, number: Decimal | None) -> None:
        option = f"--map skip={value.column + 1}"
        long = number is not None
        reason = say(
            "reading.too_long" if long else "reading.no_figure",
            path=self.table.name,
            place=self.table.place(line),
            column=value.column + 1,
            head=_cut(self.mapping.heads[value.column]),
            found=_cut(cell),
            option=option,
        )
        allowed = say("reading.allowed.figure")
        self.faults.append(
            CellFault(
                self.table.name,
                self.table.numbers[line],
                value.column + 1,
                _cut(cell),
                allowed,
                reason,
                option,
            )
        )

    def _no_period(self, line: int, column: int, cell: str) -> None:
        reason = say(
            "reading.bad_period",
            path=self.table.name,
            place=self.table.place(line),
            column=column + 1,
            head=_cut(self.mapping.heads[column]),
            found=_cut(cell),
        )
        self.faults.append(
            CellFault(
                self.table.name,
                self.table.numbers[line],
                column + 1,
                _cut(cell),
                say("reading.allowed.period"),
                reason,
                "--map period=",
            )
        )


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


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else f"{plain[:39]}…"


def _too_long(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return max(len(digits) + max(exponent, 0), -exponent) > MOST_DIGITS
