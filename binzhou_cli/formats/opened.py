"""One dataset from one file or several: ours straight into records, others through a table."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.formats.bounds import LARGEST, read_bytes
from binzhou_cli.formats.content import Content, content_of
from binzhou_cli.formats.reading import NO_READING, Reading
from binzhou_cli.formats.table import DECLARED, GUESSED, Understood
from binzhou_cli.formats.tables.found import place_of
from binzhou_cli.record import Record

if TYPE_CHECKING:
    from binzhou_cli.model.dataset import Dataset


class Opened(Record):
    """A dataset, and what was understood of its files.

    Attributes:
        layout: the name of the form; ``ours`` for a dataset file.
        more: tells all of it, where that takes a look at the figures.
        counted: how many guesses there are in that.
    """

    dataset: "Dataset"
    understood: tuple[Understood, ...] = ()
    layout: str = "ours"
    more: "Callable[[], tuple[Understood, ...]] | None" = None
    counted: int = 0

    def told(self) -> tuple[Understood, ...]:
        """All that was understood."""
        return self.more() if self.more is not None else self.understood

    @property
    def guesses(self) -> int:
        """How many things were guessed."""
        return self.counted + sum(each.how == GUESSED for each in self.understood)


def opened(
    paths: Sequence[str],
    reading: Reading | None,
    *,
    every_fault: bool,
    cache: str,
    stdin: Callable[[], bytes] | None,
) -> Opened:
    """The dataset that files hold together."""
    told = reading or NO_READING
    places = [place_of(_packaged(each)) for each in paths]
    tables = [each for each in places if each is not None]
    if len(paths) == 1 and tables and tables[0].packed == "zstd":
        from binzhou_cli.formats.tables.texts import small_text

        data = small_text(tables[0])
        if data is not None:
            return _one(paths[0], told, every_fault, cache, lambda: data, packed=True)
    if tables:
        from binzhou_cli.formats.tables.opening import open_table

        if len(tables) < len(paths):
            raise BinzhouError(say("tables.together", path=tables[0].name))
        found = open_table(tables, told, cache if not every_fault else "")
        return Opened(found.dataset, (), found.layout, found.more, found.guesses)
    if len(paths) == 1:
        return _one(paths[0], told, every_fault, cache, stdin)
    from binzhou_cli.formats.together import joined

    parts = [_raw(path, told, every_fault, stdin) for path in paths]
    raw, said = joined(list(zip(paths, [each[0] for each in parts], strict=True)))
    from binzhou_cli.formats.gate import faults_of

    faults = faults_of(raw)
    if faults:
        raise BinzhouError(
            [say("reading.unsound", path=paths[0], reason=reason) for _, reason in faults[:10]]
        )
    understood = [one for each in parts for one in each[1]]
    layouts = dict.fromkeys(each[2] for each in parts)
    return Opened(_built(raw, paths[0]), (*understood, *said), next(iter(layouts)))


def _one(
    path: str,
    reading: Reading,
    every_fault: bool,
    cache: str,
    stdin: Callable[[], bytes] | None,
    *,
    packed: bool = False,
) -> Opened:
    """The dataset of one file; of one that is unpacked before, ``stdin`` gives its bytes."""
    from binzhou_cli.formats.marker import Markers

    markers = Markers(cache if not every_fault else "")
    if path != "-" and not packed and not reading.options():
        from binzhou_cli.formats.json_file import known_json

        known = known_json(path, markers)
        if known is not None:
            return Opened(known)
    data = stdin() if packed and stdin is not None else _bytes(path, stdin, markers)
    if markers.fits and data[:1] == b"{":
        return _ours(path, reading, markers, data, every_fault)
    content = content_of(data, path)
    if content.kind == "json" and not is_foreign(content):
        return _ours(path, reading, markers, content.raw, every_fault)
    from binzhou_cli.formats.foreign import read_foreign

    found = read_foreign(content, reading, every_fault=every_fault)
    return Opened(_built(found.raw, path), found.understood, found.layout)


def _ours(path: str, reading: Reading, markers: Any, raw: bytes, every_fault: bool) -> Opened:
    from binzhou_cli.formats.json_file import read_json

    if reading.options():
        raise UsageError(say("error.idle", option=reading.options(), where=say("layout.ours")))
    return Opened(read_json(path, markers, every_fault=every_fault, raw=raw))


def _raw(
    path: str, reading: Reading, every_fault: bool, stdin: Callable[[], bytes] | None
) -> tuple[dict[str, Any], tuple[Understood, ...], str]:
    """The JSON of one file among several."""
    content = content_of(_bytes(path, stdin, None), path)
    if content.kind == "json" and not is_foreign(content):
        from binzhou_cli.formats.gate import pass_gate
        from binzhou_cli.formats.json_file import decoded, parsed

        text = decoded(content.raw, path)
        raw = parsed(text, path)
        pass_gate(raw, text, path, every_fault=every_fault)
        return raw, (Understood("file", path, say("layout.ours"), DECLARED),), "ours"
    from binzhou_cli.formats.foreign import read_foreign

    found = read_foreign(content, reading, every_fault=every_fault)
    return found.raw, found.understood, found.layout


def _bytes(path: str, stdin: Callable[[], bytes] | None, markers: Any) -> bytes:
    if path == "-":
        if stdin is None:
            raise BinzhouError(say("reading.no_stdin"))
        return stdin()
    path = _packaged(path)
    if markers is None:
        return read_bytes(path, None, LARGEST)
    data = read_bytes(path, lambda state: markers.look(path, state), LARGEST)
    markers.took(len(data))
    return data


def is_foreign(content: Content) -> bool:
    """Whether JSON is another form than ours: JSON-stat, or a list of records."""
    if is_jsonstat(content.raw):
        return True
    from binzhou_cli.formats.json_records import records_table

    return records_table(content) is not None


def is_jsonstat(raw: bytes) -> bool:
    """Whether JSON is JSON-stat: it has a class of its own, or dimensions and values."""
    head = raw[: 64 << 10]
    if b'"class"' in head and (b'"dataset"' in head or b'"collection"' in head):
        return True
    if b'"indicators"' in head:
        return False
    return b'"dimension"' in raw and b'"value"' in raw


def _built(raw: dict[str, Any], path: str) -> "Dataset":
    from binzhou_cli.model.build import Builder

    return Builder(raw, path).dataset()


def _packaged(path: str) -> str:
    """The table of a folder that is a Data Package; any other path as it is."""
    import json
    import os

    described = os.path.join(path, "datapackage.json")
    if os.path.isfile(path) and os.path.basename(path) == "datapackage.json":
        described, path = path, os.path.dirname(path)
    elif not (os.path.isdir(path) and os.path.isfile(described)):
        return path
    try:
        with open(described, encoding="utf-8") as file:
            name = str(json.load(file)["resources"][0]["path"])
    except (OSError, ValueError, LookupError, TypeError):
        raise BinzhouError(say("reading.package", path=described)) from None
    if os.path.isabs(name) or ".." in name.split("/") or "://" in name:
        raise BinzhouError(say("reading.package", path=described))
    return os.path.join(path, name)
