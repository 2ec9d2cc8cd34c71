"""The closed vocabularies of a dataset; importing them costs nothing but ``typing``."""

from typing import Final, Literal

Kind = Literal["level", "share", "rate", "index", "rank", "fact", "unknown"]
"""How change is spoken of: per cent, percentage points, points, places, not at all, or, where
nothing is known of the figures, as a bare difference."""

AreaKind = Literal["area", "group", "none"]
"""A place; an aggregate that is never ranked among its parts; or that there is no area."""

Better = Literal["higher", "lower", "none"]
"""Which direction of an indicator is the better one."""

Qualifier = Literal["exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most"]
"""What a printed figure claims to be: a value, an approximation or a bound."""

GrowthBasis = Literal[
    "constant-prices", "current-prices", "comparable-scope", "quantity", "not-stated"
]
"""On what a reported growth rate stands."""

StatusCode = Literal[
    "A", "B", "D", "E", "F", "G", "H", "I", "J", "K",
    "L", "M", "N", "O", "P", "Q", "S", "U", "V", "W",
]  # fmt: skip
"""A code of the SDMX code list CL_OBS_STATUS, version 2.2."""

LOWER_BOUNDS: Final = frozenset({"more-than", "at-least"})
UPPER_BOUNDS: Final = frozenset({"less-than", "at-most"})
BOUNDS: Final = LOWER_BOUNDS | UPPER_BOUNDS
APPROXIMATE: Final = frozenset({"about", "nearly"})

DOUBTFUL: Final = frozenset({"U"})
"""Statuses that keep a figure out of a ranking: low reliability."""

UNSOUND: Final = frozenset({"F", "N", "Q", "O", "M", "L", "S", "H", "K"})
"""Statuses of figures that are neither ranked nor grown: forecasts, not significant, suppressed
and missing ones, strikes and aggregates of a few."""

MARKED: Final = frozenset({"E", "I", "P", "V", "G", "J", "W"})
"""Statuses of figures that are computed with, and marked: estimated, imputed, provisional …"""
