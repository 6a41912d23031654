"""A language is a folder that an operator can add to: what is wrong in it is told with its line."""

from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from tests.voice.understanding.world import HERE, HOME, NOW
from voice.understanding.lint import collisions
from voice.understanding.pack import languages, read_pack
from voice.understanding.spotter import mended, pieces_of
from voice.understanding.templates import TemplateError, patterns
from voice.understanding.words import words_of


def write(folder: Path, text: str) -> Path:
    (folder / "xx").mkdir()
    (folder / "xx" / "words.yaml").write_text(text, "utf-8")
    return folder


def spotted(folder: Path, text: str) -> list[tuple[str, str, dict[str, str]]]:
    pack = read_pack("xx", folder)
    return [(piece.kind, piece.value, piece.slots) for piece in pieces_of(mended(words_of(text), pack), pack)]


def test_an_operator_adds_a_phrase_without_programming(tmp_path: Path) -> None:
    """A word of the region, in hassil's syntax; no code is touched."""
    folder = write(
        tmp_path,
        """
way:
  return: ["[a] there[-]and[-]back [ticket]"]
numbers:
  2: [tway]
rider:
  child+: ["{count} bairns"]
""",
    )
    assert spotted(folder, "a thereandback ticket for tway bairns") == [
        ("way", "return", {}),
        ("rider", "child+", {"count": "2"}),
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("way:\n  return: [back]\nwheel: [x]\n", 3, "wheel is no kind of phrase"),
        ('way:\n  return: ["(back"]\n', 2, "is no template"),
        ('way:\n  return: ["[back]"]\n', 2, "may be nothing at all"),
        ('day:\n  n: ["in {nmber} days"]\n', 2, "{nmber} is no slot"),
        ("numbers:\n  two: [tway]\n", 2, "invalid literal"),
        ("lists:\n  colour:\n    1: [red]\n", 3, "colour is no list"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    """Nothing of a pack is skipped in silence."""
    with pytest.raises(FaultyFile) as caught:
        read_pack("xx", write(tmp_path, text))
    assert [(fault.line, what in fault.what) for fault in caught.value.faults] == [(line, True)]


def test_a_language_without_a_pack_says_so() -> None:
    """Rather than to understand nothing."""
    with pytest.raises(FaultyFile, match="no pack for eo"):
        read_pack("eo")


def test_templates_are_hassils() -> None:
    """Optional parts, alternatives, permutations, and words that are put together."""
    assert set(patterns("(go|come) back[wards] [please]")) == {
        (verb, back, *please)
        for verb in ("go", "come")
        for back in ("back", "backwards")
        for please in ((), ("please",))
    }
    assert {" ".join(map(str, way)) for way in patterns("(a;b)")} == {"a b", "b a"}
    assert set(patterns("zurück")) == {("zuruck",), ("zurueck",)}  # typed either way
    with pytest.raises(TemplateError, match="more than"):
        patterns(" ".join(["(a|b|c|d)"] * 7))


def test_slips_are_mended_and_good_words_left_alone() -> None:
    """One letter wrong, two words in one, one word in two; and a word that is nearly another one stays."""
    pack = read_pack("nl")
    assert [word.text for word in mended(words_of("vrijdagavond"), pack)] == ["vrijdag", "avond"]
    assert [word.text for word in mended(words_of("na middag"), pack)] == ["na", "middag"]
    assert [word.text for word in mended(words_of("tomorow a dult"), read_pack("en"))] == ["tomorrow", "adult"]
    assert [word.text for word in mended(words_of("Bonn"), read_pack("en"))] == ["bonn"]


def test_numbers_in_digits_are_what_they_look_like() -> None:
    """A point is of a clock time, of a date or of an ordinal."""
    found = [(word.text, word.kind) for word in words_of("9.30 24.12. 3. Dezember 3/12 2026-12-24 17h05 3rd 12")]
    assert found == [
        ("9:30", "clock"), ("24.12", "date"), ("3", "ordinal"), ("dezember", "word"), ("3.12", "date"),
        ("24.12", "date"), ("17:05", "clock"), ("3", "ordinal"), ("12", "number"),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
def test_every_choice_can_be_said_and_means_itself(language: str) -> None:
    """The phrase lint: no two choices of a step collide, and none with a command, in any language that ships."""
    found = list(collisions(HOME.flow, HOME.words, HOME.stations, HERE, (language,), NOW))
    assert not [str(one) for one in found]
