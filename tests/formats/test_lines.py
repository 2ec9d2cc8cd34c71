"""The layout of one observation a line, read without decoding all of it."""

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from support import SMALL, small

from binzhou_cli.formats import lines
from binzhou_cli.formats.bounds import bundled_path
from binzhou_cli.formats.json_file import parsed
from binzhou_cli.formats.lines import LineFigures, noted, split_lines
from binzhou_cli.model.build import Builder
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.figures import Held


def by_lines(text: str) -> Dataset:
    raw = text.encode()
    head, blocks = split_lines(raw)
    assert head is not None
    builder = Builder(head)
    return builder.dataset(LineFigures(builder, raw, blocks))


def test_head_has_no_observations_and_each_indicator_its_lines() -> None:
    head, blocks = split_lines(SMALL.encode())
    assert head is not None
    raw = small()
    assert [each["observations"] for each in head["indicators"]] == [[]] * len(raw["indicators"])
    for (begin, end, _), indicator in zip(blocks, raw["indicators"], strict=True):
        assert parsed(f"[{SMALL.encode()[begin:end].decode()}]") == indicator["observations"]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(json.loads(SMALL)),
        json.dumps(json.loads(SMALL), indent=2),
        SMALL.replace('"observations": [\n', '"observations": [', 1),
        SMALL[: SMALL.index("\n]}")],
        '{"indicators": []}',
        "{}",
        "",
    ],
    ids=["one line", "indented", "one indicator in one line", "cut", "no indicators", "bare",
         "empty"],
)  # fmt: skip
def test_other_layout_is_not_read_by_lines(text: str) -> None:
    assert split_lines(text.encode()) == (None, [])


WITH_AREAS = """{"areas": [{"code": "1", "name": "1"}, {"code": "11", "name": "11"},
{"code": "111", "name": "111"}, {"code": "2", "name": "2"}, {"code": "3", "name": "3"}],
"indicators": [{"id": "x", "name": "x", "observations": [
{"area": "11", "period": "2020", "value": 3.60},
{"area": "1", "period": "2020", "value": 1},
{"area": "11", "period": "2021", "value": 4.00}
]}]}"""


@pytest.mark.parametrize(
    "codes",
    [["11"], ["1"], ["111"], ["1", "11"], ["11", "1", "2"], ["1", "11", "111", "2", "3"], ["2"]],
)
def test_area_is_picked_by_the_whole_code(codes: list[str]) -> None:
    dataset = by_lines(WITH_AREAS)
    (indicator,) = dataset.indicators
    held = dict(dataset.figures.of(indicator, codes))
    values = {code: [str(each.value) for each in found] for code, found in held.items()}
    every = {"11": ["3.60", "4.00"], "1": ["1"]}
    assert values == {code: every[code] for code in every if code in codes}
    assert tuple(dataset.figures.coverage(indicator)) == (3, 2)


@pytest.mark.parametrize("period", ["2020", "2021"])
def test_observations_that_do_not_begin_with_their_area_are_found_all_the_same(
    period: str,
) -> None:
    text = WITH_AREAS.replace(
        f'{{"area": "11", "period": "{period}",', f'{{"period": "{period}", "area": "11",'
    )
    dataset = by_lines(text)
    (indicator,) = dataset.indicators
    found = dict(dataset.figures.of(indicator, {"11"}))
    assert [str(each.value) for each in found["11"]] == ["3.60", "4.00"]
    assert tuple(dataset.figures.coverage(indicator)) == (3, 2)


def test_two_observations_on_a_line_or_one_on_two_are_found_all_the_same() -> None:
    first = WITH_AREAS.replace('3.60},\n{"area": "1"', '3.60}, {"area": "1"')
    second = first.replace('"2021", "value"', '"2021",\n"value"')
    for text in (first, second):
        dataset = by_lines(text)
        (indicator,) = dataset.indicators
        for code, values in (("11", ["3.60", "4.00"]), ("1", ["1"])):
            found = dict(dataset.figures.of(indicator, {code}))
            assert [str(each.value) for each in found[code]] == values
        assert tuple(dataset.figures.coverage(indicator)) == (3, 2)


@pytest.mark.parametrize(
    ("written", "code"), [('"1\\u0031"', "11"), ('"\\u0031"', "1"), ('"11" ', "11")]
)
def test_a_code_that_is_written_in_another_way_is_the_same_code(written: str, code: str) -> None:
    text = WITH_AREAS.replace(f'{{"area": "{code}", "p', f'{{"area": {written}, "p')
    dataset = by_lines(text)
    (indicator,) = dataset.indicators
    whole = Builder(parsed(text)).dataset()
    assert dict(dataset.figures.of(indicator, {code})) == dict(whole.figures.of(indicator, {code}))
    assert dataset.figures.coverage(indicator) == whole.figures.coverage(indicator)


