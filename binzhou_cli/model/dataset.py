"""The models of a dataset file: what DESIGN calls dataset, area, unit, source, observation.

The names are those of the SDMX information model. Every model is frozen and refuses unknown
fields; figures are ``Decimal`` and keep the digits that were printed (28 at the most, see
``soundness``).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, overload

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from binzhou_cli.model.period import Period
from binzhou_cli.model.vocabulary import Better, GrowthBasis, Kind, Qualifier, StatusCode

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema, ValidationInfo

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=64)]
PublicationDate = Annotated[
    str, StringConstraints(pattern=r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$")
]


Count = Annotated[int, Field(ge=1, strict=True)]


class Model(BaseModel):
    """What all models share: frozen, and no field that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Model):
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


class Area(Model):
    """What a figure is about (SDMX REF_AREA).

    Attributes:
        code: GB/T 2260 code, or any other code that is unique in the dataset.
        name: the name in both languages.
        parent: code of the area that this one is part of.
        until: the last year in which the area existed; empty while it exists.
        merged_into: code of the area that holds it since.
        note: one sentence a reader of its figures must know.
    """

    code: Code
    name: Text
    parent: Code | None = None
    until: Period | None = None
    merged_into: Code | None = None
    note: Text | None = None


class Unit(Model):
    """A unit of measure with its power of ten (SDMX UNIT_MEASURE and UNIT_MULT).

    Attributes:
        id: what observations and indicators call it.
        code: unit of measure: ISO 4217 for money, else the code the SDMX lists use.
        multiplier: the power of ten; 8 for 亿元. Units of one code differ by this alone.
        symbol: the bare unit in machine-readable output, without multiplier: ``CNY``, ``%``.
        label: how a person reads it, with the multiplier: "billion yuan", "亿元".
    """

    id: Code
    code: Code
    multiplier: Annotated[int, Field(ge=-12, le=15, strict=True)] = 0
    symbol: str
    label: Text


class Topic(Model):
    """A group of indicators."""

    id: Identifier
    name: Text


class Source(Model):
    """Where figures come from.

    Attributes:
        published: date of publication, as precise as it is known: ``2022``, ``2011-01``,
            ``2023-03-10``; empty when it is not known.
        boundary: a year whose boundaries the source uses in every period; empty when it uses
            those of each period.
        remark: what a reader should know of the source.
    """

    id: Identifier
    title: Annotated[str, StringConstraints(min_length=1)]
    publisher: str = ""
    url: str = ""
    published: PublicationDate = ""
    boundary: Period | None = None
    remark: str = ""


class Break(Model):
    """A break in series: between two periods the basis of the figures changed.

    Attributes:
        after: the last period on the old basis.
        before: the first period on the new basis.
        reason: what changed, as a phrase: "from 2019 on the revised, lower basis".
        areas: codes of the areas it concerns; none means all.
    """

    after: Period
    before: Period
    reason: Text
    areas: tuple[Code, ...] = ()


class ReportedGrowth(Model):
    """Growth as the source prints it.

    Attributes:
        percent: per cent, year on year.
        basis: the prices or the scope it stands on.
        locator: where the source prints it, when elsewhere than the value.
    """

    percent: Decimal
    basis: GrowthBasis
    qualifier: Qualifier = "exact"
    locator: str = ""


class ReportedRank(Model):
    """A rank as the source prints it: place 1 is the first among the parts of ``scope``."""

    place: Count
    scope: Code
    of: Count | None = None


class Observation(Model):
    """One figure: of one area, in one period, from one source.

    Attributes:
        value: the figure as printed, in ``unit``; missing when only a growth is printed.
        text: what the source says in words, for an indicator of kind ``fact``.
        qualifier: whether the figure is a value, an approximation or a bound.
        status: SDMX CL_OBS_STATUS codes, all of them.
        growth: the growth that the source reports beside the figure.
        rank: the rank that the source reports beside the figure.
        unit: id of the unit as printed; missing means the unit of the indicator.
        preferred: the current one where several sources print the figure.
        quote: the sentence that states the figure.
        locator: the place in a table or file that states it.
    """

    area: Code
    period: Period
    value: Decimal | None = None
    text: str = ""
    qualifier: Qualifier = "exact"
    status: Annotated[tuple[StatusCode, ...], Field(min_length=1)] = ("A",)
    growth: ReportedGrowth | None = None
    rank: ReportedRank | None = None
    unit: Code | None = None
    source: Identifier
    preferred: bool = False
    quote: str = ""
    locator: str = ""
    note: str = ""


