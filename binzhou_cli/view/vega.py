"""A Chart as a Vega-Lite specification: plain data, which needs no package to write."""

import json
from collections.abc import Iterable
from itertools import pairwise
from math import log10
from typing import Any
from unicodedata import east_asian_width

from binzhou_cli.chart import Chart, Extent, Panel, Point, Rule, Trace, extents, scale, years
from binzhou_cli.messages import Texts, ordinal
from binzhou_cli.report import SourceNote
from binzhou_cli.view.safe import shortened, visible

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
SIZE = (960, 540)
"""Width and height of a chart in pixels, where nothing else is asked for."""
FONT = "'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
SERIES_MARKS = 6
"""Traces that have a shape and a colour of their own; more have their names at their ends."""
SHAPES = ("circle", "diamond", "square", "triangle-up", "triangle-down", "cross")
SIGNS = {"doubtful": "?", "definition": "≠", "unlike": "×"}
OPEN = ("about", "lower", "upper", "partial")
UP = "M0,-1L0,-3.4M-0.7,-2.6L0,-3.4L0.7,-2.6"
DOWN = "M0,1L0,3.4M-0.7,2.6L0,3.4L0.7,2.6"
SMALL = 11
LINE = 14
"""Height of a line of small text."""
_POWER = "format(datum.value, '~e')"
_PLAIN = "format(datum.value, ',.6~f')"
THEMES = {
    "light": {
        "back": "#ffffff", "ink": "#1f2933", "quiet": "#5f6b7a", "grid": "#e6e9ed",
        "other": "#aab3bf", "rule": "#b35c00", "own": "#0072b2",
        "series": ["#0072b2", "#d55e00", "#009e73", "#aa4499", "#8a6d00", "#56708a",
                   "#c0392b", "#3d9bd9", "#6a51a3", "#2f7d32"],
    },
    "dark": {
        "back": "#14181d", "ink": "#e8ecf1", "quiet": "#9aa5b1", "grid": "#2a313a",
        "other": "#5b6672", "rule": "#f0a04b", "own": "#56b4e9",
        "series": ["#56b4e9", "#ff9a52", "#3ddbaa", "#e08bd0", "#f0e442", "#a9bccf",
                   "#ff7b72", "#9ecbff", "#c6b3ff", "#8ddb8c"],
    },
}  # fmt: skip


