"""``list``: the indicators, with what they cover and their latest figure."""

from typing import TYPE_CHECKING, Annotated

import typer

from binzhou_cli.commands.options import Session, TopicName, shared, words
from binzhou_cli.report import Cell, Column, Divider, Report, Row

if TYPE_CHECKING:
    from decimal import Decimal

    from binzhou_cli.model.dataset import Area, Indicator, Observation


@shared
def command(
    session: Session,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]",
            show_default=False,
            help=words(
                "Only indicators whose id, names or aliases hold this.",
                "只列代号、名称或别名含此文字的指标。",
            ),
        ),
    ] = None,
    topic: TopicName = None,
) -> Report:
    """One row an indicator."""
    texts = session.texts
    dataset = session.dataset
    area = dataset.areas_by_code[dataset.default_area]
    wanted = session.topic(topic) if topic is not None else None
    found = [
        each
        for each in dataset.indicators
        if (wanted is None or each.topic == wanted) and (not text or _matches(each, text))
    ]
    rows: list[Row | Divider] = []
    topics = [each.id for each in dataset.topics]
    topics += sorted({each.topic for each in found} - set(topics))
    for name in topics:
        members = [each for each in found if each.topic == name]
        if members:
            known = dataset.topics_by_id.get(name)
            rows.append(Divider(known.name.of(texts.language) if known else name))
            rows += [_row(session, each, area) for each in members]
    return Report(
        title=texts("title.list.one") if len(found) == 1 else texts("title.list", n=len(found)),
        aside=dataset.title.of(texts.language),
        columns=[
            Column("indicator", texts("col.id"), "id", wrap=True, easy=22),
            Column("name", texts("col.name"), wrap=True, drop=1, easy=20),
            Column("name_zh", shown="data"),
            Column("topic", shown="data"),
            Column("kind", shown="data"),
            Column("first", shown="data"),
            Column("last", shown="data"),
            Column("years", texts("col.years"), shown="table", drop=2),
            Column("figures", shown="data"),
            Column("areas", shown="data"),
            Column("latest_period", shown="data"),
            Column("latest", texts("col.latest"), "number"),
            Column("latest_qualifier", shown="data"),
            Column("unit", texts("col.unit"), wrap=True, easy=10),
            Column("trend", texts("col.trend"), "spark", shown="table", drop=3),
        ],
        rows=rows,
        empty=texts("empty.list"),
    )


def _matches(indicator: "Indicator", text: str) -> bool:
    from binzhou_cli.analysis.names import indicator_names

    wanted = text.casefold()
    return any(wanted in name.casefold() for name in indicator_names(indicator))


def _row(session: Session, indicator: "Indicator", area: "Area") -> Row:
    from binzhou_cli.analysis.series import series
    from binzhou_cli.commands.phrases import place_cell, shown_unit, unit_name, value_cell

    dataset, language = session.dataset, session.language
    found = series(dataset, indicator, area)
    valued = [each for each in found.current if each.value is not None or each.text]
    unit = shown_unit(session, indicator)
    last = valued[-1] if valued else None
    latest = Cell(None)
    if last is not None:
        latest = value_cell(dataset, indicator, last, unit)
        if indicator.kind == "fact":  # its words stand where others have a unit
            latest = Cell(latest.value, "")
        elif indicator.kind == "rank":
            latest = place_cell(latest, session.texts)
    periods = [each.period.text for each in found.current]
    return (
        indicator.id,
        Cell(indicator.name.of("en"), indicator.name.of(language)),
        indicator.name.zh,
        indicator.topic,
        indicator.kind,
        periods[0] if periods else None,
        periods[-1] if periods else None,
        _span([each.period.text for each in valued] or periods),
        sum(1 + len(found.others.get(each.period, ())) for each in found.current),
        indicator.observations.count_areas(),
        last.period.text if last is not None else None,
        latest,
        last.qualifier if last is not None else None,
        Cell(
            unit_name(unit), latest.value if indicator.kind == "fact" else unit.label.of(language)
        ),
        _course(found.current) if indicator.kind not in ("fact", "rank") else (),
    )


def _span(periods: list[str]) -> str:
    if not periods:
        return ""
    return periods[0] if len(periods) == 1 else f"{periods[0]}–{periods[-1]}"


def _course(observations: "tuple[Observation, ...]") -> "list[Decimal | None]":
    """The yearly values in order of time, none where a year is missing or a bound."""
    years = {
        each.period.year: each.value
        for each in observations
        if each.period.frequency == "A" and each.value is not None and each.qualifier == "exact"
    }
    if len(years) < 3:
        return []
    return [years.get(year) for year in range(min(years), max(years) + 1)]
