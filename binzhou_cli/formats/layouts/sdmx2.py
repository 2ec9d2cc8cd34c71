"""SDMX-CSV 2: ``STRUCTURE`` or ``STRUCTURE[;]`` first, then ``STRUCTURE_ID``."""

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.layouts.sdmx import _id, sdmx_mapping
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import Mapping, Table


def matches(table: Table) -> bool:
    """Whether its first heads are those of SDMX-CSV 2."""
    names = [_id(each) for each in table.rows[0]] if table.rows else []
    return names[:1] == ["STRUCTURE"] and "OBS_VALUE" in names


def mapping(table: Table, reading: Reading) -> Mapping:
    """Its columns; a file that takes figures away is refused.

    Raises:
        BinzhouError: a row has the action D.
    """
    names = [_id(each) for each in table.rows[0]]
    if "ACTION" in names:
        at = names.index("ACTION")
        for index, line in enumerate(table.rows[1:], 1):
            if at < len(line) and line[at].strip().upper()[:1] == "D":
                raise BinzhouError(
                    say("reading.delete", path=table.name, place=table.place(index), action="D")
                )
    return sdmx_mapping(table, reading, "sdmx2")
