"""A chart in words, for a person who hears it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Chart, Panel, Point, Trace
from binzhou_cli.charts.labels import few, gaps
from binzhou_cli.view.safe import shortened, visible

if TYPE_CHECKING:
    from binzhou_cli.language import Texts
    from binzhou_cli.model.records import Source

SILENT = ("value", "about", "lower", "upper")
"""Marks that the figure itself tells of, by its sign."""


def spoken_point(panel: Panel, trace: Trace, point: Point, texts: "Texts") -> str:
    """A point as a sentence: ``Binzhou, 2021: 287.211 billion yuan``."""
    said = with_unit(panel, point)
    if point.mark not in SILENT:
        said = texts("chart.spoken.marked", said=said, mark=texts(f"chart.{point.mark}"))
    if len(panel.traces) == 1:
        return visible(texts("chart.spoken.alone", period=point.period, said=said))
    name = shortened(trace.name, 60)
    return visible(texts("chart.spoken", name=name, period=point.period, said=said))


def with_unit(panel: Panel, point: Point) -> str:
    """What is said of a point, with the unit of its panel."""
    said = point.said or f"{point.value:,f}"
    if panel.places or not panel.unit or panel.unit in said:
        return said
    return f"{said} {panel.unit}"


def axis_note(chart: Chart, panel: Panel, ticks: Sequence[Decimal], texts: "Texts") -> str:
    """That the axis of a panel over time does not begin at zero; nothing where it does."""
    if chart.log or panel.places or ticks[0] <= 0 <= ticks[-1]:
        return ""
    if panel.title and len(chart.panels) > 1:
        return texts("chart.no_zero_of", name=panel.title)
    return texts("chart.no_zero")


def gap_note(panel: Panel, texts: "Texts") -> str:
    """The years between a few figures that have none; nothing where there are none of them."""
    found = gaps(panel.traces[0]) if few(panel) else []
    years = [f"{first}–{last}" if first < last else str(first) for first, last in found]
    return texts("chart.no_figures", years=texts.join(years)) if years else ""


LONGEST_TITLE = 60
"""Characters of the title of a source below a chart."""


def short_source(source: "Source", texts: "Texts") -> str:
    """A source in short: its short name, else the title up to its colon, publisher and year."""
    if any(source.short):
        return source.short.of(texts.language)
    whole = source.title.of(texts.language)
    title = re.split("[:：]", whole, maxsplit=1)[0].strip()
    if not any(each.isalpha() for each in title):  # "2021: a review"
        title = whole
    if len(title) > LONGEST_TITLE:
        cut = title[: LONGEST_TITLE - 1]
        title = f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
    publisher = source.publisher.of(texts.language)
    return ", ".join(filter(None, (title, publisher, source.published[:4])))


MOST_PANELS = 6
"""Panels that are told one by one; of more, how many others there are."""
MOST_LINES = 3
"""Lines of which each has its figures said; of more, those that stand out."""


def spoken_title(chart: Chart, texts: "Texts") -> str:
    """What a chart shows and where."""
    return visible(texts("listing").join(each for each in (chart.title, chart.aside) if each))


def spoken_chart(chart: Chart, texts: "Texts") -> str:
    """A chart as a sentence: first and last figures, changes, breaks, and what marks mean."""
    panels = [each for each in chart.panels if each.traces]
    say = _spoken_bars if chart.kind == "bars" else _spoken_lines
    told = panels[:MOST_PANELS]
    found = [part for panel in told for part in say(panel, texts)]
    if len(panels) > len(told):
        found.append(texts("chart.said.panels", n=len(panels) - len(told)))
    reasons = dict.fromkeys(rule.reason for panel in told for rule in panel.rules)
    found += [texts("note.break", reason=each) for each in reasons]
    for mark, periods in chart.marks().items():
        if mark != "value":
            said = texts(f"chart.{mark}")
            few = len(periods) < 4
            found.append(
                texts("chart.periods", said=said, periods=", ".join(periods)) if few else said
            )
    return visible(texts("semicolon").join(found))


def _spoken_lines(panel: Panel, texts: "Texts") -> list[str]:
    """How many lines there are, and the figures of those that count."""
    chosen = [each for each in panel.traces if each.own] or list(panel.traces)
    found = []
    if len(panel.traces) > 1 and not panel.title:
        found.append(texts("chart.said.lines", n=len(panel.traces)))
    for each in chosen[:MOST_LINES]:
        several = len(panel.traces) > 1
        name = texts("clause").join(filter(None, (panel.title, each.name if several else "")))
        found.append(_spoken_line(panel, each, name or each.name, texts))
    return found


def _spoken_line(panel: Panel, trace: Trace, name: str, texts: "Texts") -> str:
    first, last = trace.points[0], trace.points[-1]
    ends = [first] if first is last else [first, last]
    said = texts("listing").join(
        texts("chart.periods", said=with_unit(panel, each), periods=each.period) for each in ends
    )
    if trace.change and first is not last:
        said = texts("listing").join((said, trace.change))
    return texts("chart.spoken.line", name=shortened(name, 120), said=said)


def _spoken_bars(panel: Panel, texts: "Texts") -> list[str]:
    """How many bars there are, the first and the last of them, and those that stand out."""
    traces = list(panel.traces)
    shown = [traces[0], *(each for each in traces[1:-1] if each.own), *traces[1:][-1:]]
    said = [f"{shortened(each.name, 60)} {with_unit(panel, each.points[0])}" for each in shown]
    return [texts("chart.said.bars", n=len(traces), said=texts("listing").join(said))]
