"""Sentences: The first screen, tables, profiles, citations and completion."""

SENTENCES: dict[str, tuple[str, str]] = {
    "span": ("{first} to {last}", "{first}至{last}"),
    "note.break.of": ("break, {names}: {reason}", "断点（{names}）：{reason}"),
    "note.absent": ("no figure there of {names}", "所选范围内没有{names}的数据"),
    "note.break.between": (
        "break between {after} and {before}: {reason}",
        "{after}与{before}之间为断点：{reason}",
    ),
    "note.cells": ("{n} of {of} cells have a figure", "{of}个单元格中{n}个有数据"),
    "unit.of": ("{name} {unit}", "{name} {unit}"),
    "warning.units": ("units: {units}", "单位：{units}"),
    "warning.left_empty.bound": (
        "{name}, {area} {period}: {value}, a bound, left empty; --flags keeps it",
        "{name}，{area} {period}：{value} 为界限值，留空；--flags 保留",
    ),
    "warning.left_empty.doubtful": (
        "{name}, {area} {period}: {value}, doubtful, left empty; --flags keeps it",
        "{name}，{area} {period}：{value} 存疑，留空；--flags 保留",
    ),
    "warning.left_empty.expected": (
        "{name}, {area} {period}: {value}, no measured figure, left empty; --flags keeps it",
        "{name}，{area} {period}：{value} 非实测数，留空；--flags 保留",
    ),
    "warning.left_empty.words": (
        "{name}, {area} {period}: {value}, in words, left empty; --flags keeps it",
        "{name}，{area} {period}：{value} 为文字，留空；--flags 保留",
    ),
    "warning.break": (
        "{name}, break between {after} and {before} ({areas}): {reason}",
        "{name}，{after}与{before}之间有断点（{areas}）：{reason}",
    ),
    "error.table_by": (
        'Columns by "{name}"? indicator, area or period.',
        "按“{name}”分列？可用 indicator、area、period。",
    ),
}

