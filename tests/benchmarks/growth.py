"""How ``binzhou show`` grows with the dataset: the first command on a file, and the second.

    python tests/benchmarks/growth.py
    python tests/benchmarks/growth.py --sizes 10 100 --rounds 5 --json growth.json

Datasets of 10, 100 and 1,000 thousand observations are generated from a fixed seed, laid out as
``data/make.py`` lays them out. Of each, ``show ONE --csv -d FILE`` is run in turns with
``json.load`` of the same file by a bare interpreter: once without a marker, when the whole file
passes the models, and once with it, when only the lines of the answer are decoded. Beside them
stands the same command on the bundled dataset. Time is the least of the rounds; memory is the
greatest resident set of the process, as the system counts it (so not on Windows).
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from startup import ENVIRONMENT, machine, program

SEED = 371600
FIRST_YEAR, YEARS, AREAS = 2000, 25, 20
FIRST_SECONDS, FIRST_MIB = 4.5, 1500
"""What the first command on a million observations may take."""
SECOND_SECONDS = 0.6
"""How much longer the second one may take than the same on the bundled dataset."""
LINEAR = 1.25
"""How much the cost of one observation may rise from one size to the next."""


class Cost(NamedTuple):
    """Seconds from start to end, and the greatest resident set in MiB."""

    seconds: float
    memory: float


def head() -> dict[str, Any]:
    """All of a dataset but its indicators."""
    codes = [f"{370000 + 100 * number}" for number in range(AREAS)]
    return {
        "$schema": "dataset.schema.json",
        "title": {"en": "Generated", "zh": "生成"},
        "default_area": codes[1],
        "areas": [
            {"code": code, "name": {"en": f"Area {code}", "zh": f"地区{code}"}}
            | ({"parent": codes[0]} if code != codes[0] else {})
            for code in codes
        ],
        "units": [
            {
                "id": "CNY8",
                "code": "CNY",
                "multiplier": 8,
                "symbol": "CNY",
                "label": {"en": "100 million yuan", "zh": "亿元"},
            }
        ],
        "topics": [{"id": "economy", "name": {"en": "Economy", "zh": "经济"}}],
        "sources": [
            {
                "id": f"yearbook-{year}",
                "title": f"Yearbook {year}",
                "publisher": "An office of statistics",
                "published": f"{year}-11",
            }
            for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)
        ],
    }


def observations(chance: random.Random, areas: list[str]) -> Iterator[str]:
    """The lines of one indicator, with decimals as they would be printed."""
    for area in areas:
        value = chance.uniform(50, 500)
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            percent = chance.gauss(8, 4)
            value *= 1 + percent / 100
            growth = ""
            if chance.random() < 0.3:
                growth = f', "growth": {{"percent": {percent:.1f}, "basis": "constant-prices"}}'
            note = ', "note": "revised after a census"' if chance.random() < 0.05 else ""
            yield (
                f'{{"area": "{area}", "period": "{year}", "value": {value:.2f}{growth},'
                f' "source": "yearbook-{year}", "locator": "table {year % 17}, row {area}"{note}}}'
            )


def write_dataset(path: Path, count: int) -> int:
    """Write a dataset of about ``count`` observations; the result is how many there are.

    It is written line by line: what this process holds in memory would be counted to its
    children.
    """
    chance = random.Random(SEED)
    whole = head()
    areas = [area["code"] for area in whole["areas"]]
    indicators = max(1, count // (AREAS * YEARS))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("{\n")
        for key, value in whole.items():
            if isinstance(value, list):
                items = ",\n".join(json.dumps(each, ensure_ascii=False) for each in value)
                file.write(f'"{key}": [\n{items}\n],\n')
            else:
                file.write(f'"{key}": {json.dumps(value, ensure_ascii=False)},\n')
        file.write('"indicators": [\n')
        for number in range(indicators):
            fields = {
                "id": f"output-{number}",
                "name": {"en": f"Output {number}", "zh": f"产量{number}"},
                "topic": "economy",
                "kind": "level",
                "unit": "CNY8",
                "definition": {"en": "What was put out.", "zh": "产出。"},
            }
            start = json.dumps(fields, ensure_ascii=False)[:-1]
            file.write(f'{start}, "observations": [\n')
            file.write(",\n".join(observations(chance, areas)))
            file.write("\n]},\n" if number < indicators - 1 else "\n]}\n")
        file.write("]\n}\n")
    return indicators * AREAS * YEARS


def once(command: list[str], cache: str) -> Cost:
    """Run a command and wait for it.

    Args:
        cache: the folder for markers; empty for none.

    Raises:
        SystemExit: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**ENVIRONMENT, "BINZHOU_CACHE": cache},
    )
    _, status, usage = os.wait4(process.pid, 0)
    spent = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, KiB elsewhere
    return Cost(spent, usage.ru_maxrss / unit)


