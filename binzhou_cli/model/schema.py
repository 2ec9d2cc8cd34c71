"""The JSON Schema of the dataset format, made from the models."""

from typing import Any


def dataset_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a dataset file.

    What it cannot say (references, keys) stands in ``model.soundness``.
    """
    from binzhou_cli.model.dataset import Dataset

    schema = Dataset.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "binzhou dataset",
        **{key: value for key, value in schema.items() if key != "title"},
    }
