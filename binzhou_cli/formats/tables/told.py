"""What ``about`` says of a table: its form, its engine, what it holds."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.errors import Said, say
from binzhou_cli.formats.table import Understood
from binzhou_cli.formats.tables.query import Engine

if TYPE_CHECKING:
    from binzhou_cli.formats.tables.door import TableFigures


def told_of(
    figures: "TableFigures", engine: Engine, form: Said, beside: str
) -> tuple[Understood, ...]:
    """What is said of a table with our own heads."""
    found = [
        Understood("file", say("about.form"), form, "declared"),
        Understood("file", say("about.container"), engine.kind),
        *metadata_told(beside),
        *others_told(engine),
        *results_of(figures),
    ]
    return tuple(found)


def metadata_told(beside: str) -> Iterator[Understood]:
    """The file of metadata beside a table."""
    if beside:
        yield Understood("file", say("about.metadata"), beside, "declared")


def others_told(engine: Engine) -> Iterator[Understood]:
    """Further tables of the same place."""
    if engine.others:
        names = ", ".join(engine.others[:12])
        option = f"--sheet {engine.others[0]}"
        yield Understood("file", say("about.others"), names, "", len(engine.others), option)


def results_of(figures: "TableFigures") -> list[Understood]:
    """What a table holds, without a look at its figures."""
    from binzhou_cli.model.period import parse_period

    builder = figures.builder
    indicators = list(builder.indicators.values())
    areas = [each.name.of("en") for each in builder.areas.values() if each.kind == "area"]
    without = sum(each.unit.code == "_U" for each in indicators)
    periods = sorted(map(parse_period, figures.periods()), key=lambda each: each.order)
    shown = [each.text for each in periods]
    frequencies = dict.fromkeys(each.frequency for each in periods)
    units = [each.label.of("en") for each in builder.units.values()]

    def row(item: str, value: Said | str, rows: int | None, option: str = "") -> Understood:
        return Understood("result", say(f"about.{item}"), value, "", rows, option)

    span = shown[0] if len(shown) == 1 else f"{shown[0]} – {shown[-1]}" if shown else ""
    found = [
        row("indicators", _some([each.id for each in indicators]), len(indicators)),
        row("areas", _some(areas) if areas else say("about.no_area"), len(areas)),
        row("periods", span, len(shown)),
        row("frequency", ", ".join(frequencies), None),
        row("units", _some(units), len(units)),
    ]
    size = figures.engine.size()
    if size is not None:
        found.insert(4, row("rows", "", size))
    if without:
        said = say("about.no_unit.n", n=without)
        found.append(row("no_unit", said, without, "--set unit=…"))
    return found


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
