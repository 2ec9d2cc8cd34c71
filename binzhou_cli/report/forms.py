"""The form of a dataset file as a report: a row a field, in words for people."""

from json import loads
from typing import Any, NamedTuple

from binzhou_cli.errors import say
from binzhou_cli.report.report import Divider, Field, Report, hidden


class FormField(NamedTuple):
    """A field of a dataset file."""

    model: str
    field: str
    required: bool
    type: str
    description: str


FIELDS: tuple[Field, ...] = (
    hidden("model", "text", lambda row: row.model),
    Field("field", "text", lambda row: row.field, "col.field"),
    Field("required", "flag", lambda row: row.required, "col.required", drop=2),
    Field("type", "text", lambda row: row.type, "col.type", wrap=True, easy=16, drop=1),
    Field("description", "text", lambda row: row.description, "col.description", wrap=True),
)


def schema_report(text: str) -> Report:
    """The report of ``schema``."""
    schema = loads(text)
    models = {"Dataset": schema, **schema.get("$defs", {})}
    rows = [
        FormField(
            name.removesuffix("Form"),
            field,
            field in model.get("required", ()),
            type_of(form),
            form.get("description", ""),
        )
        for name, model in models.items()
        for field, form in model.get("properties", {}).items()
    ]
    return Report(
        title=say("title.schema"),
        fields=FIELDS,
        records=rows,
        dividers=lambda before, row: (
            [Divider(row.model)] if before is None or before.model != row.model else []
        ),
        document=text,
    )


def type_of(form: dict[str, Any]) -> str:
    """A type in short: ``string``, ``Text``, ``array of Break``, ``Growth or null``."""
    if "$ref" in form:
        return str(form["$ref"]).rsplit("/", 1)[-1].removesuffix("Form")
    if "enum" in form:
        return " | ".join(map(str, form["enum"]))
    for key in ("anyOf", "allOf"):
        options = form.get(key)
        if isinstance(options, list):
            kinds = dict.fromkeys(type_of(each) for each in options)
            return " or ".join(each for each in kinds if each != "null")
    items = form.get("items")
    if form.get("type") == "array" and isinstance(items, dict):
        return f"array of {type_of(items)}"
    return str(form.get("type", "any"))
