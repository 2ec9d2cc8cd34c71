"""A LaTeX table (``booktabs``): every digit, the notes and the sources under it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from binzhou_cli.report.notes import notes_of
from binzhou_cli.report.report import said_in
from binzhou_cli.view.cells import Cells
from binzhou_cli.view.glyphs import UNICODE
from binzhou_cli.view.layout import heading_of
from binzhou_cli.view.pivot import for_people
from binzhou_cli.view.safe import visible
from binzhou_cli.view.table import RIGHT, subtitle_of

if TYPE_CHECKING:
    from binzhou_cli.report.report import Report
    from binzhou_cli.view.medium import Medium

DRAWN = frozenset({"spark", "bar", "blocks"})
"""Kinds of cells that are pictures made of letters."""
_MEANT = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        "`": r"\textasciigrave{}",
        "−": "$-$",
        "≈": r"$\approx$",
        "≥": r"$\geq$",
        "≤": r"$\leq$",
        "→": r"$\rightarrow$",
        "↑": r"$\uparrow$",
        "↓": r"$\downarrow$",
        "×": r"$\times$",
    }
    | {mark: f"\\{mark}" for mark in "#$%&_{}"}
)


def write_latex(report: "Report", medium: "Medium") -> Iterator[str]:
    """Lines of LaTeX, to be read by XeLaTeX or LuaLaTeX with ``booktabs`` and ``longtable``."""
    report = for_people(report)
    texts = medium.texts
    if report.paragraphs:
        for paragraph in report.paragraphs:
            said = escaped(said_in(paragraph.sentence, texts))
            yield f"{escaped(paragraph.start)} {said}".strip() + "\n\n"
        return
    fields = tuple(each for each in report.table_fields() if each.kind not in DRAWN)
    cells = Cells(report, fields, UNICODE, texts, thousands="", whole=True)
    title = " · ".join(
        escaped(said) for each in (report.title, report.aside) if (said := said_in(each, texts))
    )
    yield rf"\textbf{{{title}}}" + "\n\n"
    if subtitle := subtitle_of(report, cells.units, texts):
        yield f"{escaped(subtitle)}\n\n"
    if report.records:
        yield from _table(report, fields, cells, texts)
    elif report.empty:
        yield escaped(said_in(report.empty, texts)) + "\n"
    for line in (
        *(said_in(each, texts) for each in report.lines),
        *notes_of(report, fields, texts),
    ):
        yield f"\n{escaped(line)}\n"
    for number, source in enumerate(report.numbered(), start=1):
        words = (source.title.of(texts.language), source.publisher.of(texts.language))
        told = ", ".join(escaped(each) for each in (*words, source.published) if each)
        yield f"\n{number}. {told}\n"


def _table(report: "Report", fields: Any, cells: Cells, texts: Any) -> Iterator[str]:
    sides = "".join("r" if each.kind in RIGHT else "l" for each in fields)
    yield rf"\begin{{longtable}}{{{sides}}}" + "\n"
    yield "\\toprule\n"
    yield _row(" ".join(heading_of(report, each, texts).split()) for each in fields)
    yield "\\midrule\n\\endhead\n"
    before = None
    for record in report.records:
        for divider in report.dividers(before, record):
            words = escaped(said_in(divider.sentence, texts))
            yield rf"\multicolumn{{{len(fields)}}}{{l}}{{\emph{{{words}}}}}\\" + "\n"
        yield _row(cells(each, record).text for each in fields)
        before = record
    yield "\\bottomrule\n\\end{longtable}\n"


def _row(texts: Any) -> str:
    return " & ".join(escaped(each) for each in texts) + "\\\\\n"


def escaped(text: str) -> str:
    """A text that LaTeX sets as it stands: nothing in it is a command, two hyphens no dash."""
    return re.sub("-(?=-)", "-{}", visible(" ".join(text.split())).translate(_MEANT))
