"""What a person meets who hands the program a file that is no dataset."""

import copy
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from binzhou_cli.errors import BinzhouError
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.read import open_dataset
from binzhou_cli.read.json_file import (
    FAULTS_SHOWN,
    LARGEST,
    bundled_path,
    decode,
    read_bundled,
    read_json,
)

SMALL = (Path(__file__).parents[1] / "data" / "small.json").read_text(encoding="utf-8")
Run = Callable[..., Any]


def refusal(path: Path) -> BinzhouError:
    """The error that a file raises: for a person, with exit code 1, its cause kept away."""
    with pytest.raises(BinzhouError) as caught:
        read_json(str(path))
    error = caught.value
    assert error.exit_code == 1
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None
    assert all(line.startswith(str(path)) for line in error.message.split("\n"))
    return error


def refused(tmp_path: Path, content: str | bytes) -> str:
    """The message, without the path that begins every line of it."""
    path = tmp_path / "broken.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return refusal(path).message.replace(f"{path}", "FILE")


def line_number(part: str) -> int:
    """The line of the small dataset in which a text stands first."""
    return SMALL[: SMALL.index(part)].count("\n") + 1


def swapped(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


# --- the file itself -----------------------------------------------------------------------


def test_sound_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(SMALL, encoding="utf-8")
    dataset = read_json(str(path))
    assert dataset.title.zh == "小数据集"
    assert open_dataset(path) == open_dataset(str(path)) == dataset


def test_no_path_means_the_bundled_dataset() -> None:
    assert open_dataset().title == read_bundled().title == read_json(bundled_path()).title


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    assert refusal(path).message == f"{path} cannot be read: No such file or directory"


def test_file_taken_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(SMALL, encoding="utf-8")
    path = tmp_path / "file" / "small.json"
    assert refusal(path).message == f"{path} cannot be read: Not a directory"


def test_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).message == f"{tmp_path} is a folder, not a dataset file"


@pytest.mark.parametrize("content", [b"", b"\n", b" \t\r\n", b"\xef\xbb\xbf"], ids=repr)
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content) == "FILE is empty"


def test_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)  # a hole: it takes no room
    error = refusal(path)
    assert error.message == f"{path}: 1024 MiB are too much for one JSON file"
    assert "1024 MiB" in error.hint


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        (b"\xff\xfe{\x00}\x00", 1),
        ('{"title": "滨州"}'.encode("gb18030"), 12),
        (b'{"a": "\xed\xa0\x80"}', 8),
    ],
)
def test_not_utf8(tmp_path: Path, content: bytes, byte: int) -> None:
    assert refused(tmp_path, content) == f"FILE: byte {byte} is not UTF-8"


def test_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "bom.json"
    path.write_text(SMALL, encoding="utf-8-sig")
    assert read_json(str(path)) == Dataset.model_validate(decode(SMALL))


def test_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "crlf.json"
    path.write_bytes(SMALL.replace("\n", "\r\n").encode("utf-8"))
    assert read_json(str(path)) == Dataset.model_validate(decode(SMALL))


# --- JSON ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("figures", "line 1, column 1"),
        ('{"title": }', "line 1, column 11"),
        ('{\n"title": {},\n title}', "line 3, column 2"),
        ('{\n"a": 1\n"b": 2\n}', "line 3, column 1"),
        ('{"a": 01}', "line 1, column 8"),
        ('{"a": "line\nbreak"}', "line 1, column 12"),
        ("[1, 2", "line 1, column 6"),
        ("{} {}", "line 1, column 4"),
        ("year,value\n2022,995.5\n", "line 1, column 1"),
    ],
)
def test_not_json(tmp_path: Path, content: str, place: str) -> None:
    assert refused(tmp_path, content).startswith(f"FILE: {place}: this is not JSON: ")


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_constant_that_json_lacks(tmp_path: Path, constant: str) -> None:
    message = refused(tmp_path, swapped("2872.11", constant))
    assert message == f"FILE: this is not JSON: {constant} is no figure"


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"indicators":['])
def test_nested_too_deep(tmp_path: Path, opening: str) -> None:
    message = refused(tmp_path, opening * 200_000)
    assert message == "FILE: brackets are nested too deep for a dataset"


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000, "1e99999999999999999999"])
def test_number_that_cannot_be_held(tmp_path: Path, number: str) -> None:
    message = refused(tmp_path, swapped("2872.11", number))
    assert message == "FILE: a number has more digits than any figure"


