"""``add``: one figure more in a dataset file of ours."""

from typing import Annotated

import typer

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(
    session: Session,
    words: Words = None,
    area: Annotated[str | None, typer.Option("--area", "-a", metavar="AREA")] = None,
    unit: Annotated[str | None, typer.Option("--unit", "-u", metavar="UNIT")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="SOURCE")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT")] = None,
) -> Report:
    """The file, with the figure behind the others of its indicator."""
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.formats.adding import figure_of, with_figure
    from binzhou_cli.formats.bounds import read_bytes
    from binzhou_cli.report.whole import file_report

    session.writes_as_it_is("add FILE")
    given = list(words or ())
    if len(given) != 4:
        raise UsageError(say("add.words"))
    path, indicator, period, value = given
    figure = figure_of(period, value, {"area": area, "unit": unit, "source": source, "note": note})
    name, text = with_figure(path, read_bytes(path), figure, indicator)
    session.writes(path)
    done = say("add.done", path=path, name=indicator, period=figure["period"], value=value)
    return file_report(name, iter((text,)), done)
