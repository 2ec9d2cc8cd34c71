"""The members of a league on one line, a dot each."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from binzhou_cli.charts.chart import Chart, Trace
from binzhou_cli.charts.labels import figure_text
from binzhou_cli.view.html.element import h
from binzhou_cli.view.html.spark import picture, spoken

if TYPE_CHECKING:
    from binzhou_cli.language import Texts

WIDTH, HEIGHT, EDGE = 280, 20, 8


def strip(chart: Chart | None, texts: "Texts") -> Element | None:
    """A dot each, the own one large; the lowest and the highest are named."""
    if chart is None or not chart.panels or not chart.panels[0].traces:
        return None
    panel = chart.panels[0]
    traces = sorted(panel.traces, key=lambda each: each.points[0].value)
    low, high = (float(each.points[0].value) for each in (traces[0], traces[-1]))

    def at(trace: Trace) -> str:
        share = (float(trace.points[0].value) - low) / (high - low) if high > low else 0.5
        return f"{EDGE + share * (WIDTH - 2 * EDGE):.0f}"

    middle = HEIGHT // 2
    marks: list[Element | None] = [h("path", d=f"M{EDGE} {middle}H{WIDTH - EDGE}", class_="axis")]
    others = [each for each in traces if not each.own]
    marks.append(h("path", d="".join(f"M{at(each)} {middle}h0" for each in others), class_="dot"))
    for each in traces:
        if each.own:
            marks.append(h("circle", cx=at(each), cy=str(middle), r="6"))
    drawn = picture(WIDTH, HEIGHT, spoken(chart, panel, texts), marks, "dots")
    return h("div", _end(traces[0]), drawn, _end(traces[-1]), class_="strip")


def _end(trace: Trace) -> Element:
    return h("span", trace.name, " ", h("br"), figure_text(trace.points[0].value).replace("-", "−"))
