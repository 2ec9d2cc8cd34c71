"""The eight rules of honest statistics, in their order: each test fails without its rule."""

import re
from pathlib import Path
from typing import Any

import pytest
from small import (
    Json,
    Program,
    by,
    figure,
    figures,
    growth,
    indicator,
    panel,
    rows,
    source,
    write,
)

CUT: Json = {"after": "2018", "before": "2019", "reason": {"en": "new accounts", "zh": "新核算"}}


def computed(program: Program, path: str, *words: str) -> dict[str, tuple[str, str]]:
    """Computed growth and its caveat by period."""
    found = rows(program("growth", "x", *words, "-d", path))
    return {row["period"]: (row["growth_computed"], row["growth_caveat"]) for row in found}


# Rule 1: nothing across a break, another definition, unlike periods, or from a bound


def test_1_no_growth_average_index_or_comparison_across_a_break(
    program: Program, tmp_path: Path
) -> None:
    x = indicator(figures(y2017="100.0", y2018="110.0", y2019="120.0", y2020="132.0"), breaks=[CUT])
    path = write(tmp_path, x)
    assert computed(program, path) == {
        "2018": ("10.0", ""), "2019": ("", "break"), "2020": ("10.0", ""),
    }  # fmt: skip
    assert [
        (row["period_from"], row["period_to"], row["change"])
        for row in rows(program("growth", "x", "2017:2020", "--average", "-d", path))
    ] == [("2017", "2018", "10.0"), ("2019", "2020", "10.0")]
    index = rows(program("growth", "x", "--base", "2017", "-d", path))
    assert [(row["index"], row["caveat"]) for row in index] == [
        ("100", ""), ("110.0", ""), ("", "break"), ("", "break"),
    ]  # fmt: skip
    (row,) = rows(program("compare", "2018", "2020", "-d", path))
    assert (row["change"], row["caveat"], row["comparable"]) == ("", "break", "false")
    text = program("growth", "x", "-d", path, "-f", "markdown", LANG="zh_CN.UTF-8").stdout
    assert "新核算" in text
    assert "断点" in text


def test_1_across_breaks_computes_and_marks(program: Program, tmp_path: Path) -> None:
    x = indicator(figures(y2018="110.0", y2019="120.0", y2020="132.0"), breaks=[CUT])
    path = write(tmp_path, x)
    crossing = ("--across-breaks",)
    assert computed(program, path, *crossing) == {
        "2019": ("9.1", "across-break"), "2020": ("10.0", ""),
    }  # fmt: skip
    index = rows(program("growth", "x", "--base", "2018", "-d", path, *crossing))
    assert [(row["index"], row["caveat"]) for row in index] == [
        ("100", ""), ("109.1", "across-break"), ("120.0", "across-break"),
    ]  # fmt: skip
    (row,) = rows(program("growth", "x", "2018:2020", "--average", "-d", path, *crossing))
    assert (row["change"], row["caveat"]) == ("20.0", "across-break")
    (row,) = rows(program("compare", "2018", "2020", "-d", path, *crossing))
    assert (row["change"], row["caveat"], row["comparable"]) == ("20.0", "across-break", "false")


def test_1_a_break_holds_for_its_areas_alone(program: Program, tmp_path: Path) -> None:
    x = indicator(
        [*figures("A1", y2018=100, y2019=110), *figures("A2", y2018=100, y2019=110)],
        breaks=[{**CUT, "areas": ["A2"]}],
    )
    path = write(tmp_path, x, members=2)
    found = by(program("growth", "x", "all", "-d", path), "area", "growth_caveat")
    assert found == {"A1": "", "A2": "break"}


@pytest.mark.parametrize("bounded", ["early", "late"])
def test_1_a_source_with_one_boundary_knows_no_merger(
    program: Program, tmp_path: Path, bounded: str
) -> None:
    """A2 was merged into A1 in 2019: figures on the boundary of each year are parted there."""
    merged = {"A2": {"until": "2018", "merged_into": "A1"}}

    def caveat(*fixed: str) -> str:
        sources = [
            source(id, **({"boundary": "2019"} if id in fixed else {})) for id in ("early", "late")
        ]
        x = indicator([figure("2018", 100, source="early"), figure("2019", 110, source="late")])
        path = write(tmp_path, x, members=2, area_fields=merged, sources=sources)
        return computed(program, path)["2019"][1]

    assert caveat() == "break"
    assert caveat(bounded) == "two-sources"


@pytest.mark.parametrize(
    ("years", "breaks"),
    [
        (("2019", "2020"), True),
        (("2018", "2021"), True),
        (("2020", "2021"), False),
        (("2018", "2019"), False),
    ],
)
def test_1_status_b_parts_every_pair_that_straddles_it(
    program: Program, tmp_path: Path, years: tuple[str, str], breaks: bool
) -> None:
    values = figures(y2018=100, y2019=110, y2021=130)
    values.insert(2, figure("2020", 120, status=["B"], note={"en": "new survey", "zh": "新调查"}))
    path = write(tmp_path, indicator(values))
    (row,) = rows(program("compare", *years, "-d", path))
    assert (row["caveat"], row["comparable"]) == (("break", "false") if breaks else ("", "true"))
    (row,) = rows(program("growth", "x", *years, "--base", years[0], "-d", path))[1:]
    assert row["caveat"] == ("break" if breaks else "")
    text = program("compare", *years, "-d", path, "-f", "markdown").stdout
    assert ("not comparable: new survey" in text) == breaks


def test_1_status_b_begins_a_new_stretch_of_a_series_and_of_a_rank(
    program: Program, tmp_path: Path
) -> None:
    values = figures(y2019=110, y2021=130)
    values.insert(1, figure("2020", 120, status=["B"]))
    values += [figure(year, 50, area) for year in ("2019", "2020", "2021") for area in ("A2", "A3")]
    path = write(tmp_path, indicator(values), members=3)
    assert by(program("show", "x", "-d", path), "period", "segment") == {
        "2019": "0", "2020": "1", "2021": "1",
    }  # fmt: skip
    found = rows(program("rank", "x", "-d", path))
    assert [(row["moved"], row["caveat"]) for row in found] == [("", ""), ("", "break"), ("0", "")]


def test_1_no_line_of_a_chart_crosses_a_break_another_definition_or_a_bound(
    program: Program, tmp_path: Path
) -> None:
    def runs(*values: Json, **more: Any) -> list[str]:
        path = write(tmp_path, indicator(values, **more))
        out = tmp_path / "x.vl.json"
        assert program("plot", "x", "-d", path, "-o", str(out)).returncode == 0
        return sorted(set(re.findall(r'"run": ?"([^"]+)"', out.read_text("utf-8"))))

    first, last = figure("2018", 100), figure("2019", 110)
    assert len(runs(first, last)) == 1
    assert len(runs(first, last, breaks=[CUT])) == 2
    assert len(runs(first, last | {"status": ["B"]})) == 2
    assert len(runs(first | {"status": ["D"]}, last)) == 2
    assert len(runs(first | {"qualifier": "more-than"}, last)) == 2
    assert len(runs(first, figure("2020", 110))) == 2


