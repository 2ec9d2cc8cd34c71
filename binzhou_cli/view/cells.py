"""How one cell reads to a person: thousands, decimals, places, signs; nothing is computed here."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.change import Change
from binzhou_cli.analysis.standing import Entry, Reported, Standing
from binzhou_cli.errors import Said
from binzhou_cli.language import ordinal
from binzhou_cli.model.period import Period
from binzhou_cli.model.records import Figure, ReportedGrowth, Source, Text
from binzhou_cli.record import Record
from binzhou_cli.report.fields import Quantity
from binzhou_cli.report.report import Field, Report, said_in
from binzhou_cli.report.words import (
    DOUBT,
    SIGNS,
    letters_of,
    moved,
    place_text,
    points_of,
    sign_of,
    signed,
    spoken_change,
    tone_of,
)
from binzhou_cli.view.machine import plain
from binzhou_cli.view.safe import visible
from binzhou_cli.view.units import Units

if TYPE_CHECKING:
    from binzhou_cli.language import Texts
    from binzhou_cli.view.glyphs import Glyphs

SIGNIFICANT = 6
"""Digits of the largest figure of a column that a table shows."""
LEAST_DECIMALS = 3
"""Decimals that are shown however large the figures are."""
BAR = 24
"""Columns of the longest bar, at the least."""
EIGHTHS = "▏▎▍▌▋▊▉"
"""Parts of a column, the shortest first."""

_WIDE = Context(prec=60, traps=[])


class Cell(Record):
    """What a person reads in a cell.

    Attributes:
        text: the words or the figure.
        tone: ``good``, ``bad``, ``quiet``, ``warn`` or ``own``; never the only sign.
    """

    text: str
    tone: str = ""


def _measures(report: Report, field: Field) -> set[str]:
    """In what the changes of a column are said: per cent, points, or the unit itself."""
    held = (field.of(record) for record in report.records)
    changes = [each for each in held if isinstance(each, Change) and each.refused is None]
    return {each.measure for each in changes if each.measure != "places"}


class Cells:
    """Formats the cells of one report for people.

    Args:
        thousands: the separator of thousands; empty for none.
        whole: whether figures keep every digit.
    """

    def __init__(
        self,
        report: Report,
        fields: tuple[Field, ...],
        glyphs: "Glyphs",
        texts: "Texts",
        *,
        thousands: str = ",",
        whole: bool = False,
    ) -> None:
        self.glyphs = glyphs
        self.texts = texts
        self.units = Units(texts.language, report.units)
        self.thousands = thousands
        self.bar = BAR
        self.numbers = {source.id: i for i, source in enumerate(report.numbered(), start=1)}
        self._limits: dict[str, int | None] = {}
        self._mixed: set[str] = set()
        self._ends: dict[str, tuple[Decimal, Decimal]] = {}
        for field in fields:
            if field.kind in ("figure", "number", "difference"):
                values = self._values(report, field)
                self._limits[field.key] = None if whole else _decimals_limit(values)
            elif field.kind == "growth":
                if len(_measures(report, field)) > 1:
                    self._mixed.add(field.key)
            elif field.kind == "bar":
                values = self._values(report, field)
                self._ends[field.key] = (
                    min(values, default=Decimal(0)).min(0), max(values, default=Decimal(0)).max(0),
                )  # fmt: skip

    def _values(self, report: Report, field: Field) -> list[Decimal]:
        found = (plain(field.of(record), field.kind, self.units) for record in report.records)
        return [each for each in found if isinstance(each, Decimal)]

    def __call__(self, field: Field, record: Any) -> Cell:
        """The cell of a record in a column."""
        found = self._cell(field, field.of(record))
        return found._replace(text=visible(self.glyphs.translate(found.text)))

    def _cell(self, field: Field, value: Any) -> Cell:
        if value is None:
            return Cell("")
        shape = _SHAPES.get(field.kind)
        if shape is not None:
            shaped: Cell = shape(self, field, value)
            return shaped
        if isinstance(value, Text):
            return Cell(value.of(self.texts.language))
        if isinstance(value, Said):
            return Cell(self.texts.said(value))
        if isinstance(value, bool):
            return Cell(self.texts("yes" if value else "no"))
        if isinstance(value, Decimal):
            return Cell(self.number(value, self._limits.get(field.key)))
        if isinstance(value, Quantity):
            return self._difference(field, value, sign=False)
        if isinstance(value, tuple | list | dict) and not hasattr(value, "of"):
            return Cell(" ".join(map(str, value)))
        return Cell(said_in(value, self.texts))

    def _figure(self, field: Field, figure: Any) -> Cell:
        if not isinstance(figure, Figure):
            return self._difference(field, figure, sign=False)
        if figure.text:
            return Cell(figure.text)
        value = self.units.value(figure)
        if value is None:
            return Cell("")
        if figure.indicator.kind == "rank":
            return Cell(sign_of(figure) + ordinal(int(value), self.texts.language))
        return Cell(sign_of(figure) + self.number(value, self._limits.get(field.key)))

    def _difference(self, field: Field, value: Any, *, sign: bool = True) -> Cell:
        if not isinstance(value, Quantity):
            return Cell(signed(value))
        amount = self.units.quantity(value)
        shown = signed(amount) if sign else self.number(amount, self._limits.get(field.key))
        return Cell(value.before + shown, "quiet" if value.before.startswith("≈") else "")

    def _printed(self, field: Field, figure: Any) -> Cell:
        growth: ReportedGrowth = getattr(figure, "growth", figure)
        before = DOUBT if "U" in getattr(figure, "status", ()) else ""
        return Cell(before + SIGNS.get(growth.qualifier, "") + self.number(growth.percent))

    def _growth(self, field: Field, change: Change) -> Cell:
        if change.refused is not None:
            return Cell(self.texts(f"short.{change.refused.code}"), "quiet")
        amount = change.shown
        if amount is None:
            return Cell("")
        tone = tone_of(change.indicator, amount, change.measure)
        if change.measure == "places":
            return Cell(moved(amount, self.texts), tone)
        marks = {mark.code for mark in change.marks}
        before = "⌀ " if change.years > 1 else ""
        before = letters_of(marks) + before
        if "doubtful" in marks:
            before = DOUBT + before
        if "across-break" in marks:
            before = f"* {before}"
        if change.qualifier == "about":
            before += "~ "
        limit = 2 if change.years > 1 and abs(amount) < 1 else 1
        shown = before + self.number(amount, limit)
        if field.key in self._mixed and change.measure != "percent":  # the head says per cent
            shown = f"{shown} {self.texts(points_of(change))}"
        return Cell(shown, tone)

    def _change(self, field: Field, change: Change) -> Cell:
        per_year = field.kind == "per-year"
        text = spoken_change(change, self.texts, per_year=per_year)
        if change.refused is not None:
            return Cell(text, "quiet")
        amount = change.per_year if per_year else change.amount
        return Cell(text, tone_of(change.indicator, amount, change.measure) if amount else "")

    def _place(self, field: Field, value: Any) -> Cell:
        if isinstance(value, Standing):
            if value.league is not None and value.entry is not None:
                return Cell(place_text(value.league, value.entry, self.texts))
            if value.league is not None and value.left_out is not None:
                return Cell(self.texts(f"short.{value.left_out.why.code}"), "quiet")
            return Cell("")
        if hasattr(value, "of") and not isinstance(value, Entry | Reported):
            return Cell(said_in(value, self.texts))
        if isinstance(value, Entry):
            return Cell(self._entry(value))
        if isinstance(value, Reported):
            before = SIGNS.get(value.qualifier, "")
            said = ordinal(value.place, self.texts.language)
            if value.of is not None:
                said = self.texts("place.of", place=said.removeprefix("第"), of=value.of)
            return Cell(before + said)
        return Cell(ordinal(value, self.texts.language))

    def _entry(self, entry: Entry) -> str:
        tied = "=" if entry.tied > 1 else ""
        low = ordinal(entry.low, self.texts.language)
        if entry.low == entry.high:
            return tied + low
        high = ordinal(entry.high, self.texts.language)
        return self.texts("places.between", low=tied + low, high=high.removeprefix("第"))

    def _moved(self, field: Field, places: Any) -> Cell:
        tone = "good" if places > 0 else "bad" if places else ""
        return Cell(moved(places, self.texts) if places else "", tone)

    def _count(self, field: Field, value: int) -> Cell:
        return Cell(f"{value:,}".replace(",", self.thousands))

    def _sources(self, field: Field, sources: Any) -> Cell:
        named: list[Source] = list(sources)
        return Cell(
            " ".join(str(self.numbers[each.id]) for each in named if each.id in self.numbers)
        )

    def _unit(self, field: Field, indicator: Any) -> Cell:
        if isinstance(indicator, str):
            return Cell(indicator)
        if indicator.kind in ("rank", "fact"):
            return Cell("")
        return Cell(self.units.of(indicator).label.of(self.texts.language))

    def _rate(self, field: Field, value: Decimal) -> Cell:
        return Cell(self.number(value, 1))

    def _codes(self, field: Field, codes: Any) -> Cell:
        return Cell(";".join(codes))

    def _period(self, field: Field, period: Any) -> Cell:
        return Cell(period.text if isinstance(period, Period) else str(period))

    def _spark(self, field: Field, values: Any) -> Cell:
        return Cell(sparkline(values, self.glyphs))

    def _bar(self, field: Field, value: Any) -> Cell:
        amount = plain(value, field.kind, self.units)
        low, high = self._ends.get(field.key, (Decimal(0), Decimal(0)))
        if not isinstance(amount, Decimal) or not amount or low == high:
            return Cell("")
        each = self.bar / (high - low)
        zero, exact = round(-low * each), abs(amount) * each
        if amount < 0 or self.glyphs.name != "unicode":
            long = max(round(exact), 1)
            before = zero if amount > 0 else max(zero - long, 0)
            return Cell(" " * before + self.glyphs.bar * long)
        room = (self.bar - zero) * 8  # of a bar that begins in the middle
        whole, part = divmod(min(max(round(exact * 8), 1), room), 8)
        return Cell(" " * zero + self.glyphs.bar * whole + ("", *EIGHTHS)[part])

    def number(self, value: Decimal, limit: int | None = None) -> str:
        """A figure with thousands separators and at most ``limit`` decimals."""
        exponent = value.as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
        if limit is not None and decimals > limit:
            value = value.quantize(Decimal(1).scaleb(-limit), ROUND_HALF_UP, context=_WIDE) + 0
        text = f"{value:,f}".replace(",", self.thousands)
        return text.replace("-", self.glyphs.minus)


_SHAPES: dict[str, Any] = {
    "figure": Cells._figure,
    "difference": Cells._difference,
    "printed": Cells._printed,
    "growth": Cells._growth,
    "change": Cells._change,
    "per-year": Cells._change,
    "place": Cells._place,
    "moved": Cells._moved,
    "count": Cells._count,
    "sources": Cells._sources,
    "unit": Cells._unit,
    "rate": Cells._rate,
    "codes": Cells._codes,
    "period": Cells._period,
    "spark": Cells._spark,
    "bar": Cells._bar,
}


def _decimals_limit(values: list[Decimal]) -> int:
    figures = [value for value in values if value]
    if not figures:
        return LEAST_DECIMALS
    before_point = max(value.adjusted() for value in figures) + 1
    return max(SIGNIFICANT - before_point, LEAST_DECIMALS)


def sparkline(values: Any, glyphs: "Glyphs") -> str:
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
