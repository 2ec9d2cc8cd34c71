"""The first screen of a place: what there is of it, and what to type next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.record import Record
from binzhou_cli.report.overview import NAME, PERIOD, UNIT, VALUE, place_of
from binzhou_cli.report.report import Field, Note, Report, hidden
from binzhou_cli.report.words import both_names

if TYPE_CHECKING:
    from binzhou_cli.analysis.overview import Example, Glimpse
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Coverage, Indicator


START: tuple[Field, ...] = (
    hidden("indicator", "indicator", lambda row: row.series.indicator),
    NAME._replace(label=""),
    VALUE._replace(label=""),
    UNIT._replace(label=""),
    PERIOD._replace(label=""),
    Field("rank", "place", place_of, drop=2),
)


SPAN = 6
"""Years of an example, at most, before the last."""


class Held(Record):
    """An indicator of a dataset in which no area is the reader's own."""

    indicator: "Indicator"
    coverage: "Coverage"


def _figures(n: int) -> Any:
    return say("start.figures.one" if n == 1 else "start.figures", n=n)


COUNTED: tuple[Field, ...] = (
    Field("indicator", "id", lambda row: row.indicator.id, wrap=True, easy=16),
    Field("name", "text", lambda row: row.indicator.name, wrap=True, easy=24),
    Field("unit", "unit", lambda row: row.indicator, drop=3, joins="name"),
    Field("figures", "text", lambda row: _figures(row.coverage.figures)),
)


class Start(Record):
    """What the first screen is made of.

    Attributes:
        area: the area of the reader; none where he has none.
        place: the area of the examples: the reader's own, else the one with most figures.
        example: a series of it; none where it has none.
        chosen: the indicators that stand for the dataset.
        rows: their latest figures in the area of the reader.
        years: the first and the last year of a figure.
        areas: how many areas there are.
        data: the file that is opened, as it must be named again.
    """

    area: "Area | None"
    place: "Area"
    example: "Example | None"
    chosen: "Sequence[Indicator]"
    rows: "Sequence[Glimpse]"
    years: tuple[int, int] | None
    areas: int
    data: str = ""


def start_report(dataset: "Dataset", start: Start) -> Report:
    """The first screen: the place, some figures, what to type next."""
    area, rows = start.area, start.rows
    nowhere = start.place.kind == "none"
    held = [Held(each, dataset.figures.coverage(each)) for each in start.chosen]
    notes = [Note(say("start.help"))]
    if start.data:
        notes.insert(0, Note(say("start.data", path=start.data)))
    return Report(
        title=both_names(area.name) if area is not None and not nowhere else dataset.title,
        fields=START if rows else COUNTED,
        records=rows or held,
        aside=_counts(dataset, start, nowhere),
        head=False,
        pairs=_next(dataset, start, nowhere),
        notes=notes,
    )


def _counts(dataset: "Dataset", start: Start, nowhere: bool) -> Any:
    indicators, areas, years = len(dataset.indicators), start.areas, start.years
    key = "start.counts"
    key += ".nowhere" if nowhere else ".one" if areas == 1 else ""
    key += ".years" if years is not None else ""
    first, last = years if years is not None else ("", "")
    told = say("start.indicators.one" if indicators == 1 else "start.indicators", n=indicators)
    return say(key, indicators=told, areas=areas, first=first, last=last)


def _next(dataset: "Dataset", start: Start, nowhere: bool) -> list[tuple[str, Any]]:
    """Lines that run as they stand, each with what it does."""
    example = start.example
    place = "" if start.area is not None else f" {_typed(start.place)}"
    pairs = [
        (f"binzhou profile{place}", say("start.profile")),
        (f"binzhou list {_word(dataset)}".rstrip(), say("start.list")),
    ]
    if example is None:
        return pairs
    id, years = example.indicator.id, example.years
    recent = [year for year in years if year >= years[-1] - SPAN]
    span = f" {recent[0]}:{recent[-1]}" if len(recent) > 1 else ""
    pairs.append((f"binzhou show {id}{place}{span}", say("start.show")))
    if len(recent) > 1:
        before = max((year for year in recent if year <= years[-1] - 3), default=recent[0])
        pairs.append((f"binzhou compare{place} {before} {years[-1]}", say("start.compare")))
    if example.ranked is not None:
        pairs.append((f"binzhou rank {id} {example.ranked}", say("start.rank")))
    shown = [id, *(each.id for each in start.chosen if each.id != id)]
    table = f"binzhou table {' '.join(shown[:2])}"
    if nowhere:
        pairs.append((table, say("start.table.nowhere")))
    else:
        pairs.append((f"{table} all", say("start.table")))
    cited = str(years[-1]) if years else "latest"
    pairs.append((f"binzhou cite {id}{place} {cited}", say("start.cite")))
    return pairs


def _typed(area: "Area") -> str:
    """An area as a shell takes it."""
    from shlex import quote

    return quote(area.name.of("en") or area.code)


def _word(dataset: "Dataset") -> str:
    """A word by which several indicators are found: that of the largest topic."""
    counts = {each.id: 0 for each in dataset.topics}
    for each in dataset.indicators:
        if each.topic in counts:
            counts[each.topic] += 1
    return max(counts, key=lambda topic: counts[topic]) if counts else ""
