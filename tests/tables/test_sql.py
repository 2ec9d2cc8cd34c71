"""Addresses: what is asked of a server, what may stand in names, and what may go wrong."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN
from support import Program, rows
from tables.conftest import Server, lite, rows_of

from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.tables.found import hidden, place_of
from binzhou_cli.formats.tables.query import Filter, Query, Tally
from binzhou_cli.formats.tables.sql import Sql, sql_engine

LONG = [
    ["indicator", "area", "period", "value", "unit"],
    *([f"GDP {n}", area, str(year), f"{n}.{year}0", "million CNY"]
      for n in range(3) for area in ("Aa", "Bb", "Cc") for year in range(2000, 2010)),
]  # fmt: skip

NASTY = (
    "x'; DROP TABLE victim; --",
    'x"; DROP TABLE victim; --',
    "x\\'; DROP TABLE victim; --",
    "%(x)s :name ? $1 {0}",
    "名'\"`",
)


def engine_of(address: str, sheet: str = "") -> Sql:
    place = place_of(address)
    assert place is not None
    return sql_engine(place, Reading(sheet=sheet))


# --- what the server is asked --------------------------------------------------------------------


def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """The statements that go to the driver, with what fills their blanks."""
    import sqlalchemy

    found: list[tuple[str, Any]] = []
    create = sqlalchemy.create_engine

    def listened(*arguments: Any, **options: Any) -> Any:
        made = create(*arguments, **options)
        sqlalchemy.event.listen(
            made,
            "before_cursor_execute",
            lambda connection, cursor, text, values, context, many: found.append((text, values)),
        )
        return made

    monkeypatch.setattr(sqlalchemy, "create_engine", listened)
    return found


def test_the_filter_stands_at_the_scan(
    program: Program, server: Server, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.load("figures", rows_of(whole / "whole.csv"))
    heard = asked(monkeypatch)
    data = ("-d", server.address, "--sheet", "figures")
    done = program(*data, "compare", "2018", "2020", "-a", "Dongying")
    assert done.returncode == 0, done.stderr
    (statement,) = [each for each in heard if '."value"' in each[0] and "WHERE" in each[0]]
    plan = _plan(server, *statement)
    assert plan.startswith("Seq Scan on figures")
    scanned = plan.split("Filter:")[1]
    assert "area = '370500'" in scanned
    assert "period = ANY" in scanned
    assert "{2018,2019,2020," in scanned
    assert "2017" not in scanned


def _plan(server: Server, text: str, values: Any) -> str:
    with server.connected() as connection:
        from psycopg import ClientCursor

        with ClientCursor(connection) as cursor:
            cursor.execute(f"EXPLAIN (VERBOSE false, COSTS false) {text}", values)
            return "\n".join(str(each[0]) for each in cursor.fetchall())


def test_a_table_split_over_two_servers_is_asked_for_its_parts(
    program: Program, server: Server, second_server: Server, whole: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    held = rows_of(whole / "whole.csv")
    heads, body = held[0], held[1:]
    place = heads.index("indicator")
    second_server.load("part", [heads, *(each for each in body if each[place] == "gdp")])
    server.load("rest", [heads, *(each for each in body if each[place] != "gdp")])
    columns = ", ".join(f'"{each}" text' for each in heads)
    server.run(
        "CREATE EXTENSION IF NOT EXISTS postgres_fdw",
        "DROP SERVER IF EXISTS other CASCADE",
        "DROP TABLE IF EXISTS split CASCADE",
        f"CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw OPTIONS"
        f" (host '{second_server.folder}', port '{second_server.port}', dbname 'postgres')",
        "CREATE USER MAPPING FOR postgres SERVER other OPTIONS (user 'postgres')",
        f"CREATE TABLE split ({columns}) PARTITION BY LIST (indicator)",
        "CREATE FOREIGN TABLE far PARTITION OF split FOR VALUES IN ('gdp')"
        " SERVER other OPTIONS (table_name 'part')",
        "ALTER TABLE split ATTACH PARTITION rest DEFAULT",
    )
    heard = asked(monkeypatch)
    line = ("show", "gdp", "2015:", "--csv")
    found = program("-d", server.address, "--sheet", "split", *line)
    expected = program("-d", str(whole / "whole.json"), *line)
    assert found.content == expected.content
    statement = next(each for each in heard if '."value"' in each[0] and "WHERE" in each[0])
    plan = _plan(server, *statement)
    assert "Foreign Scan on far" in plan
    assert "rest" not in plan
    with server.connected() as connection:
        from psycopg import ClientCursor

        with ClientCursor(connection) as cursor:
            cursor.execute(f"EXPLAIN (VERBOSE, COSTS false) {statement[0]}", statement[1])
            told = "\n".join(str(each[0]) for each in cursor.fetchall())
    remote = next(each for each in told.splitlines() if "Remote SQL" in each)
    assert "indicator" in remote.split("WHERE")[1]
    assert "area" in remote.split("WHERE")[1]
    server.run("DROP TABLE split CASCADE")


@pytest.mark.parametrize("dialect", ["trino", "clickhousedb"])
def test_what_other_engines_are_asked(dialect: str, golden: Any) -> None:
    """The statements for Trino and ClickHouse, compiled by the dialect of their driver."""
    names = {
        "trino": "trino.sqlalchemy.dialect:TrinoDialect",
        "clickhousedb": "clickhouse_connect.cc_sqlalchemy.dialect:ClickHouseDialect",
    }
    module, _, name = names[dialect].partition(":")
    loaded = pytest.importorskip(module, reason=f"the driver of {dialect} is not installed")
    made = getattr(loaded, name)()

    class Compiled:
        dialect = made

    table = Sql(Compiled(), "wide", 'in"di`cators', ["indicator", "area", "period", "value"],
                name=dialect)  # fmt: skip
    one = Filter(((0, ("gdp", "it's")),))
    queries = {
        "one series": Query((2, 3), (one, Filter(((1, ("CN", None)),)))),
        "names": Query((0,), filled=(3,), distinct=True),
        "sample": Query((0, 1, 2, 3), limit=5000),
        "counts": Query((0,), (one,), tally=Tally((3,), (), (1,))),
    }
    told = []
    for title, query in queries.items():
        found = table.statement(query).compile(
            dialect=made, compile_kwargs={"render_postcompile": True}
        )
        told.append(f"-- {title}\n{found}\n{json.dumps(found.params, ensure_ascii=False)}\n")
    golden(f"tables/{dialect}.sql", "\n".join(told).replace(" \n", "\n"))


# --- hostile names ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NASTY)
def test_no_name_of_a_server_is_more_than_a_name(
    program: Program, server: Server, name: str
) -> None:
    server.run("CREATE TABLE IF NOT EXISTS victim (x text)")
    held = [[name + " indicator", "area", "period", f"{name} value"[:60]]]
    held += [[name, place, str(year), str(year)]
             for place in (name, "Bb") for year in range(2000, 2006)]  # fmt: skip
    table = name[:40]
    server.load(table, held)
    options = ("--sheet", table, "--map", "indicator=1", "--map", "value=4")
    listed = program("-d", server.address, *options, "list", "--csv")
    assert listed.returncode == 0, listed.stderr
    id = rows(listed.stdout)[0]["indicator"]
    shown = program("-d", server.address, *options, "show", id, "-a", "all", "--csv")
    assert shown.returncode == 0, shown.stderr
    assert {each["area"] for each in rows(shown.stdout)} == {name, "Bb"}
    kept = program("-d", server.address, *options, "--where", f"area={name.split(',')[0]}", "list")
    assert kept.returncode == 0, kept.stderr
    assert server.run("SELECT count(*) FROM victim") == [(0,)]
    from psycopg import sql

    server.run(sql.SQL("DROP TABLE {}").format(sql.Identifier(table)))


@pytest.mark.parametrize("name", NASTY)
def test_no_name_of_a_parquet_file_is_more_than_a_name(
    program: Program, tmp_path: Path, name: str
) -> None:
    from tables.conftest import parquet

    held = [[name + " indicator", "area", "period", f"{name} value"]]
    held += [[name, place, str(year), str(year)] for place in (name, "Bb") for year in range(9, 15)]
    path = parquet(tmp_path / "x'[a]\".parquet", held)
    options = ("--map", "indicator=1", "--map", "value=4")
    listed = program("-d", str(path), *options, "list", "--csv")
    assert listed.returncode == 0, listed.stderr
    id = rows(listed.stdout)[0]["indicator"]
    shown = program("-d", str(path), *options, "show", id, "-a", "all", "--csv")
    assert {each["area"] for each in rows(shown.stdout)} == {name, "Bb"}


def test_every_kind_of_table_in_every_schema_can_be_named(program: Program, server: Server) -> None:
    server.load("long", LONG)
    server.run(
        "DROP SCHEMA IF EXISTS stat CASCADE", "CREATE SCHEMA stat",
        "CREATE TABLE stat.held AS SELECT * FROM long",
        "CREATE VIEW stat.seen AS SELECT * FROM long",
        "CREATE MATERIALIZED VIEW stat.made AS SELECT * FROM long",
    )  # fmt: skip
    expected = program("-d", server.address, "--sheet", "long", "list", "--csv").stdout
    for name in ("held", "seen", "made"):
        found = program("-d", server.address, "--sheet", f"stat.{name}", "list", "--csv")
        assert (found.returncode, found.stdout) == (0, expected), found.stderr
    server.run("DROP SCHEMA stat CASCADE")


# --- what may go wrong ----------------------------------------------------------------------------


def test_a_table_and_a_column_of_a_server(program: Program, server: Server) -> None:
    server.load("long", LONG)
    found = program("-d", server.address, "--sheet", "lonk", "list")
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith("--sheet lonk: did you mean long?")
    found = program("-d", server.address, "--sheet", "long", "--map", "area=town", "list")
    assert found.returncode == 2
    assert found.stderr.startswith("--map area=town: no such column; the columns are indicator,")
    kept = program("-d", server.address, "--sheet", "long", "--where", "area=Aa", "areas", "--csv")
    assert [each["area"] for each in rows(kept.stdout)] == ["Aa"]
    wrong = program("-d", server.address, "--sheet", "long", "--where", "area=Zz", "areas")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("--where area=Zz: area has Aa, Bb and Cc.")


ADDRESSES = [
    ("postgresql+psycopg://me:geheim@127.0.0.1:1/db", 1, "no connection"),
    ("postgresql+psycopg://me:geheim@/db?host=/nowhere&password=geheim", 1, "no connection"),
    ("nosuch+driver://me:geheim@host/db", 1, "there is no driver for it"),
    ("postgresql+nosuch://me:geheim@host/db", 1, "there is no driver for it"),
    ("postgresql+psycopg://me:geheim@host:port/db", 2, "no address of a database"),
    ("postgresql+psycopg://me:ge@heim:x@127.0.0.1:1/db", 2, "no address of a database"),
    ("postgresql+psycopg://me:ge@heim@127.0.0.1:1/db", 2, "@ in a password is written %40"),
    ("mysql+pymysql://me:geheim@host/db", 1, "pip install 'pymysql'"),
    ("mysql+mysqlconnector://me:geheim@host/db", 1, "pip install 'mysql-connector-python'"),
    ("sqlite:///nowhere.db", 1, "No such file"),
]


@pytest.mark.parametrize(("address", "code", "sentence"), ADDRESSES)
def test_an_address_that_leads_nowhere(
    program: Program, address: str, code: int, sentence: str
) -> None:
    found = program("-d", address, "list")
    assert found.returncode == code
    assert sentence in found.stderr
    assert len(found.stderr.splitlines()) <= 2
    assert "heim" not in found.stderr
    assert found.stdout == ""


def test_a_password_is_no_part_of_a_name() -> None:
    assert hidden("a://u:p@h/d?password=p&x=y") == "a://u@h/d"
    assert hidden("a://u:p:q@r@h/d") == "a://u@h/d"
    assert hidden("file.db") == "file.db"


def test_no_command_prints_a_password(program: Program, server: Server, tmp_path: Path) -> None:
    server.load("secret", LONG)
    lines = (
        (), ("-f", "table"), ("about",), ("about", "-f", "table"), ("list", "-f", "table"),
        ("check",), ("check", "-f", "table"), ("export",), ("export", "-f", "table"),
        ("sources",), ("cite", "dataset"), ("show", "gdp-0", "Aa", "-f", "markdown"),
        ("profile", "Aa", "-f", "table"), ("profile", "Aa", "-o", str(tmp_path / "page.html")),
        ("show", "gdp-0", "Aa", "-o", str(tmp_path / "one.xlsx")),
        ("export", "-o", str(tmp_path / "all.json")),
    )  # fmt: skip
    for line in lines:
        found = program("-d", server.address, "--sheet", "secret", *line)
        assert found.returncode in (0, 1), found.stderr
        assert "geheim" not in found.stdout + found.stderr, line
    for each in tmp_path.iterdir():
        assert b"geheim" not in each.read_bytes()
    assert {each.name for each in tmp_path.iterdir()} == {"page.html", "all.json", "one.xlsx"}


MISTAKEN = (
    ("A",), ("list", "A"), ("show", "A"), ("new", "A"), ("add", "A", "gdp", "2020", "5"),
    ("list", "-o", "A"), ("-d", "A", "--sheet", "A", "list"), ("-d", "A", "-d", "A", "list"),
    ("-d", "A", "-d", "x.csv", "list"), ("check", "A", "A"), ("-d", "A", "--map", "area=A", "list"),
)  # fmt: skip


@pytest.mark.parametrize("line", MISTAKEN, ids=" ".join)
def test_a_password_in_the_wrong_place_is_not_printed_either(
    program: Program, server: Server, line: tuple[str, ...]
) -> None:
    server.load("long", LONG)
    for address in (
        server.address,
        server.address.replace(":geheim", "").replace("?", "?password=geheim&"),
        server.address.replace("://", ":"),
        server.address.replace("://", ":/"),
    ):
        found = program(*(each.replace("A", address) for each in line))
        assert found.returncode in (1, 2)
        assert found.stderr
        assert "geheim" not in found.stdout + found.stderr


def test_what_is_no_password_is_said_as_it_is() -> None:
    from binzhou_cli.view.safe import discreet

    for text in (
        "x.csv line 3: a@b is no figure.", "10:30 of you@example.org", "--map dim=a:b, c",
        "http://e.org/x?page=2 is no database", "名：甲@乙", "a" * 200_000 + "@=",
    ):  # fmt: skip
        assert discreet(text) == text
    assert discreet('"a://u:p@h/d" and b+c://v:q:r@s@t/e') == '"a://u@h/d" and b+c://v@t/e'


def test_a_password_that_a_server_refuses(program: Program, server: Server) -> None:
    address = server.address.replace("postgres:geheim", "nobody:geheim")
    found = program("-d", address, "list")
    assert found.returncode == 1
    assert 'role "nobody" does not exist' in found.stderr
    assert "geheim" not in found.stderr


def test_what_a_user_may_not_read_and_what_takes_too_long(program: Program, server: Server) -> None:
    server.load("long", LONG)
    server.run(
        "DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN",
        "CREATE OR REPLACE VIEW slow AS SELECT * FROM long WHERE pg_sleep(1) IS NOT NULL",
    )  # fmt: skip
    address = server.address.replace("postgres:geheim", "guest:geheim")
    found = program("-d", address, "--sheet", "long", "list")
    assert found.returncode == 1
    assert "this user may not read it: permission denied for table long" in found.stderr
    address = server.address + "&options=-cstatement_timeout%3D100"
    found = program("-d", address, "--sheet", "slow", "list")
    assert found.returncode == 1
    assert "the server ended the query.\nIt gives a query only so long" in found.stderr
    server.run("DROP VIEW slow", "DROP ROLE guest")


def test_nothing_is_written(server: Server, tmp_path: Path) -> None:
    server.load("long", LONG)
    engine = engine_of(server.address, "long")
    seen: list[str] = []
    with engine._engine.connect() as connection:
        connection = connection.execution_options(postgresql_readonly=True)
        with pytest.raises(Exception, match="read-only"):
            connection.exec_driver_sql("DELETE FROM long")
        seen.append("refused")
    path = lite(tmp_path / "x.db", "long", LONG)
    with (
        engine_of(str(path))._engine.connect() as connection,
        pytest.raises(Exception, match="readonly"),
    ):
        connection.exec_driver_sql("DELETE FROM long")
    assert seen == ["refused"]


def test_a_connection_that_is_lost(process: Program, server: Server) -> None:
    server.load("long", LONG)
    server.run(
        "CREATE OR REPLACE VIEW lost AS SELECT indicator, area, period, value, unit FROM long"
        " WHERE pg_terminate_backend(pg_backend_pid()) OR area <> ''"
    )
    found = process("-d", server.address, "--sheet", "lost", "list")
    server.run("DROP VIEW lost")
    assert found.returncode == 1
    assert "the connection is lost" in found.stderr
    assert "geheim" not in found.stderr
    assert len(found.stderr.splitlines()) == 1


def test_ctrl_c_ends_a_slow_query_on_the_server(server: Server) -> None:
    server.load("long", LONG)
    server.run(
        "CREATE OR REPLACE VIEW slow AS SELECT indicator, area, period, value, unit FROM long"
        " WHERE pg_sleep(100) IS NOT NULL"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "binzhou_cli", "-d", server.address, "--sheet", "slow", "list"],
        env=CLEAN, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    running = (
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'PgSleep'"
    )
    assert _until(lambda: server.run(running) == [(1,)])
    os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert _until(lambda: server.run(running) == [(0,)])
    server.run("DROP VIEW slow")


def _until(holds: Any) -> bool:
    for _ in range(200):
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_digits_are_those_of_the_server(program: Program, server: Server) -> None:
    server.run(
        "DROP TABLE IF EXISTS typed",
        "CREATE TABLE typed (area text, year int, gdp numeric(20, 3), rate float8, day date)",
        "INSERT INTO typed VALUES ('Aa', 2000, 27.100, 0.1, '2000-01-01'),"
        " ('Aa', 2001, 12345678901234.500, 2, '2001-01-01'), ('Aa', 2002, NULL, 1e-7, NULL)",
    )
    found = program("-d", server.address, "--sheet", "typed", "table", "gdp", "rate", "--csv")
    assert found.stdout.splitlines()[1:] == [
        "2000,27.100,0.1", "2001,12345678901234.500,2", "2002,,0.0000001",
    ]  # fmt: skip


def test_reading_options_that_mean_nothing_to_a_server(program: Program, server: Server) -> None:
    for option in (("--encoding", "gb18030"), ("--header-row", "2")):
        found = program("-d", server.address, *option, "list")
        assert found.returncode == 2
        assert "geheim" not in found.stderr


@pytest.mark.parametrize(
    "words", [("-d", "A"), ("-dA",), ("--data", "A"), ("--data=A",)], ids=" ".join
)
def test_no_workbook_says_a_password(words: tuple[str, ...]) -> None:
    """The command line that made a workbook stands in it."""
    from binzhou_cli.view.output import asked

    for address in ("a://u:geheim@h/d", "a://u@h/d?password=geheim"):
        line = asked([each.replace("A", address) for each in words])
        assert "geheim" not in line
        assert line.endswith("d")


# --- what a server holds -------------------------------------------------------------------------

KEPT = ("nothing", "filter", "materialized", "offset", "select", "over", "user", "do", "returning")
"""Words that engines keep for themselves, of which each has others."""


@pytest.mark.parametrize("word", KEPT)
def test_a_word_that_an_engine_keeps_is_a_name_too(
    program: Program, server: Server, tmp_path: Path, word: str
) -> None:
    held = [["area", "year", word], ["Aa", "2000", "1.50"], ["Bb", "2000", "2"]]
    server.load(word, held)
    options = ("--sheet", word, "--map", "area=1,period=2,value=3", "table", word, "-a", "all")
    for data in (server.address, str(lite(tmp_path / "x.db", word, held))):
        found = program("-d", data, *options, "--csv")
        assert found.stdout == "period,Aa,Bb\n2000,1.50,2\n", found.stderr
    server.run(f'DROP TABLE "{word}"')


def test_a_question_that_a_file_refuses_is_no_lost_connection(
    program: Program, tmp_path: Path
) -> None:
    path = lite(tmp_path / "x.db", "t", LONG)
    with sqlite3.connect(path) as connection:
        connection.execute("create view gone as select * from t")
        connection.execute("alter table t rename to other")
        connection.execute("drop table other")
        connection.execute("create table kept (x)")
    found = program("-d", str(path), "--sheet", "gone", "list")
    assert found.returncode == 1
    assert "no connection" not in found.stderr
    assert "other" in found.stderr


def test_cells_that_hold_several_things_are_texts(program: Program, server: Server) -> None:
    server.run(
        "DROP TABLE IF EXISTS several",
        "CREATE TABLE several (area text[], year int, gdp numeric, more jsonb)",
        "INSERT INTO several VALUES ('{Aa,Bb}', 2000, 1.50, '{\"a\": 1}'),"
        " ('{Cc}', 2000, 2, '{\"a\": 1}'), ('{Aa,Bb}', 2001, 3, '{\"a\": 1}')",
    )
    options = ("--sheet", "several", "--map", "area=area,period=year,value=gdp,skip=more")
    listed = program("-d", server.address, *options, "areas", "--csv")
    assert [each["area"] for each in rows(listed.stdout)][:2] == ["{Aa,Bb}", "{Cc}"]
    found = program("-d", server.address, *options, "table", "gdp", "-a", "all", "--csv")
    assert found.stdout.splitlines()[1:] == ["2000,1.50,2", "2001,3,"], found.stderr
    server.run("DROP TABLE several")


def test_tables_stand_in_the_order_of_their_names_whatever_their_kind(server: Server) -> None:
    server.run(
        "DROP SCHEMA IF EXISTS apart CASCADE", "CREATE SCHEMA apart",
        "CREATE TABLE apart.zz (area text, year int, gdp numeric)",
        "CREATE TABLE apart.aa (area text, year int, gdp numeric)",
        "CREATE VIEW apart.bb AS SELECT * FROM apart.aa",
        "CREATE MATERIALIZED VIEW apart.once AS SELECT * FROM apart.aa",
    )  # fmt: skip
    engine = engine_of(server.address, "once")
    assert engine.table == "apart.once"
    apart = [each for each in engine.others if each.startswith("apart.")]
    assert apart == ["apart.aa", "apart.zz", "apart.bb"]
    usual = engine_of(server.address)
    bare = [each for each in (usual.table, *usual.others) if "." not in each]
    assert bare == sorted(bare)
    server.run("DROP SCHEMA apart CASCADE")


def test_the_first_of_several_tables_is_named_where_it_is_no_dataset(
    program: Program, tmp_path: Path
) -> None:
    path = lite(tmp_path / "x.db", "aa", [["x", "y"], ["some", "text"]])
    lite(path, "figures", LONG)
    for language, said in (("en", "That is aa, the first of its tables; --sheet NAME takes"),
                           ("zh", "第一个表 aa")):  # fmt: skip
        found = program("-d", str(path), "-l", language, "list")
        assert found.returncode == 1
        assert said in found.stderr
        assert "figures" in found.stderr
    found = program("-d", str(path), "--sheet", "aa", "list")
    assert "the first of" not in found.stderr


def test_midnight_is_a_day_and_what_is_no_number_is_none(program: Program, server: Server) -> None:
    server.run(
        "DROP TABLE IF EXISTS timed",
        "CREATE TABLE timed (area text, date timestamptz, gdp numeric, rate float8)",
        "INSERT INTO timed VALUES ('Aa', '2000-01-01 00:00+00', 'NaN', 'NaN'),"
        " ('Aa', '2001-01-01 00:00+00', 1.50, 2), ('Bb', '2001-01-01 00:00+00', 'Infinity', 1)",
    )
    address = server.address + "&options=-ctimezone%3DUTC"
    found = program("-d", address, "--sheet", "timed", "table", "rate", "-a", "all", "--csv")
    assert found.stdout == "period,Aa,Bb\n2001-01-01,2,1\n", found.stderr
    refused = program("-d", address, "--sheet", "timed", "show", "gdp", "-a", "all")
    assert refused.returncode == 1
    assert '"Infinity" is no figure' in refused.stderr
    server.run("DROP TABLE timed")


def test_what_is_exported_of_a_server_is_in_order_whatever_its_rows_are(
    program: Program, server: Server, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from binzhou_cli.formats.tables import query

    monkeypatch.setattr(query, "FEW_ROWS", 0)
    heads, *body = rows_of(whole / "whole.csv")
    answers = []
    for held in (body, body[::-1], [*body[1::2], *body[::2]]):
        server.load("turned", [heads, *held])
        found = program("-d", server.address, "--sheet", "turned", "export", "--csv")
        told = [{**each, "more": ""} for each in rows(found.stdout)]
        found_of: dict[tuple[str, str], list[dict[str, str]]] = {}
        for each in told:  # indicators and areas stand as they are told of
            found_of.setdefault((each["indicator"], each["area"]), []).append(each)
        answers.append(found_of)
    assert answers[1] == answers[2] == answers[0]
    years = [each["period"][:4] for each in answers[0]["gdp", "371600"]]
    assert len(years) > 20
    assert years == sorted(years)
    server.run("DROP TABLE turned")


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_an_address_without_a_file(program: Program, address: str) -> None:
    found = program("-d", address, "list")
    assert found.returncode == 2
    assert found.stderr == f"{address} is no address of a database.\n"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_an_address_as_others_write_it(program: Program, server: Server, scheme: str) -> None:
    server.load("long", LONG)
    address = server.address.replace("postgresql+psycopg", scheme)
    found = program("-d", address, "--sheet", "long", "areas", "--csv")
    assert [each["area"] for each in rows(found.stdout)][:3] == ["Aa", "Bb", "Cc"], found.stderr