PARTS = ("json", "first", "second", "bundled")


def measured(path: Path, count: int, rounds: int, cache: str) -> dict[str, Any]:
    """One line of the table."""
    loading = "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))"
    show = [*program()[0], "show", "output-0", "--csv", "-d", str(path)]
    commands = {
        "json": ([sys.executable, "-c", loading, str(path)], ""),
        "first": (show, ""),
        "second": (show, cache),
        "bundled": ([*program()[0], "show", "revenue", "--csv"], cache),
    }
    for name in ("second", "bundled"):
        once(*commands[name])  # leaves the marker
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(once(*command))
    line: dict[str, Any] = {"observations": count, "mib": round(path.stat().st_size / 2**20, 1)}
    for name, found in costs.items():
        line[f"{name}_s"] = round(min(each.seconds for each in found), 3)
        line[f"{name}_mib"] = round(max(each.memory for each in found), 1)
    return line


def print_head() -> None:
    part = "".join(f"{name:>9}" for name in PARTS)
    print(f"{'':12}{'':8}{'seconds':^36}  {'greatest memory, MiB':^36}".rstrip())
    print(f"{'observations':12}{'MiB':>8}{part}  {part}")


def print_line(line: dict[str, Any]) -> None:
    print(f"{line['observations']:>12,}{line['mib']:8.1f}", end="")
    for unit, digits in (("s", 3), ("mib", 0)):
        print("".join(f"{line[f'{name}_{unit}']:9.{digits}f}" for name in PARTS), end="  ")
    print(flush=True)


def linear(lines: list[dict[str, Any]]) -> bool:
    """Whether an observation more costs no more in a large dataset than in a smaller one.

    What a run costs before it reads anything is left out: compared are the slopes.
    """
    slopes = [
        (later[key] - earlier[key]) / (later["observations"] - earlier["observations"])
        for key in ("first_s", "first_mib")
        for earlier, later in pairwise(lines)
    ]
    half = len(slopes) // 2
    return all(
        later <= LINEAR * earlier
        for each in (slopes[:half], slopes[half:])
        for earlier, later in pairwise(each)
    )


def bounds(line: dict[str, Any]) -> dict[str, bool]:
    """Whether the bounds of a million observations are kept."""
    more = line["second_s"] - line["bundled_s"]
    return {
        f"the first command at most {FIRST_SECONDS} s": line["first_s"] <= FIRST_SECONDS,
        f"and {FIRST_MIB} MiB": line["first_mib"] <= FIRST_MIB,
        f"the second at most {SECOND_SECONDS} s more than the bundled": more <= SECOND_SECONDS,
    }


def main() -> int:
    """Measure and print; the result is 0 whether or not the bound is kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000], help="thousands")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", metavar="FILE", help="write the results as JSON as well")
    asked = parser.parse_args()
    described = machine()
    print(", ".join(f"{name} {value}" for name, value in described.items()))
    print_head()
    with tempfile.TemporaryDirectory() as folder:
        path, cache = Path(folder, "generated.json"), str(Path(folder, "cache"))
        lines = []
        for size in sorted({AREAS * YEARS, *(1000 * each for each in asked.sizes)}):
            count = write_dataset(path, size)
            lines.append(measured(path, count, asked.rounds, cache))
            print_line(lines[-1])
    straight = linear(lines[1:])
    print(
        f"Linear, a further observation at most {LINEAR} x as dear in the larger dataset:", end=" "
    )
    print("yes" if straight else "NO")
    kept = bounds(lines[-1]) if lines[-1]["observations"] >= 1_000_000 else {}
    for bound, holds in kept.items():
        print(f"{bound}: {'yes' if holds else 'NO'}")
    if asked.json:
        written = {
            "machine": described,
            "seed": SEED,
            "rounds": asked.rounds,
            "kept": kept,
            "linear": straight,
            "results": lines,
        }
        Path(asked.json).write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
