"""Charts of several indicators: titles that say which, colours that mean something."""

import re
from itertools import combinations

import pytest
from support import Spec, Written, panels_of

from binzhou_cli.view.vega.theme import THEMES

SEVEN = ("share-primary", "share-secondary", "share-tertiary", "wage", "gdp-per-capita",
         "population-registered", "gdp")  # fmt: skip


def test_the_title_names_the_first_three_and_counts_the_others(spec: Spec) -> None:
    title = " ".join(spec("plot", *SEVEN, "-l", "en")["title"]["text"])
    assert title == (
        "Share of primary industry in GDP, Share of secondary industry in GDP,"
        " Share of tertiary industry in GDP and 4 more"
    )
    title = "".join(spec("plot", *SEVEN, "-l", "zh")["title"]["text"])
    assert title.endswith("及另外4项")


def test_panels_of_one_line_have_the_own_colour_and_no_names(spec: Spec) -> None:
    panels = panels_of(spec("plot", *SEVEN, "-l", "en"))
    assert len(panels) == 5
    for panel in panels:
        [line] = [each for each in panel["layer"] if each["mark"]["type"] == "line"]
        colours = line["encoding"]["color"]["scale"]["range"]
        labels = [
            each["label"]
            for layer in panel["layer"]
            for each in layer["data"]["values"]
            if "label" in each
        ]
        assert len(labels) == len(colours)
        if len(colours) == 1:
            assert colours == ["#0072b2"]
            assert not re.search("[a-z]", labels[0])
        else:
            assert len(set(colours)) == len(colours) == 3
            assert all(re.search(r"[A-Za-z] [\d.]+$", each) for each in labels)


def test_the_colours_of_panels_are_drawn_as_they_are_meant(written: Written) -> None:
    strokes: dict[int, set[str]] = {}
    for panel, colour in re.findall(
        r'mark-line role-mark concat_(\d)_concat_0[^>]*><path [^>]*stroke="([^"]*)"',
        written("svg", "plot", *SEVEN).decode(),
    ):
        strokes.setdefault(int(panel), set()).add(colour)
    assert strokes.pop(0) == {"#0072b2", "#d55e00", "#009e73"}
    assert len(strokes) == 4
    assert all(each == {"#0072b2"} for each in strokes.values())


# colours as those see them who lack one kind of cone (Machado 2009, severity 1, linear light)

CONES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    def channel(text: str) -> float:
        value = int(text, 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return channel(colour[1:3]), channel(colour[3:5]), channel(colour[5:7])


def seen(colour: str, cones: str) -> Triple:
    light = linear(colour)
    red, green, blue = (
        min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.0)
        for row in CONES[cones]
    )
    return red, green, blue


def lab(light: Triple) -> Triple:
    """CIE L*a*b* under D65."""
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750),
            (0.0193339, 0.1191920, 0.9503041))  # fmt: skip
    white = (0.95047, 1.0, 1.08883)

    def bent(t: float) -> float:
        return float(t ** (1 / 3)) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116

    x, y, z = (
        bent(sum(a * b for a, b in zip(row, light, strict=True)) / w)
        for row, w in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, cones: str) -> float:
    """CIE76."""
    pairs = zip(lab(seen(one, cones)), lab(seen(other, cones)), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def contrast(one: str, other: str) -> float:
    """WCAG 2."""
    shares = (0.2126, 0.7152, 0.0722)
    bright = sorted(
        sum(a * b for a, b in zip(linear(each), shares, strict=True)) for each in (one, other)
    )
    return (bright[1] + 0.05) / (bright[0] + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("cones", CONES)
def test_any_two_colours_can_be_told_apart_by_everyone(theme: str, cones: str) -> None:
    series = THEMES[theme]["series"]
    assert len(series) == 6
    for one, other in combinations(series, 2):
        assert distance(one, other, cones) >= 8, (one, other)


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_stands_out_from_the_ground(theme: str) -> None:
    colours = THEMES[theme]
    for each in (*colours["series"], colours["own"]):
        assert contrast(each, colours["back"]) >= 3
    for name in ("ink", "quiet", "rule"):  # texts
        assert contrast(colours[name], colours["back"]) >= 4.5
    assert contrast(colours["other"], colours["back"]) >= 2.8


def test_more_than_six_lines_are_grey_but_for_the_own_one(spec: Spec) -> None:
    found = spec("plot", "gdp", "all", "-l", "en")
    [line] = [each for each in found["layer"] if each["mark"]["type"] == "line"]
    assert set(line["encoding"]["color"]["scale"]["range"]) == {"#0072b2", "#8e99a6"}
