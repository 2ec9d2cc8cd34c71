"""The models: frozen, closed, sound, and the same again after a round trip through JSON."""

import copy
import json
from collections.abc import Callable, Hashable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from binzhou_cli.model.dataset import Dataset, Model, Observation, Observations, Text
from binzhou_cli.model.period import parse_period
from binzhou_cli.read.json_file import bundled_path, decode, read_json

SMALL = (Path(__file__).parents[1] / "data" / "small.json").read_text(encoding="utf-8")
Raw = Any
Place = tuple[str | int, ...]


def raw() -> Raw:
    return decode(SMALL)


def small() -> Dataset:
    return Dataset.model_validate(raw())


def at(item: Any, place: Place) -> Any:
    """What a path leads to, in raw data or in models."""
    for part in place:
        item = getattr(item, str(part)) if isinstance(item, Model) else item[part]
    return item


def changed(place: Place, value: Any) -> Raw:
    data = raw()
    at(data, place[:-1])[place[-1]] = value
    return data


def faults_of(data: Raw) -> list[tuple[Place, str]]:
    from pydantic import ValidationError

    with pytest.raises(ValidationError) as caught:
        Dataset.model_validate(data)
    return [(each["loc"], each["msg"]) for each in caught.value.errors()]


def test_small_dataset_is_sound() -> None:
    assert small().title == Text(en="A small dataset", zh="小数据集")


# --- frozen and closed ---------------------------------------------------------------------

OUTPUT: Place = ("indicators", 0)
FIRST: Place = (*OUTPUT, "observations", 0)
SECOND: Place = (*OUTPUT, "observations", 1)
RANK: Place = ("indicators", 1, "observations", 0)
FACT: Place = ("indicators", 2, "observations", 0)

MODELS: list[Place] = [
    (),
    ("title",),
    ("areas", 2),
    ("units", 0),
    ("topics", 0),
    ("sources", 0),
    OUTPUT,
    (*OUTPUT, "breaks", 0),
    FIRST,
    (*FIRST, "growth"),
    (*FIRST, "rank"),
]


def test_every_model_is_tried() -> None:
    assert {type(at(small(), place)) for place in MODELS} == set(Model.__subclasses__())


@pytest.mark.parametrize("place", MODELS, ids=str)
def test_no_field_can_be_set(place: Place) -> None:
    model = at(small(), place)
    for field in type(model).model_fields:
        with pytest.raises(ValueError, match="frozen"):
            setattr(model, field, getattr(model, field))


@pytest.mark.parametrize("place", MODELS, ids=str)
def test_unknown_field_is_refused(place: Place) -> None:
    found = faults_of(changed((*place, "colour"), "red"))
    assert found == [((*place, "colour"), "Extra inputs are not permitted")]


@pytest.mark.parametrize("place", MODELS, ids=str)
def test_models_can_be_keys(place: Place) -> None:
    one, other = at(small(), place), at(small(), place)
    assert isinstance(one, Hashable)
    assert {one: "found"}[other] == "found"


# --- texts and observations ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        (Text(en="East", zh="东"), "East", "东"),
        (Text(en="East"), "East", "East"),
        (Text(zh="东"), "东", "东"),
        (Text(), "", ""),
    ],
)
def test_text_falls_back_to_the_other_language(text: Text, en: str, zh: str) -> None:
    assert (text.of("en"), text.of("zh")) == (en, zh)


def test_observations_are_a_sequence() -> None:
    found = small().indicators[0].observations
    assert len(found) == 3
    assert found[0] == next(iter(found))
    assert found[1:] == tuple(found)[1:]
    assert found[2] in found
    assert found == small().indicators[0].observations
    assert found != small().indicators[1].observations


def test_observations_of_an_area() -> None:
    found = small().indicators[0].observations
    assert [str(each.value) for each in found.of_area("12")] == ["3.60"]
    assert found.of_area("1") == ()
    assert found.count_areas() == 2


def test_no_observations_are_none() -> None:
    assert list(Observations()) == []
    assert Observations().count_areas() == 0


def test_defaults_are_exact_and_normal() -> None:
    found = Observation(area="11", period=parse_period("2022"), source="daily")
    assert (found.qualifier, found.status, found.value) == ("exact", ("A",), None)


