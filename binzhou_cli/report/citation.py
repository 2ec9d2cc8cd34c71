"""A ready sentence with its source: what may be printed of a figure, and nothing more."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.scale import value_in
from binzhou_cli.language import Texts, ordinal
from binzhou_cli.model.records import Source, Text
from binzhou_cli.model.vocabulary import APPROXIMATE, BOUNDS, DOUBTFUL
from binzhou_cli.record import Record
from binzhou_cli.report.cited import dataset_sentence
from binzhou_cli.report.report import Field, Paragraph, Report, hidden
from binzhou_cli.report.words import members, reason

if TYPE_CHECKING:
    from binzhou_cli.analysis.change import Change
    from binzhou_cli.analysis.overview import Glimpse
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Figure, Unit


class Citation(Record):
    """A figure to be cited.

    Attributes:
        glimpse: the figure with its growth and its rank.
        parted: why it may not be compared with the citation before it.
        numbers: the number of each source, by its id.
    """

    glimpse: "Glimpse"
    parted: "Change | None"
    earlier: "Figure | None"
    numbers: Mapping[str, int]
    units: Mapping[str, "Unit"]

    @property
    def figure(self) -> "Figure":
        """The figure."""
        return self.glimpse.figure


class Sentence(tuple[Any, ...]):
    """The sentence of a citation, in the language of the reader."""

    def of(self, language: str) -> str:
        """The whole sentence, with the numbers of its sources."""
        (citation,) = self
        return Writer(citation, Texts(language)).sentence()


class Writer:
    """Writes the sentence of one citation."""

    def __init__(self, citation: Citation, texts: Texts) -> None:
        self.citation = citation
        self.glimpse = citation.glimpse
        self.figure = citation.figure
        self.texts = texts

    def sentence(self) -> str:
        """All that may be said."""
        parts = [self._statement(), self._rank(), self._doubt(), self._parted()]
        return self.texts("cite.join").join(part for part in parts if part) + self.texts("cite.end")

    def _statement(self) -> str:
        texts, figure = self.texts, self.figure
        what: dict[str, Any] = {
            "area": figure.area.name.of(texts.language),
            "name": self._name(),
            "period": self._period(figure.period),
        }
        nowhere = figure.area.kind == "none" or not any(figure.area.name)
        where = "cite.nowhere" if nowhere else "cite"
        if figure.text:
            return texts(f"{where}.fact", text=figure.text, marks=self._marks(False), **what)
        if figure.value is None:
            return self._growth_alone(where, what)
        if figure.indicator.kind == "rank":
            place = ordinal(int(figure.value), texts.language)
            return texts(f"{where}.rank", place=place, marks=self._marks(False), **what)
        key = f"{where}.provisional" if "P" in figure.status else f"{where}.value"
        value = self._value(figure)
        growth = self._growth()
        return texts(key, value=value, growth=growth, marks=self._marks(bool(growth)), **what)

    def _growth_alone(self, where: str, what: dict[str, Any]) -> str:
        growth = self.glimpse.growth
        if growth is None:
            return ""
        expected = bool({"P", "F"} & {*self.figure.status}) and growth.qualifier != "exact"
        key = "expected" if expected else "grew"
        rate = self._rate(growth.percent, growth.qualifier)
        basis = self._basis(growth.basis)
        return self.texts(f"{where}.{key}", rate=rate, basis=basis, marks=self._marks(True), **what)

    def _name(self) -> str:
        name = self.figure.indicator.name.of(self.texts.language)
        if self.texts.language == "en" and len(name) > 1 and name[1].islower():
            return name[0].lower() + name[1:]
        return name

    def _period(self, period: Any) -> str:
        if period.frequency == "I":
            first, last = period.text.split("/")
            return self.texts("cite.interval", first=first, last=last)
        key = "cite.year" if period.frequency == "A" else "cite.period"
        return self.texts(key, period=period.text)

    def _value(self, figure: "Figure") -> str:
        unit = self.citation.units.get(figure.indicator.id)
        if unit is None:
            unit = figure.indicator.display[1 if self.texts.language == "zh" else 0]
        value = value_in(figure, unit)
        label = unit.label.of(self.texts.language)
        blank = "" if self.texts.language == "zh" else " "
        words = f"{value:,f}{blank}{label}".strip()
        if figure.qualifier in BOUNDS or figure.qualifier in APPROXIMATE:
            return self.texts(f"cite.{figure.qualifier}", value=words)
        return words

    def _growth(self) -> str:
        """The growth that may be named: the printed one; a computed one only where none is."""
        texts, growth, printed = self.texts, self.glimpse.growth, self.glimpse.printed
        if printed is not None and DOUBTFUL & {*printed.status} and printed is not self.figure:
            return ""
        if growth is not None:
            return self._change_words(
                growth.percent, growth.qualifier, self._basis(growth.basis), printed=True
            )
        change = self.glimpse.change
        if change is None or change.refused is not None or change.years != 1:
            return ""
        if change.measure != "percent" or change.amount is None:
            return ""
        if any(mark.code == "doubtful" for mark in change.marks):
            return ""
        basis = texts("cite.nominal") if change.basis else texts("cite.computed")
        return self._change_words(change.amount, "exact", basis, printed=False)

    def _change_words(self, percent: Decimal, qualifier: str, basis: str, *, printed: bool) -> str:
        period = self.figure.period
        annual = period.frequency == "A"
        key = "cite.in_year" if annual else "cite.year_earlier"
        year = self.texts(key, year=period.year - 1)
        if percent == 0:
            return self.texts("cite.unchanged", year=year, basis=basis)
        key = "cite.more" if percent > 0 else "cite.less"
        return self.texts(key, rate=self._rate(abs(percent), qualifier), year=year, basis=basis)

    def _rate(self, percent: Decimal, qualifier: str) -> str:
        words = f"{percent:,f}"
        if qualifier in BOUNDS or qualifier in APPROXIMATE:
            return self.texts(f"cite.{qualifier}", value=words)
        return words

    def _basis(self, basis: str) -> str:
        return self.texts(f"cite.basis.{basis}")

    def _marks(self, growth: bool) -> str:
        ids = [self.figure.source.id]
        if growth and self.glimpse.printed is not None:
            ids.append(self.glimpse.printed.source.id)
        numbers = [self.citation.numbers[each] for each in dict.fromkeys(ids)]
        if self.texts.language == "zh":
            return "".join(f"[{number}]" for number in numbers)
        return f"[{', '.join(map(str, numbers))}]"

    def _rank(self) -> str:
        standing = self.glimpse.standing
        if standing is None or self.figure.indicator.kind == "rank":
            return ""
        texts = self.texts
        if standing.entry is not None and standing.league is not None:
            entry, league = standing.entry, standing.league
            if entry.low != entry.high:
                return ""
            order = "lowest" if self.figure.indicator.better == "lower" else "highest"
            key = "cite.placed.tied" if entry.tied > 1 else f"cite.placed.{order}"
            if entry.low == 1 and entry.tied == 1:
                key = f"cite.placed.first.{order}"
            return texts(
                key,
                place=ordinal(entry.low, texts.language),
                of=len(league.members),
                members=members(league.scope),
                scope=league.scope.name,
                kind=league.scope.members,
                source=self.citation.numbers[league.source.id],
            )
        if standing.reported:
            return texts(
                "cite.placed.reported", place=ordinal(standing.reported[0].place, texts.language)
            )
        return ""

    def _doubt(self) -> str:
        figure = self.figure
        if not DOUBTFUL & {*figure.status}:
            return ""
        note = figure.note.of(self.texts.language)
        return self.texts("cite.doubtful", note=note) if note else self.texts("cite.doubtful.bare")

    def _parted(self) -> str:
        parted, earlier = self.citation.parted, self.citation.earlier
        if parted is None or parted.refused is None or earlier is None:
            return ""
        why = self.texts.said(reason(parted.refused))
        return self.texts("cite.parted", earlier=earlier.period, reason=why)


FIELDS: tuple[Field, ...] = (
    hidden("indicator", "indicator", lambda row: row.figure.indicator),
    hidden("area", "text", lambda row: row.figure.area.code),
    hidden("area_name", "text", lambda row: row.figure.area.name),
    hidden("period", "period", lambda row: row.figure.period),
    Field("sentence", "text", lambda row: Sentence((row,)), wrap=True),
    hidden("source", "text", lambda row: row.figure.source.id),
    hidden("title", "text", lambda row: row.figure.source.title),
    hidden("publisher", "text", lambda row: row.figure.source.publisher),
    hidden("published", "text", lambda row: row.figure.source.published),
    hidden("url", "text", lambda row: row.figure.source.url),
    hidden("locator", "text", lambda row: row.figure.locator),
    hidden("quote", "text", lambda row: row.figure.quote),
)


def sources_of(glimpse: "Glimpse") -> Iterator[Source]:
    """The sources of what is said of a figure, in the order of their numbers."""
    yield glimpse.figure.source
    if glimpse.printed is not None:
        yield glimpse.printed.source
    if glimpse.standing is not None and glimpse.standing.league is not None:
        yield glimpse.standing.league.source


class Reference(tuple[Any, ...]):
    """A source as a reference: who, what, when, where."""

    def of(self, language: str) -> str:
        """The reference."""
        source, locator = self
        parts = [
            source.publisher.of(language),
            source.title.of(language),
            source.published,
            source.url,
            locator,
        ]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def citation_report(rows: "Sequence[Citation]", empty: Any) -> Report:
    """The report of ``cite``."""
    sources: dict[str, Source] = {}
    locators: dict[str, str] = {}
    for row in rows:
        for each in sources_of(row.glimpse):
            sources.setdefault(each.id, each)
        locators.setdefault(row.figure.source.id, row.figure.locator)
    paragraphs = [Paragraph(Sentence((row,)), apart=True) for row in rows]
    for number, (id, source) in enumerate(sources.items(), start=1):
        reference = Reference((source, locators.get(id, "")))
        paragraphs.append(Paragraph(reference, f"[{number}] ", apart=number == 1))
    return Report(
        title="",
        fields=FIELDS,
        records=rows,
        paragraphs=paragraphs if rows else (),
        sources=lambda row: sources_of(row.glimpse),
        empty=empty,
    )


def numbered(glimpses: "Sequence[Glimpse]") -> dict[str, int]:
    """The numbers of the sources of citations, by id."""
    numbers: dict[str, int] = {}
    for glimpse in glimpses:
        for each in sources_of(glimpse):
            numbers.setdefault(each.id, len(numbers) + 1)
    return numbers


def dataset_citation(dataset: "Dataset", version: str) -> Report:
    """How to cite the dataset itself."""
    program = f"binzhou {version}"
    published = dataset.version.split(".")[0] if dataset.version[:4].isdigit() else ""
    title = Text(
        f"{dataset.title.en or dataset.title.zh} [dataset]",
        f"{dataset.title.zh or dataset.title.en}［数据集］",
    )
    remark = f"version {dataset.version}; {program}" if dataset.version else program
    source = Source(
        "binzhou-dataset", title, publisher=Text("The binzhou authors", "binzhou 作者"),
        published=published, remark=Text(remark, remark),
    )  # fmt: skip
    sentence = dataset_sentence(dataset)
    return Report(
        title="",
        fields=(
            Field("sentence", "text", lambda row: row, wrap=True),
            hidden("title", "text", lambda row: dataset.title),
            hidden("version", "text", lambda row: dataset.version),
            hidden("program", "text", lambda row: program),
        ),
        records=[sentence],
        paragraphs=[Paragraph(sentence)],
        named=[source],
    )