class Observations(Sequence[Observation]):
    """The observations of an indicator; those of a trusted file become models when asked for.

    The dataset that ships with the program is proved sound by the tests, so that a run need
    not validate three thousand figures to show twenty. Any other file is validated whole.
    """

    __slots__ = ("_items", "_load")

    def __init__(
        self, items: tuple[Observation, ...] | None = None, load: "Loader | None" = None
    ) -> None:
        self._items = items
        self._load = load

    def of_area(self, code: str) -> tuple[Observation, ...]:
        """The observations of one area; only these are made into models."""
        if self._items is None and self._load is not None:
            return _trusted(self._load.of_area(code))
        return tuple(each for each in self._all() if each.area == code)

    def count_areas(self) -> int:
        """How many areas have an observation."""
        if self._items is None and self._load is not None:
            return self._load.count_areas()
        return len({each.area for each in self._all()})

    def _all(self) -> tuple[Observation, ...]:
        if self._items is None:
            self._items = _trusted(self._load.everything()) if self._load is not None else ()
            self._load = None
        return self._items

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Observation]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Observation: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, index: int | slice) -> Observation | tuple[Observation, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Observations) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Observations({list(self._all())!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        def accept(value: Any, whole: Any) -> Observations:
            return value if isinstance(value, Observations) else cls(whole(value))

        return core_schema.no_info_wrap_validator_function(
            accept,
            handler.generate_schema(tuple[Observation, ...]),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value: [each.model_dump(mode="json") for each in value]
            ),
        )


class Loader:
    """What :class:`Observations` asks for raw observations; ``read`` provides it."""

    def everything(self) -> list[dict[str, Any]]:
        """All of them."""
        raise NotImplementedError

    def of_area(self, code: str) -> list[dict[str, Any]]:
        """Those of one area."""
        raise NotImplementedError

    def count_areas(self) -> int:
        """How many areas they are about."""
        raise NotImplementedError


def _trusted(raw: list[dict[str, Any]]) -> tuple[Observation, ...]:
    return tuple(map(Observation.model_validate, raw))


class Indicator(Model):
    """What is measured, and its observations.

    Attributes:
        id: kebab-case, short: what a person types.
        aliases: other names, in any language.
        topic: id of the topic it belongs to.
        kind: how change is spoken of (see ``vocabulary.Kind``).
        unit: id of the unit its figures are kept in, unless an observation names another.
        display: ids of the units it is shown in, by language; missing means ``unit``.
        definition: one sentence: what the field means by it.
        better: which direction is the better one, or ``none``.
        breaks: breaks in series, in order.
    """

    id: Identifier
    name: Text
    aliases: tuple[str, ...] = ()
    topic: Identifier
    kind: Kind
    unit: Code
    display: Text | None = None
    definition: Text
    better: Better = "none"
    breaks: tuple[Break, ...] = ()
    observations: Observations = Observations()


class Dataset(Model):
    """A dataset: the areas, units, topics, sources and indicators of one file.

    Raises:
        pydantic.ValidationError: on construction, when a field does not fit, or when a
            reference, a key or a rank is not sound (see ``soundness.faults``).
    """

    schema_: str | None = Field(default=None, alias="$schema")
    title: Text
    default_area: Code
    areas: tuple[Area, ...]
    units: tuple[Unit, ...]
    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...]
    indicators: tuple[Indicator, ...]

    @model_validator(mode="after")
    def _sound(self, info: "ValidationInfo") -> "Dataset":
        if not (info.context and info.context.get("trusted")):
            from binzhou_cli.model.soundness import faults

            found = list(faults(self))
            if found:
                from pydantic_core import PydanticCustomError, ValidationError

                raise ValidationError.from_exception_data(
                    "Dataset",
                    [
                        {
                            "type": PydanticCustomError("unsound", "{reason}", {"reason": reason}),
                            "loc": place,
                            "input": None,
                        }
                        for place, reason in found
                    ],
                )
        return self

    @cached_property
    def areas_by_code(self) -> dict[str, Area]:
        """The areas by their codes."""
        return {area.code: area for area in self.areas}

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        """The units by their ids."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def sources_by_id(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}

    @cached_property
    def indicators_by_id(self) -> dict[str, Indicator]:
        """The indicators by their ids."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def topics_by_id(self) -> dict[str, Topic]:
        """The topics by their ids."""
        return {topic.id: topic for topic in self.topics}
