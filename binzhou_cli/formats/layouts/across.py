"""Shapes of plain tables whose periods stand in the heads in part, or not in the table at all."""

import re
from collections import Counter

from binzhou_cli.errors import say
from binzhou_cli.formats.layouts.heads import names_part
from binzhou_cli.formats.layouts.levels import name_and_year, part_of_year, year_within
from binzhou_cli.formats.layouts.shape import Body
from binzhou_cli.formats.table import GUESSED, NAMED, Mapping, Role, Table, Understood, Value


def parts_of_years(found: Mapping, body: Body) -> bool:
    """Whether months or quarters stand across and years below each other; if so it is noted."""
    period = found.column("period")
    if period is None or found.column("value") is not None:
        return False
    if body.share(period, lambda text: bool(re.fullmatch(r"\d{4}年?", text))) < 1:
        return False
    parts = {
        index: part
        for index, head in enumerate(found.heads)
        if index not in found.roles
        and (part := part_of_year(head)) is not None
        and body.figures_or_empty(index)
    }
    if sum(map(bool, parts.values())) < 2:
        return False
    for index, part in parts.items():
        found.roles[index] = Role("value", NAMED)
        found.values.append(Value(index, part=part))
    names = [found.heads[index] for index in parts]
    said = say("about.shape.years", n=len(parts), first=names[0], last=names[-1])
    found.said.append(Understood("columns", say("about.shape"), said, NAMED))
    return True


def without_parts(found: Mapping, body: Body, columns: list[int]) -> list[int]:
    """Columns of periods without the one that only says which part of its year a row is."""
    years = [each for each in columns if body.share(each, lambda text: bool(_year(text))) == 1]
    parts = [
        index
        for index, head in enumerate(found.heads)
        if index not in found.roles and index not in years and names_part(head)
    ]
    if not years:  # a month of no year is no period
        return [each for each in columns if each not in parts or not _all_parts(body, each)]
    if len(parts) != 1 or not _all_parts(body, parts[0]):
        return columns
    quarters = _names_quarters(found.heads[parts[0]])
    held = {text: _part(text, quarters) for text in set(body.cells(parts[0]))}
    found.roles[parts[0]] = Role("part", NAMED)
    found.parts = {text: part or "" for text, part in held.items()}
    return years


def _names_quarters(head: str) -> bool:
    return "q" in head.casefold() or "季" in head or "trim" in head.casefold()


def _all_parts(body: Body, column: int) -> bool:
    quarters = _names_quarters(body.head(column))
    return all(_part(text, quarters) for text in set(body.cells(column)))


_year = re.compile(r"[12]\d{3}年?").fullmatch


def _part(text: str, quarters: bool) -> str | None:
    if text.isascii() and text.isdigit() and 0 < int(text) <= (4 if quarters else 12):
        return f"-Q{int(text)}" if quarters else f"-{int(text):02}"
    return part_of_year(text)


def years_in_heads(found: Mapping, body: Body) -> bool:
    """Whether no column holds periods and heads end in a year: ``hdi_2020``, ``hdi_2021``."""
    if found.column("period") is not None or "period" in found.constants or found.columns("value"):
        return False
    if any(index not in found.roles and body.whole_periods(index)
           for index in range(len(found.heads))):  # fmt: skip
        return False
    parted = {
        index: name_and_year(head)
        for index, head in enumerate(found.heads)
        if index not in found.roles and body.figures_or_empty(index)
    }
    dated = {index: each for index, each in parted.items() if each[1]}
    inner = {index: year_within(found.heads[index]) for index in parted if index not in dated}
    stems = Counter(name for name, year in inner.values() if year)
    dated |= {index: each for index, each in inner.items() if each[1] and stems[each[0]] > 1}
    if len(dated) < 2 or len({year for _, year in dated.values()}) < 2:
        return False
    for index, (name, year) in dated.items():
        found.roles[index] = Role("value", GUESSED)
        found.values.append(Value(index, period=year, indicator=name))
    first, last = (found.heads[index] for index in (min(dated), max(dated)))
    said = say("about.shape.years", n=len(dated), first=first, last=last)
    found.guess(say("about.shape"), said, "--set period=…")
    return True


def beside_years(found: Mapping, body: Body) -> None:
    """Beside columns that are years those that name what they hold and its year are read too."""
    for index, head in enumerate(found.heads):
        name, year = name_and_year(head)
        if index not in found.roles and year and body.figures(index):
            found.roles[index] = Role("value", GUESSED)
            found.values.append(Value(index, period=year, indicator=name))
            found.guess(head, say("about.year_of", year=year, where=say("about.head_itself")),
                        f"--map skip={index + 1}")  # fmt: skip


def year_around(found: Mapping, table: Table, head: int) -> None:
    """The year of a table that holds none itself: the one that its title, or its name, states."""
    if found.column("period") is not None or any(each.period for each in found.values):
        return
    if "period" in found.constants or not found.values:
        return
    lines = [" ".join(line) for line in table.rows[:head]]
    name = re.split(r"[\\/]", table.name)[-1].rpartition(".")[0]
    heads = " ".join(found.heads[each.column] for each in found.values)
    places = (
        (" ".join(lines), "about.title"),
        (name, "about.file_name"),
        (heads, "about.head_itself"),
        (table.title, "about.sheet"),
    )
    for text, where in places:
        years = set(re.findall(r"(?<![\d.])(?:19|20)\d{2}(?![\d.])", text))
        if len(years) == 1:
            year = years.pop()
            found.constants["period"] = (year, GUESSED)
            found.guess(say("about.role.period"), say("about.year_of", year=year, where=say(where)),
                        f"--set period={year}")  # fmt: skip
            return
