"""What a question costs beyond memory: beside a bare DuckDB script of the same question.

    python tests/benchmarks/tables.py
    python tests/benchmarks/tables.py --rounds 9 --folder /tmp/tables --json tables.json

Generated from a fixed seed: 1,500 indicators of 300 areas in 45 years, 20,250,000 rows of
Parquet that carry their names as ``export -o x.parquet`` writes them, the same rows without
them, and a tenth of both; 5 million rows of CSV. One series of 45 figures is asked for. The
script is what a person writes who knows the file: ``import duckdb``, one ``select`` with its two
conditions, rows as CSV. Our ``show`` also ranks the area among all 300 in each of the 45 years,
which takes 13,500 figures; ``alone`` is ``table``, which does not. The commands run in turns;
time is the median of the rounds, memory the greatest resident set of the process.

What must hold, each a ratio of one run: out of 20 million rows of Parquet at most 1.5 × the script
and our start, at most 2 × its memory; ten times the rows, at most 1.2 × the time; out of 5 million
rows of CSV at most 1.3 × the script with types given, and our start.
"""

import argparse
import json
import multiprocessing
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from growth import Cost, once
from startup import machine, program

SEED = 371600
INDICATORS, AREAS, FIRST_YEAR, YEARS = 1_500, 300, 1980, 45
CSV_INDICATORS = 370
"""5 million rows: 370 × 300 × 45."""
ASKED = ("IND.0073", "A150")
MOST_TIMES, MOST_MEMORY, MOST_GROWTH, MOST_CSV = 1.5, 2.0, 1.2, 1.3

SCRIPT = """
import csv, sys, duckdb
rows = duckdb.execute(
    "select period, value from read_parquet(?) where indicator = ? and area = ? order by period",
    sys.argv[1:],
).fetchall()
csv.writer(sys.stdout).writerows(rows)
"""
SCRIPT_CSV = """
import csv, sys, duckdb
rows = duckdb.execute(
    "select period, value from read_csv(?, header = true, auto_detect = false, delim = ',',"
    " quote = '\\"', columns = {'indicator': 'VARCHAR', 'area': 'VARCHAR', 'period': 'VARCHAR',"
    " 'value': 'VARCHAR'}) where indicator = ? and area = ? order by period",
    sys.argv[1:],
).fetchall()
csv.writer(sys.stdout).writerows(rows)
"""


def select(indicators: int) -> str:
    """The rows in SQL: sorted, every figure made of its key and the seed alone."""
    return (
        "select 'IND.' || lpad(i::varchar, 4, '0') as indicator,"
        " 'A' || lpad(a::varchar, 3, '0') as area,"
        f" ({FIRST_YEAR} + y)::varchar as period,"
        f" (((i * 7919 + a * 104729 + y * 1299709 + {SEED}) % 1000003) / 100)"
        "::decimal(12, 2)::varchar as value"
        f" from range({indicators}) t(i), range({AREAS}) u(a), range({YEARS}) v(y)"
        " order by i, a, y"
    )


def described(indicators: int) -> dict[str, Any]:
    """The names of the dataset, as a file of ours carries them."""
    unit = {"id": "CNY8", "code": "CNY", "multiplier": 8, "symbol": "CNY", "label": "亿元"}
    ids = [f"IND.{number:04}" for number in range(indicators)]
    codes = [f"A{number:03}" for number in range(AREAS)]
    return {
        "version": 1,
        "dataset": {
            "title": "Generated",
            "areas": [{"code": "W", "name": "Whole"}]
            + [{"code": code, "name": f"Area {code}", "parent": "W"} for code in codes],
            "units": [unit],
            "sources": [{"id": "file", "title": "Generated"}],
            "indicators": [
                {"id": id, "name": f"Indicator {id}", "kind": "level", "unit": "CNY8"} for id in ids
            ],
        },
        "periods": [str(FIRST_YEAR + year) for year in range(YEARS)],
        "counts": {
            "indicators": {id: [AREAS * YEARS, AREAS] for id in ids},
            "areas": dict.fromkeys(codes, indicators * YEARS),
            "sources": {"file": indicators * AREAS * YEARS},
        },
    }


def files_in(folder: Path) -> dict[str, Path]:
    """The files by what they are called in the table."""
    names = {each: f"{each}.parquet" for each in ("20m", "20m-bare", "2m", "2m-bare")}
    return {name: folder / file for name, file in (names | {"5m-csv": "5m.csv"}).items()}


