"""Make data/binzhou.json and data/dataset.schema.json from data/inputs.

Run it after a change of the inputs:  python data/make.py
``--check`` writes nothing and exits 1 when the files are not what the inputs give.
"""

import csv
import json
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent
INPUTS = DATA / "inputs"

Row = dict[str, str]
Json = dict[str, Any]

NUMBER_WORDS = {"one": "1", "first": "1", "four": "4", "9th": "9", "3rd": "3", "1st": "1"}

PRINTED_MULTIPLIERS = {
    "亿元": 8, "億": 8, "billion yuan": 9, "RMB billion": 9, "trillion yuan": 12,
    "10 000 yuan": 4, "CNY 1e4": 4, "CNY 1e8": 8,
    "万人": 4, "萬人": 4, "10 000 persons": 4, "persons 1e4": 4,
    "万吨": 4, "million tons": 6,
}  # fmt: skip
"""The power of ten that a printed unit carries; every other printed unit carries none."""

PANEL_FLAGS = {
    "": (),
    "suspect": ("U",),
    "suspect basis": ("D",),
    "year inferred": ("V",),
}
"""The status of a doubtful cell of the panel, by the words before the colon of its flag."""

LEFT_OUT = {"suspect: zero stands for missing", "cross-check only: Jinan includes Laiwu"}
"""Flags of cells that are no figure, or no figure of this dataset."""


PARTS = {
    "gdp": {
        "shares": ["share-primary", "share-secondary", "share-tertiary"],
        "values": ["value-added-primary", "value-added-secondary", "value-added-tertiary"],
    }
}
"""The indicators that divide another one: their shares in it, and their values."""


