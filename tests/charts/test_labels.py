"""Which lines are named where there is no room for all, and how a figure is written short."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binzhou_cli.charts.labels import figure_text, in_order_of_need


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("287.211", "287.2"), ("1413.646", "1,413.6"), ("73078", "73,078"), ("3.9735", "3.974"),
        ("9.7", "9.7"), ("27.0", "27.0"), ("0.012345", "0.01235"), ("-42.06", "-42.06"),
        ("0", "0"), ("100", "100"), ("1234567.8", "1,234,568"), ("2.5e12", "2.5e12"),
        ("999.96", "1,000.0"),
    ],
)  # fmt: skip
def test_a_figure_is_written_with_four_digits(value: str, text: str) -> None:
    assert figure_text(Decimal(value)) == text


def test_own_comes_first_then_the_ends_then_its_neighbours() -> None:
    places = [100.0, 70.0, 68.0, 30.0, 20.0, 19.0, 18.0, 1.0]
    order = in_order_of_need(places, own=5)
    assert order[:5] == [5, 0, 7, 4, 6]
    assert order[5] == 1 or order[5] == 2  # the largest gap is between 100 and 20


@given(places=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), own=st.integers(-1, 29))
def test_everyone_is_asked_once(places: list[float], own: int) -> None:
    order = in_order_of_need(places, own if 0 <= own < len(places) else None)
    assert sorted(order) == list(range(len(places)))
