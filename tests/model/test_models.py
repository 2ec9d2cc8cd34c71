"""The models: closed, sound, and every fault told by its place and its code."""

import ast
import copy
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from support import PACKAGE, ROOT, SMALL, small, sound

from binzhou_cli.errors import DataFaults, Said
from binzhou_cli.formats.bounds import bundled_path
from binzhou_cli.formats.json_file import parsed
from binzhou_cli.model import models
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.models import DatasetForm, Form, dataset_schema
from binzhou_cli.model.records import Figure
from binzhou_cli.model.soundness import faults

Raw = Any
Place = tuple[str | int, ...]


def at(item: Any, place: Place) -> Any:
    """What a path leads to."""
    for part in place:
        item = item[part]
    return item


def changed(place: Place, value: Any) -> Raw:
    data = small()
    at(data, place[:-1])[place[-1]] = value
    return data


def misfits(data: Raw) -> list[tuple[Place, str]]:
    """What the models refuse: where, and of which type."""
    with pytest.raises(ValidationError) as caught:
        DatasetForm.model_validate(data)
    return [(each["loc"], each["type"]) for each in caught.value.errors()]


def unsound(data: Raw) -> list[tuple[Place, str, dict[str, Any]]]:
    """What the models let pass and ``soundness`` does not: where, why, and what it names."""
    DatasetForm.model_validate(data)
    return [(each.place, each.code, {**each.params}) for each in faults(data)]


def all_figures(dataset: Dataset) -> list[Figure]:
    return [
        figure
        for series in dataset.figures.select(dataset.indicators, dataset.areas)
        for figure in series.figures()
    ]


def digits(data: Raw) -> list[str]:
    return [
        f"{each.value} {each.growth.percent if each.growth else ''}"
        for each in all_figures(sound(data))
        if each.value is not None
    ]


def test_small_dataset_is_sound() -> None:
    assert unsound(small()) == []
    assert sound(small()).title.zh == "小数据集"


# --- closed --------------------------------------------------------------------------------

OUTPUT: Place = ("indicators", 0)
FIRST: Place = (*OUTPUT, "observations", 0)
SECOND: Place = (*OUTPUT, "observations", 1)
RANK: Place = ("indicators", 1, "observations", 0)
FACT: Place = ("indicators", 2, "observations", 0)

OBJECTS: dict[str, Place] = {
    "DatasetForm": (),
    "TextForm": ("title",),
    "AreaForm": ("areas", 2),
    "UnitForm": ("units", 0),
    "TopicForm": ("topics", 0),
    "DimensionForm": ("dimensions", 0),
    "MemberForm": ("dimensions", 0, "members", 0),
    "SourceForm": ("sources", 0),
    "IndicatorForm": OUTPUT,
    "PartsForm": (*OUTPUT, "parts"),
    "BreakForm": (*OUTPUT, "breaks", 0),
    "ObservationForm": FIRST,
    "ReportedGrowthForm": (*FIRST, "growth"),
    "ReportedRankForm": (*FIRST, "rank"),
}


def test_every_model_is_tried_and_the_small_dataset_has_every_field() -> None:
    defined = {name for name in vars(models) if name.endswith("Form")}
    aliases = {"Form", "PeriodForm", "FigureForm", "DateForm", "AddressForm"}
    assert defined - aliases == set(OBJECTS)
    for name, place in OBJECTS.items():
        form = getattr(models, name)
        fields = form.model_fields if issubclass(form, BaseModel) else form.__annotations__
        held: set[str] = set()
        for each in everything_of(name, place):
            held |= set(each)
        assert held == set(fields) - {"schema_"}, name


def everything_of(name: str, place: Place) -> list[Raw]:
    """Every object of the small dataset that a model is for."""
    data = small()
    if place and isinstance(place[-1], int) and name != "ObservationForm":
        return list(at(data, place[:-1]))
    if name == "ObservationForm":
        return [each for ind in data["indicators"] for each in ind["observations"]]
    return [at(data, place)]


@pytest.mark.parametrize("name", OBJECTS)
def test_unknown_field_is_refused(name: str) -> None:
    place = OBJECTS[name]
    ((where, kind),) = misfits(changed((*place, "colour"), "red"))
    assert where == (*place, "colour")
    assert kind.startswith(("extra_forbidden", "unexpected_keyword"))


@pytest.mark.parametrize(
    "form", [each for each in vars(models).values() if isinstance(each, type(Form))], ids=str
)
def test_models_are_frozen_and_closed(form: type[Form]) -> None:
    if form is not BaseModel:
        assert form.model_config["frozen"] is True
        assert form.model_config["extra"] == "forbid"


