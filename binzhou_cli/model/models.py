"""The Pydantic models of a dataset file: the gate that every dataset passes, and its schema.

Field by field they are the records of ``records``; a test holds the two together. Every model
refuses unknown fields. The descriptions are read by people: ``binzhou schema`` prints them.
"""

import re
from decimal import Decimal
from typing import Annotated, Any, NotRequired

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from binzhou_cli.model.period import PATTERN, Period, PeriodError, parse_period
from binzhou_cli.model.vocabulary import (
    AreaKind,
    Better,
    GrowthBasis,
    Kind,
    Qualifier,
    StatusCode,
)

MOST_DIGITS = 28
"""Digits of a figure, the zeros of its exponent counted: what decimals compute with."""

_number = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?").fullmatch
_unseen = re.compile(r"[\s\x00-\x20\x7f-\x9f\u200b-\u200f\ufeff]+").sub
_scheme = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):").match


def _period(value: Any) -> Any:
    if isinstance(value, Period):
        return value
    if not isinstance(value, str):
        raise unfit("period_text", value)
    try:
        return parse_period(value)
    except PeriodError as error:
        raise unfit(error.code, error.text) from None


def unfit(code: str, value: Any) -> PydanticCustomError:
    """That a value does not fit, by a code that ``formats.gate`` puts into words."""
    said = str(value)
    shown = said if len(said) <= 40 else f"{said[:39]}…"
    return PydanticCustomError("unfit", "{value}: {code}", {"code": code, "value": shown})


def _figure(value: Any) -> Decimal:
    if (isinstance(value, str) and _number(value)) or (
        isinstance(value, int) and not isinstance(value, bool)
    ):
        value = Decimal(value)
    if not isinstance(value, Decimal):
        raise unfit("figure", value)
    if too_long(value):
        raise unfit("digits", value)
    return value


def too_long(value: Decimal) -> bool:
    """Whether a figure has more digits than can be computed with."""
    text = str(value)
    if len(text) <= MOST_DIGITS and value.is_finite() and "E" not in text:
        return False  # as nearly all are; taking a figure apart takes longer
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return True
    return max(len(digits) + max(exponent, 0), -exponent) > MOST_DIGITS


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        raise unfit("date", value)
    if value and (not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) or not _is_day(value)):
        raise unfit("date", value)
    return value


def _is_day(value: str) -> bool:
    try:
        return parse_period(value).frequency in ("A", "M", "D")
    except ValueError:
        return False


def _address(value: Any) -> Any:
    if isinstance(value, str):
        found = _scheme(_unseen("", value))  # a browser does not see them either
        if found and found[1].lower() not in ("http", "https"):
            raise unfit("address", value)
    return value


def said(description: str) -> Any:
    """What a person who fills a file reads of a field."""
    return Field(description=description)


PeriodForm = Annotated[
    Any,
    BeforeValidator(_period),
    WithJsonSchema(
        {"type": "string", "pattern": PATTERN, "examples": ["2022", "2022-Q3", "2016-01/2016-09"]}
    ),
]
FigureForm = Annotated[
    Any,
    BeforeValidator(_figure),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[+-]?[0-9]+"}]}),
]
DateForm = Annotated[
    Any,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "examples": ["2022", "2011-01", "2023-03-10"]}),
]
AddressForm = Annotated[str, BeforeValidator(_address)]
Identifier = Annotated[
    str, StringConstraints(pattern=r"^[^\s,=/:\x00-\x1f\x7f]+$", min_length=1, max_length=200)
]
Code = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]+$", max_length=200)]
Count = Annotated[int, Field(ge=1, strict=True)]


