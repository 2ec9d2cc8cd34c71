"""Make data/binzhou.json, data/dataset.schema.json and a part of data/README.md from data/inputs.

Run it after a change of the inputs:  python data/make.py
``--check`` writes nothing and exits 1 when the files are not what the inputs give.
It stops with file and line at a row of the inputs that finds no place.
"""

import json
import sys

from making.dataset import dataset
from making.inputs import DATA
from making.layout import layout
from making.names import names
from making.readme import readme


def schema() -> str:
    from binzhou_cli.model.models import dataset_schema

    return json.dumps(dataset_schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    whole = dataset()
    made = {"binzhou.json": layout(whole), "README.md": readme(whole), "names.tsv": names(whole)}
    try:
        made["dataset.schema.json"] = schema()
    except ImportError:
        words = "data/dataset.schema.json is left as it is: the models cannot be read"
        print(words, file=sys.stderr)
    stale = 0
    for name, content in made.items():
        path = DATA / name
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale = 1
        if "--check" in sys.argv[1:]:
            print(f"data/{name} is not what data/inputs give: run python data/make.py")
        else:
            path.write_text(content, encoding="utf-8", newline="\n")
            print(f"wrote data/{name}")
    return stale if "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
