"""The whole dataset: its head, areas, units, topics, sources and indicators."""

from typing import Any

from making.cells import Indicators
from making.inputs import Row, rows, stop, text
from making.observations import Json, Observations, filled
from making.units import Units

PARTS = {
    "gdp": {
        "shares": ["share-primary", "share-secondary", "share-tertiary"],
        "values": ["value-added-primary", "value-added-secondary", "value-added-tertiary"],
    }
}
"""The indicators that divide another one: their shares in it, and their values."""


def listed(cell: str) -> list[str]:
    """Give the items of a cell that holds a list."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def breaks_of(indicators: Indicators) -> dict[str, list[Json]]:
    """Give the breaks of each indicator; one of single areas names them."""
    found: dict[str, list[Json]] = {row["id"]: [] for row in indicators.rows}
    for row in rows("breaks.csv"):
        if row["indicator"] not in found:
            stop(row, f"no indicator {row['indicator']} in indicators.csv")
        found[row["indicator"]].append(
            filled(
                after=row["after"],
                before=row["before"],
                reason=text(row, "reason"),
                areas=listed(row["areas"]),
            )
        )
    return found


def area(row: Row) -> Json:
    """Give an area; the province says what its members are called."""
    return filled(
        code=row["code"],
        name=text(row, "name"),
        parent=row["parent"],
        until=row["until"],
        merged_into=row["merged_into"],
        note=text(row, "note"),
        kind=row["kind"],
        members=text(row, "members"),
    )


def unit(row: Row) -> Json:
    """Give a unit of the vocabulary."""
    return {
        "id": row["id"],
        "code": row["code"],
        "multiplier": int(row["multiplier"]),
        "symbol": row["symbol"],
        "label": text(row, "label"),
    }


def source(row: Row) -> Json:
    """Give a source; its short name stands under a table."""
    return filled(
        id=row["id"],
        title=text(row, "title"),
        short=text(row, "short"),
        publisher=text(row, "publisher"),
        url=row["url"],
        published=row["published"],
        boundary=row["boundary"],
        remark=text(row, "remark"),
    )


def dataset() -> dict[str, Any]:
    """Give the dataset as the file holds it."""
    units = Units()
    indicators = Indicators()
    breaks = breaks_of(indicators)
    observations = Observations(indicators, units).by_indicator
    made = []
    for row in indicators.rows:
        found = observations[row["id"]]
        values = [
            (each["value"], each.get("unit", row["unit"])) for each in found if "value" in each
        ]
        made.append(
            filled(
                id=row["id"],
                name=text(row, "name"),
                aliases=listed(row["aliases"]),
                topic=row["topic"],
                kind=row["kind"],
                unit=row["unit"],
                display=units.display(row, values),
                definition=text(row, "definition"),
                better=row["better"],
                growth_basis=row["growth_basis"],
                additive=row["additive"] == "true" or None,
                parts=PARTS.get(row["id"]),
                breaks=breaks[row["id"]],
            )
            | {"observations": found}
        )
    head = {row["field"]: row["value"] for row in rows("dataset.csv")}
    return {
        "$schema": "dataset.schema.json",
        "title": {"en": head["title_en"], "zh": head["title_zh"]},
        "version": head["version"],
        "default_area": head["default_area"],
        "headline": [each for each in listed(head["headline"]) if each in indicators.by_id],
        "areas": [area(row) for row in rows("areas.csv")],
        "units": [unit(row) for row in units.rows],
        "topics": [{"id": row["id"], "name": text(row, "name")} for row in rows("topics.csv")],
        "sources": [source(row) for row in rows("sources.csv")],
        "indicators": made,
    }
