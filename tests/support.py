"""Datasets made for tests, and answers read back."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from binzhou_cli.formats.gate import pass_gate
from binzhou_cli.formats.json_file import parsed
from binzhou_cli.model.build import Builder
from binzhou_cli.model.dataset import Dataset

Json = dict[str, Any]
ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "binzhou_cli"
SMALL_FILE = Path(__file__).parent / "data" / "small.json"
SMALL = SMALL_FILE.read_text(encoding="utf-8")
"""A dataset that has every field there is, one observation a line."""


class Result(NamedTuple):
    """What a run gave: its exit code, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str
    content: bytes = b""


Program = Callable[..., Result]
Terminal = Callable[..., str]
Golden = Callable[[str, str], None]
Drawn = Callable[..., str]
Written = Callable[..., bytes]
Spec = Callable[..., Any]
Svg = Callable[..., ElementTree.Element]


def small() -> Any:
    """The small dataset as plain JSON, its figures exact."""
    return parsed(SMALL)


def sound(raw: Any) -> Dataset:
    """The dataset of plain JSON, past the gate.

    Raises:
        DataFaults: it does not pass.
    """
    pass_gate(raw, json.dumps(raw, default=str), "FILE", every_fault=True)
    return Builder(raw).dataset()


def panels_of(spec: Any) -> list[Any]:
    """The panels of a Vega-Lite page of several, row by row."""
    return [panel for row in spec["vconcat"] for panel in row.get("hconcat", ())]


def rows(text: str) -> list[dict[str, str]]:
    """The rows of CSV."""
    return list(csv.DictReader(io.StringIO(text)))


def unplaced(text: str) -> str:
    """An answer without the places of its figures: an engine numbers rows otherwise, or not."""
    return re.sub(r"(line|row) [0-9]+ column [0-9]+", "", text)


def digits_kept(text: str) -> Any:
    """JSON with its fractions as the texts that were printed."""
    return json.loads(text, parse_float=str)


AREAS = ("A1", "A2", "A3", "A4", "A5")


def one_indicator(observations: Iterable[Json], **indicator: Any) -> Json:
    """A dataset of five areas in one whole with one indicator ``x``, a level in ``U``.

    An observation is one of ``A1`` by the source ``s`` unless it says otherwise.
    """
    parts = [{"code": code, "name": f"Area {code}", "parent": "W"} for code in AREAS]
    return {
        "title": {"en": "test"},
        "default_area": "A1",
        "areas": [{"code": "W", "name": {"en": "Whole"}}, *parts],
        "units": [
            {"id": "U", "code": "U", "symbol": "u", "label": "unit"},
            {"id": "U8", "code": "U", "multiplier": 8, "symbol": "u", "label": "eight"},
        ],
        "topics": [{"id": "t", "name": {"en": "topic"}}],
        "sources": [
            {"id": "s", "title": "source", "published": "2020"},
            {"id": "later", "title": "later source", "published": "2021"},
        ],
        "indicators": [
            {
                "id": "x",
                "name": {"en": "x indicator"},
                "topic": "t",
                "kind": "level",
                "unit": "U",
                "definition": {"en": "x."},
                **indicator,
                "observations": [{"area": "A1", "source": "s", **each} for each in observations],
            }
        ],
    }


def write(path: Path, raw: Any) -> Path:
    """A dataset as a file."""
    path.write_text(json.dumps(raw, ensure_ascii=False, default=str), encoding="utf-8")
    return path


def wide(areas: int, years: int) -> Json:
    """A dataset of one indicator with a figure of every area in every year."""
    held = [
        {
            "area": f"P{area:04}",
            "period": str(1970 + year),
            "value": 1_000_003 + 10_007 * ((area * 37 + year * 11) % 997),
        }
        for area in range(areas)
        for year in range(years)
    ]
    raw = one_indicator([])
    raw["default_area"] = "P0000"
    raw["areas"] = [
        {"code": "W", "name": "Whole"},
        *({"code": f"P{i:04}", "name": f"Place {i:04}", "parent": "W"} for i in range(areas)),
    ]
    raw["indicators"][0]["observations"] = [{**each, "source": "s"} for each in held]
    return raw
