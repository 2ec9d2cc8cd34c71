"""Beginning a dataset file, and adding one figure to one: order and shape are kept."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.tidy import HEADS
from binzhou_cli.formats.writing import csv_text, dumped, json_file

Json = dict[str, Any]

EXAMPLE: Json = {
    "title": {"en": "An example", "zh": "示例"},
    "areas": [
        {"code": "A", "name": {"en": "Town A", "zh": "甲镇"}},
        {"code": "B", "name": {"en": "Town B", "zh": "乙镇"}},
    ],
    "units": [
        {
            "id": "PS",
            "code": "PS",
            "multiplier": 0,
            "symbol": "persons",
            "label": {"en": "persons", "zh": "人"},
        },
    ],
    "sources": [{"id": "census", "title": {"en": "Census", "zh": "普查"}, "published": "2022"}],
    "indicators": [
        {
            "id": "population",
            "name": {"en": "Population", "zh": "人口"},
            "kind": "level",
            "unit": "PS",
            "observations": [
                {"area": "A", "period": "2019", "value": Decimal(1200), "source": "census"},
                {"area": "A", "period": "2020", "value": Decimal(1230), "source": "census"},
                {"area": "A", "period": "2021", "value": Decimal(1251), "source": "census"},
                {"area": "B", "period": "2020", "value": Decimal(980), "source": "census"},
                {"area": "B", "period": "2021", "value": Decimal(975), "source": "census"},
            ],
        },
    ],
}


def example(path: str) -> "tuple[str, Iterator[str]]":
    """The format and the text of an example, by the ending of the file that it goes to.

    Raises:
        UsageError: the ending is neither .json nor .csv, or there is such a file.
    """
    import os

    from binzhou_cli.formats.tidy import tidy_rows

    if os.path.lexists(path):
        raise UsageError(say("new.exists", path=path))
    if path.lower().endswith(".json"):
        return "json", json_file(EXAMPLE)
    if path.lower().endswith(".csv"):
        return "csv", csv_text(tidy_rows(EXAMPLE))
    raise UsageError(say("new.ending", path=path))


def with_figure(path: str, content: bytes, figure: Json, indicator: str) -> "tuple[str, str]":
    """The format and the text of a file with one figure more.

    Args:
        figure: the observation: area, period, value, unit, source, note.

    Raises:
        UsageError: the file is not ours, or has no such indicator.
        BinzhouError: with the figure it is no sound dataset.
    """
    text = content.decode("utf-8-sig", "replace")
    begin = text.lstrip()[:1]
    if begin == "{" and '"indicators"' in text:
        return "json", _in_json(path, text, figure, indicator)
    return "csv", _in_csv(path, text, figure, indicator)


def _in_json(path: str, text: str, figure: Json, indicator: str) -> str:
    from binzhou_cli.formats.gate import pass_gate
    from binzhou_cli.formats.json_file import parsed
    from binzhou_cli.formats.place import end_of

    raw = parsed(text, path)
    pass_gate(raw, text, path, every_fault=False)
    at = next(
        (index for index, each in enumerate(raw["indicators"]) if each["id"] == indicator), None
    )
    if at is None:
        raise _unknown(path, indicator, [each["id"] for each in raw["indicators"]])
    held = raw["indicators"][at].get("observations", [])
    if not held:
        raise UsageError(say("add.empty", path=path, name=indicator))
    usual = {key: held[-1][key] for key in ("area", "source") if key in held[-1]}
    figure = {key: one for key, one in (usual | figure).items() if key == "area"} | (
        {"period": figure["period"], "value": figure["value"]} | usual | figure
    )
    place = ("indicators", at, "observations", len(held) - 1)
    start, end = end_of(text, place)
    line = text.rfind("\n", 0, start) + 1
    between = text[line:start] if not text[line:start].strip() else " "
    joint = f",\n{between}" if line and not text[line:start].strip() else f",{between}"
    whole = f"{text[:end]}{joint}{dumped(figure)}{text[end:]}"
    pass_gate(parsed(whole, path), whole, path, every_fault=False)
    return whole


def _in_csv(path: str, text: str, figure: Json, indicator: str) -> str:
    from binzhou_cli.formats.content import Content
    from binzhou_cli.formats.gate import faults_of
    from binzhou_cli.formats.text import text_table
    from binzhou_cli.formats.tidy import is_tidy
    from binzhou_cli.formats.tidy_read import read_tidy

    content = Content(path, "text", text.encode("utf-8"))
    table = text_table(content)
    if not is_tidy(table):
        raise _foreign(path, content)
    heads = [each.strip() for each in table.rows[0]]
    known = [dict(zip(heads, cells, strict=False)) for cells in table.rows[1:]]
    alike = [each for each in known if each["indicator"] == indicator]
    if not alike:
        raise _unknown(path, indicator, list(dict.fromkeys(each["indicator"] for each in known)))
    new = {key: value for key, value in alike[-1].items() if key in _OF_INDICATOR}
    area = figure.get("area", alike[-1].get("area", ""))
    same = [each for each in known if area in (each.get("area"), each.get("area_name"))]
    new |= (
        {key: same[-1].get(key, "") for key in _OF_AREA}
        if same
        else {"area": area, "area_name": area}
    )
    source = figure.get("source", alike[-1].get("source", ""))
    stated = [each for each in known if each.get("source") == source]
    new |= {key: stated[-1].get(key, "") for key in _OF_SOURCE} if stated else {"source": source}
    new |= {
        "period": figure["period"],
        "value": str(figure["value"]),
        "status": "A",
        "qualifier": "exact",
        "note": figure.get("note", ""),
    }
    if figure.get("unit"):
        new["unit"] = figure["unit"]
    whole = text if text.endswith("\n") else f"{text}\n"
    whole += "".join(csv_text(iter([[new.get(head, "") for head in heads]])))
    raw = read_tidy(text_table(Content(path, "text", whole.encode("utf-8"))))
    faults = faults_of(raw)
    if faults:
        raise BinzhouError(say("reading.unsound", path=path, reason=faults[0][1]))
    return whole


_OF_INDICATOR = frozenset(
    [
        "indicator",
        "name",
        "name_zh",
        "unit",
        "unit_code",
        "multiplier",
        "symbol",
        "unit_label",
        "unit_label_zh",
        "indicator_unit",
        "kind",
        "definition",
        "definition_zh",
        "key",
    ]
)
_OF_AREA = ("area", "area_name", "area_name_zh", "area_kind", "parent")
_OF_SOURCE = tuple(head for head in HEADS if head.startswith("source"))


def _unknown(path: str, indicator: str, names: list[str]) -> UsageError:
    return UsageError(say("add.unknown", path=path, name=indicator, names=", ".join(names[:12])))


def _foreign(path: str, content: Any) -> UsageError:
    """That a file of others stays as it is."""
    from binzhou_cli.formats.foreign import read_foreign
    from binzhou_cli.formats.reading import NO_READING

    try:
        form = read_foreign(content, NO_READING).layout
    except BinzhouError:
        form = "plain"
    return UsageError(say("add.foreign", path=path, form=say(f"layout.{form}"), stem=_stem(path)))


def _stem(path: str) -> str:
    import os

    return os.path.splitext(path)[0]


def figure_of(period: str, value: str, given: "dict[str, str | None]") -> Json:
    """An observation from the words of a command line.

    Raises:
        UsageError: the period or the value is none.
    """
    from binzhou_cli.formats.cells import read_figure, read_period

    when = read_period(period, year=True)
    if not when:
        raise UsageError(say("error.period", text=period))
    number = read_figure(value)
    if number is None:
        raise UsageError(say("add.figure", text=value))
    figure: Json = {"period": when, "value": number}
    if given.get("area"):
        figure = {"area": given["area"], **figure}
    return figure | {key: text for key, text in given.items() if text and key != "area"}


__all__ = ["example", "figure_of", "with_figure"]
