"""The form of a dataset file as a report: a row a field, in words for people."""

from json import loads
from typing import Any

from binzhou_cli.errors import say
from binzhou_cli.model.records import Text
from binzhou_cli.record import Record
from binzhou_cli.report.report import Divider, Field, Report, hidden


class FormField(Record):
    """A field of a dataset file."""

    model: str
    field: str
    required: bool
    type: Text
    description: Text


FIELDS: tuple[Field, ...] = (
    hidden("model", "text", lambda row: row.model),
    Field("field", "text", lambda row: row.field, "col.field"),
    Field("required", "flag", lambda row: row.required, "col.required", drop=2),
    Field("type", "text", lambda row: row.type, "col.type", wrap=True, easy=16, drop=1),
    Field("description", "text", lambda row: row.description, "col.description", wrap=True),
)


def schema_report(text: str) -> Report:
    """The report of ``schema``."""
    from binzhou_cli.language.forms import DESCRIPTIONS, MODELS

    schema = loads(text)
    models = {"Dataset": schema, **schema.get("$defs", {})}
    rows = [
        FormField(
            name.removesuffix("Form"),
            field,
            field in model.get("required", ()),
            Text(type_of(form), type_of(form, chinese=True)),
            Text(form.get("description", ""), DESCRIPTIONS.get(form.get("description", ""), "")),
        )
        for name, model in models.items()
        for field, form in model.get("properties", {}).items()
    ]
    return Report(
        title=say("title.schema"),
        fields=FIELDS,
        records=rows,
        dividers=lambda before, row: (
            [Divider(Text(row.model, f"{MODELS[row.model]} {row.model}"))]
            if before is None or before.model != row.model
            else []
        ),
        document=text,
    )


def type_of(form: dict[str, Any], *, chinese: bool = False) -> str:
    """A type in short: ``string``, ``Text``, ``array of Break``, ``Growth or null``."""
    from binzhou_cli.language.forms import MANY, MODELS, OR, TYPES

    if "$ref" in form:
        name = str(form["$ref"]).rsplit("/", 1)[-1].removesuffix("Form")
        return MODELS[name] if chinese else name
    if "enum" in form:
        return " | ".join(map(str, form["enum"]))
    for key in ("anyOf", "allOf"):
        options = form.get(key)
        if isinstance(options, list):
            held = (each for each in options if each.get("type") != "null")
            kinds = dict.fromkeys(type_of(each, chinese=chinese) for each in held)
            return (OR if chinese else " or ").join(kinds)
    items = form.get("items")
    if form.get("type") == "array" and isinstance(items, dict):
        of = type_of(items, chinese=chinese)
        return MANY.format(of=of) if chinese else f"array of {of}"
    name = str(form.get("type", "any"))
    return TYPES[name] if chinese else name
