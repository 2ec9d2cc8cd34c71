"""R15 and R17: what the gate let pass, or told at length; each was seen to pass before."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import SMALL, Program, small, sound, write

from binzhou_cli.errors import DataFaults

Change = Callable[[Any], object]
REFUSED: dict[str, Change] = {
    "an address behind a blank": lambda raw: raw["sources"][0].update(url=" javascript:alert(1)"),
    "an address with a tab": lambda raw: raw["sources"][0].update(url="java\tscript:alert(1)"),
    "an address with no width": lambda raw: raw["sources"][0].update(url="java\u200bscript:x"),
    "an area that is all": lambda raw: raw["areas"][1].update(name="全部"),
    "a name that is not seen": lambda raw: raw["areas"][1].update(name="\u200b\u202e"),
    "a unit that is a blank": lambda raw: raw["indicators"][0].update(display={"en": " "}),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_it_is_refused(change: Change) -> None:
    raw = small()
    change(raw)
    with pytest.raises(DataFaults):
        sound(raw)


def test_a_unit_of_both_languages_may_be_a_bare_text() -> None:
    raw = small()
    raw["indicators"][0]["display"] = "CNY9"
    assert [each.id for each in sound(raw).indicators[0].display] == ["CNY9", "CNY9"]


def test_a_key_that_stands_twice_is_told_in_a_line(program: Program, tmp_path: Path) -> None:
    key = json.dumps("k" * 5_000)
    path = tmp_path / "twice.json"
    path.write_text(SMALL.replace("{", f"{{{key}: 1, {key}: {{}},", 1), encoding="utf-8")
    found = program("check", str(path))
    assert found.returncode == 1
    assert len(found.stdout + found.stderr) < 500


def test_the_small_dataset_passes_as_it_is(program: Program, tmp_path: Path) -> None:
    assert program("check", str(write(tmp_path / "small.json", small()))).returncode == 0
