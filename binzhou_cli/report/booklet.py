"""A booklet: several reports on one page, with what stands between them, not yet in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.record import Record
from binzhou_cli.report.report import Report, Sentence

if TYPE_CHECKING:
    from binzhou_cli.charts.chart import Chart
    from binzhou_cli.model.records import Figure, Indicator, Source, Unit

Draw = "Callable[[Any, Any], Chart | None]"
"""What makes a chart, given the language and the units."""


class Card(Record):
    """A figure that stands for its series.

    Attributes:
        lines: its change, its growth and its place, in words.
        draw: its course.
    """

    figure: "Figure"
    lines: Sequence[Sentence]
    draw: "Callable[[Any, Any], Chart | None]"


class Cards(Record):
    """Figures side by side."""

    cards: Sequence[Card]


class Remark(Record):
    """What a reader must know, and of what."""

    names: Sentence
    sentence: Sentence


class Remarks(Record):
    """What a reader must know before anything else, or how the page is made.

    Attributes:
        warning: whether it stands out.
    """

    remarks: Sequence[Remark]
    warning: bool = False


class Picture(Record):
    """A chart under its name.

    Attributes:
        sources: whose figures it draws.
    """

    indicator: "Indicator"
    draw: "Callable[[Any, Any], Chart | None]"
    sources: "Sequence[Source]"


class Pictures(Record):
    """Charts side by side."""

    pictures: Sequence[Picture]


class Folded(Record):
    """What is shown when it is asked for.

    Attributes:
        printed: whether it stands on paper all the same.
    """

    summary: Sentence
    parts: Sequence[Any]
    printed: bool = False


class Origins(Record):
    """The sources of the page, in the order in which it names them.

    Attributes:
        used: every source of the place, with how many of its figures are from it.
    """

    used: "Sequence[tuple[Source, int]]"


class Download(Record):
    """The figures of the page as a file within it."""

    report: Report
    name: str
    words: Sentence


Part = Report | Cards | Remarks | Pictures | Folded | Origins | Download


class Section(Record):
    """A part of a booklet under a heading of its own.

    Attributes:
        id: what a link calls it.
        intro: what stands under the heading.
        named: whether the list of contents holds it.
    """

    id: str
    title: Sentence
    parts: Sequence[Part]
    intro: Sentence = ""
    named: bool = True


NO_UNITS: "Mapping[str, Unit]" = {}


class Booklet(Record):
    """A page of several sections.

    Attributes:
        other: the title in the other language.
        above: what stands over the title.
        lead: what stands under it.
        units: units to show indicators in, by id, where others than theirs are easier to read.
    """

    title: Sentence
    other: Sentence
    above: Sentence
    lead: Sentence
    sections: Sequence[Section]
    units: "Mapping[str, Unit]" = NO_UNITS
