"""Heads of two rows, parts of a year across, and a year that stands among the words of a head."""

import re

from binzhou_cli.formats.cells import read_figure, read_period
from binzhou_cli.formats.table import Table
from binzhou_cli.formats.units import is_unit
from binzhou_cli.record import Record

_PARTS = {
    **{
        word: f"-{month:02}"
        for month, words in enumerate(
            (
                "jan january", "feb february", "mar march", "apr april", "may", "jun june",
                "jul july", "aug august", "sep sept september", "oct october", "nov november",
                "dec december",
            ),
            1,
        )
        for word in (*words.split(), f"{month}月", f"{month}月份", f"m{month}", f"m{month:02}")
    },
    **{
        word: f"-Q{quarter}"
        for quarter in range(1, 5)
        for word in (
            f"q{quarter}", f"{quarter}q", f"qtr{quarter}", f"qtr {quarter}", f"{quarter}季度",
            f"第{'一二三四'[quarter - 1]}季度", f"{'一二三四'[quarter - 1]}季度",
        )
    },
    "half1": "-S1", "half2": "-S2", "h1": "-S1", "h2": "-S2", "上半年": "-S1", "下半年": "-S2",
}  # fmt: skip
_WHOLE = frozenset(["annual", "year", "全年", "avg", "average", "total", "ann"])
_year_last = re.compile(
    r"(.*[^\d\s_\-(（\[,])[\s_\-]*[(（\[]?((?:18|19|20)\d{2})[)）\]]?年?"
).fullmatch
_year_first = re.compile(r"((?:18|19|20)\d{2})(?:年度?)?[\s_\-]*([^\d\s_\-,.].*)").fullmatch


def part_of_year(head: str) -> str | None:
    """Which part of its year a head names: ``-03``; empty for the whole year, none for no part."""
    text = head.strip().rstrip(".").casefold()
    return "" if text in _WHOLE else _PARTS.get(text)


def name_and_year(head: str) -> tuple[str, str]:
    """A head parted into a name and the one year in it; no year where it has none, or several."""
    if len(re.findall(r"(?<!\d)(?:18|19|20)\d{2}(?!\d)", head)) != 1:
        return head, ""
    if found := _year_last(head):
        return found[1].strip(), found[2]
    if found := _year_first(head):
        return found[2].strip(), found[1]
    return head, ""


def year_within(head: str) -> tuple[str, str]:
    """A head parted into its words and the one year among them: ``GDP 2020 (bn €)``."""
    years = re.findall(r"(?<!\d)(?:18|19|20)\d{2}(?!\d)", head)
    if len(years) != 1:
        return head, ""
    before, _, behind = head.partition(years[0])
    return " ".join(f"{before} {behind.removeprefix('年')}".split()), years[0]


def two_rows(table: Table, head: int) -> bool:
    """Whether the row below the head is one of heads too: it goes on under merged cells."""
    if head + 2 >= len(table.rows):
        return False
    over, under = table.rows[head], table.rows[head + 1]
    filled = [cell.strip() for cell in under if cell.strip()]
    first = under[0].strip() if under else ""
    if first and over and first != over[0].strip() and over[0].strip():
        return False
    if len(filled) < 2 or all(is_unit(cell) for cell in filled):
        return False
    if any(read_figure(cell) is not None and not read_period(cell) for cell in filled):
        return False
    periods = sum(bool(read_period(cell)) for cell in filled)
    above = sum(bool(read_period(cell)) for cell in over)
    if periods and above:
        return False
    if not periods and any(read_figure(cell) is not None for cell in filled):
        return False
    following = table.rows[head + 2]
    return any(read_figure(cell) is not None for cell in following if cell.strip()) and (
        first == "" or first == over[0].strip() or bool(periods)
    )


class Heads(Record):
    """The heads of a table.

    Attributes:
        heads: what names each column.
        periods: the period that stands over a column.
        names: the name that stands over a column whose own head is a period.
        rows: how many rows they take.
    """

    heads: list[str]
    periods: dict[int, str]
    names: dict[int, str]
    rows: int = 1


def joined(table: Table, head: int) -> Heads:
    """The heads of a table, with those of the row over them, where that is one of heads too."""
    heads = [each.strip() for each in table.rows[head]]
    over = [each.strip() for each in table.rows[head - 1]] if head else []
    over += [""] * (len(heads) - len(over))
    above = sum(bool(read_period(each)) for each in over)
    below = sum(bool(read_period(each)) for each in heads)
    under = head > 0 and two_rows(table, head - 1)
    filled = sum(map(bool, over[1:]))
    if above < 2 and not (below > 1 and filled) and not (filled > 1 and under):
        return Heads(heads, {}, {})
    spread: list[str] = []
    for at, each in enumerate(heads):
        spread.append(over[at] or (spread[-1] if at and each else ""))
    whole = [each or over[at] for at, each in enumerate(heads)]
    if above >= 2:
        found = {at: read_period(text) for at, text in enumerate(spread) if heads[at]}
        return Heads(whole, {at: period for at, period in found.items() if period}, {}, 2)
    if below > 1:
        written = [read_period(each) for each in heads if read_period(each)]
        names = {
            at: " ".join(spread[at].split())
            for at, each in enumerate(heads)
            if read_period(each) and spread[at]
        }
        twice = len(set(written)) < len(written)
        return Heads(whole, {}, names if twice else {}, 2)
    both = [
        f"{over_it}, {each}" if each and over_it and over_it != each else each or over_it
        for each, over_it in zip(heads, spread, strict=True)
    ]
    return Heads(both, {}, {}, 2)
