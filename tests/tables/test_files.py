"""Files that are never read whole: how they are recognised, what stands beside them, what fails."""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import CLEAN
from support import ROOT, Program, rows, unplaced
from tables.conftest import lite, parquet, rows_of

from binzhou_cli.formats import content
from binzhou_cli.formats.reading import NO_READING, Reading
from binzhou_cli.formats.tables import door, found, kept, query, texts
from binzhou_cli.formats.tables.files import parquet_engine
from binzhou_cli.formats.tables.found import Place, place_of
from binzhou_cli.formats.tables.kept import Kept
from binzhou_cli.formats.tables.query import Filter, Query

SAMPLES = ROOT / "tests" / "samples"
LONG = [
    ["country", "year", "indicator", "sex", "value"],
    *([place, str(year), name, sex, f"{year % 100 + 1}.{number}{len(sex + name) % 7}{sex == 'F':d}"]
      for name in ("Rate", "Share") for number, place in enumerate(("Aa", "Bb", "Cc"))
      for year in range(2000, 2006) for sex in ("F", "M")),
]  # fmt: skip
WIDE = [
    ["Country", "Series", *map(str, range(2000, 2006))],
    *([place, name, *(f"{year}.50" if year % 3 else ".." for year in range(2000, 2006))]
      for place in ("Aa", "Bb") for name in ("Output (tonnes)", "Yield (%)")),
]  # fmt: skip


def text_of(held: list[list[str]]) -> str:
    return "".join(",".join(row) + "\n" for row in held)


ASKED = (
    ("list", "--csv"), ("areas", "--csv"), ("sources", "--csv"), ("show", "ID", "-a", "all"),
    ("rank", "ID", "-a", "all", "-f", "table"), ("compare", "2001", "2004", "-a", "all"),
    ("table", "ID", "2001", "-a", "all"),
)  # fmt: skip


def same(program: Program, plain: Path, other: Path, *options: str) -> None:
    """Both files say the same, but for what they are called."""
    listed = program("-d", str(plain), *options, "list", "--csv")
    assert listed.returncode == 0, listed.stderr
    id = rows(listed.stdout)[-1]["indicator"]
    for line in ASKED:
        words = [id if each == "ID" else each for each in line]
        expected = program("-d", str(plain), *options, *words)
        found = program("-d", str(other), *options, *words)
        told = unplaced(found.stdout.replace(other.name, plain.name))
        assert told == unplaced(expected.stdout), found.stderr
        assert found.returncode == expected.returncode


@pytest.mark.parametrize("few", [True, False])
@pytest.mark.parametrize("held", [LONG, WIDE], ids=["long", "wide"])
@pytest.mark.parametrize("ending", ["parquet", "sqlite"])
def test_a_form_means_what_it_means_in_a_small_file(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    held: list[list[str]], ending: str, few: bool,
) -> None:  # fmt: skip
    if not few:  # as a great table is gone through: its names by distinct cells
        monkeypatch.setattr(query, "FEW_ROWS", 0)
    plain = tmp_path / "held.csv"
    plain.write_text(text_of(held), encoding="utf-8")
    other = tmp_path / f"held.{ending}"
    if ending == "parquet":
        parquet(other, held)
    else:
        lite(other, "held", held)
    same(program, plain, other)


