"""Many lines in a terminal: the own one stands out, the others are its background."""

import re

import pytest
from support import Drawn

CITIES = (
    "Jinan", "Qingdao", "Zibo", "Zaozhuang", "Dongying", "Yantai", "Weifang", "Jining", "Tai'an",
    "Weihai", "Rizhao", "Laiwu", "Linyi", "Dezhou", "Liaocheng", "Binzhou", "Heze",
)  # fmt: skip
GDP_2025 = {"Qingdao": "1,756.1", "Jinan": "1,421.0", "Zaozhuang": "250.3", "Binzhou": "355.8"}


def plot(text: str) -> list[str]:
    """The rows of the plot, without its labels at the left."""
    return [line.split(axis, 1)[1] for line in text.split("\n") for axis in "│┤" if axis in line]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_own_and_the_ends_are_named_at_their_lines(drawn: Drawn, columns: int) -> None:
    rows = plot(drawn("plot", "gdp", "all", "-p", "2010:", columns=columns))
    for name, value in GDP_2025.items():
        [row] = [row for row in rows if name in row]
        assert row.endswith(f" {name} {value}")
    named = [name for name in CITIES if any(name in row for row in rows)]
    assert len(named) <= 8


def test_others_are_strokes_without_letters(drawn: Drawn) -> None:
    rows = plot(drawn("plot", "gdp", "all", "-p", "2010:", columns=80))
    for row in rows:
        line = re.split(r" [A-Z][a-z]", row)[0]  # what stands before a name
        assert not re.search(r"[A-Z]", line)
    assert sum(row.count("●") for row in rows) == 16  # 2010 to 2025, of Binzhou alone


def test_the_own_line_is_on_the_row_of_its_name(drawn: Drawn) -> None:
    for columns in (60, 80, 120):
        rows = plot(drawn("plot", "gdp", "all", "-p", "2010:", columns=columns))
        [row] = [row for row in rows if "Binzhou" in row]
        assert re.search(r"● +Binzhou", row)


def test_the_reader_is_told_how_many_have_no_name_and_what_to_do(drawn: Drawn) -> None:
    text = drawn("plot", "gdp", "all", columns=80)
    rows = plot(text)
    named = [name for name in CITIES if any(name in row for row in rows)]
    assert f"{17 - len(named)} of 17 lines are not named here" in text
    assert "-o FILE.svg" in text


def test_the_own_line_is_bold_and_drawn_over_the_others(drawn: Drawn) -> None:
    text = drawn("plot", "gdp", "all", "-p", "2010:", columns=80, colours=True)
    bold = re.findall(r"\x1b\[1;36m([^\x1b]+)", text)
    marks = "".join(bold)
    assert marks.count("●") == 16
    assert re.search("[⠤⣀⣤⠶]", marks)
    assert "⣿" not in marks  # its cells hold no dots of other lines
    assert not re.search(r"\x1b\[3[2-5]m[⠀-⣿]", text)


def test_without_an_own_line_all_have_letters(drawn: Drawn) -> None:
    areas = [word for name in CITIES[:7] for word in ("-a", name)]
    assert "A Jinan" in drawn("plot", "gdp", *areas, columns=80)
