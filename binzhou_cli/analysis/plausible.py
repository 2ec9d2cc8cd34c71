"""What is implausible in a sound dataset: figures that a reader of a source should look at.

Nothing here is a fault: a figure that stands out may be true. The thresholds are ours. Panels are
compared with their median, which one wrong figure does not move.
"""

from collections.abc import Iterator
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from binzhou_cli.analysis.change import Change
from binzhou_cli.analysis.growth import year_on_year
from binzhou_cli.analysis.scale import ARITHMETIC, decimals_of, significant_digits, value_in
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.period import Period
    from binzhou_cli.model.records import Area, Figure, Indicator

RULES = (
    "repeat", "jump", "panel-step", "sum", "identity", "reported-is-computed",
    "reported-differs", "rank",
)  # fmt: skip
LEAST_MEMBERS = 8
"""Members from which on the median of a panel says what is usual."""
ALMOST = Decimal("0.0005")
"""How near a figure must be to that of the year before to repeat it."""
IDENTITY = Decimal("0.02")
SAME_RATE = Decimal("0.01")
FACTORS = Decimal("0.67"), Decimal("1.5")
SPREADS = 2
"""How many times the median distance of a panel from its median a jump must be: where all swing,
nothing stands out."""


class Limits(Record):
    """The thresholds, in percentage points.

    Attributes:
        jump: how far a growth may be from the median of the panel.
        step: how far the median of a year may be from those of both years beside it.
    """

    jump: Decimal = Decimal(8)
    step: Decimal = Decimal(5)


class Doubt(Record):
    """What is implausible.

    Attributes:
        rule: the name of the rule that finds it.
        value: what is printed.
        expected: what the rule would expect in its place.
        figure: the figure that is doubted; none where it is a whole panel.
        period: of which period.
        rate: whether the two are rates in per cent, or counts, and not figures of the indicator.
        beside: the period, or what else it is held against.
        told: whether the dataset says so itself.
    """

    rule: str
    indicator: "Indicator"
    area: "Area"
    period: "Period"
    value: Decimal
    expected: Decimal | None
    figure: "Figure | None" = None
    rate: bool = False
    beside: str = ""
    told: bool = False

    @property
    def ratio(self) -> Decimal | None:
        """What is printed over what is expected."""
        if not self.expected:
            return None
        return round(ARITHMETIC.divide(self.value, self.expected), 4)

    @property
    def marked(self) -> bool:
        """Whether the dataset says so: by a status, another definition, a basis or a note."""
        each = self.figure
        noted = each is not None and (bool({"U", "D"} & {*each.status}) or any(each.note))
        return self.told or noted


class Moved(Record):
    """A figure and its change over one year."""

    series: "Series"
    figure: "Figure"
    change: Change


def doubts(dataset: "Dataset", limits: Limits = Limits()) -> Iterator[Doubt]:  # noqa: B008
    """Everything that is implausible, indicator by indicator."""
    from binzhou_cli.analysis.related import identity, printed_ranks, sums

    repeated = dict(_repeated_shares(dataset))
    for indicator in dataset.indicators:
        found = list(dataset.figures.select([indicator], dataset.areas))
        yield from repeated.get(indicator.id, ())
        if indicator.kind == "level":
            moved = list(moved_by_year(dataset, found))
            yield from _repeats(found, moved)
            yield from jumps(moved, limits)
            yield from _steps(dataset, moved, limits)
            yield from _rates_that_are_computed(dataset, moved)
            yield from rates_that_differ(moved, limits)
        yield from identity(dataset, indicator, found)
        yield from sums(dataset, indicator, found)
        yield from printed_ranks(dataset, indicator, found)


def moved_by_year(dataset: "Dataset", found: "list[Series]") -> Iterator[Moved]:
    """Every figure that has a change over one year."""
    for series in found:
        for figure, change in year_on_year(dataset, series):
            if change is not None and change.exact is not None and change.years == 1:
                yield Moved(series, figure, change)


def _repeats(found: "list[Series]", moved: list[Moved]) -> Iterator[Doubt]:
    """A level of four digits that equals the year before; so a printed rate of two decimals.

    Nearly the same counts as well, where most of the panel moved by more than one per cent.
    """
    moving = {
        period
        for period, held in _by_period(moved).items()
        if len(held) >= LEAST_MEMBERS and abs(median([_exact(each) for each in held])) > 1
    }
    for series in found:
        last: dict[tuple[int, int], Figure] = {}
        for each in series.current:
            key = (each.period.months or 0, each.period.start % 12)
            before, last[key] = last.get(key), each
            if before is None or each.period.years_since(before.period) != 1:
                continue
            value, old = each.value, value_in(before, each.unit)
            if value and old and significant_digits(value) > 3 and significant_digits(old) > 3:
                near = abs(old) * ALMOST if each.period in moving else Decimal(0)
                if abs(value - old) <= near:
                    yield _doubt("repeat", each, value, old, before.period.text)
            rates = [one.growth.percent for one in (each, before) if one.growth is not None]
            if len(rates) == 2 and rates[0] == rates[1] and decimals_of(rates[0]) > 1:
                yield _doubt("repeat", each, rates[0], rates[1], before.period.text, rate=True)


def _doubt(
    rule: str,
    figure: "Figure",
    value: Decimal,
    expected: Decimal | None,
    beside: str,
    *,
    rate: bool = False,
) -> Doubt:
    return Doubt(
        rule, figure.indicator, figure.area, figure.period, value, expected, figure, rate, beside
    )