def generate(folder: Path) -> None:
    """Make the files that are not there yet."""
    import duckdb

    connection, files = duckdb.connect(), files_in(folder)
    for name, indicators in (("20m", INDICATORS), ("2m", INDICATORS // 10)):
        told = json.dumps(described(indicators), ensure_ascii=False).replace("'", "''")
        for kind, options in ((name, f", kv_metadata {{binzhou: '{told}'}}"), (f"{name}-bare", "")):
            if not files[kind].exists():
                connection.execute(
                    f"copy ({select(indicators)}) to '{files[kind]}'"
                    f" (format parquet, compression zstd{options})"
                )
    path = files["5m-csv"]
    if not path.exists():
        connection.execute(f"copy ({select(CSV_INDICATORS)}) to '{path}' (format csv, header)")


def made_apart(folder: Path) -> None:
    """Make the files in another process: what this one holds is counted to its children."""
    process = multiprocessing.get_context("spawn").Process(target=generate, args=(folder,))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit("the files could not be made")


def commands(files: dict[str, Path]) -> dict[str, list[str]]:
    """What is run, by name."""
    binzhou = program()[0]
    show = [*binzhou, "show", ASKED[0], "-a", ASKED[1], "--csv", "-d"]
    alone = [*binzhou, "table", ASKED[0], "-a", ASKED[1], "--csv", "-d"]
    found = {"start": [*binzhou, "show", "revenue", "--csv"]}
    for name, path in files.items():
        script = SCRIPT_CSV if name == "5m-csv" else SCRIPT
        if not name.endswith("-bare"):
            found[f"duckdb {name}"] = [sys.executable, "-c", script, str(path), *ASKED]
        found[f"binzhou {name}"] = [*show, str(path)]
        if name in ("20m", "20m-bare", "5m-csv"):
            found[f"alone {name}"] = [*alone, str(path)]
    whole = str(files["20m"])
    found["list 20m"] = [*binzhou, "list", "--csv", "-d", whole]
    found["areas 20m"] = [*binzhou, "areas", "--csv", "-d", whole]
    found["rank 20m"] = [*binzhou, "rank", ASKED[0], "2020", "--csv", "-a", ASKED[1], "-d", whole]
    found["compare 20m"] = [*binzhou, "compare", "2010", "2020", "--csv", "-a", "A150", "-d", whole]
    return found


def ratios(costs: dict[str, Cost]) -> dict[str, tuple[float, float]]:
    """What must hold: a ratio, and the most it may be."""
    start = costs["start"].seconds

    def times(ours: str, script: str) -> float:
        return (costs[ours].seconds - start) / costs[script].seconds

    script, csv = "duckdb 20m", "duckdb 5m-csv"
    return {
        "one series of 20 m rows, without our start": (times("binzhou 20m", script), MOST_TIMES),
        "without ranks": (times("alone 20m", script), MOST_TIMES),
        "a file without names": (times("binzhou 20m-bare", script), MOST_TIMES),
        "a file without names, without ranks": (times("alone 20m-bare", script), MOST_TIMES),
        "its memory": (costs["binzhou 20m"].memory / costs[script].memory, MOST_MEMORY),
        "memory without names": (
            costs["binzhou 20m-bare"].memory / costs[script].memory, MOST_MEMORY,
        ),
        "ten times the rows": (
            costs["binzhou 20m"].seconds / costs["binzhou 2m"].seconds, MOST_GROWTH,
        ),
        "ten times the rows, without names": (
            costs["binzhou 20m-bare"].seconds / costs["binzhou 2m-bare"].seconds, MOST_GROWTH,
        ),
        "one series of 5 m rows of CSV": (times("binzhou 5m-csv", csv), MOST_CSV),
        "the same without ranks": (times("alone 5m-csv", csv), MOST_CSV),
    }  # fmt: skip


def main() -> int:
    """Print the table; the exit code is 1 where a bound does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="where the files are made and kept")
    parser.add_argument("--json", type=Path)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = told.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        cache = Path(made) / "cache"
        cache.mkdir(mode=0o700)
        made_apart(folder)
        asked = commands(files_in(folder))
        first = {name: once(each, str(cache)) for name, each in asked.items()}
        costs: dict[str, list[Cost]] = {name: [] for name in asked}
        for _ in range(told.rounds):
            for name, command in asked.items():
                costs[name].append(once(command, str(cache)))
    usual = {
        name: Cost(
            statistics.median(each.seconds for each in held), max(each.memory for each in held)
        )
        for name, held in costs.items()
    }
    print(f"{'':22}{'first, s':>10}{'then, s':>10}{'MiB':>8}")
    for name, cost in usual.items():
        print(f"{name:22}{first[name].seconds:10.3f}{cost.seconds:10.3f}{cost.memory:8.0f}")
    print()
    held = ratios(usual)
    for name, (ratio, most) in held.items():
        print(f"{name:46}{ratio:6.2f} ×, at most {most}")
    if told.json:
        found = {"machine": machine(), "costs": usual, "ratios": held}
        told.json.write_text(json.dumps(found, indent=1))
    return int(any(ratio > most for ratio, most in held.values()))


if __name__ == "__main__":
    raise SystemExit(main())
