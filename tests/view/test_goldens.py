"""What a person sees: every kind of answer at three widths, in both languages.

After a change that is meant, write them anew with one command, and read the difference:

    UPDATE_GOLDEN=1 python -m pytest tests/view/test_goldens.py; git diff tests/golden
"""

import re
import unicodedata
from pathlib import Path

import pytest
from support import Golden, Program, Terminal

GOLDEN = Path(__file__).parents[1] / "golden"
LINES = {
    "start": "",
    "start-foreign": "-d worldbank.csv",
    "list-foreign": "-d worldbank.csv list",
    "list": "list income",
    "show": "show gdp 2012:",
    "show-implied": "show revenue --implied",
    "show-all-sources": "show gdp 2003 --all-sources",
    "show-areas": "show gdp Jinan Laiwu 2017:2021",
    "table": "table gdp wage 2016:",
    "table-areas": "table gdp Jinan Qingdao Binzhou 2016:2021",
    "table-panel": "table gdp wage all 2021",
    "profile": "profile",
    "cite": "cite gdp 2021",
    "about": "about gdp",
    "compare": "compare 2018 2020",
    "compare-bound": "compare 2022 2025 revenue",
    "compare-three": "compare 2010 2015 2018",
    "compare-chart": "compare 2010 2015 2018 gdp wage share-primary --chart",
    "growth": "growth gdp 2015:",
    "growth-points": "growth share-tertiary 2015:",
    "growth-many": "growth gdp wage share-primary 2016:",
    "growth-average": "growth gdp 2000:2021 --average",
    "growth-index": "growth gdp --base 2015 2014:",
    "rank-reported": "rank rd-intensity",
    "rank": "rank gdp 2006:",
    "rank-league": "rank gdp 2021",
    "rank-top": "rank gdp 2021 --top 3",
    "rank-growth": "rank gdp 2021 --by growth",
    "rank-printed": "rank gdp 2021 --by reported-growth",
    "rank-all": "rank gdp all 2010:",
    "plot": "plot gdp 2010:",
    "plot-all": "plot gdp all 2010:",
    "schema": "schema -f table",
    "sources": "sources revenue",
    "areas": "areas",
    "check": "check -f table",
    "help": "help",
    "help-show": "help show",
    "help-output": "help output",
    "help-data": "help data",
    "error": "show revnue",
    "error-candidates": "show share-",
    "error-period": "show population 1990",
}
SCRIPTS = {
    "cite-bibtex": "cite gdp 2021 -f bibtex",
    "cite-csl": "cite gdp 2021 -f csl",
    "cite-markdown": "cite gdp 2021 -f markdown",
    "completion-bash": "completion bash",
    "completion-zsh": "completion zsh",
    "completion-fish": "completion fish",
}
"""What another program reads: the same at any width."""
WIDTHS = (60, 80, 120)
LANGUAGES = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}


def width(line: str) -> int:
    """The columns a line takes, Chinese characters counted as two."""
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1
        for mark in line
    )


def bare(text: str) -> str:
    """Without bold, dim and colour, and without the blanks they hold."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return "\n".join(line.rstrip() for line in plain.split("\n"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", LINES)
def test_an_answer_is_what_it_was_and_fits_its_terminal(
    terminal: Terminal, golden: Golden, monkeypatch: pytest.MonkeyPatch,
    name: str, columns: int, language: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(GOLDEN.parent / "samples")
    text = bare(terminal(*LINES[name].split(), columns=columns, LANG=LANGUAGES[language]))
    if not name.startswith("error"):  # what is told of a fault is folded by the terminal
        assert max(map(width, text.split("\n"))) <= columns
    golden(f"{name}-{columns}-{language}.txt", text)


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_another_program_reads_is_what_it_was(
    program: Program, terminal: Terminal, golden: Golden, name: str
) -> None:
    found = program(*SCRIPTS[name].split())
    assert (found.returncode, found.stderr) == (0, "")
    golden(f"{name}.txt", found.stdout)
    assert bare(terminal(*SCRIPTS[name].split(), columns=60)) == bare(found.stdout)


def test_every_golden_file_is_looked_at() -> None:
    expected = {
        f"{name}-{columns}-{language}.txt"
        for name in LINES
        for columns in WIDTHS
        for language in LANGUAGES
    }
    scripts = {f"{name}.txt" for name in SCRIPTS}
    pages = {"page-en.txt", "page-zh.txt"}  # of test_page
    assert {path.name for path in GOLDEN.glob("*.txt")} == expected | scripts | pages


@pytest.mark.parametrize("seed", ["0", "1"])
@pytest.mark.parametrize("name", ["rank-reported", "compare"])
def test_a_process_of_its_own_gives_the_same_under_any_seed(
    process: Program, program: Program, name: str, seed: str
) -> None:
    line = [*LINES[name].split(), "-f", "table"]
    found = process(*line, COLUMNS="80", PYTHONHASHSEED=seed)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout == program(*line, COLUMNS="80").stdout
    expected = (GOLDEN / f"{name}-80-en.txt").read_text(encoding="utf-8")
    assert found.stdout.split() == expected.split()
