"""Periods: every frequency of SDMX, and intervals.

The notation is that of ISO 8601 and SDMX TIME_PERIOD: ``2022``, ``2022-S1``, ``2022-Q3``,
``2022-09``, ``2022-W05``, ``2022-09-30``, ``2019/2022``, ``2016-01/2016-09``. An interval
includes both its ends. Years run from -10000 to 99999.
"""

from functools import lru_cache
from typing import Final

# A year is written in one way: two notations of one year would be two periods.
_YEAR = r"(?:[0-9]{4}|[1-9][0-9]{4}|-(?!0000)[0-9]{4}|-10000)"
_POINT = (
    rf"{_YEAR}(?:-S[12]|-Q[1-4]|-W(?:0[1-9]|[1-4][0-9]|5[0-3])"
    r"|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
)
PATTERN = rf"^{_POINT}(?:/{_POINT})?$"
"""The notation as the schema states it. It is read without it: to make such a pattern ready
takes longer than to read a whole file of periods; a test holds the two together."""

MONTHS: Final = {"A": 12, "S": 6, "Q": 3, "M": 1, "W": 0, "D": 0}
"""Months of a period, by its frequency; weeks and days are none."""

_STEPS: Final = {"S": 2, "Q": 4, "M": 12, "W": 53}
"""How many of a frequency a year has at the most."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class PeriodError(ValueError):
    """That a text is no period.

    Attributes:
        code: why: ``period``, ``mixed``, ``backwards``, ``day`` or ``week``.
        text: what was to be read.
    """

    def __init__(self, code: str, text: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.text = text


class Period:
    """A stretch of time.

    Attributes:
        text: the notation, as in the dataset.
        first: its first day, as a number of days (day 0 is 0000-03-01).
        last: its last day.
        start: months from the year 0 to the month in which it begins.
        months: its length in months; 0 for weeks, days and intervals of them.
        frequency: ``A`` year, ``S`` half-year, ``Q`` quarter, ``M`` month, ``W`` week, ``D`` day
            (SDMX CL_FREQ), ``I`` interval.
        step: which of its year it is: 3 for the third quarter; 1 for a year.
    """

    __slots__ = ("first", "frequency", "last", "months", "start", "step", "text")

    def __init__(
        self, text: str, first: int, last: int, start: int, months: int, frequency: str, step: int
    ) -> None:
        self.text: Final = text
        self.first: Final = first
        self.last: Final = last
        self.start: Final = start
        self.months: Final = months
        self.frequency: Final = frequency
        self.step: Final = step

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Period({self.text!r})"

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> "tuple[object, tuple[str]]":
        return parse_period, (self.text,)

    @property
    def end(self) -> int:
        """The first month after a period of months, counted as ``start`` is."""
        return self.start + self.months

    @property
    def year(self) -> int:
        """The calendar year in which the period starts; that of a week is its ISO year."""
        return (
            int(self.text[: self.text.index("-", 1)]) if self.frequency == "W" else self.start // 12
        )

    @property
    def order(self) -> tuple[int, int]:
        """The key to sort by: what ends earlier comes first, then what starts earlier."""
        return (self.last, self.first)

    def like(self, other: "Period") -> bool:
        """Whether the two are of one kind: as long, and at the same time of the year.

        Nine months are not like a year; January to September of two years are alike. An
        interval of several years is like nothing: it is cumulative.
        """
        if self.months or other.months:
            return (
                self.months == other.months
                and self.months <= 12
                and (self.start - other.start) % 12 == 0
            )
        return self.frequency == other.frequency != "I" and self.step == other.step

    def years_since(self, other: "Period") -> int:
        """Whole years from another period that is like this one."""
        if self.months:
            return (self.start - other.start) // 12
        return self.year - other.year

    def contains(self, other: "Period") -> bool:
        """Whether another period lies within this one."""
        return self.first <= other.first and other.last <= self.last


@lru_cache(maxsize=65536)
def parse_period(text: str) -> Period:
    """Read a period from its notation.

    Raises:
        PeriodError: it is no period, mixes two frequencies, or runs backwards.
    """
    head, slash, tail = text.partition("/")
    begin = _point(head)
    if not slash and begin is not None:
        return begin
    end = _point(tail)
    if begin is None or end is None:
        raise PeriodError(
            "period",
            text,
            f'"{text}" is no period: write 2022, 2022-S1, 2022-Q3, 2022-09, 2022-W05, 2022-09-30'
            " or 2019/2022",
        )
    if begin.frequency != end.frequency:
        raise PeriodError("mixed", text, f'the interval "{text}" mixes two lengths of periods')
    if end.first < begin.first:
        raise PeriodError("backwards", text, f'the interval "{text}" runs backwards')
    months = end.end - begin.start if begin.months else 0
    return Period(text, begin.first, end.last, begin.start, months, "I", 0)


def _point(text: str) -> Period | None:
    """A period that is no interval; none where the text is none.

    Raises:
        PeriodError: it has the notation of a week or of a day, and the calendar has none such.
    """
    written, dash, rest = text[1:].partition("-")
    year = _year(text[:1] + written)
    if year is None:
        return None
    if not dash:
        start = year * 12
        return Period(text, _day(year, 1, 1), _day(year + 1, 1, 1) - 1, start, 12, "A", 1)
    frequency = rest[:1] if rest[:1] in ("S", "Q", "W") else "M"
    step, dash, day = (rest[1:] if frequency != "M" else rest).partition("-")
    number = _number(step, 1 if frequency in "SQ" else 2, _STEPS[frequency])
    if number is None or (dash and frequency != "M"):
        return None
    if frequency == "W":
        return _week(text, year, number)
    if dash:
        of_month = _number(day, 2, 31)
        return _date(text, year, number, of_month) if of_month is not None else None
    months = MONTHS[frequency]
    start = year * 12 + months * (number - 1)
    last = _first_of_month(start + months) - 1
    return Period(text, _first_of_month(start), last, start, months, frequency, number)


def _year(text: str) -> int | None:
    """The year, where it is written in the one way in which a year is."""
    plain = text.removeprefix("-")
    if not (plain.isascii() and plain.isdigit()):
        return None
    year = int(plain) if len(plain) < 6 else 0
    if plain is text:
        return year if len(plain) == 4 or year > 9999 else None
    return -year if year == 10000 or (len(plain) == 4 and year) else None


def _number(text: str, digits: int, most: int) -> int | None:
    """A number from 1, of so many digits."""
    if len(text) != digits or not (text.isascii() and text.isdigit()):
        return None
    return int(text) if 0 < int(text) <= most else None


def _date(text: str, year: int, month: int, day: int) -> Period:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day > _LENGTHS[month - 1] + leap:
        raise PeriodError("day", text, f'"{text}" is no day of the calendar')
    at = _day(year, month, day)
    return Period(text, at, at, year * 12 + month - 1, 0, "D", month * 100 + day)


def _week(text: str, year: int, week: int) -> Period:
    """ISO 8601: week 1 is the one with 4 January; weeks begin on a Monday."""
    fourth = _day(year, 1, 4)
    monday = fourth - (fourth + 2) % 7
    first = monday + 7 * (week - 1)
    following = _day(year + 1, 1, 4)
    if week == 53 and first >= following - (following + 2) % 7:
        raise PeriodError("week", text, f'"{text}" is no week: {year} has 52')
    return Period(text, first, first + 6, year * 12 + min((week - 1) * 12 // 53, 11), 0, "W", week)


def _first_of_month(month: int) -> int:
    return _day(month // 12, month % 12 + 1, 1)


def _day(year: int, month: int, day: int) -> int:
    """Days since 0000-03-01 in the proleptic Gregorian calendar, for years of any length."""
    shifted = year - (month <= 2)
    days = (153 * ((month - 3) % 12) + 2) // 5 + day - 1
    return 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + days
