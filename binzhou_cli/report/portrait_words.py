"""The sentences of the page of a place: changes, places, and what may not be compared."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.breaks import reason_of
from binzhou_cli.analysis.portrait import RANKED
from binzhou_cli.errors import say
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL
from binzhou_cli.record import Record
from binzhou_cli.report.booklet import Remark
from binzhou_cli.report.cited import dataset_sentence
from binzhou_cli.report.standings import trails_of
from binzhou_cli.report.words import (
    DOUBT,
    SIGNS,
    UNMARKED,
    figure_words,
    listed,
    members,
    place_text,
    reason,
    signed,
    some_of,
    spoken_change,
)

if TYPE_CHECKING:
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.observed import Observed
    from binzhou_cli.analysis.portrait import Portrait, Told
    from binzhou_cli.analysis.standing import Standing
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Figure, Indicator


class How(Record):
    """How the page was made.

    Attributes:
        command: what makes it again.
        program: name and version.
        fingerprint: SHA-256 of the dataset file; empty where there is no file.
    """

    command: str
    program: str
    fingerprint: str


class When(tuple[Any, ...]):
    """A period within a sentence: ``2021``, ``2021年``."""

    def of(self, language: str) -> str:
        """The period; a Chinese year with its word."""
        (period,) = self
        return f"{period.text}年" if language == "zh" and period.frequency == "A" else period.text


def when(period: "Period") -> When:
    """A period within a sentence."""
    return When((period,))


class Subject(tuple[Any, ...]):
    """An indicator with its unit and the period of its figure, for the head of a row."""

    @property
    def indicator(self) -> "Indicator":
        """What is measured."""
        found: Indicator = next(iter(self))
        return found

    @property
    def period(self) -> "Period | None":
        """Of which period the figure is."""
        found: Period | None = tuple(self)[1]
        return found

    def of(self, language: str) -> str:
        """The name alone."""
        return str(self.indicator.name.of(language))


class Changed(tuple[Any, ...]):
    """A change with its sign: ``+14.5 %``."""

    def of(self, language: str) -> str:
        """The change, or the average of a year over a gap."""
        from binzhou_cli.language import Texts

        change: Change
        (change,) = self
        return spoken_change(change, Texts(language), per_year=change.years > 1)


class Place(tuple[Any, ...]):
    """A computed place: ``13th of 16``."""

    def of(self, language: str) -> str:
        """The place."""
        from binzhou_cli.language import Texts

        standing: Standing
        (standing,) = self
        if standing.entry is None or standing.league is None:
            return ""
        return place_text(standing.league, standing.entry, Texts(language))


def change_line(change: "Change | None") -> Any:
    """A computed change with what it stands on, or why there is none."""
    if change is None or change.before is None:
        return ""
    if change.refused is not None:
        if change.refused.code in ("fact", "order", "no-value"):
            return ""
        return say("page.refused", reason=reason(change.refused))
    key = "page.average" if change.years > 1 else "page.change"
    line = say(key, change=Changed((change,)), period=when(change.before.period))
    return _based(line, change.basis)


def printed_line(figure: "Figure | None") -> Any:
    """The growth that a source prints, with its basis."""
    if figure is None or figure.growth is None:
        return ""
    doubt = DOUBT if DOUBTFUL & {*figure.status} else ""
    rate = f"{doubt}{SIGNS.get(figure.growth.qualifier, '')}{signed(figure.growth.percent)}"
    return _based(say("page.printed", rate=rate), figure.growth.basis)


def _based(line: Any, basis: str) -> Any:
    return say("page.basis", line=line, basis=say(f"basis.{basis}")) if basis else line


def place_line(standing: "Standing | None") -> Any:
    """A place with its year."""
    if standing is None or standing.entry is None:
        return ""
    return say("page.place", place=Place((standing,)), period=when(standing.period))


def card_lines(told: "Told") -> list[Any]:
    """What stands under a figure at a glance."""
    if told.indicator.kind == "rank":
        last = told.glimpse.figure.period
        rows = [row for row in told.rows if row.current_row and row.figure.period.like(last)]
        standings = [row.standing for row in rows if row.standing]
        return list(trails_of(standings))[-1:]
    glimpse = told.glimpse
    lines = [change_line(glimpse.change), printed_line(glimpse.printed)]
    fresh = (
        told.placed is not None and glimpse.figure.period.year - told.placed.period.year <= RANKED
    )
    lines.append(place_line(told.placed) if fresh else "")
    return [each for each in lines if each]


class Lead(tuple[Any, ...]):
    """What is known of a place, in a sentence: of its series, and, on a page, how to read it."""

    def of(self, language: str) -> str:
        """How many indicators, of which years, from how many sources, and the newest of them."""
        from binzhou_cli.language import Texts

        held: Sequence[Series]
        held, period, page = self
        figures = [figure for each in held for figure in each.figures()]
        if not figures:
            return ""
        texts = Texts(language)
        dates = [each.source.published for each in figures if each.source.published]
        sources = {each.source.id for each in figures}
        key = "profile.source" if len(sources) == 1 else "profile.sources"
        dated = dates and (page or len(sources) == 1)
        said = texts(
            "profile.lead",
            indicators=len(held),
            figures=f"{len(figures):,}",
            first=min(each.period.year for each in figures),
            last=max(each.period.year for each in figures),
            sources=texts(
                f"{key}.dated" if dated else key, n=len(sources), date=max(dates, default="")
            ),
        )
        if not page:
            return said
        said = texts("page.lead", said=said)
        return said if period is None else said + texts("page.lead.of", period=when(period))


def incomparable(dataset: "Dataset", found: "Portrait") -> tuple[list[Remark], list[Remark]]:
    """What may not be compared, and how the rest must be read.

    Returns:
        what concerns the figures at a glance and all of them; then what concerns others.
    """
    glance = {each.indicator.id for each in found.glance}
    rows = [row for told in found.told for row in told.rows if row.current_row]
    first = [row for row in rows if row.figure.indicator.id in glance]
    others = [row for row in rows if row.figure.indicator.id not in glance]
    remarks = [Remark(say("page.two_kinds.name"), say("page.two_kinds"))]
    if found.scope is not None and found.recent:
        places = say("page.places", members=members(found.scope))
        remarks.append(Remark(say("page.places.name"), places))
    remarks.append(Remark(say("page.latest.name"), say("page.latest")))
    shown = list(_breaks(rows, glance))
    hidden = [each for each in _breaks(rows) if each not in shown]
    return [*remarks, *shown, *_about(dataset, first)], [*hidden, *_about(dataset, others)]


def parted(told: "Sequence[Told]") -> list[Remark]:
    """What may not be compared within some series: breaks, definitions, bounds, doubts."""
    rows = [row for each in told for row in each.rows if row.current_row]
    breaks = [each._replace(sentence=each.sentence.params["reason"]) for each in _breaks(rows)]
    return [*breaks, *_definitions(rows), *_bounds(rows), *_doubtful(rows)]


def _about(dataset: "Dataset", rows: "Sequence[Observed]") -> Iterator[Remark]:
    yield from _definitions(rows)
    yield from _bounds(rows)
    yield from _doubtful(rows)
    letters: dict[str, dict[str, None]] = {}
    for row in rows:
        for status in row.figure.status:
            if status not in UNMARKED and status != "D":
                letters.setdefault(status, {})[row.figure.indicator.id] = None
    for letter in sorted(letters):
        names = [dataset.indicators_by_id[id].name for id in letters[letter]]
        word = say("page.status", letter=letter, word=say(f"status.{letter}"))
        yield Remark(some_of(names), word)


def _breaks(rows: "Sequence[Observed]", of: "set[str] | None" = None) -> Iterator[Remark]:
    """Breaks by reason, each with all that it parts; those that concern some, or all of them."""
    reasons: dict[str, tuple[Any, list[Indicator]]] = {}
    for row in rows:
        for each in row.breaks:
            why = reason_of(each)
            reasons.setdefault(repr(why), (why, []))[1].append(row.figure.indicator)
    for why, held in reasons.values():
        if of is None or any(each.id in of for each in held):
            yield Remark(some_of([each.name for each in held]), say("page.break", reason=why))


def _definitions(rows: "Sequence[Observed]") -> Iterator[Remark]:
    reasons: dict[Any, list[Observed]] = {}
    for row in rows:
        if "D" in row.figure.status:
            reasons.setdefault(row.figure.note, []).append(row)
    for note, held in reasons.items():
        periods = list(dict.fromkeys(row.figure.period.text for row in held))
        period = periods[0] if len(periods) == 1 else f"{periods[0]} … {periods[-1]}"
        key = "caveat.definition.reason" if any(note) else "caveat.definition"
        names = [row.figure.indicator.name for row in held]
        yield Remark(some_of(names), say(key, period=period, reason=note))


def _bounds(rows: "Sequence[Observed]") -> Iterator[Remark]:
    for row in rows:
        if row.figure.qualifier in BOUNDS and row.figure.value is not None:
            said = say("page.bound", said=figure_words(row.figure), period=when(row.figure.period))
            yield Remark(row.figure.indicator.name, said)


def _doubtful(rows: "Sequence[Observed]") -> Iterator[Remark]:
    for row in rows:
        if DOUBTFUL & {*row.figure.status}:
            key = "page.doubtful.reason" if any(row.figure.note) else "page.doubtful"
            said = say(key, period=when(row.figure.period), reason=row.figure.note)
            yield Remark(row.figure.indicator.name, said)


def methods(dataset: "Dataset", found: "Portrait", how: How) -> list[Remark]:
    """How the figures of the page are made, and how to cite and to make it again."""
    terms = ["growth", "rank", "break", "bound", "rounding"]
    remarks = [Remark(say(f"page.term.{each}"), say(f"page.method.{each}")) for each in terms]
    codes = sorted({status for each in found.figures() for status in each.status})
    words = [say("page.status", letter=each, word=say(f"status.{each}")) for each in codes]
    if words:
        remarks.append(Remark(say("page.term.status"), listed(words)))
    stated: Any = dataset.title
    if dataset.version:
        stated = say("page.method.dataset", title=dataset.title, version=dataset.version)
    if how.fingerprint:
        stated = say("page.method.fingerprint", said=stated, fingerprint=how.fingerprint)
    remarks.append(Remark(say("page.term.dataset"), stated))
    remarks += [
        Remark(say("page.term.cite"), dataset_sentence(dataset)),
        Remark(say("page.term.command"), how.command),
        Remark(say("page.term.licence"), say("page.method.licence")),
    ]
    return remarks