# --- fields that do not fit ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((*OUTPUT, "id"), "out put"),
        ((*OUTPUT, "id"), "a,b"),
        ((*OUTPUT, "id"), "a=b"),
        ((*OUTPUT, "id"), "a:b"),
        ((*OUTPUT, "id"), "a/b"),
        ((*OUTPUT, "id"), "a\n"),
        ((*OUTPUT, "id"), ""),
        ((*OUTPUT, "kind"), "volume"),
        ((*OUTPUT, "better"), "more"),
        ((*OUTPUT, "additive"), "yes"),
        ((*OUTPUT, "growth_basis"), "real"),
        (("areas", 0, "code"), "a\x1bb"),
        (("areas", 0, "code"), "1" * 201),
        (("areas", 0, "kind"), "place"),
        (("areas", 2, "until"), "2020/2019"),
        (("units", 0, "multiplier"), 16),
        (("units", 0, "multiplier"), -13),
        (("units", 0, "multiplier"), "8"),
        (("units", 0, "multiplier"), True),
        (("units", 0, "multiplier"), Decimal("1e99999999")),
        (("sources", 0, "published"), "2023-3"),
        (("sources", 0, "published"), "2023-13"),
        (("sources", 0, "published"), "2023-03-32"),
        (("sources", 0, "published"), "2023-02-31"),
        (("sources", 0, "published"), "２０２３"),
        (("sources", 0, "published"), 2023),
        (("sources", 0, "url"), "javascript:alert(1)"),
        (("sources", 0, "url"), "file:///etc/passwd"),
        (("sources", 0, "boundary"), "2023-02-30"),
        ((*FIRST, "qualifier"), "roughly"),
        ((*FIRST, "status"), []),
        ((*FIRST, "status"), ["Z"]),
        ((*FIRST, "status"), "A"),
        ((*FIRST, "growth", "basis"), "real"),
        ((*FIRST, "rank", "place"), 0),
        ((*FIRST, "rank", "place"), Decimal("1.5")),
        ((*FIRST, "rank", "of"), 0),
        ((*FIRST, "value"), "many"),
        ((*FIRST, "value"), True),
        ((*FIRST, "value"), []),
        ((*FIRST, "value"), "1_000"),
        ((*FIRST, "value"), "１２"),
        ((*FIRST, "value"), "٣"),
        ((*FIRST, "value"), " 12 "),
        ((*FIRST, "value"), ""),
        ((*FIRST, "preferred"), "yes"),
        ((*FIRST, "unranked"), 1),
    ],
    ids=str,
)
def test_value_out_of_the_vocabulary_is_refused(place: Place, value: object) -> None:
    assert {found[: len(place)] for found, _ in misfits(changed(place, value))} == {place}


@pytest.mark.parametrize("field", [(*FIRST, "value"), (*FIRST, "growth", "percent")], ids=str)
@pytest.mark.parametrize(
    "digits",
    ["9" * 29, "1E+28", "1E-29", "1E+400000", "1e999999", "1E-999999", "0E+999999", "0E-999999",
     "NaN", "sNaN", "Infinity", "-Infinity"],
)  # fmt: skip
def test_what_no_source_prints_is_no_figure(field: Place, digits: str) -> None:
    assert [place for place, _ in misfits(changed(field, Decimal(digits)))] == [field]


@pytest.mark.parametrize(
    "figure", ["9" * 28, "1E+12", "1E+27", "1E-28", "-0.05", "0", "0.00", "3.60", "0E+3"]
)
def test_what_a_source_may_print_is_a_figure(figure: str) -> None:
    data = changed((*FIRST, "value"), Decimal(figure))
    at(data, SECOND)["preferred"] = False
    assert digits(data)[1].split()[0] == figure


def test_every_field_that_does_not_fit_is_named() -> None:
    data = changed((*FIRST, "period"), "x")
    data["areas"][0]["code"] = 1
    del data["indicators"][1]["id"]
    assert {place for place, _ in misfits(data)} == {
        ("areas", 0, "code"),
        (*FIRST, "period"),
        ("indicators", 1, "id"),
    }


