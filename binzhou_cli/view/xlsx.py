"""A report as a workbook: numbers are numbers, a bound is text that no sum takes in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from binzhou_cli.errors import UsageError, say
from binzhou_cli.model.period import Period
from binzhou_cli.model.records import Figure, Indicator, Source
from binzhou_cli.model.vocabulary import BOUNDS, DOUBTFUL
from binzhou_cli.record import Record
from binzhou_cli.report.fields import Quantity
from binzhou_cli.report.report import Field, Report, said_in
from binzhou_cli.report.words import sign_of
from binzhou_cli.view.delimited import heading
from binzhou_cli.view.machine import machine_value
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.safe import digits, visible
from binzhou_cli.view.told import Remark, figures_of, read_me, remarks, used
from binzhou_cli.view.units import Units, unit_name

MOST_ROWS = 1_048_575
MOST_TEXT = 32_767
WIDEST, NARROWEST = 60, 8
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Value(Record):
    """A cell: a number with the decimals that were printed, or a text."""

    content: Any
    right: bool = False
    broken: str = ""


def write_xlsx(report: Report, medium: Medium) -> Iterator[bytes]:
    """The bytes of a workbook: the same for the same report.

    Raises:
        UsageError: the package that writes workbooks is not installed, or there are more rows
            than a sheet holds.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError(say("reading.extra", format="XLSX", extra="xlsx")) from None
    if len(report.records) > MOST_ROWS:
        raise UsageError(say("error.xlsx_rows", n=len(report.records)))
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    Workbook(book, report, medium).write()
    book.close()
    yield buffer.getvalue()


