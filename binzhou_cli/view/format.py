"""How one cell reads to a person: thousands, decimals, places; no figure is computed here."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from binzhou_cli.messages import ordinal
from binzhou_cli.report import Cell, Column, Report, machine_value
from binzhou_cli.view.glyphs import Glyphs
from binzhou_cli.view.safe import visible

SIGNIFICANT = 6
"""Digits of the largest figure of a column that a table shows."""
LEAST_DECIMALS = 3
"""Decimals that are shown however large the figures are."""

BAR = 24
"""Columns of the longest bar, at the least."""
EIGHTHS = "▏▎▍▌▋▊▉"
"""Parts of a column, the shortest first."""

_WIDE = Context(prec=60, traps=[])


class Formatter:
    """Formats the cells of one report for people.

    Args:
        thousands: the separator of thousands; empty for none.
    """

    def __init__(self, report: Report, glyphs: Glyphs, language: str, thousands: str = ",") -> None:
        self.glyphs = glyphs
        self.language = language
        self.thousands = thousands
        self.bar = BAR
        self.numbers = {source.id: i for i, source in enumerate(report.sources, start=1)}
        self.limits = {
            place: _decimals_limit([machine_value(row[place]) for row in report.data_rows()])
            for place, column in report.table_columns()
            if column.kind == "number"
        }
        self.ends = {
            place: _ends([machine_value(row[place]) for row in report.data_rows()])
            for place, column in report.table_columns()
            if column.kind == "bar"
        }

    def __call__(self, value: Any, column: Column, place: int) -> str:
        """The text of a cell."""
        before = ""
        if isinstance(value, Cell):
            if value.text is not None:
                return visible(self.glyphs.translate(value.text))
            before, value = value.before, value.value
        return self.glyphs.translate(before) + self._bare(value, column, place)

    def _bare(self, value: Any, column: Column, place: int) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Decimal) and column.kind != "bar":
            limit = 1 if column.kind == "percent" else self.limits.get(place)
            return self.number(value, limit)
        if column.kind == "place" and isinstance(value, int):
            return ordinal(value, self.language)
        if column.kind == "sources":
            ids = value.split(" ") if isinstance(value, str) else value
            return " ".join(str(self.numbers.get(each, "")) for each in ids if each)
        if column.kind == "count" and isinstance(value, int):
            return f"{value:,}".replace(",", self.thousands)
        if column.kind == "bar":
            return self._bar(value, place)
        if column.kind == "spark":
            return sparkline(value, self.glyphs)
        if isinstance(value, tuple | list):
            return visible(" ".join(map(str, value)))
        return visible(str(value))

    def _bar(self, value: Any, place: int) -> str:
        low, high = self.ends.get(place, (Decimal(0), Decimal(0)))
        if not isinstance(value, Decimal) or not value or low == high:
            return ""
        each = self.bar / (high - low)
        zero, exact = round(-low * each), abs(value) * each
        if value < 0 or self.glyphs.name != "unicode":
            long = max(round(exact), 1)
            return " " * (zero if value > 0 else max(zero - long, 0)) + self.glyphs.bar * long
        eighths = max(round(exact * 8), 1)
        part = EIGHTHS[eighths % 8 - 1] if eighths % 8 else ""
        return " " * zero + self.glyphs.bar * (eighths // 8) + part

    def number(self, value: Decimal, limit: int | None = None) -> str:
        """A figure with thousands separators and at most ``limit`` decimals."""
        exponent = value.as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
        if limit is not None and decimals > limit:
            value = value.quantize(Decimal(1).scaleb(-limit), ROUND_HALF_UP, context=_WIDE) + 0
        text = f"{value:,f}".replace(",", self.thousands)
        return text.replace("-", self.glyphs.minus)


def _ends(values: list[Any]) -> tuple[Decimal, Decimal]:
    """The lowest and the highest end of bars that begin at zero."""
    figures = [value for value in values if isinstance(value, Decimal)]
    return min(figures, default=Decimal(0)).min(0), max(figures, default=Decimal(0)).max(0)


def _decimals_limit(values: list[Any]) -> int:
    figures = [value for value in values if isinstance(value, Decimal) and value]
    if not figures:
        return LEAST_DECIMALS
    before_point = max(value.adjusted() for value in figures) + 1
    return max(SIGNIFICANT - before_point, LEAST_DECIMALS)


def sparkline(values: Any, glyphs: Glyphs) -> str:
    """The course of figures as a line of small bars; a gap stays a gap.

    The lowest figure has the lowest bar: the line shows the course, not the size.
    """
    figures = [value for value in values if value is not None]
    if len(figures) < 2:
        return ""
    low, high = min(figures), max(figures)
    steps = len(glyphs.spark) - 1
    span = high - low
    return "".join(
        glyphs.gap
        if value is None
        else glyphs.spark[int((value - low) * steps / span) if span else steps // 2]
        for value in values
    )
