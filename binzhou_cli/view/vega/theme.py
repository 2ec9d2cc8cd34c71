"""Sizes, fonts and colours of charts in files."""

from typing import Any

SIZE = (960, 540)
"""Width and height of a chart in pixels, where nothing else is asked for."""
FONT = "'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
SMALL = 11
"""Size of small text in pixels."""
LINE = 14
"""Height of a line of small text."""
TITLE = 16
"""Size of the title in pixels."""
TITLE_LINE = 19
"""Height of a line of the title."""
SMALL_PAGE = 400
"""Height of a page on which little is written: what the table tells is left to it."""
Colours = dict[str, Any]
"""Colours by what they are for; those of ``series`` are told apart whatever cones an eye lacks."""
THEMES: dict[str, Colours] = {
    "light": {
        "back": "#ffffff", "ink": "#1f2933", "quiet": "#5f6b7a", "grid": "#e6e9ed",
        "other": "#8e99a6", "rule": "#b35c00", "own": "#0072b2",
        "series": ["#0072b2", "#d55e00", "#009e73", "#332288", "#882255", "#8c510a"],
    },
    "dark": {
        "back": "#14181d", "ink": "#e8ecf1", "quiet": "#9aa5b1", "grid": "#2a313a",
        "other": "#5b6672", "rule": "#f0a04b", "own": "#56b4e9",
        "series": ["#56b4e9", "#d55e00", "#f2c14e", "#7f7fff", "#e6e6a0", "#9c755f"],
    },
}  # fmt: skip


def config(colours: Colours) -> dict[str, Any]:
    """The looks of a whole specification."""
    quiet = {"labelColor": colours["quiet"], "titleColor": colours["quiet"]}
    return {
        "font": FONT,
        "view": {"stroke": None},
        # what is drawn for the eye is not read out: a moved label is no figure
        "line": {"aria": False},
        "rule": {"aria": False},
        "text": {"aria": False},
        "axis": {
            **quiet,
            "aria": False,
            "gridColor": colours["grid"],
            "domainColor": colours["quiet"],
            "tickColor": colours["quiet"],
            "labelFontSize": SMALL,
            "titleFontSize": SMALL,
            "titleFontWeight": "normal",
        },
        "legend": {
            "aria": False,
            "labelColor": colours["ink"],
            "labelFontSize": SMALL + 1,
            "labelLimit": 400,
            "symbolSize": 80,
        },
        "title": {
            "anchor": "start",
            "frame": "group",
            "color": colours["ink"],
            "subtitleColor": colours["quiet"],
            "fontSize": TITLE,
            "lineHeight": TITLE_LINE,
            "subtitleFontSize": SMALL + 1,
            "subtitleLineHeight": LINE + 1,
        },
    }
