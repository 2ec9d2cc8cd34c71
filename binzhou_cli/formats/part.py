"""A part of a dataset: some indicators, areas and periods, and what they refer to."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.selection import Selection

Json = dict[str, Any]


def part_of(
    raw: Json,
    dataset: "Dataset",
    indicators: "Collection[str]",
    areas: "Collection[str]",
    periods: "Selection",
) -> Json:
    """The JSON of a part; areas, units and sources that it does not need are left out."""
    ids, codes = set(indicators), set(areas)
    kept: list[Json] = []
    for indicator in raw["indicators"]:
        if ids and indicator["id"] not in ids:
            continue
        asked = _periods(dataset, indicator["id"], periods)
        kept.append(
            {
                **indicator,
                "observations": [
                    each
                    for each in indicator["observations"]
                    if (not codes or each.get("area", "_Z") in codes)
                    and (asked is None or (each.get("area", "_Z"), each["period"]) in asked)
                ],
            }
        )
    found = {**raw, "indicators": [each for each in kept if each["observations"]]}
    _prune(found)
    return found


def _periods(
    dataset: "Dataset", indicator: str, periods: "Selection"
) -> set[tuple[str, str]] | None:
    if not periods.any:
        return None
    found: set[tuple[str, str]] = set()
    for series in dataset.figures.select([dataset.indicators_by_id[indicator]], dataset.areas):
        holds = periods.of(series)
        found |= {
            (series.area.code, each.period.text) for each in series.current if holds(each.period)
        }
    return found


def _prune(raw: Json) -> None:
    """Leave out what nothing refers to any more."""
    observations = [one for each in raw["indicators"] for one in each["observations"]]
    ids = {each["id"] for each in raw["indicators"]}
    areas = {each.get("area", "_Z") for each in observations}
    areas |= {each["rank"]["scope"] for each in observations if "rank" in each}
    known = {each["code"]: each for each in raw.get("areas", ())}
    waiting = list(areas)
    while waiting:
        here = known.get(waiting.pop(), {})
        above = {here.get("parent"), here.get("merged_into")} - areas - {None}
        areas |= above
        waiting += above
    for each in raw["indicators"]:
        for one in each.get("breaks", ()):
            areas |= set(one.get("areas", ()))
    raw["areas"] = [
        {
            key: value
            for key, value in each.items()
            if key not in ("parent", "merged_into") or value in areas
        }
        for each in raw.get("areas", ())
        if each["code"] in areas
    ]
    units = {each.get("unit") for each in (*observations, *raw["indicators"])}
    for each in raw["indicators"]:
        display = each.get("display")
        units |= set(display.values() if isinstance(display, dict) else [display])
        if "parts" in each:
            parts = {
                key: [one for one in held if one in ids] for key, held in each["parts"].items()
            }
            each["parts"] = {key: held for key, held in parts.items() if held}
    sources = {each.get("source") for each in observations}
    topics = {each.get("topic") for each in raw["indicators"]}
    keys = {key for each in raw["indicators"] for key in each.get("key", ())}
    for field, used in (
        ("units", units),
        ("sources", sources),
        ("topics", topics),
        ("dimensions", keys),
    ):
        if field in raw:
            raw[field] = [each for each in raw[field] if each["id"] in used]
    if raw.get("default_area") not in areas:
        raw.pop("default_area", None)
    if "headline" in raw:
        raw["headline"] = [each for each in raw["headline"] if each in ids]
