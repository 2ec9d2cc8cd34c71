"""Units in which large figures can be read: trillions in place of thirteen digits."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.scale import value_in
from binzhou_cli.language import Texts
from binzhou_cli.model.records import Text, Unit

if TYPE_CHECKING:
    from binzhou_cli.charts.rules import UnitOf
    from binzhou_cli.model.records import Figure, Indicator

LEAST = Decimal(10) ** 9
"""The figure from which on a bare unit is too small to be read."""
POWERS = {"en": (12, 9), "zh": (12, 8)}
"""The powers of ten that a language has a word for, the largest first."""


def legible_units(figures: "Iterable[Figure]", language: str) -> "dict[str, Unit]":
    """Larger units for indicators that have large figures in a unit without a multiplier.

    Indicators of one unit have one larger unit, so that they still share an axis.
    """
    place = 1 if language == "zh" else 0
    largest: dict[Unit, Decimal] = {}
    units: dict[str, Unit] = {}
    for figure in figures:
        unit = figure.indicator.display[place]
        value = value_in(figure, unit)
        if value is None or unit.multiplier or figure.indicator.kind in ("rank", "fact"):
            continue
        units[figure.indicator.id] = unit
        largest[unit] = max(largest.get(unit, value), abs(value))
    return {
        id: _larger(unit, largest[unit], language)
        for id, unit in units.items()
        if largest[unit] >= LEAST
    }


def _larger(unit: Unit, largest: Decimal, language: str) -> Unit:
    power = next(each for each in POWERS[language] if largest >= Decimal(10) ** each)
    label = (
        Texts(each)(f"scale.{power}", unit=unit.label.of(each)).strip() for each in ("en", "zh")
    )
    return unit._replace(id=f"{unit.id}-{power}", multiplier=power, label=Text(*label))


def in_units(units: "Mapping[str, Unit]", unit_of: "UnitOf") -> "UnitOf":
    """The unit that an indicator is shown in: one of these, else what it would be."""

    def found(indicator: "Indicator") -> Unit:
        return units.get(indicator.id) or unit_of(indicator)

    return found
