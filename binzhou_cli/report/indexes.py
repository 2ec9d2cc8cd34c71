"""Index numbers as a report."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import Said, say
from binzhou_cli.record import Record
from binzhou_cli.report.fields import (
    figure_notes,
)
from binzhou_cli.report.growths import listed_comma
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import DOUBT, listed, reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.growth import IndexNumber
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Indicator


def _index_before(row: "IndexNumber") -> str:
    codes = {each.code for each in row.marks}
    return ("* " if "across-break" in codes else "") + (DOUBT if "doubtful" in codes else "")


class Spell(Record):
    """Years in a row that cannot be computed for one reason: one line for people."""

    rows: "Sequence[IndexNumber]"

    def __getattr__(self, name: str) -> Any:
        """What holds of the first holds of all, but for the period."""
        return getattr(self.rows[0], name)


def _spells(rows: "Sequence[IndexNumber]") -> list[Any]:
    """The rows, those that are refused for one reason as one."""
    found: list[Any] = []
    for (_, refused), run in groupby(rows, key=lambda row: (id(row.series), row.refused)):
        held = list(run)
        found += [Spell(held)] if refused is not None and len(held) > 1 else held
    return found


def _period(row: Any) -> "Period | Said":
    if isinstance(row, Spell):
        return say("span", first=row.rows[0].figure.period, last=row.rows[-1].figure.period)
    period: Period = row.figure.period
    return period


def _sources(row: Any) -> list[Any]:
    rows = row.rows if isinstance(row, Spell) else (row,)
    return list(dict.fromkeys(each.figure.source for each in rows))


class _Marked(tuple[Any, ...]):
    """An index number with the signs before it."""

    def of(self, language: str) -> str:
        """ "* 104.3"."""
        before, value = self
        return f"{before}{value:,f}"


def _index(row: "IndexNumber") -> Any:
    if row.value is None:
        return say(f"short.{row.refused.code}") if row.refused is not None else None
    before = _index_before(row)
    return _Marked((before, row.value)) if before else row.value


def _index_notes(row: "IndexNumber") -> Iterator[Note]:
    if row.refused is not None:
        yield Note(reason(row.refused), _period(row), row.series.area.name)
    for mark in row.marks:
        if mark.code == "across-break":
            yield Note(say("note.across", reason=reason(mark.params["reason"])))
        elif mark.code == "doubtful":
            yield Note(say("note.doubtful"))
            yield from figure_notes(row.base if "U" in row.base.status else row.figure)


INDEX: tuple[Field, ...] = (
    hidden("indicator", "indicator", lambda row: row.series.indicator),
    hidden("area", "text", lambda row: row.series.area.code),
    hidden("area_name", "text", lambda row: row.series.area.name),
    Field("period", "text", _period, "col.period", shown="table"),
    hidden("period", "period", lambda row: row.figure.period),
    Field("index", "number", _index, "col.index", notes=_index_notes, shown="table"),
    hidden("index", "number", lambda row: row.value),
    hidden("base", "period", lambda row: row.base.period),
    hidden("basis", "text", lambda row: _index_basis(row)),
    hidden(
        "caveat",
        "codes",
        lambda row: (
            (row.refused.code,)
            if row.refused is not None
            else tuple(dict.fromkeys(each.code for each in row.marks))
        ),
    ),
    Field("source", "sources", _sources, "col.source"),
)


def _index_basis(row: "IndexNumber") -> str | None:
    from binzhou_cli.analysis.scale import is_money

    return (
        "current-prices" if row.value is not None and is_money(row.series.indicator.unit) else None
    )


def index_report(
    rows: "Sequence[IndexNumber]",
    base: "Period",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    notes: Sequence[Note] = (),
) -> Report:
    """Index numbers, the base = 100; years that cannot be computed stand in one line."""
    several = len(areas) > 1
    one = len(indicators) == 1
    title = say("title.index", base=base)
    if one:
        title = say("title.index_of", name=indicators[0].name, base=base)
    money = any(_index_basis(row) for row in rows)
    return Report(
        title=title,
        fields=INDEX,
        records=rows,
        aside=listed(each.name for each in areas) if len(areas) < 4 else "",
        subtitle=(say("at_current_prices.alone"),) if money else (),
        several=several,
        dividers=_series_heads(several, not one),
        notes=notes,
        spells=_spells,
        sources=_sources,
        empty=say("empty.growth"),
    )


def _series_heads(several_areas: bool, several_indicators: bool) -> Any:
    def between(before: Any, row: "IndexNumber") -> Iterator[Divider]:
        same = before is not None and before.series is row.series
        if same or not (several_areas or several_indicators):
            return
        name, area = row.series.indicator.name, row.series.area.name
        if several_areas and several_indicators:
            yield Divider(listed_comma(name, area))
        else:
            yield Divider(area if several_areas else name)

    return between
