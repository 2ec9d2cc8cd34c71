"""Columns for data frames: what a column is made of follows from its field, never from its rows."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.model.period import Period
from binzhou_cli.record import Record
from binzhou_cli.view.machine import plain

if TYPE_CHECKING:
    from binzhou_cli.report.report import Field, Report
    from binzhou_cli.view.units import Units

NUMBER, COUNT, FLAG, TEXT = "number", "count", "flag", "text"
KINDS = {
    "figure": NUMBER, "league-figure": NUMBER, "plain-figure": NUMBER, "number": NUMBER,
    "printed": NUMBER, "rate": NUMBER, "growth": NUMBER, "change": NUMBER, "per-year": NUMBER,
    "difference": NUMBER, "count": COUNT, "place": COUNT, "moved": COUNT, "flag": FLAG,
}  # fmt: skip
DIGITS = 38
"""Most digits of a decimal of 128 bits."""
WORD = 16


class Column(Record):
    """A column of a data frame.

    Attributes:
        kind: ``number``, ``count``, ``flag`` or ``text``.
        values: ``Decimal``, ``int``, ``bool`` or ``str``, none where there is nothing.
    """

    name: str
    kind: str
    values: list[Any]

    def floats(self) -> list[Any]:
        """Numbers as floats; anything else as it is."""
        if self.kind != NUMBER:
            return self.values
        return [None if each is None else float(each) for each in self.values]

    def decimals(self) -> tuple[int, int]:
        """Digits and decimals that hold every number of the column.

        Raises:
            BinzhouError: there is no decimal of 128 bits that does.
        """
        whole, scale = 1, 0
        for each in self.values:
            if each is not None:
                _, digits, exponent = each.as_tuple()
                scale = max(scale, -exponent)
                whole = max(whole, len(digits) + exponent)
        if whole + scale > DIGITS:
            raise BinzhouError(say("error.digits", name=self.name, n=DIGITS))
        return whole + scale, scale


def columns_of(report: "Report", fields: "Mapping[str, Field]", units: "Units") -> list[Column]:
    """The columns of a report.

    A period brings its year; a value the digits that were printed, or its words.
    """
    made: list[Column] = []
    for key, field in fields.items():
        found = [field.of(each) for each in report.records]
        cells = [plain(each, field.kind, units) for each in found]
        kind = KINDS.get(field.kind, TEXT)
        made.append(Column(key, kind, [_cell(each, kind) for each in cells]))
        if key == "period":
            made.append(Column("year", COUNT, [_year(each) for each in found]))
        if key == "value" and kind == NUMBER:
            made.append(Column("printed", TEXT, [_cell(each, TEXT) for each in cells]))
    return made


def _cell(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == TEXT:
        if isinstance(value, Decimal):
            return f"{value:f}"
        return " ".join(map(str, value)) if isinstance(value, list) else str(value)
    if isinstance(value, str):
        return None
    return Decimal(value) if kind == NUMBER else value


def _year(period: Any) -> int | None:
    whole = isinstance(period, Period) and period.frequency == "A"
    return period.year if whole else None


def pandas_frame(columns: Iterable[Column], exact: bool) -> Any:
    """A pandas frame: ``float64``, ``Int64``, ``boolean`` and texts."""
    pandas = needed("pandas")
    text = "str" if int(pandas.__version__.partition(".")[0]) >= 3 else "object"
    types = {NUMBER: "object" if exact else "float64", COUNT: "Int64", FLAG: "boolean", TEXT: text}
    return pandas.DataFrame(
        {
            each.name: pandas.Series(
                each.values if exact else each.floats(), dtype=types[each.kind]
            )
            for each in columns
        }
    )


def polars_frame(columns: Iterable[Column], exact: bool) -> Any:
    """A polars frame: ``Float64`` or ``Decimal``, ``Int64``, ``Boolean`` and ``String``."""
    polars = needed("polars")
    types = {NUMBER: polars.Float64, COUNT: polars.Int64, FLAG: polars.Boolean, TEXT: polars.String}
    held = {}
    for each in columns:
        made = types[each.kind]
        if exact and each.kind == NUMBER:
            made = polars.Decimal(*each.decimals())
        held[each.name] = polars.Series(each.values if exact else each.floats(), dtype=made)
    return polars.DataFrame(held)


def arrow_table(columns: Iterable[Column], exact: bool, meta: Mapping[str, str]) -> Any:
    """What gives an Arrow stream: a table of pyarrow, else an array of nanoarrow.

    Raises:
        BinzhouError: neither is installed.
    """
    try:
        arrow = import_module("pyarrow")
    except ImportError:
        return _nanoarrow(list(columns), exact, meta)
    types = {NUMBER: arrow.float64(), COUNT: arrow.int64(), FLAG: arrow.bool_(), TEXT: arrow.utf8()}
    held = {}
    for each in columns:
        made = types[each.kind]
        if exact and each.kind == NUMBER:
            made = arrow.decimal128(*each.decimals())
        held[each.name] = arrow.array(each.values if exact else each.floats(), made)
    return arrow.table(held).replace_schema_metadata(dict(meta))


def _nanoarrow(columns: list[Column], exact: bool, meta: Mapping[str, str]) -> Any:
    arrow = needed("nanoarrow", "'binzhou[arrow]'")
    types = {
        NUMBER: arrow.float64(),
        COUNT: arrow.int64(),
        FLAG: arrow.bool_(),
        TEXT: arrow.string(),
    }
    held = {}
    for each in columns:
        if exact and each.kind == NUMBER:
            held[each.name] = _decimals(arrow, each)
        else:
            held[each.name] = arrow.c_array(each.floats(), types[each.kind])
    schema = arrow.c_schema(arrow.struct({name: each.schema for name, each in held.items()}))
    schema = schema.modify(metadata=dict(meta))
    rows = len(columns[0].values) if columns else 0
    whole = arrow.c_array_from_buffers(schema, rows, [None], children=list(held.values()))
    return arrow.ArrayStream(whole)


def _decimals(arrow: Any, column: Column) -> Any:
    """Numbers as decimals of 128 bits: it makes none from Python's own."""
    digits, scale = column.decimals()
    numbers, known = bytearray(), bytearray((len(column.values) + 7) // 8)
    for place, each in enumerate(column.values):
        if each is not None:
            known[place // 8] |= 1 << place % 8
        whole = 0 if each is None else int(each.scaleb(scale))
        numbers += whole.to_bytes(WORD, "little", signed=True)
    form = arrow.decimal128(digits, scale)
    return arrow.c_array_from_buffers(form, len(column.values), [bytes(known), bytes(numbers)])


def needed(name: str, install: str = "") -> Any:
    """A package that is no part of ours.

    Args:
        install: what to install, where it is not the package by its name.

    Raises:
        BinzhouError: it is not installed; the hint holds the command.
    """
    try:
        return import_module(name)
    except ImportError:
        hint = say("error.no_package.hint", command=f"pip install {install or name}")
        raise BinzhouError(say("error.no_package", name=name), hint) from None
