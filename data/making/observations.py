"""One observation of each cell: value, growth, rank, status, note, quote and place."""

from decimal import Decimal, InvalidOperation
from typing import Any

from making.cells import Cell, Indicators, Key, cells
from making.doubt import FLAGS, STATUSES, Marks, Notes, flag_of
from making.inputs import Row, Text, joined, rows, stop, text
from making.units import Units

Json = dict[str, Any]

PROVINCE = "370000"

NUMBER_WORDS = {"one": "1", "first": "1", "four": "4", "9th": "9", "3rd": "3", "1st": "1"}


def filled(**fields: Any) -> Json:
    """Give the fields that say something, so that a line holds no empty ones."""
    return {key: value for key, value in fields.items() if value not in (None, "", (), [], {})}


def number(row: Row, printed: str) -> Decimal:
    """Give a printed number, with the digits it has."""
    try:
        return Decimal(printed)
    except InvalidOperation:
        stop(row, f'"{printed}" is no number')


class Observations:
    """The observations of every indicator, from the rows of the inputs."""

    def __init__(self, indicators: Indicators, units: Units) -> None:
        self.units = units
        self.notes = Notes()
        self.marks = Marks()
        self.cells = cells(indicators)
        self.preferred = {
            (row["indicator"], row["period"], row["source"]): row for row in rows("preferred.csv")
        }
        self.incomplete = {
            (indicator, key[1]): cell.panel
            for indicator, found in self.cells.items()
            for key, cell in found.items()
            if cell.panel is not None and flag_of(cell.panel) == "incomplete year"
        }
        """A year of which not every city is known gives no ranks, whatever the source."""
        self.by_indicator = {
            row["id"]: [
                self.observation(row, key, cell)
                for key, cell in sorted(self.cells[row["id"]].items())
            ]
            for row in indicators.rows
        }
        self.check()

    def observation(self, indicator: Row, key: Key, cell: Cell) -> Json:
        """Give the observation of a cell."""
        area, period, source = key
        row = cell.figure or cell.figure_growth
        panel = cell.panel or cell.panel_growth
        marked = self.preferred.get((indicator["id"], period, source))
        note, growth_note = self.note(indicator, key, cell)
        growth = self.growth(indicator, cell, area)
        if growth and growth_note:
            growth["note"] = growth_note
        return (
            {"area": area, "period": period}
            | self.value(indicator, cell)
            | filled(
                status=self.status(cell, area),
                growth=growth,
                rank=self.rank(indicator, cell, area),
                source=source,
                preferred=marked is not None or None,
                unranked=(indicator["id"], period) in self.incomplete or None,
                quote=row["quote"] if row else "",
                locator=panel["locator"] if panel else "",
                note=note,
            )
        )

    def value(self, indicator: Row, cell: Cell) -> Json:
        """Give the value with its unit, where it is not that of the indicator; or the words."""
        stated = []
        if cell.figure is not None:
            row = cell.figure
            if indicator["kind"] == "fact":
                return {"text": row["value_as_printed"]}
            first, _, rest = row["value_as_printed"].partition(" ")
            digits = NUMBER_WORDS.get(first, first).replace(",", "")
            unit = self.units.printed(row, f"{rest} {row['unit_as_printed']}".strip(), indicator)
            qualifier = row["qualifier"] if row["qualifier"] != "exact" else ""
            stated.append((number(row, digits), unit, qualifier))
        if cell.panel is not None:
            unit = self.units.printed(cell.panel, cell.panel["unit"], indicator)
            stated.append((number(cell.panel, cell.panel["value"]), unit, ""))
        if len(set(stated)) > 1:
            stop(cell.rows()[0], f"states another figure than {cell.rows()[-1].place}")
        if not stated:
            return {}
        value, unit, qualifier = stated[0]
        shown = unit if unit != indicator["unit"] else ""
        return filled(value=value, unit=shown, qualifier=qualifier)

    def growth(self, indicator: Row, cell: Cell, area: str) -> Json:
        """Give the reported growth: beside a figure, in a line of its own, or of the panel.

        That of the panel has the basis that is practice for the indicator, if there is one.
        """
        stated = []
        if cell.figure is not None and cell.figure["growth_percent"]:
            percent = number(cell.figure, cell.figure["growth_percent"])
            stated.append(filled(percent=percent, basis=cell.figure["growth_basis"]))
        if cell.figure_growth is not None:
            row = cell.figure_growth
            self.units.percent(row, row["unit_as_printed"])
            qualifier = row["qualifier"] if row["qualifier"] != "exact" else ""
            percent = number(row, row["value_as_printed"])
            stated.append(filled(percent=percent, basis="not-stated", qualifier=qualifier))
        if cell.panel_growth is not None:
            row = cell.panel_growth
            self.units.percent(row, row["unit"])
            basis = indicator["growth_basis"] or "not-stated"
            if ("constant prices" in row["unit"]) != (basis == "constant-prices"):
                stop(row, f"{row['unit']} is not the basis {basis} of {indicator['id']}")
            for correction in self.marks.of(row, area):
                basis = correction["value"] if correction["field"] == "basis" else basis
            percent = number(row, row["value"])
            stated.append({"percent": percent, "basis": basis, "locator": row["locator"]})
        if len({(each["percent"], each["basis"]) for each in stated}) > 1:
            stop(cell.rows()[0], f"states another growth than {cell.rows()[-1].place}")
        whole = {field: each[field] for each in stated for field in each}
        fields = ("percent", "basis", "qualifier", "locator")
        return {field: whole[field] for field in fields if field in whole}

    def rank(self, indicator: Row, cell: Cell, area: str) -> Json:
        """Give the rank printed beside a figure, unless a correction says that it is not its."""
        row = cell.figure
        if row is None or not row["rank"] or indicator["kind"] == "rank":
            return {}
        if row["rank_scope"] != "Shandong province":
            stop(row, f'no area is known for the rank in "{row["rank_scope"]}"')
        if any(correction["field"] == "rank" for correction in self.marks.of(row, area)):
            return {}
        return {"place": int(row["rank"]), "scope": PROVINCE}

    def row_status(self, row: Row, area: str) -> list[str]:
        """Give the statuses of one row: a correction stands instead of the flag."""
        corrected = [each for each in self.marks.of(row, area) if each["field"] == "status"]
        stated = self.marks.status(row, area)
        codes = [code for each in corrected for code in each["value"].split()]
        codes = codes or list(FLAGS.get(flag_of(row), ()))
        codes += stated["status"].split() if stated else []
        for code in codes:
            if code not in STATUSES:
                stop((corrected or [stated or row])[0], f"no status {code} is known")
        return list(dict.fromkeys(codes))

    def status(self, cell: Cell, area: str) -> list[str]:
        """Give the statuses of a cell; that of a growth must hold for the value beside it."""
        growths = [row for row in (cell.figure_growth, cell.panel_growth) if row is not None]
        values = [row for row in cell.rows() if row not in growths]
        found = [code for row in values or growths for code in self.row_status(row, area)]
        for row in growths:
            if not set(self.row_status(row, area)) <= set(found):
                stop(row, "the growth is doubtful and the value beside it is not: no place for it")
        return list(dict.fromkeys(found))

    def row_notes(self, row: Row, area: str, flagged: bool = True) -> list[Text]:
        """Give the words on one row: its note, its flag, its status, its corrections."""
        corrections = self.marks.of(row, area)
        replaced = any(each["field"] == "status" for each in corrections) and bool(
            FLAGS.get(flag_of(row))
        )
        found = [self.notes.of(row, "note", said=bool(corrections))]
        flag = self.notes.of(row, "flag", said=bool(corrections))
        found += [flag] if flagged and not replaced else []
        stated = self.marks.status(row, area)
        if stated is not None:
            why = self.notes.of(stated, "why", said=False)
            found += [] if stated["why"] in row.get("note", "") else [why]
        found += [text(each, "why") for each in corrections]
        return [each for each in found if each]

    def note(self, indicator: Row, key: Key, cell: Cell) -> tuple[Text, Text]:
        """Give the note of a cell, and that of the growth beside its value."""
        area, period, _ = key
        found: list[Text] = []
        growth: list[Text] = []
        for row in (cell.figure, cell.panel):
            found += self.row_notes(row, area) if row is not None else []
        incomplete = self.incomplete.get((indicator["id"], period))
        if incomplete is not None:
            found.append(self.notes.of(incomplete, "flag", said=False))
        for row in (cell.figure_growth, cell.panel_growth):
            if row is None:
                continue
            said = cell.panel is not None and flag_of(row) == flag_of(cell.panel)
            words = self.row_notes(row, area, flagged=not said)
            if row.get("rank"):
                place = row["rank"]
                words.append(
                    {
                        "en": f"place {place} in Shandong, printed beside it, is that by growth",
                        "zh": f"所附全省第{place}位为增速位次",
                    }
                )
            if cell.has_value:
                growth += [each for each in words if each not in found]
            else:
                found += words
        return joined(found), joined(growth)

    def check(self) -> None:
        """Stop at what finds no figure, and at an older vintage that nothing keeps from view."""
        self.marks.check_used()
        self.notes.check_used()
        for (indicator, period, source), row in self.preferred.items():
            found = self.cells.get(indicator, {})
            if not any(key[1:] == (period, source) for key in found):
                stop(row, "finds no figure in the inputs")
        for indicator, found in self.cells.items():
            for (area, period, source), cell in found.items():
                if all(flag_of(row) != "vintage" for row in cell.rows()):
                    continue
                others = [
                    key
                    for key in found
                    if key[:2] == (area, period)
                    and key[2] != source
                    and (indicator, period, key[2]) in self.preferred
                ]
                if not others:
                    stop(cell.rows()[0], "a vintage needs a preferred figure of the same year")
