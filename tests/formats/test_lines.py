"""The layout of one observation a line, read without decoding all of it."""

import json
from pathlib import Path

import pytest

from binzhou_cli.read.lines import LineLoader, split_lines

SMALL = (Path(__file__).parents[1] / "data" / "small.json").read_text(encoding="utf-8")
LINES = (
    '{"area": "11", "period": "2020", "value": 3.60},\n'
    '{"area": "1", "period": "2020", "value": 1},\n'
    '{"area": "11", "period": "2021", "value": 4.00}'
)


def test_head_has_no_observations_and_each_indicator_a_loader() -> None:
    head, loaders = split_lines(SMALL)
    assert head is not None
    assert [each["observations"] for each in head["indicators"]] == [[], [], []]
    raw = json.loads(SMALL)
    for loader, indicator in zip(loaders, raw["indicators"], strict=True):
        periods = [each["period"] for each in indicator["observations"]]
        assert [each["period"] for each in loader.everything()] == periods


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(json.loads(SMALL)),
        json.dumps(json.loads(SMALL), indent=2),
        SMALL.replace('"observations": [\n', '"observations": [', 1),
        "{}",
        "",
    ],
    ids=["one line", "indented", "one indicator in one line", "no indicators", "empty"],
)
def test_other_layout_is_not_read_by_lines(text: str) -> None:
    assert split_lines(text) == (None, [])


def test_area_is_picked_by_the_whole_code() -> None:
    loader = LineLoader(LINES)
    assert [str(each["value"]) for each in loader.of_area("11")] == ["3.60", "4.00"]
    assert [each["period"] for each in loader.of_area("1")] == ["2020"]
    assert loader.of_area("111") == []


def test_areas_are_counted_once() -> None:
    assert LineLoader(LINES).count_areas() == 2
    assert LineLoader("").count_areas() == 0
    assert LineLoader("").everything() == []
