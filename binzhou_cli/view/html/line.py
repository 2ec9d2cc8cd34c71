"""A series as a line before those of other areas."""

from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from binzhou_cli.charts.chart import Chart, Panel, Point, Trace
from binzhou_cli.charts.labels import point_text
from binzhou_cli.charts.scales import scale, tick_texts, year_ticks
from binzhou_cli.record import Record
from binzhou_cli.view.html.element import h
from binzhou_cli.view.html.spark import path, picture, spoken
from binzhou_cli.view.safe import shortened
from binzhou_cli.view.spoken import axis_note

if TYPE_CHECKING:
    from binzhou_cli.language import Texts

WIDTH, HEIGHT = 420, 190
TOP, BOTTOM = 14, 24
LETTER, LINE = 6.2, 13
LONGEST_NAME = 18


class Frame(Record):
    """Where the plot stands, and which figures stand at its edges."""

    left: float
    right: float
    first: float
    last: float
    low: float
    high: float
    turned: bool

    def x(self, year: float) -> float:
        """Where a year stands."""
        share = (year - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return self.left + share * (WIDTH - self.left - self.right)

    def y(self, value: "Decimal | float") -> float:
        """Where a figure stands; of places the first is on top."""
        share = (float(value) - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return TOP + (share if self.turned else 1 - share) * (HEIGHT - TOP - BOTTOM)


def line(chart: Chart | None, texts: "Texts") -> "tuple[Element, list[str]] | None":
    """The picture, and what stands under it: breaks, and that the axis begins elsewhere."""
    if chart is None or not chart.panels or not chart.panels[0].traces:
        return None
    panel = chart.panels[0]
    ticks = _ticks(panel)
    labels = tick_texts(ticks)
    several = len(panel.traces) > 1
    own = next((each for each in panel.traces if each.own), panel.traces[0])
    ends = {each.name: _end_text(panel, each, each is own, several) for each in panel.traces}
    frame = Frame(
        10 + max(map(_length, labels)),
        12 + max(_length(ends[each.name]) * (1.12 if each is own else 1) for each in panel.traces),
        *chart.years(),
        float(ticks[0]), float(ticks[-1]), panel.places,
    )  # fmt: skip
    marks = [*_axes(frame, ticks, labels), *_rules(frame, panel)]
    for each in panel.traces:
        if each is not own:
            marks += _line(frame, each, "other")
    marks += [*_line(frame, own, "line"), *_marks(frame, own)]
    marks += _names(frame, panel, own, ends)
    notes = [texts("note.break", reason=each.reason) for each in panel.rules]
    notes.append(axis_note(chart, panel, ticks, texts))
    drawn = picture(WIDTH, HEIGHT, spoken(chart, panel, texts), marks, "plot")
    return drawn, [each for each in dict.fromkeys(notes) if each]


def _ticks(panel: Panel) -> list[Decimal]:
    values = [each.value for each in panel.points()]
    if panel.places:
        return [Decimal(each) for each in sorted({1, int(max(values))})]
    return scale(values, 4)


def _length(text: str) -> float:
    return sum(LETTER * (1.8 if east_asian_width(each) in "WF" else 1) for each in text)


def _end_text(panel: Panel, trace: Trace, own: bool, several: bool) -> str:
    name = shortened(trace.name, LONGEST_NAME) if several else ""
    figure = point_text(panel, trace.points[-1]) if own else ""
    return " ".join(each for each in (name, figure) if each)


def _axes(frame: Frame, ticks: list[Decimal], labels: list[str]) -> list[Element]:
    found = []
    for tick, label in zip(ticks, labels, strict=True):
        y = frame.y(tick)
        found.append(
            h("path", d=f"M{frame.left:.0f} {y:.0f}H{WIDTH - frame.right:.0f}", class_="grid")
        )
        found.append(_text(frame.left - 5, y + 4, label.replace("-", "−"), "end"))
    for year in year_ticks(round(frame.first), round(frame.last), 5):
        found.append(_text(frame.x(year), HEIGHT - 6, str(year), "middle"))
    return found


def _text(x: float, y: float, text: str, anchor: str = "start", kind: str = "") -> Element:
    made = h("text", text, x=f"{x:.0f}", y=f"{y:.0f}", class_=kind or None)
    if anchor != "start":
        made.set("text-anchor", anchor)
    return made


def _rules(frame: Frame, panel: Panel) -> list[Element]:
    found = []
    for each in panel.rules:
        mark = h("path", d=f"M{frame.x(each.x):.1f} {TOP}V{HEIGHT - BOTTOM}", class_="rule")
        mark.append(h("title", each.reason))
        found.append(mark)
    return found


def _line(frame: Frame, trace: Trace, kind: str) -> list[Element]:
    """The runs of a line; a run of one figure is a dot."""
    found, joined = [], []
    for run in trace.runs():
        places = [(frame.x(each.x), frame.y(each.value)) for each in run]
        if len(places) > 1:
            joined.append(path(places, int(kind == "line")))
        else:
            found.append(_dot(*places[0], 1.8, "" if kind == "line" else "other"))
    return [h("path", d="".join(joined), class_=kind), *found] if joined else found


def _dot(x: float, y: float, radius: float, kind: str = "") -> Element:
    return h("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=str(radius), class_=kind or None)


def _marks(frame: Frame, trace: Trace) -> list[Element]:
    """What is no plain value, and the end of the line."""
    found: list[Element] = []
    for each in trace.points:
        x, y = frame.x(each.x), frame.y(each.value)
        if each.mark in ("lower", "upper"):
            found += [_dot(x, y, 4, "hollow"), _arrow(x, y, each)]
        elif each.mark == "doubtful":
            found.append(_text(x, y - 6, "?", "middle", "own"))
        elif each.mark == "definition":
            found.append(_dot(x, y, 3.4, "hollow"))
    last = trace.points[-1]
    if last.mark not in ("lower", "upper"):
        found.append(_dot(frame.x(last.x), frame.y(last.value), 3.6))
    return found


def _arrow(x: float, y: float, point: Point) -> Element:
    up = -1 if point.mark == "lower" else 1
    tip = y + up * 13
    head = f"M{x - 3:.1f} {tip - up * 4:.1f}L{x:.1f} {tip:.1f}L{x + 3:.1f} {tip - up * 4:.1f}"
    return h("path", d=f"M{x:.1f} {y + up * 4:.1f}V{tip:.1f}{head}", class_="line thin")


def _names(frame: Frame, panel: Panel, own: Trace, ends: dict[str, str]) -> list[Element]:
    """The names at the ends of the lines, moved apart where they would touch."""
    wanted = sorted(
        ((frame.y(each.points[-1].value), each) for each in panel.traces if ends[each.name]),
        key=lambda pair: pair[0],
    )
    places: list[float] = []
    for y, _ in wanted:
        places.append(max(y, places[-1] + LINE) if places else max(y, TOP))
    over = max(places[-1] - (HEIGHT - BOTTOM), 0) if places else 0
    for i in range(len(places) - 1, -1, -1):
        limit = places[i + 1] - LINE if i + 1 < len(places) else HEIGHT - BOTTOM
        places[i] = min(places[i], limit) if over else places[i]
    found = []
    for (y, each), at in zip(wanted, places, strict=True):
        end = frame.x(each.points[-1].x)
        edge = WIDTH - frame.right
        if abs(at - y) > 3 or end < edge - 3:
            lead = f"M{end + 4:.1f} {y:.1f}L{edge + 5:.0f} {at:.1f}"
            found.append(h("path", d=lead, class_="lead"))
        kind = "own" if each is own else ""
        found.append(_text(edge + 8, at + 4, ends[each.name], kind=kind))
    return found
