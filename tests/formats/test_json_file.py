"""What a person meets who hands the program a file that is no dataset."""

import copy
import json
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import SMALL, Program, small

from binzhou_cli.errors import BinzhouError, Said
from binzhou_cli.formats import open_dataset
from binzhou_cli.formats.bounds import LARGEST, bundled_path, read_bytes
from binzhou_cli.formats.gate import FAULTS_SHOWN
from binzhou_cli.formats.json_file import parsed
from binzhou_cli.language import Texts
from binzhou_cli.language.catalogue import every_sentence
from binzhou_cli.model.dataset import Dataset

Told = list[tuple[str, dict[str, Any]]]


def refusal(path: Path | str, *, every_fault: bool = False) -> BinzhouError:
    """The error that a file raises: for a person, with exit code 1, its cause kept away."""
    with pytest.raises(BinzhouError) as caught:
        open_dataset(path, every_fault=every_fault)
    error = caught.value
    assert error.exit_code == 1
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None
    for each in error.sentences:
        assert isinstance(each, Said)
        if each.key != "reading.extra":  # what must be installed for a kind of file
            assert each.params["path"] == str(path)
    for language in ("en", "zh"):
        assert all(error.said(Texts(language)))
    return error


def told(error: BinzhouError) -> Told:
    """What an error says: keys of the catalogue with what they name, but for the path."""
    found = []
    for each in error.sentences:
        assert isinstance(each, Said)
        found.append((each.key, {key: of for key, of in each.params.items() if key != "path"}))
    return found


def refused(tmp_path: Path, content: str | bytes) -> Told:
    path = tmp_path / "broken.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return told(refusal(path))


def line_number(part: str, text: str = SMALL) -> int:
    """The line of a text in which a part stands first."""
    return text[: text.index(part)].count("\n") + 1


def swapped(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def content_of(dataset: Dataset) -> list[object]:
    """All that a dataset holds."""
    heads = (dataset.title, dataset.areas, dataset.units, dataset.sources, dataset.indicators)
    found = dataset.figures.select(dataset.indicators, dataset.areas)
    return [*heads, *(figure for series in found for figure in series.figures())]


# --- the file itself -----------------------------------------------------------------------


def test_sound_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(SMALL, encoding="utf-8")
    dataset = open_dataset(path)
    assert dataset.title.zh == "小数据集"
    assert content_of(open_dataset(str(path))) == content_of(dataset)


def test_no_path_means_the_bundled_dataset() -> None:
    assert content_of(open_dataset()) == content_of(open_dataset(bundled_path()))


def test_missing_file(tmp_path: Path) -> None:
    assert [key for key, _ in told(refusal(tmp_path / "none.json"))] == ["error.read"]


def test_file_taken_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(SMALL, encoding="utf-8")
    error = refusal(tmp_path / "file" / "small.json")
    assert told(error) == [("error.read", {"reason": os.strerror(20)})]


def test_folder(tmp_path: Path) -> None:
    assert told(refusal(tmp_path)) == [("error.folder", {})]


@pytest.mark.parametrize("name", ["\udcff.json", "a\0b.json", "x" * 5000])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    ((key, _),) = told(refusal(f"{tmp_path}/{name}"))
    assert key == "error.read"


@pytest.mark.parametrize("content", [b"", b"\n", b" \t\r\n", b"\xef\xbb\xbf"], ids=repr)
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content) == [("error.empty_file", {})]


def test_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)  # a hole: it takes no room
    assert told(refusal(path)) == [("error.too_large", {"size": 1024})]


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Path]:
    """A pipe with a name, into which a writer puts three MiB and goes away."""
    path = tmp_path / "pipe"
    os.mkfifo(path)

    def fill() -> None:
        with suppress(BrokenPipeError):
            path.write_bytes(b" " * (3 << 20))

    writer = threading.Thread(target=fill)
    writer.start()
    yield path
    writer.join()


def test_what_has_no_size_is_read_to_the_bound_and_no_further(pipe: Path) -> None:
    with pytest.raises(BinzhouError) as caught:
        read_bytes(str(pipe), largest=1 << 20)
    assert [key for key, _ in told(caught.value)] == ["error.too_large"]


def test_what_has_no_size_is_read_whole_within_the_bound(pipe: Path) -> None:
    assert read_bytes(str(pipe), largest=4 << 20) == b" " * (3 << 20)


