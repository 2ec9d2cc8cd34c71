"""Where a report goes and in which format: terminal, pipe, file."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from binzhou_cli.errors import BinzhouError, UsageError
from binzhou_cli.messages import Texts
from binzhou_cli.record import Record
from binzhou_cli.report import Report

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown")
PICTURES = ("svg", "png", "pdf", "html", "vega")
"""Formats of a chart; ``vega`` is its Vega-Lite specification."""
ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".txt": "table",
    ".svg": "svg",
    ".png": "png",
    ".pdf": "pdf",
    ".html": "html",
    ".vl.json": "vega",
}


class Output(Record):
    """What the shared options say of the output.

    Attributes:
        format: one of ``FORMATS``, or empty: a table on a terminal, CSV elsewhere, a file by
            its ending.
        path: the file to write; empty means standard output.
        header: whether CSV and TSV begin with the names of the columns.
        excel: CSV as Excel needs it.
        pager: long tables go through a pager.
        size: width and height of a chart in pixels; none for that of its kind.
        theme: ``light`` or ``dark``, for a chart in a file.
    """

    format: str = ""
    path: str = ""
    header: bool = True
    excel: bool = False
    pager: bool = False
    size: tuple[int, int] | None = None
    theme: str = "light"

    def chosen(self, texts: Texts) -> str:
        """The format to write.

        Raises:
            UsageError: the file ends in no known format, or there is no such format.
        """
        if self.format:
            if self.format not in (*FORMATS, *PICTURES):
                raise UsageError(
                    texts("error.no_format", name=self.format),
                    texts("error.formats", formats=", ".join(FORMATS)),
                )
            return self.format
        if self.path:
            ending = os.path.splitext(self.path)[1].lower()
            if self.path.lower().endswith(".vl.json"):
                ending = ".vl.json"
            if ending not in ENDINGS:
                raise UsageError(
                    texts("error.ending", path=self.path),
                    texts("error.formats", formats=" ".join(ENDINGS)),
                )
            return ENDINGS[ending]
        if self.excel:
            return "csv"
        return "table" if sys.stdout.isatty() else "csv"


def write(report: Report, output: Output, texts: Texts) -> None:
    """Write a report to standard output or to a file.

    Raises:
        UsageError: no such format.
        BinzhouError: the file cannot be written; what it held before is left whole.
    """
    chosen = output.chosen(texts)
    if report.document and not (output.format or output.path):
        chosen = "json"
    if chosen in PICTURES:
        from binzhou_cli.view.picture import write_picture

        write_picture(report, output, chosen, texts)
    elif output.path:
        write_file(output.path, _pieces(report, output, chosen, texts), texts)
    elif chosen == "table":
        _to_terminal(report, output, texts)
    else:
        stream = sys.stdout
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # UTF-8 and our own line ends, whatever the locale
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        for piece in _pieces(report, output, chosen, texts):
            stream.write(piece)
        stream.flush()


def _pieces(report: Report, output: Output, chosen: str, texts: Texts) -> Iterator[str]:
    if chosen == "table":
        from io import StringIO

        plain = StringIO()
        _print(report, _console(plain, width=100, color=False), texts)
        yield from (f"{line.rstrip()}\n" for line in plain.getvalue().splitlines())
    elif chosen == "markdown":
        from binzhou_cli.view.markdown import markdown

        yield from markdown(report, texts.language)
    else:
        from binzhou_cli.view import data

        if chosen == "json" and report.document:
            yield report.document
        elif chosen == "json":
            yield from data.json_document(report)
        elif chosen == "jsonl":
            yield from data.json_lines(report)
        else:
            delimiter = "," if chosen == "csv" else "\t"
            yield from data.delimited(report, delimiter, header=output.header, excel=output.excel)


def _console(file: TextIO, width: int | None = None, color: bool | None = None) -> "Console":
    from rich.console import Console

    return Console(
        file=file,
        width=width,
        no_color=True if color is False else None,
        force_terminal=False if color is False else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _to_terminal(report: Report, output: Output, texts: Texts) -> None:
    from binzhou_cli.view.glyphs import UNICODE, glyphs_for

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        # A locale may name UTF-8 without being installed: Python then falls back to ASCII.
        encoding = "utf-8" if glyphs_for() is UNICODE else None
        reconfigure(encoding=encoding, errors="backslashreplace")
    console = _console(sys.stdout, width=None if sys.stdout.isatty() else _columns())
    if output.pager and sys.stdout.isatty():
        # less shows colour as codes unless it is told not to, as git tells it
        os.environ.setdefault("LESS", "FRX")
        with console.pager(styles=True):
            _print(report, console, texts)
    else:
        _print(report, console, texts)
    sys.stdout.flush()


def _columns() -> int:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() and int(columns) > 0 else 100


def _print(report: Report, console: "Console", texts: Texts) -> None:
    from binzhou_cli.view.glyphs import glyphs_for
    from binzhou_cli.view.table import print_table

    print_table(report, console, glyphs_for(), texts)


def write_file(path: str, pieces: Iterator[str], texts: Texts) -> None:
    """Write a text file beside its target, then put it in its place in one step.

    Raises:
        BinzhouError: it cannot be written; the old file is left whole.
    """
    write_bytes(path, (piece.encode("utf-8") for piece in pieces), texts)


def write_bytes(path: str, pieces: Iterable[bytes], texts: Texts) -> None:
    """Write any file beside its target, then put it in its place in one step.

    Raises:
        BinzhouError: it cannot be written; the old file is left whole.
    """
    beside = f"{path}.{os.getpid()}.part"
    try:
        with open(beside, "wb") as file:
            file.writelines(pieces)
        os.replace(beside, path)
    except OSError as error:
        raise BinzhouError(
            texts("error.write", path=path, reason=error.strerror or str(error))
        ) from None
    finally:
        if os.path.exists(beside):
            os.unlink(beside)
