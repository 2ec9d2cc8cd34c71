"""Texts that are scanned: what is asked of the engine, and what is remembered of their form."""

import os
from pathlib import Path
from typing import Any

import pytest
from support import Program, rows, unplaced
from tables.test_files import LONG, text_of

from binzhou_cli.formats import content
from binzhou_cli.formats.tables import found, query, texts
from binzhou_cli.formats.tables.duck import Duck

LINES = (
    ("show", "rate.f", "-a", "Bb"), ("show", "rate.f", "-a", "all", "-f", "table"),
    ("table", "rate.f", "-a", "Bb"), ("table", "rate.f", "share.m", "-a", "all"),
    ("rank", "rate.f", "2003", "-a", "Aa"), ("growth", "rate.f", "2001:2003", "-a", "Cc"),
    ("compare", "2001", "2004", "-a", "all"), ("list", "--csv"), ("about",),
)  # fmt: skip


def scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is too long to be read whole, and has too many rows to be gone through."""
    for module in (content, found, texts):
        monkeypatch.setattr(module, "LARGEST_TEXT", 1)
    monkeypatch.setattr(query, "FEW_ROWS", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "held.csv"
    path.write_text(text_of(LONG), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    (tmp_path / "cache").mkdir(mode=0o700)
    return path


def test_a_text_that_is_scanned_gives_the_figures_of_a_small_one(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [program("-d", str(path), *line) for line in LINES[:-1]]
    scanned(monkeypatch)
    cache = str(path.parent / "cache")
    for _ in range(2):
        for line, one in zip(LINES, expected, strict=False):
            found = program("-d", str(path), *line, BINZHOU_CACHE=cache)
            assert unplaced(found.stdout) == unplaced(one.stdout), line
            assert found.returncode == one.returncode == 0, found.stderr


def test_an_area_and_its_rank_are_one_scan(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(monkeypatch)
    cache = str(path.parent / "cache")
    program("-d", str(path), "list", BINZHOU_CACHE=cache)
    asked: list[str] = []
    execute = Duck._executed

    def noted(self: Duck, text: str, params: Any) -> Any:
        asked.append(text)
        return execute(self, text, params)

    monkeypatch.setattr(Duck, "_executed", noted)
    found = program("-d", str(path), "show", "rate.f", "-a", "Bb", "--csv", BINZHOU_CACHE=cache)
    assert [each["rank_of"] for each in rows(found.stdout)] == ["3"] * 6
    assert sum(each.startswith("SELECT") for each in asked) == 1


def test_the_form_of_a_text_is_remembered_until_the_text_changes(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(monkeypatch)
    cache = str(path.parent / "cache")

    def answers() -> list[str]:  # but counts, and all that was understood
        lines = LINES[:-2]
        return [program("-d", str(path), *line, BINZHOU_CACHE=cache).stdout for line in lines]

    expected = answers()
    engine, asked = texts.text_engine, []

    def recognised(*said: Any) -> Any:
        asked.append(said)
        return engine(*said)

    monkeypatch.setattr(texts, "text_engine", recognised)
    assert answers() == expected
    assert asked == []
    path.write_text(text_of(LONG).replace(",", ";"), encoding="utf-8")
    os.utime(path, ns=(2, 2))
    assert answers() == expected
    assert len(asked) == 1
