"""What the commands share: their options, and the session that stands behind them."""

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from binzhou_cli.errors import UsageError
from binzhou_cli.messages import LANGUAGES, Texts, default_language
from binzhou_cli.report import Report
from binzhou_cli.view.output import FORMATS, PICTURES, Output

if TYPE_CHECKING:
    from binzhou_cli.analysis.names import Named
    from binzhou_cli.model.dataset import Area, Dataset, Indicator
    from binzhou_cli.model.period import Period

DATA_VARIABLE = "BINZHOU_DATA"
LARGE = 32 << 20
"""Bytes of a dataset that takes more than a second to read."""
THEMES = ("light", "dark")


def spoken_language(arguments: list[str] | None = None) -> str:
    """The language of help, before the command line is parsed: ``--lang``, else the locale."""
    words = sys.argv[1:] if arguments is None else arguments
    for i, word in enumerate(words):
        value = ""
        if word in ("-l", "--lang"):
            value = words[i + 1] if i + 1 < len(words) else ""
        elif word.startswith("--lang="):
            value = word[7:]
        elif word.startswith("-l") and not word.startswith("--"):
            value = word[2:]
        if value in LANGUAGES:
            return value
    return default_language()


def words(en: str, zh: str) -> str:
    """A help text in the language that is spoken now."""
    return zh if spoken_language() == "zh" else en