def test_look_up_by_code_and_id() -> None:
    dataset = small()
    assert dataset.areas_by_code["12"] is dataset.areas[2]
    assert dataset.units_by_id["CNY9"] is dataset.units[1]
    assert dataset.topics_by_id["economy"] is dataset.topics[0]
    assert dataset.sources_by_id["daily"] is dataset.sources[1]
    assert dataset.indicators_by_id["listing"] is dataset.indicators[2]


# --- fields that do not fit ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((*OUTPUT, "id"), "Output"),
        ((*OUTPUT, "id"), "out--put"),
        ((*OUTPUT, "id"), ""),
        ((*OUTPUT, "kind"), "volume"),
        ((*OUTPUT, "better"), "more"),
        (("areas", 0, "code"), ""),
        (("areas", 0, "code"), "1" * 65),
        (("areas", 2, "until"), "2020/2019"),
        (("units", 0, "multiplier"), 16),
        (("units", 0, "multiplier"), -13),
        (("units", 0, "multiplier"), "8"),
        (("units", 0, "multiplier"), True),
        (("units", 0, "multiplier"), Decimal("1e99999999")),
        (("sources", 0, "title"), ""),
        (("sources", 0, "published"), "2023-3"),
        (("sources", 0, "published"), "2023-13"),
        (("sources", 0, "published"), "2023-03-32"),
        (("sources", 0, "published"), "２０２３"),
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
    ],
    ids=str,
)
def test_value_out_of_the_vocabulary_is_refused(place: Place, value: object) -> None:
    assert {found[: len(place)] for found, _ in faults_of(changed(place, value))} == {place}


@pytest.mark.parametrize("field", [(*FIRST, "value"), (*FIRST, "growth", "percent")], ids=str)
@pytest.mark.parametrize(
    "digits",
    ["9" * 29, "1E+28", "1E-29", "1E+400000", "1e999999", "1E-999999", "0E+999999", "0E-999999",
     "NaN", "sNaN", "Infinity", "-Infinity"],
)  # fmt: skip
def test_what_no_source_prints_is_no_figure(field: Place, digits: str) -> None:
    assert [place for place, _ in faults_of(changed(field, Decimal(digits)))] == [field]


@pytest.mark.parametrize(
    "digits", ["9" * 28, "1E+12", "1E+27", "1E-28", "-0.05", "0", "0.00", "3.60", "0E+3"]
)
def test_what_a_source_may_print_is_a_figure(digits: str) -> None:
    found = Dataset.model_validate(changed((*FIRST, "value"), Decimal(digits)))
    assert str(found.indicators[0].observations[0].value) == digits


def test_every_field_that_does_not_fit_is_named() -> None:
    data = changed((*FIRST, "period"), "x")
    data["areas"][0]["code"] = ""
    del data["title"]
    assert {place for place, _ in faults_of(data)} == {
        ("title",),
        ("areas", 0, "code"),
        (*FIRST, "period"),
    }


# --- soundness: one small fault each ---------------------------------------------------------


def added(place: Place, item: Raw) -> Raw:
    data = raw()
    at(data, place).append(item)
    return data


def twice(place: Place, index: int) -> Raw:
    data = raw()
    at(data, place).append(copy.deepcopy(at(data, (*place, index))))
    return data


def looped() -> Raw:
    return changed(("areas", 0, "parent"), "11")


def two_preferred() -> Raw:
    return changed((*FIRST, "preferred"), True)


def says_nothing() -> Raw:
    data = raw()
    for field in ("value", "growth", "rank"):
        del at(data, FIRST)[field]
    return data


def nameless() -> Raw:
    return changed(("indicators", 1, "name"), {})


def set_to(place: Place, value: Any) -> Callable[[], Raw]:
    return lambda: changed(place, value)


