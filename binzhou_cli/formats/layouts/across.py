"""Shapes of plain tables whose periods stand in the heads in part, or not in the table at all."""

import re

from binzhou_cli.errors import say
from binzhou_cli.formats.layouts.levels import name_and_year, part_of_year
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
