"""Tables of others, opened: recognised by a sample as small files are, named by distinct cells."""

from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.foreign import refused, stem_of
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.spoken import quoted
from binzhou_cli.formats.table import GUESSED, Mapping, Table, Understood
from binzhou_cli.formats.tables.foreign_door import ForeignFigures, Names
from binzhou_cli.formats.tables.kept import Kept
from binzhou_cli.formats.tables.keys import Keys, key_table, keys_of, where_of
from binzhou_cli.formats.tables.opening import OpenedTable, passed
from binzhou_cli.formats.tables.query import Engine, Filter, is_few
from binzhou_cli.model.build import Builder

if TYPE_CHECKING:
    from binzhou_cli.formats.tables.door import TableFigures

Json = dict[str, Any]


def open_foreign(
    engine: Engine,
    sample: Table,
    meaning: Mapping | None,
    more: Json | None,
    said: str,
    kept: Kept,
    reading: Reading,
) -> OpenedTable:
    """The dataset of a table of others.

    Args:
        meaning: what its columns mean, where that is known.
        more: the metadata beside it, and ``said`` its name.

    Raises:
        BinzhouError: it holds no figures, or is not sound.
        UsageError: a reading option does not fit it.
    """
    if len(sample.rows) < 2:
        raise BinzhouError(say("reading.no_figures", path=engine.name))
    if meaning is None:
        from binzhou_cli.formats.tables.texts import understood

        meaning = understood(sample, reading._replace(header_row=1))  # an engine knows the heads
        meaning.said = [each for each in meaning.said if each.item != say("about.head")]
    _name_the_rest(meaning, sample)
    _commas(meaning, sample)
    few = is_few(engine) if kept.held is None else bool(kept.held["few"])
    where: tuple[Filter, ...] = tuple(where_of(engine, sample, meaning, reading))
    if kept.held is not None:
        keys = Keys(*([tuple(one) for one in each] for each in kept.held["keys"]))
    else:
        keys = keys_of(engine, meaning, where, few=few)
    table, small, _ = key_table(engine, sample, meaning, keys)
    assembly = Names(table, small, reading._replace(where=()))
    if assembly.faults:
        raise refused(assembly.faults, engine.name, every_fault=False)
    raw = assembly.raw
    if not any(each["observations"] for each in raw["indicators"]):
        raise BinzhouError(say("reading.no_figures", path=engine.name))
    for each in raw["indicators"]:
        each["observations"] = []
    if more is not None:
        from binzhou_cli.formats.tables.beside import joined

        raw = joined(raw, more, said)
    passed(raw, engine.name, kept)
    if kept.held is None:
        kept.leave({"keys": keys, "few": few})
    builder = Builder(raw, engine.name)
    figures = ForeignFigures(engine, builder, assembly, table, small, keys, where, reading)
    figures.few = few
    known = meaning

    def told() -> tuple[Understood, ...]:
        return _understood(figures, known, assembly, sample, said)

    guessed = (*sample.said, *meaning.said, *assembly.said)
    return OpenedTable(builder.dataset(figures), meaning.layout, told, guessed)


def _name_the_rest(meaning: Mapping, sample: Table) -> None:
    """What the one indicator is called where no column and no head says it."""
    if "indicator" in meaning.constants:
        return
    name = meaning.title or stem_of(sample.name)
    meaning.constants["indicator"] = (name, GUESSED)
    if (
        any(not each.indicator and not each.code for each in meaning.values)
        and meaning.column("indicator") is None
        and meaning.column("indicator-code") is None
    ):
        option = f"--set {quoted('indicator=' + name)}"
        meaning.guess(say("about.indicator"), name, option)


def _commas(meaning: Mapping, sample: Table) -> None:
    """Whether figures have decimal commas is told by the sample, for every answer alike."""
    from binzhou_cli.formats.cells import comma_vote, decimal_commas

    if meaning.comma is not None:
        return
    body = sample.rows[meaning.first : meaning.last]
    votes = {
        each.column: comma_vote(line[each.column] for line in body if each.column < len(line))
        for each in meaning.values
    }
    said = {*decimal_commas(votes, sample.delimiter).values()}
    if len(said) == 1:
        meaning.comma = said.pop()


def _understood(
    figures: "TableFigures", meaning: Mapping, assembly: Names, sample: Table, said: str
) -> tuple[Understood, ...]:
    """All that ``about`` says of the table, in its order."""
    from binzhou_cli.formats.tables.told import metadata_told, others_told, results_of

    declared = "declared" if meaning.layout != "plain" else ""
    found = [Understood("file", say("about.form"), say(f"layout.{meaning.layout}"), declared)]
    found += sample.said
    found += metadata_told(said)
    found += others_told(figures.engine)
    if meaning.title:
        found.append(Understood("file", say("about.title"), meaning.title))
    found += meaning.said
    found += [each for each in assembly.said if each.part == "columns"]
    found += results_of(figures)
    found += [each for each in assembly.said if each.part == "result"]
    found += meaning.left_out
    order = ("file", "columns", "result", "left-out", "duplicates")
    return tuple(sorted(found, key=lambda each: order.index(each.part)))