def test_1_another_definition_parts_and_two_on_the_same_other_one_do_not(
    program: Program, tmp_path: Path
) -> None:
    other: Json = {"status": ["D"], "note": {"en": "old concept", "zh": "旧口径"}}
    third: Json = {"status": ["D"], "note": {"en": "a third concept", "zh": "第三种口径"}}
    values = [
        figure("2017", "90.00", **other), figure("2018", "99.00", **other), figure("2019", "120.0"),
        figure("2020", "132.0"), figure("2021", "140.0", **third), figure("2022", "150.0", **other),
    ]  # fmt: skip
    path = write(tmp_path, indicator(values))
    assert computed(program, path) == {
        "2018": ("10.0", ""), "2019": ("", "definition"), "2020": ("10.0", ""),
        "2021": ("", "definition"), "2022": ("", "definition"),
    }  # fmt: skip
    averages = rows(program("growth", "x", "2017:2020", "--average", "-d", path))
    assert [(row["period_from"], row["period_to"]) for row in averages] == [
        ("2017", "2018"), ("2019", "2020"),
    ]  # fmt: skip


def test_1_a_middle_period_of_another_definition_leaves_a_comparison_without_change(
    program: Program, tmp_path: Path
) -> None:
    values = figures(y2019=100, y2021=130)
    values.insert(1, figure("2020", 300, status=["D"], note="another concept"))
    path = write(tmp_path, indicator(values))
    (row,) = rows(program("compare", "2019", "2020", "2021", "-d", path))
    assert (row["change"], row["caveat"]) == ("", "definition")
    (row,) = rows(program("compare", "2019", "2021", "-d", path))
    assert row["change"] == "30.0"


def test_1_unlike_periods_have_no_change(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2019", 100), figure("2020-01/2020-09", 90), figure("2020-Q1", 20),
                   figure("2021-Q1", 25), figure("2021-Q2", 26)])  # fmt: skip
    path = write(tmp_path, x)
    (row,) = rows(program("compare", "2019", "2020-01/2020-09", "-d", path))
    assert (row["change"], row["caveat"]) == ("", "unlike")
    (row,) = rows(program("compare", "2020-Q1", "2021-Q2", "-d", path))
    assert (row["change"], row["caveat"]) == ("", "unlike")
    assert computed(program, path, "--all-periods") == {"2021-Q1": ("25.0", "")}


def test_1_a_bound_is_no_value(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2019", 100), figure("2020", 120, qualifier="more-than"),
                   figure("2021", 130)])  # fmt: skip
    path = write(tmp_path, x)
    assert computed(program, path) == {"2020": ("", "bound"), "2021": ("", "bound")}
    index = rows(program("growth", "x", "--base", "2019", "-d", path))
    assert [row["caveat"] for row in index] == ["", "bound", ""]
    assert {
        row["caveat"] for row in rows(program("growth", "x", "--base", "2020", "-d", path))
    } == {"bound"}
    (row,) = rows(program("growth", "x", "2019:2020", "--average", "-d", path))
    assert (row["change"], row["caveat"]) == ("", "bound")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("", "more-than", "at-least"), ("", "at-least", "at-least"), ("", "less-than", "at-most"),
        ("more-than", "", "at-most"), ("at-most", "", "at-least"), ("more-than", "more-than", ""),
        ("about", "", "about"), ("", "nearly", "about"), ("", "", "exact"),
    ],
)  # fmt: skip
def test_1_a_comparison_says_what_follows_from_a_bound(
    program: Program, tmp_path: Path, first: str, last: str, said: str
) -> None:
    values = [figure("2019", "100.0"), figure("2020", "120.0")]
    for each, qualifier in zip(values, (first, last), strict=True):
        each |= {"qualifier": qualifier} if qualifier else {}
    (row,) = rows(program("compare", "2019", "2020", "-d", write(tmp_path, indicator(values))))
    assert row["change_qualifier"] == said
    assert row["change"] == ("20.0" if said else "")
    assert row["caveat"] == ("" if said else "bound")


@pytest.mark.parametrize(("qualifier", "said"), [("more-than", "33.3"), ("less-than", "33.4")])
def test_1_a_bound_is_rounded_to_the_side_on_which_it_holds(
    program: Program, tmp_path: Path, qualifier: str, said: str
) -> None:
    x = indicator([figure("2019", "75.00"), figure("2020", "100.0", qualifier=qualifier)])
    (row,) = rows(program("compare", "2019", "2020", "-d", write(tmp_path, x)))
    assert row["change"] == said


@pytest.mark.parametrize(
    ("first", "last", "caveat"),
    [("0", "5", "zero"), ("-3", "5", "zero"), ("100", "-5", "zero"), ("1", "10000000000", "range"),
     ("1", "999999999", "")],
)  # fmt: skip
def test_1_no_percentage_from_zero_or_less_nor_beyond_range(
    program: Program, tmp_path: Path, first: str, last: str, caveat: str
) -> None:
    path = write(tmp_path, indicator(figures(y2019=first, y2020=last)))
    assert computed(program, path)["2020"][1] == caveat
    (row,) = rows(program("growth", "x", "2020", "--base", "2019", "-d", path))
    assert row["caveat"] == caveat


@pytest.mark.parametrize("base", ["0", "-3"])
def test_1_a_base_that_is_not_above_zero_refuses_every_number(
    program: Program, tmp_path: Path, base: str
) -> None:
    path = write(tmp_path, indicator(figures(y2018=4, y2019=base, y2020=5)))
    found = rows(program("growth", "x", "--base", "2019", "-d", path))
    assert [(row["index"], row["caveat"]) for row in found] == [("", "zero")] * 3


def test_1_a_fall_to_zero_is_a_hundred_per_cent(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(figures(y2019=50, y2020=0)))
    assert computed(program, path)["2020"] == ("-100.000", "")


def test_1_a_change_needs_all_periods_and_time_between_them(
    program: Program, tmp_path: Path
) -> None:
    path = write(tmp_path, indicator(figures(y2019=100, y2021=130)))
    (row,) = rows(program("compare", "2019", "2020", "2021", "--gaps", "-d", path))
    assert (row["change"], row["comparable"]) == ("", "")
    assert program("compare", "2019", "2019", "-d", path).returncode == 2


# Rule 2: reported and computed growth are two columns, each with its basis


