"""A table that is never read whole, opened as a dataset."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import BinzhouError, DataFaults, UsageError, say
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.tables.beside import joined, metadata_of, text_beside
from binzhou_cli.formats.tables.found import Place
from binzhou_cli.formats.tables.kept import Kept
from binzhou_cli.formats.tables.query import Engine, is_few
from binzhou_cli.formats.tables.tidy_door import NEEDED, TidyFigures, head_of, heads_of, names_of
from binzhou_cli.model.build import Builder
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.formats.table import Table, Understood
    from binzhou_cli.formats.tables.door import TableFigures
    from binzhou_cli.model.dataset import Dataset

Json = dict[str, Any]


class Scanned(Record):
    """A table that an engine scans.

    Attributes:
        sample: its heads and first rows; none where they are not needed.
        meaning: what its columns mean, where that had to be known to scan it.
        recognised: scans it anew and gives both, where it was scanned as remembered.
    """

    engine: Engine
    sample: "Table | None" = None
    meaning: Any = None
    recognised: "Callable[[], Scanned] | None" = None


class OpenedTable(Record):
    """A dataset whose figures lie with an engine.

    Attributes:
        layout: the name of its form.
        more: tells all that was understood of it.
        guesses: how many things were guessed.
    """

    dataset: "Dataset"
    layout: str
    more: "Callable[[], tuple[Understood, ...]]"
    guesses: int = 0


def open_table(places: Sequence[Place], reading: Reading, cache: str) -> OpenedTable:
    """The dataset of a table.

    Raises:
        BinzhouError: it cannot be scanned, or is not sound.
        UsageError: a reading option does not fit it.
    """
    place = places[0]
    if len(places) > 1:
        if {each.kind for each in places} != {"parquet"}:
            raise BinzhouError(say("tables.together", path=place.name))
        place = place._replace(paths=tuple(path for each in places for path in each.paths))
    said, text = text_beside(place)
    kept = Kept("" if place.kind in ("address", "sqlite") else cache, place.paths, reading, text)
    scanned = _scanned(place, reading, kept)
    try:
        return _opened(place, scanned, said, text, kept, reading)
    except BinzhouError as error:
        engine = scanned.engine
        if engine.others and not reading.sheet and not error.hint:  # it may be the wrong one
            from binzhou_cli.formats.spoken import Listed

            names = Listed(engine.others[:12])
            error.hint = say("tables.others", name=engine.table, names=names)
        raise


def _opened(
    place: Place, scanned: Scanned, said: str, text: str, kept: Kept, reading: Reading
) -> OpenedTable:
    engine = scanned.engine
    own = engine.metadata()
    if own:
        return _described(engine, own, said, text, kept, reading)
    more = metadata_of(text, said) if text else None
    if kept.held is None:
        sample = scanned.sample or sample_of(engine)
        scanned = scanned._replace(sample=sample)
        ours = _is_ours(engine, sample, more)
    else:
        ours = "names" in kept.held
    if ours:
        _refuse_reading(reading, place)
        return _tidy(engine, more, said, kept)
    from binzhou_cli.formats.tables.foreign import open_foreign

    return open_foreign(scanned, more, said, kept, reading)


def _scanned(place: Place, reading: Reading, kept: Kept) -> Scanned:
    if place.kind in ("address", "sqlite"):
        from binzhou_cli.formats.tables.sql import sql_engine

        return Scanned(sql_engine(place, reading))
    if place.kind == "text":
        if kept.held is not None:
            from binzhou_cli.formats.tables.texts import text_again

            return text_again(place, reading, kept.held["text"])
        from binzhou_cli.formats.tables.texts import text_engine

        return text_engine(place, reading)
    from binzhou_cli.formats.tables.files import duckdb_engine, parquet_engine

    if reading.encoding:
        raise UsageError(say("error.idle", option="--encoding", where=place.name))
    if place.kind == "duckdb":
        return Scanned(duckdb_engine(place, reading))
    return Scanned(parquet_engine(place, reading))


SAMPLE = 2_000
"""Rows by which a table is recognised."""


def sample_of(engine: Engine) -> "Table":
    """The heads and the first rows of a table."""
    from binzhou_cli.formats.table import Table, Understood
    from binzhou_cli.formats.tables.query import Query

    columns = tuple(range(len(engine.columns)))
    rows = [[each.name for each in engine.columns]]
    rows += [engine.texts(each, columns) for each in engine.rows(Query(columns, limit=SAMPLE))]
    said = [Understood("file", say("about.container"), engine.kind, "declared")]
    return Table(
        engine.name, rows, list(range(1, len(rows) + 1)), unit="row", kind=engine.kind, said=said,
        others=engine.others, beside=_beside(engine.name),
    )  # fmt: skip


def _beside(path: str) -> Any:
    from binzhou_cli.formats.content import Content

    return Content(path, "text", b"").beside


def _is_ours(engine: Engine, sample: "Table", more: Json | None) -> bool:
    """Whether the heads are ours: those of ``export``, or the least of them and metadata."""
    from binzhou_cli.formats.tidy import is_tidy

    heads = {each.name.strip() for each in engine.columns}
    return is_tidy(sample) or (heads >= NEEDED and more is not None and "indicators" in more)


def _refuse_reading(reading: Reading, place: Place) -> None:
    if reading.roles or reading.constants or reading.where or reading.header_row:
        raise UsageError(say("error.idle", option=reading.options(), where=say("layout.tidy")))


def _described(
    engine: Engine, own: str, said: str, text: str, kept: Kept, reading: Reading
) -> OpenedTable:
    """A Parquet file of ours: it says itself what it holds."""
    from json import loads

    if reading != Reading():
        raise UsageError(say("error.idle", option=reading.options(), where=say("layout.tidy")))
    try:
        held = loads(own)
        head, counts = held["dataset"], held["counts"]
        if kept.held is None:
            for each in head["indicators"]:
                each["observations"] = []
        missing = {"indicator", "period", "value"} - set(heads_of(engine))
        periods = [str(each) for each in held["periods"]]
    except (KeyError, TypeError, ValueError, RecursionError):
        raise BinzhouError(say("reading.broken_more", path=engine.name)) from None
    if missing:
        raise BinzhouError(say("reading.broken_more", path=engine.name))
    if text:
        head, counts = joined(head, metadata_of(text, said), said), counts

    return _with_tidy_door(engine, head, {"few": True}, periods, counts, said, kept)


def _tidy(engine: Engine, more: Json | None, said: str, kept: Kept) -> OpenedTable:
    """A table with our heads: its names are asked of the engine, once."""
    held = kept.held
    if held is None:
        few = is_few(engine)
        held = {"few": few, "names": names_of(engine, few=few)}
    names = held["names"]
    head = head_of(names, engine.name)
    if more is not None:
        head = joined(head, more, said)

    return _with_tidy_door(engine, head, held, names["periods"], None, said, kept)


def _with_tidy_door(
    engine: Engine,
    head: Json,
    held: Json,
    periods: Sequence[str],
    counts: Json | None,
    said: str,
    kept: Kept,
) -> OpenedTable:
    def door(builder: Builder) -> TidyFigures:
        return TidyFigures(engine, builder, periods, counts)

    dataset, figures = built(engine, head, held, door, kept)
    return OpenedTable(dataset, "tidy", _understood(figures, engine, said))


def built(
    engine: Engine,
    head: Json,
    held: Json,
    door: "Callable[[Builder], TableFigures]",
    kept: Kept,
) -> "tuple[Dataset, TableFigures]":
    """The dataset of a table whose names are known, and the door to its figures.

    Args:
        head: the dataset without its figures.
        held: what is remembered of the table, once its names have passed the models.

    Raises:
        DataFaults: they do not.
    """
    passed(head, engine.name, kept)
    if kept.held is None:
        kept.leave(held | {"text": engine.layout})
    builder = Builder(head, engine.name)
    figures = door(builder)
    figures.few = bool(held["few"])
    return builder.dataset(figures), figures


def passed(head: Json, path: str, kept: Kept) -> None:
    """Let the names of a table pass the models, unless they are known to have passed.

    Raises:
        DataFaults: they do not.
    """
    if kept.held is not None:
        return
    from binzhou_cli.formats.cell_faults import CellFault
    from binzhou_cli.formats.gate import FAULTS_SHOWN, faults_of

    found = faults_of(head)
    if found:
        reasons = [
            say("reading.unsound", path=path, reason=reason) for _, reason in found[:FAULTS_SHOWN]
        ]
        faults = tuple(CellFault(path, 0, None, "", "", each) for each in reasons)
        raise DataFaults([*reasons], "", faults)


def _understood(
    figures: "TableFigures", engine: Engine, said: str
) -> "Callable[[], tuple[Understood, ...]]":
    def told() -> "tuple[Understood, ...]":
        from binzhou_cli.formats.tables.told import told_of

        return told_of(figures, engine, say("layout.tidy"), said)

    return told
