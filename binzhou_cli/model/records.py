"""The records of a dataset: what DESIGN calls area, unit, source, indicator, figure.

The names are those of the SDMX information model. Records carry no validation and know no
Pydantic: what a dataset file must be stands in ``models``; a test compares the two field by
field. References are resolved: a figure holds its indicator, area, unit and source.
"""

from decimal import Decimal

from binzhou_cli.errors import plainly
from binzhou_cli.model.period import Period
from binzhou_cli.record import Record


class Text(Record):
    """A text in English, in Chinese, or in both.

    Attributes:
        en: the English text; empty when there is none.
        zh: the Chinese text; empty when there is none.
    """

    en: str = ""
    zh: str = ""

    def of(self, language: str) -> str:
        """The text in a language (``en`` or ``zh``), else in the other one."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def original(self, language: str) -> bool:
        """Whether the text exists in the other language only."""
        return not (self.zh if language == "zh" else self.en) and bool(self.en or self.zh)


NO_TEXT = Text()


class Area(Record):
    """What a figure is about (SDMX REF_AREA).

    Attributes:
        code: a code that is unique in the dataset.
        name: its name.
        parent: code of the area that this one is part of.
        until: the last period in which the area existed; none while it exists.
        merged_into: code of the area that holds it since.
        note: one sentence a reader of its figures must know.
        kind: ``area``, ``group`` (an aggregate, never ranked among its parts) or ``none``.
        members: what its parts are called: "cities"; empty for "areas".
    """

    code: str
    name: Text
    parent: str | None = None
    until: Period | None = None
    merged_into: str | None = None
    note: Text = NO_TEXT
    kind: str = "area"
    members: Text = NO_TEXT


class Unit(Record):
    """A unit of measure with its power of ten (SDMX UNIT_MEASURE and UNIT_MULT).

    Attributes:
        id: what observations and indicators call it.
        code: unit of measure: ISO 4217 for money, else the code the SDMX lists use.
        multiplier: the power of ten; 8 for 亿元. Units of one code differ by this alone.
        symbol: the bare unit in machine-readable output, without multiplier: ``CNY``, ``%``.
        label: how a person reads it, with the multiplier: "billion yuan", "亿元".
    """

    id: str
    code: str
    multiplier: int
    symbol: str
    label: Text


class Topic(Record):
    """A group of indicators."""

    id: str
    name: Text


class Source(Record):
    """Where figures come from.

    Attributes:
        title: its whole title.
        short: the name that stands under a table.
        published: date of publication, as precise as it is known; empty when it is not known.
        boundary: a year whose boundaries the source uses in every period; none when it uses
            those of each period.
        remark: what a reader should know of the source.
    """

    id: str
    title: Text
    short: Text = NO_TEXT
    publisher: Text = NO_TEXT
    url: str = ""
    published: str = ""
    boundary: Period | None = None
    remark: Text = NO_TEXT


class Break(Record):
    """A break in series: between two periods the basis of the figures changed.

    Attributes:
        after: the last period on the old basis.
        before: the first period on the new basis.
        reason: what changed, as a phrase: "from 2019 on the revised accounts".
        areas: codes of the areas it concerns; none means all.
    """

    after: Period
    before: Period
    reason: Text
    areas: tuple[str, ...] = ()


class Member(Record):
    """A value of a dimension."""

    code: str
    name: Text


class Dimension(Record):
    """What else tells series apart: sex, sector, adjustment (SDMX Dimension)."""

    id: str
    name: Text
    members: tuple[Member, ...] = ()


class Parts(Record):
    """What sums to an indicator.

    Attributes:
        shares: ids of indicators that are its parts in per cent of it.
        values: ids of indicators that are its parts in its own unit.
    """

    shares: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


class Indicator(Record):
    """What is measured.

    Attributes:
        id: as in the source, or short and easy to type.
        aliases: other names, in any language.
        topic: id of the topic it belongs to; empty where there are none.
        kind: how change is spoken of (see ``vocabulary.Kind``).
        unit: the unit its figures are kept in, unless a figure has another.
        display: the units it is shown in, in English and in Chinese.
        definition: what the field means by it.
        better: which direction is the better one, or ``none``.
        growth_basis: on what its reported growth stands by practice of the field; empty when
            that is not known.
        additive: whether the figures of areas may be added up.
        parts: what sums to it.
        key: codes of members of dimensions that tell it apart, by dimension.
        breaks: breaks in series, in order.
    """

    id: str
    name: Text
    aliases: tuple[str, ...]
    topic: str
    kind: str
    unit: Unit
    display: tuple[Unit, Unit]
    definition: Text
    better: str
    growth_basis: str
    additive: bool
    parts: Parts
    key: tuple[tuple[str, str], ...]
    breaks: tuple[Break, ...]

    def __repr__(self) -> str:
        unit = f", {label}" if (label := self.display[0].label.of("en")) else ""
        return plainly(f"<Indicator {self.id}: {self.name.of('en')}{unit}>")


class ReportedGrowth(Record):
    """Growth as the source prints it.

    Attributes:
        percent: per cent, year on year.
        basis: the prices or the scope it stands on.
        locator: where the source prints it, when elsewhere than the value.
        note: what its reader must know, and a reader of the value need not.
    """

    percent: Decimal
    basis: str
    qualifier: str = "exact"
    locator: str = ""
    note: Text = NO_TEXT


class ReportedRank(Record):
    """A rank as the source prints it: place 1 is the first among the parts of ``scope``."""

    place: int
    scope: str
    of: int | None = None


class Figure(Record):
    """One figure: of one indicator and area, in one period, from one source (an observation).

    Attributes:
        value: the figure as printed, in ``unit``; none when only a growth is printed, or when
            a status says why it is missing.
        text: what the source says in words, for an indicator of kind ``fact``.
        qualifier: whether the figure is a value, an approximation or a bound.
        status: SDMX CL_OBS_STATUS codes, all of them.
        growth: the growth that the source reports beside the figure.
        rank: the rank that the source reports beside the figure.
        unit: the unit as printed.
        preferred: the current one where several sources print the figure.
        unranked: a figure to be shown and not ranked, such as one of a year that few members
            have.
        quote: the sentence that states the figure.
        locator: the place in a table or file that states it.
    """

    indicator: Indicator
    area: Area
    period: Period
    value: Decimal | None
    text: str
    qualifier: str
    status: tuple[str, ...]
    growth: ReportedGrowth | None
    rank: ReportedRank | None
    unit: Unit
    source: Source
    preferred: bool
    unranked: bool
    quote: str
    locator: str
    note: Text

    def __repr__(self) -> str:
        said = self.text or ("" if self.value is None else f"{self.value:f}")
        where = self.area.name.of("en") or self.area.code
        unit = self.unit.label.of("en")
        bound = "" if self.qualifier == "exact" else f"{self.qualifier} "
        about = f"{self.indicator.id} {self.period.text} {where}"
        return plainly(f"<Figure {about}: {bound}{said} {unit}".rstrip() + ">")

    @property
    def stated(self) -> bool:
        """Whether it says something itself, not only a growth or a rank."""
        return self.value is not None or bool(self.text)


class Coverage(Record):
    """What there is of an indicator.

    Attributes:
        figures: how many figures, of all areas and sources.
        areas: how many areas have one.
    """

    figures: int
    areas: int
