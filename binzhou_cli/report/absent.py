"""What is not there: why nothing is shown, and what else there is."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import figures_legend
from binzhou_cli.report.report import Note
from binzhou_cli.report.words import SIGNS, Listed, figure_words, listed

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Area, Figure, Indicator
    from binzhou_cli.selection import Selection

MOST_NAMED = 6
MOST_SHOWN = 2
"""Figures of periods of another length that are told in a sentence."""


def no_figure(
    dataset: "Dataset",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    periods: "Selection",
) -> Any:
    """Why there is no figure, and where there is one."""
    names = listed(each.name for each in indicators)
    where = listed(each.name for each in areas[:3])
    if len(indicators) > 1:
        return say("empty.show", name=names, area=where)
    indicator = indicators[0]
    own = list(dataset.figures.select([indicator], list(areas)))
    stated = [each for series in own for each in series.current if each.stated]
    if stated:
        first, last = stated[0], stated[-1]
        if periods.any:
            return say(
                "empty.show.period",
                name=names,
                area=where,
                first=first.period,
                last=last.period,
                command=f"binzhou show {indicator.id} latest",
            )
        return say("empty.show", name=names, area=where)
    others = [
        each.area.name
        for each in dataset.figures.select([indicator], dataset.areas)
        if any(one.stated for one in each.current)
    ]
    if len(others) > MOST_NAMED:
        return say("empty.show.many", name=names, area=where, n=len(others))
    if others:
        return say("empty.show.only", name=names, area=where, others=listed(others))
    return say("empty.show.none", name=names)


def other_lengths(found: "Sequence[Series]", periods: "Selection") -> Iterator[Note]:
    """The periods of another length that a reader does not see beside whole years."""
    if periods.any or periods.every:
        return
    figures: list[Figure] = []
    for series in found:
        asked = periods.of(series)
        figures += [each for each in series.current if not asked(each.period)]
    hidden = dict.fromkeys(each.period.text for each in figures)
    if len(found) == 1 and 0 < len(figures) <= MOST_SHOWN:
        yield Note(say("note.also", figures=Listed(map(_in_words, figures))))
        yield from figures_legend(each for each in figures if each.stated)
    elif hidden:
        shown = ", ".join([*hidden][:4]) + (" …" if len(hidden) > 4 else "")
        yield Note(say("note.other_lengths", n=len(hidden), periods=shown))


def _in_words(figure: "Figure") -> Any:
    """A figure and the growth that is printed of it, with their period."""
    growth = figure.growth
    rate = f"{SIGNS.get(growth.qualifier, '')}{growth.percent}" if growth is not None else ""
    key = (
        "note.also.figure"
        if not rate
        else "note.also.both"
        if figure.stated
        else "note.also.growth"
    )
    return say(key, period=figure.period, value=figure_words(figure), growth=rate)
