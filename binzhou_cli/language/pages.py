"""Sentences: Pages, spreadsheets and pictures."""

SENTENCES: dict[str, tuple[str, str]] = {
    "listing": (", ", "，"),
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
    "error.size_least": (
        "This chart needs a picture of at least {size} pixels.",
        "此图至少需要 {size} 像素。",
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
    "chart.more_in_table": ("{n} more are in the table", "另有{n}项见数据表"),
    "chart.until": ("{name}, to {period}", "{name}，至{period}"),
    "error.one_figure": (
        "{name} has one figure: {said} ({period}).",
        "{name}只有一个数值：{said}（{period}）。",
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
    "chart.band": (
        "the band is the middle half of the places",
        "带状区为位次居中的一半",
    ),
    "chart.more_sources": ("+ {n} more (binzhou sources)", "另{n}个（binzhou sources）"),
}
