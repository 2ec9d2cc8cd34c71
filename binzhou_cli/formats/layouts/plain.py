"""A table that states no form: its head, its shape and its roles are known by name or guessed."""

from binzhou_cli.errors import BinzhouError, say
from binzhou_cli.formats.cells import is_missing, read_figure
from binzhou_cli.formats.layouts.across import (
    beside_years,
    parts_of_years,
    without_parts,
    year_around,
    years_in_heads,
)
from binzhou_cli.formats.layouts.around import above, below, foot_of, head_of
from binzhou_cli.formats.layouts.heads import (
    ONE,
    apply_told,
    folded,
    identifies,
    role_of,
    told_roles,
)
from binzhou_cli.formats.layouts.levels import joined
from binzhou_cli.formats.layouts.shape import (
    Body,
    across_areas,
    dimensions,
    labels_of,
    one_to_one,
)
from binzhou_cli.formats.layouts.spelled import spell
from binzhou_cli.formats.layouts.twins import labels_of_dimensions, name_twins, twins_of
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.table import (
    GUESSED,
    NAMED,
    TOLD,
    Mapping,
    Meta,
    Role,
    Table,
    Understood,
    Value,
)
from binzhou_cli.formats.units import is_unit, name_and_unit


def matches(table: Table) -> bool:
    """It fits everything."""
    return True


def mapping(table: Table, reading: Reading) -> Mapping:
    """The roles of the columns, and how each is known.

    Raises:
        BinzhouError: there is no table, or several columns could be the area.
    """
    head, how = head_of(table, reading)
    last, foot = foot_of(table, head)
    levels = joined(table, head)
    heads = levels.heads
    while len(heads) > 1 and not heads[-1] and not _filled(table, len(heads) - 1, head, last):
        heads.pop()
    found = Mapping("plain", heads, head, head + 1, last, unit_in_name="guess")
    top = head + 1 - levels.rows
    found.title, found.note = above(table, top, found), ""
    below(found, foot)
    if how:
        number = table.numbers[head]
        found.said.append(
            Understood(
                "file",
                say("about.head"),
                table.place(head),
                how,
                None,
                f"--header-row {number}" if how == GUESSED else "",
            )
        )
    found.roles = told_roles(reading, heads)
    _unit_row(found, table)
    spell(found, table, reading)
    body = Body(table, found)
    body.levels = levels
    _named(found, body)
    _shape(found, body)
    year_around(found, table, top)
    return apply_told(found, table, reading)


def _filled(table: Table, column: int, head: int, last: int) -> bool:
    return any(column < len(line) and line[column].strip() for line in table.rows[head + 1 : last])


def _unit_row(found: Mapping, table: Table) -> None:
    """A row of units under the head."""
    if found.first >= found.last:
        return
    line = table.rows[found.first]
    cells = [cell.strip().strip("()（）") for cell in line]
    filled = [cell for cell in cells if cell]
    if (
        filled
        and len(filled) * 2 >= len(found.heads) - 1
        and all(is_unit(cell) or role_of(cell) == "unit" for cell in filled)
        and not any(read_figure(cell) is not None for cell in filled)
    ):
        found.first += 1
        for index, cell in enumerate(cells[: len(found.heads)]):
            if cell and role_of(cell) != "unit":
                found.meta.setdefault(found.heads[index], Meta(unit=cell))
        found.guess(say("about.unit_row"), table.place(found.first - 1), "--set unit=…", "file")


