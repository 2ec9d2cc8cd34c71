"""Small records with named fields, for what every start of the program loads.

They do what frozen dataclasses do. A dataclass writes and compiles its methods when its module
is imported, which takes about a millisecond a class; twenty of them are a tenth of the time
that a person waits for a table. A record has its methods from here.
"""

from typing import Any, ClassVar, Self, dataclass_transform


class _Fresh:
    """Stands for a new list in each record."""


def fresh() -> Any:
    """The default of a field that is a new empty list in each record."""
    return _Fresh()


@dataclass_transform(frozen_default=True)
class Record:
    """A record: fields are the annotations of the class, in order, with their defaults.

    Records are equal when their fields are, and can be hashed then. They do not change, unless
    the class is made with ``frozen=False``.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _lists: ClassVar[tuple[str, ...]] = ()
    _needed: ClassVar[frozenset[str]] = frozenset()
    _known: ClassVar[frozenset[str]] = frozenset()
    _frozen: ClassVar[bool] = True

    def __init_subclass__(cls, frozen: bool = True) -> None:
        own = tuple(name for name in cls.__annotations__ if not name.startswith("_"))
        cls._fields = (*cls._fields, *own)
        cls._lists = tuple(
            name for name in cls._fields if isinstance(getattr(cls, name, None), _Fresh)
        )
        cls._needed = frozenset(name for name in cls._fields if not hasattr(cls, name))
        cls._known = frozenset(cls._fields)
        cls._frozen = frozen

    def __init__(self, *values: Any, **named: Any) -> None:
        state = self.__dict__
        state.update(zip(self._fields, values, strict=False))
        state.update(named)
        for name in self._lists:
            if name not in state:
                state[name] = []
        if len(values) > len(self._fields) or not (
            self._needed <= state.keys() and self._known >= state.keys()
        ):
            wrong = sorted((self._needed - state.keys()) | (state.keys() - self._known))
            raise TypeError(f"{type(self).__name__}: missing or unknown fields {wrong}")

    def __setattr__(self, name: str, value: Any) -> None:
        if self._frozen:
            raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")
        object.__setattr__(self, name, value)

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._fields])

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({fields})"

    def replaced(self, **changes: Any) -> Self:
        """A record like this one with other values in some fields."""
        return type(self)(**{name: getattr(self, name) for name in self._fields} | changes)
