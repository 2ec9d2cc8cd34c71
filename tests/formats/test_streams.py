"""A file from standard input, packed, or under another name is read like any other."""

import gzip
import io
from pathlib import Path

import pytest
from support import Program

from binzhou_cli.cli.run import run
from binzhou_cli.environment import Environment
from binzhou_cli.formats import open_dataset
from binzhou_cli.formats.writing import to_raw

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.mark.parametrize("name", ["worldbank.csv", "nbs.csv", "workbook.xlsx", "jsonstat.json"])
def test_standard_input(name: str) -> None:
    stdout, stderr = io.StringIO(), io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO((SAMPLES / name).read_bytes()))
    environment = Environment(
        ["-d", "-", "list", "--csv"], {"LANG": "en_US.UTF-8"}, stdout, stderr, stdin=stdin
    )
    assert run(environment) == 0, stderr.getvalue()
    assert stdout.getvalue().count("\n") > 1


def test_no_standard_input() -> None:
    stderr = io.StringIO()
    environment = Environment(["-d", "-", "list"], {"LANG": "C"}, io.StringIO(), stderr)
    assert run(environment) == 1
    assert stderr.getvalue().startswith("- is empty")


@pytest.mark.parametrize("name", ["worldbank.csv", "eurostat.tsv", "population.px"])
def test_gz_and_another_ending(name: str, tmp_path: Path) -> None:
    content = (SAMPLES / name).read_bytes()
    plain = tmp_path / "x.dat"
    plain.write_bytes(content)
    packed = tmp_path / "x.bin"
    packed.write_bytes(gzip.compress(content))
    raw = to_raw(open_dataset(plain))
    again = to_raw(open_dataset(packed))
    assert raw["indicators"] == again["indicators"]


def test_a_folder_is_no_file(program: Program, tmp_path: Path) -> None:
    found = program("-d", str(tmp_path), "list")
    assert found.returncode == 1
    assert "is a folder" in found.stderr


def test_about_a_dataset_of_ours(program: Program) -> None:
    assert program("about", "--csv").returncode == 0
    found = program("-d", str(SAMPLES / "worldbank.csv"), "about", "NY.GDP.MKTP.CD", "--csv")
    assert found.returncode == 0
    assert "current US$" in found.stdout
