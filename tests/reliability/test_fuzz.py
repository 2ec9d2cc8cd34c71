"""R13 to R18 for whatever is read: broken files end in an answer or a sentence."""

import subprocess
import sys
from pathlib import Path

import fuzz
import pytest
from conftest import CLEAN
from support import Program

MUTANTS, SEED, SECONDS = 300, 15, 60
"""`.ci/run` tries ten times as many, and more are tried by hand."""


def test_mutants_of_every_sample_fall_nowhere(tmp_path: Path) -> None:
    """In a process of its own, whose memory is looked at."""
    done = subprocess.run(
        [sys.executable, fuzz.__file__, "--mutants", str(MUTANTS), "--seed", str(SEED),
         "--seconds", str(SECONDS), "--keep", str(tmp_path)],
        env=CLEAN, capture_output=True, text=True, timeout=2 * SECONDS, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.parametrize("path", sorted(fuzz.FALLEN.iterdir()), ids=lambda path: path.name)
def test_what_has_fallen_once_stands(path: Path) -> None:
    assert fuzz.tried(str(path), every_verb=True) in ("opened", "refused")


@pytest.mark.parametrize("name", ["far.xlsx", "chain.xls", "endless.ods"])
def test_a_workbook_that_wants_all_memory_or_time_is_refused(program: Program, name: str) -> None:
    """A cell in the last row and column, a chain of sectors without end, a text without end."""
    pytest.importorskip("python_calamine")
    found = program("check", str(fuzz.FALLEN / name))
    assert found.returncode == 1
    assert len(found.stderr.splitlines() + found.stdout.splitlines()) < 5
