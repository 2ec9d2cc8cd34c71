"""Doubts between indicators: parts and their whole, what is per head, a place and its panel."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.change import half_unit
from binzhou_cli.analysis.plausible import IDENTITY, Doubt
from binzhou_cli.analysis.scale import ARITHMETIC, scaled, to_significant, value_in

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure, Indicator

PER_HEAD = "-per-capita"
HEADS = "population"
PLACES = "-rank"


def sums(dataset: "Dataset", indicator: "Indicator", found: "list[Series]") -> Iterator[Doubt]:
    """Parts that do not sum to the whole within the digits that they carry."""
    for names, shares in ((indicator.parts.shares, True), (indicator.parts.values, False)):
        parts = [dataset.indicators_by_id[each] for each in names]
        if not parts:
            continue
        held: dict[tuple[str, Period], list[Figure]] = {}
        for series in dataset.figures.select(parts, [each.area for each in found]):
            for each in series.current:
                if each.value is not None and each.qualifier == "exact":
                    held.setdefault((series.area.code, each.period), []).append(each)
        wholes = {(each.area.code, each.period): each for one in found for each in one.current}
        for key, figures in held.items():
            whole = wholes.get(key)
            if len(figures) < len(parts) or len({each.source for each in figures}) > 1:
                continue
            first = figures[0]
            total = sum((value_in(each, first.unit) or Decimal(0) for each in figures), Decimal(0))
            width = sum(
                (scaled(half_unit(each), each.unit, first.unit) for each in figures), Decimal(0)
            )
            expected: Decimal | None = Decimal(100) if shares else None
            if not shares and whole is not None and whole.value is not None:
                expected = value_in(whole, first.unit)
                width += scaled(half_unit(whole), whole.unit, first.unit)
                if whole.source != first.source:
                    expected = None
            if expected is not None and abs(total - expected) > width:
                yield Doubt(
                    "sum", first.indicator if shares else indicator, first.area, first.period,
                    total, expected, whole if whole is not None else first, shares,
                )  # fmt: skip


def identity(dataset: "Dataset", indicator: "Indicator", found: "list[Series]") -> Iterator[Doubt]:
    """A figure per head that is not the whole over the mean population, within 2 per cent."""
    stem = dataset.indicators_by_id.get(indicator.id.removesuffix(PER_HEAD))
    heads = dataset.indicators_by_id.get(HEADS)
    if not indicator.id.endswith(PER_HEAD) or stem is None or heads is None:
        return
    areas = [each.area for each in found]
    wholes = _values(dataset, stem, areas)
    people = _values(dataset, heads, areas)
    for series in found:
        for each in series.current:
            if each.value is None or each.period.frequency != "A":
                continue
            year, code = each.period.year, series.area.code
            whole, now = wholes.get((code, year)), people.get((code, year))
            if whole is None or now is None or whole[1] != now[1]:
                continue
            mean = (now[0] + people.get((code, year - 1), now)[0]) / 2
            expected = ARITHMETIC.divide(whole[0], mean).scaleb(-each.unit.multiplier)
            if abs(each.value - expected) > IDENTITY * expected:
                yield Doubt("identity", indicator, series.area, each.period, each.value,
                            to_significant(expected, 5), each, beside=heads.id)  # fmt: skip


def _values(
    dataset: "Dataset", indicator: "Indicator", areas: "list[Area]"
) -> dict[tuple[str, int], tuple[Decimal, int]]:
    """Values of whole years in the bare unit, with how many areas they hold."""
    return {
        (series.area.code, each.period.year): (
            each.value.scaleb(each.unit.multiplier),
            held_areas(dataset, each),
        )
        for series in dataset.figures.select([indicator], areas)
        for each in series.current
        if each.value is not None and each.period.frequency == "A" and "U" not in each.status
    }


def held_areas(dataset: "Dataset", figure: "Figure") -> int:
    """How many areas that were merged into its own a figure holds already."""
    source = figure.source
    year = source.boundary.year if source.boundary is not None else figure.period.year
    return sum(each.before.year <= year for each in dataset.mergers_into(figure.area))


def printed_ranks(
    dataset: "Dataset", indicator: "Indicator", found: "list[Series]"
) -> Iterator[Doubt]:
    """A printed rank that no table of its period, or of the nearest one, gives."""
    from binzhou_cli.analysis.rank import leagues

    stem, _, rest = indicator.id.partition(PLACES)
    ranked = indicator
    if indicator.kind == "rank":
        if rest not in ("", "-reported") or stem not in dataset.indicators_by_id:
            return
        ranked = dataset.indicators_by_id[stem]
    printed = [
        (each, place, each.rank.scope if each.rank is not None else series.area.parent)
        for series in found
        for each in series.current
        if (place := _place(each, indicator.kind)) is not None
    ]
    tables: dict[str, dict[Period, object]] = {}
    for each, place, code in printed:
        scope = dataset.areas_by_code.get(code or "")
        if scope is None:
            continue
        if scope.code not in tables:
            tables[scope.code] = dict(leagues(dataset, ranked, scope))
        by_period = tables[scope.code]
        if not by_period:
            continue
        nearest = min(by_period, key=lambda one: abs(one.first - each.period.first))
        entry = by_period[nearest].of(each.area)  # type: ignore[attr-defined]
        if entry is not None and not entry.low <= place <= entry.high:
            yield Doubt("rank", indicator, each.area, each.period, Decimal(place),
                        Decimal(entry.low), each, True, nearest.text)  # fmt: skip


def _place(figure: "Figure", kind: str) -> int | None:
    if kind == "rank":
        return int(figure.value) if figure.value is not None else None
    return figure.rank.place if figure.rank is not None else None
