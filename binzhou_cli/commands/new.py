"""``new``: begin a dataset file, with an example to be overwritten."""

from binzhou_cli.cli.options import Words
from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(session: Session, words: Words = None) -> Report:
    """One file of five figures."""
    from binzhou_cli.errors import UsageError, say
    from binzhou_cli.formats.adding import example
    from binzhou_cli.report.whole import file_report

    session.writes_as_it_is("new")
    files = list(words or ())
    if len(files) != 1:
        raise UsageError(say("error.missing_argument", name="FILE"))
    name, pieces = example(files[0])
    session.writes(files[0])
    return file_report(name, pieces, say("new.done", path=files[0]))
