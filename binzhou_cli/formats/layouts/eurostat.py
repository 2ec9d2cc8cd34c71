"""Eurostat TSV: the key in one cell, periods across, figures with flags behind them."""

import re

from binzhou_cli.formats.cells import read_period
from binzhou_cli.formats.layouts.heads import apply_told
from binzhou_cli.formats.layouts.sdmx import MEASURES
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, Mapping, Role, Table, Value

_key = re.compile(r"[\w,]+\\(?:time|TIME_PERIOD)", re.I).fullmatch


def matches(table: Table) -> bool:
    """Whether the first cell names the dimensions: ``unit,geo\\time``."""
    return bool(table.rows) and bool(_key(table.rows[0][0].strip()))


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns; the cell of the key is parted into one a dimension."""
    names = table.rows[0][0].strip().rpartition("\\")[0].split(",")
    heads = [*names, *(each.strip() for each in table.rows[0][1:])]
    while heads and not heads[-1]:
        heads.pop()
    table.rows[0] = heads
    for index, line in enumerate(table.rows[1:], 1):
        keys = [each.strip() for each in line[0].split(",")]
        table.rows[index] = [*keys, *line[1:]] if len(keys) == len(names) else line
    found = Mapping(
        "eurostat",
        heads,
        0,
        1,
        len(table.rows),
        letters="eurostat",
        flagged=True,
        codes="sdmx",
        comma=False,
    )
    measure = next((each for each in names if MEASURES(each.upper())), "")
    for index, name in enumerate(names):
        role = {"geo": "area-code", "unit": "unit", "freq": "skip", measure: "indicator-code"}.get(
            name.lower() if name != measure else name
        )
        found.roles[index] = Role(role) if role else Role("dim", DECLARED, name)
    for index in range(len(names), len(heads)):
        found.roles[index] = Role("value")
        period = read_period(heads[index])
        if period:
            found.values.append(Value(index, period=period))
    found.source["publisher"] = "Eurostat"
    return apply_told(found, table, reading)
