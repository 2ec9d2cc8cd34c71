"""On which lines of a JSON file figures stand: used only when there is something to say of them."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from binzhou_cli.formats.place import Place, lines_of

if TYPE_CHECKING:
    from binzhou_cli.model.records import Figure

Key = tuple[str, str | None, str, str | None]


def figure_lines(path: str, figures: "Iterable[Figure]") -> dict[Key, int]:
    """The lines of figures by :func:`key_of`; none where the file is no JSON of ours."""
    from binzhou_cli.formats.bounds import bundled_path

    wanted = {key_of(each) for each in figures}
    if not wanted:
        return {}
    try:
        with open(path or bundled_path(), encoding="utf-8-sig") as file:
            text = file.read()
        raw = json.loads(text)
        found: dict[Key, Place] = {}
        for number, indicator in enumerate(raw["indicators"]):
            for index, each in enumerate(indicator.get("observations", ())):
                key = (indicator["id"], each.get("area"), each["period"], each.get("source"))
                if key in wanted:
                    found[key] = ("indicators", number, "observations", index)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return dict(zip(found, lines_of(text, list(found.values())), strict=True))


def key_of(figure: "Figure") -> Key:
    """What tells a figure from all others of a dataset."""
    return figure.indicator.id, figure.area.code, figure.period.text, figure.source.id
