"""Where the head of a plain table is, where its figures end, and what stands around them."""

import re

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.cells import footnoted, looks_figure, read_figure, read_period
from binzhou_cli.formats.layouts.levels import two_rows
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import GUESSED, NAMED, TOLD, Mapping, Table, Understood
from binzhou_cli.formats.units import is_unit

FULL = 0.6
_MARK = re.compile(
    r"(\*+|[†‡§]|[(（\[]?[a-z0-9]{1,2}[)）\]]|[①-⑳¹²³⁰⁴-⁹])[:：.\s]*(\S.*)", re.S
).fullmatch
_FOOT = re.compile(
    r"\s*(?:source|sources|note|notes|data source|资料来源|数据来源|来源|注|说明|备注|last updated|"
    r"footnotes?|\*|①|1\)|\(1\))\s*[:：.、)\s]?\s*(.*)",
    re.I | re.S,
).fullmatch
_SOURCE = re.compile(
    r"\s*(?:data )?(?:sources?|资料来源|数据来源|来源)\s*[:：]?\s*(.*)", re.I | re.S
)


_ALONE = re.compile(r"[(（\[]\s*(?:in )?([^()（）\[\]]{1,40}?)\s*[)）\]]").fullmatch


def head_of(table: Table, reading: Reading) -> tuple[int, str]:
    """The row of the heads, and how it is known; nothing to say where it is the first."""
    if reading.header_row:
        if reading.header_row in table.numbers:
            return table.numbers.index(reading.header_row), TOLD

        raise UsageError(say("reading.header_row.none", n=reading.header_row, path=table.name))
    widths = [sum(1 for cell in line if cell.strip()) for line in table.rows[:400]]
    widest = max(widths, default=0)
    for index, line in enumerate(table.rows[:200]):
        if widths[index] < max(FULL * widest, 2) or index + 1 >= len(table.rows):
            continue
        if any(_figure_alone(cell) for cell in line):
            continue
        for following in table.rows[index + 1 : index + 4]:
            if any(looks_figure(cell) for cell in following if cell.strip()):
                index += two_rows(table, index)
                return index, GUESSED if index else ""
    if widest < 2 or not any(
        looks_figure(cell) for line in table.rows[:400] for cell in line if cell.strip()
    ):
        raise BinzhouError(say("reading.no_table", path=table.name), say("reading.no_table.hint"))
    raise BinzhouError(say("reading.no_head", path=table.name))


def _figure_alone(cell: str) -> bool:
    if not cell.strip() or read_period(cell) or read_period(footnoted(cell)[0]):
        return False
    return looks_figure(cell)


def foot_of(table: Table, head: int) -> tuple[int, list[str]]:
    """The row behind the last figures, and the text that stands below them."""
    last = len(table.rows)
    while last > head + 1:
        line = table.rows[last - 1]
        filled = [cell.strip() for cell in line if cell.strip()]
        if (
            len(filled) == 1
            and len(table.rows[head]) > 1
            and (
                read_figure(filled[0]) is None
                and (
                    _FOOT(filled[0])
                    or len(line) < len(table.rows[head])
                    or (line[0].strip() and len(filled[0]) > 40)
                )
            )
        ) or (
            len(filled) == 2
            and line[0].strip()
            and _FOOT(line[0])
            and not any(read_figure(cell) is not None for cell in line if cell.strip())
        ):
            last -= 1
        else:
            break
    return last, [" ".join(each for each in line if each.strip()) for line in table.rows[last:]]


def above(table: Table, head: int, found: Mapping) -> str:
    """The text above the head: the title, and the unit of the whole table."""
    title = ""
    for line in table.rows[:head]:
        for cell in line:
            text = " ".join(cell.split())
            unit = re.fullmatch(
                r"[(（]?\s*(?:单位|计量单位|units?)\s*[:：]\s*(.+?)\s*[)）]?", text, re.I
            )
            unit = unit or _ALONE(text)
            if unit and (":" in text or "：" in text or is_unit(unit[1])):
                found.constants["unit"] = (unit[1], NAMED)
                found.said.append(Understood("columns", "unit", unit[1], NAMED))
            elif text and not title and text not in found.heads:
                title = text
    return title


def below(found: Mapping, foot: list[str]) -> None:
    """What the text under the figures says: a source, and notes."""
    for text in foot:
        plain = " ".join(text.split())
        source = _SOURCE.fullmatch(plain)
        if source and source[1] and "title" not in found.source:
            found.source["title"] = source[1]
            found.said.append(Understood("file", say("about.source"), source[1], NAMED))
        else:
            if mark := _MARK(plain):
                found.notes[mark[1].strip("()[]（）")] = mark[2]
            found.note = f"{found.note} {plain}".strip()
    if foot:
        found.left_out.append(
            Understood("left-out", say("about.below"), foot[0][:80], "", len(foot))
        )
