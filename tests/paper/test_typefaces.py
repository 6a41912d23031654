"""Stories of scripts: what this kiosk can write is written, what it cannot is said before money is asked for."""

import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from kiosk.paper import typefaces
from kiosk.paper.model import Document, FromTo, Text, Title
from kiosk.paper.pdf import pdf
from kiosk.paper.raster import raster
from kiosk.paper.sheet import wrapped
from kiosk.paper.typefaces import Face, faces, runs, type_of, undrawable
from tests.clock import FakeClock

NAMES = {
    "Latin": "Łódź Kaliska – Nørreport, Çanakkale, Győr, Ljubljana",
    "Greek": "Θεσσαλονίκη",
    "Cyrillic": "Київ-Пасажирський",
    "Arabic": "محطة القاهرة",
    "Hebrew": "תל אביב סבידור",
    "Korean": "서울역",
    "Chinese": "北京南站",
}


@pytest.mark.parametrize("script", NAMES)
def test_each_name_is_written_or_refused_and_never_a_row_of_boxes(script: str) -> None:
    """Which typefaces there are depends on the machine; that nobody gets a ticket full of boxes does not."""
    name = NAMES[script]
    document = Document("t", "en", (Title("Ticket"), FromTo("From", name, "To", name), Text(name)))

    if missing := undrawable(name):
        assert set(missing) <= set(name)
        for make in (lambda: raster(document, 576), lambda: pdf(document, FakeClock().now())):
            with pytest.raises(ValueError, match="no typeface has"):
                make()
    else:
        assert "".join(run for _, run in runs(name)) == name
        picture = Image.open(io.BytesIO(raster(document, 576)))
        assert picture.height > 300
        assert pdf(document, FakeClock().now()).startswith(b"%PDF")


def test_the_languages_of_the_neighbours_are_always_written() -> None:
    """What ships with the kiosk has every letter of Latin station names, and the signs of prices."""
    assert not undrawable(NAMES["Latin"] + "€£ 0123456789 åäö ÅÄÖ ß øæ ŠšŽž ñ")
    assert faces()[0].family == "Atkinson Hyperlegible"


def test_letters_that_nobody_has_are_named() -> None:
    """An operator reads which typeface to install."""
    assert undrawable("Köln \U0010ffff") == "\U0010ffff"
    with pytest.raises(ValueError, match="no typeface has"):
        type_of(40, True).length("\U0010ffff")


def test_marks_of_direction_are_not_letters() -> None:
    """Feeds hold invisible marks; they are no reason to refuse a ticket."""
    assert not undrawable("Tel Aviv\u200e\u200f")


@given(st.lists(st.sampled_from(["Köln", "Αθήνα", "Київ", "12", "(Main)", "–"]), min_size=1, max_size=6))
def test_a_line_in_several_scripts_loses_nothing(words: list[str]) -> None:
    """Runs of typefaces put together again are the line, in its order; spaces belong to no word."""
    line = " ".join(words)
    if undrawable(line):
        return
    pieces = runs(line)

    assert "".join(run for _, run in pieces) == line
    assert type_of(40, False).length(line) == pytest.approx(
        sum(face.font(40, False).getlength(run) for face, run in pieces)
    )


def test_right_to_left_words_stand_right_to_left_beside_latin_ones() -> None:
    """A train and where it goes, in Arabic: the train first from the right, then a gap, then the words."""
    latin, arabic = "ICE 41", "إلى"
    if undrawable(arabic):
        pytest.skip("no typeface for Arabic on this machine")
    letters = type_of(40, False)

    def drawn(words: str) -> Image.Image:
        picture = Image.new("L", (400, 80), 255)
        letters.draw(ImageDraw.Draw(picture), 390, 10, words, 0, mirrored=True)
        return picture

    both, alone = drawn(f"{latin} {arabic}"), drawn(latin)
    edge = 390 - round(letters.length(latin)) - 3
    right = (edge, 0, 400, 80)
    assert both.crop(right).tobytes() == alone.crop(right).tobytes(), "the train's name is where it would be alone"
    left = both.crop((0, 0, edge, 80)).point(lambda grey: 255 - grey).getbbox()
    assert left is not None
    assert edge - left[2] >= 4, "and a gap lies between"


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Z"], max_codepoint=0x17F), min_size=1, max_size=60))
def test_lines_are_broken_without_losing_a_letter(words: str) -> None:
    """However long: all letters in their order, no line wider than the paper, no accent at the start of one."""
    if undrawable(words):
        return
    letters = type_of(48, True)
    lines = wrapped(words, letters, 200)

    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(letters.length(line) <= 200 for line in lines)
    assert not any(unicodedata.combining(line[0]) for line in lines)


def test_a_face_without_its_files_is_not_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Half an installed package must not stop the kiosk from starting."""
    monkeypatch.setattr(typefaces, "DEBIAN_FONTS", tmp_path)
    faces.cache_clear()
    try:
        assert all(isinstance(face, Face) for face in faces())
        assert all(ImageFont.truetype(str(face.bold), 20) for face in faces())
    finally:
        faces.cache_clear()
