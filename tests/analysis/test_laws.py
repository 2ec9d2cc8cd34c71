"""Laws that hold for any figures: growth, index numbers, ranks, scaling, rounding."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binzhou_cli.analysis.change import Change, change
from binzhou_cli.analysis.compare import compare
from binzhou_cli.analysis.growth import Implied, implied_before, index_numbers, year_on_year
from binzhou_cli.analysis.rank import competition_places, leagues, parting, trajectory
from binzhou_cli.analysis.scale import rounded, scaled, to_significant
from binzhou_cli.analysis.series import last_day, series
from binzhou_cli.model.dataset import Dataset, Unit

figures = st.decimals(
    min_value="0.001", max_value="1e12", allow_nan=False, allow_infinity=False, places=3
)
any_figures = st.one_of(
    st.none(),
    st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=4),
)
CODES = ("A1", "A2", "A3", "A4", "A5")


def dataset(observations: list[dict[str, Any]], **indicator: Any) -> Dataset:
    """A sound dataset of five areas in one whole, with one indicator."""
    parts = [{"code": code, "name": {"en": code}, "parent": "W"} for code in CODES]
    return Dataset.model_validate(
        {
            "title": {"en": "test"},
            "default_area": "A1",
            "areas": [{"code": "W", "name": {"en": "Whole"}}, *parts],
            "units": [
                {"id": "U", "code": "U", "symbol": "u", "label": {"en": "unit"}},
                {
                    "id": "U8",
                    "code": "U",
                    "multiplier": 8,
                    "symbol": "u",
                    "label": {"en": "8"},
                },
            ],
            "topics": [{"id": "t", "name": {"en": "topic"}}],
            "sources": [{"id": "s", "title": "source", "published": "2020"}],
            "indicators": [
                {
                    "id": "x",
                    "name": {"en": "x indicator"},
                    "topic": "t",
                    "kind": "level",
                    "unit": "U",
                    "definition": {"en": "x."},
                    "observations": [
                        {"area": "A1", "source": "s", **each} for each in observations
                    ],
                    **indicator,
                }
            ],
        }
    )


def changes(whole: Dataset) -> list[Change]:
    found = series(whole, whole.indicators[0], whole.areas_by_code["A1"])
    return [each for _, each in year_on_year(found) if each is not None]


def change_of(first: dict[str, Any], last: dict[str, Any], **indicator: Any) -> Change:
    whole = dataset([{"period": "2000", **first}, {"period": "2001", **last}], **indicator)
    return changes(whole)[0]


@given(figures, figures)
def test_growth_and_its_inverse_give_the_value_back(before: Decimal, after: Decimal) -> None:
    found = change_of({"value": before}, {"value": after})
    if found.refused is not None:  # only where the ratio cannot be printed
        assert found.refused.code == "range"
        return
    assert found.amount is not None
    again = before * (1 + found.amount / 100)
    step = Decimal(10) ** found.amount.as_tuple().exponent / 100  # type: ignore[operator]
    assert abs(again - after) <= before * step / 2 + Decimal("1e-12") * after


@given(figures, figures, st.integers(-6, 6))
def test_scaling_all_values_changes_no_growth(before: Decimal, after: Decimal, power: int) -> None:
    plain = change_of({"value": before}, {"value": after})
    moved = change_of({"value": before.scaleb(power)}, {"value": after.scaleb(power)})
    assert plain.amount == moved.amount


def test_growth_between_two_multipliers_of_a_unit_is_that_of_one() -> None:
    found = change_of({"value": "2.5", "unit": "U8"}, {"value": "500000000"})
    assert found.amount == 100


@given(st.lists(figures, min_size=1, max_size=8))
def test_the_index_of_the_base_is_100(values: list[Decimal]) -> None:
    whole = dataset([{"period": str(2000 + i), "value": each} for i, each in enumerate(values)])
    found = series(whole, whole.indicators[0], whole.areas_by_code["A1"])
    for base in found.current:
        numbers = dict(index_numbers(found, base))
        assert numbers[base].value == 100


@given(st.lists(figures, min_size=1, max_size=30), st.booleans())
def test_a_rank_lies_between_1_and_n_and_equal_values_share_it(
    values: list[Decimal], lowest_first: bool
) -> None:
    places = competition_places(values, lowest_first=lowest_first)
    assert all(1 <= place <= len(values) for place in places)
    assert min(places) == 1
    for value, place in zip(values, places, strict=True):
        better = [each for each in values if (each < value if lowest_first else each > value)]
        assert place == len(better) + 1


@given(st.lists(figures, min_size=5, max_size=5), st.permutations(range(5)), st.integers(-6, 6))
def test_permuting_areas_and_scaling_values_changes_no_rank(
    values: list[Decimal], order: list[int], power: int
) -> None:
    def places(picked: list[int], shift: int) -> dict[str, int]:
        whole = dataset(
            [{"area": CODES[i], "period": "2000", "value": values[i].scaleb(shift)} for i in picked]
        )
        table = leagues(whole, whole.indicators[0], whole.areas_by_code["W"])
        (league,) = table.values()
        return {entry.area.code: entry.place for entry in league.entries}

    assert places(list(range(5)), 0) == places(order, power)


@given(figures, st.integers(-12, 15), st.integers(-12, 15))
def test_scaling_there_and_back_is_exact(value: Decimal, first: int, last: int) -> None:
    def unit(power: int) -> Unit:
        return Unit.model_validate(
            {
                "id": f"U{power}",
                "code": "U",
                "multiplier": power,
                "symbol": "u",
                "label": {"en": "u"},
            }
        )

    there = scaled(value, unit(first), unit(last))
    assert scaled(there, unit(last), unit(first)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_a_bound_is_rounded_to_the_side_on_which_it_holds(value: Decimal) -> None:
    assert rounded(value, 1, "at-least") <= value <= rounded(value, 1, "at-most")


qualifiers = st.sampled_from(
    ["exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most"]
)
observations = st.fixed_dictionaries(
    {
        "value": any_figures,
        "qualifier": qualifiers,
        "status": st.lists(st.sampled_from("ABDEPUV"), min_size=1, max_size=2, unique=True),
        "growth": st.one_of(
            st.none(),
            st.fixed_dictionaries(
                {
                    "percent": st.decimals(-200, 10**6, allow_nan=False, places=2),
                    "basis": st.sampled_from(["not-stated", "constant-prices", "quantity"]),
                    "qualifier": qualifiers,
                }
            ),
        ),
    }
)
periods = st.sampled_from(
    ["1999", "2000", "2001", "2004", "2001-Q1", "2002-Q1", "2000-05", "2001-05", "2000/2001",
     "2000-01/2000-09", "2001-01/2001-09"]
)  # fmt: skip


@given(
    st.dictionaries(st.tuples(st.sampled_from(CODES), periods), observations, max_size=12),
    st.sampled_from(["level", "share", "rate", "index"]),
    st.booleans(),
)
def test_no_input_makes_an_analysis_raise(
    cells: dict[tuple[str, str], dict[str, Any]], kind: str, across: bool
) -> None:
    said = [
        {"area": area, "period": period, **each}
        for (area, period), each in cells.items()
        if each["value"] is not None or each["growth"] is not None
    ]
    breaks = [{"after": "2000", "before": "2001", "reason": {"en": "basis"}}]
    whole = dataset(said, kind=kind, breaks=breaks)
    (indicator,) = whole.indicators
    scope = whole.areas_by_code["W"]
    for area in whole.areas:
        found = series(whole, indicator, area)
        for observation, moved in year_on_year(found, across_breaks=across):
            assert moved is None or (moved.amount is None) == (moved.refused is not None)
            implied = implied_before(found, observation)
            assert not isinstance(implied, Implied) or implied.value.is_finite()
            for _, number in index_numbers(found, observation, across_breaks=across):
                assert (number.value is None) == (number.refused is not None)
            for other in found.current:
                for from_bounds in (False, True):
                    change(found, observation, other, from_bounds=from_bounds)
        standings = trajectory(whole, indicator, area, scope)
        for earlier, later in pairwise(standings):
            parting(whole, indicator, area, earlier, later)
    wanted = [each.period for each in indicator.observations][:3]
    list(compare(whole, [indicator], list(whole.areas), wanted, across_breaks=across))


def refusal(found: Change) -> str:
    return found.refused.code if found.refused is not None else ""


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ({"value": 1}, {"value": 2, "qualifier": "more-than"}, "bound"),
        ({"value": 1, "qualifier": "at-most"}, {"value": 2}, "bound"),
        ({"value": 1, "status": ["D"]}, {"value": 2}, "definition"),
        ({"value": 1}, {"value": 2, "status": ["D"]}, "definition"),
        ({"value": 1}, {"value": 2, "status": ["B"]}, "definition"),
        ({"value": 0}, {"value": 2}, "zero"),
        ({"value": -1}, {"value": 2}, "zero"),
    ],
)
def test_growth_is_refused_where_it_would_not_be_honest(
    first: dict[str, Any], last: dict[str, Any], code: str
) -> None:
    assert refusal(change_of(first, last)) == code


def test_growth_stops_at_a_break_and_crosses_it_marked_when_asked() -> None:
    breaks = [{"after": "2000", "before": "2001", "reason": {"en": "new basis"}}]
    whole = dataset([{"period": "2000", "value": 4}, {"period": "2001", "value": 3}], breaks=breaks)
    found = series(whole, whole.indicators[0], whole.areas_by_code["A1"])
    first, last = found.current
    assert refusal(change(found, first, last)) == "break"
    crossed = change(found, first, last, across_breaks=True)
    assert crossed.amount == -25
    assert [mark.code for mark in crossed.marks] == ["across"]


@pytest.mark.parametrize(
    ("kind", "measure", "amount"),
    [
        ("level", "percent", 100),
        ("share", "points", 2),
        ("rate", "points", 2),
        ("index", "index-points", 2),
        ("rank", "places", -2),
    ],
)
def test_each_kind_changes_in_its_own_measure(kind: str, measure: str, amount: int) -> None:
    found = change_of({"value": 2}, {"value": 4}, kind=kind)
    assert found.measure == measure
    assert found.amount == amount


def test_growth_over_a_gap_is_an_average_per_year() -> None:
    (found,) = changes(
        dataset([{"period": "2000", "value": 100}, {"period": "2002", "value": 121}])
    )
    assert found.years == 2
    assert found.amount == 21
    assert found.per_year == 10


def test_year_over_year_of_a_quarter_is_the_same_quarter_a_year_before() -> None:
    whole = dataset(
        [
            {"period": "2000-Q1", "value": 10},
            {"period": "2000-Q4", "value": 40},
            {"period": "2001-Q1", "value": 15},
        ]
    )
    (found,) = changes(whole)
    assert found.amount == 50


def test_nine_months_never_stand_beside_a_year() -> None:
    whole = dataset([{"period": "2000", "value": 10}, {"period": "2001-01/2001-09", "value": 9}])
    assert changes(whole) == []


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("exact", "more-than", "at-least"),
        ("exact", "at-most", "at-most"),
        ("more-than", "exact", "at-most"),
        ("less-than", "exact", "at-least"),
    ],
)
def test_what_follows_from_a_bound_is_a_bound(earlier: str, later: str, said: str) -> None:
    whole = dataset(
        [
            {"period": "2000", "value": 4, "qualifier": earlier},
            {"period": "2001", "value": 5, "qualifier": later},
        ]
    )
    found = series(whole, whole.indicators[0], whole.areas_by_code["A1"])
    assert change(found, *found.current, from_bounds=True).qualifier == said


def test_two_bounds_say_nothing() -> None:
    whole = dataset(
        [
            {"period": "2000", "value": 47000, "qualifier": "more-than"},
            {"period": "2001", "value": 5600, "qualifier": "more-than"},
        ]
    )
    found = series(whole, whole.indicators[0], whole.areas_by_code["A1"])
    assert refusal(change(found, *found.current, from_bounds=True)) == "bound"


def test_a_doubtful_member_is_left_out_and_named() -> None:
    cells = [
        {"area": code, "period": "2000", "value": i + 1, "status": ["U" if i == 4 else "A"]}
        for i, code in enumerate(CODES)
    ]
    whole = dataset(cells)
    (league,) = leagues(whole, whole.indicators[0], whole.areas_by_code["W"]).values()
    assert [entry.area.code for entry in league.entries] == ["A4", "A3", "A2", "A1"]
    assert [area.code for area, _ in league.left_out] == ["A5"]
    assert league.members == 5


def test_lower_is_better_puts_the_lowest_first() -> None:
    cells = [{"area": code, "period": "2000", "value": i} for i, code in enumerate(CODES)]
    whole = dataset(cells, better="lower")
    (league,) = leagues(whole, whole.indicators[0], whole.areas_by_code["W"]).values()
    assert league.entries[0].area.code == "A1"


def test_half_of_the_members_are_no_panel() -> None:
    cells = [{"area": code, "period": "2000", "value": 1} for code in CODES[:2]]
    whole = dataset(cells)
    assert leagues(whole, whole.indicators[0], whole.areas_by_code["W"]) == {}


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [("894.429", 4, "894.4"), ("0.012345", 3, "0.0123"), ("12345", 2, "12000")],
)
def test_rounding_to_significant_digits(value: str, digits: int, text: str) -> None:
    assert str(to_significant(Decimal(value), digits)) == text


def test_a_date_that_is_not_exact_counts_from_its_last_day() -> None:
    assert [last_day(each) for each in ("2015", "2015-03", "2015-03-02")] == [
        "2015-12-31",
        "2015-03-31",
        "2015-03-02",
    ]


def test_analysis_imports_no_pydantic(program: Callable[..., Any]) -> None:
    import subprocess
    import sys

    code = (
        "import sys, binzhou_cli.analysis.compare, binzhou_cli.analysis.growth,"
        " binzhou_cli.analysis.names, binzhou_cli.analysis.rank;"
        "print(sorted({'pydantic', 'rich', 'typer', 'json'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
