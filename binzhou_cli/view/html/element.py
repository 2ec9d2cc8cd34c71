"""Elements of a page: text is text by construction, and a page can be looked at as a tree."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from binzhou_cli.view.safe import visible

Child = Element | str | None | Iterable["Element | str | None"]

_wide = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]").search


def h(tag: str, *children: Child, **attributes: "str | int | bool | None") -> Element:
    """An element.

    Args:
        children: elements and texts; none is nothing.
        attributes: ``class_`` is ``class``, ``aria_label`` is ``aria-label``; true is an
            attribute without a value, none and false are no attribute.
    """
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            key = name.rstrip("_").replace("_", "-")
            made.set(key, key if value is True else visible(str(value)))
    for each in children:
        add(made, each)
    return made


def add(parent: Element, child: Child) -> None:
    """Put something at the end of an element."""
    if child is None:
        return
    if isinstance(child, Element):
        parent.append(child)
    elif isinstance(child, str):
        text = visible(child)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text
    else:
        for each in child:
            add(parent, each)


def style(text: str) -> Element:
    """A style sheet of ours."""
    made = Element("style")
    made.text = text
    return made


_needless = re.compile("</(?:td|th|tr|thead|tbody)>").sub
_empty = re.compile('"></(?:path|circle)>').sub
"""End tags that HTML does without: a tenth of a page of tables."""


def serialised(root: Element) -> str:
    """The page as text."""
    whole = tostring(root, encoding="unicode", method="html")
    return "<!DOCTYPE html>\n" + _empty('"/>', _needless("", whole)) + "\n"


def language_of(text: str) -> str:
    """The language of a quoted sentence, as an attribute: it holds Chinese characters, or not."""
    return "zh-Hans" if _wide(text) else "en"
