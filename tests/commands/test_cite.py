"""What a citation says, and what it must not: each rule of the sentence, and the other forms."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import Json, Program, one_indicator, rows, write

Said = Callable[..., str]

GROWTH = {"percent": 8.3, "basis": "constant-prices"}


@pytest.fixture
def said(program: Program, tmp_path: Path) -> Said:
    """The sentence on the last of some figures, or on the periods that are named."""

    def told(held: list[Json], *words: str, **indicator: Any) -> str:
        path = write(tmp_path / "x.json", one_indicator(held, **indicator))
        done = program("cite", "x", *words, "-d", str(path), "-f", "markdown")
        assert done.returncode == 0, done.stderr
        return done.stdout.partition("[^1]:")[0].strip()

    return told


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [
        ("exact", "was 1,234.50 u in 2021"),
        ("more-than", "was more than 1,234.50 u in 2021"),
        ("at-least", "was at least 1,234.50 u in 2021"),
        ("less-than", "was less than 1,234.50 u in 2021"),
        ("at-most", "was at most 1,234.50 u in 2021"),
        ("about", "was about 1,234.50 u in 2021"),
        ("nearly", "was nearly 1,234.50 u in 2021"),
    ],
)
def test_a_bound_is_said_as_one_and_digits_are_kept(said: Said, qualifier: str, words: str) -> None:
    sentence = said([{"period": "2021", "value": "1234.50", "qualifier": qualifier}])
    assert sentence.replace("unit", "u") == f"Area A1's x indicator {words} [^1]."


def test_an_interval_is_said_from_its_first_to_its_last_year(said: Said) -> None:
    assert "in 2019 to 2022" in said([{"period": "2019/2022", "value": 520}])


def test_growth_that_was_expected_is_not_said_to_have_been(said: Said) -> None:
    growth = {"percent": 5, "basis": "not-stated", "qualifier": "about"}
    sentence = said([{"period": "2023", "growth": growth, "status": ["P"]}], "2023")
    assert "was expected to grow by about 5 per cent in 2023" in sentence
    plain = said([{"period": "2023", "growth": {"percent": 5, "basis": "not-stated"}}], "2023")
    assert "grew by 5 per cent in 2023" in plain


def test_a_provisional_figure_says_so(said: Said) -> None:
    assert "by a provisional figure" in said([{"period": "2021", "value": 7, "status": ["P"]}])


def test_a_doubtful_figure_says_why(said: Said) -> None:
    doubtful = {"period": "2021", "value": 7, "status": ["U"], "note": "almost repeats 2020"}
    assert "according to a figure that is doubtful: almost repeats 2020" in said([doubtful])


def test_printed_growth_is_said_with_its_basis(said: Said) -> None:
    held = [
        {"period": "2020", "value": 100},
        {"period": "2021", "value": 120, "growth": GROWTH},
    ]
    sentence = said(held, "2021")
    assert "8.3 per cent more than in 2020 at constant prices" in sentence
    assert "20.0 per cent" not in sentence  # what is computed never stands where one is printed


def test_computed_growth_of_money_is_said_to_be_nominal(program: Program, tmp_path: Path) -> None:
    raw = one_indicator([{"period": "2020", "value": 100}, {"period": "2021", "value": 120}])
    raw["units"][0] |= {"code": "CNY"}
    path = str(write(tmp_path / "money.json", raw))
    (row,) = rows(program("cite", "x", "2021", "-d", path).stdout)
    assert "20.0 per cent more than in 2020 in nominal terms, computed" in row["sentence"]


def test_growth_from_what_may_not_be_compared_is_not_said(said: Said) -> None:
    held = [{"period": "2020", "value": 100}, {"period": "2021", "value": 120}]
    breaks = [{"after": "2020", "before": "2021", "reason": {"en": "the new accounts"}}]
    assert "per cent" not in said(held, "2021", breaks=breaks)
    bound = [held[0] | {"qualifier": "more-than"}, held[1]]
    assert "per cent" not in said(bound, "2021")
    doubtful = [held[0] | {"status": ["U"]}, held[1]]
    assert "per cent" not in said(doubtful, "2021")


def test_two_periods_across_a_break_are_said_to_be_incomparable(said: Said) -> None:
    held = [{"period": "2020", "value": 100}, {"period": "2021", "value": 120}]
    breaks = [{"after": "2020", "before": "2021", "reason": {"en": "the new accounts"}}]
    assert "not comparable with 2020: the new accounts" in said(held, "2020", "2021", breaks=breaks)
    assert "not comparable" not in said(held, "2020", "2021")


def test_a_rate_is_not_said_to_have_grown_in_per_cent(said: Said) -> None:
    held = [{"period": "2020", "value": 4}, {"period": "2021", "value": 5}]
    assert "per cent more" not in said(held, "2021", kind="rate")


def test_growth_of_a_part_of_a_year_is_on_the_year_before(said: Said) -> None:
    held = [{"period": "2021-Q3", "value": 5, "growth": GROWTH}]
    assert "8.3 per cent more than a year earlier" in said(held)


def test_a_place_says_among_how_many_and_what_it_is_computed_from(said: Said) -> None:
    values = {"A1": 30, "A2": 50, "A3": 10, "A4": 40, "A5": 20}
    held = [{"area": area, "period": "2021", "value": value} for area, value in values.items()]
    sentence = said(held)
    assert "That was the 3rd largest of the 5" in sentence
    assert "computed from the figures of [^1]" in sentence
    lowest = said(held, better="lower")
    assert "3rd lowest of the 5" in lowest
    tied = [each | {"value": 30} if each["area"] == "A5" else each for each in held]
    assert "shared the 3rd place" in said(tied)
    first = [each | {"value": 99} if each["area"] == "A1" else each for each in held]
    assert "That was the largest of the 5" in said(first)


def test_a_reported_place_is_said_to_be_reported(said: Said, program: Program) -> None:
    held = [{"period": "2021", "value": 7, "rank": {"place": 2, "scope": "W"}}]
    assert "It ranked 2nd, as reported" in said(held)
    (row,) = rows(program("cite", "rd-intensity", "2021").stdout)
    assert row["sentence"].startswith("Binzhou ranked 1st in 2021, as reported")


def test_without_a_period_the_latest_is_cited(said: Said) -> None:
    held = [{"period": "2020", "value": 100}, {"period": "2021", "value": 120}]
    assert "in 2021" in said(held)


def test_a_sentence_in_chinese(program: Program) -> None:
    (row,) = rows(program("cite", "gdp", "2021", "--labels", "-l", "zh").stdout)
    sentence = next(each for each in row.values() if "生产总值2" in each)
    assert sentence == (
        "2021年滨州市地区生产总值2,872.11亿元，按可比价格计算比上年增长8.3%[1]；"
        "在山东省16市中居第13位（据[1]计算）。"
    )


# --- for the tools of those who cite --------------------------------------------------------------


@pytest.fixture
def odd_source(tmp_path: Path) -> str:
    raw = one_indicator([{"period": "2021", "value": 7}])
    raw["sources"][0] |= {
        "title": r"GDP & {braces}, 50 % of #1_a \x",
        "publisher": "Bureau of A&B",
        "published": "2022-04-29",
        "url": "https://example.org/a_b?c=1&d=%20#e",
    }
    return str(write(tmp_path / "odd.json", raw))


def test_bibtex_guards_what_tex_would_read(program: Program, odd_source: str) -> None:
    text = program("cite", "x", "2021", "-d", odd_source, "-f", "bibtex").stdout
    assert text.startswith("@misc{s,\n")
    assert r"{GDP} \& \{braces\}, 50 \% of \#1\_a \textbackslash{}x" in text
    assert "author       = {{Bureau of A\\&B}}" in text
    assert "year         = {2022}" in text
    assert "month        = apr" in text
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_csl_is_what_reference_managers_read(program: Program, odd_source: str) -> None:
    (item,) = json.loads(program("cite", "x", "2021", "-d", odd_source, "-f", "csl").stdout)
    assert item["issued"] == {"date-parts": [[2022, 4, 29]]}
    assert item["URL"].startswith("https://example.org/")
    assert item["title"] == r"GDP & {braces}, 50 % of #1_a \x"
    assert item["author"] == [{"literal": "Bureau of A&B"}]


def test_markdown_has_footnotes(program: Program) -> None:
    text = program("cite", "gdp", "2021", "-f", "markdown").stdout
    assert "[^1]." in text
    assert "\n[^1]: National Bureau of Statistics" in text


def test_the_dataset_is_cited_with_its_version(program: Program) -> None:
    text = program("cite", "dataset", "-f", "markdown").stdout
    assert "version 2025.1" in text
    assert "52 sources" in text
    assert program("cite", "dataset", "gdp").returncode == 2
