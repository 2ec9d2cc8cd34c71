"""From what cells state to a dataset: ids, units, groups, dimensions and duplicates."""

import os
from typing import Any

from binzhou_cli.errors import say
from binzhou_cli.formats.cell_faults import CellFault
from binzhou_cli.formats.mixed import differ, mixed_units, two_units
from binzhou_cli.formats.places import areas_of
from binzhou_cli.formats.reading import Reading
from binzhou_cli.formats.rows import Rows, Stated
from binzhou_cli.formats.spoken import quoted
from binzhou_cli.formats.table import DECLARED, GUESSED, NAMED, TOLD, Mapping, Table, Understood
from binzhou_cli.formats.texts import Distinct, as_code, clean, day_of, slug
from binzhou_cli.formats.units import UnitText, name_and_unit, read_unit

SeriesKey = tuple[str, tuple[str, ...], str]
Json = dict[str, Any]


class Assembly:
    """Makes the JSON of a dataset from a table whose columns are understood.

    Attributes:
        raw: the dataset, in the form of a dataset file.
        said: what was understood, for ``about``.
        faults: what is wrong with the file.
    """

    def __init__(self, table: Table, mapping: Mapping, reading: Reading) -> None:
        self.table, self.mapping, self.reading = table, mapping, reading
        self.rows = Rows(table, mapping, reading)
        self.said: list[Understood] = []
        stated = list(self.rows.stated())
        self.faults: list[CellFault] = self.rows.faults
        self.units: dict[tuple[str, int], Json] = {}
        self.units_told: set[str] = set()
        self._codes = {each.code for each in mapping.values}
        named, how = mapping.constants.get("indicator", ("", ""))
        self._codes |= {named} if how == DECLARED and mapping.layout in ("sdmx", "sdmx2") else set()
        self.sources: dict[str, Json] = {}
        self.series = self._series(stated)
        self.areas = areas_of(stated, self.rows, mapping, self._title(), self.said)
        self.raw = self._dataset(stated)

    # what tells series apart ------------------------------------------------------------

    def _series(self, stated: list[Stated]) -> dict[SeriesKey, Json]:
        """The indicators that the figures make, by what tells them apart."""
        self.varying = [
            position
            for position in range(len(self.rows.dims))
            if len({each.dims[position] for each in stated}) > 1
        ]
        self._tell_single_dims(stated)
        self._by_unit = self._split_by_unit(stated)
        found: dict[SeriesKey, Json] = {}
        ids, names = Distinct(), Distinct()
        for each in stated:
            key = self._key(each)
            if key not in found:
                found[key] = self._indicator(key, each, ids, names)
        return found

    def _key(self, each: Stated) -> SeriesKey:
        dims = tuple(each.dims[position] for position in self.varying)
        unit = each.unit if (each.indicator, dims) in self._by_unit else ""
        return each.indicator, dims, unit

    def _split_by_unit(self, stated: list[Stated]) -> set[tuple[str, tuple[str, ...]]]:
        """The series whose figures have units of several kinds, so that the unit parts them."""
        codes: dict[tuple[str, tuple[str, ...]], dict[str, set[str]]] = {}
        for each in stated:
            dims = tuple(each.dims[position] for position in self.varying)
            held = codes.setdefault((each.indicator, dims), {})
            held.setdefault(read_unit(each.unit).code, set()).add(each.area)
        found = {key for key, units in codes.items() if len(units) > 1}
        if found and self.mapping.layout == "plain":
            keyed = [
                ((each.indicator, tuple(each.dims[position] for position in self.varying)), each)
                for each in stated
            ]
            mixed = mixed_units([(key, each) for key, each in keyed if key in found])
            if mixed is not None:
                name = self.rows.indicators.get(mixed[0].indicator, mixed[0].indicator)
                column = self.mapping.column("unit")
                self.faults.append(two_units(self.table, column, name, *mixed))
        if found:
            self.said.append(
                Understood(
                    "result",
                    say("about.unit_parts"),
                    say("about.series", n=len(found)),
                    GUESSED if self.mapping.layout == "plain" else DECLARED,
                    None,
                    "--where unit=…",
                )
            )
        return found

    def _tell_single_dims(self, stated: list[Stated]) -> None:
        for position, index in enumerate(self.rows.dims):
            role = self.mapping.roles[index]
            members = {each.dims[position] for each in stated}
            if position in self.varying:
                value = say("about.dimension", n=len(members))
                option = f"--where {role.name}=…" if role.how == GUESSED else ""
                self.said.append(
                    Understood(
                        "columns",
                        role.name,
                        value,
                        role.how,
                        None,
                        option or (f"--map skip={index + 1}" if role.how != TOLD else ""),
                    )
                )
            elif members:
                code = next(iter(members))
                label = self._label(index, code)
                self.said.append(Understood("columns", role.name, label or code, role.how))

    def _label(self, index: int, code: str) -> str:
        name = self.mapping.roles[index].name
        return (
            self.rows.members.get(index, {}).get(code, "")
            or self.mapping.labels.get(name, {}).get(code, "")
            or code
        )

    # indicators ----------------------------------------------------------------------------

    def _indicator(self, key: SeriesKey, first: Stated, ids: "Distinct", names: "Distinct") -> Json:
        base, dims, split = key
        meta = self.mapping.meta.get(base)
        whole = self.rows.indicators.get(base, base) or base
        name, unit, how = (meta.name if meta and meta.name else whole), "", DECLARED
        bare, inside = name_and_unit(name, sure=self.mapping.unit_in_name == "sure")
        stem = self.mapping.constants.get("indicator", ("", ""))
        if stem == (base, GUESSED) and not self.mapping.title and name[-1:] not in ")）":
            inside = ""  # the name of a file: what stands behind its last mark is no unit
        if inside and self.mapping.unit_in_name:
            unit = inside
            how = (
                DECLARED
                if self.mapping.unit_in_name == "sure"
                else (NAMED if name.endswith((")", "）")) else GUESSED)
            )
            name = bare
        unit = (meta.unit if meta and meta.unit else "") or unit
        if first.unit:
            unit, how = first.unit, DECLARED
        labels = [
            self._label(self.rows.dims[position], code)
            for position, code in zip(self.varying, dims, strict=True)
        ]
        shown = [each for each in labels if each]
        if split:
            shown.append(self.mapping.labels.get("unit", {}).get(split, split))
        full = ", ".join([name, *shown]) if shown else name
        coded = meta.id if meta and meta.id else base
        has_code = (
            coded != whole
            or base in self._codes
            or self.mapping.column("indicator-code") is not None
        )
        first_part = as_code(coded) if has_code else slug(name)
        parts = [
            first_part,
            *(slug(each) or "-" for each in dims),
            *([slug(split)] if split else []),
        ]
        id = ids.of(".".join(parts)[:190], "-")
        told = self.reading.constant("unit")
        for role, text in self.reading.constants:
            if role.startswith("unit:") and role[5:].strip().casefold() in {
                id.casefold(),
                full.casefold(),
                base.casefold(),
                name.casefold(),
                whole.casefold(),
            }:
                told = text
                self.units_told.add(role)
        if told:
            unit, how = told, TOLD
        elif not unit and first.sign:
            unit, how = first.sign, DECLARED
        elif not unit:
            unit, how = self.mapping.constants.get("unit", ("", how))
        made: Json = {"id": id, "name": names.of(clean(full), " ", [id]), "kind": "unknown"}
        if unit:
            found = self._unit(unit, first.power, name)
            made["unit"] = self.units[(found.code, found.multiplier)]["id"]
            made["kind"] = found.kind
            if how in (GUESSED, NAMED):
                self.said.append(
                    Understood(
                        "columns",
                        whole,
                        say("about.unit_of", name=name, unit=unit),
                        how,
                        None,
                        f"--set {quoted(f'unit:{id}={unit}')}",
                    )
                )
        if meta and meta.kind:
            made["kind"] = meta.kind
        definition = " ".join(
            each for each in (meta.definition if meta else "", self.mapping.note) if each
        )
        if definition:
            made["definition"] = clean(definition, 4000)
        alias = base if base not in (id, full) and base else ""
        if alias and len(dims) == 0 and not split and names.free(alias):
            names.of(alias, "")
            made["aliases"] = [clean(alias)]
        member = {
            self._dimension_id(position): code or "_"
            for position, code in zip(self.varying, dims, strict=True)
        }
        if split:
            member["unit"] = split
        if member:
            made["key"] = member
        made["observations"] = []
        return made

    def _dimension_id(self, position: int) -> str:
        return slug(self.mapping.roles[self.rows.dims[position]].name) or f"dim-{position + 1}"

    def _unit(self, text: str, power: int, name: str = "") -> UnitText:
        """A unit of the dataset, made when it is first met."""
        label = self.mapping.labels.get("unit", {}).get(text, "")
        code, colon, behind = text.partition(": ")
        if self.mapping.joined_labels and colon:
            text, label = code, behind
        found = read_unit(text, name)
        if label:
            better = read_unit(label, name)
            kind = better.kind if better.kind != "level" else found.kind
            known = better if better.multiplier or better.code != label else found
            found = UnitText(known.code, known.multiplier, label, kind)
        total = max(-12, min(15, found.multiplier + power))
        words = {3: "thousand ", 6: "million ", 9: "billion ", 12: "trillion "}
        shown = f"{words.get(power, f'10^{power} ' if power else '')}{found.label}"
        key = (found.code, total)
        if key not in self.units:
            ids = {each["id"] for each in self.units.values()}
            id = clean(shown) if clean(shown) not in ids else f"{clean(shown)} ({len(ids)})"
            symbol = found.code if found.code != "PT" else "%"
            self.units[key] = {
                "id": id,
                "code": clean(found.code),
                "multiplier": total,
                "symbol": clean(symbol),
                "label": clean(shown),
            }
        return UnitText(found.code, total, shown, found.kind)

    # the whole -------------------------------------------------------------------------------

    def _title(self) -> str:
        stem = os.path.basename(self.table.name).split(".")[0]
        return self.mapping.title or stem or "data"

    def _source(self, named: str) -> str:
        if named not in self.sources:
            told = self.reading.constant("source")
            base = self.mapping.source
            title = (
                named or told or base.get("title") or os.path.basename(self.table.name) or "data"
            )
            ids = {each["id"] for each in self.sources.values()}
            id = (slug(named)[:60] if named else "file") or "source"
            made: Json = {
                "id": id if id not in ids else f"{id}-{len(ids)}",
                "title": clean(title, 500),
            }
            if not named:
                for field in ("publisher", "remark"):
                    if base.get(field):
                        made[field] = clean(base[field], 2000)
                if base.get("url", "").startswith(("http:", "https:")):
                    made["url"] = base["url"]
                date = day_of(base.get("published", ""))
                if date:
                    made["published"] = date
            self.sources[named] = made
        id = self.sources[named]["id"]
        assert isinstance(id, str)
        return id

    def _dataset(self, stated: list[Stated]) -> Json:
        seen: dict[tuple[str, str, str, str], Stated] = {}
        equal = 0
        first_equal: Stated | None = None
        for each in stated:
            indicator = self.series[self._key(each)]
            area = self.areas[each.area]["code"]
            source = self._source(each.source)
            spot = (indicator["id"], area, each.period, source)
            other = seen.get(spot)
            if other is not None:
                if other.value == each.value and other.status == each.status:
                    equal += 1
                    first_equal = first_equal or each
                else:
                    self.faults.append(
                        differ(self.table, indicator["name"], self.areas[each.area], other, each)
                    )
                continue
            seen[spot] = each
            indicator["observations"].append(self._observation(indicator, area, source, each))
        if equal and first_equal is not None:
            self.said.append(
                Understood(
                    "duplicates",
                    say("about.equal"),
                    say("about.first", place=self.table.place(first_equal.row)),
                    "",
                    equal,
                )
            )
        members = {
            self._dimension_id(position): {
                code: self._label(self.rows.dims[position], code)
                for code in dict.fromkeys(each.dims[position] for each in stated)
            }
            for position in self.varying
        }
        if self._by_unit:
            units = dict.fromkeys(key[2] for key in self.series if key[2])
            members["unit"] = {
                each: self.mapping.labels.get("unit", {}).get(each, each) for each in units
            }
        dimensions = [
            {
                "id": id,
                "name": id,
                "members": [
                    {"code": clean(code) or "_", "name": clean(label) or "_"}
                    for code, label in held.items()
                ],
            }
            for id, held in members.items()
        ]
        raw: Json = {"title": clean(self._title(), 500)}
        if dimensions:
            raw["dimensions"] = dimensions
        raw |= {
            "areas": list(self.areas.values()),
            "units": list(self.units.values()),
            "sources": list(self.sources.values()),
            "indicators": list(self.series.values()),
        }
        return raw

    def _observation(self, indicator: Json, area: str, source: str, each: Stated) -> Json:
        made: Json = {"area": area, "period": each.period}
        if each.value is not None:
            made["value"] = each.value
        if each.status and each.status != ("A",):
            made["status"] = list(each.status)
        if each.unit and indicator.get("unit"):
            told = self.reading.constant("unit")
            found = self._unit(each.unit, each.power) if not told else None
            id = self.units[(found.code, found.multiplier)]["id"] if found else indicator["unit"]
            if id != indicator["unit"]:
                made["unit"] = id
        made["source"] = source
        if each.note:
            made["note"] = clean(each.note, 4000)
        made["locator"] = (
            f"{self.table.unit} {self.table.numbers[each.row]} column {each.column + 1}"
        )
        return made
