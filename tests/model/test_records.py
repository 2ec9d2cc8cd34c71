"""The records are the models, field by field: names, order, and every value there is."""

import os
from collections.abc import Mapping
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from support import SMALL

from binzhou_cli.formats import open_dataset
from binzhou_cli.formats.bounds import bundled_path
from binzhou_cli.formats.json_file import parsed
from binzhou_cli.formats.lines import LineFigures
from binzhou_cli.model import models, records
from binzhou_cli.model.build import NO_AREA, NO_UNIT, Builder
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Held
from binzhou_cli.model.models import DatasetForm
from binzhou_cli.model.period import Period
from binzhou_cli.model.records import NO_TEXT, Area, Figure, Indicator, Parts, Source, Text, Unit

ONLY_IN_A_FILE = {"DatasetForm": ["schema_"], "IndicatorForm": ["observations"]}
"""Fields of a file that no record has: figures are asked for at the door."""
ONLY_IN_A_RECORD = {"Figure": ["indicator"]}
"""Fields of a record that a file says by where it stands."""
PAIRS = [
    ("TextForm", "Text"),
    ("AreaForm", "Area"),
    ("UnitForm", "Unit"),
    ("TopicForm", "Topic"),
    ("MemberForm", "Member"),
    ("DimensionForm", "Dimension"),
    ("SourceForm", "Source"),
    ("BreakForm", "Break"),
    ("PartsForm", "Parts"),
    ("ReportedGrowthForm", "ReportedGrowth"),
    ("ReportedRankForm", "ReportedRank"),
    ("ObservationForm", "Figure"),
    ("IndicatorForm", "Indicator"),
]


def fields_of(form: Any) -> list[str]:
    return list(form.model_fields if issubclass(form, BaseModel) else form.__annotations__)


@pytest.mark.parametrize(("form", "record"), PAIRS, ids=[pair[1] for pair in PAIRS])
def test_a_record_has_the_fields_of_its_model_in_their_order(form: str, record: str) -> None:
    mine = list(getattr(records, record)._fields)
    theirs = fields_of(getattr(models, form))
    assert [each for each in mine if each not in ONLY_IN_A_RECORD.get(record, ())] == [
        each for each in theirs if each not in ONLY_IN_A_FILE.get(form, ())
    ]


def test_every_model_has_its_record() -> None:
    defined = {
        name
        for name, each in vars(models).items()
        if name.endswith("Form") and isinstance(each, type) and name != "Form"
    }
    assert defined == {form for form, _ in PAIRS} | {"DatasetForm"}
    mine = {
        name
        for name, each in vars(records).items()
        if isinstance(each, type) and hasattr(each, "_fields")
    }
    assert mine == {record for _, record in PAIRS} | {"Coverage"}


# --- values --------------------------------------------------------------------------------


class Compared:
    """Records against the models of the same file; how many values were compared."""

    def __init__(self, dataset: Dataset, form: Any) -> None:
        self.dataset = dataset
        self.form = form
        self.count = 0

    def same(self, record: Any, form: Any, where: str) -> None:
        """A record is what its model says."""
        theirs = form if isinstance(form, Mapping) else dict(form)
        for name in record._fields:
            if name != "indicator":
                self.value(getattr(record, name), theirs.get(name), f"{where}.{name}")

    def value(self, mine: Any, theirs: Any, where: str) -> None:
        """One value, as the dataset resolves it."""
        self.count += 1
        if isinstance(mine, Text):
            told = (theirs.en, theirs.zh) if theirs is not None else ("", "")
            assert tuple(mine) == told, where
        elif isinstance(mine, Area) and not isinstance(theirs, BaseModel):
            assert mine.code == (theirs if theirs is not None else NO_AREA.code), where
        elif isinstance(mine, Source) and not isinstance(theirs, BaseModel):
            assert mine.id == (theirs if theirs is not None else "file"), where
        elif isinstance(mine, Decimal):
            assert str(mine) == str(theirs), where
        elif isinstance(mine, Period):
            assert mine == theirs, where
        elif isinstance(mine, Parts):
            told = (theirs.shares, theirs.values) if theirs is not None else ((), ())
            assert (mine.shares, mine.values) == told, where
        elif hasattr(mine, "_fields"):
            self.same(mine, theirs, where)
        elif isinstance(mine, tuple) and mine and hasattr(mine[0], "_fields"):
            for i, (one, other) in enumerate(zip_longest(mine, theirs)):
                self.value(one, other, f"{where}[{i}]")
        elif theirs is None:
            assert mine in (None, "", (), False, "exact", ("A",)), where
        else:
            assert mine == theirs, where

    def unit(self, mine: Unit, theirs: str | None, other: Unit, where: str) -> None:
        """A unit is the one of its id; where none is stated, that of what holds it."""
        self.count += 1
        assert mine is (self.dataset.units_by_id[theirs] if theirs else other), where

    def indicator(self, mine: Indicator, theirs: Any, where: str) -> None:
        self.unit(mine.unit, theirs.unit, NO_UNIT, f"{where}.unit")
        shown = theirs.display
        for unit, told in zip(mine.display, (shown.en, shown.zh) if shown else ("", ""),
                              strict=True):  # fmt: skip
            self.unit(unit, told, mine.unit, f"{where}.display")
        self.value(mine.key, tuple(sorted(theirs.key.items())) if theirs.key else None, where)
        rest = mine._asdict()
        for name in ("unit", "display", "key"):
            rest.pop(name)
        for name, held in rest.items():
            self.value(held, getattr(theirs, name), f"{where}.{name}")

    def figure(self, mine: Figure, owner: Indicator, theirs: Mapping[str, Any]) -> None:
        where = f"{owner.id} {theirs.get('area')} {theirs['period']}"
        assert mine.indicator is owner, where
        self.unit(mine.unit, theirs.get("unit"), owner.unit, where)
        for name in mine._fields:
            if name not in ("indicator", "unit"):
                self.value(getattr(mine, name), theirs.get(name), f"{where}.{name}")


