"""What is asked of an engine, in words that every engine understands."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from binzhou_cli.record import Record

Cells = Sequence[Any]
"""The cells of a row as the engine gives them; none for an empty one."""


class Column(Record):
    """A column of a table.

    Attributes:
        type: what the engine calls its type; empty where it is text, or is not known.
    """

    name: str
    type: str = ""


class Filter(Record):
    """That any of some columns holds one of the cells that go with it.

    Attributes:
        any_of: a column by its number, and cells as the engine gave them.
    """

    any_of: tuple[tuple[int, tuple[Any, ...]], ...]


class Tally(Record):
    """What is counted: the cells that hold a figure.

    Attributes:
        values: columns of figures; none where each row is one.
        marks: columns of statuses: a row without a figure that has one counts as well.
        across: columns whose different cells are counted too.
        once: columns that tell figures apart: of rows with the same cells one counts; none
            where every row does.
    """

    values: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()
    across: tuple[int, ...] = ()
    once: tuple[int, ...] = ()


class Query(Record):
    """One question to an engine: a single ``select``.

    Attributes:
        columns: the columns that are wanted, by their numbers.
        where: what must hold, all of it.
        filled: columns of which one must hold something; none means no such condition.
        distinct: each combination of cells once, in the order of the cells.
        tally: what is counted beside them, a row a combination: figures, then across.
        limit: how many rows at most; 0 for all.
        whole: whether all rows are wanted before the first is looked at, in whatever order.
        numbered: whether the number of its row stands behind the cells, where there is one.
    """

    columns: tuple[int, ...]
    where: tuple[Filter, ...] = ()
    filled: tuple[int, ...] = ()
    distinct: bool = False
    tally: Tally | None = None
    limit: int = 0
    whole: bool = False
    numbered: bool = False


class Engine:
    """What scans a table.

    Attributes:
        name: what the table is called in sentences.
        kind: what it is, for ``about``: ``Parquet``, ``PostgreSQL``.
        columns: its columns.
        numbered: whether its rows have numbers.
        table: what it is called among the tables of its place; empty where it is alone.
        others: further tables of the same place.
        meanwhile: what a person sees while it works.
        scans: whether every question goes through all rows, whatever it asks for.
        layout: how a text is laid out, so that it need not be recognised again.
        ordered: whether its rows come in an order of their own, that of a file.
        few: whether its rows are known to be few: then a server looks at marks of missing figures.
    """

    name: str
    kind: str
    columns: tuple[Column, ...]
    numbered = False
    scans = False
    layout: Any = None
    ordered = True
    few = False
    table = ""
    others: tuple[str, ...] = ()
    meanwhile: Callable[[], AbstractContextManager[object]] = nullcontext

    def rows(self, query: Query) -> Iterator[Cells]:
        """The rows of an answer, as they come.

        Raises:
            BinzhouError: the engine cannot answer; one sentence.
        """
        raise NotImplementedError

    def size(self) -> int | None:
        """How many rows there are, where that is known without a scan."""
        return None

    def text(self, cell: Any, column: int) -> str:
        """A cell as the text that a file would hold."""
        raise NotImplementedError

    def texts(self, cells: Cells, columns: Sequence[int]) -> list[str]:
        """The cells of a row as texts."""
        return [self.text(each, column) for each, column in zip(cells, columns, strict=False)]

    def metadata(self) -> str:
        """What the table itself holds of its metadata; empty where it holds none."""
        return ""


FEW_ROWS = 100_000
"""Rows of a table that is gone through as a small file is, in its own order."""


def is_few(engine: Engine) -> bool:
    """Whether a table has few rows; its engine knows it from then on."""
    size = engine.size()
    if size is None:
        first = (0,) if engine.columns else ()
        size = sum(1 for _ in engine.rows(Query(first, limit=FEW_ROWS + 1)))
    engine.few = size <= FEW_ROWS
    return engine.few


def combinations(
    engine: Engine,
    columns: tuple[int, ...],
    where: tuple[Filter, ...] = (),
    filled: tuple[int, ...] = (),
    *,
    few: bool,
) -> list[tuple[Any, ...]]:
    """The different combinations of cells, in the order in which they stand, if there are few."""
    if not columns:
        return []
    query = Query(columns, where, filled, distinct=not few)
    return list(dict.fromkeys(map(tuple, engine.rows(query))))
