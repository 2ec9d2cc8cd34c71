"""DuckDB: Parquet, CSV that is large or packed, and its own files, scanned and filtered there."""

import os
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from binzhou_cli.errors import BinzhouError, Said, say
from binzhou_cli.formats.cells import MISSING, shortest
from binzhou_cli.formats.tables.query import Cells, Column, Engine, Filter, Query

FETCHED = 2_000
"""Rows that are taken from the engine at a time."""
PATIENCE = 5.0
"""Seconds that a statement has to end when it is interrupted."""
FLOATS = frozenset({"DOUBLE", "FLOAT", "REAL"})
TEXTS = frozenset({"", "VARCHAR"})
KEY = "binzhou"
"""What our metadata is called among those of a Parquet file."""


def module() -> Any:
    """The engine without its Python wrapper, which takes longer to load than a query.

    Raises:
        BinzhouError: it is not installed.
    """
    for name in ("_duckdb", "duckdb"):
        try:
            found = import_module(name)
        except ImportError:
            continue
        if hasattr(found, "connect"):
            return found
    from binzhou_cli.formats.content import needs

    raise needs("Parquet", "tables")


def connected(path: str = ":memory:") -> Any:
    """A connection that reads only what it is told to and loads nothing from elsewhere."""
    config = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "threads": str(min(os.cpu_count() or 1, 8)),
        "python_enable_replacements": "false",
    }
    return module().connect(path, read_only=path != ":memory:", config=config)


def name_of(text: str) -> str:
    """A name in SQL, whatever it holds."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL, whatever it holds."""
    return "'" + text.replace("'", "''") + "'"


