"""What stands under a table or a chart on a terminal: sentences, notes, sources."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.model.records import Source
from binzhou_cli.report.notes import MOST_NAMED, Spoken, spoken_notes
from binzhou_cli.report.report import Field, Report, Sentence, said_in
from binzhou_cli.view.fold import folded_lines, length
from binzhou_cli.view.layout import LONGEST_TEXT, heading_of
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.safe import shortened, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

LEAST_NOTES = 8
LEAST_BY_CHART = 1
"""Words of a dataset that are told however little room there is beside a table or a chart."""
LEAST_MEANING = 18
"""Columns in which what a line does can be read beside it."""
AROUND = 4
"""Lines of a table beside its rows: title and head."""
CHART = 22
"""Lines that a chart takes with its title, its sources and its own legend."""


def below(
    report: Report,
    dropped: tuple[Field, ...],
    fields: tuple[Field, ...],
    medium: Medium,
    *,
    picture: bool,
) -> "Iterator[RenderableType]":
    """Sentences, meanings of terms, notes of the columns that are shown, sources.

    Args:
        picture: whether a chart stands in place of the table: nothing in it is numbered, and it
            says itself what its signs stand for.
    """
    from rich.text import Text

    texts, width = medium.texts, medium.width
    if report.lines:
        yield Text("")
        for line in report.lines:
            yield folded(clean(line, medium), " ", width, "bold")
    if report.pairs:
        yield Text("")
        longest = max(length(term) for term, _ in report.pairs)
        for term, meaning in report.pairs:
            start = f" {term}{' ' * (longest - length(term))}  "
            if length(start) > width - LEAST_MEANING:  # a line of its own, and the meaning below
                yield folded(term, " ", width, "none")
                start = " " * 4
            yield folded(clean(meaning, medium), start, width, "none")
    spoken = spoken_notes(report, fields, texts)
    if picture:
        doubt = texts("note.doubtful")
        spoken = [each._replace(quoted=not each.sign) for each in spoken if each.text != doubt]
    unnumbered = picture or any(each.kind == "sources" for each in dropped)
    left_out = [
        " ".join(words.split())
        for field in dropped
        if field.kind != "sources"  # they are named below
        and (words := heading_of(report, field, texts))
    ]
    least = LEAST_BY_CHART if picture else LEAST_NOTES
    notes = _shortened(spoken, _room(report, picture, medium), least, medium)
    if len(left_out) > MOST_NAMED:
        named = texts("comma").join(left_out[: MOST_NAMED - 1])
        more = len(left_out) - MOST_NAMED + 1
        notes.append(texts("note.dropped.many", columns=named, n=more))
    elif left_out:
        notes.append(texts("note.dropped", columns=texts.join(left_out)))
    if notes or (report.numbered() and not report.paragraphs):
        yield Text("")
    for note in notes:
        yield folded(clean(note, medium), "", width, "dim")
    if unnumbered and report.numbered():
        names = [_source_name(each, False, medium) for each in report.numbered()]
        named = texts("chart.sources", sources=texts("notes.join").join(names))
        yield folded(clean(named, medium), "", width, "dim")
    elif not report.paragraphs:
        yield from _sources(report, medium)
    for line in _packed([said_in(each, texts) for each in report.onward], medium):
        yield folded(clean(line, medium), "", width, "dim")


def _room(report: Report, picture: bool, medium: Medium) -> int | None:
    """Lines of notes that do not outweigh the figures; none where nothing is ever cut."""
    if not medium.terminal or report.paragraphs:
        return None
    if picture:
        return max(((medium.height or 0) - CHART) // 2, LEAST_BY_CHART)
    return len(report.records) + AROUND


def _shortened(
    spoken: "Sequence[Spoken]", room: int | None, least: int, medium: Medium
) -> list[str]:
    """The notes in the room they have beside the figures; what signs stand for on one line.

    Words of a dataset may be of any length: where the notes would outweigh the figures each gets
    a line of the screen, and the last of them are counted. A file and a pipe have them whole.

    Args:
        least: so many of them are told however little room there is.
    """
    signs = [each.text for each in spoken if each.sign]
    held = [each for each in spoken if not each.sign]
    if room is None or _lines([each.text for each in held], medium) <= room:
        return [*(each.text for each in held), *_packed(signs, medium)]
    ours = _lines([each.text for each in held if not each.quoted], medium)
    quoted = [each for each in held if each.quoted]
    kept = quoted[: max(room - ours, least)]
    cut = [
        _one_line(each.text, medium) if each.quoted else each.text
        for each in held
        if not each.quoted or each in kept
    ]
    if len(kept) < len(quoted):
        more = len(quoted) - len(kept)
        signs.append(medium.texts("note.more.one" if more == 1 else "note.more", n=more))
    elif any(text.endswith("…") for text in cut):
        signs.append(medium.texts("note.whole"))
    return [*cut, *_packed(signs, medium)]


def _packed(signs: "Sequence[str]", medium: Medium) -> list[str]:
    """Short sentences on as few lines as hold them, none parted where it need not be."""
    join, lines = medium.texts("notes.join"), list[str]()
    for each in signs:
        if lines and length(f"{lines[-1]}{join}{each}") <= medium.width:
            lines[-1] = f"{lines[-1]}{join}{each}"
        else:
            lines.append(each)
    return lines


def _lines(notes: "Sequence[str]", medium: Medium) -> int:
    return sum(len(folded_lines(clean(each, medium), medium.width)) for each in notes)


def _one_line(text: str, medium: Medium) -> str:
    lines = folded_lines(clean(text, medium), medium.width - 2)
    return lines[0] if len(lines) == 1 else f"{lines[0]} …"


def _sources(report: Report, medium: Medium) -> "Iterator[RenderableType]":
    texts, width = medium.texts, medium.width
    sources = report.numbered()
    figures = len(str(len(sources)))
    numbered = [
        (f"{number:>{figures}}  ", _source_name(source, report.addresses, medium))
        for number, source in enumerate(sources, start=1)
    ]
    if report.addresses:
        for (start, name), source in zip(numbered, sources, strict=True):
            yield folded(name, start, width, "dim")
            for text in (source.url, texts.original(source.remark)):
                if text:
                    yield folded(clean(text, medium), " " * (figures + 2), width, "dim")
        return
    for line in in_columns([start + name for start, name in numbered], width):
        yield folded(line[figures + 2 :], line[: figures + 2], width, "dim")


def _source_name(source: Source, whole: bool, medium: Medium) -> str:
    """The short name of a source; where there is none, or all is asked for, the whole one."""
    texts = medium.texts
    if any(source.short) and not whole:
        return clean(texts.original(source.short), medium)
    words = (
        texts.original(source.title),
        source.publisher.of(texts.language),
        source.published if whole else source.published[:4],
    )
    return texts("clause").join(clean(each, medium) for each in words if each)


def in_columns(texts: list[str], width: int) -> list[str]:
    """Short texts side by side in two columns, where all of them fit into half of a line."""
    half = (width - 2) // 2
    if len(texts) < 3 or max(map(length, texts)) > half:
        return texts
    rows = (len(texts) + 1) // 2
    lines = []
    for i in range(rows):
        left = texts[i]
        right = texts[i + rows] if i + rows < len(texts) else ""
        lines.append(f"{left}{' ' * (half + 2 - length(left))}{right}".rstrip())
    return lines


def clean(sentence: Sentence, medium: Medium) -> str:
    """A sentence as it may stand on a terminal."""
    said = said_in(sentence, medium.texts)
    return visible(shortened(medium.glyphs.translate(said), 4 * LONGEST_TEXT))


def folded(text: str, start: str, width: int, style: str) -> "RenderableType":
    """A paragraph whose further lines stand under the first, not under its number."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if not text.isascii():
        text = "\n".join(folded_lines(text, max(width - length(start), 1)))
    if not start.strip():
        return Padding(Text(text, style=style), (0, 0, 0, len(start)), expand=False)
    grid = Table.grid(padding=0)
    grid.add_column(width=len(start), no_wrap=True)
    grid.add_column(width=max(width - len(start), 1), overflow="fold")
    grid.add_row(Text(start, style=style), Text(text, style=style))
    return grid
