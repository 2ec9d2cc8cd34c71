"""What a writer writes on: how wide it is, which signs it has, what it was told of the form."""

from collections.abc import Callable, Mapping

from binzhou_cli.language import Texts
from binzhou_cli.record import Record
from binzhou_cli.view.glyphs import Glyphs


class Medium(Record):
    """The medium of one output.

    Attributes:
        width: its columns.
        height: the lines of the screen; none for what is no screen.
        glyphs: the signs it has.
        texts: the language of its reader.
        terminal: whether a person sees it at once: nothing in it may steer the terminal.
        variables: what the environment says of colours.
        header: whether CSV and TSV begin with the names of the columns.
        bom: a byte order mark before CSV, for Excel.
        labels: names, units and heads in the language of the reader in machine-readable output.
        size: width and height of a picture in pixels; none for that of its kind.
        theme: ``light`` or ``dark``, for a picture.
        alone: whether the process is the program's own: a renderer is given one of its own.
        command: the command line that asked; empty where there was none.
        warn: tells the person something that is no part of the output.
    """

    width: int
    height: int | None
    glyphs: Glyphs
    texts: Texts
    terminal: bool = False
    variables: Mapping[str, str] = {}
    header: bool = True
    bom: bool = False
    labels: bool = False
    size: tuple[int, int] | None = None
    theme: str = "light"
    alone: bool = False
    command: str = ""
    warn: Callable[[str], None] = lambda line: None
