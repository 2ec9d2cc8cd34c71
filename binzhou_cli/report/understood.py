"""What was understood of a file: each item, how it is known, and the option that corrects it."""

from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.record import Record
from binzhou_cli.report.report import Divider, Field, Report, hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from binzhou_cli.formats.table import Understood


class _Part(Record):
    """A key of the catalogue that is shown in words."""

    key: str

    def of(self, language: str) -> str:
        """The words."""
        from binzhou_cli.language import Texts

        return Texts(language)(self.key) if self.key else ""


class _Said(Record):
    """A sentence, in the language of the reader for machines as well."""

    sentence: Any

    def of(self, language: str) -> str:
        """The words."""
        from binzhou_cli.language import Texts

        return str(Texts(language).said(self.sentence))


UNDERSTOOD: tuple[Field, ...] = (
    hidden("part", "text", lambda row: row.part),
    Field("item", "text", lambda row: _Said(row.item), "col.item", wrap=True, easy=18),
    Field("value", "text", lambda row: _Said(row.value), "col.understood", wrap=True, easy=26),
    hidden("how", "text", lambda row: row.how),
    Field(
        "how_said",
        "text",
        lambda row: _Part(f"how.{row.how}") if row.how else None,
        "col.how",
        shown="table",
    ),
    Field("rows", "count", lambda row: row.rows, "col.rows", drop=2),
    Field("correct", "text", lambda row: row.correct, "col.correct", wrap=True, easy=16),
)


def _parts(before: "Understood | None", row: "Understood") -> "Iterator[Divider]":
    if before is None or before.part != row.part:
        yield Divider(say(f"part.{row.part}"))


def understood_report(file: str, rows: "Sequence[Understood]") -> Report:
    """The report of ``about`` for a file that is not ours."""
    return Report(
        title=say("title.understood", file=file),
        fields=UNDERSTOOD,
        records=rows,
        dividers=_parts,
    )
