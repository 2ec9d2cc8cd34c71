"""The same rows, whatever the format; and nothing in a dataset steers a terminal."""

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

Program = Callable[..., "subprocess.CompletedProcess[str]"]
Terminal = Callable[..., str]

COMMANDS: list[tuple[str, ...]] = [
    ("list",),
    ("show", "gdp", "revenue"),
    ("compare", "2018", "2020"),
    ("growth", "gdp"),
    ("rank", "gdp"),
    ("rank", "gdp", "--period", "2021"),
    ("plot", "gdp"),
    ("sources", "gdp"),
    ("sources",),
    ("areas",),
]
HOSTILE = "[red]x[/red] \x1b[31mESC\x1b]0;title\x07 \r\n\t‮right-to-left‬ \u200f | ` <b> =1+1"


def from_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def from_tsv(text: str) -> list[dict[str, str]]:
    head, *lines = (line.split("\t") for line in text.splitlines())
    back = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}

    def read(cell: str) -> str:
        return re.sub(r"\\[tnr\\]", lambda match: back[match[0]], cell)

    return [dict(zip(head, map(read, line), strict=True)) for line in lines]


def plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list) else str(value)


def from_json(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{key: plain(value) for key, value in row.items()} for row in rows]


def loads(text: str) -> Any:
    return json.loads(text, parse_float=lambda digits: digits)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_csv_tsv_json_and_jsonl_hold_the_same_rows(
    program: Program, command: tuple[str, ...]
) -> None:
    expected = from_csv(program(*command, "-f", "csv").stdout)
    assert expected
    assert from_tsv(program(*command, "-f", "tsv").stdout) == expected
    assert from_json(loads(program(*command, "-f", "json").stdout)["rows"]) == expected
    lines = program(*command, "-f", "jsonl").stdout.splitlines()
    assert from_json([loads(line) for line in lines]) == expected


def markdown_rows(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [
        [re.sub(r"\\(.)", r"\1", cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in lines
    ]
    stripped = [[cell.strip() for cell in row] for row in cells]
    head, _, *rows = stripped
    return [dict(zip(head, row, strict=True)) for row in rows if any(row[1:])]


def test_markdown_holds_the_same_values(program: Program) -> None:
    expected = from_csv(program("show", "gdp", "-f", "csv").stdout)
    found = markdown_rows(program("show", "gdp", "-f", "markdown").stdout)
    assert [row["period"] for row in found] == [row["period"] for row in expected]
    assert [row["value"] for row in found] == [row["value"] for row in expected]
    assert [Decimal(row["computed"]) for row in found if row["computed"] not in ("", "break")] == [
        Decimal(row["growth_computed"]) for row in expected if row["growth_computed"]
    ]


def test_markdown_keeps_a_bound_and_the_sources(program: Program) -> None:
    text = program("show", "revenue", "-f", "markdown").stdout
    assert "\\> 1000" in text
    assert "1. " in text.split("|")[-1]


def test_machine_output_does_not_depend_on_the_language(program: Program) -> None:
    english = program("show", "gdp", "--csv").stdout
    assert program("show", "gdp", "--csv", "--lang", "zh").stdout == english
    assert program("show", "gdp", "--csv", LC_ALL="zh_CN.UTF-8").stdout == english


def test_a_file_goes_by_its_ending(program: Program, tmp_path: Path) -> None:
    expected = program("show", "revenue").stdout
    for name in ("a.csv", "a.tsv", "a.json", "a.jsonl", "a.md", "a.txt"):
        result = program("show", "revenue", "-o", str(tmp_path / name))
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["a.csv", "a.tsv", "a.json", "a.jsonl", "a.md", "a.txt"]
    )


def test_an_unknown_ending_or_format_is_a_usage_error(program: Program, tmp_path: Path) -> None:
    result = program("show", "revenue", "-o", str(tmp_path / "a.xyz"))
    assert result.returncode == 2
    assert ".csv" in result.stderr
    result = program("show", "revenue", "-f", "xml")
    assert result.returncode == 2
    assert "markdown" in result.stderr


def test_a_file_that_cannot_be_written_leaves_the_old_one_whole(
    program: Program, tmp_path: Path
) -> None:
    result = program("show", "revenue", "-o", str(tmp_path / "none" / "a.csv"))
    assert result.returncode == 1
    assert "cannot be written" in result.stderr
    old = tmp_path / "old.csv"
    old.write_text("old")
    assert program("show", "nothing-such", "-o", str(old)).returncode == 2
    assert old.read_text() == "old"


def test_excel_gets_a_byte_order_mark_and_guarded_texts(
    program: Program, tmp_path: Path, hostile: Path
) -> None:
    program("list", "-d", str(hostile), "--excel", "-o", str(tmp_path / "a.csv"))
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.split(b"\r\n")[0].endswith(b",unit")
    (row, guarded) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))
    assert guarded["name"] == "'=HYPERLINK(1)"
    assert row["indicator"] == "hostile"


