"""The floor under ``binzhou show revenue --csv``: the series printed with the csv module."""

import csv
import sys

from floor import FIELDS, Row, serve


def as_csv(rows: list[Row]) -> None:
    """Print rows as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows(rows)


def main() -> None:
    """Run the program."""
    serve(as_csv)


if __name__ == "__main__":
    main()