def rows(name: str) -> list[Row]:
    with (INPUTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text(row: Row, field: str) -> Json:
    return {key: row[f"{field}_{key}"] for key in ("en", "zh") if row[f"{field}_{key}"]}


def plain(words: str) -> Json:
    """A text that exists in one language: Chinese where it is mostly Chinese."""
    chinese = sum("\u4e00" <= letter <= "\u9fff" for letter in words)
    latin = sum("a" <= letter.lower() <= "z" for letter in words)
    return {"zh" if 2 * chinese > latin else "en": words} if words else {}


def filled(**fields: Any) -> Json:
    """The fields that say something, so that a line holds no empty ones."""
    return {key: value for key, value in fields.items() if value not in (None, "", (), [], {})}


class Units:
    """The closed vocabulary of units, and how printed units find their place in it."""

    def __init__(self) -> None:
        self.rows = rows("units.csv")
        self.by_id = {row["id"]: row for row in self.rows}
        self.by_size = {(row["code"], int(row["multiplier"])): row["id"] for row in self.rows}

    def printed(self, printed: str, indicator: Row) -> str:
        code = self.by_id[indicator["unit"]]["code"]
        return self.by_size[code, PRINTED_MULTIPLIERS.get(printed, 0)]

    def display(self, indicator: Row, values: list[Decimal]) -> Json:
        """English in thousands, millions and billions; Chinese in 万 and 亿."""
        own = self.by_id[indicator["unit"]]
        code, size = own["code"], int(own["multiplier"])
        in_units = sorted(value.scaleb(size) for value in values)
        middle = in_units[len(in_units) // 2] if in_units else Decimal(0)
        english = {8: 9, 4: 6 if middle >= 10**6 else 3}.get(size, size)
        chinese = {9: 8, 6: 4, 3: 4}.get(size, size)
        display = {"en": self.by_size[code, english], "zh": self.by_size[code, chinese]}
        return {} if set(display.values()) == {own["id"]} else display


def figure(printed: str) -> tuple[str, str]:
    """A printed figure as digits, and the multiplier words that stood with it."""
    first, _, rest = printed.partition(" ")
    digits = NUMBER_WORDS.get(first, first).replace(",", "")
    return str(Decimal(digits)), rest


def figure_observation(row: Row, indicator: Row, units: Units, status: Row | None) -> Json:
    growth = filled(
        percent=Decimal(row["growth_percent"]) if row["growth_percent"] else None,
        basis=row["growth_basis"],
    )
    rank = (
        filled(place=int(row["rank"]), scope="370000")
        if row["rank"] and indicator["kind"] != "rank"
        else None
    )
    why = status["why"] if status and status["why"] not in row["note"] else ""
    common = filled(
        status=list(status["status"].split()) if status else None,
        source=row["source"],
        quote=row["quote"],
        note=plain("; ".join(filter(None, (row["note"], why)))),
    )
    key = {"area": "371600", "period": row["period"]}
    if row["indicator"] == "gdp-growth":
        growth = {"percent": Decimal(row["value_as_printed"]), "basis": "not-stated"}
        growth |= filled(qualifier=row["qualifier"] if row["qualifier"] != "exact" else "")
        return key | {"growth": growth} | common
    if indicator["kind"] == "fact":
        return key | {"text": row["value_as_printed"]} | common
    digits, words = figure(row["value_as_printed"])
    unit = units.printed(f"{words} {row['unit_as_printed']}".strip(), indicator)
    return (
        key
        | filled(
            value=Decimal(digits),
            unit=unit if unit != indicator["unit"] else "",
            qualifier=row["qualifier"] if row["qualifier"] != "exact" else "",
            growth=growth,
            rank=rank,
        )
        | common
    )


def panel_observation(row: Row, indicator: Row, units: Units, growth: Row | None) -> Json:
    unit = units.printed(row["unit"], indicator)
    reported = (
        {
            "percent": Decimal(growth["value"]),
            "basis": "constant-prices",
            "locator": growth["locator"],
        }
        if growth
        else None
    )
    return filled(
        area=row["area"],
        period=row["period"],
        value=Decimal(row["value"]),
        unit=unit if unit != indicator["unit"] else "",
        status=list(PANEL_FLAGS[row["flag"].partition(":")[0]]),
        growth=reported,
        source=row["source"],
        locator=row["locator"],
        note=plain(row["flag"]),
    )


def merged(first: Json, second: Json) -> Json:
    """One observation of a cell that both inputs hold: the same source states it once."""
    for field in ("value", "unit", "qualifier"):
        if first.get(field) != second.get(field):
            raise SystemExit(f"{first['source']} states two figures: {first} {second}")
    return {**second, **first, "locator": second["locator"]}


def observations(indicator: Row, units: Units) -> list[Json]:
    statuses = {(row["indicator"], row["period"], row["source"]): row for row in STATUSES}
    growths = {
        (row["area"], row["period"], row["source"]): row
        for row in PANEL
        if row["indicator"] == f"{indicator['input_id']}-growth" and row["flag"] not in LEFT_OUT
    }
    found: dict[tuple[str, str, str], Json] = {}
    for row in FIGURES:
        growth_alone = indicator["id"] == "gdp" and row["indicator"] == "gdp-growth"
        if row["indicator"] == indicator["input_id"] or growth_alone:
            status = statuses.get((row["indicator"], row["period"], row["source"]))
            found["371600", row["period"], row["source"]] = figure_observation(
                row, indicator, units, status
            )
    for row in PANEL:
        if row["indicator"] != indicator["input_id"] or row["flag"] in LEFT_OUT:
            continue
        key = (row["area"], row["period"], row["source"])
        cell = panel_observation(row, indicator, units, growths.get(key))
        found[key] = merged(found[key], cell) if key in found else cell
    return [found[key] for key in sorted(found)]


def dataset() -> Json:
    units = Units()
    breaks = defaultdict(list)
    for row in rows("breaks.csv"):
        breaks[row["indicator"]].append(
            {"after": row["after"], "before": row["before"], "reason": text(row, "reason")}
        )
    indicators = []
    for row in rows("indicators.csv"):
        found = observations(row, units)
        values = [each["value"] for each in found if "value" in each and "unit" not in each]
        indicators.append(
            filled(
                id=row["id"],
                name=text(row, "name"),
                aliases=[alias.strip() for alias in row["aliases"].split(";")],
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
        "title": text(head, "title"),
        "version": head["version"],
        "default_area": head["default_area"],
        "headline": head["headline"].split("; "),
        "areas": [
            filled(
                code=row["code"],
                name=text(row, "name"),
                parent=row["parent"],
                until=row["until"],
                merged_into=row["merged_into"],
                note=text(row, "note"),
                members=text(row, "members"),
            )
            for row in rows("areas.csv")
        ],
        "units": [
            {
                "id": row["id"],
                "code": row["code"],
                "multiplier": int(row["multiplier"]),
                "symbol": row["symbol"],
                "label": text(row, "label"),
            }
            for row in units.rows
        ],
        "topics": [{"id": row["id"], "name": text(row, "name")} for row in rows("topics.csv")],
        "sources": [
            filled(
                id=row["id"],
                title=plain(row["title"]),
                publisher=plain(row["publisher"]),
                url=row["url"],
                published=row["published"],
                boundary=row["boundary"],
                remark=plain(row["remark"]),
            )
            for row in rows("sources.csv")
        ],
        "indicators": indicators,
    }


def dump(value: Any) -> str:
    """JSON on one line, with decimals as they were printed."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dump(key)}: {dump(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(dump, value)) + "]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False)


def lines(items: list[Json]) -> str:
    return ",\n".join(map(dump, items))


def layout(whole: Json) -> str:
    """The whole dataset as text: one item a line, and one observation a line."""
    parts = []
    for key, value in whole.items():
        if key == "indicators":
            heads = [
                dump({name: field for name, field in each.items() if name != "observations"})[:-1]
                + f', "observations": [\n{lines(each["observations"])}\n]}}'
                for each in value
            ]
            parts.append(f'"{key}": [\n' + ",\n".join(heads) + "\n]")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            parts.append(f'"{key}": [\n{lines(value)}\n]')
        else:
            parts.append(f'"{key}": {dump(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def schema() -> str:
    from binzhou_cli.model.schema import dataset_schema

    return json.dumps(dataset_schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    made = {"binzhou.json": layout(dataset())}
    try:
        made["dataset.schema.json"] = schema()
    except ImportError:
        print(
            "data/dataset.schema.json is left as it is: the models cannot be read", file=sys.stderr
        )
    stale = 0
    for name, content in made.items():
        path = DATA / name
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale = 1
        if "--check" in sys.argv[1:]:
            print(f"data/{name} is not what data/inputs give: run python data/make.py")
        else:
            path.write_text(content, encoding="utf-8", newline="\n")
            print(f"wrote data/{name}")
    return stale if "--check" in sys.argv[1:] else 0


FIGURES = rows("figures.csv")
PANEL = rows("panel.csv")
STATUSES = rows("statuses.csv")

if __name__ == "__main__":
    sys.exit(main())
