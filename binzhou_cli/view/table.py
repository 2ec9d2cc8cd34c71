"""A Report on a terminal: a Rich table that fits its width, and what a reader must know."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from binzhou_cli.messages import Texts
from binzhou_cli.report import Cell, Column, Divider, Report, Row
from binzhou_cli.view.format import Formatter
from binzhou_cli.view.glyphs import Glyphs
from binzhou_cli.view.safe import shortened, visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from binzhou_cli.charts.chart import Chart

RIGHT = frozenset({"number", "percent", "percent_printed", "place", "count", "amount"})
GAP = 2
MARGIN = 1
LEAST_TEXT = 8
"""Columns that a folded text keeps when nothing more can be left out."""
LONGEST_BAR = 72
LONGEST_TEXT = 400
"""Characters of one text in a table; machine-readable output has all of it."""
TONES = {"good": "green", "bad": "red", "quiet": "dim", "warn": "yellow", "own": "bold cyan"}


def print_table(report: Report, console: "Console", glyphs: Glyphs, texts: Texts) -> None:
    """Print a report: title, table, lines, notes, sources.

    Columns that do not fit are left out, the least important first, and named in the notes;
    texts are folded before that; a number is never cut.
    """
    notes = list(report.notes)
    above = _above(report, console.width, glyphs, texts, notes)
    below = _below(report, console.width, glyphs, notes)
    if report.chart is not None and report.chart_shown != "file":
        parts: Iterable[RenderableType] = _with_chart(
            report, console, glyphs, texts, list(above), list(below)
        )
    else:
        parts = chain(above, below)
    for part in parts:
        console.print(part, highlight=False, markup=False, soft_wrap=False)


def _with_chart(
    report: Report,
    console: "Console",
    glyphs: Glyphs,
    texts: Texts,
    above: "list[RenderableType]",
    below: "list[RenderableType]",
) -> "list[RenderableType]":
    """A chart between what stands above and below it; alone it is as high as the screen lets it."""
    from binzhou_cli.view.terminal.draw import draw

    assert report.chart is not None
    height = None
    if console.is_terminal and report.chart_shown == "instead":
        beside = sum(len(console.render_lines(each)) for each in (*above, *below))
        height = console.height - beside - 2  # a blank line, and that of the prompt
    return [*above, "", draw(report.chart, console.width, glyphs, texts, height), *below]


def _above(
    report: Report, width: int, glyphs: Glyphs, texts: Texts, notes: list[str]
) -> "Iterator[RenderableType]":
    """Heading and table; what does not fit is added to the notes."""
    from rich.text import Text

    yield _heading(report, width, glyphs)
    if report.chart is not None and report.chart_shown == "instead" and _drawable(report.chart):
        pass
    elif report.data_rows():
        layout = Layout(report, width, glyphs, texts.language)
        yield Text("")
        yield from layout.render()
        if layout.left_out:
            names = [" ".join(column.label.split()) for column in layout.left_out if column.label]
            if names:
                notes.append(texts("note.dropped", columns=texts.join(names)))
    elif report.empty:
        yield Text(f"\n{_clean(report.empty, glyphs)}")


def _below(
    report: Report, width: int, glyphs: Glyphs, notes: list[str]
) -> "Iterator[RenderableType]":
    """Sentences, notes and sources."""
    from rich.text import Text

    if report.lines:
        yield Text("")
        for line in report.lines:
            yield _folded(_clean(line, glyphs), " ", width, "bold")
    if notes or report.sources:
        yield Text("")
    for note in notes:
        yield _folded(_clean(note, glyphs), "", width, "dim")
    figures = len(str(len(report.sources)))
    for number, source in enumerate(report.sources, start=1):
        words = [source.title, source.publisher, source.published]
        if report.chart is not None and report.chart_shown == "instead":
            from binzhou_cli.view.spoken import short_source

            words = [short_source(source)]
        yield _folded(_words(words, glyphs), f"{number:>{figures}}  ", width, "dim")
        if report.addresses:
            for text in (source.url, source.remark):
                if text:
                    yield _folded(_clean(text, glyphs), " " * (figures + 2), width, "dim")


def _drawable(chart: "Chart") -> bool:
    """Whether a chart can stand instead of a table."""
    from binzhou_cli.view.terminal.slopes import crowded

    return not crowded(chart)


def _words(texts: list[str], glyphs: Glyphs) -> str:
    return ", ".join(_clean(each, glyphs) for each in texts if each)


def _clean(text: str, glyphs: Glyphs) -> str:
    return visible(shortened(glyphs.translate(text), 4 * LONGEST_TEXT))


def _heading(report: Report, width: int, glyphs: Glyphs) -> "RenderableType":
    from rich.cells import cell_len
    from rich.text import Text

    title = visible(shortened(glyphs.translate(report.title), LONGEST_TEXT))
    aside = visible(shortened(glyphs.translate(report.aside), LONGEST_TEXT))
    text = Text(title, style="bold")
    if aside:
        room = width - cell_len(title) - cell_len(aside)
        text.append(" " * room + aside if room >= GAP else f"\n{aside}", style="not bold dim")
    if report.subtitle:
        text.append(f"\n{_clean(report.subtitle, glyphs)}", style="not bold dim")
    return text


def _folded(text: str, start: str, width: int, style: str) -> "RenderableType":
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


class Layout:
    """How the columns of a report share the width of a terminal."""

    def __init__(self, report: Report, width: int, glyphs: Glyphs, language: str) -> None:
        from rich.cells import cell_len

        self.report = report
        self.width = width
        self.glyphs = glyphs
        self.length = cell_len
        self.columns = report.table_columns()
        self._formatter = formatter = Formatter(report, glyphs, language)
        self.texts: list[dict[int, str] | Divider] = [
            row
            if isinstance(row, Divider)
            else {
                place: shortened(formatter(row[place], column, place), LONGEST_TEXT)
                for place, column in self.columns
            }
            for row in report.rows
        ]
        self._align_points()
        self.left_out: list[Column] = []
        self.widths = self._fit()
        self._stretch_bars()

    def _align_points(self) -> None:
        """Pad figures at the right, so that their decimal points stand under each other."""
        for place, column in self.columns:
            if column.kind not in ("number", "percent", "percent_printed"):
                continue
            cells = [row for row in self.texts if not isinstance(row, Divider)]
            tails = [
                len(row[place]) - _point(row[place]) for row in cells if _is_figure(row[place])
            ]
            most = max(tails, default=0)
            for row in cells:
                text = row[place]
                if _is_figure(text):
                    row[place] = text + " " * (most - len(text) + _point(text))

    def _stretch_bars(self) -> None:
        """Give the columns that are left to a column of bars."""
        places = [place for place, column in self.columns if column.kind == "bar"]
        room = -self._over(self.widths)
        if len(places) != 1 or room <= 0:
            return
        [place] = places
        self._formatter.bar = min(self._formatter.bar + room, LONGEST_BAR)
        column = next(column for at, column in self.columns if at == place)
        for row, texts in zip(self.report.rows, self.texts, strict=True):
            if not isinstance(row, Divider) and not isinstance(texts, Divider):
                texts[place] = self._formatter(row[place], column, place)
        self.widths[place] = self._natural(place, column)

    def _natural(self, place: int, column: Column) -> int:
        cells = (self.length(row[place]) for row in self.texts if not isinstance(row, Divider))
        return max(self._heading(column), max(cells, default=0), 1)

    def _fit(self) -> dict[int, int]:
        widths = {place: self._natural(place, column) for place, column in self.columns}
        while self._over(widths) > 0 and not self._fold(widths, hard=False):
            droppable = [pair for pair in self.columns if pair[1].drop]
            if not droppable:
                self._fold(widths, hard=True)
                break
            place, column = max(droppable, key=lambda pair: pair[1].drop)
            self.columns.remove((place, column))
            del widths[place]
            if column.joins and self._join(place, column.joins, widths):
                continue
            self.left_out.append(column)
        return widths

    def _join(self, place: int, key: str, widths: dict[int, int]) -> bool:
        """Give the text of a column to another one; whether that one is still there."""
        into = next((pair for pair in self.columns if pair[1].key == key), None)
        if into is None:
            return False
        for row in self.texts:
            if not isinstance(row, Divider) and row[place]:
                row[into[0]] = f"{row[into[0]]}, {row[place]}"
        widths[into[0]] = self._natural(*into)
        return True

    def _over(self, widths: dict[int, int]) -> int:
        """How many columns of the terminal too many the table needs."""
        return sum(widths.values()) + GAP * (len(widths) - 1) + MARGIN - self.width

    def _fold(self, widths: dict[int, int], hard: bool) -> bool:
        """Fold texts until the table fits, the widest first; whether it does.

        Args:
            hard: fold further than reads well, and as far as it goes.
        """
        least = {
            place: max(LEAST_TEXT if hard else column.easy, self._heading(column))
            for place, column in self.columns
            if column.wrap
        }
        over = self._over(widths)
        room = sum(max(widths[place] - least[place], 0) for place in least)
        if room < over and not hard:
            return False
        for _ in range(min(over, room)):
            place = max(
                (each for each in least if widths[each] > least[each]),
                key=lambda each: widths[each],
            )
            widths[place] -= 1
        return room >= over

    def _heading(self, column: Column) -> int:
        return max(self.length(line) for line in column.label.split("\n"))

    def render(self) -> "Iterator[RenderableType]":
        """The table as parts: rows, and dividers between them."""
        rows: list[tuple[Row, dict[int, str]]] = []
        head = True
        for row, texts in zip(self.report.rows, self.texts, strict=True):
            if isinstance(row, Divider):
                if rows or head:
                    yield self._grid(rows, head)
                rows, head = [], False
                yield self._divider(row)
            else:
                assert isinstance(texts, dict)
                rows.append((row, texts))
        if rows or head:
            yield self._grid(rows, head)

    def _grid(self, rows: list[tuple[Row, dict[int, str]]], head: bool) -> "RenderableType":
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        for place, column in self.columns:
            grid.add_column(
                justify="right" if column.kind in RIGHT else "left",
                width=self.widths[place],
                no_wrap=not column.wrap,
                overflow="fold" if column.wrap else "ellipsis",
            )
        if head:
            lines = max(column.label.count("\n") for _, column in self.columns) + 1
            labels = [
                Text("\n" * (lines - 1 - column.label.count("\n")) + column.label, style="dim")
                for _, column in self.columns
            ]
            grid.add_row(*labels)
        for row, texts in rows:
            grid.add_row(
                *(
                    Text(self._broken(texts[place], place, column), style=_tone(row[place]))
                    for place, column in self.columns
                )
            )
        return Padding(grid, (0, 0, 0, MARGIN))

    def _broken(self, text: str, place: int, column: Column) -> str:
        """An id folded after its hyphens, so that it can still be read."""
        width = self.widths[place]
        if column.kind != "id" or len(text) <= width:
            return text
        lines = [""]
        for word in text.replace("-", "-\0").split("\0"):
            if lines[-1] and len(lines[-1]) + len(word) > width:
                lines.append("")
            lines[-1] += word
        return "\n".join(lines)

    def _divider(self, divider: Divider) -> "RenderableType":
        text = visible(shortened(self.glyphs.translate(divider.text), LONGEST_TEXT))
        if divider.kind == "break":
            dashes = self.glyphs.dash * 3
            text = f"{dashes}{text} {dashes}".rstrip()
            return _folded(text, " " * MARGIN, self.width, "yellow")
        return _folded(text, " " * MARGIN if divider.kind != "heading" else "", self.width, "bold")


def _tone(value: Any) -> str:
    return TONES.get(value.tone, "") if isinstance(value, Cell) else ""


def _is_figure(text: str) -> bool:
    return any(mark.isdigit() for mark in text) and not text[-1:].isalpha()


def _point(text: str) -> int:
    point = text.rfind(".")
    return point if point >= 0 else len(text)