class Session:
    """What one run of a command works with.

    Attributes:
        texts: the message catalogue in the language of the run.
        output: where the report goes.
    """

    def __init__(self, data: str | None, texts: Texts, output: Output) -> None:
        self._data = data
        self.texts = texts
        self.output = output

    @cached_property
    def dataset(self) -> "Dataset":
        """The dataset, read when it is first asked for."""
        from binzhou_cli.read import open_dataset

        path = self._data or os.environ.get(DATA_VARIABLE) or None
        large = path is not None and os.path.isfile(path) and os.path.getsize(path) > LARGE
        if not (large and sys.stderr.isatty()):
            return open_dataset(path)
        from binzhou_cli.view.waiting import waiting

        with waiting(self.texts("reading", file=path)):
            return open_dataset(path)

    @property
    def language(self) -> str:
        """``en`` or ``zh``."""
        return self.texts.language

    @property
    def draws(self) -> bool:
        """Whether a chart can be seen in what is written."""
        return self.output.chosen(self.texts) in ("table", *PICTURES)

    def indicator(self, typed: str) -> "Indicator":
        """The indicator that is meant.

        Raises:
            UsageError: no such indicator, or several are meant.
        """
        from binzhou_cli.analysis.names import indicator_names

        return self._named(
            typed, self.dataset.indicators, indicator_names, "error.no_indicator", "binzhou list"
        )

    def indicators(self, typed: Iterable[str]) -> list["Indicator"]:
        """The indicators that are meant, each once."""
        return list({each.id: each for each in map(self.indicator, typed)}.values())

    def area(self, typed: str) -> "Area":
        """The area that is meant.

        Raises:
            UsageError: no such area, or several are meant.
        """
        from binzhou_cli.analysis.names import area_names

        return self._named(typed, self.dataset.areas, area_names, "error.no_area", "binzhou areas")

    def areas(self, typed: Iterable[str] | None) -> list["Area"]:
        """The areas that are meant: none typed means the default one, ``all`` means all."""
        chosen = list(typed or ())
        if not chosen:
            return [self.dataset.areas_by_code[self.dataset.default_area]]
        if "all" in chosen:
            return list(self.dataset.areas)
        return list({each.code: each for each in map(self.area, chosen)}.values())

    def topic(self, typed: str) -> str:
        """The id of the topic that is meant."""
        return self._named(
            typed,
            self.dataset.topics,
            lambda topic: [each for each in (topic.id, topic.name.en, topic.name.zh) if each],
            "error.no_topic",
            "",
        ).id

    def _named(
        self,
        typed: str,
        items: "Iterable[Named]",
        names_of: "Callable[[Named], list[str]]",
        message: str,
        command: str,
    ) -> "Named":
        from binzhou_cli.analysis.names import NameAmbiguous, NameNotFound, resolve

        see = self.texts("error.see", command=command) if command else ""
        try:
            return resolve(typed, items, names_of)
        except NameAmbiguous as error:
            candidates = self.texts.join(error.candidates, "or")
            raise UsageError(
                self.texts("error.ambiguous", name=typed, candidates=candidates)
            ) from None
        except NameNotFound as error:
            raise UsageError(not_found(self.texts, message, typed, error.near, see)) from None

    def period(self, typed: str) -> "Period":
        """A period.

        Raises:
            UsageError: it is none.
        """
        from binzhou_cli.model.period import parse_period

        try:
            return parse_period(typed.strip())
        except ValueError:
            raise UsageError(self.texts("error.period", text=typed)) from None

    def span(self, typed: str | None) -> "Callable[[Period], bool]":
        """A test whether a period lies in what was typed: ``2015:2020``, ``2015:``, ``2021``.

        Raises:
            UsageError: it is no range of periods, or runs backwards.
        """
        if not typed:
            return lambda period: True
        if ":" not in typed:
            wanted = self.period(typed)
            return lambda period: period == wanted
        first, last = typed.split(":", 1)
        start = self.period(first).start if first.strip() else None
        end = self.period(last).end if last.strip() else None
        if start is not None and end is not None and end <= start:
            raise UsageError(self.texts("error.backwards", text=typed))
        return lambda period: (
            (start is None or period.start >= start) and (end is None or period.end <= end)
        )

    def picture(self, size: str | None, theme: str, *, json: bool = False) -> None:
        """How a chart is written to a file.

        Args:
            json: a file that ends in ``.json`` is the specification of the chart.

        Raises:
            UsageError: the size is none or out of range, or there is no such theme.
        """
        import re

        wanted = None
        if size is not None:
            found = re.fullmatch(r"(\d{3,4})[xX×](\d{3,4})", size.strip())
            wanted = (int(found[1]), int(found[2])) if found else (0, 0)
            if not (200 <= wanted[0] <= 8000 and 150 <= wanted[1] <= 8000):
                raise UsageError(self.texts("error.size", text=size))
        if theme not in THEMES:
            raise UsageError(self.texts("error.theme", name=theme))
        kind = self.output.format
        if json and not kind and self.output.path.lower().endswith(".json"):
            kind = "vega"
        self.output = self.output.replaced(size=wanted, theme=theme, format=kind)

    def date(self, typed: str | None) -> str | None:
        """A date such as ``2015-12-31``, a month or a year.

        Raises:
            UsageError: it is none.
        """
        if typed is None:
            return None
        import re

        if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", typed):
            raise UsageError(self.texts("error.date", text=typed))
        return typed


def not_found(texts: Texts, message: str, name: str, near: "Sequence[str]", see: str) -> str:
    """One sentence on a name that does not exist, with the nearest ones."""
    parts = [texts(message, name=name)]
    if near:
        parts.append(texts("error.mean", near=texts.join(near, "or")))
    if see:
        parts.append(see)
    return ("" if texts.language == "zh" else " ").join(parts)


