"""Periods: notation, calendar, order, likeness, and what is refused."""

import pickle
import re
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from binzhou_cli.model.period import PATTERN, Period, parse_period

MARCH_0 = date(1, 1, 1).toordinal() - 306
"""0000-03-01, day 0 of a period, as an ordinal of ``datetime``."""


def year(number: int) -> str:
    """A year as it is written: four digits or five, perhaps before the year 0."""
    return f"{'-' if number < 0 else ''}{abs(number):04}"


def _point(number: int, part: int, kind: str) -> str:
    ending = {
        "A": "",
        "S": f"-S{part % 2 + 1}",
        "Q": f"-Q{part % 4 + 1}",
        "M": f"-{part % 12 + 1:02}",
        "W": f"-W{part % 52 + 1:02}",
        "D": f"-{part % 12 + 1:02}-{part % 28 + 1:02}",
    }[kind]
    return year(number) + ending


kinds = st.sampled_from("ASQMWD")
years = st.integers(-10000, 99999)
parts = st.integers(0, 363)
points = st.builds(_point, years, parts, kinds)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    kind = draw(kinds)
    pair = [_point(draw(years), draw(parts), kind) for _ in "ab"]
    first, last = sorted(pair, key=lambda text: parse_period(text).first)
    return f"{first}/{last}"


notations = st.one_of(points, intervals())
near_years = st.integers(2015, 2025)
"""Years so near to each other that periods of them are often alike."""
close = st.builds(_point, near_years, parts, kinds) | st.builds(
    lambda number, length: f"{number}-01/{number}-{length:02}", near_years, st.integers(1, 12)
)


def days(text: str) -> tuple[date, date]:
    """The first and the last day of a period, as ``datetime`` knows them."""
    period = parse_period(text)
    return date.fromordinal(period.first + MARCH_0), date.fromordinal(period.last + MARCH_0)


@pytest.mark.parametrize(
    ("text", "start", "months", "frequency", "step"),
    [
        ("0000", 0, 12, "A", 1),
        ("2022", 2022 * 12, 12, "A", 1),
        ("-10000", -10000 * 12, 12, "A", 1),
        ("99999", 99999 * 12, 12, "A", 1),
        ("2022-S1", 2022 * 12, 6, "S", 1),
        ("2022-S2", 2022 * 12 + 6, 6, "S", 2),
        ("2022-Q1", 2022 * 12, 3, "Q", 1),
        ("2022-Q4", 2022 * 12 + 9, 3, "Q", 4),
        ("2022-01", 2022 * 12, 1, "M", 1),
        ("2022-12", 2022 * 12 + 11, 1, "M", 12),
        ("2022-09-30", 2022 * 12 + 8, 0, "D", 930),
        ("2019/2022", 2019 * 12, 48, "I", 0),
        ("2016-01/2016-09", 2016 * 12, 9, "I", 0),
        ("2021-S2/2022-S1", 2021 * 12 + 6, 12, "I", 0),
        ("2021-Q4/2022-Q1", 2021 * 12 + 9, 6, "I", 0),
        ("2022/2022", 2022 * 12, 12, "I", 0),
        ("2022-09-30/2022-10-02", 2022 * 12 + 8, 0, "I", 0),
    ],
)
def test_notation_says_start_and_length(
    text: str, start: int, months: int, frequency: str, step: int
) -> None:
    found = parse_period(text)
    assert (found.text, found.start, found.months) == (text, start, months)
    assert (found.frequency, found.step) == (frequency, step)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-S1", "2022-01-01", "2022-06-30"),
        ("2022-S2", "2022-07-01", "2022-12-31"),
        ("2022-Q1", "2022-01-01", "2022-03-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2022-09-30", "2022-09-30", "2022-09-30"),
        ("2022-W01", "2022-01-03", "2022-01-09"),
        ("2021-W01", "2021-01-04", "2021-01-10"),
        ("2020-W01", "2019-12-30", "2020-01-05"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2016-01/2016-09", "2016-01-01", "2016-09-30"),
        ("2020-W53/2021-W01", "2020-12-28", "2021-01-10"),
    ],
)
def test_a_period_has_its_days(text: str, first: str, last: str) -> None:
    assert tuple(map(str, days(text))) == (first, last)


@given(st.dates())
def test_days_are_those_of_the_calendar(day: date) -> None:
    assert days(day.isoformat()) == (day, day)
    iso = day.isocalendar()
    if 1 < iso.year < 9999:
        first, last = days(f"{iso.year:04}-W{iso.week:02}")
        assert first <= day <= last
        assert last - first == timedelta(days=6)
        assert first.isoweekday() == 1
        assert parse_period(f"{iso.year:04}-W{iso.week:02}").year == iso.year