def test_only_indicators_with_an_id_and_a_name_and_periods_are_compulsory() -> None:
    assert [place for place, _ in misfits({})] == [("indicators",)]
    bare = {"indicators": [{"id": "NY.GDP.MKTP.CD", "name": "GDP"}]}
    assert unsound(bare) == []
    assert [place[-1] for place, _ in misfits({"indicators": [{}]})] == ["id", "name"]
    bare["indicators"][0]["observations"] = [{"period": "2020", "value": 1}]  # type: ignore[assignment]
    assert unsound(bare) == []
    (figure,) = all_figures(sound(bare))
    assert (figure.qualifier, figure.status, figure.unit.label.of("en")) == ("exact", ("A",), "")
    assert [place[-1] for place, _ in misfits(bare | {"indicators": [
        {"id": "x", "name": "x", "observations": [{"value": 1}]}]})] == ["period"]  # fmt: skip


# --- soundness: one small fault each ---------------------------------------------------------


def twice(place: Place, index: int) -> Raw:
    data = small()
    at(data, place).append(copy.deepcopy(at(data, (*place, index))))
    return data


def without(place: Place, *fields: str) -> Raw:
    data = small()
    for field in fields:
        del at(data, place)[field]
    return data


def set_to(place: Place, value: Any) -> Callable[[], Raw]:
    return lambda: changed(place, value)


