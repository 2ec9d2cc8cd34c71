"""A Report on a terminal: a Rich table that fits its width, and what a reader must know."""

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from binzhou_cli.report.report import Divider, Field, Report, said_in
from binzhou_cli.view.beneath import below, clean, folded
from binzhou_cli.view.cells import Cell
from binzhou_cli.view.fold import length
from binzhou_cli.view.layout import DRAWN, GAP, LONGEST_TEXT, MARGIN, Layout
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.pivot import for_people
from binzhou_cli.view.safe import shortened

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    from binzhou_cli.charts.chart import Chart
    from binzhou_cli.language import Texts
    from binzhou_cli.view.units import Units

RIGHT = frozenset(
    {
        "figure", "number", "difference", "printed", "growth", "change", "per-year", "place",
        "moved", "count", "rate",
    }
)  # fmt: skip
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


def write_chart(report: Report, medium: Medium) -> Iterator[str]:
    """The chart of a report in place of its table."""
    yield from write_table(report._replace(chart_shown="instead"), medium)


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
    return texts("clause").join(words)


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
    under = list(below(report, dropped, fields, medium, picture=instead))
    yield from above
    if chart is not None:
        yield from _chart(chart, console, medium, [*above, *under] if instead else [])
    yield from under


def _body(report: Report, layout: Layout, medium: Medium) -> "Iterator[RenderableType]":
    """Paragraphs, or a table, or why there is none."""
    from rich.text import Text

    if report.paragraphs:
        for place, each in enumerate(report.paragraphs):
            if each.apart and (place or report.title):
                yield Text("")
            yield folded(clean(each.sentence, medium), each.start, medium.width, "none")
    elif report.records:
        yield Text("")
        yield from _rows(report, layout, medium)
    elif report.empty:
        yield Text(f"\n{clean(report.empty, medium)}")


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


def _drawable(chart: "Chart") -> bool:
    """Whether a chart can stand instead of a table."""
    from binzhou_cli.view.terminal.slopes import crowded

    return not crowded(chart)


def _heading(report: Report, units: "Units", medium: Medium) -> "RenderableType":
    from rich.cells import cell_len
    from rich.text import Text

    title = shortened(clean(report.title, medium), LONGEST_TEXT)
    aside = shortened(clean(report.aside, medium), LONGEST_TEXT)
    text = Text(title, style="bold")
    if aside:
        room = medium.width - cell_len(title) - cell_len(aside)
        text.append(" " * room + aside if room >= GAP else f"\n{aside}", style="not bold dim")
    subtitle = subtitle_of(report, units, medium.texts)
    if subtitle:
        text.append(f"\n{clean(subtitle, medium)}", style="not bold dim")
    return text


def _rows(report: Report, layout: Layout, medium: Medium) -> "Iterator[RenderableType]":
    """The table as parts: rows, and dividers between them."""
    if layout.stacked:
        yield from _stack(report, layout, medium)
        return
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


def _stack(report: Report, layout: Layout, medium: Medium) -> "Iterator[RenderableType]":
    """The cells of each record under each other, each with its heading."""
    from rich.text import Text

    before = None
    for record, cells in zip(report.records, layout.rows, strict=True):
        if before is not None:
            yield Text("")
        for divider in report.dividers(before, record):
            yield _divider(divider, medium)
        for field, cell in zip(layout.fields, cells, strict=True):
            head = " ".join(layout.headings[field.key].split()) if report.head else ""
            text = (
                f"{head}{medium.texts('colon')}{cell.text.strip()}" if head else cell.text.strip()
            )
            if cell.text.strip() and field.kind not in DRAWN:
                yield folded(text, " " * MARGIN, medium.width, TONES.get(cell.tone, "none"))
        before = record


def _grid(layout: Layout, rows: list[list[Cell]], head: bool) -> "RenderableType":
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=0, pad_edge=False)
    gaps = [*[GAP] * (len(layout.fields) - 1), 0]
    for field, gap in zip(layout.fields, gaps, strict=True):
        grid.add_column(
            justify="right" if field.kind in RIGHT else "left",
            width=layout.widths[field.key] + gap,
            no_wrap=not field.wrap,
            overflow="fold" if field.wrap else "ellipsis",
        )
    if head:
        labels = [layout.headings[field.key] for field in layout.fields]
        lines = max(label.count("\n") for label in labels) + 1
        grid.add_row(
            *(
                _cell(layout, "\n" * (lines - 1 - label.count("\n")) + label, "dim", field, gap)
                for label, field, gap in zip(labels, layout.fields, gaps, strict=True)
            )
        )
    for cells in rows:
        grid.add_row(
            *(
                _cell(layout, layout.broken(cell.text, field), TONES.get(cell.tone, ""), field, gap)
                for cell, field, gap in zip(cells, layout.fields, gaps, strict=True)
            )
        )
    return Padding(grid, (0, 0, 0, MARGIN))


def _cell(layout: Layout, text: str, style: str, field: Field, gap: int) -> "RenderableType":
    """A cell, with the gap to the next column."""
    lines, width = text.split("\n"), layout.widths[field.key]
    lengths = list(map(layout.length, lines))
    if max(lengths) > width:  # to be folded or cut, which is Rich's
        from rich.padding import Padding
        from rich.text import Text

        return Padding(Text(text, style=style), (0, gap, 0, 0))
    if field.kind in RIGHT:
        lines = [" " * (width - each) + line for line, each in zip(lines, lengths, strict=True)]
    return _Settled(lines, style)


class _Settled:
    """Lines that have their places already: Rich need not measure, fold and cut each again."""

    def __init__(self, lines: list[str], style: str) -> None:
        self._lines, self._style = lines, style

    def __rich_console__(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterator[Segment]":
        from rich.segment import Segment

        style = console.get_style(self._style) if self._style else None
        for place, line in enumerate(self._lines):
            if place:
                yield Segment.line()
            yield Segment(line, style)


def _divider(divider: Divider, medium: Medium) -> "RenderableType":
    text = shortened(clean(divider.sentence, medium), LONGEST_TEXT)
    if divider.kind == "break":
        dashes = medium.glyphs.dash * 3
        whole = f"{dashes}{text} {dashes}".rstrip()
        if MARGIN + length(whole) <= medium.width:
            return folded(whole, " " * MARGIN, medium.width, "yellow")
        return folded(text, f"{' ' * MARGIN}{dashes}", medium.width, "yellow")
    start = " " * MARGIN if divider.kind != "heading" else ""
    return folded(text, start, medium.width, "bold")
