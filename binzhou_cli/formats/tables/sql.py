"""An SQL engine behind an address: one select, its filters bound, read as it comes."""

import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.cells import MISSING, shortest
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.tables.found import Place
from binzhou_cli.formats.tables.query import Cells, Column, Engine, Query

FETCHED = 2_000
"""Rows that are taken from the server at a time."""
NAMES = {
    "postgresql": "PostgreSQL", "sqlite": "SQLite", "mysql": "MySQL", "mariadb": "MariaDB",
    "trino": "Trino", "clickhouse": "ClickHouse", "clickhousedb": "ClickHouse",
    "duckdb": "DuckDB", "mssql": "SQL Server", "oracle": "Oracle",
}  # fmt: skip
DRIVERS = {
    "postgresql": "psycopg[binary]", "postgres": "psycopg[binary]", "trino": "trino",
    "clickhousedb": "clickhouse-connect",
    "clickhouse": "clickhouse-sqlalchemy", "duckdb": "duckdb-engine", "mysql": "mysqlclient",
}  # fmt: skip
"""What has the driver of a dialect."""
NAMED_DRIVERS = {
    "psycopg2": "psycopg2-binary", "pymysql": "pymysql", "mysqlconnector": "mysql-connector-python",
    "mariadbconnector": "mariadb", "oracledb": "oracledb", "pyodbc": "pyodbc", "pg8000": "pg8000",
}  # fmt: skip
"""What has a driver that an address names."""


def sql_engine(place: Place, reading: Reading) -> "Sql":
    """A table behind an address, or in a file of SQLite.

    Raises:
        BinzhouError: no driver, no connection, no table; one sentence, never the password.
        UsageError: the address has no form, or there is no such table.
    """
    for option, given in (
        ("--encoding", reading.encoding), ("--header-row", reading.header_row),
    ):  # fmt: skip
        if given:
            raise UsageError(say("error.idle", option=option, where=place.name))
    alchemy = _alchemy()
    engine, name = _connected(alchemy, place)
    with _faults(name):
        inspector = alchemy.inspect(engine)
        tables = _tables(inspector)
    if not tables:
        raise BinzhouError(say("reading.no_table", path=name))
    chosen = _chosen(tables, reading.sheet, name)
    schema, table = tables[chosen]
    with _faults(name):
        described = inspector.get_columns(table, schema=schema)
    columns = [str(each["name"]) for each in described]
    held = (alchemy.types.ARRAY, alchemy.types.JSON)
    several = [at for at, each in enumerate(described) if isinstance(each["type"], held)]
    made = Sql(engine, schema, table, columns, name=name, several=several)
    made.table, made.others = chosen, tuple(each for each in tables if each != chosen)
    return made


def _alchemy() -> Any:
    try:
        import sqlalchemy
    except ImportError:
        from binzhou_cli.formats.content import needs

        raise needs("SQL", "sql") from None
    return sqlalchemy


def _connected(alchemy: Any, place: Place) -> tuple[Any, str]:
    """An engine that only reads, and the name it has in sentences."""
    if place.kind == "sqlite":
        return _of_sqlite(alchemy, place.paths[0]), place.name
    address, name = place.paths[0], place.name
    try:
        url = alchemy.engine.make_url(address)
    except Exception:
        raise UsageError(say("tables.address", address=name)) from None
    if "@" in (url.host or ""):  # what stands before it is a part of the password
        raise UsageError(say("tables.address.at", address=name))
    if url.drivername in ("postgres", "postgresql") and find_spec("psycopg"):
        url = url.set(drivername="postgresql+psycopg")
    dialect = url.get_backend_name()
    if dialect == "sqlite":
        path = url.database or ""
        if not path or path == ":memory:":
            raise UsageError(say("tables.address", address=name))
        if not os.path.isfile(path):
            raise BinzhouError(say("error.read", path=path, reason=os.strerror(2)))
        return _of_sqlite(alchemy, path), name
    options: dict[str, Any] = {"poolclass": alchemy.pool.NullPool}
    if dialect == "duckdb":
        options["connect_args"] = {"read_only": True}
    try:
        engine = alchemy.create_engine(url, **options)
    except Exception as error:
        raise _no_driver(error, url, name) from None
    return engine, name


def _no_driver(error: Exception, url: Any, name: str) -> BinzhouError:
    dialect = url.get_backend_name()
    if isinstance(error, ImportError) or type(error).__name__ == "NoSuchModuleError":
        _, _, driver = url.drivername.partition("+")
        package = NAMED_DRIVERS.get(driver) or DRIVERS.get(dialect, "")
        hint = say("tables.no_driver.hint", package=package) if package else ""
        return BinzhouError(say("tables.no_driver", dialect=url.drivername), hint)
    return UsageError(say("tables.address", address=name))


def _of_sqlite(alchemy: Any, path: str) -> Any:
    import sqlite3
    from urllib.parse import quote

    whole = quote(os.path.abspath(path))

    def connect() -> Any:
        found = sqlite3.connect(f"file:{whole}?mode=ro", uri=True, check_same_thread=False)
        found.text_factory = lambda raw: raw.decode("utf-8", "replace")
        return found

    return alchemy.create_engine("sqlite://", creator=connect, poolclass=alchemy.pool.NullPool)


