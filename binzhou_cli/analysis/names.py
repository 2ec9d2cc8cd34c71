"""Names: what a person typed, and the indicator or area that is meant."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Area, Indicator

Named = TypeVar("Named")


class NameNotFound(LookupError):
    """No such name; ``near`` holds the nearest ones, the best first."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.near = near


class NameAmbiguous(LookupError):
    """Several are meant; ``candidates`` holds the ids of all."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.candidates = candidates


def indicator_names(indicator: "Indicator") -> list[str]:
    """Every name of an indicator, the id first."""
    names = (indicator.id, indicator.name.en, indicator.name.zh, *indicator.aliases)
    return [name for name in names if name]


def area_names(area: "Area") -> list[str]:
    """Every name of an area; a Chinese one also without its 市 or 省."""
    zh = area.name.zh
    names = (area.name.en, area.code, zh, zh.removesuffix("市").removesuffix("省"))
    return [name for name in dict.fromkeys(names) if name]


def resolve(typed: str, items: Iterable[Named], names_of: Callable[[Named], list[str]]) -> Named:
    """The item that is meant: by a whole name in any case, else by an unambiguous beginning.

    The first name of an item counts before the others: it is the id.

    Raises:
        NameAmbiguous: several items have a name that begins so.
        NameNotFound: none has.
    """
    wanted = typed.strip().casefold()
    table = [(item, [name.casefold() for name in names_of(item)]) for item in items]
    for item, names in table:
        if wanted in names:
            return item
    if wanted:
        for pick in (slice(1), slice(None)):
            begun = [
                item
                for item, names in table
                if any(name.startswith(wanted) for name in names[pick])
            ]
            if len(begun) == 1:
                return begun[0]
            if begun:
                raise NameAmbiguous(typed, [names_of(item)[0] for item in begun])
    raise NameNotFound(typed, nearest(typed, (names_of(item) for item, _ in table)))


def nearest(typed: str, names: Iterable[Sequence[str]], count: int = 3) -> list[str]:
    """The first names of the items of which some name is nearest to what was typed."""
    from difflib import SequenceMatcher

    wanted = typed.strip().casefold()
    scores: dict[str, float] = {}
    for item in names:
        for name in item:
            folded = name.casefold()
            score = SequenceMatcher(None, wanted, folded, autojunk=False).ratio()
            if len(wanted) > 2 and wanted in folded:
                score = max(score, 0.7)
            scores[item[0]] = max(scores.get(item[0], 0.0), score)
    best = sorted(scores, key=lambda name: -scores[name])[:count]
    top = scores[best[0]] if best else 0.0
    return [name for name in best if scores[name] >= max(0.6, top - 0.15)]
