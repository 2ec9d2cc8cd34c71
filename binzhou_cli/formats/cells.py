"""Cells: figures and periods as people and agencies write them."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from binzhou_cli.model.period import parse_period

MISSING = frozenset(
    [
        ".",
        "..",
        "...",
        "....",
        ".....",
        "......",
        "…",
        "……",
        ":",
        "-",
        "--",
        "–",
        "—",
        "——",
        "na",
        "n/a",
        "#n/a",
        "nan",
        "null",
        "none",
        "x",
        "c",
        "不详",
        "无",
        "(na)",
        "#na",
        "n.a.",
        "n.a",
        "n.d.",
        "nd",
        "n/d",
        "no data",
        "not available",
        "not applicable",
        "missing",
        "－",
        "──",
        "/",
        "缺失",
        "缺",
        "空",
        "暂无",
        "无数据",
        "未公布",
        "k. a.",
        "k.a.",
    ]
)
"""What stands for a figure that is missing; it is never zero."""

_SPACES = " \u00a0\u202f\u2009\u2007'’"
_blanks = str.maketrans(dict.fromkeys(f"{_SPACES}\u3000\ufeff\t", ""))
SHORT = 28
_usual = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").fullmatch
_plain = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?").fullmatch
_grouped = re.compile(
    r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?|[+-]?\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d*)?"
).fullmatch
_comma = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)?,\d+").fullmatch
_dotted = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+").fullmatch
_spaced = re.compile(rf"[+-]?\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?").fullmatch
_money = re.compile(r"([+-]?)((?:US|A|C|HK|NT|R)?\$|€|£|[¥￥]|₹|Rs\.? )\s*(?=[\d.])").match
_scaled = re.compile(r"([+-]?(?:\d+\.\d+|\d{2,}|\d(?=[kM])))([kMBT])").fullmatch  # 5B is a code
_code = re.compile(r"\s*\d{1,2}[a-z]+\s*").fullmatch
_SCALES = {"k": 3, "M": 6, "B": 9, "T": 12}
_marked = re.compile(
    r"([+-]?[\d.,\s’']*\d%?)\s*"
    r"((?:\*+|[†‡§]+|\[[^\[\]]{1,12}\]|[(（][a-zA-Z0-9*,]{1,3}[)）]|[a-z]\)|"
    r"[①-⑳¹²³⁰⁴-⁹ᵃ-ᵿ]+|(?<=[\d\s])(?:[bcdefinprsuz]|b[deu]|bp|[de]p)$)\s*)+"
).fullmatch


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return not text or text.strip().casefold() in MISSING or not text.strip()


def read_figure(text: str, comma: bool = False) -> Decimal | None:
    """A figure with the digits that are printed; none where it is no figure."""
    if not comma and len(text) <= SHORT and _usual(text):
        return Decimal(text)
    plain = text.strip().replace("−", "-").rstrip("%％").strip().strip('"')
    if money := _money(plain):
        plain = money[1] + plain[money.end() :]
    if any(each in plain for each in _SPACES):
        if not _spaced(plain):
            return None
        plain = plain.translate(_blanks)
    if comma:
        if _comma(plain) or _dotted(plain):
            plain = plain.replace(".", "").replace(",", ".")
        elif "," in plain:
            return None
    elif _grouped(plain):
        plain = plain.replace(",", "")
    if scaled := _scaled(plain):
        return Decimal(scaled[1]).scaleb(_SCALES[scaled[2]])
    if not plain.isascii() or not _plain(plain) or len(plain) > 60:
        return None
    return Decimal(plain)


def footnoted(text: str) -> tuple[str, str]:
    """A figure parted from the marks of footnotes behind it: ``21.5(e)``, ``1,234*``, ``5①``.

    Returns:
        the cell as it is and no mark, where it is nothing of the kind.
    """
    if "0" <= text[-1:] <= "9":  # as nearly all end
        return text, ""
    found = _marked(text.strip()) if len(text) <= 60 else None
    if found is None or not any(map(str.isdigit, found[1])):
        return text, ""
    if _code(text):  # 12b tells a class, 5.3b and 1200b a figure with its status
        return text, ""
    return found[1].strip(), found[2].strip()


def looks_figure(text: str) -> bool:
    """Whether a cell is a figure with either decimal mark, or one with marks of footnotes."""
    plain = footnoted(text)[0]
    return read_figure(plain) is not None or read_figure(plain, True) is not None


def sign_of(text: str) -> str:
    """The unit that stands at a figure: ``%`` behind it, a currency before it; else nothing."""
    if text.endswith(("%", "％")):
        return "%"
    found = _money(text)
    return found[2].strip() if found else ""


def comma_vote(cells: Iterable[str]) -> int:
    """What figures say of their decimal mark: 2 surely a comma, 1 perhaps, -1 a point, 0 nothing.

    ``1.234.567`` and ``1,5`` have a decimal comma, ``1,234,567`` and ``1.5`` a point; ``1,234``
    and ``1.234`` may be either.
    """
    sure = ambiguous = 0
    for cell in cells:
        text = cell.strip().rstrip("%％").strip()
        if any(each in text for each in _SPACES) and _spaced(text):
            text = text.translate(_blanks)
        if "," in text:
            if (_comma(text) and not _grouped(text)) or (text.count(",") == 1 and "." in text
                                                         and _comma(text)):  # fmt: skip
                sure += 1
            elif _grouped(text):
                if "." in text or text.count(",") > 1:
                    return -1
                ambiguous += 1
        elif "." in text:
            if text.count(".") > 1 and _dotted(text):
                sure += 1
            elif _plain(text) and not _dotted(text):
                return -1
    return 2 if sure else int(bool(ambiguous))


def decimal_commas(votes: dict[int, int], delimiter: str) -> dict[int, bool]:
    """Which columns have a decimal comma: each by itself, else by the others of its file."""
    sure = 2 in votes.values()
    point = -1 in votes.values()
    return {
        column: vote == 2 or (vote >= 0 and sure and not point) or (vote == 1 and delimiter == ";")
        for column, vote in votes.items()
    }


_MONTHS = {
    name: index
    for index, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep september sept",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_year = re.compile(r"(?:YR ?|CY ?|[XY])?([12]\d{3})(?:\.0+)?(?: ?\[YR\d{4}\])?年?(?:度)?").fullmatch
_month = re.compile(r"(\d{4})(?:-?M-?|[-./])(\d{1,2})").fullmatch
_quarter = re.compile(r"(\d{4})[- ]?[QqKk]\.?([1-4])").fullmatch
_quarter_first = re.compile(r"[Qq]([1-4])[- /]?(\d{4})").fullmatch
_half = re.compile(r"(\d{4})[- ]?[SsHhBb]([12])").fullmatch
_week = re.compile(r"(\d{4})[- ]?[Ww](\d{1,2})").fullmatch
_day = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?").fullmatch
_named = re.compile(r"(?:([A-Za-z]{3,9})\.?[- ,]*(\d{4})|(\d{4})[- ]*([A-Za-z]{3,9})\.?)").fullmatch
_chinese = re.compile(
    r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?|第?([一二三四1-4])季度?|(上|下)半年|(\d)-(\d{1,2})月)"
).fullmatch
_european = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})").fullmatch
_short = re.compile(r"([A-Za-z]{3})[-' ]+(\d{2})|(\d{2})[- ]([A-Za-z]{3})").fullmatch
_span = re.compile(r"([12]\d{3}) ?[-–—/] ?([12]\d{3})").fullmatch
_bare = re.compile(r"-?\d{1,5}(?:\.0+)?").fullmatch
_run = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])([0-3]\d)?").fullmatch
_sdmx = re.compile(r"(\d{4})-A1|(\d{4})A1?").fullmatch


@lru_cache(maxsize=65536)
def read_period(text: str, *, year: bool = False) -> str:
    """A period in our notation from the way it is written; empty where it is none.

    Args:
        year: the column is known to hold periods: years of any length count, and ``201812``.
    """
    plain = text.strip()
    found = _written(plain, year)
    if not found:
        return ""
    try:
        return parse_period(found).text
    except ValueError:
        return ""


def _written(text: str, year: bool) -> str:
    if found := _year(text):
        return found[1]
    if found := _day(text):
        return f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}"
    if found := _month(text):
        return f"{found[1]}-{int(found[2]):02}"
    if found := _quarter(text):
        return f"{found[1]}-Q{found[2]}"
    if found := _quarter_first(text):
        return f"{found[2]}-Q{found[1]}"
    if found := _half(text):
        return f"{found[1]}-S{found[2]}"
    if found := _week(text):
        return f"{found[1]}-W{int(found[2]):02}"
    if found := _sdmx(text):
        return found[1] or found[2]
    if found := _named(text):
        month = _MONTHS.get((found[1] or found[4]).casefold())
        return f"{found[2] or found[3]}-{month:02}" if month else ""
    if found := _chinese(text):
        return _from_chinese(found)
    if found := _european(text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if (found := _span(text)) and found[1] < found[2]:
        return f"{found[1]}/{found[2]}"
    if year and (found := _run(text)):
        return f"{found[1]}-{found[2]}" + (f"-{found[3]}" if found[3] else "")
    if year and (found := _short(text)):  # two digits of a year, as spreadsheets read them
        month = _MONTHS.get((found[1] or found[4]).casefold())
        two = int(found[2] or found[3])
        return f"{two + (2000 if two < 30 else 1900)}-{month:02}" if month else ""
    if year and _bare(text):
        number = int(text.partition(".")[0])
        return f"-{-number:04}" if number < 0 else f"{number:04}"
    return text if "/" in text and text[:1].isdigit() else ""


def _from_chinese(found: "re.Match[str]") -> str:
    if found[3]:
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    if found[2]:
        return f"{found[1]}-{int(found[2]):02}"
    if found[4]:
        return f"{found[1]}-Q{'一二三四'.find(found[4]) + 1 or found[4]}"
    if found[5]:
        return f"{found[1]}-S{1 if found[5] == '上' else 2}"
    return f"{found[1]}-{int(found[6]):02}/{found[1]}-{int(found[7]):02}"


def shortest(value: object) -> str:
    """A cell of a sheet as text: whole numbers without ``.0``, others as they read back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return repr(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return str(value)
