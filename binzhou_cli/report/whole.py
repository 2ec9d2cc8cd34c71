"""A whole dataset as a table: a row a figure, and the files that hold it."""

from collections.abc import Callable, Iterator
from typing import Any

from binzhou_cli.errors import Said, say
from binzhou_cli.report.report import Field, Report

Rows = list[dict[str, str]]
SHOWN = ("indicator", "area_name", "period", "value", "unit_label", "status", "note", "source")


def whole_report(
    rows: Rows, heads: tuple[str, ...], file: str, exports: "dict[str, Callable[[], Iterator[Any]]]"
) -> Report:
    """The report of ``export``."""
    return Report(
        title=say("title.export", file=file),
        fields=tuple(_field(head) for head in heads),
        records=rows,
        exports=exports,
        empty=say("empty.export"),
    )


def _field(head: str) -> Field:
    labels = {"area_name": "col.area", "unit_label": "col.unit"}
    return Field(
        head,
        "text",
        lambda row: row.get(head) or None,
        labels.get(head, f"col.{head}" if head in SHOWN else ""),
        shown="both" if head in SHOWN else "data",
        drop=0 if head in SHOWN[:5] else 3,
    )


def file_report(name: str, pieces: Iterator[str], done: Said) -> Report:
    """A file that is written as it stands, and the sentence that it was."""
    exports = {name: lambda: pieces}
    return Report(title="", fields=(), records=[""], exports=exports, done=done)
