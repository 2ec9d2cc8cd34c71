"""Files of others: from a table to a dataset that has passed the gate, and what was understood."""

from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import DataFaults, Said, UsageError, say
from binzhou_cli.formats.cell_faults import CellFault
from binzhou_cli.formats.content import Content
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.spoken import quoted
from binzhou_cli.formats.table import GUESSED, Mapping, Table, Understood
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.formats.assemble import Assembly

FAULTS_SHOWN = 10


class Foreign(Record):
    """A file of others, read.

    Attributes:
        raw: the dataset, in the form of a dataset file.
        layout: the name of its form.
        understood: what was understood of it.
    """

    raw: dict[str, Any]
    layout: str
    understood: tuple[Understood, ...]

    @property
    def guesses(self) -> int:
        """How many things were guessed."""
        return sum(each.how == GUESSED for each in self.understood)


def read_foreign(content: Content, reading: Reading, *, every_fault: bool = False) -> Foreign:
    """A dataset from a file that is not ours.

    Raises:
        BinzhouError: it holds no table, or faults.
        UsageError: a reading option does not fit it.
    """
    table, mapping = _table_and_mapping(content, reading)
    if mapping is None:
        return _ours(table, reading, every_fault)
    return assembled(table, mapping, reading, every_fault=every_fault)


def _ours(table: Table, reading: Reading, every_fault: bool) -> Foreign:
    """The dataset of a tidy table of ours: all columns back, nothing guessed."""
    from binzhou_cli.formats.gate import faults_of
    from binzhou_cli.formats.tidy_read import read_tidy

    if reading.roles or reading.constants or reading.where:
        raise UsageError(say("error.idle", option=reading.options(), where=say("layout.tidy")))
    raw = read_tidy(table, every_fault=every_fault)
    found = faults_of(raw)
    if found:
        raise _unsound(table, found)
    form = Understood("file", say("about.form"), say("layout.tidy"), "declared")
    said = [form, *(each._replace(how="", correct="") for each in table.said), *_results(raw)]
    return Foreign(raw, "tidy", tuple(said))


def _unsound(table: Table, found: list[tuple[Any, Any]]) -> DataFaults:
    reasons = [
        say("reading.unsound", path=table.name, reason=reason) for _, reason in found[:FAULTS_SHOWN]
    ]
    faults = tuple(CellFault(table.name, 0, None, "", "", reason) for reason in reasons)
    return DataFaults([*reasons], "", faults)


def _table_and_mapping(content: Content, reading: Reading) -> tuple[Table, Mapping | None]:
    from binzhou_cli.formats.layouts import mapped
    from binzhou_cli.formats.tidy import is_tidy

    if content.kind == "json":
        from binzhou_cli.formats.json_records import records_table
        from binzhou_cli.formats.jsonstat import jsonstat_table

        records = records_table(content)
        if records is None:
            return jsonstat_table(content, reading)
        for option, given in (("--sheet", reading.sheet), ("--encoding", reading.encoding)):
            if given:
                raise UsageError(say("error.idle", option=option, where="JSON"))
        return records, mapped(records, reading)
    if content.kind == "text":
        from binzhou_cli.formats.px import is_px, px_table

        if is_px(content.raw):
            return px_table(content, reading)
        from binzhou_cli.formats.text import text_table

        if reading.sheet:
            raise UsageError(say("error.idle", option="--sheet", where=content.path))
        table = text_table(content, reading.encoding)
    else:
        from binzhou_cli.formats.sheet import sheet_table

        if reading.encoding:
            raise UsageError(say("error.idle", option="--encoding", where=content.path))
        table = sheet_table(content, reading.sheet)
    return table, None if is_tidy(table) else mapped(table, reading)


def assembled(
    table: Table, mapping: Mapping, reading: Reading, *, every_fault: bool = False
) -> Foreign:
    """The dataset of a table whose columns are understood."""
    from binzhou_cli.formats.assemble import Assembly

    if "indicator" not in mapping.constants:
        name = mapping.title or stem_of(table.name)
        declared = bool(mapping.title) and mapping.layout in ("jsonstat", "px")
        mapping.constants["indicator"] = (name, "declared" if declared else GUESSED)
        if (
            not declared
            and any(not each.indicator and not each.code for each in mapping.values)
            and (mapping.column("indicator") is None and mapping.column("indicator-code") is None)
        ):
            option = f"--set {quoted('indicator=' + name)}"
            mapping.guess(say("about.indicator"), name, option)
    assembly = Assembly(table, mapping, reading)
    if assembly.faults:
        raise refused(assembly.faults, table.name, every_fault=every_fault)
    if not any(each["observations"] for each in assembly.raw["indicators"]):
        from binzhou_cli.errors import BinzhouError

        raise BinzhouError(say("reading.no_figures", path=table.name))
    from binzhou_cli.formats.gate import faults_of

    found = faults_of(assembly.raw)
    if found:
        raise _unsound(table, found)
    _refuse_idle(assembly, reading)
    return Foreign(assembly.raw, mapping.layout, tuple(_understood(table, mapping, assembly)))


