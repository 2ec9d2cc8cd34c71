"""One run of a command: the dataset it asks, where its answer goes, what it refuses."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from binzhou_cli.errors import UsageError, say
from binzhou_cli.naming import Naming

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from binzhou_cli.environment import Environment
    from binzhou_cli.errors import Said
    from binzhou_cli.formats.opened import Opened
    from binzhou_cli.formats.reading import Reading
    from binzhou_cli.language import Texts
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.view.output import Output
    from binzhou_cli.view.writers import Writer

LARGE = 8 << 20
"""Bytes of a dataset that takes more than a second to read."""


class Session(Naming):
    """What one run of a command works with.

    Attributes:
        texts: the catalogue in the language of the run.
        output: where the report goes.
        writer: what writes it.
        paths: the files of the dataset; none for the one that ships with the program.
        reading: how they are to be read, where that is told.
        opened: what was understood of them, once they are read.
        told_data: whether the command line names it.
    """

    def __init__(
        self,
        environment: "Environment",
        texts: "Texts",
        output: "Output",
        writer: "Writer",
        *,
        paths: Sequence[str] = (),
        told_data: bool = False,
        area: str = "",
        reading: "Reading | None" = None,
    ) -> None:
        self.environment = environment
        self.texts = texts
        self.output = output
        self.writer = writer
        self.paths = tuple(paths)
        self.reading = reading
        self.opened: Opened | None = None
        self.told_data = told_data
        self._area = area

    @property
    def language(self) -> str:
        """``en`` or ``zh``."""
        return self.texts.language

    @property
    def path(self) -> str:
        """The dataset, or the first of its files; empty for the one that ships."""
        return self.paths[0] if self.paths else ""

    @property
    def named(self) -> str:
        """What the files are called in a sentence; an address without its password."""
        return ", ".join(map(shown_path, self.paths))

    @cached_property
    def dataset(self) -> "Dataset":
        """The dataset, read when it is first asked for; what was guessed is told in a line."""
        if not self.paths:
            if self.reading is not None:
                raise UsageError(say("error.idle", option=self.reading.options(), where="binzhou"))
            from binzhou_cli.formats import open_dataset

            return open_dataset(cache=self.environment.folder("cache"))
        found = self.open(self.paths)
        if found.guesses:
            key = "reading.guesses.one" if found.guesses == 1 else "reading.guesses"
            form, file = say(f"layout.{found.layout}"), _quoted(shown_path(self.path))
            self.environment.tell(self.texts(key, form=form, n=found.guesses, file=file))
        return found.dataset

    @property
    def cited(self) -> "Said | str":
        """How the dataset is cited; nothing where none was read."""
        if "dataset" not in self.__dict__:
            return ""
        from binzhou_cli.report.cited import dataset_sentence

        return dataset_sentence(self.dataset)

    def open(self, paths: Sequence[str], *, every_fault: bool = False) -> "Opened":
        """Files as one dataset; while a large one is read, a person sees a sign of life."""
        from binzhou_cli.formats import open_files

        cache = self.environment.folder("cache")
        large = self.environment.messages and any(_size(each) > LARGE for each in paths)

        def read() -> "Opened":
            return open_files(
                paths, self.reading, every_fault=every_fault, cache=cache,
                stdin=self.environment.read_bytes,
            )  # fmt: skip

        if large:
            from binzhou_cli.view.waiting import waiting

            with waiting(self.texts("reading", file=shown_path(paths[0])), self.environment):
                self.opened = read()
        else:
            self.opened = read()
        if self.environment.messages:
            self.opened.dataset.figures.meanwhile = self._asking
        return self.opened

    def _asking(self) -> "AbstractContextManager[object]":
        """The sign of life while figures are fetched from elsewhere."""
        from binzhou_cli.view.waiting import waiting

        return waiting(self.texts("reading.asking"), self.environment)

    def reads(self, path: str) -> None:
        """A file that is read, and so is never written."""
        if path in self.output.inputs:
            return
        self.output = self.output._replace(inputs=(*self.output.inputs, path))

    @property
    def tells(self) -> bool:
        """Whether a person reads the answer as a table: then faults are told in sentences."""
        return self.writer.name == "table"

    def typed(self, *words: str) -> str:
        """A command on the same dataset as it is typed; empty where a line cannot hold it."""
        if "-" in self.paths or self.reading is not None:
            return ""
        from shlex import join

        data = [word for each in self.paths for word in ("-d", shown_path(each))]
        return join(["binzhou", *(data if self.told_data else ()), *words])

    def writes(self, path: str) -> None:
        """A file that is the answer itself; see :meth:`writes_as_it_is`."""
        self.output = self.output._replace(path=path)

    @property
    def draws(self) -> bool:
        """Whether a chart can be seen in what is written."""
        return self.writer.picture or self.tells

    def refuse(self, option: str, given: bool, where: str) -> None:
        """Refuse an option that would have no effect.

        Args:
            where: in what it has none, the key of a sentence or the name of an option.

        Raises:
            UsageError: it is given.
        """
        if given:
            named = say(where) if self.texts.has(where) else where
            raise UsageError(say("error.idle", option=option, where=named))

    def asks_nothing(self, where: str) -> None:
        """Refuse what tells how to read, for a verb that reads no dataset.

        Raises:
            UsageError: such an option is given.
        """
        self.refuse("-d", self.told_data, where)
        if self.reading is not None:
            self.refuse(self.reading.options(), True, where)

    def writes_as_it_is(self, where: str) -> None:
        """Refuse what tells how to read and how to write, for a verb whose answer is a file.

        Raises:
            UsageError: such an option is given.
        """
        self.asks_nothing(where)
        output = self.output
        for option, given in (
            ("-f", bool(output.format)),
            ("-o", bool(output.path)),
            ("--columns", bool(output.columns)),
            ("--sort", bool(output.sort)),
            ("--top", output.top is not None),
            ("--labels", output.labels),
            ("--no-header", not output.header),
            ("--bom", output.bom),
        ):
            self.refuse(option, given, where)


def shown_path(path: str) -> str:
    """How a dataset is called in what is written: an address without its password."""
    if "://" not in path:
        return path
    from binzhou_cli.formats.tables.found import hidden

    return hidden(path)


def _quoted(path: str) -> str:
    from shlex import quote

    return quote(path)


def _size(path: str) -> int:
    from os import stat

    try:
        return stat(path).st_size
    except OSError:
        return 0
