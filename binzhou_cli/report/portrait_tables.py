"""The tables of the page of a place."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import say
from binzhou_cli.report.fields import league_notes, text_of, ties_legend
from binzhou_cli.report.portrait_words import Subject, change_line, place_line, printed_line
from binzhou_cli.report.report import Field, Report, nothing
from binzhou_cli.report.series import series_report

if TYPE_CHECKING:
    from binzhou_cli.analysis.observed import Observed
    from binzhou_cli.analysis.portrait import Beside, Rival, Told
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Indicator

Draw = Callable[..., Any]


class Says(tuple[Any, ...]):
    """What a source says of a figure: its sentence, else where it stands; and our note."""

    @property
    def figure(self) -> Any:
        """The figure."""
        (found,) = self
        return found

    def of(self, language: str) -> str:
        """The sentence and the note."""
        figure = self.figure
        parts = (figure.quote or figure.locator, figure.note.of(language))
        return " · ".join(each for each in parts if each)


def _subject(told: "Told") -> Subject:
    return Subject((told.indicator, told.glimpse.figure.period))


def _placed_subject(told: "Told") -> Subject:
    assert told.placed is not None
    return Subject((told.indicator, told.placed.period))


def _placed_figure(told: "Told") -> Any:
    return told.placed.entry.figure if told.placed is not None and told.placed.entry else None


def _sources_of(told: "Told") -> tuple[Any, ...]:
    glimpse = told.glimpse
    found = [glimpse.figure.source]
    if glimpse.printed is not None:
        found.append(glimpse.printed.source)
    return tuple(dict.fromkeys(found))


def _league_source(told: "Told") -> tuple[Any, ...]:
    return (told.placed.league.source,) if told.placed and told.placed.league else ()


def standing_table(told: "Sequence[Told]", strip: Draw) -> Report:
    """A row an indicator: its figure, its place, and the others as dots."""
    return Report(
        title=say("page.table.stands"),
        fields=(
            Field("subject", "subject", _placed_subject, "col.name"),
            Field("value", "figure", _placed_figure, "col.value"),
            Field("rank", "place", lambda row: row.placed, "col.rank"),
            Field("strip", "strip", strip, "page.col.strip"),
            Field("source", "sources", _league_source, "col.source"),
        ),
        records=list(told),
        sources=_league_source,
    )


def series_table(told: "Sequence[Told]", course: Draw) -> Report:
    """A row a series: its latest figure, what it changed, its course, its place."""
    return Report(
        title=say("page.table.series"),
        fields=(
            Field("subject", "subject", _subject, "col.name"),
            Field("value", "figure", lambda row: text_of(row.glimpse.figure), "col.value"),
            Field("trend", "course", course, "col.trend"),
            Field(
                "change",
                "lines",
                lambda row: (change_line(row.glimpse.change), printed_line(row.glimpse.printed)),
                "col.change",
            ),
            Field("rank", "text", lambda row: place_line(row.placed), "col.rank", drop=1),
            Field("source", "sources", _sources_of, "col.source"),
        ),
        records=list(told),
        sources=_sources_of,
    )


def single_table(told: "Sequence[Told]") -> Report:
    """A row an indicator that has a figure or two, the newest first."""
    return Report(
        title=say("page.table.single"),
        fields=(
            Field("subject", "subject", _subject, "col.name"),
            Field("value", "figure", lambda row: text_of(row.glimpse.figure), "col.value"),
            Field(
                "change",
                "lines",
                lambda row: (change_line(row.glimpse.change), printed_line(row.glimpse.printed)),
                "col.change",
            ),
            Field("source", "sources", _sources_of, "col.source"),
        ),
        records=list(told),
        sources=_sources_of,
    )


KEPT = ("period", "value", "growth_reported", "growth_computed", "rank", "source")


def every_figure(
    dataset: "Dataset",
    rows: "Sequence[Observed]",
    indicators: "Sequence[Indicator]",
    area: "Area",
) -> Report:
    """Every row of ``show``, with what the source says of it."""
    report = series_report(dataset, rows, indicators, [area], units={}, vintages=True)
    kept = {each.key: each for each in report.fields if each.shown != "data"}
    fields = [kept[key]._replace(notes=nothing, legend=nothing, drop=1) for key in KEPT]
    fields = [
        each._replace(kind="plain-figure") if each.key == "value" else each for each in fields
    ]
    says = Field("says", "says", lambda row: Says((row.figure,)), "col.says")
    headings = {
        "growth_reported": say("page.col.printed"),
        "growth_computed": say("page.col.computed"),
        "rank": say("col.rank"),
    }
    return report._replace(
        title=say("page.table.every"),
        fields=(*fields, says),
        subtitle=(),
        aside="",
        notes=(),
        headings=headings,
        dividers=report.dividers if len(indicators) > 1 else _headed(report),
    )


def _headed(report: Report) -> Any:
    def between(before: Any, row: "Observed") -> Iterator[Any]:
        from binzhou_cli.report.report import Divider
        from binzhou_cli.report.series import IndicatorHead

        if before is None:
            yield Divider(IndicatorHead((row.figure.indicator,)))
        yield from report.dividers(before, row)

    return between


def league_table(rows: "Sequence[Rival]") -> Report:
    """The league table of one period, with the growth and the place before of each."""
    league = rows[0].league
    return Report(
        title=say("page.league.of", name=league.indicator.name, period=league.period),
        fields=(
            Field("rank", "place", lambda row: row.entry, "col.place", legend=_ties),
            Field("area_name", "name", lambda row: row.entry.area.name, "col.area"),
            Field("value", "league-figure", lambda row: row.figure, "col.value"),
            Field("change", "change", lambda row: row.change, "page.col.computed", drop=1),
            Field("before", "place", lambda row: row.before, "page.col.before", drop=1),
        ),
        records=list(rows),
        subtitle=(league.indicator,),
        notes=list(league_notes(league)),
        sources=lambda row: (row.league.source,),
        own=lambda row: row.own,
    )


def _ties(rows: "Sequence[Rival]") -> Any:
    return ties_legend(rows)


def peers_table(beside: "Sequence[Beside]", areas: "Sequence[Area]") -> Report:
    """A row an indicator, a column an area."""

    def at(place: int) -> Callable[[Any], Any]:
        return lambda row: row.figures[place]

    columns = [
        Field(f"area-{i}", "plain-figure" if i else "figure", at(i)) for i in range(len(areas))
    ]
    return Report(
        title=say("page.table.peers"),
        fields=(
            Field(
                "subject", "subject", lambda row: Subject((row.indicator, row.period)), "col.name"
            ),
            *columns,
            Field("source", "sources", lambda row: (row.figures[0].source,), "col.source"),
        ),
        records=list(beside),
        headings={f"area-{i}": each.name for i, each in enumerate(areas)},
        sources=lambda row: [each.source for each in row.figures],
    )
