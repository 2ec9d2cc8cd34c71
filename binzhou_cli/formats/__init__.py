"""From a file to a :class:`~binzhou_cli.model.dataset.Dataset`. One file a format."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from binzhou_cli.model.dataset import Dataset


def open_dataset(
    path: "str | PathLike[str] | None" = None, *, every_fault: bool = False, cache: str = ""
) -> "Dataset":
    """Open a dataset file, or the dataset that ships with the program.

    Args:
        path: a dataset; none means the figures of Binzhou.
        every_fault: list every fault of the file instead of the first ten, whatever is
            remembered of it.
        cache: the folder in which it is remembered that a file has passed; empty for none.

    Raises:
        BinzhouError: the file cannot be read, or is not a sound dataset; the message holds
            one sentence a fault, with its place.
    """
    from binzhou_cli.formats.json_file import bundled_path, read_json
    from binzhou_cli.formats.marker import Markers

    markers = Markers(cache if not every_fault else "")
    return read_json(
        bundled_path() if path is None else str(path), markers, every_fault=every_fault
    )


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