def _tables(inspector: Any) -> dict[str, tuple[str | None, str]]:
    """The tables and views there are, those of the usual schema by their bare names."""
    found: dict[str, tuple[str | None, str]] = {}
    usual = inspector.default_schema_name
    for each in _names_in(inspector, None):
        found.setdefault(each, (None, each))
    for schema in sorted(map(str, inspector.get_schema_names())):
        if schema != usual and schema not in ("information_schema", "pg_catalog", "system"):
            for each in _names_in(inspector, schema):
                found.setdefault(f"{schema}.{each}", (schema, each))
    return found


def _names_in(inspector: Any, schema: str | None) -> list[str]:
    """The tables of a schema, then its views: a server has no order of its own."""
    tables, views = inspector.get_table_names(schema), inspector.get_view_names(schema)
    if inspector.dialect.name == "postgresql":
        tables = [*tables, *inspector.get_foreign_table_names(schema)]
        views = [*views, *inspector.get_materialized_view_names(schema)]
    return [*sorted(map(str, tables)), *sorted(map(str, views))]


def _chosen(tables: dict[str, Any], told: str, name: str) -> str:
    from binzhou_cli.formats.sheet import chosen_name

    bare = [each for each, (_, table) in tables.items() if table == told]
    if told and told not in tables and len(bare) == 1:  # whatever its schema
        return bare[0]
    if told:
        return chosen_name(told, list(tables), name, "--sheet")
    return next(iter(tables))


