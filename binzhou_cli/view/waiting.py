"""What a person sees while something takes longer than a second."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from binzhou_cli.view.safe import visible

if TYPE_CHECKING:
    from binzhou_cli.environment import Environment


def waiting(message: str, environment: "Environment") -> AbstractContextManager[object]:
    """A sign of life on standard error for as long as the context lasts; then it is gone."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=environment.stderr, _environ=environment.variables)
    return console.status(Text(visible(message)))
