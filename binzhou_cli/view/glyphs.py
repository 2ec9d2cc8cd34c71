"""The signs that tables and charts draw with: Unicode, or ASCII where the locale has no more."""

from collections.abc import Mapping

from binzhou_cli.record import Record


class Glyphs(Record):
    """Signs for one kind of terminal; ``name`` is ``unicode`` or ``ascii``."""

    name: str
    up: str = "▲"
    down: str = "▼"
    minus: str = "−"
    about: str = "≈"
    dash: str = "─ "
    rule: str = "─"
    ellipsis: str = "…"
    spark: str = "▁▂▃▄▅▆▇█"
    gap: str = "·"
    bar: str = "█"

    def translate(self, text: str) -> str:
        """Our own signs in a text, in what this terminal has."""
        return text if self.name == "unicode" else text.translate(_PLAIN)


UNICODE = Glyphs("unicode")
ASCII = Glyphs(
    "ascii",
    up="^", down="v", minus="-", about="~",
    dash="- ", rule="-", ellipsis="...", spark="_.-=*#", gap=" ", bar="#",
)  # fmt: skip

_PLAIN = str.maketrans(
    {
        "▲": "^", "▼": "v", "→": "->", "−": "-", "·": "-", "≈": "~", "≥": ">=", "≤": "<=",
        "─": "-", "…": "...", "–": "-", "×": "x", "⌀": "avg", "‰": "per mille",
    }
)  # fmt: skip


def glyphs_for(variables: Mapping[str, str]) -> Glyphs:
    """ASCII in a locale that is not UTF-8 (``LC_ALL=C``) and on ``TERM=dumb``, else Unicode."""
    if variables.get("TERM") == "dumb":
        return ASCII
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = variables.get(name)
        if value:
            return UNICODE if value.lower().replace("-", "").endswith("utf8") else ASCII
    return UNICODE
