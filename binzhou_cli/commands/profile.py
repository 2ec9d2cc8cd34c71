"""``profile``: a place on one page."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from binzhou_cli.cli.options import AreaWords, PeriodWords, TopicName, Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

if TYPE_CHECKING:
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
    from binzhou_cli.analysis.overview import glimpses
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.report.overview import profile_report

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
    chosen = named or _standing_for(session, only)
    rows = list(glimpses(dataset, chosen, place, wanted))
    having = {each.indicator.id for each in dataset.figures.select(dataset.indicators, [place])}
    shown = {each.series.indicator.id for each in rows}
    missing = [each for each in chosen if each.id in having and each.id not in shown]
    report = profile_report(
        dataset,
        place,
        rows,
        period=wanted,
        others=len(having - shown - {each.id for each in missing}),
        missing=len(missing) if wanted is not None else 0,
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
    words = ["binzhou profile", f'"{place.name.en or place.code}"']
    words += [period.text] if period is not None else []
    words += [f"--topic {topic}"] if topic is not None else []
    words += [f"--indicator {each.id}" for each in named]
    words += ["--lang zh"] if session.language == "zh" else []
    how = How(
        " ".join([*words, "-o profile.html"]),
        f"binzhou {__version__}",
        fingerprint(session.path),
    )
    return portrait_booklet(dataset, found, pens, how, list(topics.items()))


MOST = 18
A_TOPIC = 3


def _standing_for(session: Session, topic: str | None) -> list:  # type: ignore[type-arg]
    """The series of a profile: those a dataset marks, then the best covered of each topic."""
    dataset = session.dataset
    topics = [each.id for each in dataset.topics] or sorted(
        {each.topic for each in dataset.indicators}
    )
    order = {each: place for place, each in enumerate(topics)}
    held = [each for each in dataset.indicators if topic is None or each.topic == topic]
    if topic is not None:
        return held
    coverage = {each.id: dataset.figures.coverage(each).figures for each in held}
    chosen = {each.id: each for each in dataset.headline}
    for name in topics:
        best = sorted(
            (each for each in held if each.topic == name and each.kind != "fact"),
            key=lambda each: -coverage[each.id],
        )
        room = A_TOPIC - sum(each.topic == name for each in chosen.values())
        for each in best[: max(room, 0)]:
            if len(chosen) < MOST:
                chosen.setdefault(each.id, each)
    return sorted(chosen.values(), key=lambda each: order.get(each.topic, len(order)))
