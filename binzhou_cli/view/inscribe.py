"""Words inside picture files, for those who do not see the picture."""

import re
import zlib
from html import escape

_HEADS = re.compile(
    ' role="graphics-symbol" aria-roledescription="(?:sub)?title" aria-label="[^"]*"'
)
_CONTAINERS = re.compile(' role="graphics-object" aria-roledescription="[^"]*"')
_ROLES = re.compile(' aria-roledescription="[^"]*"')
_PATHS = re.compile('(<path aria-label="([^"]*)"[^>]*)/>')
_SIGNS = re.compile('(<text aria-label="([^"]*)"[^>]*>)')
_PLACES = re.compile(' (?:d|transform|x1|x2|y1|y2)="[^"]*"')
_LONG = re.compile(r"-?\d+\.\d{3,}(?:e-\d+)?")
_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = 33
"""Bytes of a PNG up to the end of its first chunk."""


def inscribed_svg(svg: str, title: str, sentence: str, language: str) -> str:
    """An SVG that says what it is: a picture with a title, a sentence and a language.

    What Vega says in English of titles and groups is taken out. A point has what it says as its
    title, which is shown under the mouse.
    """
    for noise in (_HEADS, _CONTAINERS, _ROLES):
        svg = noise.sub("", svg)
    svg = _PLACES.sub(lambda match: _LONG.sub(_rounded, match[0]), svg)
    svg = _PATHS.sub(r"\1><title>\2</title></path>", svg)
    svg = _SIGNS.sub(r"\1<title>\2</title>", svg)
    start, rest = svg.split(">", 1)
    return (
        f'{start} role="img" lang="{language}" aria-labelledby="chart-title chart-text">'
        f'<title id="chart-title">{escape(title)}</title>'
        f'<desc id="chart-text">{escape(sentence)}</desc>{rest}'
    )


def _rounded(match: re.Match[str]) -> str:
    """A number of pixels with two decimals, which is finer than any screen."""
    return f"{float(match[0]):.2f}".rstrip("0").rstrip(".")


def inscribed_png(png: bytes, title: str, sentence: str, language: str) -> bytes:
    """A PNG with its title and its description."""
    if not png.startswith(_PNG):
        return png
    chunks = _text_chunk("Title", title, language) + _text_chunk("Description", sentence, language)
    return png[:_HEADER] + chunks + png[_HEADER:]


def _text_chunk(key: str, text: str, language: str) -> bytes:
    """A chunk of type iTXt, not compressed."""
    body = b"iTXt" + key.encode() + b"\0\0\0" + language.encode() + b"\0\0" + text.encode()
    return (len(body) - 4).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)


def inscribed_pdf(pdf: bytes, title: str, sentence: str) -> bytes:
    """A PDF with its title and its subject: an update at its end, as the standard has it."""
    place = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)
    trailer = pdf[pdf.rfind(b"trailer") :] if place else b""
    root, size = re.search(rb"/Root (\d+ \d+ R)", trailer), re.search(rb"/Size (\d+)", trailer)
    if place is None or root is None or size is None:
        return pdf
    info = re.search(rb"/Info (\d+) 0 R", trailer)
    number = int(info[1]) if info else int(size[1])
    at = len(pdf) + 1
    added = (
        f"{number} 0 obj\n<< /Title {_pdf_text(title)} /Subject {_pdf_text(sentence)} >>\nendobj\n"
    )
    table = (
        f"xref\n{number} 1\n{at:010} 00000 n \n"
        f"trailer\n<< /Size {max(int(size[1]), number + 1)} /Root {root[1].decode()}"
        f" /Info {number} 0 R /Prev {place[1].decode()} >>\n"
        f"startxref\n{at + len(added)}\n%%EOF\n"
    )
    return pdf + b"\n" + added.encode() + table.encode()


def _pdf_text(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
