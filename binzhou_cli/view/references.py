"""The sources of a report for reference managers: BibTeX and CSL-JSON."""

import json
import re
from collections.abc import Iterator

from binzhou_cli.model.records import Source
from binzhou_cli.report.report import Report
from binzhou_cli.view.medium import Medium
from binzhou_cli.view.safe import visible

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def write_bibtex(report: Report, medium: Medium) -> Iterator[str]:
    """BibTeX, an entry a source; its key is the id of the source."""
    language = medium.texts.language
    for source in report.numbered():
        fields = {
            "author": f"{{{tex(source.publisher.of(language))}}}" if any(source.publisher) else "",
            "title": _title(source.title.of(language)),
            "year": source.published[:4],
            "month": _month(source),
            "note": tex(source.remark.of(language)),
            "howpublished": _where(source.url),
        }
        width = max(len(name) for name in fields)
        lines = [
            f"  {name:<{width}} = {value if name == 'month' else '{' + value + '}'}"
            for name, value in fields.items()
            if value
        ]
        yield f"@misc{{{key(source)},\n" + ",\n".join(lines) + "\n}\n\n"


def write_csl(report: Report, medium: Medium) -> Iterator[str]:
    """CSL-JSON, as Zotero and Pandoc read it."""
    language = medium.texts.language
    items = []
    for source in report.numbered():
        date = [int(part) for part in source.published.split("-") if part.isdigit()]
        item = {
            "id": source.id,
            "type": "dataset" if source.id == "binzhou-dataset" else "document",
            "title": visible(source.title.of(language)),
            "author": [{"literal": visible(source.publisher.of(language))}]
            if any(source.publisher)
            else None,
            "issued": {"date-parts": [date]} if date else None,
            "URL": visible(source.url) if source.url.startswith(("http://", "https://")) else None,
            "note": visible(source.remark.of(language)) or None,
        }
        items.append({name: value for name, value in item.items() if value})
    yield json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def key(source: Source) -> str:
    """A key that BibTeX takes."""
    kept = "".join(each if each.isalnum() or each in "-.:" else "-" for each in source.id)
    return (
        kept
        if kept.isascii()
        else kept.encode("ascii", "xmlcharrefreplace").decode().replace("&#", "").replace(";", "")
    )


def tex(text: str) -> str:
    """A text that TeX prints as it stands."""
    return "".join(_TEX.get(each, each) for each in visible(text))


def _title(text: str) -> str:
    """A title in which names of several capitals keep them."""
    return re.sub(
        r"[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*", lambda word: f"{{{word[0]}}}", tex(text)
    )


def _month(source: Source) -> str:
    parts = source.published.split("-")
    return MONTHS[int(parts[1]) - 1] if len(parts) > 1 and parts[1].isdigit() else ""


def _where(url: str) -> str:
    """An address, or the words that say where a copy lies."""
    web = url.startswith(("http://", "https://"))
    return rf"\url{{{_address(url)}}}" if web else tex(url)


def _address(url: str) -> str:
    return (
        visible(url).replace("%", r"\%").replace("#", r"\#").replace("{", "%7B").replace("}", "%7D")
    )