@pytest.mark.parametrize("name", ["sdmx1", "sdmx2", "oecd-short", "owid-bare"])
def test_a_declared_form_is_recognised_in_parquet(
    program: Program, tmp_path: Path, name: str
) -> None:
    plain = tmp_path / f"{name}.csv"
    shutil.copy(SAMPLES / f"{name}.csv", plain)
    text = plain.read_text(encoding="utf-8")
    from binzhou_cli.formats.content import Content
    from binzhou_cli.formats.text import text_table

    held = text_table(Content(plain.name, "text", text.encode())).rows
    if len({each.lower() for each in held[0]}) < len(held[0]):
        pytest.skip("two heads are the same")
    same(program, plain, parquet(tmp_path / f"{name}.parquet", held))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text counts as one that is too long to be read whole."""
    for module in (content, found, texts):
        monkeypatch.setattr(module, "LARGEST_TEXT", 1)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["sdmx1", "sdmx2", "worldbank", "oecd", "owid", "undata-years"])
def test_a_large_text_is_recognised_as_a_small_one(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, packed: bool
) -> None:
    plain = SAMPLES / f"{name}.csv"
    other = tmp_path / (plain.name + ".gz" * packed)
    raw = plain.read_bytes()
    other.write_bytes(gzip.compress(raw) if packed else raw)
    for each in SAMPLES.glob("*.metadata.json"):
        shutil.copy(each, tmp_path)
    asked = {}
    for path in (other, plain):
        if path is plain:
            monkeypatch.undo()
        listed = program("-d", str(path), "list", "--csv")
        assert listed.returncode == 0, listed.stderr
        id = rows(listed.stdout)[0]["indicator"]
        lines = (("list", "--csv"), ("areas", "--csv"), ("show", id, "-a", "all", "--csv"))
        asked[path] = [unplaced(program("-d", str(path), *line).stdout) for line in lines]
    assert asked[other] == asked[plain]


@pytest.mark.usefixtures("large")
def test_a_form_that_is_put_in_order_first_says_so(program: Program) -> None:
    found = program("-d", str(SAMPLES / "eurostat.tsv"), "list")
    assert found.returncode == 1
    assert "which is read whole" in found.stderr


@pytest.mark.usefixtures("large")
def test_a_large_text_of_another_encoding_says_what_to_do(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    text = "地区,年份,产值\n北京市,2020,1\n上海市,2020,2\n"
    expected = rows(program("-d", str(zst(tmp_path / "y.zst", text)), "areas", "--csv").stdout)
    for encoding in ("gb18030", "utf-16"):
        for packed in (False, True):
            path = tmp_path / ("x y.csv" + ".gz" * packed)
            raw = text.encode(encoding)
            path.write_bytes(gzip.compress(raw) if packed else raw)
            found = program("-d", str(path), "list")
            assert found.returncode == 1
            command = found.stderr.splitlines()[-1].partition(": ")[2]
            subprocess.run(command, shell=True, check=True, cwd=tmp_path)
            made = tmp_path / "x y.utf-8.csv"
            assert rows(program("-d", str(made), "areas", "--csv").stdout) == expected
            made.unlink()


@pytest.mark.usefixtures("large")
def test_a_large_text_with_lines_within_cells(program: Program, tmp_path: Path) -> None:
    held = "".join(f'"Aa, ""the\ngreat""",{year},{year}\n' for year in range(2000, 2006))
    held = "".join(f"Bb,{year},{year}\n" for year in range(1000, 9000)) + held
    path = tmp_path / "x.csv"
    path.write_text("country,year,gdp\n" + held, encoding="utf-8")
    found = program("-d", str(path), "table", "gdp", "-a", "all", "2004:2005", "--csv")
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines()[1:] == ["2004,2004,2004", "2005,2005,2005"]
    listed = rows(program("-d", str(path), "list", "--csv").stdout)
    assert [(each["figures"], each["areas"]) for each in listed] == [("8006", "2")]


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Aa,2010,5,6", "x.csv line 4 has 4 cells, the head 3."),
        ('"Aa" Bb,2010,5', "x.csv line 4: a quotation mark is not closed, or text follows it."),
        ("\udcff\udcfe,2010,5", "See line 4."),
    ],
)
def test_a_line_of_a_large_text_that_is_at_fault_is_named(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, sentence: str
) -> None:
    text = f"country,year,gdp\nAa,2000,1\nAa,2001,1\n{line}\n"
    monkeypatch.setattr(texts, "SAMPLE", 40)  # recognised by what stands before
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    found = program("-d", str(path), "list")
    assert found.returncode == 1
    assert sentence in found.stderr
    assert "Error" not in found.stderr