def figures_of(dataset: Dataset, indicator: Indicator) -> dict[tuple[str, str, str], Figure]:
    return {
        (each.area.code, each.period.text, each.source.id): each
        for series in dataset.figures.select([indicator], dataset.areas)
        for each in series.figures()
    }


@pytest.mark.parametrize("file", ["bundled", "small"])
@pytest.mark.parametrize("way", ["gate", "marker", "not by lines"])
def test_every_value_of_a_file_stands_in_its_record(
    file: str, way: str, tmp_path: Path, cache: Path
) -> None:
    path = Path(bundled_path())
    if file == "small":
        path = tmp_path / "small.json"
        path.write_text(SMALL, encoding="utf-8")
        os.utime(path, (0, 0))  # of a file of this moment nothing is remembered
    if way == "not by lines":
        text = path.read_text(encoding="utf-8").replace("\n", " ")
        path = tmp_path / "one-line.json"
        path.write_text(text, encoding="utf-8")
    if way == "marker":
        open_dataset(path, cache=str(cache))
    dataset = open_dataset(path, cache=str(cache) if way == "marker" else "")
    assert isinstance(dataset.figures, Held if way == "not by lines" else LineFigures)
    form = DatasetForm.model_validate(parsed(path.read_text(encoding="utf-8")))
    compared = Compared(dataset, form)
    for name in ("title", "version", "topics", "dimensions", "areas", "units", "sources"):
        compared.value(getattr(dataset, name), getattr(form, name), name)
    assert tuple(each.id for each in dataset.headline) == form.headline
    assert dataset.default_area == dataset.areas_by_code.get(form.default_area or "")
    for mine, theirs in zip_longest(dataset.indicators, form.indicators):
        compared.indicator(mine, theirs, theirs.id)
        held = figures_of(dataset, mine)
        assert len(held) == len(theirs.observations), theirs.id
        for each in theirs.observations:
            key = (each.get("area", NO_AREA.code), each["period"].text, each.get("source", "file"))
            compared.figure(held[key], mine, each)
    assert compared.count > (100_000 if file == "bundled" else 200)


def test_what_a_file_does_not_say_is_the_same_in_both() -> None:
    raw = {"indicators": [{"id": "x", "name": "X", "observations": [{"period": "1", "value": 1}]}]}
    raw["indicators"][0]["observations"][0]["period"] = "0001"  # type: ignore[index]
    dataset = Builder(raw, "mine.json").dataset()
    (indicator,) = dataset.indicators
    (figure,) = figures_of(dataset, indicator).values()
    assert (dataset.title, dataset.default_area, dataset.headline) == (NO_TEXT, None, ())
    assert (indicator.kind, indicator.better, indicator.unit) == ("unknown", "none", NO_UNIT)
    assert (figure.area, figure.source.title.of("en")) == (NO_AREA, "mine.json")
    assert (figure.qualifier, figure.status, figure.preferred) == ("exact", ("A",), False)


@pytest.mark.parametrize(
    ("text", "en", "zh", "original"),
    [
        (Text("East", "东"), "East", "东", (False, False)),
        (Text("East", ""), "East", "East", (False, True)),
        (Text("", "东"), "东", "东", (True, False)),
        (Text(), "", "", (False, False)),
    ],
)
def test_text_falls_back_to_the_other_language(
    text: Text, en: str, zh: str, original: tuple[bool, bool]
) -> None:
    assert (text.of("en"), text.of("zh")) == (en, zh)
    assert (text.original("en"), text.original("zh")) == original
