"""The course of a series in a line of text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from binzhou_cli.charts.chart import Chart, Panel
from binzhou_cli.view.html.element import h
from binzhou_cli.view.spoken import spoken_chart

if TYPE_CHECKING:
    from binzhou_cli.language import Texts

WIDTH, HEIGHT, EDGE = 120, 30, 3


def spark(chart: Chart | None, texts: "Texts") -> Element | None:
    """A small line, broken where the series is, with a dot at its end."""
    if chart is None or not chart.panels or not chart.panels[0].traces:
        return None
    panel = chart.panels[0]
    trace = panel.traces[0]
    first, last = chart.years()
    values = [float(each.value) for each in trace.points]
    low, high = min(values), max(values)

    def at(x: float, value: float) -> tuple[float, float]:
        across = (x - first) / (last - first) if last > first else 0.5
        up = (value - low) / (high - low) if high > low else 0.5
        return (
            EDGE + across * (WIDTH - 2 * EDGE),
            HEIGHT - EDGE - (1 - up if panel.places else up) * (HEIGHT - 2 * EDGE),
        )

    marks: list[Element] = []
    for rule in panel.rules:
        x, _ = at(rule.x, low)
        marks.append(h("path", d=f"M{x:.0f} 1V{HEIGHT - 1}", class_="rule"))
    for run in trace.runs():
        places = [at(each.x, float(each.value)) for each in run]
        if len(places) == 1:
            marks.append(h("circle", cx=f"{places[0][0]:.1f}", cy=f"{places[0][1]:.1f}", r="1.3"))
        else:
            marks.append(h("path", d=path(places), class_="line"))
    end = at(trace.points[-1].x, values[-1])
    hollow = "hollow" if trace.points[-1].mark in ("lower", "upper") else None
    marks.append(h("circle", cx=f"{end[0]:.1f}", cy=f"{end[1]:.1f}", r="2.6", class_=hollow))
    return picture(WIDTH, HEIGHT, spoken(chart, panel, texts), marks, "spark")


def path(places: list[tuple[float, float]], decimals: int = 1) -> str:
    """Places joined by a line."""
    return "M" + " ".join(f"{x:.{decimals}f} {y:.{decimals}f}" for x, y in places)


def spoken(chart: Chart, panel: Panel, texts: "Texts") -> str:
    """What a picture shows, for a person who hears it."""
    return texts("chart.description", title=chart.title, said=spoken_chart(chart, texts))


def picture(
    width: int, height: int, label: str, marks: "Sequence[Element | None]", kind: str
) -> Element:
    """A picture that is as wide as its place, with a sentence for its name."""
    made = h("svg", marks, class_=kind, role="img", aria_label=label)
    made.set("viewBox", f"0 0 {width} {height}")
    return made
