"""The rows of data/inputs, each of which knows the file and the line where it stands."""

import csv
from pathlib import Path
from typing import NoReturn

DATA = Path(__file__).parents[1]
INPUTS = DATA / "inputs"

Text = dict[str, str]


class Row(dict[str, str]):
    """The fields of one line of an input file."""

    place: str = ""


def stop(row: Row, why: str) -> NoReturn:
    """Stop the build at a row: nothing of the inputs may vanish or be guessed."""
    raise SystemExit(f"{row.place}: {why}")


def rows(name: str) -> list[Row]:
    """Read an input file; a line with too few or too many fields stops the build."""
    found = []
    with (INPUTS / name).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        fields = next(reader)
        line = reader.line_num + 1
        for cells in reader:
            row = Row(zip(fields, cells, strict=False))
            row.place = f"data/inputs/{name}:{line}"
            if len(cells) != len(fields):
                stop(row, f"{len(cells)} fields where the head names {len(fields)}")
            found.append(row)
            line = reader.line_num + 1
    return found


def text(row: Row, field: str) -> Text:
    """Give the languages in which a field exists."""
    return {key: row[f"{field}_{key}"] for key in ("en", "zh") if row[f"{field}_{key}"]}


def joined(texts: list[Text]) -> Text:
    """Give several texts as one, each language for itself; nothing is said twice."""
    kept: list[Text] = []
    for each in texts:
        if not any(each.get(key, "") in known.get(key, "") for known in kept for key in each):
            kept.append(each)
    between = {"en": "; ", "zh": "；"}
    return {
        key: mark.join(each[key] for each in kept if key in each)
        for key, mark in between.items()
        if any(key in each for each in kept)
    }
