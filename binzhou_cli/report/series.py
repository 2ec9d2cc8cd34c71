"""A series as a report: value, growth printed and computed, rank, source; breaks drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.breaks import reason_of
from binzhou_cli.analysis.scale import decimals_of, is_money, rounded, scaled, value_in
from binzhou_cli.errors import say
from binzhou_cli.model.vocabulary import DOUBTFUL
from binzhou_cli.report.fields import (
    AREA,
    AREA_NAME,
    INDICATOR,
    NOTE,
    PERIOD,
    PUBLISHED,
    QUALIFIER,
    STATUS,
    UNIT,
    Quantity,
    basis_legend,
    change_fields,
    change_notes,
    figure_notes,
    figures_legend,
    gaps_legend,
    growth_notes,
    growths_legend,
    text_of,
)
from binzhou_cli.report.placed import RANK, RANK_DATA
from binzhou_cli.report.report import Divider, Field, Note, Report, hidden
from binzhou_cli.report.words import both_names, listed, reason, scope_of, with_unit

if TYPE_CHECKING:
    from binzhou_cli.analysis.observed import Observed
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Indicator, Unit

REAL = "constant-prices"


def _value(row: "Observed") -> Any:
    if row.derived:
        assert row.figure.value is not None
        return Quantity(row.figure.indicator, row.figure.value, row.figure.unit, "≈ ")
    return text_of(row.figure)


def _value_notes(row: "Observed") -> Iterator[Note]:
    figure = row.figure
    if row.derived:
        formula = say("formula", formula=row.derived, unit=figure.unit.label)
        yield Note(say("note.implied", period=figure.period, formula=formula))
        return
    yield from figure_notes(figure)
    if row.nothing_implied is not None:
        sentence = say("note.implied_none", reason=reason(row.nothing_implied))
        yield Note(sentence, figure.period, figure.area.name)
    for other in row.others:
        ours, theirs = figure.value, value_in(other, figure.unit)
        if ours is not None and theirs is not None and not agree(ours, theirs):
            said = Quantity(figure.indicator, theirs, figure.unit)
            yield Note(
                say("note.other", source=_named(other.source), value=_Shown(said)),
                figure.period,
                figure.area.name,
            )


class _Shown(tuple[Any, ...]):
    """A figure within a sentence, in the unit of the reader."""

    def __new__(cls, quantity: Quantity) -> "_Shown":
        return super().__new__(cls, quantity)

    def of(self, language: str) -> str:
        """The figure with its digits and its unit."""
        quantity = Quantity(*self)
        unit = quantity.indicator.display[1 if language == "zh" else 0]
        amount = scaled(quantity.value, quantity.unit, unit)
        return with_unit(f"{amount:,f}", unit, language)


def _named(source: Any) -> Any:
    return source.short if any(source.short) else source.title


def agree(ours: Decimal, theirs: Decimal) -> bool:
    """Whether two printed figures are one, as far as the coarser one goes."""
    least = min(decimals_of(ours), decimals_of(theirs))
    return rounded(ours, least) == rounded(theirs, least)


def _growth_notes(row: "Observed") -> Iterator[Note]:
    about = row.figure.period, row.figure.area.name, row.figure.indicator.name
    growth, printed = row.growth, row.printed
    if growth is None or printed is None:
        return
    yield from growth_notes(printed)
    if (
        row.growth_source is not None
        and row.growth_source != row.figure.source
        and row.figure.stated
    ):
        yield Note(say("note.growth_elsewhere"), *about)
    for other in row.others:
        if other.growth is not None and not agree(other.growth.percent, growth.percent):
            said = say(
                "note.other.growth", source=_named(other.source), value=f"{other.growth.percent:f}"
            )
            yield Note(said, *about)


def growth_bases(rows: "Iterable[Any]") -> list[str]:
    """The bases of printed growth, the most frequent first."""
    counts: dict[str, int] = {}
    for row in rows:
        if row.growth is not None:
            counts[row.growth.basis] = counts.get(row.growth.basis, 0) + 1
    return sorted(counts, key=lambda basis: -counts[basis])


def _basis_notes(rows: "Sequence[Any]") -> Iterator[Note]:
    """On what printed growth stands, where the head of its column does not say so."""
    bases = growth_bases(rows)
    if not bases:
        return
    main = bases[0]
    for row in rows:
        if row.growth is not None and row.growth.basis != main:
            word = say(f"basis.{row.growth.basis}")
            yield Note(
                say("note.reported.other", basis=word), row.figure.period, row.figure.area.name
            )
    printed = [row.printed for row in rows if row.printed is not None]
    yield from growths_legend(printed)


def _change_notes(row: "Observed") -> Iterator[Note]:
    about = row.figure.period, row.figure.area.name, row.figure.indicator.name
    change = row.change
    yield from change_notes(change, *about)
    if change is None or change.refused is None:
        return
    if row.opening and change.refused.code == "break":
        yield Note(say("note.break", reason=change.refused.params["reason"]), *about)
    elif change.refused.code == "definition":  # its reason stands as the note of that figure
        other = change.refused.params["period"]
        yield Note(say("caveat.definition", period=other), *about)
    elif change.refused.code == "unsound":
        yield Note(reason(change.refused), *about)


def _difference(row: "Observed") -> Quantity | None:
    if not row.vintage:
        return None
    ours = value_in(row.current, row.figure.unit)
    if ours is None or row.figure.value is None:
        return None
    return Quantity(row.figure.indicator, row.figure.value - ours, row.figure.unit)


REPORTED = Field(
    "growth_reported",
    "printed",
    lambda row: row.printed,
    "col.growth_reported",
    notes=_growth_notes,
    legend=_basis_notes,
    drop=2,
)


def _reported_codes(row: "Observed") -> tuple[str, ...]:
    """Codes of how printed growth must be read: doubtful, or of another source than the value."""
    printed = row.printed
    if printed is None:
        return ()
    codes = ["doubtful"] if DOUBTFUL & {*printed.status} else []
    if row.figure.stated and printed.source != row.figure.source:
        codes.append("two-sources")
    return tuple(codes)


REPORTED_CAVEAT = hidden("growth_reported_caveat", "codes", _reported_codes)
COMPUTED = Field(
    "growth_computed",
    "growth",
    lambda row: row.change,
    "col.growth_computed",
    notes=_change_notes,
    legend=lambda rows: gaps_legend(row.change for row in rows),
    drop=3,
)

FIELDS: tuple[Field, ...] = (
    INDICATOR,
    AREA,
    AREA_NAME,
    PERIOD,
    Field(
        "value",
        "figure",
        _value,
        "col.value",
        notes=_value_notes,
        legend=lambda rows: figures_legend(row.figure for row in rows if not row.derived),
    ),
    UNIT,
    QUALIFIER,
    STATUS,
    hidden("segment", "count", lambda row: row.segment),
    REPORTED,
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
    COMPUTED,
    *change_fields(lambda row: row.change, "growth_"),
    RANK._replace(kind="place"),
    *RANK_DATA,
    Field("difference", "difference", _difference, "col.difference", drop=5),
    hidden("current", "flag", lambda row: row.current_row),
    hidden("derived", "text", lambda row: row.derived or None),
    Field("source", "sources", lambda row: row.sources, "col.source"),
    PUBLISHED._replace(label="col.published", drop=7),
    hidden("locator", "text", lambda row: row.figure.locator or None),
    NOTE,
)


def series_report(
    dataset: "Dataset",
    rows: "Sequence[Observed]",
    indicators: "Sequence[Indicator]",
    areas: "Sequence[Area]",
    *,
    units: "dict[str, Unit]",
    vintages: bool = False,
    own: "Area | None" = None,
    notes: Sequence[Note] = (),
    empty: Any = "",
) -> Report:
    """The report of ``show``.

    Args:
        own: the area of the reader.
    """
    one = len(indicators) == 1
    first = indicators[0]
    several = len(areas) > 1
    flat = several and len({row.figure.period for row in rows}) == 1 and one
    fields = tuple(_fitted(each, vintages=vintages, named=flat) for each in FIELDS)
    definition = first.definition if one else None
    before = (
        [Note(say("definition", text=_FirstPart(definition)))]
        if definition and any(definition)
        else []
    )
    subtitle: tuple[Any, ...] = ()
    if one and first.kind not in ("fact", "rank"):
        nominal = first.growth_basis == REAL and is_money(first.unit)
        subtitle = (first, say("at_current_prices")) if nominal else (first,)
    return Report(
        title=both_names(first.name) if one else say("title.show.many", n=len(indicators)),
        fields=fields,
        records=rows,
        aside=rows[0].figure.period.text if flat else _names(areas),
        subtitle=subtitle,
        headings=_headings(dataset, rows, areas, indicators),
        several=several,
        many=not one,
        units=units,
        own=lambda row: flat and row.figure.area is own,
        dividers=_dividers(len(indicators) > 1, several and not flat),
        notes=[*before, *notes],
        sources=lambda row: row.sources,
        empty=empty,
    )


def _names(areas: "Sequence[Area]") -> Any:
    return listed(each.name for each in areas) if len(areas) < 4 else ""


class _FirstPart(tuple[Any, ...]):
    """A definition up to its first semicolon: all of it stands in ``about``."""

    def __new__(cls, text: Any) -> "_FirstPart":
        return super().__new__(cls, text)

    def of(self, language: str) -> str:
        """Its first part, as a sentence."""
        from binzhou_cli.model.records import Text

        whole = Text(*self).of(language)
        for mark in ("；", ";"):
            whole = whole.split(mark)[0]
        return whole.rstrip(".。") + ("。" if language == "zh" else ".")


def _fitted(field: Field, *, vintages: bool, named: bool) -> Field:
    if field.key == "published" and not vintages:
        return field.only("data")
    if field.key == "area_name" and named:
        return field.only("both")
    if field.key == "period" and named:  # the same in every row: it stands beside the title
        return field.only("data")
    return field


def _headings(
    dataset: "Dataset",
    rows: "Sequence[Observed]",
    areas: "Sequence[Area]",
    indicators: "Sequence[Indicator]",
) -> dict[str, Any]:
    scope = scope_of(dataset, list(areas))
    headings: dict[str, Any] = {
        "rank": say("col.rank_in", area=scope.name) if scope else say("col.rank")
    }
    return headings | growth_headings(rows, [each.kind for each in indicators], indicators)


def growth_headings(
    rows: "Iterable[Any]", kinds: Sequence[str], indicators: "Sequence[Indicator]"
) -> dict[str, Any]:
    """The heads of printed and computed growth: they hold the unit and the basis."""
    listed_rows = list(rows)
    bases = growth_bases(listed_rows)
    printed = bool(bases)
    reported = say(f"col.growth_reported.{bases[0]}" if bases else "col.growth_reported")
    measures = {
        row.change.measure for row in listed_rows if getattr(row, "change", None) is not None
    }
    measures = measures or {"percent" if "level" in kinds else "points"}
    nominal = all(is_money(each.unit) and each.kind == "level" for each in indicators)
    if measures == {"points"}:
        permille = any(each.unit.code in ("PM", "PERMIL") for each in indicators)
        word = say("permille-points" if permille else "points")
        computed = say("col.change_points", unit=word)
    elif measures == {"places"}:
        computed = say("col.moved")
    elif measures == {"index-points"}:
        computed = say("col.change_points", unit=say("index-points"))
    elif measures == {"difference"}:
        computed = say("col.change")
    elif "percent" in measures:
        key = "col.growth_computed" if printed else "col.growth_only"
        computed = say(f"{key}.nominal" if nominal else key)
    else:
        computed = say("col.change")
    return {"growth_reported": reported, "growth_computed": computed}


def _dividers(
    several_indicators: bool, several_areas: bool
) -> Callable[[Any, Any], Iterable[Divider]]:
    def between(before: "Observed | None", row: "Observed") -> Iterator[Divider]:
        figure = row.figure
        new_indicator = before is None or before.figure.indicator.id != figure.indicator.id
        new_area = before is None or before.figure.area.code != figure.area.code
        if several_indicators and new_indicator:
            yield Divider(IndicatorHead((figure.indicator,)))
        if several_areas and (new_area or (several_indicators and new_indicator)):
            yield Divider(figure.area.name)
        for each in row.breaks:
            yield Divider(say("note.break", reason=reason_of(each)), "break")

    return between


class IndicatorHead(tuple[Any, ...]):
    """An indicator and its unit over its rows."""

    def of(self, language: str) -> str:
        """ "Gross domestic product, billion yuan"."""
        (indicator,) = self
        unit = indicator.display[1 if language == "zh" else 0].label.of(language)
        name = str(indicator.name.of(language))
        if indicator.kind in ("rank", "fact") or not unit:
            return name
        return f"{name}，{unit}" if language == "zh" else f"{name}, {unit}"


__all__ = ["FIELDS", "REPORTED", "basis_legend", "growth_headings", "series_report"]
