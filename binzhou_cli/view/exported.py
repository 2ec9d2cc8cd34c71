"""Formats that hold a whole dataset; a report that is none has nothing to write in them."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import UsageError, say
from binzhou_cli.report.report import Report
from binzhou_cli.view.medium import Medium

if TYPE_CHECKING:
    from binzhou_cli.view.output import Output


def write_exported(report: Report, medium: Medium) -> Iterator[str]:
    """Refuse a report that is no dataset.

    Raises:
        UsageError: it is none.
    """
    raise UsageError(say("error.only_export"), say("error.only_export.hint"))


def write_folder(files: "dict[str, Iterator[Any]]", output: "Output") -> None:
    """Write the files of a folder; it is made where there is none."""
    from binzhou_cli.errors import BinzhouError
    from binzhou_cli.view.files import write_file

    folder = output.path
    if os.path.basename(folder) == "datapackage.json":
        folder = os.path.dirname(folder) or "."
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise BinzhouError(
            say("error.write", path=folder, reason=error.strerror or str(error))
        ) from None
    for name, pieces in files.items():
        write_file(os.path.join(folder, name), pieces, output.inputs)
