"""Tables of others: their columns are understood from a sample, their names from distinct cells."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import Mapping as Meaning
from binzhou_cli.formats.tables.door import Answer, Span, TableFigures, condition, tallied
from binzhou_cli.formats.tables.glance import Glance
from binzhou_cli.formats.tables.keys import Raw, filled_of
from binzhou_cli.formats.tables.learned import Learned
from binzhou_cli.formats.tables.query import Engine, Filter, Query, Tally
from binzhou_cli.model.build import Builder
from binzhou_cli.model.period import parse_period

if TYPE_CHECKING:
    from binzhou_cli.formats.tables.recognised import Names, Recognised

Json = dict[str, Any]


class ForeignFigures(TableFigures):
    """Figures of a table whose columns are understood.

    Args:
        learned: what its cells stand for.
        where: what is kept of the table.
        recognised: what it was understood to be; asked for where that is not enough.
    """

    def __init__(
        self,
        engine: Engine,
        builder: Builder,
        learned: Learned,
        where: tuple[Filter, ...],
        reading: Reading,
        recognised: "Callable[[], Recognised]",
    ) -> None:
        super().__init__(engine, builder)
        self._learned, self._where, self._recognised = learned, where, recognised
        self._columns = learned.columns
        self._reading = reading._replace(where=())
        self._series, self._areas, self._periods = learned.series, learned.areas, learned.periods
        self._values = {id: set(columns) for id, columns in learned.values.items()}
        marks = learned.marks
        self._glance = None if marks is None else Glance(engine, builder, learned, marks)

    @property
    def _assembly(self) -> "Names":
        return self._recognised().assembly

    @property
    def _meaning(self) -> Meaning:
        return self._recognised().meaning

    def periods(self) -> Sequence[str]:
        """The periods that there are."""
        return list(self._periods)

    def asked(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> dict[str, Answer]:
        """The figures of indicators, as the cells of their rows state them."""
        where = self._conditions(ids, codes, span)
        if self._glance is not None:
            values = sorted(set().union(*(self._values.get(each, set()) for each in ids)))
            if not values:
                return {}
            marks = self._learned.marks or ()
            read = self._read(values, marks)
            filled = () if marks else tuple(values)
            query = Query(read, where, filled, whole=not self.few, numbered=True)
            lines = list(self.engine.rows(query))
            found = self._glance.figures(lines, read, values, set(ids), codes)
            if found is not None:
                return found
        meaning = self._narrowed(ids, codes, span)
        if not meaning.values:
            return {}
        columns = [each.column for each in meaning.values]
        read = self._read(columns, (*meaning.columns("status"), *meaning.columns("note")))
        if self._glance is None:
            query = Query(read, where, filled_of(meaning), whole=not self.few, numbered=True)
            lines = list(self.engine.rows(query))
        from binzhou_cli.formats.tables.recognised import figures_of

        return figures_of(
            self.engine, self.builder, self._assembly, meaning, self._reading, read, lines,
            set(ids), codes,
        )  # fmt: skip

    def _read(self, values: Sequence[int], more: Sequence[int]) -> tuple[int, ...]:
        """The columns that are read for an answer."""
        return tuple(sorted({*(at for part in self._columns for at in part), *values, *more}))

    def _narrowed(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> Meaning:
        """The meaning of the columns, with only the figures that are wanted."""
        columns = set().union(*(self._values.get(each, set()) for each in ids))
        names = self._assembly.areas
        values = [
            each
            for each in self._meaning.values
            if each.column in columns
            and (not each.period or span is None or span.holds(parse_period(each.period)))
            and (not each.area or codes is None or names[each.area]["code"] in codes)
        ]
        return replace(self._meaning, values=values, head=-1, first=0)

    def _conditions(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> tuple[Filter, ...]:
        found: list[Filter | None] = [*self._where]
        codes, span = self._scope(ids, codes, span)
        series, areas, _, periods = self._columns
        parts = [(series, self._series, ids)]
        if codes is not None and areas:
            parts.append((areas, self._areas, sorted(codes)))
        if span is not None and periods:
            held = [each for each in self._periods if span.holds(parse_period(each))]
            parts.append((periods, self._periods, held))
        for columns, known, keys in parts:
            wanted = _cells(known, keys)
            for at, column in enumerate(columns):
                cells = [each[at] for each in wanted]
                every = {each[at] for lines in known.values() for each in lines}
                found.append(condition(column, cells, len(every)))
        return tuple(each for each in found if each is not None)

    def counted(self, by: str) -> Mapping[str, Any]:
        """How many figures there are."""
        marks = tuple(self._meaning.columns("status"))
        values = self._meaning.values
        found: dict[str, Any] = {}
        if by == "indicators":
            if any(len(each) > 1 for each in (*self._areas.values(), *self._series.values())):
                return self._counted_by_area(marks)
            for id, held in self._by_values().items():
                columns = tuple(held)
                for each in self._tally(self._columns.series, columns, marks):
                    cells, figures, areas = each
                    for key in self._of_series(cells, id):
                        before = found.get(key, (0, 0))
                        areas_of = (
                            areas
                            if self._columns.areas
                            else len({one.area for one in values if one.column in held})
                        )
                        found[key] = (before[0] + figures, max(before[1], areas_of))
            return found
        columns = self._columns.areas if by == "areas" else self._columns.sources
        names = self._areas if by == "areas" else self._learned.sources
        if not columns:
            return self._counted_by_value(by, marks)
        whose = {cells: key for key, held in names.items() for cells in held}
        for cells, figures, _ in self._tally(columns, tuple(each.column for each in values), marks):
            whom = whose.get(cells)
            if whom is not None:
                found[whom] = found.get(whom, 0) + figures
        return found

    def _counted_by_area(self, marks: tuple[int, ...]) -> Mapping[str, Any]:
        """Figures and areas of indicators where one area, or indicator, is spelt in two ways."""
        series, areas = self._columns.series, self._columns.areas
        whose = {cells: code for code, held in self._areas.items() for cells in held}
        figures: dict[str, int] = {}
        codes: dict[str, set[str]] = {}
        heads = {each.column: {each.area} for each in self._meaning.values}
        for id, held in self._by_values().items():
            for cells, n, _ in self._tally((*series, *areas), tuple(held), marks):
                for key in self._of_series(tuple(cells[: len(series)]), id) if n else ():
                    figures[key] = figures.get(key, 0) + n
                    named = whose.get(tuple(cells[len(series) :]))
                    found = {named or ""} if areas else set().union(*(heads[at] for at in held))
                    codes.setdefault(key, set()).update(found)
        return {key: (n, len(codes[key])) for key, n in figures.items()}

    def _by_values(self) -> dict[str, set[int]]:
        """The columns of figures that are one indicator's; under no id where all are of all."""
        every = {each.column for each in self._meaning.values}
        if all(held == every for held in self._values.values()):
            return {"": every}
        return self._values

    def _of_series(self, cells: Raw, id: str) -> list[str]:
        if id:
            return [id] if cells in self._series.get(id, ()) or not self._columns.series else []
        return list(self._owners().get(cells, ()))

    def _owners(self) -> dict[Raw, list[str]]:
        if not hasattr(self, "_owned"):
            self._owned: dict[Raw, list[str]] = {}
            for key, held in self._series.items():
                for cells in held:
                    self._owned.setdefault(cells, []).append(key)
            if not self._columns.series:
                self._owned[()] = list(self._values)
        return self._owned

    def _tally(
        self, columns: tuple[int, ...], values: tuple[int, ...], marks: tuple[int, ...]
    ) -> Any:
        across = tuple(each for each in self._columns.areas if each not in columns)
        apart = {at for part in self._columns for at in part} - {*columns, *across}
        once = tuple(sorted(apart)) if self.few else ()  # of many rows each counts as a figure
        return tallied(self.engine, columns, Tally(values, marks, across, once), self._where)

    def _counted_by_value(self, by: str, marks: tuple[int, ...]) -> Mapping[str, Any]:
        """Figures of areas that stand in the heads; or of the one area, or source, there is."""
        found: dict[str, Any] = {}
        areas, sources = self._assembly.areas, self._assembly.sources
        usual = _only(sources, "id") if by == "sources" else _only(areas, "code")
        groups: dict[str, list[int]] = {}
        for each in self._meaning.values:
            named = each.area if by == "areas" else ""
            key = str(areas[named]["code"]) if named else usual
            groups.setdefault(key, []).append(each.column)
        for key, columns in groups.items():
            counted = self._tally((), tuple(columns), marks)
            found[key] = sum(figures for _, figures, _ in counted)
        return found


def _only(held: Mapping[str, Json], key: str) -> str:
    return str(next(iter(held.values()))[key])


def _cells(found: Mapping[str, list[Raw]], keys: Sequence[str]) -> list[Raw]:
    return [cells for each in keys for cells in found.get(each, ())]
