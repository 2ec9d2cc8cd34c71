"""A dataset back into the plain JSON of a dataset file, and the files that hold one."""

import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.records import Area, Figure, Indicator, Source, Text, Unit

Json = dict[str, Any]


def to_raw(
    dataset: Dataset, indicators: Sequence[Indicator] = (), areas: Sequence[Area] = ()
) -> Json:
    """The JSON of a dataset, with nothing that is not stated.

    Args:
        indicators, areas: those whose figures are wanted; none means all.
    """
    raw: Json = {}
    asked = {each.id for each in indicators or dataset.indicators}
    codes = {each.code for each in areas} or None
    wanted = [each for each in dataset.indicators if each.id in asked]
    dataset.figures.refuse_too_many(wanted, codes)
    _put(raw, "title", _text(dataset.title))
    _put(raw, "version", dataset.version)
    if dataset.default_area is not None:
        raw["default_area"] = dataset.default_area.code
    _put(raw, "headline", [each.id for each in dataset.headline])
    raw["areas"] = [_area(each) for each in dataset.areas]
    _put(raw, "units", [_unit(each) for each in dataset.units])
    _put(raw, "topics", [{"id": each.id, "name": _text(each.name)} for each in dataset.topics])
    _put(
        raw,
        "dimensions",
        [
            {
                "id": each.id,
                "name": _text(each.name),
                "members": [{"code": one.code, "name": _text(one.name)} for one in each.members],
            }
            for each in dataset.dimensions
        ],
    )
    raw["sources"] = [_source(each) for each in dataset.sources]
    raw["indicators"] = [_indicator(each) for each in dataset.indicators]
    for made, each in zip(raw["indicators"], dataset.indicators, strict=True):
        made["observations"] = [
            _observation(figure, each)
            for _, figures in (dataset.figures.of(each, codes) if each.id in asked else ())
            for figure in figures
        ]
    return raw


def _put(raw: Json, key: str, value: Any) -> None:
    if value:
        raw[key] = value


def _text(text: Text) -> Any:
    if text.en == text.zh:
        return text.en
    return {key: value for key, value in (("en", text.en), ("zh", text.zh)) if value}


def _area(area: Area) -> Json:
    raw: Json = {"code": area.code, "name": _text(area.name)}
    _put(raw, "parent", area.parent)
    if area.until is not None:
        raw["until"] = area.until.text
    _put(raw, "merged_into", area.merged_into)
    _put(raw, "note", _text(area.note))
    if area.kind != "area":
        raw["kind"] = area.kind
    _put(raw, "members", _text(area.members))
    return raw


def _unit(unit: Unit) -> Json:
    return {
        "id": unit.id,
        "code": unit.code,
        "multiplier": unit.multiplier,
        "symbol": unit.symbol,
        "label": _text(unit.label),
    }


def _source(source: Source) -> Json:
    raw: Json = {"id": source.id, "title": _text(source.title)}
    _put(raw, "short", _text(source.short))
    _put(raw, "publisher", _text(source.publisher))
    _put(raw, "url", source.url)
    _put(raw, "published", source.published)
    if source.boundary is not None:
        raw["boundary"] = source.boundary.text
    _put(raw, "remark", _text(source.remark))
    return raw


def _indicator(each: Indicator) -> Json:
    raw: Json = {"id": each.id, "name": _text(each.name)}
    _put(raw, "aliases", list(each.aliases))
    _put(raw, "topic", each.topic)
    raw["kind"] = each.kind
    if each.unit.code != "_U":
        raw["unit"] = each.unit.id
        en, zh = (one.id for one in each.display)
        if (en, zh) != (each.unit.id, each.unit.id):
            raw["display"] = {"en": en, "zh": zh}
    _put(raw, "definition", _text(each.definition))
    if each.better != "none":
        raw["better"] = each.better
    _put(raw, "growth_basis", each.growth_basis)
    _put(raw, "additive", each.additive)
    parts = {"shares": list(each.parts.shares), "values": list(each.parts.values)}
    _put(raw, "parts", {key: held for key, held in parts.items() if held})
    _put(raw, "key", dict(each.key))
    breaks = []
    for one in each.breaks:
        made: Json = {
            "after": one.after.text,
            "before": one.before.text,
            "reason": _text(one.reason),
        }
        _put(made, "areas", list(one.areas))
        breaks.append(made)
    _put(raw, "breaks", breaks)
    return raw


def _observation(figure: Figure, indicator: Indicator) -> Json:
    raw: Json = {}
    if figure.area.kind != "none" or figure.area.code != "_Z":
        raw["area"] = figure.area.code
    raw["period"] = figure.period.text
    if figure.value is not None:
        raw["value"] = figure.value
    _put(raw, "text", figure.text)
    if figure.qualifier != "exact":
        raw["qualifier"] = figure.qualifier
    if figure.status != ("A",):
        raw["status"] = list(figure.status)
    if figure.growth is not None:
        raw["growth"] = {"percent": figure.growth.percent, "basis": figure.growth.basis}
        if figure.growth.qualifier != "exact":
            raw["growth"]["qualifier"] = figure.growth.qualifier
        _put(raw["growth"], "locator", figure.growth.locator)
        _put(raw["growth"], "note", _text(figure.growth.note))
    if figure.rank is not None:
        raw["rank"] = {"place": figure.rank.place, "scope": figure.rank.scope}
        _put(raw["rank"], "of", figure.rank.of)
    if figure.unit.id != indicator.unit.id:
        raw["unit"] = figure.unit.id
    raw["source"] = figure.source.id
    _put(raw, "preferred", figure.preferred)
    _put(raw, "unranked", figure.unranked)
    _put(raw, "quote", figure.quote)
    _put(raw, "locator", figure.locator)
    _put(raw, "note", _text(figure.note))
    return raw