SENTENCES |= {
    "about.dataset": ("The dataset", "数据集"),
    "about.id": ("type", "输入"),
    "about.definition": ("definition", "定义"),
    "about.topic": ("topic", "主题"),
    "about.unit": ("unit", "单位"),
    "about.kind": ("kind", "性质"),
    "about.better": ("better", "方向"),
    "about.growth_basis": ("printed growth", "公布增长"),
    "about.years": ("periods", "时期"),
    "about.areas": ("areas", "地区"),
    "about.break": ("break", "断点"),
    "about.aliases": ("also called", "别名"),
    "about.title": ("title", "名称"),
    "about.version": ("version", "版本"),
    "about.file": ("file", "文件"),
    "about.indicators": ("indicators", "指标"),
    "about.figures": ("figures", "数值"),
    "about.sources": ("sources", "来源"),
    "about.default_area": ("usual area", "默认地区"),
    "about.areas.many": ("{n} areas", "{n}个地区"),
    "about.between": ("between {after} and {before}: {reason}", "{after}与{before}之间：{reason}"),
    "about.kind.level": ("level: change in per cent", "绝对数：变动以百分比计"),
    "about.kind.share": ("share: change in percentage points", "比重：变动以百分点计"),
    "about.kind.rate": ("rate: change in percentage points", "比率：变动以百分点计"),
    "about.kind.index": ("index: change in points", "指数：变动以点计"),
    "about.kind.rank": ("rank: change in places, 1 is the best", "位次：变动以位数计，1为最好"),
    "about.kind.fact": ("fact, in words", "文字事实"),
    "about.kind.unknown": (
        "not known: differences only, no per cent",
        "未知：只计差额，不计百分比",
    ),
    "about.better.higher": ("higher is better", "越高越好"),
    "about.better.lower": ("lower is better", "越低越好"),
    "about.see.show": ("its figures", "数值"),
    "about.see.sources": ("sentences and addresses of its sources", "来源的原句与网址"),
    "about.see.list": ("every indicator", "全部指标"),
    "about.see.areas": ("every area", "全部地区"),
    "about.see.all_sources": ("every source", "全部来源"),
    "about.see.cite": ("how to cite it", "引用方式"),
    "profile.title": ("{area}, {scope}", "{area}，{scope}"),
    "profile.latest": ("the latest figure of each series", "各序列最新数值"),
    "profile.of": ("figures of {period}", "{period}年数值"),
    "profile.missing.one": (
        "one of these series has no figure for {period}",
        "其中一个序列没有{period}年的数据",
    ),
    "profile.missing": (
        "{n} of these series have no figure for {period}",
        "其中{n}个序列没有{period}年的数据",
    ),
    "profile.lead": (
        "{indicators} indicators with {figures} figures, {first} to {last}, from {sources}",
        "{indicators}项指标、{figures}条数据，{first}至{last}年，来自{sources}",
    ),
    "profile.sources": ("{n} sources", "{n}个来源"),
    "profile.sources.dated": (
        "{n} sources, the newest of {date}",
        "{n}个来源，最新来源日期为{date}",
    ),
    "profile.source": ("one source", "一个来源"),
    "profile.source.dated": ("one source of {date}", "一个来源，日期为{date}"),
    "profile.placed": ("{place} ({period})", "{period}年{place}"),
    "profile.apart": (
        "Not comparable throughout (-o profile.html): {names}",
        "并非全程可比（详见 -o profile.html）：{names}",
    ),
    "profile.others": ("{n} more series: binzhou list", "另有{n}个序列：binzhou list"),
    "profile.rank": ("rank\nof {n}", "位次\n共{n}"),
    "profile.printed": ("r printed", "r 公布"),
    "profile.printed.real": (
        "r printed (of GDP and value added: real)",
        "r 公布（生产总值和增加值为实际增长）",
    ),
    "profile.difference": (
        "d difference from the year before in the unit of the figure, not per cent",
        "d 与上年之差，单位同数值，非百分比",
    ),
    "profile.computed": ("c computed", "c 计算"),
    "profile.computed.nominal": ("c computed (of money: nominal)", "c 计算（货币金额为名义增长）"),
    "empty.profile": ("no figure for {area}", "{area}没有数据"),
    "error.one_period": (
        "profile takes one period, or none for the latest.",
        "profile 只接受一个时期；不写则取最新。",
    ),
    "start.indicators": ("{n} indicators", "{n}项指标"),
    "start.indicators.one": ("1 indicator", "1项指标"),
    "start.counts": ("{indicators} of {areas} areas", "{areas}个地区的{indicators}"),
    "start.counts.years": (
        "{indicators} of {areas} areas, {first} to {last}",
        "{areas}个地区的{indicators}，{first}至{last}年",
    ),
    "start.counts.one": ("{indicators}", "{indicators}"),
    "start.counts.one.years": (
        "{indicators}, {first} to {last}",
        "{indicators}，{first}至{last}年",
    ),
    "start.counts.nowhere": ("{indicators}", "{indicators}"),
    "start.counts.nowhere.years": (
        "{indicators}, {first} to {last}",
        "{indicators}，{first}至{last}年",
    ),
    "start.figures.one": ("1 figure", "1个数值"),
    "start.figures": ("{n} figures", "{n}个数值"),
    "start.data": (
        "-d {path} belongs behind each of these, or BINZHOU_DATA={path} before them",
        "以上各行须加 -d {path}，或先设 BINZHOU_DATA={path}",
    ),
    "start.profile": ("the place on one page", "一页看懂本地"),
    "start.list": ("what there is, by a word or a topic", "按词或主题查有哪些指标"),
    "start.show": (
        "one series: value, growth, rank, source",
        "一个序列：数值、增长、位次、来源",
    ),
    "start.compare": ("what changed, what may not be compared", "有何变动，何者不可比"),
    "start.rank": ("the areas side by side", "各地区并列比较"),
    "start.table": (
        "years × areas × indicators, for a spreadsheet",
        "年份×地区×指标，供电子表格使用",
    ),
    "start.table.nowhere": ("years × indicators, for a spreadsheet", "年份×指标，供电子表格使用"),
    "start.cite": ("a sentence with its source", "带出处的一句话"),
    "start.help": (
        "binzhou help lists every command; binzhou help show explains one",
        "binzhou help 列出全部命令；binzhou help show 说明其一",
    ),
}

