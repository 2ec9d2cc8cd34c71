"""An export of the National Bureau of Statistics of China: a preamble, a table, notes below."""

import re

from binzhou_cli.errors import say
from binzhou_cli.formats.layouts import plain
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import DECLARED, GUESSED, Mapping, Table, Understood

_line = re.compile(r"\s*(数据库|指标|时间|地区|单位)\s*[:：]\s*(.*?)\s*").fullmatch


def matches(table: Table) -> bool:
    """Whether it begins with the database, or ends with the bureau as its source."""
    if not table.rows:
        return False
    first = next((cell for cell in table.rows[0] if cell.strip()), "")
    if re.match(r"\s*数据库\s*[:：]", first):
        return True
    return any(
        re.match(r"\s*(?:数据|资料)?来源\s*[:：]\s*国家统计局", cell)
        for line in table.rows[-12:]
        for cell in line[:1]
    )


def mapping(table: Table, reading: Reading) -> Mapping:
    """The plain reading of the table, with what the preamble and the notes declare."""
    declared: dict[str, str] = {}
    skipped = 0
    for line in table.rows[:8]:
        filled = [cell for cell in line if cell.strip()]
        parts = _line(filled[0]) if len(filled) == 1 else None
        if parts is None:
            break
        declared[parts[1]] = parts[2]
        skipped += 1
    table.rows[:skipped] = []
    table.numbers[:skipped] = []
    last = _notes(table)
    below = [" ".join(each.strip() for each in line if each.strip()) for line in table.rows[last:]]
    del table.rows[last:], table.numbers[last:]
    plain_reading = reading
    found = plain.mapping(table, plain_reading)
    found.layout = "nbs"
    found.unit_in_name = "sure"
    found.title = declared.get("数据库", "") or found.title
    found.source.setdefault("publisher", "国家统计局")
    if (
        "指标" in declared
        and found.column("indicator") is None
        and "indicator" not in found.constants
    ):
        found.constants["indicator"] = (declared["指标"], DECLARED)
    if declared.get("地区") and found.column("area") is None:
        found.constants.setdefault("area", (declared["地区"], DECLARED))
    for key, text in declared.items():
        found.said.append(Understood("file", key, text, DECLARED))
    notes = [each for each in below if not re.match(r"(?:数据|资料)?来源\s*[:：]", each)]
    source = [each for each in below if re.match(r"(?:数据|资料)?来源\s*[:：]", each)]
    if source:
        found.source["title"] = re.split("[:：]", source[0], maxsplit=1)[1].strip()
    found.note = " ".join(re.sub(r"^注\s*[:：]\s*", "", each) for each in notes)
    if below:
        found.left_out.append(
            Understood("left-out", say("about.below"), below[0][:80], "", len(below))
        )
    for index, each in enumerate(found.said):
        if each.how == GUESSED and each.value in (
            say("about.rows_are.area"),
            say("about.rows_are.indicator"),
        ):
            found.said[index] = each._replace(how=DECLARED)
    return found


def _notes(table: Table) -> int:
    """The first row of the notes: what stands alone below the figures."""
    last = len(table.rows)
    while last > 1:
        filled = [cell for cell in table.rows[last - 1] if cell.strip()]
        if (
            len(filled) == 1
            and not re.fullmatch(r"[\d.,\s]+", filled[0])
            and (table.rows[last - 1][0].strip() and len(table.rows[0]) > 1)
            and _is_text(table, last - 1)
        ):
            last -= 1
        else:
            break
    return last


def _is_text(table: Table, index: int) -> bool:
    """Whether a row is text: an area whose years are all empty is none."""
    text = table.rows[index][0].strip()
    padded = len(table.rows[index]) == len(table.rows[0])
    return not padded or bool(re.search(r"[:：。；，]|^\d+[.、]", text)) or len(text) > 20