class Form(BaseModel):
    """What all models share: no field that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextForm(Form):
    """A text in English, in Chinese, or in both; a bare text is the same in both."""

    en: Annotated[str, said("The English text.")] = ""
    zh: Annotated[str, said("The Chinese text.")] = ""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra=lambda schema: schema.update({"type": ["object", "string"]}),
    )

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"en": value, "zh": value} if isinstance(value, str) else value


class AreaForm(Form):
    """What a figure is about."""

    code: Annotated[Code, said("A code that no other area has.")]
    name: Annotated[TextForm, said("Its name.")]
    parent: Annotated[Code | None, said("Code of the area it is part of.")] = None
    until: Annotated[PeriodForm | None, said("The last period in which it existed.")] = None
    merged_into: Annotated[Code | None, said("Code of the area that holds it since.")] = None
    note: Annotated[TextForm | None, said("What a reader of its figures must know.")] = None
    kind: Annotated[
        AreaKind, said("area; group for a total or an average of areas; none for no area at all.")
    ] = "area"
    members: Annotated[TextForm | None, said("What its parts are called: cities.")] = None


class UnitForm(Form):
    """A unit of measure with its power of ten."""

    id: Annotated[Code, said("What indicators and figures call it.")]
    code: Annotated[Code, said("What is measured: CNY, PS (persons), PT (per cent) ….")]
    multiplier: Annotated[
        Annotated[int, Field(ge=-12, le=15, strict=True)],
        said("The power of ten: 8 for 100 million."),
    ] = 0
    symbol: Annotated[str, said("The bare unit, without the power of ten.")] = ""
    label: Annotated[TextForm, said("How a person reads it, with the power of ten.")]


class TopicForm(Form):
    """A group of indicators."""

    id: Annotated[Identifier, said("What indicators call it.")]
    name: Annotated[TextForm, said("Its name.")]


class MemberForm(Form):
    """A value of a dimension."""

    code: Annotated[Code, said("Its code.")]
    name: Annotated[TextForm, said("Its name.")]


class DimensionForm(Form):
    """What else tells series apart: sex, sector, adjustment."""

    id: Annotated[Identifier, said("What indicators call it.")]
    name: Annotated[TextForm, said("Its name.")]
    members: Annotated[tuple[MemberForm, ...], said("Its values.")] = ()


class SourceForm(Form):
    """Where figures come from."""

    id: Annotated[Identifier, said("What figures call it.")]
    title: Annotated[TextForm, said("Its whole title.")]
    short: Annotated[TextForm | None, said("Its name under a table.")] = None
    publisher: Annotated[TextForm | None, said("Who published it.")] = None
    url: Annotated[AddressForm, said("Its address.")] = ""
    published: Annotated[DateForm, said("When it was published: 2022, 2011-01, 2023-03-10.")] = ""
    boundary: Annotated[
        PeriodForm | None, said("A year whose boundaries it uses in every period.")
    ] = None
    remark: Annotated[TextForm | None, said("What a reader should know of it.")] = None


class BreakForm(Form):
    """A break in series: between two periods the basis of the figures changed."""

    after: Annotated[PeriodForm, said("The last period on the old basis.")]
    before: Annotated[PeriodForm, said("The first period on the new basis.")]
    reason: Annotated[TextForm, said("What changed, as a phrase.")]
    areas: Annotated[tuple[Code, ...], said("Codes of the areas concerned; none means all.")] = ()


class PartsForm(Form):
    """What sums to an indicator."""

    shares: Annotated[tuple[Identifier, ...], said("Its parts in per cent of it.")] = ()
    values: Annotated[tuple[Identifier, ...], said("Its parts in its own unit.")] = ()


class ReportedGrowthForm(TypedDict):
    """Growth as the source prints it."""

    __pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[misc]

    percent: Annotated[FigureForm, said("Per cent, year on year.")]
    basis: Annotated[GrowthBasis, said("On what it stands.")]
    qualifier: NotRequired[Annotated[Qualifier, said("Value, approximation or bound.")]]
    locator: NotRequired[Annotated[str, said("Where it is printed, if elsewhere.")]]
    note: NotRequired[Annotated[TextForm, said("What its reader must know.")]]


class ReportedRankForm(TypedDict):
    """A rank as the source prints it."""

    __pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[misc]

    place: Annotated[Count, said("1 is the first.")]
    scope: Annotated[Code, said("Code of the area among whose parts it is.")]
    of: NotRequired[Annotated[Count, said("How many are ranked.")]]


class ObservationForm(TypedDict):
    """One figure: of one area, in one period, from one source."""

    __pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[misc]

    area: NotRequired[Annotated[Code, said("Code of the area.")]]
    period: Annotated[PeriodForm, said("2022, 2022-Q3, 2022-09, 2019/2022 ….")]
    value: NotRequired[Annotated[FigureForm | None, said("The figure as printed.")]]
    text: NotRequired[Annotated[str, said("The words of a fact.")]]
    qualifier: NotRequired[Annotated[Qualifier, said("Value, approximation or bound.")]]
    status: NotRequired[
        Annotated[tuple[StatusCode, ...], Field(min_length=1), said("Codes of SDMX CL_OBS_STATUS.")]
    ]
    growth: NotRequired[Annotated[ReportedGrowthForm, said("Growth the source prints.")]]
    rank: NotRequired[Annotated[ReportedRankForm, said("Rank the source prints.")]]
    unit: NotRequired[Annotated[Code, said("Unit, if not that of the indicator.")]]
    source: NotRequired[Annotated[Identifier, said("Who prints it.")]]
    preferred: NotRequired[
        Annotated[StrictBool, said("The one to show where several sources print it.")]
    ]
    unranked: NotRequired[Annotated[StrictBool, said("To be shown, but not ranked.")]]
    quote: NotRequired[Annotated[str, said("The sentence that states it.")]]
    locator: NotRequired[Annotated[str, said("The place that states it.")]]
    note: NotRequired[Annotated[TextForm, said("What its reader must know.")]]


class IndicatorForm(Form):
    """What is measured, and its figures."""

    id: Annotated[Identifier, said("Short, what a person types: gdp, NY.GDP.MKTP.CD.")]
    name: Annotated[TextForm, said("Its name.")]
    aliases: Annotated[tuple[str, ...], said("Other names, in any language.")] = ()
    topic: Annotated[Identifier | None, said("Id of its topic.")] = None
    kind: Annotated[
        Kind, said("How change is spoken of: per cent (level), points (share, rate, index) ….")
    ] = "unknown"
    unit: Annotated[Code | None, said("Id of the unit of its figures.")] = None
    display: Annotated[TextForm | None, said("Ids of the units it is shown in.")] = None
    definition: Annotated[TextForm | None, said("What is meant, in a sentence.")] = None
    better: Annotated[Better, said("Which direction is the better one.")] = "none"
    growth_basis: Annotated[
        GrowthBasis | None, said("On what its reported growth stands by practice.")
    ] = None
    additive: Annotated[StrictBool, said("Whether figures of areas may be added up.")] = False
    parts: Annotated[PartsForm | None, said("What sums to it.")] = None
    key: Annotated[
        dict[Identifier, Code] | None, said("Members of dimensions that tell it apart.")
    ] = None
    breaks: Annotated[tuple[BreakForm, ...], said("Where its basis changed.")] = ()
    observations: Annotated[tuple[ObservationForm, ...], said("Its figures.")] = ()


class DatasetForm(Form):
    """A dataset: only indicators, periods and figures are compulsory."""

    schema_: Annotated[str | None, said("Address of this schema.")] = Field(
        default=None, alias="$schema"
    )
    title: Annotated[TextForm | None, said("What the dataset is called.")] = None
    version: Annotated[str, said("Its edition.")] = ""
    default_area: Annotated[Code | None, said("The area meant when none is named.")] = None
    headline: Annotated[tuple[Identifier, ...], said("Indicators a first screen shows.")] = ()
    areas: Annotated[tuple[AreaForm, ...], said("What figures are about.")] = ()
    units: Annotated[tuple[UnitForm, ...], said("What figures are measured in.")] = ()
    topics: Annotated[tuple[TopicForm, ...], said("Groups of indicators.")] = ()
    dimensions: Annotated[tuple[DimensionForm, ...], said("What else tells series apart.")] = ()
    sources: Annotated[tuple[SourceForm, ...], said("Where figures come from.")] = ()
    indicators: Annotated[tuple[IndicatorForm, ...], said("What is measured.")]


def dataset_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a dataset file.

    What it cannot say (references, keys) stands in ``model.soundness``.
    """
    schema = DatasetForm.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "binzhou dataset",
        **{key: value for key, value in schema.items() if key != "title"},
    }
