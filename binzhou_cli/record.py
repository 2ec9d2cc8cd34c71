"""A record: a tuple with named fields, as ``typing.NamedTuple`` makes them, in a third of its time.

A start makes some forty classes of records, most of which it never fills; with
``typing.NamedTuple`` they were a ninth of all it did. What differs is when the constructor is
compiled: not with the class but with its first record. To a reader, to mypy and to Pydantic they
are named tuples; from Python 3.14 on, where annotations wait by themselves, they are just that.
"""

import sys
from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple as Record
else:
    from collections import _tuplegetter

    def _new(kind: type, /, *values: Any, **named: Any) -> Any:
        """The first record of a kind: compile its constructor, and use it."""
        names = kind._fields
        taken = "".join(f"{each}, " for each in names)
        code = f"lambda _kind, {taken}: _tuple(_kind, ({taken}))"
        made = eval(code, {"_tuple": tuple.__new__, "__builtins__": {}})
        made.__defaults__ = tuple(kind._field_defaults.values())
        made.__name__, made.__qualname__ = "__new__", f"{kind.__qualname__}.__new__"
        kind.__new__ = staticmethod(made)
        return made(kind, *values, **named)

    def _make(kind: type, values: Any) -> Any:
        """A record of its values in the order of the fields."""
        made = tuple.__new__(kind, values)
        if len(made) != len(kind._fields):
            raise TypeError(f"Expected {len(kind._fields)} arguments, got {len(made)}")
        return made

    def _replace(self: Any, /, **changes: Any) -> Any:
        """The same record with some fields changed."""
        made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self: Any) -> dict[str, Any]:
        """The fields with their values."""
        return dict(zip(self._fields, self, strict=True))

    def _repr(self: Any) -> str:
        held = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({held})"

    def _getnewargs(self: Any) -> tuple[Any, ...]:
        return tuple(self)

    SHARED = {
        "__slots__": (),
        "__new__": _new,
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": _repr,
        "__getnewargs__": _getnewargs,
    }

    class _Maker(type):
        """Makes a class of tuples of what is written as a class of fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, space)
            if bases != (Record,):
                raise TypeError("a record has no other base")
            fields = tuple(space.get("__annotations__", ()))
            defaults = {each: space[each] for each in fields if each in space}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError("a field without a default follows one with a default")
            getters = {each: _tuplegetter(at, "") for at, each in enumerate(fields)}
            own = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return type(name, (tuple,), SHARED | space | getters | own)

    class Record(metaclass=_Maker):
        """What a class of records is derived from."""
