"""The Typer app: it registers the commands, and is the one boundary for errors."""

import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer
import typer.core
import typer.main
from typer.exceptions import TyperException

from binzhou_cli.commands import GROUPS, VERBS, Verb
from binzhou_cli.commands.options import (
    SHARED_NAMES,
    Session,
    not_found,
    spoken_language,
    words,
)
from binzhou_cli.errors import DATA_AT_FAULT, INTERRUPTED, PIPE_CLOSED, BinzhouError, UsageError
from binzhou_cli.messages import Texts
from binzhou_cli.report import Report

VERBS_BY_NAME = {verb.name: verb for verb in VERBS}


def _as_given(ctx: Any, value: Any) -> Any:
    return value


def _unconverted(ctx: Any, params: Any) -> Any:
    """Parameters that take words as they stand while a line is being completed.

    Typer converts them by Pydantic, and its import is half of the time a person waits.
    """
    if ctx.resilient_parsing:
        for param in params:
            vars(param)["process_value"] = _as_given
    return params


class Command(typer.core.TyperCommand):
    """A command whose help begins with examples."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters; those of a line that is being completed are not converted."""
        return _unconverted(ctx, super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """``binzhou show INDICATOR... [OPTIONS]``."""
        arguments = [
            each.metavar for each in self.get_params(ctx) if each.param_type_name == "argument"
        ]
        pieces = " ".join([*filter(None, arguments), "[OPTIONS]"])
        formatter.write_usage(ctx.command_path, pieces, prefix=words("Usage: ", "用法："))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, examples, what it does, arguments, options, output."""
        verb = VERBS_BY_NAME[self.name or ""]
        index = int(spoken_language() == "zh")
        self.format_usage(ctx, formatter)
        with formatter.section(words("Examples", "示例")):
            formatter.write_dl([(line, said[index]) for line, *said in verb.examples], col_max=42)
        formatter.write_paragraph()
        formatter.write_text(verb.summary[index])
        sections: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = _record(param, ctx)
            if record is not None:
                sections.setdefault(_section(param), []).append(record)
        for title, records in sections.items():
            with formatter.section(title):
                formatter.write_dl(records)


def _record(param: Any, ctx: Any) -> tuple[str, str] | None:
    """A line of help: how a parameter is written, and what it does."""
    if param.param_type_name == "argument":
        return param.metavar, param.help
    if param.name == "help":
        return "-h, --help", words("Print this help.", "显示本帮助。")
    record: tuple[str, str] | None = param.get_help_record(ctx)
    return record


def _section(param: Any) -> str:
    if param.param_type_name == "argument":
        return words("Arguments", "参数")
    if param.name in SHARED_NAMES or param.name == "help":
        return words("Data and output", "数据与输出")
    return words("Options", "选项")


class Commands(typer.core.TyperGroup):
    """The commands, each loaded when it is called."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters; those of a line that is being completed are not converted."""
        return _unconverted(ctx, super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return list(VERBS_BY_NAME)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load a command."""
        if cmd_name not in VERBS_BY_NAME:
            return None
        return load(VERBS_BY_NAME[cmd_name])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command; an unknown one suggests the nearest."""
        name = args[0]
        if name not in VERBS_BY_NAME and not name.startswith("-") and not ctx.resilient_parsing:
            raise UsageError(_not_found("error.no_command", name, VERBS_BY_NAME, "binzhou --help"))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The names of commands, without loading them, and the options of the group."""
        item = vars(typer.core)["CompletionItem"]
        index = int(spoken_language() == "zh")
        items = [
            item(verb.name, help=verb.summary[index])
            for verb in VERBS
            if verb.name.startswith(incomplete)
        ]
        return items + [
            item(option)
            for param in self.get_params(ctx)
            for option in param.opts
            if incomplete.startswith("-") and option.startswith(incomplete)
        ]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Examples first, then the commands by what a person wants."""
        index = int(spoken_language() == "zh")
        formatter.write_usage(
            ctx.command_path, "COMMAND [OPTIONS]", prefix=words("Usage: ", "用法：")
        )
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(
                words(
                    "Yearly indicators of a place: the figure, its unit, growth, rank and source.",
                    "一地的年度指标：数值、单位、增长、位次与来源。",
                )
            )
        with formatter.section(words("Examples", "示例")):
            chosen = ("show", "compare", "rank")
            formatter.write_dl(
                [
                    (line, said[index])
                    for name in chosen
                    for line, *said in VERBS_BY_NAME[name].examples[:1]
                ]
            )
        for group, title in GROUPS.items():
            rows = [(verb.name, verb.summary[index]) for verb in VERBS if verb.group == group]
            if rows:
                with formatter.section(title[index]):
                    formatter.write_dl(rows)
        records = [_record(param, ctx) for param in self.get_params(ctx)]
        with formatter.section(words("Options", "选项")):
            formatter.write_dl([record for record in records if record is not None])


def load(verb: Verb) -> Any:
    """A command from its module, as Typer builds it."""
    module = import_module(f"binzhou_cli.commands.{verb.name}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(verb.name, cls=Command)(module.command)
    return typer.main.get_command(single)


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def _binzhou(
    version: bool = typer.Option(
        False, "--version", "-V", help=words("Print the version.", "显示版本。"), is_eager=True
    ),
) -> None:
    if version:
        from binzhou_cli import __version__

        print(f"binzhou {__version__}")
        raise typer.Exit


def run(arguments: list[str] | None = None) -> int:
    """Run a command line; the result is its exit code.

    Every error a user may meet ends here as one clear sentence on standard error.
    """
    try:
        try:
            result = typer.main.get_command(app).main(
                args=(sys.argv[1:] if arguments is None else arguments) or ["--help"],
                prog_name="binzhou",
                standalone_mode=False,
            )
            if isinstance(result, tuple):
                report, session = result
                return _write(report, session)
            return result if isinstance(result, int) else 0
        finally:
            sys.stdout.flush()
    except BinzhouError as error:
        return _say(error.message, error.hint, error.exit_code)
    except TyperException as error:
        return _say(*_spoken(error), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return _say(_texts()("interrupted"), "", INTERRUPTED)
    except BrokenPipeError:
        _abandon_stdout()
        return PIPE_CLOSED
    except OSError as error:  # a full disk behind standard output
        _abandon_stdout()
        texts = _texts()
        reason = error.strerror or str(error)
        message = texts("error.write", path=texts("error.stdout"), reason=reason)
        return _say(message, "", DATA_AT_FAULT)


def run_as_program() -> int:
    """Run on the real command line, ended by a closed pipe as other Unix programs are."""
    # Looking for Pydantic plug-ins reads the metadata of every installed package; we use none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    return run()


def _write(report: Report, session: Session) -> int:
    from binzhou_cli.view.output import write

    write(report, session.output, session.texts)
    if not report.data_rows() and report.empty:
        if session.output.chosen(session.texts) != "table":
            _say(report.empty, "", DATA_AT_FAULT)
        return DATA_AT_FAULT
    return 0


def _texts() -> Texts:
    return Texts(spoken_language())


def _say(message: str, hint: str, code: int) -> int:
    from binzhou_cli.view.safe import shortened, visible

    for line in (*message.split("\n"), hint):
        if line:
            print(shortened(visible(line), 1000), file=sys.stderr)
    return code


def _not_found(key: str, name: str, names: Any, command: str) -> str:
    from binzhou_cli.analysis.names import nearest

    texts = _texts()
    near = nearest(name, [[each] for each in names])
    return not_found(texts, key, name, near, texts("error.see", command=command))


def _spoken(error: TyperException) -> tuple[str, str]:
    """A complaint of Typer about the command line, in our words where we have them."""
    texts = _texts()
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "binzhou"
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        return _not_found("error.no_option", option, list(_options(context)), f"{path} --help"), ""
    if type(error).__name__ == "NoArgsIsHelpError":
        return error.format_message(), ""
    if type(error).__name__ == "MissingParameter":
        param = getattr(error, "param", None)
        name = getattr(param, "metavar", None) or getattr(param, "name", "")
        message = texts("error.missing_argument", name=name)
    elif error.message == "Missing command.":
        message = texts("error.missing_command")
    else:
        message = error.format_message()
    return message, texts("error.see_help", command=f"{path} --help")


def _options(context: Any) -> Iterator[str]:
    for param in context.command.get_params(context) if context is not None else ():
        yield from param.opts if param.param_type_name == "option" else ()


def _abandon_stdout() -> None:
    """Let nothing more be written when Python closes standard output."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