def test_2_reported_and_computed_growth_stand_apart_with_their_bases(
    program: Program, tmp_path: Path
) -> None:
    x = indicator(
        [figure("2019", "100.0"), figure("2020", "110.0", growth=growth("6.0"))], unit="CNY"
    )
    path = write(tmp_path, x)
    (row,) = rows(program("growth", "x", "2020", "-d", path))
    assert (row["growth_reported"], row["growth_reported_basis"]) == ("6.0", "constant-prices")
    assert (row["growth_computed"], row["growth_basis"], row["difference"]) == (
        "10.0", "current-prices", "-4.0",
    )  # fmt: skip
    text = program("growth", "x", "-d", path, "-f", "markdown").stdout
    assert "printed, real" in text
    assert "computed, nominal" in text
    assert "at current prices" in text
    chinese = program("growth", "x", "-d", path, "-f", "markdown", "-l", "zh").stdout
    assert "实际" in chinese
    assert "名义" in chinese


def test_2_a_rate_on_another_basis_is_named(program: Program, tmp_path: Path) -> None:
    x = indicator([
        figure("2019", 100, growth=growth("5.0")), figure("2020", 110, growth=growth("6.0")),
        figure("2021", 120, growth=growth("9.1", "current-prices")),
    ])  # fmt: skip
    text = program("growth", "x", "-d", write(tmp_path, x), "-f", "markdown").stdout
    assert "2021: printed growth: current prices" in text


def test_2_growth_from_another_source_than_the_value_says_so(
    program: Program, tmp_path: Path
) -> None:
    x = indicator(
        [
            figure("2020", 110, preferred=True),
            figure("2020", 111, source="other", growth=growth("6.0")),
        ]
    )
    path = write(tmp_path, x, sources=[source("other")])
    (row,) = rows(program("growth", "x", "-d", path))
    assert (row["growth_source"], row["growth_reported_caveat"]) == ("other", "two-sources")
    text = program("show", "x", "-d", path, "-f", "markdown").stdout
    assert "value and printed growth come from two sources" in text


def test_2_growth_of_what_is_no_money_is_not_called_nominal(
    program: Program, tmp_path: Path
) -> None:
    x = indicator(figures(y2019=100, y2020=110))
    path = write(tmp_path, x)
    (row,) = rows(program("growth", "x", "-d", path))
    assert row["growth_basis"] == ""
    text = program("growth", "x", "-d", path, "-f", "markdown").stdout
    assert "nominal" not in text
    (row,) = rows(program("growth", "x", "2019:2020", "--average", "-d", path))
    assert row["basis"] == ""
    assert (
        "current prices" not in program("growth", "x", "2020", "--base", "2019", "-d", path).stdout
    )


# Rule 3: points for shares and rates, places for ranks, index numbers for neither


@pytest.mark.parametrize(
    ("kind", "unit", "measure", "change"),
    [("level", "N", "percent", "25"), ("share", "PT", "points", "2"), ("rate", "PT", "points", "2"),
     ("index", "N", "index-points", "2"), ("rank", "PLACE", "places", "-2"),
     ("unknown", "N", "difference", "2")],
)  # fmt: skip
def test_3_change_is_said_in_the_measure_of_the_kind(
    program: Program, tmp_path: Path, kind: str, unit: str, measure: str, change: str
) -> None:
    path = write(tmp_path, indicator(figures(y2019=8, y2020=10), kind=kind, unit=unit))
    (row,) = rows(program("growth", "x", "-d", path))
    assert row["growth_measure"] == measure
    assert row["growth_computed"] == change
    (row,) = rows(program("compare", "2019", "2020", "-d", path))
    assert (row["change_measure"], row["change"]) == (measure, change)


def test_3_points_a_year_apart_keep_the_digits_of_both(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(figures(y2019="1.2", y2020="3.45"), kind="share", unit="PT"))
    assert computed(program, path)["2020"] == ("2.25", "")
    assert "pp" in program("growth", "x", "-d", path, "-f", "markdown").stdout
    assert "百分点" in program("growth", "x", "-d", path, "-f", "markdown", "-l", "zh").stdout


