"""What stands behind the door cannot be told from what comes out of it."""

import re
from pathlib import Path

import pytest
from support import Program, rows, unplaced
from tables.conftest import Server, lite, parquet, rows_of

from binzhou_cli.formats.tables import query
from binzhou_cli.session import shown_path

LINES = (
    ("list",),
    ("list", "GDP", "--json"),
    ("show", "gdp", "2015:"),
    ("show", "gdp", "2015:", "-f", "table"),
    ("show", "gdp", "-a", "all", "2020:", "--json"),
    ("show", "gdp", "--as-of", "2018-12-31"),
    ("show", "revenue", "--implied"),
    ("growth", "gdp", "-a", "Dongying"),
    ("growth", "gdp", "2000:2021", "--average"),
    ("compare", "2018", "2020"),
    ("compare", "2018", "2023", "-a", "all", "-f", "table"),
    ("rank", "rd-intensity"),
    ("rank", "gdp", "2021", "-f", "table"),
    ("rank", "gdp", "2021", "--by", "growth"),
    ("table", "gdp", "2000:2004", "-a", "all"),
    ("plot", "gdp", "-f", "table"),
    ("profile", "-f", "table"),
    ("cite", "gdp", "latest"),
    ("sources",),
    ("sources", "gdp", "2023"),
    ("areas",),
    ("about", "gdp"),
    ("start",),
)


@pytest.fixture(scope="module")
def loaded(whole: Path, server: Server) -> str:
    server.run("DROP DATABASE IF EXISTS alone", "CREATE DATABASE alone")
    server.load("figures", rows_of(whole / "whole.csv"), "alone")  # no other table beside it
    return server.address.replace("/postgres?", "/alone?")


def same(program: Program, whole: Path, data: str, line: tuple[str, ...]) -> None:
    words = [each for each in line if each != "start"]
    # So wide that no line is folded: some say what to type, and the dataset is called otherwise.
    expected = program("-d", str(whole / "whole.json"), *words, COLUMNS="600")
    found = program("-d", data, *words, COLUMNS="600")
    assert expected.stdout
    # The first screen says what to type, the name of the dataset included.
    assert found.content.replace(shown_path(data).encode(), b"DATA") == expected.content.replace(
        str(whole / "whole.json").encode(), b"DATA"
    )
    assert found.returncode == expected.returncode


@pytest.mark.parametrize("line", LINES, ids=" ".join)
@pytest.mark.parametrize("ending", ["parquet", "sqlite"])
def test_a_table_gives_the_bytes_of_the_file(
    program: Program, whole: Path, ending: str, line: tuple[str, ...]
) -> None:
    same(program, whole, str(whole / f"whole.{ending}"), line)


ORDERED = [each for each in LINES if each != ("sources",)]
"""All but the list of sources, whose order is that of rows, and rows of a server have none."""


@pytest.mark.parametrize("line", ORDERED, ids=" ".join)
def test_a_server_gives_the_bytes_of_the_file(
    program: Program, whole: Path, loaded: str, line: tuple[str, ...]
) -> None:
    same(program, whole, loaded, line)


def test_what_is_exported_as_parquet_is_read_again_equal(
    program: Program, whole: Path, tmp_path: Path
) -> None:
    for ending in ("json", "parquet", "sqlite"):
        done = program(
            "-d", str(whole / f"whole.{ending}"), "export", "-o", str(tmp_path / f"{ending}.json")
        )
        assert done.returncode == 0, done.stderr
    expected = (tmp_path / "json.json").read_bytes()
    assert (tmp_path / "parquet.json").read_bytes() == expected
    assert (tmp_path / "sqlite.json").read_bytes() == expected


