"""Texts in columns of a terminal: how wide they are, and how they are folded."""

from functools import lru_cache
from unicodedata import east_asian_width

HEAD = 18
"""Columns from which on a heading is folded."""


CLOSING = frozenset("。，、；：！？）》”’】」』,.;:!?)]")
OPENING = frozenset("（《“‘【「『")


@lru_cache(4096)
def length(text: str) -> int:
    """The columns of a text on a terminal: Chinese characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def folded_lines(text: str, width: int) -> list[str]:
    """A text in lines of a width; Chinese is folded anywhere, other words at blanks."""
    lines, line = [], ""
    for word in _words(text):
        if line and length(line + word.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += word
    return [*lines, line.rstrip()]


def folded_head(text: str) -> str:
    """A heading whose lines are no wider than it reads well."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += folded_lines(line, HEAD) if length(line) > HEAD else [line]
    return "\n".join(lines)


def _words(text: str) -> list[str]:
    """Where a text may be folded: no line begins with what closes, or ends with what opens."""
    words = [""]
    for mark in text:
        if mark in CLOSING and not words[-1] and len(words) > 1:
            words.pop()
        words[-1] += mark
        if mark == " " or (east_asian_width(mark) in "WF" and mark not in OPENING):
            words.append("")
    return [word for word in words if word]