class _faults:
    """Whatever a driver raises becomes one sentence, without what the address holds."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if not isinstance(error, Exception) or isinstance(error, BinzhouError):
            return
        raise refused(error, self._name) from None


def refused(error: Exception, name: str) -> BinzhouError:
    """What a driver says, as a sentence of ours; only its first line, and no address in it."""
    origin = getattr(error, "orig", None) or error
    kind = type(error).__name__
    if isinstance(error, ImportError):
        return BinzhouError(say("tables.no_driver", dialect=name.partition("://")[0]))
    if isinstance(error, MemoryError):
        return BinzhouError(say("error.memory", path=name))
    code = str(getattr(origin, "sqlstate", "") or "")
    lines = [each.strip() for each in str(origin).splitlines() if each.strip()]
    reason = (lines[0] if lines else kind)[:200]
    if "file is not a database" in reason or "malformed" in reason:
        return BinzhouError(say("reading.truncated", path=name))
    if "://" in reason or "password=" in reason.casefold():
        reason = kind
    if code == "42P01" or kind == "NoSuchTableError":
        return BinzhouError(say("tables.no_table", path=name, reason=reason))
    if code == "42501":
        return BinzhouError(say("tables.no_right", path=name, reason=reason))
    if code == "42703":
        return BinzhouError(say("tables.no_column", path=name, reason=reason))
    if code == "57014":
        return BinzhouError(say("tables.cancelled", path=name), say("tables.cancelled.hint"))
    if getattr(error, "connection_invalidated", False) or code[:2] in ("08", "57"):
        return BinzhouError(say("tables.lost", path=name, reason=reason))
    of_file = type(origin).__module__.startswith("sqlite3")  # there a question may be at fault
    if kind in ("OperationalError", "InterfaceError") and not code and not of_file:
        return BinzhouError(say("tables.no_connection", path=name, reason=reason))
    return BinzhouError(say("tables.engine", path=name, engine="SQL", reason=reason))


class Sql(Engine):
    """A table behind an address.

    Args:
        engine: of SQLAlchemy.
        several: columns whose cells hold lists or objects; they are asked for as texts.
    """

    def __init__(
        self,
        engine: Any,
        schema: str | None,
        table: str,
        columns: Sequence[str],
        *,
        name: str,
        several: Sequence[int] = (),
    ) -> None:
        alchemy = _alchemy()
        self._several = frozenset(several)
        self._alchemy, self._engine = alchemy, engine
        self.name = name
        self.kind = NAMES.get(engine.dialect.name, engine.dialect.name)
        self.ordered = self.kind == "SQLite"
        self.columns = tuple(Column(each) for each in columns)
        # Columns without a type: what the driver gives is taken as it is, no digit is added.
        # Every name is quoted: no list of the words that a server keeps for itself is whole.
        # Where names without quotes stand for others in capitals, the driver has to know best.
        quoted = not getattr(engine.dialect, "requires_name_normalize", False) or None

        def named(text: str) -> Any:
            return alchemy.sql.quoted_name(text, quoted)

        self._table = alchemy.table(
            named(table),
            *(alchemy.column(named(each)) for each in columns),
            schema=None if schema is None else named(schema),
        )

    def rows(self, query: Query) -> Iterator[Cells]:
        """The rows of an answer, a batch at a time, in a transaction that only reads."""
        options: dict[str, Any] = {"stream_results": True, "max_row_buffer": FETCHED}
        if self._engine.dialect.name == "postgresql":
            options["postgresql_readonly"] = True
        with _faults(self.name):
            with self.meanwhile():
                connection = self._engine.connect().execution_options(**options)
            try:
                with self.meanwhile():
                    result = connection.execute(self.statement(query))
                    batch = result.fetchmany(FETCHED)
                while batch:
                    yield from batch
                    batch = result.fetchmany(FETCHED)
            finally:
                connection.close()

    def statement(self, query: Query) -> Any:
        """The question as a select: names quoted, cells bound."""
        columns = [self._column(each) for each in query.columns]
        conditions = self._conditions(query)
        if query.tally is not None:
            return self._tallied(query, columns, conditions)
        found = self._alchemy.select(*(columns or [self._alchemy.literal(1)]))
        found = found.select_from(self._table).where(*conditions)
        if query.distinct:
            found = found.distinct().order_by(*columns)
        return found.limit(query.limit) if query.limit else found

    def _column(self, at: int) -> Any:
        column = self._table.c[at]
        return self._alchemy.cast(column, self._alchemy.String) if at in self._several else column

    def _conditions(self, query: Query) -> list[Any]:
        alchemy = self._alchemy
        found = []
        for each in query.where:
            pieces = []
            for column, cells in each.any_of:
                held = [self._bound(one) for one in cells if one is not None]
                if held:
                    pieces.append(self._column(column).in_(held))
                if len(held) < len(cells):
                    pieces.append(self._column(column).is_(None))
            found.append(alchemy.or_(*pieces) if pieces else alchemy.false())
        if query.filled:
            is_filled = self._is_figure if self.few else self._is_filled
            found.append(alchemy.or_(*map(is_filled, query.filled)))
        return found

    def _is_filled(self, at: int) -> Any:
        text = self._alchemy.cast(self._column(at), self._alchemy.String)
        return self._alchemy.and_(self._column(at).is_not(None), text.not_in(["", "NaN"]))

    def _bound(self, cell: Any) -> Any:
        """A cell as a parameter whose type the server tells by its column."""
        return self._alchemy.bindparam(None, cell, type_=self._alchemy.types.NullType())

    def _tallied(self, query: Query, columns: list[Any], conditions: list[Any]) -> Any:
        alchemy, tally = self._alchemy, query.tally
        assert tally is not None
        groups = [each.label(f"g{at}") for at, each in enumerate(columns)]
        across = [self._column(each).label(f"a{at}") for at, each in enumerate(tally.across)]
        if tally.values:
            marked = [self._marked(each) for each in tally.marks]
            cases = [
                alchemy.case((alchemy.or_(self._is_figure(each), *marked), 1), else_=0)
                for each in tally.values
            ]
        else:
            cases = [alchemy.literal(1)]
        held, names = self._table, [*groups, *across]
        if tally.once:
            apart = [self._column(each).label(f"o{at}") for at, each in enumerate(tally.once)]
            most = sum(map(alchemy.func.max, cases[1:]), alchemy.func.max(cases[0]))
            rows = alchemy.select(*names, *apart, most.label("n")).select_from(held)
            rows = rows.where(*conditions).group_by(*(each.element for each in [*names, *apart]))
            held, conditions = rows.subquery("apart"), []
            names, cases = [held.c[each.name].label(each.name) for each in names], [held.c.n]
        counted = alchemy.func.sum(sum(cases[1:], cases[0]))
        inner = alchemy.select(*names, counted.label("n")).select_from(held)
        inner = inner.where(*conditions).group_by(*(each.element for each in names))
        held = inner.subquery("counted")
        outer = [held.c[f"g{at}"] for at in range(len(groups))]
        found = alchemy.select(
            *outer,
            alchemy.func.sum(held.c.n),
            alchemy.func.sum(alchemy.case((held.c.n > 0, 1), else_=0)),
        )
        return found.group_by(*outer).order_by(*outer) if outer else found

    def _is_figure(self, at: int) -> Any:
        text = self._alchemy.cast(self._column(at), self._alchemy.String)
        marks = sorted({*MISSING, ""})
        lower = self._alchemy.func.lower(self._alchemy.func.trim(text))
        return self._alchemy.and_(self._column(at).is_not(None), lower.not_in(marks))

    def _marked(self, at: int) -> Any:
        text = self._alchemy.cast(self._column(at), self._alchemy.String)
        return self._alchemy.func.coalesce(text, "").not_in(["", "A"])

    def text(self, cell: Any, column: int) -> str:
        """A cell as text: a figure with the digits that the server gives."""
        if cell is None:
            return ""
        if isinstance(cell, str):
            return cell.replace("\0", "")
        if isinstance(cell, bytes | bytearray | memoryview):
            return bytes(cell).decode("utf-8", "replace")
        from decimal import Decimal

        if isinstance(cell, Decimal):
            return "" if cell.is_nan() else f"{cell:f}"
        if getattr(cell, "tzinfo", None) is not None and hasattr(cell, "date"):
            cell = cell.replace(tzinfo=None)  # midnight where the server is, or a time of day
        return shortest(cell)
