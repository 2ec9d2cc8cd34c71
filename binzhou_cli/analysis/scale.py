"""Units and digits: exact scaling by powers of ten, and no more digits than figures carry."""

from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
)
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from binzhou_cli.model.records import Figure, Unit

ARITHMETIC = Context(prec=40, rounding=ROUND_HALF_EVEN, traps=[])
"""Wide enough for any figure that a dataset may hold; a result beyond it is not finite."""

MOST_DECIMALS = 3
"""Decimals that a percentage has in machine-readable output, at the most."""

_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES
VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""

CURRENCIES = frozenset(_CODES.split())
"""Codes of ISO 4217: of a change of money it is said on which prices it stands."""


def is_money(unit: "Unit") -> bool:
    """Whether a unit is money, or money per something."""
    return unit.code.split("_")[0] in CURRENCIES


def scaled(value: Decimal, unit: "Unit", into: "Unit") -> Decimal:
    """A value in another multiplier of the same unit of measure: exact, only the point moves."""
    shift = unit.multiplier - into.multiplier
    return plain(value.scaleb(shift, ARITHMETIC)) if shift else value


def plain(value: Decimal) -> Decimal:
    """The same number without a positive exponent: ``2.7E+3`` as ``2700``."""
    return value.quantize(Decimal(1), context=ARITHMETIC) if _exponent(value) > 0 else value


def value_in(figure: "Figure", unit: "Unit") -> Decimal | None:
    """The value of a figure in a unit, with the digits that were printed."""
    if figure.value is None:
        return None
    return scaled(figure.value, figure.unit, unit)


def significant_digits(value: Decimal) -> int:
    """How many digits a printed figure carries: 4 for ``995.5``, 3 for ``0.0360``."""
    return len(value.as_tuple().digits)  # a Decimal keeps no zeros before its first digit


ROUNDINGS = {"at-least": ROUND_FLOOR, "at-most": ROUND_CEILING}
"""A bound is rounded to the side on which it still holds."""


def rounded(value: Decimal, decimals: int, qualifier: str = "exact") -> Decimal:
    """A value with a number of decimals: halves away from zero, as printed statistics do.

    Args:
        qualifier: ``at-least`` rounds down and ``at-most`` up, so that the bound stays true.
    """
    rounding = ROUNDINGS.get(qualifier, ROUND_HALF_UP)
    return value.quantize(_step(decimals), rounding=rounding, context=ARITHMETIC) + 0


@lru_cache(64)
def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def percent_decimals(ratio: Decimal, *inputs: Decimal) -> int:
    """Decimals of a percentage computed from figures: as many as they carry, from 0 to 3.

    A ratio has the significant digits of its least precise input; a percentage of it has two
    decimals fewer.
    """
    digits = min(map(significant_digits, inputs))
    return min(max(digits - 1 - ratio.adjusted() - 2, 0), MOST_DECIMALS)


def to_significant(value: Decimal, digits: int) -> Decimal:
    """A value rounded to a number of significant digits."""
    return plain(rounded(value, digits - 1 - value.adjusted())) if value else value


def decimals_of(value: Decimal) -> int:
    """How many decimals a figure is printed with."""
    return max(-_exponent(value), 0)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
