"""Growth as reports: year over year, averages over spans, index numbers."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import (
    INDICATOR,
    PERIOD,
    basis_legend,
    change_fields,
    gaps_legend,
)
from binzhou_cli.report.report import Divider, Field, Note, Pivot, Report, hidden, undivided
from binzhou_cli.report.series import (
    COMPUTED,
    REPORTED,
    REPORTED_CAVEAT,
    growth_bases,
    growth_headings,
)
from binzhou_cli.report.words import listed

if TYPE_CHECKING:
    from binzhou_cli.analysis.observed import Observed
    from binzhou_cli.model.records import Area, Indicator


def _difference(row: "Observed") -> Any:
    """Printed growth less computed growth, in percentage points."""
    change = row.change
    if row.growth is None or change is None or change.refused is not None:
        return None
    if change.measure != "percent" or change.years != 1 or change.amount is None:
        return None
    return row.growth.percent - change.amount


YEARLY: tuple[Field, ...] = (
    INDICATOR,
    hidden("area", "text", lambda row: row.figure.area.code),
    hidden("area_name", "text", lambda row: row.figure.area.name),
    PERIOD,
    REPORTED._replace(drop=1),
    Field(
        "growth_reported_basis",
        "text",
        lambda row: say(f"basis.{row.growth.basis}") if row.growth else None,
        "col.basis",
        shown="table",
        drop=4,
    ),
    hidden("growth_reported_basis", "text", lambda row: row.growth.basis if row.growth else None),
    hidden(
        "growth_reported_qualifier",
        "text",
        lambda row: row.growth.qualifier if row.growth else None,
    ),
    hidden(
        "growth_source", "text", lambda row: row.growth_source.id if row.growth_source else None
    ),
    REPORTED_CAVEAT,
    COMPUTED._replace(
        drop=1,
        legend=lambda rows: (
            *gaps_legend(row.change for row in rows),
            *basis_legend(row.change for row in rows),
        ),
    ),
    *change_fields(lambda row: row.change, "growth_"),
    Field("difference", "rate", _difference, "col.reported_minus_computed", drop=2),
    Field("source", "sources", lambda row: row.sources, "col.source"),
)


def yearly_report(
    rows: "Sequence[Observed]",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    *,
    reported: bool,
    computed: bool,
    own: "Area | None" = None,
    notes: Sequence[Note] = (),
) -> Report:
    """Growth year over year: a row a figure; people see several series side by side.

    Args:
        own: the area of the reader.
    """
    keep = [
        row
        for row in rows
        if (reported and row.growth is not None) or (computed and row.change is not None)
    ]
    left_out = set()
    if not reported:
        left_out |= {
            "growth_reported",
            "growth_reported_basis",
            "growth_reported_qualifier",
            "growth_source",
            "growth_reported_caveat",
        }
    if not computed:
        left_out |= {each.key for each in YEARLY if each.key.startswith("growth_")} - {
            "growth_reported",
            "growth_reported_basis",
            "growth_reported_qualifier",
            "growth_source",
            "growth_reported_caveat",
        }
        left_out |= {"from_source"}
    if not (reported and computed):
        left_out.add("difference")
    fields = tuple(
        each
        for each in YEARLY
        if each.key not in left_out
        and (each.label != "col.basis" or len(growth_bases(keep)) > 1)  # else the head says it
    )
    series = {(row.figure.indicator.id, row.figure.area.code) for row in keep}
    several = len(areas) > 1
    one = len(indicators) == 1
    cells = [each for each in (REPORTED._replace(drop=1), COMPUTED) if each.key not in left_out]
    pivot = None
    flat = several and one and len({row.figure.period for row in keep}) == 1
    if flat:  # the period is the same in every row: it stands beside the title
        fields = tuple(
            each._replace(shown="both", label="col.area") if each.key == "area_name"
            else each.only("data") if each.key == "period"
            else each
            for each in fields
        )  # fmt: skip
    elif len(series) > 1:
        pivot = Pivot(
            PERIOD,
            _column(several, len(indicators) > 1),
            tuple(_headed(each) for each in cells),
            _pivot_head,
        )
    return Report(
        title=say("title.growth_of", name=indicators[0].name) if one else say("title.growth_table"),
        fields=fields,
        records=keep,
        aside=keep[0].figure.period.text if flat else _names(areas),
        headings=growth_headings(keep, [each.kind for each in indicators], indicators),
        several=several,
        many=not one,
        dividers=_breaks if pivot is None and not flat else undivided,
        own=lambda row: flat and row.figure.area is own,
        notes=notes,
        sources=lambda row: row.sources,
        pivot=pivot,
        empty=say("empty.growth"),
    )


def _names(areas: "Sequence[Area]") -> Any:
    return listed(each.name for each in areas) if len(areas) < 4 else ""


def _headed(cell: Field) -> Field:
    return cell._replace(drop=1 if cell.key == "growth_reported" else 0)


def _pivot_head(cell: Field, rows: Sequence[Any]) -> Any:
    """The head of one column: it holds the unit and the basis of its own figures."""
    indicator = rows[0].figure.indicator
    return _OneLine((growth_headings(rows, [indicator.kind], [indicator])[cell.key],))


class _OneLine(tuple[Any, ...]):
    """A heading without the line above that it shares with its neighbour."""

    def of(self, language: str) -> str:
        """The heading as one line."""
        from binzhou_cli.language import Texts

        texts = Texts(language)
        first, _, rest = texts.said(self[0]).partition("\n")
        shared = first.strip() in ("", texts("col.growth"))
        words = rest if shared else f"{first} {rest}"
        percent = shared or words.endswith("%")
        words = " ".join(words.rstrip("%").split()).replace(" （", "（")
        return texts("heading.percent", words=words) if percent else words


def _column(several_areas: bool, several_indicators: bool) -> Any:
    def column(row: "Observed") -> tuple[str, Any]:
        figure = row.figure
        key = f"{figure.indicator.id} {figure.area.code}"
        if several_areas and several_indicators:
            return key, listed_comma(figure.indicator.name, figure.area.name)
        return key, figure.area.name if several_areas else figure.indicator.name

    return column


def listed_comma(*names: Any) -> Any:
    """Names one after the other."""
    return say("comma.join", first=names[0], second=names[1])


def _breaks(before: "Observed | None", row: "Observed") -> Iterator[Divider]:
    from binzhou_cli.analysis.breaks import reason_of

    for each in row.breaks:
        yield Divider(say("note.break", reason=reason_of(each)), "break")
