"""Where in a file a path leads, in lines and in words; and keys that stand twice."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binzhou_cli.formats.place import lines_of, repeated_key, spoken_place

TEXT = """{
  "a": 1,
  "b": [
    10,
    {"c": "x]}", "d": [
      true]}
  ],
  "é": {}
}"""

LINES: list[tuple[tuple[str | int, ...], int]] = [
    ((), 1),
    (("a",), 2),
    (("b",), 3),
    (("b", 0), 4),
    (("b", 1), 5),
    (("b", 1, "c"), 5),
    (("b", 1, "d", 0), 6),
    (("é",), 8),
    (("b", 7), 3),
    (("b", "c"), 3),
    (("b", 1, "e"), 5),
    (("a", "b", "c"), 2),
    (("z",), 1),
    ((0,), 1),
]


@pytest.mark.parametrize(("place", "line"), LINES)
def test_line_is_that_of_the_value_or_its_holder(place: tuple[str | int, ...], line: int) -> None:
    assert lines_of(TEXT, [place]) == [line]


def test_many_places_are_found_in_one_round_in_the_order_asked() -> None:
    backwards = LINES[::-1]
    assert lines_of(TEXT, [place for place, _ in backwards]) == [line for _, line in backwards]


def test_blank_lines_before_the_file_begins_are_counted() -> None:
    assert lines_of("\n\n" + TEXT, [("a",)]) == [4]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((), ""),
        (("title", "en"), "title > en"),
        (("areas", 0, "name"), "areas > 11 > name"),
        (("indicators", 0), "indicators > gdp"),
        (("indicators", 0, "observations", 0, "value"), "indicators > gdp > observations > "
         "11 2020 > value"),
        (("indicators", 0, "breaks", 0), "indicators > gdp > breaks > 2018 2019"),
        (("indicators", 0, "observations", 1), "indicators > gdp > observations > [1]"),
        (("indicators", 0, "observations", 9), "indicators > gdp > observations > [9]"),
        (("indicators", 0, "observations", 2), "indicators > gdp > observations > 2021"),
        (("areas", 1), "areas > [1]"),
    ],
)  # fmt: skip
def test_place_in_words_names_what_has_a_name(place: tuple[str | int, ...], words: str) -> None:
    raw = {
        "title": {},
        "areas": [{"code": "11"}, {"code": 12}],
        "indicators": [
            {
                "id": "gdp",
                "breaks": [{"after": "2018", "before": "2019"}],
                "observations": [{"area": "11", "period": "2020"}, "junk", {"period": "2021"}],
            }
        ],
    }
    assert spoken_place(raw, place) == words


MARK = "the one that is sought"
trees = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(before=trees, after=trees, key=st.text(), indent=st.sampled_from([None, 0, 3]))
def test_line_of_a_value_anywhere(before: Any, after: Any, key: str, indent: int | None) -> None:
    raw = [before, {"x": before, key: [after, MARK], "y" + key: after}, after]
    text = json.dumps(raw, indent=indent)
    line = text[: text.rindex(f'"{MARK}"')].count("\n") + 1
    assert lines_of(text, [(1, key, 1)]) == [line]


# --- keys that stand twice -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1, "a": 2}', ("a", 1, "1", "2")),
        ('{"a": 1,\n"b": {"c": [3],\n"c": {"a": 1}}}', ("c", 3, "[3]", '{"a": 1}')),
        ('[{"a": 1}, {"a": 1, "\\u0061": "x"}]', ("a", 1, "1", '"x"')),
    ],
)
def test_a_repeated_key_is_told_with_its_line_and_both_values(
    text: str, found: tuple[str, int, str, str]
) -> None:
    assert repeated_key(text) == found


@given(tree=trees, key=st.text(), indent=st.sampled_from([None, 1]))
def test_a_repeated_key_is_found_anywhere(tree: Any, key: str, indent: int | None) -> None:
    text = json.dumps([tree, {"x": [tree, {MARK: 1}]}, tree], indent=indent)
    name = json.dumps(key)
    doubled = text.replace(f'"{MARK}": 1', f"{name}: 1, {name}: 2")
    line = doubled[: doubled.index(f"{name}: 1, {name}: 2")].count("\n") + 1
    assert repeated_key(doubled) == (key, line, "1", "2")
