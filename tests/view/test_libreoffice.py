"""LibreOffice opens a workbook, and its sums leave bounds out."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from support import Program, rows

pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")
OFFICE = next((each for each in ("soffice", "libreoffice") if shutil.which(each)), "")
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def summed(path: Path, part: str, formula: str) -> Path:
    """The workbook with a formula in a row of its own at the end of a sheet."""
    made = path.with_name("summed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name.endswith(part):
                row = f'<row r="900"><c r="A900"><f>{formula}</f></c></row></sheetData>'
                content = content.replace("</sheetData>", row)
                content = re.sub("<dimension[^>]*/>", "", content)
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
    return made


def calculated(path: Path) -> dict[str, list[list[str]]]:
    """What LibreOffice shows of each sheet."""
    command = [
        OFFICE, "--headless", f"-env:UserInstallation={path.parent.as_uri()}/office",
        "--convert-to", EVERY_SHEET, "--outdir", str(path.parent), str(path),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return {
        each.stem.removeprefix(f"{path.stem}-"): list(
            csv.reader(io.StringIO(each.read_text("utf-8")))
        )
        for each in path.parent.glob(f"{path.stem}-*.csv")
    }


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_a_sum_over_a_column_with_a_bound_is_that_of_the_values(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "revenue.xlsx"
    assert program("show", "revenue", "-o", str(path)).returncode == 0
    figures = rows(program("show", "revenue", "--csv").stdout)
    column = chr(ord("A") + list(figures[0]).index("value"))
    values = [Decimal(each["value"]) for each in figures if each["qualifier"] == "exact"]
    assert len(values) == len(figures) - 1
    formula = f"SUM({column}2:{column}800)"
    sheets = calculated(summed(path, "worksheets/sheet2.xml", formula))
    assert set(sheets) == {"Read me", "Data", "Wide", "Notes", "Indicators", "Sources"}
    data = sheets["Data"]
    assert data[0][: len(figures[0])] == list(figures[0])
    assert data[len(figures)][list(figures[0]).index("value")] == "> 1,000"
    assert Decimal(data[-1][0]) == sum(values)
