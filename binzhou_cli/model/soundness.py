"""What fields alone cannot tell: references, keys and ranks of a dataset that must hold.

It looks at the plain JSON of a file whose fields fit the models.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from binzhou_cli.model.period import parse_period
from binzhou_cli.record import Record

Place = tuple[str | int, ...]
Json = Mapping[str, Any]

RESERVED = frozenset({"all", "全部", "latest"})
"""Words of the command line, which no area and no indicator can be called by."""


class Fault(Record):
    """What is wrong in a dataset.

    Attributes:
        place: the path to it: keys and numbers of items.
        code: key of its sentence, ``fault.<code>``.
        params: what the sentence names.
    """

    place: Place
    code: str
    params: Mapping[str, Any]


def fault(place: Place, code: str, /, **params: Any) -> Fault:
    """A fault with what its sentence names."""
    return Fault(place, code, params)


def faults(raw: Json) -> Iterator[Fault]:
    """Every fault that the models let pass, each with its path in the dataset.

    Checked are: codes and ids are unique; every area, unit, topic and source that is named
    exists; no area is part of itself or merged in a circle; names do not collide; units of an
    indicator are of one code; an observation says something, stands once for its source and
    has at most one preferred; a rank is a whole number from 1; a break runs forward.
    """
    for field, key in (
        ("areas", "code"), ("units", "id"), ("topics", "id"),
        ("dimensions", "id"), ("sources", "id"), ("indicators", "id"),
    ):  # fmt: skip
        yield from _unique(field, [each[key] for each in raw.get(field, ())])
    areas = {each["code"]: each for each in raw.get("areas", ())}
    indicators = {each["id"] for each in raw["indicators"]}
    if raw.get("default_area") is not None and raw["default_area"] not in areas:
        yield fault(("default_area",), "no_area", code=raw["default_area"])
    for index, each in enumerate(raw.get("headline", ())):
        if each not in indicators:
            yield fault(("headline", index), "no_indicator", code=each)
    yield from _areas(raw, areas)
    yield from _names(raw)
    known = Known(raw, areas)
    for index, indicator in enumerate(raw["indicators"]):
        yield from _indicator(known, indicator, ("indicators", index))


class Known:
    """What figures may refer to."""

    def __init__(self, raw: Json, areas: Mapping[str, Json]) -> None:
        self.areas = areas
        self.until = {
            code: parse_period(each["until"]) for code, each in areas.items() if each.get("until")
        }
        self.living = areas.keys() - self.until.keys()
        self.units = {each["id"]: each for each in raw.get("units", ())}
        self.topics = {each["id"] for each in raw.get("topics", ())}
        self.sources = {each["id"] for each in raw.get("sources", ())}
        self.indicators = {each["id"] for each in raw["indicators"]}
        self.dimensions = {
            each["id"]: {one["code"] for one in each.get("members", ())}
            for each in raw.get("dimensions", ())
        }


def known_of(raw: Json) -> Known:
    """What figures of a dataset may refer to."""
    return Known(raw, {each["code"]: each for each in raw.get("areas", ())})


def observation_faults(
    known: Known, indicator: Json, observations: Sequence[Json]
) -> Iterator[tuple[Json, Fault]]:
    """What is wrong in some observations of an indicator, each with the one that is at fault."""
    for each in _observations(known, {**indicator, "observations": observations}, ()):
        yield observations[int(each.place[1])], each


def _unique(field: str, keys: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            yield fault((field, index), "twice", name=key)
        seen.add(key)


def names_of(name: Any) -> list[str]:
    """The texts of a name, each once."""
    if isinstance(name, str):
        return [name] if _seen(name) else []
    texts = (name.get("en", ""), name.get("zh", "")) if name else ()
    return list(dict.fromkeys(each for each in texts if _seen(each)))


def _seen(text: str) -> bool:
    """Whether there is anything to be seen of a text."""
    return any(each.isprintable() for each in text.strip())


def _areas(raw: Json, known: Mapping[str, Json]) -> Iterator[Fault]:
    owner: dict[str, int] = {}
    for index, area in enumerate(raw.get("areas", ())):
        code = area["code"]
        names = names_of(area["name"])
        if not names and area.get("kind", "area") != "none":
            yield fault(("areas", index, "name"), "no_name")
        for name in dict.fromkeys(each.casefold() for each in (code, *names)):
            if name in RESERVED:
                yield fault(("areas", index), "reserved", name=name)
            if owner.setdefault(name, index) != index:
                other = raw["areas"][owner[name]]["code"]
                yield fault(("areas", index), "name_taken", name=name, other=other)
        for field in ("parent", "merged_into"):
            if area.get(field) is not None and area[field] not in known:
                yield fault(("areas", index, field), "no_area", code=area[field])
            seen, above = {code}, area.get(field)
            while above is not None and above in known:
                if above in seen:
                    yield fault(("areas", index, field), f"circle.{field}", code=code)
                    break
                seen.add(above)
                above = known[above].get(field)


def _names(raw: Json) -> Iterator[Fault]:
    owner: dict[str, int] = {}
    for index, indicator in enumerate(raw["indicators"]):
        names = names_of(indicator["name"])
        if not names:
            yield fault(("indicators", index, "name"), "no_name")
        for name in (indicator["id"], *names, *indicator.get("aliases", ())):
            folded = name.casefold()
            if folded in RESERVED:
                yield fault(("indicators", index), "reserved", name=name)
            if name and owner.setdefault(folded, index) != index:
                other = raw["indicators"][owner[folded]]["id"]
                yield fault(("indicators", index), "name_taken", name=name, other=other)


def _indicator(known: Known, indicator: Json, place: Place) -> Iterator[Fault]:
    topic = indicator.get("topic")
    if known.topics and topic is not None and topic not in known.topics:
        yield fault((*place, "topic"), "no_topic", code=topic)
    yield from _unit(known, indicator, indicator.get("unit"), (*place, "unit"))
    display = indicator.get("display") or {}
    units = (display,) if isinstance(display, str) else display.values()
    for unit in dict.fromkeys(each for each in units if each):
        yield from _unit(known, indicator, unit, (*place, "display"))
    for field in ("shares", "values"):
        for index, part in enumerate((indicator.get("parts") or {}).get(field, ())):
            if part not in known.indicators:
                yield fault((*place, "parts", field, index), "no_indicator", code=part)
    for dimension, member in (indicator.get("key") or {}).items():
        if dimension not in known.dimensions:
            yield fault((*place, "key"), "no_dimension", code=dimension)
        elif known.dimensions[dimension] and member not in known.dimensions[dimension]:
            yield fault((*place, "key", dimension), "no_member", code=member, of=dimension)
    for index, each in enumerate(indicator.get("breaks", ())):
        at = (*place, "breaks", index)
        after, before = parse_period(each["after"]), parse_period(each["before"])
        if after.order >= before.order:
            yield fault(at, "break_backwards", after=after, before=before)
        for code in each.get("areas", ()):
            if code not in known.areas:
                yield fault((*at, "areas"), "no_area", code=code)
    yield from _observations(known, indicator, place)


def _unit(known: Known, indicator: Json, unit: str | None, place: Place) -> Iterator[Fault]:
    if unit is None:
        return
    found = known.units.get(unit)
    if found is None:
        yield fault(place, "no_unit", code=unit)
        return
    own = known.units.get(indicator.get("unit") or "")
    if own is not None and own["code"] != found["code"]:
        yield fault(place, "other_unit", unit=unit, code=found["code"], own=own["code"])


def _observations(known: Known, indicator: Json, place: Place) -> Iterator[Fault]:
    keys: set[tuple[str, str, str]] = set()
    preferred: Counter[tuple[str, str]] = Counter()
    plain = indicator.get("kind", "unknown") not in ("fact", "rank")
    for index, each in enumerate(indicator.get("observations", ())):
        area, source = each.get("area", "_Z"), each.get("source", "file")
        key = (area, each["period"], source)
        at = (*place, "observations", index)
        if key in keys:
            yield fault(at, "stated_twice", source=source, period=each["period"])
        keys.add(key)
        if each.get("preferred"):
            preferred[key[:2]] += 1
            if preferred[key[:2]] == 2:
                yield fault(at, "two_preferred", period=each["period"])
        if not (  # what most are is looked at once: there is nothing to say of them
            plain
            and area in known.living
            and source in known.sources
            and each.get("value") is not None
            and "rank" not in each
            and "unit" not in each
        ):
            yield from _observation(known, indicator, each, at)


def _observation(known: Known, indicator: Json, each: Json, place: Place) -> Iterator[Fault]:
    area, source, value = each.get("area"), each.get("source"), each.get("value")
    if (area is not None or known.areas) and area not in known.areas:
        yield fault((*place, "area"), "no_area", code=area)
    if (source is not None or known.sources) and source not in known.sources:
        yield fault((*place, "source"), "no_source", code=source)
    until = known.until.get(area or "")
    if until is not None and parse_period(each["period"]).first > until.last:
        yield fault((*place, "period"), "gone", code=area, until=until)
    yield from _unit(known, indicator, each.get("unit"), (*place, "unit"))
    rank = each.get("rank")
    if rank is not None and rank["scope"] not in known.areas:
        yield fault((*place, "rank", "scope"), "no_area", code=rank["scope"])
    if rank is not None and rank.get("of") is not None and rank["place"] > rank["of"]:
        yield fault((*place, "rank"), "beyond_last", place=rank["place"], of=rank["of"])
    kind = indicator.get("kind", "unknown")
    missing = set(each.get("status", ())) & {"M", "O", "L", "Q", "H", "K", "N"}
    if kind == "fact":
        if not each.get("text") or value is not None:
            yield fault(place, "fact")
    elif value is None and "growth" not in each and rank is None and not missing:
        yield fault(place, "empty")
    if kind == "rank" and value is not None and (float(value) < 1 or float(value) % 1):
        yield fault((*place, "value"), "no_place", value=value)
