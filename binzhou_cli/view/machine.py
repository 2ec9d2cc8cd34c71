"""A cell for a machine: the value with the digits that were printed, and nothing of words."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.change import Change
from binzhou_cli.analysis.standing import Entry, Reported, Standing
from binzhou_cli.errors import Said
from binzhou_cli.model.period import Period
from binzhou_cli.model.records import Figure, ReportedGrowth, Text
from binzhou_cli.report.fields import Quantity
from binzhou_cli.report.report import Coded
from binzhou_cli.view.units import unit_name

if TYPE_CHECKING:
    from binzhou_cli.language import Texts
    from binzhou_cli.report.report import Field
    from binzhou_cli.view.units import Units


def machine_value(field: "Field", record: Any, units: "Units", texts: "Texts | None" = None) -> Any:
    """What machine-readable formats hold: ``Decimal``, ``int``, ``bool``, ``str`` or none.

    Args:
        texts: names and units in a language, where they are asked for so (``--labels``).
    """
    return plain(field.of(record), field.kind, units, texts)


def plain(value: Any, kind: str, units: "Units", texts: "Texts | None" = None) -> Any:
    """The bare value of a cell."""
    if value is None or isinstance(value, str | int | Decimal):
        return value
    if isinstance(value, Figure):
        return _figure(value, kind, units)
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Change):
        return _change(value, kind)
    if kind == "codes" and value.__class__ is tuple:
        return ";".join(value)
    if isinstance(value, Coded):
        return plain(value.plain if texts is None else value.sentence, kind, units, texts)
    language = texts.language if texts is not None else "en"
    if isinstance(value, Text):
        return value.of(language)
    if kind == "indicator":
        return value.name.of(language) if texts is not None else value.id
    if kind == "unit":
        found = units.of(value)
        return found.label.of(language) if texts is not None else unit_name(found)
    if isinstance(value, ReportedGrowth):
        return value.percent
    if isinstance(value, Quantity):
        return units.quantity(value)
    if isinstance(value, Entry):
        return value.low if value.low == value.high else None
    if isinstance(value, Reported):
        return value.place
    if isinstance(value, Standing):
        return value.place
    if isinstance(value, Said):
        return texts.said(value) if texts is not None else None
    if kind == "sources" and texts is not None:
        return "; ".join(
            (each.short if any(each.short) else each.title).of(language) for each in value
        )
    if kind == "sources":
        return " ".join(each.id for each in value)
    if kind == "codes":
        return ";".join(value)
    if isinstance(value, tuple | list | dict) and not hasattr(value, "of"):
        return [plain(each, "", units, texts) for each in value]
    return str(value.of(language)) if hasattr(value, "of") else str(value)


def _figure(figure: Figure, kind: str, units: "Units") -> Any:
    if kind == "printed":
        return figure.growth.percent if figure.growth is not None else None
    sort = figure.indicator.kind
    if figure.text or sort == "fact":
        return figure.text or None
    number = units.value(figure)
    return int(number) if sort == "rank" and number is not None else number


def _change(change: Change, kind: str) -> Any:
    if change.refused is not None:
        return None
    amount = {"growth": change.shown, "per-year": change.per_year}.get(kind, change.amount)
    return int(amount) if amount is not None and change.measure == "places" else amount
