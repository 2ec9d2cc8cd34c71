"""Heads that people give to columns, and the role that each names."""

import re

from binzhou_cli.errors import UsageError, say
from binzhou_cli.formats.reading import SEVERAL, Reading
from binzhou_cli.formats.spoken import Listed
from binzhou_cli.formats.table import TOLD, Mapping, Role, Table, Understood, Value

_WORDS = {
    "area-code": "countryiso3code countrycode geoareacode regioncode code iso iso2 iso3 iso-2 iso-3 area-code region-code country-code geo-code "
    "location-code ref-area 代码 地区代码 行政区划代码 区划代码 国家代码 城市代码 省份代码 iso-code country-iso3 "
    "iso3-code iso2-code iso-alpha-3 m49 m49-code fips adm-code",
    "area": "country-value countryname geoareaname regionname locationname geo-area-name region/country/area land bundesland region-label région pays país pais comune paese "
    "nation countries regions cities area country region province city geo entity county state territory location "
    "economy country-name area-name region-name province-name city-name country-or-area "
    "reference-area municipality prefecture district 地区 地域 省份 城市 国家 行政区划 省 市 区域 省市 "
    "地区名称 城市名称 国家名称 省市区 国家或地区 县 区县 县市 省级行政区",
    "period": "timeperiod fiscal-year financial-year fy school-year jahr année annee año ano anno rok datum "
    "date-year calendar-year 财年 学年 year date time period month quarter time-period day week years ref-date "
    "observation-date 年份 年度 时间 日期 月份 季度 年 统计时间 时期",
    "indicator": "indicator series variable measure indicator-name series-name indicators "
    "subject-descriptor indicator-value seriesdescription series-description indicatorname "
    "指标 项目 指标名称 统计指标",
    "indicator-code": "indicator-code indicatorcode seriescode series-reference series-code variable-code indicator-id "
    "weo-subject-code subject-code 指标代码 指标编码",
    "value": "value obs-value values figure amount 数值 值 数据 指标值 observation-value data-value",
    "unit": "unit units unit-measure unit-of-measure 单位 计量单位 uom",
    "multiplier": "scale scalar-factor unit-mult unit-multiplier power-code powercode multiplier",
    "status": "status flag flags obs-status obs-flag 状态 数据状态",
    "source": "source sources 来源 数据来源 资料来源",
    "note": "note notes footnote footnotes remark remarks comment comments value-footnotes 备注 注 注释 说明",
}
BY_HEAD = {word: role for role, words in _WORDS.items() for word in words.split()}
ONE = ("area-code", "area", "period", "indicator", "indicator-code", "unit", "source", "multiplier")
"""Roles that one column has."""


_between_han = re.compile(r"(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])").sub


def folded(head: str) -> str:
    """A head as it is compared: any case; ``_``, ``-`` and blanks alike."""
    plain = re.sub(r"[\s_\-.]+", "-", head.strip().strip('"').casefold()).strip("-")
    return _between_han("", plain)


def role_of(head: str) -> str:
    """The role that a head names; empty where it names none."""
    return BY_HEAD.get(folded(head), "")


_PARTS = frozenset(
    [
        "month",
        "mon",
        "quarter",
        "qtr",
        "月",
        "月份",
        "季度",
        "季",
        "monat",
        "mois",
        "mes",
        "trimestre",
    ]
)
_IDENTIFIES = re.compile(
    r"(?:.*-)?(?:id|no|nr|number|code)|.*(?:loc|var|area|item|series)id|sort-?order|row|index-no|"
    r"序号|编号|序",
).fullmatch


def names_part(head: str) -> bool:
    """Whether a head names a part of a year: a month, a quarter."""
    return folded(head) in _PARTS


def identifies(head: str) -> bool:
    """Whether the numbers under a head only tell rows or things apart: ``序号``, ``LocID``."""
    return bool(_IDENTIFIES(folded(head)))


def column_of(column: str, heads: list[str], option: str) -> int:
    """The column that is meant: by its head, or by its number where no head is that number.

    Raises:
        UsageError: there is no such column.
    """
    for same in (str.strip, folded):
        found = [index for index, head in enumerate(heads) if same(head) == same(column)]
        if found:
            return found[0]
    if column.isdigit() and 0 < int(column) <= len(heads):
        return int(column) - 1
    shown = [head.strip() or str(index) for index, head in enumerate(heads, 1)]
    key, more = "reading.no_column", max(len(shown) - 3, 0)
    named: Listed | str
    if len(shown) <= 8:
        key, more = "reading.no_column.all", 0
        named = Listed(shown)
    else:
        named = ", ".join(shown[:3])
    raise UsageError(say(key, option=option, column=column, heads=named, n=more))


def told_roles(reading: Reading, heads: list[str]) -> dict[int, Role]:
    """The roles that the command line gives to columns."""
    found: dict[int, Role] = {}
    for role, column in reading.roles:
        index = column_of(column, heads, f"--map {role}={column}")
        found[index] = Role(role, TOLD, folded(heads[index]) if role == "dim" else "")
    return found


def apply_told(mapping: Mapping, table: Table, reading: Reading) -> Mapping:
    """A mapping of a declared form, with what the command line says instead."""
    told = told_roles(reading, mapping.heads)
    for index, role in told.items():
        if role.role not in SEVERAL:
            for other in mapping.columns(role.role):
                del mapping.roles[other]
        mapping.roles[index] = role
    wanted = [index for index, role in told.items() if role.role == "value"]
    if wanted:
        several = len(wanted) > 1 or (
            mapping.column("indicator") is None and mapping.column("indicator-code") is None
        )
        mapping.values = [
            Value(index, indicator=mapping.heads[index].strip() if several else "")
            for index in wanted
        ]
    gone = {index for index, role in told.items() if role.role != "value"}
    mapping.values = [each for each in mapping.values if each.column not in gone]
    for name, text in reading.constants:
        if name == "period":
            from binzhou_cli.formats.cells import read_period

            period = read_period(text, year=True)
            if not period:
                raise UsageError(say("error.period", text=text))
            text = period
        if name == "fiscal":
            if text not in ("first", "last"):
                raise UsageError(say("reading.fiscal", text=text))
            if not mapping.spelled:
                raise UsageError(say("error.idle", option="--set fiscal", where=table.name))
            continue
        if name.partition(":")[0] not in ("unit", "source"):
            if name in ("area", "indicator", "period"):
                for spare in (name, f"{name}-code"):
                    for index in mapping.columns(spare):
                        del mapping.roles[index]
            mapping.constants[name] = (text, TOLD)
        mapping.said.append(Understood("columns", name, text, TOLD))
    if mapping.constants.get("indicator", ("", ""))[1] == TOLD and len(mapping.values) == 1:
        mapping.values = [mapping.values[0]._replace(indicator="", code="")]
    if mapping.constants.get("period", ("", ""))[1] == TOLD:
        mapping.values = [each._replace(period="") for each in mapping.values]
    return mapping
