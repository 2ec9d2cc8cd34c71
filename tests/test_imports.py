"""What a run loads and makes ready: a list is true on any machine, a time is not."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import CLEAN
from support import PACKAGE, SMALL_FILE, Program

from binzhou_cli.formats import open_dataset
from binzhou_cli.formats.lines import LineFigures
from binzhou_cli.model.build import Builder

RUN = """
import json, sys, typing
from binzhou_cli import record
sys.argv = json.loads(sys.argv[1])
Maker = getattr(record, "_Maker", typing.NamedTupleMeta)
made, make = [], Maker.__new__
def told(kind, name, bases, space):
    made.append(space["__module__"] + "." + name)
    return make(kind, name, bases, space)
Maker.__new__ = told
sys.stdout.write, said = (lambda text: len(text)), sys.stderr
from binzhou_cli.__main__ import main
code = main()
json.dump([sorted(sys.modules), made], said)
sys.exit(code)
"""


class Loaded(NamedTuple):
    """What one run has loaded.

    Attributes:
        modules: all of them.
        ours: those of the program, without its name; rooms are left out.
        records: the classes of records it has made.
    """

    modules: set[str]
    ours: set[str]
    records: list[str]

    @property
    def others(self) -> set[str]:
        """The packages that are not of the standard library."""
        return self.modules & {"typer", "rich", "pydantic", "pydantic_core", "pygments"}


def loaded(*arguments: str, cache: str) -> Loaded:
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(["binzhou", *arguments])],
        env=CLEAN | {"BINZHOU_CACHE": cache},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules, records = json.loads(done.stderr.splitlines()[-1])
    ours = {each.partition(".")[2] for each in modules if each.startswith("binzhou_cli.")}
    rooms = {each.partition(".")[0] for each in ours if "." in each}
    return Loaded(set(modules), ours - rooms, records)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where it is remembered that the bundled dataset has passed."""
    folder = tmp_path_factory.mktemp("kept")
    folder.chmod(0o700)
    open_dataset(cache=str(folder))
    return str(folder)


@pytest.fixture(scope="module")
def csv(kept: str) -> Loaded:
    return loaded("show", "revenue", "--csv", cache=kept)


@pytest.fixture(scope="module")
def table(kept: str) -> Loaded:
    return loaded("show", "revenue", "-f", "table", cache=kept)


SHOW_CSV = {
    "__main__", "environment", "errors", "naming", "record", "selection", "session",
    "cli.options", "cli.parser", "cli.run", "cli.shared", "cli.verbs",
    "commands.show", "language",
    "formats.bounds", "formats.json_file", "formats.lines", "formats.marker", "formats.pieces",
    "model.build", "model.dataset", "model.figures", "model.period", "model.records",
    "model.vocabulary",
    "analysis.breaks", "analysis.caveats", "analysis.change", "analysis.growth", "analysis.names",
    "analysis.observed", "analysis.places", "analysis.rank", "analysis.runs", "analysis.scale",
    "analysis.standing", "analysis.trajectory",
    "report.absent", "report.fields", "report.placed", "report.report", "report.series",
    "report.words",
    "view.delimited", "view.glyphs", "view.machine", "view.medium", "view.output", "view.safe",
    "view.units", "view.writers",
}  # fmt: skip
"""What ``show --csv`` needs of ours. A name that comes to it costs every run a tenth of a
millisecond and more: it stands here because somebody wanted it."""


def test_show_as_csv_loads_just_this(csv: Loaded) -> None:
    assert csv.ours == SHOW_CSV
    assert csv.others == {"typer"}


def test_a_table_loads_no_more_of_rich_than_one_console_and_its_tables(
    csv: Loaded, table: Loaded
) -> None:
    assert table.others == {"typer", "rich"}
    unwanted = ("live", "markdown", "panel", "pretty", "progress", "prompt", "status", "syntax",
                "traceback", "tree", "columns", "json", "logging", "layout")  # fmt: skip
    assert {f"rich.{each}" for each in unwanted} & table.modules == set()
    more = {each for each in table.ours - csv.ours if not each.startswith("language")}
    assert more <= {"view.table", "view.beneath", "view.cells", "view.layout", "view.fold",
                    "view.pivot", "report.notes"}  # fmt: skip


def test_figures_without_words_load_no_sentence_and_a_table_those_of_every_run_alone(
    csv: Loaded, table: Loaded
) -> None:
    assert {each for each in csv.ours if each.startswith("language.")} == set()
    assert {"language.catalogue", "language.sentences"} <= table.ours
    assert {"language.pages", "language.help"} & table.ours == set()