def test_a_pipe_may_be_a_dataset(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_text(SMALL, encoding="utf-8"))
    writer.start()
    assert open_dataset(path).title.zh == "小数据集"
    writer.join()


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        (b"\xff\xfe{\x00}\x00", 1),
        ('{"title": "滨州"}'.encode("gb18030"), 12),
        (b'{"a": "\xed\xa0\x80"}', 8),
    ],
)
def test_not_utf8(tmp_path: Path, content: bytes, byte: int) -> None:
    assert refused(tmp_path, content) == [("error.utf8", {"byte": byte})]


@pytest.mark.parametrize(
    "content",
    [SMALL.encode("utf-8-sig"), SMALL.replace("\n", "\r\n").encode("utf-8")],
    ids=["byte order mark", "line ends of Windows"],
)
def test_what_editors_of_windows_leave_is_accepted(tmp_path: Path, content: bytes) -> None:
    plain, other = tmp_path / "plain.json", tmp_path / "other.json"
    plain.write_text(SMALL, encoding="utf-8")
    other.write_bytes(content)
    assert content_of(open_dataset(other)) == content_of(open_dataset(plain))


# --- JSON ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ('{"title": }', 1, 11),
        ('{\n"title": {},\n title}', 3, 2),
        ('{\n"a": 1\n"b": 2\n}', 3, 1),
        ('{"a": 01}', 1, 8),
        ('{"a": "line\nbreak"}', 1, 12),
        ("[1, 2", 1, 6),
        ("{} {}", 1, 4),
    ],
)
def test_not_json(tmp_path: Path, content: str, line: int, column: int) -> None:
    ((key, named),) = refused(tmp_path, content)
    assert (key, named["line"], named["column"]) == ("error.json", line, column)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_constant_that_json_lacks(tmp_path: Path, constant: str) -> None:
    found = refused(tmp_path, swapped("2872.11", constant))
    assert found == [("error.json.no_figure", {"name": constant})]


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"indicators":['])
def test_nested_too_deep(tmp_path: Path, opening: str) -> None:
    assert refused(tmp_path, opening * 200_000) == [("error.json.deep", {})]


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000, "1e99999999999999999999"])
def test_number_that_cannot_be_held(tmp_path: Path, number: str) -> None:
    assert refused(tmp_path, swapped("2872.11", number)) == [("error.json.digits", {})]


@pytest.mark.parametrize(
    "number",
    ["9" * 29, "9" * 200, "1e999999", "1E+400000", "1e-999999", "0." + "0" * 40 + "1",
     "0e999999", "0E-999999", "0." + "0" * 40],
)  # fmt: skip
@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("2872.11", "indicators > output > observations > 11 2020 > value"),
        ("-3.60", "indicators > output > observations > 11 2020 > growth > percent"),
        ("13", "indicators > output-rank > observations > 11 2016-01/2016-09 > value"),
    ],
)
def test_number_that_no_source_prints(tmp_path: Path, number: str, old: str, place: str) -> None:
    ((key, named),) = refused(tmp_path, SMALL.replace(f" {old}", f" {number}", 1))
    assert (key, named["line"], named["place"]) == ("fault.at", line_number(f" {old}"), place)


@pytest.mark.parametrize("escape", ["\\ud800", "\\uDC00", "\\ud83d x", "\\udc00\\ud800"])
def test_half_a_character_is_refused(tmp_path: Path, escape: str) -> None:
    ((key, named),) = refused(tmp_path, swapped("A small dataset", escape))
    assert (key, named["line"]) == ("error.json.half", 2)
    assert named["name"] == escape[:6]


@pytest.mark.parametrize(
    ("escaped", "text"),
    [("\\ud83d\\ude00", "😀"), ("\\\\ud800", "\\ud800"), ("\\u6ee8", "滨")],
)
def test_whole_character_may_be_escaped(tmp_path: Path, escaped: str, text: str) -> None:
    path = tmp_path / "small.json"
    path.write_text(swapped("A small dataset", escaped), encoding="utf-8")
    assert open_dataset(path).title.en == text


def test_fractions_are_read_as_they_are_printed() -> None:
    found = parsed('[2872.11, 3.60, 1E+12, 0.1, 47000, "3.60"]')
    assert list(map(str, found)) == ["2872.11", "3.60", "1E+12", "0.1", "47000", "3.60"]
    assert [type(each) for each in found] == [Decimal, Decimal, Decimal, Decimal, int, str]


# --- what is JSON and no dataset -------------------------------------------------------------


