"""What ``check`` says of a file: its faults, or what it holds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import Said, say
from binzhou_cli.record import Record
from binzhou_cli.report.report import Field, Report, hidden

if TYPE_CHECKING:
    from binzhou_cli.analysis.remarks import Remark
    from binzhou_cli.formats.table import Understood

MOST_REMARKS = 20


class Held(Record):
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
    Field("figures", "count", lambda row: row.figures, "col.figures"),
)


class _Words(Record):
    """The reason of a fault, in the language of the reader, for machines as well."""

    reason: object

    def of(self, language: str) -> str:
        """The sentence."""
        from binzhou_cli.language import Texts

        return Texts(language).said(self.reason)  # type: ignore[arg-type]


FAULTS: tuple[Field, ...] = (
    Field("file", "text", lambda row: row.file, "col.file", wrap=True),
    Field("line", "number_of_line", lambda row: row.line or None, "col.line"),
    hidden("column", "count", lambda row: getattr(row, "column", None), "col.column"),
    Field("place", "text", lambda row: row.place, "col.where", wrap=True),
    hidden("found", "text", lambda row: getattr(row, "found", "") or None),
    hidden("allowed", "text", lambda row: _Words(getattr(row, "allowed", "")) or None),
    Field("message", "text", lambda row: _Words(row.reason), "col.message", wrap=True),
    hidden("option", "text", lambda row: getattr(row, "option", "") or None),
    hidden("severity", "text", lambda row: getattr(row, "severity", "fault")),
)


class Warned(Record):
    """What has no place of its own, as a row of ``check``."""

    file: str
    line: int
    place: str
    reason: object
    severity: str = "fault"


def groups_by_name(understood: "Iterable[Understood]") -> "Iterator[Remark]":
    """That areas are groups is guessed of their names: a reader must know which ones are meant."""
    from binzhou_cli.analysis.remarks import Remark

    for each in understood:
        if isinstance(each.item, Said) and each.item.key == "about.groups" and each.correct:
            assert isinstance(each.value, Said)
            yield Remark("groups", {"names": each.value.params["names"]})


def remark_lines(remarks: "Sequence[Remark]") -> list[Said]:
    """Remarks as sentences, the first of them."""
    said = [say(f"remark.{each.code}", **each.params) for each in remarks]
    more = len(said) - MOST_REMARKS
    return said[:MOST_REMARKS] + ([say("remark.more", n=more)] if more > 0 else [])


def sound_report(held: Held, remarks: "Sequence[Remark]" = ()) -> Report:
    """That a file is a sound dataset, and what may be looked at again."""
    lines = remark_lines(remarks)
    return Report(
        title=say("title.check", file=held.file),
        fields=SOUND,
        records=[held],
        lines=lines,
        warnings=lines,
    )


def remarks_report(file: str, remarks: "Sequence[Remark]") -> Report:
    """The remarks of a file, a row each, as faults."""
    return faults_report(
        file, [Warned(file, 0, "", say(f"remark.{each.code}", **each.params)) for each in remarks]
    )


def faults_report(path: str, faults: "Sequence[Any]") -> Report:
    """The faults of a file, a row each."""
    return Report(
        title=say("title.faults", file=path, n=len(faults)),
        fields=FAULTS,
        records=faults,
        faulty=True,
    )