def zst(path: Path, text: str) -> Path:
    import duckdb

    connection = duckdb.connect()
    connection.execute("create table held (line varchar)")
    connection.executemany("insert into held values (?)", [[each] for each in text.splitlines()])
    connection.execute(
        f"copy held to '{path}' (format csv, header false, quote '', escape '', delim '\x01',"
        " compression zstd)"
    )
    return path


def test_zst_is_read_as_what_it_packs(program: Program, tmp_path: Path) -> None:
    for name in ("worldbank.csv", "eurostat.tsv"):
        text = (SAMPLES / name).read_text(encoding="utf-8-sig")
        path = zst(tmp_path / f"{name}.zst", text)
        expected = program("-d", str(SAMPLES / name), "list", "--csv")
        assert program("-d", str(path), "list", "--csv").stdout == expected.stdout


@pytest.mark.usefixtures("large")
def test_zst_that_is_large_is_scanned(program: Program, tmp_path: Path) -> None:
    plain = tmp_path / "held.csv"
    plain.write_text(text_of(LONG), encoding="utf-8")
    same(program, plain, zst(tmp_path / "held.csv.zst", text_of(LONG)))


def test_a_folder_and_a_pattern_are_one_dataset(program: Program, tmp_path: Path) -> None:
    for sex in ("F", "M"):
        folder = tmp_path / "parts" / f"sex={sex}"
        folder.mkdir(parents=True)
        part = [[cell for cell in row if cell not in ("sex", "F", "M")]
                for row in LONG if row[3] in ("sex", sex)]  # fmt: skip
        parquet(folder / "part.parquet", part)
    whole = parquet(tmp_path / "whole.parquet", LONG)
    options = ("--map", "dim=sex", "list", "--csv")
    expected = {each["indicator"] for each in rows(program("-d", str(whole), *options).stdout)}
    assert len(expected) == 4
    for path in (tmp_path / "parts", tmp_path / "parts" / "**" / "*.parquet"):
        found = program("-d", str(path), *options)
        assert found.returncode == 0, found.stderr
        assert {each["indicator"] for each in rows(found.stdout)} == expected