@pytest.mark.parametrize("kind", ["share", "rate", "rank"])
def test_3_they_have_no_index_number(program: Program, tmp_path: Path, kind: str) -> None:
    path = write(tmp_path, indicator(figures(y2019=8, y2020=10), kind=kind, unit="PT"))
    result = program("growth", "x", "--base", "2019", "-d", path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "An index number needs a level" in result.stderr


def test_3_words_are_compared_as_words(program: Program, tmp_path: Path) -> None:
    x = indicator([{"area": "A1", "period": year, "text": text, "source": "s"}
                   for year, text in (("2019", "listed"), ("2020", "delisted"))],
                  kind="fact", unit="NONE")  # fmt: skip
    path = write(tmp_path, x)
    (row,) = rows(program("compare", "2019", "2020", "-d", path))
    assert (row["value_2019"], row["value_2020"]) == ("listed", "delisted")
    assert (row["change"], row["caveat"]) == ("", "fact")


# Rule 4: ranks


def league(program: Program, path: str, *words: str) -> list[tuple[str, str, str]]:
    """Areas in their order with the ends of their places."""
    found = rows(program("rank", "x", *words, "-d", path))
    return [(row["area"], row["rank_low"], row["rank_high"]) for row in found]


def test_4_a_rank_says_of_how_many_and_that_it_is_computed(
    program: Program, tmp_path: Path
) -> None:
    path = write(
        tmp_path, indicator([*panel("2020", [1, 3, 2]), *panel("2021", [9, 3, 2])]), members=3
    )
    found = rows(program("rank", "x", "-d", path))
    assert [(row["rank"], row["rank_of"], row["moved"]) for row in found] == [
        ("3", "3", ""), ("1", "3", "2"),
    ]  # fmt: skip
    text = program("rank", "x", "-d", path, "-f", "markdown").stdout
    assert "3rd of 3" in text
    assert "computed" in text
    assert "第3（共3）" in program("rank", "x", "-d", path, "-f", "markdown", "-l", "zh").stdout


@pytest.mark.parametrize(("held", "ranked"), [(2, False), (3, True)])
def test_4_more_than_half_of_the_members_make_a_league(
    program: Program, tmp_path: Path, held: int, ranked: bool
) -> None:
    path = write(tmp_path, indicator(panel("2021", range(1, held + 1))), members=4)
    result = program("rank", "x", "2021", "-d", path)
    assert (result.returncode == 0) == ranked
    if not ranked:
        assert "2 of 4" in result.stderr


def test_4_one_member_alone_is_no_league(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(panel("2021", [1])), members=1)
    assert program("rank", "x", "2021", "-d", path).returncode == 1


@pytest.mark.parametrize(("late", "chosen"), [(4, "early"), (5, "late")])
def test_4_one_source_is_ranked_the_fullest_then_the_latest(
    program: Program, tmp_path: Path, late: int, chosen: str
) -> None:
    x = indicator([*panel("2021", [5, 4, 3, 2, 1], source="early"),
                   *panel("2021", [1, 2, 3, 4, 5][:late], source="late")])  # fmt: skip
    path = write(tmp_path, x, members=5, sources=[source("early", "2010"), source("late", "2020")])
    found = rows(program("rank", "x", "2021", "-d", path))
    assert {row["source"] for row in found} == {chosen}
    assert found[0]["area"] == ("A1" if chosen == "early" else "A5")


def test_4_a_league_stands_on_one_boundary(program: Program, tmp_path: Path) -> None:
    """A3 went into A1 after 2018: a source on the boundary of 2019 has two members in 2010."""
    merged = {"A3": {"until": "2018", "merged_into": "A1"}}
    of = {}
    for id, more in (("plain", {}), ("fixed", {"boundary": "2019"})):
        x = indicator([*panel("2010", [3, 2], source=id), *panel("2018", [3, 2], source=id),
                       *panel("2019", [3, 2], source=id)])  # fmt: skip
        path = write(tmp_path, x, members=3, area_fields=merged, sources=[source(id, **more)])
        found = rows(program("rank", "x", "-d", path))
        of[id] = [(row["period"], row["rank_of"], row["moved"], row["caveat"]) for row in found]
    assert of["fixed"] == [("2010", "2", "", ""), ("2018", "2", "0", ""), ("2019", "2", "0", "")]
    assert of["plain"][2] == ("2019", "2", "", "break")
    assert {row[1] for row in of["plain"][:2]} == {"3"}


@pytest.mark.parametrize("years", [("2016", "2017"), ("2017", "2016")])
def test_4_other_members_part_two_standings(
    program: Program, tmp_path: Path, years: tuple[str, str]
) -> None:
    """Whether a member goes or appears: here by the boundary of the source of each year."""
    merged = {"A4": {"until": "2018", "merged_into": "A3"}}
    first, last = sorted(years)
    wide, narrow = (first, last) if years[0] < years[1] else (last, first)
    x = indicator(
        [*panel(wide, [4, 3, 2, 1], source="wide"), *panel(narrow, [4, 3, 2], source="narrow")]
    )
    sources = [source("wide"), source("narrow", boundary="2019")]
    path = write(tmp_path, x, members=4, area_fields=merged, sources=sources)
    found = rows(program("rank", "x", "-d", path))
    assert [row["moved"] for row in found] == ["", ""]
    assert found[1]["caveat"] == "break"
    text = program("rank", "x", "-d", path, "-f", "markdown").stdout
    assert "Town A4" in text


def test_4_equal_figures_share_a_place_and_the_next_is_as_many_further(
    program: Program, tmp_path: Path
) -> None:
    path = write(tmp_path, indicator(panel("2021", [7, 7, 5, 7, 5])), members=5)
    found = rows(program("rank", "x", "2021", "-d", path))
    assert [(row["area"], row["rank"], row["tied"]) for row in found] == [
        ("A1", "1", "3"), ("A2", "1", "3"), ("A4", "1", "3"), ("A3", "4", "2"), ("A5", "4", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("better", "kind", "first"),
    [
        ("higher", "level", "A3"),
        ("none", "level", "A3"),
        ("lower", "level", "A1"),
        ("none", "rank", "A1"),
    ],
)
def test_4_the_order_is_that_of_the_better_direction(
    program: Program, tmp_path: Path, better: str, kind: str, first: str
) -> None:
    path = write(tmp_path, indicator(panel("2021", [1, 2, 3]), better=better, kind=kind), members=3)
    assert rows(program("rank", "x", "2021", "-d", path))[0]["area"] == first


@pytest.mark.parametrize("measure", ["growth", "reported-growth"])
def test_4_growth_is_ranked_with_the_largest_first_whatever_is_better(
    program: Program, tmp_path: Path, measure: str
) -> None:
    x = indicator(panel("2020", ["10.00", "10.00", "10.00"]), better="lower")
    x["observations"] += [
        figure("2021", value, f"A{n}", growth=growth(rate))
        for n, (value, rate) in enumerate((("11.00", "10"), ("15.00", "50"), ("12.00", "20")), 1)
    ]
    path = write(tmp_path, x, members=3)
    found = league(program, path, "2021", "--by", measure)
    assert [area for area, _, _ in found] == ["A2", "A3", "A1"]


def test_4_a_rank_of_growth_is_not_set_beside_a_printed_rank_of_values(
    program: Program, tmp_path: Path
) -> None:
    x = indicator([*panel("2020", ["10.00", "20.00"]), *panel("2021", ["13.00", "21.00"])])
    x["observations"][2]["rank"] = {"place": 2, "scope": "P"}
    path = write(tmp_path, x, members=2)
    (row,) = rows(program("rank", "x", "2020:2021", "--by", "growth", "-d", path))
    assert (row["rank"], row["rank_reported"]) == ("1", "")
    found = by(program("rank", "x", "-d", path), "period", "rank_reported")
    assert found == {"2020": "", "2021": "2"}


def test_4_growth_of_the_first_year_after_a_break_is_not_ranked(
    program: Program, tmp_path: Path
) -> None:
    values = [
        each
        for year, n in (("2018", 10), ("2019", 20), ("2020", 30))
        for each in panel(year, [n, n + 1])
    ]
    path = write(tmp_path, indicator(values, breaks=[CUT]), members=2)
    refused = program("rank", "x", "2019", "--by", "growth", "-d", path)
    assert refused.returncode == 1
    assert "new accounts" in refused.stderr
    assert program("rank", "x", "2020", "--by", "growth", "-d", path).returncode == 0


def test_4_growth_over_a_gap_of_years_is_not_ranked_with_that_of_one(
    program: Program, tmp_path: Path
) -> None:
    x = indicator([*panel("2019", ["10.0"]), *panel("2020", [None, "10.0", "10.0"]),
                   *panel("2021", ["15.0", "11.0", "12.0"])])  # fmt: skip
    path = write(tmp_path, x, members=3)
    found = rows(program("rank", "x", "2021", "--by", "growth", "-d", path))
    assert [row["area"] for row in found] == ["A3", "A2"]
    assert {row["left_out"] for row in found} == {"A1"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"status": ["U"], "note": "repeats"}, "doubtful"), ({"status": ["F"]}, "unsound"),
        ({"qualifier": "more-than"}, "bound"), ({"unranked": True}, "unranked"),
    ],
)  # fmt: skip
def test_4_a_member_without_a_sound_figure_is_named_with_the_reason(
    program: Program, tmp_path: Path, more: Json, code: str
) -> None:
    x = indicator([*panel("2021", [5, 3, 1]), figure("2021", 4, "A4", **more)])
    path = write(tmp_path, x, members=4)
    found = rows(program("rank", "x", "2021", "-d", path))
    assert "A4" not in {row["area"] for row in found}
    assert {row["left_out"] for row in found} == {"A4"}
    text = program("rank", "x", "2021", "-d", path, "-f", "markdown").stdout
    assert "ranked without Town A4 (" in text
    (row,) = rows(program("rank", "x", "A4", "2020:2021", "-d", path))
    assert (row["rank"], row["caveat"]) == ("", code)
    chinese = program("rank", "x", "2021", "-d", path, "-f", "markdown", "-l", "zh").stdout
    assert "排名未计入A4市" in chinese


