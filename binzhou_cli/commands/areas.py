"""``areas``: what the figures are about."""

from binzhou_cli.commands.options import Session, shared
from binzhou_cli.report import Cell, Column, Report, Row


@shared
def command(session: Session) -> Report:
    """One row an area."""
    texts = session.texts
    dataset = session.dataset
    counts: dict[str, int] = {}
    for indicator in dataset.indicators:
        for each in indicator.observations:
            counts[each.area] = counts.get(each.area, 0) + 1
    rows: list[Row] = []
    for area in dataset.areas:
        parent = dataset.areas_by_code.get(area.parent or "")
        note = area.note.of("en") if area.note else ""
        rows.append(
            (
                area.code,
                Cell(area.name.of("en"), area.name.of(texts.language)),
                Cell(area.name.zh, area.name.en if texts.language == "zh" else area.name.zh),
                Cell(area.parent, parent.name.of(texts.language) if parent else ""),
                str(area.until) if area.until is not None else None,
                area.merged_into,
                counts.get(area.code, 0),
                Cell(note, area.note.of(texts.language) if area.note else ""),
            )
        )
    return Report(
        title=texts("title.areas", n=len(rows)),
        aside=dataset.title.of(texts.language),
        columns=[
            Column("area", texts("col.code")),
            Column("name", texts("col.name")),
            Column("name_zh", "", drop=4),
            Column("parent", texts("col.parent"), drop=3),
            Column("until", texts("col.until"), "period", drop=1),
            Column("merged_into", shown="data"),
            Column("observations", texts("col.figures"), "count", drop=2),
            Column("note", texts("col.note"), wrap=True, drop=5),
        ],
        rows=[*rows],
    )
