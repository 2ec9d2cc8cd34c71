"""Which columns of a report are shown, and in which order its records stand."""

from typing import Any

from binzhou_cli.errors import UsageError, say
from binzhou_cli.report.report import Report


def with_columns(report: Report, keys: tuple[str, ...]) -> Report:
    """The report with the columns that are asked for, in their order.

    Raises:
        UsageError: there is no such column; the nearest ones are named.
    """
    fields = []
    for key in keys:
        field = report.field(key)
        if field is None:
            raise UsageError(unknown_column(report, key), _choices(report))
        fields.append(field._replace(shown="both", drop=0, label=field.label or f"column.{key}"))
    return report._replace(fields=tuple(fields), dividers=lambda before, record: ())


def unknown_column(report: Report, key: str) -> Any:
    """One sentence on a column that does not exist, with the nearest ones."""
    from binzhou_cli.analysis.names import nearest
    from binzhou_cli.report.words import listed

    near = nearest(key, [[each.key] for each in report.fields])
    if near:
        return say("error.no_column.near", name=key, near=", ".join(near))
    return say("error.no_column", name=key, choices=listed(each.key for each in report.fields))


def _choices(report: Report) -> Any:
    return say("error.formats", formats=", ".join(each.key for each in report.fields))
