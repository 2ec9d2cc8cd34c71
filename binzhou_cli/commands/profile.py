"""``profile``: a place on one page."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from binzhou_cli.cli.options import AreaWords, PeriodWords, TopicName, Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session, shown_path

FRESH = 5
"""Years before the newest figure in which a series is a fresh one."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Indicator
    from binzhou_cli.report.booklet import Booklet


def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    topic: TopicName = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", "-i", metavar="INDICATOR")
    ] = None,
) -> Report:
    """One row a series that stands for its topic."""
    from binzhou_cli.analysis.portrait import RANKED, tellings
    from binzhou_cli.analysis.rank import Tables
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.report.overview import profile_report
    from binzhou_cli.report.portrait_words import Lead, parted

    subjects = session.subjects(
        words or (), areas=area or (), periods=period or (), takes="areas periods"
    )
    if subjects.every or len(subjects.areas) > 1:
        names = ", ".join(each.name.of("en") or each.code for each in subjects.areas) or "all"
        raise UsageError(say("error.too_many", name="AREA", names=names))
    (place,) = session.areas_of(subjects)
    asked = subjects.periods
    if len(asked.single) > 1 or asked.stretches:
        raise UsageError(say("error.one_period"))
    wanted = asked.single[0] if asked.single else None
    dataset = session.dataset
    only = session.topic(topic) if topic is not None else None
    named = list(session.subjects(indicator or (), takes="indicators").indicators)
    held = {e.indicator.id: e for e in dataset.figures.select(dataset.indicators, [place])}
    chosen = named or _standing_for(dataset, list(held.values()), only)
    told = [
        each
        for each in tellings(dataset, chosen, place, wanted, Tables(dataset))
        if wanted in (None, each.glimpse.figure.period)
    ]
    rows = [
        each.glimpse._replace(placed=each.placed)
        if each.placed is not None
        and each.glimpse.figure.period.year - each.placed.period.year <= RANKED
        else each.glimpse
        for each in told
    ]
    having = set(held)
    shown = {each.indicator.id for each in told}
    missing = [each for each in chosen if each.id in having and each.id not in shown]
    report = profile_report(
        dataset,
        place,
        rows,
        period=wanted,
        others=len(having - shown - {each.id for each in missing}),
        missing=len(missing) if wanted is not None else 0,
        lead=Lead((list(held.values()), wanted, False)),
        apart=[each.indicator.name for each in told if parted([each])],
        empty=say("empty.profile", area=place.name),
    )
    return report._replace(booklet=lambda: _booklet(session, place, wanted, only, named))


def _booklet(
    session: Session,
    place: "Area",
    period: "Period | None",
    topic: str | None,
    named: "list[Indicator]",
) -> "Booklet":
    """The whole page; of a topic or of some indicators alone, where these are asked for."""
    from binzhou_cli import __version__
    from binzhou_cli.analysis.portrait import portrait
    from binzhou_cli.charts.legible import legible_units
    from binzhou_cli.charts.portrait import among, course, strip
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.formats import fingerprint
    from binzhou_cli.report.portrait import MANY, How, Pens, portrait_booklet

    dataset = session.dataset
    topics: dict[str, Any] = {each.id: each.name for each in dataset.topics}
    for each in dataset.indicators:
        topics.setdefault(each.topic, each.topic or say("page.every.title"))
    if topic is not None:
        topics = {topic: topics[topic]}
    told = [
        each
        for id in topics
        for each in dataset.indicators
        if each.topic == id and (not named or each in named)
    ]
    if len(told) > MANY:
        raise UsageError(say("error.page_many", n=len(told)), say("error.page_many.hint"))
    found = portrait(dataset, place, told, period, named)
    pens = Pens(
        lambda one: course(dataset, one),
        lambda one: among(dataset, one, found.peers),
        strip,
    )
    from os.path import basename
    from shlex import quote

    words = ["binzhou profile", quote(place.name.en or place.code)]
    words += [f"-d {quote(basename(shown_path(each)))}" for each in session.paths]
    words += [period.text] if period is not None else []
    words += [f"--topic {topic}"] if topic is not None else []
    words += [f"--indicator {each.id}" for each in named]
    words += ["--lang zh"] if session.language == "zh" else []
    how = How(
        " ".join([*words, "-o profile.html"]),
        f"binzhou {__version__}",
        fingerprint(session.path),
    )
    booklet = portrait_booklet(dataset, found, pens, how, list(topics.items()))
    return booklet._replace(units=legible_units(found.figures(), session.language))


MOST = 10
"""Series of a profile: they leave room on a screen for what may not be compared."""


def _standing_for(
    dataset: "Dataset", held: "Sequence[Series]", topic: str | None
) -> "list[Indicator]":
    """The series of a profile: those a dataset marks, then the longest fresh ones of each topic.

    Args:
        held: the series that the place has.
        topic: all of this topic, where one is asked for.
    """
    if topic is not None:
        return [each.indicator for each in held if each.indicator.topic == topic]
    topics = [each.id for each in dataset.topics] or sorted({e.indicator.topic for e in held})
    order = {each: place for place, each in enumerate(topics)}
    chosen = {each.id: each for each in dataset.headline}
    newest = max((each.current[-1].period.year for each in held), default=0)
    best = sorted(
        (each for each in held if each.indicator.kind != "fact"),
        key=lambda each: (each.current[-1].period.year < newest - FRESH, -len(each.current)),
    )
    for most in range(1, MOST):  # one of each topic, then a second of each
        for name in topics:
            for each in best:
                taken = sum(one.topic == name for one in chosen.values())
                if each.indicator.topic == name and taken < most and len(chosen) < MOST:
                    chosen.setdefault(each.indicator.id, each.indicator)
    return sorted(chosen.values(), key=lambda each: order.get(each.topic, len(order)))
