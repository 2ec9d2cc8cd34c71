"""From a file to a :class:`~binzhou_cli.model.dataset.Dataset`. One file a format."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from os import PathLike

    from binzhou_cli.formats.opened import Opened
    from binzhou_cli.formats.reading import Reading
    from binzhou_cli.model.dataset import Dataset


def open_dataset(
    path: "str | PathLike[str] | None" = None, *, every_fault: bool = False, cache: str = ""
) -> "Dataset":
    """Open a dataset file, or the dataset that ships with the program.

    Args:
        path: a dataset in any format that is known; none means the figures of Binzhou.
        every_fault: list every fault of the file instead of the first ten, whatever is
            remembered of it.
        cache: the folder in which it is remembered that a file has passed; empty for none.

    Raises:
        BinzhouError: the file cannot be read, or is not a sound dataset; the message holds
            one sentence a fault, with its place.
    """
    if path is not None:
        return open_files([str(path)], every_fault=every_fault, cache=cache).dataset
    from binzhou_cli.formats.json_file import bundled_path, read_json
    from binzhou_cli.formats.marker import Markers

    markers = Markers(cache if not every_fault else "")
    return read_json(bundled_path(), markers, every_fault=every_fault)


def open_files(
    paths: "Sequence[str]",
    reading: "Reading | None" = None,
    *,
    every_fault: bool = False,
    cache: str = "",
    stdin: "Callable[[], bytes] | None" = None,
) -> "Opened":
    """Open files as one dataset, and say what was understood of them.

    Args:
        reading: how they are to be read, where that is told.
        stdin: gives what ``-`` names.

    Raises:
        BinzhouError: a file cannot be read, or is not sound.
        UsageError: a reading option does not fit.
    """
    from binzhou_cli.formats.opened import opened

    return opened(paths, reading, every_fault=every_fault, cache=cache, stdin=stdin)


def fingerprint(path: str = "") -> str:
    """The SHA-256 of a dataset file; empty where it is no file that can be read.

    Args:
        path: empty means the dataset that ships with the program.
    """
    from hashlib import file_digest

    from binzhou_cli.formats.json_file import bundled_path

    try:
        with open(path or bundled_path(), "rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
