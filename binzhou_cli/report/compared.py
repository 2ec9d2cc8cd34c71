"""Comparisons as a report: what changed, and what may not be compared, apart with the reason."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import (
    change_notes,
    changes_legend,
    figure_notes,
    figures_legend,
    text_of,
)
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import listed, reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.compare import Comparison
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area


def _figure(place: int) -> Callable[["Comparison"], Any]:
    return lambda row: row.figures[place]


def _period_fields(period: "Period", place: int) -> tuple[Field, ...]:
    figure = _figure(place)

    def of(row: "Comparison", take: Callable[[Any], Any]) -> Any:
        held = figure(row)
        return take(held) if held is not None else None

    return (
        Field(
            f"value_{period}",
            "figure",
            lambda row: text_of(figure(row)),
            notes=lambda row: figure_notes(figure(row)),
            legend=lambda rows: figures_legend(figure(row) for row in rows),
        ),
        hidden(f"qualifier_{period}", "text", lambda row: of(row, lambda each: each.qualifier)),
        hidden(f"status_{period}", "codes", lambda row: of(row, lambda each: each.status)),
        hidden(f"source_{period}", "text", lambda row: of(row, lambda each: each.source.id)),
    )


def _settled(row: "Comparison", take: Callable[[Any], Any]) -> Any:
    return take(row.change) if row.sound else None


def _caveats(row: "Comparison") -> tuple[str, ...]:
    if row.change is None:
        return ()
    return tuple(dict.fromkeys(each.code for each in row.change.caveats))


def _per_year(row: "Comparison") -> Any:
    return row.change if row.change is not None and row.change.years > 1 else None


def _change_notes(row: "Comparison") -> Iterator[Note]:
    last = row.figures[-1]
    if last is not None:
        yield from change_notes(row.change, None, row.series.area.name)


def _basis(rows: "Sequence[Comparison]") -> Iterator[Note]:
    sound = [row.change for row in rows if row.sound]
    yield from changes_legend(sound)
    if any(each is not None and each.basis for each in sound):
        yield Note(say("note.computed.money"))


def fields_of(periods: "Sequence[Period]", several: bool) -> tuple[Field, ...]:
    """The columns of a comparison of these periods."""
    held = [each for i, period in enumerate(periods) for each in _period_fields(period, i)]
    return (
        hidden("topic", "text", lambda row: row.series.indicator.topic or None),
        hidden("indicator", "indicator", lambda row: row.series.indicator),
        Field("name", "text", lambda row: row.series.indicator.name, "col.name", wrap=True),
        hidden("area", "text", lambda row: row.series.area.code),
        Field(
            "area_name",
            "text",
            lambda row: row.series.area.name,
            "col.area",
            shown="both" if several else "data",
        ),
        Field("unit", "unit", lambda row: row.series.indicator, "col.unit", drop=9, joins="name"),
        *held,
        Field(
            "change",
            "change",
            lambda row: row.change,
            "col.change",
            notes=_change_notes,
            legend=_basis,
        ),
        hidden("change_measure", "text", lambda row: _settled(row, lambda each: each.measure)),
        hidden("change_qualifier", "text", lambda row: _settled(row, lambda each: each.qualifier)),
        hidden("change_basis", "text", lambda row: _settled(row, lambda each: each.basis or None)),
        Field("per_year", "per-year", _per_year, "col.per_year", drop=2),
        Field("change_bar", "bar", _bar, shown="table", drop=8),
        hidden("years", "count", lambda row: _settled(row, lambda each: each.years)),
        hidden(
            "comparable",
            "flag",
            lambda row: row.change.comparable if row.change is not None else None,
        ),
        hidden("caveat", "codes", _caveats),
        Field("sources", "sources", _sources, "col.source", shown="table"),
        hidden("note", "text", _note),
    )


def _bar(row: "Comparison") -> Decimal | None:
    change = row.change
    if change is None or change.refused is not None or change.measure != "percent":
        return None
    return change.amount


def _sources(row: "Comparison") -> tuple[Any, ...]:
    return tuple(dict.fromkeys(each.source for each in row.figures if each is not None))


class _Notes(tuple[Any, ...]):
    """The notes of several figures, one after the other."""

    def of(self, language: str) -> str:
        """ "2018: …; 2020: …"."""
        return "; ".join(
            f"{period}: {note.of(language)}" for period, note in self if note.of(language)
        )


def _note(row: "Comparison") -> Any:
    held = [(each.period, each.note) for each in row.figures if each is not None and any(each.note)]
    return _Notes(held) if held else ""


def comparison_report(
    dataset: "Dataset",
    periods: "Sequence[Period]",
    areas: "Sequence[Area]",
    found: "Sequence[Comparison]",
    *,
    gaps: bool,
    chart: Any,
    chart_shown: str,
) -> Report:
    """The report of ``compare``."""
    complete = [each for each in found if each.complete]
    partial = [each for each in found if not each.complete]
    indicators = {each.series.indicator.id for each in complete}
    missing = {each.series.indicator.id for each in partial} - indicators
    groups = _groups(dataset, complete, partial if gaps else [])
    lines = []
    if missing and not gaps:
        key = "compare.only_one" if len(periods) == 2 else "compare.only_some"
        key += ".one" if len(missing) == 1 else ""
        lines.append(say(key, n=len(missing)))
    both = say("compare.both" if len(periods) == 2 else "compare.all")
    aside = say(
        "aside.compare.one" if len(indicators) == 1 else "aside.compare",
        n=len(indicators),
        all=both,
    )
    where = listed(each.name for each in areas) if len(areas) < 4 else dataset.title
    heads = {id(row): title for title, rows in groups for row in rows}
    several = len(areas) > 1
    fields = fields_of(periods, several)
    return Report(
        title=say("title.compare", area=where, periods=" → ".join(each.text for each in periods)),
        aside=aside,
        fields=fields,
        records=[row for _, rows in groups for row in rows],
        headings={f"value_{period}": period.text for period in periods},
        several=several,
        many=len(indicators) > 1,
        dividers=_dividers(heads),
        lines=lines,
        sources=_sources,
        chart=chart,
        chart_shown=chart_shown,
        apart=lambda row: not row.sound,
        empty=say("empty.compare"),
    )


def _dividers(heads: "dict[int, Any]") -> Any:
    def between(before: Any, row: "Comparison") -> Iterator[Divider]:
        head = heads.get(id(row))
        last = heads.get(id(before)) if before is not None else None
        if head and head != last:
            yield Divider(head)

    return between


Group = tuple[Any, list["Comparison"]]


def _groups(
    dataset: "Dataset", complete: "list[Comparison]", partial: "list[Comparison]"
) -> list[Group]:
    sound = [each for each in complete if each.sound]
    refused = [each for each in complete if not each.sound]
    groups: list[Group] = []
    topics = [each.id for each in dataset.topics]
    topics += sorted({each.series.indicator.topic for each in complete} - set(topics))
    for topic in topics:
        known = dataset.topics_by_id.get(topic)
        name = known.name if known is not None else topic
        held = [each for each in sound if each.series.indicator.topic == topic]
        if held:
            groups.append((name, held))
    refused.sort(key=lambda each: topics.index(each.series.indicator.topic))
    apart: dict[Any, list[Comparison]] = {}
    for each in refused:
        why = reason(each.change.refused) if each.change and each.change.refused else ""
        apart.setdefault(_hashable(why), []).append(each)
    for held in apart.values():
        change = held[0].change
        why = reason(change.refused) if change is not None and change.refused is not None else ""
        groups.append((say("compare.not_comparable", reason=why), held))
    if partial:
        groups.append((say("compare.incomplete"), partial))
    return groups


def _hashable(why: Any) -> str:
    from binzhou_cli.language import Texts

    return Texts("en").said(why)
