"""Every sentence the program says, in English and in Chinese, and how the language is chosen."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

LANGUAGES = ("en", "zh")

MESSAGES: dict[str, tuple[str, str]] = {
    # headings of columns
    "col.period": ("period", "时期"),
    "col.value": ("value", "数值"),
    "col.growth_reported": ("growth, %\nreported", "公布增长\n%"),
    "col.growth_computed": ("\ncomputed", "计算增长\n%"),
    "col.growth_only": ("growth, %\ncomputed", "计算增长\n%"),
    "col.change_points": ("change,\n{unit}", "变动\n{unit}"),
    "col.rank_in": ("rank in\n{area}", "{area}\n位次"),
    "col.source": ("source", "来源"),
    "col.id": ("id", "代号"),
    "col.name": ("name", "名称"),
    "col.unit": ("unit", "单位"),
    "col.years": ("years", "时期"),
    "col.latest": ("latest", "最新"),
    "col.trend": ("trend", "走势"),
    "col.change": ("change", "变动"),
    "col.per_year": ("per year", "年均"),
    "col.code": ("code", "代码"),
    "col.area": ("area", "地区"),
    "col.parent": ("part of", "上级"),
    "col.until": ("until", "止于"),
    "col.note": ("note", "说明"),
    "col.place": ("rank", "位次"),
    "col.basis": ("basis", "依据"),
    "col.reported": ("reported", "公布"),
    "col.computed": ("computed", "计算"),
    "col.moved": ("moved", "升降"),
    "col.title": ("title", "题名"),
    "col.publisher": ("publisher", "发布者"),
    "col.published": ("published", "发布日期"),
    "col.figures": ("figures", "条数"),
    "col.says": ("what it says", "原文"),
    "col.difference": ("difference\nfrom current", "与现用\n数之差"),
    "col.reported_minus_computed": ("reported −\ncomputed", "公布减\n计算"),
    "col.growth_years": ("years", "年数"),
    "col.file": ("file", "文件"),
    "col.indicators": ("indicators", "指标数"),
    "col.areas": ("areas", "地区数"),
    "col.sources": ("sources", "来源数"),
    "col.model": ("model", "模型"),
    "col.field": ("field", "字段"),
    "col.required": ("required", "必填"),
    "col.type": ("type", "类型"),
    "col.from": ("from", "起"),
    "col.to": ("to", "止"),
    "col.index": ("index", "指数"),
    # words
    "place": ("{place}", "第{place}"),
    "place.of": ("{place} of {of}", "第{place}（共{of}）"),
    "place.among": ("{place} among {n} of {of}", "第{place}（{of}个中的{n}个）"),
    "places.won": ("{arrow} {n} places", "{arrow} {n}位"),
    "place.won": ("{arrow} 1 place", "{arrow} 1位"),
    "places.same": ("same place", "位次未变"),
    "points": ("pp", "个百分点"),
    "permille-points": ("‰ points", "个千分点"),
    "index-points": ("points", "点"),
    "at-least": ("at least", "至少"),
    "at-most": ("at most", "至多"),
    "about": ("about", "约"),
    "computed": ("computed", "计算"),
    "reported": ("reported", "公布"),
    "none": ("none", "无"),
    "derived": ("derived", "推算"),
    "basis.constant-prices": ("constant prices", "可比价格"),
    "basis.current-prices": ("current prices", "现价"),
    "basis.comparable-scope": ("comparable scope", "可比口径"),
    "basis.quantity": ("quantity", "数量"),
    "basis.not-stated": ("basis not stated", "口径未注明"),
    "and": (" and ", "和"),
    "comma": (", ", "、"),
    "listing": (", ", "，"),
    "semicolon": ("; ", "；"),
    "colon": (": ", "："),
    # short reasons, for a cell
    "short.break": ("break", "断点"),
    "short.definition": ("definition", "口径变"),
    "short.bound": ("bound", "界限值"),
    "short.unlike": ("unlike", "时段异"),
    "short.no-value": ("no figure", "无数据"),
    "short.zero": ("from zero", "基数非正"),
    "short.range": ("beyond range", "超出范围"),
    "short.fact": ("", ""),
    "short.order": ("", ""),
    "short.doubtful": ("doubtful", "存疑"),
    "short.no-growth": ("no growth", "无增长率"),
    # whole reasons
    "caveat.break": ("{reason}", "{reason}"),
    "caveat.definition": ("another definition in {period}", "{period}口径不同"),
    "caveat.definition.reason": (
        "another definition in {period}: {reason}",
        "{period}口径不同：{reason}",
    ),
    "caveat.bound": ("a bound is not a value", "界限值不是确数"),
    "caveat.unlike": ("{earlier} and {later} are unlike periods", "{earlier}与{later}时段不同"),
    "caveat.no-value": ("no figure", "无数据"),
    "caveat.zero": ("no percentage from zero or less", "基数不为正，不计百分比"),
    "caveat.range": ("the ratio is beyond what can be printed", "比值超出可表示范围"),
    "caveat.fact": ("words, no arithmetic", "文字，不作运算"),
    "caveat.order": ("not a year apart", "间隔不足一年"),
    "caveat.doubtful": ("doubtful figure", "数据存疑"),
    "caveat.doubtful.reason": ("doubtful: {reason}", "存疑：{reason}"),
    "caveat.across": ("computed across a break: {reason}", "跨断点计算：{reason}"),
    "caveat.no-growth": ("no growth", "无增长率"),
    "caveat.implied-prices": (
        "growth at constant prices implies no value at current prices",
        "可比价增长率不能推算现价数值",
    ),
    # notes
    "note.break": ("break: {reason}", "断点：{reason}"),
    "note.reported": (
        "reported: as the source prints it ({basis})",
        "公布增长：按来源所载（{basis}）",
    ),
    "note.computed": (
        "computed: from the values above, current prices",
        "计算增长：由上列数值计算，现价",
    ),
    "note.computed.values": (
        "computed: from the values, current prices",
        "计算增长：由数值计算，现价",
    ),
    "note.computed.any": ("computed: from the values", "计算增长：由数值计算"),
    "note.computed.plain": (
        "computed: from the values above",
        "计算增长：由上列数值计算",
    ),
    "note.points": (
        "change in percentage points, from the values above",
        "变动为百分点，由上列数值计算",
    ),
    "note.bound": ("{sign} marks a bound, not a value", "{sign} 表示界限值，非确数"),
    "note.approximate": ("~ marks an approximate figure", "~ 表示约数"),
    "note.provisional": ("provisional", "初步数"),
    "note.doubtful": (
        "? marks a doubtful figure, and growth computed from one",
        "? 表示存疑数据及由其计算的增长",
    ),
    "note.other": ("{period}: {source} prints {value}", "{period}：来源{source}为{value}"),
    "note.other.growth": (
        "{period}: {source} prints a growth of {value} %",
        "{period}：来源{source}所载增长为{value}%",
    ),
    "note.rank": (
        "rank: computed among the {areas}, {order} first",
        "位次：在{areas}中计算，{order}居前",
    ),
    "note.rank.order": ("ranked with {order} first", "{order}居前"),
    "note.rank.differs": (
        "the printed rank and the computed one differ",
        "公布位次与计算位次不同",
    ),
    "note.left_out": ("{period}: ranked without {areas}", "{period}：未计入{areas}"),
    "note.implied": (
        "≈ derived, printed nowhere: {period} = {formula}; never computed with",
        "≈ 为推算值，未见于任何来源：{period} = {formula}；不再用于计算",
    ),
    "note.implied_none": ("nothing implied: {reason}", "不作推算：{reason}"),
    "note.as_of": (
        "only what had been published by {date}; sources without a date do not count",
        "仅含{date}以前发布的数据；无日期的来源不计",
    ),
    "note.dropped": ("left out for width: {columns}", "因宽度省略：{columns}"),
    "note.across": ("* computed across a break: {reason}", "* 跨断点计算：{reason}"),
    "note.growth_gap": ("{sign} average per year over a gap", "{sign} 跨缺数年份的年均值"),
    "highest": ("the highest", "数值高者"),
    "lowest": ("the lowest", "数值低者"),
    "cities_of": ("cities of {area}", "{area}各市"),
    # titles and lines
    "title.list": ("{n} indicators", "{n}项指标"),
    "title.list.one": ("1 indicator", "1项指标"),
    "title.show.many": ("{n} indicators", "{n}项指标"),
    "title.compare": ("{area}, {periods}", "{area}，{periods}"),
    "aside.compare": ("{n} indicators have {all}", "{n}项指标{all}有数据"),
    "aside.compare.one": ("1 indicator has {all}", "1项指标{all}有数据"),
    "compare.both": ("both years", "两期均"),
    "compare.all": ("all the periods", "各期均"),
    "compare.not_comparable": ("not comparable: {reason}", "不可比：{reason}"),
    "compare.only_one": (
        "{n} indicators have a figure in one of the periods only: --all lists them",
        "{n}项指标只有其中一期的数据：--all 列出",
    ),
    "compare.only_one.one": (
        "1 indicator has a figure in one of the periods only: --all lists it",
        "1项指标只有其中一期的数据：--all 列出",
    ),
    "compare.only_some": (
        "{n} indicators have a figure in some of the periods only: --all lists them",
        "{n}项指标只有部分时期的数据：--all 列出",
    ),
    "compare.only_some.one": (
        "1 indicator has a figure in some of the periods only: --all lists it",
        "1项指标只有部分时期的数据：--all 列出",
    ),
    "compare.incomplete": ("a figure in some of the periods only", "只有部分时期的数据"),
    "title.rank": ("{name}: rank among the {areas}", "{name}：在{areas}中的位次"),
    "title.league": ("{name}, {period}: the {areas}", "{name}，{period}：{areas}"),
    "title.reported-growth": ("{name}, growth as reported", "{name}公布增长率"),
    "title.growth_rank": ("growth of {name}", "{name}增长率"),
    "title.areas": ("{n} areas", "{n}个地区"),
    "title.sources": ("{n} sources", "{n}个来源"),
    "title.sources_of": ("{name}: where it comes from", "{name}：数据来源"),
    "title.growth": ("{name}, computed growth", "{name}计算增长率"),
    "title.growth_of": ("{name}: growth, year over year", "{name}：同比增长"),
    "title.growth_table": ("Growth, year over year", "同比增长"),
    "title.check": ("{file} is a sound dataset", "{file} 是合格的数据集"),
    "title.schema": ("The form of a dataset", "数据集的格式"),
    "title.cagr": ("Average growth per year, {start} → {end}", "年均增长，{start} → {end}"),
    "title.index": ("Index numbers, {base} = 100", "指数，{base} = 100"),
    "line.up": ("{trail}, up {n} places since {period}", "{trail}，{period}年以来上升{n}位"),
    "line.up.one": ("{trail}, up 1 place since {period}", "{trail}，{period}年以来上升1位"),
    "line.down": ("{trail}, down {n} places since {period}", "{trail}，{period}年以来下降{n}位"),
    "line.down.one": ("{trail}, down 1 place since {period}", "{trail}，{period}年以来下降1位"),
    "line.same": ("{trail}, where it was in {period}", "{trail}，与{period}年相同"),
    "line.only": ("{trail}", "{trail}"),
    "line.segment": ("{start} to {end}: {trail}", "{start}至{end}：{trail}"),
    "line.league": ("{area}: {place}", "{area}：{place}"),
    "empty.list": ("no indicator matches", "没有相符的指标"),
    "empty.show": (
        "no figure of {name} for {area} in that period",
        "{area}在该时期没有{name}的数据",
    ),
    "empty.compare": (
        "no indicator has a figure in all of these periods",
        "没有指标在这些时期都有数据",
    ),
    "empty.rank": ("no rank of {name} can be given for {area}", "无法给出{area}的{name}位次"),
    "empty.growth": ("no growth to show", "没有可显示的增长"),
    "empty.sources": ("no source matches", "没有相符的来源"),
    "chart.periods": ("{said} ({periods})", "{said}（{periods}）"),
    "chart.unlike": ("a period of another length", "时段长度不同"),
    # names that were not found
    "error.no_indicator": ('No indicator "{name}".', "没有指标“{name}”。"),
    "error.no_area": ('No area "{name}".', "没有地区“{name}”。"),
    "error.no_topic": ('No topic "{name}".', "没有主题“{name}”。"),
    "error.no_unit": ('No unit "{name}" for {indicator}.', "{indicator}没有单位“{name}”。"),
    "error.no_command": ('No command "{name}".', "没有命令“{name}”。"),
    "error.no_option": ('No option "{name}".', "没有选项“{name}”。"),
    "error.no_format": ('No format "{name}".', "没有格式“{name}”。"),
    "error.ambiguous": ('"{name}" may mean {candidates}.', "“{name}”可指{candidates}。"),
    "error.mean": ("Did you mean {near}?", "是否指{near}？"),
    "error.or": (" or ", "或"),
    "error.see": ("({command} shows all)", "（{command} 列出全部）"),
    "error.period": (
        '"{text}" is no period: write 2022, 2022-Q3, 2022-09, 2019/2022 or a range 2015:2020.',
        "“{text}”不是时期：请写 2022、2022-Q3、2022-09、2019/2022 或范围 2015:2020。",
    ),
    "error.backwards": ('The range "{text}" runs backwards.', "范围“{text}”首尾颠倒。"),
    "error.date": ('"{text}" is no date: write 2015-12-31.', "“{text}”不是日期：请写 2015-12-31。"),
    "error.two_periods": ("compare needs two periods or more.", "compare 需要两个或更多时期。"),
    "error.language": ('No language "{name}": en or zh.', "没有语言“{name}”：en 或 zh。"),
    "error.write": ("{path} cannot be written: {reason}.", "无法写入 {path}：{reason}。"),
    "error.stdout": ("the output", "输出"),
    "error.no_figure": (
        "{name} has no figure for {period} in {area}.",
        "{area}的{name}在{period}没有数据。",
    ),
    "error.no_figure_area": ("{name} has no figure for {area}.", "{area}没有{name}的数据。"),
    "error.not_ranked": ("{name} cannot be ranked for {period}.", "{period}的{name}无法排序。"),
    "error.sort": (
        'Sort by "{name}"? change, per-year or name.',
        "排序依据“{name}”？可用 change、per-year、name。",
    ),
    "error.by": (
        'Rank by "{name}"? value, growth or reported-growth.',
        "排序依据“{name}”？可用 value、growth、reported-growth。",
    ),
    "error.ending": (
        '"{path}" ends in no known format.',
        "“{path}”的后缀不是已知格式。",
    ),
    "error.formats": ("Use one of {formats}.", "可用：{formats}。"),
    "error.missing_argument": ("{name} is missing.", "缺少 {name}。"),
    "error.missing_command": ("Which command?", "哪个命令？"),
    "error.see_help": ("See {command}.", "见 {command}。"),
    # charts
    "chart.about": ("approximate", "约数"),
    "chart.lower": ("at least this: a bound, not a value", "至少如此：界限值，非确数"),
    "chart.upper": ("at most this: a bound, not a value", "至多如此：界限值，非确数"),
    "chart.doubtful": ("doubtful figure", "存疑数据"),
    "chart.definition": ("another definition", "口径不同"),
    "chart.partial": ("ranked without some members, nothing to compare", "部分成员未计入，不可比"),
    "chart.slope": (
        "the scales are proportional: equal slopes are equal percentages (ranks apart)",
        "各图比例一致：斜率相同即变动百分比相同（位次除外）",
    ),
    "chart.slope_points": (
        "the scales are of one length: equal slopes are equal percentage points (ranks apart)",
        "各图刻度等长：斜率相同即变动百分点相同（位次除外）",
    ),
    "chart.slope_both": (
        "the scales are proportional: equal slopes are equal percentages; of shares and rates,"
        " equal percentage points (ranks apart)",
        "各图比例一致：斜率相同即变动百分比相同；比重和比率为百分点相同（位次除外）",
    ),
    "chart.slope_many": (
        "in a terminal the lines of {most} areas at most can be told apart, not of {n}:"
        " name fewer, or write -o FILE.svg",
        "终端中至多能分辨{most}个地区的连线（现有{n}个）：请减少地区，或写入 -o FILE.svg",
    ),
    "chart.unnamed_here": (
        "{n} of {of} lines are not named here; -o FILE.svg has room for more",
        "{of}条线中有{n}条未标名称；-o FILE.svg 可标更多",
    ),
    "chart.rank": (
        "{area}: rank by {name} among the {areas}",
        "{area}：{name}在{areas}中的位次",
    ),
    "chart.of_area": ("{area}: {name}", "{area}：{name}"),
    "aside": ("{text} ({aside})", "{text}（{aside}）"),
    "chart.places_unknown": (
        "{period}: places from {place} down are not known without {areas}",
        "{period}：缺{areas}，{place}及以后位次不明",
    ),
    "chart.no_places": (
        "{period}: no place is known without {areas}",
        "{period}：缺{areas}，位次不明",
    ),
    "chart.no_zero": ("the axis does not begin at zero", "纵轴不从零开始"),
    "chart.no_zero_of": (
        "the axis of {name} does not begin at zero",
        "{name}的纵轴不从零开始",
    ),
    "chart.and_more": ("{names} and {n} more", "{names}及另外{n}项"),
    "chart.no_figures": ("no figures {years}", "{years}无数据"),
    "chart.league": (
        "{name}, {period}: {area} among the {areas}",
        "{name}，{period}：{area}在{areas}中",
    ),
    "chart.more_in_table": ("{n} more are in the table", "另有{n}项见数据表"),
    "chart.band": (
        "the band is the middle half of the places",
        "带状区为位次居中的一半",
    ),
    "chart.more_sources": ("+ {n} more (binzhou sources)", "另{n}个（binzhou sources）"),
    "chart.not_drawn.one": (
        "not drawn: 1 figure of another length of period ({periods}); --all-periods draws it",
        "未画：1个时段长度不同的数值（{periods}）；--all-periods 可画出",
    ),
    "chart.not_drawn": (
        "not drawn: {n} figures of another length of period; --all-periods draws them",
        "未画：{n}个时段长度不同的数值；--all-periods 可画出",
    ),
    "chart.until": ("{name}, to {period}", "{name}，至{period}"),
    "chart.unlabelled": (
        "some figures of {period} have no room here; the table has them",
        "{period}部分数值此处无处标注，见数据表",
    ),
    "chart.unnamed": ("{n} lines are named in the table", "另有{n}条线的名称见数据表"),
    "chart.change": ("change {change}", "变动{change}"),
    "chart.no_change": ("no change is given, {reason}", "不计变动，{reason}"),
    "chart.said.lines": ("{n} lines", "{n}条线"),
    "chart.said.bars": ("{n} bars: {said}", "{n}个条形：{said}"),
    "chart.spoken.line": ("{name}: {said}", "{name}：{said}"),
    "chart.description": ("{title}. {said}", "{title}。{said}"),
    "chart.spoken": ("{name}, {period}: {said}", "{name}，{period}：{said}"),
    "chart.spoken.alone": ("{period}: {said}", "{period}：{said}"),
    "chart.spoken.marked": ("{said}, {mark}", "{said}，{mark}"),
    "chart.base": ("{base} = 100", "{base} = 100"),
    "chart.place": ("rank", "位次"),
    "chart.sources": ("Source: {sources}", "来源：{sources}"),
    "note.log_zero": (
        "{name}: {n} figures are zero or less and have no place on a log scale",
        "{name}：{n}个数值不大于零，对数刻度无法标示",
    ),
    "note.words": ("{name} is in words and has no chart", "{name}为文字，无图"),
    "error.one_figure": (
        "{name} has one figure: {said} ({period}).",
        "{name}只有一个数值：{said}（{period}）。",
    ),
    "error.base_kind": (
        "{name} has no index: only levels have one, not shares, rates or ranks.",
        "{name}没有指数：只有绝对数有指数，比重、比率和位次没有。",
    ),
    "error.size": (
        'No size "{text}": write 960x540, from 200x150 to 8000x8000 pixels.',
        "“{text}”不是尺寸：请写 960x540，范围为 200x150 至 8000x8000 像素。",
    ),
    "error.size_least": (
        "This chart needs a picture of at least {size} pixels.",
        "此图至少需要 {size} 像素。",
    ),
    "error.theme": ('No theme "{name}": light or dark.', "没有主题“{name}”：light 或 dark。"),
    "error.no_chart": (
        "There is no chart of this: -o {path} needs plot, rank or compare.",
        "此命令没有图：-o {path} 请用 plot、rank 或 compare。",
    ),
    "error.binary": (
        "A {format} is no text for a terminal.",
        "{format} 不能显示在终端上。",
    ),
    "error.binary.hint": ("Write a file: -o chart.{format}", "请写入文件：-o chart.{format}"),
    "error.no_renderer": (
        "{format} needs the package vl-convert-python, which is not installed.",
        "{format} 需要 vl-convert-python，尚未安装。",
    ),
    "error.no_renderer.hint": (
        "Install it:  {command}    (a .json file, the Vega-Lite specification, needs nothing)",
        "安装：{command}    （.json 即 Vega-Lite 规范，无需安装）",
    ),
    "warning.no_font": (
        "No font on this machine has the Chinese characters of this chart, so the {format} shows"
        " boxes: install one, such as the package fonts-noto-cjk, or write SVG or HTML.",
        "本机没有含图中汉字的字体，{format} 中将显示为方框：请安装字体（如软件包"
        " fonts-noto-cjk），或改存为 SVG、HTML。",
    ),
    "reading": ("reading {file}", "正在读取 {file}"),
    "interrupted": ("interrupted", "已中断"),
}


class Texts:
    """The catalogue in one language."""

    __slots__ = ("_index", "language")

    def __init__(self, language: str) -> None:
        self.language = language
        self._index = LANGUAGES.index(language)

    def __call__(self, key: str, /, **params: Any) -> str:
        """A message with its blanks filled; a bilingual value gives its text in the language."""
        message = MESSAGES[key][self._index]
        if not params:
            return message
        return message.format(
            **{
                name: value.of(self.language) if hasattr(value, "of") else value
                for name, value in params.items()
            }
        )

    def has(self, key: str) -> bool:
        """Whether the catalogue has a message."""
        return key in MESSAGES

    def join(self, words: Sequence[str], last: str = "and") -> str:
        """Words as an enumeration: "a, b and c"."""
        if len(words) < 2:
            return "".join(words)
        ending = self("error.or") if last == "or" else self("and")
        return self("comma").join(words[:-1]) + ending + words[-1]


def ordinal(place: int, language: str = "en") -> str:
    """A place as a word: ``9th``, ``21st``; in Chinese ``第9``."""
    if language == "zh":
        return f"第{place}"
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def default_language(environment: Mapping[str, str] = os.environ) -> str:
    """``zh`` in a Chinese locale, else ``en``; the order is that of POSIX.

    LC_ALL and LC_MESSAGES decide before LANG.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
