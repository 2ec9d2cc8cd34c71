"""What export writes, ``-d`` reads back: the law, for every format that is written."""

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import Program

from binzhou_cli.errors import BinzhouError
from binzhou_cli.formats import open_dataset, open_files
from binzhou_cli.formats.reading import read_options
from binzhou_cli.formats.tidy import tidy_rows
from binzhou_cli.formats.writing import csv_text, exports_of, to_raw
from binzhou_cli.model.dataset import Dataset

SAMPLES = Path(__file__).parents[1] / "samples"
READ = sorted(each.name for each in SAMPLES.iterdir() if not each.name.endswith("metadata.json"))
EQUAL = {"json": "x.json", "csv": "x.csv", "xlsx": "x.xlsx", "package": "x"}
"""Formats that give an equal dataset back; of SDMX-CSV observations, units and names."""


def written(raw: dict[str, Any], name: str, folder: Path) -> Path:
    pieces = csv_text(tidy_rows(raw)) if name == "csv" else exports_of(raw)[name]()
    path = folder / {**EQUAL, "sdmx": "x.sdmx.csv"}[name]
    if isinstance(pieces, dict):
        path.mkdir()
        for file, parts in pieces.items():
            (path / file).write_text("".join(parts), encoding="utf-8")
    else:
        parts = [each if isinstance(each, bytes) else each.encode() for each in pieces]
        path.write_bytes(b"".join(parts))
    return path


def essence(dataset: Dataset) -> list[tuple[Any, ...]]:
    return sorted(
        (
            figure.indicator.id, figure.indicator.name.en, figure.area.code, figure.period.text,
            str(figure.value), figure.status, figure.unit.code, figure.unit.multiplier,
            figure.note.en,
        )
        for indicator in dataset.indicators
        for _, figures in dataset.figures.of(indicator, None)
        for figure in figures
    )  # fmt: skip


@pytest.mark.parametrize("name", EQUAL)
@pytest.mark.parametrize("file", READ)
def test_a_sample_comes_back_equal(file: str, name: str, tmp_path: Path) -> None:
    raw = to_raw(open_dataset(SAMPLES / file))
    assert to_raw(open_dataset(written(raw, name, tmp_path))) == raw


@pytest.mark.parametrize("file", READ)
def test_sdmx_keeps_observations_units_and_names(file: str, tmp_path: Path) -> None:
    dataset = open_dataset(SAMPLES / file)
    again = open_dataset(written(to_raw(dataset), "sdmx", tmp_path))
    assert [each[2:] for each in essence(again)] == [each[2:] for each in essence(dataset)]
    assert {each[:2] for each in essence(again)} == {each[:2] for each in essence(dataset)}


@pytest.mark.parametrize("name", EQUAL)
def test_the_figures_that_ship_come_back_equal(name: str, tmp_path: Path) -> None:
    raw = to_raw(open_dataset())
    assert to_raw(open_dataset(written(raw, name, tmp_path))) == raw


def test_a_corrected_reading_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b;c\nX;2020;1,5\nX;2021;2,5\n", encoding="utf-8")
    reading = read_options(["area=a,period=b,value=c"], ["unit=亿元"])
    raw = to_raw(open_files([str(path)], reading).dataset)
    assert raw["indicators"][0]["unit"] == "亿元"
    for name in EQUAL:
        assert to_raw(open_dataset(written(raw, name, tmp_path))) == raw


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Cn")),
    min_size=1, max_size=12,
)  # fmt: skip
FIGURES = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
)
PERIODS = st.sampled_from(
    ["1999", "2020", "2021-Q3", "2021-09", "2021-S1", "2021-W05", "2021-09-30", "2019/2022"]
)
HEADS = st.sampled_from(
    ["gdp", "GDP(亿元)", "rate, %", "人口（万人）", "output, million USD", "x_y"]
)
ROWS = st.lists(st.tuples(NAMES, PERIODS, FIGURES), min_size=1, max_size=12,
                unique_by=lambda row: (row[0].casefold(), row[1]))  # fmt: skip


