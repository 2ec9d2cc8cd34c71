"""The floor under ``binzhou show revenue -f table``: the series printed as a Rich table."""

from floor import FIELDS, Row, serve
from rich.console import Console
from rich.table import Table


def as_table(rows: list[Row]) -> None:
    """Print rows as a table."""
    table = Table(*FIELDS)
    for row in rows:
        table.add_row(*("" if each is None else str(each) for each in row))
    Console().print(table)


def main() -> None:
    """Run the program."""
    serve(as_table)


if __name__ == "__main__":
    main()
