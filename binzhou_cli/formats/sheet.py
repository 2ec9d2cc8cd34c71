"""Workbooks to tables: XLSX, XLS and ODS."""

import io
from collections.abc import Callable
from typing import Any

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.cells import shortest
from binzhou_cli.formats.content import Content, needs
from binzhou_cli.formats.spoken import Listed, near, quoted
from binzhou_cli.formats.table import DECLARED, GUESSED, TOLD, Table, Understood

KINDS = {"xlsx": "XLSX", "xls": "XLS", "ods": "ODS"}
MOST_CELLS = 20_000_000


def sheet_table(content: Content, told: str) -> Table:
    """The table of a sheet: the one that is told, else the first that holds figures.

    Raises:
        BinzhouError: the extra is missing, the file is broken, or there is no such sheet.
    """
    from importlib.util import find_spec

    if find_spec("python_calamine") is None:
        raise needs(KINDS[content.kind], "xlsx")
    every = _apart(content, _names)
    names = [chosen_name(told, every, content.path, "--sheet")] if told else every
    loaded = _apart(content, lambda book: _first_of_figures(book, names))
    if loaded is None:
        raise BinzhouError(say("reading.no_table", path=content.path), say("reading.no_table.hint"))
    found = _table(loaded, content)
    others = [each for each in every if each != found.title]
    found.others = tuple(others)

    def more(name: str) -> Table | None:
        meant = next((each for each in every if each.casefold() == name.casefold()), None)
        sheet = _apart(content, lambda book: _rows(book, str(meant))) if meant is not None else None
        return _table(sheet, content) if sheet is not None else None

    found.more = more
    how = TOLD if told else (GUESSED if others else "")
    option = f"--sheet {quoted(others[0])}" if others and not told else ""
    found.said.append(Understood("file", say("about.sheet"), found.title, how, None, option))
    return found


def _apart(content: Content, work: Callable[[Any], Any]) -> Any:
    """What work finds in a workbook; a broken one ends the library in many ways, or never.

    Raises:
        BinzhouError: it did.
    """
    from binzhou_cli.formats.apart import Died, apart

    def opened() -> Any:
        from python_calamine import CalamineWorkbook

        return work(CalamineWorkbook.from_filelike(io.BytesIO(content.raw)))

    try:
        return apart(opened, len(content.raw))
    except Died:
        raise BinzhouError(say("reading.truncated", path=content.path)) from None


def _names(book: Any) -> list[str]:
    return list(book.sheet_names)


def _first_of_figures(book: Any, names: list[str]) -> Any:
    """The first sheet that holds several figures, else the first that holds one."""
    found = None
    for name in names:
        sheet = _rows(book, name)
        figures = _figures(sheet["rows"]) if sheet is not None and "rows" in sheet else 0
        if sheet is not None and "rows" not in sheet:
            return sheet
        if figures and found is None:
            found = sheet
        if figures > 1:
            return sheet
    return found


def _table(sheet: Any, content: Content) -> Table:
    """The table of a sheet as it came.

    Raises:
        BinzhouError: it is too large.
    """
    if "rows" not in sheet:
        raise BinzhouError(say("reading.sheet_large", path=content.path, name=sheet["name"]))
    return Table(
        content.path, sheet["rows"], sheet["numbers"], unit="row", kind=content.kind,
        title=sheet["name"], beside=content.beside,
        said=[Understood("file", say("about.container"), KINDS[content.kind], DECLARED)],
    )  # fmt: skip


def chosen_name(told: str, names: list[str], path: str, option: str) -> str:
    """The table that is meant among those of a file.

    Raises:
        UsageError: there is no such table.
    """
    for each in names:
        if each == told or each.casefold() == told.casefold():
            return each
    if told.isdigit() and 0 < int(told) <= len(names):
        return names[int(told) - 1]
    meant = near(told, names)
    key = "reading.sheet.near" if meant else "reading.sheet"
    raise UsageError(say(key, name=told, near=meant, path=path, names=Listed(names[:20])))


def _rows(book: Any, name: str) -> dict[str, Any] | None:
    """The rows of a sheet that hold something; of one that is too large only its name."""
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * max(sheet.total_width, 1) > MOST_CELLS:
        return {"name": name}
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [shortest(each) for each in row]
        if any(each.strip() for each in cells):
            rows.append(cells)
            numbers.append(number)
    if not rows:
        return None
    _fill_merged(sheet, rows, numbers)
    return {"name": name, "rows": rows, "numbers": numbers}


def _fill_merged(sheet: Any, rows: list[list[str]], numbers: list[int]) -> None:
    """A merged cell says what it says in each of the cells it covers, down its column alone."""
    at = {number: index for index, number in enumerate(numbers)}
    for (top, left), (bottom, right) in getattr(sheet, "merged_cell_ranges", None) or ():
        if left == right and top + 1 in at and bottom - top < 1000:
            text = rows[at[top + 1]][left]
            for number in range(top + 2, bottom + 2):
                if number in at and not rows[at[number]][left]:
                    rows[at[number]][left] = text


def _figures(rows: list[list[str]]) -> int:
    """How many figures a sheet holds, counted up to two."""
    from binzhou_cli.formats.cells import read_figure, read_period

    found = 0
    for line in rows[:400]:
        found += sum(
            1 for cell in line if cell and read_figure(cell) is not None and not read_period(cell)
        )
        if found > 1:
            break
    return found
