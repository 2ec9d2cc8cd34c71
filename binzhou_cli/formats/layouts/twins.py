"""Columns that a head declares to be the names of another: ``sex`` and ``sex.label``."""

from binzhou_cli.formats.layouts.heads import folded
from binzhou_cli.formats.table import NAMED, Mapping, Role

_ENDINGS = ("label", "name", "description", "desc", "text", "title", "long-name")
_NAMED = {"area": "area", "area-code": "area", "indicator": "indicator",
          "indicator-code": "indicator"}  # fmt: skip


def twins_of(found: Mapping) -> dict[int, int]:
    """The columns of names, and the column of codes that each is for."""
    heads = {folded(head): index for index, head in reversed([*enumerate(found.heads)]) if head}
    twins: dict[int, int] = {}
    for index, head in enumerate(found.heads):
        plain = folded(head)
        for ending in _ENDINGS:
            stem = plain.removesuffix(f"-{ending}")
            bare = next((heads[each] for each in (stem, f"{stem}-code") if each in heads), None)
            if stem != plain and bare not in (None, index) and index not in found.roles:
                twins.setdefault(index, bare or 0)
    return twins


def name_twins(found: Mapping, twins: dict[int, int]) -> None:
    """Give the columns of names their roles: with names the codes of areas are codes."""
    for label, code in twins.items():
        role = found.roles.get(code)
        named = _NAMED.get(role.role) if role is not None else None
        if role is not None and named is not None and found.column(named) in (None, code):
            found.roles[code] = Role(f"{named}-code", role.how)
            found.roles[label] = Role(named, NAMED)
        else:
            found.roles[label] = Role("label", NAMED, f"\0{code}")


def labels_of_dimensions(found: Mapping) -> None:
    """The labels of the columns that became dimensions go with them."""
    for index, role in [*found.roles.items()]:
        if role.role == "label" and role.name.startswith("\0"):
            code = found.roles.get(int(role.name[1:]))
            name = code.name if code is not None and code.role == "dim" else ""
            found.roles[index] = Role("label", role.how, name)
