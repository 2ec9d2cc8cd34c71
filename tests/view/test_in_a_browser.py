"""Pages in a browser: axe finds nothing, nothing scrolls sideways, no sheet of paper is empty."""

import html
import json
import os
import re
import shutil
import subprocess
from functools import cache as once
from importlib.util import find_spec
from pathlib import Path

import pytest
from support import ROOT, Program

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next((each for each in BROWSERS if shutil.which(each)), "")
STATES = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]
SHOWN = ("-i", "revenue", "-i", "rd-intensity")
"""What brings every part of a page: a bound, breaks, a table of a league, what is printed only."""
TRY = """
addEventListener("load", () => axe.run(document).then(found => {
  const body = parent.document.body;
  body.dataset.out = (body.dataset.out || "") + JSON.stringify({
    state: "STATE", version: axe.version,
    violations: found.violations.map(each => [each.id, each.nodes[0].html]),
    width: document.documentElement.scrollWidth,
  }) + "\\n";
}));
"""

pytestmark = pytest.mark.skipif(not BROWSER, reason="no browser is installed")


@once
def axe() -> Path | None:
    """Where axe.min.js lies: where it is said, beside the project, or in a package of Python."""
    places = [Path(os.environ.get("AXE_CORE", ""))]
    places += [folder / "node_modules/axe-core/axe.min.js" for folder in (ROOT, *ROOT.parents)]
    for name in ("axe_playwright_python", "axe_core_python"):
        if (found := find_spec(name)) is not None and found.origin:
            places.append(Path(found.origin).parent / "axe.min.js")
    return next((each for each in places if each.is_file()), None)


def run(*arguments: str) -> str:
    """What the browser writes."""
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300).stdout


def framed(text: str, state: tuple[int, str], script: str) -> str:
    """A page in a frame of a width, light or dark, all of it unfolded, with a script that looks."""
    width, scheme = state
    text = re.sub(r'<meta http-equiv="Content[^>]*>', "", text).replace("<details", "<details open")
    text = text.replace("(prefers-color-scheme: dark)", "all" if scheme == "dark" else "not all")
    looking = TRY.replace("STATE", f"{width} {scheme}")
    text = text.replace("</body>", f"<script>{script}</script><script>{looking}</script></body>")
    return f'<iframe width="{width}" height="900" srcdoc="{html.escape(text)}"></iframe>'


@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing(program: Program, tmp_path: Path, language: str) -> None:
    script = axe()
    if script is None:
        pytest.skip("axe.min.js is not found: AXE_CORE says where it is")
    chart = ("plot", "gdp", "2018:2020", "-f", "html", "-l", language)
    place = program("profile", *SHOWN, "-f", "html", "-l", language).stdout
    pages = [(state, place) for state in STATES]
    pages += [((390, each), program(*chart, "--theme", each).stdout) for each in ("light", "dark")]
    source = script.read_text(encoding="utf-8")
    frames = [framed(each, state, source) for state, each in pages]
    outer = tmp_path / "outer.html"
    outer.write_text(f"<body>{''.join(frames)}</body>", encoding="utf-8")
    dumped = run(
        "--window-size=1400,1000", "--virtual-time-budget=120000", "--dump-dom", outer.as_uri()
    )
    out = re.search(r'<body data-out="([^"]*)"', dumped)
    assert out is not None
    said = [json.loads(line) for line in html.unescape(out[1]).split("\n") if line]
    assert len(said) == len(frames)
    for each in said:
        assert each["violations"] == [], each["state"]
        assert each["width"] <= int(each["state"].split()[0]), each["state"]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_sheet_of_paper_is_empty(program: Program, tmp_path: Path, language: str) -> None:
    page, paper = tmp_path / "page.html", tmp_path / "page.pdf"
    assert program("profile", "-o", str(page), "-l", language).returncode == 0
    run("--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    text = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    sheets = text.split("\f")[:-1]
    assert 5 < len(sheets) <= 15
    for number, sheet in enumerate(sheets, start=1):
        assert len(sheet) > 400, number
        assert sheet.split()[-1] == str(number)
    headings = set(re.findall(r"<h2[^>]*>([^<]*)</h2>", page.read_text(encoding="utf-8")))
    assert len(headings) > 5
    for number, sheet in enumerate(sheets, start=1):
        foot = [line.strip() for line in sheet.split("\n") if line.strip()][-4:-1]
        assert not headings & set(foot), number  # a heading stands above what it names
