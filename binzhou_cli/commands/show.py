"""``show``: a series, with all that is known of each figure."""

from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.commands.options import (
    AcrossBreaks,
    AreaNames,
    Indicators,
    PeriodRange,
    Session,
    UnitName,
    shared,
    words,
)
from binzhou_cli.report import Cell, Column, Divider, Report, Row, Value

if TYPE_CHECKING:
    from decimal import Decimal

    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.rank import League
    from binzhou_cli.analysis.series import Series
    from binzhou_cli.model.dataset import Area, Indicator, Observation, Unit
    from binzhou_cli.model.period import Period


@shared
def command(
    session: Session,
    indicators: Indicators,
    period: PeriodRange = None,
    area: AreaNames = None,
    unit: UnitName = None,
    all_sources: Annotated[
        bool,
        typer.Option(
            "--all-sources",
            help=words(
                "Every source of a figure, and the difference from the current one.",
                "列出同一数字的全部来源及与现用数之差。",
            ),
        ),
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            show_default=False,
            help=words("Only what had been published by a date.", "仅用某日以前发布的数据。"),
        ),
    ] = None,
    implied: Annotated[
        bool,
        typer.Option(
            "--implied",
            help=words(
                "Add what follows from reported growth, marked ≈.",
                "加入由公布增长推算的数值，标 ≈。",
            ),
        ),
    ] = False,
    across_breaks: AcrossBreaks = False,
) -> Report:
    """One row an observation."""
    return ShowReport(
        session,
        session.indicators(indicators),
        session.areas(area),
        unit=unit,
        period=period,
        all_sources=all_sources,
        as_of=session.date(as_of),
        implied=implied,
        across_breaks=across_breaks,
    ).report()


