"""``rank``: the trajectory of a rank, or the league table of one period."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from binzhou_cli.commands.options import (
    AreaNames,
    OneIndicator,
    PeriodRange,
    PictureSize,
    PictureTheme,
    Session,
    shared,
    words,
)
from binzhou_cli.report import Cell, Column, Divider, Report, Row

if TYPE_CHECKING:
    from binzhou_cli.analysis.rank import League, Measure, Standing
    from binzhou_cli.model.dataset import Area, Indicator, Observation

MEASURES = ("value", "growth", "reported-growth")


@shared
def command(
    session: Session,
    indicator: OneIndicator,
    period: PeriodRange = None,
    area: AreaNames = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="MEASURE",
            autocompletion=lambda incomplete: [
                one for one in MEASURES if one.startswith(incomplete)
            ],
            help=words(
                "What is ranked: value, growth (computed) or reported-growth.",
                "排序依据：value、growth（计算）或 reported-growth（公布）。",
            ),
        ),
    ] = "value",
    all: Annotated[
        bool,
        typer.Option(
            "--all",
            help=words("Every area in one chart, yours highlighted.", "各地区同图，突出本地。"),
        ),
    ] = False,
    size: PictureSize = None,
    theme: PictureTheme = "light",
) -> Report:
    """A standing a row; with one period, an area a row."""
    from binzhou_cli.errors import UsageError

    texts = session.texts
    if by not in MEASURES:
        raise UsageError(texts("error.by", name=by))
    session.picture(size, theme)
    chosen = session.indicator(indicator)
    built = RankReport(session, chosen, by)
    if period is not None and ":" not in period:
        return built.league(period, [each.code for each in session.areas(area)])
    areas = session.areas(area)
    if all:
        own = areas[0] if len(areas) == 1 else session.areas(None)[0]
        members = [each for each in session.dataset.areas if each.parent == own.parent]
        return built.trajectories(members, session.span(period), own=own)
    return built.trajectories(areas, session.span(period))


class RankReport:
    """Builds the reports of ``rank``."""

    def __init__(self, session: Session, indicator: "Indicator", by: str) -> None:
        from binzhou_cli.commands.phrases import Notes, Sources

        self.session = session
        self.texts = session.texts
        self.dataset = session.dataset
        self.indicator = indicator
        self.by = by
        self.notes = Notes(session.texts)
        self.sources = Sources(session.dataset)

    @property
    def name(self) -> str:
        """What is ranked, in words."""
        name = self.indicator.name.of(self.texts.language)
        return name if self.by == "value" else self.texts(f"title.{self.by}", name=name)

    def measure(self, scope: "Area") -> "Measure | None":
        """What is ranked of an observation; none for its value."""
        if self.by == "value":
            return None
        if self.by == "reported-growth":
            return lambda observation: (
                observation.growth.percent if observation.growth is not None else None
            )
        from binzhou_cli.analysis.growth import year_on_year
        from binzhou_cli.analysis.series import series

        growth: dict[tuple[str, str, str], Decimal] = {}
        for area in self.dataset.areas:
            if area.parent != scope.code:
                continue
            for observation, change in year_on_year(series(self.dataset, self.indicator, area)):
                if (
                    change is not None
                    and change.amount is not None
                    and change.years == 1
                    and not change.marks
                ):
                    key = (area.code, observation.period.text, observation.source)
                    growth[key] = change.amount
        return lambda observation: growth.get(
            (observation.area, observation.period.text, observation.source)
        )

    def league(self, typed: str, own: list[str]) -> Report:
        """The league table of one period."""
        from binzhou_cli.analysis.rank import leagues
        from binzhou_cli.commands.phrases import cities, place_text, reason, shown_unit
        from binzhou_cli.errors import BinzhouError

        texts, dataset = self.texts, self.dataset
        period = self.session.period(typed)
        scope = self._scope(dataset.areas_by_code[own[0]])
        found = (
            leagues(dataset, self.indicator, scope, [period], self.measure(scope)).get(period)
            if scope is not None
            else None
        )
        if found is None or scope is None:
            raise BinzhouError(
                texts("error.not_ranked", name=self.indicator.id, period=period),
                texts("error.see", command=f"binzhou rank {self.indicator.id}"),
            )
        unit = shown_unit(self.session, self.indicator)
        rows: list[Row | Divider] = [
            self._entry(found, entry, unit, entry.area.code in own) for entry in found.entries
        ]
        for area, why in found.left_out:
            name = area.name.of(texts.language)
            self.notes.add(
                texts("note.left_out", period=period, areas=f"{name} ({reason(why, texts)})")
            )
        lines = []
        for code in own:
            entry = found.of(code)
            if entry is not None:
                said = place_text(found, entry.place, texts)
                lines.append(texts("line.league", area=entry.area.name, place=said))
        for entry in found.entries:
            if entry.observation.note:
                self.notes.add(entry.observation.note)
        self.sources.add([found.source.id])
        self._note_order()
        title = texts("title.league", name=self.name, period=period, areas=cities(scope, texts))
        chart = None
        if self.session.draws:
            from binzhou_cli.commands.charts import league_bars

            heading = title
            if len(own) == 1:
                heading = texts(
                    "chart.league",
                    name=self.name,
                    period=period,
                    area=dataset.areas_by_code[own[0]].name,
                    areas=cities(scope, texts),
                )
            chart = league_bars(self.session, heading, found, self.indicator, own, self.by)
        value = "percent" if self.by != "value" else "number"
        label = "%" if self.by != "value" else texts("col.value")
        return Report(
            title=title,
            chart=chart,
            chart_shown="file",
            subtitle="" if self.by != "value" else unit.label.of(texts.language),
            columns=[
                Column("indicator", shown="data"),
                Column("period", shown="data"),
                Column("rank", texts("col.place"), "place"),
                Column("area", shown="data"),
                Column("area_name", texts("col.area")),
                Column(
                    "value",
                    texts("col.value"),
                    "number",
                    shown="data" if self.by != "value" else "both",
                ),
                Column("unit", shown="data"),
                Column("growth", label, value, shown="both" if self.by != "value" else "data"),
                Column("by", shown="data"),
                Column("share_bar", "", "bar", shown="table", drop=1),
                Column("rank_among", shown="data"),
                Column("rank_of", shown="data"),
                Column("qualifier", shown="data"),
                Column("status", shown="data"),
                Column("source", texts("col.source"), "sources", drop=2, shown="data"),
                Column("note", shown="data"),
            ],
            rows=rows,
            lines=lines,
            notes=self.notes.sentences(),
            sources=self.sources.notes(),
            empty=texts("empty.rank", name=self.name, area=scope.name),
        )

    def _entry(self, league: "League", entry: Any, unit: Any, own: bool) -> Row:
        from binzhou_cli.commands.phrases import unit_name, value_cell

        tone = "own" if own else ""
        observation: Observation = entry.observation
        value = value_cell(self.dataset, self.indicator, observation, unit)
        growth = entry.value if self.by != "value" else None
        return (
            self.indicator.id,
            league.period.text,
            Cell(entry.place, tone=tone),
            entry.area.code,
            Cell(entry.area.name.of("en"), entry.area.name.of(self.texts.language), tone=tone),
            Cell(value.value, before=value.before, tone=tone),
            unit_name(unit),
            Cell(growth, tone=tone),
            self.by,
            Cell(entry.value, tone=tone),
            len(league.entries),
            league.members,
            observation.qualifier,
            ";".join(observation.status),
            observation.source,
            observation.note,
        )

    def _scope(self, area: "Area") -> "Area | None":
        return self.dataset.areas_by_code.get(area.parent or "")

    def trajectories(
        self, areas: "list[Area]", wanted: "Callable[[Any], bool]", own: "Area | None" = None
    ) -> Report:
        """The standings of one area or several, in order of time.

        Args:
            own: the one that stands out among all; the others are its background.
        """
        from binzhou_cli.analysis.rank import trajectory
        from binzhou_cli.commands.phrases import cities

        texts = self.texts
        rows: list[Row | Divider] = []
        lines: list[str] = []
        bases: set[str] = set()
        scopes: list[Area] = []
        trails_by_area: list[tuple[Area, list[Standing]]] = []
        for area in areas:
            scope = self._scope(area)
            if scope is None:
                continue
            standings = [
                each
                for each in trajectory(
                    self.dataset, self.indicator, area, scope, self.measure(scope)
                )
                if wanted(each.period)
            ]
            if not standings:
                continue
            scopes.append(scope)
            trails_by_area.append((area, standings))
            if len(areas) > 1:
                rows.append(Divider(area.name.of(texts.language)))
            segments = self._segments(area, standings)
            for divider, segment in segments:
                if divider:
                    rows.append(Divider(texts("note.break", reason=divider), "break"))
                rows += [
                    self._standing(area, each, _like(segment[:i], each), bool(divider and not i))
                    for i, each in enumerate(segment)
                ]
            bases |= {"computed" if each.entry is not None else "reported" for each in standings}
            trails = [self._trail(segment) for _, segment in segments]
            names = f"{area.name.of(texts.language)}{texts('colon')}" if len(areas) > 1 else ""
            if own is None or area is own:
                lines += [f"{names}{trail}" for trail in trails if trail]
        basis = texts.join([texts(each) for each in sorted(bases)])
        scope = scopes[0] if scopes else self.dataset.areas[0]
        if "computed" in bases:
            self._note_order()
        title = self.name  # that of a printed rank says already that it is one
        if self.indicator.kind != "rank":
            title = texts("title.rank", name=self.name, areas=cities(scope, texts))
        chart = None
        if self.session.draws:
            from binzhou_cli.commands.charts import bump

            shown = (own or areas[0]).code
            named = own or (areas[0] if len(areas) == 1 else None)
            heading = self._heading(title, named, scope)
            by_value = self.by == "value"
            chart = bump(
                self.session, self.indicator, heading, trails_by_area, shown, basis,
                by_value=by_value,
            )  # fmt: skip
        return Report(
            title=title,
            chart=chart,
            chart_shown="under" if own is None else "instead",
            aside=texts.join([each.name.of(texts.language) for each in areas])
            if len(areas) < 4
            else "",
            subtitle=basis,
            columns=[
                Column("indicator", shown="data"),
                Column("area", shown="data"),
                Column("area_name", shown="data"),
                Column("period", texts("col.period"), "period"),
                Column("rank", texts("col.computed"), "place", drop=1),
                Column("rank_among", shown="data"),
                Column("rank_of", shown="data"),
                Column("rank_reported", texts("col.reported"), "place", drop=2),
                Column("moved", texts("col.moved"), "amount", drop=4),
                Column("by", shown="data"),
                Column("caveat", shown="data"),
                Column("left_out", shown="data"),
                Column("source", texts("col.source"), "sources", drop=6),
            ],
            rows=rows,
            lines=lines,
            notes=self.notes.sentences(),
            sources=self.sources.notes(),
            empty=texts(
                "empty.rank",
                name=self.name,
                area=texts.join([each.name.of(texts.language) for each in areas][:3]),
            ),
        )

    def _heading(self, title: str, area: "Area | None", scope: "Area") -> str:
        """The title of a chart: it says whose rank it shows, and no other line does."""
        from binzhou_cli.commands.phrases import cities, within

        texts = self.texts
        if area is None:
            return title
        if self.indicator.kind == "rank":
            return texts("chart.of_area", area=area.name, name=title)
        areas = cities(scope, texts)
        return texts("chart.rank", area=area.name, name=within(self.name), areas=areas)

    def _note_order(self) -> None:
        texts = self.texts
        lowest = self.indicator.better == "lower" and self.by == "value"
        self.notes.add(texts("note.rank.order", order=texts("lowest" if lowest else "highest")))

    def _segments(
        self, area: "Area", standings: "list[Standing]"
    ) -> "list[tuple[str, list[Standing]]]":
        """The standings, parted where the basis or the members change, with what parts them."""
        from binzhou_cli.analysis.rank import parting

        segments: list[tuple[str, list[Standing]]] = []
        for each in standings:
            if not segments:
                segments.append(("", [each]))
                continue
            why = parting(self.dataset, self.indicator, area, segments[-1][1][-1], each)
            if why:
                said = [one.of(self.texts.language) for one in why]
                segments.append((self.texts("semicolon").join(said), [each]))
            else:
                segments[-1][1].append(each)
        return segments

    def _standing(
        self, area: "Area", each: "Standing", earlier: "Standing | None", parted: bool
    ) -> Row:
        from binzhou_cli.commands.phrases import moved, note_league, place_text, tone

        texts = self.texts
        note_league(each, self.notes, texts)
        computed = Cell(None)
        if each.league is not None and each.entry is not None:
            computed = Cell(each.entry.place, place_text(each.league, each.entry.place, texts))
        elif each.league is not None:
            why = next(why for member, why in each.league.left_out if member.code == area.code)
            computed = Cell(None, texts(f"short.{why.code}"), tone="quiet")
        reported = each.reported[0].place if each.reported else None
        if each.entry is not None and reported not in (None, each.entry.place):
            self.notes.add(texts("note.rank.differs"), each.period)
        step = Cell(None)
        if earlier is not None and earlier.place is not None and each.place is not None:
            places = earlier.place - each.place
            text = "" if places == 0 else moved(places, texts)
            step = Cell(places, text, tone=tone(self.indicator, Decimal(places), "places"))
        ids = [one.source for one in each.reported]
        if each.league is not None and each.entry is not None:
            ids.insert(0, each.league.source.id)
        return (
            self.indicator.id,
            area.code,
            area.name.of("en"),
            each.period.text,
            computed,
            len(each.league.entries) if each.league is not None and each.entry else None,
            each.league.members if each.league is not None and each.entry else None,
            reported,
            step,
            self.by,
            "break" if parted else None,
            ";".join(one.code for one, _ in each.league.left_out) if each.league else None,
            self.sources.add(ids),
        )

    def _trail(self, segment: "list[Standing]") -> str:
        """ "9th → 3rd → 1st → 1st, up 8 places since 2018"."""
        from binzhou_cli.messages import ordinal

        texts = self.texts
        placed = [each for each in segment if each.place is not None]
        whole = [each for each in placed if each.league is None or not each.league.left_out]
        placed = whole or placed  # a place among fewer members is no step of the way
        if not placed:
            return ""
        long = len(placed) > 6
        steps: list[str] = []
        last: int | None = None
        for each in placed:
            place = each.place
            assert place is not None
            if not long or place != last:
                said = ordinal(place, texts.language)
                steps.append(f"{said} ({each.period})" if long else said)
            last = place
        first, final = placed[0], placed[-1]
        assert first.place is not None
        assert final.place is not None
        won = first.place - final.place
        trail = " → ".join(steps)
        if len(placed) == 1:
            line = texts("line.only", trail=f"{trail} ({first.period})")
        elif won == 0:
            line = texts("line.same", trail=trail, period=first.period)
        else:
            key = f"line.{'up' if won > 0 else 'down'}{'.one' if abs(won) == 1 else ''}"
            line = texts(key, trail=trail, n=abs(won), period=first.period)
        return line


def _like(earlier: "list[Standing]", later: "Standing") -> "Standing | None":
    """The last standing before, on the same basis and among the same members."""
    for each in reversed(earlier):
        if each.place is not None and _ranked(each) == _ranked(later):
            return each
    return None


def _ranked(each: "Standing") -> "frozenset[str] | None":
    if each.league is None or each.entry is None:
        return None
    return frozenset(entry.area.code for entry in each.league.entries)
