"""What a picture file says of itself: title, language, and a sentence on the figures."""

import json
import re
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from support import Written

from binzhou_cli.view.inscribe import inscribed_pdf, inscribed_png

SVG = "{http://www.w3.org/2000/svg}"


def test_an_svg_is_a_picture_with_a_title_a_sentence_and_a_language(written: Written) -> None:
    root = ElementTree.fromstring(written("svg", "plot", "gdp", "-l", "en"))
    assert root.get("role") == "img"
    assert root.get("lang") == "en"
    title, sentence = root[0], root[1]
    assert (title.tag, sentence.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {sentence.get('id')}"
    assert title.text == "Gross domestic product, Binzhou"
    said = sentence.text or ""
    assert "27.0 billion yuan (2000)" in said
    assert "355.817 billion yuan (2025)" in said
    assert "from 2019 on the revised accounts" in said
    assert "no change is given" in said


def test_the_change_is_said_where_there_is_one(written: Written) -> None:
    root = ElementTree.fromstring(written("svg", "plot", "wage", "-l", "en", "-p", "2010:2020"))
    assert re.search(r"change \+\d[\d.,]* %", root[1].text or "")


def test_a_bound_is_said(written: Written) -> None:
    root = ElementTree.fromstring(written("svg", "plot", "revenue", "-l", "en"))
    said = root[1].text or ""
    assert "> 1,000 billion yuan (2025)" in said
    assert "at least this: a bound, not a value (2025)" in said


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("plot", "gdp", "all"), ("17 lines", "Binzhou: 27.0 billion yuan (2000)")),
        (("rank", "gdp", "all"), ("17 lines", "Binzhou: 13th")),
        (
            ("rank", "gdp", "-p", "2021"),
            ("16 bars", "Qingdao 1,413.646", "Zaozhuang 195.157", "Binzhou 287.211"),
        ),
        (
            ("compare", "2018", "2020"),
            ("Gross domestic product: 264.052 billion yuan (2018), 250.811 billion yuan (2020)",),
        ),
    ],
    ids=["lines", "ranks", "bars", "slopes"],
)
def test_every_kind_says_what_it_shows(
    written: Written, arguments: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    said = ElementTree.fromstring(written("svg", *arguments, "-l", "en"))[1].text or ""
    for part in parts:
        assert part in said
    assert len(said) < 1500


def test_of_many_panels_the_first_are_told_and_the_others_counted(written: Written) -> None:
    said = ElementTree.fromstring(written("svg", "compare", "2018", "2020"))[1].text or ""
    assert "; and 16 other indicators" in said
    assert "R&D intensity" not in said


def test_chinese_is_said_in_chinese(written: Written) -> None:
    root = ElementTree.fromstring(written("svg", "rank", "gdp", "all", "-l", "zh"))
    assert root.get("lang") == "zh-Hans"
    assert not re.search(r"[A-Za-z]{2}", (root[0].text or "") + (root[1].text or ""))
    assert b"aria-roledescription" not in written("svg", "plot", "gdp", "-l", "zh")


def test_the_same_sentence_is_in_every_file(written: Written) -> None:
    arguments = ("plot", "wage", "-l", "en")
    root = ElementTree.fromstring(written("svg", *arguments))
    title, said = root[0].text or "", root[1].text or ""
    assert json.loads(written("vl.json", *arguments))["description"] == f"{title}. {said}"
    with Image.open(BytesIO(written("png", *arguments))) as image:
        image.load()
        assert image.info["Title"] == title
        assert image.info["Description"] == said
    pdf = written("pdf", *arguments)
    assert pdf_text(title) in pdf
    assert pdf_text(said) in pdf


def pdf_text(text: str) -> bytes:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>".encode()


def test_a_pdf_can_still_be_read_to_its_end(written: Written) -> None:
    pdf = written("pdf", "plot", "wage")
    table = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    assert pdf[table:].startswith(b"xref\n")
    trailer = pdf[table:]
    info = re.search(rb"/Info (\d+) 0 R", trailer)
    place = re.search(rb"xref\n(\d+) 1\n(\d{10}) 00000 n", trailer)
    assert info is not None
    assert place is not None
    assert info[1] == place[1]
    assert pdf[int(place[2]) :].startswith(info[1] + b" 0 obj")
    before = re.search(rb"/Prev (\d+)", trailer)
    assert before is not None
    assert pdf[int(before[1]) :].startswith(b"xref\n")


def test_chunks_of_a_png_are_whole(written: Written) -> None:
    png = written("png", "plot", "wage")
    at, names = 8, []
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        name, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert zlib.crc32(name + body) == int.from_bytes(png[at + 8 + size : at + 12 + size])
        names.append(name)
        at += 12 + size
    assert names[0] == b"IHDR"
    assert names[-1] == b"IEND"
    assert names.count(b"iTXt") == 2


def test_files_of_an_unknown_form_are_left_as_they_are() -> None:
    assert inscribed_pdf(b"%PDF-1.7 something else", "a", "b") == b"%PDF-1.7 something else"
    assert inscribed_png(b"GIF89a", "a", "b", "en") == b"GIF89a"


def test_what_a_dataset_says_does_not_end_the_element(written: Written, hard: Path) -> None:
    written_text = written("svg", "plot", "hostile", "-d", str(hard)).decode()
    root = ElementTree.fromstring(written_text)
    assert "\x1b" not in written_text
    assert root[0].tag == f"{SVG}title"
    assert len(root[0]) == 0