def test_lines_give_what_the_whole_gives_for_every_area_of_the_bundled_file() -> None:
    text = Path(bundled_path()).read_text(encoding="utf-8")
    dataset, whole = by_lines(text), Builder(parsed(text)).dataset()
    assert isinstance(whole.figures, Held)
    assert dataset.areas == whole.areas
    for mine, theirs in zip(dataset.indicators, whole.indicators, strict=True):
        assert mine == theirs
        assert dataset.figures.coverage(mine) == whole.figures.coverage(theirs)
        every = {each.code for each in whole.areas}
        assert dict(dataset.figures.of(mine, None)) == dict(whole.figures.of(theirs, None))
        assert dict(dataset.figures.of(mine, every)) == dict(whole.figures.of(theirs, every))
        for code in every:
            assert dict(dataset.figures.of(mine, {code})) == dict(whole.figures.of(theirs, {code}))
        for some in combinations(sorted(every), 2):  # in whatever order they are looked for
            assert dict(dataset.figures.of(mine, some)) == dict(whole.figures.of(theirs, some))


def test_only_the_lines_of_the_answer_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []
    plain = lines._decode

    def told(text: str) -> object:
        decoded.append(text)
        return plain(text)

    dataset = by_lines(Path(bundled_path()).read_text(encoding="utf-8"))
    monkeypatch.setattr(lines, "_decode", told)
    gdp = dataset.indicators_by_id["gdp"]
    (series,) = dataset.figures.select([gdp], [dataset.areas_by_code["371600"]])
    (text,) = decoded
    assert text.count('"area"') == sum(1 for _ in series.figures())
    dataset.figures.coverage(gdp)
    assert len(decoded) == 1


def noted_of(text: str) -> str:
    raw = text.encode()
    return noted(raw, split_lines(raw)[1])


@pytest.mark.parametrize(
    "text", [SMALL, WITH_AREAS, "\ufeff" + SMALL], ids=["small", "areas", "BOM"]
)
def test_what_was_noted_is_what_would_be_found(text: str) -> None:
    raw = text.encode()
    head, blocks = split_lines(raw)
    again, known = split_lines(raw, noted_of(text))
    assert again == head
    assert [each[:2] for each in known] == [each[:2] for each in blocks]
    dataset, counted = by_lines(text), Builder(head or {}).indicators
    for block, indicator in zip(known, counted.values(), strict=True):
        found = dataset.figures.coverage(indicator)
        assert block.coverage == (found if found.figures else None)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda note: note[:-6],
        lambda note: note.replace(" ", " 1", 1),
        lambda note: "1 " + note,
        lambda note: " ".join(note.split()[4:]),
        lambda note: "nonsense",
        lambda note: "",
        lambda note: "-5 -3 0 0",
        lambda note: " ".join(["9" * 30] * 4),
    ],
)
def test_a_note_of_another_file_is_not_believed(spoil: Callable[[str], str]) -> None:
    raw = SMALL.encode()
    head, blocks = split_lines(raw)
    again, known = split_lines(raw, spoil(noted_of(SMALL)))
    assert again == head
    assert [each[:2] for each in known] == [each[:2] for each in blocks]


@pytest.mark.parametrize("moved", ["begin", "end"])
def test_a_note_that_leaves_observations_out_is_not_believed(moved: str) -> None:
    raw = WITH_AREAS.encode()
    _, (block,) = split_lines(raw)
    begin, end = block.begin, block.end
    if moved == "begin":  # what is left is JSON all the same
        begin = end = end + 1
    else:
        end = raw.index(b"\n", begin) + 1
    _, (known,) = split_lines(raw, f"{begin} {end} 2 2")
    assert known[:2] == block[:2]


def test_a_large_file_is_not_counted_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_LARGE", 10)
    raw = SMALL.encode()
    _, known = split_lines(raw, noted_of(SMALL))
    assert {each.coverage for each in known} == {None}


def test_lines_of_another_order_are_not_counted_beforehand() -> None:
    text = WITH_AREAS.replace('{"area": "1", "period": "2020"', '{"period": "2020", "area": "1"')
    raw = text.encode()
    _, (block,) = split_lines(raw, noted_of(text))
    assert block.coverage is None