MISSED = [
    ["country", "year", "rate"],
    *([place, str(year), "NaN" if place == "Cc" or year == 2002 else f"{year % 100 + 1}.5"]
      for place in ("Aa", "Bb", "Cc", "Dd") for year in range(2000, 2006)),
]  # fmt: skip
DOTTED = [[cell.replace("NaN", "..") for cell in row] for row in MISSED]
TWICE = [*MISSED[:1], *(row for row in MISSED[1:] if row[2] != "NaN" for _ in range(2))]
SPELT = [
    ["indicator", "country", "year", "value"],
    *([name + " " * (year % 2), place + " " * (year > 2002), str(year),
       f"{year}.5"]
      for name in ("CPI", "GDP") for place in ("Aa", "Bb") for year in range(2000, 2006)),
]  # fmt: skip
SIGNED = [
    ["country", "year", "share", "mixed", "price"],
    *([place, str(year), f"{year % 7 + 1}.5%", f"{year % 7 + 1}.5" + "%" * (year == 2003),
       f"${year}"] for place in ("Aa", "Bb") for year in range(2000, 2006)),
]  # fmt: skip
GROUPED = [
    ["country", "year", "x"],
    *([place, str(year), str(year)] for place in ("Aa", "Bb", "World") for year in (2000, 2001)),
]
COUNTED = (
    ("list", "--csv"), ("areas", "--csv"), ("sources", "--csv"), ("show", "ID", "-a", "all"),
    ("rank", "ID", "-a", "all", "-f", "table"), ("check", "--csv"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("held", "types"),
    [
        (MISSED, {"rate": "double"}),
        (DOTTED, {}),
        (TWICE, {"rate": "decimal(9, 1)"}),
        (SPELT, {}),
        (SIGNED, {}),
        (GROUPED, {}),
    ],
    ids=["no number", "marks", "equal rows", "two spellings", "signs", "groups by name"],
)
def test_what_a_small_file_says_is_said_of_a_table(
    program: Program, server: Server, tmp_path: Path, held: list[list[str]], types: dict[str, str]
) -> None:
    plain = tmp_path / "held.csv"
    plain.write_text("".join(",".join(row) + "\n" for row in held), encoding="utf-8")
    parquet(tmp_path / "held.parquet", held, types)
    lite(tmp_path / "held.sqlite", "held", held)
    server.load("held", held)
    if types:
        server.run(f"ALTER TABLE held ALTER rate TYPE {types['rate']} USING rate::{types['rate']}"
                   .replace("double", "float8"))  # fmt: skip
    id = rows(program("-d", str(plain), "list", "--csv").stdout)[-1]["indicator"]
    served = (server.address, "--sheet", "held")

    def told(*words: str) -> str:
        found = program("-d", *words)
        text = unplaced(found.stdout + found.stderr)
        for name in (str(plain.parent) + "/", shown_path(server.address)):
            text = text.replace(name, "held.csv" if "://" in name else "")
        return re.sub(r"held\.(parquet|sqlite)|postgres\b", "held.csv", text)

    for line in COUNTED:
        words = [id if each == "ID" else each for each in line]
        expected = told(str(plain), *words)
        for data in (
            *((str(plain.with_suffix(each)),) for each in (".parquet", ".sqlite")),
            served,
        ):
            assert told(*data, *words) == expected, (data, line)


@pytest.mark.parametrize(
    ("held", "type"), [(MISSED, "double"), (DOTTED, "varchar")], ids=["no number", "marks"]
)
def test_of_many_rows_an_area_without_a_figure_is_none_either(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    held: list[list[str]], type: str,
) -> None:  # fmt: skip
    plain = tmp_path / "held.csv"
    plain.write_text("".join(",".join(row) + "\n" for row in held), encoding="utf-8")
    table = parquet(tmp_path / "held.parquet", held, {"rate": type})
    monkeypatch.setattr(query, "FEW_ROWS", 0)
    for words in (("areas", "--csv"), ("list", "--csv"), ("rank", "rate", "-a", "all", "--csv")):
        expected = program("-d", str(plain), *words).stdout
        assert "Bb" in expected or "rate" in expected
        found = program("-d", str(table), *words).stdout
        assert found.replace("held.parquet", "held.csv") == expected
