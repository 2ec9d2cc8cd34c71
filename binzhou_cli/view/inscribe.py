"""Words inside picture files, for those who do not see the picture."""

import re

_HEADS = re.compile(
    ' role="graphics-symbol" aria-roledescription="(?:sub)?title" aria-label="[^"]*"'
)


def plain_heads(svg: str) -> str:
    """A picture whose titles are read as the text they are, not as "Title text 'GDP'"."""
    return _HEADS.sub("", svg)
