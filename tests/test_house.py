"""The house stands: arrows run forward, heavy things wait, and each room keeps to its work."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from support import PACKAGE

ROOMS = (
    "record", "errors", "language", "environment", "model", "selection", "formats", "analysis",
    "report", "charts", "view", "naming", "session", "commands", "cli", "api",
)  # fmt: skip
"""From left to right: a room knows those before it, by their results, and none after it.

``record`` is what records are made of; ``environment`` stands alone; ``selection`` are the
periods of a question, known to all that answer it; ``session`` is one run of a command.
"""

BACK: dict[tuple[str, str], str] = {
    ("errors", "language"): "str() of an error is its English sentence, said when it is asked for",
    ("report.report", "charts.chart"): "the type of what a report may be drawn as",
    ("report.booklet", "charts.chart"): "the type of what a part of a page is drawn as",
    ("commands", "cli.options"): "the shared options, which know no command",
}
"""Arrows that run back, each with the reason why it may: module or room, and what it knows."""

LATE = {
    ("errors", "language"),
    ("report.report", "charts.chart"),
    ("report.booklet", "charts.chart"),
}
"""Those of them that must not load anything when the module is loaded."""

HEAVY = {
    "rich": (),
    "pydantic": ("model.models",),
    "pydantic_core": ("model.models",),
    "typing_extensions": ("model.models",),
    "typer": ("cli", "commands"),
    "vl_convert": (),
    "jsonschema": (),
    "duckdb": (),
    "_duckdb": (),
    "sqlalchemy": (),
    "numpy": (),
    "pandas": (),
    "importlib.metadata": (),
}
"""What costs time to import, and where it may stand at module level."""

SURROUNDINGS = ("environment", "__main__")
LONGEST, LONGEST_COMMAND = 400, 200


PARTS_OF_VERBS = {"measures": "growth has one option a measure, each with a function of its own"}
"""Files of ``commands`` that are no verb, with the reason."""


class Arrow(NamedTuple):
    """That a module knows another one.

    Attributes:
        at: the line.
        when: ``loaded``, ``called`` (within a function) or ``checked`` (for its types alone).
    """

    module: str
    target: str
    at: int
    when: str


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """``cli.run`` for binzhou_cli/cli/run.py; empty for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in files()}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> tuple[Arrow, ...]:
    """Whatever a module imports, of ours or not."""
    return tuple(_imports(tree(path), name_of(path), "loaded"))


def _imports(node: ast.AST, module: str, when: str) -> Iterator[Arrow]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for each in child.names:
                yield Arrow(module, each.name, child.lineno, when)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{module}: a relative import"
            for each in child.names:
                whole = f"{child.module}.{each.name}"
                found = whole if whole.removeprefix("binzhou_cli.") in MODULES else child.module
                yield Arrow(module, found or "", child.lineno, when)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            yield from _imports(child, module, "checked")
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _imports(child, module, "called" if when == "loaded" else when)
        else:
            yield from _imports(child, module, when)


def ours() -> Iterator[Arrow]:
    """The arrows within the house, the target without the name of the package."""
    for path in files():
        for each in imports(path):
            if each.target.split(".")[0] == "binzhou_cli":
                yield each._replace(target=each.target.partition(".")[2])


def room(module: str) -> str:
    return module.split(".")[0]


def excused(arrow: Arrow) -> tuple[str, str] | None:
    for back in BACK:
        if (arrow.module == back[0] or room(arrow.module) == back[0]) and (
            arrow.target == back[1] or room(arrow.target) == back[1]
        ):
            return back
    return None


def test_every_module_stands_in_a_room() -> None:
    assert {room(name) for name in MODULES} - {"", "__main__"} == set(ROOMS)


def test_no_arrow_runs_back() -> None:
    back = [
        each
        for each in ours()
        if each.module not in ("", "__main__")
        and each.target
        and room(each.module) != room(each.target)
        and ROOMS.index(room(each.target)) >= ROOMS.index(room(each.module))
        and excused(each) is None
    ]
    assert back == []


def test_every_excuse_is_needed_and_loads_nothing_where_it_says_so() -> None:
    used = {excused(each): each for each in ours() if excused(each) is not None}
    assert used.keys() == BACK.keys()
    late = [each for each in ours() if excused(each) in LATE]
    assert {each.when for each in late} <= {"called", "checked"}


def test_the_package_itself_loads_nothing() -> None:
    for name in ("", "__main__"):
        loaded = [each for each in ours() if each.module == name and each.when == "loaded"]
        assert loaded == []


