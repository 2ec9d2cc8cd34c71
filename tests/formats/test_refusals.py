"""What cannot be read is refused in one sentence, with its place, the remedy and the exit code."""

import gzip
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from support import Program, Result

LONG = "city,year,gdp\nA,2020,1\nA,2021,2\n"


def run(program: Program, tmp_path: Path, content: bytes | str, *options: str) -> Result:
    path = tmp_path / "x.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = program("-d", str(path), *options, "list")
    return found._replace(stderr=found.stderr.replace(str(tmp_path) + "/", ""))


def zipped() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("Metadata_Country_API_1.csv", "x")
        file.writestr("API_1.csv", "x")
        file.writestr("readme.txt", "x")
    return buffer.getvalue()


CASES = [
    ("name,hours\nA,5\nB,6\n", 1,
     "x.csv: no column holds periods. Name it, --map period=…, or give it, --set period=2023."),
    ("a,b,c,year\nq,w,1,2020\ne,r,2,2020\nq,r,3,2020\n", 1,
     'x.csv: columns 1 "a" and 2 "b" could both be the area. Choose: --map area=1.'),
    ("city,year,gdp\nA,2020,5.1\nA,2020,5.3\n", 1,
     "x.csv lines 2 and 3: gdp, A, 2020 is 5.1 and 5.3. Tell the column that parts them,"
     " --map dim=…, or skip one, --where."),
    ('city,year,gdp\nA,2020,"12,3,4"\nA,2021,5\n', 1,
     'x.csv line 2 column 3 "gdp": "12,3,4" is no figure. Mend it, or leave the column out:'
     " --map skip=3."),
    ("city,year,gdp\nA,20x0,1\nA,2021,5\nA,2022,6\n", 1,
     'x.csv line 2 column 2 "year": "20x0" is no period. Mend it, or name another column:'
     " --map period=…."),
    ("city,year,gdp\nA,2020,1,9\nA,2021,5\n", 1, "x.csv line 2 has 4 cells, the head 3."),
    ("city,year,gdp\nA,2020\nA,2021,5\n", 1, "x.csv line 2 has 2 cells, the head 3."),
    ("city,year,indicator,value,unit\nA,2020,x,1,USD\nA,2021,x,2,EUR\nB,2020,x,1,USD\n", 1,
     "x.csv line 3: x is in USD and in EUR. Tell the column that parts them: --map dim=…."),
    (b"", 1, "x.csv is empty"),
    (b"\0\1\2\3 and so on", 1, "x.csv is no text, no workbook and no dataset."),
    ("<!DOCTYPE html><html></html>", 1, "x.csv is a web page, not a table."),
    ("%PDF-1.7 …", 1, "x.csv is a PDF, not a table."),
    (zipped(), 1, "x.csv holds 3 files: unpack API_1.csv and open that."),
    (gzip.compress(LONG.encode() * 100)[:-30], 1,
     "x.csv is broken: it ends too early or was changed."),
    (gzip.compress(b"0" * 8_000_000), 1,
     "x.csv unpacks to too much: more than 4 GB, or 1,000 times its size."),
    (b"PAR1 and so on", 1, "x.csv is broken: it ends too early or was changed."),
    (b"\x28\xb5\x2f\xfd and so on", 1, "x.csv is broken: it ends too early or was changed."),
    (b"SQLite format 3\0 and so on", 1, "x.csv is broken: it ends too early or was changed."),
    ("just words\nand more\n", 1, "x.csv holds no table of figures."),
    ('{"class": "dataset", "dimension": {}, "value": [1]}', 1,
     "x.csv is broken: its dimensions and its values do not fit each other."),
    ("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\nd,A:B(1),D,X,2020,1\n", 1,
     "x.csv line 2: ACTION D takes figures away; such a file is no dataset."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code", "sentence"), CASES, ids=[each[2][:40] for each in CASES]
)
def test_a_fault_has_its_sentence(
    program: Program, tmp_path: Path, content: bytes | str, code: int, sentence: str
) -> None:
    found = run(program, tmp_path, content)
    assert found.stderr.splitlines()[0] == sentence
    assert found.returncode == code
    assert found.stdout == ""
    chinese = run(program, tmp_path, content, "-l", "zh")
    assert chinese.returncode == code
    assert any("\u4e00" <= each <= "\u9fff" for each in chinese.stderr)


OPTIONS = [
    (("--map", "area=城市"), "--map area=城市: no such column; the columns are city, year"),
    (("--map", "place=1"), "--map place=1: no such role place; the roles are area, area-code,"),
    (("--map", "area"), "--map area: write ROLE=COLUMN."),
    (("--set", "period"), "--set period: write ROLE=TEXT."),
    (("--set", "unit:nothing=元"), "--set unit:nothing=元: no such indicator; there are gdp."),
    (("--where", "sex=X"), "--where sex=…: no such dimension; there are city."),
    (("--where", "city=X"), "--where city=X: city has A."),
    (("--header-row", "x"), "--header-row x: write the number of a row, from 1."),
    (("--header-row", "77"), "--header-row 77: x.csv has nothing in that row."),
    (("--encoding", "klingon"), "--encoding klingon: no such encoding; try utf-8, gb18030"),
    (("--sheet", "Data"), "--sheet has no effect with x.csv."),
]  # fmt: skip


@pytest.mark.parametrize(("options", "sentence"), OPTIONS)
def test_an_option_that_does_not_fit(
    program: Program, tmp_path: Path, options: tuple[str, ...], sentence: str
) -> None:
    found = run(program, tmp_path, LONG, *options)
    assert found.returncode == 2
    assert found.stderr.startswith(sentence)


def test_a_long_head_is_cut_in_the_sentence(program: Program, tmp_path: Path) -> None:
    heads = ["地区", "年份", "GDP_亿元", *(f"x{n}" for n in range(20))]
    row = ["A", "2020", *("1" for _ in heads[2:])]
    text = ",".join(heads) + "\n" + ",".join(row) + "\n"
    found = run(program, tmp_path, text, "--map", "area=城市")
    assert found.stderr.startswith(
        "--map area=城市: no such column; the columns are 地区, 年份, GDP_亿元 and 20 more."
    )


def test_a_sheet_that_is_not_there(program: Program) -> None:
    path = Path(__file__).parents[1] / "samples" / "jsonstat-bundle.json"
    found = program("-d", str(path), "--sheet", "canda", "list")
    assert found.returncode == 2
    assert found.stderr.startswith("--sheet canda: did you mean canada?")


def test_an_encoding_that_is_none_of_those_tried(program: Program, tmp_path: Path) -> None:
    found = run(program, tmp_path, b"city,year,gdp\n\x81\x8d\x90,2020,1\n")
    assert found.stderr.startswith("x.csv byte 15 is not UTF-8, GB18030 or cp1252: --encoding")


def test_an_address(program: Program) -> None:
    found = program("-d", "https://me:secret@host/data.csv", "list")
    assert found.returncode == 1
    assert "secret" not in found.stderr
    assert "save what it gives as a file first" in found.stderr


def test_all_faults_in_one_round_as_rows(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    rows = "".join(f"A,{year},oops\n" for year in range(2000, 2020))
    path.write_text(
        f"city,year,gdp\n{rows}A,x,1\nB,2020,1\nB,2021,1\nB,2022,1\n"
        + "".join(f"C,{year},{year}\n" for year in range(1980, 2020)),
        encoding="utf-8",
    )
    found = program("check", str(path), "--json")
    assert found.returncode == 1
    held = json.loads(found.stdout)["rows"]
    assert len(held) == 21
    assert (held[0]["line"], held[0]["column"], held[0]["found"]) == (2, 3, "oops")
    assert (held[0]["option"], held[0]["severity"]) == ("--map skip=3", "fault")
    first = program("-d", str(path), "list")
    assert len(first.stderr.splitlines()) == 11
    assert first.stderr.splitlines()[-1].endswith("11 faults more; binzhou check lists all")


def test_a_missing_role_is_a_row_of_check(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "hours.csv"
    path.write_text("name,hours\nA,5\nB,6\n", encoding="utf-8")
    found = program("check", str(path), "--json")
    assert found.returncode == 1
    assert "no column holds periods" in json.loads(found.stdout)["rows"][0]["message"]


def test_remarks_are_faults_when_strict(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    text = "city,year,share (%),size\n" + "".join(
        f"A,{2000 + n},{v},{n * n + 3}\n" for n, v in enumerate(["5", "50", "6", "7", "130"])
    )
    path.write_text(text, encoding="utf-8")
    plain = program("check", str(path), "--csv")
    assert plain.returncode == 0
    assert "share, A, 2001: 50 is 8 times or an eighth" in plain.stderr
    assert "size has no unit" in plain.stderr
    strict = program("check", str(path), "--strict", "--json")
    assert strict.returncode == 1


def test_add_to_a_file_of_others(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(LONG, encoding="utf-8")
    found = program("add", str(path), "gdp", "2022", "5")
    assert found.returncode == 2
    assert "is a plain table and stays as it is" in found.stderr
    assert path.read_text(encoding="utf-8") == LONG
