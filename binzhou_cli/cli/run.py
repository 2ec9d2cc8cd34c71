"""One run: from the command line to an exit code; the one boundary for errors."""

import signal
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from binzhou_cli.cli.verbs import BY_NAME, START, VERBS, Verb
from binzhou_cli.environment import Environment
from binzhou_cli.errors import (
    DATA_AT_FAULT,
    DONE,
    INTERRUPTED,
    PIPE_CLOSED,
    BinzhouError,
    UsageError,
    say,
)
from binzhou_cli.language import LANGUAGES, Texts, default_language

if TYPE_CHECKING:
    from binzhou_cli.report.report import Report
    from binzhou_cli.session import Session

TAKING_VALUES = frozenset(
    {
        "-d",
        "--data",
        "-l",
        "--lang",
        "-f",
        "--format",
        "-o",
        "--output",
        "--columns",
        "--sort",
        "--top",
        "--map",
        "--set",
        "--where",
        "--sheet",
        "--header-row",
        "--encoding",
    }
)
FLAGS = frozenset({"--csv", "--json", "--labels", "--no-header", "--bom"})
"""Shared options: they stand before the verb as well as behind it."""
MEANT = {
    "ls": "binzhou list", "search": "binzhou list WORD", "find": "binzhou list WORD",
    "version": "binzhou --version", "get": "binzhou show INDICATOR", "info": "binzhou about",
    "chart": "binzhou plot INDICATOR", "graph": "binzhou plot INDICATOR",
    "top": "binzhou rank INDICATOR", "report": "binzhou profile", "wide": "binzhou table",
    "diff": "binzhou compare PERIOD PERIOD", "man": "binzhou help",
}  # fmt: skip
"""What people type who know other programs, and what it is here."""
HELP = frozenset({"-h", "--help"})
ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
MOST_SAID, MOST_LOOKED_AT = 1_000, 8_000
"""Characters of a sentence that are said, and in which a password is looked for."""
"""Signals that ask a run to end."""


class Terminated(BaseException):
    """A signal asked the run to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run_as_program() -> int:
    """Run on the real command line, ended by a closed pipe as other Unix programs are."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for name in ENDING:
        number = getattr(signal, name, None)
        usual = (signal.SIG_DFL, signal.default_int_handler)
        if number is not None and signal.getsignal(number) in usual:
            signal.signal(number, _terminate)
    without_plugins()
    environment = Environment.of_process()
    try:
        return run(environment)
    except Terminated as ended:
        environment.abandon()
        return 128 + ended.number


