"""What a start loads: guarded by modules, not by time."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "binzhou_cli"
LOADED = """
import atexit, json, os, sys
def tell(known=sorted):
    with open(os.environ["LOADED"], "w") as file:
        json.dump(known(sys.modules), file)
atexit.register(tell)
sys.argv = json.loads(os.environ["ARGUMENTS"])
from binzhou_cli.__main__ import main
sys.exit(main())
"""

SHOW_CSV = {
    "binzhou_cli",
    "binzhou_cli.__main__",
    "binzhou_cli.analysis",
    "binzhou_cli.analysis.breaks",
    "binzhou_cli.analysis.caveats",
    "binzhou_cli.analysis.change",
    "binzhou_cli.analysis.growth",
    "binzhou_cli.analysis.names",
    "binzhou_cli.analysis.rank",
    "binzhou_cli.analysis.scale",
    "binzhou_cli.analysis.series",
    "binzhou_cli.commands",
    "binzhou_cli.commands.options",
    "binzhou_cli.commands.phrases",
    "binzhou_cli.commands.show",
    "binzhou_cli.errors",
    "binzhou_cli.main",
    "binzhou_cli.messages",
    "binzhou_cli.model",
    "binzhou_cli.model.dataset",
    "binzhou_cli.model.period",
    "binzhou_cli.model.vocabulary",
    "binzhou_cli.read",
    "binzhou_cli.read.json_file",
    "binzhou_cli.read.lines",
    "binzhou_cli.record",
    "binzhou_cli.report",
    "binzhou_cli.view",
    "binzhou_cli.view.data",
    "binzhou_cli.view.output",
    "binzhou_cli.view.safe",
}
"""What ``show --csv`` loads of ours; a new command adds nothing to it."""


def modules(tmp_path: Path, *arguments: str, **environment: str) -> set[str]:
    import os

    told = tmp_path / "loaded.json"
    settings = os.environ | {
        "LOADED": str(told),
        "ARGUMENTS": json.dumps(["binzhou", *arguments]),
    }
    subprocess.run(
        [sys.executable, "-c", LOADED],
        env=settings | environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    return set(json.loads(told.read_text()))


def ours(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.split(".")[0] == "binzhou_cli"}


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown"])
@pytest.mark.parametrize("command", [("show", "gdp"), ("compare", "2018", "2020"), ("rank", "gdp")])
def test_only_a_table_loads_rich(tmp_path: Path, command: tuple[str, ...], form: str) -> None:
    assert "rich" not in modules(tmp_path, *command, "-f", form)


def test_version_loads_no_typer(tmp_path: Path) -> None:
    loaded = modules(tmp_path, "--version")
    assert not loaded & {"typer", "pydantic", "rich"}
    assert ours(loaded) == {"binzhou_cli", "binzhou_cli.__main__"}


@pytest.mark.parametrize("arguments", [("--help",), ("show", "--help"), ("compare", "--help")])
def test_help_reads_no_dataset_and_builds_no_model(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    loaded = modules(tmp_path, *arguments)
    assert not [name for name in ours(loaded) if ".model" in name or ".read" in name]
    assert "rich" not in loaded


@pytest.mark.parametrize("line", ["binzhou sh", "binzhou show gdp --pe"])
def test_completion_of_commands_and_options_reads_no_dataset(tmp_path: Path, line: str) -> None:
    words = str(len(line.split()) - 1)
    loaded = modules(tmp_path, _BINZHOU_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=words)
    assert not [name for name in ours(loaded) if ".model" in name or ".read" in name]
    assert "pydantic" not in loaded
    if line == "binzhou sh":
        assert "binzhou_cli.commands.show" not in loaded


def test_show_as_csv_loads_just_this(tmp_path: Path) -> None:
    assert ours(modules(tmp_path, "show", "revenue", "--csv")) == SHOW_CSV


def test_a_command_loads_no_other_command(tmp_path: Path) -> None:
    loaded = ours(modules(tmp_path, "areas", "--csv"))
    others = {
        f"binzhou_cli.commands.{name}" for name in ("show", "compare", "rank", "list", "plot")
    }
    assert not loaded & others
    assert not [name for name in loaded if ".analysis" in name or "chart" in name]


def test_nothing_of_ours_imports_the_metadata_of_packages(tmp_path: Path) -> None:
    """Pydantic imports it to look for plug-ins, which the program switches off."""
    assert "importlib.metadata" not in modules(tmp_path, "--help")
    for path in PACKAGE.rglob("*.py"):
        assert not re.search(r"importlib[. ]+(import )?metadata", path.read_text("utf-8")), path


def test_only_the_observations_of_the_answer_become_models() -> None:
    code = (
        "from binzhou_cli import open_dataset\n"
        "from binzhou_cli.model import dataset as models\n"
        "made = []\n"
        "plain = models._trusted\n"
        "models._trusted = lambda raw: (made.append(len(raw)), plain(raw))[1]\n"
        "whole = open_dataset()\n"
        "assert made == []\n"
        "whole.indicators_by_id['gdp'].observations.of_area('371600')\n"
        "print(made)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[28]\n"
