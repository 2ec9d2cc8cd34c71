"""Units and digits: exact scaling by powers of ten, and no more digits than figures carry."""

from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
)
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset, Indicator, Observation, Unit

ARITHMETIC = Context(prec=40, rounding=ROUND_HALF_EVEN, traps=[])
"""Wide enough for any figure that a dataset may hold; a result beyond it is not finite."""

MOST_DECIMALS = 3
"""Decimals that a percentage has in machine-readable output, at the most."""


def scaled(value: Decimal, unit: "Unit", into: "Unit") -> Decimal:
    """A value in another multiplier of the same unit of measure: exact, only the point moves."""
    shift = unit.multiplier - into.multiplier
    return plain(value.scaleb(shift, ARITHMETIC)) if shift else value


def plain(value: Decimal) -> Decimal:
    """The same number without a positive exponent: ``2.7E+3`` as ``2700``."""
    return value.quantize(Decimal(1), context=ARITHMETIC) if _exponent(value) > 0 else value


def unit_of(dataset: "Dataset", indicator: "Indicator", observation: "Observation") -> "Unit":
    """The unit an observation is printed in."""
    return dataset.units_by_id[observation.unit or indicator.unit]


def display_unit(dataset: "Dataset", indicator: "Indicator", language: str) -> "Unit":
    """The unit an indicator is shown in: billions in English, 亿 in Chinese."""
    chosen = indicator.display.of(language) if indicator.display else indicator.unit
    return dataset.units_by_id[chosen]


def value_in(
    dataset: "Dataset", indicator: "Indicator", observation: "Observation", unit: "Unit"
) -> Decimal | None:
    """The value of an observation in a unit, with the digits that were printed."""
    if observation.value is None:
        return None
    return scaled(observation.value, unit_of(dataset, indicator, observation), unit)


def significant_digits(value: Decimal) -> int:
    """How many digits a printed figure carries: 4 for ``995.5``, 3 for ``0.0360``."""
    digits = "".join(map(str, value.as_tuple().digits)).lstrip("0")
    return max(len(digits), 1)


ROUNDINGS = {"at-least": ROUND_FLOOR, "at-most": ROUND_CEILING}
"""A bound is rounded to the side on which it still holds."""


def rounded(value: Decimal, decimals: int, qualifier: str = "exact") -> Decimal:
    """A value with a number of decimals: halves away from zero, as printed statistics do.

    Args:
        qualifier: ``at-least`` rounds down and ``at-most`` up, so that the bound stays true.
    """
    step = Decimal(1).scaleb(-decimals)
    rounding = ROUNDINGS.get(qualifier, ROUND_HALF_UP)
    return value.quantize(step, rounding=rounding, context=ARITHMETIC) + 0


def percent_decimals(ratio: Decimal, *inputs: Decimal) -> int:
    """Decimals of a percentage computed from figures: as many as they carry, from 1 to 3.

    A ratio has the significant digits of its least precise input; a percentage of it has two
    decimals fewer.
    """
    digits = min(map(significant_digits, inputs))
    return min(max(digits - 1 - ratio.adjusted() - 2, 1), MOST_DECIMALS)


def to_significant(value: Decimal, digits: int) -> Decimal:
    """A value rounded to a number of significant digits."""
    return plain(rounded(value, digits - 1 - value.adjusted())) if value else value


def decimals_of(value: Decimal) -> int:
    """How many decimals a figure is printed with."""
    return max(-_exponent(value), 0)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
