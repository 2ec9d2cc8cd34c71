"""The page of a place: what each of its sections says."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.portrait import LEAST_LINE, LEAST_SERIES, RECENT, rivals
from binzhou_cli.errors import say
from binzhou_cli.report.arrange import with_columns
from binzhou_cli.report.booklet import (
    Booklet,
    Card,
    Cards,
    Download,
    Folded,
    Origins,
    Picture,
    Pictures,
    Remarks,
    Section,
)
from binzhou_cli.report.portrait_tables import (
    every_figure,
    league_table,
    peers_table,
    series_table,
    single_table,
    standing_table,
)
from binzhou_cli.report.portrait_words import (
    How,
    Lead,
    card_lines,
    incomparable,
    methods,
)
from binzhou_cli.report.report import Report
from binzhou_cli.report.series import series_report
from binzhou_cli.report.words import listed, members

if TYPE_CHECKING:
    from binzhou_cli.analysis.portrait import Portrait, Told
    from binzhou_cli.analysis.rank import Tables
    from binzhou_cli.model.dataset import Dataset

Draw = Callable[..., Any]
DOWNLOADED = (
    "indicator", "period", "value", "unit", "qualifier", "growth_reported", "source",
)  # fmt: skip
MANY = 300
"""Series from which on a page does not tell of each figure."""


class Pens:
    """What draws: a course, a line among others, a strip of dots. Given by the command."""

    def __init__(self, course: Draw, line: Draw, strip: Draw) -> None:
        self.course = course
        self.line = line
        self.strip = strip


def portrait_booklet(
    dataset: "Dataset", found: "Portrait", pens: Pens, how: How, topics: Sequence[tuple[str, Any]]
) -> Booklet:
    """The page of a place.

    Args:
        topics: the topics that are shown whole, each with its name.
    """
    area, scope = found.area, found.scope
    sections = [
        Section("glance", say("page.glance"), [Cards(list(_cards(found, pens)))]),
        _first(dataset, found),
        *_standing(found, pens),
        *_topics(dataset, found, pens, topics),
        *_leagues(dataset, found),
        *_peers(found),
        _origins(found),
        Section("method", say("page.method"), [Remarks(methods(dataset, found, how))]),
        Section("download", say("page.download"), [_download(dataset, found)]),
    ]
    other = area.name.zh if area.name.en else ""
    above = say("page.above", scope=scope.name) if scope is not None else say("page.above.alone")
    return Booklet(
        area.name,
        _Other((area.name,)) if other else "",
        above,
        Lead((_series(found), found.period, True)),
        sections,
    )


def _series(found: "Portrait") -> list[Any]:
    return [each.series for each in found.told]


class _Other(tuple[Any, ...]):
    """A name in the language that the reader does not have."""

    def of(self, language: str) -> str:
        """The Chinese name for a reader of English, and the other way round."""
        (name,) = self
        return str(name.en if language == "zh" else name.zh)


def _cards(found: "Portrait", pens: Pens) -> Iterator[Card]:
    for told in found.glance:
        yield Card(told.glimpse.figure, card_lines(told), pens.course(told))


def _first(dataset: "Dataset", found: "Portrait") -> Section:
    first, others = incomparable(dataset, found)
    parts: list[Any] = [Remarks(first, warning=True)]
    if others:
        summary = say("page.first.more", n=len(others))
        parts.append(Folded(summary, [Remarks(others, warning=True)]))
    return Section("first", say("page.first"), parts)


def _standing(found: "Portrait", pens: Pens) -> Iterator[Section]:
    if not found.recent or found.scope is None:
        return
    parts: list[Any] = [standing_table(found.recent, pens.strip)]
    if found.older:
        summary = say("page.stands.older", n=RECENT)
        parts.append(Folded(summary, [standing_table(found.older, pens.strip)]))
    intro = say("page.stands.intro", members=members(found.scope), area=found.area.name)
    yield Section("stands", say("page.stands", area=found.area.name), parts, intro)


def _topics(
    dataset: "Dataset", found: "Portrait", pens: Pens, topics: Sequence[tuple[str, Any]]
) -> Iterator[Section]:
    for place, (topic, name) in enumerate(topics):
        told = [each for each in found.told if each.indicator.topic == topic]
        if not told:
            continue
        series = [each for each in told if each.annual >= LEAST_SERIES]
        single = [each for each in told if each.annual < LEAST_SERIES]
        single.sort(key=lambda each: -each.year)
        parts: list[Any] = []
        if series:
            parts.append(series_table(series, pens.course))
        lines = [each for each in series if each.annual >= LEAST_LINE]
        if lines:
            parts.append(Pictures([_picture(each, pens) for each in lines]))
        fresh = [each for each in single if each.year >= found.newest - RECENT]
        old = [each for each in single if each not in fresh]
        if fresh:
            parts.append(single_table(fresh))
        if old:
            parts.append(Folded(say("page.single.older", n=RECENT), [single_table(old)]))
        longer = [each for each in told if len(each.rows) > 1]  # one alone is shown whole above
        rows = [row for each in longer for row in each.rows if row.current_row]
        if rows:
            whole = every_figure(dataset, rows, [each.indicator for each in longer], found.area)
            parts.append(Folded(say("page.every", n=len(rows)), [whole]))
        yield Section(f"topic-{place + 1}", name, parts)


def _picture(told: "Told", pens: Pens) -> Picture:
    sources = dict.fromkeys(row.figure.source for row in told.rows if row.current_row)
    return Picture(told.indicator, pens.line(told), list(sources))


def _leagues(dataset: "Dataset", found: "Portrait") -> Iterator[Section]:
    if not found.recent or found.scope is None:
        return
    glance = {each.indicator.id for each in found.glance}
    parts = []
    for told in found.recent:
        rows = rivals(dataset, told, found.tables)
        if rows:
            summary = say("page.league.of", name=told.indicator.name, period=rows[0].league.period)
            parts.append(Folded(summary, [league_table(rows)], told.indicator.id in glance))
    title = say("page.leagues")
    yield Section("leagues", title, parts, say("page.leagues.intro", area=found.area.name))


def _peers(found: "Portrait") -> Iterator[Section]:
    if not found.beside or found.near is None:
        return
    intro = say(
        "page.peers.intro",
        areas=listed(each.name for each in found.peers),
        area=found.area.name,
        name=found.near.name,
    )
    areas = (found.area, *found.peers)
    yield Section("peers", say("page.peers"), [peers_table(found.beside, areas)], intro)


def _origins(found: "Portrait") -> Section:
    sources, used = {}, dict[str, int]()
    for each in found.figures():
        sources[each.source.id] = each.source
        used[each.source.id] = used.get(each.source.id, 0) + 1
    counted = [(sources[id], n) for id, n in used.items()]
    return Section("sources", say("page.sources"), [Origins(counted)])


def _download(dataset: "Dataset", found: "Portrait") -> Download:
    rows = [row for told in found.told for row in told.rows]
    report = _shown(dataset, rows, found)
    name = "-".join(found.area.name.en.lower().split()) or found.area.code
    words = say("page.download.words", n=len(rows))
    return Download(with_columns(report, DOWNLOADED), f"{name}.csv", words)


def _shown(dataset: "Dataset", rows: Sequence[Any], found: "Portrait") -> Report:
    indicators = [each.indicator for each in found.told]
    return series_report(dataset, rows, indicators, [found.area], units={}, vintages=True)


__all__ = ["MANY", "How", "Pens", "Tables", "portrait_booklet"]
