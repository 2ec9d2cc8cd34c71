"""Python asks what the commands ask, and is warned of what would slip into a computation."""

import subprocess
import sys
import warnings
from decimal import Decimal
from pathlib import Path

import pytest
from support import Program, one_indicator, rows, write

import binzhou_cli as bz


@pytest.fixture(scope="module")
def d() -> bz.Dataset:
    return bz.open_dataset()


def tables(d: bz.Dataset) -> dict[tuple[str, ...], bz.Table]:
    return {
        ("show", "gdp"): d.series("gdp"),
        ("show", "gdp", "2019:2021", "-a", "Dongying"): d.series(
            "gdp", area="Dongying", period="2019:2021"
        ),
        ("growth", "gdp"): d.growth("gdp"),
        ("growth", "gdp", "--base", "2010"): d.growth("gdp", base=2010),
        ("compare", "2018", "2020"): d.compare(2018, 2020),
        ("rank", "gdp"): d.rank("gdp"),
        ("rank", "gdp", "2021"): d.rank("gdp", 2021),
        ("table", "gdp", "wage"): d.table("gdp", "wage"),
        ("sources", "revenue", "2022"): d.sources("revenue", period=2022),
        ("sources",): d.sources(),
        ("list", "人口"): d.find("人口"),
        ("profile", "Dongying"): d.profile("Dongying"),
        ("plot", "gdp"): d.plot("gdp"),
    }


def printed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def test_a_method_answers_as_its_command(d: bz.Dataset, program: Program) -> None:
    for words, table in tables(d).items():
        expected = rows(program(*words, "--csv").stdout)
        found = [{key: printed(each) for key, each in row.items()} for row in table.rows()]
        assert found == expected, words
        assert table.columns == list(expected[0])
        assert len(table) == len(expected)


def test_what_is_shown_is_short_and_plain(d: bz.Dataset) -> None:
    for words, table in tables(d).items():
        lines = repr(table).split("\n")
        assert len(lines) <= 20, words
        assert max(map(len, lines)) <= 100, words
        assert "\x1b" not in repr(table)
        assert table.title
    assert len(repr(d)) < 200
    assert len(repr(d.indicators[0])) < 100
    assert repr(d.records.indicators_by_id["gdp"]) == (
        "<Indicator gdp: Gross domestic product, billion yuan>"
    )
    gdp = d.series("gdp", period="2021")
    assert gdp.unit == "billion yuan"
    assert gdp.notes
    assert gdp.sources[0].id == "city-yearbook"
    assert "<table" in gdp._repr_html_()
    assert "<script" not in gdp._repr_html_()


def test_a_bound_warns_or_is_dropped(d: bz.Dataset) -> None:
    with pytest.warns(bz.BoundWarning, match="^2025 is “> 1,000 billion yuan”") as told:
        held = d.series("revenue")
    assert told[0].filename == __file__  # the line that asked
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        dropped = d.series("revenue", bounds="drop")
        d.series("revenue", bounds="keep")
        d.series("gdp")
    assert len(dropped) == len(held) - 1
    with pytest.raises(bz.BinzhouError, match="warn, drop or keep"):
        d.series("revenue", bounds="no")


