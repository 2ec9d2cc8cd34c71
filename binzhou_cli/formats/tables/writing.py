"""Parquet of a dataset: our table, and all that is known of it in the file itself."""

import os
import tempfile
from collections.abc import Iterator
from json import dumps
from typing import Any

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.tables.duck import KEY, connected, literal, module, refused

Json = dict[str, Any]

ROW_GROUP = 122_880
PIECE = 1 << 20
LEFT_OUT = frozenset({"more"})
"""Columns of the table of text that stand in the metadata of the file."""


def parquet_file(raw: Json) -> Iterator[bytes]:
    """The bytes of a Parquet file: sorted as the dataset is, every cell a text.

    Raises:
        BinzhouError: the engine is not installed, or cannot write.
    """
    from binzhou_cli.formats.tidy import tidy_rows

    engine = module()
    with tempfile.TemporaryDirectory(prefix="binzhou-") as folder:
        table, done = os.path.join(folder, "table.csv"), os.path.join(folder, "table.parquet")
        heads = _write_rows(table, tidy_rows(raw))
        columns = ", ".join(f"{literal(each)}: 'VARCHAR'" for each in heads)
        source = (
            f"read_csv({literal(table)}, auto_detect = false, header = false, delim = ',',"
            f" quote = '\"', escape = '\"', columns = {{{columns}}}, nullstr = '',"
            f" max_line_size = {64 << 20}, parallel = false)"
        )
        told = literal(dumps(described(raw), ensure_ascii=False))
        try:
            connected().execute(
                f"COPY (SELECT * FROM {source}) TO {literal(done)} (FORMAT parquet,"
                f" COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}, KV_METADATA {{{KEY}: {told}}})"
            )
        except engine.Error as error:
            raise refused(error, "Parquet") from None
        with open(done, "rb") as file:
            while piece := file.read(PIECE):
                yield piece


def _write_rows(path: str, rows: Iterator[list[str]]) -> list[str]:
    import csv

    heads = next(rows)
    kept = [at for at, each in enumerate(heads) if each not in LEFT_OUT]
    try:
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            states = heads.index("indicator")  # other rows hold what stands in the metadata
            writer.writerows(
                [line[at].replace("\0", "") for at in kept] for line in rows if line[states]
            )
    except OSError as error:
        raise BinzhouError(
            say("error.write", path=path, reason=error.strerror or str(error))
        ) from None
    return [heads[at] for at in kept]


def described(raw: Json) -> Json:
    """The names of a dataset and how many figures there are: what need not be asked again."""
    areas: dict[str, int] = {}
    sources: dict[str, int] = {}
    indicators: dict[str, tuple[int, int]] = {}
    periods: dict[str, None] = {}
    for each in raw["indicators"]:
        held = each.get("observations", ())
        indicators[each["id"]] = (len(held), len({one.get("area", "_Z") for one in held}))
        for one in held:
            periods.setdefault(one["period"])
            for counts, key in ((areas, one.get("area", "_Z")), (sources, one.get("source"))):
                if key is not None:
                    counts[key] = counts.get(key, 0) + 1
    bare = [
        {key: value for key, value in each.items() if key != "observations"}
        for each in raw["indicators"]
    ]
    return {
        "version": 1,
        "dataset": {**raw, "indicators": bare},
        "periods": list(periods),
        "counts": {"indicators": indicators, "areas": areas, "sources": sources},
    }