@given(st.integers(1, 9998))
def test_a_year_has_53_weeks_only_where_the_calendar_says_so(number: int) -> None:
    has_53 = date(number, 12, 28).isocalendar().week == 53
    text = f"{number:04}-W53"
    if has_53:
        assert days(text)[0] == days(f"{number:04}-W52")[1] + timedelta(days=1)
    else:
        with pytest.raises(ValueError, match="is no week"):
            parse_period(text)


@given(years, kinds.filter(lambda kind: kind != "W"))
def test_the_parts_of_a_year_follow_each_other_and_make_it(number: int, kind: str) -> None:
    if kind == "D":
        kind = "M"
    count = {"A": 1, "S": 2, "Q": 4, "M": 12}[kind]
    whole = parse_period(year(number))
    held = [parse_period(_point(number, i, kind)) for i in range(count)]
    assert held[0].first == whole.first
    assert held[-1].last == whole.last
    assert [each.first for each in held[1:]] == [each.last + 1 for each in held[:-1]]
    assert all(whole.contains(each) for each in held)
    assert not any(each.contains(whole) for each in held if count > 1)


@given(notations)
def test_text_of_a_period_gives_it_back(text: str) -> None:
    period = parse_period(text)
    assert str(period) == text
    assert parse_period(str(period)) == period
    assert pickle.loads(pickle.dumps(period)) == period
    assert {period: "found"}[parse_period(text)] == "found"


@given(notations)
def test_period_begins_in_its_year_and_lasts(text: str) -> None:
    period = parse_period(text)
    written = re.match(r"-?[0-9]+", text)
    assert written is not None
    assert period.year == int(written[0])
    assert period.last >= period.first
    assert period.end - period.start == period.months


@given(notations)
def test_pattern_of_the_schema_fits_every_period(text: str) -> None:
    assert re.fullmatch(PATTERN, text)


# --- order ---------------------------------------------------------------------------------


def test_what_ends_earlier_comes_first_then_what_starts_earlier() -> None:
    listed = [
        "-0001", "0001", "2018", "2018/2019", "2019", "2019-S2", "2019-Q4", "2019-12",
        "2019-12-31", "2020-W01", "2020-01", "2019/2020", "2020", "99999",
    ]  # fmt: skip
    assert sorted(listed, key=lambda text: parse_period(text).order) == listed


@given(notations, notations)
def test_order_agrees_with_time(one: str, other: str) -> None:
    first, second = parse_period(one), parse_period(other)
    if first.last < second.first:
        assert first.order < second.order
    same_stretch = (first.first, first.last) == (second.first, second.last)
    assert (first.order == second.order) == same_stretch


@given(st.lists(close, min_size=3, max_size=3))
def test_order_does_not_depend_on_the_arrangement(texts: list[str]) -> None:
    periods = [parse_period(text) for text in texts]
    orders = [each.order for each in sorted(periods, key=lambda each: each.order)]
    for arranged in permutations(periods):
        assert [each.order for each in sorted(arranged, key=lambda each: each.order)] == orders


@given(notations, notations)
def test_a_period_within_another_ends_no_later(one: str, other: str) -> None:
    outer, inner = parse_period(one), parse_period(other)
    if outer.contains(inner):
        assert inner.first >= outer.first
        assert inner.last <= outer.last
        assert not inner.contains(outer) or inner.order == outer.order


# --- likeness ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2021", "2022", True),
        ("-0001", "2022", True),
        ("2021-S1", "2022-S1", True),
        ("2021-S1", "2021-S2", False),
        ("2021-Q3", "2022-Q3", True),
        ("2021-W05", "2022-W05", True),
        ("2021-W05", "2022-W06", False),
        ("2021-W05", "2021-01-29", False),
        ("2021-09-30", "2022-09-30", True),
        ("2021-09-30", "2022-10-30", False),
        ("2015-01/2015-09", "2016-01/2016-09", True),
        ("2022", "2022-01/2022-12", True),
        ("2022-S1", "2022-01/2022-06", True),
        ("2022-01/2022-09", "2022", False),
        ("2022-Q1", "2022-Q2", False),
        ("2022-03", "2022-Q1", False),
        ("2021-10/2022-09", "2022", False),
        ("2021/2022", "2019/2020", False),
        ("2021-07/2022-07", "2021-07/2022-07", False),
        ("2019/2022", "2019/2022", False),
        ("2022-09-01/2022-09-30", "2023-09-01/2023-09-30", False),
    ],
)
def test_alike_is_as_long_and_at_the_same_time_of_the_year(
    one: str, other: str, alike: bool
) -> None:
    assert parse_period(one).like(parse_period(other)) is alike
    assert parse_period(other).like(parse_period(one)) is alike


