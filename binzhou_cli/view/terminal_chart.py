"""A Chart as text: lines of braille dots (or of ASCII), marks, axes, and what the marks mean."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING

from binzhou_cli.chart import (
    Chart,
    Extent,
    Panel,
    Point,
    Rule,
    Trace,
    extents,
    scale,
    tick_text,
    tick_texts,
    years,
)
from binzhou_cli.messages import Texts, ordinal
from binzhou_cli.view.glyphs import Glyphs
from binzhou_cli.view.safe import shortened, visible

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

LEAST_WIDTH = 40
SERIES_MARKS = 6
"""Traces that have marks of their own; more are told apart by letters."""
LONGEST_NAME = 24
COLOURS = ("cyan", "magenta", "yellow", "green", "blue", "red")
OWN = "bold cyan"
OTHER = "bright_black"
AXIS = "dim"
RULE = "yellow"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a chart draws with."""

    filled: str
    opened: str
    up: str
    down: str
    doubtful: str
    definition: str
    unlike: str
    own: str
    own_open: str
    other: str
    other_open: str
    axis: str
    tick: str
    corner: str
    base: str
    below: str
    rule: str
    bar: str
    bar_open: str
    parts: str


UNICODE = Signs(
    filled="●◆■▲▼★", opened="○◇□△▽☆", up="↑", down="↓", doubtful="?", definition="≠", unlike="×",
    own="●", own_open="○", other="•", other_open="◦",
    axis="│", tick="┤", corner="└", base="─", below="┬", rule="┊",
    bar="█", bar_open="░", parts="▏▎▍▌▋▊▉",
)  # fmt: skip
ASCII = Signs(
    filled="*#@%&$", opened="o", up="^", down="v", doubtful="?", definition="!", unlike="x",
    own="#", own_open="o", other="+", other_open="o",
    axis="|", tick="+", corner="+", base="-", below="+", rule=":",
    bar="#", bar_open=":", parts="",
)  # fmt: skip


def draw(chart: Chart, width: int, glyphs: Glyphs, texts: Texts) -> "RenderableType":
    """A chart as lines of text that are no wider than ``width`` columns (40 at least).

    The title is that of the report and not repeated.
    """
    from rich.text import Text

    artist = Artist(chart, max(width, LEAST_WIDTH), glyphs, texts)
    return Text("\n").join(artist.lines())


