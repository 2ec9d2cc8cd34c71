"""What may be wrong in a dataset that is sound: figures that a person should look at again."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from binzhou_cli.analysis.change import half_unit
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Series
from binzhou_cli.model.period import Period, parse_period
from binzhou_cli.model.records import Figure, Indicator
from binzhou_cli.record import Record

FACTOR = 8
NEAR = Decimal("0.2")
"""How far the sum of parts may be from a figure that is their total, and is not printed so."""


class Remark(Record):
    """Something to be looked at.

    Attributes:
        code: key of its sentence, ``remark.<code>``.
        params: what the sentence names.
        figure: the figure it is about; none for a whole indicator or area.
    """

    code: str
    params: dict[str, Any]
    figure: Figure | None = None


def remarks(dataset: Dataset) -> Iterator[Remark]:
    """Every remark: far values, shares beyond 100, names alike, no unit, parts and their total."""
    yield from _names(dataset)
    yield from _unsayable(dataset)
    for indicator in dataset.indicators:
        if indicator.unit.code == "_U" and indicator.kind == "unknown":
            yield Remark("no_unit", {"indicator": indicator.id})
        if indicator.kind in ("rank", "fact"):
            continue
        for series in dataset.figures.select([indicator], dataset.areas):
            yield from _far(series)
            if indicator.kind == "share":
                yield from _beyond(series)
        if indicator.kind in ("level", "unknown"):
            yield from _totals(dataset, indicator)


def _totals(dataset: Dataset, indicator: Indicator) -> Iterator[Remark]:
    """A total that its parts do not give: all are stated, and their sum is near it, but not it.

    A sum that is far from the figure of the whole is none of what is summed: an average.
    """
    held: dict[str, dict[Period, Figure]] = {
        series.area.code: {
            each.period: each
            for each in series.current
            if each.value is not None and each.qualifier == "exact"
        }
        for series in dataset.figures.select([indicator], dataset.areas)
    }
    for whole in dataset.areas:
        for period, total in held.get(whole.code, {}).items():
            parts = [
                held.get(each.code, {}).get(period)
                for each in dataset.members_of(whole, period.year)
            ]
            stated = [each for each in parts if each is not None and each.unit == total.unit]
            if len(parts) < 2 or len(stated) < len(parts):
                continue
            assert total.value is not None
            summed = sum((each.value for each in stated if each.value is not None), Decimal(0))
            width = sum(map(half_unit, [*stated, total]), Decimal(0))
            off = abs(summed - total.value)
            if width < off <= NEAR * abs(total.value):
                yield Remark("total", {
                    "indicator": indicator.id, "area": whole.name, "period": period,
                    "value": str(total.value), "sum": str(summed), "n": len(parts),
                }, total)  # fmt: skip


def _unsayable(dataset: Dataset) -> Iterator[Remark]:
    """Names that no command line can say: those of a period, empty ones, one of two topics."""
    named = [(each.code, each.name) for each in dataset.areas if each.kind != "none"]
    named += [(each.id, each.name) for each in dataset.indicators]
    for id, name in named:
        for text in dict.fromkeys((name.en, name.zh)):
            if _is_period(text):
                yield Remark("period_name", {"id": id, "name": text})
    for indicator in dataset.indicators:
        if any(not each.strip() for each in indicator.aliases):
            yield Remark("empty_alias", {"indicator": indicator.id})
    seen: dict[str, str] = {}
    for topic in dataset.topics:
        for text in dict.fromkeys((topic.name.en.casefold(), topic.name.zh.casefold())):
            if text and seen.setdefault(text, topic.id) != topic.id:
                yield Remark("topics_alike", {"first": seen[text], "second": topic.id})
                break


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


def _names(dataset: Dataset) -> Iterator[Remark]:
    seen: dict[str, str] = {}
    for area in dataset.areas:
        name = area.name.of("en")
        key = "".join(name.split()).casefold()
        if key and seen.setdefault(key, name) != name:
            yield Remark("names_alike", {"first": seen[key], "second": name})


def _stated(series: Series) -> list[tuple[Figure, Decimal]]:
    return [(each, each.value) for each in series.current if each.value is not None]


def _far(series: Series) -> Iterator[Remark]:
    """A value by a great factor off both of its neighbours."""
    held = _stated(series)
    for (_, before), (figure, value), (_, after) in zip(held, held[1:], held[2:], strict=False):
        if before and value and after and (before > 0) == (value > 0) == (after > 0):
            lower, upper = value / before, value / after
            if (lower >= FACTOR and upper >= FACTOR) or (
                lower * FACTOR <= 1 and upper * FACTOR <= 1
            ):
                yield Remark("far", _named(series, figure), figure)


def _beyond(series: Series) -> Iterator[Remark]:
    for figure, value in _stated(series):
        if not 0 <= value <= 100 and figure.unit.code == "PT":
            yield Remark("beyond", _named(series, figure), figure)


def _named(series: Series, figure: Figure) -> dict[str, Any]:
    return {
        "indicator": series.indicator.id, "area": series.area.name, "period": figure.period,
        "value": str(figure.value),
    }  # fmt: skip