def _named(found: Mapping, body: Body) -> None:
    """The roles that heads name; of two columns for one role, the one with more members."""
    candidates: dict[str, list[int]] = {}
    twins = twins_of(found)
    told = {role.role for role in found.roles.values()}
    for index, head in enumerate(found.heads):
        role = role_of(head)
        if index in found.roles or not role or index in twins:
            continue
        if role in ("value", "status", "note"):
            if role != "value" or body.figures(index):
                found.roles[index] = Role(role, NAMED)
        else:
            candidates.setdefault(role, []).append(index)
    for role in ONE:
        columns = [each for each in candidates.get(role, ()) if each not in found.roles]
        if role in told or not columns:
            continue
        if role == "period":
            columns = without_parts(found, body, columns)
            columns = [each for each in columns if body.periods(each)] or []
            if len(columns) > 1:
                columns = _finest(found, body, columns)
        if role in ("area", "indicator", "source", "unit", "area-code"):
            columns = [each for each in columns if not body.figures(each) or role == "area-code"]
        if not columns:
            continue
        best = max(columns, key=lambda each: (body.members(each), -each))
        if len(columns) > 1:
            others = [found.heads[each] for each in columns if each != best]
            found.guess(
                say(f"about.role.{role}"),
                say("about.more_members", name=found.heads[best], others=", ".join(others)),
                f"--map {role}={next(each for each in columns if each != best) + 1}",
            )
        found.roles[best] = Role(role, NAMED)
    _code_of_area(found, body)
    _code_of_indicator(found, body)
    name_twins(found, twins)


def _finest(found: Mapping, body: Body, columns: list[int]) -> list[int]:
    """Of several columns of periods, the one whose cells are whole periods by themselves."""
    whole = [each for each in columns if body.whole_periods(each)]
    return whole or columns


def _code_of_area(found: Mapping, body: Body) -> None:
    """A column of codes is one of areas only where it goes with their names."""
    code, area = found.column("area-code"), found.column("area")
    if code is None or found.roles[code].how == TOLD:
        return
    if area is not None and not one_to_one(body, area, code):
        del found.roles[code]


def _code_of_indicator(found: Mapping, body: Body) -> None:
    """A column of codes that tells apart more than the names do is one of series."""
    code, named = found.column("indicator-code"), found.column("indicator")
    if code is None or named is None or found.roles[code].how == TOLD:
        return
    if not one_to_one(body, named, code):
        del found.roles[code]


def _shape(found: Mapping, body: Body) -> None:
    """Which columns hold figures, and what tells them apart."""
    across = [
        index
        for index, head in enumerate(found.heads)
        if index not in found.roles
        and (index in body.levels.periods or body.marked_period(head)[0])
        and body.figures_or_empty(index)
    ]
    several = len(across) >= 2 and found.column("value") is None
    if several or (len(across) == 1 and _no_other_period(found, body, across[0])):
        _wide(found, body, across)
    elif parts_of_years(found, body) or years_in_heads(found, body):
        _area_or_indicator(found, body)
    else:
        _long(found, body)
    labels_of(found, body)
    dimensions(found, body)
    labels_of_dimensions(found)
    for index, head in enumerate(found.heads):
        role = found.roles.get(index)
        if role is None:
            if body.filled(index):
                found.left_out.append(
                    Understood(
                        "left-out",
                        say("about.column", n=index + 1, head=head or "–"),
                        say("about.unused"),
                        "",
                        None,
                        f"--map dim={index + 1}",
                    )
                )
        elif role.role not in ("dim", "label") and role.role != "value":
            found.said.append(
                Understood(
                    "columns",
                    head or str(index + 1),
                    role.role,
                    role.how,
                    None,
                    f"--map {role.role}={index + 1}" if role.how == GUESSED else "",
                )
            )


def _no_other_period(found: Mapping, body: Body, across: int) -> bool:
    """Whether the one head that is a period is the only period that there is."""
    if found.column("period") is not None or found.columns("value"):
        return False
    return not any(
        index != across and index not in found.roles and body.whole_periods(index)
        for index in range(len(found.heads))
    ) and not body.whole_periods(across)


def _wide(found: Mapping, body: Body, across: list[int]) -> None:
    for index in across:
        head, over = found.heads[index], body.levels.periods.get(index, "")
        period, mark = (over, "") if over else body.marked_period(head)
        name = head if over else body.levels.names.get(index, "")
        found.roles[index] = Role("value", NAMED)
        found.values.append(Value(index, period=period, indicator=name, mark=mark))
    beside_years(found, body)
    first, last = found.heads[across[0]], found.heads[across[-1]]
    found.said.append(
        Understood(
            "columns",
            say("about.shape"),
            say("about.shape.years", n=len(across), first=first, last=last),
            NAMED if len(across) > 1 else GUESSED,
            None,
            "" if len(across) > 1 else "--set period=…",
        )
    )
    _area_or_indicator(found, body)