@given(close, close, close)
def test_likeness_is_an_equivalence_up_to_a_year(one: str, other: str, third: str) -> None:
    a, b, c = map(parse_period, (one, other, third))
    assert a.like(a)
    assert a.like(b) == b.like(a)
    if a.like(b) and b.like(c):
        assert a.like(c)


@given(intervals(), notations)
def test_nothing_is_like_what_is_longer_than_a_year(one: str, other: str) -> None:
    period = parse_period(one)
    assert period.like(period) == (0 < period.months <= 12)
    if period.months > 12:
        assert not period.like(parse_period(other))


@given(st.builds(_point, near_years, parts, kinds), st.integers(-10, 10))
def test_years_since_counts_whole_years(text: str, count: int) -> None:
    moved = f"{int(text[:4]) + count}{text[4:]}"
    earlier, later = parse_period(text), parse_period(moved)
    assert later.like(earlier)
    assert later.years_since(earlier) == count
    assert earlier.years_since(later) == -count


# --- what is refused -----------------------------------------------------------------------


@given(points, points)
def test_interval_runs_forward_at_one_precision(one: str, other: str) -> None:
    first, last = parse_period(one), parse_period(other)
    text = f"{one}/{other}"
    if first.frequency == last.frequency and first.first <= last.first:
        found = parse_period(text)
        assert (found.first, found.last) == (first.first, last.last)
        assert found.months == (last.end - first.start if first.months else 0)
    else:
        with pytest.raises(ValueError, match=r"runs backwards|mixes"):
            parse_period(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2022/2019", "runs backwards"),
        ("2016-09/2016-01", "runs backwards"),
        ("2022-Q3/2022-Q1", "runs backwards"),
        ("2022-09-30/2022-09-29", "runs backwards"),
        ("2016/2016-09", "mixes two lengths"),
        ("2016-Q1/2016-09", "mixes two lengths"),
        ("2016-W01/2016-01-31", "mixes two lengths"),
        ("2023-02-29", "is no day of the calendar"),
        ("2023-02-31", "is no day of the calendar"),
        ("1900-02-29", "is no day of the calendar"),
        ("2023-04-31", "is no day of the calendar"),
        ("2021-W53", "is no week"),
    ],
)
def test_what_the_calendar_has_not_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f'"{text}"')) as caught:
        parse_period(text)
    assert says in str(caught.value)


NO_PERIODS = [
    "", " ", "22", "202222", "02022", "-0000", "-10001", "-99999",
    "2022 ", " 2022", "2022\n", "2022-09\n", "2022\n/2023", "２０２２",
    "٢٠٢٢", "-22", "+2022", "2022-Q0", "2022-Q5", "2022-q3", "2022-QQ", "2022-00", "2022-13",
    "2022-9", "2022-9-1", "2022-09-00", "2022-09-32", "2022-W00", "2022-W54", "2022-W5",
    "2022-S0", "2022-S3", "2022-W05-1", "2022-09-01T00:00", "2022/", "/2022", "/",
    "2022//2023", "2022/2023/2024", "2022-2023", "2022年", "\ud800", "\0" * 4,
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PERIODS, ids=ascii)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        parse_period(text)


junk = st.one_of(
    st.text(),
    st.text(alphabet="0123456789-/QqSW \n２", max_size=18),
    st.from_regex(
        r"-?\d{4}(-[QSW]\d{1,2}|-\d\d(-\d\d)?)?(/\d{4}(-[QSW]\d|-\d\d)?)?\s?", fullmatch=True
    ),
)


@settings(max_examples=300)
@given(junk)
def test_junk_raises_value_error_and_nothing_else(text: str) -> None:
    try:
        period = parse_period(text)
    except ValueError:
        assert not re.fullmatch(r"[0-9]{4}", text)
    else:
        assert isinstance(period, Period)
        assert period.text == text
        assert re.fullmatch(r"[0-9QSW/-]+", text)


@given(st.text("0123456789-SQWM/２", max_size=10) | st.from_regex(PATTERN.replace("$", r"\Z")))
def test_what_is_read_has_the_notation_of_the_schema(text: str) -> None:
    """The pattern stands in the schema; the program reads without it."""
    try:
        parse_period(text)
        refused = ""
    except ValueError as error:
        refused = str(error)
    assert ("is no period" in refused) <= (re.fullmatch(PATTERN, text) is None)
    assert re.fullmatch(PATTERN, text) or refused