@pytest.mark.parametrize(
    "number", ["9" * 29, "9" * 200, "1e999999", "1E+400000", "1e-999999", "0." + "0" * 40 + "1"]
)
@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("2872.11", "indicators > output > observations > 11 2020 > value"),
        ("-3.60", "indicators > output > observations > 11 2020 > growth > percent"),
        ("13", "indicators > output-rank > observations > 11 2016-01/2016-09 > value"),
    ],
)
def test_number_that_no_source_prints(tmp_path: Path, number: str, old: str, place: str) -> None:
    message = refused(tmp_path, swapped(old, number))
    assert message == (
        f"FILE: line {line_number(old)}: {place}: a figure has 28 digits at the most"
    )


@pytest.mark.parametrize("number", ["0e999999", "0E-999999", "0." + "0" * 40])
def test_nought_of_a_million_places(tmp_path: Path, number: str) -> None:
    message = refused(tmp_path, swapped("2872.11", number))
    assert message.endswith("value: a figure has 28 digits at the most")


@pytest.mark.parametrize("number", ["1e999999", "1e99999999", "2.5"])
@pytest.mark.parametrize("old", ['"multiplier": 8', '"place": 1', '"of": 2'])
def test_count_is_an_integer(tmp_path: Path, number: str, old: str) -> None:
    field = old.partition(":")[0]
    message = refused(tmp_path, swapped(old, f"{field}: {number}"))
    assert message.endswith(f"{json.loads(field)}: input should be a valid integer")


@pytest.mark.parametrize(
    ("text", "half"),
    [
        (r"\ud800", r"\ud800"),
        (r"\uDFFF", r"\uDFFF"),
        (r"\ude00\ud83d", r"\ude00"),
        (r"\ud83dx\ude00", r"\ud83d"),
        (r"\\\ud83d", r"\ud83d"),
        (r"\ud83d\ude00\ud83d", r"\ud83d"),
    ],
)
@pytest.mark.parametrize("old", ["A small dataset", "2021/2022", "until", "part of East"])
def test_half_of_a_character(tmp_path: Path, text: str, half: str, old: str) -> None:
    message = refused(tmp_path, swapped(old, text))
    assert message == f"FILE: line {line_number(old)}: {half} is half of a character"


@pytest.mark.parametrize(
    ("escaped", "text"), [("\\ud83d\\ude00", "😀"), ("\\\\ud800", "\\ud800"), ("\\u6ee8", "滨")]
)
def test_whole_character_may_be_escaped(tmp_path: Path, escaped: str, text: str) -> None:
    path = tmp_path / "small.json"
    path.write_text(swapped("A small dataset", escaped), encoding="utf-8")
    assert read_json(str(path)).title.en == text


# --- what is JSON and no dataset -------------------------------------------------------------


@pytest.mark.parametrize("content", ["[]", "5", "null", '"text"', "true", "[" * 100 + "]" * 100])
def test_no_object(tmp_path: Path, content: str) -> None:
    message = refused(tmp_path, content)
    assert message.startswith("FILE: line 1: input should be an object")


def test_every_missing_part_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path, "{}").split("\n") == [
        f"FILE: line 1: {part}: field required"
        for part in ("title", "default_area", "areas", "units", "sources", "indicators")
    ]


