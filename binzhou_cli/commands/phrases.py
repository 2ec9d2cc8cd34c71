"""How figures, changes and reasons read to a person: shared by the commands."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.caveats import Caveat
from binzhou_cli.analysis.scale import decimals_of, display_unit, rounded, value_in
from binzhou_cli.errors import UsageError
from binzhou_cli.messages import Texts, ordinal
from binzhou_cli.model.vocabulary import DOUBTFUL
from binzhou_cli.report import Cell, SourceNote

if TYPE_CHECKING:
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.rank import League, Standing
    from binzhou_cli.commands.options import Session
    from binzhou_cli.model.dataset import Area, Dataset, Indicator, Observation, Unit

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

POWERS = {
    3: "thousand",
    4: "ten thousand",
    6: "million",
    8: "hundred million",
    9: "billion",
    12: "trillion",
}


class Sources:
    """The sources of a report, numbered in the order in which they are named."""

    def __init__(self, dataset: "Dataset") -> None:
        self._dataset = dataset
        self._ids: dict[str, int] = {}

    def number(self, source: str) -> int:
        """The number of a source, from 1."""
        return self._ids.setdefault(source, len(self._ids) + 1)

    def add(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Name sources; each once."""
        unique = tuple(dict.fromkeys(ids))
        for each in unique:
            self.number(each)
        return unique

    def notes(self) -> list[SourceNote]:
        """What stands under the table."""
        found = []
        for each in self._ids:
            source = self._dataset.sources_by_id[each]
            found.append(
                SourceNote(
                    source.id,
                    source.title,
                    source.publisher,
                    source.published,
                    source.url,
                    source.remark,
                )
            )
        return found


