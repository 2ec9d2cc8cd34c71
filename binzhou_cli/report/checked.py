"""What ``check`` says of a file: its faults, or what it holds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from binzhou_cli.errors import say
from binzhou_cli.report.report import Field, Report

if TYPE_CHECKING:
    from binzhou_cli.formats.gate import FoundFault


class Held(NamedTuple):
    """What a sound file holds."""

    file: str
    indicators: int
    areas: int
    sources: int
    figures: int


SOUND: tuple[Field, ...] = (
    Field("file", "text", lambda row: row.file, "col.file", wrap=True),
    Field("indicators", "count", lambda row: row.indicators, "col.indicators"),
    Field("areas", "count", lambda row: row.areas, "col.areas"),
    Field("sources", "count", lambda row: row.sources, "col.sources"),
    Field("observations", "count", lambda row: row.figures, "col.figures"),
)


class _Words(NamedTuple):
    """The reason of a fault, in the language of the reader, for machines as well."""

    reason: object

    def of(self, language: str) -> str:
        """The sentence."""
        from binzhou_cli.language import Texts

        return Texts(language).said(self.reason)  # type: ignore[arg-type]


FAULTS: tuple[Field, ...] = (
    Field("file", "text", lambda row: row.file, "col.file", wrap=True),
    Field("line", "number_of_line", lambda row: row.line, "col.line"),
    Field("place", "text", lambda row: row.place, "col.where", wrap=True),
    Field("message", "text", lambda row: _Words(row.reason), "col.message", wrap=True),
)


def sound_report(held: Held) -> Report:
    """That a file is a sound dataset."""
    return Report(title=say("title.check", file=held.file), fields=SOUND, records=[held])


def faults_report(path: str, faults: "Sequence[FoundFault]") -> Report:
    """The faults of a file, a row each."""
    return Report(
        title=say("title.faults", file=path, n=len(faults)),
        fields=FAULTS,
        records=faults,
        faulty=True,
    )
