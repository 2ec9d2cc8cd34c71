"""Tables as people keep them: odd heads, odd figures, periods in odd places; each is told."""

from pathlib import Path

import pytest
from support import Program, small, write

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
    "a column of months beside one of years": (
        "年,月,城市,价格\n2022,1,甲,5\n2022,2,甲,6\n2022,12,乙,7\n",
        ["价格 甲 2022-01 5", "价格 甲 2022-02 6", "价格 乙 2022-12 7"],
    ),
    "a column of quarters beside one of years": (
        "Year,Quarter,x\n2022,Q1,5\n2022,Q2,6\n", ["x x 2022-Q1 5", "x x 2022-Q2 6"],
    ),
    "a year within each head": (
        "City;GDP 2020 (bn €);GDP 2021 (bn €)\nA;1;2\n", ["gdp A 2020 1", "gdp A 2021 2"],
    ),
    "years as a program writes them": (
        "Area,Y2019,Y2020\nA,1,2\n", ["x A 2019 1", "x A 2020 2"],
    ),
    "a column that numbers the rows": (
        "序号,城市,年份,产值\n1,甲,2020,5\n2,乙,2020,6\n", ["产值 甲 2020 5", "产值 乙 2020 6"],
    ),
    "codes of series that differ by area": (
        "SERIES_CODE,COUNTRY,INDICATOR,2019,2020\nA.GDP,A,GDP,1,2\nB.GDP,B,GDP,3,4\n",
        ["gdp A 2019 1", "gdp A 2020 2", "gdp B 2019 3", "gdp B 2020 4"],
    ),
    "a year in each head": (
        "country,hdi_2020,hdi_2021,rank_2021\nA,0.5,0.6,3\nB,0.7,0.8,1\n",
        ["hdi A 2020 0.5", "hdi A 2021 0.6", "hdi B 2020 0.7", "hdi B 2021 0.8",
         "rank A 2021 3", "rank B 2021 1"],
    ),
    "a year in front of each head": (
        "城市,2020年产值,2021年产值\n甲,1,2\n", ["产值 甲 2020 1", "产值 甲 2021 2"],
    ),
    "years and a rate of one of them": (
        "城市,2021年,2022年,2022年增速(%)\n甲,1,2,3.1\n乙,4,5,3.9\n",
        ["x 甲 2021 1", "x 甲 2022 2", "x 乙 2021 4", "x 乙 2022 5", "增速 甲 2022 3.1",
         "增速 乙 2022 3.9"],
    ),
    "one year in one head": (
        "排名,城市,2022年产值\n1,甲,5\n2,乙,4\n",
        ["排名 甲 2022 1", "排名 乙 2022 2", "2022年产值 甲 2022 5", "2022年产值 乙 2022 4"],
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


def test_codes_with_a_letter_are_no_figures(tmp_path: Path) -> None:
    text = "area,year,level,x\nA,2020,3b,1\nA,2020,5B,2\nA,2020,10c,3\n"
    found = opened(tmp_path, text).dataset
    assert [each.id for each in found.indicators] == ["x.3b", "x.5b", "x.10c"]


def test_a_mark_in_a_head_is_of_all_its_figures(tmp_path: Path) -> None:
    text = "City,2019,2020 (p),2021*\nA,1,2,3\nB,4,5,6\n* by estimate\n"
    found = opened(tmp_path, text)
    held = [
        (each.period.text, each.status, each.note.en)
        for _, series in found.dataset.figures.of(found.dataset.indicators[0], None)
        for each in series
    ]
    assert held[:3] == [
        ("2019", ("A",), ""), ("2020", ("P",), ""), ("2021", ("A",), "by estimate"),
    ]  # fmt: skip


ENCODED = {
    "big5": ("地區,年份,人口\n臺北,2020,260\n高雄,2020,277\n", "臺北"),
    "cp932": ("都道府県,年,人口\n東京都,2020,1404\n大阪府,2020,884\n", "東京都"),
    "cp1251": ("Регион;Год;Население\nМосква;2020;12,6\nОмск;2020;1,1\n", "Москва"),
    "cp1252": ("Región;Año;Población\nCádiz;2020;1,2\nÁvila;2020;0,2\n", "Cádiz"),
    "gb18030": ("地区,年份,人口\n济南,2020,920\n青岛,2020,1010\n", "济南"),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_an_encoding_is_guessed_by_what_it_makes_of_the_text(tmp_path: Path, encoding: str) -> None:
    text, area = ENCODED[encoding]
    (tmp_path / "x.csv").write_bytes(text.encode(encoding))
    found = open_files([str(tmp_path / "x.csv")])
    assert found.dataset.areas[0].name.en == area
    assert f"--encoding {encoding}" in corrections(found)


def test_a_thousand_of_nothing_that_is_named_is_a_thousand(
    tmp_path: Path, program: Program
) -> None:
    opened(tmp_path, "Region,Year,Population (in thousands)\nN,2020,5\n")
    listed = program("-d", str(tmp_path / "x.csv"), "list", "--csv", "--columns", "unit")
    assert listed.stdout.split() == ["unit", "thousand"]


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


LEVELS = {
    "China": (
        "行政区划代码,地区,2021,2022\n370000,山东省,10,11\n370100,济南市,6,7\n371600,滨州市,4,4\n"
        "371602,滨城区,1,2\n371603,沾化区,3,2\n",
        {"370000": None, "370100": "370000", "371600": "370000", "371602": "371600",
         "371603": "371600"},
        ["370000"],
    ),
    "China, two provinces": (
        "代码,地区,2021,2022\n370000,山东省,10,11\n370100,济南市,6,7\n410000,河南省,4,4\n"
        "410100,郑州市,1,2\n",
        {"370000": "_T", "370100": "370000", "410000": "_T", "410100": "410000", "_T": None},
        ["_T"],
    ),
    "codes without their wholes": (
        "代码,地区,2021,2022\n370100,济南市,6,7\n370200,青岛市,4,4\n",
        {"370100": "_T", "370200": "_T", "_T": None}, ["_T"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "parents", "groups"), LEVELS.values(), ids=LEVELS)
def test_levels_of_areas(
    tmp_path: Path, text: str, parents: dict[str, str | None], groups: list[str]
) -> None:
    areas = opened(tmp_path, text).dataset.areas
    assert {each.code: each.parent for each in areas} == parents
    assert [each.code for each in areas if each.kind == "group"] == groups


NUTS = (
    "freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \nA,NR,DE\t9 \t9 \nA,NR,DE2\t5 \t5 \n"
    "A,NR,DE21\t3 \t3 \nA,NR,DE22\t2 \t2 \nA,NR,FR\t8 \t8 \nA,NR,EU27_2020\t99 \t99 \n"
)


def test_levels_of_nuts(tmp_path: Path, program: Program) -> None:
    found = opened(tmp_path, NUTS, name="x.tsv")
    assert {each.code: each.parent for each in found.dataset.areas} == {
        "DE": "_T", "DE2": "DE", "DE21": "DE2", "DE22": "DE2", "FR": "_T", "EU27_2020": None,
        "_T": None,
    }  # fmt: skip
    assert "0: 2, 1: 1, 2: 2" in [each.value for each in found.understood]
    path = str(tmp_path / "x.tsv")
    ranked = program("-d", path, "rank", "x", "2022", "--csv", "--columns", "rank,area")
    assert ranked.stdout.split() == ["rank,area", "1,DE", "2,FR"]
    below = program("-d", path, "rank", "x", "2022", "-a", "DE22", "--csv", "--columns", "area")
    assert below.stdout.split() == ["area", "DE21", "DE22"]


def test_groups_are_shown_where_areas_are_ranked(tmp_path: Path, program: Program) -> None:
    opened(tmp_path, "地区,2020,2021\n甲,1,2\n乙,3,4\n合计,4,6\n")
    path = str(tmp_path / "x.csv")
    ranked = program("-d", path, "rank", "x", "2021", "-f", "table")
    assert "groups, not ranked: 合计" in ranked.stdout
    checked = program("check", path, "-f", "table")
    assert "合计: taken for groups by their names, and never ranked" in checked.stdout
    assert program("check", path, "--strict").returncode == 1


TOTALS = {
    "the parts differ": ("甲,1.5,2\n乙,3,4\n合计,4.5,7.2\n", ["合计, 2021: 7.2 is printed"]),
    "within the digits": ("甲,1.5,2\n乙,3,4\n合计,4.6,6\n", []),
    "an average": ("甲,1.5,2\n乙,3,4\n平均,2.25,3\n", []),
    "a part is missing": ("甲,1.5,..\n乙,3,4\n合计,4.5,6.9\n", []),
}


@pytest.mark.parametrize(("text", "wanted"), TOTALS.values(), ids=TOTALS)
def test_parts_and_their_total(
    tmp_path: Path, program: Program, text: str, wanted: list[str]
) -> None:
    opened(tmp_path, f"地区,2020,2021\n{text}")
    found = program("check", str(tmp_path / "x.csv"), "-f", "table").stdout
    for each in wanted:
        assert each in found
    assert ("is printed, its 2 parts give" in found) == bool(wanted)


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_new_and_add_say_what_they_did(tmp_path: Path, program: Program, ending: str) -> None:
    path = str(tmp_path / f"mine.{ending}")
    begun = program("new", path)
    assert begun.stdout == ""
    assert begun.stderr == f"{path}: an example of five figures, to be written over.\n"
    added = program("add", path, "population", "2022", "1,280", "-a", "A")
    assert added.stderr == f"{path}: population 2022 1,280 added.\n"


API = (
    '[{"page": 1}, [{"indicator": {"id": "SP.POP.TOTL", "value": "Population, total"}, '
    '"country": {"id": "CN", "value": "China"}, "countryiso3code": "CHN", "date": "2022", '
    '"value": 1412175000.50}, {"indicator": {"id": "SP.POP.TOTL", "value": "Population, total"}, '
    '"country": {"id": "CN", "value": "China"}, "countryiso3code": "CHN", "date": "2021", '
    '"value": null}]]'
)


def test_json_that_is_a_list_of_records_is_a_table(tmp_path: Path) -> None:
    found = opened(tmp_path, '[{"country": "A", "year": 2020, "gdp": 1.50}]', name="x.json")
    assert figures(found) == ["gdp A 2020 1.50"]
    api = opened(tmp_path, API, name="api.json")
    assert figures(api) == ["SP.POP.TOTL China 2022 1412175000.50"]
    assert [each.code for each in api.dataset.areas] == ["CHN"]


def test_json_that_is_no_list_of_records_is_refused_as_a_dataset(tmp_path: Path) -> None:
    for text in ("[1, 2]", "[]", '["a"]', '[{"a": 1}, 2]'):
        with pytest.raises(BinzhouError, match="this should be an object"):
            opened(tmp_path, text, name="x.json")


CUBE = (
    '{"version": "2.0", "class": "dataset", "label": "x", "id": ["what", "year"], "size": [2, 1],'
    '"dimension": {"what": {"category": {"index": ["p", "d"], "label": {"p": "People", '
    '"d": "Density"}, "unit": {"p": {"base": "persons"}}}}, "year": {"category": {"index": '
    '["2022"]}}}, "value": [5, 6]}'
)


def test_categories_with_units_are_indicators(tmp_path: Path) -> None:
    found = opened(tmp_path, CUBE, name="x.json").dataset
    assert [(each.id, each.unit.code) for each in found.indicators] == [("p", "persons"),
                                                                       ("d", "_U")]  # fmt: skip


def test_a_collection_is_one_of_datasets_or_of_links(tmp_path: Path) -> None:
    head = '{"version": "2.0", "class": "collection", "link": {"item": ['
    found = opened(tmp_path, f"{head}{CUBE}]}}}}", name="x.json")
    assert len(found.dataset.indicators) == 2
    with pytest.raises(BinzhouError, match="a collection of links"):
        opened(tmp_path, head + '{"class": "dataset", "href": "https://x.org/a"}]}}', name="x.json")


def test_names_beside_codes_are_labels_and_part_no_series(tmp_path: Path) -> None:
    text = (
        "ref_area,ref_area.label,sex,sex.label,time,obs_value,obs_status,obs_status.label\n"
        "CHN,China,T,Total,2021,4.5,,\nCHN,China,M,Male,2021,4.9,,\n"
        "CHN,China,T,Total,2022,4.4,U,Unreliable\n"
    )
    found = opened(tmp_path, text).dataset
    assert [each.name.en for each in found.indicators] == ["x, Total", "x, Male"]
    assert [each.name.en for each in found.areas] == ["China"]


def test_names_that_cannot_be_said_are_told(tmp_path: Path, program: Program) -> None:
    raw = small()
    raw["areas"].append({"code": "X9", "name": "2020"})
    raw["topics"].append({"id": "more", "name": raw["topics"][0]["name"]})
    raw["indicators"][0]["aliases"] = [""]
    path = write(tmp_path / "x.json", raw)
    found = program("check", str(path), "-f", "table", "--all")
    first = raw["indicators"][0]["id"]
    for said in (
        "X9 is called 2020, which a command line reads as a period",
        f"{first} has an empty alias",
        f"the topics {raw['topics'][0]['id']} and more have one name",
    ):
        assert said in " ".join(found.stdout.split())


def test_a_month_of_no_year_is_no_period(tmp_path: Path) -> None:
    with pytest.raises(BinzhouError, match="no column holds periods"):
        opened(tmp_path, "city,month,x\nA,1,5\nA,2,6\n")


def test_two_columns_called_alike_are_told_apart_by_their_numbers(
    tmp_path: Path, program: Program
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("city,year,gdp,gdp\nA,2020,1,2\nA,2021,3,4\n", encoding="utf-8")
    found = program("-d", str(path), "list")
    assert found.returncode == 1
    assert "line 2: columns 3 and 4 both hold gdp, 1 and 2. Leave one out: --map skip=4." in (
        found.stderr
    )
    assert program("-d", str(path), "list", "--map", "skip=4").returncode == 0