def test_a_database_of_duckdb_is_opened_by_its_content(program: Program, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "store.bin"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table other (x int)")
        connection.execute('create table "he ld" (country varchar, year int, gdp decimal(9, 3))')
        connection.execute("insert into \"he ld\" values ('Aa', 2000, 1.100), ('Bb', 2000, 2)")
    found = program("-d", str(path), "--sheet", "he ld", "table", "gdp", "-a", "all", "--csv")
    assert found.stdout == "period,Aa,Bb\n2000,1.100,2.000\n"
    near = program("-d", str(path), "--sheet", "held", "list")
    assert near.returncode == 2
    assert near.stderr.startswith("--sheet held: did you mean he ld?")


def test_types_of_parquet_keep_their_digits_and_the_filter_its_place(
    program: Program, tmp_path: Path
) -> None:
    held = [["country", "year", "gdp", "rate"], ["Aa", "2000", "27.100", "0.1"],
            ["Aa", "2001", "28.000", "2"], ["Bb", "2001", "1", "1e-7"]]  # fmt: skip
    types = {"year": "double", "gdp": "decimal(20, 3)", "rate": "double"}
    path = parquet(tmp_path / "x.parquet", held, types)
    found = program("-d", str(path), "table", "gdp", "rate", "-a", "Aa", "--csv")
    assert found.stdout.splitlines()[1:] == ["2000,27.100,0.1", "2001,28.000,2"]
    engine = parquet_engine(Place("parquet", (str(path),), str(path)), NO_READING)
    text, params = engine.statement(Query((2,), (Filter(((1, ("2001",)),)),)))
    plan = str(engine._connection.execute(f"EXPLAIN {text}", params).fetchall())
    assert "year=2001.0" in plan.replace(" ", "")


def test_metadata_beside_a_table_names_what_it_holds(program: Program, tmp_path: Path) -> None:
    path = parquet(tmp_path / "x.parquet", LONG)
    told = {
        "title": {"en": "Two rates", "zh": "两种比率"},
        "default_area": "Bb",
        "units": [{"id": "pc", "code": "PT", "symbol": "%", "label": "per cent"}],
        "indicators": [
            {"id": "rate.f", "name": {"en": "Rate of women"}, "kind": "rate", "unit": "pc",
             "breaks": [{"after": "2002", "before": "2003", "reason": "a new survey"}]},
        ],
    }  # fmt: skip
    (tmp_path / "x.meta.json").write_text(json.dumps(told), encoding="utf-8")
    listed = rows(program("-d", str(path), "list", "--csv").stdout)
    assert (listed[0]["name"], listed[0]["unit"]) == ("Rate of women", "%")
    shown = program("-d", str(path), "growth", "rate.f", "--csv")
    grown = {each["period"]: each for each in rows(shown.stdout)}
    assert grown["2003"]["growth_caveat"] == "break"
    assert grown["2002"]["growth_measure"] == "points"
    assert {each["area"] for each in rows(shown.stdout)} == {"Bb"}
    about = program("about", str(path), "--csv")
    assert "metadata,x.meta.json".replace("x.", str(tmp_path / "x.")) in about.stdout
    (tmp_path / "x.meta.json").write_text('{"indicators": [{"name": "no id"}]}', encoding="utf-8")
    broken = program("-d", str(path), "list", BINZHOU_CACHE="")
    assert broken.returncode == 1
    assert "is no metadata of a dataset" in broken.stderr


# --- memory follows the answer -------------------------------------------------------------------


def test_an_answer_that_does_not_fit_is_refused_before_it_is_asked_for(
    program: Program, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "MOST_FIGURES", 500)
    path = str(whole / "whole.parquet")
    refused = program("-d", path, "export", "--csv")
    assert refused.returncode == 1
    assert "do not fit into memory" in refused.stderr
    few = int(re.search(r"of these 3 indicators about (\d) at a time", refused.stderr)[1])  # type: ignore[index]
    assert few
    monkeypatch.setattr(door, "MOST_FIGURES", 100)
    one = program("-d", path, "export", "gdp", "--csv")
    assert one.stderr.endswith("Name areas or periods.\n")
    monkeypatch.setattr(door, "MOST_FIGURES", 500)
    assert program("-d", path, "show", "gdp", "--csv").returncode == 0
    assert program("-d", path, "areas", "--csv").returncode == 0
    assert program("-d", path, "export", "revenue", "--csv").returncode == 0


def test_many_indicators_are_asked_for_in_parts(
    program: Program, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ("-d", str(whole / "whole.parquet"), "compare", "2015", "2020", "-a", "all", "--csv")
    expected = program(*line).content
    monkeypatch.setattr(door, "AT_ONCE", 1)
    assert program(*line).content == expected


def test_areas_and_sources_are_counted_where_the_table_lies(
    program: Program, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*arguments: Any) -> Any:
        raise AssertionError("figures were asked for")

    from binzhou_cli.formats.tables.tidy_door import TidyFigures

    monkeypatch.setattr(TidyFigures, "asked", never)
    for ending in ("parquet", "sqlite"):
        for verb in ("areas", "sources"):
            expected = program("-d", str(whole / "whole.json"), verb, "--csv").stdout
            assert program("-d", str(whole / f"whole.{ending}"), verb, "--csv").stdout == expected


# --- what is remembered ---------------------------------------------------------------------------


def test_names_are_remembered_until_a_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    path = parquet(tmp_path / "x.parquet", LONG)
    os.utime(path, ns=(1, 1))
    first = Kept(str(folder), (str(path),), NO_READING, "")
    first.leave({"keys": [["a"]]})
    again = Kept(str(folder), (str(path),), NO_READING, "")
    assert again.held == {"keys": [["a"]]}
    assert Kept(str(folder), (str(path),), Reading(sheet="x"), "").held is None
    assert Kept(str(folder), (str(path),), NO_READING, "{}").held is None
    monkeypatch.setattr(kept, "FORM", kept.FORM + 1)  # names of an older release
    assert Kept(str(folder), (str(path),), NO_READING, "").held is None
    monkeypatch.undo()
    os.utime(path, ns=(2, 2))
    assert Kept(str(folder), (str(path),), NO_READING, "").held is None
    folder.chmod(0o777)
    assert Kept(str(folder), (str(path),), NO_READING, "").held is None


def test_a_table_is_opened_again_without_its_rows(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from binzhou_cli.formats.tables import foreign

    path = parquet(tmp_path / "x.parquet", LONG)
    os.utime(path, ns=(1, 1))
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o700)
    line = ("-d", str(path), "show", "rate.f", "-a", "all", "--csv")
    expected = program(*line, BINZHOU_CACHE=str(cache))
    assert expected.returncode == 0
    monkeypatch.setattr(foreign, "keys_of", None)
    assert program(*line, BINZHOU_CACHE=str(cache)).content == expected.content


def test_a_row_that_stands_twice_is_one_figure(program: Program, tmp_path: Path) -> None:
    path = parquet(tmp_path / "x.parquet", [*LONG, *LONG[1:]])
    plain = tmp_path / "x.csv"
    plain.write_text(text_of([*LONG, *LONG[1:]]), encoding="utf-8")
    for line in (("list", "--csv"), ("areas", "--csv"), ("sources", "--csv")):
        counts = [
            [each["figures"] for each in rows(program("-d", str(each), *line).stdout)]
            for each in (path, plain)
        ]
        assert counts[0] == counts[1], line


@pytest.mark.parametrize("odd", ["", "2.5%", "3*", "..", "1e2", "0.5"])
def test_rows_at_a_glance_are_those_read_cell_by_cell(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    from binzhou_cli.formats.tables.glance import Glance

    held = [LONG[0], [*LONG[1][:-1], odd], *LONG[2:]]
    path = parquet(tmp_path / "x.parquet", held)
    os.utime(path, ns=(1, 1))
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o700)
    line = ("-d", str(path), "show", "rate.f", "-a", "all", "--csv")
    found = [program(*line, BINZHOU_CACHE=str(cache)).content for _ in range(2)]
    assert b"1.0" in found[0]
    monkeypatch.setattr(Glance, "figures", lambda *args: None)
    assert [program(*line, BINZHOU_CACHE=str(cache)).content] * 2 == found


def test_a_part_of_a_year_in_a_column_of_its_own(program: Program, tmp_path: Path) -> None:
    held = [
        ["country", "year", "month", "value"],
        *([place, str(year), str(month), f"{month}.5"]
          for place in ("Aa", "Bb") for year in (2000, 2001) for month in range(1, 13)),
    ]  # fmt: skip
    plain = tmp_path / "x.csv"
    plain.write_text(text_of(held))
    found = []
    for each in (plain, parquet(tmp_path / "x.parquet", held)):
        done = program("-d", str(each), "table", "x", "-a", "aa", "--csv")
        assert done.returncode == 0, done.stderr
        found.append(done.stdout)
    assert found[0] == found[1]
    assert "2001-12" in found[0]


# --- faults ---------------------------------------------------------------------------------------


def test_the_command_that_installs_what_is_missing(
    program: Program, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_duckdb", "duckdb", "sqlalchemy"):
        monkeypatch.setitem(sys.modules, name, None)
    found = program("-d", str(whole / "whole.parquet"), "list")
    assert found.returncode == 1
    assert found.stderr == "Parquet needs the extra \"tables\": pip install 'binzhou[tables]'\n"
    found = program("-d", "sqlite:///x.db", "list")
    assert found.stderr == "SQL needs the extra \"sql\": pip install 'binzhou[sql]'\n"
    done = program("export", "gdp", "-o", str(whole / "never.parquet"))
    assert "pip install 'binzhou[tables]'" in done.stderr
    assert not (whole / "never.parquet").exists()


def test_the_engine_is_found_by_either_of_its_names(monkeypatch: pytest.MonkeyPatch) -> None:
    from types import ModuleType

    import duckdb

    from binzhou_cli.formats.tables.duck import connected, module

    assert module().__name__ in ("_duckdb", "duckdb")
    monkeypatch.setitem(sys.modules, "_duckdb", ModuleType("_duckdb"))
    assert module() is duckdb
    monkeypatch.undo()
    assert connected().execute("select 1").fetchall() == [(1,)]


BROKEN = [
    (b"PAR1 and so on", "x.bin is broken"),
    (b"SQLite format 3\0 and so on", "x.bin is broken"),
    (b"\x28\xb5\x2f\xfd and so on", "x.bin"),
    (b"\0" * 8 + b"DUCK and so on", "x.bin"),
]


@pytest.mark.parametrize(("raw", "sentence"), BROKEN)
def test_a_broken_file_is_one_sentence(
    program: Program, tmp_path: Path, raw: bytes, sentence: str
) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(raw + b" " * 100)
    found = program("-d", str(path), "list")
    assert found.returncode == 1
    assert sentence in found.stderr
    assert len(found.stderr.splitlines()) == 1
    assert found.stdout == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_scan(tmp_path: Path, number: int) -> None:
    import duckdb

    path = tmp_path / "endless.db"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "create view endless as select 'Aa' as area, '2000' as year, (i % 7)::varchar as gdp"
            " from range(1000000000000) t(i)"
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "binzhou_cli", "-d", str(path), "list"],
        env=CLEAN, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.2)
    os.kill(process.pid, number)
    told = process.communicate(timeout=20)[1]
    assert process.returncode == 128 + number
    assert b"Traceback" not in told


def test_a_pattern_without_files(program: Program, tmp_path: Path) -> None:
    found = program("-d", str(tmp_path / "*.parquet"), "list")
    assert found.returncode == 1
    assert "there are no such files" in found.stderr


def test_what_is_at_fault_in_a_row_is_named(program: Program, tmp_path: Path) -> None:
    held = [["country", "year", "gdp"], ["Aa", "2000", "1"], ["Aa", "2001", "12,3,4"],
            ["Aa", "2002", "3"]]  # fmt: skip
    found = program("-d", str(parquet(tmp_path / "x.parquet", held)), "show", "gdp")
    assert found.returncode == 1
    assert 'row 2 column 3 "gdp": "12,3,4" is no figure' in found.stderr
    found = program("-d", str(lite(tmp_path / "x.db", "t", held)), "show", "gdp")
    assert 'row with Aa, 2001, 12,3,4 column 3 "gdp": "12,3,4" is no figure' in found.stderr
    twice = [held[0], held[1], ["Aa", "2000", "2"]]
    found = program("-d", str(lite(tmp_path / "y.db", "t", twice)), "show", "gdp")
    assert found.returncode == 1
    assert "gdp, Aa, 2000 is 1 and 2" in found.stderr


def test_a_row_of_ours_that_is_at_fault_is_named(
    program: Program, tmp_path: Path, whole: Path
) -> None:
    held = rows_of(whole / "whole.csv")
    place = held[0].index("status")
    row = next(each for each in held if each[3] == "371600" and each[6] == "2010")
    row[place] = "ZZ"
    path = str(lite(tmp_path / "x.db", "t", held))
    found = program("-d", path, "show", "gdp")
    assert found.returncode == 1
    assert "row gdp 371600 2010: “ZZ” is not known" in found.stderr
    row[place] = "A"
    held.append(list(row))
    found = program("-d", str(lite(tmp_path / "y.db", "t", held)), "show", "gdp")
    assert found.returncode == 1
    assert "row gdp 371600 2010" in found.stderr


def test_two_tables_are_no_one_dataset(program: Program, tmp_path: Path) -> None:
    first = parquet(tmp_path / "a.parquet", LONG)
    second = lite(tmp_path / "b.db", "t", LONG)
    found = program("-d", str(first), "-d", str(second), "list")
    assert found.returncode == 1
    assert "only Parquet files make up one dataset" in found.stderr


def test_what_is_no_table_is_left_to_the_others(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert place_of(str(path)) is None
    assert place_of(str(tmp_path)) is None
    assert place_of("-") is None
    assert place_of(str(tmp_path / "missing[1].csv")) is None
