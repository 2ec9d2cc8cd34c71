"""FRED: the first column is a date, the others are series; there is no area."""

import re

from binzhou_cli.errors import say
from binzhou_cli.formats.cells import read_period
from binzhou_cli.formats.layouts.heads import apply_told
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import GUESSED, NAMED, Mapping, Role, Table, Understood, Value

DATES = ("DATE", "observation_date")
_series = re.compile(r"[A-Z0-9_]*|value").fullmatch
FIRSTS = {"A": {"01-01"}, "Q": {"01-01", "04-01", "07-01", "10-01"}}


def matches(table: Table) -> bool:
    """Whether the first head is a date and the first cells are days."""
    if len(table.rows) < 2 or len(table.rows[0]) < 2:
        return False
    if table.rows[0][0].strip() not in DATES:
        return False
    if not all(_series(each.strip()) for each in table.rows[0][1:]):
        return False
    return all(len(read_period(line[0])) == 10 for line in table.rows[1:6] if line[0].strip())


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns; the frequency is guessed from the days."""
    heads = [each.strip() for each in table.rows[0]]
    found = Mapping("fred", heads, 0, 1, len(table.rows))
    found.roles[0] = Role("period")
    told = any(role == "period" for role, _ in reading.roles)
    days = [line[0].strip() for line in table.rows[1:] if line[0].strip()]
    frequency = "" if told else _frequency(days)
    if frequency:
        for line in table.rows[1:]:
            line[0] = _period(line[0].strip(), frequency)
        found.said.append(
            Understood(
                "columns", say("about.frequency"), frequency, GUESSED, None, "--map period=1"
            )
        )
    stem = table.name.replace("\\", "/").rpartition("/")[2].split(".")[0]
    for index, head in enumerate(heads[1:], 1):
        found.roles[index] = Role("value", NAMED)
        name = stem if head.casefold() in ("value", "") else head
        found.values.append(Value(index, indicator=name, code=name))
    found.title = ", ".join(heads[1:4]) if len(heads) < 5 else stem
    return apply_told(found, table, reading)


def _frequency(days: list[str]) -> str:
    """Years, quarters or months, where all days are the first of one; else none."""
    ends = {each[5:] for each in map(read_period, days)}
    if len(days) < 2:
        return ""
    for frequency, firsts in FIRSTS.items():
        if ends <= firsts and (frequency == "A" or len(ends) > 1):
            return frequency
    return "M" if all(each.endswith("-01") for each in ends) else ""


def _period(day: str, frequency: str) -> str:
    iso = read_period(day)
    if not iso:
        return day
    if frequency == "A":
        return iso[:4]
    if frequency == "Q":
        return f"{iso[:4]}-Q{(int(iso[5:7]) + 2) // 3}"
    return iso[:7]
