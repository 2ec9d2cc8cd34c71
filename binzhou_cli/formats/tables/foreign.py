"""Tables of others, opened: recognised by a sample as small files are, named by distinct cells."""

from functools import cache
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import GUESSED, Mapping, Table, Understood
from binzhou_cli.formats.tables.foreign_door import ForeignFigures
from binzhou_cli.formats.tables.kept import Kept
from binzhou_cli.formats.tables.keys import Keys, key_table, keys_of, where_of
from binzhou_cli.formats.tables.learned import kept_form, learned_of, of_kept_form
from binzhou_cli.formats.tables.opening import OpenedTable, Scanned, built, sample_of
from binzhou_cli.formats.tables.query import Filter, is_few

if TYPE_CHECKING:
    from binzhou_cli.formats.tables.door import TableFigures
    from binzhou_cli.formats.tables.recognised import Recognised
    from binzhou_cli.model.build import Builder

Json = dict[str, Any]


def open_foreign(
    scanned: Scanned, more: Json | None, said: str, kept: Kept, reading: Reading
) -> OpenedTable:
    """The dataset of a table of others.

    Args:
        more: the metadata beside it, and ``said`` its name.

    Raises:
        BinzhouError: it holds no figures, or is not sound.
        UsageError: a reading option does not fit it.
    """
    engine = scanned.engine
    held = kept.held
    if held is None:
        sample, mapping = _understood_of(scanned, reading)
        few = is_few(engine)
        where = where_of(engine, sample, mapping, reading)
        keys = keys_of(engine, mapping, tuple(where), few=few)
        whole = _recognised(sample, mapping, keys, scanned, more, said, reading)
        learned = learned_of(
            whole.table, whole.meaning, keys, whole.assembly, reading._replace(where=())
        )
        guesses = (*sample.said, *mapping.said, *whole.assembly.said)
        held = {
            "few": few, "where": where, "keys": keys, "head": whole.raw,
            "learned": kept_form(learned), "layout": mapping.layout,
            "guesses": sum(each.how == GUESSED for each in guesses),
        }  # fmt: skip

        def recognised() -> "Recognised":
            return whole
    else:
        learned = of_kept_form(held["learned"])
        where = [
            Filter(tuple((at, tuple(cells)) for at, cells in each[0])) for each in held["where"]
        ]
        remembered = held["keys"]

        @cache
        def recognised() -> "Recognised":
            keys = Keys(*([tuple(one) for one in each] for each in remembered))
            return _recognised(
                *_understood_of(scanned, reading), keys, scanned, more, said, reading
            )

    def door(builder: "Builder") -> ForeignFigures:
        return ForeignFigures(engine, builder, learned, tuple(where), reading, recognised)

    dataset, figures = built(engine, held["head"], held, door, kept)

    def told() -> tuple[Understood, ...]:
        return _understood(figures, recognised(), said)

    return OpenedTable(dataset, held["layout"], told, held["guesses"])


def _understood_of(scanned: Scanned, reading: Reading) -> tuple[Table, Mapping]:
    """The first rows of a table, and what their columns mean.

    Raises:
        BinzhouError: it holds no figures.
    """
    if scanned.recognised is not None:
        scanned = scanned.recognised()
    sample, meaning = scanned.sample or sample_of(scanned.engine), scanned.meaning
    if len(sample.rows) < 2:
        raise BinzhouError(say("reading.no_figures", path=scanned.engine.name))
    if meaning is None:
        from binzhou_cli.formats.tables.texts import understood

        meaning = understood(sample, reading._replace(header_row=1))  # an engine knows the heads
        meaning.said = [each for each in meaning.said if each.item != say("about.head")]
    _name_the_rest(meaning, sample)
    _commas(meaning, sample)
    return sample, meaning


def _recognised(
    sample: Table,
    mapping: Mapping,
    keys: Keys,
    scanned: Scanned,
    more: Json | None,
    said: str,
    reading: Reading,
) -> "Recognised":
    """What a table was understood to be.

    Raises:
        BinzhouError: it holds no figures, or its names are at fault.
    """
    from binzhou_cli.formats.foreign import refused
    from binzhou_cli.formats.tables.recognised import Names, Recognised

    engine = scanned.engine
    table, small, _ = key_table(engine, sample, mapping, keys)
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
    return Recognised(sample, mapping, table, small, assembly, raw)


def _name_the_rest(meaning: Mapping, sample: Table) -> None:
    """What the one indicator is called where no column and no head says it."""
    if "indicator" in meaning.constants:
        return
    from binzhou_cli.formats.foreign import stem_of
    from binzhou_cli.formats.spoken import quoted

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
    figures: "TableFigures", recognised: "Recognised", said: str
) -> tuple[Understood, ...]:
    """All that ``about`` says of the table, in its order."""
    from binzhou_cli.formats.tables.told import metadata_told, others_told, results_of

    sample, meaning, assembly = recognised.sample, recognised.mapping, recognised.assembly
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
