"""What fields alone cannot tell: references, keys and ranks of a dataset that must hold."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset, Indicator, Observation

Place = tuple[str | int, ...]
Fault = tuple[Place, str]


def faults(dataset: "Dataset") -> Iterator[Fault]:
    """Every fault that the models let pass, each with its path in the dataset and a sentence.

    Checked are: codes and ids are unique; every area, unit, topic and source that is named
    exists; no area is part of itself; names of indicators do not collide; units of an
    indicator are of one code; an observation says something, stands once for its source and
    has at most one preferred; a rank is a whole number from 1; a break runs forward.
    """
    yield from _unique("areas", (area.code for area in dataset.areas))
    yield from _unique("units", (unit.id for unit in dataset.units))
    yield from _unique("topics", (topic.id for topic in dataset.topics))
    yield from _unique("sources", (source.id for source in dataset.sources))
    yield from _unique("indicators", (indicator.id for indicator in dataset.indicators))
    if dataset.default_area not in dataset.areas_by_code:
        yield ("default_area",), f'the area "{dataset.default_area}" is not in areas'
    yield from _areas(dataset)
    yield from _names(dataset)
    for index, indicator in enumerate(dataset.indicators):
        yield from _indicator(dataset, indicator, ("indicators", index))


def _unique(field: str, keys: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            yield (field, index), f'"{key}" stands twice'
        seen.add(key)


def _areas(dataset: "Dataset") -> Iterator[Fault]:
    known = dataset.areas_by_code
    for index, area in enumerate(dataset.areas):
        for field, code in (("parent", area.parent), ("merged_into", area.merged_into)):
            if code is not None and code not in known:
                yield ("areas", index, field), f'the area "{code}" is not in areas'
        seen, above = {area.code}, area.parent
        while above is not None and above in known:
            if above in seen:
                yield ("areas", index, "parent"), f'the area "{area.code}" is part of itself'
                break
            seen.add(above)
            above = known[above].parent


def _names(dataset: "Dataset") -> Iterator[Fault]:
    owner: dict[str, int] = {}
    for index, indicator in enumerate(dataset.indicators):
        names = (indicator.id, indicator.name.en, indicator.name.zh, *indicator.aliases)
        if not (indicator.name.en or indicator.name.zh):
            yield ("indicators", index, "name"), "a name is needed, in English or in Chinese"
        for name in names:
            if name and owner.setdefault(name.casefold(), index) != index:
                other = dataset.indicators[owner[name.casefold()]].id
                yield ("indicators", index), f'the name "{name}" belongs to "{other}" as well'


def _indicator(dataset: "Dataset", indicator: "Indicator", place: Place) -> Iterator[Fault]:
    if dataset.topics and indicator.topic not in dataset.topics_by_id:
        yield (*place, "topic"), f'the topic "{indicator.topic}" is not in topics'
    display = indicator.display
    for field, unit in (
        ("unit", indicator.unit),
        ("display", display.en if display else ""),
        ("display", display.zh if display else ""),
    ):
        if unit:
            yield from _unit(dataset, indicator, unit, (*place, field))
    for index, each in enumerate(indicator.breaks):
        at = (*place, "breaks", index)
        if each.after.order >= each.before.order:
            yield at, f"the break runs backwards: after {each.after}, before {each.before}"
        for code in each.areas:
            if code not in dataset.areas_by_code:
                yield (*at, "areas"), f'the area "{code}" is not in areas'
    yield from _observations(dataset, indicator, place)


def _observations(dataset: "Dataset", indicator: "Indicator", place: Place) -> Iterator[Fault]:
    keys: set[tuple[str, str, str]] = set()
    twice: set[tuple[str, str, str]] = set()
    preferred: Counter[tuple[str, str]] = Counter()
    plain = indicator.kind not in ("fact", "rank")
    gone = {area.code for area in dataset.areas if area.until is not None}
    living = dataset.areas_by_code.keys() - gone
    sources = dataset.sources_by_id
    for index, observation in enumerate(indicator.observations):
        key = (observation.area, observation.period.text, observation.source)
        if key in keys and key not in twice:
            twice.add(key)
            said = f'"{observation.source}" states the figure of {observation.period} twice'
            yield (*place, "observations", index), said
        keys.add(key)
        if observation.preferred:
            preferred[key[:2]] += 1
            if preferred[key[:2]] == 2:
                said = f"two figures of {observation.period} are marked preferred"
                yield (*place, "observations", index), said
        if (  # what most observations are: looked at once, and nothing to say of
            plain
            and observation.area in living
            and observation.source in sources
            and observation.value is not None
            and _short(observation.value)
            and observation.growth is None
            and observation.rank is None
            and observation.unit is None
        ):
            continue
        yield from _observation(dataset, indicator, observation, (*place, "observations", index))


MOST_DIGITS = 28
"""Digits of a figure, the zeros of its exponent counted: what decimals compute with."""


def _short(value: Decimal) -> bool:
    text = str(value)
    return len(text) <= MOST_DIGITS and "E" not in text


def _too_long(value: Decimal) -> bool:
    if _short(value):
        return False
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return True
    return max(len(digits) + max(exponent, 0), -exponent) > MOST_DIGITS


def _unit(dataset: "Dataset", indicator: "Indicator", unit: str, place: Place) -> Iterator[Fault]:
    found = dataset.units_by_id.get(unit)
    if found is None:
        yield place, f'the unit "{unit}" is not in units'
        return
    own = dataset.units_by_id.get(indicator.unit)
    if own is not None and own.code != found.code:
        yield place, f'the unit "{unit}" measures {found.code}, the indicator {own.code}'


def _observation(
    dataset: "Dataset", indicator: "Indicator", observation: "Observation", place: Place
) -> Iterator[Fault]:
    if observation.area not in dataset.areas_by_code:
        yield (*place, "area"), f'the area "{observation.area}" is not in areas'
    if observation.source not in dataset.sources_by_id:
        yield (*place, "source"), f'the source "{observation.source}" is not in sources'
    area = dataset.areas_by_code.get(observation.area)
    if area is not None and area.until is not None and observation.period.start >= area.until.end:
        yield (*place, "period"), f'the area "{area.code}" existed until {area.until} only'
    if observation.unit is not None:
        yield from _unit(dataset, indicator, observation.unit, (*place, "unit"))
    if observation.rank is not None and observation.rank.scope not in dataset.areas_by_code:
        yield (*place, "rank", "scope"), f'the area "{observation.rank.scope}" is not in areas'
    growth = observation.growth
    for field, figure in (
        (("value",), observation.value),
        (("growth", "percent"), growth.percent if growth is not None else None),
    ):
        if figure is not None and _too_long(figure):
            yield (*place, *field), f"a figure has {MOST_DIGITS} digits at the most"
            return
    rank = observation.rank
    if rank is not None and rank.of is not None and rank.place > rank.of:
        yield (*place, "rank"), f"the place {rank.place} lies beyond the {rank.of} that are ranked"
    value = observation.value
    if indicator.kind == "fact":
        if not observation.text or value is not None:
            yield place, "a fact has a text and no value"
    elif value is None and observation.growth is None and observation.rank is None:
        yield place, "an observation needs a value, a growth or a rank"
    if indicator.kind == "rank" and value is not None and (value < 1 or value % 1):
        yield (*place, "value"), f"a rank is a whole number from 1, not {value}"