UNSOUND: list[tuple[str, Callable[[], Raw], Place, str]] = [
    ("area twice", lambda: twice(("areas",), 1), ("areas", 3), '"11" stands twice'),
    ("unit twice", lambda: twice(("units",), 0), ("units", 4), '"CNY8" stands twice'),
    ("topic twice", lambda: twice(("topics",), 0), ("topics", 1), '"economy" stands twice'),
    ("source twice", lambda: twice(("sources",), 1), ("sources", 2), '"daily" stands twice'),
    (
        "indicator twice",
        lambda: twice(("indicators",), 2),
        ("indicators", 3),
        '"listing" stands twice',
    ),
    (
        "default area",
        set_to(("default_area",), "99"),
        ("default_area",),
        'the area "99" is not in areas',
    ),
    (
        "parent",
        set_to(("areas", 1, "parent"), "99"),
        ("areas", 1, "parent"),
        'the area "99" is not in areas',
    ),
    (
        "merged into",
        set_to(("areas", 2, "merged_into"), "99"),
        ("areas", 2, "merged_into"),
        'the area "99" is not in areas',
    ),
    (
        "own parent",
        set_to(("areas", 0, "parent"), "1"),
        ("areas", 0, "parent"),
        'the area "1" is part of itself',
    ),
    ("loop of parents", looped, ("areas", 1, "parent"), 'the area "11" is part of itself'),
    (
        "no name",
        nameless,
        ("indicators", 1, "name"),
        "a name is needed, in English or in Chinese",
    ),
    (
        "alias of another",
        set_to(("indicators", 1, "aliases"), ["gdp"]),
        ("indicators", 1),
        'the name "gdp" belongs to "output" as well',
    ),
    (
        "name of another",
        set_to(("indicators", 2, "name", "zh"), "产出"),
        ("indicators", 2),
        'the name "产出" belongs to "output" as well',
    ),
    (
        "rank beyond the last",
        set_to((*FIRST, "rank", "place"), 3),
        (*FIRST, "rank"),
        "the place 3 lies beyond the 2 that are ranked",
    ),
    (
        "figure of an area that was no more",
        set_to((*OUTPUT, "observations", 2, "period"), "2021"),
        (*OUTPUT, "observations", 2, "period"),
        'the area "12" existed until 2020 only',
    ),
    (
        "topic",
        set_to((*OUTPUT, "topic"), "weather"),
        (*OUTPUT, "topic"),
        'the topic "weather" is not in topics',
    ),
    (
        "unit",
        set_to((*OUTPUT, "unit"), "USD"),
        (*OUTPUT, "unit"),
        'the unit "USD" is not in units',
    ),
    (
        "unit to show",
        set_to((*OUTPUT, "display", "zh"), "USD"),
        (*OUTPUT, "display"),
        'the unit "USD" is not in units',
    ),
    (
        "unit to show of another code",
        set_to((*OUTPUT, "display", "en"), "PLACE"),
        (*OUTPUT, "display"),
        'the unit "PLACE" measures PN_PLACE, the indicator CNY',
    ),
    (
        "unit of a figure",
        set_to((*SECOND, "unit"), "USD"),
        (*SECOND, "unit"),
        'the unit "USD" is not in units',
    ),
    (
        "unit of a figure of another code",
        set_to((*SECOND, "unit"), "PLACE"),
        (*SECOND, "unit"),
        'the unit "PLACE" measures PN_PLACE, the indicator CNY',
    ),
    (
        "area of a figure",
        set_to((*FIRST, "area"), "99"),
        (*FIRST, "area"),
        'the area "99" is not in areas',
    ),
    (
        "source of a figure",
        set_to((*FIRST, "source"), "rumour"),
        (*FIRST, "source"),
        'the source "rumour" is not in sources',
    ),
    (
        "scope of a rank",
        set_to((*FIRST, "rank", "scope"), "99"),
        (*FIRST, "rank", "scope"),
        'the area "99" is not in areas',
    ),
    (
        "break backwards",
        set_to((*OUTPUT, "breaks", 0, "before"), "2017"),
        (*OUTPUT, "breaks", 0),
        "the break runs backwards: after 2018, before 2017",
    ),
    (
        "break within a year",
        set_to((*OUTPUT, "breaks", 0, "before"), "2018"),
        (*OUTPUT, "breaks", 0),
        "the break runs backwards: after 2018, before 2018",
    ),
    (
        "area of a break",
        set_to((*OUTPUT, "breaks", 0, "areas"), ["99"]),
        (*OUTPUT, "breaks", 0, "areas"),
        'the area "99" is not in areas',
    ),
    (
        "figure twice",
        lambda: twice((*OUTPUT, "observations"), 0),
        (*OUTPUT, "observations", 3),
        '"yearbook" states the figure of 2020 twice',
    ),
    (
        "two preferred",
        two_preferred,
        SECOND,
        "two figures of 2020 are marked preferred",
    ),
    ("says nothing", says_nothing, FIRST, "an observation needs a value, a growth or a rank"),
    ("fact with a value", set_to((*FACT, "value"), 1), FACT, "a fact has a text and no value"),
    ("fact without words", set_to((*FACT, "text"), ""), FACT, "a fact has a text and no value"),
    (
        "rank of nought",
        set_to((*RANK, "value"), 0),
        (*RANK, "value"),
        "a rank is a whole number from 1, not 0",
    ),
    (
        "rank with a fraction",
        set_to((*RANK, "value"), Decimal("1.5")),
        (*RANK, "value"),
        "a rank is a whole number from 1, not 1.5",
    ),
]


