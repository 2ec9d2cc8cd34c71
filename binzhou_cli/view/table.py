"""A Report on a terminal: a Rich table that fits its width, and what a reader must know."""

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from binzhou_cli.model.records import Source
from binzhou_cli.report.notes import MOST_NAMED, Spoken, spoken_notes
from binzhou_cli.report.report import Divider, Field, Report, Sentence, said_in
from binzhou_cli.view.cells import Cell
from binzhou_cli.view.fold import folded_lines, length
from binzhou_cli.view.layout import GAP, LONGEST_TEXT, MARGIN, Layout, heading_of
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.pivot import for_people
from binzhou_cli.view.safe import shortened, visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from binzhou_cli.charts.chart import Chart
    from binzhou_cli.language import Texts
    from binzhou_cli.view.units import Units

RIGHT = frozenset(
    {
        "figure", "number", "difference", "printed", "growth", "change", "per-year", "place",
        "moved", "count", "rate",
    }
)  # fmt: skip
AROUND = 4
"""Lines of a table beside its rows: title and head."""
LEAST_NOTES = 2
"""Words of the dataset that are told however little room there is."""
SHARE = 6
"""A screen with a chart has this many times the lines of its notes."""
SIZES = frozenset({"COLUMNS", "LINES"})
"""Variables that Rich takes for numbers, whatever they hold."""
TONES = {"good": "green", "bad": "red", "quiet": "dim", "warn": "yellow", "own": "bold cyan"}


def write_table(report: Report, medium: Medium) -> Iterator[str]:
    """A report for people: title, table, lines, notes, sources.

    Columns that do not fit are left out, the least important first, with the notes that follow
    them; texts are folded before that; a number is never cut.
    """
    stream = StringIO()
    console = _console(stream, medium)
    for part in _parts(for_people(report), console, medium):
        console.print(part, highlight=False, markup=False, soft_wrap=False)
    text = stream.getvalue()
    if medium.terminal:
        yield text
    else:
        yield from (f"{line.rstrip()}\n" for line in text.splitlines())


def _console(stream: StringIO, medium: Medium) -> "Console":
    from rich.console import Console

    # A table that goes to a file or a pipe has colour only where that is asked for.
    forced = True if medium.terminal else None if medium.variables.get("FORCE_COLOR") else False
    return Console(
        file=stream,
        width=medium.width,
        force_terminal=forced,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={key: each for key, each in medium.variables.items() if key not in SIZES},
    )


def subtitle_of(report: Report, units: "Units", texts: "Texts") -> str:
    """The unit and the basis under the title; an indicator stands for its unit."""
    words = []
    for each in report.subtitle:
        said = (
            said_in(each, texts)
            if not hasattr(each, "display")
            else units.of(each).label.of(texts.language)
        )
        if said:
            words.append(said)
    return texts("comma").join(words)


def _parts(report: Report, console: "Console", medium: Medium) -> "Iterator[RenderableType]":
    """All that a person reads, from the title to the sources."""
    layout = Layout(report, medium)
    chart = None
    if report.chart is not None and report.chart_shown != "file":
        chart = report.chart(medium.texts, layout.cells.units.of)
        if chart is not None:
            from binzhou_cli.view.legible import legible

            chart = legible(chart)
    instead = chart is not None and report.chart_shown == "instead" and _drawable(chart)
    fields: tuple[Field, ...] = report.fields if instead else ()
    above: list[RenderableType] = []
    if report.title:
        above.append(_heading(report, layout.cells.units, medium))
    if not instead:
        above += _body(report, layout, medium)
        if report.paragraphs:
            fields = report.fields
        elif report.records:
            fields = tuple(layout.fields)
    dropped = () if instead else tuple(layout.left_out)  # a chart leaves out no columns
    below = list(_below(report, dropped, fields, medium, _room(report, instead, medium)))
    yield from above
    if chart is not None:
        yield from _chart(chart, console, medium, [*above, *below] if instead else [])
    yield from below