def test_reading_loads_no_codec_but_that_of_utf_8(csv: Loaded) -> None:
    assert "encodings.utf_8_sig" not in csv.modules


def test_a_run_makes_only_records_that_it_may_fill(csv: Loaded) -> None:
    """A class of records takes as long to make as a small module to load."""
    mine = [each.removeprefix("binzhou_cli.") for each in csv.records if "binzhou" in each]
    assert len(mine) == len(set(mine))
    assert {each.rpartition(".")[0] for each in mine} <= SHOW_CSV
    assert len(mine) <= 45


def test_other_commands_bring_their_own_and_nothing_else(kept: str) -> None:
    found = loaded("list", "--csv", cache=kept)
    assert {each for each in found.ours if each.startswith("commands.")} == {"commands.list"}
    assert {each for each in found.ours if each.startswith("report.")} <= {
        "report.fields", "report.listing", "report.report", "report.words",
    }  # fmt: skip
    assert found.others == {"typer"}


@pytest.mark.parametrize("name", sorted(SHOW_CSV))
def test_nothing_is_made_ready_at_import_that_a_run_may_not_need(name: str) -> None:
    """Regular expressions: some take longer to make ready than a file to be read."""
    path = PACKAGE / name.replace(".", "/")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    inside = ast.parse(path.read_text(encoding="utf-8"))
    for statement in inside.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        called = {
            ast.unparse(each.func) for each in ast.walk(statement) if isinstance(each, ast.Call)
        }
        assert called & {"re.compile", "compile"} == set(), path


# --- Pydantic ------------------------------------------------------------------------------


def test_a_run_that_validates_looks_for_no_plug_ins() -> None:
    found = loaded("areas", "--csv", "-d", str(SMALL_FILE), cache="")
    assert "pydantic" in found.modules
    assert {"importlib.metadata", "email", "zipfile"} & found.modules == set()


def test_the_function_that_is_replaced_is_still_the_one_that_is_asked() -> None:
    """Else plug-ins are searched again: slower, not wrong."""
    from pydantic.plugin import _schema_validator

    text = Path(_schema_validator.__file__).read_text(encoding="utf-8")
    assert "from ._loader import get_plugins" in text
    assert "plugins = get_plugins()" in text


def test_who_imports_the_package_keeps_his_plug_ins() -> None:
    code = (
        "import sys\n"
        "from binzhou_cli import open_dataset\n"
        f"open_dataset({str(SMALL_FILE)!r})\n"
        "print(sys.modules['pydantic.plugin._loader'].__file__)"
    )
    settings = {name: value for name, value in CLEAN.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=settings, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith(os.path.join("plugin", "_loader.py"))


# --- reading -------------------------------------------------------------------------------


def test_a_list_makes_the_figures_of_one_area_alone(
    kept: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = Builder.figure

    def told(self: Builder, indicator: object, raw: dict[str, str]) -> object:
        made.append(raw["area"])
        return real(self, indicator, raw)  # type: ignore[arg-type]

    monkeypatch.setattr(Builder, "figure", told)
    assert program("list", "--csv", BINZHOU_CACHE=kept).returncode == 0
    assert set(made) == {"371600"}


def test_a_table_of_the_list_counts_nothing_that_it_does_not_show(
    kept: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    real = LineFigures.coverage

    def told(self: LineFigures, indicator: object) -> object:
        counted.append("one")
        return real(self, indicator)  # type: ignore[arg-type]

    monkeypatch.setattr(LineFigures, "coverage", told)
    assert program("list", "-f", "table", BINZHOU_CACHE=kept).returncode == 0
    assert counted == []
    assert program("list", "--csv", BINZHOU_CACHE=kept).returncode == 0
    assert counted


def test_a_file_that_has_just_passed_is_read_as_one_that_is_remembered(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = Builder.figure

    def told(self: Builder, indicator: object, raw: dict[str, str]) -> object:
        made.append(raw["period"])
        return real(self, indicator, raw)  # type: ignore[arg-type]

    monkeypatch.setattr(Builder, "figure", told)
    answer = program("show", "output", "-a", "11", "--csv", "-d", str(SMALL_FILE), BINZHOU_CACHE="")
    assert answer.returncode == 0
    assert 0 < len(made) < SMALL_FILE.read_text(encoding="utf-8").count('"period"')