class Canvas:
    """A grid of cells: text in some of them, fine lines in the others."""

    def __init__(self, width: int, height: int, *, braille: bool) -> None:
        from rich.cells import cell_len

        self.width = width
        self.height = height
        self.braille = braille
        self._length = cell_len
        self._text: dict[tuple[int, int], tuple[str, str]] = {}
        self._dots: dict[tuple[int, int], tuple[int, str, bool]] = {}
        self._strokes: dict[tuple[int, int], tuple[str, str]] = {}

    def put(self, column: int, row: int, text: str, style: str = "") -> None:
        """Write a text; what lies outside the canvas is not written."""
        for sign in text:
            wide = self._length(sign)
            if column >= 0 and column + wide <= self.width and 0 <= row < self.height:
                self._text[column, row] = (sign, style)
                for more in range(1, wide):
                    self._text[column + more, row] = ("", style)
            column += wide

    def free(self, column: int, row: int, length: int) -> bool:
        """Whether nothing is written at a place; lines do not count."""
        return column + length <= self.width and all(
            (column + i, row) not in self._text for i in range(length)
        )

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        style: str,
        *,
        thick: bool = False,
        dotted: bool = False,
    ) -> None:
        """A straight line between two cells (column, row), from centre to centre."""
        if self.braille:
            self._dotted(start, end, style, thick, 3 if dotted else 1)
        else:
            self._stroked(start, end, style, thick, dotted)

    def _dotted(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        style: str,
        thick: bool,
        every: int,
    ) -> None:
        x, y = start[0] * 2 + 0.5, start[1] * 4 + 1.5
        to_x, to_y = end[0] * 2 + 0.5, end[1] * 4 + 1.5
        steps = max(int(max(abs(to_x - x), abs(to_y - y)) + 0.5), 1)
        for i in range(0, steps + 1, every):
            across = int(x + (to_x - x) * i / steps + 0.5)
            down = int(y + (to_y - y) * i / steps + 0.5)
            self._dot(across, down, style, thick)
            if thick:
                self._dot(across, down + 1, style, thick)

    def _dot(self, across: int, down: int, style: str, thick: bool) -> None:
        cell = (across // 2, down // 4)
        if not (0 <= cell[0] < self.width and 0 <= cell[1] < self.height):
            return
        bit = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)[down % 4 * 2 + across % 2]
        bits, before, strong = self._dots.get(cell, (0, style, thick))
        if strong and not thick:  # a line that stands out is not recoloured by others
            style, thick = before, True
        self._dots[cell] = (bits | bit, style, thick)

    def _stroked(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        style: str,
        thick: bool,
        dotted: bool,
    ) -> None:
        first, last = round(start[0]), round(end[0])
        span = last - first

        def height(column: float) -> float:
            return start[1] + (end[1] - start[1]) * (column - first) / span

        if not span:
            for row in range(*sorted((round(start[1]), round(end[1])))):
                self._strokes[first, row] = ("|", style)
            return
        for column in range(first, last + 1):
            above, below = sorted((height(column - 0.5), height(column + 0.5)))
            top, bottom = (
                round(max(above, min(start[1], end[1]))),
                round(min(below, max(start[1], end[1]))),
            )
            if bottom - top > 1:
                signs = dict.fromkeys(range(top, bottom + 1), "|")
            elif bottom == top:
                signs = {top: "=" if thick else "-"}
            else:
                row = round(height(column))
                signs = {row: "/" if end[1] < start[1] else "\\"}
            for row, sign in signs.items():
                if dotted and column % 2 == 0:
                    continue
                before = self._strokes.get((column, row), ("", ""))[0]
                crossing = {before, sign} == {"/", "\\"}
                self._strokes[column, row] = ("." if dotted else "X" if crossing else sign, style)

    def rows(self) -> list[list[tuple[str, str]]]:
        """The cells of each row as (text, style), with nothing after the last one written."""
        found = []
        for row in range(self.height):
            cells: list[tuple[str, str]] = []
            for column in range(self.width):
                place = (column, row)
                if place in self._text:
                    cells.append(self._text[place])
                elif place in self._dots:
                    bits, style, _ = self._dots[place]
                    cells.append((chr(0x2800 + bits), style))
                else:
                    cells.append(self._strokes.get(place, (" ", "")))
            while cells and cells[-1][0] == " ":
                cells.pop()
            found.append(cells)
        return found


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plot lies on a canvas, and how figures become cells.

    Attributes:
        left: the column of the axis.
        column: from a position in years to a column.
        row: from a figure to a row; not rounded.
    """

    left: int
    right: int
    top: int
    bottom: int
    column: Callable[[float], int]
    row: Callable[[object], float]


class Artist:
    """Draws one chart."""

    def __init__(self, chart: Chart, width: int, glyphs: Glyphs, texts: Texts) -> None:
        from rich.cells import cell_len

        self.chart = chart
        self.width = width
        self.glyphs = glyphs
        self.texts = texts
        self.length = cell_len
        self.signs = UNICODE if glyphs.name == "unicode" else ASCII
        self.braille = glyphs.name == "unicode"

    def lines(self) -> "list[Text]":
        """The lines of the whole picture."""
        found: list[Text] = []
        if self.chart.kind == "slope":
            found += self._slopes()
        else:
            for panel in self.chart.panels:
                if not any(True for _ in panel.points()):
                    continue
                if found:
                    found.append(self._line([("", "")]))
                found += {"bars": self._bars, "bump": self._bump}.get(self.chart.kind, self._plot)(
                    panel
                )
        keys = self._keys()
        if keys:
            found += [self._line([("", "")]), *keys]
        elif self.chart.notes:
            found.append(self._line([("", "")]))
        for note in self.chart.notes:
            found += [
                self._line([(f" {part}", AXIS)]) for part in self._folded(note, self.width - 1)
            ]
        return found

    # texts

    def _clean(self, text: str, longest: int = 4 * LONGEST_NAME) -> str:
        """A text of the dataset, safe and no wider than so many columns."""
        return self._cut(visible(shortened(self.glyphs.translate(text), 400)), longest)

    def _cut(self, text: str, columns: int) -> str:
        if self.length(text) <= columns:
            return text
        dots = self.glyphs.ellipsis
        while text and self.length(text) > columns - len(dots):
            text = text[:-1]
        return text + dots

    def _folded(self, text: str, columns: int) -> list[str]:
        """A sentence on lines of so many columns; Chinese is folded anywhere."""
        found, line = [], ""
        for word in visible(self.glyphs.translate(text)).split(" "):
            pieces = [word] if self.length(word) <= columns else list(word)
            for i, piece in enumerate(pieces):
                gap = " " if line and i == 0 else ""
                if line and self.length(line + gap + piece) > columns:
                    found.append(line)
                    line, gap = "", ""
                line += gap + piece
        return [*found, line] if line else found

    def _line(self, cells: Iterable[tuple[str, str]]) -> "Text":
        from rich.text import Text

        line = Text(no_wrap=True, end="")
        run, style = "", ""
        for text, own in cells:
            if own != style and run:
                line.append(run, style=style)
                run = ""
            style = own
            run += text
        return line.append(run, style=style) if run else line

    def _flow(self, items: list[list[tuple[str, str]]]) -> "list[Text]":
        """Items beside each other, on as many lines as they need."""
        rows: list[list[tuple[str, str]]] = []
        room = 0
        for item in items:
            long = sum(self.length(text) for text, _ in item)
            if not rows or long + 3 > room:
                rows.append([(" ", "")])
                room = self.width - 1
            else:
                rows[-1].append(("   ", ""))
                room -= 3
            rows[-1] += item
            room -= long
        return [self._line(row) for row in rows]

    def _lines_of(self, canvas: Canvas) -> "list[Text]":
        return [self._line(row) for row in canvas.rows()]

    # marks

    def _mark(self, panel: Panel, place: int, point: Point) -> tuple[str, str]:
        """The sign and the style of a point of the trace at a place."""
        signs, trace = self.signs, panel.traces[place]
        style = self._style(panel, place)
        if point.mark == "doubtful":
            return signs.doubtful, style
        if point.mark == "definition":
            return signs.definition, style
        if point.mark == "unlike":
            return signs.unlike, style
        empty = point.mark != "value"
        if self._muted(panel):
            if trace.own:
                return (signs.own_open if empty else signs.own), style
            return (signs.other_open if empty else signs.other), style
        if len(panel.traces) > SERIES_MARKS or (
            empty and not self.braille and len(panel.traces) > 1
        ):
            letter = chr(ord("A") + place % 26)
            return letter.lower() if empty else letter, style
        if not self.braille and len(panel.traces) > 1:
            return chr(ord("A") + place), style
        return (signs.opened if empty else signs.filled)[place if self.braille else 0], style

    def _muted(self, panel: Panel) -> bool:
        """Whether one trace stands out and the others are its background."""
        return self.chart.kind == "bump" and len(panel.traces) > SERIES_MARKS

    def _style(self, panel: Panel, place: int) -> str:
        own = panel.traces[place].own
        if self._muted(panel) or self.chart.kind in ("bars", "slope"):
            return OWN if own or len(panel.traces) == 1 else OTHER
        if own or len(panel.traces) == 1:
            return OWN
        return COLOURS[place % len(COLOURS)]

    def _legend(self, panel: Panel) -> "list[Text]":
        if len(panel.traces) == 1:
            return []
        items = []
        for place, trace in enumerate(panel.traces):
            sign, style = self._mark(panel, place, Point("", 0, trace.points[0].value))
            name = self._clean(trace.name, LONGEST_NAME * 2)
            items.append([(f"{sign} ", style), (name, "bold" if trace.own else "")])
        return self._flow(items)

    def _keys(self) -> "list[Text]":
        """What the marks mean that are no plain values."""
        signs = self.signs
        shown = signs.opened[0]
        what = {
            "about": shown,
            "lower": shown + signs.up,
            "upper": shown + signs.down,
            "doubtful": signs.doubtful,
            "definition": signs.definition,
            "unlike": signs.unlike,
            "partial": shown,
        }
        if self.chart.kind == "bars":
            what = dict.fromkeys(what, signs.bar_open * 2)
        keys = []
        for mark, periods in self.chart.marks().items():
            if mark == "value":
                continue
            said = self.texts(f"chart.{mark}")
            if len(periods) < 4 and self.chart.kind in ("line", "bump"):
                said = self.texts("chart.periods", said=said, periods=", ".join(periods))
            first, *others = self._folded(said, self.width - 4)
            sign = what[mark]
            indent = " " * (self.length(sign) + 2)
            keys.append([(f"{sign} ", ""), (first, AXIS)])
            keys += [[(f"{indent}{each}", AXIS)] for each in others]
        return [self._line([(" ", ""), *each]) for each in keys]

    # a plot over time

    def _plot(self, panel: Panel) -> "list[Text]":
        ticks = scale(
            (each.value for each in panel.points()),
            max(self._height() // 3, 2),
            log=self.chart.log,
        )
        if panel.places:
            return self._bump(panel)
        labels = [each.replace("-", self.glyphs.minus) for each in tick_texts(ticks)]
        low, high = self._position(ticks[0]), self._position(ticks[-1])
        height = self._height()

        def row(value: object) -> float:
            return (high - self._position(value)) / (high - low) * (height - 1)

        places = [(row(tick), label) for tick, label in zip(ticks, labels, strict=True)]
        return self._framed(panel, height, places, row, {})

    def _height(self) -> int:
        return min(max(self.width // 7, 11), 19)

    def _position(self, value: object) -> float:
        figure = float(value)  # type: ignore[arg-type]
        return log10(figure) if self.chart.log else figure

    def _bump(self, panel: Panel) -> "list[Text]":
        """Ranks: the first place on top, a row a place where they are many."""
        found = sorted({int(each.value) for each in panel.points()})
        first, last = found[0], found[-1]
        if len(panel.traces) > 1:
            first = 1
        span = last - first
        stretch = next((each for each in (3, 2) if span * each <= 9), 1) if span else 1
        if span > 39:
            stretch = 39 / span  # type: ignore[assignment]

        def row(value: object) -> float:
            return (float(value) - first) * stretch  # type: ignore[arg-type]

        wanted = range(first, last + 1)
        if span > 39:
            wanted = range(first, last + 1, -(-span // 20))
        elif len(panel.traces) == 1 and span > 4:
            wanted = found  # type: ignore[assignment]
        places = [(row(each), ordinal(each, self.texts.language)) for each in wanted]
        named = self._end_names(panel) if self._muted(panel) else {}
        return self._framed(panel, round(span * stretch) + 1, places, row, named)

    def _end_names(self, panel: Panel) -> dict[int, str]:
        """The names at the right end, by place in the trace list."""
        return {
            i: self._clean(each.name, 8 if self.width < 60 else 14)
            for i, each in enumerate(panel.traces)
        }

    def _framed(
        self,
        panel: Panel,
        height: int,
        ticks: list[tuple[float, str]],
        row: Callable[[object], float],
        names: dict[int, str],
    ) -> "list[Text]":
        signs = self.signs
        head: list[Text] = []
        if panel.title:
            head.append(self._line([(f" {self._clean(panel.title, self.width - 1)}", "bold")]))
        if panel.unit != self.chart.subtitle and not panel.places:
            head += [
                self._line([(f" {part}", AXIS)])
                for part in self._folded(panel.unit, self.width - 1)
            ]
        if not names:
            head += self._legend(panel)
        gutter = max(self.length(label) for _, label in ticks)
        left = gutter + 2
        end = max((self.length(name) + 2 for name in names.values()), default=1)
        room = self.width - left - 2 - end
        column, right = self._columns(panel, left + 2, room)
        notices = self._notices(panel.rules, column, left + 2, self.width)
        marks = {each.mark for each in panel.points()}
        over = int("lower" in marks or "upper" in marks)  # room for the arrow of a bound
        top = len(notices) + over
        bottom = top + height - 1 + over
        canvas = Canvas(self.width, bottom + 3, braille=self.braille)
        frame = Frame(left, right, top, bottom, column, lambda value: top + row(value))
        for line in range(top - over, bottom + 1):
            canvas.put(left, line, signs.axis, AXIS)
        taken = -2
        for place, label in sorted(ticks):
            line = _nearest(top + place)
            if line - taken >= (1 if panel.places else 2):
                canvas.put(left - 1 - self.length(label), line, label, AXIS)
                canvas.put(left, line, signs.tick, AXIS)
                taken = line
        self._rules(canvas, frame, notices)
        self._traces(canvas, panel, frame)
        for place, name in names.items():
            self._name(canvas, panel, place, name, frame)
        self._axis(canvas, panel, frame)
        return head + self._lines_of(canvas)

    def _columns(self, panel: Panel, start: int, room: int) -> tuple[Callable[[float], int], int]:
        """Positions as columns: years at an even distance where there is room for that."""
        first, last = self.chart.years()
        span = last - first
        if not span:
            centre = start + min(room, 20) // 2
            return (lambda x: centre), start + min(room, 20)
        each = (room - 2) / span
        if each >= 2:
            each = min(int(each), 24)
        used = round(span * each)
        return (lambda x: start + round((x - first) * each)), start + used + 1

    def _notices(
        self, rules: tuple[Rule, ...], column: Callable[[float], int], left: int, right: int
    ) -> list[tuple[int, int, str, int]]:
        """The reasons of breaks as (row, column, text, column of the rule), each on its rows."""
        found: list[tuple[int, int, str, int]] = []
        for rule in sorted(rules, key=lambda each: each.x):
            at = column(rule.x)
            before, after = at - left - 1, right - at - 2
            if min(before, after) < 0:
                continue
            text = self._clean(rule.reason, 300)
            beside = after if self.length(text) <= after or after >= before else before
            for part in self._folded(text, max(beside, 8)):
                start = at + 2 if beside == after else at - 1 - self.length(part)
                found.append((len(found), start, part, at))
        return found

    def _rules(
        self, canvas: Canvas, frame: Frame, notices: list[tuple[int, int, str, int]]
    ) -> None:
        for row, _, _, at in notices:
            for line in range(row, frame.bottom + 1):
                canvas.put(at, line, self.signs.rule, RULE)
        for row, start, text, _ in notices:
            canvas.put(start, row, text, RULE)

    def _traces(self, canvas: Canvas, panel: Panel, frame: Frame) -> None:
        order = sorted(range(len(panel.traces)), key=lambda i: panel.traces[i].own)
        crowded = len(panel.traces) > SERIES_MARKS and not self._muted(panel)
        for place in order:
            trace, style = panel.traces[place], self._style(panel, place)
            thick = trace.own and len(panel.traces) > 1
            for run in trace.runs():
                for one, other in pairwise(run):
                    canvas.line(
                        (frame.column(one.x), frame.row(one.value)),
                        (frame.column(other.x), frame.row(other.value)),
                        style,
                        thick=thick,
                    )
            for one, other in pairwise(trace.points):
                if other.loose:
                    canvas.line(
                        (frame.column(one.x), frame.row(one.value)),
                        (frame.column(other.x), frame.row(other.value)),
                        style,
                        dotted=True,
                    )
        for place in order:
            trace = panel.traces[place]
            for run in trace.runs():
                last = -9
                for point in run:
                    column, row = frame.column(point.x), _nearest(frame.row(point.value))
                    near = column - last < (6 if crowded else 2)
                    if point.mark == "value" and near and point is not run[-1]:
                        continue  # a row of marks would hide the line
                    sign, style = self._mark(panel, place, point)
                    canvas.put(column, row, sign, style)
                    last = column
                    if point.mark == "lower":
                        canvas.put(column, row - 1, self.signs.up, style)
                    elif point.mark == "upper":
                        canvas.put(column, row + 1, self.signs.down, style)

    def _name(self, canvas: Canvas, panel: Panel, place: int, name: str, frame: Frame) -> None:
        """The name of a trace after its last mark; below it where two share a place."""
        last = panel.traces[place].points[-1]
        column, row = frame.column(last.x), _nearest(frame.row(last.value))
        style = self._style(panel, place)
        at_end = last.x == years(panel.points())[1]
        starts = [frame.right + 1] if at_end else range(column + 2, frame.right)
        for line in (row, row + 1) if at_end else (row,):
            for start in starts:
                if canvas.free(start - 1, line, self.length(name) + 1):
                    canvas.put(start, line, name, style)
                    return

    def _axis(self, canvas: Canvas, panel: Panel, frame: Frame) -> None:
        line = frame.bottom + 1
        canvas.put(frame.left, line, self.signs.corner, AXIS)
        canvas.put(frame.left + 1, line, self.signs.base * (frame.right - frame.left), AXIS)
        for x, label in self._ticks(frame):
            column = frame.column(x)
            long = self.length(label)
            start = min(max(column - long // 2, 0), self.width - long)
            canvas.put(column, line, self.signs.below, AXIS)
            canvas.put(start, line + 1, label, AXIS)

    def _ticks(self, frame: Frame) -> list[tuple[float, str]]:
        """Years, or the periods themselves where they are fewer than that."""
        points = list(self.chart.points())
        first, last = self.chart.years()
        own = dict(sorted({each.x: each.period for each in points}.items()))
        if self._apart(frame, list(own.items())):
            return list(own.items())
        start, end = -int(-first // 1), int(last // 1)
        for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500):
            found = [(float(y), str(y)) for y in range(start, end + 1) if y % step == 0]
            if self._apart(frame, found):
                return found
        return []

    def _apart(self, frame: Frame, ticks: list[tuple[float, str]]) -> bool:
        """Whether labels under the axis do not touch."""
        edge = -9
        for x, label in ticks:
            long = self.length(label)
            start = frame.column(x) - long // 2
            if start < edge + 2 and edge > -9:
                return False
            edge = start + long
        return bool(ticks) and (edge <= self.width or len(ticks) == 1)

    # bars

    def _bars(self, panel: Panel) -> "list[Text]":
        """One bar a trace; zero is where they begin."""
        traces = [each for each in panel.traces if each.points]
        said = [
            self._clean(each.points[0].said or tick_text(each.points[0].value)).removesuffix(
                f" {panel.unit}"
            )
            for each in traces
        ]
        values = [float(each.points[0].value) for each in traces]
        low, high = min(0.0, *values), max(0.0, *values)
        if max(map(self.length, said)) > self.width // 2:
            said = [f"{each:.6g}" for each in values]
        figures = max(map(self.length, said))
        longest = min(LONGEST_NAME, self.width // 3, self.width - figures - 15)
        names = [self._clean(each.name, longest) for each in traces]
        margin = max(map(self.length, names))
        room = min(self.width - margin - figures - 7, 72)
        each = room / (high - low) if high > low else 0.0
        zero = round(-low * each)
        head = (
            [self._line([(f" {self._clean(panel.title, self.width - 1)}", "bold")])]
            if panel.title
            else []
        )
        lines = []
        for trace, name, figure, value in zip(traces, names, said, values, strict=True):
            style = OWN if trace.own else ""
            sign = self.signs.own if trace.own else " "
            start = f" {sign} {' ' * (margin - self.length(name))}{name} "
            bar = self._bar(value, each, zero, trace.points[0].mark == "value")
            lines.append(self._line([(start, style), (bar, style), (f" {figure}", style)]))
        return head + lines

    def _bar(self, value: float, each: float, zero: int, full: bool) -> str:
        long = abs(value) * each
        sign = self.signs.bar if full else self.signs.bar_open
        if value < 0:
            count = min(max(round(long), 1), zero)
            return " " * (zero - count) + sign * count + self.signs.axis
        part = ""
        if full and self.signs.parts and int(long % 1 * 8):
            part = self.signs.parts[int(long % 1 * 8) - 1]
        whole = int(long) if part else round(long)
        if value and not whole and not part:
            part = self.signs.parts[0] if self.signs.parts else sign
        return " " * zero + self.signs.axis + sign * whole + part

    # slopes

    def _slopes(self) -> "list[Text]":
        """Small panels beside each other, each from one period to another."""
        count = max(min(self.width // 38, 4), 1)
        wide = self.width // count
        panels = [each for each in self.chart.panels if each.traces]
        scales = extents(panels)
        blocks = [self._slope(*each, wide) for each in zip(panels, scales, strict=True)]
        found: list[Text] = []
        for start in range(0, len(blocks), count):
            row = blocks[start : start + count]
            high = max(map(len, row))
            if found:
                found.append(self._line([("", "")]))
            for i in range(high):
                cells: list[tuple[str, str]] = []
                for block in row:
                    line = block[i] if i < len(block) else []
                    used = sum(self.length(text) for text, _ in line)
                    cells += [*line, (" " * (wide - used), "")]
                while cells and not cells[-1][0].strip():
                    cells.pop()
                found.append(self._line(cells))
        return found

    def _slope(self, panel: Panel, extent: Extent, wide: int) -> list[list[tuple[str, str]]]:
        """One panel as rows of cells."""
        named = self.texts("comma").join(filter(None, (panel.title, panel.unit)))
        head = [[(f" {part}", "bold")] for part in self._folded(named, wide - 2)]
        firsts = [self._clean(each.points[0].said, wide // 3) for each in panel.traces]
        lasts = [self._clean(self._ending(panel, each), wide // 2) for each in panel.traces]
        margin = max(map(self.length, firsts)) + 1
        room = wide - margin - max(map(self.length, lasts)) - 5
        height = 5 if len(panel.traces) < 3 else min(2 * len(panel.traces), 17)
        canvas = Canvas(wide, height + 1, braille=self.braille)

        def row(point: Point) -> int:
            share = extent.share(point.value)
            return _nearest((share if panel.places else 1 - share) * (height - 1))

        left, right = margin + 1, margin + 1 + max(room, 4)
        for place, trace in enumerate(panel.traces):
            style = self._style(panel, place)
            one, other = trace.points[0], trace.points[-1]
            if one.run == other.run:
                canvas.line(
                    (left, row(one)),
                    (right, row(other)),
                    style,
                    thick=trace.own and len(panel.traces) > 1,
                )
        for rule in panel.rules:
            for line in range(height):
                canvas.put((left + right) // 2, line, self.signs.rule, RULE)
            head += [[(f" {part}", RULE)] for part in self._folded(rule.reason, wide - 2)]
        used: set[tuple[int, int]] = set()
        for place, trace in enumerate(panel.traces):
            for point, column in ((trace.points[0], left), (trace.points[-1], right)):
                sign, style = self._mark(panel, place, point)
                canvas.put(column, row(point), sign, style)
                text = firsts[place] if column == left else lasts[place]
                line = row(point)
                while (column, line) in used and line < height - 1:
                    line += 1
                if (column, line) in used:
                    continue
                used.add((column, line))
                start = left - 1 - self.length(text) if column == left else right + 2
                canvas.put(start, line, text, style)
        ends = panel.traces[0].points
        for point, column in ((ends[0], left), (ends[-1], right)):
            start = max(column - self.length(point.period) // 2, 1)
            canvas.put(start, height, point.period, AXIS)
        return head + canvas.rows()

    def _ending(self, panel: Panel, trace: Trace) -> str:
        said = trace.points[-1].said
        return f"{said} {trace.name}" if len(panel.traces) > 1 else said


def _nearest(row: float) -> int:
    """The row of a cell; the middle between two goes down, as the dots of a line do."""
    return int(row + 0.5)