def _room(report: Report, picture: bool, medium: Medium) -> int | None:
    """Lines of notes that do not outweigh the figures; none where nothing is ever cut."""
    if not medium.terminal or report.paragraphs:
        return None
    if picture:
        return max((medium.height or 0) // SHARE, LEAST_NOTES)
    return len(report.records) + AROUND


def _body(report: Report, layout: Layout, medium: Medium) -> "Iterator[RenderableType]":
    """Paragraphs, or a table, or why there is none."""
    from rich.text import Text

    if report.paragraphs:
        for each in report.paragraphs:
            if each.apart:
                yield Text("")
            yield folded(_clean(each.sentence, medium), each.start, medium.width, "none")
    elif report.records:
        yield Text("")
        yield from _rows(report, layout, medium)
    elif report.empty:
        yield Text(f"\n{_clean(report.empty, medium)}")


def _chart(
    chart: "Chart", console: "Console", medium: Medium, beside: "list[RenderableType]"
) -> "Iterator[RenderableType]":
    """A chart; one that stands for a table is as high as what is beside it on the screen allows."""
    from rich.text import Text

    from binzhou_cli.view.terminal.draw import draw

    height = None
    if beside and medium.height is not None:
        taken = sum(len(console.render_lines(each)) for each in beside)
        height = medium.height - taken - 2  # a blank line, and that of the prompt
    yield Text("")
    yield draw(chart, medium.width, medium.glyphs, medium.texts, height)


def _below(
    report: Report,
    dropped: tuple[Field, ...],
    fields: tuple[Field, ...],
    medium: Medium,
    room: int | None,
) -> "Iterator[RenderableType]":
    """Sentences, meanings of terms, notes of the columns that are shown, sources.

    Args:
        room: lines of notes beside the figures; none for all of them.
    """
    from rich.text import Text

    texts, width = medium.texts, medium.width
    if report.lines:
        yield Text("")
        for line in report.lines:
            yield folded(_clean(line, medium), " ", width, "bold")
    if report.pairs:
        yield Text("")
        longest = max(length(term) for term, _ in report.pairs)
        for term, meaning in report.pairs:
            start = f" {term}{' ' * (longest - length(term))}  "
            yield folded(_clean(meaning, medium), start, width, "none")
    spoken = spoken_notes(report, fields, texts)
    left_out = [
        " ".join(words.split()) for field in dropped if (words := heading_of(report, field, texts))
    ]
    notes = _shortened(spoken, room, medium)
    if len(left_out) > MOST_NAMED:
        named = texts("comma").join(left_out[: MOST_NAMED - 1])
        more = len(left_out) - MOST_NAMED + 1
        notes.append(texts("note.dropped.many", columns=named, n=more))
    elif left_out:
        notes.append(texts("note.dropped", columns=texts.join(left_out)))
    if notes or (report.numbered() and not report.paragraphs):
        yield Text("")
    for note in notes:
        yield folded(_clean(note, medium), "", width, "dim")
    if not report.paragraphs:
        yield from _sources(report, medium)


def _shortened(spoken: "Sequence[Spoken]", room: int | None, medium: Medium) -> list[str]:
    """The notes in the room they have beside the figures; what signs stand for on one line.

    Words of a dataset may be of any length: where the notes would outweigh the figures each gets
    a line of the screen, and the last of them are counted. A file and a pipe have them whole.
    """
    signs = [each.text for each in spoken if each.sign]
    legend = [medium.texts("notes.join").join(signs)] if signs else []
    held = [each for each in spoken if not each.sign]
    if room is None or _lines([each.text for each in held], medium) <= room:
        return [*(each.text for each in held), *legend]
    ours = _lines([each.text for each in held if not each.quoted], medium)
    quoted = [each for each in held if each.quoted]
    kept = quoted[: max(room - ours, LEAST_NOTES)]
    cut = [
        _one_line(each.text, medium) if each.quoted else each.text
        for each in held
        if not each.quoted or each in kept
    ]
    if len(kept) < len(quoted):
        cut.append(medium.texts("note.more", n=len(quoted) - len(kept)))
    elif any(text.endswith("…") for text in cut):
        cut.append(medium.texts("note.whole"))
    return [*cut, *legend]


def _lines(notes: "Sequence[str]", medium: Medium) -> int:
    return sum(len(folded_lines(_clean(each, medium), medium.width)) for each in notes)


def _one_line(text: str, medium: Medium) -> str:
    lines = folded_lines(_clean(text, medium), medium.width - 2)
    return lines[0] if len(lines) == 1 else f"{lines[0]} …"


def _drawable(chart: "Chart") -> bool:
    """Whether a chart can stand instead of a table."""
    from binzhou_cli.view.terminal.slopes import crowded

    return not crowded(chart)


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
                    yield folded(_clean(text, medium), " " * (figures + 2), width, "dim")
        return
    for line in in_columns([start + name for start, name in numbered], width):
        yield folded(line[figures + 2 :], line[: figures + 2], width, "dim")


def _source_name(source: Source, whole: bool, medium: Medium) -> str:
    """The short name of a source; where there is none, or all is asked for, the whole one."""
    texts = medium.texts
    if any(source.short) and not whole:
        return _clean(texts.original(source.short), medium)
    words = (
        texts.original(source.title),
        source.publisher.of(texts.language),
        source.published if whole else source.published[:4],
    )
    return texts("comma").join(_clean(each, medium) for each in words if each)


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


def _clean(sentence: Sentence, medium: Medium) -> str:
    said = said_in(sentence, medium.texts)
    return visible(shortened(medium.glyphs.translate(said), 4 * LONGEST_TEXT))


def _heading(report: Report, units: "Units", medium: Medium) -> "RenderableType":
    from rich.cells import cell_len
    from rich.text import Text

    title = shortened(_clean(report.title, medium), LONGEST_TEXT)
    aside = shortened(_clean(report.aside, medium), LONGEST_TEXT)
    text = Text(title, style="bold")
    if aside:
        room = medium.width - cell_len(title) - cell_len(aside)
        text.append(" " * room + aside if room >= GAP else f"\n{aside}", style="not bold dim")
    subtitle = subtitle_of(report, units, medium.texts)
    if subtitle:
        text.append(f"\n{_clean(subtitle, medium)}", style="not bold dim")
    return text


def folded(text: str, start: str, width: int, style: str) -> "RenderableType":
    """A paragraph whose further lines stand under the first, not under its number."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if not start.strip():
        return Padding(Text(text, style=style), (0, 0, 0, len(start)), expand=False)
    grid = Table.grid(padding=0)
    grid.add_column(width=len(start), no_wrap=True)
    grid.add_column(width=max(width - len(start), 1), overflow="fold")
    grid.add_row(Text(start, style=style), Text(text, style=style))
    return grid


def _rows(report: Report, layout: Layout, medium: Medium) -> "Iterator[RenderableType]":
    """The table as parts: rows, and dividers between them."""
    rows: list[list[Cell]] = []
    head = report.head
    before = None
    for record, cells in zip(report.records, layout.rows, strict=True):
        for divider in report.dividers(before, record):
            if rows or head:
                yield _grid(layout, rows, head)
            rows, head = [], False
            yield _divider(divider, medium)
        rows.append(cells)
        before = record
    if rows or head:
        yield _grid(layout, rows, head)


def _grid(layout: Layout, rows: list[list[Cell]], head: bool) -> "RenderableType":
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    for field in layout.fields:
        grid.add_column(
            justify="right" if field.kind in RIGHT else "left",
            width=layout.widths[field.key],
            no_wrap=not field.wrap,
            overflow="fold" if field.wrap else "ellipsis",
        )
    if head:
        labels = [layout.headings[field.key] for field in layout.fields]
        lines = max(label.count("\n") for label in labels) + 1
        grid.add_row(
            *(Text("\n" * (lines - 1 - label.count("\n")) + label, style="dim") for label in labels)
        )
    for cells in rows:
        grid.add_row(
            *(_cell(layout, cell, field) for cell, field in zip(cells, layout.fields, strict=True))
        )
    return Padding(grid, (0, 0, 0, MARGIN))


def _cell(layout: Layout, cell: Cell, field: Field) -> "RenderableType":
    from rich.text import Text

    style = TONES.get(cell.tone, "")
    if cell.text.endswith(" "):  # Rich drops the blanks at an end when it justifies at the right
        before = layout.widths[field.key] - layout.length(cell.text)
        return Text(" " * before + cell.text, style=style, justify="left")
    return Text(layout.broken(cell.text, field), style=style)


def _divider(divider: Divider, medium: Medium) -> "RenderableType":
    text = shortened(_clean(divider.sentence, medium), LONGEST_TEXT)
    if divider.kind == "break":
        dashes = medium.glyphs.dash * 3
        return folded(f"{dashes}{text} {dashes}".rstrip(), " " * MARGIN, medium.width, "yellow")
    start = " " * MARGIN if divider.kind != "heading" else ""
    return folded(text, start, medium.width, "bold")