@pytest.mark.parametrize("content", ["[]", "5", "null", '"text"', "true", "[" * 100 + "]" * 100])
def test_no_object(tmp_path: Path, content: str) -> None:
    ((key, named),) = refused(tmp_path, content)
    assert (key, named["line"]) == ("fault.in_file", 1)
    assert named["reason"].key == "fault.object"


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    ((key, named),) = refused(tmp_path, "{}")
    assert (key, named["line"]) == ("fault.in_file", 1)
    assert named["reason"] == ("fault.missing", {"name": "indicators"})


MISFITS: list[tuple[str, str, str, str]] = [
    ('"value": 287,', '"value": "many",',
     "indicators > output > observations > 11 2020 > value", "fault.unfit.figure"),
    ('"value": 3.60', '"value": [3.60]',
     "indicators > output > observations > 12 2020 > value", "fault.unfit.figure"),
    ('"period": "2016-01/2016-09"', '"period": "2016-09/2016-01"',
     "indicators > output-rank > observations > 11 2016-09/2016-01 > period",
     "fault.unfit.backwards"),
    ('"period": "2021/2022"', '"period": 2022',
     "indicators > listing > observations > [0] > period", "fault.unfit.period_text"),
    ('"multiplier": 9', '"multiplier": "9"', "units > CNY9 > multiplier", "fault.whole"),
    ('"multiplier": 9', '"multiplier": 16', "units > CNY9 > multiplier", "fault.most"),
    ('"multiplier": 9', '"multiplier": -13', "units > CNY9 > multiplier", "fault.least"),
    ('"name": {"en": "West"}', '"name": 5', "areas > 12 > name", "fault.object"),
    ('"after": "2018"', '"after": "18"', "indicators > output > breaks > 18 2019 > after",
     "fault.unfit.period"),
    ('"aliases": ["GDP"]', '"aliases": "GDP"', "indicators > output > aliases", "fault.list"),
    ('"additive": true', '"additive": "true"', "indicators > output > additive",
     "fault.yes_or_no"),
    ('"id": "output",', '"id": "out put",', "indicators > out put > id", "fault.characters"),
    ('"id": "output",', f'"id": "{"o" * 201}",', f"indicators > {'o' * 201} > id",
     "fault.text_long"),
    ('"id": "output",', '"id": "",', "indicators > [0] > id", "fault.text_empty"),
    ('"version": "1.2"', '"version": 1.2', "version", "fault.text"),
    ('"status": ["P", "D"]', '"status": []',
     "indicators > output > observations > 11 2020 > status", "fault.list_empty"),
    ('"basis": "constant-prices", "q', '"basis": "real", "q',
     "indicators > output > observations > 11 2020 > growth > basis", "fault.one_of"),
    ('"url": "https', '"adress": "https', "sources > daily > adress", "fault.unknown_field"),
    ('"title": "Daily", ', "", "sources > daily", "fault.missing"),
    ('"source": "daily", "preferred"', '"source": "rumour", "preferred"',
     "indicators > output > observations > 11 2020 > source", "fault.no_source"),
    ('{"area": "12", "p', '{"area": "99", "p',
     "indicators > output > observations > 99 2020 > area", "fault.no_area"),
    ('"unit": "NONE"', '"unit": "USD"', "indicators > listing > unit", "fault.no_unit"),
    ('{"area": "12", "p', '{"area": "11", "p',
     "indicators > output > observations > 11 2020", "fault.stated_twice"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "reason"), MISFITS, ids=[e[1] for e in MISFITS])
def test_misfit_is_named_with_its_line_and_place(
    tmp_path: Path, old: str, new: str, place: str, reason: str
) -> None:
    ((key, named),) = refused(tmp_path, swapped(old, new))
    assert (key, named["line"], named["place"]) == ("fault.at", line_number(old), place)
    assert isinstance(named["reason"], Said)  # to be said in either language
    assert named["reason"].key == reason


def test_every_sentence_on_a_misfit_is_tried() -> None:
    from binzhou_cli.formats.gate import KNOWN_FAULTS

    told = {reason.removeprefix("fault.") for _, _, _, reason in MISFITS}
    assert {*KNOWN_FAULTS.values()} <= told
    assert {f"fault.{each}" for each in told if each} <= {*every_sentence()}


def test_line_is_that_of_the_value_in_an_indented_file(tmp_path: Path) -> None:
    raw = json.loads(SMALL)
    raw["indicators"][0]["observations"][1]["value"] = "many"
    text = json.dumps(raw, indent=2, ensure_ascii=False)
    ((_, named),) = refused(tmp_path, text)
    assert named["line"] == line_number('"many"', text)