MISFITS = [
    (
        '"value": 287,',
        '"value": "many",',
        "indicators > output > observations > 11 2020 > value: input should be a valid decimal",
    ),
    (
        '"value": 3.60',
        '"value": [3.60]',
        "indicators > output > observations > 12 2020 > value: "
        "decimal input should be an integer, float, string or Decimal object",
    ),
    (
        '"period": "2016-01/2016-09"',
        '"period": "2016-09/2016-01"',
        "indicators > output-rank > observations > 11 2016-09/2016-01 > period: "
        'the interval "2016-09/2016-01" runs backwards',
    ),
    (
        '"period": "2021/2022"',
        '"period": 2022',
        "indicators > listing > observations > [0] > period: "
        'a period is a string such as "2022" or "2016-01/2016-09"',
    ),
    ('"multiplier": 9', '"multiplier": "9"', "units > CNY9 > multiplier: input should be a valid "
     "integer"),
    ('"name": {"en": "West"}', '"name": "West"', "areas > 12 > name: input should be an object"),
    ('"after": "2018"', '"after": "18"', "indicators > output > breaks > 18 2019 > after: "
     '"18" is no period: write 2022, 2022-Q3, 2022-09 or 2019/2022'),
    ('"title": "Daily"', '"title": ""', "sources > daily > title: string should have at least 1 "
     "character"),
    ('"basis": "constant-prices"', '"basis": "real"', "indicators > output > observations > "
     "11 2020 > growth > basis: input should be "),
    ('"url": "https', '"adress": "https', "sources > daily > adress: extra inputs are not "
     "permitted"),
    ('"source": "daily", "preferred"', '"source": "rumour", "preferred"', "indicators > output > "
     'observations > 11 2020 > source: the source "rumour" is not in sources'),
    ('"area": "12"', '"area": "99"', "indicators > output > observations > 99 2020 > area: "
     'the area "99" is not in areas'),
    ('"unit": "NONE"', '"unit": "USD"', "indicators > listing > unit: "
     'the unit "USD" is not in units'),
    ('"area": "12"', '"area": "11"', "indicators > output > observations > 11 2020: "
     '"yearbook" states the figure of 2020 twice'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), MISFITS, ids=[each[1] for each in MISFITS])
