"""Laws that hold for any figures: growth, index numbers, averages, ranks, scaling, rounding."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import AREAS, one_indicator, sound

from binzhou_cli.analysis.average import average, average_printed
from binzhou_cli.analysis.change import Change, change
from binzhou_cli.analysis.compare import compare
from binzhou_cli.analysis.growth import Implied, implied_before, index_numbers, year_on_year
from binzhou_cli.analysis.observed import observed
from binzhou_cli.analysis.places import competition_places
from binzhou_cli.analysis.plotted import plotted
from binzhou_cli.analysis.rank import Tables, leagues
from binzhou_cli.analysis.runs import runs, segments
from binzhou_cli.analysis.scale import rounded, scaled, to_significant
from binzhou_cli.analysis.standing import League
from binzhou_cli.analysis.trajectory import trajectory
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Series
from binzhou_cli.model.records import Text, Unit

figures = st.decimals(
    min_value="0.001", max_value="1e12", allow_nan=False, allow_infinity=False, places=3
)
any_figures = st.one_of(
    st.none(),
    st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=4),
)


def dataset(observations: Sequence[dict[str, Any]], **indicator: Any) -> Dataset:
    return sound(one_indicator(observations, **indicator))


def series_of(whole: Dataset, area: str = "A1") -> Series:
    (found,) = whole.figures.select(whole.indicators, [whole.areas_by_code[area]])
    return found


def changes(whole: Dataset) -> list[Change]:
    found = series_of(whole)
    return [each for _, each in year_on_year(whole, found) if each is not None]


def change_of(first: dict[str, Any], last: dict[str, Any], **indicator: Any) -> Change:
    whole = dataset([{"period": "2000", **first}, {"period": "2001", **last}], **indicator)
    (found,) = changes(whole)
    return found


def bounded(first: dict[str, Any], last: dict[str, Any]) -> Change:
    """The change between two figures of which one or both may be bounds."""
    whole = dataset([{"period": "2000", **first}, {"period": "2001", **last}])
    found = series_of(whole)
    return change(whole, found, *found.current, from_bounds=True)


def league_of(whole: Dataset, **settings: Any) -> League:
    tables = leagues(whole, whole.indicators[0], whole.areas_by_code["W"], **settings)
    (league,) = tables.values()
    return league


def refusal(found: Change) -> str:
    return found.refused.code if found.refused is not None else ""


# --- growth --------------------------------------------------------------------------------


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
    assert found.exact is not None
    assert abs(before * (1 + found.exact / 100) - after) <= Decimal("1e-20") * (before + after)


@given(figures, figures, st.integers(-6, 6))
def test_scaling_all_values_changes_no_growth(before: Decimal, after: Decimal, power: int) -> None:
    plain = change_of({"value": before, "unit": "U8"}, {"value": after, "unit": "U8"})
    moved = change_of(
        {"value": before.scaleb(power), "unit": "U8"}, {"value": after.scaleb(power), "unit": "U8"}
    )
    assert plain.amount == moved.amount


@given(figures, figures)
def test_a_unit_of_another_power_changes_no_growth(before: Decimal, after: Decimal) -> None:
    plain = change_of({"value": before}, {"value": after})
    moved = change_of({"value": before.scaleb(-8), "unit": "U8"}, {"value": after})
    assert plain.exact == moved.exact


def test_growth_between_two_multipliers_of_a_unit_is_that_of_one() -> None:
    found = change_of({"value": "2.5", "unit": "U8"}, {"value": "500000000"})
    assert found.amount == 100


@given(figures, figures)
def test_growth_has_no_more_digits_than_its_figures(before: Decimal, after: Decimal) -> None:
    found = change_of({"value": before}, {"value": after})
    if found.amount is None:
        return
    exponent = found.amount.as_tuple().exponent
    assert isinstance(exponent, int)
    assert exponent >= -3
    fewest = min(len(str(each).replace(".", "").lstrip("0")) for each in (before, after))
    ratio = after / before
    assert max(-exponent, 0) <= max(fewest - 1 - ratio.adjusted() - 2, 1)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ({"value": 1}, {"value": 2, "qualifier": "more-than"}, "bound"),
        ({"value": 1, "qualifier": "at-most"}, {"value": 2}, "bound"),
        ({"value": 1, "status": ["D"], "note": "other"}, {"value": 2}, "definition"),
        ({"value": 1}, {"value": 2, "status": ["D"], "note": "other"}, "definition"),
        ({"value": 1}, {"value": 2, "status": ["B"]}, "break"),
        ({"value": 1}, {"value": 2, "status": ["F"]}, "unsound"),
        ({"value": 1, "status": ["N"]}, {"value": 2}, "unsound"),
        ({"value": 0}, {"value": 2}, "zero"),
        ({"value": -1}, {"value": 2}, "zero"),
        ({"value": "0.001"}, {"value": "1e12"}, "range"),
    ],
)
def test_growth_is_refused_where_it_would_not_be_honest(
    first: dict[str, Any], last: dict[str, Any], code: str
) -> None:
    found = change_of(first, last)
    assert refusal(found) == code
    assert (found.amount, found.exact, found.per_year) == (None, None, None)


def test_two_figures_on_the_same_other_definition_are_comparable() -> None:
    same = {"status": ["D"], "note": "other"}
    assert change_of({"value": 1, **same}, {"value": 2, **same}).amount == 100
    assert refusal(change_of({"value": 1, **same}, {"value": 2, **same, "note": "third"})) == (
        "definition"
    )


def test_growth_stops_at_a_break_and_crosses_it_marked_when_asked() -> None:
    breaks = [{"after": "2000", "before": "2001", "reason": {"en": "new basis"}}]
    whole = dataset([{"period": "2000", "value": 4}, {"period": "2001", "value": 3}], breaks=breaks)
    found = series_of(whole)
    first, last = found.current
    assert refusal(change(whole, found, first, last)) == "break"
    crossed = change(whole, found, first, last, across_breaks=True)
    assert crossed.amount == -25
    assert [mark.code for mark in crossed.marks] == ["across-break"]
    assert not crossed.comparable


@pytest.mark.parametrize("step", ["Q4", "12", "S2"])
def test_a_break_of_years_holds_for_their_parts(step: str) -> None:
    breaks = [{"after": "2000", "before": "2001", "reason": "new basis"}]
    cells = [{"period": f"{year}-{step}", "value": 1} for year in (1999, 2000, 2001, 2002)]
    found = changes(dataset(cells, breaks=breaks))
    assert [refusal(each) for each in found] == ["", "break", ""]


def test_status_b_parts_every_pair_that_straddles_it() -> None:
    cells = [
        {"period": str(year), "value": 1, "status": ["B" if year == 2001 else "A"]}
        for year in range(2000, 2004)
    ]
    whole = dataset(cells)
    found = series_of(whole)
    for first, last in pairwise(found.current):
        straddles = first.period.year < 2001 <= last.period.year
        assert refusal(change(whole, found, first, last)) == ("break" if straddles else "")
    assert refusal(change(whole, found, found.current[0], found.current[-1])) == "break"


@pytest.mark.parametrize(
    ("kind", "measure", "amount"),
    [
        ("level", "percent", 100),
        ("share", "points", 2),
        ("rate", "points", 2),
        ("index", "index-points", 2),
        ("rank", "places", -2),
        ("unknown", "difference", 2),
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
    assert found.shown == 10


@pytest.mark.parametrize(
    ("cells", "amounts"),
    [
        ({"2000-Q1": 10, "2000-Q4": 40, "2001-Q1": 15}, [50]),
        ({"2000-S1": 10, "2000-S2": 40, "2001-S1": 15}, [50]),
        ({"2000-W05": 10, "2000-W06": 40, "2001-W05": 15}, [50]),
        ({"2000-05-01": 10, "2000-05-02": 40, "2001-05-01": 15}, [50]),
        ({"2000": 10, "2001-01/2001-09": 9}, []),
        ({"2000/2001": 10, "2002/2003": 20}, []),
        ({"2000-Q1": 10, "2001": 20}, []),
    ],
)
def test_year_over_year_stands_between_like_periods_alone(
    cells: dict[str, int], amounts: list[int]
) -> None:
    whole = dataset([{"period": period, "value": value} for period, value in cells.items()])
    assert [each.amount for each in changes(whole)] == amounts


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("exact", "more-than", "at-least"),
        ("exact", "at-most", "at-most"),
        ("more-than", "exact", "at-most"),
        ("less-than", "exact", "at-least"),
        ("about", "exact", "about"),
        ("exact", "nearly", "about"),
        ("exact", "exact", "exact"),
    ],
)
def test_what_follows_from_a_bound_is_a_bound(earlier: str, later: str, said: str) -> None:
    found = bounded({"value": 4, "qualifier": earlier}, {"value": 5, "qualifier": later})
    assert found.qualifier == said


def test_two_bounds_say_nothing() -> None:
    over = {"qualifier": "more-than"}
    assert refusal(bounded({"value": 47000, **over}, {"value": 5600, **over})) == "bound"


def test_a_doubt_is_carried_on_and_two_sources_are_named() -> None:
    found = change_of({"value": 1, "status": ["U"], "note": "copied"}, {"value": 2})
    assert [mark.code for mark in found.marks] == ["doubtful"]
    found = change_of({"value": 1}, {"value": 2, "source": "later"})
    assert [mark.code for mark in found.marks] == ["two-sources"]
    assert (found.earlier and found.earlier.id) == "s"


@pytest.mark.parametrize("status", ["E", "I", "P"])
def test_what_a_status_says_of_a_figure_is_said_of_its_change(status: str) -> None:
    found = change_of({"value": 1}, {"value": 2, "status": [status]})
    assert [mark.code for mark in found.marks] == [f"status-{status}"]
    assert found.amount == 100


# --- index numbers and averages -------------------------------------------------------------


@given(st.lists(figures, min_size=1, max_size=8))
def test_the_index_of_the_base_is_100_and_of_all_bases_alike(values: list[Decimal]) -> None:
    whole = dataset([{"period": str(2000 + i), "value": each} for i, each in enumerate(values)])
    found = series_of(whole)
    for base in found.current:
        numbers = {each.figure: each.value for each in index_numbers(whole, found, base)}
        assert numbers[base] == 100
        for figure, number in numbers.items():
            assert figure.value is not None
            assert base.value is not None
            if number is not None:
                step = Decimal(10) ** number.as_tuple().exponent  # type: ignore[operator]
                assert abs(number - figure.value / base.value * 100) <= step / 2


@given(st.lists(figures, min_size=2, max_size=6))
def test_the_average_of_a_span_gives_its_end(values: list[Decimal]) -> None:
    whole = dataset([{"period": str(2000 + i), "value": each} for i, each in enumerate(values)])
    found = series_of(whole)
    (over,) = average(whole, found, found.current)
    rate = over.change.per_year if over.change.years > 1 else over.change.amount
    if rate is None:
        assert refusal(over.change) == "range"
        return
    half = Decimal(10) ** rate.as_tuple().exponent / 2  # type: ignore[operator]
    lowest, highest = (
        values[0] * max(1 + (rate + side) / 100, Decimal(0)) ** (len(values) - 1)
        for side in (-half, half)
    )
    assert lowest * Decimal("0.9999999") <= values[-1] <= highest * Decimal("1.0000001")


def test_an_average_is_split_at_a_break_and_never_bridges_it() -> None:
    breaks = [{"after": "2001", "before": "2002", "reason": "basis"}]
    cells = [{"period": str(2000 + i), "value": 100 + i * 10} for i in range(4)]
    whole = dataset(cells, breaks=breaks)
    found = series_of(whole)
    first, last = average(whole, found, found.current)
    assert [
        (each.opening and each.opening.period.text, each.ending and each.ending.period.text)
        for each in (first, last)
    ] == [("2000", "2001"), ("2002", "2003")]
    assert last.crossing is not None
    (whole_span,) = average(whole, found, found.current, across_breaks=True)
    assert [mark.code for mark in whole_span.change.marks] == ["across-break"]


@given(st.lists(st.decimals(-50, 100, places=1), min_size=1, max_size=6))
def test_printed_rates_are_compounded(rates: list[Decimal]) -> None:
    cells: list[dict[str, Any]] = [{"period": "1999", "value": 1}]
    cells += [
        {"period": str(2000 + i), "value": 1, "growth": {"percent": each, "basis": "quantity"}}
        for i, each in enumerate(rates)
    ]
    found = series_of(dataset(cells))
    result = average_printed(found, found.current)
    ratio = Decimal(1)
    for rate in rates:
        ratio *= 1 + rate / 100
    assert result.basis == "quantity"
    assert result.rates == tuple(rates)
    assert result.change.exact is not None
    assert abs(result.change.exact - (ratio - 1) * 100) < Decimal("1e-9")
    mean = result.change.per_year
    assert mean is not None
    assert min(rates) - Decimal("0.06") <= mean <= max(rates) + Decimal("0.06")


@pytest.mark.parametrize(
    "last",
    [
        {"growth": {"percent": 1, "basis": "not-stated"}},
        {"growth": {"percent": 1, "basis": "quantity", "qualifier": "more-than"}},
        {"value": 1},
    ],
    ids=["another basis", "a bound", "no rate"],
)
def test_an_average_of_printed_rates_is_refused_where_one_does_not_fit(
    last: dict[str, Any],
) -> None:
    rate = {"growth": {"percent": 1, "basis": "quantity"}}
    cells: list[dict[str, Any]] = [
        {"period": "1999", "value": 1}, {"period": "2000", **rate}, {"period": "2001", **last}
    ]  # fmt: skip
    found = series_of(dataset(cells))
    assert average_printed(found, found.current).change.refused is not None


# --- ranks ---------------------------------------------------------------------------------


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
        cells = [
            {"area": AREAS[i], "period": "2000", "value": values[i].scaleb(shift)} for i in picked
        ]
        return {entry.area.code: entry.place for entry in league_of(dataset(cells)).entries}

    assert places(list(range(5)), 0) == places(order, power)


@given(
    st.lists(st.integers(1, 9), min_size=5, max_size=5),
    st.sets(st.sampled_from(range(5)), min_size=1, max_size=2),
    st.lists(st.integers(1, 9), min_size=5, max_size=5),
)
def test_a_place_with_members_missing_holds_whatever_they_are(
    values: list[int], missing: set[int], truth: list[int]
) -> None:
    """The interval covers the place that the area has once the missing figures are known."""
    cells = [
        {"area": AREAS[i], "period": "2000", "value": values[i]}
        for i in range(5)
        if i not in missing
    ]
    known = [truth[i] if i in missing else values[i] for i in range(5)]
    places = competition_places(map(Decimal, known), lowest_first=False)
    league = league_of(dataset(cells))
    assert {each.area.code for each in league.left_out} == {AREAS[i] for i in missing}
    for entry in league.entries:
        assert entry.low <= places[AREAS.index(entry.area.code)] <= entry.high
        assert entry.high - entry.low == len(missing)


@given(st.lists(st.integers(1, 9), min_size=5, max_size=5), st.integers(1, 9), st.booleans())
def test_a_doubtful_member_resolves_a_place_where_its_value_falls_on_one_side(
    values: list[int], doubtful: int, lowest_first: bool
) -> None:
    cells: list[dict[str, Any]] = [
        {"area": AREAS[i], "period": "2000", "value": doubtful if i == 4 else values[i],
         "status": ["U" if i == 4 else "A"]}
        for i in range(5)
    ]  # fmt: skip
    league = league_of(dataset(cells, better="lower" if lowest_first else "higher"))
    (left,) = league.left_out
    assert (left.area.code, left.why.code) == ("A5", "doubtful")
    assert len(league.members) == 5
    for entry in league.entries:
        own = values[AREAS.index(entry.area.code)]
        better = [each for each in values[:4] if (each < own if lowest_first else each > own)]
        ahead = doubtful < own if lowest_first else doubtful > own
        assert entry.place == len(better) + 1
        assert entry.low == entry.place + (ahead if doubtful != own else 0)
        assert entry.high == (entry.low if doubtful != own else entry.low + 1)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ({"value": 1, "status": ["U"], "note": "copied"}, "doubtful"),
        ({"value": 1, "status": ["F"]}, "unsound"),
        ({"value": 1, "qualifier": "more-than"}, "bound"),
        ({"value": 1, "unranked": True}, "unranked"),
        ({"value": None, "status": ["O"]}, "unsound"),
        ({"growth": {"percent": 1, "basis": "not-stated"}}, "no-value"),
    ],
)
def test_a_member_without_a_sound_figure_is_left_out_and_named(
    cell: dict[str, Any], why: str
) -> None:
    cells: list[dict[str, Any]] = [
        {"area": code, "period": "2000", **({"value": i + 1} if i < 4 else cell)}
        for i, code in enumerate(AREAS)
    ]
    league = league_of(dataset(cells))
    assert [entry.area.code for entry in league.entries] == ["A4", "A3", "A2", "A1"]
    assert [(each.area.code, each.why.code) for each in league.left_out] == [("A5", why)]


def test_lower_is_better_puts_the_lowest_first() -> None:
    cells = [{"area": code, "period": "2000", "value": i} for i, code in enumerate(AREAS)]
    league = league_of(dataset(cells, better="lower"))
    assert [entry.area.code for entry in league.entries] == list(AREAS)


@pytest.mark.parametrize(("having", "ranked"), [(2, False), (3, True)])
def test_more_than_half_of_the_members_make_a_table(having: int, ranked: bool) -> None:
    whole = dataset([{"area": code, "period": "2000", "value": 1} for code in AREAS[:having]])
    assert bool(leagues(whole, whole.indicators[0], whole.areas_by_code["W"])) is ranked


def test_an_aggregate_is_never_ranked_among_its_parts() -> None:
    raw = one_indicator({"area": code, "period": "2000", "value": 1} for code in AREAS)
    raw["areas"].append({"code": "T", "name": "Total", "parent": "W", "kind": "group"})
    raw["indicators"][0]["observations"].append(
        {"area": "T", "period": "2000", "value": 5, "source": "s"}
    )
    league = league_of(sound(raw))
    assert {entry.area.code for entry in league.entries} == set(AREAS)
    assert {each.code for each in league.members} == set(AREAS)


def test_a_table_is_made_of_one_source() -> None:
    cells: list[dict[str, Any]] = [
        {"area": code, "period": "2000", "value": i} for i, code in enumerate(AREAS)
    ]
    cells += [{"area": "A1", "period": "2000", "value": 99, "source": "later"}]
    league = league_of(dataset(cells))
    assert league.source.id == "s"
    assert {entry.figure.source.id for entry in league.entries} == {"s"}


def test_a_trajectory_tells_computed_from_printed_and_stops_at_a_break() -> None:
    cells: list[dict[str, Any]] = [
        {"area": code, "period": str(year), "value": (i * year) % 7}
        for i, code in enumerate(AREAS)
        for year in (2000, 2001, 2002)
    ]
    cells[0]["rank"] = {"place": 3, "scope": "W", "of": 5}
    breaks = [{"after": "2000", "before": "2001", "reason": "basis"}]
    whole = dataset(cells, breaks=breaks)
    found = series_of(whole)
    standings = trajectory(whole, found, Tables(whole).of(found))
    assert [each.period.text for each in standings] == ["2000", "2001", "2002"]
    assert [len(each.reported) for each in standings] == [1, 0, 0]
    assert [bool(each.parted) for each in standings] == [False, True, False]
    assert standings[1].moved is None
    assert standings[2].place is not None
    assert standings[1].place is not None
    assert standings[2].moved == standings[1].place - standings[2].place


# --- lines that may be joined ----------------------------------------------------------------


@given(st.lists(st.integers(1990, 2010), min_size=1, max_size=12, unique=True), st.data())
def test_a_line_joins_what_follows_without_gap_or_break(
    years: list[int], data: st.DataObject
) -> None:
    bounds = data.draw(st.sets(st.sampled_from(years)))
    cells = [
        {
            "period": str(year),
            "value": 1,
            "qualifier": "about" if year not in bounds else "more-than",
        }
        for year in years
    ]
    breaks = [{"after": "1999", "before": "2000", "reason": "basis"}]
    whole = dataset(cells, breaks=breaks)
    found = series_of(whole)
    numbered = runs(whole, found, found.current)
    assert [figure for figure, _ in numbered] == list(found.current)
    for (one, first), (other, second) in pairwise(numbered):
        joined = (
            other.period.year - one.period.year == 1
            and not bounds & {one.period.year, other.period.year}
            and not one.period.year < 2000 <= other.period.year
        )
        assert (first == second) == joined
    stretches = segments(whole, found, found.current)
    assert set(stretches.values()) <= {0, 1}
    assert [stretches[each.period] for each in found.current] == sorted(stretches.values())


# --- scaling and rounding --------------------------------------------------------------------


@given(figures, st.integers(-12, 15), st.integers(-12, 15))
def test_scaling_there_and_back_is_exact(value: Decimal, first: int, last: int) -> None:
    def unit(power: int) -> Unit:
        return Unit(f"U{power}", "U", power, "u", Text("u"))

    there = scaled(value, unit(first), unit(last))
    assert scaled(there, unit(last), unit(first)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_a_bound_is_rounded_to_the_side_on_which_it_holds(value: Decimal) -> None:
    assert rounded(value, 1, "at-least") <= value <= rounded(value, 1, "at-most")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [("0.05", 1, "0.1"), ("-0.05", 1, "-0.1"), ("0.25", 1, "0.3"), ("-0.04", 1, "0.0")],
)
def test_halves_are_rounded_away_from_zero_as_in_print(
    value: str, decimals: int, text: str
) -> None:
    assert str(rounded(Decimal(value), decimals)) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [("894.429", 4, "894.4"), ("0.012345", 3, "0.0123"), ("12345", 2, "12000")],
)
def test_rounding_to_significant_digits(value: str, digits: int, text: str) -> None:
    assert str(to_significant(Decimal(value), digits)) == text


# --- derived values --------------------------------------------------------------------------


def implied(cell: dict[str, Any], **indicator: Any) -> Any:
    whole = dataset([{"period": "2001", **cell}], **indicator)
    found = series_of(whole)
    return implied_before(found, found.current[0])


def test_a_value_follows_from_growth_that_is_not_at_constant_prices() -> None:
    cell = {"value": "995.5", "growth": {"percent": "11.3", "basis": "not-stated"}}
    found = implied(cell)
    assert isinstance(found, Implied)
    assert (found.period, str(found.value), found.formula) == ("2000", "894.4", "995.5 / 1.113")


@pytest.mark.parametrize(
    ("cell", "indicator", "code"),
    [
        ({"basis": "constant-prices"}, {}, "implied-prices"),
        ({"basis": "not-stated"}, {"growth_basis": "constant-prices"}, "implied-prices"),
        ({"basis": "not-stated", "qualifier": "about"}, {}, "bound"),
        ({"basis": "not-stated", "percent": -100}, {}, "zero"),
    ],
)
def test_no_value_follows_where_that_would_be_dishonest(
    cell: dict[str, Any], indicator: dict[str, Any], code: str
) -> None:
    found = implied({"value": 1, "growth": {"percent": 1, **cell}}, **indicator)
    assert found.code == code


# --- whatever the figures are ------------------------------------------------------------------

qualifiers = st.sampled_from(
    ["exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most"]
)
observations = st.fixed_dictionaries(
    {
        "value": any_figures,
        "qualifier": qualifiers,
        "status": st.lists(st.sampled_from("ABDEFNOPUV"), min_size=1, max_size=2, unique=True),
        "unranked": st.booleans(),
    },
    optional={
        "growth": st.fixed_dictionaries(
            {
                "percent": st.decimals(-200, 10**6, allow_nan=False, places=2),
                "basis": st.sampled_from(["not-stated", "constant-prices", "quantity"]),
                "qualifier": qualifiers,
            }
        ),
        "note": st.sampled_from(["one", "other"]),
        "unit": st.sampled_from(["U", "U8"]),
    },
)
periods = st.sampled_from(
    ["1999", "2000", "2001", "2004", "2001-Q1", "2002-Q1", "2000-05", "2001-05", "2000/2001",
     "2000-01/2000-09", "2001-01/2001-09", "2000-S1", "2001-S1", "2000-W05", "2001-05-30"]
)  # fmt: skip


def stated(cells: dict[tuple[str, str], dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The cells that say something, as a sound file has them."""
    for (area, period), each in cells.items():
        missing = {"O", "N"} & {*each["status"]}
        if each["value"] is not None or "growth" in each or missing:
            yield {"area": area, "period": period, **each}


