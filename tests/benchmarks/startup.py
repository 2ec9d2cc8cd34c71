"""How fast ``binzhou`` starts: medians of one run, as ratios to ``python -c pass``.

    python tests/benchmarks/startup.py
    python tests/benchmarks/startup.py --rounds 40 --json startup.json --peers PYTHON

Every command runs once to warm up and is checked to answer; then the rounds follow, each of
them running every command once, in an order of its own. A ratio compares medians of one run
alone, so that a machine that is busy with other things is busy for all of them. The interpreter
is the one that runs this script: start it directly, not through the shim of a version manager.

A dataset passes the models once, and a marker in the user's cache remembers it. Both are
measured: with the marker, as every run but the first is, and without it, as the first one is and
every one that has no folder for it.

Measured beside the commands is what they stand on: ``import typer`` alone; ``floor_csv.py`` and
``floor_table.py``, the same stack with Pydantic models and nothing of ours; and, with
``--peers``, what else would print a series with its growth from a CSV file.
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

HERE = Path(__file__).parent
BASE = "python -c pass"
STACK = ("binzhou", "typer", "pydantic", "pydantic-core", "rich")
UNSET = ("BINZHOU", "_BINZHOU", "LC_", "LANG", "PYTHON", "COLUMNS", "NO_COLOR", "FORCE_COLOR")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(UNSET)},
    "LANG": "C.UTF-8",
    "COLUMNS": "100",
}
GROWTH = "100.0 * (value / lag(value) over (order by period) - 1)"


class Measure(NamedTuple):
    """One command to time.

    Attributes:
        name: how the table calls it.
        group: ``base``, ``binzhou``, ``floor`` or ``peer``.
        command: what is run.
        settings: variables of its environment, besides those of all.
        at_most: the ratio to the base that is to be kept on a quiet machine; 0 for none.
    """

    name: str
    group: str
    command: list[str]
    settings: Mapping[str, str] = MappingProxyType({})
    at_most: float = 0


def machine() -> dict[str, str | int]:
    """What the figures depend on: processor, system, interpreter, versions of the stack."""
    from importlib.metadata import PackageNotFoundError, version

    found: dict[str, str | int] = {
        "cpu": processor(),
        "cores": os.cpu_count() or 0,
        "os": platform.platform(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }
    for name in STACK:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def processor() -> str:
    """The name of the processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def program() -> tuple[list[str], str]:
    """How ``binzhou`` is called, and in words."""
    script = Path(sys.executable).with_name("binzhou.exe" if os.name == "nt" else "binzhou")
    if script.exists():
        return [str(script)], "the script that stands beside the interpreter"
    return [sys.executable, "-m", "binzhou_cli"], "python -m binzhou_cli: there is no script"


def measures(binzhou: list[str], cache: str) -> list[Measure]:
    """The base, the commands with and without a marker, and what they stand on.

    Args:
        cache: a folder for the marker; the run that warms up leaves it there.
    """

    def ours(line: str, at_most: float = 0, *, marker: bool = True) -> Measure:
        return Measure(
            f"binzhou {line}" if marker else f"{line}, no marker",
            "binzhou",
            [*binzhou, *line.split()],
            {"BINZHOU_CACHE": cache if marker else ""},
            at_most,
        )

    def python(name: str, code: str, *words: str) -> Measure:
        return Measure(name, "floor", [sys.executable, "-c", code, *words])

    def floor(module: str) -> Measure:
        # Imported, so that its byte code is kept as that of an installed package is.
        code = f"import sys; sys.path[0] = {str(HERE)!r}; from {module} import main; main()"
        return python(module, code, "revenue")

    tab = ours("__complete bash show rev", 2)
    return [
        Measure(BASE, "base", [sys.executable, "-c", "pass"]),
        ours("--version", 2),
        tab._replace(name="binzhou show rev<Tab>"),
        ours("--help", 6),
        ours("show --help"),
        ours("show revenue --csv", 6.5),
        ours("show revenue --json"),
        ours("show revenue -f table", 8.5),
        ours("list --csv", 7),
        ours("list -f table"),
        ours("rank gdp --csv"),
        ours("rank gdp -f table", 10),
        ours("compare 2018 2020 -f table"),
        ours("show revenue --csv", 20, marker=False),
        ours("show revenue -f table", 20, marker=False),
        python("import typer", "import typer; print()"),
        python("import typer, rich.table", "import typer, rich.table, rich.console; print()"),
        floor("floor_csv"),
        floor("floor_table"),
    ]


def peers(python: str, csv: Path) -> tuple[list[Measure], list[str]]:
    """What else gives the series of a CSV file with its growth, and what is not installed."""
    scripts = Path(python).parent
    query = f"select period, value, {GROWTH} as growth from "
    duck = f"import duckdb; print(duckdb.sql({query + repr(csv.name)!r}))"
    panda = (
        f"import pandas; d = pandas.read_csv({csv.name!r})[['period', 'value']]; "
        "d['growth'] = 100 * d.value.pct_change(); print(d)"
    )
    commands = {
        "csvkit": [str(scripts / "csvsql"), "--query", query + csv.stem, csv.name],
        "sqlite-utils": [
            str(scripts / "sqlite-utils"), "memory", csv.name, query + csv.stem, "--csv"
        ],
        "duckdb": [python, "-c", duck],
        "pandas": [python, "-c", panda],
    }  # fmt: skip
    found, missing = [], []
    for name, command in commands.items():
        version = installed(python, name)
        if version:
            found.append(Measure(f"{name} {version}", "peer", command))
        else:
            missing.append(name)
    return found, missing


