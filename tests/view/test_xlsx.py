"""A workbook: numbers are numbers, a bound is no number, and nothing is a formula."""

import io
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support import Program, one_indicator, rows, write

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")

EVERY = (
    ("list",), ("show", "gdp"), ("show", "gdp", "all"), ("show", "revenue", "--implied"),
    ("table", "gdp", "wage"), ("profile",), ("cite", "gdp", "2021"), ("about", "gdp"),
    ("sources",), ("sources", "revenue"), ("areas",), ("compare", "2018", "2020"),
    ("growth", "gdp"), ("rank", "gdp"), ("rank", "gdp", "2021"), ("plot", "gdp"), ("check",),
)  # fmt: skip


def book(program: Program, *arguments: str) -> Any:
    found = program(*arguments, "-f", "xlsx")
    assert found.returncode == 0, found.stderr
    return openpyxl.load_workbook(io.BytesIO(found.content))


def column(sheet: Any, name: str) -> list[Any]:
    heads = [each.value for each in sheet[1]]
    at = heads.index(name)
    return [row[at] for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_verb_in_both_languages(program: Program, words: tuple[str, ...]) -> None:
    english = book(program, *words)
    chinese = book(program, *words, "-l", "zh")
    assert english.sheetnames[:2] == ["Read me", "Data"]
    assert chinese.sheetnames[:2] == ["说明", "数据"]
    assert len(english.sheetnames) == len(chinese.sheetnames)
    expected = program(*words, "--csv").stdout.splitlines()[0].split(",")
    heads = [each.value for each in english["Data"][1]]
    assert heads[: len(expected)] == expected
    for made in (english, chinese):
        cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
        assert not [each for each in cells if each.data_type == "f"]


def test_numbers_are_numbers_with_the_decimals_that_were_printed(program: Program) -> None:
    sheet = book(program, "show", "gdp")["Data"]
    printed = [Decimal(each["value"]) for each in rows(program("show", "gdp", "--csv").stdout)]
    values = column(sheet, "value")
    assert [each.value for each in values] == [float(each) for each in printed]
    assert values[0].number_format == "#,##0.0"
    assert values[-1].number_format == "#,##0.000"
    years = column(sheet, "year")
    assert (years[0].value, years[0].number_format) == (2000, "0")
    assert sheet.freeze_panes == "C2"
    assert list(sheet.tables) == ["data"]


def test_a_bound_is_text_that_no_sum_takes_in(program: Program) -> None:
    made = book(program, "show", "revenue")
    values = [each.value for each in column(made["Data"], "value")]
    assert values[-1] == "> 1,000"
    assert all(isinstance(each, float | int) for each in values[:-1])
    wide = made["Wide"]
    assert wide["D1"].value == 2003
    assert wide.freeze_panes == "D2"
    assert [each.value for each in wide[2]][-1] == "> 1,000"
    doubtful = book(program, "show", "gdp", "Weifang")["Wide"]
    texts = [each.value for each in doubtful[2] if isinstance(each.value, str)]
    assert any(each.startswith("? ") for each in texts)


@pytest.mark.parametrize("verb", ["show", "table"])
def test_a_break_is_a_border_with_its_reason(program: Program, verb: str) -> None:
    wide = book(program, verb, "gdp")["Wide"]
    at = [each.value for each in wide[1]].index(2019)
    cell = wide[2][at]
    assert "revised accounts" in cell.comment.text
    assert cell.border.left.style == "dashed"


def test_a_table_opens_on_the_wide_sheet(program: Program) -> None:
    assert book(program, "table", "gdp", "wage").active.title == "Wide"
    assert book(program, "show", "gdp").active.title == "Read me"


def test_notes_indicators_and_sources_have_sheets(program: Program) -> None:
    made = book(program, "table", "gdp", "wage")
    assert made.sheetnames == ["Read me", "Data", "Wide", "Notes", "Indicators", "Sources"]
    assert [each.value for each in column(made["Indicators"], "indicator")] == ["gdp", "wage"]
    assert column(made["Sources"], "source")[0].value == "city-yearbook"
    assert any("revised" in str(each.value) for each in column(made["Notes"], "note"))


def test_the_same_bytes_twice(program: Program) -> None:
    first, second = (program("show", "gdp", "-f", "xlsx").content for _ in range(2))
    assert first == second


def test_text_of_a_dataset_is_text(program: Program, tmp_path: Path) -> None:
    raw = one_indicator([{"period": str(year), "value": year} for year in range(2010, 2016)])
    raw["indicators"][0]["definition"] = {"en": '=HYPERLINK("http://x")'}
    raw["indicators"][0]["observations"][0]["note"] = {"en": "=1+1"}
    raw["sources"][0]["title"] = "+cmd|'/c calc'!A1"
    path = write(tmp_path / "evil.json", raw)
    made = book(program, "show", "x", "-d", str(path))
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert not [each for each in cells if each.data_type == "f" or each.hyperlink]
    assert "=1+1" in [each.value for each in cells]


def test_without_the_package_the_command_is_said_and_nothing_written(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    code = (
        "import sys; sys.modules['xlsxwriter'] = None; sys.argv = ['binzhou', 'show', 'gdp', '-o',"
        f" {str(target)!r}]; from binzhou_cli.__main__ import main; sys.exit(main())"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert found.returncode == 2
    assert "pip install 'binzhou[xlsx]'" in found.stderr
    assert not target.exists()


def texts_of(sheet: Any) -> list[str]:
    return [str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0] is not None]


def test_a_note_says_what_it_is_about(program: Program) -> None:
    def kinds(*words: str) -> set[tuple[str, str, str]]:
        sheet = book(program, *words)["Notes"]
        assert [each.value for each in sheet[1]] == [
            "name", "area_name", "period", "kind", "note",
        ]  # fmt: skip
        return {(row[2] or "", row[3], row[4]) for row in sheet.iter_rows(2, values_only=True)}

    found = kinds("show", "revenue")
    assert ("2022", "definition", "another definition in 2003") in found
    (bound,) = [
        said for year, kind, said in found if (year, kind) == ("2025", "bound") and ">" in said
    ]
    assert "> 1,000 billion yuan of 2025 is a bound" in bound
    gdp = kinds("show", "gdp")
    assert {kind for year, kind, said in gdp if year == "2019" and "revised accounts" in said} == {
        "break"
    }
    weifang = kinds("show", "gdp", "Weifang")
    assert ("2016", "doubtful") in {(year, kind) for year, kind, _ in weifang}
    compared = kinds("compare", "2018", "2020")
    assert "break" in {kind for year, kind, _ in compared if year == "2018 → 2020"}
    chinese = book(program, "show", "gdp", "-l", "zh")["注释"]
    assert "断点" in {row[3] for row in chinese.iter_rows(2, values_only=True)}


def test_the_first_sheet_says_how_to_cite_and_what_makes_it_again(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "a b.xlsx"
    assert program("show", "gdp", "2015:2020", "-o", str(path)).returncode == 0
    lines = texts_of(openpyxl.load_workbook(path)["Read me"])
    assert "Made by: binzhou show gdp 2015:2020" in lines
    (cited,) = [each for each in lines if each.startswith("How to cite: ")]
    assert "Binzhou and the cities of Shandong, version 2025.1" in cited
    assert "What may not be compared" in lines
    assert any("2019: from 2019 on the revised accounts" in each for each in lines)
    assert any(each.startswith("Status codes here: A normal") for each in lines)
    assert any("Licence" in each for each in lines)
    # where the answer goes and in which folder the data lie is no part of the question
    data = write(tmp_path / "x.json", one_indicator([{"period": "2020", "value": 1}]))
    made = book(program, "-d", str(data), "show", "x", "--columns=value,period")
    lines = texts_of(made["Read me"])
    assert "Made by: binzhou -d x.json show x --columns=value,period" in lines


def test_words_stand_in_a_column_of_their_own(program: Program) -> None:
    data = book(program, "show", "china-top-100-cities")["Data"]
    assert [each.value for each in column(data, "text")] == ["two consecutive years"]
    assert [each.value for each in column(data, "value")] == [None]
    heads = [each.value for each in book(program, "show", "gdp")["Data"][1]]
    assert heads[-2:] == ["year", "text"]


def test_a_source_counts_its_rows(program: Program) -> None:
    made = book(program, "show", "revenue")
    assert [each.value for each in column(made["Sources"], "figures")] == [1, 1, 1, 1]
    made = book(program, "show", "gdp", "2015:2020")
    assert column(made["Sources"], "figures")[0].value == 6