def test_misfit_is_named_with_its_line(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    message = refused(tmp_path, swapped(old, new))
    assert "\n" not in message
    assert message.startswith(f"FILE: line {line_number(old)}: {sentence}")


def test_line_is_that_of_the_value_in_an_indented_file(tmp_path: Path) -> None:
    raw = json.loads(SMALL)
    raw["indicators"][0]["observations"][1]["value"] = "many"
    text = json.dumps(raw, indent=2, ensure_ascii=False)
    line = text[: text.index('"many"')].count("\n") + 1
    assert refused(tmp_path, text).startswith(f"FILE: line {line}: indicators > output > ")


def test_line_of_what_is_missing_is_that_of_its_holder(tmp_path: Path) -> None:
    message = refused(tmp_path, swapped('"title": "Daily", ', ""))
    line = line_number('{"id": "daily"')
    assert message == f"FILE: line {line}: sources > daily > title: field required"


def test_several_faults_are_a_sentence_a_line(tmp_path: Path) -> None:
    text = swapped('"value": 287,', '"value": "many",').replace('"12"', "12")
    lines = refused(tmp_path, text).split("\n")
    assert [line.partition(": ")[2].partition(":")[0] for line in lines] == [
        f"line {line_number(part)}" for part in ('"code": "12"', '"value": 287,', '"area": "12"')
    ]


def test_faults_are_capped(tmp_path: Path) -> None:
    raw = json.loads(SMALL)
    observations = raw["indicators"][0]["observations"]
    observations[:] = [{**observations[2], "value": "many"}] * (FAULTS_SHOWN + 3)
    lines = refused(tmp_path, json.dumps(raw)).split("\n")
    assert len(lines) == FAULTS_SHOWN + 1
    assert lines[-1] == "FILE: and 3 faults more; binzhou check lists all"


def test_line_break_in_a_text_does_not_break_the_sentence(tmp_path: Path) -> None:
    message = refused(tmp_path, swapped('"period": "2021/2022"', '"period": "2021\\n"'))
    assert "\n" not in message
    assert '"2021\\n" is no period' in message


def test_refusal_names_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{}", encoding="utf-8")
    assert "binzhou schema" in refusal(path).hint


@pytest.mark.parametrize("content", ["", "{", "{}", '{"title": NaN}', "[" * 200_000])
def test_program_says_so_and_exits_1(program: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    done = program("areas", "--data", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "broken.json" in done.stderr
    assert "Traceback" not in done.stderr


# --- decoding ------------------------------------------------------------------------------


def test_fractions_are_decoded_as_they_are_printed() -> None:
    decoded = decode('[2872.11, 3.60, 1E+12, 0.1, 47000, "3.60"]')
    assert list(map(str, decoded)) == ["2872.11", "3.60", "1E+12", "0.1", "47000", "3.60"]
    assert [type(each) for each in decoded] == [Decimal, Decimal, Decimal, Decimal, int, str]


# --- whatever the file holds ---------------------------------------------------------------

MARK = "@@junk@@"
ODD = [
    "1e999999", "1E+400000", "1e-999999", "0e99999999", "-0.0", "1e99999999999999999999",
    "9" * 200, "9" * 5000, "NaN", "-Infinity", "1.0", "0.5", "-1", "true", "null", "[]", "{}",
    '"\\ud800"', '"\\u0000"', '"2022\\n"', '"２０２２"', '"NaN"', '"1e999999"', '"9999/0000"',
    '{"\\ud800": 1}', '[{"area": {}, "period": []}]', "[" * 200 + "]" * 200,
]  # fmt: skip
"""JSON, or almost JSON, that has made some program stumble."""
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
junk = st.sampled_from(ODD) | values.map(json.dumps)


def places(item: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths to everything in a JSON value, from the whole inwards."""
    parts: list[str | int] = []
    if isinstance(item, dict):
        parts = list(item)
    elif isinstance(item, list):
        parts = list(range(len(item)))
    return [place, *(path for part in parts for path in places(item[part], (*place, part)))]


PLACES = places(json.loads(SMALL))


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """The small dataset with up to three parts cut out, doubled or replaced, and perhaps cut."""
    raw = json.loads(SMALL)
    for _ in range(draw(st.integers(1, 3))):
        *holder, last = draw(st.sampled_from(PLACES[1:]))
        item = raw
        try:
            for part in holder:
                item = item[part]
            old = item[last]
            match draw(st.sampled_from(["cut", "double", "replace", "replace", "add"])):
                case "cut":
                    del item[last]
                case "double" if isinstance(item, list):
                    item.append(copy.deepcopy(old))
                case "add" if isinstance(old, dict):
                    old[draw(st.text(max_size=4))] = MARK
                case _:
                    item[last] = MARK
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change has taken the place away
    text = json.dumps(raw, indent=draw(st.sampled_from([None, 1])), ensure_ascii=False)
    while f'"{MARK}"' in text:
        text = text.replace(f'"{MARK}"', draw(junk), 1)
    if draw(st.booleans()) and draw(st.booleans()):
        text = text[: draw(st.integers(0, len(text)))]
    return text


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutants") / "mutant.json"


def loads_or_is_refused(path: Path) -> None:
    refused = None
    try:
        dataset = read_json(str(path))
    except BinzhouError as error:
        refused = error
    if refused is None:
        again = Dataset.model_validate_json(dataset.model_dump_json(by_alias=True))
        assert again == dataset
    else:
        assert refused.exit_code == 1
        assert len(refused.message.split("\n")) <= FAULTS_SHOWN + 1
        assert all(line.startswith(str(path)) for line in refused.message.split("\n"))
        refused.message.encode("utf-8")


@settings(deadline=None, max_examples=400)
@given(text=mutants())
def test_mutant_loads_or_is_refused(scratch: Path, text: str) -> None:
    scratch.write_text(text, encoding="utf-8")
    loads_or_is_refused(scratch)


@settings(deadline=None)
@given(content=st.binary() | junk.map(str.encode))
def test_any_bytes_are_refused(scratch: Path, content: bytes) -> None:
    scratch.write_bytes(content)
    refusal(scratch)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:20])
def test_odd_value_anywhere_loads_or_is_refused(scratch: Path, odd: str) -> None:
    for *holder, last in PLACES[1:]:
        raw = json.loads(SMALL)
        item = raw
        for part in holder:
            item = item[part]
        item[last] = MARK
        scratch.write_text(json.dumps(raw).replace(f'"{MARK}"', odd), encoding="utf-8")
        loads_or_is_refused(scratch)
