"""The verbs, one file each: arguments in, a Report out."""

from typing import NamedTuple


class Verb(NamedTuple):
    """A command as the program knows it before it is loaded.

    Attributes:
        name: what a person types.
        group: key of the group it stands in, in the help.
        examples: lines of its help: a command line, and what it does in English and Chinese.
        summary: one sentence in English and Chinese.
    """

    name: str
    group: str
    summary: tuple[str, str]
    examples: tuple[tuple[str, str, str], ...]


VERBS = (
    Verb(
        "list",
        "look",
        (
            "List the indicators: name, unit, years covered and latest figure.",
            "列出指标：名称、单位、时期和最新数值。",
        ),
        (
            ("binzhou list", "every indicator", "全部指标"),
            ("binzhou list talent", "those whose names hold a text", "名称中含某文字的指标"),
            ("binzhou list --topic science", "those of a topic", "某一主题的指标"),
        ),
    ),
    Verb(
        "show",
        "look",
        (
            "Show a series: value, growth reported and computed, rank and source.",
            "显示一个序列：数值、公布增长与计算增长、位次、来源。",
        ),
        (
            ("binzhou show revenue", "a series with growth and source", "一个序列及其增长与来源"),
            ("binzhou show gdp --period 2015:2020", "some years only", "只看部分年份"),
            ("binzhou show gdp --area all --csv", "every city, as CSV", "各市数据，CSV 格式"),
        ),
    ),
    Verb(
        "sources",
        "look",
        (
            "Tell where figures come from, down to the sentence that states one.",
            "说明数据来源，直至写明该数的原句。",
        ),
        (
            ("binzhou sources", "every source", "全部来源"),
            (
                "binzhou sources revenue 2022",
                "the sentence behind one figure",
                "一个数字的出处原文",
            ),
        ),
    ),
    Verb(
        "areas",
        "look",
        ("List the areas of the dataset.", "列出数据集中的地区。"),
        (("binzhou areas", "codes, names, and when an area existed", "代码、名称及存续时间"),),
    ),
    Verb(
        "compare",
        "compare",
        (
            "Compare every indicator between periods, and say what may not be compared.",
            "比较各指标在不同时期的数值，并指出何者不可比。",
        ),
        (
            ("binzhou compare 2018 2020", "every indicator that has both", "两期均有数据的指标"),
            ("binzhou compare 2010 2015 2020 --topic people", "one topic", "某一主题"),
            ("binzhou compare 2015 2020 --area Binzhou --area Dongying", "two cities", "两个市"),
        ),
    ),
    Verb(
        "growth",
        "compare",
        (
            "Growth year over year, reported and computed; CAGR; index numbers.",
            "同比增长（公布与计算）、年均增长（CAGR）、指数。",
        ),
        (
            ("binzhou growth gdp", "reported beside computed", "公布增长与计算增长并列"),
            ("binzhou growth gdp --from 2000 --to 2018", "average growth per year", "年均增长"),
            (
                "binzhou growth gdp wage --base 2010",
                "index numbers, 2010 = 100",
                "指数，2010 = 100",
            ),
        ),
    ),
    Verb(
        "rank",
        "compare",
        (
            "Follow a rank through the years, or print the league table of one.",
            "查看位次的历年变化，或某一时期的排名表。",
        ),
        (
            ("binzhou rank rd-intensity", "9th → 3rd → 1st", "第9 → 第3 → 第1"),
            ("binzhou rank gdp --period 2021", "the league table of a year", "某年的排名表"),
            ("binzhou rank gdp --all", "every city in one chart", "各市位次图"),
        ),
    ),
    Verb(
        "plot",
        "compare",
        (
            "Draw a chart in the terminal, or into a file: SVG, PNG, PDF, HTML, Vega-Lite.",
            "在终端画图，或存为 SVG、PNG、PDF、HTML、Vega-Lite 文件。",
        ),
        (
            ("binzhou plot gdp", "a line through the years", "历年折线图"),
            ("binzhou plot wage -a Binzhou -a Dongying", "two cities", "两个市"),
            ("binzhou plot gdp wage --base 2010", "index numbers, 2010 = 100", "指数，2010 = 100"),
            ("binzhou plot gdp -o gdp.svg --theme dark", "a file", "存为文件"),
        ),
    ),
    Verb(
        "check",
        "files",
        (
            "Tell whether a file is a sound dataset; every fault with its place.",
            "检查文件是否为合格的数据集，逐一指出问题所在。",
        ),
        (("binzhou check mine.json", "exit code 1 when it is not", "不合格时退出码为 1"),),
    ),
    Verb(
        "schema",
        "files",
        ("Print the form of a dataset file, as JSON Schema.", "输出数据集格式的 JSON Schema。"),
        (
            ("binzhou schema", "the schema itself", "完整的 Schema"),
            ("binzhou schema -f table", "its fields, as a table", "字段表"),
        ),
    ),
)

GROUPS = {
    "look": ("Look up", "查询"),
    "compare": ("Compare", "比较"),
    "files": ("Datasets", "数据集"),
}