@pytest.mark.parametrize(
    ("values", "more", "places"),
    [
        # of A4 nothing is printed: each place may be one further
        ([5, 3, 1], None, [("1", "2"), ("2", "3"), ("3", "4")]),
        # doubtful, but one value on one side of each
        ([5, 3, 1], {"value": 4, "status": ["U"]}, [("1", "1"), ("3", "3"), ("4", "4")]),
        # equal to a member: it may stand on either side of it
        ([5, 3, 1], {"value": 3, "status": ["U"]}, [("1", "1"), ("2", "3"), ("4", "4")]),
        # a bound counts by its direction
        ([5, 3, 1], {"value": 4, "qualifier": "more-than"}, [("1", "2"), ("3", "3"), ("4", "4")]),
        ([5, 3, 1], {"value": 2, "qualifier": "at-most"}, [("1", "1"), ("2", "2"), ("3", "4")]),
    ],
)  # fmt: skip
def test_4_a_missing_member_makes_an_interval_or_is_placed_by_what_is_printed_of_it(
    program: Program, tmp_path: Path, values: list[int], more: Json | None,
    places: list[tuple[str, str]],
) -> None:  # fmt: skip
    x = indicator(panel("2021", values))
    if more is not None:
        x["observations"].append({**figure("2021", area="A4"), **more})
    path = write(tmp_path, x, members=4)
    assert [(low, high) for _, low, high in league(program, path, "2021")] == places


def test_4_it_is_placed_the_other_way_where_lower_is_better(
    program: Program, tmp_path: Path
) -> None:
    x = indicator(
        [*panel("2021", [5, 3, 1]), figure("2021", 4, "A4", status=["U"])], better="lower"
    )
    path = write(tmp_path, x, members=4)
    assert league(program, path, "2021") == [("A3", "1", "1"), ("A2", "2", "2"), ("A1", "4", "4")]


def test_4_values_of_two_sources_that_disagree_leave_the_place_open(
    program: Program, tmp_path: Path
) -> None:
    x = indicator([*panel("2021", [5, 3, 1]), figure("2021", 4, "A4", status=["U"]),
                   figure("2021", 2, "A4", source="other")])  # fmt: skip
    path = write(tmp_path, x, members=4, sources=[source("other", "2010")])
    assert league(program, path, "2021") == [("A1", "1", "1"), ("A2", "2", "3"), ("A3", "4", "4")]
    text = program("rank", "x", "2021", "-d", path, "-f", "markdown", "-a", "A2").stdout
    assert "2nd to 3rd of 4" in text


def test_4_a_move_between_two_intervals_is_said_only_where_they_do_not_overlap(
    program: Program, tmp_path: Path
) -> None:
    x = indicator([*panel("2019", [9, 8, 7, 6, 5]), *panel("2020", [6, 8, 7, 9, 5]),
                   *panel("2021", [6, 7, 8, 9, 5]), *panel("2022", [8, 7, 6, 9, 5])])  # fmt: skip
    path = write(tmp_path, x, members=6)
    found = rows(program("rank", "x", "-d", path))
    assert [(row["rank_low"], row["rank_high"], row["moved"]) for row in found] == [
        ("1", "2", ""), ("4", "5", "-3"), ("4", "5", ""), ("2", "3", "2"),
    ]  # fmt: skip


def test_4_groups_are_never_ranked_among_their_parts(program: Program, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        indicator(panel("2021", [5, 3, 90])),
        members=3,
        area_fields={"A3": {"kind": "group"}},
    )
    found = rows(program("rank", "x", "2021", "-d", path))
    assert [(row["area"], row["rank"], row["rank_of"]) for row in found] == [
        ("A1", "1", "2"),
        ("A2", "2", "2"),
    ]


def test_4_a_rank_on_two_definitions_says_so(program: Program, tmp_path: Path) -> None:
    x = indicator([*panel("2021", [5, 3]), figure("2021", 1, "A3", status=["D"], note="other")])
    path = write(tmp_path, x, members=3)
    assert {row["caveat"] for row in rows(program("rank", "x", "2021", "-d", path))} == {
        "mixed-definitions"
    }
    assert "1 of the 3" in program("rank", "x", "2021", "-d", path, "-f", "markdown").stdout
    all_other = indicator(panel("2021", [5, 3], status=["D"], note="other"))
    path = write(tmp_path, all_other, members=2)
    assert {row["caveat"] for row in rows(program("rank", "x", "2021", "-d", path))} == {""}


def test_4_another_definition_parts_two_standings(program: Program, tmp_path: Path) -> None:
    x = indicator([*panel("2020", [5, 3]), *panel("2021", [5, 6], status=["D"], note="other")])
    found = rows(program("rank", "x", "-d", write(tmp_path, x, members=2)))
    assert [(row["moved"], row["caveat"]) for row in found] == [("", ""), ("", "break")]


def test_4_a_stated_break_parts_two_standings(program: Program, tmp_path: Path) -> None:
    x = indicator(
        [*panel("2018", [5, 3]), *panel("2019", [5, 6]), *panel("2020", [7, 6])], breaks=[CUT]
    )
    found = rows(program("rank", "x", "-d", write(tmp_path, x, members=2)))
    assert [(row["moved"], row["caveat"]) for row in found] == [("", ""), ("", "break"), ("1", "")]


def test_4_a_printed_rank_beyond_the_computed_one_is_contradicted(
    program: Program, tmp_path: Path
) -> None:
    x = indicator(panel("2021", [5, 3, 1]))
    x["observations"][0]["rank"] = {"place": 2, "scope": "P"}
    path = write(tmp_path, x, members=3)
    for verb, words in (("rank", "computed one differ"), ("show", "contradict")):
        text = program(verb, "x", "2020:2021", "-d", path, "-f", "markdown").stdout
        assert words in text
    x["observations"][0]["rank"] = {"place": 1, "scope": "P"}
    path = write(tmp_path, x, members=3)
    for verb in ("rank", "show"):
        assert (
            "contradict" not in program(verb, "x", "2020:2021", "-d", path, "-f", "markdown").stdout
        )


def test_4_of_two_sources_as_full_the_one_published_last_is_ranked(
    program: Program, tmp_path: Path
) -> None:
    x = indicator([*panel("2021", [5, 4, 3, 2], source="early"),
                   *panel("2021", [None, 2, 3, 4, 5], source="late")])  # fmt: skip
    path = write(tmp_path, x, members=5, sources=[source("early", "2010"), source("late", "2020")])
    assert {row["source"] for row in rows(program("rank", "x", "2021", "-d", path))} == {"late"}