def test_no_header_leaves_the_names_out(program: Program) -> None:
    whole = program("areas").stdout.splitlines()
    assert program("areas", "--no-header").stdout.splitlines() == whole[1:]
    assert program("areas", "--no-header", "-f", "tsv").stdout.count("\n") == len(whole) - 1


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A dataset whose texts try to steer whatever prints them."""
    name = HOSTILE + "n" * 10_000
    path = tmp_path / "hostile.json"
    observation = {
        "area": "A", "period": "2000", "value": 1, "source": "s", "note": HOSTILE, "quote": HOSTILE,
    }  # fmt: skip
    indicator = {
        "id": "hostile", "name": {"en": name}, "topic": "t", "kind": "level", "unit": "U",
        "definition": {"en": HOSTILE}, "aliases": [HOSTILE],
        "breaks": [{"after": "2000", "before": "2001", "reason": {"en": HOSTILE}}],
        "observations": [observation, {**observation, "period": "2001", "value": 2}],
    }  # fmt: skip
    path.write_text(
        json.dumps(
            {
                "title": {"en": HOSTILE},
                "default_area": "A",
                "areas": [{"code": "A", "name": {"en": HOSTILE}}],
                "units": [{"id": "U", "code": "U", "symbol": HOSTILE, "label": {"en": HOSTILE}}],
                "topics": [{"id": "t", "name": {"en": HOSTILE}}],
                "sources": [{"id": "s", "title": HOSTILE, "publisher": HOSTILE, "url": HOSTILE}],
                "indicators": [
                    indicator,
                    {**indicator, "id": "formula", "name": {"en": "=HYPERLINK(1)"}, "aliases": []},
                ],
            }
        ),
        encoding="utf-8",
    )
    return path


HOSTILE_COMMANDS: list[tuple[str, ...]] = [
    ("list",),
    ("show", "hostile"),
    ("show", "hostile", "formula"),
    ("compare", "2000", "2001"),
    ("compare", "2000", "2001", "--across-breaks"),
    ("growth", "hostile"),
    ("rank", "hostile"),
    ("plot", "hostile"),
    ("sources", "hostile"),
    ("sources",),
    ("areas",),
]


@pytest.mark.parametrize("command", HOSTILE_COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", [60, 140])
def test_a_hostile_text_is_shown_harmlessly_on_a_terminal(
    terminal: Terminal, hostile: Path, command: tuple[str, ...], columns: int
) -> None:
    text = terminal(*command, "-d", str(hostile), columns=columns)
    assert "Traceback" not in text
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)  # bold and dim are ours
    assert "\x1b" not in bare
    assert not set(bare) & set("\x07\r\t‮‬\u200f\x9b")
    assert "\x1b[31m" not in text


@pytest.mark.parametrize("command", HOSTILE_COMMANDS, ids=" ".join)
@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown"])
def test_a_hostile_text_breaks_no_format(
    program: Program, hostile: Path, command: tuple[str, ...], form: str
) -> None:
    result = program(*command, "-d", str(hostile), "-f", form)
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
    if form == "csv" and result.stdout:
        widths = {len(row) for row in csv.reader(io.StringIO(result.stdout))}
        assert len(widths) == 1
    if form == "tsv" and result.stdout:
        assert len({line.count("\t") for line in result.stdout.splitlines()}) == 1
    if form == "json":
        json.loads(result.stdout)
    if form == "markdown":
        rows = [line for line in result.stdout.split("\n") if line.startswith("|")]
        assert len({len(re.split(r"(?<!\\)\|", line)) for line in rows}) <= 1


def test_markup_of_rich_is_shown_as_it_is(terminal: Terminal, hostile: Path) -> None:
    assert "[red]x[/red]" in terminal("show", "hostile", "-d", str(hostile), columns=140)
