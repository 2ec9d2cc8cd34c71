"""A chart as a file: the Vega-Lite specification, or what vl-convert renders from it."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from binzhou_cli.errors import BinzhouError, UsageError
from binzhou_cli.messages import Texts
from binzhou_cli.report import Report

if TYPE_CHECKING:
    from binzhou_cli.view.output import Output

RASTER = ("png", "pdf")
"""Formats in which the characters are drawn here, with the fonts of this machine."""
SHARP = 2
"""Pixels of a PNG for one of the layout, where no size is asked for."""
INSTALL = "pip install vl-convert-python"


def write_picture(report: Report, output: "Output", chosen: str, texts: Texts) -> None:
    """Write the chart of a report in one of ``output.PICTURES``.

    Raises:
        UsageError: the report has no chart, or the format is no text for a terminal.
        BinzhouError: there is nothing to draw, vl-convert is not installed, or the file
            cannot be written.
    """
    from binzhou_cli.view.output import write_bytes

    if report.chart is None:
        if report.empty and not report.data_rows():
            raise BinzhouError(report.empty)
        raise UsageError(texts("error.no_chart", path=output.path or f"chart.{chosen}"))
    binary = chosen in RASTER
    if binary and not output.path and sys.stdout.isatty():
        raise UsageError(
            texts("error.binary", format=chosen.upper()),
            texts("error.binary.hint", format=chosen),
        )
    drawn = picture(report, output, chosen, texts)
    if output.path:
        write_bytes(output.path, iter([drawn]), texts)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(drawn)
        sys.stdout.buffer.flush()


def picture(report: Report, output: "Output", chosen: str, texts: Texts) -> bytes:
    """The chart of a report as the content of a file.

    A PNG has exactly the pixels that are asked for; large ones are drawn with larger letters.

    Raises:
        BinzhouError: vl-convert is not installed.
    """
    from binzhou_cli.view.inscribe import inscribed_pdf, inscribed_png, inscribed_svg
    from binzhou_cli.view.page import page
    from binzhou_cli.view.spoken import spoken_chart, spoken_title
    from binzhou_cli.view.vega.specification import specification
    from binzhou_cli.view.vega.theme import SIZE

    assert report.chart is not None
    size, scale = output.size, 1.0
    if chosen == "png":
        scale = float(SHARP)
        if size is not None:
            scale = float(max(round(size[0] / SIZE[0]), 1))
            size = (round(size[0] / scale), round(size[1] / scale))
    chart = report.chart
    if chosen == "html":  # the page has the title
        chart = chart._replace(title="", aside="", subtitle="")
    spec = specification(chart, report.sources, texts, size, output.theme)
    if chosen == "vega":
        return (json.dumps(spec, ensure_ascii=False, indent=1) + "\n").encode()
    renderer = _renderer(chosen, texts)
    title, said = spoken_title(report.chart, texts), spoken_chart(report.chart, texts)
    language = "zh-Hans" if texts.language == "zh" else "en"
    if chosen in ("svg", "html"):
        svg = inscribed_svg(str(renderer.vegalite_to_svg(spec)), title, said, language)
        if chosen == "svg":
            return svg.encode()
        return page(report.chart, svg, report.sources, texts, output.theme).encode()
    if any(not can_draw(sign, renderer) for sign in sorted(_wide_signs(spec))[:40]):
        print(texts("warning.no_font", format=chosen.upper()), file=sys.stderr)
    if chosen == "pdf":
        return inscribed_pdf(bytes(renderer.vegalite_to_pdf(spec)), title, said)
    return inscribed_png(bytes(renderer.vegalite_to_png(spec, scale=scale)), title, said, language)


def _renderer(chosen: str, texts: Texts) -> Any:
    try:
        import vl_convert
    except ImportError:
        raise BinzhouError(
            texts("error.no_renderer", format=chosen.upper()),
            texts("error.no_renderer.hint", command=INSTALL),
        ) from None
    return vl_convert


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
    return _drawn(sign, renderer) != _drawn("&#x10FFFD;", renderer)


def _drawn(sign: str, renderer: Any) -> bytes:
    return bytes(
        renderer.svg_to_png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
            f'<text x="4" y="30" font-size="24" font-family="sans-serif">{sign}</text></svg>'
        )
    )
