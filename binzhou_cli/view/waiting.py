"""What a person sees while something takes longer than a second."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from binzhou_cli.view.safe import visible

SIZES = frozenset({"COLUMNS", "LINES"})

if TYPE_CHECKING:
    from binzhou_cli.environment import Environment


def waiting(message: str, environment: "Environment") -> AbstractContextManager[object]:
    """A sign of life on standard error for as long as the context lasts; then it is gone."""
    from rich.console import Console
    from rich.text import Text

    # Rich takes these for numbers, whatever they hold.
    held = {key: each for key, each in environment.variables.items() if key not in SIZES}
    console = Console(file=environment.stderr, width=environment.columns, _environ=held)
    return console.status(Text(visible(message)))
