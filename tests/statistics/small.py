"""Small datasets that a test writes, and how it reads what the program says of them."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

Json = dict[str, Any]


class Result(Protocol):
    """What a run of the program gave."""

    returncode: int
    stdout: str
    stderr: str


Program = Callable[..., Any]
Terminal = Callable[..., str]

UNITS: list[Json] = [
    {"id": "N", "code": "N", "symbol": "pieces", "label": {"en": "pieces", "zh": "件"}},
    {"id": "N8", "code": "N", "multiplier": 8, "symbol": "pieces",
     "label": {"en": "hundred million pieces", "zh": "亿件"}},
    {"id": "CNY", "code": "CNY", "symbol": "CNY", "label": {"en": "yuan", "zh": "元"}},
    {"id": "CNY8", "code": "CNY", "multiplier": 8, "symbol": "CNY",
     "label": {"en": "100 million yuan", "zh": "亿元"}},
    {"id": "PS", "code": "PS", "symbol": "persons", "label": {"en": "persons", "zh": "人"}},
    {"id": "PT", "code": "PT", "symbol": "%", "label": {"en": "per cent", "zh": "%"}},
    {"id": "PLACE", "code": "PN_PLACE", "symbol": "place", "label": {"en": "place", "zh": "位"}},
    {"id": "NONE", "code": "PN_NONE", "symbol": "none", "label": {"en": "in words", "zh": "文字"}},
]  # fmt: skip


def letters(count: int) -> list[str]:
    """The codes of the members: A1, A2 …"""
    return [f"A{n}" for n in range(1, count + 1)]


def areas(count: int, **more: Json) -> list[Json]:
    """A province and its members; more fields of one by its code."""
    found: list[Json] = [{"code": "P", "name": {"en": "Province", "zh": "省"}}]
    for code in letters(count):
        name = {"en": f"Town {code}", "zh": f"{code}市"}
        found.append({"code": code, "name": name, "parent": "P", **more.get(code, {})})
    return found


def source(id: str, published: str = "2022", **more: Any) -> Json:
    """A source."""
    return {"id": id, "title": {"en": f"Source {id}", "zh": f"来源{id}"}, "published": published,
            **more}  # fmt: skip


def figure(period: str, value: Any = None, area: str = "A1", **more: Any) -> Json:
    """One figure, from source ``s`` unless another is named."""
    found: Json = {"area": area, "period": period, "source": "s", **more}
    if value is not None:
        found["value"] = value
    return found


def figures(area: str = "A1", **values: Any) -> list[Json]:
    """Figures of years: ``figures(y2018=100, y2019=110)``."""
    return [figure(name.removeprefix("y"), value, area) for name, value in values.items()]


def panel(period: str, values: Iterable[Any], **more: Any) -> list[Json]:
    """One period of members A1, A2 …; none is left out."""
    return [
        figure(period, value, f"A{n}", **more)
        for n, value in enumerate(values, start=1)
        if value is not None
    ]


def growth(percent: Any, basis: str = "constant-prices", **more: Any) -> Json:
    """A growth as it is printed."""
    return {"percent": percent, "basis": basis, **more}


def indicator(observations: Iterable[Json], id: str = "x", **more: Any) -> Json:
    """An indicator of kind level in pieces, unless it is told otherwise."""
    return {
        "id": id, "name": {"en": id.upper(), "zh": f"指标{id}"}, "topic": "t", "kind": "level",
        "unit": "N", "definition": {"en": f"What {id} is."}, "better": "higher",
        "observations": list(observations), **more,
    }  # fmt: skip


def write(
    folder: Path,
    *indicators: Json,
    members: int = 1,
    area_fields: dict[str, Json] | None = None,
    sources: Iterable[Json] = (),
    name: str = "small.json",
) -> str:
    """Write a dataset; its address."""
    found = {
        "title": {"en": "Small", "zh": "小"}, "default_area": "A1",
        "areas": areas(members, **(area_fields or {})), "units": UNITS,
        "topics": [{"id": "t", "name": {"en": "Topic", "zh": "主题"}}],
        "sources": [source("s"), *sources], "indicators": list(indicators),
    }  # fmt: skip
    path = folder / name
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return str(path)


def rows(result: Result) -> list[dict[str, str]]:
    """The rows of CSV, after a run that went well."""
    assert result.returncode == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def by(result: Result, key: str, column: str) -> dict[str, str]:
    """One column of CSV by another one."""
    return {row[key]: row[column] for row in rows(result)}