UNSOUND: list[tuple[str, Callable[[], Raw], Place, str, dict[str, Any]]] = [
    ("area twice", lambda: twice(("areas",), 1), ("areas", 4), "twice", {"name": "11"}),
    ("unit twice", lambda: twice(("units",), 0), ("units", 4), "twice", {"name": "CNY8"}),
    ("topic twice", lambda: twice(("topics",), 0), ("topics", 1), "twice", {"name": "economy"}),
    ("source twice", lambda: twice(("sources",), 1), ("sources", 2), "twice", {"name": "daily"}),
    ("dimension twice", lambda: twice(("dimensions",), 0), ("dimensions", 1), "twice",
     {"name": "sex"}),
    ("indicator twice", lambda: twice(("indicators",), 2), ("indicators", 5), "twice",
     {"name": "listing"}),
    ("default area", set_to(("default_area",), "99"), ("default_area",), "no_area",
     {"code": "99"}),
    ("headline", set_to(("headline",), ["output", "none"]), ("headline", 1), "no_indicator",
     {"code": "none"}),
    ("parent", set_to(("areas", 1, "parent"), "99"), ("areas", 1, "parent"), "no_area",
     {"code": "99"}),
    ("merged into", set_to(("areas", 2, "merged_into"), "99"), ("areas", 2, "merged_into"),
     "no_area", {"code": "99"}),
    ("own parent", set_to(("areas", 0, "parent"), "1"), ("areas", 0, "parent"), "circle.parent",
     {"code": "1"}),
    ("loop of parents", set_to(("areas", 0, "parent"), "11"), ("areas", 1, "parent"),
     "circle.parent", {"code": "11"}),
    ("merged into itself", set_to(("areas", 2, "merged_into"), "12"), ("areas", 2, "merged_into"),
     "circle.merged_into", {"code": "12"}),
    ("loop of mergers", set_to(("areas", 1, "merged_into"), "12"), ("areas", 1, "merged_into"),
     "circle.merged_into", {"code": "11"}),
    ("area without a name", set_to(("areas", 1, "name"), {}), ("areas", 1, "name"), "no_name", {}),
    ("area of blanks", set_to(("areas", 1, "name"), " "), ("areas", 1, "name"), "no_name", {}),
    ("area named all", set_to(("areas", 1, "name"), "ALL"), ("areas", 1), "reserved",
     {"name": "all"}),
    ("two areas of one name", set_to(("areas", 1, "name"), "west"), ("areas", 2), "name_taken",
     {"name": "west", "other": "11"}),
    ("a name that is a code", set_to(("areas", 2, "name"), "11"), ("areas", 2), "name_taken",
     {"name": "11", "other": "11"}),
    ("no name", set_to(("indicators", 1, "name"), {}), ("indicators", 1, "name"), "no_name", {}),
    ("indicator named latest", set_to((*OUTPUT, "id"), "Latest"), OUTPUT, "reserved",
     {"name": "Latest"}),
    ("alias of another", set_to(("indicators", 1, "aliases"), ["gdp"]), ("indicators", 1),
     "name_taken", {"name": "gdp", "other": "output"}),
    ("name of another", set_to(("indicators", 2, "name", "zh"), "产出"), ("indicators", 2),
     "name_taken", {"name": "产出", "other": "output"}),
    ("rank beyond the last", set_to((*FIRST, "rank", "place"), 3), (*FIRST, "rank"), "beyond_last",
     {"place": 3, "of": 2}),
    ("figure of an area that was no more", set_to((*OUTPUT, "observations", 2, "period"), "2021"),
     (*OUTPUT, "observations", 2, "period"), "gone", {"code": "12"}),
    ("topic", set_to((*OUTPUT, "topic"), "weather"), (*OUTPUT, "topic"), "no_topic",
     {"code": "weather"}),
    ("unit", set_to((*OUTPUT, "unit"), "USD"), (*OUTPUT, "unit"), "no_unit", {"code": "USD"}),
    ("unit to show", set_to((*OUTPUT, "display", "zh"), "USD"), (*OUTPUT, "display"), "no_unit",
     {"code": "USD"}),
    ("unit to show of another code", set_to((*OUTPUT, "display", "en"), "PLACE"),
     (*OUTPUT, "display"), "other_unit", {"unit": "PLACE", "code": "PN_PLACE", "own": "CNY"}),
    ("unit of a figure", set_to((*SECOND, "unit"), "USD"), (*SECOND, "unit"), "no_unit",
     {"code": "USD"}),
    ("unit of a figure of another code", set_to((*SECOND, "unit"), "PLACE"), (*SECOND, "unit"),
     "other_unit", {"unit": "PLACE", "code": "PN_PLACE", "own": "CNY"}),
    ("part of the whole", set_to((*OUTPUT, "parts", "shares"), ["none"]),
     (*OUTPUT, "parts", "shares", 0), "no_indicator", {"code": "none"}),
    ("dimension", set_to(("indicators", 4, "key"), {"age": "F"}), ("indicators", 4, "key"),
     "no_dimension", {"code": "age"}),
    ("member of a dimension", set_to(("indicators", 4, "key", "sex"), "X"),
     ("indicators", 4, "key", "sex"), "no_member", {"code": "X", "of": "sex"}),
    ("area of a figure", set_to((*FIRST, "area"), "99"), (*FIRST, "area"), "no_area",
     {"code": "99"}),
    ("no area of a figure", lambda: without(FIRST, "area"), (*FIRST, "area"), "no_area",
     {"code": None}),
    ("source of a figure", set_to((*FIRST, "source"), "rumour"), (*FIRST, "source"), "no_source",
     {"code": "rumour"}),
    ("no source of a figure", lambda: without(FIRST, "source"), (*FIRST, "source"), "no_source",
     {"code": None}),
    ("scope of a rank", set_to((*FIRST, "rank", "scope"), "99"), (*FIRST, "rank", "scope"),
     "no_area", {"code": "99"}),
    ("break backwards", set_to((*OUTPUT, "breaks", 0, "before"), "2017"), (*OUTPUT, "breaks", 0),
     "break_backwards", {}),
    ("break within a year", set_to((*OUTPUT, "breaks", 0, "before"), "2018"),
     (*OUTPUT, "breaks", 0), "break_backwards", {}),
    ("area of a break", set_to((*OUTPUT, "breaks", 0, "areas"), ["99"]),
     (*OUTPUT, "breaks", 0, "areas"), "no_area", {"code": "99"}),
    ("figure twice", lambda: twice((*OUTPUT, "observations"), 0), (*OUTPUT, "observations", 3),
     "stated_twice", {"source": "yearbook", "period": "2020"}),
    ("two preferred", set_to((*FIRST, "preferred"), True), SECOND, "two_preferred",
     {"period": "2020"}),
    ("says nothing", lambda: without(FIRST, "value", "growth", "rank"), FIRST, "empty", {}),
    ("null that no status explains", set_to(("indicators", 4, "observations", 0, "status"), ["P"]),
     ("indicators", 4, "observations", 0), "empty", {}),
    ("fact with a value", set_to((*FACT, "value"), 1), FACT, "fact", {}),
    ("fact without words", set_to((*FACT, "text"), ""), FACT, "fact", {}),
    ("rank of nought", set_to((*RANK, "value"), 0), (*RANK, "value"), "no_place", {"value": 0}),
    ("rank with a fraction", set_to((*RANK, "value"), Decimal("1.5")), (*RANK, "value"),
     "no_place", {"value": Decimal("1.5")}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "place", "code", "named"),
    [each[1:] for each in UNSOUND],
    ids=[each[0] for each in UNSOUND],
)
def test_unsound_dataset_is_refused(
    make: Callable[[], Raw], place: Place, code: str, named: dict[str, Any]
) -> None:
    found = [params for where, why, params in unsound(make()) if (where, why) == (place, code)]
    assert len(found) == 1
    assert found[0].items() >= named.items()


