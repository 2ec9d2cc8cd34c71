"""The options that verbs share. What they do stands in ``language``, under their names."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from binzhou_cli.report.report import Report
from binzhou_cli.session import Session

Words = Annotated[list[str] | None, typer.Argument(metavar="WORD...")]
"""Indicators, areas and periods, in any order."""

PeriodWords = Annotated[list[str] | None, typer.Option("--period", "-p", metavar="PERIOD")]
AreaWords = Annotated[list[str] | None, typer.Option("--area", "-a", metavar="AREA")]
TopicName = Annotated[str | None, typer.Option("--topic", "-t", metavar="TOPIC")]
UnitName = Annotated[str | None, typer.Option("--unit", "-u", metavar="UNIT")]
AcrossBreaks = Annotated[bool, typer.Option("--across-breaks")]
AllPeriods = Annotated[bool, typer.Option("--all-periods")]
PictureSize = Annotated[str | None, typer.Option("--size", metavar="WxH")]
PictureTheme = Annotated[str | None, typer.Option("--theme", metavar="THEME")]

SHARED: tuple[tuple[str, Any, Any], ...] = (
    ("data", Annotated[list[str] | None, typer.Option("--data", "-d", metavar="FILE")], None),
    ("lang", Annotated[str | None, typer.Option("--lang", "-l", metavar="en|zh")], None),
    ("format", Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT")], None),
    ("output", Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")], None),
    ("csv", Annotated[bool, typer.Option("--csv")], False),
    ("json", Annotated[bool, typer.Option("--json")], False),
    ("columns", Annotated[str | None, typer.Option("--columns", metavar="A,B")], None),
    ("sort", Annotated[str | None, typer.Option("--sort", metavar="COLUMN")], None),
    ("top", Annotated[str | None, typer.Option("--top", metavar="N")], None),
    ("labels", Annotated[bool, typer.Option("--labels")], False),
    ("no_header", Annotated[bool, typer.Option("--no-header")], False),
    ("bom", Annotated[bool, typer.Option("--bom")], False),
    ("map", Annotated[list[str] | None, typer.Option("--map", metavar="ROLE=COLUMN")], None),
    ("set", Annotated[list[str] | None, typer.Option("--set", metavar="ROLE=TEXT")], None),
    ("where", Annotated[list[str] | None, typer.Option("--where", metavar="DIM=CODE")], None),
    ("sheet", Annotated[str | None, typer.Option("--sheet", metavar="NAME")], None),
    ("header_row", Annotated[str | None, typer.Option("--header-row", metavar="N")], None),
    ("encoding", Annotated[str | None, typer.Option("--encoding", metavar="NAME")], None),
)
SHARED_NAMES = frozenset(name for name, _, _ in SHARED)


def answered(
    function: Callable[..., Report],
    given: dict[str, Any],
    open_session: Callable[..., Session],
    usual: str = "",
) -> tuple[Report, Session]:
    """What a command answers to what was given of its options.

    Args:
        function: the command; it takes a :class:`Session` first.
        open_session: makes the session from the shared options.
        usual: the format where none is asked for, whatever the output goes to.
    """
    own = {name: value for name, value in given.items() if name not in SHARED_NAMES}
    session = open_session(
        size=own.get("size"),
        theme=own.get("theme"),
        usual=usual,
        draws=getattr(function, "draws", False),
        **{name: given[name] for name in SHARED_NAMES},
    )
    for name in ("size", "theme"):
        own.pop(name, None)
    return function(session, **own), session


def with_shared(function: Callable[..., Report]) -> Callable[..., dict[str, Any]]:
    """What takes the options of a command and those that all commands have, and gives them."""

    @wraps(function)
    def command(**given: Any) -> dict[str, Any]:
        return given

    own = list(inspect.signature(function).parameters.values())[1:]
    pictures = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in (("size", PictureSize), ("theme", PictureTheme))
        if getattr(function, "draws", False)
    ]
    extra = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, kind, default in SHARED
    ]
    plain = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    parameters = [*plain, *pictures, *extra]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def drawing(function: Callable[..., Report]) -> Callable[..., Report]:
    """Mark a command whose report has a chart: it takes ``--size`` and ``--theme``."""
    function.draws = True  # type: ignore[attr-defined]
    return function
