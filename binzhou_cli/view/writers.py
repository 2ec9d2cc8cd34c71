"""The table of writers: every output format, its endings, and where its writer stands."""

from importlib import import_module
from typing import TYPE_CHECKING

from binzhou_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from binzhou_cli.report.report import Report
    from binzhou_cli.view.medium import Medium

    Write = Callable[[Report, Medium], Iterator[str] | Iterator[bytes]]


class Writer(Record):
    """An output format.

    Attributes:
        name: what ``-f`` calls it.
        endings: of files that are written so.
        place: module and function that write it.
        picture: whether it shows the chart of a report, and no table.
        binary: whether it is no text for a terminal.
        acts: options of form that act on it.
        for_people: whether a person reads it as it stands.
        pages: whether it shows the whole page of a report that has one.
        cites: whether it says how to cite the dataset.
    """

    name: str
    endings: tuple[str, ...]
    place: str
    picture: bool = False
    binary: bool = False
    acts: frozenset[str] = frozenset()
    for_people: bool = False
    pages: bool = False
    cites: bool = False

    def load(self) -> "Write":
        """The function that writes."""
        module, _, function = self.place.partition(":")
        found: Write = getattr(import_module(f"binzhou_cli.view.{module}"), function)
        return found


_ROWS = frozenset({"columns", "sort", "top"})
_DATA = _ROWS | {"labels"}
_PICTURE = frozenset({"size", "theme"})

WRITERS = (
    Writer("table", (".txt",), "table:write_table", acts=_ROWS, for_people=True),
    Writer("csv", (".csv",), "delimited:write_csv", acts=_DATA | {"no_header", "bom"}),
    Writer("tsv", (".tsv",), "delimited:write_tsv", acts=_DATA | {"no_header"}),
    Writer("json", (".json",), "json:write_json", acts=_DATA),
    Writer("jsonl", (".jsonl", ".ndjson"), "json:write_json_lines", acts=_DATA),
    Writer(
        "markdown",
        (".md",),
        "markdown:write_markdown",
        acts=_ROWS,
        for_people=True,
    ),
    Writer("latex", (".tex",), "latex:write_latex", acts=_ROWS, for_people=True),
    Writer("sdmx", (".sdmx.csv",), "exported:write_exported"),
    Writer("xlsx", (".xlsx",), "xlsx:write_xlsx", binary=True, cites=True, acts=_DATA),
    Writer("parquet", (".parquet",), "exported:write_exported", binary=True),
    Writer("package", ("/", "datapackage.json"), "exported:write_exported"),
    Writer("bibtex", (".bib",), "references:write_bibtex", for_people=True),
    Writer("csl", (".csl.json",), "references:write_csl", for_people=True),
    Writer("chart", (), "table:write_chart", picture=True, for_people=True),
    Writer("svg", (".svg",), "picture:write_svg", picture=True, for_people=True, acts=_PICTURE),
    Writer(
        "png",
        (".png",),
        "picture:write_png",
        picture=True,
        for_people=True,
        binary=True,
        acts=_PICTURE,
    ),
    Writer(
        "pdf",
        (".pdf",),
        "picture:write_pdf",
        picture=True,
        for_people=True,
        binary=True,
        acts=_PICTURE,
    ),
    Writer(
        "html",
        (".html", ".htm"),
        "picture:write_html",
        picture=True,
        pages=True,
        for_people=True,
        acts=_PICTURE,
    ),
    Writer(
        "vega", (".vl.json",), "picture:write_vega", picture=True, for_people=True, acts=_PICTURE
    ),
)
BY_NAME = {each.name: each for each in WRITERS}
FORMATS = tuple(each.name for each in WRITERS if not each.picture)
PICTURES = tuple(each.name for each in WRITERS if each.picture)


def by_ending(path: str) -> Writer | None:
    """The writer of a file, by the longest ending that fits."""
    lower = path.lower()
    fitting = [
        (len(ending), each) for each in WRITERS for ending in each.endings if lower.endswith(ending)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def endings(*, pictures: bool) -> list[str]:
    """The endings of files that can be written."""
    return [ending for each in WRITERS if pictures or not each.picture for ending in each.endings]
