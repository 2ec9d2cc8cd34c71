"""The generated part of data/README.md: what is doubtful and why, and what was not found."""

from collections import Counter, defaultdict
from typing import Any

from making.doubt import LEFT_OUT, STATUSES
from making.inputs import DATA, rows
from making.observations import Json

BEGIN = "<!-- made by make.py from here -->"
END = "<!-- made by make.py to here -->"


def spans(periods: list[str]) -> str:
    """Give years as spans: 2001-2006, 2010."""
    found: list[list[str]] = []
    for period in sorted(periods):
        previous = found[-1][-1] if found else ""
        if period.isdigit() and previous.isdigit() and int(period) == int(previous) + 1:
            found[-1].append(period)
        else:
            found.append([period])
    return ", ".join(each[0] if len(each) == 1 else f"{each[0]}-{each[-1]}" for each in found)


def where(cells: list[tuple[str, str]], names: dict[str, str], default: str) -> str:
    """Give areas and their periods in few words; those of the default area without a name."""
    periods: defaultdict[str, list[str]] = defaultdict(list)
    for area, period in dict.fromkeys(cells):
        periods[area].append(period)
    same: defaultdict[str, list[str]] = defaultdict(list)
    for area, each in periods.items():
        same[spans(each)].append(area)
    parts = []
    for when, areas in same.items():
        if areas == [default]:
            parts.append(when)
        elif len(areas) >= 16:
            parts.append(f"all cities {when}")
        else:
            parts.append(f"{', '.join(names[area] for area in areas)} {when}")
    return "; ".join(parts)


def escaped(words: str) -> str:
    """Give words that do not end a cell of a table."""
    return words.replace("|", "\\|")


def doubtful(whole: dict[str, Any]) -> list[str]:
    """Give the lines of the table: each reason with the figures that have it."""
    names = {area["code"]: area["name"]["en"] for area in whole["areas"]}
    noted = {
        (row["indicator"], row["period"], row["source"])
        for row in rows("corrections.csv")
        if row["field"] in ("note", "rank", "basis")
    }
    inputs = {row["id"]: row["input_id"] for row in rows("indicators.csv")}
    lines = []
    for indicator in whole["indicators"]:
        same: defaultdict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
        for each in indicator["observations"]:
            key = (each["period"], each["source"])
            name = inputs[indicator["id"]]
            is_noted = (name, *key) in noted or (f"{name}-growth", *key) in noted
            if not (each.get("status") or each.get("unranked") or is_noted):
                continue
            if not each.get("note"):
                continue
            codes = " ".join(each.get("status", []))
            codes += ", no rank" if each.get("unranked") else ""
            what = "" if "value" in each or "text" in each else " (growth)"
            same[what, codes.strip(", "), each["note"]["en"]].append((each["area"], each["period"]))
        for (what, codes, why), cells in same.items():
            figures = where(cells, names, whole["default_area"])
            lines.append(f"| `{indicator['id']}`{what} {figures} | {codes} | {escaped(why)} |")
    return lines


def counts(whole: dict[str, Any]) -> str:
    """Give the size of the dataset in one sentence."""
    found: list[Json] = [each for row in whole["indicators"] for each in row["observations"]]
    alone = sum("value" not in each and "text" not in each for each in found)
    return (
        f"{len(whole['indicators'])} indicators, {len(whole['sources'])} sources, "
        f"{len(found):,} observations, {alone} of them a growth without a value."
    )


def generated(whole: dict[str, Any]) -> str:
    """Give the part between the two marks."""
    left = Counter(row["flag"] for row in rows("panel.csv") if row["flag"] in LEFT_OUT)
    codes = "; ".join(f"{code} {words}" for code, words in STATUSES.items() if code != "A")
    found = [
        f"Version {whole['version']}: {counts(whole)}",
        "",
        "## What is doubtful",
        "",
        f"Statuses are codes of SDMX CL_OBS_STATUS: {codes}.",
        "Figures of Binzhou stand without the name of the city.",
        "",
        "| figures | status | why |",
        "|---|---|---|",
        *doubtful(whole),
        "",
        "Breaks in series:",
        "",
        *(
            f"- `{row['indicator']}` {row['after']} | {row['before']}: {row['reason_en']}"
            + (f" ({row['areas']})" if row["areas"] else "")
            for row in rows("breaks.csv")
        ),
        "",
        "Preferred, although a later source prints another figure:",
        "",
        *(
            f"- `{row['indicator']}` {row['period']} of `{row['source']}`: {row['why_en']}"
            for row in rows("preferred.csv")
        ),
        "",
        "Cells of the panel that are left out:",
        "",
        *(f"- {LEFT_OUT[flag]}: {number}" for flag, number in sorted(left.items())),
        "",
        "## What was not found",
        "",
        *(f"- {row['what']}: {row['years']}" for row in rows("not-found.csv")),
    ]
    return "\n".join(found)


def readme(whole: dict[str, Any]) -> str:
    """Give data/README.md with its generated part renewed."""
    written = (DATA / "README.md").read_text(encoding="utf-8")
    before, begin, rest = written.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit("data/README.md: the marks of the generated part are gone")
    return f"{before}{BEGIN}\n\n{generated(whole)}\n\n{END}{after}"
