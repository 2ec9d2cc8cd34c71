"""Periods: notation, order, likeness, and what is refused."""

import re
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from binzhou_cli.model.period import PATTERN, Period, parse_period

untimed = settings(deadline=None)


def _point(year: int, part: int, kind: str) -> str:
    return {"A": f"{year:04}", "Q": f"{year:04}-Q{part % 4 + 1}", "M": f"{year:04}-{part + 1:02}"}[
        kind
    ]


kinds = st.sampled_from("AQM")
years = st.integers(0, 9999)
parts = st.integers(0, 11)
points = st.builds(_point, years, parts, kinds)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    kind = draw(kinds)
    first, last = sorted(_point(draw(years), draw(parts), kind) for _ in "ab")
    return f"{first}/{last}"


notations = st.one_of(points, intervals())
near_years = st.integers(2015, 2025)
"""Years so near to each other that periods of them are often alike."""
close = st.builds(_point, near_years, parts, kinds) | st.builds(
    lambda year, length: f"{year}-01/{year}-{length:02}", near_years, st.integers(1, 12)
)


@pytest.mark.parametrize(
    ("text", "start", "months", "frequency"),
    [
        ("0000", 0, 12, "A"),
        ("2022", 2022 * 12, 12, "A"),
        ("2022-Q1", 2022 * 12, 3, "Q"),
        ("2022-Q4", 2022 * 12 + 9, 3, "Q"),
        ("2022-01", 2022 * 12, 1, "M"),
        ("2022-12", 2022 * 12 + 11, 1, "M"),
        ("2019/2022", 2019 * 12, 48, "I"),
        ("2016-01/2016-09", 2016 * 12, 9, "I"),
        ("2021-Q4/2022-Q1", 2021 * 12 + 9, 6, "I"),
        ("2022/2022", 2022 * 12, 12, "I"),
    ],
)
def test_notation_says_start_and_length(text: str, start: int, months: int, frequency: str) -> None:
    assert parse_period(text) == Period(text, start, months, frequency)


@untimed
@given(notations)
def test_text_of_a_period_gives_it_back(text: str) -> None:
    period = parse_period(text)
    assert str(period) == text
    assert parse_period(str(period)) == period


@untimed
@given(notations)
def test_period_begins_in_its_year_and_lasts(text: str) -> None:
    period = parse_period(text)
    assert period.year == int(text[:4])
    assert period.end > period.start
    assert period.end - period.start == period.months


@untimed
@given(notations)
def test_pattern_of_the_schema_fits_every_period(text: str) -> None:
    assert re.fullmatch(PATTERN, text)


# --- order ---------------------------------------------------------------------------------


def test_what_ends_earlier_comes_first_then_what_starts_earlier() -> None:
    listed = ["2018", "2018/2019", "2019", "2019-Q4", "2019-12", "2020-01", "2019/2020", "2020"]
    assert sorted(listed, key=lambda text: parse_period(text).order) == listed


@untimed
@given(notations, notations)
def test_order_agrees_with_time(one: str, other: str) -> None:
    first, second = parse_period(one), parse_period(other)
    if first.end <= second.start:
        assert first.order < second.order
    same_stretch = (first.start, first.months) == (second.start, second.months)
    assert (first.order == second.order) == same_stretch


@untimed
@given(st.lists(close, min_size=3, max_size=3))
def test_order_does_not_depend_on_the_arrangement(texts: list[str]) -> None:
    periods = [parse_period(text) for text in texts]
    orders = [each.order for each in sorted(periods, key=lambda each: each.order)]
    for arranged in permutations(periods):
        assert [each.order for each in sorted(arranged, key=lambda each: each.order)] == orders


# --- likeness ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2021", "2022", True),
        ("2021-Q3", "2022-Q3", True),
        ("2015-01/2015-09", "2016-01/2016-09", True),
        ("2022", "2022-01/2022-12", True),
        ("2022-01/2022-09", "2022", False),
        ("2022-Q1", "2022-Q2", False),
        ("2022-03", "2022-Q1", False),
        ("2021-10/2022-09", "2022", False),
        ("2021/2022", "2019/2020", False),
        ("2021-07/2022-07", "2021-07/2022-07", False),
        ("2019/2022", "2019/2022", False),
    ],
)
def test_alike_is_as_long_and_at_the_same_time_of_the_year(
    one: str, other: str, alike: bool
) -> None:
    assert parse_period(one).like(parse_period(other)) is alike