class Notes:
    """The notes of a report: each sentence once, with all that it concerns before it."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._about: dict[str, dict[str, None]] = {}

    def add(self, sentence: str, about: object = "") -> None:
        """A sentence, about a period or an area or nothing."""
        concerned = self._about.setdefault(sentence, {})
        if str(about):
            concerned[str(about)] = None

    def refused(self, change: "Change | None", about: object) -> None:
        """Why growth stops at a break, where no line across the table says so."""
        if change is not None and change.refused is not None and change.refused.code == "break":
            self.add(self._texts("note.break", **change.refused.params), about)

    def sentences(self) -> list[str]:
        """The notes, in the order in which they came up."""
        return [
            f"{_listed(list(about))}{self._texts('colon')}{sentence}" if about else sentence
            for sentence, about in self._about.items()
        ]


def _listed(about: list[str]) -> str:
    return ", ".join(about) if len(about) <= 6 else f"{', '.join(about[:5])} … {about[-1]}"


def unit_name(unit: "Unit") -> str:
    """The unit in machine-readable output: ``billion CNY``, ``persons``, ``%``."""
    if unit.multiplier == 0:
        return unit.symbol
    return f"{POWERS.get(unit.multiplier, f'1e{unit.multiplier}')} {unit.symbol}"


def unit_for(
    dataset: "Dataset", indicator: "Indicator", language: str, typed: str | None = None
) -> "Unit | None":
    """The unit to show an indicator in; none when what was typed is no multiplier of it."""
    own = display_unit(dataset, indicator, language)
    if typed is None:
        return own
    wanted = typed.strip().casefold()
    for unit in dataset.units:
        names = (unit.id, unit.label.en, unit.label.zh, unit_name(unit), _power(unit))
        if unit.code == own.code and wanted in (name.casefold() for name in names if name):
            return unit
    return None


def _power(unit: "Unit") -> str:
    return POWERS.get(unit.multiplier, "")


def shown_unit(session: "Session", indicator: "Indicator", typed: str | None = None) -> "Unit":
    """The unit to show an indicator in.

    A table has the unit of its language; machine-readable output has one unit whatever the
    language, so that a script reads the same figures everywhere.

    Raises:
        UsageError: what was typed is no multiplier of the unit.
    """
    from binzhou_cli.view.output import PICTURES

    table = session.output.chosen(session.texts) in ("table", "markdown", *PICTURES)
    language = session.language if table else "en"
    found = unit_for(session.dataset, indicator, language, typed)
    if found is not None:
        return found
    own = display_unit(session.dataset, indicator, language)
    choices = [
        each.label.of(session.language) for each in session.dataset.units if each.code == own.code
    ]
    raise UsageError(
        session.texts("error.no_unit", name=typed, indicator=indicator.id),
        session.texts("error.formats", formats=", ".join(choices)),
    )


def value_cell(
    dataset: "Dataset", indicator: "Indicator", observation: "Observation", unit: "Unit"
) -> Cell:
    """The figure of an observation, with the sign of a bound."""
    if observation.text:
        return Cell(observation.text)
    if indicator.kind == "rank" and observation.value is not None:
        return Cell(int(observation.value), before=SIGNS.get(observation.qualifier, ""))
    value = value_in(dataset, indicator, observation, unit)
    if value is None:
        return Cell(None)
    doubt = DOUBT if DOUBTFUL & set(observation.status) else ""
    return Cell(value, before=doubt + SIGNS.get(observation.qualifier, ""))


def place_cell(cell: Cell, texts: Texts) -> Cell:
    """A rank among other figures: it reads as a place."""
    return Cell(cell.value, cell.before + ordinal(cell.value, texts.language))


def reason(caveat: Caveat, texts: Texts) -> str:
    """A caveat as a sentence."""
    params = {
        name: reason(value, texts) if isinstance(value, Caveat) else value
        for name, value in caveat.params.items()
    }
    key = f"caveat.{caveat.code}"
    if params.get("reason") and texts.has(f"{key}.reason"):
        key = f"{key}.reason"
    return texts(key, **params)


def signed(amount: Decimal, decimals: int | None = None, qualifier: str = "exact") -> str:
    """A change with its sign: ``+14.5``, ``−0.3``, ``0.0``."""
    shown = amount if decimals is None else rounded(amount, decimals, qualifier)
    return f"{'+' if shown > 0 else ''}{shown:,f}".replace("-", "−")


def moved(places: Decimal | int, texts: Texts) -> str:
    """Places won or lost: ``▲ 8 places``."""
    if places == 0:
        return texts("places.same")
    key = "place.won" if abs(places) == 1 else "places.won"
    return texts(key, arrow="▲" if places > 0 else "▼", n=abs(int(places)))


def spoken_change(
    change: "Change", indicator: "Indicator", texts: Texts, *, per_year: bool = False
) -> Cell:
    """A change as a cell: ``+14.5 %``, ``+1.3 pp``, ``▲ 8 places``, or the short reason."""
    amount = change.per_year if per_year else change.amount
    if change.refused is not None:
        return Cell(None, "" if per_year else texts(f"short.{change.refused.code}"), tone="quiet")
    if amount is None:
        return Cell(None, "")
    if change.measure == "places":
        return Cell(int(amount), moved(amount, texts), tone=tone(indicator, amount, change.measure))
    if change.measure == "percent":
        text = f"{signed(amount, 1, change.qualifier)} %"
    else:
        words = texts(_points(change.measure, indicator))
        text = f"{signed(amount, min(decimals_of(amount), 2), change.qualifier)} {words}"
    if change.qualifier != "exact":
        text = f"{texts(change.qualifier)} {text}"
    if any(mark.code == "across" for mark in change.marks):
        text = f"* {text}"
    return Cell(amount, text, tone=tone(indicator, amount, change.measure))


def _points(measure: str, indicator: "Indicator") -> str:
    if measure == "index-points":
        return "index-points"
    return "permille-points" if indicator.unit == "PM" else "points"


def tone(indicator: "Indicator", amount: Decimal, measure: str) -> str:
    """Whether a change is for the better: the colour, never the only sign."""
    if amount == 0:
        return ""
    if measure == "places":
        return "good" if amount > 0 else "bad"
    if indicator.better == "none":
        return ""
    return "good" if (amount > 0) == (indicator.better == "higher") else "bad"


def growth_cell(change: "Change | None", indicator: "Indicator", texts: Texts) -> Cell:
    """Growth in a column of its own, whose heading holds the unit."""
    if change is None:
        return Cell(None)
    if change.refused is not None:
        return Cell(None, texts(f"short.{change.refused.code}"), tone="quiet")
    amount = change.per_year if change.years > 1 and change.per_year is not None else change.amount
    if amount is None:
        return Cell(None)
    if change.measure == "places":
        return Cell(int(amount), moved(amount, texts), tone=tone(indicator, amount, "places"))
    before = "⌀ " if change.years > 1 else ""
    if any(mark.code == "across" for mark in change.marks):
        before = f"* {before}"
    elif any(mark.code == "doubtful" for mark in change.marks):
        before = DOUBT + before
    if change.qualifier == "about":
        before += "~ "
    return Cell(amount, before=before, tone=tone(indicator, amount, change.measure))


def place_text(league: "League", place: int, texts: Texts) -> str:
    """A computed rank: ``14th of 17``, or ``13th among 16 of 17``."""
    ranked = len(league.entries)
    said = ordinal(place, texts.language)
    if texts.language == "zh":
        said = said.removeprefix("第")
    if ranked == league.members:
        return texts("place.of", place=said, of=league.members)
    return texts("place.among", place=said, n=ranked, of=league.members)


def cities(scope: "Area", texts: Texts) -> str:
    """The members of a scope in words: "cities of Shandong"."""
    return texts("cities_of", area=scope.name)


def within(name: str) -> str:
    """A name inside a sentence: ``gross domestic product``, but ``GDP per capita``."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def note_league(standing: "Standing", notes: Notes, texts: Texts) -> None:
    """Name the members that a league had to leave out, and say what is odd about the figure."""
    league = standing.league
    if league is None:
        return
    if standing.entry is not None and standing.entry.observation.note:
        notes.add(standing.entry.observation.note, standing.period)
    for area, why in league.left_out:
        named = f"{area.name.of(texts.language)} ({reason(why, texts)})"
        notes.add(texts("note.left_out", period=standing.period, areas=named))
