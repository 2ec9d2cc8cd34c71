"""What a question is answered with: a table of figures, with all that a reader must know."""

import warnings
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.api.warned import BoundWarning, BreakWarning
from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.model.period import Period
from binzhou_cli.model.records import Figure
from binzhou_cli.model.vocabulary import BOUNDS
from binzhou_cli.report.notes import notes_of
from binzhou_cli.report.report import Report, said_in
from binzhou_cli.report.words import figure_words
from binzhou_cli.view.machine import machine_value
from binzhou_cli.view.units import Units

if TYPE_CHECKING:
    from os import PathLike

    from binzhou_cli.language import Texts
    from binzhou_cli.model.records import Source

LINES, WIDTH = 20, 100
HERE = 4
"""Frames between a warning and the line that asked."""


class Table:
    """A table with its title, notes and sources.

    Attributes:
        title: what it shows.
        unit: the unit of the values, where they have one.
        notes: what a reader must know.
        sources: whose figures they are.
        columns: the names of its columns.
    """

    def __init__(
        self, report: Report, texts: "Texts", *, bounds: str = "warn", across: bool = False
    ) -> None:
        if report.empty and not report.records:
            raise BinzhouError(report.empty)
        if bounds not in ("warn", "drop", "keep"):
            raise BinzhouError(say("error.bounds", name=bounds))
        held = [each for each in report.records if _bound(each) is not None]
        if held and bounds == "drop":
            kept = [each for each in report.records if _bound(each) is None]
            report = report._replace(records=kept)
        self._report = report
        self._texts = texts
        self._units = Units("en", report.units)
        self._fields = {each.key: each for each in report.data_fields()}
        if held and bounds == "warn":
            warnings.warn(self._bounds_said(held), BoundWarning, stacklevel=HERE)
        if across and any(_crosses(each) for each in report.records):
            warnings.warn(texts("warning.across"), BreakWarning, stacklevel=HERE)

    def _bounds_said(self, held: list[Any]) -> str:
        texts = self._texts
        return texts("semicolon").join(
            texts("warning.bound", period=each.figure.period, said=figure_words(each.figure))
            for each in held[:3]
        )

    @property
    def title(self) -> str:
        """What it shows."""
        parts = (said_in(self._report.title, self._texts), said_in(self._report.aside, self._texts))
        return " · ".join(each for each in parts if each)

    @property
    def unit(self) -> str:
        """The unit of the values; empty where each row has its own."""
        for each in self._report.subtitle:
            if hasattr(each, "display"):
                return self._units.of(each).label.of(self._texts.language)
        return ""

    @property
    def notes(self) -> list[str]:
        """What a reader must know."""
        return notes_of(self._report, self._report.fields, self._texts)

    @property
    def sources(self) -> "list[Source]":
        """The sources, in the order of their numbers."""
        return self._report.numbered()

    @property
    def columns(self) -> list[str]:
        """The names of the columns, those of CSV."""
        return list(self._fields)

    def __len__(self) -> int:
        return len(self._report.records)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows())

    def rows(self) -> list[dict[str, Any]]:
        """The rows; figures are ``Decimal``, with the digits that were printed."""
        fields = self._fields.items()
        return [
            {key: machine_value(field, each, self._units) for key, field in fields}
            for each in self._report.records
        ]

    def _frame(self) -> dict[str, list[Any]]:
        """Columns for a data frame: figures as floats, with year and printed digits beside."""
        rows = self.rows()
        made: dict[str, list[Any]] = {}
        for key in self._fields:
            values = [each[key] for each in rows]
            made[key] = [float(each) if isinstance(each, Decimal) else each for each in values]
            if key == "period":
                made["year"] = [_year(self._fields[key].of(each)) for each in self._report.records]
            if key == "value":
                made["printed"] = [None if each is None else f"{each}" for each in values]
        return {key: _alike(values) for key, values in made.items()}

    def _meta(self) -> dict[str, Any]:
        named = [each.title.of(self._texts.language) for each in self.sources]
        return {"title": self.title, "unit": self.unit, "notes": self.notes, "sources": named}

    def to_pandas(self) -> Any:
        """A pandas data frame; title, notes and sources stand in ``attrs``."""
        pandas = _needed("pandas")
        frame = pandas.DataFrame(self._frame())
        if "year" in frame:
            frame["year"] = frame["year"].astype("Int64")
        frame.attrs.update(self._meta())
        return frame

    def to_polars(self) -> Any:
        """A polars data frame."""
        polars = _needed("polars")
        return polars.DataFrame(self._frame(), infer_schema_length=None)

    def to_arrow(self) -> Any:
        """An Arrow table; title, notes and sources stand in its metadata."""
        arrow = _needed("pyarrow")
        found = arrow.table(self._frame())
        meta = {key: "\n".join(v) if isinstance(v, list) else v for key, v in self._meta().items()}
        return found.replace_schema_metadata(meta)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        from binzhou_cli.view.glyphs import UNICODE
        from binzhou_cli.view.medium import Medium
        from binzhou_cli.view.table import write_table

        medium = Medium(WIDTH, None, UNICODE, self._texts)
        lines = "".join(write_table(self._report, medium)).rstrip().split("\n")
        if len(lines) > LINES:
            rest = len(lines) - LINES + 1
            lines = [*lines[: LINES - 1], self._texts("table.more", n=rest)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from binzhou_cli.view.html.notebook import fragment

        return fragment(self._report, self._texts)

    def save(self, path: "str | PathLike[str]") -> None:
        """Write a file in the format of its ending, as ``-o`` does.

        Raises:
            BinzhouError: the format is not known, or the file cannot be written.
        """
        from binzhou_cli.environment import Environment
        from binzhou_cli.view.output import Output, write

        nowhere = Environment((), {}, None, None)
        write(self._report, Output(path=str(path)), nowhere, self._texts)


class Chart(Table):
    """A chart: a notebook draws it."""

    def _drawn(self) -> Any:
        report = self._report
        units = Units(self._texts.language, report.units)
        return report.chart(self._texts, units.of) if report.chart is not None else None

    def to_dict(self) -> dict[str, Any]:
        """The Vega-Lite specification."""
        from binzhou_cli.view.vega.specification import specification

        chart = self._drawn()
        if chart is None:
            raise BinzhouError(say("error.nothing_to_draw"))
        found: dict[str, Any] = specification(chart, self.sources, self._texts, None, "light")
        return found

    def _repr_html_(self) -> None:  # type: ignore[override]
        """Nothing: the picture is shown instead."""
        return

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        spec = self.to_dict()
        found: dict[str, Any] = {
            "application/vnd.vegalite.v6+json": spec,
            "text/plain": repr(self),
        }
        try:
            import vl_convert
        except ImportError:
            return found
        return {**found, "image/svg+xml": str(vl_convert.vegalite_to_svg(spec))}


def _bound(record: Any) -> Figure | None:
    """The bound that a row gives as its value."""
    figure = getattr(record, "figure", None)
    if isinstance(figure, Figure) and figure.value is not None and figure.qualifier in BOUNDS:
        return figure
    return None


def _crosses(record: Any) -> bool:
    """Whether a change of a row was computed across a break."""
    marks = getattr(getattr(record, "change", None), "marks", ())
    return any(each.code == "across-break" for each in marks)


def _year(period: Any) -> int | None:
    whole = isinstance(period, Period) and period.frequency == "A"
    return period.year if whole else None


def _alike(values: list[Any]) -> list[Any]:
    """Values of one type: numbers where all are, else texts."""
    kinds = {type(each) for each in values if each is not None}
    if kinds == {int, float}:
        return [None if each is None else float(each) for each in values]
    if len(kinds) > 1 or list in kinds:
        return [None if each is None else str(each) for each in values]
    return values


def _needed(name: str) -> Any:
    """A package that is no part of ours.

    Raises:
        BinzhouError: it is not installed; the hint holds the command.
    """
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        hint = say("error.no_package.hint", command=f"pip install {name}")
        raise BinzhouError(say("error.no_package", name=name), hint) from None
