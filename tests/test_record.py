"""A record is a named tuple, made in less time."""

import ast
import copy
import pickle
from typing import Any, NamedTuple

import pytest
from pydantic import TypeAdapter
from support import PACKAGE

from binzhou_cli.record import Record


class Point(Record):
    """A point."""

    x: int
    y: int = 2
    name: str = ""

    @property
    def sum(self) -> int:
        return self.x + self.y

    @classmethod
    def origin(cls) -> "Point":
        return cls(0, 0)


class Plain(NamedTuple):
    """The same, as the standard library makes it."""

    x: int
    y: int = 2
    name: str = ""


class Empty(Record):
    """Nothing."""


def test_it_says_what_a_named_tuple_says() -> None:
    for given, named in (((1,), {}), ((1, 3), {}), ((1,), {"name": "a"}), ((), {"y": 5, "x": 4})):
        ours, theirs = Point(*given, **named), Plain(*given, **named)
        assert tuple(ours) == tuple(theirs)
        assert hash(ours) == hash(theirs)
        assert repr(ours) == repr(theirs).replace("Plain", "Point")
        assert ours._asdict() == theirs._asdict()
        assert (ours.x, ours.y, ours.name) == (theirs.x, theirs.y, theirs.name)
        assert tuple(ours._replace(y=9)) == tuple(theirs._replace(y=9))
        assert type(ours._replace(y=9)) is Point
    assert Point._fields == Plain._fields
    assert Point._field_defaults == Plain._field_defaults
    assert Point.__match_args__ == Plain.__match_args__
    assert Point.__annotations__ == Plain.__annotations__
    assert Point.__doc__ == "A point."
    assert Point(1).sum == 3
    assert Point.origin() == (0, 0, "")
    assert Empty() == ()


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, 2, "", 4), {}), ((1,), {"z": 1}), ((1,), {"x": 1})],
)
def test_what_does_not_fit_is_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for _ in range(2):  # the first record of a kind is made in another way

        class Fresh(Record):
            x: int
            y: int = 2
            name: str = ""

        for each in (Fresh, Point, Plain):
            with pytest.raises(TypeError):
                each(*given, **named)


def test_what_changes_no_field_is_refused() -> None:
    with pytest.raises((ValueError, TypeError)):
        Point(1)._replace(z=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point._make([1])
    assert Point._make([1, 2, "c"]) == Point(1, 2, "c")


def test_it_is_a_value() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.other = 2  # type: ignore[attr-defined]
    assert copy.deepcopy(point) == copy.copy(point) == point
    assert pickle.loads(pickle.dumps(point)) == point
    assert type(copy.copy(point)) is Point
    match point:
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_default_before_a_field_without_is_refused() -> None:
    with pytest.raises(TypeError):

        class Wrong(Record):
            x: int = 1
            y: int  # type: ignore[misc]


def test_pydantic_takes_it_for_a_named_tuple() -> None:
    assert TypeAdapter(Point).validate_python(["1"]) == Point(1, 2, "")


def test_every_record_of_the_package_is_one() -> None:
    """``typing.NamedTuple`` is three times as dear at every start."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name != "record.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            assert "NamedTuple" not in names, path