def stem_of(path: str) -> str:
    """The name of a file without folders and endings."""
    import os

    name = os.path.basename(path)
    return name.split(".")[0] or name or "data"


def refused(faults: list[CellFault], path: str, *, every_fault: bool) -> DataFaults:
    """The faults of a table: the first ten, or all."""
    told = faults if every_fault else faults[:FAULTS_SHOWN]
    sentences: list[Said | str] = [each.reason for each in told]
    if len(faults) > len(told):
        sentences.append(say("fault.more", path=path, n=len(faults) - len(told)))
    return DataFaults(sentences, "", tuple(faults))


def _refuse_idle(assembly: "Assembly", reading: Reading) -> None:
    """A unit that is told for an indicator that there is not."""
    for role, text in reading.constants:
        if role.startswith("unit:") and role not in assembly.units_told:
            names = ", ".join(each["id"] for each in assembly.raw["indicators"][:12])
            raise UsageError(say("reading.set_unit", text=f"{role}={text}", names=names))


def _understood(table: Table, mapping: Mapping, assembly: "Assembly") -> list[Understood]:
    """All that ``about`` says of the file, in its order."""
    raw, rows = assembly.raw, assembly.rows
    form = say(f"layout.{mapping.layout}")
    found = [
        Understood("file", say("about.form"), form, "declared" if mapping.layout != "plain" else "")
    ]
    found += table.said
    if table.others:
        names = ", ".join(table.others[:12])
        found.append(
            Understood(
                "file",
                say("about.others"),
                names,
                "",
                len(table.others),
                f"--sheet {table.others[0]}",
            )
        )
    if mapping.title:
        found.append(Understood("file", say("about.title"), mapping.title))
    if rows.commas:
        how = "" if table.delimiter == ";" else GUESSED
        found.append(
            Understood(
                "file",
                say("about.comma"),
                say("about.comma.yes"),
                how,
                None,
                "--map skip=…" if how else "",
            )
        )
    found += mapping.said
    found += [each for each in assembly.said if each.part == "columns"]
    found += _results(raw)
    found += [each for each in assembly.said if each.part == "result"]
    found += mapping.left_out
    for kind, count in rows.counted.items():
        place = say("about.first", place=table.place(rows.first[kind]))
        option = "--map period=…" if kind == "no_period" else ""
        found.append(Understood("left-out", say(f"about.left.{kind}"), place, "", count, option))
    found += [each for each in assembly.said if each.part == "duplicates"]
    order = ("file", "columns", "result", "left-out", "duplicates")
    return sorted(found, key=lambda each: order.index(each.part))


def _results(raw: dict[str, Any]) -> list[Understood]:
    from binzhou_cli.model.period import parse_period

    indicators = raw["indicators"]
    observations = [one for each in indicators for one in each["observations"]]
    periods = sorted({each["period"] for each in observations}, key=lambda p: parse_period(p).order)
    frequencies = dict.fromkeys(parse_period(each).frequency for each in periods)
    kinds = [each.get("kind", "area") for each in raw.get("areas", ())]
    units = [_said(each["label"]) for each in raw.get("units", ())]
    without = sum("unit" not in each for each in indicators)
    found = [
        Understood(
            "result",
            say("about.indicators"),
            _some([each["id"] for each in indicators]),
            "",
            len(indicators),
        ),
        Understood(
            "result",
            say("about.areas"),
            say("about.no_area")
            if kinds == ["none"]
            else _some(
                [
                    _said(each["name"])
                    for each in raw.get("areas", ())
                    if each.get("kind", "area") == "area"
                ]
            ),
            "",
            kinds.count("area"),
        ),
        Understood(
            "result",
            say("about.periods"),
            periods[0] if len(periods) == 1 else f"{periods[0]} – {periods[-1]}",
            "",
            len(periods),
        ),
        Understood("result", say("about.frequency"), ", ".join(frequencies)),
        Understood("result", say("about.observations"), "", "", len(observations)),
        Understood("result", say("about.units"), _some(units), "", len(units)),
    ]
    if without:
        found.append(
            Understood(
                "result",
                say("about.no_unit"),
                say("about.no_unit.n", n=without),
                "",
                without,
                "--set unit=…",
            )
        )
    return found


def _said(text: Any) -> str:
    return str(text if isinstance(text, str) else text.get("en") or text.get("zh"))


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