@untimed
@given(close, close, close)
def test_likeness_is_an_equivalence_up_to_a_year(one: str, other: str, third: str) -> None:
    a, b, c = map(parse_period, (one, other, third))
    assert a.like(a)
    assert a.like(b) == b.like(a)
    if a.like(b) and b.like(c):
        assert a.like(c)


@untimed
@given(intervals(), notations)
def test_nothing_is_like_what_is_longer_than_a_year(one: str, other: str) -> None:
    period = parse_period(one)
    assert period.like(period) == (period.months <= 12)
    if period.months > 12:
        assert not period.like(parse_period(other))


@untimed
@given(close, st.integers(-10, 10))
def test_years_since_counts_whole_years(text: str, years: int) -> None:
    moved = "/".join(f"{int(point[:4]) + years}{point[4:]}" for point in text.split("/"))
    earlier, later = parse_period(text), parse_period(moved)
    assert later.like(earlier)
    assert later.years_since(earlier) == years
    assert earlier.years_since(later) == -years


# --- what is refused -----------------------------------------------------------------------


@untimed
@given(st.lists(points, min_size=2, max_size=2))
def test_interval_runs_forward_at_one_precision(ends: list[str]) -> None:
    first, last = map(parse_period, ends)
    text = "/".join(ends)
    if first.frequency == last.frequency and first.start <= last.start:
        assert parse_period(text).months == last.end - first.start
    else:
        with pytest.raises(ValueError, match=r"runs backwards|mixes"):
            parse_period(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2022/2019", "runs backwards"),
        ("2016-09/2016-01", "runs backwards"),
        ("2022-Q3/2022-Q1", "runs backwards"),
        ("2016/2016-09", "mixes years, quarters and months"),
        ("2016-Q1/2016-09", "mixes years, quarters and months"),
    ],
)
def test_unsound_interval_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f'"{text}"')) as caught:
        parse_period(text)
    assert says in str(caught.value)


NO_PERIODS = [
    "", " ", "22", "20222", "2022 ", " 2022", "2022\n", "2022-09\n", "2022\n/2023", "２０２２",
    "٢٠٢٢", "-2022", "+2022", "2022-Q0", "2022-Q5", "2022-q3", "2022-QQ", "2022-00", "2022-13",
    "2022-9", "2022-09-01", "2022/", "/2022", "/", "2022//2023", "2022/2023/2024", "2022-2023",
    "2022年", "\ud800", "\0" * 4,
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PERIODS, ids=ascii)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse_period(text)


junk = st.one_of(
    st.text(),
    st.text(alphabet="0123456789-/Qq \n２", max_size=18),
    st.from_regex(r"\d{4}(-Q\d|-\d\d)?(/\d{4}(-Q\d|-\d\d)?)?\s?", fullmatch=True),
)


@settings(untimed, max_examples=500)
@given(junk)
def test_junk_raises_value_error_and_nothing_else(text: str) -> None:
    try:
        period = parse_period(text)
    except ValueError:
        assert not re.fullmatch(r"[0-9]{4}", text)
    else:
        assert period.text == text
        assert re.fullmatch(r"[0-9Q/-]+", text)


@pytest.mark.parametrize("value", [2022, Decimal("2022"), 2022.0, None, True, ["2022"], {}])
def test_only_a_string_is_read_as_a_period(value: object) -> None:
    from pydantic import TypeAdapter

    with pytest.raises(ValueError, match="a period is a string"):
        TypeAdapter(Period).validate_python(value)


def test_period_is_taken_as_it_is() -> None:
    from pydantic import TypeAdapter

    period = parse_period("2022")
    assert TypeAdapter(Period).validate_python(period) is period
    assert TypeAdapter(Period).dump_python(period, mode="json") == "2022"
