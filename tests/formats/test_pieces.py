"""Of a file that has passed only the pieces that are asked for are read, while it is the same."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from support import SMALL

from binzhou_cli.errors import BinzhouError
from binzhou_cli.formats import open_dataset
from binzhou_cli.formats.json_file import bundled_path
from binzhou_cli.formats.pieces import Pieces
from binzhou_cli.model.dataset import Dataset
from binzhou_cli.model.records import Figure

Read = Callable[[Pieces, Sequence[tuple[int, int]]], list[bytes]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_text(SMALL, encoding="utf-8")
    os.utime(path, (path.stat().st_mtime - 86400,) * 2)
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes are read in pieces, by each reading."""
    found: list[int] = []
    read: Read = Pieces.read

    def noted(self: Pieces, spans: Sequence[tuple[int, int]]) -> list[bytes]:
        found.append(sum(end - begin for begin, end in spans))
        return read(self, spans)

    monkeypatch.setattr(Pieces, "read", noted)
    return found


def figures(dataset: Dataset) -> list[Figure]:
    series = dataset.figures.select(dataset.indicators, dataset.areas)
    return [each for one in series for each in one.figures()]


def test_pieces_hold_what_the_whole_holds(file: Path, folder: Path, asked: list[int]) -> None:
    first = open_dataset(file, cache=str(folder))
    assert asked == []
    again = open_dataset(file, cache=str(folder))
    assert len(asked) == 1
    assert figures(again) == figures(first) != []
    assert again.title == first.title


def test_what_is_not_asked_for_is_not_read(folder: Path, asked: list[int]) -> None:
    open_dataset(cache=str(folder))
    dataset = open_dataset(cache=str(folder))
    gdp = dataset.indicators_by_id["gdp"]
    assert list(dataset.figures.select([gdp], dataset.areas))
    dataset.figures.coverage(dataset.indicators_by_id["wage"])  # it is noted with the place
    assert len(asked) == 2
    assert sum(asked) < os.path.getsize(bundled_path()) / 5


@pytest.mark.parametrize("note", ["1 2 3 4", "-9 -5 0 0", "9" * 40 + " 1 1 1", "", "nonsense"])
def test_a_note_that_does_not_fit_is_not_followed(file: Path, folder: Path, note: str) -> None:
    expected = figures(open_dataset(file, cache=str(folder)))
    (marker,) = folder.iterdir()
    lines = marker.read_bytes().split(b"\n")
    marker.write_bytes(b"\n".join([*lines[:-1], note.encode()]))
    assert figures(open_dataset(file, cache=str(folder))) == expected


@pytest.mark.parametrize("change", ["rewritten", "cut", "replaced", "removed"])
def test_a_file_that_changes_after_it_was_opened_gives_no_figures_of_another(
    file: Path, folder: Path, change: str
) -> None:
    open_dataset(file, cache=str(folder))
    dataset = open_dataset(file, cache=str(folder))
    if change == "rewritten":
        file.write_text(SMALL.replace("287", "782"), encoding="utf-8")
    elif change == "cut":
        os.truncate(file, 100)
    elif change == "replaced":
        other = file.with_suffix(".new")
        other.write_text(SMALL, encoding="utf-8")
        os.replace(other, file)
    else:
        file.unlink()
    with pytest.raises(BinzhouError, match="was changed while it was read"):
        figures(dataset)


def test_a_file_that_changes_while_it_is_read_is_read_anew(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_dataset(file, cache=str(folder))
    read: Read = Pieces.read

    def written(self: Pieces, spans: Sequence[tuple[int, int]]) -> list[bytes]:
        file.write_text(SMALL.replace("A small dataset", "Another"), encoding="utf-8")
        return read(self, spans)

    monkeypatch.setattr(Pieces, "read", written)
    assert open_dataset(file, cache=str(folder)).title.en == "Another"