def complete_indicator(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Ids of indicators that begin so, with their names as help."""
    dataset = _completed_dataset(context)
    language = spoken_language()
    folded = incomplete.casefold()
    found = []
    for each in dataset.indicators if dataset is not None else ():
        if each.id.startswith(folded):
            found.append((each.id, plain_help(each.name.of(language))))
        else:
            found += [
                (name, plain_help(each.id))
                for name in (each.name.zh, *each.aliases)
                if incomplete and name.casefold().startswith(folded) and " " not in name
            ]
    return found


def complete_area(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Names and codes of areas that begin so."""
    dataset = _completed_dataset(context)
    if dataset is None:
        return []
    found = [("all", words("every area", "全部地区"))]
    for each in dataset.areas:
        names = (each.name.en, each.name.zh, each.code)
        found += [
            (name, plain_help(each.name.of(spoken_language())))
            for name in names
            if name and (incomplete or name == (each.name.en or each.code))
        ]
    return [pair for pair in found if pair[0].startswith(incomplete)]


def complete_period(context: typer.Context, incomplete: str) -> list[str]:
    """Periods that the indicators on the line have figures for, else those of the dataset."""
    dataset = _completed_dataset(context)
    if dataset is None:
        return []
    names = context.params.get("indicators") or [context.params.get("indicator")]
    chosen = [dataset.indicators_by_id.get(str(name)) for name in names]
    periods = {
        each.period
        for indicator in (filter(None, chosen) if any(chosen) else dataset.indicators)
        for each in indicator.observations.of_area(dataset.default_area)
    }
    ordered = sorted(periods, key=lambda period: period.order, reverse=True)
    return [each.text for each in ordered if each.text.startswith(incomplete)]


def complete_topic(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Topics that begin so."""
    dataset = _completed_dataset(context)
    return [
        (each.id, plain_help(each.name.of(spoken_language())))
        for each in (dataset.topics if dataset is not None else ())
        if each.id.startswith(incomplete)
    ]


def complete_format(incomplete: str) -> list[str]:
    """Formats that begin so."""
    return [each for each in FORMATS if each.startswith(incomplete)]


def complete_language(incomplete: str) -> list[str]:
    """Languages that begin so."""
    return [each for each in LANGUAGES if each.startswith(incomplete)]


def plain_help(text: str) -> str:
    """A name as the help of a completion: one line, and nothing that Rich takes for markup."""
    from binzhou_cli.view.safe import shortened, visible

    return shortened(visible(text), 80).replace("\\", "").replace("[", "(").replace("]", ")")


def _completed_dataset(context: typer.Context) -> "Dataset | None":
    """The dataset of the line being completed; none when it cannot be read."""
    from binzhou_cli.errors import BinzhouError
    from binzhou_cli.read import open_dataset

    try:
        return open_dataset(context.params.get("data") or os.environ.get(DATA_VARIABLE) or None)
    except BinzhouError:
        return None


Data = Annotated[
    str | None,
    typer.Option(
        "--data", "-d", metavar="FILE", show_default=False,
        help=words("Another dataset; else $BINZHOU_DATA, else Binzhou.",
                   "另一数据集；默认 $BINZHOU_DATA 或滨州。"),
    ),
]  # fmt: skip
Language = Annotated[
    str | None,
    typer.Option(
        "--lang", "-l", metavar="en|zh", show_default=False,
        autocompletion=complete_language,
        help=words("Language; else that of the locale.", "语言；否则依区域设置。"),
    ),
]  # fmt: skip
Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="FORMAT", show_default=False, autocompletion=complete_format,
        help=words("table, csv, tsv, json, jsonl or markdown.",
                   "table、csv、tsv、json、jsonl、markdown。"),
    ),
]  # fmt: skip
OutputPath = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", show_default=False,
        help=words("Write a file; its ending chooses the format.", "写入文件；格式依后缀。"),
    ),
]  # fmt: skip
Csv = Annotated[bool, typer.Option("--csv", help=words("Same as -f csv.", "同 -f csv。"))]
JsonFlag = Annotated[bool, typer.Option("--json", help=words("Same as -f json.", "同 -f json。"))]
NoHeader = Annotated[
    bool,
    typer.Option("--no-header", help=words("CSV and TSV without names.", "CSV、TSV 不写列名。")),
]
Excel = Annotated[
    bool,
    typer.Option("--excel", help=words("CSV that Excel opens well.", "适合 Excel 的 CSV。")),
]
Pager = Annotated[
    bool, typer.Option("--pager", help=words("Long tables in a pager.", "长表用分页器显示。"))
]

Indicators = Annotated[
    list[str],
    typer.Argument(
        metavar="INDICATOR...", show_default=False, autocompletion=complete_indicator,
        help=words("Id, name or alias, in any case: revenue, R&D, 营业收入.",
                   "代号、名称或别名：revenue、R&D、营业收入。"),
    ),
]  # fmt: skip
OneIndicator = Annotated[
    str,
    typer.Argument(
        metavar="INDICATOR", show_default=False, autocompletion=complete_indicator,
        help=words("Id, name or alias, in any case.", "代号、名称或别名。"),
    ),
]  # fmt: skip
PeriodRange = Annotated[
    str | None,
    typer.Option(
        "--period", "-p", metavar="PERIOD", show_default=False, autocompletion=complete_period,
        help=words("A period or a range: 2020, 2015:2020, 2015:.",
                   "时期或范围：2020、2015:2020、2015:。"),
    ),
]  # fmt: skip
AreaNames = Annotated[
    list[str] | None,
    typer.Option(
        "--area", "-a", metavar="AREA", show_default=False, autocompletion=complete_area,
        help=words("Name or code, repeatable; all for every area.",
                   "名称或代码，可重复；all 为全部地区。"),
    ),
]  # fmt: skip
TopicName = Annotated[
    str | None,
    typer.Option(
        "--topic", "-t", metavar="TOPIC", show_default=False, autocompletion=complete_topic,
        help=words("Only this topic.", "只看此主题。"),
    ),
]  # fmt: skip
UnitName = Annotated[
    str | None,
    typer.Option(
        "--unit", "-u", metavar="UNIT", show_default=False,
        help=words("Another multiplier of the unit: million, 亿元.",
                   "同一单位的其他数量级：million、亿元。"),
    ),
]  # fmt: skip
AcrossBreaks = Annotated[
    bool,
    typer.Option(
        "--across-breaks",
        help=words("Compute across breaks in series, and mark it.", "跨断点计算，并予标注。"),
    ),
]

PictureSize = Annotated[
    str | None,
    typer.Option(
        "--size", metavar="WxH", show_default=False,
        help=words("Pixels of a chart file: 960x540.",
                   "图形文件的宽和高（像素）：960x540。"),
    ),
]  # fmt: skip
PictureTheme = Annotated[
    str,
    typer.Option(
        "--theme", metavar="THEME",
        autocompletion=lambda incomplete: [one for one in THEMES if one.startswith(incomplete)],
        help=words("Of a chart file: light or dark.", "图形文件的主题：light 或 dark。"),
    ),
]  # fmt: skip

_SHARED: tuple[tuple[str, Any, Any], ...] = (
    ("data", Data, None),
    ("language", Language, None),
    ("format", Format, None),
    ("output", OutputPath, None),
    ("csv", Csv, False),
    ("json", JsonFlag, False),
    ("no_header", NoHeader, False),
    ("excel", Excel, False),
    ("pager", Pager, False),
)
SHARED_NAMES = frozenset(name for name, _, _ in _SHARED)


def shared(function: Callable[..., Report]) -> Callable[..., tuple[Report, Session]]:
    """Give a command the options that all commands have.

    The command takes a :class:`Session` first; what it returns is handed back with it, to be
    written by ``main``.
    """

    @wraps(function)
    def command(**given: Any) -> tuple[Report, Session]:
        own = {name: value for name, value in given.items() if name not in SHARED_NAMES}
        session = _session(**{name: given[name] for name in SHARED_NAMES})
        return function(session, **own), session

    signature = inspect.signature(function)
    own = list(signature.parameters.values())[1:]
    extra = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, kind, default in _SHARED
    ]
    plain = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    parameters = [*plain, *extra]
    command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def _session(
    *,
    data: str | None,
    language: str | None,
    format: str | None,
    output: str | None,
    csv: bool,
    json: bool,
    no_header: bool,
    excel: bool,
    pager: bool,
) -> Session:
    chosen = language or default_language()
    if chosen not in LANGUAGES:
        raise UsageError(Texts(default_language())("error.language", name=chosen))
    name = format or ("csv" if csv else "json" if json else "")
    texts = Texts(chosen)
    sent = Output(name.lower(), output or "", not no_header, excel, pager)
    sent.chosen(texts)  # a wrong format is said before any work is done
    return Session(data, texts, sent)
