"""Every form has two samples, one of them spoilt: what is in them comes out."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support import Program

from binzhou_cli.formats import open_files
from binzhou_cli.formats.opened import Opened
from binzhou_cli.formats.reading import Reading, read_options

SAMPLES = Path(__file__).parents[1] / "samples"


def opened(name: str, **options: Any) -> Opened:
    reading: Reading | None = read_options(**options) if options else None
    return open_files([str(SAMPLES / name)], reading)


class Sample(NamedTuple):
    """What a sample holds: its form, indicators, areas, groups, and one of its figures."""

    file: str
    layout: str
    indicators: tuple[str, ...]
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    figure: tuple[str, str, str, str]
    unit: tuple[str, int]
    kind: str


KNOWN = (
    Sample(
        "plain.csv", "plain", ("gdp", "人口", "城镇化率"), ("济南市", "青岛市"), ("全省",),
        ("gdp", "青岛市", "2021", "14136.46"), ("CNY", 8), "level",
    ),
    Sample(
        "plain-wide.csv", "plain", ("population",), ("Canada", "Mexico"), ("World",),
        ("population", "Canada", "2020", "38.0"), ("persons", 6), "level",
    ),
    Sample(
        "worldbank.csv", "worldbank", ("NY.GDP.MKTP.CD",), ("ABW", "AFG"), ("AFE",),
        ("NY.GDP.MKTP.CD", "ABW", "1964", "487709497.206704"), ("current US$", 0), "level",
    ),
    Sample(
        "worldbank-cut.csv", "worldbank", ("NY.GDP.MKTP.CD",), ("ABW", "AFG"), ("AFE",),
        ("NY.GDP.MKTP.CD", "ABW", "1964", "487709497.206704"), ("current US$", 0), "level",
    ),
    Sample(
        "databank.csv", "databank", ("SP.DYN.LE00.IN", "GB.XPD.RSDV.GD.ZS"), ("DEU",), ("WLD",),
        ("GB.XPD.RSDV.GD.ZS", "DEU", "2020", "3.13"), ("% of GDP", 0), "share",
    ),
    Sample(
        "databank-time.csv", "databank", ("SP.DYN.LE00.IN", "GB.XPD.RSDV.GD.ZS"), ("DEU",),
        ("WLD",), ("SP.DYN.LE00.IN", "DEU", "2019", "81.29"), ("years", 0), "level",
    ),
    Sample(
        "worldbank.xls", "worldbank", ("SP.URB.TOTL.IN.ZS",), ("ABW", "AFG", "CHN"), ("ARB",),
        ("SP.URB.TOTL.IN.ZS", "CHN", "2021", "62.512"), ("% of total population", 0), "share",
    ),
    Sample(
        "worldbank.xlsx", "worldbank", ("SP.URB.TOTL.IN.ZS",), ("ABW", "AFG", "CHN"), ("ARB",),
        ("SP.URB.TOTL.IN.ZS", "CHN", "2021", "62.512"), ("% of total population", 0), "share",
    ),
    Sample(
        "databank.xlsx", "databank", ("NY.GDP.MKTP.KD.ZG", "SP.DYN.LE00.IN"), ("CHN", "DEU"),
        ("WLD",), ("NY.GDP.MKTP.KD.ZG", "DEU", "2020", "-4.1"), ("annual %", 0), "rate",
    ),
    Sample(
        "databank-time.xlsx", "databank", ("NY.GDP.MKTP.KD.ZG",), ("CHN", "DEU"),
        (), ("NY.GDP.MKTP.KD.ZG", "CHN", "2020", "2.24"), ("annual %", 0), "rate",
    ),
    Sample(
        "nbs.csv", "nbs", ("地区生产总值",), ("北京市", "天津市", "河北省"), ("全国",),
        ("地区生产总值", "河北省", "2021", "40397.1"), ("CNY", 8), "level",
    ),
    Sample(
        "nbs-rows.csv", "nbs", ("国民总收入", "国内生产总值指数", "人均国内生产总值"), (), (),
        ("国内生产总值指数", "_Z", "2021", "108.4"), ("上年=100", 0), "index",
    ),
    Sample(
        "owid.csv", "owid", ("life_expectancy_0",), ("DEU", "OWID_KOS"), ("OWID_WRL",),
        ("life_expectancy_0", "OWID_KOS", "2019", "79.02"), ("years", 0), "level",
    ),
    Sample(
        "owid-bare.csv", "owid", ("cases",), ("DEU", "ITA"), (),
        ("cases", "ITA", "2020-03-01", "1694"), ("_U", 0), "unknown",
    ),
    Sample(
        "sdmx1.csv", "sdmx", ("LFSA_ARGAN.t", "LFSA_ARGAN.f"), ("FR", "NA"), ("EU27_2020",),
        ("LFSA_ARGAN.t", "FR", "2021", "66.5"), ("PT", 0), "rate",
    ),
    Sample(
        "sdmx1-lower.csv", "sdmx", ("ROAD_EQS_CARPDA",), ("AT", "BG"), (),
        ("ROAD_EQS_CARPDA", "AT", "2015", "10125.5"), ("NR", 0), "level",
    ),
    Sample(
        "sdmx2.csv", "sdmx2", ("POP",), ("AU1", "AU2"), (),
        ("POP", "AU2", "2024", "6959"), ("PS", 3), "level",
    ),
    Sample(
        "sdmx2-both.csv", "sdmx2", ("UNE.t", "UNE.f"), ("DE", "FR"), (),
        ("UNE.f", "DE", "2014", "4.6"), ("PT", 0), "rate",
    ),
    Sample(
        "oecd.csv", "oecd", ("B1_GE.australian-dollar", "B1_GE.us-dollar"), ("AUS",), ("OECD",),
        ("B1_GE.australian-dollar", "AUS", "2020", "2069283"), ("Australian Dollar", 6), "level",
    ),
    Sample(
        "oecd-short.csv", "oecd", ("GDP.mln-usd", "GDP.usd-cap"), ("AUS",), ("OECD",),
        ("GDP.usd-cap", "OECD", "2019", "46606.9"), ("USD_CAP", 0), "level",
    ),
    Sample(
        "eurostat.tsv", "eurostat", ("eurostat.t", "eurostat.f"), ("DE", "UK"), ("EU27_2020",),
        ("eurostat.f", "DE", "2020", "3.3"), ("PC_ACT", 0), "rate",
    ),
    Sample(
        "eurostat-old.tsv", "eurostat", ("eurostat-old",), ("AT", "BE"), (),
        ("eurostat-old", "AT", "2020-02", "108.1"), ("I15", 0), "index",
    ),
    Sample(
        "undata.csv", "undata", ("undata.both-sexes", "undata.male"), ("Andorra",), (),
        ("undata.male", "Andorra", "2020", "39439"), ("_U", 0), "unknown",
    ),
    Sample(
        "undata-years.csv", "undata", ("undata-years",), ("Afghanistan", "Albania"), (),
        ("undata-years", "Afghanistan", "2007/2010", "29.5"), ("PT", 0), "rate",
    ),
    Sample(
        "fred.csv", "fred", ("GDP", "UNRATE"), (), (),
        ("GDP", "_Z", "2020-Q2", "19958.291"), ("_U", 0), "unknown",
    ),
    Sample(
        "fred-daily.csv", "fred", ("fred-daily",), (), (),
        ("fred-daily", "_Z", "2020-01-03", "1.80"), ("_U", 0), "unknown",
    ),
    Sample(
        "jsonstat.json", "jsonstat", ("UNR",), ("AU", "CA"), ("OECD",),
        ("UNR", "CA", "2003", "7.6"), ("PT", 0), "rate",
    ),
    Sample(
        "jsonstat-bundle.json", "jsonstat", ("UNR",), ("AU",), (),
        ("UNR", "AU", "2004", "5.39663128"), ("_U", 0), "unknown",
    ),
    Sample(
        "population.px", "px", ("folkmängd.män", "folkmängd.kvinnor"), ("01", "1280"), ("00",),
        ("folkmängd.män", "1280", "2021", "173000"), ("personer", 0), "level",
    ),
    Sample(
        "keys.px", "px", ("output.a", "output.c"), (), (),
        ("output.c", "_Z", "2020-01", "3.5"), ("EUR", 6), "level",
    ),
    Sample(
        "workbook.xlsx", "plain", ("gdp", "人口"), ("济南市", "青岛市"), (),
        ("gdp", "济南市", "2020", "10140.91"), ("CNY", 8), "level",
    ),
    Sample(
        "merged.xls", "plain", ("output",), ("East", "West"), (),
        ("output", "East", "2021", "2.5"), ("USD", 6), "level",
    ),
    Sample(
        "table.ods", "plain", ("table",), ("Canada", "Mexico"), (),
        ("table", "Mexico", "2020", "126.0"), ("_U", 0), "unknown",
    ),
)  # fmt: skip


@pytest.mark.parametrize("sample", KNOWN, ids=lambda each: each.file)
def test_a_sample_is_read(sample: Sample) -> None:
    found = opened(sample.file)
    dataset = found.dataset
    assert found.layout == sample.layout
    assert tuple(each.id for each in dataset.indicators) == sample.indicators
    kinds = {kind: tuple(each.code for each in dataset.areas if each.kind == kind)
             for kind in ("area", "group")}  # fmt: skip
    assert kinds["area"] == sample.areas
    assert tuple(code for code in kinds["group"] if code != "_T") == sample.groups
    name, code, period, value = sample.figure
    indicator = dataset.indicators_by_id[name]
    (series,) = dataset.figures.select([indicator], [dataset.areas_by_code[code]])
    (figure,) = [each for each in series.current if each.period.text == period]
    assert str(figure.value) == value
    assert (figure.unit.code, figure.unit.multiplier) == sample.unit
    assert indicator.kind == sample.kind


@pytest.mark.parametrize("sample", KNOWN, ids=lambda each: each.file)
def test_a_group_is_never_ranked(program: Program, sample: Sample) -> None:
    path = str(SAMPLES / sample.file)
    found = program("-d", path, "rank", sample.figure[0], sample.figure[2], "--csv")
    if len(sample.areas) > 1:
        for line in found.stdout.splitlines()[1:]:
            assert not set(line.split(",")[1:3]) & set(sample.groups), line


COMMANDS = ("list", "areas", "sources", "check", "about", "export")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("sample", KNOWN, ids=lambda each: each.file)
def test_commands_work_on_it(program: Program, sample: Sample, command: str) -> None:
    found = program("-d", str(SAMPLES / sample.file), command, "--csv")
    assert found.returncode == 0, found.stderr
    assert found.stdout.count("\n") > 1


@pytest.mark.parametrize("verb", ["show", "growth", "table", "cite"])
@pytest.mark.parametrize("sample", KNOWN, ids=lambda each: each.file)
def test_a_figure_is_shown(program: Program, sample: Sample, verb: str) -> None:
    name, code, period, _ = sample.figure
    words = [name, *([] if code == "_Z" else ["-a", code]), *([period] if verb == "cite" else [])]
    found = program(verb, *words, "-d", str(SAMPLES / sample.file))
    assert found.returncode in (0, 1), found.stderr
    assert "Traceback" not in found.stderr


def test_flags_and_footnotes_are_kept() -> None:
    figures = {
        (figure.area.code, figure.period.text): figure
        for each in (opened("sdmx1.csv").dataset,)
        for series in each.figures.select(each.indicators[:1], each.areas)
        for figure in series.figures()
    }
    assert figures["FR", "2021"].status == ("B", "D")
    assert (figures["NA", "2022"].value, figures["NA", "2022"].status) == (None, ("Q",))
    undata = opened("undata.csv").dataset
    (series,) = undata.figures.select(undata.indicators[:1], undata.areas)
    assert [each.note.en for each in series.current] == [
        "Population statistics are compiled from registers.",
        "Population statistics are compiled from registers. Provisional.",
    ]
    old = opened("eurostat-old.tsv").dataset
    notes = {figure.note.en for series in old.figures.select(old.indicators, old.areas)
             for figure in series.current}  # fmt: skip
    assert notes == {"", "revised"}


def test_a_break_of_one_area_refuses_growth_there_alone(program: Program) -> None:
    path = str(SAMPLES / "eurostat.tsv")
    broken = program("-d", path, "growth", "eurostat.t", "-a", "DE", "--json").stdout
    whole = program("-d", path, "growth", "eurostat.t", "-a", "EU27_2020", "--json").stdout
    assert "break" in broken
    assert "break" not in whole


def test_what_a_file_says_of_itself_is_its_source() -> None:
    source = opened("worldbank.csv").dataset.sources[0]
    assert (source.title.en, source.publisher.en, source.published) == (
        "World Development Indicators", "World Bank", "2026-07-13",
    )  # fmt: skip
    assert opened("worldbank.xlsx").dataset.sources[0].published == "2024-06-28"
    assert opened("databank.xlsx").dataset.sources[0].published == "2024-06-28"
    definition = opened("databank.xlsx").dataset.indicators[0].definition.en
    assert definition.startswith("Annual percentage growth rate of GDP")
    assert opened("worldbank.xls").dataset.areas[1].note.en == "Fiscal year ends on March 20."
    assert opened("owid.csv").dataset.sources[0].published == "2023-10-10"
    assert opened("sdmx1.csv").dataset.sources[0].published == "2026-06-11"
    assert opened("population.px").dataset.sources[0].published == "2022-02-22"


def test_no_area_is_none_and_not_the_usual_one(program: Program) -> None:
    (area,) = opened("fred.csv").dataset.areas
    assert (area.code, area.kind) == ("_Z", "none")
    found = program("-d", str(SAMPLES / "fred.csv"), "show", "GDP", "--csv")
    assert found.returncode == 0
    assert "Binzhou" not in found.stdout
