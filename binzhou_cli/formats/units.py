"""Units as files write them: what is measured, its power of ten, and how change is spoken of."""

import re
from functools import lru_cache

from binzhou_cli.record import Record

POWERS = {
    "百万": 6,
    "千万": 7,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
    "百萬": 6,
    "億": 8,
    "萬": 4,
    "兆": 12,
    "百": 2,
    "千": 3,
    "万": 4,
    "亿": 8,
    "hundred": 2,
    "thousand": 3,
    "ten thousand": 4,
    "hundred thousand": 5,
    "million": 6,
    "hundred million": 8,
    "billion": 9,
    "trillion": 12,
    "thousands": 3,
    "millions": 6,
    "billions": 9,
    "trillions": 12,
    "mn": 6,
    "mln": 6,
    "mio": 6,
    "bn": 9,
    "bln": 9,
    "tn": 12,
    "'000": 3,
    "000s": 3,
    "000": 3,
    "10 000": 4,
    "10,000": 4,
    "100 million": 8,
    "1000": 3,
    "1,000": 3,
    "lakh": 5,
    "lakhs": 5,
    "crore": 7,
    "crores": 7,
    "mrd": 9,
    "mrd.": 9,
    "mio.": 6,
    "tsd": 3,
    "tsd.": 3,
    "millionen": 6,
    "milliarden": 9,
    "tausend": 3,
    "milliers": 3,
    "milliards": 9,
    "millones": 6,
    "miles": 3,
}
CURRENCIES = {
    "元": "CNY",
    "人民币": "CNY",
    "人民币元": "CNY",
    "yuan": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "美元": "USD",
    "us$": "USD",
    "$": "USD",
    "us dollars": "USD",
    "us dollar": "USD",
    "u.s. dollars": "USD",
    "dollars": "USD",
    "usd": "USD",
    "欧元": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "€": "EUR",
    "eur": "EUR",
    "日元": "JPY",
    "yen": "JPY",
    "jpy": "JPY",
    "英镑": "GBP",
    "£": "GBP",
    "gbp": "GBP",
    "pounds": "GBP",
    "港元": "HKD",
    "港币": "HKD",
    "hkd": "HKD",
    "krw": "KRW",
    "won": "KRW",
    "inr": "INR",
    "rupees": "INR",
    "rs": "INR",
    "rs.": "INR",
    "₹": "INR",
    "d'euros": "EUR",
    "international-$": "international-$",
}
_BY_CODE = (
    "CAD", "AUD", "CHF", "SEK", "NOK", "DKK", "PLN",
    "MXN", "BRL", "RUB", "ZAR", "TRY", "CZK", "HUF",
)  # fmt: skip
CURRENCIES |= {code.lower(): code for code in _BY_CODE}
_KNOWN = frozenset(
    [
        "人",
        "户",
        "吨",
        "公斤",
        "千克",
        "克",
        "公里",
        "千米",
        "米",
        "平方米",
        "平方公里",
        "亩",
        "公顷",
        "立方米",
        "千瓦时",
        "千瓦",
        "度",
        "辆",
        "台",
        "件",
        "个",
        "所",
        "张",
        "岁",
        "年",
        "月",
        "天",
        "日",
        "小时",
        "次",
        "家",
        "部",
        "本",
        "册",
        "座",
        "头",
        "只",
        "艘",
        "套",
        "人次",
        "人/平方公里",
        "吨标准煤",
        "标准煤",
        "元/人",
        "米3",
        "m",
        "m2",
        "m²",
        "m3",
        "m³",
        "km",
        "km2",
        "km²",
        "kg",
        "g",
        "t",
        "mt",
        "kt",
        "gt",
        "ha",
        "kwh",
        "mwh",
        "gwh",
        "twh",
        "mw",
        "gw",
        "kw",
        "ej",
        "pj",
        "gj",
        "mj",
        "mm",
        "cm",
        "°c",
        "c",
        "persons",
        "person",
        "people",
        "inhabitants",
        "years",
        "year",
        "months",
        "days",
        "day",
        "hours",
        "hour",
        "weeks",
        "number",
        "numbers",
        "units",
        "unit",
        "count",
        "ratio",
        "tonnes",
        "tonne",
        "tons",
        "ton",
        "metric",
        "kilograms",
        "kilogram",
        "kilometres",
        "kilometers",
        "km/h",
        "hectares",
        "hectare",
        "households",
        "jobs",
        "employees",
        "students",
        "births",
        "deaths",
        "points",
        "point",
        "score",
        "grams",
        "litres",
        "liters",
        "barrels",
        "vehicles",
        "passengers",
        "doses",
        "cases",
        "terawatt-hours",
        "kilocalories",
    ]
) | {
    "square kilometres",
    "sq. km",
    "sq km",
    "metric tons",
    "metric tonnes",
    "percentage points",
    "percentage point",
    "per cent",
    "percent",
    "cubic metres",
    "°C",
    "人民币/美元",
}
_PERCENT = re.compile(
    r"%|％|‰|\bper ?cent\b|\bpercent(?:age)?\b|^p(?:t|c|cnt)$|^pct?(?:_|$)|百分", re.I
).search
_INDEX = re.compile(r"= ?100\b|\bindex\b|指数|^I\d{2}$|^IX$|^INX", re.I).search
_PER = re.compile(
    r"\bper (?:1[ ,]?0{2,3}|10[ ,]?000|100[ ,]?000|million|thousand)\b"
    r"|\bper (?:capita|person|day|year|woman|hour)\b|/",
    re.I,
).search
_ASCII_POWERS = sorted((each for each in POWERS if each.isascii()), key=len, reverse=True)
_HAN_POWERS = sorted((each for each in POWERS if not each.isascii()), key=len, reverse=True)
_FRONT = re.compile(
    rf"(?:in |en |de )?({'|'.join(map(re.escape, _ASCII_POWERS))})(?:s? of|\b)? *(.*)", re.I
).fullmatch
_BACK = re.compile(rf"(.+?)[ ,]+({'|'.join(map(re.escape, _ASCII_POWERS))})", re.I).fullmatch
_RUPEES = re.compile(r"(?:rs\.?|₹|inr|rupees) ?(?:in )?(lakh|crore)s?", re.I).fullmatch
_CODED = re.compile(r"(MIO|MLN|MN|THS|MRD|BN|MLD)_([A-Z_0-9]+)").fullmatch
_CODES = {"MIO": 6, "MLN": 6, "MN": 6, "THS": 3, "MRD": 9, "BN": 9, "MLD": 9}
_NO_POWER = re.compile(r"千克|千米|千瓦|千卡|千焦|百分|千分").match
_SHARE = re.compile(
    r"% of|share|占|比重|proportion|percent of|percentage of|per cent of", re.I
).search


