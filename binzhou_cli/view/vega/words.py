"""Texts in a chart: how wide they are, and how they are folded."""

from unicodedata import east_asian_width

from binzhou_cli.charts.chart import Trace
from binzhou_cli.language import ordinal
from binzhou_cli.view.safe import shortened, visible
from binzhou_cli.view.vega.theme import SMALL


def text_width(text: str) -> float:
    """About how wide a small text is, in pixels: Chinese characters are square."""
    return _pixels(_wide(text), len(text))


def _wide(text: str) -> int:
    return 0 if text.isascii() else sum(east_asian_width(each) in "WF" for each in text)


def _pixels(wide: int, signs: int) -> float:
    return wide * SMALL + (signs - wide) * SMALL * 0.56


def folded(text: str, width: float) -> list[str]:
    """A text on lines of so many pixels; Chinese is folded anywhere."""
    lines, line, wide = [], "", 0
    pieces: list[str] = []
    for word in text.split(" "):
        pieces.append(" ")
        for part in _parts(word):
            pieces += [part] if text_width(part) <= width else part
    for piece in pieces[1:]:
        more = _wide(piece)
        if line.strip() and _pixels(wide + more, len(line) + len(piece)) > width:
            lines.append(line.rstrip())
            line, wide = "", 0
        if line or piece != " ":
            line, wide = line + piece, wide + more
    return [*lines, line.rstrip()] if line.strip() else lines


def _parts(word: str) -> list[str]:
    """A word between whose Chinese characters a line may end; numbers and Latin words are whole."""
    found: list[str] = []
    wide = True
    for sign in word:
        before, wide = wide, east_asian_width(sign) in "WF"
        if before or wide or not found:
            found.append(sign)
        else:
            found[-1] += sign
    return found


def name_of(trace: Trace) -> str:
    """The name of a trace, safe and of a bearable length."""
    return shortened(visible(trace.name), 60)


def ordinal_expression(language: str) -> str:
    """How Vega writes a place."""
    if language == "zh":
        return f"'{ordinal(0, 'zh')[:-1]}' + datum.value"
    ends = "{1: 'st', 2: 'nd', 3: 'rd'}"
    teens = "datum.value % 100 > 9 && datum.value % 100 < 21"
    return f"datum.value + ({teens} ? 'th' : ({ends}[datum.value % 10] || 'th'))"
