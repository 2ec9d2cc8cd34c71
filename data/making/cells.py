"""Every row of the inputs in its cell: one indicator, area, period and source.

A row that finds no cell stops the build, so that no figure vanishes in silence.
"""

import re
from dataclasses import dataclass, field

from making.doubt import BINZHOU, LEFT_OUT, flag_of
from making.inputs import Row, rows, stop

PERIOD = re.compile(r"\d{4}(-\d\d)?(/\d{4}(-\d\d)?)?")

Key = tuple[str, str, str]
"""The area, the period and the source of a cell."""


@dataclass
class Cell:
    """The rows that state one figure: at most one of each kind."""

    figure: Row | None = None
    """The figure as a sentence prints it."""
    figure_growth: Row | None = None
    """A growth that a sentence prints, in a line of its own."""
    panel: Row | None = None
    """The figure as a table of all cities prints it."""
    panel_growth: Row | None = None
    """The growth of a figure in a table of all cities."""

    def rows(self) -> list[Row]:
        """Give the rows that are there."""
        every = (self.figure, self.figure_growth, self.panel, self.panel_growth)
        return [row for row in every if row is not None]

    @property
    def has_value(self) -> bool:
        """Whether it states more than a growth."""
        return self.figure is not None or self.panel is not None


@dataclass
class Indicators:
    """The indicators, by the names that the inputs give them."""

    rows: list[Row] = field(default_factory=lambda: rows("indicators.csv"))

    def __post_init__(self) -> None:
        self.by_input = {row["input_id"]: row for row in self.rows}
        self.by_id = {row["id"]: row for row in self.rows}

    def of(self, row: Row) -> tuple[Row, bool]:
        """Give the indicator of a row, and whether the row states its growth.

        INDICATOR-growth is the growth of INDICATOR, unless it is an indicator of its own.
        """
        name = row["indicator"]
        if name in self.by_input:
            return self.by_input[name], False
        if name.removesuffix("-growth") in self.by_input:
            return self.by_input[name.removesuffix("-growth")], True
        stop(row, f"no indicator {name} in indicators.csv")


def cells(indicators: Indicators) -> dict[str, dict[Key, Cell]]:
    """Give the cells of each indicator."""
    areas = {row["code"]: row for row in rows("areas.csv")}
    sources = {row["id"] for row in rows("sources.csv")}
    found: dict[str, dict[Key, Cell]] = {row["id"]: {} for row in indicators.rows}

    def put(row: Row, area: str, kind: str) -> None:
        indicator, is_growth = indicators.of(row)
        if area not in areas:
            stop(row, f"no area {area} in areas.csv")
        if row["source"] not in sources:
            stop(row, f"no source {row['source']} in sources.csv")
        if not PERIOD.fullmatch(row["period"]):
            stop(row, f"{row['period']} is no period")
        key = (area, row["period"], row["source"])
        cell = found[indicator["id"]].setdefault(key, Cell())
        slot = f"{kind}_growth" if is_growth else kind
        other: Row | None = getattr(cell, slot)
        if other is not None:
            stop(row, f"states what {other.place} states")
        setattr(cell, slot, row)

    for row in rows("figures.csv"):
        put(row, BINZHOU, "figure")
    for row in rows("panel.csv"):
        if row["flag"] in LEFT_OUT:
            continue
        if row["area"] in areas and areas[row["area"]]["name_en"] != row["area_name"]:
            stop(row, f"{row['area']} is {areas[row['area']]['name_en']}, not {row['area_name']}")
        flag_of(row)
        put(row, row["area"], "panel")
    return found