class Duck(Engine):
    """A scan of DuckDB.

    Args:
        source: the scan in SQL: a function that reads files, or the name of a table.
        params: what fills its blanks.
    """

    def __init__(
        self,
        connection: Any,
        source: str,
        params: Sequence[Any],
        *,
        name: str,
        kind: str,
        numbered: bool = False,
    ) -> None:
        self._connection = connection
        self._source, self._params = source, list(params)
        self._error = module().Error
        self.name, self.kind, self.numbered = name, kind, numbered
        described = self._fetched(f"DESCRIBE SELECT * FROM {source}", self._params)
        columns = [Column(str(each[0]), str(each[1])) for each in described]
        columns = [each for each in columns if not (numbered and each.name == "file_row_number")]
        self.columns = tuple(
            each._replace(type="" if each.type in TEXTS else each.type) for each in columns
        )

    def rows(self, query: Query) -> Iterator[Cells]:
        """The rows of an answer, a batch at a time."""
        text, params = self.statement(query)
        yield from self._streamed(text, params)

    def text(self, cell: Any, column: int) -> str:
        """A cell as text: a number of a float column is whole where it is whole."""
        if cell is None:
            return ""
        text = str(cell)
        if not self.columns[column].type:
            return text
        if self.columns[column].type in FLOATS:
            try:
                return shortest(float(text))
            except ValueError:
                return text
        return text.removesuffix("+00").removesuffix(" 00:00:00")

    def statement(self, query: Query) -> tuple[str, list[Any]]:
        """The question in SQL, and what fills its blanks."""
        names = [self._as_text(each) for each in query.columns]
        conditions, params = self._conditions(query)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        if query.tally is not None:
            return self._tallied(query, names, where, params)
        if query.numbered and self.numbered:
            names.append("file_row_number")
        shown = ", ".join(names) or "1"
        distinct = "DISTINCT " if query.distinct else ""
        # What is put in order is scanned by every thread to its end; what is streamed waits.
        order = " ORDER BY ALL" if query.distinct or (query.whole and self.scans) else ""
        limit = f" LIMIT {query.limit}" if query.limit else ""
        text = f"SELECT {distinct}{shown} FROM {self._source}{where}{order}{limit}"
        return text, [*self._params, *params]

    def _tallied(
        self, query: Query, names: list[str], where: str, params: list[Any]
    ) -> tuple[str, list[Any]]:
        tally = query.tally
        assert tally is not None
        cases = [
            f"CASE WHEN {self._is_figure(each)}{self._marked(tally.marks)} THEN 1 ELSE 0 END"
            for each in tally.values
        ]
        groups = [f"{name} AS g{at}" for at, name in enumerate(names)]
        groups += [f"{self._as_text(each)} AS a{at}" for at, each in enumerate(tally.across)]
        source, counted = f"{self._source}{where}", " + ".join(cases) or "1"
        if tally.once:
            apart = [f"{self._as_text(each)} AS o{at}" for at, each in enumerate(tally.once)]
            counted = " + ".join(f"max({each})" for each in cases) or "1"
            source = f"({_grouped([*groups, *apart], counted, source)})"
            groups = [each.rpartition(" AS ")[2] for each in groups]
            counted = "n"
        inner = _grouped(groups, f"sum({counted})", source)
        outer = ", ".join(f"g{at}" for at in range(len(names)))
        text = (
            f"SELECT {outer}{', ' if outer else ''}sum(n), count(CASE WHEN n > 0 THEN 1 END)"
            f" FROM ({inner})" + (f" GROUP BY {outer} ORDER BY {outer}" if outer else "")
        )
        return text, [*self._params, *params]

    def _is_figure(self, column: int) -> str:
        name = self._name(column)
        if self.columns[column].type:
            is_number = f" AND NOT isnan({name})" * (self.columns[column].type in FLOATS)
            return f"({name} IS NOT NULL{is_number})"
        marks = ", ".join(map(literal, sorted({*MISSING, ""})))
        # Whether a text begins with a digit the engine knows of most blocks without a look.
        digit = f"{name} >= '0' AND {name} < ':'"
        return f"({name} IS NOT NULL AND (({digit}) OR lower(trim({name})) NOT IN ({marks})))"

    def _marked(self, columns: Sequence[int]) -> str:
        return "".join(
            f" OR coalesce(trim({self._as_text(each)}), '') NOT IN ('', 'A')" for each in columns
        )

    def _name(self, column: int) -> str:
        return name_of(self.columns[column].name)

    def _as_text(self, column: int) -> str:
        name = self._name(column)
        return f"CAST({name} AS VARCHAR)" if self.columns[column].type else name

    def _conditions(self, query: Query) -> tuple[list[str], list[Any]]:
        found: list[str] = []
        params: list[Any] = []
        for each in query.where:
            found.append(self._any_of(each, params))
        if query.filled:
            found.append(f"({' OR '.join(map(self._is_figure, query.filled))})")
        return found, params

    def _any_of(self, wanted: Filter, params: list[Any]) -> str:
        pieces = []
        for column, cells in wanted.any_of:
            name, type = self._name(column), self.columns[column].type
            blank = f"CAST(? AS {type})" if type else "?"
            held = [each for each in cells if each is not None]
            if held:
                pieces.append(f"{name} IN ({', '.join([blank] * len(held))})")
                params += held
            if len(held) < len(cells):
                pieces.append(f"{name} IS NULL")
        return f"({' OR '.join(pieces) or 'false'})"

    def size(self) -> int | None:
        """How many rows there are: Parquet says so at its end."""
        if self.kind != "Parquet":
            return None
        return int(self._fetched(f"SELECT count(*) FROM {self._source}", self._params)[0][0])

    def _fetched(self, text: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        return list(self._streamed(text, params))

    def _streamed(self, text: str, params: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        try:
            for batch in self._batches(text, params):
                yield from batch
        except self._error as error:
            raise refused(error, self.name) from None
        except UnicodeDecodeError:
            raise BinzhouError(say("tables.not_utf8", path=self.name)) from None

    def _batches(self, text: str, params: Sequence[Any]) -> Iterator[list[Any]]:
        with self.meanwhile():
            cursor = self._executed(text, params)
            batch = cursor.fetchmany(FETCHED)
        while batch:
            yield batch
            batch = cursor.fetchmany(FETCHED)

    def _executed(self, text: str, params: Sequence[Any]) -> Any:
        """Run a statement beside the main thread, which is there for signals meanwhile."""
        from threading import Event, Thread

        cursor = self._connection.cursor()
        raised: list[BaseException] = []

        def execute() -> None:
            try:
                cursor.execute(text, list(params))
            except BaseException as error:
                raised.append(error)
            finally:
                done.set()

        done = Event()  # whoever is interrupted while it joins a thread takes it for ended
        thread = Thread(target=execute, daemon=True)
        thread.start()
        try:
            done.wait()
        except BaseException:
            cursor.interrupt()
            done.wait(PATIENCE)
            raise
        finally:
            if done.is_set():
                thread.join()
        if raised:
            raise raised[0]
        return cursor

    def metadata(self) -> str:
        """What a Parquet file holds of our metadata."""
        if not self.numbered:
            return ""
        found = self._fetched(
            "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = ?",
            [self._params[0], KEY],
        )
        return str(found[0][0]) if found else ""


def _of_line(told: str, name: str, place: Said) -> BinzhouError:
    """What DuckDB says of a line of a text."""
    if width := re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", told):
        heads, cells = map(int, width.groups())
        return BinzhouError(say("reading.ragged", path=name, place=place, cells=cells, heads=heads))
    if "unicode" in told:
        return BinzhouError(say("tables.not_utf8", path=name), say("tables.at_line", place=place))
    if "quote" in told:
        return BinzhouError(say("tables.quote", path=name, place=place))
    reason = told.partition("\n")[2].strip().partition("\n")[0]
    return BinzhouError(say("tables.engine", path=name, engine="DuckDB", reason=reason[:300]))


def _grouped(groups: Sequence[str], counted: str, source: str) -> str:
    by = f" GROUP BY {', '.join(map(str, range(1, len(groups) + 1)))}" if groups else ""
    return f"SELECT {', '.join([*groups, f'{counted} AS n'])} FROM {source}{by}"


def refused(error: Exception, name: str) -> BinzhouError:
    """What DuckDB says, as a sentence of ours."""
    text = str(error).removeprefix("_duckdb ").split("\n")[0].strip()
    kind = type(error).__name__
    if "No files found" in text:
        return BinzhouError(say("tables.no_files", path=name))
    if "magic bytes" in text or "orrupt" in text or "too small to be a Parquet" in text:
        return BinzhouError(say("reading.truncated", path=name))
    if line := re.search(r"CSV Error on Line: (\d+)", text):
        return _of_line(str(error), name, say("reading.line", n=int(line[1])))
    if kind == "OutOfMemoryException":
        return BinzhouError(say("error.memory", path=name))
    if kind == "InterruptException":
        raise KeyboardInterrupt
    return BinzhouError(say("tables.engine", path=name, engine="DuckDB", reason=text[:300]))
