"""What a person sees while something takes longer than a second."""

from contextlib import AbstractContextManager

from binzhou_cli.view.safe import visible


def waiting(message: str) -> AbstractContextManager[object]:
    """A sign of life on standard error for as long as the context lasts; then it is gone."""
    from rich.console import Console
    from rich.text import Text

    return Console(stderr=True).status(Text(visible(message)))
