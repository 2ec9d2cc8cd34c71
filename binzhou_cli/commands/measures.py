"""The measures of ``growth`` that follow from its options, one function each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.record import Record
from binzhou_cli.report.report import Report

if TYPE_CHECKING:
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Area, Indicator
    from binzhou_cli.selection import Selection
    from binzhou_cli.session import Session


class Asked(Record):
    """What a command line asks a measure of."""

    session: "Session"
    indicators: "Sequence[Indicator]"
    areas: "Sequence[Area]"
    found: "Sequence[Series]"
    periods: "Selection"

    def level(self, option: str) -> "Indicator":
        """The one indicator, which must be a level.

        Raises:
            UsageError: there are several, or it is of another kind.
        """
        if len(self.indicators) > 1:
            names = ", ".join(each.id for each in self.indicators)
            raise UsageError(say("error.one_indicator", option=option, names=names))
        (own,) = self.indicators
        if own.kind != "level":
            kind = say(f"kind.{own.kind}")
            raise UsageError(say("error.needs_level", option=option, name=own.id, kind=kind))
        return own


def volume(asked: Asked, base: str | None) -> Report:
    """Volume and implied deflator from a base year on."""
    from binzhou_cli.analysis.volume import volumes
    from binzhou_cli.report.measures import volume_report
    from binzhou_cli.report.words import reason

    own = asked.level("--volume")
    if base is None:
        raise UsageError(say("error.volume_base"))
    chosen = asked.session.selection(base).single
    if len(chosen) != 1 or chosen[0].frequency != "A":
        raise UsageError(say("error.period", text=base))
    rows, refused = [], None
    for series in asked.found:
        start = series.at(chosen[0])
        if start is None or start.value is None:
            refused = refused or say(
                "error.no_figure", name=own.name, period=chosen[0], area=series.area.name
            )
            continue
        wanted = asked.periods.of(series)
        made = list(volumes(asked.session.dataset, series, start))
        if sum(each.volume is not None for each in made) < 2:
            why = reason(made[-1].refused) if made[-1].refused is not None else ""
            refused = refused or say(
                "error.no_volume", name=own.name, area=series.area.name, base=base, reason=why
            )
            continue
        rows += [each for each in made if wanted(each.figure.period)]
    if not rows:
        raise BinzhouError(refused or say("empty.growth"))
    return volume_report(rows, own, chosen[0], asked.areas)


def by_part(asked: Asked) -> Report:
    """What each part adds to growth."""
    from binzhou_cli.analysis.contributions import contributions
    from binzhou_cli.report.measures import contributions_report
    from binzhou_cli.report.words import reason

    own = asked.level("--by-part")
    if not own.parts.shares:
        raise UsageError(say("error.no_parts", name=own.id))
    rows = [
        row
        for series in asked.found
        for row in contributions(asked.session.dataset, series)
        if asked.periods.of(series)(row.figure.period)
    ]
    if all(row.points is None for row in rows):
        whys = [row.refused for row in rows if row.refused is not None]
        why = reason(whys[-1]) if whys else say("empty.growth")
        raise BinzhouError(say("error.no_contributions", name=own.name, reason=why))
    return contributions_report(rows, own, asked.areas)


def comparable(asked: Asked) -> Report:
    """The value of the year before on the scope of the year."""
    from binzhou_cli.analysis.comparable import previous
    from binzhou_cli.report.measures import previous_report
    from binzhou_cli.report.words import reason

    own = asked.level("--comparable")
    rows = [
        row
        for series in asked.found
        for row in previous(asked.session.dataset, series)
        if asked.periods.of(series)(row.figure.period)
    ]
    if rows and all(row.value is None for row in rows):
        why = rows[-1].refused
        assert why is not None
        raise BinzhouError(say("error.no_previous", name=own.name, reason=reason(why)))
    return previous_report(rows, own, asked.areas)
