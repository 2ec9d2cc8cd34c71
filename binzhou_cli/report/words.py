"""How figures, changes, places and reasons read to a person."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.caveats import Caveat
from binzhou_cli.analysis.scale import decimals_of, rounded, value_in
from binzhou_cli.errors import Said, say
from binzhou_cli.language import ordinal
from binzhou_cli.model.vocabulary import DOUBTFUL

if TYPE_CHECKING:
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.standing import Entry, League
    from binzhou_cli.language import Texts
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Figure, Indicator, Unit

SIGNS = {
    "more-than": "> ",
    "at-least": "≥ ",
    "less-than": "< ",
    "at-most": "≤ ",
    "about": "~ ",
    "nearly": "~ ",
}
"""How a qualifier stands before a figure."""

DOUBT = "? "
"""How a doubtful figure, or growth from one, is marked."""


class Listed(tuple[Any, ...]):
    """Sentences as an enumeration in the language of the reader."""

    def of(self, language: str) -> str:
        """ "a, b and c"."""
        from binzhou_cli.language import Texts
        from binzhou_cli.report.report import said_in

        texts = Texts(language)
        return texts.join([said_in(each, texts) for each in self])


class BothNames(tuple[Any, ...]):
    """A name in both languages, that of the reader first."""

    def of(self, language: str) -> str:
        """ "Gross domestic product · 地区生产总值"."""
        (text,) = self
        names = (text.of(language), text.en, text.zh)
        return " · ".join(dict.fromkeys(name for name in names if name))


class UnitLabel(tuple[Any, ...]):
    """The unit that an indicator is shown in, to people or (``machine``) in a pipe."""

    def of(self, language: str) -> str:
        """Its label; in a pipe it is one unit whatever the language."""
        indicator = self[0]
        machine = len(self) > 1
        unit = indicator.display[1 if language == "zh" and not machine else 0]
        return str(unit.label.of(language))


class FigureWords(tuple[Any, ...]):
    """A figure within a sentence, with its sign."""

    def of(self, language: str) -> str:
        """ "> 1,000 billion yuan"."""
        (figure,) = self
        if figure.text:
            return str(figure.text)
        unit = figure.indicator.display[1 if language == "zh" else 0]
        value = value_in(figure, unit)
        words = f"{sign_of(figure)}{value:,f}" if value is not None else ""
        return with_unit(words, unit, language)


def with_unit(amount: str, unit: "Unit", language: str) -> str:
    """An amount with its unit in a sentence: "1,000 billion yuan", "10,000亿元"."""
    between = "" if language == "zh" else " "
    return f"{amount}{between}{unit.label.of(language)}".strip()


def figure_words(figure: "Figure") -> FigureWords:
    """A figure within a sentence."""
    return FigureWords((figure,))


def listed(items: Any) -> Listed:
    """Sentences as an enumeration."""
    return Listed(items)


class Row(tuple[Any, ...]):
    """Sentences with commas between them, and no "and"."""

    def of(self, language: str) -> str:
        """ "a, b, c"."""
        from binzhou_cli.language import Texts

        texts = Texts(language)
        return texts("comma").join(texts.said(each) for each in self)


def listed_plainly(items: Any) -> Row:
    """Sentences with commas between them."""
    return Row(items)


def some_of(names: Any) -> Any:
    """The first names of many, each once."""
    unique = list(dict.fromkeys(names))
    if len(unique) <= 4:
        return listed(unique)
    return say("chart.and_more", names=listed_plainly(unique[:3]), n=len(unique) - 3)


def both_names(text: Any) -> BothNames:
    """A name in both languages."""
    return BothNames((text,))


def reason(caveat: Caveat) -> Said:
    """A caveat as a sentence."""
    params = {
        name: reason(value) if isinstance(value, Caveat) else value
        for name, value in caveat.params.items()
    }
    key = f"caveat.{caveat.code}"
    why = params.get("reason")
    if why is not None and any(why):
        from binzhou_cli.language.catalogue import known

        if known(f"{key}.reason"):
            key = f"{key}.reason"
    return say(key, **params)


def members(scope: "Area | None") -> Said:
    """The members of a scope in words: "cities of Shandong"; they are called as it says."""
    if scope is None:
        return say("areas")
    if any(scope.members):
        return say("members_of", members=scope.members, area=scope.name)
    return say("areas_of", area=scope.name)


def scope_of(dataset: "Dataset", areas: "list[Area] | tuple[Area, ...]") -> "Area | None":
    """The one scope in which areas are ranked; none where there are several or none."""
    scopes = {each.parent for each in areas if each.parent is not None}
    return dataset.areas_by_code.get(scopes.pop()) if len(scopes) == 1 else None


UNMARKED = frozenset({"A", "B", "U"})
"""Statuses that no letter stands for: a line across the table shows B, ``?`` shows U."""


def sign_of(figure: "Figure") -> str:
    """The signs before a figure: its status, that it is doubtful, about, or a bound."""
    letters = "".join(f"{each} " for each in figure.status if each not in UNMARKED)
    doubt = DOUBT if DOUBTFUL & set(figure.status) else ""
    return letters + doubt + SIGNS.get(figure.qualifier, "")


def letters_of(marks: "set[str]") -> str:
    """The letters before a change: how the figures stand that it comes from."""
    return "".join(f"{mark[-1]} " for mark in sorted(marks) if mark.startswith("status-"))


def signed(amount: Decimal, decimals: int | None = None, qualifier: str = "exact") -> str:
    """A change with its sign: ``+14.5``, ``−0.3``, ``0.0``."""
    shown = amount
    if decimals is not None and decimals_of(amount) > decimals:
        shown = rounded(amount, decimals, qualifier)
    return f"{'+' if shown > 0 else ''}{shown:,f}".replace("-", "−")


def moved(places: Decimal | int, texts: "Texts") -> str:
    """Places won or lost: ``▲ 8 places``."""
    if places == 0:
        return texts("places.same")
    key = "place.won" if abs(places) == 1 else "places.won"
    return texts(key, arrow="▲" if places > 0 else "▼", n=abs(int(places)))


def spoken_change(change: "Change", texts: "Texts", *, per_year: bool = False) -> str:
    """A change as it stands in a cell: ``+14.5 %``, ``+1.3 pp``, or the short reason."""
    amount = change.per_year if per_year else change.amount
    if change.refused is not None:
        return "" if per_year else texts(f"short.{change.refused.code}")
    if amount is None:
        return ""
    marks = {mark.code for mark in change.marks}
    if change.measure == "places":
        text = moved(amount, texts)
    elif change.measure == "percent":
        text = f"{signed(amount, 1, change.qualifier)} %"
    else:
        words = texts(points_of(change)) if change.measure != "difference" else ""
        decimals = min(decimals_of(amount), 2) if change.measure != "difference" else None
        text = f"{signed(amount, decimals, change.qualifier)} {words}".rstrip()
    if change.qualifier != "exact":
        text = f"{texts(change.qualifier)} {text}"
    text = letters_of(marks) + text
    if "doubtful" in marks:
        text = f"{DOUBT}{text}"
    return f"* {text}" if "across-break" in marks else text


def points_of(change: "Change") -> str:
    """The words for the points in which a change is said."""
    if change.measure in ("index-points", "difference"):
        return change.measure
    return "permille-points" if change.indicator.unit.code in ("PM", "PERMIL") else "points"


def tone_of(indicator: "Indicator", amount: Decimal | int, measure: str) -> str:
    """Whether a change is for the better: the colour, never the only sign."""
    if amount == 0:
        return ""
    if measure == "places":
        return "good" if amount > 0 else "bad"
    if indicator.better == "none":
        return ""
    return "good" if (amount > 0) == (indicator.better == "higher") else "bad"


def place_text(league: "League", entry: "Entry", texts: "Texts", *, bare: bool = False) -> str:
    """A computed rank: ``14th of 17``, ``=10th of 17``, ``12th to 13th of 17``.

    Args:
        bare: without the number of members.
    """

    def said(place: int) -> str:
        return ordinal(place, texts.language).removeprefix("第")

    of = len(league.members)
    tied = "=" if entry.tied > 1 else ""
    if entry.low != entry.high:
        key, low, high = "place.between", said(entry.low), said(entry.high)
        return tied + texts(f"{key}.bare" if bare else key, low=low, high=high, of=of)
    return tied + texts("place.of.bare" if bare else "place.of", place=said(entry.low), of=of)