class UnitText(Record):
    """A unit as it was understood.

    Attributes:
        code: what is measured, without the power of ten.
        multiplier: the power of ten.
        label: as it is written.
        kind: how change of its figures is spoken of.
    """

    code: str
    multiplier: int
    label: str
    kind: str


@lru_cache(maxsize=4096)
def read_unit(text: str, name: str = "") -> UnitText:
    """A unit from its text.

    Args:
        name: what the indicator is called: it tells a share from a rate.
    """
    label = " ".join(text.split())
    if _PERCENT(label) and not _PER(label.replace("/", "")):
        kind = "share" if _SHARE(f"{label} {name}") else "rate"
        bare = label.casefold() in (
            "%",
            "％",
            "percent",
            "per cent",
            "percentage",
            "pt",
            "pc",
            "pct",
        )
        return UnitText("PT" if bare else label, 0, "%" if bare else label, kind)
    if _INDEX(label):
        return UnitText(label, 0, label, "index")
    code, power = _without_power(label)
    code = CURRENCIES.get(code.casefold(), code) or label
    return UnitText(code, power, label, "level")


def _without_power(text: str) -> tuple[str, int]:
    """What is measured, and the power of ten it is counted in."""
    for each in _HAN_POWERS if not text.isascii() else ():
        if text.startswith(each) and not _NO_POWER(text):
            rest, more = _without_power(text[len(each) :])
            return rest, POWERS[each] + more
    if found := _CODED(text):
        return found[2], _CODES[found[1]]
    if found := _FRONT(text):
        return found[2] or "1", POWERS[found[1].lower()]
    if found := _RUPEES(text):
        return "INR", POWERS[found[1].lower()]
    if (found := _BACK(text)) and not found[1].lower().endswith("per"):
        return found[1], POWERS[found[2].lower()]
    return text, 0


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether a text is surely a unit."""
    plain = text.strip()
    if not plain or len(plain) > 60:
        return False
    if _PERCENT(plain) or _INDEX(plain) or _PER(plain):
        return True
    code, power = _without_power(plain)
    low = code.casefold()
    if power and (code == "1" or len(code) <= 12):
        return True
    return (
        low in CURRENCIES
        or low in _KNOWN
        or any(each in low for each in ("us$", "$", "€", "美元", "int'l", "lcu"))
    )


def name_and_unit(text: str, *, sure: bool = False) -> tuple[str, str]:
    """A head parted into its name and its unit: ``GDP(亿元)``, ``GDP_亿元``, ``GDP, million USD``.

    Args:
        sure: the last parentheses hold the unit, whatever it is.

    Returns:
        the unit is empty where the head states none.
    """
    whole = " ".join(text.split())
    spans = _parentheses(whole)
    for start, end in reversed(spans):
        inside = whole[start + 1 : end].strip()
        if is_unit(inside):
            name = f"{whole[:start].rstrip()} {whole[end + 1 :].strip()}".strip(" ,，")
            return name or whole, inside
    if sure and spans and spans[-1][1] == len(whole) - 1 and spans[-1][0] > 0:
        start, end = spans[-1]
        return whole[:start].rstrip(" ,，"), whole[start + 1 : end].strip()
    for mark in ("_", ", ", "，", " - ", " in ", "/"):  # less sure than parentheses: a guess
        name, found, unit = whole.rpartition(mark)
        if found and name and is_unit(unit) and (mark != "/" or not unit.isascii()):
            return name.strip(), unit.strip()
    return whole, ""


def _parentheses(text: str) -> list[tuple[int, int]]:
    """The outermost parentheses, as places of their opening and closing."""
    found, open_at = [], []
    for index, each in enumerate(text):
        if each in "(（":
            open_at.append(index)
        elif each in ")）" and open_at:
            start = open_at.pop()
            if not open_at:
                found.append((start, index))
    return found
