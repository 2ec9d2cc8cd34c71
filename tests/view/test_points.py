"""Decimal points of a column stand under each other."""

import re

import pytest
from support import Program


@pytest.mark.parametrize("columns", ["60", "80", "140"])
@pytest.mark.parametrize("line", ["show gdp 2015:", "rank gdp 2024"])
def test_points_stand_under_each_other(program: Program, line: str, columns: str) -> None:
    text = program(*line.split(), "-f", "table", COLUMNS=columns).stdout
    rows = [each for each in text.split("\n") if re.match(r" +(?:\d{4}|\d+(?:st|nd|rd|th)) ", each)]
    assert len(rows) > 9
    figure = re.compile(r" (?:P )?[0-9,]{3,}\.[0-9]+")
    found = [each for row in rows if (each := figure.search(row))]
    assert len(found) > 9
    assert len({row[0].index(".") + row.start() for row in found}) == 1
