"""What an indicator is, and what a dataset holds, item by item."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from binzhou_cli.analysis.breaks import reason_of
from binzhou_cli.errors import say
from binzhou_cli.record import Record
from binzhou_cli.report.report import Coded, Divider, Field, Report, hidden, said_in
from binzhou_cli.report.words import UnitLabel, both_names, listed

if TYPE_CHECKING:
    from binzhou_cli.analysis.breaks import Crossing
    from binzhou_cli.model.dataset import Dataset
    from binzhou_cli.model.figures import Series
    from binzhou_cli.model.records import Indicator, Source


class Item(Record):
    """A line of what is known of a thing.

    Attributes:
        part: the group it stands in, a key of the catalogue; empty for none.
        key: what it is, a key of the catalogue.
        value: what is said of it.
        plain: what a machine reads of it: a code or a number; none for what is said.
    """

    part: str
    key: str
    value: Any
    plain: Any = None


FIELDS: tuple[Field, ...] = (
    hidden("part", "text", lambda row: row.part or None),
    Field("item", "text", lambda row: say(f"about.{row.key}"), shown="table"),
    hidden("item", "text", lambda row: row.key),
    Field("value", "text", lambda row: row.value, wrap=True, shown="table"),
    hidden(
        "value",
        "text",
        lambda row: row.value if row.plain is None else Coded(row.plain, row.value),
    ),
)


def indicator_report(
    dataset: "Dataset",
    indicator: "Indicator",
    held: "Sequence[Series]",
    crossings: "Sequence[Crossing]",
    sources: "Sequence[Source]",
) -> Report:
    """Everything about an indicator that is no figure."""
    return Report(
        title=both_names(indicator.name),
        fields=FIELDS,
        records=list(_indicator_items(dataset, indicator, held, crossings)),
        aside=indicator.id,
        head=False,
        named=sources,
        pairs=[
            (f"binzhou show {indicator.id}", say("about.see.show")),
            (f"binzhou sources {indicator.id}", say("about.see.sources")),
        ],
    )


def _indicator_items(
    dataset: "Dataset",
    indicator: "Indicator",
    held: "Sequence[Series]",
    crossings: "Sequence[Crossing]",
) -> Iterator[Item]:
    topic = dataset.topics_by_id.get(indicator.topic)
    yield Item("", "id", indicator.id)
    if any(indicator.definition):
        yield Item("", "definition", indicator.definition)
    if topic is not None:
        yield Item("", "topic", topic.name, topic.id)
    if any(indicator.unit.label):
        yield Item("", "unit", UnitLabel((indicator,)))
    yield Item("", "kind", say(f"about.kind.{indicator.kind}"), indicator.kind)
    if indicator.better != "none":
        yield Item("", "better", say(f"about.better.{indicator.better}"), indicator.better)
    if indicator.growth_basis:
        yield Item(
            "", "growth_basis", say(f"basis.{indicator.growth_basis}"), indicator.growth_basis
        )
    periods = sorted({each.period for one in held for each in one.current}, key=lambda p: p.order)
    if periods:
        years = (
            say("span", first=periods[0], last=periods[-1]) if len(periods) > 1 else periods[0].text
        )
        yield Item("", "years", years, f"{periods[0].text}/{periods[-1].text}")
    areas = [one.area.name for one in held]
    if areas:
        named = listed(areas) if len(areas) <= 4 else say("about.areas.many", n=len(areas))
        yield Item("", "areas", named, ";".join(one.area.code for one in held))
    for each in crossings:
        span = say("about.between", after=each.after, before=each.before, reason=reason_of(each))
        yield Item("", "break", span, _Parted((each,)))
    if indicator.aliases:
        yield Item("", "aliases", ", ".join(indicator.aliases))


class _Parted(tuple[Any, ...]):
    """A break as a machine reads it: both periods, and the reason."""

    def of(self, language: str) -> str:
        """ "2018/2019: the revised accounts"."""
        from binzhou_cli.language import Texts

        (each,) = self
        return f"{each.after}/{each.before}: {said_in(reason_of(each), Texts(language))}"


def dataset_report(dataset: "Dataset", figures: int, path: str) -> Report:
    """What the dataset in use holds."""
    items = [Item("", "title", dataset.title)]
    if dataset.version:
        items.append(Item("", "version", dataset.version))
    if path:
        items.append(Item("", "file", path))
    items += [
        *(
            Item("", name, f"{n:,}", n)
            for name, n in (
                ("indicators", len(dataset.indicators)),
                ("areas", len(dataset.areas)),
                ("figures", figures),
                ("sources", len(dataset.sources)),
            )
        ),
    ]
    own = dataset.default_area
    if own is not None:
        items.append(Item("", "default_area", own.name, own.code))
    items += [
        Item("", "topic", say("topic.count", name=topic.name, n=count), topic.id)
        for topic in dataset.topics
        for count in (sum(each.topic == topic.id for each in dataset.indicators),)
    ]
    return Report(
        title=say("about.dataset"),
        fields=FIELDS,
        records=items,
        head=False,
        dividers=lambda before, row: _parts(before, row),
        pairs=[
            ("binzhou list", say("about.see.list")),
            ("binzhou areas", say("about.see.areas")),
            ("binzhou sources", say("about.see.all_sources")),
            ("binzhou cite dataset", say("about.see.cite")),
        ],
    )


def _parts(before: Item | None, row: Item) -> Iterator[Divider]:
    if row.part and (before is None or before.part != row.part):
        yield Divider(say(f"about.part.{row.part}"))