def test_no_modules_load_each_other_in_a_circle() -> None:
    known: dict[str, set[str]] = {}
    for each in ours():
        if each.when == "loaded":
            known.setdefault(each.module, set()).add(each.target)

    def reached(module: str) -> set[str]:
        found: set[str] = set()
        ahead = [module]
        while ahead:
            for target in known.get(ahead.pop(), set()) - found:
                found.add(target)
                ahead.append(target)
        return found

    assert [module for module in known if module in reached(module)] == []


def test_heavy_modules_wait_until_they_are_needed() -> None:
    eager = [
        each
        for path in files()
        for each in imports(path)
        if each.when == "loaded"
        for heavy, homes in HEAVY.items()
        if (each.target == heavy or each.target.startswith(f"{heavy}."))
        and each.module not in homes
        and room(each.module) not in homes
    ]
    assert eager == []


@pytest.mark.parametrize("heavy", ["rich", "pydantic", "typer"])
def test_what_is_heavy_is_used(heavy: str) -> None:
    assert any(room(each.target) == heavy for path in files() for each in imports(path))


def test_only_the_model_and_the_gate_know_pydantic() -> None:
    knowing = {
        each.module
        for path in files()
        for each in imports(path)
        if room(each.target) in ("pydantic", "pydantic_core")
        or each.target == "binzhou_cli.model.models"
    }
    assert {room(each) for each in knowing} <= {"model", "formats"}


# --- each room keeps to its work ---------------------------------------------------------------


def dotted(node: ast.AST) -> str:
    return ast.unparse(node) if isinstance(node, ast.Attribute) else ""


OUTSIDE = re.compile(
    r"os\.(environ|getenv|get_terminal_size)"
    r"|sys\.(stdout|stderr|stdin|argv)"
    r"|(datetime\.|date\.)?(datetime|date)\.(now|today|utcnow)"
    r"|time\.(time|localtime|gmtime|time_ns)"
    r"|shutil\.get_terminal_size"
)


def test_only_the_environment_touches_streams_variables_and_the_clock() -> None:
    touched = [
        (name, node.lineno, dotted(node))
        for name, path in MODULES.items()
        if name not in SURROUNDINGS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and OUTSIDE.fullmatch(dotted(node))
    ]
    assert touched == []
    printed = [
        (name, node.lineno)
        for name, path in MODULES.items()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "input")
    ]
    assert printed == []


def test_no_row_is_read_by_number() -> None:
    numbered = [
        (name, node.lineno, ast.unparse(node))
        for name, path in MODULES.items()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Subscript)
        and re.fullmatch(r"row|record", ast.unparse(node.value).split(".")[-1])
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, int)
    ]
    assert numbered == []


@cache
def formats() -> set[str]:
    from binzhou_cli.view.writers import WRITERS

    return {each.name for each in WRITERS}


def named_formats(path: Path) -> list[tuple[int, str]]:
    """Where a module names an output format; what is usual for a verb is no question of format."""
    usual = {
        id(node.value)
        for node in tree(path).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "USUAL_FORMAT"
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in usual
        and node.value in formats()
    ]


COMMANDS = [path for path in files() if name_of(path).startswith("commands.")]


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_no_command_names_an_output_format(path: Path) -> None:
    assert named_formats(path) == []


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_no_command_knows_a_writer(path: Path) -> None:
    known = [each for each in imports(path) if each.target.startswith("binzhou_cli.view")]
    assert known == []


@pytest.mark.parametrize("name", ["report", "analysis", "charts"])
def test_no_report_knows_which_format_comes(name: str) -> None:
    for path in (PACKAGE / name).glob("*.py"):
        assert [each for _, each in named_formats(path) if each not in ("table",)] == [], path


def lines_of(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def test_no_file_is_longer_than_one_idea() -> None:
    long = {
        path.relative_to(PACKAGE).as_posix()
        for path in files()
        if lines_of(path) > LONGEST and room(name_of(path)) != "language"
    }
    assert long == set()


def test_commands_are_short() -> None:
    commands = {path: lines_of(path) for path in files() if room(name_of(path)) == "commands"}
    assert [path for path, count in commands.items() if count > LONGEST_COMMAND] == []
    assert sum(commands.values()) * 5 < sum(map(lines_of, files()))


def test_every_verb_is_a_file_and_every_file_a_verb() -> None:
    from binzhou_cli.cli.verbs import START, VERBS

    modules = {each.module for each in (*VERBS, START) if each.name != "help"}
    held = {f"binzhou_cli.{name_of(path)}" for path in COMMANDS}
    assert held - modules == {f"binzhou_cli.commands.{name}" for name in PARTS_OF_VERBS}
    assert modules <= held


def test_every_writer_can_be_loaded() -> None:
    from binzhou_cli.view.writers import WRITERS

    assert all(callable(each.load()) for each in WRITERS)
    assert len(formats()) == len(WRITERS)
