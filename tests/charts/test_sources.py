"""The line of sources below a chart: short; and periods that no source line should need."""

import json
from typing import Any

import pytest
from support import Drawn, Program, Spec

from binzhou_cli.language import Texts
from binzhou_cli.model.records import Source, Text
from binzhou_cli.view.spoken import short_source


def footer(spec: Any) -> str:
    found = [
        each["lines"]
        for layer in spec["layer"]
        for each in layer["data"]["values"]
        if "lines" in each
    ]
    [lines] = found
    return str(lines)


def named(title: str, publisher: str = "", published: str = "") -> Source:
    return Source("s", Text(title), publisher=Text(publisher), published=published)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            named(
                "China City Statistical Yearbook: GDP, GDP per capita, sector shares, 2000-2021",
                "National Bureau of Statistics of China",
                "2024-11-01",
            ),
            "China City Statistical Yearbook, National Bureau of Statistics of China, 2024",
        ),
        (named("A report"), "A report"),
        (
            named("山东滨州迈出“十四五”开局坚实步伐", "路来军", "2022-04"),
            "山东滨州迈出“十四五”开局坚实步伐, 路来军, 2022",
        ),
        (
            named(
                "A headline of a newspaper that goes on and on until nobody reads it any more"
                " because it is so long",
                "Daily",
                "2020",
            ),
            "A headline of a newspaper that goes on and on until nobody…, Daily, 2020",
        ),
        (named("2021: a review", "P", ""), "2021: a review, P"),
    ],
)  # fmt: skip
def test_a_source_is_named_short(source: Source, said: str) -> None:
    assert short_source(source, Texts("en")) == said


def test_sources_are_named_as_far_as_one_line_holds_them(spec: Spec) -> None:
    lines = footer(spec("plot", "revenue", "--size", "600x540")).split("\n")
    [line] = [each for each in lines if each.startswith("Source: ")]
    assert line.endswith("; + 2 more (binzhou sources)")
    assert lines[-1] == line  # it is one line
    lines = footer(spec("plot", "revenue", "--size", "1600x540")).split("\n")
    assert lines[-1].startswith("Source: Shandong Yearbook: Binzhou; China Daily, 2023-03-10; ")
    assert "more" not in lines[-1]


def test_one_source_is_one_line(spec: Spec) -> None:
    lines = footer(spec("plot", "gdp", ":2021")).split("\n")
    assert lines[-1] == "Source: China City Statistical Yearbook"


def test_a_period_of_another_length_is_not_drawn_beside_years(spec: Spec, drawn: Drawn) -> None:
    found = spec("plot", "gdp")
    lines = footer(found)
    said = "also 2015-01/2015-09 172.8 billion yuan, printed growth 6.7 %"
    assert said in lines
    assert '"period": "2015-01/2015-09"' not in json.dumps(found)
    assert "×" not in drawn("plot", "gdp", columns=120)
    assert drawn("plot", "gdp", columns=120).count(said) == 1


def test_it_is_drawn_when_it_is_asked_for(spec: Spec, drawn: Drawn) -> None:
    lines = footer(spec("plot", "gdp", "--all-periods"))
    assert "× a period of another length (2015-01/2015-09)" in lines
    assert "--all-periods" not in lines
    assert "×" in drawn("plot", "gdp", "--all-periods", columns=120)


def test_named_itself_it_is_drawn(program: Program) -> None:
    done = program("plot", "gdp", "-p", "2015-01/2015-09", "-f", "table")
    assert done.returncode == 1
    assert "172.8 billion yuan (2015-01/2015-09)" in done.stderr


def test_in_a_pipe_there_are_the_figures_of_the_chart(program: Program) -> None:
    done = program("plot", "gdp", "--csv")
    assert done.returncode == 0
    assert "2015-01/2015-09" not in done.stdout
    assert "2015-01/2015-09" in program("plot", "gdp", "--csv", "--all-periods").stdout
