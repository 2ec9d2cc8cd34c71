"""What the words of a command line mean in a dataset."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from binzhou_cli.errors import UsageError, say
from binzhou_cli.record import Record
from binzhou_cli.selection import Selection, looks_like_period, read_selection

if TYPE_CHECKING:
    from binzhou_cli.analysis.names import Meaning
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.records import Area, Indicator, Unit

EVERY = ("all", "全部")
MOST_CANDIDATES = 12


class Subjects(Record):
    """What the words of a command line name.

    Attributes:
        areas: the areas that are named; none where none is.
        every: whether all areas are asked for.
    """

    indicators: tuple["Indicator", ...]
    areas: tuple["Area", ...]
    every: bool
    periods: Selection


class Naming:
    """Finds indicators, areas, periods, topics and units by what a person types.

    Attributes:
        dataset: in which they are sought.
        path: its file; empty for the one that ships with the program.
    """

    _area: str

    @property
    def dataset(self) -> "Dataset":
        """The dataset; a session reads it when it is first asked for."""
        raise NotImplementedError

    @property
    def path(self) -> str:
        """The dataset, or the first of its files."""
        raise NotImplementedError

    @property
    def language(self) -> str:
        """``en`` or ``zh``."""
        raise NotImplementedError

    def subjects(
        self,
        words: Iterable[str],
        *,
        areas: Sequence[str] = (),
        periods: Sequence[str] = (),
        every_period: bool = False,
        takes: str = "indicators areas periods",
    ) -> Subjects:
        """What the words of a command line name, in any order.

        Args:
            areas: what ``-a`` was given; it adds up with the words.
            periods: what ``-p`` was given, likewise.
            takes: what the verb takes.

        Raises:
            UsageError: a word means nothing, or several things.
        """
        indicators: dict[str, Indicator] = {}
        named: dict[str, Area] = {}
        chosen = Selection(every=every_period)
        every = False
        for word in words:
            period = read_selection(word) if "periods" in takes else None
            if period is not None:
                chosen = chosen.merged(period)
            elif word.casefold() in EVERY and "areas" in takes:
                every = True
            else:
                meant = self._meant(word, takes)
                indicators |= {each.id: each for each in meant.indicators}
                named |= {each.code: each for each in meant.areas}
        for word in _split(areas):
            if word.casefold() in EVERY:
                every = True
            else:
                area = self.area(word)
                named[area.code] = area
        for word in periods:
            chosen = chosen.merged(self.selection(word))
        return Subjects(tuple(indicators.values()), tuple(named.values()), every, chosen)

    def _meant(self, word: str, takes: str) -> "Meaning":
        from binzhou_cli.analysis.names import Meaning, meaning

        indicators, areas = "indicators" in takes, "areas" in takes
        found = meaning(self.dataset, word, indicators=indicators, areas=areas)
        if found.clear:
            return found
        if not (found.indicators or found.areas) and "," in word:
            parts = [each.strip() for each in word.split(",") if each.strip()]
            if len(parts) > 1:
                meant = [self._meant(part, takes) for part in parts]
                return Meaning(
                    tuple(one for each in meant for one in each.indicators),
                    tuple(one for each in meant for one in each.areas),
                )
        raise self._unclear(word, found.indicators, found.areas, takes)

    def _unclear(
        self,
        word: str,
        indicators: "Sequence[Indicator]",
        areas: "Sequence[Area]",
        takes: str,
    ) -> UsageError:
        """Why a word cannot be read: its candidates, or the nearest names."""
        from binzhou_cli.analysis.names import area_names, holding, indicator_names, nearest

        if not indicators and not areas and "indicators" in takes:
            indicators = holding(self.dataset, word)
        if indicators or areas:
            return self._candidates(word, indicators, areas)
        if looks_like_period(word) and "periods" in takes:
            hint = say("error.range.hint", text=word.replace("-", ":", 1)) if "-" in word else ""
            return UsageError(say("error.period", text=word), hint)
        names: list[list[str]] = []
        if "indicators" in takes:
            names += map(indicator_names, self.dataset.indicators)
        if "areas" in takes:
            names += map(area_names, self.dataset.areas)
        near = nearest(word, names)
        key = "indicator" if "indicators" in takes else "area"
        command = "binzhou list" if key == "indicator" else "binzhou areas"
        return not_found(f"error.no_{key}", word, near, command)

    def _candidates(
        self, word: str, indicators: "Sequence[Indicator]", areas: "Sequence[Area]"
    ) -> UsageError:
        named = [(each.id, each.name) for each in indicators]
        named += [(each.code, each.name) for each in areas]
        width = max(len(id) for id, _ in named[:MOST_CANDIDATES]) + 2
        lines = [
            say("error.candidate", id=f"{id:<{width}}", name=name)
            for id, name in named[:MOST_CANDIDATES]
        ]
        if len(named) > len(lines):
            lines.append(say("error.candidates.more", n=len(named) - len(lines)))
        see = f"binzhou list {word}" if indicators else "binzhou areas"
        return UsageError(
            [say("error.may_mean", name=word), *lines], say("error.name_one", command=see)
        )

    def indicators_of(
        self, subjects: Subjects, least: int = 1, most: int | None = None
    ) -> "list[Indicator]":
        """The indicators of a command that needs some.

        Raises:
            UsageError: there are too few or too many.
        """
        found = list(subjects.indicators)
        if len(found) < least:
            raise UsageError(say("error.missing_argument", name="INDICATOR"), say("error.list"))
        if most is not None and len(found) > most:
            names = ", ".join(each.id for each in found)
            raise UsageError(say("error.too_many", name="INDICATOR", names=names))
        return found

    def areas_of(self, subjects: Subjects) -> "list[Area]":
        """The areas that are meant: none named means the usual one, ``all`` means all.

        Raises:
            UsageError: none is named, and there is no usual one among several.
        """
        if subjects.every:  # the reader looks for the own area first
            own = self.own_area()
            return sorted(self.dataset.areas, key=lambda each: each != own)
        if subjects.areas:
            return list(subjects.areas)
        own = self.own_area()
        if own is None:
            from binzhou_cli.report.words import listed

            named = [each.name for each in self.fullest(5)]
            more = len(self.dataset.areas) - len(named)
            raise UsageError(
                say(
                    "error.which_area",
                    areas=listed([*named, say("more", n=more)] if more else named),
                ),
                say("error.which_area.hint"),
            )
        return [own]

    def fullest(self, most: int) -> "list[Area]":
        """The areas with most figures, groups last."""
        some = self.dataset.indicators[:200]
        counts = self.dataset.figures.count("areas", some, self.dataset.areas)
        areas = [each for each in self.dataset.areas if each.code in counts]
        return sorted(areas, key=lambda each: (each.kind != "area", -counts[each.code]))[:most]

    def own_area(self) -> "Area | None":
        """The area of the reader: as configured, else that of the dataset, else its only one."""
        if self._area:
            found = self._area_or_none(self._area)
            if found is not None:
                return found
            if not self.path:
                return self.area(self._area)
        if self.dataset.default_area is not None:
            return self.dataset.default_area
        return self.dataset.areas[0] if len(self.dataset.areas) == 1 else None

    def _area_or_none(self, typed: str) -> "Area | None":
        from binzhou_cli.analysis.names import meaning

        found = meaning(self.dataset, typed, indicators=False)
        return found.areas[0] if found.clear else None

    def area(self, typed: str) -> "Area":
        """The area that is meant.

        Raises:
            UsageError: no such area, or several are meant.
        """
        from binzhou_cli.analysis.names import meaning

        found = meaning(self.dataset, typed, indicators=False)
        if found.clear:
            return found.areas[0]
        raise self._unclear(typed, (), found.areas, "areas")

    def topic(self, typed: str) -> str:
        """The id of the topic that is meant.

        Raises:
            UsageError: there is no such topic.
        """
        from binzhou_cli.analysis.names import folded, nearest

        wanted = folded(typed)
        names = [
            [name for name in (each.id, each.name.en, each.name.zh) if name]
            for each in self.dataset.topics
        ]
        whole = [each[0] for each in names if wanted in map(folded, each)]
        begun = [each[0] for each in names if any(folded(name).startswith(wanted) for name in each)]
        for found in (whole, begun):
            if len(found) == 1:
                return found[0]
        choices = ", ".join(each.id for each in self.dataset.topics)
        near = nearest(typed, names)
        error = not_found("error.no_topic", typed, near, "")
        raise UsageError(error.sentences, say("error.formats", formats=choices))

    def selection(self, typed: str) -> Selection:
        """The periods that are meant.

        Raises:
            UsageError: they are none.
        """
        found = read_selection(typed)
        if found is None:
            dashed = looks_like_period(typed) and "-" in typed
            hint = say("error.range.hint", text=typed.replace("-", ":", 1)) if dashed else ""
            raise UsageError(say("error.period", text=typed), hint)
        return found

    def unit(self, indicators: "Sequence[Indicator]", typed: str | None) -> "dict[str, Unit]":
        """The units that were asked for, by id of an indicator.

        Raises:
            UsageError: what was typed is no multiplier of the unit of any of them.
        """
        if typed is None:
            return {}
        from binzhou_cli.view.units import unit_names

        wanted = typed.strip().casefold()
        found: dict[str, Unit] = {}
        for indicator in indicators:
            for unit in self.dataset.units:
                names = (name.casefold() for name in unit_names(unit))
                if unit.code == indicator.unit.code and wanted in names:
                    found[indicator.id] = unit
                    break
        if found:
            return found
        first = indicators[0]
        choices = [
            each.label.of(self.language)
            for each in self.dataset.units
            if each.code == first.unit.code
        ]
        raise UsageError(
            say("error.no_unit", name=typed, indicator=first.id),
            say("error.formats", formats=", ".join(choices)),
        )

    def date(self, typed: str | None) -> str | None:
        """A date such as ``2015-12-31``, a month or a year.

        Raises:
            UsageError: it is none.
        """
        if typed is None:
            return None
        from binzhou_cli.model.period import parse_period

        try:
            found = parse_period(typed)
        except ValueError:
            found = None
        if found is None or found.frequency not in ("A", "M", "D"):
            raise UsageError(say("error.date", text=typed))
        return typed


def not_found(key: str, name: str, near: Sequence[str], command: str) -> UsageError:
    """One sentence on a name that does not exist, with the nearest ones."""
    parts = [say(key, name=name)]
    if near:
        parts.append(say("error.mean", near=_Or(near)))
    if command:
        parts.append(say("error.see", command=command))
    return UsageError(_Line(parts))  # type: ignore[arg-type]


class _Or(tuple[str, ...]):
    """Names of which one may be meant."""

    def of(self, language: str) -> str:
        """ "a, b or c"."""
        from binzhou_cli.language import Texts

        return Texts(language).join(self, "or")


class _Line(tuple[object, ...]):
    """Sentences on one line."""

    def of(self, language: str) -> str:
        """The sentences, with a blank between them where the language has one."""
        from binzhou_cli.language import Texts

        texts = Texts(language)
        return ("" if language == "zh" else " ").join(texts.said(each) for each in self)  # type: ignore[arg-type]


def _split(words: Sequence[str]) -> list[str]:
    return [part.strip() for word in words for part in word.split(",") if part.strip()]
