"""Why it costs what it costs: in plain words, in every language, at most three sentences."""

from pathlib import Path

import pytest

from kiosk.fares.model import Comparison
from kiosk.fares.price import COMPARED
from kiosk.fares.reasons import reasons
from kiosk.language import WORDS, Texts, read_words
from kiosk.money import Money
from tests.fares.feed import offers, party
from tests.timetable.feeds import at

LANGUAGES = ("en", "nl", "de")


@pytest.fixture(scope="module", params=LANGUAGES)
def texts(request: pytest.FixtureRequest) -> Texts:
    return read_words(LANGUAGES, WORDS).texts(request.param)


def test_a_traveller_reads_what_it_is_and_what_it_was_compared_with(tmp_path: Path) -> None:
    """One senior there and back: the ticket, and what she would have paid otherwise."""
    english = read_words(("en",), WORDS).texts("en")
    offer = offers(tmp_path).offers_for("A", "B", at(9), at(14), party(senior=1), "none")[0]
    assert reasons(offer, english) == (
        "A return ticket for 1 senior.",
        "Paid separately there and back: €30.00.",
        "At the adult price: €36.00.",
    )


@pytest.mark.parametrize(
    ("who", "back", "card", "told"),
    [
        ({"adult": 1, "child": 2}, False, "none", "Single tickets for 1 adult and 2 children."),
        (
            {"adult": 5, "child": 1, "companion": 1},
            False,
            "none",
            "A group ticket for 5 people and single tickets for 2 people.",
        ),
        ({"adult": 5, "child": 1}, True, "none", "A group ticket for 5 people and a return ticket for 1 child."),
        ({"adult": 9}, False, "none", "2 group tickets for 9 people."),
        ({"adult": 1, "companion": 1}, True, "card-25", "Return tickets for 1 adult and 1 companion."),
    ],
)
def test_everybody_is_named_on_some_ticket(tmp_path: Path, who: dict, back: bool, card: str, told: str) -> None:
    """Whoever reads the sentence finds everybody in it, however the tickets are mixed."""
    english = read_words(("en",), WORDS).texts("en")
    offer = offers(tmp_path).offers_for("A", "B", at(9), at(14) if back else None, party(**who), card)[0]
    assert reasons(offer, english)[0] == told


def test_no_sentence_is_long_in_any_language(tmp_path: Path, texts: Texts) -> None:
    """Fifteen words is what one takes in at a machine with people waiting behind."""
    everybody = party(adult=4, senior=2, child=2, companion=1)
    for number, (who, back) in enumerate(((everybody, None), (everybody, at(14)), (party(senior=1), at(14)))):
        offer = offers(tmp_path / str(number)).offers_for("A", "B", at(9), back, who, "card-25")[0]
        told = reasons(offer, texts)
        assert 1 <= len(told) <= 3
        for sentence in told:
            assert len(sentence.split()) <= 15, sentence
            assert sentence[0].isupper() or sentence[0].isdigit()
            assert sentence.endswith(".")


def test_every_comparison_and_rider_has_words(texts: Texts) -> None:
    """A missing sentence would be a blank on the screen of somebody who asks why."""
    for code, _ in COMPARED:
        assert texts.say(f"fare-{Comparison(code, Money(100)).code}", cost="1")
    for kind in ("adult", "senior", "child", "companion"):
        assert "1" in texts.say(f"fare-{kind}", count=1)
        assert texts.say(f"fare-{kind}", count=1) != texts.say(f"fare-{kind}", count=2)
    assert texts.say("fare-demo")
