"""Large figures are read in large units; a whole does not press its parts flat."""

import re
from pathlib import Path
from typing import Any

import pytest
from support import Program, Spec, Svg, panels_of, rows

HEAD = '"Country Name","Country Code","Indicator Name","Indicator Code",{years},\n'
FIGURES = {"DEU": 3.4e12, "FRA": 2.6e12, "AND": 3.4e9, "WLD": 8.5e13}
NAMES = {"DEU": "Germany", "FRA": "France", "AND": "Andorra", "WLD": "World"}


@pytest.fixture
def bank(tmp_path: Path) -> str:
    """A World Bank download: figures of thirteen digits, and the world among its parts."""
    years = range(2010, 2016)
    lines = [
        '"Data Source","World Development Indicators",\n\n"Last Updated Date","2025-01-28",\n\n'
    ]
    lines.append(HEAD.format(years=",".join(f'"{each}"' for each in years)))
    for code, first in FIGURES.items():
        cells = ",".join(f'"{first * (1 + 0.02 * i):.2f}"' for i in range(len(years)))
        lines.append(f'"{NAMES[code]}","{code}","GDP (current US$)","NY.GDP.MKTP.CD",{cells},\n')
        people = ",".join(f'"{int(first / 50_000) + i}"' for i in range(len(years)))
        lines.append(f'"{NAMES[code]}","{code}","Population, total","SP.POP.TOTL",{people},\n')
    path = tmp_path / "bank.csv"
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)


def labels(found: Any) -> set[str]:
    layers = found.get("layer") or [one for panel in panels_of(found) for one in panel["layer"]]
    held = [datum for each in layers for datum in each.get("data", {}).get("values", ())]
    return {each["label"] for each in held if "label" in each}


def test_thirteen_digits_are_trillions(spec: Spec, svg: Svg, bank: str) -> None:
    gdp = ("-d", bank, "plot", "NY.GDP.MKTP.CD", "DEU", "FRA")
    assert {"Germany 3.740", "France 2.860"} <= labels(spec(*gdp))
    assert spec(*gdp)["title"]["subtitle"][-1].endswith("trillion current US$")
    assert "万亿current US$" in str(spec(*gdp, "-l", "zh")["title"])
    said = [each.get("aria-label", "") for each in svg(*gdp).iter()]
    assert "Germany, 2015: 3.74000 trillion current US$" in said
    small = spec("-d", bank, "plot", "NY.GDP.MKTP.CD", "AND")
    assert "billion current US$" in str(small["title"])


def test_indicators_of_one_unit_share_it_and_others_keep_theirs(spec: Spec, bank: str) -> None:
    found = spec("-d", bank, "plot", "NY.GDP.MKTP.CD", "SP.POP.TOTL", "-a", "DEU")
    titles = [" ".join(each["title"]["text"]) for each in panels_of(found)]
    assert titles == ["GDP, trillion current US$", "Population, total"]


@pytest.mark.parametrize("words", [("rank", "NY.GDP.MKTP.CD", "2015"), ("compare", "2010", "2015")])
def test_every_kind_of_chart_has_it(spec: Spec, bank: str, words: tuple[str, ...]) -> None:
    found = spec("-d", bank, *words, "-a", "DEU")
    assert "trillion current US$" in str(found)
    assert not re.search(r"\d[\d,.]{14}", str(labels(found)))


def test_a_script_reads_the_figures_of_the_file(program: Program, bank: str) -> None:
    found = rows(program("-d", bank, "plot", "NY.GDP.MKTP.CD", "DEU", "--csv").stdout)
    assert (found[0]["value"], found[0]["unit"]) == ("3400000000000.00", "current US$")


def test_the_page_of_a_place_has_it(program: Program, bank: str) -> None:
    text = program("-d", bank, "profile", "Germany", "-f", "html").stdout
    assert ">3.740</button> <small>trillion current US$" in text
    assert "3.74000000000000 trillion current US$" in text  # all digits behind it
    assert f"binzhou profile Germany -d {Path(bank).name} -o profile.html" in text
    assert text.count("<article>") == 2


def test_a_whole_is_not_drawn_among_its_parts(program: Program, spec: Spec, bank: str) -> None:
    every = ("-d", bank, "plot", "NY.GDP.MKTP.CD", "all")
    assert not any("World" in each for each in labels(spec(*every)))
    shown = program(*every, "-f", "table").stdout
    assert "a whole is not drawn among its parts: World; named, it is" in shown
    assert any("World" in each for each in labels(spec(*every, "WLD")))
    listed = rows(program(*every, "--csv").stdout)
    assert {each["area"] for each in listed} == set(FIGURES)
