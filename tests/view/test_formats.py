"""The same records, whatever the format; and columns that are chosen, sorted, cut, labelled."""

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support import Program, digits_kept, rows

from binzhou_cli.view.writers import FORMATS, WRITERS

COMMANDS: list[tuple[str, ...]] = [
    ("list",),
    ("show", "gdp", "revenue"),
    ("show", "revenue", "--implied"),
    ("show", "gdp", "--all-sources", "2003"),
    ("table", "gdp", "wage"),
    ("table", "gdp", "all"),
    ("profile",),
    ("cite", "gdp", "2021"),
    ("compare", "2018", "2020"),
    ("compare", "2018", "2020", "--gaps"),
    ("growth", "gdp"),
    ("growth", "gdp", "--average"),
    ("growth", "gdp", "--base", "2010"),
    ("rank", "gdp"),
    ("rank", "gdp", "2021"),
    ("rank", "gdp", "all"),
    ("plot", "gdp"),
    ("sources", "gdp"),
    ("sources",),
    ("areas",),
    ("about",),
    ("schema", "-f", "csv"),
]


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


def from_json(found: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{key: plain(value) for key, value in row.items()} for row in found]


KNOWN: dict[tuple[str, ...], str] = {}


def answer(program: Program, command: tuple[str, ...], form: str) -> str:
    """The answer in a format; the same line is run once."""
    words = [each for each in command if each not in ("-f", "csv")]
    key = (*words, form)
    if key not in KNOWN:
        KNOWN[key] = program(*words, "-f", form).stdout
    return KNOWN[key]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_csv_tsv_json_and_jsonl_hold_the_same_rows(
    program: Program, command: tuple[str, ...]
) -> None:
    expected = rows(answer(program, command, "csv"))
    assert expected
    assert from_tsv(answer(program, command, "tsv")) == expected
    if command[0] != "schema":  # as JSON it is the schema itself
        assert from_json(digits_kept(answer(program, command, "json"))["rows"]) == expected
    lines = answer(program, command, "jsonl").splitlines()
    assert from_json([digits_kept(line) for line in lines]) == expected


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_csv_is_in_a_pipe_what_it_is_when_asked_for(
    program: Program, command: tuple[str, ...]
) -> None:
    if command[0] not in ("schema", "cite"):
        assert program(*command).stdout == answer(program, command, "csv")


def test_csv_and_json_have_options_of_their_own(program: Program) -> None:
    for command in (("show", "revenue"), ("rank", "gdp", "2021")):
        assert program(*command, "--csv").stdout == answer(program, command, "csv")
        assert program(*command, "--json").stdout == answer(program, command, "json")


