"""Files that DuckDB scans as they are: Parquet, and its own databases."""

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.tables.duck import Duck, connected, literal, module, name_of
from binzhou_cli.formats.tables.found import MARKS, Place


def parquet_engine(place: Place, reading: Reading) -> Duck:
    """A scan of Parquet: one file, several, or those of a folder."""
    for option, given in (("--sheet", reading.sheet), ("--header-row", reading.header_row)):
        if given:
            raise UsageError(say("error.idle", option=option, where=place.name))
    single = len(place.paths) == 1 and not any(each in place.name for each in MARKS)
    single = single and "**" not in place.paths[0]
    if single:
        source, params = "read_parquet(?, file_row_number = true)", list(place.paths)
    else:
        blanks = ", ".join("?" for _ in place.paths)
        source = f"read_parquet([{blanks}], union_by_name = true, hive_types_autocast = false)"
        params = list(place.paths)
    return Duck(connected(), source, params, name=place.name, kind="Parquet", numbered=single)


def duckdb_engine(place: Place, reading: Reading) -> Duck:
    """A table of a database of DuckDB.

    Raises:
        BinzhouError: it cannot be opened, or holds no table.
        UsageError: there is no such table.
    """
    if reading.header_row:
        raise UsageError(say("error.idle", option="--header-row", where=place.name))
    try:
        connection = connected(place.paths[0])
        found = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables"
            " WHERE table_catalog = current_database() ORDER BY table_schema <> 'main', 1, 2"
        ).fetchall()
    except module().Error as error:
        from binzhou_cli.formats.tables.duck import refused

        raise refused(error, place.name) from None
    names = {
        (table if schema == "main" else f"{schema}.{table}"): (schema, table)
        for schema, table in found
    }
    if not names:
        raise BinzhouError(say("reading.no_table", path=place.name))
    chosen = next(iter(names))
    if reading.sheet:
        from binzhou_cli.formats.sheet import chosen_name

        chosen = chosen_name(reading.sheet, list(names), place.name, "--sheet")
    schema, table = names[chosen]
    engine = Duck(
        connection, f"{name_of(schema)}.{name_of(table)}", (), name=place.name, kind="DuckDB"
    )
    engine.table, engine.others = chosen, tuple(each for each in names if each != chosen)
    return engine


__all__ = ["duckdb_engine", "literal", "parquet_engine"]