def dumped(value: Any) -> str:
    """JSON on one line, decimals with the digits they have."""
    if isinstance(value, Decimal):
        text = str(value)
        return text if all(each in "0123456789.-" for each in text) else text.replace("E+", "E")
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(
                f"{json.dumps(key, ensure_ascii=False)}: {dumped(one)}"
                for key, one in value.items()
            )
            + "}"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(dumped, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def json_file(raw: Json) -> Iterator[str]:
    """The text of a dataset file, one observation a line."""
    yield "{\n"
    for key, value in raw.items():
        if key == "indicators":
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f'"{key}": [\n' + ",\n".join(map(dumped, value)) + "\n],\n"
        else:
            yield f'"{key}": {dumped(value)},\n'
    yield '"indicators": [\n'
    for index, indicator in enumerate(raw["indicators"]):
        head = {key: value for key, value in indicator.items() if key != "observations"}
        yield f'{dumped(head)[:-1]}, "observations": [\n'
        yield ",\n".join(map(dumped, indicator.get("observations", ())))
        yield "\n]}" + (",\n" if index + 1 < len(raw["indicators"]) else "\n")
    yield "]\n}\n"


def sdmx_rows(raw: Json) -> Iterator[list[str]]:
    """SDMX-CSV 2 with names beside codes."""
    title = _said(raw.get("title")) or "dataset"
    yield [
        "STRUCTURE",
        "STRUCTURE_ID",
        "STRUCTURE_NAME",
        "ACTION",
        "INDICATOR",
        "Indicator",
        "REF_AREA",
        "Reference area",
        "TIME_PERIOD",
        "OBS_VALUE",
        "OBS_STATUS",
        "UNIT_MEASURE",
        "Unit of measure",
        "UNIT_MULT",
        "COMMENT_OBS",
    ]
    units = {each["id"]: each for each in raw.get("units", ())}
    areas = {each["code"]: each for each in raw.get("areas", ())}
    for indicator in raw["indicators"]:
        for each in indicator.get("observations", ()):
            unit = units.get(each.get("unit") or indicator.get("unit") or "", {})
            code = each.get("area", "_Z")
            value = each.get("value")
            yield [
                "dataflow",
                "BINZHOU:DATASET(1.0)",
                title,
                "I",
                indicator["id"],
                _said(indicator["name"]),
                code,
                _said(areas.get(code, {}).get("name")),
                each["period"],
                "" if value is None else _figure(value),
                ";".join(each.get("status", ("A",))),
                unit.get("code", ""),
                unit.get("symbol") or unit.get("code", ""),
                str(unit.get("multiplier", 0)) if unit else "",
                _said(each.get("note")),
            ]


def _said(text: Any) -> str:
    if isinstance(text, dict):
        return str(text.get("en") or text.get("zh") or "")
    return str(text or "")


def _figure(value: Any) -> str:
    return str(value)


def csv_text(rows: Iterator[list[str]]) -> Iterator[str]:
    """Rows as CSV."""
    import csv
    import io

    for row in rows:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow(row)
        yield buffer.getvalue()


def xlsx_file(rows: Iterator[list[str]], figures: frozenset[str]) -> Iterator[bytes]:
    """Rows as a workbook; a figure is a number where it reads back the same."""
    try:
        import xlsxwriter
    except ImportError:
        from binzhou_cli.formats.content import needs

        raise needs("XLSX", "xlsx") from None
    import io

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    sheet = book.add_worksheet("Data")
    heads: list[str] = []
    for number, row in enumerate(rows):
        heads = heads or row
        for column, cell in enumerate(row):
            if not cell:
                continue
            number_of = _number(cell) if number and heads[column] in figures else None
            if number_of is not None:
                sheet.write_number(number, column, number_of)
            else:
                sheet.write_string(number, column, cell[:32767])
    sheet.freeze_panes(1, 0)
    book.close()
    yield buffer.getvalue()


def _number(text: str) -> float | None:
    """A figure as a number of a sheet; none where it would read back otherwise."""
    from binzhou_cli.formats.cells import shortest

    try:
        found = float(text)
    except ValueError:
        return None
    return found if shortest(found) == text else None


def package_files(raw: Json) -> dict[str, Iterator[str]]:
    """A Data Package: its description and its table."""
    from binzhou_cli.formats.tidy import HEADS, tidy_rows

    kinds = {"value": "number", "multiplier": "integer"}
    described = {
        "profile": "tabular-data-package",
        "name": "dataset",
        "title": _said(raw.get("title")),
        "sources": [
            {
                key: text
                for key, text in (("title", _said(each["title"])), ("path", each.get("url", "")))
                if text
            }
            for each in raw.get("sources", ())
        ],
        "resources": [
            {
                "name": "data",
                "path": "data.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": each, "type": kinds.get(each, "string")} for each in HEADS]
                },
            }
        ],
    }
    text = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
    return {"data.csv": csv_text(tidy_rows(raw)), "datapackage.json": iter((text,))}


def exports_of(raw: Json) -> "dict[str, Callable[[], Any]]":
    """What writes a dataset, by the name of a format; CSV is the table of its rows itself."""
    from binzhou_cli.formats.tidy import FIGURES, tidy_rows

    def parquet() -> Iterator[bytes]:
        from binzhou_cli.formats.tables.writing import parquet_file

        return parquet_file(raw)

    return {
        "json": lambda: json_file(raw),
        "sdmx": lambda: csv_text(sdmx_rows(raw)),
        "xlsx": lambda: xlsx_file(tidy_rows(raw), FIGURES),
        "parquet": parquet,
        "package": lambda: package_files(raw),
    }
