"""Text of a dataset as plain text: nothing in it may steer a terminal or a spreadsheet."""

import re
from decimal import Decimal

_CONTROL = (
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls: escape sequences begin with one of them
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"  # separators and direction marks
    "\ufffe\uffff"  # what no XML may hold
    "\ud800-\udfff]"  # halves of a surrogate pair
)
_FORMULA = r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]"
# Both are made ready (``re`` keeps them) only where a text is not plain to see.


def visible(text: str) -> str:
    """The text with control characters and direction marks shown as escapes."""
    return text if text.isprintable() else re.sub(_CONTROL, _escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    named = {9: "\\t", 10: "\\n", 13: "\\r"}.get(code)
    return named or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def on_screen(text: str) -> str:
    """Lines of a format, of which tabs and line ends are part, as a terminal may be given them."""
    return re.sub(_CONTROL, lambda match: match[0] if match[0] in "\t\n" else _escape(match), text)


def escaped_controls(text: str) -> str:
    """A JSON text in which what could steer a terminal is written as an escape of JSON."""
    return re.sub(
        _CONTROL,
        lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}",
        text,
    )


def guarded(text: str) -> str:
    """A text that a spreadsheet does not take for a formula (OWASP, CSV injection)."""
    if text[:1].isalnum() or not re.match(_FORMULA, text):
        return text
    return f"'{text}"


def discreet(text: str) -> str:
    """A sentence without the password of an address, wherever on a command line it was typed."""
    if "@" not in text and "=" not in text:
        return text
    text = re.sub(r"(?<![\w+])([A-Za-z][\w+]*:/{0,2}[^\s:/@\"]*):[^\s\"]*@", r"\1@", text)
    return re.sub(r"(://[^\s\"?]*)\?[^\s\"]*(?=[\s\"]|$)", _bare, text)


def _bare(match: re.Match[str]) -> str:
    return match[1] if "password" in match[0].casefold() else match[0]


def shortened(text: str, length: int) -> str:
    """A text of at most so many characters, with an ellipsis when it was cut."""
    return text if len(text) <= length else text[: length - 1] + "…"


def digits(value: Decimal) -> str:
    """A decimal without an exponent: the digits that were printed."""
    return format(value, "f")
