"""The periods of a command line: years, ranges, the latest figure, and which others count."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from binzhou_cli.errors import UsageError, say
from binzhou_cli.model.period import MONTHS, Period, parse_period
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.figures import Series

LATEST = ("latest", "最新")


class Stretch(Record):
    """A range of periods, both ends included; an end that is none is open."""

    first: Period | None
    last: Period | None

    def holds(self, period: Period) -> bool:
        """Whether a period lies within it."""
        return (self.first is None or period.first >= self.first.first) and (
            self.last is None or period.last <= self.last.last
        )

    @property
    def frequency(self) -> str:
        """The frequency of its ends."""
        end = self.first or self.last
        return end.frequency if end is not None else "A"


class Selection(Record):
    """The periods that are asked for: none of the three means all.

    Whole years are meant unless a period of another form is named: a series that has years is
    shown by years, another one in the periods it has.

    Attributes:
        single: periods that are named themselves.
        stretches: ranges of periods.
        latest: whether the latest figure is asked for.
        every: whether periods of every length count.
    """

    single: tuple[Period, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    latest: bool = False
    every: bool = False

    @property
    def any(self) -> bool:
        """Whether periods are asked for at all."""
        return bool(self.single or self.stretches or self.latest)

    def ends(self) -> tuple[Period, ...]:
        """Periods between which all lies that is asked for; none where an end is open."""
        if self.latest:
            return ()
        ends = [end for each in self.stretches for end in each]
        known = [each for each in (*self.single, *ends) if each is not None]
        return tuple(known) if len(known) == len(self.single) + len(ends) else ()

    def of(self, series: "Series") -> Callable[[Period], bool]:
        """Whether a period of a series is asked for."""
        yearly = any(each.period.frequency == "A" for each in series.current)
        named = set(self.single)
        stretches = [*self.stretches]
        if not yearly:  # months of a year that is named, of a series that has no years
            stretches += [Stretch(each, each) for each in named if each.frequency == "A"]
        last = self._latest(series, yearly) if self.latest else None

        def asked(period: Period) -> bool:
            if (named and period in named) or (last is not None and period == last):
                return True
            usual = self.every or not yearly or period.frequency == "A"
            if not self.any:
                return usual
            return any(
                each.holds(period)
                and (usual or (each.frequency != "A" and period.frequency == each.frequency))
                for each in stretches
            )

        return asked

    @staticmethod
    def _latest(series: "Series", yearly: bool) -> Period | None:
        stated = [
            each.period
            for each in series.current
            if each.stated and (not yearly or each.period.frequency == "A")
        ]
        stated = stated or [each.period for each in series.current if each.stated]
        return stated[-1] if stated else None

    def merged(self, other: "Selection") -> "Selection":
        """What both ask for together."""
        return Selection(
            tuple(dict.fromkeys((*self.single, *other.single))),
            (*self.stretches, *other.stretches),
            self.latest or other.latest,
            self.every or other.every,
        )

    def years(self, known: Iterable[Period]) -> list[Period]:
        """The periods that are named, a range as its years, in order of time.

        Args:
            known: the periods that have figures, for a range with an open end.
        """
        found = dict.fromkeys(self.single)
        for stretch in self.stretches:
            if stretch.first is not None and stretch.last is not None and stretch.frequency == "A":
                years = range(stretch.first.year, stretch.last.year + 1)
                found |= dict.fromkeys(parse_period(f"{year:04d}") for year in years)
            else:
                found |= dict.fromkeys(
                    each
                    for each in known
                    if each.frequency == stretch.frequency and stretch.holds(each)
                )
        return sorted(found, key=lambda period: period.order)


def read_selection(word: str) -> Selection | None:
    """A word as periods: ``2021``, ``2015:2021``, ``2015:``, ``latest``; none where it is none.

    Raises:
        UsageError: it has the form of a range, and is none.
    """
    plain = word.strip()
    if plain.casefold() in LATEST:
        return Selection(latest=True)
    if ":" in plain or "：" in plain:
        first, last = plain.replace("：", ":").split(":", 1)
        ends = [_one(each) if each.strip() else None for each in (first, last)]
        if any(end is None and each.strip() for end, each in zip(ends, (first, last), strict=True)):
            if first.strip()[:1].isdigit() or last.strip()[:1].isdigit():
                raise UsageError(say("error.range", text=word))
            return None
        if ends[0] is None and ends[1] is None:
            return None
        if ends[0] is not None and ends[1] is not None and ends[1].last < ends[0].first:
            raise UsageError(say("error.backwards", text=word))
        return Selection(stretches=(Stretch(ends[0], ends[1]),))
    found = _one(plain)
    return Selection(single=(found,)) if found is not None else None


def looks_like_period(word: str) -> bool:
    """Whether a word was meant as periods: it begins with a year."""
    return len(word) >= 4 and word[:4].isdigit() and not word.isdigit()


def _one(text: str) -> Period | None:
    """A period, in the notation of the dataset or as people write it: ``2022Q3``, ``2022年9月``."""
    text = text.strip()
    if "年" in text:
        text = _from_chinese(text)
    elif text[4:5] in ("Q", "q", "S", "s", "W", "w", "M"):
        text = f"{text[:4]}-{text[4:].upper().replace('M', '')}"
    try:
        return parse_period(text)
    except ValueError:
        return None


def _from_chinese(text: str) -> str:
    year, _, rest = text.partition("年")
    rest = rest.strip()
    if not rest:
        return year
    if rest in ("上半年", "下半年"):
        return f"{year}-S{1 if rest == '上半年' else 2}"
    for ending in ("季度", "季"):
        if rest.endswith(ending):
            number = rest.removesuffix(ending).lstrip("第")
            return f"{year}-Q{'一二三四'.find(number) + 1 or number}"
    if rest.endswith("月"):
        return f"{year}-{rest[:-1]:0>2}"
    return text


__all__ = ["LATEST", "MONTHS", "Selection", "Stretch", "read_selection"]