def markdown_rows(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [
        [re.sub(r"\\(.)", r"\1", cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in lines
    ]
    head, _, *found = [[cell.strip() for cell in row] for row in cells]
    return [dict(zip(head, row, strict=True)) for row in found if any(row[1:])]


def test_markdown_holds_the_same_values(program: Program) -> None:
    expected = rows(program("show", "gdp").stdout)
    found = markdown_rows(program("show", "gdp", "-f", "markdown").stdout)
    (value,) = [key for key in found[0] if key == "value"]
    assert [row["period"] for row in found] == [row["period"] for row in expected]
    assert [Decimal(row[value].lstrip("PDV? ")) for row in found] == [
        Decimal(row["value"]) for row in expected
    ]


def test_markdown_keeps_a_bound_and_the_sources(program: Program) -> None:
    text = program("show", "revenue", "-f", "markdown").stdout
    assert "\\> 1000" in text
    assert "\n1. " in text
    assert "<http" in text


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_machine_output_does_not_depend_on_the_language(
    program: Program, command: tuple[str, ...], form: str
) -> None:
    if command[0] in ("cite", "about"):  # sentences are their answer
        return
    words = [each for each in command if each not in ("-f", "csv")]
    chinese = program(*words, "-f", form, LC_ALL="zh_CN.UTF-8").stdout
    assert chinese == answer(program, command, form)


def test_years_have_no_thousands_and_figures_no_separators(program: Program) -> None:
    for row in rows(program("show", "wage").stdout):
        assert re.fullmatch(r"[0-9]{4}", row["period"])
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", row["value"])


WHOLE = frozenset({"sdmx", "parquet", "package"})
"""Formats that hold a whole dataset, and so no answer of another verb."""

# --- files --------------------------------------------------------------------------------


def test_a_file_goes_by_its_ending(program: Program, tmp_path: Path) -> None:
    names = [
        f"a{ending}"
        for each in WRITERS
        if each.name in FORMATS and each.name not in WHOLE
        for ending in each.endings
    ]
    for name in names:
        command = ("cite", "gdp", "2021") if ".bib" in name or ".csl" in name else (
            "show", "revenue")  # fmt: skip
        done = program(*command, "-o", str(tmp_path / name))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), name
    assert (tmp_path / "a.csv").read_text("utf-8") == program("show", "revenue", "--csv").stdout
    assert (tmp_path / "a.ndjson").read_text("utf-8") == (tmp_path / "a.jsonl").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    for path in tmp_path.iterdir():
        assert path.read_bytes().endswith(b"\n") or path.suffix == ".xlsx", path


@pytest.mark.parametrize("ending", [".sdmx.csv", "/"])
def test_a_form_of_whole_datasets_is_that_of_export(
    program: Program, tmp_path: Path, ending: str
) -> None:
    done = program("show", "revenue", "-o", f"{tmp_path}/a{ending}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "binzhou export" in done.stderr
    assert program("export", "revenue", "-o", f"{tmp_path}/a{ending}").returncode == 0
    assert (tmp_path / f"a{ending}").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "a.xyz"),
        ("-o", "noending"),
        ("-f", "xml"),
        ("-f", "csv", "-o", "a.json"),
        ("-f", "svg", "-o", "a.png"),
        ("--csv", "--json"),
        ("--csv", "-f", "tsv"),
        ("-o", "a.svg"),
        ("-f", "png"),
    ],
    ids=" ".join,
)
def test_a_format_that_is_none_or_two_is_refused_and_nothing_is_written(
    program: Program, tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = program("show", "revenue", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_formats_are_named_where_one_does_not_exist(program: Program) -> None:
    text = program("show", "revenue", "-f", "xml").stderr
    assert all(each in text for each in FORMATS)
    text = program("show", "revenue", "-o", "a.xyz").stderr
    assert all(
        ending in text for each in WRITERS if each.name in FORMATS for ending in each.endings
    )


# --- columns --------------------------------------------------------------------------------


def head(program: Program, *words: str, **environment: str) -> list[str]:
    return next(csv.reader(io.StringIO(program(*words, **environment).stdout)))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_column_may_be_chosen_alone_and_in_any_order(
    program: Program, command: tuple[str, ...]
) -> None:
    words = [*command] if command[0] == "schema" else [*command, "-f", "csv"]
    whole = rows(answer(program, command, "csv"))
    keys = list(dict.fromkeys(whole[0]))
    backwards = program(*words, "--columns", ",".join(keys[::-1]))
    assert backwards.returncode == 0, backwards.stderr
    found = rows(backwards.stdout)
    assert list(found[0]) == keys[::-1]
    assert found == [{key: row[key] for key in keys[::-1]} for row in whole]
    last = keys[-1]
    assert rows(program(*words, "--columns", last).stdout) == [{last: row[last]} for row in whole]


def test_columns_can_be_chosen_for_a_table_and_notes_follow_them(program: Program) -> None:
    whole = program("show", "gdp", "2016", "-f", "table").stdout
    narrow = program("show", "gdp", "2016", "-f", "table", "--columns", "period,value").stdout
    assert "Weifang" in whole
    assert "Weifang" not in narrow
    assert "247.010" in narrow


def test_rows_are_sorted_by_a_column_and_cut(program: Program) -> None:
    words = ("show", "gdp", "2010:2015", "--csv")
    plain = [row["value"] for row in rows(program(*words).stdout)]
    up = [row["value"] for row in rows(program(*words, "--sort", "value").stdout)]
    assert up == sorted(plain, key=Decimal)
    down = [row["value"] for row in rows(program(*words, "--sort", "-value").stdout)]
    assert down == up[::-1]
    assert [row["value"] for row in rows(program(*words, "--top", "2").stdout)] == plain[:2]


def test_the_own_area_stays_when_a_league_is_cut(program: Program) -> None:
    found = rows(program("rank", "gdp", "2021", "--top", "3", "--csv").stdout)
    assert [row["area_name"] for row in found][:3] == ["Qingdao", "Jinan", "Yantai"]
    assert [row["area_name"] for row in found][-1] == "Binzhou"


def test_labels_name_columns_units_and_areas_in_the_language_of_the_reader(
    program: Program,
) -> None:
    words = ("show", "gdp", "2021", "--csv", "--labels")
    english, chinese = program(*words), program(*words, "-l", "zh")
    assert "billion yuan" in english.stdout
    assert "亿元" in chinese.stdout
    assert "滨州市" in chinese.stdout
    (row,) = list(csv.reader(io.StringIO(chinese.stdout)))[1:]
    assert "2872.11" in row


def test_excel_gets_a_byte_order_mark_and_its_line_ends(program: Program, tmp_path: Path) -> None:
    program("list", "--bom", "-o", str(tmp_path / "a.csv"))
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    plain = program("list", "--csv").stdout
    assert raw.decode("utf-8-sig").replace("\r\n", "\n").replace("'", "") == plain.replace("'", "")


def test_no_header_leaves_the_names_out(program: Program) -> None:
    whole = program("areas").stdout.splitlines()
    assert program("areas", "--no-header").stdout.splitlines() == whole[1:]
    assert program("areas", "--no-header", "-f", "tsv").stdout.count("\n") == len(whole) - 1


def test_json_has_the_notes_and_sources_beside_the_rows(program: Program) -> None:
    found = json.loads(program("show", "revenue", "--json").stdout)
    assert {"title", "rows", "notes", "sources"} <= set(found)
    ids = {each["id"] for each in found["sources"]}
    assert {word for row in found["rows"] for word in row["source"].split()} <= ids
    assert any("$142.95 billion" in note for note in found["notes"])


def test_an_empty_answer_is_empty_in_every_format(program: Program) -> None:
    for form in FORMATS:
        if form in ("bibtex", "csl", *WHOLE):
            continue
        done = program("show", "revenue", "1990", "-f", form)
        assert done.returncode == 1, form
        assert done.stderr or form == "table"
    assert json.loads(program("show", "revenue", "1990", "--json").stdout)["rows"] == []
