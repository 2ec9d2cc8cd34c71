"""Tables with our own heads: a row a figure, indicator and area by their ids."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, get_args

from binzhou_cli.errors import BinzhouError, Said, say
from binzhou_cli.formats.tables.door import (
    Answer,
    Span,
    TableFigures,
    broken,
    condition,
    tallied,
    too_many_digits,
)
from binzhou_cli.formats.tables.plain_rows import PlainRows
from binzhou_cli.formats.tables.query import (
    Cells,
    Engine,
    Filter,
    Query,
    Tally,
    combinations,
)
from binzhou_cli.formats.tidy_read import observation_of
from binzhou_cli.model.build import Builder
from binzhou_cli.model.period import parse_period
from binzhou_cli.model.soundness import known_of, observation_faults
from binzhou_cli.model.vocabulary import GrowthBasis, Qualifier, StatusCode

Json = dict[str, Any]

LEVELS = {
    "indicators": (
        "indicator", "name", "name_zh", "kind", "definition", "definition_zh", "key",
        "indicator_unit",
    ),
    "areas": ("area", "area_name", "area_name_zh", "area_kind", "parent"),
    "units": ("unit", "unit_code", "multiplier", "symbol", "unit_label", "unit_label_zh"),
    "sources": (
        "source", "source_title", "source_title_zh", "source_publisher", "source_publisher_zh",
        "source_published", "published", "source_url",
    ),
}  # fmt: skip
"""The columns that tell of each; the first is what it is called by."""
NEEDED = {"indicator", "area", "period", "value"}
READ = (
    "indicator", "area", "period", "value", "unit", "status", "qualifier", "text", "note",
    "note_zh", "source", "locator", "quote", "growth", "growth_basis", "growth_qualifier",
    "growth_locator", "growth_note", "growth_note_zh", "growth_reported",
    "growth_reported_basis", "growth_reported_qualifier",
    "rank", "rank_scope", "rank_of", "preferred", "unranked", "kind",
)  # fmt: skip
"""The columns that tell of a figure."""
_STATUSES: frozenset[str] = frozenset(get_args(StatusCode))
_QUALIFIERS: frozenset[str] = frozenset(get_args(Qualifier))
_BASES: frozenset[str] = frozenset(get_args(GrowthBasis))


def heads_of(engine: Engine) -> dict[str, int]:
    """The columns of a table by their heads."""
    return {each.name.strip(): at for at, each in enumerate(engine.columns)}


def names_of(engine: Engine, *, few: bool) -> Json:
    """What a table says of indicators, areas, units and sources: the different ones of each."""
    heads = heads_of(engine)
    found: Json = {}
    for level, names in LEVELS.items():
        held = [each for each in names if each in heads]
        if level == "indicators" and "indicator_unit" not in heads and "unit" in heads:
            held.append("unit")
        columns = tuple(heads[each] for each in held)
        if held and held[0] == names[0]:
            lines = combinations(engine, columns, few=few)
            found[level] = [
                dict(zip(held, engine.texts(each, columns), strict=True)) for each in lines
            ]
    column = (heads["period"],)
    cells = combinations(engine, column, few=few)
    periods = (engine.texts(each, column)[0].strip() for each in cells)
    found["periods"] = [each for each in periods if each]
    found["more"] = "".join(_more(engine, heads, few=few))
    return found


def _more(engine: Engine, heads: Mapping[str, int], *, few: bool) -> list[str]:
    """What the last column holds beside: pieces of one JSON, in the order of the rows.

    Many rows of a server come in another order each time; sources in another order would make
    another figure the current one. So whole pieces then stand in the order of their texts.
    """
    column = heads.get("more")
    if column is None:
        return []
    pieces = [
        text
        for line in engine.rows(Query((column,), filled=(column,)))
        if (text := engine.text(line[0], column))
    ]
    whole = all(each.startswith('{"') and each.endswith("}") for each in pieces)
    return pieces if few or engine.ordered or not whole else sorted(pieces)


def head_of(names: Json, path: str) -> Json:
    """The dataset without its figures.

    Raises:
        BinzhouError: its names cannot be understood.
    """
    from binzhou_cli.formats.tidy_read import objects_of, rebuilt, with_more

    indicators = [each for each in names.get("indicators", ()) if each["indicator"]]
    if not indicators or not names["periods"]:
        raise BinzhouError(say("reading.no_figures", path=path))
    usual = {"indicator": indicators[0]["indicator"], "period": "2000", "area": ""}
    lines = [{**usual, **each} for each in indicators]
    for level in ("areas", "units", "sources"):
        bare = {**usual, **indicators[0]}
        lines += [{**bare, **each} for each in names.get(level, ())]
    if any(names.get("areas", ())):
        lines = [{**each, "area": each["area"] or names["areas"][0]["area"]} for each in lines]
    try:
        found = rebuilt(lines)
        with_more(found, objects_of(names["more"]))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise BinzhouError(say("reading.broken_more", path=path)) from None
    for each in found["indicators"]:
        each["observations"] = []
    return found


class TidyFigures(TableFigures):
    """Figures of a table with our own heads.

    Args:
        head: the dataset without figures.
        periods: the periods that there are.
        counts: how many figures there are, where that is known.
    """

    def __init__(
        self,
        engine: Engine,
        builder: Builder,
        periods: Sequence[str],
        counts: "Mapping[str, Mapping[str, Any]] | None" = None,
    ) -> None:
        super().__init__(engine, builder)
        self._heads = heads_of(engine)
        self._periods = list(periods)
        self._counts = dict(counts or {})
        self._raw = {each["id"]: each for each in builder.head["indicators"]}
        self._known: Any = None
        self._read = tuple(at for name, at in self._heads.items() if name in READ)
        self._names = [name for name in self._heads if name in READ]
        self._plain = PlainRows(builder, self._names, periods)

    def periods(self) -> Sequence[str]:
        """The periods that there are."""
        return self._periods

    def asked(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> dict[str, Answer]:
        """The figures of indicators, as their rows state them."""
        lines: dict[str, list[Cells]] = {each: [] for each in ids}
        indicator = self._names.index("indicator")
        area = self._names.index("area") if "area" in self._names else None
        query = Query(self._read, self._where(ids, codes, span), whole=not self.few)
        for cells in self.engine.rows(query):
            id = str(cells[indicator]).strip()
            if id in lines and (codes is None or area is None or (cells[area] or "_Z") in codes):
                lines[id].append(cells)
        found: dict[str, Answer] = {}
        for id, rows in lines.items():
            answer = self._plain.figures(self.builder.indicators[id], rows)
            found[id] = self._whole(id, rows) if answer is None else answer
        return found

    def _whole(self, id: str, rows: list[Cells]) -> Answer:
        """The figures of rows of which some say more than a value, or are at fault."""
        texts, read, names = self.engine.texts, self._read, self._names
        held = [
            self._observation(dict(zip(names, texts(cells, read), strict=True)), self._raw[id])
            for cells in rows
        ]
        self._refuse_unsound(id, held)
        return self.builder.held(id, held)

    def _where(
        self, ids: Sequence[str], codes: "Collection[str] | None", span: Span | None
    ) -> tuple[Filter, ...]:
        codes, span = self._scope(ids, codes, span)
        conditions = [condition(self._heads["indicator"], ids, len(self._raw))]
        if codes is not None and "_Z" not in codes:
            known = len(self.builder.areas)
            conditions.append(condition(self._heads["area"], sorted(codes), known))
        if span is not None:
            periods = [each for each in self._periods if span.holds(parse_period(each))]
            conditions.append(condition(self._heads["period"], periods, len(self._periods)))
        return tuple(each for each in conditions if each is not None)

    def _observation(self, line: dict[str, str], indicator: Json) -> Json:
        """The observation of a row, looked at as the models do.

        Raises:
            BinzhouError: it does not fit; the sentence names the row by its key.
        """
        unit = line.get("unit", "")
        line.setdefault("kind", indicator.get("kind", ""))
        try:
            made = observation_of(line, indicator, unit, {}, {})
            made["period"] = parse_period(made["period"]).text
        except (ValueError, ArithmeticError, KeyError):
            raise self._misfit(line, say("tables.row.value", found=_some(line))) from None
        if "file" in self.builder.sources:
            made.setdefault("source", "file")
        reason = self._unknown(made)
        if reason:
            raise self._misfit(line, say("tables.row.code", found=reason))
        return made

    def _unknown(self, made: Json) -> str:
        """What an observation refers to and is not there."""
        growth = made.get("growth") or {}
        looked: tuple[tuple[Any, Collection[str]], ...] = (
            (made.get("area"), self.builder.areas),
            (made.get("unit"), self.builder.units),
            (made.get("source"), self.builder.sources),
            (made.get("qualifier"), _QUALIFIERS),
            (growth.get("basis"), _BASES),
            (growth.get("qualifier"), _QUALIFIERS),
            *((each, _STATUSES) for each in made.get("status", ())),
        )
        for found, known in looked:
            if found is not None and found not in known:
                return str(found)[:40]
        for value in (made.get("value"), growth.get("percent")):
            if value is not None and too_many_digits(value):
                return str(value)[:40]
        return ""

    def _misfit(self, line: dict[str, str], reason: Any) -> BinzhouError:
        keys = (line.get(each, "") for each in ("indicator", "area", "period"))
        return broken(self.engine.name, " ".join(each for each in keys if each)[:120], reason)

    def _refuse_unsound(self, id: str, held: list[Json]) -> None:
        self._known = self._known or known_of(self.builder.head)
        for each, fault in observation_faults(self._known, self._raw[id], held):
            line = {"indicator": id, "area": each.get("area", ""), "period": each["period"]}
            raise self._misfit(line, Said(f"fault.{fault.code}", dict(fault.params)))

    def counted(self, by: str) -> Mapping[str, Any]:
        """How many figures there are."""
        name = {"indicators": "indicator", "areas": "area", "sources": "source"}[by]
        if name not in self._heads:
            total = sum(n for _, n, _ in tallied(self.engine, (), Tally()))
            return {"file" if by == "sources" else "_Z": total}
        column = self._heads[name]
        across = (self._heads["area"],) if by == "indicators" else ()
        found: dict[str, Any] = {}
        for cells, figures, areas in tallied(self.engine, (column,), Tally(across=across)):
            key = self.engine.text(cells[0], column).strip()
            key = key or {"areas": "_Z", "sources": "file"}.get(by, "")
            if by == "indicators":
                before = found.get(key, (0, 0))
                found[key] = (before[0] + figures, max(before[1], areas))
            else:
                found[key] = found.get(key, 0) + figures
        return found


def _some(line: Mapping[str, str]) -> str:
    return line.get("value", "")[:40] or line.get("period", "")[:40]