class Workbook:
    """Writes the sheets of one report."""

    def __init__(self, book: Any, report: Report, medium: Medium) -> None:
        self.book = book
        self.report = report
        self.texts = medium.texts
        self.medium = medium._replace(labels=medium.labels or medium.texts.language == "zh")
        self.units = Units(medium.texts.language if self.medium.labels else "en", report.units)
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        self.bold = book.add_format({"bold": True})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        book.set_properties({"title": self._said(report.title), "created": _date(report)})

    def _said(self, sentence: Any) -> str:
        return visible(said_in(sentence, self.texts))

    def write(self) -> None:
        """Every sheet that has something to hold."""
        self._read_me()
        self._data()
        self._wide()
        notes = [[Value(cell) for cell in self._worded(each)] for each in self._remarks()]
        if notes:
            self._table("notes", ("name", "area_name", "period", "kind", "note"), notes, wrapped=4)
        indicators = list(self._indicators())
        heads = ("indicator", "name", "name_zh", "unit", "kind", "better", "definition")
        if indicators:
            self._table("indicators", heads, indicators)
        told = ("source", "title", "publisher", "published", "url", "remark", "figures")
        counts = used(self.report)
        sources = [self._source(each, counts) for each in self.report.numbered()]
        if sources:
            self._table("sources", told, sources)

    def _read_me(self) -> None:
        sheet = self.book.add_worksheet(self.texts("sheet.read_me"))
        sheet.set_column(0, 0, 100, self.wrapped)
        lines = read_me(self.report, self.medium, f"binzhou {_version()}")
        for row, line in enumerate(lines):
            if line.text:
                style = self.bold if line.heading else self.wrapped
                sheet.write_string(row, 0, visible(line.text)[:MOST_TEXT], style)

    def _remarks(self) -> Iterator[Remark]:
        return remarks(self.report, self.texts)

    def _worded(self, remark: Remark) -> Remark:
        """A note with its kind in words, where labels are asked for."""
        kind = self.texts(f"note_kind.{remark.kind}") if self.medium.labels else remark.kind
        return remark._replace(kind=kind)

    def _data(self) -> None:
        fields = self.report.data_fields()
        heads = [heading(self.report, each, self.medium) for each in fields]
        period = next((each for each in fields if each.kind == "period"), None)
        value = next((e for e in fields if e.key == "value" and e.kind == "figure"), None)
        texts = self.texts if self.medium.labels else None
        rows = []
        for record in self.report.records:
            row = [self._value(each, record, texts) for each in fields]
            if period is not None:
                row.append(Value(_year(period.of(record))))
            if value is not None:
                fact = getattr(value.of(record), "text", "")
                row.append(Value(fact))
                if fact:
                    row[fields.index(value)] = Value(None)
            rows.append(row)
        added = ["year"] if period is not None else []
        added += ["text"] if value is not None else []
        heads += [self.texts(f"column.{each}") if self.medium.labels else each for each in added]
        sheet = self._sheet("data", heads, rows)
        if rows:
            unique = _unique(heads)
            columns = [{"header": each} for each in unique]
            area = (0, 0, len(rows), len(heads) - 1)
            sheet.add_table(*area, {"name": "data", "columns": columns, "style": None})
        sheet.freeze_panes(1, 2)

    def _value(self, field: Field, record: Any, texts: Any) -> Value:
        found = field.of(record)
        value = machine_value(field, record, self.units, texts)
        if isinstance(value, Decimal):
            if isinstance(found, Figure) and field.kind == "figure" and found.qualifier in BOUNDS:
                return Value(f"{sign_of(found)}{value:,f}", right=True)
            if isinstance(found, Quantity) and found.before:
                return Value(f"{found.before}{value:,f}", right=True)
        if isinstance(value, bool):
            return Value(self.texts("yes" if value else "no") if texts else str(value).lower())
        if isinstance(value, list | tuple):
            return Value(" ".join(map(str, value)))
        return Value(value)

    def _wide(self) -> None:
        """Series by years, whole years alone: a bound and a doubtful figure are text."""
        held: dict[tuple[str, str], dict[int, Value]] = {}
        about: dict[tuple[str, str], Figure] = {}
        for record in self.report.records:
            for figure, broken in figures_of(record):
                year, value = _year(figure.period), self.units.value(figure)
                if year is None or value is None:
                    continue
                key = (figure.indicator.id, figure.area.code)
                about.setdefault(key, figure)
                why = "; ".join(self._said(each) for each in broken)
                cell = Value(value, broken=why)
                if figure.qualifier in BOUNDS or DOUBTFUL & {*figure.status}:
                    cell = Value(f"{sign_of(figure)}{value:,f}", right=True, broken=why)
                held.setdefault(key, {}).setdefault(year, cell)
        years = sorted({year for each in held.values() for year in each})
        if len(years) < 2:
            return
        rows = []
        for key, figure in about.items():
            indicator = figure.indicator
            named = [indicator.name, figure.area.name, self.units.of(indicator).label]
            first = [Value(each.of(self.texts.language)) for each in named]
            rows.append([*first, *(held[key].get(year, Value(None)) for year in years)])
        heads = [self.texts(f"column.{each}") for each in ("name", "area_name", "unit")]
        sheet = self._sheet("wide", [*heads, *years], rows)
        sheet.freeze_panes(1, 3)
        if isinstance(getattr(self.report.records[0], "cells", None), dict):
            sheet.activate()  # what was asked for is wide

    def _indicators(self) -> Iterator[list[Value]]:
        found: dict[str, Indicator] = {}
        for record in self.report.records:
            for figure, _ in figures_of(record):
                found.setdefault(figure.indicator.id, figure.indicator)
        for each in found.values():
            shown = self.units.of(each)
            unit = shown.label.of(self.texts.language) if self.medium.labels else unit_name(shown)
            definition = each.definition.of(self.texts.language)
            words = (each.id, each.name.en, each.name.zh, unit, each.kind, each.better, definition)
            yield [Value(word) for word in words]

    def _source(self, source: Source, counts: Mapping[str, int]) -> list[Value]:
        language = self.texts.language
        words = (
            source.id, source.title.of(language), source.publisher.of(language),
            source.published, source.url, source.remark.of(language), counts.get(source.id, 0),
        )  # fmt: skip
        return [Value(word) for word in words]

    def _table(
        self, name: str, keys: Sequence[str], rows: "list[list[Value]]", wrapped: int = -1
    ) -> None:
        heads = [self.texts(f"column.{key}") if self.medium.labels else key for key in keys]
        sheet = self._sheet(name, heads, rows)
        sheet.freeze_panes(1, 0)
        if wrapped >= 0:
            sheet.set_column(wrapped, wrapped, WIDEST, self.wrapped)

    def _sheet(self, name: str, heads: "Sequence[str | int]", rows: "list[list[Value]]") -> Any:
        """A sheet with its head in the first row, and columns as wide as what they hold."""
        sheet = self.book.add_worksheet(self.texts(f"sheet.{name}"))
        widths = [_width(str(each)) for each in heads]
        for column, head in enumerate(heads):
            if isinstance(head, int):
                sheet.write_number(0, column, head, self.bold)
            else:
                sheet.write_string(0, column, visible(head)[:MOST_TEXT], self.bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                shown = self._cell(sheet, number, column, cell)
                widths[column] = max(widths[column], _width(shown))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width, NARROWEST), WIDEST))
        return sheet

    def _cell(self, sheet: Any, row: int, column: int, cell: Value) -> str:
        content = cell.content
        if cell.broken:
            sheet.write_comment(row, column, cell.broken[:MOST_TEXT], {"author": "binzhou"})
        if content is None or content == "":
            return ""
        if isinstance(content, int | Decimal):
            shown = digits(content) if isinstance(content, Decimal) else str(content)
            form = "0"
            if isinstance(content, Decimal):
                decimals = len(shown.partition(".")[2])
                form = "#,##0" + ("." + "0" * decimals if decimals else "")
            style = self._format(form, False, bool(cell.broken))
            sheet.write_number(row, column, float(content), style)
            return shown
        text = visible(str(content))[:MOST_TEXT]
        plain = not cell.right and not cell.broken
        style = None if plain else self._format("@", cell.right, bool(cell.broken))
        sheet.write_string(row, column, text, style)
        return text

    def _format(self, form: str, right: bool, broken: bool) -> Any:
        key = (form, right, broken)
        if key not in self._formats:
            made = {"num_format": form}
            self._formats[key] = self.book.add_format(
                made | ({"align": "right"} if right else {}) | ({"left": 3} if broken else {})
            )
        return self._formats[key]


def _year(period: Any) -> int | None:
    whole = isinstance(period, Period) and period.frequency == "A"
    return period.year if whole else None


def _unique(heads: "Sequence[str]") -> list[str]:
    """Names of columns, each once in any case: a table of a sheet wants them so."""
    found: list[str] = []
    taken: set[str] = set()
    for head in heads:
        name, count = visible(head)[:255], 1
        while name.casefold() in taken:
            count += 1
            name = f"{head} {count}"
        taken.add(name.casefold())
        found.append(name)
    return found


def _width(text: str) -> int:
    return min(sum(2 if ord(sign) > 0x2E80 else 1 for sign in text[:WIDEST]) + 2, WIDEST)


def _date(report: Report) -> datetime:
    """The date of a workbook: that of its newest source, never that of the clock."""
    dates = [each.published for each in report.numbered() if each.published[:4].isdigit()]
    parts = [int(each) for each in max(dates, default="2000")[:10].split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return datetime(max(year, 1980), month, day)


def _version() -> str:
    from binzhou_cli import __version__

    return __version__
