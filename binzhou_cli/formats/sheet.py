"""Workbooks to tables: XLSX, XLS and ODS."""

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
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        raise needs(KINDS[content.kind], "xlsx") from None
    import io

    try:
        book: Any = CalamineWorkbook.from_filelike(io.BytesIO(content.raw))
        names = list(book.sheet_names)
    except MemoryError:
        raise BinzhouError(say("error.memory", path=content.path)) from None
    except BaseException as error:  # a broken workbook ends the library in many ways
        if isinstance(error, KeyboardInterrupt):
            raise
        raise BinzhouError(say("reading.truncated", path=content.path)) from None
    if told:
        names = [chosen_name(told, names, content.path, "--sheet")]

    def load(name: str) -> Table | None:
        try:
            return _rows(book, name, content)
        except (BinzhouError, MemoryError):
            raise
        except BaseException as error:  # a broken sheet ends the library in many ways
            if isinstance(error, KeyboardInterrupt):
                raise
            raise BinzhouError(say("reading.truncated", path=content.path)) from None

    found = None
    for name in names:
        table = load(name)
        figures = _figures(table) if table is not None else 0
        if figures and found is None:
            found = table
        if figures > 1:
            found = table
            break
    if found is None:
        raise BinzhouError(say("reading.no_table", path=content.path), say("reading.no_table.hint"))
    every = list(book.sheet_names)
    found.others = tuple(each for each in every if each != found.title)
    found.more = lambda name: next(
        (load(each) for each in every if each.casefold() == name.casefold()), None
    )
    others = [each for each in every if each != found.title]
    how = TOLD if told else (GUESSED if others else "")
    option = f"--sheet {quoted(others[0])}" if others and not told else ""
    found.said.append(Understood("file", say("about.sheet"), found.title, how, None, option))
    return found


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


def _rows(book: Any, name: str, content: Content) -> Table | None:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * max(sheet.total_width, 1) > MOST_CELLS:
        raise BinzhouError(say("reading.sheet_large", path=content.path, name=name))
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
    return Table(
        content.path, rows, numbers, unit="row", kind=content.kind, title=name,
        beside=content.beside,
        said=[Understood("file", say("about.container"), KINDS[content.kind], DECLARED)],
    )  # fmt: skip


def _fill_merged(sheet: Any, rows: list[list[str]], numbers: list[int]) -> None:
    """A merged cell says what it says in each of the cells it covers, down its column alone."""
    at = {number: index for index, number in enumerate(numbers)}
    for (top, left), (bottom, right) in getattr(sheet, "merged_cell_ranges", None) or ():
        if left == right and top + 1 in at and bottom - top < 1000:
            text = rows[at[top + 1]][left]
            for number in range(top + 2, bottom + 2):
                if number in at and not rows[at[number]][left]:
                    rows[at[number]][left] = text


def _figures(table: Table) -> int:
    """How many figures a sheet holds, counted up to two."""
    from binzhou_cli.formats.cells import read_figure, read_period

    found = 0
    for line in table.rows[:400]:
        found += sum(
            1 for cell in line if cell and read_figure(cell) is not None and not read_period(cell)
        )
        if found > 1:
            break
    return found
