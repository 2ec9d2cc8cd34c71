"""A dataset as Python asks it: each method is the command of its name."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from binzhou_cli.api.table import Chart, Table
from binzhou_cli.environment import Environment
from binzhou_cli.errors import plainly
from binzhou_cli.language import Texts
from binzhou_cli.session import Session
from binzhou_cli.view.output import Output
from binzhou_cli.view.writers import BY_NAME

if TYPE_CHECKING:
    from os import PathLike

    from binzhou_cli.model.dataset import Dataset as Records
    from binzhou_cli.model.figures import Figures
    from binzhou_cli.model.records import Area, Indicator, Source, Text

Words = str | Iterable[str] | None
Periods = str | int | Iterable[str | int] | None
PUBLIC = (
    "about", "all_sources", "areas", "cite", "compare", "figures", "find", "growth", "headline",
    "indicators", "plot", "profile", "rank", "records", "series", "sources", "table", "title",
    "version",
)  # fmt: skip


def open_dataset(path: "str | PathLike[str] | None" = None, *, lang: str = "en") -> "Dataset":
    """Open a dataset file, or the dataset that ships with the program.

    Args:
        path: a dataset in any format that is known; none means the figures of Binzhou.
        lang: the language of titles, notes and headings: ``en`` or ``zh``.

    Raises:
        BinzhouError: the file cannot be read, or is not a sound dataset; ``hint`` says what to
            do about it.
    """
    from binzhou_cli.formats import open_dataset as opened

    return Dataset(opened(path), lang=lang, path="" if path is None else str(path))


class Dataset:
    """A dataset that answers questions.

    Indicators, areas and periods are named as on the command line; ``area="all"`` means all.

    Attributes:
        records: what it holds, for code that needs more than the questions here.
    """

    def __init__(self, records: "Records", *, lang: str = "en", path: str = "") -> None:
        self.records = records
        self._texts = Texts(lang)
        self._path = path

    def __repr__(self) -> str:
        records, lang = self.records, self._texts.language
        years = [each.period.year for each in self._figures_of_default()]
        span = f", {min(years)}–{max(years)}" if years else ""
        own = records.default_area
        named = f"; area {own.name.of(lang)}" if own is not None else ""
        return plainly(
            f"<Dataset {records.title.of(lang)!r}: {len(records.indicators)} indicators,"
            f" {len(records.areas)} areas, {len(records.sources)} sources{span}{named}>"
        )

    def _repr_html_(self) -> str:
        return self.find()._repr_html_()

    def _figures_of_default(self) -> "list[Any]":
        records = self.records
        areas = [records.default_area] if records.default_area is not None else records.areas
        found = records.figures.select(records.indicators, list(areas))
        return [each for series in found for each in series.current]

    def __dir__(self) -> list[str]:
        return list(PUBLIC)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "records":
            raise AttributeError(name)
        return getattr(self.records, name)

    @property
    def title(self) -> "Text":
        """What it is called."""
        return self.records.title

    @property
    def indicators(self) -> "tuple[Indicator, ...]":
        """Its indicators."""
        return self.records.indicators

    @property
    def areas(self) -> "tuple[Area, ...]":
        """Its areas."""
        return self.records.areas

    @property
    def figures(self) -> "Figures":
        """The door to its figures as records."""
        return self.records.figures

    @property
    def all_sources(self) -> "tuple[Source, ...]":
        """Its sources as records."""
        return self.records.sources

    def series(
        self,
        *indicators: str,
        area: Words = None,
        period: Periods = None,
        unit: str | None = None,
        all_sources: bool = False,
        across_breaks: bool = False,
        bounds: str = "warn",
    ) -> Table:
        """A series with all that is known of each figure: ``binzhou show``.

        Args:
            all_sources: also what other sources print.
            bounds: ``warn`` where a bound stands among the values, ``drop`` the bounds, or
                ``keep`` them.
        """
        return self._table(
            "show", indicators, area, period, bounds=bounds, unit=unit, all_sources=all_sources,
            across_breaks=across_breaks,
        )  # fmt: skip

    def growth(
        self,
        *indicators: str,
        area: Words = None,
        period: Periods = None,
        average: bool = False,
        base: str | int | None = None,
        across_breaks: bool = False,
    ) -> Table:
        """Growth year over year, its average, or index numbers: ``binzhou growth``."""
        return self._table(
            "growth", indicators, area, period, average=average,
            base=None if base is None else str(base), across_breaks=across_breaks,
        )  # fmt: skip

    def compare(
        self,
        *periods: str | int,
        area: Words = None,
        topic: str | None = None,
        across_breaks: bool = False,
    ) -> Table:
        """Every indicator that has the periods: ``binzhou compare``."""
        return self._table("compare", periods, area, None, topic=topic, across_breaks=across_breaks)

    def rank(
        self,
        indicator: str,
        period: str | int | None = None,
        *,
        area: Words = None,
        by: str = "value",
    ) -> Table:
        """A rank through the years, or the league table of one period: ``binzhou rank``."""
        return self._table("rank", (indicator,), area, period, by=by)

    def table(
        self,
        *indicators: str,
        area: Words = None,
        period: Periods = None,
        by: str | None = None,
    ) -> Table:
        """Wide: years by indicators, years by areas, or the panel: ``binzhou table``."""
        return self._table("table", indicators, area, period, by=by)

    def sources(
        self,
        *indicators: str,
        period: str | int | None = None,
        area: Words = None,
    ) -> Table:
        """Where figures come from, down to the sentence: ``binzhou sources``."""
        return self._table("sources", indicators, area, period, bounds="keep")

    def find(self, word: str = "", *, topic: str | None = None) -> Table:
        """The indicators whose names hold a word: ``binzhou list``."""
        words = (word,) if word else ()
        return self._table("list", words, None, None, bounds="keep", topic=topic)

    def cite(self, *indicators: str, period: str | int | None = None, area: Words = None) -> Table:
        """A ready sentence with its source; of ``"dataset"``, of the whole: ``binzhou cite``."""
        return self._table("cite", indicators, area, period, bounds="keep")

    def about(self, indicator: str | None = None) -> Table:
        """What an indicator is; alone, the dataset and what was understood of its file."""
        words = () if indicator is None else (indicator,)
        return self._table("about", words, None, None, bounds="keep")

    def plot(
        self,
        *indicators: str,
        area: Words = None,
        period: Periods = None,
        base: str | int | None = None,
        log: bool = False,
        unit: str | None = None,
    ) -> Chart:
        """A chart: a notebook draws it, ``save`` writes it: ``binzhou plot``."""
        found = self._ask(
            "plot", indicators, area, period, base=None if base is None else str(base), log=log,
            unit=unit,
        )  # fmt: skip
        return Chart(found, self._texts)

    def profile(self, area: str | None = None, period: str | int | None = None) -> Table:
        """A place on one page; ``save("x.html")`` writes the page: ``binzhou profile``."""
        return self._table("profile", (), area, period)

    def _table(
        self,
        verb: str,
        words: Sequence[Any],
        area: Words,
        period: Any,
        *,
        bounds: str = "warn",
        **options: Any,
    ) -> Table:
        report = self._ask(verb, words, area, period, **options)
        return Table(report, self._texts, bounds=bounds, across=bool(options.get("across_breaks")))

    def _ask(
        self, verb: str, words: Sequence[Any], area: Words, period: Any, **options: Any
    ) -> Any:
        """What a command answers."""
        if area is not None:
            options["area"] = _listed(area)
        if period is not None:
            options["period"] = _listed(period)
        given = {name: value for name, value in options.items() if value is not None}
        module = import_module(f"binzhou_cli.commands.{verb}")
        session = self._session()
        report = module.command(session, [str(each) for each in words], **given)
        return report._replace(cited=session.cited)

    def _session(self) -> Session:
        session = Session(
            Environment((), {}, None, None),
            self._texts,
            Output(),
            BY_NAME["json"],
            paths=(self._path,) if self._path else (),
        )
        session.__dict__["dataset"] = self.records  # what is open is not read again
        return session


def _listed(words: Any) -> list[str]:
    if isinstance(words, str | int):
        return [str(words)]
    return [str(each) for each in words]
