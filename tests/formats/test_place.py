"""Where in a file a path leads, in lines and in words."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from binzhou_cli.read.place import line_of, spoken_place

TEXT = """{
  "a": 1,
  "b": [
    10,
    {"c": "x]}", "d": [
      true]}
  ],
  "é": {}
}"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
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
    ],
)
def test_line_is_that_of_the_value_or_its_holder(place: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, place) == line


def test_blank_lines_before_the_file_begins_are_counted() -> None:
    assert line_of("\n\n" + TEXT, ("a",)) == 4


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((), ""),
        (("title", "en"), "title > en: "),
        (("areas", 0, "name"), "areas > 11 > name: "),
        (("indicators", 0), "indicators > gdp: "),
        (("indicators", 0, "observations", 0, "value"), "indicators > gdp > observations > "
         "11 2020 > value: "),
        (("indicators", 0, "breaks", 0), "indicators > gdp > breaks > 2018 2019: "),
        (("indicators", 0, "observations", 1), "indicators > gdp > observations > [1]: "),
        (("indicators", 0, "observations", 9), "indicators > gdp > observations > [9]: "),
        (("areas", 1), "areas > [1]: "),
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
                "observations": [{"area": "11", "period": "2020"}, "junk"],
            }
        ],
    }
    assert spoken_place(raw, place) == words


MARK = "the one that is sought"
trees = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@settings(deadline=None)
@given(before=trees, after=trees, key=st.text(), indent=st.sampled_from([None, 0, 3]))
def test_line_of_a_value_anywhere(before: Any, after: Any, key: str, indent: int | None) -> None:
    raw = [before, {"x": before, key: [after, MARK], "y" + key: after}, after]
    text = json.dumps(raw, indent=indent)
    line = text[: text.rindex(f'"{MARK}"')].count("\n") + 1
    assert line_of(text, (1, key, 1)) == line
