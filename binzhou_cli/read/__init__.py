"""From a file to a :class:`~binzhou_cli.model.dataset.Dataset`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from binzhou_cli.model.dataset import Dataset


def open_dataset(
    path: "str | PathLike[str] | None" = None, *, every_fault: bool = False
) -> "Dataset":
    """Open a dataset file, or the dataset that ships with the program.

    Args:
        path: a JSON dataset; none means the figures of Binzhou.
        every_fault: list every fault of the file instead of the first ten.

    Raises:
        BinzhouError: the file cannot be read, or is not a sound dataset; the message holds
            one sentence a fault, with its place.
    """
    from binzhou_cli.read.json_file import read_bundled, read_json

    return read_bundled() if path is None else read_json(str(path), every_fault=every_fault)
