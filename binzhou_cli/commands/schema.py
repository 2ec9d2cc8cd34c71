"""``schema``: the form of a dataset file, as JSON Schema."""

from binzhou_cli.report.report import Report
from binzhou_cli.session import Session


def command(session: Session) -> Report:
    """The schema itself as text; as rows, the fields of each model."""
    from binzhou_cli.formats.bounds import bundled_path, read_bytes
    from binzhou_cli.report.forms import schema_report

    session.asks_nothing("schema")
    text = read_bytes(bundled_path("dataset.schema.json")).decode("utf-8")
    return schema_report(text)
