"""A chart as a page: the picture, its figures in tables, its sources; nothing runs in it."""

import re
from html import escape
from typing import TYPE_CHECKING

from binzhou_cli.charts.chart import Chart, Panel, Point, Trace
from binzhou_cli.view.safe import shortened, visible
from binzhou_cli.view.vega.theme import FONT, THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from binzhou_cli.language import Texts
    from binzhou_cli.model.records import Source

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
PLACES = r' (?:d|transform|[xy][12]?)="[^"]*"'
"""Where something stands: a tenth of a pixel is fine enough."""
LARGEST = 120_000
"""Bytes of a page up to which it has a second picture, for a phone."""
SIGNS = {"doubtful": " ?", "definition": " ≠", "unlike": " ×"}
"""What stands behind a figure in a table that is no plain value; a bound has its own sign."""


def page(
    chart: Chart,
    svgs: "Sequence[str]",
    sources: "Sequence[Source]",
    texts: "Texts",
    theme: str,
) -> str:
    """The page of a chart.

    Args:
        svgs: the picture, without a title of its own, and one for a phone, where there is one.
    """
    if len(svgs) > 1:
        whole = _page(chart, svgs, sources, texts, theme)
        if len(whole.encode()) <= LARGEST:
            return whole
    return _page(chart, svgs[:1], sources, texts, theme)


def _page(
    chart: Chart,
    svgs: "Sequence[str]",
    sources: "Sequence[Source]",
    texts: "Texts",
    theme: str,
) -> str:
    language = "zh-Hans" if texts.language == "zh" else "en"
    title = _text(chart.title)
    below = " · ".join(each for each in (chart.aside, chart.subtitle) if each)
    tables = [_table(chart, each, texts) for each in chart.panels if each.traces]
    parts = [
        f"<h1>{title}</h1>",
        f"<p>{_text(below)}</p>" if below else "",
        *_figures(svgs, escape(visible(texts("chart.picture", title=chart.title)), quote=True)),
        *tables,
        _sources(sources, texts),
    ]
    main = "\n".join(each for each in parts if each)
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{_style(theme)}</style>
</head>
<body>
<main>
{main}
</main>
</body>
</html>
"""


def _style(theme: str) -> str:
    colours = THEMES[theme]
    return f"""body {{ margin: 0; background: {colours["back"]}; color: {colours["ink"]};
  font: 16px/1.5 {FONT}; }}
main {{ max-width: 60rem; margin: 0 auto; padding: 1rem; }}
h1 {{ font-size: 1.4rem; line-height: 1.25; margin: 0; }}
p {{ color: {colours["quiet"]}; margin: 0 0 .5rem; }}
figure {{ margin: 0 0 1.5rem; }}
svg {{ display: block; width: 100%; height: auto; }}
.narrow {{ display: none; }}
.moved {{ margin: 0; }}
.moved svg {{ min-width: 42rem; }}
@media (max-width: 600px) {{ .wide {{ display: none; }} .narrow {{ display: block; }} }}
[role=region] {{ overflow-x: auto; margin: 0 0 1.5rem; }}
table {{ border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; font-weight: bold; padding: .25rem 0; }}
th, td {{ padding: .2rem .6rem; text-align: right; white-space: nowrap;
  border-bottom: 1px solid {colours["grid"]}; }}
