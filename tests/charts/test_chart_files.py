"""Charts as files: drawn by vl-convert, opened with other programs and looked at."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from support import Program, Svg, Written

SVG = "{http://www.w3.org/2000/svg}"


def marks(root: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    """The drawn marks of a kind: ``line``, ``symbol``, ``rule``, ``rect``, ``text``."""
    return [
        mark
        for group in root.iter(f"{SVG}g")
        if f"mark-{kind} role-mark" in group.get("class", "")
        for mark in group
        if mark.tag != f"{SVG}g" or kind == "group"
    ]


def words(root: ElementTree.Element) -> str:
    return " ".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))


def test_the_marks_of_an_svg_are_those_of_the_series(svg: Svg, hard: Path) -> None:
    root = svg("plot", "broken", "-d", str(hard))
    assert len(marks(root, "line")) == 2
    assert len(marks(root, "symbol")) == 11
    assert len(marks(root, "rule")) == 1
    said = words(root)
    for each in ("Broken", "billion yuan", "2010", "2020", "from 2016 on another survey"):
        assert said.count(each) == 1
    assert "A source" in said
    assert "year" not in said  # years explain themselves


def test_a_bound_is_drawn_open_with_an_arrow(svg: Svg, hard: Path) -> None:
    root = svg("plot", "bounds", "-d", str(hard), "--all-periods")
    symbols = marks(root, "symbol")
    # 3 values, 3 open ones, 2 arrows, and what keeps the doubtful one clear of its line
    assert len(symbols) == 9
    assert (
        sum(each.get("fill") == "#ffffff" and each.get("stroke") is not None for each in symbols)
        == 3
    )
    assert len([each for each in symbols if each.get("d", "").count("M") == 2]) == 2
    said = words(root)
    assert all(sign in said for sign in "?≠×")


@pytest.mark.parametrize(
    ("name", "lines", "symbols"),
    [("gap", 3, 6), ("negative", 1, 6), ("range", 1, 19), ("sixty", 1, 60)],
)
def test_hard_cases_are_drawn_whole(
    svg: Svg, hard: Path, name: str, lines: int, symbols: int
) -> None:
    root = svg("plot", name, "-d", str(hard))
    assert len(marks(root, "line")) == lines
    assert len(marks(root, "symbol")) == symbols


def test_seventeen_cities_are_drawn_and_named(svg: Svg) -> None:
    root = svg("rank", "gdp", "all")
    assert len(marks(root, "symbol")) > 17 * 20
    said = words(root)
    assert all(
        each in said for each in ("Qingdao", "Binzhou", "Laiwu, to 2018", "1st", "2nd", "17th")
    )


def test_a_league_table_has_a_bar_for_each_city(svg: Svg) -> None:
    root = svg("rank", "gdp", "-p", "2021")
    bars = marks(root, "rect")
    assert len(bars) == 16
    assert len({each.get("fill") for each in bars}) == 2


def test_a_slope_chart_is_drawn(svg: Svg) -> None:
    root = svg("compare", "2018", "2020")
    said = words(root)
    assert "R&D intensity, rank in Shandong" in said
    assert "from 2019 on the revised accounts" in said
    assert len(marks(root, "rule")) == 8  # of the 22 indicators, those with a break


def test_nothing_to_draw_writes_no_file(tmp_path: Path, hard: Path, program: Program) -> None:
    path = tmp_path / "a.svg"
    done = program("plot", "nothing", "-d", str(hard), "-o", str(path))
    assert done.returncode == 1
    assert "Nothing has no figure at all" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "size", "back"),
    [
        ((), (1920, 1080), (255, 255, 255)),
        (("--size", "800x500"), (800, 500), (255, 255, 255)),
        (("--size", "2400x1350", "--theme", "dark"), (2400, 1350), (20, 24, 29)),
    ],
)
def test_a_png_has_its_size_its_theme_and_ink(
    written: Written,
    hard: Path,
    options: tuple[str, ...],
    size: tuple[int, int],
    back: tuple[int, ...],
) -> None:
    with Image.open(BytesIO(written("png", "plot", "bounds", "-d", str(hard), *options))) as opened:
        assert opened.format == "PNG"
        image = opened.convert("RGB")
    assert abs(image.width - size[0]) <= 2
    assert abs(image.height - size[1]) <= 2
    assert image.getpixel((2, 2)) == back
    counted = image.getcolors(image.width * image.height)
    assert counted is not None
    empty = max(counted)[0]
    assert max(counted)[1] == back
    assert 0.005 < 1 - empty / (image.width * image.height) < 0.2
    quarter = (0, 0, image.width // 2, image.height // 2)
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):  # ink in every quarter
        moved = (
            quarter[0] + x * image.width // 2, quarter[1] + y * image.height // 2,
            quarter[2] + x * image.width // 2, quarter[3] + y * image.height // 2,
        )  # fmt: skip
        found = image.crop(moved).getcolors(image.width * image.height)
        assert found is not None
        assert len(found) > 5


def test_a_pdf_is_one(written: Written, hard: Path) -> None:
    pdf = written("pdf", "plot", "broken", "-d", str(hard))
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert re.search(rb"/Type\s*/Page\b", pdf)


def test_an_html_page_needs_no_network(written: Written, hard: Path) -> None:
    page = written("html", "plot", "hostile", "-d", str(hard)).decode()
    assert "src=" not in page
    assert "href=" not in page
    assert "script>" not in page.replace("&gt;", "")  # what a dataset says opens no element
    assert "\x1b" not in page
    assert '<html lang="en">' in page


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium on PATH")
def test_a_browser_draws_the_page(program: Program, tmp_path: Path, hard: Path) -> None:
    path = tmp_path / "a.html"
    done = program("plot", "broken", "-d", str(hard), "--lang", "zh", "-o", str(path))
    assert done.returncode == 0
    browser = subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", f"--user-data-dir={tmp_path / 'browser'}",
            "--virtual-time-budget=10000", "--dump-dom", path.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )  # fmt: skip
    page = browser.stdout
    svg = page[page.index("<svg") :]
    drawn = ElementTree.fromstring(svg[: svg.index("</svg>") + 6])
    assert len(marks(drawn, "line")) == 2
    assert len(marks(drawn, "symbol")) == 11
    assert "2016年起改用另一调查" in svg
    assert "指标broken" in page
    assert "十亿元" in svg


def test_a_wrong_size_or_theme_is_said(program: Program, tmp_path: Path) -> None:
    for options, said in (
        (("--size", "big"), 'No size "big"'),
        (("--size", "10x10"), 'No size "10x10"'),
        (("--theme", "pink"), 'No theme "pink"'),
    ):
        done = program("plot", "gdp", "-o", str(tmp_path / "a.svg"), *options)
        assert done.returncode == 2
        assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_has_no_chart_says_so(program: Program, tmp_path: Path) -> None:
    done = program("list", "-o", str(tmp_path / "a.svg"))
    assert done.returncode == 2
    assert "There is no chart of this" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_renderer_the_message_says_how_to_get_it(
    process: Program, tmp_path: Path
) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "vl_convert.py").write_text("raise ImportError\n", encoding="utf-8")
    path = tmp_path / "a.png"
    path.write_text("old", encoding="utf-8")
    before = os.environ.get("PYTHONPATH", "")
    paths = os.pathsep.join(filter(None, (str(hidden), str(Path(__file__).parents[2]), before)))
    done = process("plot", "gdp", "-o", str(path), PYTHONPATH=paths)
    assert done.returncode == 1
    assert "pip install 'binzhou[charts]'" in done.stderr
    assert path.read_text(encoding="utf-8") == "old"
    assert "a .vl.json file, the Vega-Lite specification, needs nothing" in done.stderr
    spec = tmp_path / "a.vl.json"
    assert process("plot", "gdp", "-o", str(spec), PYTHONPATH=paths).returncode == 0
    assert spec.exists()


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "html"])
def test_a_renderer_that_dies_is_a_sentence_and_the_old_file_stays(
    process: Program, tmp_path: Path, hard: Path, ending: str
) -> None:
    (tmp_path / "vl_convert.py").write_text(
        "from os import abort\n"
        "vegalite_to_svg = vegalite_to_png = vegalite_to_pdf = lambda *a, **b: abort()\n",
        encoding="utf-8",
    )
    path = tmp_path / f"a.{ending}"
    path.write_text("old", encoding="utf-8")
    done = process("plot", "gap", "-d", str(hard), "-o", str(path), PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"The renderer of charts died: there is no {ending.upper()}.",
        "-o chart.vl.json writes the specification, which needs no renderer.",
    ]
    assert path.read_text(encoding="utf-8") == "old"


def test_missing_characters_are_said_for_png_and_pdf_alone(
    monkeypatch: pytest.MonkeyPatch, program: Program, tmp_path: Path, hard: Path
) -> None:
    from binzhou_cli.view import picture

    monkeypatch.setattr(picture, "can_draw", lambda sign, renderer: False)
    for ending, warned in (("png", True), ("pdf", True), ("svg", False), ("html", False)):
        path = tmp_path / f"a.{ending}"
        done = program("plot", "broken", "-l", "zh", "-d", str(hard), "-o", str(path))
        assert done.returncode == 0
        assert ("fonts-noto-cjk" in done.stderr) is warned
        assert path.exists()
    done = program("plot", "gap", "-d", str(hard), "-o", str(tmp_path / "b.png"))
    assert done.returncode == 0
    assert done.stderr == ""


def test_a_character_that_no_font_has_is_found_out() -> None:
    import vl_convert

    from binzhou_cli.view.picture import can_draw

    assert can_draw("A", vl_convert)
    assert not can_draw("&#x10FFFE;", vl_convert)


def test_a_picture_may_go_into_a_pipe(process: Program, hard: Path) -> None:
    done = process("plot", "gap", "-d", str(hard), "-f", "png")
    assert done.returncode == 0
    assert done.content.startswith(b"\x89PNG")


def test_a_picture_is_not_thrown_at_a_terminal(terminal: Callable[..., str]) -> None:
    text = terminal("plot", "gdp", "-f", "png")
    assert "A PNG is no text for a terminal." in text
    assert "-o chart.png" in text
