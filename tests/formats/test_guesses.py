"""Each guess is told by ``about``, and the option that it names corrects it."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import Program

SAMPLES = Path(__file__).parents[1] / "samples"


def about(program: Program, path: Path, *options: str) -> list[dict[str, Any]]:
    found = program("about", str(path), *options, "--json")
    assert found.returncode == 0, found.stderr
    rows: list[dict[str, Any]] = json.loads(found.stdout)["rows"]
    return rows


def guesses(program: Program, path: Path, *options: str) -> dict[str, str]:
    return {
        each["correct"]: each["value"]
        for each in about(program, path, *options)
        if each["how"] == "guessed"
    }


def written(tmp_path: Path, text: str, name: str = "x.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def values(program: Program, path: Path, *words: str) -> list[str]:
    found = program(
        "-d", str(path), "show", *words, "--json", "--columns", "area,period,value,unit"
    )
    assert found.returncode == 0, found.stderr
    return [
        " ".join(str(one) for one in row.values() if one)
        for row in json.loads(found.stdout)["rows"]
    ]


def test_nothing_guessed_nothing_said(program: Program) -> None:
    for name in (
        "worldbank.csv",
        "sdmx1.csv",
        "eurostat-old.tsv",
        "population.px",
        "jsonstat.json",
    ):
        found = program("-d", str(SAMPLES / name), "list", "--set", "indicator=x", "--csv")
        plain = program("-d", str(SAMPLES / name), "list", "--csv")
        if not guesses(program, SAMPLES / name):
            assert plain.stderr == ""
        assert "Traceback" not in found.stderr


def test_one_line_says_that_something_was_guessed(program: Program, tmp_path: Path) -> None:
    path = written(tmp_path, "country,year,gdp\nA,2020,1\nB,2020,2\n")
    assert guesses(program, path) == {}
    wide = written(tmp_path, "Year,Ontario,Quebec\n2019,14.5,8.5\n2020,14.7,8.6\n", "wide.csv")
    found = program("-d", str(wide), "list", "--csv")
    assert found.stderr == f"read as a plain table; 2 guesses: binzhou about {wide}\n"
    chinese = program("-d", str(wide), "list", "--csv", "-l", "zh")
    assert chinese.stderr == f"按普通表格读取；有 2 处推测：binzhou about {wide}\n"


def test_areas_across(program: Program, tmp_path: Path) -> None:
    path = written(tmp_path, "Year,Ontario,Quebec\n2019,14.5,8.5\n2020,14.7,8.6\n")
    assert "--map value=2,value=3" in guesses(program, path)
    assert values(program, path, "x", "all", "2020") == ["Ontario 2020 14.7", "Quebec 2020 8.6"]
    rows = about(program, path, "--map", "value=2,value=3")
    assert next(each["rows"] for each in rows if each["item"] == "indicators") == 2


def test_name_of_the_indicator(program: Program, tmp_path: Path) -> None:
    path = written(tmp_path, "Country,2019,2020\nCanada,37.6,38.0\nMexico,125.1,126.0\n")
    assert "--set indicator=x" in guesses(program, path)
    told = ("--set", "indicator=Population", "--set", "unit=million persons")
    assert values(program, path, "population", "-a", "Canada", *told) == [
        "Canada 2019 37.6 million persons",
        "Canada 2020 38.0 million persons",
    ]


def test_encoding(program: Program) -> None:
    path = SAMPLES / "nbs.csv"
    assert guesses(program, path)["--encoding gb18030"] == "gb18030"
    assert "--encoding gb18030" not in guesses(program, path, "--encoding", "gb18030")


def test_latin_text_is_cp1252_and_told(program: Program, tmp_path: Path) -> None:
    text = "Région,année,valeur,year\nÎle-de-France,2020,1,2020\nBretagne,2020,2,2020\n"
    path = written(tmp_path, text, encoding="cp1252")
    found = guesses(program, path, "--map", "area=1,period=2,value=3,skip=4")
    assert found["--encoding cp1252"] == "cp1252"


def test_row_of_the_heads(program: Program, tmp_path: Path) -> None:
    text = "Population of towns,,\nfirst estimate,,\ncity,year,persons\nA,2020,5\nA,2021,6\n"
    path = written(tmp_path, text)
    assert guesses(program, path)["--header-row 3"] == "line 3"
    assert "--header-row 3" not in guesses(program, path, "--header-row", "3")


def test_unit_in_a_head(program: Program, tmp_path: Path) -> None:
    path = written(tmp_path, "city,year,GDP_亿元\nA,2020,5\nA,2021,6\n")
    assert guesses(program, path)["--set unit:gdp=亿元"] == "GDP, unit 亿元"
    assert values(program, path, "gdp", "--set", "unit:gdp=万元", "-u", "万元")[0].startswith(
        "A 2020 5"
    )


def test_rows_of_unnamed_text(program: Program, tmp_path: Path) -> None:
    path = written(tmp_path, ",2019,2020\nNorth,1,2\nSouth,3,4\n")
    assert guesses(program, path)["--map indicator=1"] == "rows are areas"
    assert values(program, path, "north", "--map", "indicator=1") == ["_Z 2019 1", "_Z 2020 2"]


def test_dimension(program: Program, tmp_path: Path) -> None:
    text = "country,year,sex,rate,note\nA,2020,F,5,x\nA,2020,M,6,x\nA,2021,F,7,x\nA,2021,M,8,x\n"
    path = written(tmp_path, text)
    assert guesses(program, path)["--where sex=…"] == "dimension of 2 members"
    assert values(program, path, "rate", "--where", "sex=F") == ["A 2020 5", "A 2021 7"]
    assert values(program, path, "rate.m", "latest") == ["A 2021 8"]


def test_group_by_its_name_alone(program: Program, tmp_path: Path) -> None:
    path = written(tmp_path, "province,year,gdp\n甲省,2020,1\n乙省,2020,2\n合计,2020,3\n")
    assert guesses(program, path)["--where area=…"] == "1: 合计"
    found = program("-d", str(path), "rank", "gdp", "2020", "--csv")
    assert "合计,2020" not in found.stdout
    assert found.stdout.count("\n") == 3


def test_frequency_of_days(program: Program) -> None:
    path = SAMPLES / "fred.csv"
    assert guesses(program, path)["--map period=1"] == "Q"
    assert values(program, path, "GDP", "--map", "period=1")[0] == "_Z 2020-01-01 21751.238"


def test_sheet(program: Program) -> None:
    path = SAMPLES / "workbook.xlsx"
    assert guesses(program, path)["--sheet Notes"] == "Data"
    found = about(program, path, "--sheet", "energy")
    assert next(each["how"] for each in found if each["item"] == "table") == "told"
    found = about(program, SAMPLES / "jsonstat-bundle.json", "--sheet", "canada")
    assert next(each["value"] for each in found if each["item"] == "table") == "canada"


def test_code_of_an_area(program: Program, tmp_path: Path) -> None:
    path = written(tmp_path, "city,id,year,gdp\nAlpha,AA,2020,1\nBeta,BB,2020,2\n")
    assert guesses(program, path)["--map skip=2"] == "area-code"
    assert values(program, path, "gdp", "all", "2020", "--map", "skip=2") == [
        "Alpha 2020 1", "Beta 2020 2",
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["before", "behind"])
def test_options_stand_before_and_behind_the_verb(
    program: Program, tmp_path: Path, place: str
) -> None:
    path = written(tmp_path, "a;b;c\nX;2020;1,5\nX;2021;2,5\n")
    options = ["-d", str(path), "--map", "area=a,period=b", "--map", "value=c"]
    options += ["--set", "unit=亿元", "--header-row", "1", "--encoding", "utf-8"]
    options += ["--where", "area=X"]
    words = ["show", "c", "--csv"]
    found = program(*options, *words) if place == "before" else program(*words, *options)
    assert found.returncode == 0, found.stderr
    assert "1.5" in found.stdout


def test_several_files_are_one_dataset(program: Program, tmp_path: Path) -> None:
    first = written(tmp_path, "city,year,gdp\nA,2020,1\nB,2020,2\n", "one.csv")
    second = written(tmp_path, "city,year,gdp,pop\nA,2021,3,9\nC,2021,4,8\n", "two.csv")
    found = program("-d", str(first), "-d", str(second), "show", "gdp", "-a", "A", "--csv")
    assert [line.split(",")[3:5] for line in found.stdout.splitlines()[1:]] == [
        ["2020", "1"], ["2021", "3"],
    ]  # fmt: skip
    assert "C" in program("-d", str(first), "-d", str(second), "areas", "--csv").stdout


def test_a_file_without_area_and_source_among_others(program: Program, tmp_path: Path) -> None:
    bare = '{"indicators": [{"id": "x", "name": "X", "observations": [%s]}]}'
    bare %= '{"period": "2020", "value": 1}'
    first = written(tmp_path, bare, "one.json")
    second = written(tmp_path, "city,year,gdp\nA,2021,3\nC,2021,4\n", "two.csv")
    found = program("-d", str(first), "-d", str(second), "show", "x", "_Z", "--csv")
    assert found.returncode == 0, found.stderr
    assert program("-d", str(first), "-d", str(second), "list", "--csv").stdout.count("\n") == 3