def installed(python: str, name: str) -> str:
    """The version of a package in an interpreter, or nothing."""
    code = f"import importlib.metadata as m; print(m.version({name!r}), end='')"
    try:
        asked = subprocess.run([python, "-c", code], capture_output=True, text=True)
    except OSError:
        return ""
    return asked.stdout if asked.returncode == 0 else ""


def write_series(binzhou: list[str], csv: Path) -> None:
    """The series that the peers read."""
    with csv.open("wb") as file:
        command = [*binzhou, "show", "gdp", "--csv", "--columns", "period,value"]
        subprocess.run(command, stdout=file, env=ENVIRONMENT, check=True)


class Spent(NamedTuple):
    """Seconds of one command: from its start to its end, and those of the processor."""

    wall: float
    cpu: float


def cpu_of_children() -> float:
    """Seconds of the processor that ended commands took; 0 where the system does not tell."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:
        return 0
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def once(measure: Measure, folder: str, *, checked: bool = False) -> Spent:
    """Run a command."""
    output = subprocess.PIPE if checked else subprocess.DEVNULL
    before, start = cpu_of_children(), time.perf_counter()
    done = subprocess.run(
        measure.command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        env={**ENVIRONMENT, **measure.settings},
        cwd=folder,
    )
    spent = Spent(time.perf_counter() - start, cpu_of_children() - before)
    if checked and (done.returncode or not (done.stdout or measure.group == "base")):
        complaint = done.stderr.decode(errors="replace").strip()
        raise SystemExit(f"{measure.name} gives no answer ({done.returncode}): {complaint}")
    return spent


def run(chosen: list[Measure], rounds: int, folder: str) -> dict[str, list[Spent]]:
    """The times of every measure, one a round."""
    for measure in chosen:
        once(measure, folder, checked=True)
    times: dict[str, list[Spent]] = {measure.name: [] for measure in chosen}
    for number in range(rounds):
        order = list(chosen)
        random.Random(number).shuffle(order)
        for measure in order:
            times[measure.name].append(once(measure, folder))
    return times


def results(chosen: list[Measure], times: dict[str, list[Spent]]) -> list[dict[str, Any]]:
    """One line a measure: median in milliseconds, ratios, and whether a bound is kept."""
    medians = {name: statistics.median(each.wall for each in kept) for name, kept in times.items()}
    cpu = {name: statistics.median(each.cpu for each in kept) for name, kept in times.items()}
    least = {name: min(kept).wall for name, kept in times.items()}
    lines = []
    for measure in chosen:
        median = medians[measure.name]
        line: dict[str, Any] = {
            "name": measure.name,
            "group": measure.group,
            "median_ms": round(1000 * median, 2),
            "least_ms": round(1000 * least[measure.name], 2),
            "cpu_ms": round(1000 * cpu[measure.name], 2),
            "ratio": round(median / medians[BASE], 3),
            "least_ratio": round(least[measure.name] / least[BASE], 3),
        }
        if cpu[BASE]:
            line["cpu_ratio"] = round(cpu[measure.name] / cpu[BASE], 3)
        if measure.at_most:
            line["at_most"] = measure.at_most
            line["kept"] = line["ratio"] <= measure.at_most
        lines.append(line)
    return lines


def print_table(lines: list[dict[str, Any]]) -> None:
    """The results for people.

    Of the three ratios that of the medians counts, on a quiet machine. A busy one lengthens what
    is long more than what is short: then the least times and those of the processor tell more.
    """
    width = max(len(line["name"]) for line in lines)
    print(f"{'':{width}}  median ms  {f'x {BASE}':^23}  at most")
    print(f"{'':{width}}  {'':9}  {'median':>7} {'least':>7} {'cpu':>7}")
    for line in lines:
        bound = ""
        if "at_most" in line:
            bound = f"{line['at_most']:4.1f} {'kept' if line['kept'] else 'EXCEEDED'}"
        print(
            f"{line['name']:{width}}  {line['median_ms']:9.1f}  {line['ratio']:7.2f}"
            f" {line['least_ratio']:7.2f} {line.get('cpu_ratio', 0):7.2f}  {bound}".rstrip()
        )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="after the warm-up; 20")
    parser.add_argument("--json", metavar="FILE", help="write the results as JSON as well")
    parser.add_argument(
        "--peers", metavar="PYTHON", default="", help="interpreter that has csvkit, duckdb ..."
    )
    parser.add_argument("--only", metavar="TEXT", help="only what holds a text, base and floors")
    return parser.parse_args()


def main() -> int:
    """Measure and print; the result is 0 whether or not the bounds are kept."""
    asked = arguments()
    binzhou, called = program()
    described = machine()
    with tempfile.TemporaryDirectory() as folder:
        chosen = measures(binzhou, os.path.join(folder, "cache"))
        missing: list[str] = []
        if asked.peers:
            csv = Path(folder, "gdp.csv")
            write_series(binzhou, csv)
            found, missing = peers(asked.peers, csv)
            chosen += found
        if asked.only:
            chosen = [
                each
                for each in chosen
                if each.group in ("base", "floor") or asked.only in each.name
            ]
        lines = results(chosen, times := run(chosen, asked.rounds, folder))
    print(", ".join(f"{name} {value}" for name, value in described.items()))
    print(f"binzhou is {called}; {asked.rounds} rounds")
    print_table(lines)
    if not asked.peers:
        print("Peers are skipped: no --peers PYTHON.")
    for name in missing:
        print(f"{name} is skipped: it is not installed there.")
    if asked.json:
        written = {
            "machine": described,
            "program": called,
            "rounds": asked.rounds,
            "results": lines,
            "seconds": {
                name: [round(each.wall, 6) for each in spent] for name, spent in times.items()
            },
        }
        Path(asked.json).write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
