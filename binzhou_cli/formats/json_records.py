"""JSON that is a list of records, as programs and the World Bank's interface give it: a table."""

from typing import Any

from binzhou_cli.errors import BinzhouError
from binzhou_cli.formats.content import Content
from binzhou_cli.formats.table import DECLARED, Table, Understood

DEEPEST = 3


def records_table(content: Content) -> Table | None:
    """The table of a list of objects; none where the file is no such list.

    What stands within an object is a column of its own: ``country.value``.
    """
    from binzhou_cli.errors import say
    from binzhou_cli.formats.json_file import decoded, parsed

    if not content.raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        return None
    try:
        held = parsed(decoded(content.raw, content.path), content.path)
    except BinzhouError:
        return None
    if isinstance(held, list) and len(held) == 2 and isinstance(held[1], list):
        held = held[1]  # behind an object that says how many there are
    if not isinstance(held, list) or not held or not all(isinstance(each, dict) for each in held):
        return None
    lines = [dict(_flat(each, "", 0)) for each in held]
    heads = list(dict.fromkeys(head for line in lines for head in line))
    if not heads:
        return None
    rows = [heads, *([line.get(head, "") for head in heads] for line in lines)]
    table = Table(content.path, rows, list(range(len(rows))), unit="record", kind="json")
    table.beside = content.beside
    table.said.append(Understood("file", say("about.container"), "JSON", DECLARED))
    return table


def _flat(record: dict[str, Any], before: str, depth: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < DEEPEST:
            found += _flat(value, f"{name}.", depth + 1)
        elif not isinstance(value, list | dict):
            found.append((name, "" if value is None else str(value)))
    return found
