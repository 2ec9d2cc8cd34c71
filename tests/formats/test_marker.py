"""What has passed the models once need not pass again, while it is the same file."""

import os
from pathlib import Path

import pytest
from support import SMALL

import binzhou_cli.formats.marker as marker
from binzhou_cli.errors import BinzhouError
from binzhou_cli.formats import open_dataset


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return of_yesterday(tmp_path / "small.json")


def of_yesterday(path: Path) -> Path:
    """A file that was not written a moment ago: of such a one nothing is remembered."""
    path.write_text(SMALL, encoding="utf-8")
    os.utime(path, (path.stat().st_mtime - 86400,) * 2)
    return path


def test_a_file_passes_once(file: Path, folder: Path, passed: list[str]) -> None:
    for _ in range(3):
        assert open_dataset(file, cache=str(folder)).title.en == "A small dataset"
    assert passed == [str(file)]


def test_without_a_folder_it_passes_every_time(file: Path, passed: list[str]) -> None:
    for _ in range(2):
        open_dataset(file, cache="")
    assert len(passed) == 2


@pytest.mark.parametrize("change", ["content", "time", "another file in its place"])
def test_a_file_that_was_touched_passes_again(
    file: Path, folder: Path, passed: list[str], change: str
) -> None:
    open_dataset(file, cache=str(folder))
    state = file.stat()
    if change == "content":
        file.write_text(SMALL.replace("A small dataset", "Another dataset"), encoding="utf-8")
    elif change == "time":
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    else:
        other = file.with_suffix(".new")
        other.write_text(SMALL, encoding="utf-8")
        os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
        os.replace(other, file)
    open_dataset(file, cache=str(folder))
    assert len(passed) == 2


def test_a_fault_that_comes_in_is_found_and_leaves_no_marker(
    file: Path, folder: Path, passed: list[str]
) -> None:
    open_dataset(file, cache=str(folder))
    file.write_text(SMALL.replace('"value": 287,', '"value": "many",'), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(BinzhouError):
            open_dataset(file, cache=str(folder))
    assert len(passed) == 3


@pytest.mark.parametrize("name", ["RULES", "__version__"])
def test_other_rules_or_another_version_look_again(
    file: Path, folder: Path, passed: list[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_dataset(file, cache=str(folder))
    monkeypatch.setattr(marker, name, "another")
    open_dataset(file, cache=str(folder))
    assert len(passed) == 2


def test_two_files_have_two_markers_however_they_are_spelt(
    file: Path, folder: Path, passed: list[str], tmp_path: Path
) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(file)
    other = of_yesterday(tmp_path / "other.json")
    for path in (file, link, tmp_path / "." / "small.json", other, other, file):
        open_dataset(path, cache=str(folder))
    assert passed == [str(file), str(other)]
    assert len(list(folder.iterdir())) == 2


def test_check_never_trusts_a_marker(file: Path, folder: Path, passed: list[str]) -> None:
    for _ in range(2):
        open_dataset(file, cache=str(folder), every_fault=True)
    assert len(passed) == 2
    assert not folder.exists()


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o720])
def test_a_folder_that_others_can_write_is_not_trusted(
    file: Path, folder: Path, passed: list[str], mode: int
) -> None:
    folder.mkdir(mode=0o700)
    open_dataset(file, cache=str(folder))
    folder.chmod(mode)
    for _ in range(2):
        open_dataset(file, cache=str(folder))
    assert len(passed) == 3


def test_a_folder_is_made_for_the_user_alone_and_holds_no_data(file: Path, folder: Path) -> None:
    open_dataset(file, cache=str(folder))
    assert folder.stat().st_mode & 0o777 == 0o700
    (held,) = folder.iterdir()
    assert held.stat().st_mode & 0o777 == 0o600
    text = held.read_text(encoding="utf-8")
    assert str(file) in text
    assert len(text) < 300 + len(str(file))
    assert "small dataset" not in text


@pytest.mark.parametrize("kind", ["a file", "below a file", "a name of 5,000 letters"])
def test_where_nothing_can_be_remembered_nothing_is_said(
    file: Path, passed: list[str], tmp_path: Path, kind: str
) -> None:
    (tmp_path / "plain").write_text("x")
    place = {"a file": "plain", "below a file": "plain/x"}.get(kind, "x" * 5000)
    for _ in range(2):
        open_dataset(file, cache=str(tmp_path / place))
    assert len(passed) == 2
    assert (tmp_path / "plain").read_text() == "x"


@pytest.mark.parametrize("junk", [b"", b"\xff" * 10_000, b"0.1.0 2\n"])
def test_a_marker_that_was_damaged_is_no_marker(
    file: Path, folder: Path, passed: list[str], junk: bytes
) -> None:
    open_dataset(file, cache=str(folder))
    (held,) = folder.iterdir()
    held.write_bytes(junk)
    open_dataset(file, cache=str(folder))
    assert len(passed) == 2
    assert [each.name for each in folder.iterdir()] == [held.name]


def test_the_answer_is_the_same_with_and_without(file: Path, folder: Path) -> None:
    def whole() -> list[object]:
        dataset = open_dataset(file, cache=str(folder))
        found = dataset.figures.select(dataset.indicators, dataset.areas)
        return [dataset.indicators, *(figure for each in found for figure in each.figures())]

    first = whole()
    assert whole() == first