@pytest.mark.parametrize(
    ("values", "apart"),
    [
        # 12.0 % of 1000 ± 0.5 is ± 0.11, of 100.00 ± 0.005 ± 0.01
        (("1000", "1120", "100.00", "112.10"), False),
        (("1000", "1120", "100.00", "112.14"), True),
        (("1000.00", "1120.0", "100.00", "112.02"), True),
        # the digits of either end count
        (("1000", "1120.00", "100.00", "112.05"), False),
        (("1000.00", "1120", "100.00", "112.05"), False),
        (("1000.00", "1120.00", "100.00", "112.05"), True),
    ],
)
def test_4_growth_is_told_apart_as_far_as_the_digits_of_both_figures_go(
    program: Program, tmp_path: Path, values: tuple[str, str, str, str], apart: bool
) -> None:
    x = indicator([*panel("2020", values[::2]), *panel("2021", values[1::2])])
    path = write(tmp_path, x, members=2)
    places = league(program, path, "2021", "--by", "growth")
    assert places == ([("A2", "1", "1"), ("A1", "2", "2")] if apart else
                      [("A2", "1", "2"), ("A1", "1", "2")])  # fmt: skip


def test_4_printed_rates_a_unit_of_their_last_digit_apart_are_two_places(
    program: Program, tmp_path: Path
) -> None:
    x = indicator([figure("2021", 5, f"A{n}", growth=growth(rate))
                   for n, rate in enumerate(("12.7", "12.8", "12.77"), 1)])  # fmt: skip
    path = write(tmp_path, x, members=3)
    assert league(program, path, "2021", "--by", "reported-growth") == [
        ("A2", "1", "2"), ("A3", "1", "2"), ("A1", "3", "3"),
    ]  # fmt: skip


def test_4_a_printed_rate_that_is_a_bound_is_not_ranked(program: Program, tmp_path: Path) -> None:
    rates = (growth("12.7", qualifier="more-than"), growth("12.8"), growth("11.0"))
    x = indicator([figure("2021", 5, f"A{n}", growth=rate) for n, rate in enumerate(rates, 1)])
    path = write(tmp_path, x, members=3)
    found = rows(program("rank", "x", "2021", "--by", "reported-growth", "-d", path))
    assert [(row["area"], row["left_out"]) for row in found] == [("A2", "A1"), ("A3", "A1")]


def test_4_intervals_of_other_missing_members_or_of_digits_say_no_move(
    program: Program, tmp_path: Path
) -> None:
    x = indicator([*panel("2019", [9, 8, 7, 6, 5]), *panel("2020", [6, 8, 7, 9, None, 5])])
    found = rows(program("rank", "x", "-d", write(tmp_path, x, members=6)))
    assert [(row["rank_low"], row["rank_high"], row["moved"]) for row in found] == [
        ("1", "2", ""), ("4", "5", ""),
    ]  # fmt: skip
    values = (("1000", "100.00", "100.00"), ("1120", "112.05", "105.00"),
              ("1150", "123.00", "118.00"), ("1300", "124.00", "119.00"))  # fmt: skip
    x = indicator(
        [each for year, held in enumerate(values, 2019) for each in panel(str(year), held)]
    )
    path = write(tmp_path, x, members=3)
    found = rows(program("rank", "x", "--by", "growth", "-d", path))
    assert [(row["rank_low"], row["rank_high"], row["moved"]) for row in found] == [
        ("1", "2", ""), ("3", "3", ""), ("1", "1", "2"),
    ]  # fmt: skip


def test_4_a_printed_place_and_a_computed_one_say_no_move(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2020", 5, rank={"place": 3, "scope": "P"}), *panel("2021", [9, 3, 1])])
    found = rows(program("rank", "x", "-d", write(tmp_path, x, members=3)))
    assert [(row["rank"], row["rank_reported"], row["moved"]) for row in found] == [
        ("", "3", ""), ("1", "", ""),
    ]  # fmt: skip


# Rule 5: derived values


def implied(program: Program, path: str) -> list[tuple[str, str, str]]:
    found = rows(program("show", "x", "--implied", "-d", path))
    return [(row["period"], row["value"], row["derived"]) for row in found if row["derived"]]


def test_5_a_derived_value_is_shown_only_when_asked_and_marked(
    program: Program, tmp_path: Path
) -> None:
    x = indicator(
        [figure("2022", "995.5", growth=growth("11.3", "not-stated")), figure("2023", "1000")]
    )
    path = write(tmp_path, x)
    assert [row["period"] for row in rows(program("show", "x", "-d", path))] == ["2022", "2023"]
    assert implied(program, path) == [("2021", "894.4", "995.5 / 1.113")]
    row = rows(program("show", "x", "--implied", "-d", path))[0]
    assert (row["status"], row["qualifier"], row["current"]) == ("E", "about", "false")
    text = program("show", "x", "--implied", "-d", path, "-f", "markdown").stdout
    assert "≈ 894.4" in text
    assert "995.5 / 1.113" in text


def test_5_a_derived_value_is_never_computed_with(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2022", "995.5", growth=growth("11.3", "not-stated"))])
    found = rows(program("show", "x", "--implied", "-d", write(tmp_path, x)))
    assert [(row["period"], row["growth_computed"]) for row in found] == [
        ("2021", ""),
        ("2022", ""),
    ]


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"growth": growth("10", "constant-prices")}, {}),
        ({"growth": growth("10", "not-stated")}, {"growth_basis": "constant-prices"}),
        ({"growth": growth("10", "not-stated", qualifier="about")}, {}),
        ({"growth": growth("10", "not-stated"), "qualifier": "more-than"}, {}),
        ({"growth": growth("-100", "not-stated")}, {}),
        ({"growth": growth("-130", "not-stated")}, {}),
        ({"growth": growth("10", "not-stated"), "status": ["D"]}, {}),
        ({"growth": growth("10", "not-stated")}, {"kind": "share", "unit": "PT"}),
        ({"growth": growth("10", "not-stated"), "period": "2022-Q1"}, {}),
    ],
)  # fmt: skip
def test_5_what_implies_no_value_adds_no_row(
    program: Program, tmp_path: Path, more: Json, fields: Json
) -> None:
    x = indicator([{**figure("2022", "99.0"), **more}], **fields)
    path = write(tmp_path, x)
    assert implied(program, path) == []


def test_5_a_value_that_is_printed_is_not_implied(program: Program, tmp_path: Path) -> None:
    x = indicator(
        [figure("2021", "90.0"), figure("2022", "99.0", growth=growth("11", "not-stated"))]
    )
    assert implied(program, write(tmp_path, x)) == []


