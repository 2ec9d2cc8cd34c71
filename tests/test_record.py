"""Records do what frozen dataclasses do."""

import pytest

from binzhou_cli.record import Record, fresh


class Point(Record):
    """A point."""

    x: int
    y: int = 0


class Named(Point):
    """A point with a name."""

    name: str = ""


class Basket(Record, frozen=False):
    """A record that may change."""

    things: list[str] = fresh()


def test_fields_come_by_place_by_name_and_by_default() -> None:
    assert (Point(1).x, Point(1).y) == (1, 0)
    assert Point(1, y=2) == Point(x=1, y=2)
    assert Named(1, 2, "a").name == "a"


def test_equal_records_have_one_hash() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(2, 1)
    assert len({Point(1), Point(1, 0)}) == 1
    assert Point(1) != Named(1)


def test_a_record_does_not_change() -> None:
    with pytest.raises(AttributeError, match="cannot be changed"):
        Point(1).x = 2  # type: ignore[misc]


def test_a_record_that_may_change_has_its_own_lists() -> None:
    one, other = Basket(), Basket()
    one.things.append("x")
    assert other.things == []
    one.things = ["y"]
    assert one.things == ["y"]


def test_a_missing_or_unknown_field_is_an_error() -> None:
    with pytest.raises(TypeError, match="x"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="z"):
        Point(1, z=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, 2, 3)  # type: ignore[call-arg]


def test_a_replaced_field_leaves_the_others() -> None:
    assert Point(1, 2).replaced(y=3) == Point(1, 3)
    assert repr(Point(1)) == "Point(x=1, y=0)"
