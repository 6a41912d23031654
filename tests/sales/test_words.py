"""The words of tickets and troubles: complete in each language, plain, short, and with a way on."""

import re
from pathlib import Path

import pytest
from fontpkg_atkinson_hyperlegible import ROOT
from PIL import ImageFont

from kiosk.language import WORDS
from tests.sales.shop import ALL_WORDS

TELLS = (
    "hold-card", "wait-card", "card-read", "wait", "remove-card", "printing", "take-ticket",
    "confirm-amount", "enter-pin", "wrong-pin", "card-not-taken", "card-again", "card-good", "choose-on-reader",
    "follow-reader", "pay-person", "wrong-code",
)  # fmt: skip
NOTHING_PAID = {
    "en": "You have paid nothing.",
    "nl": "U hebt niets betaald.",
    "de": "Sie haben nichts bezahlt.",
    "sv": "Du har inte betalat något.",
}


def keys(file: Path) -> list[str]:
    return re.findall(r"^([a-z-]+) =", file.read_text("utf-8"), re.MULTILINE)


TROUBLES = [key for key in keys(WORDS / "en" / "trouble.ftl") if ALL_WORDS.texts("en").has(key)]
TROUBLES += [key for key in keys(WORDS / "en" / "fares.ftl") if key.startswith("no-fare")]


@pytest.mark.parametrize("file", ["ticket.ftl", "trouble.ftl", "fares.ftl", "train.ftl"])
def test_each_language_says_as_much_as_the_first(file: str) -> None:
    """Nobody gets a screen or a ticket with a hole in it."""
    reference = keys(WORDS / "en" / file)
    for language in ALL_WORDS.languages[1:]:
        assert keys(WORDS / language / file) == reference


@pytest.mark.parametrize("language", ALL_WORDS.languages)
@pytest.mark.parametrize("key", [*TELLS, *TROUBLES])
def test_sentences_can_be_followed_while_frightened(key: str, language: str) -> None:
    """Spoken aloud, with a card in the hand: no sentence over 15 words, 10 on average, none that says wait."""
    sentences = [part.split() for part in re.split(r"(?<=[.!?])\s", ALL_WORDS.texts(language).say(key))]

    assert max(map(len, sentences)) <= 15
    assert sum(map(len, sentences)) / len(sentences) <= 10
    assert not re.search(r"please wait|een moment|Moment|warten|Fehler|fout|error", " ".join(map(" ".join, sentences)))


@pytest.mark.parametrize("language", ALL_WORDS.languages)
@pytest.mark.parametrize(
    "key", [key for key in keys(WORDS / "en" / "train.ftl") if key.startswith(("train-", "live-"))]
)
def test_what_is_said_of_trains_is_short(key: str, language: str) -> None:
    """A cancelled train is bad news: no sentence about it is long."""
    values = {"time": "09:59", "line": "ICE 49", "station": "Frankfurt (Main) Hbf", "platform": "5", "planned": "7"}
    values |= {
        "stations": "Dortmund Hbf",
        "departure": "09:59",
        "arrival": "11:20",
        "day": "Today",
        "saved": "€12.40",
        "known": "no",
    }
    words = ALL_WORDS.texts(language).say(key, **values, minutes=12, count=2)
    assert max(len(part.split()) for part in re.split(r"(?<=[.!?])\s", words)) <= 15


# Somebody at a counter may have her money: "you have paid nothing" would be a guess.
PAID_ELSEWHERE = ("slip-unpaid", "paid-waits", "codes-paused")


@pytest.mark.parametrize("language", ALL_WORDS.languages)
@pytest.mark.parametrize("key", TROUBLES)
def test_each_trouble_says_what_about_the_money_and_names_a_way_on(key: str, language: str) -> None:
    """The first question of everybody is: have I paid?"""
    words = ALL_WORDS.texts(language).say(key)
    if key not in ("payment-unknown", "terminal-refused", *PAID_ELSEWHERE):
        assert NOTHING_PAID[language] in words
    assert len(re.split(r"(?<=[.!?])\s", words)) >= 2


@pytest.mark.parametrize("language", ALL_WORDS.languages)
def test_staff_read_each_trouble_too(language: str) -> None:
    """A helper sees before walking over what to bring: a roll of paper or a key."""
    for key in keys(WORDS / "en" / "trouble.ftl"):
        assert ALL_WORDS.texts(language).say(f"{key}.staff").endswith(".")


@pytest.mark.parametrize("language", ALL_WORDS.languages)
def test_every_letter_of_a_ticket_can_be_printed(language: str) -> None:
    """No empty box on paper: the typeface has a glyph for each sign in the words of the tickets."""
    face = ImageFont.truetype(str(ROOT / "files" / "AtkinsonHyperlegible-Bold.ttf"), 40)
    unknown = bytes(face.getmask("\U0010ffff"))
    signs = set((WORDS / language / "ticket.ftl").read_text("utf-8")) - {"\n"}

    assert not {sign for sign in signs if bytes(face.getmask(sign)) == unknown}