# Rule 6: which figure is current


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ({"value": 1, "preferred": True}, {"value": 2}, "1"),
        ({"value": 1}, {"growth": growth("6")}, "1"),
        ({"value": 1}, {"value": 2}, "2"),
        ({"value": 1, "preferred": True}, {"value": 2, "status": ["A"]}, "1"),
    ],
)  # fmt: skip
def test_6_preferred_then_valued_then_published_last(
    program: Program, tmp_path: Path, first: Json, second: Json, chosen: str
) -> None:
    x = indicator(
        [
            {**figure("2021"), **first, "source": "early"},
            {**figure("2021"), **second, "source": "late"},
        ]
    )
    path = write(tmp_path, x, sources=[source("early", "2010"), source("late", "2020")])
    (row,) = rows(program("show", "x", "-d", path))
    assert row["value"] == chosen
    assert row["source"].split()[0] == ("early" if chosen == "1" else "late")


def test_6_the_difference_is_noted_and_nothing_averaged(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2021", "10.0", source="early"), figure("2021", "12.0", source="late")])
    path = write(tmp_path, x, sources=[source("early", "2010"), source("late", "2020")])
    text = program("show", "x", "-d", path, "-f", "markdown").stdout
    assert "Source early prints 10.0" in text
    found = rows(program("show", "x", "--all-sources", "-d", path))
    assert [(row["value"], row["current"], row["difference"]) for row in found] == [
        ("12.0", "true", ""), ("10.0", "false", "-2.0"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2022-03-09", "1"),
        ("2022-03-10", "2"),
        ("2022-03", "2"),
        ("2010-01-01", None),
        ("2011", "1"),
    ],
)
def test_6_as_of_counts_what_was_published_on_that_very_day(
    program: Program, tmp_path: Path, day: str, value: str | None
) -> None:
    x = indicator([figure("2009", 1, source="early"), figure("2009", 2, source="late"),
                   figure("2009", 3, source="undated")])  # fmt: skip
    sources = [source("early", "2010"), source("late", "2022-03-10"), source("undated", "")]
    path = write(tmp_path, x, sources=sources)
    result = program("show", "x", "--as-of", day, "-d", path)
    found = [row["value"] for row in rows(result)] if result.returncode == 0 else []
    assert found == ([value] if value is not None else [])


# Rule 7: statuses


def test_7_a_doubtful_figure_marks_all_that_is_computed_from_it(
    program: Program, tmp_path: Path
) -> None:
    values = [figure("2019", "100.0"), figure("2020", "110.0", status=["U"], note="repeats"),
              figure("2021", "121.0"), figure("2022", "133.1")]  # fmt: skip
    path = write(tmp_path, indicator(values))
    assert computed(program, path) == {
        "2020": ("10.0", "doubtful"), "2021": ("10.0", "doubtful"), "2022": ("10.0", ""),
    }  # fmt: skip
    assert by(program("growth", "x", "--base", "2020", "-d", path), "period", "caveat") == {
        "2019": "doubtful", "2020": "doubtful", "2021": "doubtful", "2022": "doubtful",
    }  # fmt: skip
    assert by(program("growth", "x", "--base", "2019", "-d", path), "period", "caveat") == {
        "2019": "", "2020": "doubtful", "2021": "", "2022": "",
    }  # fmt: skip
    text = program("growth", "x", "-d", path, "-f", "markdown").stdout
    assert text.count("| ? 10.0 |") == 2


def test_7_growth_from_a_doubtful_base_is_not_ranked(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2020", "10.0", "A1", status=["U"]),
                   *panel("2020", [None, "10.0", "10.0"]),
                   *panel("2021", ["15.0", "11.0", "12.0"])])  # fmt: skip
    path = write(tmp_path, x, members=3)
    assert league(program, path, "2021", "--by", "growth") == [("A3", "1", "2"), ("A2", "2", "3")]


@pytest.mark.parametrize("status", ["E", "I", "P"])
def test_7_estimated_imputed_and_provisional_ones_are_computed_with_and_marked(
    program: Program, tmp_path: Path, status: str
) -> None:
    x = indicator(
        [*panel("2020", ["10.0", "20.0"]), *panel("2021", ["15.0", "21.0"], status=[status])]
    )
    path = write(tmp_path, x, members=2)
    assert computed(program, path)["2021"] == ("50", f"status-{status}")
    text = program("show", "x", "-d", path, "-f", "markdown").stdout
    assert f"| {status} 15.0 |" in text
    assert f"\n{status} " in program("show", "x", "2021", "-d", path, "-f", "markdown", "--columns",
                                     "period,value").stdout  # fmt: skip
    found = rows(program("rank", "x", "2021", "-d", path))
    assert [(row["area"], row["status"]) for row in found] == [("A2", status), ("A1", status)]
    found = rows(program("rank", "x", "2021", "--by", "growth", "-d", path))
    assert [(row["area"], row["caveat"]) for row in found] == [
        ("A1", f"status-{status}"),
        ("A2", f"status-{status}"),
    ]


@pytest.mark.parametrize("status", ["F", "Q", "N", "S", "O", "M", "L"])
def test_7_forecasts_suppressed_and_not_significant_ones_are_neither_ranked_nor_grown(
    program: Program, tmp_path: Path, status: str
) -> None:
    x = indicator([*panel("2020", ["10.0", "20.0", "30.0"]), *panel("2021", [None, "21.0", "33.0"]),
                   figure("2021", "15.0", status=[status])])  # fmt: skip
    path = write(tmp_path, x, members=3)
    assert computed(program, path)["2021"] == ("", "unsound")
    found = rows(program("rank", "x", "2021", "-d", path))
    assert "A1" not in {row["area"] for row in found}
    index = by(program("growth", "x", "--base", "2020", "-d", path), "period", "caveat")
    assert index["2021"] == "unsound"


# Rule 8: nothing is zero that is missing; no more digits than the figures carry


def test_8_what_is_missing_is_empty(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2020", 100), figure("2021", status=["M"]), figure("2022", 120)])
    path = write(tmp_path, x)
    found = rows(program("show", "x", "-d", path))
    assert [row["value"] for row in found] == ["100", "", "120"]
    assert [row["growth_computed"] for row in found][1] == ""


def test_8_growth_over_a_gap_is_the_average_of_a_year(program: Program, tmp_path: Path) -> None:
    x = indicator(figures(y2019="100.0", y2021="121.0"))
    x["observations"][1]["growth"] = growth("7.0")
    path = write(tmp_path, x)
    (row,) = rows(program("growth", "x", "2021", "-d", path))
    assert (row["growth_computed"], row["growth_years"]) == ("10.0", "2")
    assert row["difference"] == ""
    assert "⌀ 10.0" in program("growth", "x", "-d", path, "-f", "markdown").stdout


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("12", "14.40", "20"), ("12.0", "14.40", "20"), ("12.00", "14.40", "20.0"),
        ("14.40", "12", "-17"), ("100.00", "112.25", "12.25"), ("1000", "1002.5", "0.3"),
        ("27.0", "264.052", "878"), ("123456", "234567", "90.000"), ("9", "10", "11"),
    ],
)  # fmt: skip
def test_8_a_percentage_has_the_digits_of_the_coarser_figure(
    program: Program, tmp_path: Path, first: str, last: str, said: str
) -> None:
    path = write(tmp_path, indicator(figures(y2019=first, y2020=last)))
    assert computed(program, path)["2020"] == (said, "")


