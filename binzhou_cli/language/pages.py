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
        "{n} panels need a picture of at least {size} pixels.",
        "{n}幅小图至少需要 {size} 像素。",
    ),
}