SENTENCES |= {
    "cite.join": (" ", "；"),
    "cite.end": ("", "。"),
    "cite.value": (
        "{area}'s {name} was {value} {period}{growth} {marks}.",
        "{period}{area}{name}{value}{growth}{marks}",
    ),
    "cite.provisional": (
        "{area}'s {name} was {value} {period}, by a provisional figure{growth} {marks}.",
        "{period}{area}{name}{value}（初步数）{growth}{marks}",
    ),
    "cite.nowhere.value": (
        "{name} was {value} {period}{growth} {marks}.",
        "{period}{name}{value}{growth}{marks}",
    ),
    "cite.nowhere.provisional": (
        "{name} was {value} {period}, by a provisional figure{growth} {marks}.",
        "{period}{name}{value}（初步数）{growth}{marks}",
    ),
    "cite.rank": (
        "{area} ranked {place} {period}, as reported: {name} {marks}.",
        "{period}{area}{name}{place}（据公布）{marks}",
    ),
    "cite.nowhere.rank": (
        "{place} {period}, as reported: {name} {marks}.",
        "{period}{name}{place}（据公布）{marks}",
    ),
    "cite.fact": (
        "{area}, {name} {period}: {text} {marks}.",
        "{period}{area}{name}：{text}{marks}",
    ),
    "cite.nowhere.fact": ("{name} {period}: {text} {marks}.", "{period}{name}：{text}{marks}"),
    "cite.grew": (
        "{area}'s {name} grew by {rate} per cent {period}{basis} {marks}.",
        "{period}{area}{name}{basis}增长{rate}%{marks}",
    ),
    "cite.expected": (
        "{area}'s {name} was expected to grow by {rate} per cent {period}{basis} {marks}.",
        "{period}{area}{name}{basis}预计增长{rate}%{marks}",
    ),
    "cite.nowhere.grew": (
        "{name} grew by {rate} per cent {period}{basis} {marks}.",
        "{period}{name}{basis}增长{rate}%{marks}",
    ),
    "cite.nowhere.expected": (
        "{name} was expected to grow by {rate} per cent {period}{basis} {marks}.",
        "{period}{name}{basis}预计增长{rate}%{marks}",
    ),
    "cite.year": ("in {period}", "{period}年"),
    "cite.period": ("in {period}", "{period}"),
    "cite.interval": ("in {first} to {last}", "{first}至{last}"),
    "cite.more-than": ("more than {value}", "超过{value}"),
    "cite.at-least": ("at least {value}", "不少于{value}"),
    "cite.less-than": ("less than {value}", "不到{value}"),
    "cite.at-most": ("at most {value}", "至多{value}"),
    "cite.about": ("about {value}", "约{value}"),
    "cite.nearly": ("nearly {value}", "近{value}"),
    "cite.in_year": ("in {year}", "{year}年"),
    "cite.year_earlier": ("a year earlier", "上年同期"),
    "cite.more": (", {rate} per cent more than {year}{basis}", "，{basis}比上年增长{rate}%"),
    "cite.less": (", {rate} per cent less than {year}{basis}", "，{basis}比上年下降{rate}%"),
    "cite.unchanged": (", the same as {year}{basis}", "，{basis}与上年持平"),
    "cite.nominal": (" in nominal terms, computed from the two values", "按现价计算（名义）"),
    "cite.computed": (", computed from the two values", "由两年数值计算"),
    "cite.basis.constant-prices": (" at constant prices", "按可比价格计算"),
    "cite.basis.current-prices": (" at current prices", "按现价计算"),
    "cite.basis.comparable-scope": (" on a comparable scope", "按可比口径"),
    "cite.basis.quantity": (" in quantity", "按数量"),
    "cite.basis.not-stated": (", as printed, the basis not stated", "（口径未注明）"),
    "cite.placed.highest": (
        "That was the {place} largest of the {of} {members}, computed from the figures of [{source}].",
        "在{scope}{of}{kind}中居{place}位（据[{source}]计算）",
    ),
    "cite.placed.lowest": (
        "That was the {place} lowest of the {of} {members}, computed from the figures of [{source}].",
        "在{scope}{of}{kind}中由低到高居{place}位（据[{source}]计算）",
    ),
    "cite.placed.first.highest": (
        "That was the largest of the {of} {members}, computed from the figures of [{source}].",
        "在{scope}{of}{kind}中居{place}位（据[{source}]计算）",
    ),
    "cite.placed.first.lowest": (
        "That was the lowest of the {of} {members}, computed from the figures of [{source}].",
        "在{scope}{of}{kind}中为最低（据[{source}]计算）",
    ),
    "cite.placed.tied": (
        "It shared the {place} place among the {of} {members}, computed from the figures of [{source}].",
        "在{scope}{of}{kind}中并列{place}位（据[{source}]计算）",
    ),
    "cite.placed.reported": ("It ranked {place}, as reported.", "据公布居{place}位"),
    "cite.doubtful": (
        "This is according to a figure that is doubtful: {note}.",
        "此数存疑：{note}",
    ),
    "cite.doubtful.bare": ("This is according to a figure that is doubtful.", "此数存疑"),
    "cite.parted": (
        "It is not comparable with {earlier}: {reason}.",
        "与{earlier}年不可比：{reason}",
    ),
    "cite.dataset.unversioned": (
        "{title}, read with {program}; each figure is named with its source.",
        "{title}，由 {program} 读取；各数均注明出处。",
    ),
    "cite.dataset": (
        "{title}, version {version}, with {program}; compiled from {n} sources, each named with its figures.",
        "{title}，版本 {version}，随 {program}；汇编自{n}个来源，各数均注明出处。",
    ),
}

SENTENCES |= {
    "top.between": ("{n} between", "其间{n}个"),
    "top.after": ("{n} after", "其后{n}个"),
    "error.top": ("--top {text}: write a whole number from 1.", "--top {text}：请写从1起的整数。"),
    "error.columns": ("The columns are {columns}.", "可用的列：{columns}。"),
}

SENTENCES |= {
    "error.shell": ("Which shell? {shells}.", "哪种 shell？可用 {shells}。"),
}


SENTENCES |= {
    "error.no_command.meant": (
        'No command "{name}". Did you mean {command}?',
        "没有命令“{name}”。是否指 {command}？",
    ),
}
