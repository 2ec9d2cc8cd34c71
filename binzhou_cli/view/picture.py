"""A chart as a file: the Vega-Lite specification, or what vl-convert renders from it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from unicodedata import east_asian_width

from binzhou_cli.charts.chart import Chart
from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.report.report import Report
from binzhou_cli.view.inscribe import inscribed_pdf, inscribed_png, inscribed_svg
from binzhou_cli.view.legible import legible
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.units import Units

SHARP = 2
"""Pixels of a PNG for one of the layout, where no size is asked for."""
PHONE = 400
"""Pixels of the width of a picture for a phone."""
INSTALL = "pip install 'binzhou[charts]'"


def write_vega(report: Report, medium: Medium) -> Iterator[str]:
    """The Vega-Lite specification."""
    spec = _specification(report, medium, medium.size)
    yield json.dumps(spec, ensure_ascii=False, indent=1) + "\n"


def write_svg(report: Report, medium: Medium) -> Iterator[str]:
    """SVG."""
    renderer = _renderer("SVG")
    spec = _specification(report, medium, medium.size)
    yield inscribed_svg(_svg(spec, renderer, medium, "SVG"), *_words(report, medium))


def _svg(spec: Any, renderer: Any, medium: Medium, format: str) -> str:
    return _drawn(lambda: renderer.vegalite_to_svg(spec), medium, format).decode()


def write_html(report: Report, medium: Medium) -> Iterator[str]:
    """The page of a report that has one, else a page of its picture; nothing runs in it."""
    if report.booklet is not None:
        from binzhou_cli.view.html.page import write_page

        yield from write_page(report, medium)
        return
    from binzhou_cli.view.page import page

    renderer = _renderer("HTML")
    chart, texts = _chart(report, medium), medium.texts
    untitled = chart._replace(title="", aside="", subtitle="")  # the page has the title
    spec = _drawn_as(untitled, report, medium, medium.size)
    words = _words(report, medium)
    svgs = [inscribed_svg(_svg(spec, renderer, medium, "HTML"), *words)]
    if medium.size is None:
        with suppress(UsageError):  # there may be too much for so small a picture
            spec = _drawn_as(untitled, report, medium, _phone(chart))
            svgs.append(inscribed_svg(_svg(spec, renderer, medium, "HTML"), *words))
    yield page(chart, svgs, report.numbered(), texts, medium.theme)


def _phone(chart: Chart) -> tuple[int, int]:
    """The size of a picture whose letters can be read on a phone."""
    panels = len(chart.panels)
    if chart.kind == "bars":
        return PHONE, 24 * sum(1 for _ in chart.points()) + 120
    if panels == 1 and chart.kind != "slope":
        return PHONE, 380
    return PHONE, (150 if chart.kind == "slope" else 220) * panels + 150


def write_pdf(report: Report, medium: Medium) -> Iterator[bytes]:
    """PDF, with the characters drawn by the fonts of this machine."""
    renderer = _renderer("PDF")
    spec = _specification(report, medium, medium.size)
    signs = _wide_signs(spec)
    title, said, _ = _words(report, medium)
    drawn = _drawn(lambda: renderer.vegalite_to_pdf(spec), medium, "PDF", signs)
    yield inscribed_pdf(drawn, title, said)


def write_png(report: Report, medium: Medium) -> Iterator[bytes]:
    """PNG with exactly the pixels that are asked for; large ones have larger letters."""
    from binzhou_cli.view.vega.theme import SIZE

    renderer = _renderer("PNG")
    size, scale = medium.size, float(SHARP)
    if size is not None:
        scale = float(max(round(size[0] / SIZE[0]), 1))
        size = (round(size[0] / scale), round(size[1] / scale))
    spec = _specification(report, medium, size)
    signs = _wide_signs(spec)
    drawn = _drawn(lambda: renderer.vegalite_to_png(spec, scale=scale), medium, "PNG", signs)
    yield inscribed_png(drawn, *_words(report, medium))


def _specification(report: Report, medium: Medium, size: tuple[int, int] | None) -> dict[str, Any]:
    """What Vega-Lite draws.

    Raises:
        BinzhouError: there is nothing to draw.
    """
    return _drawn_as(_chart(report, medium), report, medium, size)


def _drawn_as(
    chart: Chart, report: Report, medium: Medium, size: tuple[int, int] | None
) -> dict[str, Any]:
    from binzhou_cli.view.vega.specification import specification

    found: dict[str, Any] = specification(
        chart, report.numbered(), medium.texts, size, medium.theme
    )
    return found


def _chart(report: Report, medium: Medium) -> Chart:
    units = Units(medium.texts.language, report.units)
    chart = report.chart(medium.texts, units.of) if report.chart is not None else None
    if chart is None:
        raise BinzhouError(report.empty or say("error.nothing_to_draw"))
    return legible(chart)


def _words(report: Report, medium: Medium) -> tuple[str, str, str]:
    """Title, sentence and language of a picture, for those who do not see it."""
    from binzhou_cli.view.spoken import spoken_chart, spoken_title

    chart, texts = _chart(report, medium), medium.texts
    language = "zh-Hans" if texts.language == "zh" else "en"
    return spoken_title(chart, texts), spoken_chart(chart, texts), language


def _renderer(format: str) -> Any:
    try:
        import vl_convert
    except ImportError:
        raise BinzhouError(
            say("error.no_renderer", format=format),
            say("error.no_renderer.hint", command=INSTALL),
        ) from None
    return vl_convert


def _drawn(
    draw: Callable[[], "str | bytes"], medium: Medium, format: str, signs: "set[str] | None" = None
) -> bytes:
    """What the renderer draws; in a program of our own it may die without ending the run.

    Args:
        signs: characters for which the machine may have no font; that is told.

    Raises:
        BinzhouError: the renderer died, or refused.
    """

    def work() -> tuple[str, bool]:
        found = draw()
        content = found.encode() if isinstance(found, str) else bytes(found)
        renderer = _renderer(format)
        lacking = any(not can_draw(each, renderer) for each in sorted(signs or ())[:40])
        return b64encode(content).decode(), lacking

    from binzhou_cli.formats.apart import Died, apart

    try:
        content, lacking = apart(work, None) if medium.alone else work()
    except (Died, ValueError, RuntimeError):
        raise BinzhouError(
            say("error.renderer_died", format=format), say("error.renderer_died.hint")
        ) from None
    if lacking:
        medium.warn(medium.texts("warning.no_font", format=format))
    return b64decode(content)


def _wide_signs(spec: Any) -> set[str]:
    """The Chinese characters of all texts of a specification that are drawn."""
    return {
        sign
        for text in _texts_of(spec)
        for sign in text
        if east_asian_width(sign) == "W" and sign.isalpha()
    }


def _texts_of(spec: Any, key: str = "") -> Iterator[str]:
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name not in ("description", "source", "$schema", "config"):
                yield from _texts_of(value, name)
    elif isinstance(spec, list):
        for each in spec:
            yield from _texts_of(each, key)
    elif isinstance(spec, str):
        yield spec


def can_draw(sign: str, renderer: Any) -> bool:
    """Whether a font of this machine has a character: it does not look like a missing one."""
    return _pixels(sign, renderer) != _pixels("&#x10FFFD;", renderer)


def _pixels(sign: str, renderer: Any) -> bytes:
    return bytes(
        renderer.svg_to_png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
            f'<text x="4" y="30" font-size="24" font-family="sans-serif">{sign}</text></svg>'
        )
    )
