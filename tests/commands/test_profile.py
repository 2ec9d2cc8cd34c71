"""A place on one screen: what is known, the figures, where it stands, what may not be compared."""

import re
from pathlib import Path

from support import Program, Terminal, one_indicator, rows, write


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_a_place_fits_on_one_screen(terminal: Terminal) -> None:
    for language in ("en", "zh"):
        text = terminal("profile", "-l", language, columns=80)
        assert len(text.splitlines()) <= 30, language
    text = bare(terminal("profile", columns=80))
    head = text.split("\n")[1]
    assert "124 indicators with 719 figures, 2000 to 2026, from 48 sources" in head
    told = " ".join(text.partition("Not comparable throughout")[2].split())
    assert told.startswith("(-o profile.html): Gross domestic product, GDP per capita, Revenue of")
    assert text.endswith("114 more series: binzhou list\n")


def test_numbers_of_sources_stand_only_where_the_column_does(terminal: Terminal) -> None:
    narrow, wide = (bare(terminal("profile", columns=width)) for width in (80, 120))
    assert "left out" not in narrow  # nothing is: they are all named
    assert "Source: CSCI Pengyuan rating report 2026 · China City Statistical Yearbook" in narrow
    assert "1  CSCI" not in narrow
    assert "1  CSCI" in wide
    assert "left out" not in wide


def test_a_rank_says_of_how_many_in_its_cell_or_in_the_head(
    program: Program, terminal: Terminal, tmp_path: Path
) -> None:
    text = bare(terminal("profile", columns=120))
    assert re.search(r"of 16  source$", text, re.MULTILINE)
    assert "13th (2024)" in text
    raw = one_indicator([{"area": f"A{i}", "period": "2020", "value": i} for i in range(1, 5)])
    raw["areas"][-1]["until"] = "2019"
    older = [{"area": f"A{i}", "period": "2018", "value": i, "source": "s"} for i in range(1, 6)]
    raw["indicators"].append(raw["indicators"][0] | {"id": "y", "name": "y", "observations": older})
    path = str(write(tmp_path / "x.json", raw))
    found = program("profile", "-d", path, "-f", "table")
    assert found.returncode == 0, found.stderr
    text = found.stdout
    assert "4th of 4" in text
    assert "5th of 5" in text


def test_every_topic_has_its_series_before_one_has_a_second(program: Program) -> None:
    found = rows(program("profile", "--csv").stdout)
    topics = {each["topic"] for each in found}
    assert topics == {each["topic"] for each in rows(program("list", "--csv").stdout)}
    newest = max(int(each["period"][:4]) for each in found)
    assert all(int(each["period"][:4]) >= newest - 5 for each in found)


def test_a_place_that_is_older_than_its_figure_says_so(
    program: Program, terminal: Terminal
) -> None:
    (gdp,) = [e for e in rows(program("profile", "--csv").stdout) if e["indicator"] == "gdp"]
    assert (gdp["period"], gdp["rank"], gdp["rank_of"], gdp["rank_period"]) == (
        "2025", "13", "16", "2024",
    )  # fmt: skip
    assert "13th (2024)" in " ".join(terminal("profile", columns=200).split())
    asked = rows(program("profile", "2023", "--csv").stdout)
    assert {each["rank_period"] for each in asked} <= {"2020", "2021", "2022", "2023", ""}
    assert {each["period"] for each in asked} == {"2023"}


def test_a_place_long_past_is_not_told(program: Program, tmp_path: Path) -> None:
    raw = one_indicator(
        [{"area": f"A{i}", "period": str(year), "value": i * year}
         for i in range(1, 6) for year in range(2010, 2013)]
        + [{"period": "2015", "value": 5}, {"period": "2016", "value": 6}]
    )  # fmt: skip
    path = str(write(tmp_path / "x.json", raw))
    (row,) = rows(program("profile", "-d", path, "--csv").stdout)
    assert (row["period"], row["rank"], row["rank_period"]) == ("2016", "", "")
    (row,) = rows(program("profile", "2015", "-d", path, "--csv").stdout)
    assert (row["period"], row["rank"], row["rank_period"]) == ("2015", "5", "2012")
    assert "from one source of 2020" in program("profile", "-d", path, "-f", "table").stdout


def test_what_is_not_known_of_the_sources_is_not_said(program: Program, tmp_path: Path) -> None:
    lines = "\n".join(f"beer,{year},{year % 7}\ncheese,{year},{year}" for year in range(2000, 2006))
    path = tmp_path / "food.csv"
    path.write_text(f"indicator,year,value\n{lines}\n", encoding="utf-8")
    shown = program("profile", "-d", str(path), "-f", "table").stdout
    assert "2 indicators with 12 figures, 2000 to 2005, from one source\n" in shown
    page = program("profile", "-d", str(path), "-f", "html").stdout
    assert "from one source. Press a figure" in page
    assert page.count("<article>") == 2
    assert "version" not in page.partition('id="method"')[2].partition("<dt>How to cite")[0]


def test_a_fresh_series_stands_before_a_longer_one_that_has_ended(
    program: Program, tmp_path: Path
) -> None:
    def figures(years: range) -> list[dict[str, object]]:
        return [{"area": "A1", "source": "s", "period": str(y), "value": y} for y in years]

    raw = one_indicator([])
    [one] = raw["indicators"]
    raw["topics"] = [{"id": f"t{i}", "name": {"en": f"topic {i}"}} for i in range(10)]
    raw["indicators"] = [
        {
            **one,
            "id": f"{name}{i}",
            "name": f"{name} {i}",
            "topic": f"t{i}",
            "observations": figures(years),
        }
        for i in range(10)
        for name, years in (("old", range(1980, 2005)), ("new", range(2016, 2021)))
    ]
    path = write(tmp_path / "x.json", raw)
    found = rows(program("profile", "-d", str(path), "--csv").stdout)
    assert [each["indicator"] for each in found] == [f"new{i}" for i in range(10)]
