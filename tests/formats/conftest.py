"""What several tests of reading share."""

from pathlib import Path

import pytest

import binzhou_cli.formats.gate as gate


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that pass the models while a test runs."""
    through: list[str] = []
    real = gate.pass_gate

    def told(raw: object, text: str, path: str, *, every_fault: bool) -> None:
        through.append(path)
        real(raw, text, path, every_fault=every_fault)

    monkeypatch.setattr(gate, "pass_gate", told)
    return through
