"""``schema``: the form of a dataset file, as JSON Schema."""

from binzhou_cli.commands.options import Session, shared
from binzhou_cli.report import Column, Report


@shared
def command(session: Session) -> Report:
    """The schema itself as text; as rows, the fields of each model."""
    from json import dumps

    from binzhou_cli.model.schema import dataset_schema

    schema = dataset_schema()
    models = {"Dataset": schema, **schema.get("$defs", {})}
    rows = [
        (
            name,
            field,
            field in model.get("required", ()),
            _type_of(form),
            form.get("description", ""),
        )
        for name, model in models.items()
        for field, form in model.get("properties", {}).items()
    ]
    texts = session.texts
    return Report(
        title=texts("title.schema"),
        columns=[
            Column("model", texts("col.model")),
            Column("field", texts("col.field")),
            Column("required", texts("col.required")),
            Column("type", texts("col.type"), wrap=True),
            Column("description", shown="data"),
        ],
        rows=[*rows],
        document=dumps(schema, ensure_ascii=False, indent=2) + "\n",
    )


def _type_of(form: "dict[str, object]") -> str:
    """A type in short: ``string``, ``Text``, ``array of Break``, ``Growth or null``."""
    if "$ref" in form:
        return str(form["$ref"]).rsplit("/", 1)[-1]
    if "enum" in form:
        values = form["enum"]
        return " | ".join(map(str, values)) if isinstance(values, list) else ""
    for key in ("anyOf", "allOf"):
        options = form.get(key)
        if isinstance(options, list):
            return " or ".join(dict.fromkeys(_type_of(each) for each in options))
    items = form.get("items")
    if form.get("type") == "array" and isinstance(items, dict):
        return f"array of {_type_of(items)}"
    return str(form.get("type", "any"))