@pytest.mark.parametrize(
    ("make", "place", "sentence"), [each[1:] for each in UNSOUND], ids=[each[0] for each in UNSOUND]
)
def test_unsound_dataset_is_refused(make: Callable[[], Raw], place: Place, sentence: str) -> None:
    assert (place, sentence) in faults_of(make())


def test_every_unsound_place_is_named() -> None:
    data = changed((*FIRST, "source"), "rumour")
    data["default_area"] = "99"
    at(data, RANK)["value"] = 0
    assert [place for place, _ in faults_of(data)] == [
        ("default_area",),
        (*FIRST, "source"),
        (*RANK, "value"),
    ]


def growth_alone() -> Raw:
    data = raw()
    del at(data, FIRST)["value"], at(data, FIRST)["rank"]
    return data


def rank_alone() -> Raw:
    data = raw()
    del at(data, FIRST)["value"], at(data, FIRST)["growth"]
    return data


@pytest.mark.parametrize(
    "make",
    [
        growth_alone,
        rank_alone,
        set_to(("topics",), []),
        set_to((*OUTPUT, "aliases"), ["output", "OUTPUT", "产出"]),
        set_to((*OUTPUT, "observations", 2, "preferred"), True),
        set_to((*OUTPUT, "observations"), []),
        set_to(("indicators",), []),
        set_to((*RANK, "value"), Decimal("2.0")),
        set_to((*RANK, "value"), Decimal("9" * 28)),
    ],
    ids=[
        "growth alone",
        "rank alone",
        "no list of topics",
        "own name as alias",
        "one preferred in each area",
        "no observations",
        "no indicators",
        "rank 2.0",
        "longest rank",
    ],
)
def test_sound_dataset_is_accepted(make: Callable[[], Raw]) -> None:
    assert isinstance(Dataset.model_validate(make()), Dataset)


# --- round trips ---------------------------------------------------------------------------


def figures(dataset: Dataset) -> list[str]:
    return [
        f"{each.value} {each.growth.percent if each.growth else ''}"
        for indicator in dataset.indicators
        for each in indicator.observations
    ]


@pytest.mark.parametrize(
    "without", [{}, {"exclude_none": True}, {"exclude_defaults": True}], ids=str
)
def test_small_dataset_survives_json(without: dict[str, Any]) -> None:
    again = Dataset.model_validate_json(small().model_dump_json(by_alias=True, **without))
    assert again == small()
    assert figures(again)[:3] == ["2872.11 -3.60", "287 ", "3.60 "]


def test_bundled_dataset_survives_json() -> None:
    dataset = read_json(bundled_path())
    dumped = dataset.model_dump_json(by_alias=True, exclude_none=True)
    again = Dataset.model_validate(decode(dumped))
    assert again == dataset
    assert figures(again) == figures(dataset)


@st.composite
def decimals(draw: st.DrawFn) -> Decimal:
    """A decimal of up to 15 digits; nought has no sign, as in print."""
    coefficient = draw(st.integers(0, 10**15 - 1))
    sign = draw(st.integers(0, 1)) if coefficient else 0
    exponent = draw(st.integers(-13, 13))
    return Decimal((sign, tuple(map(int, str(coefficient))), exponent))


@settings(deadline=None)
@given(value=decimals(), percent=decimals())
def test_printed_digits_survive_reading(value: Decimal, percent: Decimal) -> None:
    text = SMALL.replace('"value": 2872.11', f'"value": {value}', 1)
    text = text.replace('"percent": -3.60', f'"percent": {percent}', 1)
    read = Dataset.model_validate(decode(text))
    assert figures(read)[0] == f"{value} {percent}"
    again = Dataset.model_validate_json(read.model_dump_json(by_alias=True))
    assert figures(again)[0] == f"{value} {percent}"
    assert again == read


@settings(deadline=None)
@given(value=decimals())
def test_digits_in_quotes_are_the_same_figure(value: Decimal) -> None:
    text = SMALL.replace("2872.11", json.dumps(str(value)))
    assert figures(Dataset.model_validate(decode(text)))[0] == f"{value} -3.60"
