"""A Report: fields and records, and all that a reader needs beside them, not yet in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import Said
from binzhou_cli.model.records import Source, Unit
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.charts.chart import Chart
    from binzhou_cli.report.booklet import Booklet

Sentence = Any
"""What becomes words in the language of the reader: a ``Said``, a bilingual text, or a text."""


class Coded(Record):
    """What a machine reads as a code or a number, and a person as a sentence."""

    plain: Any
    sentence: Sentence


class Note(Record):
    """What a reader of a record must know.

    Attributes:
        sentence: what is said.
        period: of which period; none where it holds for all.
        area: of which area; said only where a report has several.
        name: of which indicator; said only where a report has several.
        kind: what it is about, where the sentence does not say: ``bound``, ``definition`` …
    """

    sentence: Sentence
    period: Any = None
    area: Any = None
    name: Any = None
    kind: str = ""


def nothing(records: Any) -> Iterable[Note]:
    """No notes."""
    return ()


class Field(Record):
    """A column: a function of a record.

    Attributes:
        key: its name in machine-readable output; fixed and documented.
        kind: how it is formatted, see ``view.cells``.
        of: what it takes from a record.
        label: its heading in a table, a key of the catalogue; a second line after ``\\n``.
        notes: what a reader of one record must know when the column is shown.
        legend: what a reader of the column must know.
        shown: ``both``, ``table`` or ``data``: who sees it.
        drop: 0 is never left out of a narrow table; the highest goes first.
        wrap: whether the text may be folded to more lines.
        easy: the width in which it still reads well; other columns go before it gets less.
        joins: key of the column whose text takes this one's when this one is left out, so
            that no figure stands without its unit.
    """

    key: str
    kind: str
    of: Callable[[Any], Any]
    label: str = ""
    notes: Callable[[Any], Iterable[Note]] = nothing
    legend: Callable[[Sequence[Any]], Iterable[Note]] = nothing
    shown: str = "both"
    drop: int = 0
    wrap: bool = False
    easy: int = 24
    joins: str = ""

    def only(self, shown: str) -> "Field":
        """The same column for other readers."""
        return self._replace(shown=shown)


def hidden(
    key: str,
    kind: str,
    of: Callable[[Any], Any],
    label: str = "",
    notes: Callable[[Any], Iterable[Note]] = nothing,
) -> Field:
    """A column of machine-readable output alone."""
    return Field(key, kind, of, label, notes, shown="data")


class Divider(Record):
    """A line across the table: the heading of a group, or a break in series."""

    sentence: Sentence
    kind: str = "group"


def undivided(before: Any, record: Any) -> Iterable[Divider]:
    """No lines across the table."""
    return ()


class Pivot(Record):
    """How people see records side by side: a row a period, columns a series.

    Attributes:
        row: the field whose value makes a row.
        column: what tells the columns apart: a key, and its heading.
        cells: the fields that stand in each column, each under its own heading.
        heading: the heading of a cell over the records of its column.
    """

    row: Field
    column: Callable[[Any], tuple[str, Sentence]]
    cells: tuple[Field, ...]
    heading: Callable[[Field, Sequence[Any]], Sentence]


class Paragraph(Record):
    """A text for people.

    Attributes:
        start: what stands before its first line; the others are indented as far.
        apart: whether a blank line stands above it.
    """

    sentence: Sentence
    start: str = ""
    apart: bool = False


class Report(Record):
    """A table with everything a reader needs beside it.

    Attributes:
        title: what the table shows.
        fields: its columns.
        records: what its rows are made of, by the writer.
        aside: what stands at the right of the title, such as the area.
        subtitle: the unit and the basis; an indicator stands for its unit.
        headings: headings with what they name, by key of a field, in place of ``Field.label``.
        several: whether it speaks of more than one area.
        many: whether it speaks of more than one indicator.
        units: units to show indicators in, by id, where others than theirs are asked for.
        dividers: the lines across the table before a record, given the one above.
        lines: sentences that are part of the answer, under the table.
        notes: what a reader must know whatever columns are shown.
        sources: the sources of a record, in the order of their numbers.
        named: sources that are named though no record holds them.
        addresses: whether the sources stand with their addresses and remarks.
        empty: what to say when there are no rows.
        document: JSON that is the answer itself; tables and CSV tell of it.
        exports: makes the whole dataset in a format, by the name of a writer: pieces of one
            file, or the files of a folder by name.
        chart: makes a picture of the same records, given the language and the units.
        chart_shown: on a terminal: ``under`` the table, ``instead`` of it, or in a ``file`` only.
        pivot: how people see the records side by side.
        spells: the records as people see them: several of which one thing is said are one.
        faulty: whether the answer is that something is at fault: exit code 1.
        head: whether people see the headings of the columns.
        paragraphs: what people read in place of the table.
        pairs: what to type and what it does, under the table.
        apart: whether a record stands apart from the others, whatever the order.
        own: whether a record is the reader's own: it is never cut.
        warnings: what machine-readable output leaves out or does not show, told aside.
        onward: what to type to know more: the last line of a screen.
        done: what is told aside once the file is written.
        booklet: makes the whole page that a writer of pages shows in its place.
        cited: how the dataset is cited, where a writer says so.
    """

    title: Sentence
    fields: tuple[Field, ...]
    records: Sequence[Any]
    aside: Sentence = ""
    subtitle: tuple[Sentence, ...] = ()
    headings: Mapping[str, Sentence] = {}
    several: bool = False
    many: bool = False
    units: Mapping[str, Unit] = {}
    dividers: Callable[[Any, Any], Iterable[Divider]] = undivided
    lines: Sequence[Sentence] = ()
    notes: Sequence[Note] = ()
    sources: Callable[[Any], Iterable[Source]] = nothing  # type: ignore[assignment]
    named: Sequence[Source] = ()
    addresses: bool = False
    empty: Sentence = ""
    document: str = ""
    exports: Mapping[str, Callable[[], Any]] = {}
    chart: "Callable[[Any, Any], Chart | None] | None" = None
    chart_shown: str = "under"
    pivot: Pivot | None = None
    spells: Callable[[Sequence[Any]], Sequence[Any]] | None = None
    faulty: bool = False
    head: bool = True
    paragraphs: Sequence["Paragraph"] = ()
    pairs: Sequence[tuple[str, Sentence]] = ()
    apart: Callable[[Any], bool] = lambda record: False
    own: Callable[[Any], bool] = lambda record: False
    warnings: Sequence[Sentence] = ()
    onward: Sequence[Sentence] = ()
    done: Sentence = ""
    booklet: "Callable[[], Booklet] | None" = None
    cited: Sentence = ""

    def data_fields(self) -> tuple[Field, ...]:
        """The columns of machine-readable output."""
        return tuple(each for each in self.fields if each.shown != "table")

    def table_fields(self) -> tuple[Field, ...]:
        """The columns of a table that have something to show."""
        return tuple(
            each
            for each in self.fields
            if each.shown != "data"
            and (each.drop == 0 or any(not is_blank(each.of(record)) for record in self.records))
        )

    def field(self, key: str) -> Field | None:
        """The column of a name."""
        return next((each for each in self.fields if each.key == key), None)

    def numbered(self) -> list[Source]:
        """The sources of the records, in the order in which they come up."""
        found: dict[str, Source] = {}
        for record in self.records:
            for each in self.sources(record):
                found.setdefault(each.id, each)
        for each in self.named:
            found.setdefault(each.id, each)
        return list(found.values())


def is_blank(value: Any) -> bool:
    """Whether a person would see nothing in a cell."""
    return value is None or value == "" or value == () or value == []


def said_in(sentence: Sentence, texts: Any) -> str:
    """A sentence in the language of the reader."""
    if isinstance(sentence, Said):
        return str(texts.said(sentence))
    return str(sentence.of(texts.language)) if hasattr(sentence, "of") else str(sentence)