@pytest.mark.parametrize(
    ("base", "value", "said"),
    [("12", "14.40", "120"), ("12.0", "14.40", "120"), ("12.00", "14.40", "120.0"),
     ("1000.0", "2.5000", "0.250"), ("155.15164", "215.57271", "138.943"),
     ("3.00", "2.97", "99.0")],
)  # fmt: skip
def test_8_so_has_an_index(
    program: Program, tmp_path: Path, base: str, value: str, said: str
) -> None:
    path = write(tmp_path, indicator(figures(y2019=base, y2020=value)))
    assert by(program("growth", "x", "--base", "2019", "-d", path), "period", "index") == {
        "2019": "100", "2020": said,
    }  # fmt: skip


def test_8_the_index_of_binzhou_to_the_digit(program: Program) -> None:
    found = by(program("growth", "gdp", "2009:2012", "--base", "2010"), "period", "index")
    assert found == {"2009": "87.333", "2010": "100", "2011": "117.149", "2012": "128.115"}


def test_8_multipliers_of_a_unit_are_one_unit(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2019", "2.00", unit="N8"), figure("2020", "400000000")])
    path = write(tmp_path, x)
    assert computed(program, path)["2020"] == ("100", "")
    assert (
        by(program("growth", "x", "--base", "2019", "-d", path), "period", "index")["2020"] == "200"
    )
    assert by(program("show", "x", "-d", path), "period", "value") == {
        "2019": "200000000",
        "2020": "400000000",
    }


def test_8_an_average_is_the_compound_rate(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(figures(y2018="100.00", y2019="150.00", y2021="133.10")))
    (row,) = rows(program("growth", "x", "2018:2021", "--average", "-d", path))
    assert (row["years"], row["change"], row["per_year"]) == ("3", "33.10", "10.00")
    points = indicator(figures(y2018="10.0", y2021="11.0"), kind="share", unit="PT")
    (row,) = rows(program("growth", "x", "2018:2021", "--average", "-d", write(tmp_path, points)))
    assert (row["change"], row["per_year"], row["measure"]) == ("1.0", "0.3", "points")


# The average of printed rates


def rates(*values: Any, basis: str = "constant-prices", first: str = "2019") -> list[Json]:
    start = int(first)
    found = [figure(first, 100)]
    for n, value in enumerate(values, 1):
        more: Json = {}
        if value is not None:
            more = {"growth": value if isinstance(value, dict) else growth(value, basis)}
        found.append(figure(str(start + n), 100 + n, **more))
    return found


def test_the_average_of_printed_rates_is_compound(program: Program, tmp_path: Path) -> None:
    path = write(tmp_path, indicator(rates("3.7", "8.3")))
    (row,) = rows(program("growth", "x", "2019:2021", "--average", "--reported", "-d", path))
    assert (row["per_year"], row["basis"], row["rates"]) == ("5.98", "constant-prices", "3.7;8.3")
    assert row["years"] == "2"


@pytest.mark.parametrize(
    ("given", "caveat"),
    [
        (("3.7", None), "no-rate.period"),
        (("3.7", growth("8.3", qualifier="more-than")), "no-rate.period"),
        (("3.7", growth("8.3", "current-prices")), "other-basis"),
    ],
)
def test_it_is_refused_where_a_rate_is_missing_a_bound_or_on_another_basis(
    program: Program, tmp_path: Path, given: tuple[Any, ...], caveat: str
) -> None:
    path = write(tmp_path, indicator(rates(*given)))
    (row,) = rows(program("growth", "x", "2019:2021", "--average", "--reported", "-d", path))
    assert (row["per_year"], row["caveat"]) == ("", caveat)


def test_it_is_refused_over_a_year_without_a_figure(program: Program, tmp_path: Path) -> None:
    found = rates("3.7", "8.3", "4.0")
    del found[2]
    path = write(tmp_path, indicator(found))
    (row,) = rows(program("growth", "x", "2019:2022", "--average", "--reported", "-d", path))
    assert (row["per_year"], row["caveat"]) == ("", "no-rate.period")


# Names, and what a file may say


def test_a_whole_name_goes_before_a_beginning(program: Program, tmp_path: Path) -> None:
    path = write(
        tmp_path, indicator(figures(y2021=1), "wage"), indicator(figures(y2021=2), "wage-urban")
    )
    assert by(program("show", "wage", "-d", path), "indicator", "value") == {"wage": "1"}
    assert by(program("show", "wage-u", "-d", path), "indicator", "value") == {"wage-urban": "2"}


def test_a_word_far_from_all_names_is_not_guessed(program: Program, tmp_path: Path) -> None:
    path = write(
        tmp_path, indicator(figures(y2021=1), "population"), indicator(figures(y2021=1), "pizza-zz")
    )
    for word in ("zz", "qqqqqqqqqq", "regulation"):
        refused = program("show", word, "-d", path)
        assert refused.returncode == 2
        assert "Did you mean" not in refused.stderr
    assert "population" in program("show", "popluation", "-d", path).stderr


def test_the_suffix_of_a_chinese_name_may_be_left_out(program: Program) -> None:
    found = [
        rows(program("show", "gdp", "2021", "-a", name))[0]["area"]
        for name in ("滨州", "滨州市", "Binzhou")
    ]
    assert found == ["371600"] * 3


def test_a_place_without_its_suffix_goes_before_one_that_begins_alike(
    program: Program, tmp_path: Path
) -> None:
    names = {
        "A1": {"name": {"en": "Far", "zh": "滨海港市"}},
        "A2": {"name": {"en": "Near", "zh": "滨海市"}},
    }
    path = write(tmp_path, indicator(panel("2021", [1, 2])), members=2, area_fields=names)
    assert rows(program("show", "x", "-a", "滨海", "-d", path))[0]["area"] == "A2"


@pytest.mark.parametrize(("place", "code"), [(3, 0), (4, 1)])
def test_a_printed_place_lies_within_the_number_that_is_ranked(
    program: Program, tmp_path: Path, place: int, code: int
) -> None:
    x = indicator([figure("2021", 5, rank={"place": place, "scope": "P", "of": 3})])
    assert program("check", write(tmp_path, x, members=3)).returncode == code


def test_one_source_prints_a_figure_once(program: Program, tmp_path: Path) -> None:
    x = indicator([figure("2021", 5), figure("2021", 6)])
    assert program("check", write(tmp_path, x)).returncode == 1