def test_every_code_of_a_fault_is_tried() -> None:
    code = ast.parse((PACKAGE / "model" / "soundness.py").read_text("utf-8"))
    used = {
        ast.literal_eval(call.args[1]) if isinstance(call.args[1], ast.Constant) else "circle."
        for call in ast.walk(code)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "fault"
    }
    assert {each[3] if "circle." not in each[3] else "circle." for each in UNSOUND} == used


def test_every_unsound_place_is_named_in_one_round() -> None:
    data = changed((*FIRST, "source"), "rumour")
    data["default_area"] = "99"
    at(data, RANK)["value"] = 0
    with pytest.raises(DataFaults) as caught:
        sound(data)
    told = [each.reason for each in caught.value.faults]
    assert all(isinstance(each, Said) for each in told)
    assert [each.key for each in told] == ["fault.no_area", "fault.no_source", "fault.no_place"]


@pytest.mark.parametrize(
    "make",
    [
        lambda: without(FIRST, "value", "rank"),
        lambda: without(FIRST, "value", "growth"),
        set_to((*OUTPUT, "aliases"), ["output", "OUTPUT", "产出"]),
        set_to((*OUTPUT, "observations", 2, "preferred"), True),
        set_to((*OUTPUT, "observations"), []),
        lambda: {"indicators": [{"id": "output", "name": "Output"}]},
        set_to((*RANK, "value"), Decimal("2.0")),
        set_to((*RANK, "value"), Decimal("9" * 28)),
        set_to((*OUTPUT, "id"), "NY.GDP.MKTP.CD"),
        set_to(("indicators", 4, "observations", 0, "status"), ["A", "M"]),
    ],
    ids=[
        "growth alone",
        "rank alone",
        "own name as alias",
        "one preferred in each area",
        "no observations",
        "one bare indicator",
        "rank 2.0",
        "longest rank",
        "an id as the source has it",
        "missing with another status",
    ],
)
def test_sound_dataset_is_accepted(make: Callable[[], Raw]) -> None:
    data = make()
    data["headline"] = []
    for each in data["indicators"]:
        each.pop("parts", None)
    assert unsound(data) == []
    assert isinstance(sound(data), Dataset)


# --- digits --------------------------------------------------------------------------------


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """A decimal of up to 15 digits; nought has no sign, as in print."""
    coefficient = draw(st.integers(0, 10**15 - 1))
    sign = draw(st.integers(0, 1)) if coefficient else 0
    exponent = draw(st.integers(-13, 13))
    return Decimal((sign, tuple(map(int, str(coefficient))), exponent))


@given(value=decimals(), percent=decimals(), quoted=st.booleans())
def test_printed_digits_survive_reading(value: Decimal, percent: Decimal, quoted: bool) -> None:
    written = json.dumps(str(value)) if quoted else str(value)
    text = SMALL.replace('"value": 2872.11', f'"value": {written}', 1)
    text = text.replace('"percent": -3.60', f'"percent": {percent}', 1)
    assert f"{value} {percent}" in digits(parsed(text))


# --- the schema ----------------------------------------------------------------------------


def loose(text: str) -> Any:
    """JSON as a validator of JSON Schema reads it."""
    return json.loads(text)


def test_schema_file_is_that_of_the_models() -> None:
    written = json.loads((ROOT / "data" / "dataset.schema.json").read_text("utf-8"))
    assert {key: written[key] for key in ("$defs", "properties", "required")} == {
        key: dataset_schema()[key] for key in ("$defs", "properties", "required")
    }


def test_schema_is_one_and_lets_the_datasets_pass() -> None:
    schema = dataset_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for text in (SMALL, Path(bundled_path()).read_text(encoding="utf-8")):
        assert list(validator.iter_errors(loose(text))) == []


@pytest.mark.parametrize("name", OBJECTS)
def test_schema_refuses_an_unknown_field(name: str) -> None:
    data = changed((*OBJECTS[name], "colour"), "red")
    validator = jsonschema.Draft202012Validator(dataset_schema())
    assert not validator.is_valid(json.loads(json.dumps(data, default=str)))


def test_every_field_of_the_schema_says_what_it_is() -> None:
    schema = dataset_schema()
    for name, model in {"dataset": schema, **schema["$defs"]}.items():
        for field, each in model["properties"].items():
            assert each.get("description"), f"{name}.{field}"


def test_observations_pass_without_an_object_each() -> None:
    """They are validated as records: a million of them must not become models."""
    adapter = TypeAdapter(tuple[models.ObservationForm, ...])
    (first, *_) = adapter.validate_python(at(small(), (*OUTPUT, "observations")))
    assert type(first) is dict
