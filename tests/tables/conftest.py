"""The same tables with several engines; a real PostgreSQL where one can be had."""

import csv
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN

ROOT_MAY_NOT = "postgres"
"""Who runs the server where the tests are run by root, which it refuses."""
SOME = ("gdp", "revenue", "rd-intensity")
"""Indicators of the dataset that ships, with bounds, breaks, ranks and several sources."""
Rows = Sequence[Sequence[str]]


def postgres_folder() -> str:
    """Where the programs of the server lie; empty where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return str(Path(found).parent)
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return str(versions[-1].parent) if versions else ""


class Server:
    """A server of PostgreSQL on a socket in a folder of its own."""

    def __init__(self, folder: str, port: int) -> None:
        self.folder, self.port = folder, port
        self.address = f"postgresql+psycopg://postgres:geheim@/postgres?host={folder}&port={port}"
        self._programs = postgres_folder()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        data = f"{self.folder}/data-{self.port}"
        subprocess.run(
            [f"{self._programs}/initdb", "-D", data, "-A", "trust", "-U", "postgres",
             "-E", "UTF8", "--locale", "C", "--no-sync"],
            check=True, capture_output=True, user=self._user(), cwd=self.folder,
        )  # fmt: skip
        self._process = subprocess.Popen(
            [f"{self._programs}/postgres", "-D", data, "-k", self.folder, "-p", str(self.port),
             "-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            user=self._user(), cwd=self.folder,
        )  # fmt: skip
        for _ in range(200):
            try:
                self.connected().close()
                return
            except Exception:
                time.sleep(0.05)
        raise RuntimeError("PostgreSQL does not answer")

    @staticmethod
    def _user() -> str | None:
        return ROOT_MAY_NOT if os.getuid() == 0 else None

    def connected(self, database: str = "postgres") -> Any:
        import psycopg

        return psycopg.connect(
            host=self.folder, port=self.port, user="postgres", dbname=database, autocommit=True
        )

    def run(self, *statements: Any) -> list[tuple[Any, ...]]:
        """Run statements; the rows of the last."""
        with self.connected() as connection:
            for each in statements:
                cursor = connection.execute(each)
            return list(cursor.fetchall()) if cursor.description else []

    def load(self, table: str, rows: Rows, database: str = "postgres") -> None:
        """Make a table of texts."""
        from psycopg import sql

        names = [sql.Identifier(each) for each in rows[0]]
        columns = sql.SQL(", ").join(sql.SQL("{} text").format(each) for each in names)
        name = sql.Identifier(table)
        with self.connected(database) as connection:
            connection.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(name))
            connection.execute(sql.SQL("CREATE TABLE {} ({})").format(name, columns))
            with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
                for row in rows[1:]:
                    copy.write_row(row)

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(10)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    yield from _served(54330)


@pytest.fixture(scope="session")
def second_server() -> Iterator[Server]:
    yield from _served(54331)


def _served(port: int) -> Iterator[Server]:
    pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")
    if not postgres_folder():
        pytest.skip("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        if os.getuid() == 0:
            try:
                shutil.chown(folder, ROOT_MAY_NOT)
            except LookupError:
                pytest.skip("PostgreSQL is not run by root, and there is nobody else to run it")
        made = Server(folder, port)
        try:
            made.start()
            yield made
        finally:
            made.stop()


def lite(path: Path, table: str, rows: Rows) -> Path:
    """A file of SQLite with one table of texts."""
    names = ['"' + each.replace('"', '""') + '"' for each in rows[0]]
    name = '"' + table.replace('"', '""') + '"'
    connection = sqlite3.connect(path)
    connection.execute(f"create table {name} ({', '.join(f'{each} text' for each in names)})")
    blanks = ", ".join("?" * len(names))
    connection.executemany(f"insert into {name} values ({blanks})", rows[1:])
    connection.commit()
    connection.close()
    return path


def parquet(path: Path, rows: Rows, types: "dict[str, str] | None" = None, **options: str) -> Path:
    """A Parquet file of others, without any metadata."""
    import duckdb

    def name(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    connection = duckdb.connect()
    columns = ", ".join(f"{name(each)} {(types or {}).get(each, 'varchar')}" for each in rows[0])
    connection.execute(f"create table held ({columns})")
    blanks = ", ".join("?" * len(rows[0]))
    connection.executemany(
        f"insert into held values ({blanks})", [[cell or None for cell in row] for row in rows[1:]]
    )
    more = "".join(f", {key} {value}" for key, value in options.items())
    target = str(path).replace("'", "''")
    connection.execute(f"copy held to '{target}' (format parquet{more})")
    return path


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One dataset as JSON, as CSV with our heads, as Parquet and as SQLite."""
    folder = tmp_path_factory.mktemp("whole")
    for ending in ("json", "csv", "parquet"):
        subprocess.run(
            [sys.executable, "-m", "binzhou_cli", "export", *SOME,
             "-o", str(folder / f"whole.{ending}")],
            check=True, env=CLEAN, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    lite(folder / "whole.sqlite", "figures", rows_of(folder / "whole.csv"))
    return folder


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
