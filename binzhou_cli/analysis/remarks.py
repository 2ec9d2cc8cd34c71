"""What may be wrong in a dataset that is sound: figures that a person should look at again."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Series
from binzhou_cli.model.records import Figure

FACTOR = 8


class Remark(NamedTuple):
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
    """Every remark: far values, shares beyond 100, names alike, no unit."""
    yield from _names(dataset)
    for indicator in dataset.indicators:
        if indicator.unit.code == "_U" and indicator.kind == "unknown":
            yield Remark("no_unit", {"indicator": indicator.id})
        if indicator.kind in ("rank", "fact"):
            continue
        for series in dataset.figures.select([indicator], dataset.areas):
            yield from _far(series)
            if indicator.kind == "share":
                yield from _beyond(series)


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
