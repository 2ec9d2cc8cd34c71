"""Charts written as files, and read back."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support import Program, Spec, Svg, Written


@pytest.fixture
def written(program: Program, tmp_path: Path) -> Written:
    """The file of an ending that a command line writes."""

    def write(ending: str, *arguments: str) -> bytes:
        path = tmp_path / f"a.{ending}"
        done = program(*arguments, "-o", str(path))
        assert done.returncode == 0, done.stderr
        return path.read_bytes()

    return write


@pytest.fixture
def spec(written: Written) -> Spec:
    """The Vega-Lite specification that a command line writes."""
    return lambda *arguments: json.loads(written("vl.json", *arguments))


@pytest.fixture
def svg(written: Written) -> Svg:
    """The SVG that a command line writes, as a tree."""
    return lambda *arguments: ElementTree.fromstring(written("svg", *arguments))
