"""Why it costs what it costs: in plain words, in every language, at most three sentences."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.fares.reasons import all_reasons, reasons
from kiosk.fares.tariff import KINDS
from kiosk.fares.tariff_file import folder_of, read_tariff
from kiosk.language import WORDS, Texts, read_words
from tests.fares.feed import SINGLE, TARIFF, offers, party
from tests.timetable.feeds import at

LANGUAGES = ("en", "nl", "de", "sv")


@pytest.fixture(scope="module", params=LANGUAGES)
def texts(request: pytest.FixtureRequest) -> Texts:
    return read_words(LANGUAGES, WORDS).texts(request.param)


def test_a_traveller_reads_what_it_is_and_what_it_was_compared_with(tmp_path: Path) -> None:
    """One senior there and back: the ticket, and what she would have paid otherwise."""
    english = read_words(("en",), WORDS).texts("en")
    offer = offers(tmp_path).offers_for("A", "B", at(9), at(14), party(senior=1), "none")[0]
    assert reasons(offer, english) == (
        "A return ticket for 1 senior.",
        "A return ticket costs €3.00 less than two single tickets.",
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
        ({"adult": 9}, False, "none", "Two group tickets for 9 people."),
        ({"adult": 1, "companion": 1}, True, "card-25", "Return tickets for 1 adult and 1 companion."),
    ],
)
def test_everybody_is_named_on_some_ticket(tmp_path: Path, who: dict, back: bool, card: str, told: str) -> None:
    """Whoever reads the sentence finds everybody in it, however the tickets are mixed."""
    english = read_words(("en",), WORDS).texts("en")
    offer = offers(tmp_path).offers_for("A", "B", at(9), at(14) if back else None, party(**who), card)[0]
    assert reasons(offer, english)[0] == told


BOTH_WAYS = {
    "en": (
        "Two single tickets, there and back, for 1 adult.",
        "Four single tickets, there and back, for 2 adults.",
        "A single ticket and a day ticket, there and back, for 1 adult.",
    ),
    "nl": (
        "Twee enkele reizen, heen en terug, voor 1 volwassene.",
        "Vier enkele reizen, heen en terug, voor 2 volwassenen.",
        "Een enkele reis en een dagkaartje, heen en terug, voor 1 volwassene.",
    ),
    "sv": (
        "Två enkelbiljetter, fram och tillbaka, för 1 vuxen.",
        "Fyra enkelbiljetter, fram och tillbaka, för 2 vuxna.",
        "En enkelbiljett och en dagbiljett, fram och tillbaka, för 1 vuxen.",
    ),
    "de": (
        "Zwei einfache Fahrkarten, hin und zurück, für 1 Erwachsenen.",
        "Vier einfache Fahrkarten, hin und zurück, für 2 Erwachsene.",
        "Eine einfache Fahrkarte und eine Tageskarte, hin und zurück, für 1 Erwachsenen.",
    ),
}


def test_as_many_tickets_are_said_as_come_out_of_the_machine(tmp_path: Path, texts: Texts) -> None:
    """There on one ticket and back on another: whoever reads of one waits for it, or leaves the second behind."""
    singles = replace(TARIFF, products=(SINGLE,))
    for number, who in enumerate((party(adult=1), party(adult=2))):
        offer = offers(tmp_path / str(number), singles).offers_for("A", "B", at(9), at(14), who, "none")[0]
        assert sum(line.count for line in offer.lines) == 2 * who.size
        assert reasons(offer, texts)[0] == BOTH_WAYS[texts.language][number]
    offer = offers(tmp_path / "mixed", singles).offers_for("A", "B", at(9), at(14), party(adult=1), "none")[0]
    mixed = (offer.lines[0], replace(offer.lines[1], product="day", kind="day"))
    assert reasons(replace(offer, lines=mixed), texts)[0] == BOTH_WAYS[texts.language][2]
    for told in BOTH_WAYS[texts.language]:
        assert len(told.split()) <= 15


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


def test_every_comparison_kind_and_rider_has_words(texts: Texts) -> None:
    """A missing sentence would be a blank on the screen of somebody who asks why."""
    for code in ("all-singles", "without-card", "adult-price"):
        assert texts.say(f"fare-{code}", cost="1")
    for kind in KINDS:
        assert texts.say(f"fare-kind-{kind}.one") != texts.say(f"fare-kind-{kind}.many")
        assert texts.say(f"fare-kind-{kind}.valid").endswith(".")
        assert texts.say(f"ticket-product-{kind}")
    for kind in ("adult", "senior", "child", "companion"):
        assert "1" in texts.say(f"fare-{kind}", count=1)
        assert texts.say(f"fare-{kind}", count=1) != texts.say(f"fare-{kind}", count=2)
    assert len({texts.say("fare-number", n=number) for number in range(1, 13)}) == 12
    assert texts.say("fare-demo")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Two group tickets cost €76.00 less than nine single tickets."),
        ("nl", "Twee groepskaartjes kosten €\u202f76,00 minder dan negen enkele reizen."),
        ("de", "Zwei Gruppenkarten kosten 76,00\u202f€ weniger als neun einfache Fahrkarten."),
        ("sv", "Två gruppbiljetter kostar 76,00\u202f€ mindre än nio enkelbiljetter."),
    ],
)
def test_the_next_best_is_said_as_one_would_say_it(tmp_path: Path, language: str, told: str) -> None:
    """Numbers are words, and both sides are named: the proof in one breath."""
    offer = offers(tmp_path).offers_for("A", "B", at(9), None, party(adult=9), "none")[0]
    assert reasons(offer, read_words(LANGUAGES, WORDS).texts(language))[1] == told


def test_a_sentence_that_would_be_too_long_says_less(tmp_path: Path) -> None:
    """Three kinds of tickets against two: the saving is what counts, and it still fits."""
    english = read_words(("en",), WORDS).texts("en")
    offer = offers(tmp_path).offers_for("A", "B", at(9), at(14), party(adult=6, child=1), "card-50")[0]
    lines = (
        *offer.lines,
        replace(offer.lines[0], product="day", kind="day"),
        replace(offer.lines[0], product="single"),
    )
    told = reasons(replace(offer, lines=lines), english)
    assert told[1].startswith("This costs €")
    assert len(told[1].split()) <= 15


def test_many_kinds_of_tickets_are_counted(tmp_path: Path, texts: Texts) -> None:
    """Four kinds of tickets in one sentence would be a riddle: how many for how many; the list has the rest."""
    offer = offers(tmp_path).offers_for("A", "B", at(9), at(14), party(adult=6, child=1), "none")[0]
    lines = [replace(line, product=f"{line.product}{n}") for line in offer.lines for n in range(4)]
    told = reasons(replace(offer, lines=tuple(lines)), texts)[0]
    assert len(told.split()) <= 15
    assert texts.say("fare-people", count=7) in told


def test_staff_and_paper_get_all_of_it(tmp_path: Path, texts: Texts) -> None:
    """Three sentences on the screen; whoever asks on can be told when the ticket is good and what to bring."""
    offer = offers(tmp_path).offers_for("A", "B", at(9), at(14), party(senior=1), "card-25")[0]
    told = all_reasons(replace(offer, demo=True), texts)
    assert set(reasons(replace(offer, demo=True), texts)) <= set(told)
    assert texts.say("fare-show-card") in told
    assert texts.say("fare-kind-return.valid") in told
    assert told[-1] == texts.say("fare-demo")
    for sentence in told:
        assert max(len(part.split()) for part in re.split(r"(?<=[.!?]) ", sentence)) <= 15


@pytest.mark.parametrize("folder", ["demo", "dutch"])
def test_the_words_of_the_tariffs_that_ship_are_plain(folder: str, texts: Texts) -> None:
    """Their own products stand on the same screen, and are read by the same people."""
    own = read_words(LANGUAGES, WORDS, folder_of(folder) / "texts").texts(texts.language)
    for item in read_tariff(folder).products:
        for key in (f"product-{item.id}.one", f"product-{item.id}.many", f"timeframe-{item.when}"):
            if own.has(key):
                assert len(own.say(key).split()) <= 15
        if own.has(f"timeframe-{item.when}"):
            assert own.say(f"timeframe-{item.when}").endswith(".")