def _area_or_indicator(found: Mapping, body: Body) -> None:
    """The first text that no head names: indicators where they state units, else areas."""
    free = [
        index for index in range(len(found.heads)) if index not in found.roles and body.texts(index)
    ]
    if not free or (found.column("area") is not None and found.column("indicator") is not None):
        return
    if found.column("area") is None and found.column("indicator") is None:
        first = free[0]
        united = body.share(first, lambda text: bool(name_and_unit(text)[1]))
        role = "indicator" if united >= 0.3 else "area"
        if role == "area" and len(free) > 1 and all(found.heads[each] for each in free[:2]):
            _both(found, body, free)
        if role == "area" and not found.title and name_and_unit(found.heads[first])[1]:
            found.title = found.heads[first]  # a corner that says what the figures are
        found.roles[first] = Role(role, GUESSED)
        found.said.append(
            Understood(
                "columns",
                say("about.shape"),
                say(f"about.rows_are.{role}"),
                GUESSED,
                None,
                f"--map {'area' if role == 'indicator' else 'indicator'}={first + 1}",
            )
        )


def _both(found: Mapping, body: Body, free: list[int]) -> None:
    first, second = free[:2]
    raise BinzhouError(
        say(
            "reading.which",
            path=body.name,
            first=first + 1,
            one=found.heads[first],
            second=second + 1,
            other=found.heads[second],
        )
    )


def _long(found: Mapping, body: Body) -> None:
    period = found.column("period")
    if period is None:
        for index in range(len(found.heads)):
            if index not in found.roles and body.whole_periods(index):
                found.roles[index] = Role("period", GUESSED)
                period = index
                break
    named = found.columns("value")
    figures = [
        index
        for index in range(len(found.heads))
        if index not in found.roles and body.figures(index) and not identifies(found.heads[index])
    ]
    told = [index for index in named if found.roles[index].how == TOLD]
    if told:
        found.values = [
            Value(
                index,
                indicator=found.heads[index]
                if len(told) > 1 or found.column("indicator") is None
                else "",
            )
            for index in told
        ]
    elif named:
        found.values = [Value(named[0])]
    elif len(figures) == 1 and found.column("indicator") is not None:
        found.roles[figures[0]] = Role("value", GUESSED)
        found.values = [Value(figures[0])]
    elif figures:
        if across_areas(found, body, figures):
            for index in figures:
                found.roles[index] = Role("value", GUESSED)
                found.values.append(Value(index, area=found.heads[index]))
            found.guess(
                say("about.shape"),
                say("about.shape.areas", n=len(figures)),
                ",".join(f"value={index + 1}" for index in figures[:3]).join(("--map ", "")),
            )
            return
        for index in figures:
            found.roles[index] = Role("value", NAMED)
            found.values.append(Value(index, indicator=found.heads[index] or f"column {index + 1}"))
            found.said.append(
                Understood(
                    "columns",
                    found.heads[index],
                    say("about.indicator"),
                    GUESSED if index == period else NAMED,
                    None,
                    f"--map skip={index + 1}",
                )
            )
    if found.column("area") is None and found.column("area-code") is None and found.values:
        _area_by_text(found, body)


def _area_by_text(found: Mapping, body: Body) -> None:
    """No head names the area: one column of text is it; several are for a person to choose."""
    period = found.column("period")
    free = [
        index
        for index in range(len(found.heads))
        if index not in found.roles and body.texts(index) and body.members(index) > 0
    ]
    free = [each for each in free if not (period is not None and one_to_one(body, period, each))]
    if not free:
        return
    apart = [
        each
        for each in free
        if not any(one_to_one(body, other, each) for other in free if other < each)
    ]
    if len(apart) > 1:
        _both(found, body, apart)
    found.roles[apart[0]] = Role("area", GUESSED)


__all__ = ["folded", "is_missing", "mapping", "matches"]
