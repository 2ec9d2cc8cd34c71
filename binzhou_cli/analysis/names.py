"""Names: what a person typed, and the indicator or area that is meant."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Indicator

PLACE_ENDINGS = ("特别行政区", "自治区", "自治州", "地区", "省", "市")
"""What a Chinese name of a place may be called without."""


class Meaning(Record):
    """What a word may mean: one thing, or the candidates among which it cannot be told."""

    indicators: tuple["Indicator", ...] = ()
    areas: tuple["Area", ...] = ()

    @property
    def clear(self) -> bool:
        """Whether it means one thing."""
        return len(self.indicators) + len(self.areas) == 1


def indicator_names(indicator: "Indicator") -> list[str]:
    """Every name of an indicator, the id first."""
    names = (indicator.id, indicator.name.en, indicator.name.zh, *indicator.aliases)
    return [name for name in dict.fromkeys(names) if name]


def area_names(area: "Area") -> list[str]:
    """Every name of an area; a Chinese one also without its 市 or 省."""
    names = [area.name.en, area.code, area.name.zh]
    for ending in PLACE_ENDINGS:
        if area.name.zh.endswith(ending) and len(area.name.zh) > len(ending) + 1:
            names.append(area.name.zh.removesuffix(ending))
            break
    return [name for name in dict.fromkeys(names) if name]


def folded(word: str) -> str:
    """A name as it is compared: in any case, with straight apostrophes and single blanks."""
    return " ".join(word.replace("’", "'").casefold().split())


def meaning(
    dataset: "Dataset", word: str, *, indicators: bool = True, areas: bool = True
) -> Meaning:
    """What a word means, by the first of these that holds.

    It is the whole id, name or alias of an indicator, or the whole name or code of an area; else
    the beginning of the id of one indicator, or of the name of one area, and of nothing else.

    Returns:
        no meaning, one, or the candidates where there are several.
    """
    wanted = folded(word)
    if not wanted:
        return Meaning()
    mine = dataset.indicators if indicators else ()
    places = dataset.areas if areas else ()
    exact = tuple(each for each in mine if each.id == word)
    whole = Meaning(
        exact or tuple(each for each in mine if wanted in map(folded, indicator_names(each))),
        tuple(each for each in places if wanted in map(folded, area_names(each))),
    )
    if whole.indicators or whole.areas:
        return whole
    begun = tuple(each for each in mine if folded(each.id).startswith(wanted))
    if len(begun) == 1:  # a word in the names of others may mean these as well
        others = (each for each in mine if each is not begun[0])
        begun += tuple(each for each in others if _has_word(each, wanted))
    return Meaning(
        begun,
        tuple(
            each
            for each in places
            if any(folded(name).startswith(wanted) for name in area_names(each))
        ),
    )


def _has_word(indicator: "Indicator", wanted: str) -> bool:
    """Whether a name of an indicator has a word, or begins with it in a script without blanks."""
    for name in map(folded, indicator_names(indicator)):
        if wanted in name.replace("-", " ").replace(",", " ").split():
            return True
        if not wanted.isascii() and name.startswith(wanted):
            return True
    return False


def holding(dataset: "Dataset", word: str) -> list["Indicator"]:
    """The indicators of which some name holds a word."""
    wanted = folded(word)
    return [
        each
        for each in dataset.indicators
        if any(wanted in folded(name) for name in indicator_names(each))
    ]


def nearest(typed: str, names: Iterable[Sequence[str]], count: int = 3) -> list[str]:
    """The first names of the items of which some name is nearly what was typed.

    Near are names at a distance of at most two letters (one in a short word) that begin alike.
    """
    wanted = folded(typed)
    most = 1 if len(wanted) < 5 else 2
    found: dict[str, int] = {}
    for item in names:
        for name in item:
            other = folded(name)
            if abs(len(other) - len(wanted)) > most or not other or not wanted:
                continue
            if other[0] != wanted[0] and len(wanted) < 4:
                continue
            away = _distance(wanted, other, most)
            if away <= most:
                found[item[0]] = min(away, found.get(item[0], away))
    return sorted(found, key=lambda name: found[name])[:count]


def _distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, leave out or swap (Damerau, Levenshtein), up to a bound."""
    before: list[int] = []
    last: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = last, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