class ShowReport:
    """Builds the report of ``show``."""

    def __init__(
        self,
        session: Session,
        indicators: "list[Indicator]",
        areas: "list[Area]",
        *,
        unit: str | None,
        period: str | None,
        all_sources: bool,
        as_of: str | None,
        implied: bool,
        across_breaks: bool,
    ) -> None:
        from binzhou_cli.commands.phrases import Notes, Sources

        self.session = session
        self.texts = session.texts
        self.dataset = session.dataset
        self.indicators = indicators
        self.areas = areas
        self.unit = unit
        self.period = period
        self.wanted = session.span(period)
        self.all_sources = all_sources
        self.as_of = as_of
        self.implied = implied
        self.across_breaks = across_breaks
        self.notes = Notes(session.texts)
        self.sources = Sources(self.dataset)
        self.rows: list[Row | Divider] = []
        self.bases: dict[str, None] = {}

    def report(self) -> Report:
        """The whole report."""
        for indicator in self.indicators:
            self._indicator(indicator)
        first = self.indicators[0]
        one = len(self.indicators) == 1
        texts = self.texts
        self._closing_notes()
        return Report(
            title=_title(first, texts.language)
            if one
            else texts("title.show.many", n=len(self.indicators)),
            aside=texts.join([each.name.of(texts.language) for each in self.areas])
            if len(self.areas) < 4
            else "",
            subtitle=self._unit_of(first).label.of(texts.language) if one else "",
            columns=self._columns(),
            rows=self.rows,
            notes=self.notes.sentences(),
            sources=self.sources.notes(),
            empty=texts(
                "empty.show",
                name=texts.join([each.name.of(texts.language) for each in self.indicators]),
                area=texts.join([each.name.of(texts.language) for each in self.areas][:3]),
            ),
        )

    def _unit_of(self, indicator: "Indicator") -> "Unit":
        from binzhou_cli.commands.phrases import shown_unit

        return shown_unit(self.session, indicator, self.unit)

    def _indicator(self, indicator: "Indicator") -> None:
        from binzhou_cli.analysis.series import series

        many = len(self.indicators) > 1
        if not many:
            self.notes.add(indicator.definition.of(self.texts.language))
        before = len(self.rows)
        unit = self._unit_of(indicator)
        leagues = self._leagues(indicator)
        for area in self.areas:
            rows = self._series(series(self.dataset, indicator, area, self.as_of), unit, leagues)
            if rows and len(self.areas) > 1:
                self.rows.append(Divider(area.name.of(self.texts.language)))
            self.rows += rows
        if many and len(self.rows) > before:
            label = (
                f"{indicator.name.of(self.texts.language)}, {unit.label.of(self.texts.language)}"
            )
            self.rows.insert(before, Divider(label, "heading"))

    def _leagues(self, indicator: "Indicator") -> "dict[str, dict[Period, League]]":
        """The league tables by the code of their scope."""
        from binzhou_cli.analysis.rank import leagues

        if indicator.kind in ("rank", "fact") or self.as_of is not None:
            return {}
        scopes = {area.parent for area in self.areas if area.parent is not None}
        return {
            code: leagues(self.dataset, indicator, self.dataset.areas_by_code[code])
            for code in sorted(scopes)
        }

    def _series(
        self, found: "Series", unit: "Unit", leagues: "dict[str, dict[Period, League]]"
    ) -> list[Row | Divider]:
        from binzhou_cli.analysis.breaks import breaks_of, parts
        from binzhou_cli.analysis.growth import year_on_year

        rows: list[Row | Divider] = []
        known = {each.source for each in found.current}
        breaks = list(breaks_of(self.dataset, found.indicator, found.area, frozenset(known)))
        last: Observation | None = None
        for observation, change in year_on_year(found, across_breaks=self.across_breaks):
            if not self.wanted(observation.period):
                continue
            for each in breaks:
                if last is not None and parts(each, last.period, observation.period):
                    text = self.texts("note.break", reason=each.reason)
                    rows.append(Divider(text, "break"))
            if last is None:  # nothing above it shows the break that refuses its growth
                self.notes.refused(change, observation.period)
            year = observation.period
            derived = self._implied_row(found, observation, unit) if self.implied else None
            if derived is not None:
                rows.append(derived)
            rows.append(self._row(found, observation, change, unit, leagues))
            if self.all_sources:
                rows += [
                    self._row(found, other, None, unit, {}, current=observation)
                    for other in found.others.get(year, ())
                ]
            last = observation
        return rows

    def _row(
        self,
        found: "Series",
        observation: "Observation",
        change: "Change | None",
        unit: "Unit",
        leagues: "dict[str, dict[Period, League]]",
        current: "Observation | None" = None,
    ) -> Row:
        from binzhou_cli.analysis.rank import Standing
        from binzhou_cli.commands.phrases import (
            SIGNS,
            growth_cell,
            note_league,
            place_text,
            unit_name,
            value_cell,
        )
        from binzhou_cli.messages import ordinal

        texts = self.texts
        indicator, area = found.indicator, found.area
        source = self.dataset.sources_by_id[observation.source]
        league = leagues.get(area.parent or "", {}).get(observation.period)
        entry = league.of(area.code) if league is not None else None
        reported = next(
            (each.rank for each in found.vintages(observation.period) if each.rank is not None),
            None,
        )
        rank = Cell(None)
        if league is not None and entry is not None:
            rank = Cell(entry.place, place_text(league, entry.place, texts))
            note_league(Standing(observation.period, league), self.notes, texts)
        elif reported is not None and current is None:
            words = f"{ordinal(reported.place, texts.language)} ({texts('reported')})"
            rank = Cell(None, words)
        growth = observation.growth
        if growth is not None:
            self.bases[growth.basis] = None
        others = found.others.get(observation.period, ()) if current is None else ()
        named = self.sources.add((observation.source, *(each.source for each in others)))
        self._note(observation, change, area)
        if current is None and not self.all_sources:
            self._note_others(found, observation, unit)
        return (
            indicator.id,
            area.code,
            Cell(observation.period.text, tone="quiet" if current is not None else ""),
            value_cell(self.dataset, indicator, observation, unit),
            unit_name(unit),
            observation.qualifier,
            ";".join(observation.status),
            Cell(growth.percent, before=SIGNS.get(growth.qualifier, "")) if growth else Cell(None),
            growth.basis if growth else None,
            growth_cell(change, indicator, texts),
            change.measure if change is not None and change.refused is None else None,
            change.years if change is not None and change.refused is None else None,
            change.refused.code if change is not None and change.refused is not None else None,
            rank,
            len(league.entries) if league is not None and entry is not None else None,
            league.members if league is not None and entry is not None else None,
            reported.place if reported is not None and current is None else None,
            self._difference(found, current, observation, unit),
            current is None,
            None,
            area.name.of("en"),
            Cell(observation.source, " ".join(str(self.sources.number(each)) for each in named)),
            source.published,
            observation.note,
        )

    def _difference(
        self,
        found: "Series",
        current: "Observation | None",
        other: "Observation",
        unit: "Unit",
    ) -> Cell:
        from binzhou_cli.analysis.scale import value_in
        from binzhou_cli.commands.phrases import signed

        if current is None:
            return Cell(None)
        ours = value_in(self.dataset, found.indicator, current, unit)
        theirs = value_in(self.dataset, found.indicator, other, unit)
        if ours is None or theirs is None:
            return Cell(None)
        return Cell(theirs - ours, signed(theirs - ours))

    def _implied_row(self, found: "Series", later: "Observation", unit: "Unit") -> Row | None:
        """The derived value of the year before an observation, if it implies one."""
        from binzhou_cli.analysis.caveats import Caveat
        from binzhou_cli.analysis.growth import implied_before
        from binzhou_cli.analysis.scale import scaled, unit_of
        from binzhou_cli.commands.phrases import reason, unit_name

        derived = implied_before(found, later)
        if derived is None:
            return None
        if isinstance(derived, Caveat):
            self.notes.add(
                self.texts("note.implied_none", reason=reason(derived, self.texts)), later.period
            )
            return None
        printed = unit_of(self.dataset, found.indicator, later)
        formula = f"{derived.formula} {printed.label.of(self.texts.language)}"
        self.notes.add(self.texts("note.implied", period=derived.period, formula=formula))
        self.sources.add([derived.source])
        source = self.dataset.sources_by_id[derived.source]
        known: dict[str, Value] = {
            "indicator": found.indicator.id,
            "area": found.area.code,
            "period": Cell(derived.period, tone="quiet"),
            "value": Cell(scaled(derived.value, printed, unit), before="≈ ", tone="quiet"),
            "unit": unit_name(unit),
            "qualifier": "about",
            "status": "E",
            "current": False,
            "derived": derived.formula,
            "area_name": found.area.name.of("en"),
            "source": Cell(source.id, str(self.sources.number(source.id))),
            "published": source.published,
            "note": f"derived: {formula}",
        }
        return tuple(known.get(column.key) for column in self._columns())

    def _note(self, observation: "Observation", change: "Change | None", area: "Area") -> None:
        from binzhou_cli.commands.phrases import SIGNS, reason
        from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL

        texts = self.texts
        where = observation.period.text
        if len(self.areas) > 1:
            where = f"{area.name.of(texts.language)} {where}"
        if observation.note:
            self.notes.add(observation.note, where)
        if observation.qualifier in BOUNDS:
            self.notes.add(texts("note.bound", sign=SIGNS[observation.qualifier].strip()))
        elif observation.qualifier != "exact" or (
            observation.growth is not None and observation.growth.qualifier != "exact"
        ):
            self.notes.add(texts("note.approximate"))
        if "P" in observation.status and "provisional" not in observation.note:
            self.notes.add(texts("note.provisional"), where)
        if DOUBTFUL & set(observation.status):
            self.notes.add(texts("note.doubtful"))
        if change is None:
            return
        if change.years > 1 and change.refused is None:
            self.notes.add(texts("note.growth_gap", sign="⌀"))
        for mark in change.marks:
            if mark.code == "across":
                self.notes.add(texts("note.across", reason=reason(mark.params["reason"], texts)))
            elif mark.code == "doubtful":
                self.notes.add(texts("note.doubtful"))

    def _note_others(self, found: "Series", observation: "Observation", unit: "Unit") -> None:
        """Say where another source prints another figure: nothing is averaged."""
        from binzhou_cli.analysis.scale import value_in
        from binzhou_cli.commands.phrases import SIGNS

        texts = self.texts
        ours = value_in(self.dataset, found.indicator, observation, unit)
        for other in found.others.get(observation.period, ()):
            number = f"[{self.sources.number(other.source)}]"
            theirs = value_in(self.dataset, found.indicator, other, unit)
            if theirs is not None and ours is not None and not _agree(ours, theirs):
                said = f"{SIGNS.get(other.qualifier, '')}{theirs:,f}"
                self.notes.add(
                    texts("note.other", period=observation.period, source=number, value=said)
                )
            if (
                other.growth is not None
                and observation.growth is not None
                and not _agree(other.growth.percent, observation.growth.percent)
            ):
                self.notes.add(
                    texts(
                        "note.other.growth",
                        period=observation.period,
                        source=number,
                        value=other.growth.percent,
                    )
                )

    def _closing_notes(self) -> None:
        texts = self.texts
        rows = [row for row in self.rows if not isinstance(row, Divider)]
        if self.bases:
            basis = texts.join([texts(f"basis.{each}") for each in self.bases])
            self.notes.add(texts("note.reported", basis=basis))
        if any(isinstance(row[9], Cell) and row[9].value is not None for row in rows):
            topical = {each.unit.startswith("CNY") for each in self.indicators}
            kinds = {each.kind for each in self.indicators}
            if "level" in kinds:
                key = "note.computed" if topical == {True} else "note.computed.plain"
                self.notes.add(texts(key))
            elif kinds & {"share", "rate"}:
                self.notes.add(texts("note.points"))
        ranked = [row for row in rows if isinstance(row[13], Cell) and row[13].value is not None]
        if ranked and len(self.indicators) == 1:
            from binzhou_cli.commands.phrases import cities

            parent = next(area.parent for area in self.areas if area.parent is not None)
            scope = self.dataset.areas_by_code[parent]
            order = "lowest" if self.indicators[0].better == "lower" else "highest"
            self.notes.add(texts("note.rank", areas=cities(scope, texts), order=texts(order)))
        if self.as_of is not None:
            self.notes.add(texts("note.as_of", date=self.as_of))

    def _columns(self) -> list[Column]:
        texts = self.texts
        kinds = {each.kind for each in self.indicators}
        reported = any(
            isinstance(row[7], Cell) and row[7].value is not None
            for row in self.rows
            if not isinstance(row, Divider)
        )
        if kinds <= {"share", "rate"}:
            unit = "permille-points" if self.indicators[0].unit == "PM" else "points"
            computed = texts("col.change_points", unit=texts(unit))
        elif kinds == {"rank"}:
            computed = texts("col.moved")
        else:
            computed = texts("col.growth_computed" if reported else "col.growth_only")
        scopes = {area.parent for area in self.areas}
        parent = self.dataset.areas_by_code.get(next(iter(scopes)) or "")
        scope = parent.name.of(texts.language) if parent is not None else ""
        place = "place" if kinds == {"rank"} else "number"
        return [
            Column("indicator", shown="data"),
            Column("area", shown="data"),
            Column("period", texts("col.period"), "period"),
            Column("value", texts("col.value"), place, wrap=kinds == {"fact"}),
            Column("unit", shown="data"),
            Column("qualifier", shown="data"),
            Column("status", shown="data"),
            Column("growth_reported", texts("col.growth_reported"), "percent_printed", drop=2),
            Column("growth_reported_basis", shown="data"),
            Column("growth_computed", computed, "percent", drop=3),
            Column("growth_measure", shown="data"),
            Column("growth_years", shown="data"),
            Column("growth_caveat", shown="data"),
            Column("rank", texts("col.rank_in", area=scope), "place", drop=4),
            Column("rank_among", shown="data"),
            Column("rank_of", shown="data"),
            Column("rank_reported", shown="data"),
            Column("difference", texts("col.difference"), "number", drop=5),
            Column("current", shown="data"),
            Column("derived", shown="data"),
            Column("area_name", shown="data"),
            Column("source", texts("col.source"), "sources", drop=6),
            Column(
                "published",
                texts("col.published"),
                drop=7,
                shown="both" if self.all_sources else "data",
            ),
            Column("note", shown="data"),
        ]


def _title(indicator: "Indicator", language: str) -> str:
    """Both names, that in the language of the run first."""
    names = (indicator.name.of(language), indicator.name.en, indicator.name.zh)
    return " · ".join(dict.fromkeys(name for name in names if name))


def _agree(ours: "Decimal", theirs: "Decimal") -> bool:
    """Whether two printed figures are one, as far as the coarser one goes."""
    from binzhou_cli.analysis.scale import decimals_of, rounded

    least = min(decimals_of(ours), decimals_of(theirs))
    return rounded(ours, least) == rounded(theirs, least)
