"""What the columns of a plain table hold, and the smallest set of them that tells series apart."""

import os
from collections.abc import Callable
from itertools import combinations

from binzhou_cli.errors import say
from binzhou_cli.formats.cells import (
    comma_vote,
    decimal_commas,
    footnoted,
    is_missing,
    read_figure,
    read_period,
)
from binzhou_cli.formats.layouts.heads import folded
from binzhou_cli.formats.layouts.levels import Heads
from binzhou_cli.formats.table import GUESSED, Mapping, Role, Table, Understood
from binzhou_cli.formats.units import is_unit, name_and_unit

SAMPLE = 20_000
MOST_DIMENSIONS = 6


class Body:
    """The rows under the head, looked at by column."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        self._table, self._mapping = table, mapping
        self.name = table.name
        self.stem = os.path.basename(table.name).split(".")[0] or "data"
        self.levels = Heads([], {}, {})
        self._cells: dict[int, list[str]] = {}
        self._figures: dict[int, float] = {}
        self._commas: dict[int, bool] = {}

    def rows(self) -> list[list[str]]:
        """The rows, at most a great sample."""
        return self._table.rows[self._mapping.first : self._mapping.last][:SAMPLE]

    def head(self, column: int) -> str:
        """The head of a column."""
        return self._mapping.heads[column]

    def cells(self, column: int) -> list[str]:
        """The cells of a column, blanks taken off."""
        if column not in self._cells:
            self._cells[column] = [
                line[column].strip() if column < len(line) else "" for line in self.rows()
            ]
        return self._cells[column]

    def filled(self, column: int) -> bool:
        """Whether any cell says something."""
        return any(self.cells(column))

    def share(self, column: int, holds: Callable[[str], bool]) -> float:
        """The share of the filled cells for which something holds."""
        cells = [each for each in self.cells(column) if each]
        return sum(map(holds, cells)) / len(cells) if cells else 0.0

    def _of_figures(self, column: int) -> float:
        if column not in self._figures:
            cells = [footnoted(each)[0] for each in self.cells(column) if not is_missing(each)]
            comma = self._comma(column)
            good = sum(1 for each in cells if read_figure(each, comma) is not None)
            self._figures[column] = good / len(cells) if cells else -1.0
        return self._figures[column]

    def _comma(self, column: int) -> bool:
        if not self._commas:
            votes = {
                index: comma_vote(footnoted(each)[0] for each in self.cells(index))
                for index in range(len(self._mapping.heads))
            }
            self._commas = decimal_commas(votes, self._table.delimiter)
        return self._commas.get(column, False)

    def period(self, text: str, *, year: bool = False) -> str:
        """A period as this file writes it; empty where it is none."""
        return self._mapping.spelled.get(text) or read_period(text, year=year)

    def marked_period(self, head: str) -> tuple[str, str]:
        """The period of a head, and the mark of a footnote or of a status behind it."""
        period = self.period(head)
        if period:
            return period, ""
        bare, mark = footnoted(head)
        return (self.period(bare), mark) if mark else ("", "")

    def figures(self, column: int) -> bool:
        """Whether a column holds figures."""
        return self._of_figures(column) >= 0.5

    def figures_or_empty(self, column: int) -> bool:
        """Whether a column holds figures, or nothing."""
        found = self._of_figures(column)
        return found >= 0.5 or found < 0

    def texts(self, column: int) -> bool:
        """Whether a column holds words."""
        return self.filled(column) and not self.figures(column)

    def periods(self, column: int) -> bool:
        """Whether a column that is named so holds periods."""
        return self.share(column, lambda text: bool(self.period(text, year=True))) >= 0.5

    def whole_periods(self, column: int) -> bool:
        """Whether each cell is surely a period by itself."""
        return self.share(column, lambda text: bool(self.period(text))) >= 0.9

    def members(self, column: int) -> int:
        """How many different cells there are."""
        return len({each for each in self.cells(column) if each})


def one_to_one(body: Body, first: int, second: int) -> bool:
    """Whether the cells of two columns go with each other, each with one."""
    there: dict[str, str] = {}
    back: dict[str, str] = {}
    for one, other in zip(body.cells(first), body.cells(second), strict=True):
        if not one or not other:
            continue
        if there.setdefault(one, other) != other or back.setdefault(other, one) != one:
            return False
    return bool(there)


def across_areas(found: Mapping, body: Body, figures: list[int]) -> bool:
    """Whether the heads of figures are areas: no area, the period first, nothing in common."""
    heads = [found.heads[index] for index in figures]
    if len(figures) < 2 or found.column("indicator") is not None or found.meta:
        return False
    if found.column("area") is not None or found.column("area-code") is not None:
        return False
    if found.column("period") != 0:
        return False
    if any(name_and_unit(head)[1] or is_unit(head) for head in heads):
        return False
    from binzhou_cli.formats.groups import is_group

    words = [
        "rate",
        "gdp",
        "population",
        "index",
        "price",
        "total",
        "value",
        "growth",
        "income",
        "output",
        "production",
        "import",
        "export",
        "employment",
        "sales",
        "temperature",
        "emissions",
        "share",
        "number",
        "cpi",
        "ratio",
        "debt",
        "life",
        "expectancy",
        "inflation",
        "产值",
        "人口",
        "收入",
        "指数",
        "总额",
        "增加值",
        "率",
        "生产",
        "消费",
        "投资",
        "价格",
        "数",
        "量",
        "额",
        "面积",
    ]
    if "unit" not in found.constants and any(
        word in head.casefold() and not is_group("", head, "") for head in heads for word in words
    ):
        return False
    return all(any(map(str.isalpha, head)) and len(head) < 40 for head in heads)


def labels_of(found: Mapping, body: Body) -> None:
    """Columns that only say again, in other words, what another one says."""
    for index in range(len(found.heads)):
        if index in found.roles or not body.texts(index):
            continue
        area, code = found.column("area"), found.column("area-code")
        if (
            area is not None
            and code is None
            and _codes(body, index)
            and one_to_one(body, area, index)
        ):
            found.roles[index] = Role("area-code", GUESSED)
            found.guess(found.heads[index], "area-code", f"--map skip={index + 1}")
            continue
        indicator = found.column("indicator")
        if (
            indicator is not None
            and found.column("indicator-code") is None
            and (
                body.members(index) > 1
                and one_to_one(body, indicator, index)
                and _codes(body, index)
            )
        ):
            found.roles[index] = Role("indicator-code", GUESSED)
            found.guess(found.heads[index], "indicator-code", f"--map skip={index + 1}")
            continue
        for other in [*found.roles]:
            if found.roles[other].role in ("area", "indicator", "dim") and (
                one_to_one(body, other, index) and body.members(index) > 1
            ):
                found.left_out.append(
                    Understood(
                        "left-out",
                        found.heads[index] or str(index + 1),
                        say("about.label_of", head=found.heads[other]),
                        "",
                        None,
                        f"--map dim={index + 1}",
                    )
                )
                found.roles[index] = Role("label", GUESSED, "")
                break


def _codes(body: Body, column: int) -> bool:
    return body.share(column, lambda text: len(text) <= 12 and " " not in text) > 0.9 and (
        body.share(column, lambda text: text.isascii() and text.upper() == text) > 0.9
    )


def dimensions(found: Mapping, body: Body) -> None:
    """The smallest set of further columns that makes indicator, area and period unique."""
    if any(role.role == "dim" for role in found.roles.values()):
        return
    base = [
        index
        for index, role in found.roles.items()
        if role.role in ("area", "area-code", "indicator", "indicator-code", "period")
    ]
    free = [
        index
        for index in range(len(found.heads))
        if index not in found.roles and body.texts(index) and body.members(index) > 1
    ]
    constants = [
        index
        for index in range(len(found.heads))
        if index not in found.roles and body.texts(index) and body.members(index) == 1
    ]
    for index in constants:
        found.roles[index] = Role(
            "dim", GUESSED, folded(found.heads[index]) or f"column-{index + 1}"
        )
    valued = [each.column for each in found.values]
    if not free or unique(body, base, valued):
        return
    for size in range(1, min(len(free), MOST_DIMENSIONS) + 1):
        for chosen in combinations(free, size):
            if size == len(free) or unique(body, [*base, *chosen], valued):
                for index in chosen:
                    name = folded(found.heads[index]) or f"column-{index + 1}"
                    found.roles[index] = Role("dim", GUESSED, name)
                return


def unique(body: Body, columns: list[int], valued: list[int]) -> bool:
    """Whether columns tell the figures of the rows apart."""
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    cells = [body.cells(index) for index in columns]
    figures = [body.cells(index) for index in valued]
    for at in range(len(body.rows())):
        key = tuple(each[at] for each in cells)
        values = tuple(each[at] for each in figures)
        if not any(values):
            continue
        if seen.setdefault(key, values) != values:
            return False
    return True
