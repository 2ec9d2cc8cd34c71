"""The forms of tables, in the order in which they are tried; the first that matches wins.

A new form is one module with ``matches`` and ``mapping``, and one line here.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from binzhou_cli.formats.reading import Reading
    from binzhou_cli.formats.table import Mapping, Table

LAYOUTS = (
    "sdmx2",
    "sdmx",
    "oecd",
    "eurostat",
    "worldbank",
    "databank",
    "owid",
    "nbs",
    "undata",
    "fred",
    "plain",
)


def mapped(table: "Table", reading: "Reading") -> "Mapping":
    """What the columns of a table mean, by the first form that fits it."""
    for name in LAYOUTS:
        module = import_module(f"binzhou_cli.formats.layouts.{name}")
        if module.matches(table):
            found: Mapping = module.mapping(table, reading)
            return found
    raise AssertionError("the plain form fits every table")