@settings(max_examples=40)
@given(rows=ROWS, head=HEADS)
def test_the_law(rows: list[tuple[str, str, Decimal]], head: str) -> None:
    cells = [["area", "period", head, "status"]]
    cells += [[area, period, str(value), "e"] for area, period, value in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_text("".join(csv_text(iter(cells))), encoding="utf-8")
        try:
            raw = to_raw(open_files([str(path)], read_options(["area=1,period=2,value=3"])).dataset)
        except BinzhouError:  # what cannot be read is refused in a sentence
            return
        figures = [one for each in raw["indicators"] for one in each["observations"]]
        assert sorted(str(each["value"]) for each in figures) == sorted(str(row[2]) for row in rows)
        for name in EQUAL:
            target = Path(folder) / name
            target.mkdir()
            assert to_raw(open_dataset(written(raw, name, target))) == raw, name


def test_export_writes_by_the_ending(program: Program, tmp_path: Path) -> None:
    source = str(SAMPLES / "worldbank.csv")
    for ending in ("a.json", "a.csv", "a.sdmx.csv", "a.xlsx", "folder/"):
        target = f"{tmp_path}/{ending}"
        assert program("-d", source, "export", "-o", target).returncode == 0
        found = program(
            "-d", target, "show", "NY.GDP.MKTP.CD", "-a", "ABW", "--csv", "--columns", "value"
        )
        assert found.stdout.split() == [
            "value",
            "405586592.178771",
            "487709497.206704",
            "596648044.692737",
        ]
        assert found.stderr == ""


def test_a_part_is_exported(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "part.json"
    assert program("export", "gdp", "2015:2020", "-a", "Binzhou", "-o", str(target)).returncode == 0
    part = open_dataset(target)
    assert [each.id for each in part.indicators] == ["gdp"]
    assert {each[2] for each in essence(part)} == {"371600"}
    assert program("check", str(target)).returncode == 0


def test_a_file_is_never_written_over_itself(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("city,year,gdp\nA,2020,1\nA,2021,2\n", encoding="utf-8")
    before = path.read_bytes()
    assert program("-d", str(path), "export", "-o", str(path)).returncode != 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_new_and_add(program: Program, tmp_path: Path, ending: str) -> None:
    path = str(tmp_path / f"mine.{ending}")
    assert program("new", path).returncode == 0
    assert program("check", path, "--strict").returncode == 0
    before = Path(path).read_text(encoding="utf-8")
    added = program("add", path, "population", "2022", "1,280", "-a", "A", "--note", "by hand")
    assert added.returncode == 0, added.stderr
    after = Path(path).read_text(encoding="utf-8")
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    found = program(
        "-d", path, "show", "population", "A", "2022", "--csv", "--columns", "value,note"
    )
    assert found.stdout.split("\n")[1] == "1280,by hand"
    again = program("add", path, "population", "2022", "1,281", "-a", "A")
    assert again.returncode == 1
    assert Path(path).read_text(encoding="utf-8") == after
    assert program("new", path).returncode == 2
    assert program("add", path, "nothing", "2022", "1").returncode == 2


@settings(max_examples=150)
@given(data=st.data())
def test_bytes_cut_flipped_and_repeated_end_in_a_sentence(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(READ))
    raw = bytearray((SAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(raw) - 1, 0)))
        match data.draw(st.sampled_from(["cut", "flip", "repeat"])):
            case "cut":
                del raw[at : at + data.draw(st.integers(1, 400))]
            case "flip" if raw:
                raw[at % len(raw)] ^= data.draw(st.integers(1, 255))
            case _:
                raw[at:at] = raw[at : at + data.draw(st.integers(1, 200))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(bytes(raw))
        try:
            open_dataset(path, every_fault=True)
        except BinzhouError as error:
            said, code = str(error), error.exit_code
        else:
            return
    assert said
    assert code in (1, 2)


@pytest.mark.parametrize(
    "option", ["--csv", "--labels", "--no-header", "--bom", "--columns=value", "--top=1", "-d=x",
               "-o=y.csv", "--map=area=1", "--sheet=x"]
)  # fmt: skip
def test_options_without_effect_on_a_file_that_is_written(
    program: Program, tmp_path: Path, option: str
) -> None:
    path = tmp_path / "mine.json"
    words = option.split("=", 1)
    assert program("new", str(path), *words).returncode == 2
    assert not path.exists()


def cells_of_more(raw: dict[str, Any]) -> list[str]:
    """The last column of a tidy table."""
    return [row[-1] for row in tidy_rows(raw)][1:]


def test_no_cell_is_longer_than_a_sheet_holds() -> None:
    cells = cells_of_more(to_raw(open_dataset()))
    assert max(map(len, cells)) < 2_000
    assert all(each.startswith("{") for each in cells if each)


@pytest.mark.parametrize("name", ["csv", "xlsx", "package"])
def test_more_than_the_rows_hold_goes_on_in_rows_of_its_own(name: str, tmp_path: Path) -> None:
    raw = to_raw(open_dataset(SAMPLES / "plain.csv"))
    note = "a long note " * 300
    raw["areas"] += [
        {"code": f"X{n}", "name": f"Place {n}", "note": note.strip()} for n in range(40)
    ]
    figures = sum(len(each["observations"]) for each in raw["indicators"])
    raw["indicators"] = raw["indicators"][:1]
    raw["indicators"][0]["observations"] = raw["indicators"][0]["observations"][:2]
    cells = cells_of_more(raw)
    assert 2 < len(cells) < figures
    assert max(map(len, cells)) <= 30_000
    assert to_raw(open_dataset(written(raw, name, tmp_path))) == raw


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_the_note_of_a_printed_growth_is_handed_on(
    program: Program, tmp_path: Path, ending: str
) -> None:
    path = str(tmp_path / f"all.{ending}")
    assert program("export", "-o", path).returncode == 0
    words = ("growth", "gdp", "Dongying", "2013", "-f", "markdown")
    assert program("-d", path, *words).stdout == program(*words).stdout
