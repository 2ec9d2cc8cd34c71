"""Periods whose way of writing only a whole column tells: fiscal years, days with a slash."""

import re
from collections.abc import Sequence

from binzhou_cli.errors import say
from binzhou_cli.formats.cells import read_period
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import GUESSED, NAMED, TOLD, Mapping, Table, Understood

_WORD = r"(?:FY|F\.Y\.|fiscal year|financial year)"
_pair = re.compile(
    rf"{_WORD}?\s*([12]\d{{3}})\s*[-/–—]\s*(\d{{2}}|\d{{4}})\s*(?:财年|学年|年度|FY)?", re.I
).fullmatch
_ending = re.compile(
    rf"{_WORD}\s*'?(?:([12]\d{{3}})|(\d{{2}}))|([12]\d{{3}})\s*(?:FY|财年)", re.I
).fullmatch
_slashed = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})").fullmatch
SAMPLE = 20_000


def spell(found: Mapping, table: Table, reading: Reading) -> None:
    """Find the columns and the heads that are written so, and note what each text means."""
    columns: list[Sequence[str]] = [[each for each in found.heads if _fiscal(each)]]
    for index in range(len(found.heads)):
        cells = (line[index].strip() for line in table.rows[found.first : found.last][:SAMPLE]
                 if index < len(line))  # fmt: skip
        columns.append(list(dict.fromkeys(each for each in cells if each)))
    last = reading.constant("fiscal") == "last"
    for number, texts in enumerate(columns):
        if not texts or (number == 0 and len(texts) < 2):
            continue
        pairs = [each for each in texts if _consecutive(each)]
        if len(pairs) >= 0.9 * len(texts) and _are_fiscal(pairs):
            found.spelled |= {each: _year_of(each, last) for each in texts if _fiscal(each)}
            _tell(found, pairs[0], last=last, told=bool(reading.constant("fiscal")))
        elif all(_ending(each) for each in texts):
            found.spelled |= {each: _year_of(each, last) for each in texts}
            how = say("about.fiscal.is", text=texts[0], year=_year_of(texts[0], last))
            found.said.append(Understood("columns", say("about.fiscal"), how, NAMED))
        elif order := _order_of_days(texts):
            found.spelled |= {each: day for each in texts if (day := _day(each, order))}
            said = say(f"about.days.{order}")
            found.said.append(Understood("columns", say("about.days"), said, NAMED))


def _tell(found: Mapping, text: str, *, last: bool, told: bool) -> None:
    """Say under which year a fiscal year stands, and how to have the other one."""
    said = say("about.fiscal.is", text=text, year=_year_of(text, last))
    if any(each.value == said for each in found.said):
        return
    option = "" if told else f"--set fiscal={'first' if last else 'last'}"
    found.said.append(
        Understood("columns", say("about.fiscal"), said, TOLD if told else GUESSED, None, option)
    )
    noted = f"{text} = {_year_of(text, last)} (fiscal year, 财政年度)."
    found.note = f"{found.note} {noted}".strip()


def _fiscal(text: str) -> bool:
    return bool(_consecutive(text) or _ending(text.strip()))


def _consecutive(text: str) -> tuple[int, int] | None:
    """The two years of ``2019/20``; none where they do not follow each other."""
    found = _pair(text.strip())
    if found is None:
        return None
    first, second = int(found[1]), int(found[2])
    second = second if second > 99 else first // 100 * 100 + second + (100 if second == 0 else 0)
    return (first, second) if second == first + 1 else None


def _are_fiscal(pairs: Sequence[str]) -> bool:
    """Whether none of them can be a month alone, or several follow each other as years do."""
    years = [each for each in map(_consecutive, pairs) if each]
    return len(years) > 1 or not read_period(pairs[0])


def _year_of(text: str, last: bool) -> str:
    years = _consecutive(text)
    if years is not None:
        return str(years[last])
    found = _ending(text.strip())
    if found is None:
        return ""
    return found[1] or found[3] or str(int(found[2]) + (2000 if int(found[2]) < 50 else 1900))


def _order_of_days(texts: Sequence[str]) -> str:
    """``dm`` or ``md`` where a number above 12 tells it; ``dm`` where both say the same."""
    days = [each for each in map(_slashed, texts) if each]
    if not days or len(days) < 0.9 * len(texts):
        return ""
    first, second = max(int(each[1]) for each in days), max(int(each[2]) for each in days)
    if first > 12 >= second or all(each[1] == each[2] for each in days):
        return "dm"
    return "md" if second > 12 >= first else ""


def _day(text: str, order: str) -> str:
    found = _slashed(text)
    if found is None:
        return ""
    day, month = (found[1], found[2]) if order == "dm" else (found[2], found[1])
    return read_period(f"{found[3]}-{int(month):02}-{int(day):02}")