def without_plugins() -> None:
    """Spare Pydantic the search for plug-ins: the program uses none.

    Even where they are switched off, the module that looks for them imports what reads the
    metadata of installed packages: with e-mail and zip a tenth of a run that validates. It is
    replaced before the first model is made, in the program alone: to who imports the package
    his plug-ins are left.
    """
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader)["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)


def _terminate(number: int, frame: Any) -> NoReturn:
    for name in ENDING:  # what is cleaned up now is cleaned up whole
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise Terminated(number)


def run(environment: Environment) -> int:
    """Run a command line; the result is its exit code.

    Every error a user may meet ends here as one clear sentence on standard error.
    """
    texts = Texts(spoken_language(environment.arguments, environment.variables))
    try:
        try:
            return _run(environment, texts)
        except (KeyboardInterrupt, Terminated):
            environment.abandon()  # what is still to be written may find no reader for ever
            raise
        finally:
            environment.flush()
    except BinzhouError as error:
        return _tell(environment, error.said(texts), error.exit_code)
    except KeyboardInterrupt:
        return _tell(environment, [texts("interrupted")], INTERRUPTED)
    except BrokenPipeError:
        environment.abandon()
        return PIPE_CLOSED
    except MemoryError:
        return _tell(environment, [texts("error.out_of_memory")], DATA_AT_FAULT)
    except OSError as error:  # a full disk behind standard output, or none at all
        environment.abandon()
        reason = error.strerror or str(error)
        message = texts("error.write", path=texts("error.stdout"), reason=reason)
        return _tell(environment, [message], DATA_AT_FAULT)


def _run(environment: Environment, texts: Texts) -> int:
    verb, arguments = verb_first(environment.arguments)
    if not verb and arguments and arguments[0] in ("--version", "-V"):
        from binzhou_cli import __version__

        environment.write(f"binzhou {__version__}\n")
        return DONE
    if HELP & set(_before_dashes(arguments)):
        from binzhou_cli.cli.help import help_page

        page = help_page(_verb(verb) if verb else None, environment, texts, "--all" in arguments)
        environment.write(page, plain=True)
        return DONE
    if not verb and arguments and not _shared(arguments[0]):
        raise _no_option(arguments[0])
    found = _verb(verb) if verb else START
    if found.name == "help":
        return _help(arguments, environment, texts)
    from binzhou_cli.cli.parser import call
    from binzhou_cli.cli.shared import opener

    report, session = call(found, arguments, opener(environment))
    return _write(report, session)


def _help(arguments: list[str], environment: Environment, texts: Texts) -> int:
    from binzhou_cli.cli.help import TOPICS, help_page, topic_page

    words = _bare(arguments)
    if words and words[0] in TOPICS:
        page = topic_page(words[0], environment, texts)
    else:
        verb = _verb(words[0]) if words else None
        page = help_page(verb, environment, texts, "--all" in arguments)
    environment.write(page, plain=True)
    return DONE


def _bare(arguments: Sequence[str]) -> list[str]:
    """The words of a command line that are no option and no value of one."""
    words, skip = [], False
    for each in arguments:
        if not skip and not each.startswith("-"):
            words.append(each)
        skip = not skip and each in TAKING_VALUES
    return words


def _write(report: "Report", session: "Session") -> int:
    from binzhou_cli.view.output import write

    if session.writer.cites:
        report = report._replace(cited=session.cited)
    write(report, session.output, session.environment, session.texts)
    if report.records or not report.empty:
        return DATA_AT_FAULT if report.faulty else DONE
    if session.writer.name != "table" or session.output.path:
        said = session.texts.said(report.empty)
        return _tell(session.environment, [said], DATA_AT_FAULT)
    return DATA_AT_FAULT


def _tell(environment: Environment, lines: Iterable[str], code: int) -> int:
    from binzhou_cli.view.safe import discreet, shortened, visible

    for line in lines:
        if line:
            line = shortened(visible(line), MOST_LOOKED_AT)
            environment.tell(shortened(discreet(line), MOST_SAID))
    return code


def _verb(name: str) -> Verb:
    found = BY_NAME.get(name)
    if found is None:
        from binzhou_cli.analysis.names import nearest
        from binzhou_cli.naming import not_found

        if name.casefold() in MEANT:
            raise UsageError(
                say("error.no_command.meant", name=name, command=MEANT[name.casefold()])
            )
        near = nearest(name, [[each.name] for each in VERBS])
        raise not_found("error.no_command", name, near, "binzhou help")
    return found


def _no_option(name: str) -> UsageError:
    from binzhou_cli.analysis.names import nearest
    from binzhou_cli.naming import not_found

    known = [[each] for each in (*TAKING_VALUES, *FLAGS, "--help", "--version")]
    return not_found("error.no_option", name, nearest(name, known), "binzhou help")


def verb_first(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The verb of a command line, and its other words: shared options may stand before it.

    Returns:
        an empty verb where there is none.
    """
    before: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        name, equals, _ = word.partition("=")
        if name in FLAGS or (name in TAKING_VALUES and equals) or _joined(word):
            before.append(word)
        elif word in TAKING_VALUES:
            if not rest:
                raise UsageError(say("error.option_value", option=word))
            before += [word, rest.pop(0)]
        elif word.startswith("-"):
            return "", [word, *before, *rest]
        else:
            return word, [*before, *rest]
    return "", before


def _shared(word: str) -> bool:
    return word.partition("=")[0] in TAKING_VALUES | FLAGS or _joined(word)


def _joined(word: str) -> bool:
    """Whether a short option stands together with its value: ``-lzh``."""
    return len(word) > 2 and word[0] == "-" and word[1] != "-" and word[:2] in TAKING_VALUES


def _before_dashes(arguments: list[str]) -> list[str]:
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def spoken_language(arguments: Sequence[str], variables: Any) -> str:
    """The language of a run before its line is parsed: ``--lang``, else the environment."""
    for i, word in enumerate(arguments):
        value = ""
        if word in ("-l", "--lang"):
            value = arguments[i + 1] if i + 1 < len(arguments) else ""
        elif word.startswith("--lang="):
            value = word[7:]
        elif word.startswith("-l") and not word.startswith("--"):
            value = word[2:]
        if value in LANGUAGES:
            return value
    return default_language(variables)
