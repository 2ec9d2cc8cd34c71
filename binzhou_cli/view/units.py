"""Units for a reader: which one an indicator is shown in, and figures scaled into it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from binzhou_cli.analysis.scale import scaled, value_in
from binzhou_cli.model.records import Figure, Indicator, Unit

if TYPE_CHECKING:
    from binzhou_cli.report.fields import Quantity

POWERS = {
    3: "thousand",
    4: "ten thousand",
    6: "million",
    8: "hundred million",
    9: "billion",
    12: "trillion",
}


class Units:
    """The units of one writer.

    Args:
        language: billions in English, 亿 in Chinese; machine-readable output has one unit
            whatever the language, so that a script reads the same figures everywhere.
        told: units that were asked for, by id of an indicator.
    """

    def __init__(self, language: str, told: Mapping[str, Unit]) -> None:
        self._place = 1 if language == "zh" else 0
        self._told = told

    def of(self, indicator: Indicator) -> Unit:
        """The unit that an indicator is shown in."""
        return self._told.get(indicator.id) or indicator.display[self._place]

    def value(self, figure: Figure) -> Decimal | None:
        """The value of a figure in it, with the digits that were printed."""
        return value_in(figure, self.of(figure.indicator))

    def quantity(self, quantity: "Quantity") -> Decimal:
        """A derived amount in it."""
        return scaled(quantity.value, quantity.unit, self.of(quantity.indicator))


def unit_name(unit: Unit) -> str:
    """The unit in machine-readable output: ``billion CNY``, ``persons``, ``%``."""
    if unit.multiplier == 0:
        return unit.symbol
    symbol = unit.symbol if unit.code != "1" else ""  # a thousand of what no file says
    return f"{POWERS.get(unit.multiplier, f'1e{unit.multiplier}')} {symbol}".strip()


def unit_names(unit: Unit) -> tuple[str, ...]:
    """What a person may call a unit when asking for it."""
    power = POWERS.get(unit.multiplier, "")
    names = (unit.id, unit.label.en, unit.label.zh, unit_name(unit), power)
    return tuple(name for name in names if name)
