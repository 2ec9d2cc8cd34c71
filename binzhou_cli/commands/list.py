"""``list``: the indicators, with what they cover and their latest figure."""

from typing import TYPE_CHECKING

from binzhou_cli.cli.options import TopicName, Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Indicator


def command(session: Session, words: Words = None, topic: TopicName = None) -> Report:
    """One row an indicator."""
    from binzhou_cli.report.listing import Listed, list_report

    dataset = session.dataset
    own = session.own_area()
    word = " ".join(words or ())
    wanted = session.topic(topic) if topic is not None else None
    found = [
        each
        for each in _in_order(dataset)
        if (wanted is None or each.topic == wanted) and (not word or _matches(dataset, each, word))
    ]
    areas = [own] if own is not None else []
    series = {each.indicator.id: each for each in dataset.figures.select(found, areas)}
    rows = []
    for each in found:
        held = series.get(each.id)
        stated = [one for one in held.current if one.stated] if held is not None else []
        latest = stated[-1] if stated else None
        rows.append(Listed(each, dataset.figures.coverage, own, held, latest))
    empty = _nothing(dataset, word) if not rows else ""
    return list_report(dataset, rows, word=word, own=own, empty=empty)


def _in_order(dataset: "Dataset") -> "list[Indicator]":
    topics = [each.id for each in dataset.topics]
    topics += sorted({each.topic for each in dataset.indicators} - set(topics))
    return [each for topic in topics for each in dataset.indicators if each.topic == topic]


def _matches(dataset: "Dataset", indicator: "Indicator", word: str) -> bool:
    """Whether a name of an indicator, or of its topic, holds a word."""
    from binzhou_cli.analysis.names import folded, indicator_names

    topic = dataset.topics_by_id.get(indicator.topic)
    names = indicator_names(indicator)
    names += [topic.id, topic.name.en, topic.name.zh] if topic is not None else []
    return any(folded(word) in folded(name) for name in names)


def _nothing(dataset: "Dataset", word: str) -> object:
    """That nothing is found, and the topics there are."""
    from binzhou_cli.errors import say
    from binzhou_cli.report.words import listed

    counts = [
        say(
            "topic.count",
            name=topic.name,
            n=sum(each.topic == topic.id for each in dataset.indicators),
        )
        for topic in dataset.topics
    ]
    if not counts:
        return say("empty.list", word=word)
    return say("empty.list.topics", word=word, topics=listed(counts))