@settings(max_examples=150)
@given(
    st.dictionaries(st.tuples(st.sampled_from(AREAS), periods), observations, max_size=12),
    st.sampled_from(["level", "share", "rate", "index", "unknown"]),
    st.booleans(),
)
def test_no_input_makes_an_analysis_raise(
    cells: dict[tuple[str, str], dict[str, Any]], kind: str, across: bool
) -> None:
    breaks = [{"after": "2000", "before": "2001", "reason": {"en": "basis"}}]
    whole = dataset(list(stated(cells)), kind=kind, breaks=breaks)
    (indicator,) = whole.indicators
    tables = {by: Tables(whole, by) for by in ("value", "growth", "reported-growth")}
    for found in whole.figures.select([indicator], whole.areas):
        for figure, moved in year_on_year(whole, found, across_breaks=across):
            assert moved is None or (moved.amount is None) == (moved.refused is not None)
            follows = implied_before(found, figure)
            assert not isinstance(follows, Implied) or follows.value.is_finite()
            for number in index_numbers(whole, found, figure, across_breaks=across):
                assert (number.value is None) == (number.refused is not None)
            for other in found.current:
                for from_bounds in (False, True):
                    change(whole, found, figure, other, from_bounds=from_bounds)
            list(plotted(whole, found, lambda period: True, figure))
        valued = [each for each in found.current if each.value is not None]
        list(average(whole, found, valued, across_breaks=across))
        average_printed(found, found.current)
        for each in tables.values():
            trajectory(whole, found, each.of(found))
        shown = list(
            observed(whole, found, tables["value"].of(found), lambda period: True,
                     across_breaks=across, vintages=True, implied=True)
        )  # fmt: skip
        assert len([each for each in shown if not each.derived]) == len(list(found.figures()))
    wanted = [each.period for found in whole.figures.select([indicator], whole.areas)
              for each in found.current][:3]  # fmt: skip
    wanted.sort(key=lambda period: period.order)
    list(compare(whole, [indicator], list(whole.areas), wanted, across_breaks=across))
