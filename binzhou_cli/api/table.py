"""What a question is answered with: a table of figures, with all that a reader must know."""

import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.api.frame import Column, arrow_table, columns_of, pandas_frame, polars_frame
from binzhou_cli.api.warned import BoundWarning, BreakWarning
from binzhou_cli.errors import BinzhouError, plainly, say
from binzhou_cli.model.records import Figure
from binzhou_cli.model.vocabulary import BOUNDS
from binzhou_cli.report.notes import notes_of
from binzhou_cli.report.report import Field, Report, said_in
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
MOST_TOLD = 3
"""Bounds that a warning names."""


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
        if bounds == "drop":
            fields = report.data_fields()
            kept = [each for each in report.records if not list(_bounds([each], fields))]
            report = report._replace(records=kept)
        self._report = report
        self._texts = texts
        self._units = Units("en", report.units)
        self._fields = {each.key: each for each in report.data_fields()}
        self._held = list(_bounds(report.records, report.data_fields()))
        self._unsaid = False
        if bounds == "warn":
            self._warn(HERE + 1)
        if across and any(_crosses(each) for each in report.records):
            warnings.warn(texts("warning.across"), BreakWarning, stacklevel=HERE)

    def _warn(self, level: int) -> None:
        if self._held:
            warnings.warn(plainly(self._bounds_said()), BoundWarning, stacklevel=level)

    def _bounds_said(self) -> str:
        held, texts, many = self._held, self._texts, self._report.many
        told = [
            texts(
                "warning.bound.of" if many else "warning.bound",
                name=each.indicator.name, period=each.period, said=figure_words(each),
            )
            for each in held[:MOST_TOLD]
        ]  # fmt: skip
        if len(held) > MOST_TOLD:
            told.append(texts("warning.more", n=len(held) - MOST_TOLD))
        return texts("semicolon").join(told)

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

    def _columns(self) -> list[Column]:
        """Columns for a data frame, with the year of a period and the printed digits beside."""
        if self._unsaid:
            self._unsaid = False
            self._warn(HERE)
        return columns_of(self._report, self._fields, self._units)

    def _meta(self) -> dict[str, Any]:
        named = [each.title.of(self._texts.language) for each in self.sources]
        return {"title": self.title, "unit": self.unit, "notes": self.notes, "sources": named}

    def to_pandas(self, *, exact: bool = False) -> Any:
        """A pandas data frame; title, unit, notes and sources stand in ``attrs``.

        Args:
            exact: figures as ``Decimal`` objects, every digit kept, in place of ``float64``.
        """
        frame = pandas_frame(self._columns(), exact)
        frame.attrs.update(self._meta())
        return frame

    def to_polars(self, *, exact: bool = False) -> Any:
        """A polars data frame; ``exact`` gives its ``Decimal`` in place of ``Float64``."""
        return polars_frame(self._columns(), exact)

    def to_arrow(self, *, exact: bool = False) -> Any:
        """An Arrow table; title, unit, notes and sources stand in the metadata of its schema.

        Args:
            exact: figures as ``decimal128`` in place of ``float64``.

        Returns:
            a ``pyarrow.Table``, or, where there is no pyarrow, a ``nanoarrow.ArrayStream``.
        """
        meta = {key: "\n".join(v) if isinstance(v, list) else v for key, v in self._meta().items()}
        return arrow_table(self._columns(), exact, meta)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        from binzhou_cli.view.glyphs import UNICODE
        from binzhou_cli.view.medium import Medium
        from binzhou_cli.view.table import write_table

        medium = Medium(WIDTH, None, UNICODE, self._texts)
        lines = "".join(write_table(self._report, medium)).strip("\n").split("\n")
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

    def __init__(self, report: Report, texts: "Texts") -> None:
        super().__init__(report, texts, bounds="keep")
        self._unsaid = True  # a picture marks its bounds; a frame that is made of it does not

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


def _bounds(records: "Sequence[Any]", fields: "Sequence[Field]") -> Iterator[Figure]:
    """The bounds that stand among the figures of some columns."""
    figures = [each for each in fields if each.kind == "figure"]
    for record in records:
        for field in figures:
            found = field.of(record)
            bound = isinstance(found, Figure) and found.qualifier in BOUNDS
            if bound and found.value is not None:
                yield found


def _crosses(record: Any) -> bool:
    """Whether a change of a row was computed across a break."""
    marks = getattr(getattr(record, "change", None), "marks", ())
    return any(each.code == "across-break" for each in marks)
