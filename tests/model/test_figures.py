"""The one door to the figures: what is asked for, in the order it is asked, the current first."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import AREAS, one_indicator, small, sound

from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Series, currency, last_day
from binzhou_cli.model.period import parse_period


def two_sources(*cells: dict[str, Any]) -> Series:
    """The series of one area in one period, from two sources or more."""
    raw = one_indicator([{"period": "2000", **each} for each in cells])
    raw["sources"] += [{"id": "undated", "title": "undated"}, {"id": "old", "title": "old",
                        "published": "2001-05"}]  # fmt: skip
    dataset = sound(raw)
    (series,) = dataset.figures.select(dataset.indicators, [dataset.areas_by_code["A1"]])
    return series


@pytest.mark.parametrize(
    ("cells", "current"),
    [
        (
            [{"source": "s", "value": 1}, {"source": "later", "value": 2}],
            "later",
        ),
        (
            [{"source": "s", "value": 1, "preferred": True}, {"source": "later", "value": 2}],
            "s",
        ),
        (
            [{"source": "s", "value": 1},
             {"source": "later", "growth": {"percent": 1, "basis": "not-stated"}}],
            "s",
        ),
        (
            [{"source": "undated", "value": 1}, {"source": "old", "value": 2}],
            "old",
        ),
    ],
    ids=["published last", "preferred", "states a value", "of a known date"],
)  # fmt: skip
def test_the_current_figure_is_chosen_in_one_way(cells: list[dict[str, Any]], current: str) -> None:
    for ordered in (cells, cells[::-1]):
        series = two_sources(*ordered)
        (figure,) = series.current
        assert figure.source.id == current
        (other,) = series.others[parse_period("2000")]
        assert other.source.id != current
        assert [each.source.id for each in series.vintages(figure.period)] == [
            current,
            other.source.id,
        ]


def test_all_others_are_kept_the_latest_published_first() -> None:
    names = ("old", "undated", "later", "s")
    series = two_sources(*({"source": name, "value": 1} for name in names))
    vintages = [each.source.id for each in series.vintages(parse_period("2000"))]
    assert vintages == ["later", "s", "old", "undated"]
    assert list(series.figures()) == list(series.vintages(parse_period("2000")))
    keys = [currency(each) for each in series.vintages(parse_period("2000"))]
    assert keys == sorted(keys, reverse=True)


@pytest.fixture(scope="module")
def panel() -> Dataset:
    raw = one_indicator(
        {"area": code, "period": str(year), "value": year + i}
        for i, code in enumerate(AREAS[:3])
        for year in (2001, 2000)
    )
    return sound(raw)


def test_series_come_in_the_order_asked_and_only_where_there_are_figures(panel: Dataset) -> None:
    asked = [panel.areas_by_code[code] for code in ("A3", "A5", "A1")]
    found = list(panel.figures.select(panel.indicators, asked))
    assert [each.area.code for each in found] == ["A3", "A1"]
    for series in found:
        assert [each.period.text for each in series.current] == ["2000", "2001"]
    assert list(panel.figures.select([], asked)) == []
    assert list(panel.figures.select(panel.indicators, [])) == []


def test_periods_that_are_asked_for_are_all_that_comes(panel: Dataset) -> None:
    wanted = {parse_period("2001"), parse_period("1999")}
    for series in panel.figures.select(panel.indicators, panel.areas, periods=wanted):
        assert [each.period.text for each in series.current] == ["2001"]


def test_a_series_answers_for_a_period(panel: Dataset) -> None:
    (series,) = panel.figures.select(panel.indicators, [panel.areas_by_code["A1"]])
    found = series.at(parse_period("2001"))
    assert found is not None
    assert str(found.value) == "2001"
    assert series.at(parse_period("1999")) is None
    assert list(series.vintages(parse_period("1999"))) == []


@pytest.mark.parametrize(
    ("date", "known"),
    [
        ("2020", ["s"]),
        ("2020-12-31", ["s"]),
        ("2020-12-30", []),
        ("2021-12-31", ["later", "s"]),
        ("9999", ["later", "s"]),
    ],
)
def test_by_a_date_only_what_had_certainly_been_published_is_known(
    date: str, known: list[str]
) -> None:
    raw = one_indicator(
        [{"period": "2000", "source": each, "value": 1} for each in ("s", "later", "undated")]
    )
    raw["sources"].append({"id": "undated", "title": "undated"})
    dataset = sound(raw)
    found = list(dataset.figures.select(dataset.indicators, dataset.areas, as_of=date))
    assert [each.source.id for series in found for each in series.figures()] == known


@pytest.mark.parametrize(
    ("date", "last"),
    [("2015", "2015-12-31"), ("2015-03", "2015-03-31"), ("2015-03-02", "2015-03-02")],
)
def test_a_date_that_is_not_exact_counts_from_its_last_day(date: str, last: str) -> None:
    assert last_day(date) == last


def test_figures_of_a_new_basis_are_known_to_their_series() -> None:
    dataset = sound(
        one_indicator(
            [
                {"period": "2000", "value": 1},
                {"period": "2001", "value": 2, "status": ["A", "B"]},
            ]
        )
    )
    (series,) = dataset.figures.select(dataset.indicators, dataset.areas)
    assert [each.period.text for each in series.fresh] == ["2001"]


def test_coverage_counts_every_figure_and_every_area(panel: Dataset) -> None:
    assert tuple(panel.figures.coverage(panel.indicators[0])) == (6, 3)
    dataset = sound(small())
    assert [tuple(dataset.figures.coverage(each)) for each in dataset.indicators] == [
        (3, 2),
        (1, 1),
        (1, 1),
        (0, 0),
        (2, 1),
    ]


# --- the dataset ---------------------------------------------------------------------------


def test_members_are_the_parts_of_an_area_that_were_there_then() -> None:
    dataset = sound(small())
    land = dataset.areas_by_code["1"]
    assert [each.code for each in dataset.members_of(land, 2020)] == ["11", "12"]
    assert [each.code for each in dataset.members_of(land, 2021)] == ["11"]
    assert dataset.scope_of(dataset.areas_by_code["11"]) == land
    assert dataset.scope_of(land) is None


def test_an_area_that_took_another_in_knows_when() -> None:
    dataset = sound(small())
    (merger,) = dataset.mergers_into(dataset.areas_by_code["11"])
    assert (merger.area.code, merger.after.text, merger.before.text) == ("12", "2020", "2021")
    assert list(dataset.mergers_into(dataset.areas_by_code["1"])) == []


def test_a_dataset_says_what_it_is() -> None:
    assert repr(sound(small())) == "<Dataset 'A small dataset': 5 indicators, 4 areas, 7 figures>"


@given(st.permutations(range(6)))
def test_the_order_of_the_observations_changes_nothing(order: list[int]) -> None:
    cells = [
        {"area": AREAS[i % 2], "period": str(2000 + i // 2), "value": i, "source": source}
        for i, source in enumerate(("s", "s", "s", "s", "later", "later"))
    ]
    cells[4]["period"] = "2000"

    def answer(picked: list[int]) -> list[tuple[str, str, str]]:
        dataset = sound(one_indicator([cells[i] for i in picked]))
        return [
            (each.area.code, each.period.text, str(each.value))
            for series in dataset.figures.select(dataset.indicators, dataset.areas)
            for each in series.figures()
        ]

    assert answer(order) == answer(list(range(6)))
