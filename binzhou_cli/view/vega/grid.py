"""Panels on a page of exact size: every distance is counted here, none is left to Vega."""

from collections.abc import Callable, Iterator

from binzhou_cli.errors import UsageError
from binzhou_cli.record import Record
from binzhou_cli.view.vega.sheet import Layer, Sheet
from binzhou_cli.view.vega.surround import footer, footer_layer, title_height, titled
from binzhou_cli.view.vega.theme import LINE

PAD = 16
"""Pixels between the edges of the page and what is on it."""
GUTTER = 24
"""Pixels between panels beside each other."""
GAP = 16
"""Pixels between rows of panels, and between them and the title and the footer."""


LEAST = (60, 40)
"""Pixels of the plot of a panel, at the least."""
EASY = (120, 96)
"""Pixels of the plot of a panel that reads well."""


APART = {"scale": {"color": "independent", "shape": "independent"}}
"""Each panel has colours and shapes of its own."""


class Around(Record):
    """Pixels around plots that their texts need.

    Attributes:
        heads: above each plot.
    """

    left: int
    right: int
    heads: tuple[int, ...]
    below: int

    def above(self, columns: int) -> list[int]:
        """Above the plots of each row: a row is as high as the highest head in it."""
        heads = self.heads or (0,)
        return [max(heads[i : i + columns]) for i in range(0, len(heads), columns)]


class Layout(Record):
    """How panels share a page: columns, rows, and the size of each plot in pixels."""

    columns: int
    rows: int
    wide: int
    high: int
    around: Around


AroundOf = Callable[[Sheet, int], Around]
"""What a plot of so many pixels of width needs around it."""


# which layout


def laid_out(
    sheet: Sheet, count: int, most_beside: int, around: AroundOf, exact: bool
) -> tuple[Sheet, Layout]:
    """The layout with the most room for the plots, and the sheet, which may have grown.

    Args:
        count: how many panels there are.
        most_beside: how many may stand beside each other.
        exact: whether the height is that of the sheet.

    Raises:
        UsageError: a page of that size cannot hold the panels.
    """
    if not exact:
        columns = max(_columns(sheet, most_beside, around, EASY[0]), default=1)
        least = _least_height(sheet, count, columns, around, EASY[1])
        sheet = sheet._replace(height=max(sheet.height, least))
    found = list(_layouts(sheet, count, most_beside, around))
    if not found:
        wide, high = _least_size(sheet, count, most_beside, around)
        raise UsageError(sheet.texts("error.size_least", size=f"{wide}x{high}"))
    return sheet, max(found, key=lambda each: min(each.wide / EASY[0], each.high / EASY[1], 2))


def _layouts(sheet: Sheet, count: int, most_beside: int, around: AroundOf) -> Iterator[Layout]:
    """The layouts that give every plot the least room, the one with most columns first."""
    for columns in reversed(_columns(sheet, most_beside, around, LEAST[0])):
        wide, rows = _wide(sheet, columns, around), -(-count // columns)
        room = around(sheet, wide)
        left = sheet.height - _height_beside(sheet) - (rows - 1) * GAP - sum(room.above(columns))
        high = left // rows - room.below
        if high >= LEAST[1]:
            yield Layout(columns, rows, wide, high, room)


def _columns(sheet: Sheet, most: int, around: AroundOf, least: int) -> list[int]:
    """How many plots of so many pixels may stand beside each other."""
    return [c for c in range(1, most + 1) if _wide(sheet, c, around) >= least]


def _wide(sheet: Sheet, columns: int, around: AroundOf) -> int:
    """The width of a plot where so many stand beside each other."""
    room = around(sheet, LEAST[0])
    inner = sheet.width - 2 * PAD - (columns - 1) * GUTTER
    return inner // columns - room.left - room.right


def _least_size(sheet: Sheet, count: int, most_beside: int, around: AroundOf) -> tuple[int, int]:
    """The lowest page of the width asked for, or of the least width, that holds all panels."""
    room = around(sheet, LEAST[0])
    wide = max(sheet.width, 2 * PAD + room.left + LEAST[0] + room.right)
    page = sheet._replace(width=wide)
    return wide, min(
        _least_height(page, count, columns, around, LEAST[1])
        for columns in _columns(page, most_beside, around, LEAST[0])
    )


def _least_height(sheet: Sheet, count: int, columns: int, around: AroundOf, high: int) -> int:
    """The height of a page of plots that are so high."""
    room = around(sheet, _wide(sheet, columns, around))
    rows = -(-count // columns)
    plots = sum(room.above(columns)) + rows * (high + room.below) + (rows - 1) * GAP
    found = plots
    for _ in range(8):  # a higher page has a longer footer, up to all of it
        found = plots + _height_beside(sheet._replace(height=found))
    return max(found, 150)


def _height_beside(sheet: Sheet) -> int:
    """The height of all that is no plot."""
    lines = footer(sheet)
    return 2 * PAD + title_height(sheet) + GAP + (GAP + len(lines) * LINE if lines else 0)


# what a layout becomes


def alone(sheet: Sheet, panel: Layer, layout: Layout) -> Layer:
    """One panel with the title above and the footer below it."""
    around, lines = layout.around, footer(sheet)
    left, top = PAD + around.left, PAD + title_height(sheet) + GAP + around.above(1)[0]
    below = footer_layer(sheet, lines, {"value": layout.high + around.below + GAP})
    below["encoding"] = {**below["encoding"], "x": {"value": -around.left}}
    return {
        **panel,
        "autosize": {"type": "none"},
        "padding": {
            "left": left,
            "top": top,
            "right": sheet.width - left - layout.wide,
            "bottom": sheet.height - top - layout.high,
        },
        **titled(sheet, GAP, around.left),
        "layer": [*panel["layer"], *([below] if lines else [])],
    }


def on_page(sheet: Sheet, panels: list[Layer], layout: Layout) -> Layer:
    """Panels in rows with the title above and the footer below them."""
    around, lines = layout.around, footer(sheet)
    first, *others = around.above(layout.columns)
    left, top = PAD + around.left, PAD + title_height(sheet) + GAP + first
    right, bottom = PAD, PAD
    steps = [layout.high + around.below + GAP + each for each in (*others, 0)]
    rows = []
    for i, step in enumerate(steps):
        row: Layer = {
            "hconcat": panels[i * layout.columns : (i + 1) * layout.columns],
            "bounds": "flush",
            "spacing": around.right + GUTTER + around.left,
            "resolve": APART,
        }
        rows += [row, _nothing(step)]
    below: Layer = {
        "width": sheet.width - 2 * PAD,
        "height": max(len(lines) * LINE, 1),
        **footer_layer(sheet, lines, {"value": 0}),
    }
    below["encoding"] = {**below["encoding"], "x": {"value": -around.left}}
    return {
        "autosize": {"type": "none"},
        "padding": {"left": left, "top": top, "right": right, "bottom": bottom},
        # Vega takes the size of a page of several views from these; Vega-Lite has no word for it
        "params": [
            {"name": "width", "value": sheet.width - left - right},
            {"name": "height", "value": sheet.height - top - bottom},
        ],
        **titled(sheet, GAP, around.left),
        "vconcat": [*rows, below] if lines else rows[:-1],
        "bounds": "flush",
        "spacing": 0,
        "resolve": APART,
    }


def _nothing(height: int) -> Layer:
    """Room between rows: a row of plots takes none itself, and each may want another."""
    return {
        "data": {"values": []},
        "width": 1,
        "height": height,
        "view": {"stroke": None},
        "mark": {"type": "point", "aria": False},
    }
