"""Writing a file: in one step, over nothing that is read, through links, pipes and devices."""

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import SMALL, Program

from binzhou_cli.errors import BinzhouError
from binzhou_cli.view.files import write_file


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_text(SMALL, encoding="utf-8")
    return path


def answer(program: Program) -> str:
    return program("show", "revenue", "--csv").stdout


@pytest.mark.parametrize("way", ["itself", "spelling", "link", "hard link", "environment", "check"])
def test_a_dataset_that_is_read_is_not_written_over(
    program: Program, small: Path, tmp_path: Path, way: str
) -> None:
    target = small
    if way == "spelling":
        target = tmp_path / "x" / ".." / "small.json"
        (tmp_path / "x").mkdir()
    elif way == "link":
        target = tmp_path / "link.csv"
        target.symlink_to(small)
    elif way == "hard link":
        target = tmp_path / "hard.csv"
        os.link(small, target)
    line = ["list", "-f", "csv", "-o", str(target)]
    if way in ("itself", "spelling"):
        line = ["list", "--json", "-o", str(target)]
    variables = {"BINZHOU_DATA": str(small)} if way == "environment" else {}
    if way == "environment":
        line = ["list", "-o", str(small)]
    elif way == "check":
        line = ["check", str(small), "-o", str(small)]
    else:
        line += ["-d", str(small)]
    done = program(*line, **variables)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) <= 2
    assert small.read_text(encoding="utf-8") == SMALL


def test_a_link_is_followed_and_kept(program: Program, tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    assert program("show", "revenue", "-o", str(link)).returncode == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == answer(program)


def test_a_link_to_nothing_makes_the_file_it_names(program: Program, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    assert program("show", "revenue", "-o", str(link)).returncode == 0
    assert (tmp_path / "real.csv").read_text(encoding="utf-8") == answer(program)


def test_another_name_of_the_file_has_the_new_text_too(program: Program, tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("old")
    os.link(one, other)
    assert program("show", "revenue", "-o", str(one)).returncode == 0
    assert one.read_text(encoding="utf-8") == other.read_text(encoding="utf-8") == answer(program)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.csv", "other.csv"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640])
def test_the_mode_of_a_file_is_kept(program: Program, tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    path.chmod(mode)
    assert program("show", "revenue", "-o", str(path)).returncode == 0
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_has_the_usual_mode(program: Program, tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        assert program("show", "revenue", "-o", str(tmp_path / "a.csv")).returncode == 0
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_stays_a_pipe(program: Program, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert program("show", "revenue", "-f", "csv", "-o", str(pipe)).returncode == 0
    reader.join()
    assert read == [answer(program)]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_the_null_device_stays_a_device(program: Program) -> None:
    assert program("show", "revenue", "-f", "csv", "-o", os.devnull).returncode == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize("place", ["none/a.csv", "plain/a.csv", "folder.csv", "x" * 300 + ".csv"])
def test_what_cannot_be_written_is_one_sentence(
    program: Program, tmp_path: Path, place: str
) -> None:
    (tmp_path / "plain").write_text("x")
    (tmp_path / "folder.csv").mkdir()
    done = program("show", "revenue", "-o", str(tmp_path / place))
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.csv", "plain"]


def test_an_answer_that_fails_leaves_the_old_file_whole(program: Program, tmp_path: Path) -> None:
    old = tmp_path / "old.csv"
    old.write_text("old")
    for words in (("show", "nothing-such"), ("rank", "listed-companies"), ("show", "gdp", "-d",
                  str(tmp_path / "none.json"))):  # fmt: skip
        assert program(*words, "-o", str(old)).returncode in (1, 2)
        assert old.read_text() == "old"


def test_a_writer_that_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "new"
        raise MemoryError

    path = tmp_path / "a.csv"
    path.write_text("old")
    with pytest.raises(MemoryError):
        write_file(str(path), pieces())
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_name_beside_the_target_is_never_written_through(tmp_path: Path) -> None:
    """Whatever lies in the folder, the part is a new file that nobody could have guessed."""
    victim = tmp_path / "victim"
    victim.write_text("whole")
    for number in range(os.getpid(), os.getpid() + 5):
        (tmp_path / f"a.csv.{number}.part").symlink_to(victim)
    write_file(str(tmp_path / "a.csv"), ["new"])
    assert victim.read_text() == "whole"
    assert (tmp_path / "a.csv").read_text() == "new"
    assert not (tmp_path / "a.csv").is_symlink()


def test_half_a_character_becomes_an_escape_in_a_file(tmp_path: Path) -> None:
    write_file(str(tmp_path / "a.csv"), ["x\ud800y"])
    assert (tmp_path / "a.csv").read_bytes() == b"x\\ud800y"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write anywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(BinzhouError):
        write_file(str(tmp_path / "a.csv"), ["new"])
    tmp_path.chmod(0o700)