th:first-child, .name {{ text-align: left; }}
ol {{ color: {colours["quiet"]}; font-size: .875rem; padding-left: 1.5rem; }}
"""


def _text(text: str) -> str:
    return escape(visible(text))


def _figures(svgs: "Sequence[str]", label: str) -> list[str]:
    """The picture for a wide page, and that for a narrow one: one of them is seen.

    One alone keeps its letters large enough on a phone, and is moved by itself.
    """
    if len(svgs) == 1:
        region = f'<div role="region" tabindex="0" aria-label="{label}" class="moved">'
        return [f"<figure>{region}{_fluid(svgs[0])}</div></figure>"]
    wide, narrow = (_fluid(each) for each in svgs)
    narrow = re.sub("<title>[^<]*</title>", "", narrow)  # nothing hovers over a phone
    narrow = re.sub(r'<(path|line)[^>]* opacity="0"[^>]*(?:/>|></\1>)', "", narrow)
    narrow = re.sub('<g class="[^"]*"', "<g", narrow)
    narrow = narrow.replace("chart-title", "phone-title").replace("chart-text", "phone-text")
    return [
        f'<figure class="wide">{wide}</figure>',
        f'<figure class="narrow">{narrow}</figure>',
    ]


def _fluid(svg: str) -> str:
    """A picture as wide as its place; its figures are heard in the table, and seen as titles."""
    svg = re.sub(' aria-label="[^"]*" role="graphics-symbol"| font-family="[^"]*"', "", svg)
    # a picture is one image: what is hidden within it need not be said to be
    svg = re.sub('(<(?:path|line|rect|text|g [^>]*)) aria-hidden="true"', r"\1", svg)
    svg = re.sub('<path class="(?:foreground|background)" [^>]*/>', "", svg)
    svg = re.sub(PLACES, lambda found: re.sub(r"(\d\.\d)\d", r"\1", found[0]), svg)
    svg = re.sub("<(?:path|line|rect|text) [^>]*>", lambda found: _needed(found[0]), svg)
    start, rest = svg.split(">", 1)
    return re.sub(r' (width|height)="[^"]*"', "", start) + ">" + rest


def _needed(tag: str) -> str:
    """A mark without what would be so in any case: there are hundreds of them."""
    tag = tag.replace(' opacity="1"', "")
    return tag if " stroke=" in tag else re.sub(' stroke-width="[^"]*"', "", tag)


# tables


def _table(chart: Chart, panel: Panel, texts: "Texts") -> str:
    """The figures of a panel: bars by place, all others by period."""
    unit = "" if panel.places else panel.unit
    caption = _text(texts("clause").join(filter(None, (panel.title or chart.title, unit))))
    rows = _by_name(panel, texts) if chart.kind == "bars" else _by_period(panel, texts)
    label = escape(visible(panel.title or chart.title), quote=True)
    return (
        f'<div role="region" tabindex="0" aria-label="{label}"><table>'
        f"<caption>{caption}</caption>\n{rows}</table></div>"
    )


def _by_period(panel: Panel, texts: "Texts") -> str:
    """A row a period, a column a line."""
    periods = dict(sorted({each.x: each.period for each in panel.points()}.items()))
    alone = len(panel.traces) == 1
    names = [texts("col.value")] if alone else [_name(each) for each in panel.traces]
    found = [{each.x: each for each in trace.points} for trace in panel.traces]
    head = _row([texts("col.period")], names, "col")
    body = [
        _row([period], [_figure(panel, each[x]) if x in each else "" for each in found])
        for x, period in periods.items()
    ]
    return f"<thead>{head}</thead>\n<tbody>{''.join(body)}</tbody>"


def _by_name(panel: Panel, texts: "Texts") -> str:
    """A row a bar, with its place where there is one."""
    placed = any(each.place for each in panel.traces)
    titles = [texts("col.place")] if placed else []
    head = _row([*titles, texts("col.area")], [texts("col.value")], "col")
    body = []
    for each in panel.traces:
        first = [each.place, _name(each)] if placed else [_name(each)]
        body.append(_row(first, [_figure(panel, each.points[0])]))
    return f"<thead>{head}</thead>\n<tbody>{''.join(body)}</tbody>"


def _row(first: list[str], others: list[str], scope: str = "row") -> str:
    """A row; its first cell is a heading, and in a head all are."""
    start = f'<th scope="{scope}">{_text(first[0])}</th>'
    tag, end = ('th scope="col"', "th") if scope == "col" else ("td", "td")
    named = "".join(f'<{tag} class="name">{_text(each)}</{end}>' for each in first[1:])
    rest = "".join(f"<{tag}>{_text(each)}</{end}>" for each in others)
    return f"<tr>{start}{named}{rest}</tr>\n"


def _name(trace: Trace) -> str:
    return shortened(trace.name, 60)


def _figure(panel: Panel, point: Point) -> str:
    said = point.said or f"{point.value:,f}"
    if panel.unit and not panel.places:
        said = said.removesuffix(f" {panel.unit}")
    return said + SIGNS.get(point.mark, "")


def _sources(sources: "Sequence[Source]", texts: "Texts") -> str:
    language = texts.language
    named = [
        ", ".join(filter(None, (e.title.of(language), e.publisher.of(language), e.published)))
        for e in sources
    ]
    if not named:
        return ""
    items = "".join(f"<li>{_text(shortened(each, 300))}</li>\n" for each in named)
    return f"<ol>\n{items}</ol>"
