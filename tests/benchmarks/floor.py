"""What the floor scripts share: the stack of ``binzhou`` with nothing of ours.

Written as a competent person would write it at first, and lean: one Typer command with as many
parameters as ``show`` has; as many Pydantic models with the same fields, declared plainly; the
same file decoded and validated whole, in one call of Pydantic. Nothing is slow on purpose. What
``binzhou`` does besides is left out: help, completion, constraints on texts, checks of
references, zeros at the end of a decimal.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ConfigDict, Field

DATA = Path(__file__).parents[2] / "data" / "binzhou.json"
FIELDS = ("period", "value", "unit", "qualifier", "growth", "source", "note")


class Model(BaseModel):
    """What all models share."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Model):
    """A text in two languages."""

    en: str = ""
    zh: str = ""


class Area(Model):
    """What a figure is about."""

    code: str
    name: Text
    parent: str | None = None
    until: str | None = None
    merged_into: str | None = None
    note: Text | None = None
    kind: str = "area"
    members: Text | None = None


class Unit(Model):
    """A unit with its power of ten."""

    id: str
    code: str
    multiplier: int = 0
    symbol: str
    label: Text


class Topic(Model):
    """A group of indicators."""

    id: str
    name: Text


class Source(Model):
    """Where figures come from."""

    id: str
    title: Text
    short: Text | None = None
    publisher: Text | None = None
    url: str = ""
    published: str = ""
    boundary: str | None = None
    remark: Text | None = None


class Break(Model):
    """A change of basis between two periods."""

    after: str
    before: str
    reason: Text
    areas: tuple[str, ...] = ()


class ReportedGrowth(Model):
    """Growth as printed."""

    percent: Decimal
    basis: str
    qualifier: str = "exact"
    locator: str = ""
    note: Text | None = None


class ReportedRank(Model):
    """A rank as printed."""

    place: int
    scope: str
    of: int | None = None


class Observation(Model):
    """One figure."""

    area: str
    period: str
    value: Decimal | None = None
    text: str = ""
    qualifier: str = "exact"
    status: tuple[str, ...] = ("A",)
    growth: ReportedGrowth | None = None
    rank: ReportedRank | None = None
    unit: str | None = None
    source: str
    preferred: bool = False
    unranked: bool = False
    quote: str = ""
    locator: str = ""
    note: Text | None = None


class Parts(Model):
    """What sums to an indicator."""

    shares: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


class Indicator(Model):
    """What is measured."""

    id: str
    name: Text
    aliases: tuple[str, ...] = ()
    topic: str
    kind: str
    unit: str
    display: Text | None = None
    definition: Text
    better: str = "none"
    growth_basis: str | None = None
    additive: bool = False
    parts: Parts | None = None
    key: dict[str, str] | None = None
    breaks: tuple[Break, ...] = ()
    observations: tuple[Observation, ...] = ()


class Dataset(Model):
    """A whole file."""

    schema_: str | None = Field(default=None, alias="$schema")
    title: Text
    version: str = ""
    default_area: str
    headline: tuple[str, ...] = ()
    areas: tuple[Area, ...]
    units: tuple[Unit, ...]
    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...]
    indicators: tuple[Indicator, ...]


Row = list[Any]


def serve(print_rows: Callable[[list[Row]], None]) -> None:
    """Run a program of one command, ``show``, that prints its rows so."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

    @app.command()
    def show(
        indicators: list[str],
        period: Annotated[str | None, typer.Option("--period", "-p")] = None,
        area: Annotated[list[str] | None, typer.Option("--area", "-a")] = None,
        unit: Annotated[str | None, typer.Option("--unit", "-u")] = None,
        all_sources: Annotated[bool, typer.Option("--all-sources")] = False,
        as_of: Annotated[str | None, typer.Option("--as-of")] = None,
        implied: Annotated[bool, typer.Option("--implied")] = False,
        across_breaks: Annotated[bool, typer.Option("--across-breaks")] = False,
        data: Annotated[str | None, typer.Option("--data", "-d")] = None,
        language: Annotated[str | None, typer.Option("--lang", "-l")] = None,
        format: Annotated[str | None, typer.Option("--format", "-f")] = None,
        output: Annotated[str | None, typer.Option("--output", "-o")] = None,
        csv_flag: Annotated[bool, typer.Option("--csv")] = False,
        json_flag: Annotated[bool, typer.Option("--json")] = False,
        no_header: Annotated[bool, typer.Option("--no-header")] = False,
        excel: Annotated[bool, typer.Option("--excel")] = False,
        pager: Annotated[bool, typer.Option("--pager")] = False,
    ) -> None:
        """Print a series."""
        dataset = Dataset.model_validate_json(Path(data or DATA).read_bytes())
        by_id = {each.id: each for each in dataset.indicators}
        rows = [
            [
                each.period,
                each.value,
                each.unit or by_id[name].unit,
                each.qualifier,
                each.growth.percent if each.growth else None,
                each.source,
                each.note.en if each.note else "",
            ]
            for name in indicators
            for each in by_id[name].observations
            if each.area == dataset.default_area
        ]
        print_rows(rows)

    app()
