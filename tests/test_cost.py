"""What a run costs as a dataset grows: counted in calls, not in time.

A call is one of a function, of ours or of C, or one more step of a generator. Eight times the
areas may cost eight times the calls, and a little for sorting them; not sixty-four times.
"""

import sys
from decimal import Decimal
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from support import Program, Result, sound, wide, write

from binzhou_cli.analysis.rank import Tables
from binzhou_cli.analysis.trajectory import trajectory
from binzhou_cli.formats import open_dataset

FEW, MANY, YEARS = 100, 800, 3
TIMES = MANY // FEW
MORE = 1.25
"""What sorting, and digits that grow with a number, may add."""
LINES = [
    "rank x all",
    "rank x 1971",
    "rank x all --by growth",
    "show x all",
    "growth x all",
    "compare 1970 1972 all",
    "table x all",
    "plot x all",
    "sources x all",
    "areas",
    "list",
    "check",
    "table x all -f markdown",
]


class Calls:
    """Counts the calls while it is entered."""

    def __init__(self) -> None:
        self.count = 0

    def _told(self, frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            self.count += 1

    def __enter__(self) -> "Calls":
        sys.setprofile(self._told)
        return self

    def __exit__(self, *error: object) -> None:
        sys.setprofile(None)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[int, Path]:
    """Datasets of few and of many areas, known to have passed."""
    folder = tmp_path_factory.mktemp("wide")
    found = {}
    for areas in (FEW, MANY):
        found[areas] = write(folder / f"{areas}.json", wide(areas, YEARS))
        open_dataset(found[areas], cache=str(cache))
    return found


def answered(program: Program, line: str, path: Path) -> Result:
    done = program(*line.split(), *([] if "-f" in line else ["--csv"]), "-d", str(path))
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.parametrize("line", LINES)
def test_eight_times_the_areas_cost_eight_times_the_calls(
    program: Program, files: dict[int, Path], line: str
) -> None:
    counts = []
    for areas in (FEW, MANY):
        if areas == FEW:
            answered(program, line, files[areas])  # what is loaded once is loaded now
        with Calls() as calls:
            answered(program, line, files[areas])
        counts.append(calls.count)
    assert counts[1] < counts[0] * TIMES * MORE


class Compared:
    """How often codes of areas and values were looked at."""

    count = 0


class Code(str):
    """The code of an area that counts how often it is compared or looked up."""

    def __eq__(self, other: object) -> bool:
        Compared.count += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        Compared.count += 1
        return str.__hash__(self)


class Value(Decimal):
    """A figure that counts how often it is compared or subtracted."""

    def __eq__(self, other: object) -> bool:
        Compared.count += 1
        return Decimal.__eq__(self, other)

    def __lt__(self, other: Any) -> bool:
        Compared.count += 1
        return Decimal.__lt__(self, other)

    def __gt__(self, other: Any) -> bool:
        Compared.count += 1
        return Decimal.__gt__(self, other)

    def __sub__(self, other: Any) -> Decimal:
        Compared.count += 1
        return Decimal.__sub__(self, other)

    __hash__ = Decimal.__hash__


def counted(areas: int) -> int:
    """How often codes and values are looked at while every area is followed through the years."""
    raw = wide(areas, YEARS)
    for each in raw["areas"]:
        each["code"] = Code(each["code"])
    for each in raw["indicators"][0]["observations"]:
        each["area"], each["value"] = Code(each["area"]), Value(each["value"])
    dataset = sound(raw)
    tables = Tables(dataset)
    Compared.count = 0
    followed = 0
    for series in dataset.figures.select(dataset.indicators, dataset.areas):
        followed += len(trajectory(dataset, series, tables.of(series)))
    assert followed == areas * YEARS
    assert Compared.count > areas * YEARS
    return Compared.count


def test_following_every_rank_looks_at_each_figure_a_few_times() -> None:
    few, many = counted(FEW), counted(MANY)
    assert many < few * TIMES * 1.6  # a sort of n takes n log n


def test_a_table_of_a_period_is_made_once_however_many_areas_are_followed(
    program: Program, files: dict[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from binzhou_cli.analysis import standing

    made: list[str] = []
    real = standing.League.__new__

    def counted_new(cls: Any, *given: Any, **named: Any) -> Any:
        made.append("league")
        return real(cls, *given, **named)

    monkeypatch.setattr(standing.League, "__new__", counted_new)
    answered(program, "rank x all", files[MANY])
    assert YEARS <= len(made) <= 2 * YEARS


def test_faults_are_told_in_one_round(program: Program, tmp_path: Path) -> None:
    counts = []
    for areas in (50, 400):
        raw = wide(areas, 2)
        for each in raw["indicators"][0]["observations"]:
            each["source"] = "rumour"
        path = write(tmp_path / f"{areas}.json", raw)
        program("check", str(path), "--csv")
        with Calls() as calls:
            done = program("check", str(path), "--csv")
        assert done.returncode == 1
        counts.append(calls.count)
    assert counts[1] < counts[0] * 8 * MORE