def test_a_change_across_a_break_warns(d: bz.Dataset) -> None:
    with pytest.warns(bz.BreakWarning):
        d.series("gdp", across_breaks=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        d.series("gdp", period="2001:2010", across_breaks=True)


def test_an_error_says_what_to_do(d: bz.Dataset) -> None:
    with pytest.raises(bz.BinzhouError, match="Did you mean gdp"):
        d.series("gpd")
    with pytest.raises(bz.BinzhouError) as told:
        d.series("population", period="1950")
    assert str(told.value)
    with pytest.raises(bz.BinzhouError) as told:
        d.series()
    assert str(told.value.hint) == "binzhou list shows what there is."


def test_a_file_is_written_by_its_ending(d: bz.Dataset, program: Program, tmp_path: Path) -> None:
    d.series("gdp").save(tmp_path / "gdp.csv")
    program("show", "gdp", "-o", str(tmp_path / "own.csv"))
    assert (tmp_path / "gdp.csv").read_bytes() == (tmp_path / "own.csv").read_bytes()
    d.profile("Dongying").save(tmp_path / "p.html")
    assert "<h1>Dongying" in (tmp_path / "p.html").read_text(encoding="utf-8")


def test_a_chart_is_vega_lite_for_a_notebook(d: bz.Dataset) -> None:
    bundle = d.plot("gdp")._repr_mimebundle_()
    assert "vega-lite/v6" in bundle["application/vnd.vegalite.v6+json"]["$schema"]
    assert "Gross domestic product" in bundle["text/plain"]


def test_chinese(d: bz.Dataset) -> None:
    table = bz.open_dataset(lang="zh").series("gdp", period="2021")
    assert table.title.startswith("地区生产总值")
    assert table.unit == "亿元" or table.unit == "十亿元"


def frames(d: bz.Dataset) -> dict[tuple[str, ...], bz.Table]:
    """Tables of every shape: words among figures, columns that hold nothing, wide ones."""
    return tables(d) | {
        ("show", "gdp", "2001"): d.series("gdp", period=2001),
        ("list",): d.find(),
        ("rank", "gdp", "2021", "--by", "growth"): d.rank("gdp", 2021, by="growth"),
        ("growth", "gdp", "--average"): d.growth("gdp", period="2000:2010", average=True),
        ("about", "gdp"): d.about("gdp"),
        ("cite", "gdp", "2021"): d.cite("gdp", period=2021),
    }


def test_pandas(d: bz.Dataset) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frame = d.series("gdp").to_pandas()
    assert str(frame["value"].dtype) == "float64"
    assert str(frame["year"].dtype) == "Int64"
    assert list(frame["printed"][:2]) == ["27.0", "30.65"]
    assert frame.attrs["title"] == d.series("gdp").title
    exact = d.series("gdp").to_pandas(exact=True)
    assert list(exact["value"][:2]) == [Decimal("27.0"), Decimal("30.65")]
    for table in frames(d).values():
        assert len(table.to_pandas()) == len(table)


def test_the_type_of_a_column_does_not_hang_on_its_rows(d: bz.Dataset) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    whole, one = d.series("gdp").to_pandas().dtypes, d.series("gdp", period=2001).to_pandas().dtypes
    assert whole.equals(one)
    assert str(one["rank"]) == "Int64"
    assert str(one["current"]) == "boolean"
    assert str(one["growth_reported"]) == "float64"  # 2001 has none


def test_words_among_figures_have_a_place_of_their_own(d: bz.Dataset) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frame = d.series("china-top-100-cities").to_pandas()
    assert str(frame["value"].dtype) == "float64"
    assert list(frame["printed"]) == ["two consecutive years"]


ARROW = ("pyarrow", "nanoarrow")


@pytest.fixture(params=ARROW)
def arrow(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Either package that gives an Arrow stream, the other one away."""
    name: str = request.param
    pytest.importorskip(name, reason=f"{name} is not installed")
    for each in ARROW:
        if each != name:
            monkeypatch.setitem(sys.modules, each, None)
    return name


def test_polars(d: bz.Dataset) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    for table in frames(d).values():
        assert table.to_polars().height == len(table)
    frame = d.series("gdp").to_polars(exact=True)
    assert isinstance(frame["value"].dtype, polars.Decimal)
    assert frame["value"][0] == Decimal("27.0")


def test_an_arrow_stream_is_read_by_others(d: bz.Dataset, arrow: str) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    for words, table in frames(d).items():
        found = polars.DataFrame(table)
        assert found.equals(table.to_polars()), words
        assert found.schema == table.to_polars().schema, words
    changes = d.growth("gdp")  # some of them fall
    exact = polars.DataFrame(changes.to_arrow(exact=True))
    assert list(exact["growth_computed"]) == [each["growth_computed"] for each in changes]
    held = d.series("gdp").to_arrow()
    meta = held.schema.metadata
    assert meta[b"unit"] == b"billion yuan"
    assert b"Gross domestic product" in meta[b"title"]


def test_without_a_package_the_command_is_said(
    d: bz.Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in (*ARROW, "pandas", "polars"):
        monkeypatch.setitem(sys.modules, each, None)
    with pytest.raises(bz.BinzhouError) as told:
        d.series("gdp").to_pandas()
    assert str(told.value.hint) == "Install it:  pip install pandas"
    with pytest.raises(bz.BinzhouError) as told:
        d.series("gdp").__arrow_c_stream__()
    assert "pip install 'binzhou[arrow]'" in str(told.value.hint)


def test_a_bound_warns_wherever_it_would_be_computed_with(d: bz.Dataset) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    said = "Revenue .* 2025 is “> 1,000 billion yuan”"
    with pytest.warns(bz.BoundWarning, match=said):
        d.compare(2022, 2025)
    with pytest.warns(bz.BoundWarning, match=said):
        d.profile()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        chart = d.plot("revenue")  # it marks the bound
        chart._repr_mimebundle_()
        d.find("revenue")
        d.sources("revenue")
        d.table("revenue", "gdp")  # it leaves the bound out
    with pytest.warns(bz.BoundWarning) as told:
        chart.to_pandas()
    assert told[0].filename == __file__


def test_nothing_heavy_is_loaded_with_the_package() -> None:
    code = (
        "import sys; before = set(sys.modules); import binzhou_cli;"
        "print(sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert loaded.stdout == "['binzhou_cli']\n"


def test_text_of_a_dataset_is_text_in_a_notebook(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> \x1b[31m \u202e=1+1"
    raw = one_indicator([{"period": str(year), "value": year} for year in range(2010, 2016)])
    raw["title"] = raw["indicators"][0]["name"] = {"en": evil}
    raw["sources"][0]["title"] = raw["areas"][1]["name"] = evil
    raw["indicators"][0]["observations"][0]["note"] = {"en": evil}
    d = bz.open_dataset(write(tmp_path / "x.json", raw))
    for shown in (d.series("x"), d.find(), d.profile(), d.about("x"), d.plot("x")):
        for text in (repr(shown), shown._repr_html_() or "", repr(d), repr(d.indicators[0])):
            assert "<script>" not in (text if "<table" in text else "")
            assert "\x1b" not in text
            assert "\u202e" not in text
    with pytest.raises(bz.BinzhouError, match="cannot be ranked") as told:
        d.rank("x")
    assert "\x1b" not in str(told.value)
    picture = d.plot("x")._repr_mimebundle_()["image/svg+xml"]
    assert "<script>" not in picture
