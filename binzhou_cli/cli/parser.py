"""The only file that touches Typer's insides: commands from modules, and what it complains of."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

import typer
import typer.core
import typer.main
from typer.exceptions import TyperException

from binzhou_cli.cli.options import answered, with_shared
from binzhou_cli.cli.verbs import Verb
from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.naming import not_found
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


class _AsTyped:
    """What takes a parameter as the word that was typed.

    Typer converts by Pydantic, whose import is half of the time that a person waits; what a
    word means is for the session to find out.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value as it stands."""
        many = param.multiple or param.nargs == -1
        return list(value or ()) if many else value


_AS_TYPED = _AsTyped()


class Command(typer.core.TyperCommand):
    """A command whose parameters are taken as words."""

    def get_help_option(self, ctx: Any) -> None:
        """None: the help is ours."""
        return

    def get_params(self, ctx: Any) -> Any:
        """The parameters, none of them converted."""
        params = super().get_params(ctx)
        for param in params:
            vars(param)["get_runtime_param"] = lambda: _AS_TYPED
        return params


class Parameter:
    """A parameter of a verb as its help shows it."""

    __slots__ = ("argument", "metavar", "name", "opts")

    def __init__(self, param: Any) -> None:
        self.name: str = param.name
        self.argument = param.param_type_name == "argument"
        self.opts = tuple(sorted(param.opts, key=len))
        self.metavar: str = "" if getattr(param, "is_flag", False) else param.metavar or ""


@cache
def load(verb: Verb) -> Any:
    """What parses the line of a command, as Typer builds it of the function in its module."""
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    taken = with_shared(import_module(verb.module).command)
    single.command(verb.name, cls=Command, add_help_option=False)(taken)
    return typer.main.get_command(single)


def parameters(command: Any) -> Iterator[Parameter]:
    """The parameters of a command, in order."""
    return map(Parameter, command.get_params(None))


def option_words(kind: Any) -> str:
    """How a shared option is written: ``-d, --data FILE``."""
    info = kind.__metadata__[0]
    named = [each for each in (info.default, *info.param_decls) if isinstance(each, str)]
    opts = ", ".join(sorted(named, key=len))
    return f"{opts} {info.metavar or ''}".rstrip()


def call(
    verb: Verb, arguments: list[str], open_session: Callable[..., Session]
) -> tuple[Report, Session]:
    """Run a command on its arguments.

    Args:
        open_session: makes the session from the shared options.

    Raises:
        BinzhouError: the command line is at fault, or the command says so.
    """
    command, name = load(verb), verb.name
    try:  # not by command.main(), which answers an interrupt and a closed pipe itself
        with command.make_context(f"binzhou {name}", list(arguments)) as context:
            given = command.invoke(context)
    except TyperException as error:
        raise _complaint(error, command, name) from None
    module = import_module(verb.module)
    usual = getattr(module, "USUAL_FORMAT", "")
    return answered(module.command, given, open_session, usual)


def _complaint(error: TyperException, command: Any, name: str) -> BinzhouError:
    """A complaint of Typer about the command line, in our words."""
    see = say("error.see_help", command=f"binzhou help {name}")
    kind = type(error).__name__
    option = getattr(error, "option_name", None) or ""
    if kind == "NoSuchOption" or hasattr(error, "possibilities"):
        from binzhou_cli.analysis.names import nearest

        known = [[opt] for param in command.get_params(None) for opt in getattr(param, "opts", ())]
        near = nearest(option, [each for each in known if each[0].startswith("-")])
        return not_found("error.no_option", option, near, f"binzhou help {name}")
    if kind == "BadOptionUsage" and option:
        return UsageError(say("error.option_value", option=option), see)
    if kind == "MissingParameter":
        param = getattr(error, "param", None)
        metavar = str(getattr(param, "metavar", None) or getattr(param, "name", ""))
        return UsageError(say("error.missing_argument", name=metavar.rstrip(".")), see)
    if "extra argument" in error.message:
        extra = error.message[error.message.find("(") + 1 : error.message.rfind(")")]
        return UsageError(say("error.extra", words=extra, name=name), see)
    return UsageError(error.format_message(), see)
