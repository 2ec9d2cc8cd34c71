"""What stands around the plot: the title above it, the keys, notes and sources below it."""

from typing import Any

from binzhou_cli.view.safe import visible
from binzhou_cli.view.spoken import short_source, spoken_chart, spoken_title
from binzhou_cli.view.vega.marks import SIGNS
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.theme import LINE, SMALL, SMALL_PAGE, TITLE, TITLE_LINE
from binzhou_cli.view.vega.words import folded, text_width


def description(sheet: Sheet) -> str:
    """The chart in words, for a person who does not see it."""
    title, said = spoken_title(sheet.chart, sheet.texts), spoken_chart(sheet.chart, sheet.texts)
    return sheet.texts("chart.description", title=title, said=said)


def titled(sheet: Sheet, offset: int, left: int) -> Layer:
    """The title and what stands below it, if there is one.

    Args:
        offset: pixels between it and what is below.
        left: pixels by which it stands left of the plot.
    """
    above, below = _title_lines(sheet)
    if not above:
        return {}
    found: Layer = {"text": above, "offset": offset, "dx": -left}
    if below:
        found["subtitle"] = below
    return {"title": found}


def title_height(sheet: Sheet) -> int:
    """Pixels of the title and of what stands below it."""
    above, below = _title_lines(sheet)
    return len(above) * TITLE_LINE + len(below) * (LINE + 1) + 3 * bool(below)


def _title_lines(sheet: Sheet) -> tuple[list[str], list[str]]:
    chart = sheet.chart
    below = " · ".join(each for each in (chart.aside, chart.subtitle) if each)
    return (
        folded(visible(chart.title), (sheet.width - 60) * SMALL / TITLE),
        folded(visible(below), sheet.width - 60),
    )


def footer(sheet: Sheet) -> list[str]:
    """What the marks mean, what must be known, and the sources, as lines."""
    found = [*_keys(sheet), *sheet.chart.notes]
    if sheet.height > SMALL_PAGE:
        found += sheet.chart.left_out
    if sheet.sources:
        found.append(_sources(sheet))
    lines = [line for each in found for line in folded(visible(each), sheet.width - 36)]
    room = max(int(sheet.height * 0.3 / LINE), 1)  # a small chart is more than its sources
    return lines if len(lines) <= room else [*lines[: room - 1], f"{lines[room - 1]} …"]


def _keys(sheet: Sheet) -> list[str]:
    """What the marks mean that are no plain values."""
    texts, kind = sheet.texts, sheet.chart.kind
    signs = {**SIGNS, "about": "○", "lower": "○↑", "upper": "○↓", "partial": "○"}
    found = []
    for mark, periods in sheet.chart.marks().items():
        if mark == "value":
            continue
        said = texts(f"chart.{mark}")
        if len(periods) < 4 and kind in ("line", "bump"):
            said = texts("chart.periods", said=said, periods=", ".join(periods))
        sign = "" if kind == "bars" else f"{signs[mark]} "
        found.append(f"{sign}{said}")
    return found


def _sources(sheet: Sheet) -> str:
    """The sources in one line: as many as it holds, and how many more there are."""
    texts = sheet.texts
    shown = [short_source(each, sheet.texts) for each in sheet.sources]
    for count in range(len(shown), 0, -1):
        named = shown[:count]
        if count < len(shown):
            named.append(texts("chart.more_sources", n=len(shown) - count))
        said = texts("chart.sources", sources=texts("semicolon").join(named))
        if text_width(said) <= sheet.width - 36:
            break
    return said


def footer_layer(sheet: Sheet, lines: list[str], y: Any) -> Layer:
    """The footer from a height on, which is a value of Vega-Lite."""
    return {
        "data": {"values": [{"lines": "\n".join(lines)}]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "lineBreak": "\n",
            "lineHeight": LINE,
            "fontSize": SMALL,
            "color": sheet.colours["quiet"],
            "tooltip": False,
        },
        "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "lines", "type": "nominal"}},
    }