def _repeated_shares(dataset: "Dataset") -> "Iterator[tuple[str, list[Doubt]]]":
    """Shares that repeat the year before in every part of the whole, to the digit."""
    for whole in dataset.indicators:
        parts = [dataset.indicators_by_id[each] for each in whole.parts.shares]
        if len(parts) < 2:
            continue
        held: dict[str, dict[Period, list[Figure]]] = {}
        for series in dataset.figures.select(parts, dataset.areas):
            for each in series.current:
                if each.value is not None:
                    held.setdefault(series.area.code, {}).setdefault(each.period, []).append(each)
        for by_period in held.values():
            for period, figures in by_period.items():
                before = next(
                    (by_period[one] for one in by_period if period.years_since(one) == 1), []
                )
                same = [each.value for each in figures] == [each.value for each in before]
                exact = any(decimals_of(each.value or Decimal(0)) > 1 for each in figures)
                if same and exact and len(figures) == len(parts):
                    for each in figures:
                        assert each.value is not None
                        said = before[0].period.text
                        yield (
                            each.indicator.id,
                            [_doubt("repeat", each, each.value, each.value, said)],
                        )


def _by_period(moved: list[Moved]) -> "dict[Period, list[Moved]]":
    found: dict[Period, list[Moved]] = {}
    for each in moved:
        found.setdefault(each.figure.period, []).append(each)
    return found


def jumps(moved: list[Moved], limits: Limits) -> Iterator[Doubt]:
    """Growth far from the median of the panel in that year; without a panel, far from 1."""
    for held in _by_period(moved).values():
        usual = median([_exact(each) for each in held]) if len(held) >= LEAST_MEMBERS else None
        spread = _spread(held)
        for each in held:
            growth = _exact(each)
            if usual is None:
                far = not FACTORS[0] <= 1 + growth / 100 <= FACTORS[1]
            else:
                far = abs(growth - usual) > max(limits.jump, SPREADS * spread)
            before, value = each.change.before, each.figure.value
            if far and before is not None and value is not None:
                old = value_in(before, each.figure.unit)
                assert old is not None
                expected = old * (1 + (usual or Decimal(0)) / 100)
                yield _doubt("jump", each.figure, value, round(expected, decimals_of(value)),
                             before.period.text)  # fmt: skip


def _exact(each: Moved) -> Decimal:
    assert each.change.exact is not None
    return each.change.exact


def _spread(held: list[Moved]) -> Decimal:
    """The median distance of changes from their median: how much a panel swings by itself."""
    rates = [_exact(each) for each in held]
    usual = median(rates)
    return median([abs(each - usual) for each in rates])


def _scope(dataset: "Dataset", held: list[Moved]) -> "Area":
    area = held[0].series.area
    return dataset.scope_of(area) or area


def _steps(dataset: "Dataset", moved: list[Moved], limits: Limits) -> Iterator[Doubt]:
    """Half of a panel moves one way against the years beside: a break that nobody stated."""
    held = {each: one for each, one in _by_period(moved).items() if len(one) >= LEAST_MEMBERS}
    middle = {each: median([_exact(one) for one in found]) for each, found in held.items()}
    for period, found in held.items():
        beside = [
            middle[one] for one in middle if abs(one.years_since(period)) == 1 and one != period
        ]
        beside += [middle[one] for one in middle if period.years_since(one) == 1]
        if len(set(beside)) < 2:
            continue
        for sign in (1, -1):
            trend = max(beside) if sign > 0 else min(beside)
            least = max(limits.step, 2 * _spread(found))
            off = [each for each in found if sign * (_exact(each) - trend) > least]
            if 2 * len(off) >= len(found):
                yield Doubt(
                    "panel-step", found[0].series.indicator, _scope(dataset, found), period,
                    round(middle[period], 1), round(trend, 1), rate=True,
                    beside=f"{len(off)}/{len(found)}",
                )  # fmt: skip


def _printed(each: Moved) -> Decimal | None:
    growth = each.figure.growth
    return growth.percent if growth is not None and growth.qualifier == "exact" else None


def _rates_that_are_computed(dataset: "Dataset", moved: list[Moved]) -> Iterator[Doubt]:
    """Printed rates that are those of the values in nine of ten members: at current prices."""
    for period, found in _by_period(moved).items():
        real = [
            each
            for each in found
            if _printed(each) is not None
            and "constant-prices" in (each.series.indicator.growth_basis, each.figure.growth.basis)  # type: ignore[union-attr]
        ]
        if len(real) < LEAST_MEMBERS:
            continue
        equal = [each for each in real if abs(_printed(each) - _exact(each)) < SAME_RATE]  # type: ignore[operator]
        if 10 * len(equal) >= 9 * len(real):
            yield Doubt(
                "reported-is-computed", real[0].series.indicator, _scope(dataset, real), period,
                Decimal(len(equal)), Decimal(len(real)), rate=True,
                told=all(_nominal(each.figure) for each in equal),
            )  # fmt: skip


def _nominal(figure: "Figure") -> bool:
    return figure.growth is not None and figure.growth.basis == "current-prices"


def rates_that_differ(moved: list[Moved], limits: Limits) -> Iterator[Doubt]:
    """Printed less computed growth far from the median of the panel in that year."""
    for held in _by_period(moved).values():
        both = [
            (each, printed)
            for each in held
            if (printed := _printed(each)) is not None and not _nominal(each.figure)
        ]
        if len(both) < LEAST_MEMBERS:
            continue
        usual = median([printed - _exact(each) for each, printed in both])
        for each, printed in both:
            if abs(printed - _exact(each) - usual) > limits.jump:
                yield _doubt("reported-differs", each.figure, printed,
                             round(_exact(each) + usual, 1), "", rate=True)  # fmt: skip
