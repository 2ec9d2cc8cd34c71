"""Periods: a year, a quarter, a month, or an interval of years or months.

The notation is that of ISO 8601 and SDMX TIME_PERIOD: ``2022``, ``2022-Q3``, ``2022-09``,
``2019/2022``, ``2016-01/2016-09``. An interval includes both its ends.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema

_POINT = r"[0-9]{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?"
PATTERN = rf"^{_POINT}(?:/{_POINT})?$"
_match = re.compile(PATTERN).fullmatch


class Period:
    """A stretch of time: where it starts and how long it is, both in months.

    Attributes:
        text: the notation, as in the dataset.
        start: months from the year 0 to the first month of the period.
        months: its length; 12 for a year.
        frequency: ``A`` year, ``Q`` quarter, ``M`` month (SDMX CL_FREQ), ``I`` interval.
    """

    __slots__ = ("frequency", "months", "start", "text")

    def __init__(self, text: str, start: int, months: int, frequency: str) -> None:
        self.text: Final = text
        self.start: Final = start
        self.months: Final = months
        self.frequency: Final = frequency

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Period({self.text!r})"

    def __str__(self) -> str:
        return self.text

    @property
    def end(self) -> int:
        """The first month after the period, counted as ``start`` is."""
        return self.start + self.months

    @property
    def year(self) -> int:
        """The calendar year in which the period starts."""
        return self.start // 12

    @property
    def order(self) -> tuple[int, int]:
        """The key to sort by: what ends earlier comes first, then what starts earlier."""
        return (self.end, self.start)

    def like(self, other: "Period") -> bool:
        """Whether the two are of one kind: as long, and at the same time of the year.

        Nine months are not like a year; January to September of two years are alike. An
        interval of several years is like nothing: it is cumulative.
        """
        return (
            self.months == other.months
            and self.months <= 12
            and (self.start - other.start) % 12 == 0
        )

    def years_since(self, other: "Period") -> int:
        """Whole years from another period that is like this one."""
        return (self.start - other.start) // 12

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": PATTERN, "examples": ["2022", "2016-01/2016-09"]}

    @classmethod
    def _validate(cls, value: Any) -> "Period":
        if isinstance(value, Period):
            return value
        if not isinstance(value, str):
            raise ValueError('a period is a string such as "2022" or "2016-01/2016-09"')
        return parse_period(value)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Read a period from its notation.

    Raises:
        ValueError: it is no period, mixes two precisions, or runs backwards.
    """
    if not _match(text):
        raise ValueError(f'"{text}" is no period: write 2022, 2022-Q3, 2022-09 or 2019/2022')
    first, _, last = text.partition("/")
    start, months, frequency = _point(first)
    if not last:
        return Period(text, start, months, frequency)
    last_start, last_months, last_frequency = _point(last)
    if frequency != last_frequency:
        raise ValueError(f'the interval "{text}" mixes years, quarters and months')
    if last_start < start:
        raise ValueError(f'the interval "{text}" runs backwards')
    return Period(text, start, last_start + last_months - start, "I")


def _point(text: str) -> tuple[int, int, str]:
    year = int(text[:4]) * 12
    if len(text) == 4:
        return year, 12, "A"
    if text[5] == "Q":
        return year + 3 * (int(text[6]) - 1), 3, "Q"
    return year + int(text[5:]) - 1, 1, "M"