def specification(
    chart: Chart,
    sources: Iterable[SourceNote],
    texts: Texts,
    size: tuple[int, int] | None = None,
    theme: str = "light",
) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, with its data in it.

    Args:
        sources: what stands under the chart.
        size: width and height in pixels, of all; charts of several panels may be higher.
        theme: ``light`` or ``dark``.
    """
    return Draughtsman(chart, list(sources), texts, size or SIZE, theme).specification()


def text_width(text: str) -> float:
    """About how wide a small text is, in pixels: Chinese characters are square."""
    wide = sum(east_asian_width(each) in "WF" for each in text)
    return wide * SMALL + (len(text) - wide) * SMALL * 0.56


def folded(text: str, width: float) -> list[str]:
    """A text on lines of so many pixels; Chinese is folded anywhere."""
    lines, line = [], ""
    pieces: list[str] = []
    for word in text.split(" "):
        pieces.append(" ")
        if text_width(word) > width or any(east_asian_width(each) in "WF" for each in word):
            pieces += word
        else:
            pieces.append(word)
    for piece in pieces[1:]:
        if line.strip() and text_width(line + piece) > width:
            lines.append(line.rstrip())
            line = ""
        if line or piece != " ":
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


class Draughtsman:
    """Builds one specification."""

    def __init__(
        self,
        chart: Chart,
        sources: list[SourceNote],
        texts: Texts,
        size: tuple[int, int],
        theme: str,
    ) -> None:
        self.chart = chart
        self.sources = sources
        self.texts = texts
        self.width, self.height = size
        self.colours: dict[str, Any] = THEMES[theme]

    def specification(self) -> dict[str, Any]:
        """The whole specification."""
        panels = [each for each in self.chart.panels if each.traces]
        if self.chart.kind == "slope" or len(panels) != 1:
            body = self._several(panels)
        else:
            body = self._single(panels[0])
        return {
            "$schema": SCHEMA,
            "description": self._description(),
            "background": self.colours["back"],
            **body,
            "config": self._config(),
        }

    def _description(self) -> str:
        words = [self.chart.title, self.chart.aside, self.chart.subtitle]
        return ", ".join(visible(each) for each in words if each)

    def _config(self) -> dict[str, Any]:
        colours = self.colours
        quiet = {"labelColor": colours["quiet"], "titleColor": colours["quiet"]}
        return {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                **quiet,
                "gridColor": colours["grid"],
                "domainColor": colours["quiet"],
                "tickColor": colours["quiet"],
                "labelFontSize": SMALL,
                "titleFontSize": SMALL,
                "titleFontWeight": "normal",
            },
            "legend": {
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
                "fontSize": 16,
                "subtitleFontSize": SMALL + 1,
            },
        }

    # what stands around the plot

    def _title(self, offset: int) -> dict[str, Any]:
        chart = self.chart
        below = [each for each in (chart.aside, chart.subtitle) if each]
        lines = folded(visible(chart.title), (self.width - 60) * SMALL / 16)
        title: dict[str, Any] = {"text": lines, "offset": offset}
        if below:
            title["subtitle"] = folded(visible(" · ".join(below)), self.width - 60)
        return title

    def _footer(self) -> list[str]:
        """What the marks mean, what must be known, and the sources."""
        texts = self.texts
        found = []
        signs = {**SIGNS, "about": "○", "lower": "○↑", "upper": "○↓", "partial": "○"}
        for mark, periods in self.chart.marks().items():
            if mark == "value":
                continue
            said = texts(f"chart.{mark}")
            if len(periods) < 4 and self.chart.kind in ("line", "bump"):
                said = texts("chart.periods", said=said, periods=", ".join(periods))
            sign = "" if self.chart.kind == "bars" else f"{signs[mark]} "
            found.append(f"{sign}{said}")
        found += self.chart.notes
        if self.sources:
            named = [
                shortened(
                    ", ".join(filter(None, (each.title, each.publisher, each.published))), 200
                )
                for each in self.sources[:5]
            ]
            if len(self.sources) > 5:
                named.append("…")
            found.append(texts("chart.sources", sources=texts("semicolon").join(named)))
        lines = [line for each in found for line in folded(visible(each), self.width - 70)]
        room = max(int(self.height * 0.3 / LINE), 1)  # a small chart is more than its sources
        return lines if len(lines) <= room else [*lines[: room - 1], f"{lines[room - 1]} …"]

    def _footer_layer(self, lines: list[str], y: Any) -> dict[str, Any]:
        return {
            "data": {"values": [{"lines": "\n".join(lines)}]},
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "top",
                "lineBreak": "\n",
                "lineHeight": LINE,
                "fontSize": SMALL,
                "color": self.colours["quiet"],
                "tooltip": False,
            },
            "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "lines", "type": "nominal"}},
        }

    # one panel: the size is exact

    def _single(self, panel: Panel) -> dict[str, Any]:
        lines = self._footer()
        if self.chart.kind == "bars":
            layers = self._bars(panel)
        else:
            room = self.width - 90 - self._margin(panel)
            layers = self._plot(panel, room, self.height - 190)
        axis = 48
        layers.append(self._footer_layer(lines, {"value": {"expr": f"height + {axis}"}}))
        return {
            "width": self.width,
            "height": self.height,
            "autosize": {"type": "fit", "contains": "padding"},
            "padding": {"left": 16, "top": 14, "right": 16, "bottom": 12},
            "title": self._title(12),
            "layer": layers,
        }

    def _margin(self, panel: Panel) -> int:
        """Room for the names at the right ends of the lines."""
        if not self._named(panel):
            return 0
        return round(max(text_width(_name(each)) for each in panel.traces)) + 12

    def _named(self, panel: Panel) -> bool:
        """Whether the names stand at the ends of the lines, rather than in a legend."""
        return len(panel.traces) > 1 and (
            self.chart.kind == "bump" or len(panel.traces) > SERIES_MARKS
        )

    def _legend_shown(self, panel: Panel) -> bool:
        return self.chart.kind == "line" and 1 < len(panel.traces) <= SERIES_MARKS

    # a panel as layers

    def _plot(self, panel: Panel, width: float, height: float) -> list[Any]:
        """The layers of a panel over time."""
        x, y = self._x(panel, width), self._y(panel, height)
        rules, head = self._rules(panel, width)
        layers = [
            *rules,
            self._lines(panel, x, y, head),
            *self._loose(panel),
            *self._points(panel),
        ]
        if self._named(panel):
            layers += self._names(panel, height)
        return layers

    def _x(self, panel: Panel, width: float) -> dict[str, Any]:
        first, last = self.chart.years()
        room = max((last - first) * 0.02, 0.4)
        axis: dict[str, Any] = {"title": self.texts("chart.year"), "format": "d", "grid": False}
        whole = all(each.x == int(each.x) for each in self.chart.points())
        own = sorted({(each.x, each.period) for each in self.chart.points()})
        most = max(int(width / 48), 2)
        if (
            len(own) <= most
            and (whole or last - first < 3)
            and len({x for x, _ in own}) == len(own)
        ):
            axis["values"] = [x for x, _ in own]
            if not whole:
                names = ", ".join(f"'{x:g}': '{period}'" for x, period in own)
                axis["labelExpr"] = f"({{{names}}})['' + datum.value]"
        else:
            span = int(last) - int(first)
            step = next((each for each in (1, 2, 5, 10, 20, 50, 100) if span / each <= most), 200)
            axis["values"] = [y for y in range(int(first), int(last) + 1) if y % step == 0]
        axis["tickCount"] = len(axis["values"])
        return {
            "field": "x",
            "type": "quantitative",
            "scale": {"domain": [first - room, last + room], "nice": False, "zero": False},
            "axis": axis,
        }

    def _y(self, panel: Panel, height: float) -> dict[str, Any]:
        values = [each.value for each in panel.points()]
        if panel.places:
            last = int(max(values))
            first = 1 if last - int(min(values)) > 5 or len(panel.traces) > 1 else int(min(values))
            step = -(-(last - first + 1) // max(int(height / 18), 1))
            return {
                "field": "y",
                "type": "quantitative",
                "scale": {"domain": [first - 0.4, last + 0.4], "reverse": True, "nice": False,
                          "zero": False},
                "axis": {
                    "title": panel.unit,
                    "values": list(range(first, last + 1, step)),
                    "tickCount": last,
                    "labelExpr": _ordinal_expression(self.texts.language),
                    "grid": len(panel.traces) == 1,
                    "ticks": False,
                    "labelOverlap": False,
                },
            }  # fmt: skip
        ticks = [float(each) for each in scale(values, 6, log=self.chart.log)]
        wide = max(map(abs, ticks)) >= 1e9 or (self.chart.log and min(map(abs, ticks)) < 1e-4)
        power = "abs(datum.value) >= 1e6 || (datum.value !== 0 && abs(datum.value) < 1e-4)"
        labels = {"labelExpr": f"{power} ? replace({_POWER}, '+', '') : {_PLAIN}"} if wide else {}
        return {
            "field": "y",
            "type": "quantitative",
            "scale": {
                "type": "log" if self.chart.log else "linear",
                "domain": self._domain(panel, ticks[0], ticks[-1]),
                "nice": False,
                **({} if self.chart.log else {"zero": False}),
            },
            "axis": {
                "title": panel.unit,
                "values": ticks,
                "tickCount": len(ticks),
                "format": ",.6~f",
                **labels,
            },
        }

    def _domain(self, panel: Panel, low: float, high: float) -> list[float]:
        """The ends of the scale, with room for the arrows of bounds."""
        first, last = self._place(low), self._place(high)
        room = 0.08 * (last - first)
        for each in panel.points():
            place = self._place(each.value)
            if each.mark == "lower" and place > last - room:
                high = self._unplace(last + room)
            elif each.mark == "upper" and place < first + room:
                low = self._unplace(first - room)
        return [low, high]

    def _unplace(self, place: float) -> float:
        return float(10**place) if self.chart.log else place

    def _colour(self, panel: Panel) -> dict[str, Any]:
        names = [_name(each) for each in panel.traces]
        return {
            "field": "series",
            "type": "nominal",
            "scale": {"domain": names, "range": [self._ink(panel, i) for i in range(len(names))]},
            "legend": None,
        }

    def _ink(self, panel: Panel, place: int) -> str:
        colours = self.colours
        traces = panel.traces
        if len(traces) == 1 or traces[place].own:
            return str(colours["own"])
        if any(each.own for each in traces) and self._named(panel):
            return str(colours["other"])
        series = colours["series"]
        return str(series[place % len(series)])

    def _shape(self, panel: Panel) -> dict[str, Any]:
        names = [_name(each) for each in panel.traces]
        shapes = [SHAPES[i % len(SHAPES)] if len(names) <= SERIES_MARKS else "circle"
                  for i in range(len(names))]  # fmt: skip
        return {
            "field": "series",
            "type": "nominal",
            "scale": {"domain": names, "range": shapes},
            "legend": None,
        }

    def _data(self, panel: Panel) -> list[dict[str, Any]]:
        return [
            self._datum(trace, point) for trace in self._ordered(panel) for point in trace.points
        ]

    def _ordered(self, panel: Panel) -> list[Trace]:
        """The one that stands out is drawn last, over the others."""
        return sorted(panel.traces, key=lambda each: each.own)

    def _datum(self, trace: Trace, point: Point) -> dict[str, Any]:
        return {
            "series": _name(trace),
            "period": point.period,
            "x": point.x,
            "y": float(point.value),
            "mark": point.mark,
            "run": f"{_name(trace)} {point.run}",
            "own": trace.own,
            "said": visible(point.said),
            "source": shortened(visible(point.source), 120),
        }

    def _lines(self, panel: Panel, x: Any, y: Any, head: int) -> dict[str, Any]:
        """The lines; their layer holds the scales, the axes and the legend of all."""
        colour = self._colour(panel)
        if self._legend_shown(panel):
            colour["legend"] = {
                "orient": "top",
                "title": None,
                "offset": head + 6,
                "symbolType": "stroke",
                "columns": max(1, min(4, int(self.width / 260))),
            }
        return {
            "data": {"values": self._data(panel)},
            "mark": {"type": "line", "strokeCap": "round", "strokeJoin": "round"},
            "encoding": {
                "x": x,
                "y": y,
                "color": colour,
                "detail": {"field": "run", "type": "nominal"},
                "strokeWidth": {
                    "condition": {"test": "datum.own", "value": 3.2},
                    "value": 2 if len(panel.traces) <= SERIES_MARKS else 1.3,
                },
            },
        }

    def _loose(self, panel: Panel) -> list[dict[str, Any]]:
        """Dotted lines that show where a series goes on without a comparison."""
        found = []
        for trace in self._ordered(panel):
            for one, other in pairwise(trace.points):
                if other.loose:
                    found.append(
                        {
                            "series": _name(trace), "x": one.x, "y": float(one.value),
                            "to_x": other.x, "to_y": float(other.value),
                        }
                    )  # fmt: skip
        if not found:
            return []
        return [
            {
                "data": {"values": found},
                "mark": {"type": "rule", "strokeDash": [1, 4], "strokeWidth": 1.3},
                "encoding": {
                    "x": {"field": "x", "type": "quantitative"},
                    "y": {"field": "y", "type": "quantitative"},
                    "x2": {"field": "to_x"},
                    "y2": {"field": "to_y"},
                    "color": self._colour(panel),
                },
            }
        ]

    def _points(self, panel: Panel) -> list[dict[str, Any]]:
        """Filled marks for values, open ones for bounds and the like, arrows, signs."""
        data = self._data(panel)
        marks = {each["mark"] for each in data}
        crowd = len(data) > 150
        size = {"condition": {"test": "datum.own", "value": 70}, "value": 16 if crowd else 46}
        common = {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"field": "y", "type": "quantitative"},
            "color": self._colour(panel),
            "tooltip": self._tooltip(panel),
        }
        layers: list[dict[str, Any]] = []
        if "doubtful" in marks:  # no line runs through the sign
            layers.append(
                {
                    "data": {"values": [each for each in data if each["mark"] == "doubtful"]},
                    "mark": {
                        "type": "point",
                        "filled": True,
                        "size": 220,
                        "opacity": 1,
                        "color": self.colours["back"],
                        "tooltip": False,
                    },
                    "encoding": {"x": common["x"], "y": common["y"]},
                }
            )
        if "value" in marks:
            layers.append(
                {
                    "data": {"values": [each for each in data if each["mark"] == "value"]},
                    "mark": {"type": "point", "filled": True, "opacity": 1},
                    "encoding": {**common, "shape": self._shape(panel), "size": size},
                }
            )
        if marks & {*OPEN}:
            layers.append(
                {
                    "data": {"values": [each for each in data if each["mark"] in OPEN]},
                    "mark": {
                        "type": "point",
                        "filled": False,
                        "fill": self.colours["back"],
                        "strokeWidth": 1.8,
                        "opacity": 1,
                    },
                    "encoding": {**common, "shape": self._shape(panel), "size": size},
                }
            )
        for mark, path in (("lower", UP), ("upper", DOWN)):
            if mark in marks:
                layers.append(
                    {
                        "data": {"values": [each for each in data if each["mark"] == mark]},
                        "mark": {
                            "type": "point", "filled": False, "shape": path, "size": 160,
                            "strokeWidth": 1.8, "opacity": 1,
                        },
                        "encoding": common,
                    }
                )  # fmt: skip
        if marks & {*SIGNS}:
            signed = [
                {**each, "sign": SIGNS[each["mark"]]} for each in data if each["mark"] in SIGNS
            ]
            layers.append(
                {
                    "data": {"values": signed},
                    "mark": {"type": "text", "fontSize": 15, "fontWeight": "bold"},
                    "encoding": {**common, "text": {"field": "sign", "type": "nominal"}},
                }
            )
        return layers

    def _tooltip(self, panel: Panel) -> list[dict[str, Any]]:
        texts = self.texts
        fields = [("series", ""), ("period", texts("col.period")), ("said", texts("col.value"))]
        fields.append(("source", texts("col.source")))
        if len(panel.traces) == 1:
            fields = fields[1:]
        return [
            {"field": field, "type": "nominal", "title": " ".join(title.split()) or " "}
            for field, title in fields
        ]

    def _rules(self, panel: Panel, width: float) -> tuple[list[dict[str, Any]], int]:
        """Break rules with their reasons above the plot, and the room these need."""
        if not panel.rules:
            return [], 0
        first, last = self.chart.years()
        room = max((last - first) * 0.02, 0.4)
        found: list[dict[str, Any]] = []
        level = 0
        for rule in panel.rules:
            share = (rule.x - first + room) / (last - first + 2 * room)
            left = share > 0.5
            lines = folded(visible(rule.reason), width * (share if left else 1 - share) - 8)
            level += len(lines)
            found.append(self._rule(rule, lines, left, -level * LINE - 2))
        layers = []
        for each in found:
            datum = {"values": [{"x": each["x"], "reason": each["reason"]}]}
            x = {"field": "x", "type": "quantitative"}
            layers.append(
                {
                    "data": datum,
                    "mark": {
                        "type": "rule",
                        "strokeDash": [4, 3],
                        "color": self.colours["rule"],
                        "strokeWidth": 1.2,
                    },
                    "encoding": {
                        "x": x,
                        "y": {"value": each["y"]},
                        "y2": {"value": "height"},
                        "tooltip": {"field": "reason", "type": "nominal"},
                    },
                }
            )
            layers.append(
                {
                    "data": datum,
                    "mark": {
                        "type": "text", "align": "right" if each["left"] else "left",
                        "dx": -5 if each["left"] else 5, "baseline": "top", "lineBreak": "\n",
                        "lineHeight": LINE, "fontSize": SMALL, "color": self.colours["rule"],
                        "tooltip": False,
                    },
                    "encoding": {
                        "x": x,
                        "y": {"value": each["y"]},
                        "text": {"field": "reason", "type": "nominal"},
                    },
                }
            )  # fmt: skip
        return layers, level * LINE + 6

    def _rule(self, rule: Rule, lines: list[str], left: bool, y: int) -> dict[str, Any]:
        return {"x": rule.x, "reason": "\n".join(lines), "left": left, "y": y}

    def _names(self, panel: Panel, height: float) -> list[dict[str, Any]]:
        """The names at the right ends of the lines, moved apart where they would touch."""
        _, last = years(panel.points())
        ends = sorted(
            (self._datum(each, each.points[-1]) for each in panel.traces),
            key=lambda each: each["y"],
        )
        if not panel.places:
            ticks = scale((each.value for each in panel.points()), 6, log=self.chart.log)
            least = (self._place(ticks[-1]) - self._place(ticks[0])) * 12 / max(height, 60)
            moved = apart([self._place(each["y"]) for each in ends], least)
            for each, place in zip(ends, moved, strict=True):
                each["y"] = self._unplace(place)
        early = []
        for each in ends:
            over = each["x"] == last
            each["label"] = each["series"] if over else f"{each['series']} {each['period']}"
            if panel.places and not over:
                early.append(each)
            each["x"] = each["x"] if panel.places else max(last, self.chart.years()[1])
        late = [each for each in ends if each not in early]
        layers = [self._name_layer(late, {"align": "left", "dx": 9})]
        if early:
            layers.append(self._name_layer(early, {"align": "right", "dx": 4, "dy": -9}))
        return layers

    def _place(self, value: Any) -> float:
        return log10(float(value)) if self.chart.log else float(value)

    def _name_layer(self, ends: list[dict[str, Any]], where: dict[str, Any]) -> dict[str, Any]:
        return {
            "data": {"values": ends},
            "mark": {
                "type": "text",
                "baseline": "middle",
                "fontSize": SMALL,
                "tooltip": False,
                **where,
            },
            "encoding": {
                "x": {"field": "x", "type": "quantitative"},
                "y": {"field": "y", "type": "quantitative"},
                "text": {"field": "label", "type": "nominal"},
                "color": {
                    "condition": {"test": "datum.own", "value": self.colours["own"]},
                    "value": self.colours["quiet"],
                },
            },
        }

    # bars

    def _bars(self, panel: Panel) -> list[dict[str, Any]]:
        data = self._data(Panel(panel.traces))
        order = [_name(each) for each in panel.traces]
        own = json.dumps([_name(each) for each in panel.traces if each.own], ensure_ascii=False)
        y = {
            "field": "series", "type": "nominal", "sort": order,
            "axis": {
                "title": None, "ticks": False, "domain": False, "labelLimit": 260,
                "labelFontWeight": {
                    "condition": {"test": f"indexof({own}, datum.value) >= 0", "value": "bold"},
                    "value": "normal",
                },
            },
        }  # fmt: skip
        low = min(0.0, *(each["y"] for each in data))
        high = max(0.0, *(each["y"] for each in data))
        room = (high - low or 1) * 0.02
        x = {
            "field": "y",
            "type": "quantitative",
            "scale": {"domain": [low - room * (low < 0), high + room], "nice": False},
            "axis": {
                "title": panel.unit,
                "format": "~g" if high >= 1e9 else ",.6~f",
                "tickCount": 6,
            },
        }
        colour = {
            "condition": {"test": "datum.own", "value": self.colours["own"]},
            "value": self.colours["other"],
        }
        return [
            {
                "data": {"values": data},
                "mark": {"type": "bar", "height": {"band": 0.72}},
                "encoding": {
                    "y": y,
                    "x": x,
                    "color": colour,
                    "fillOpacity": {
                        "condition": {"test": "datum.mark !== 'value'", "value": 0.35},
                        "value": 1,
                    },
                    "tooltip": self._tooltip(panel),
                },
            },
            *(
                {
                    "data": {"values": [each for each in data if (each["y"] < 0) == below]},
                    "mark": {
                        "type": "text", "align": "right" if below else "left",
                        "dx": -5 if below else 5, "fontSize": SMALL, "color": self.colours["ink"],
                        "tooltip": False,
                    },
                    "encoding": {"y": y, "x": x, "text": {"field": "said", "type": "nominal"}},
                }
                for below in (False, True)
                if any((each["y"] < 0) == below for each in data)
            ),
        ]  # fmt: skip

    # several panels

    def _several(self, panels: list[Panel]) -> dict[str, Any]:
        """Panels on a grid; the footer is the last row."""
        slope = self.chart.kind == "slope"
        columns = max(1, min(3, self.width // 300, len(panels))) if slope else 1
        rows = -(-len(panels) // columns)
        lines = self._footer()
        over = 90 + len(lines) * LINE
        if slope:
            left, right = (
                max(
                    text_width(self._end(each, trace, i))
                    for each in panels
                    for trace in each.traces
                )
                for i in (0, -1)
            )
            wide = max(int((self.width - 32) / columns - left - right - 56), 60)
            high = max((self.height - over) // rows - 90, 64)
            scales = extents(panels)
            grid = [self._slope(*each, wide, high) for each in zip(panels, scales, strict=True)]
        else:
            margin = max((self._margin(each) for each in panels), default=0)
            wide = self.width - 110 - margin
            high = max((self.height - over) // max(rows, 1) - 80, 110)
            grid = [self._panel(each, wide, high) for each in panels]
        footer = {
            "width": wide * columns,
            "height": max(len(lines) * LINE, 1),
            **self._footer_layer(lines, {"value": 0}),
        }
        body: dict[str, Any] = {"concat": grid, "columns": columns, "spacing": 28}
        return {
            "padding": 16,
            "title": self._title(14),
            "vconcat": [body, footer] if lines else [body],
            "spacing": 18,
            "resolve": {"scale": {"color": "independent", "shape": "independent"}},
        }

    def _panel(self, panel: Panel, width: int, height: int) -> dict[str, Any]:
        layers = self._plot(panel, width, height)
        title = {"text": folded(visible(panel.title), width), "fontSize": SMALL + 2}
        return {
            "width": width,
            "height": height,
            "title": {**title, "offset": 6},
            "layer": layers,
        }

    def _slope(self, panel: Panel, extent: Extent, width: int, height: int) -> dict[str, Any]:
        """Two periods beside each other, with the figures at both ends of the line."""
        colours = self.colours
        ends = [point.period for point in (panel.traces[0].points[0], panel.traces[0].points[-1])]
        x = {
            "field": "period", "type": "ordinal", "sort": ends,
            "scale": {"domain": ends, "type": "point", "padding": 0},
            "axis": {
                "title": None, "labelAngle": 0, "domain": False, "ticks": False, "offset": 10,
            },
        }  # fmt: skip
        y = {
            "field": "y", "type": "quantitative", "axis": None,
            "scale": {
                "type": "log" if extent.log else "linear", "domain": [extent.low, extent.high],
                "reverse": panel.places, "nice": False,
                **({} if extent.log else {"zero": False}),
            },
        }  # fmt: skip
        data = self._data(panel)
        layers: list[dict[str, Any]] = [
            {
                "data": {"values": data},
                "mark": {"type": "line", "strokeWidth": 2.4},
                "encoding": {
                    "x": x,
                    "y": y,
                    "color": self._colour(panel),
                    "detail": {"field": "run", "type": "nominal"},
                },
            }
        ]
        for layer in self._points(panel):
            layers.append({**layer, "encoding": {**layer["encoding"], "x": x, "y": y}})
        for i, align in ((0, "right"), (-1, "left")):
            said = [
                {**self._datum(each, each.points[i]), "label": self._end(panel, each, i)}
                for each in panel.traces
            ]
            layers.append(
                {
                    "data": {"values": said},
                    "mark": {
                        "type": "text", "align": align, "dx": -9 if i == 0 else 9,
                        "fontSize": SMALL, "color": colours["ink"], "tooltip": False,
                    },
                    "encoding": {"x": x, "y": y, "text": {"field": "label", "type": "nominal"}},
                }
            )  # fmt: skip
        below: list[str] = []
        for rule in panel.rules:
            below += folded(visible(rule.reason), width + 120)
            layers.insert(
                0,
                {
                    "data": {"values": [{"reason": visible(rule.reason)}]},
                    "mark": {"type": "rule", "strokeDash": [4, 3], "color": colours["rule"]},
                    "encoding": {
                        "x": {"value": width / 2},
                        "y": {"value": 0},
                        "y2": {"value": "height"},
                        "tooltip": {"field": "reason", "type": "nominal"},
                    },
                },
            )
        named = self.texts("comma").join(filter(None, (panel.title, panel.unit)))
        title: dict[str, Any] = {
            "text": folded(visible(named), width + 70),
            "fontSize": SMALL + 1,
            "offset": 8,
        }
        if below:
            title |= {"subtitle": below, "subtitleColor": colours["rule"]}
            title["subtitleFontSize"] = SMALL
        return {"width": width, "height": height, "title": title, "layer": layers}

    def _end(self, panel: Panel, trace: Trace, i: int) -> str:
        said = visible(trace.points[i].said)
        return f"{said} {_name(trace)}" if i and len(panel.traces) > 1 else said


def apart(places: list[float], least: float) -> list[float]:
    """Ascending places moved as little as needed to be ``least`` from each other."""
    groups: list[tuple[float, int]] = []  # mean of places less their steps, and how many
    for i, each in enumerate(places):
        mean, count = each - i * least, 1
        while groups and groups[-1][0] > mean:
            before, many = groups.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        groups.append((mean, count))
    means = [mean for mean, count in groups for _ in range(count)]
    return [mean + i * least for i, mean in enumerate(means)]


def _name(trace: Trace) -> str:
    return shortened(visible(trace.name), 60)


def _ordinal_expression(language: str) -> str:
    """How Vega writes a place."""
    if language == "zh":
        return f"'{ordinal(0, 'zh')[:-1]}' + datum.value"
    ends = "{1: 'st', 2: 'nd', 3: 'rd'}"
    teens = "datum.value % 100 > 9 && datum.value % 100 < 21"
    return f"datum.value + ({teens} ? 'th' : ({ends}[datum.value % 10] || 'th'))"
