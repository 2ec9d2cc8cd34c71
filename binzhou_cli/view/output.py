"""Where a report goes and in which format: terminal, pipe, file."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.language import Texts
from binzhou_cli.record import Record
from binzhou_cli.report.report import Report
from binzhou_cli.view.glyphs import glyphs_for
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.safe import escaped_controls, on_screen, visible
from binzhou_cli.view.writers import (
    BY_NAME,
    FORMATS,
    PICTURES,
    WRITERS,
    Writer,
    by_ending,
    endings,
)

if TYPE_CHECKING:
    from binzhou_cli.environment import Environment

FILE_WIDTH = 100
"""Columns of a table in a file."""


class Output(Record):
    """What the options say of the output.

    Attributes:
        format: the name of a writer, or empty: a table on a terminal, CSV elsewhere, a file by
            its ending.
        path: the file to write; empty means standard output.
        columns: the columns that are asked for, in order; none means all.
        sort: the column to sort by, with ``-`` before it downwards.
        top: how many records are kept.
        header, bom, labels, size, theme: see ``Medium``.
        inputs: files that are read, and so are never written.
    """

    format: str = ""
    path: str = ""
    columns: tuple[str, ...] = ()
    sort: str = ""
    top: int | None = None
    header: bool = True
    bom: bool = False
    labels: bool = False
    size: tuple[int, int] | None = None
    theme: str = ""
    inputs: tuple[str, ...] = ()


def chosen(output: Output, environment: "Environment", *, pictures: bool = True) -> Writer:
    """The writer of an output.

    Raises:
        UsageError: the file ends in no known format, there is no such format, or the two say
            different things.
    """
    named = None
    if output.format:
        named = BY_NAME.get(output.format)
        if named is None:
            raise UsageError(
                say("error.no_format", name=output.format),
                say("error.formats", formats=", ".join(FORMATS)),
            )
    if not output.path:
        return named or BY_NAME["table" if environment.terminal else "csv"]
    ending = by_ending(output.path)
    if ending is None and named is None:
        raise UsageError(
            say("error.ending", path=output.path),
            say("error.formats", formats=" ".join(endings(pictures=pictures))),
        )
    if named is not None and ending not in (None, named):
        specification = named.name == "vega" and output.path.lower().endswith(".json")
        if not specification:
            assert ending is not None
            raise UsageError(
                say("error.two_formats", path=output.path, first=named.name, second=ending.name)
            )
    return named or ending or WRITERS[0]


def refuse_idle(output: Output, writer: Writer) -> None:
    """Refuse options of form that would have no effect on a format.

    Raises:
        UsageError: one of them has none.
    """
    given = {
        "--no-header": not output.header,
        "--bom": output.bom,
        "--labels": output.labels,
        "--size": output.size is not None,
        "--theme": bool(output.theme),
        "--columns": bool(output.columns),
        "--sort": bool(output.sort),
        "--top": output.top is not None,
    }
    for option, is_given in given.items():
        if is_given and option.strip("-").replace("-", "_") not in writer.acts:
            raise UsageError(say("error.idle", option=option, where=writer.name))


def write(report: Report, output: Output, environment: "Environment", texts: Texts) -> None:
    """Write a report to standard output or to a file.

    Raises:
        UsageError: no such format, or the report has no chart to draw.
        BinzhouError: the file cannot be written; what it held before is left whole.
    """
    writer = chosen(output, environment)
    if report.document and not (output.format or output.path):
        writer = BY_NAME["json"]
    if report.document and writer.name == "json":  # it has no rows, heads or columns
        refuse_idle(output, writer._replace(acts=frozenset()))
    if writer.picture and not (writer.pages and report.booklet is not None and report.records):
        _refuse_undrawn(report, writer, output)
    if writer.binary and not output.path and environment.terminal:
        raise UsageError(
            say("error.binary", format=writer.name.upper()),
            say("error.binary.hint", format=writer.name),
        )
    screen = environment.terminal and not output.path
    medium = Medium(
        width=environment.columns if not output.path else FILE_WIDTH,
        height=environment.lines if screen else None,
        glyphs=glyphs_for(environment.variables),
        texts=texts,
        terminal=screen,
        variables=environment.variables,
        header=output.header,
        bom=output.bom,
        labels=output.labels,
        size=output.size,
        theme=output.theme or "light",
        alone=environment.alone,
        command=asked(environment.arguments),
        warn=environment.tell,
    )
    if output.sort or output.top is not None or output.columns:
        report = _arranged(report, output)
    if writer.name in report.exports:
        refuse_idle(output, writer._replace(acts=frozenset()))
        pieces = report.exports[writer.name]()
        if isinstance(pieces, dict):
            from binzhou_cli.view.exported import write_folder

            if not output.path:
                raise UsageError(say("error.folder_needed"))
            write_folder(pieces, output)
            return
    else:
        pieces = writer.load()(report, medium)
    if not writer.for_people:
        for sentence in report.warnings:
            environment.tell(visible(texts.said(sentence)))
    if output.path:
        from binzhou_cli.view.files import write_file

        write_file(output.path, pieces, output.inputs)
        if report.done:
            environment.tell(visible(texts.said(report.done)))
    else:
        _to_stdout(pieces, writer, medium, environment)


def asked(arguments: "Sequence[str]") -> str:
    """A command line as it is typed, without where its answer went: that is another each time."""
    from shlex import join

    kept: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if name in ("-o", "--output", "-f", "--format"):
            rest = rest if equals else rest[1:]
        elif name in ("-d", "--data"):
            given = [value] if equals else rest[:1]
            rest = rest if equals else rest[1:]
            kept += ["-d", *map(_called, given)]
        elif word.startswith("-d") and len(word) > 2:
            kept += ["-d", _called(word[2:])]
        elif word[:2] not in ("-o", "-f"):
            kept.append(word)
    return join(["binzhou", *kept]) if kept else ""


def _called(path: str) -> str:
    """A file without its folder, an address without its password."""
    from os.path import basename

    if "://" in path:
        from binzhou_cli.formats.tables.found import hidden

        path = hidden(path)
    return basename(path)


def _arranged(report: Report, output: Output) -> Report:
    """The report in the order, to the length and with the columns that are asked for."""
    from binzhou_cli.report.arrange import arranged, with_columns
    from binzhou_cli.view.machine import machine_value
    from binzhou_cli.view.units import Units

    units = Units("en", report.units)
    if output.sort or output.top is not None:
        report = arranged(
            report, output.sort, output.top, lambda field, row: machine_value(field, row, units)
        )
    return with_columns(report, output.columns) if output.columns else report


def _given(writer: Writer, output: Output) -> str:
    """How a picture was asked for."""
    return f"-o {output.path}" if output.path else f"-f {writer.name}"


def _refuse_undrawn(report: Report, writer: Writer, output: Output) -> None:
    if report.chart is not None:
        return
    if report.empty and not report.records:
        raise BinzhouError(report.empty)
    raise UsageError(say("error.no_chart", given=_given(writer, output)))


def _to_stdout(
    pieces: Iterator[str] | Iterator[bytes],
    writer: Writer,
    medium: Medium,
    environment: "Environment",
) -> None:
    plain = writer.name in ("table", "chart")
    paged = plain and medium.height is not None and environment.pager is not None
    if paged:
        text = "".join(map(str, pieces))
        assert medium.height is not None
        assert environment.pager is not None
        if text.count("\n") < medium.height or not environment.pager(text):
            environment.write(text, plain=True)
    else:
        for piece in pieces:
            if isinstance(piece, bytes):
                environment.write_bytes(piece)
            elif medium.terminal and not plain:  # whoever wrote it, nothing in it steers
                json = any("json" in ending for ending in writer.endings)
                environment.write(escaped_controls(piece) if json else on_screen(piece))
            else:
                environment.write(piece, plain=plain)
    environment.flush()


__all__ = ["FORMATS", "PICTURES", "Output", "chosen", "refuse_idle", "write"]
