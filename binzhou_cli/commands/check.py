"""``check``: is this a sound dataset?"""

from typing import Annotated

import typer

from binzhou_cli.commands.options import Session, shared, words
from binzhou_cli.report import Column, Report


@shared
def command(
    session: Session,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", show_default=False, help=words("A dataset, as JSON.", "JSON 数据集。")
        ),
    ],
) -> Report:
    """One row: what a sound dataset holds; a fault is an error, with its place."""
    from binzhou_cli.read import open_dataset

    texts = session.texts
    dataset = open_dataset(file, every_fault=True)
    observations = sum(len(each.observations) for each in dataset.indicators)
    return Report(
        title=texts("title.check", file=file),
        columns=[
            Column("file", texts("col.file"), wrap=True),
            Column("indicators", texts("col.indicators"), "count"),
            Column("areas", texts("col.areas"), "count"),
            Column("sources", texts("col.sources"), "count"),
            Column("observations", texts("col.figures"), "count"),
        ],
        rows=[
            (
                file,
                len(dataset.indicators),
                len(dataset.areas),
                len(dataset.sources),
                observations,
            )
        ],
    )
