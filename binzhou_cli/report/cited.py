"""How a dataset is cited."""

from typing import TYPE_CHECKING

from binzhou_cli.errors import Said, say

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset


def dataset_sentence(dataset: "Dataset") -> Said:
    """The sentence that cites a dataset: with its version, where it has one."""
    from binzhou_cli import __version__

    program = f"binzhou {__version__}"
    if not dataset.version:
        return say("cite.dataset.unversioned", title=dataset.title, program=program)
    return say(
        "cite.dataset", title=dataset.title, version=dataset.version, program=program,
        n=len(dataset.sources),
    )  # fmt: skip
