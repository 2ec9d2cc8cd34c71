"""``profile``: a place on one page."""

from binzhou_cli.cli.options import AreaWords, PeriodWords, TopicName, Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(
    session: Session,
    words: Words = None,
    period: PeriodWords = None,
    area: AreaWords = None,
    topic: TopicName = None,
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
    chosen = _standing_for(session, only)
    rows = list(glimpses(dataset, chosen, place, wanted))
    having = {each.indicator.id for each in dataset.figures.select(dataset.indicators, [place])}
    shown = {each.series.indicator.id for each in rows}
    missing = [each for each in chosen if each.id in having and each.id not in shown]
    return profile_report(
        dataset,
        place,
        rows,
        period=wanted,
        others=len(having - shown - {each.id for each in missing}),
        missing=len(missing) if wanted is not None else 0,
        empty=say("empty.profile", area=place.name),
    )


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
