"""Tables as people keep them: odd heads, odd figures, periods in odd places; each is told."""

from pathlib import Path

import pytest

from binzhou_cli.errors import BinzhouError
from binzhou_cli.formats import open_files
from binzhou_cli.formats.opened import Opened
from binzhou_cli.formats.reading import read_options


def opened(folder: Path, text: str, *sets: str, name: str = "x.csv") -> Opened:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return open_files([str(path)], read_options(sets=sets) if sets else None)


def figures(found: Opened) -> list[str]:
    """``indicator area period value``, by area."""
    return [
        f"{indicator.id} {figure.area.name.en} {figure.period} {figure.value}"
        for indicator in found.dataset.indicators
        for _, held in found.dataset.figures.of(indicator, None)
        for figure in held
    ]


def corrections(found: Opened) -> list[str]:
    return [each.correct for each in found.understood if each.how == "guessed"]


HEADS = {
    "a row of periods over names": (
        ",2020,,2021,\narea,gdp,pop,gdp,pop\nA,1,2,3,4\nB,5,6,7,8\n",
        ["gdp A 2020 1", "gdp A 2021 3", "gdp B 2020 5", "gdp B 2021 7",
         "pop A 2020 2", "pop A 2021 4", "pop B 2020 6", "pop B 2021 8"],
    ),
    "names over periods": (
        "Region,Pop,,GDP,\n,2020,2021,2020,2021\nN,1,2,3,4\n",
        ["pop N 2020 1", "pop N 2021 2", "gdp N 2020 3", "gdp N 2021 4"],
    ),
    "names over names": (
        "area,year,pop,\n,,men,women\nA,2020,1,2\nB,2020,3,4\n",
        ["pop-men A 2020 1", "pop-men B 2020 3", "pop-women A 2020 2", "pop-women B 2020 4"],
    ),
    "blank columns between": (
        "City,,Year,,Population,\nA,,2020,,1200,\nA,,2021,,1210,\n",
        ["population A 2020 1200", "population A 2021 1210"],
    ),
    "months across": (
        "Year,Jan,Feb,Annual\n2021,6,7,8\n2022,3,,4\n",
        ["x x 2021-01 6", "x x 2021-02 7", "x x 2021 8", "x x 2022-01 3", "x x 2022 4"],
    ),
    "quarters across": (
        "年份,一季度,二季度\n2021,1,2\n", ["x x 2021-Q1 1", "x x 2021-Q2 2"],
    ),
    "a year in each head": (
        "country,hdi_2020,hdi_2021,rank_2021\nA,0.5,0.6,3\nB,0.7,0.8,1\n",
        ["hdi A 2020 0.5", "hdi A 2021 0.6", "hdi B 2020 0.7", "hdi B 2021 0.8",
         "rank A 2021 3", "rank B 2021 1"],
    ),
    "a year in front of each head": (
        "城市,2020年产值,2021年产值\n甲,1,2\n", ["产值 甲 2020 1", "产值 甲 2021 2"],
    ),
    "the line that is for spreadsheets": (
        "sep=;\ncountry;year;gdp\nA;2020;1,5\nB;2020;2,5\n", ["gdp A 2020 1.5", "gdp B 2020 2.5"],
    ),
    "Chinese names padded with blanks": (
        "地 区,2020,2021\n北  京,1,2\n全  国,3,4\n",
        ["x 北京 2020 1", "x 北京 2021 2", "x 全国 2020 3", "x 全国 2021 4"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), HEADS.values(), ids=HEADS)
def test_heads(tmp_path: Path, text: str, wanted: list[str]) -> None:
    found = figures(opened(tmp_path, text))
    assert sorted(found) == sorted(wanted)


CELLS = {
    "German thousands": ("a;2020\nX;8.901.064\nY;13.176.989\n", ["8901064", "13176989"]),
    "one column tells the decimal mark of another": (
        "a;year;x;y\nA;2020;1.234;1,5\nB;2020;2.345;2,5\n", ["1234", "2345", "1.5", "2.5"],
    ),
    "French": (
        "a;2020;2021\nX;12\u202f262\u202f544;742 600,5\nY;1;2\n",
        ["12262544", "742600.5", "1", "2"],
    ),
    "Indian": ('a,year,x\nA,2020,"8,54,689"\n', ["854689"]),
    "Swiss": ("a,2020,2021\nA,1'234.5,2\n", ["1234.5", "2"]),
    "with words": ("country,1800,2020\nA,3.28M,38.9k\nB,330M,1.41B\n",
                   ["3280000", "38900", "330000000", "1410000000"]),
    "with a currency": ('a,2020,2021\nA,"$1,234",$5\n', ["1234", "5"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CELLS.values(), ids=CELLS)
def test_figures(tmp_path: Path, text: str, wanted: list[str]) -> None:
    found = [f"{float(each.rpartition(' ')[2]):g}" for each in figures(opened(tmp_path, text))]
    assert sorted(found) == sorted(f"{float(each):g}" for each in wanted)


def test_a_currency_at_the_figure_is_its_unit(tmp_path: Path) -> None:
    (indicator,) = opened(tmp_path, "a,2020,2021\nA,$4,$5\n").dataset.indicators
    assert indicator.unit.code == "USD"


def test_marks_behind_figures_are_statuses_and_notes(tmp_path: Path) -> None:
    text = "Town,2019,2020,2021\nA,10.5(e),11*,5①\nB,1 p,no data,7\n* counted twice,,,\n"
    found = opened(tmp_path, text)
    (indicator,) = found.dataset.indicators
    held = {
        f"{figure.area.code} {figure.period}": figure
        for _, series in found.dataset.figures.of(indicator, None)
        for figure in series
    }
    assert held["A 2019"].status == ("E",)
    assert held["A 2020"].note.en == "counted twice"
    assert held["A 2021"].note.en == "①"
    assert held["B 2019"].status == ("P",)
    assert "B 2020" not in held
    assert str(held["A 2020"].value) == "11"


FISCAL = {
    "2019/20 across": ("s,2018/19,2019/20\nA,1,2\n", ["2018", "2019"], ["2019", "2020"]),
    "2019-20 below": ("s,year,x\nA,2018-19,1\nA,2019-20,2\n", ["2018", "2019"], ["2019", "2020"]),
    "2009-10, which alone were a month": (
        "s,year,x\nA,2009-10,1\nA,2010-11,2\n", ["2009", "2010"], ["2010", "2011"],
    ),
    "the turn of the century": ("s,year,x\nA,1999-00,1\nA,2000-01,2\n",
                                ["1999", "2000"], ["2000", "2001"]),
    "two years that overlap": ("s,year,x\nA,2018/2019,1\nA,2019/2020,2\n",
                               ["2018", "2019"], ["2019", "2020"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), FISCAL.values(), ids=FISCAL)
def test_fiscal_years(tmp_path: Path, text: str, first: list[str], last: list[str]) -> None:
    guessed = opened(tmp_path, text)
    assert [each.split()[2] for each in figures(guessed)] == first
    assert "--set fiscal=last" in corrections(guessed)
    told = opened(tmp_path, text, "fiscal=last")
    assert [each.split()[2] for each in figures(told)] == last
    assert "--set fiscal=first" not in corrections(told)
    assert guessed.dataset.indicators[0].definition.en  # a reader of any view is told


def test_a_fiscal_year_of_one_number_is_that_year(tmp_path: Path) -> None:
    found = opened(tmp_path, "a,fiscal year,x\nA,FY2019,1\nA,FY2020,2\n")
    assert [each.split()[2] for each in figures(found)] == ["2019", "2020"]


def test_months_stay_months(tmp_path: Path) -> None:
    found = opened(tmp_path, "a,month,x\nA,2019-10,1\nA,2019-11,2\nA,2019-12,3\n")
    assert [each.split()[2] for each in figures(found)] == ["2019-10", "2019-11", "2019-12"]
    with pytest.raises(BinzhouError, match="no effect"):
        opened(tmp_path, "a,month,x\nA,2019-10,1\nA,2019-11,2\n", "fiscal=last")


DAYS = {
    "day first": ("Date,Area,x\n1/2/2020,A,1\n13/2/2020,A,2\n", ["2020-02-01", "2020-02-13"]),
    "month first": ("Date,Area,x\n2/1/2020,A,1\n2/13/2020,A,2\n", ["2020-02-01", "2020-02-13"]),
    "with points": ("Datum;Land;x\n31.12.2020;A;1\n31.12.2021;A;2\n", ["2020-12-31", "2021-12-31"]),
    "a month and two digits": ("Month,x\nJan-20,1\nFeb-99,2\n", ["1999-02", "2020-01"]),
    "a month and four digits": ("Month,x\n2023Jan,1\n2023Feb,2\n", ["2023-01", "2023-02"]),
}


@pytest.mark.parametrize(("text", "wanted"), DAYS.values(), ids=DAYS)
def test_days(tmp_path: Path, text: str, wanted: list[str]) -> None:
    assert sorted(each.split()[2] for each in figures(opened(tmp_path, text))) == wanted


def test_days_that_may_be_either_are_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(BinzhouError, match="no column holds periods"):
        opened(tmp_path, "Date,Area,x\n1/2/2020,A,1\n3/2/2020,A,2\n")


@pytest.mark.parametrize("name", ["x.csv", "towns-2022.csv"])
def test_the_year_of_a_table_that_states_it_above_it(tmp_path: Path, name: str) -> None:
    title = "产值（2022年）,,\n" if name == "x.csv" else ""
    found = opened(tmp_path, f"{title}单位：亿元,,\n地区,工业,农业\n甲,1,2\n乙,3,4\n", name=name)
    assert {each.split()[2] for each in figures(found)} == {"2022"}
    assert "--set period=2022" in corrections(found)
    assert {each.unit.code for each in found.dataset.indicators} == {"CNY"}


def test_the_name_of_a_file_holds_no_unit(tmp_path: Path) -> None:
    found = opened(tmp_path, "Land,2020,2021\nA,1,2\n", name="semi_thousand.csv")
    assert found.dataset.indicators[0].kind == "unknown"
