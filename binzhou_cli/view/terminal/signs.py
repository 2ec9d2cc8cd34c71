"""The signs and styles that charts in a terminal are drawn with."""

from binzhou_cli.record import Record

COLOURS = ("cyan", "magenta", "yellow", "green", "blue", "red")
OWN = "bold cyan"
OTHER = "bright_black"
AXIS = "dim"
RULE = "yellow"


class Signs(Record):
    """What a chart draws with.

    Attributes:
        filled: marks of values, one a trace.
        opened: the same marks for what is no plain value.
        own: the mark of the trace that stands out.
        other: the mark of traces that are its background.
        parts: bars that are shorter than a cell, the shortest first.
    """

    filled: str
    opened: str
    up: str
    down: str
    doubtful: str
    definition: str
    unlike: str
    own: str
    own_open: str
    other: str
    other_open: str
    axis: str
    tick: str
    corner: str
    base: str
    below: str
    rule: str
    bar: str
    bar_open: str
    parts: str


UNICODE = Signs(
    filled="●◆■▲▼★", opened="○◇□△▽☆", up="↑", down="↓", doubtful="?", definition="≠", unlike="×",
    own="●", own_open="○", other="•", other_open="◦",
    axis="│", tick="┤", corner="└", base="─", below="┬", rule="┊",
    bar="█", bar_open="░", parts="▏▎▍▌▋▊▉",
)  # fmt: skip
ASCII = Signs(
    filled="*#@%&$", opened="o", up="^", down="v", doubtful="?", definition="!", unlike="x",
    own="#", own_open="o", other="+", other_open="o",
    axis="|", tick="+", corner="+", base="-", below="+", rule=":",
    bar="#", bar_open=":", parts="",
)  # fmt: skip
