"""What is implausible, as a report: a doubt a row, with what would be expected in its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.record import Record
from binzhou_cli.report.fields import Quantity
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden

if TYPE_CHECKING:
    from binzhou_cli.analysis.plausible import Doubt
    from binzhou_cli.errors import Said
    from binzhou_cli.report.checked import Held


class Doubted(Record):
    """A doubt with the line on which its figure stands."""

    doubt: "Doubt"
    line: int | None = None


def _amount(row: Doubted, amount: Any) -> Any:
    """A figure in the unit of the reader; a rate, a count or a place as it is."""
    doubt = row.doubt
    if amount is None or doubt.rate or doubt.figure is None:
        return amount
    return Quantity(doubt.indicator, amount, doubt.figure.unit)


def _unit(row: Doubted) -> Any:
    doubt = row.doubt
    if doubt.rate or doubt.figure is None:
        return "" if doubt.rule in ("rank", "reported-is-computed") else "%"
    return doubt.indicator


def _rules(rows: Sequence[Doubted]) -> Iterator[Note]:
    for rule in dict.fromkeys(row.doubt.rule for row in rows):
        yield Note(say(f"doubt.{rule}"))


FIELDS: tuple[Field, ...] = (
    hidden("rule", "text", lambda row: row.doubt.rule, "col.rule"),
    hidden("indicator", "text", lambda row: row.doubt.indicator.id),
    Field("name", "text", lambda row: row.doubt.indicator.name, "col.name", shown="table",
          wrap=True),
    hidden("area", "text", lambda row: row.doubt.area.code),
    Field("area_name", "text", lambda row: row.doubt.area.name, "col.area"),
    Field("period", "period", lambda row: row.doubt.period, "col.period"),
    Field("value", "number", lambda row: _amount(row, row.doubt.value), "col.value",
          legend=_rules),
    Field("expected", "number", lambda row: _amount(row, row.doubt.expected), "col.expected"),
    Field("ratio", "number", lambda row: row.doubt.ratio, "col.ratio", drop=2),
    Field("unit", "unit", _unit, "col.unit", drop=3),
    Field("beside", "text", lambda row: row.doubt.beside or None, "col.beside", drop=4),
    hidden("status", "codes", lambda row: row.doubt.figure.status if row.doubt.figure else ()),
    Field("line", "number_of_line", lambda row: row.line, "col.line", drop=1),
)  # fmt: skip


def doubts_report(
    held: "Held",
    found: "Sequence[Doubt]",
    lines: "Mapping[Any, int]",
    *,
    hidden_ones: int,
    strict: bool,
    remarks: "Sequence[Said]" = (),
) -> Report:
    """That a file is sound, and what in it a reader of its sources should look at.

    Args:
        lines: on which line each figure stands, by its key.
        hidden_ones: how many doubts say themselves that they are, and are not listed.
        remarks: what else may be looked at again.
    """
    from binzhou_cli.formats.locate import key_of

    rows = [
        Doubted(each, lines.get(key_of(each.figure)) if each.figure is not None else None)
        for each in found
    ]
    rows.sort(key=lambda row: _order(row.doubt.rule))
    count = say("check.holds", indicators=held.indicators, areas=held.areas, sources=held.sources,
                n=f"{held.figures:,}")  # fmt: skip
    said = [count]
    if hidden_ones:
        said.append(say("check.marked", n=hidden_ones))
    key = "title.doubts" if len(rows) > 1 else "title.doubts.one"
    return Report(
        title=say(key, file=held.file, n=len(rows)),
        fields=FIELDS,
        records=rows,
        several=True,
        dividers=_rules_apart,
        lines=[*said, *remarks],
        warnings=remarks,
        faulty=strict,
    )


def _order(rule: str) -> int:
    from binzhou_cli.analysis.plausible import RULES

    return RULES.index(rule)


def _rules_apart(before: "Doubted | None", row: Doubted) -> Iterator[Divider]:
    if before is None or before.doubt.rule != row.doubt.rule:
        yield Divider(say(f"doubt.{row.doubt.rule}.short"))
