"""What ``check`` finds in the figures that ship stands in the README of the data."""

import os

from support import ROOT, Program, rows

README = ROOT / "data" / "README.md"
BEGIN, END = "<!-- what check finds from here -->\n", "<!-- what check finds to here -->\n"


def listed(found: list[dict[str, str]]) -> str:
    """A row a rule and an indicator: the years of each area."""
    held: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in found:
        areas = held.setdefault((row["rule"], row["indicator"]), {})
        areas.setdefault(row["area_name"], []).append(row["period"])
    lines = ["| rule | indicator | area and years |", "|---|---|---|"]
    for (rule, indicator), areas in held.items():
        told = "; ".join(f"{area} {', '.join(sorted(years))}" for area, years in areas.items())
        lines.append(f"| {rule} | `{indicator}` | {told} |")
    return "\n".join(lines) + "\n"


def test_what_check_finds_stands_in_the_readme_of_the_data(program: Program) -> None:
    found = rows(program("check", "--csv").stdout)
    assert len(found) > 100
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = f"{before}{BEGIN}\n{listed(found)}\n{END}{after}"
    if os.environ.get("UPDATE_GOLDEN"):
        README.write_text(wanted, encoding="utf-8")
    assert text == wanted
