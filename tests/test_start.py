"""What a start loads and reads: guarded by modules and files, not by time."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import CLEAN
from support import SMALL

from binzhou_cli.formats import open_dataset

RUN = """
import atexit, json, os, sys
opened = set()
def told(event, args):
    if event == "open" and isinstance(args[0], str):
        opened.add(os.path.basename(args[0]))
sys.addaudithook(told)
sys.argv = json.loads(os.environ["ARGUMENTS"])
sys.stdout.reconfigure(errors="backslashreplace")
from binzhou_cli.__main__ import main
code = main()
with open(os.environ["LOADED"], "w") as file:
    json.dump([sorted(sys.modules), sorted(opened)], file)
sys.exit(code)
"""
HEAVY = {"rich", "pydantic", "pydantic_core", "typer", "importlib.metadata", "altair",
         "vl_convert", "subprocess", "tomllib", "email"}  # fmt: skip


class Start(NamedTuple):
    """What one run has loaded and read.

    Attributes:
        modules: all of them.
        ours: those of the program, without its name.
        opened: the names of the files it has opened.
    """

    modules: set[str]
    ours: set[str]
    opened: set[str]
    stdout: str

    @property
    def heavy(self) -> set[str]:
        return HEAVY & self.modules

    def of(self, *rooms: str) -> set[str]:
        """What it has loaded of some rooms."""
        return {each for each in self.ours if each.startswith(rooms)}


Started = Callable[..., Start]


@pytest.fixture
def started(tmp_path: Path, cache: Path) -> Started:
    """Run a command line in a process of its own."""

    def run(*arguments: str, **environment: str) -> Start:
        told = tmp_path / "loaded.json"
        settings: dict[str, Any] = {
            "LOADED": str(told),
            "ARGUMENTS": json.dumps(["binzhou", *arguments]),
            "BINZHOU_CACHE": str(cache),
        }
        done = subprocess.run(
            [sys.executable, "-c", RUN],
            env=CLEAN | settings | environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        modules, opened = json.loads(told.read_text())
        ours = {each.partition(".")[2] for each in modules if each.startswith("binzhou_cli.")}
        return Start(set(modules), ours, set(opened), done.stdout)

    return run


@pytest.fixture
def remembered(started: Started, cache: Path) -> Started:
    """The same, once it is remembered that the bundled dataset has passed the models."""
    open_dataset(cache=str(cache))
    return started


DATASET = ("formats", "model.dataset", "model.build", "model.models", "analysis", "charts")


def test_the_version_loads_nothing_of_ours(started: Started) -> None:
    for option in ("--version", "-V"):
        found = started(option)
        assert found.ours == {"__main__"}
        assert found.heavy == set()
        assert found.stdout.startswith("binzhou ")


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("show", "--help"), ("help", "compare"), ("help", "output"), ("help", "data")],
)
def test_help_reads_no_dataset_and_builds_no_model(
    started: Started, arguments: tuple[str, ...]
) -> None:
    found = started(*arguments, BINZHOU_DATA="none.json")
    assert any(word in found.stdout for word in ("Usage", "--data", "--format"))
    assert found.opened & {"binzhou.json", "none.json", "dataset.schema.json"} == set()
    assert found.of(*DATASET) == set()
    assert found.heavy <= {"typer", "subprocess"}


@pytest.mark.parametrize(
    "words", [("show", "revenue", "--csv"), ("rank", "gdp", "--json"), ("list", "-f", "tsv")]
)
def test_machine_formats_load_no_rich_and_a_file_that_has_passed_no_pydantic(
    remembered: Started, words: tuple[str, ...]
) -> None:
    found = remembered(*words)
    assert found.heavy <= {"typer", "subprocess"}
    assert found.of("model.models", "model.soundness", "formats.gate", "formats.place") == set()
    assert found.of("view.table", "view.terminal", "view.vega", "view.picture") == set()


@pytest.mark.parametrize("form", ["markdown", "jsonl"])
def test_only_a_table_loads_rich(remembered: Started, form: str) -> None:
    assert "rich" not in remembered("compare", "2018", "2020", "-f", form).modules


def test_a_table_loads_rich_and_no_pydantic(remembered: Started) -> None:
    found = remembered("show", "revenue", "-f", "table")
    assert "rich" in found.modules
    assert found.heavy & {"pydantic", "pydantic_core", "vl_convert", "importlib.metadata"} == set()
    assert found.of("view.vega", "view.terminal") == set()


def test_a_file_that_has_not_passed_yet_loads_pydantic_once(
    started: Started, tmp_path: Path
) -> None:
    path = tmp_path / "small.json"
    path.write_text(SMALL, encoding="utf-8")
    loaded = ["pydantic" in started("areas", "--csv", "-d", str(path)).modules for _ in range(2)]
    assert loaded == [True, False]
    assert "pydantic" in started("areas", "--csv", "-d", str(path), BINZHOU_CACHE="").modules
    assert "pydantic" in started("check", str(path), "--csv").modules


def test_a_command_loads_no_other_command(remembered: Started) -> None:
    found = remembered("areas", "--csv")
    assert found.of("commands.") == {"commands.areas"}
    assert found.of("charts", "view.table", "analysis.rank", "analysis.compare") == set()


def test_a_specification_of_a_chart_needs_no_renderer(remembered: Started, tmp_path: Path) -> None:
    found = remembered("plot", "gdp", "-o", str(tmp_path / "a.vl.json"))
    assert found.heavy & {"vl_convert", "altair", "pydantic", "rich"} == set()
    assert "view.vega.specification" in found.ours


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_completion_of_commands_and_options_reads_no_dataset(started: Started, kind: str) -> None:
    for words in (["sh"], ["show", "gdp", "--im"]):
        found = started("__complete", kind, *words)
        assert found.stdout
        assert found.of(*DATASET) == set()
        assert "binzhou.json" not in found.opened
        assert found.heavy & {"pydantic", "rich"} == set()