def test_several_faults_are_a_sentence_each(tmp_path: Path) -> None:
    text = swapped('"value": 287,', '"value": "many",').replace('"12"', "12")
    lines = [line_number(part) for part in ('"code": "12"', '"value": 287,', '{"area": "12"')]
    assert [named["line"] for _, named in refused(tmp_path, text)] == lines


def many_faults(tmp_path: Path) -> Path:
    raw = json.loads(SMALL)
    observations = raw["indicators"][0]["observations"]
    observations[:] = [{**observations[2], "value": "many"}] * (FAULTS_SHOWN + 3)
    path = tmp_path / "many.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def test_faults_are_capped_where_a_dataset_is_only_read(tmp_path: Path) -> None:
    found = told(refusal(many_faults(tmp_path)))
    assert len(found) == FAULTS_SHOWN + 1
    assert found[-1] == ("fault.more", {"n": 3})


def test_every_fault_is_listed_where_it_is_asked_for(tmp_path: Path) -> None:
    assert len(told(refusal(many_faults(tmp_path), every_fault=True))) == FAULTS_SHOWN + 3


def test_a_key_that_stands_twice_is_a_fault_of_check(tmp_path: Path) -> None:
    path = tmp_path / "twice.json"
    path.write_text(swapped('"value": 3.60', '"value": 3.60, "value": 9.99'), encoding="utf-8")
    ((key, named),) = told(refusal(path, every_fault=True))
    assert (key, named["name"]) == ("fault.repeated", "value")
    assert named["line"] == line_number('"value": 3.60')
    assert (named["first"], named["second"]) == ("3.60", "9.99")


def test_line_break_in_a_text_does_not_break_the_sentence(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "broken.json"
    path.write_text(swapped('"period": "2021/2022"', '"period": "2021\\n"'), encoding="utf-8")
    done = program("list", "-d", str(path))
    fault, hint = done.stderr.splitlines()
    assert "“2021\\n” is no period" in fault
    assert "binzhou schema" in hint


@pytest.mark.parametrize("content", ["", "{", "{}", '{"title": NaN}', "[" * 200_000])
@pytest.mark.parametrize("verb", ["areas", "check"])
def test_program_says_so_and_exits_1(
    program: Program, tmp_path: Path, content: str, verb: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    words = ("check", str(path), "-f", "table") if verb == "check" else (verb, "-d", str(path))
    done = program(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert "broken.json" in done.stderr
    assert "Traceback" not in done.stderr


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
FIELDS = {tuple("" if isinstance(part, int) else part for part in each): each for each in PLACES}
"""One place of each field: the items of a list are alike."""


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
    """A file gives a dataset whose every figure can be read, or a clear refusal."""
    refused = None
    try:
        dataset = open_dataset(path)
    except BinzhouError as error:
        refused = error
    if refused is None:
        content_of(dataset)
        figures = sum(dataset.figures.coverage(each).figures for each in dataset.indicators)
        assert figures == sum(
            1
            for series in dataset.figures.select(dataset.indicators, dataset.areas)
            for _ in series.figures()
        )
        return
    assert refused.exit_code == 1
    for language in ("en", "zh"):
        lines = refused.said(Texts(language))
        assert len(lines) <= FAULTS_SHOWN + 2
        assert all(line.startswith(str(path)) for line in lines[: len(refused.sentences)])


@settings(max_examples=250)
@given(text=mutants())
def test_mutant_loads_or_is_refused(scratch: Path, text: str) -> None:
    scratch.write_text(text, encoding="utf-8", errors="surrogatepass")
    loads_or_is_refused(scratch)


@given(content=st.binary() | junk.map(str.encode))
def test_any_bytes_are_refused(scratch: Path, content: bytes) -> None:
    scratch.write_bytes(content)
    refusal(scratch)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:20])
def test_odd_value_anywhere_loads_or_is_refused(scratch: Path, odd: str) -> None:
    for *holder, last in (each for each in FIELDS.values() if each):
        raw = json.loads(SMALL)
        item: Any = raw
        for part in holder:
            item = item[part]
        item[last] = MARK
        scratch.write_text(json.dumps(raw).replace(f'"{MARK}"', odd), encoding="utf-8")
        loads_or_is_refused(scratch)


def test_the_small_dataset_reads_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "again.json"
    path.write_text(json.dumps(small(), default=str), encoding="utf-8")
    first = tmp_path / "first.json"
    first.write_text(SMALL, encoding="utf-8")
    assert content_of(open_dataset(path)) == content_of(open_dataset(first))
