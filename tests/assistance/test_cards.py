"""A card says at a glance what a helper must know, in her language, complete in each."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from assistance.desk.reasons import Suggestions
from assistance.model import Helper, HelpRequest, RequestState, Role
from assistance.plan.reader import read_plan
from assistance.web.around import Around
from assistance.web.cards import LANGUAGES, STANDARD_FLOW, Cards, card_of, first_shown, seen_by, tried_words
from assistance.web.map import StationMap
from kiosk.flows.reader import STANDARD, read_flow
from tests.assistance.hall import ANNA, BOB, situation
from tests.clock import FakeClock

WORDS = Path(__file__).parents[2] / "assistance" / "words"
CLOCK = FakeClock()
SUGGESTIONS = Suggestions(read_plan().reasons)
MAP = StationMap(read_plan().places)
CARDS = Cards(SUGGESTIONS)
ENGLISH = CARDS.texts("en")
CALL = HelpRequest("r1", situation(CLOCK), CLOCK.now(), changed_at=CLOCK.now())
NOBODY = "Nobody answered. The traveller knows, and still waits."
TAKEN = CALL.now(RequestState.ACKNOWLEDGED, helper=ANNA, minutes=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str):
    """A German helper does not read half a card in English."""
    assert _keys(language) == _keys("en")


def _keys(language: str) -> set[str]:
    body = FluentParser().parse((WORDS / f"{language}.ftl").read_text("utf-8")).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    messages = [entry for entry in body if isinstance(entry, ast.Message)]
    return {m.id.name for m in messages} | {f"{m.id.name}.{a.id.name}" for m in messages for a in m.attributes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: str):
    """No button without a word on it."""
    assert all(CARDS.texts(language).has(f"reason-{reason}") for reason in SUGGESTIONS.ids)


@pytest.mark.parametrize(
    ("tried", "words"),
    [
        ((), ""),
        (("pay-declined",), "card refused"),
        (("pay-declined", "pay-declined"), "card refused twice"),
        (("pay-declined", "back", "pay-declined"), "card refused twice, went back"),
        (("changed:party", "changed:party"), "changed the travellers 2 times"),
        (("changed:moon",), "changed moon"),
        (("pay-declined", "help"), "card refused"),
        (("help",), ""),
        (("deliver-no-paper",), "ticket did not come out (no paper), money let go"),
        (("trouble:sorry-money",), "machine failed while paying: look it up"),
        (("sang-a-song", "sang-a-song"), "sang a song (2)"),
    ],
)
def test_what_was_tried_in_words(tried: tuple[str, ...], words: str):
    """Codes of newer flows are readable before they have words."""
    assert tried_words(tried, ENGLISH) == words


@pytest.mark.parametrize(
    ("request_", "viewer", "later", "kind", "promise"),
    [
        (CALL, ANNA, 0, "waiting", ""),
        (CALL.now(RequestState.UNANSWERED), ANNA, 200, "waiting", NOBODY),
        (TAKEN, ANNA, 60, "mine", "You are coming, in 2 minutes."),
        (TAKEN, ANNA, 180, "mine", "Your time is over. The traveller still waits for you."),
        (TAKEN, BOB, 60, "taken", "Anna took it, and comes in 2 minutes."),
        (TAKEN.now(RequestState.ARRIVED), ANNA, 60, "here", "You are there."),
        (TAKEN.now(RequestState.ARRIVED), BOB, 60, "taken", "Anna is there."),
        (TAKEN.now(RequestState.RESOLVED), ANNA, 60, "over", ""),
    ],
)  # fmt: skip
def test_each_helper_sees_her_own_card(request_: HelpRequest, viewer, later: int, kind: str, promise: str):
    """Who has it can go on; the others read who has it."""
    card = card_of(request_, viewer, ENGLISH, CLOCK.now() + timedelta(seconds=later), SUGGESTIONS)
    assert (card.kind, card.promise) == (kind, promise)


@pytest.mark.parametrize(
    ("seconds", "urgency", "waited"), [(0, "new", "0 s"), (30, "soon", "30 s"), (95, "late", "1 min 35 s")]
)
def test_waiting_time(seconds: int, urgency: str, waited: str):
    """Place, colour, shape and words grow with the waiting time."""
    card = card_of(CALL, ANNA, ENGLISH, CLOCK.now() + timedelta(seconds=seconds), SUGGESTIONS)
    assert (card.urgency, card.waited) == (urgency, waited)


def test_the_machine_is_named_when_it_is_to_blame():
    """A card that was refused is said once; a card reader that is off is said plainly."""
    assert card_of(CALL, ANNA, ENGLISH, CLOCK.now(), SUGGESTIONS).machine == ""
    off = replace(CALL, situation=situation(CLOCK, trouble="terminal-unplugged", tried=("pay-terminal-off",)))
    assert card_of(off, ANNA, ENGLISH, CLOCK.now(), SUGGESTIONS).machine == "The card reader does not answer."


STEPS = read_flow(STANDARD).steps
HAPPENS = (
    *(
        "back",
        "silence",
        "wrong-taps",
        "train-gone",
        "price-old",
        "trouble:sorry",
        "trouble:sorry-money",
        "trouble:storage-failed",
    ),
    *(f"train-{what}" for what in ("cancelled", "later", "earlier", "moved", "missed", "home-missed")),
    "steps-changed",
    *(f"pay-{outcome}" for outcome in ("declined", "cancelled", "unknown", "no-paper", "terminal-off")),
    *(f"deliver-{outcome}" for outcome in ("no-paper", "jammed", "unknown")),
    *(f"offers-{outcome}" for outcome in ("none", "no-way", "no-fare", "no-timetable", "storage-failed")),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_happens_has_words(language: str):
    """A German helper does not read "deliver unknown"."""
    texts = CARDS.texts(language)
    assert [code for code in HAPPENS if tried_words([code], texts).startswith(code.replace("-", " ")[:8])] == []


def test_money_that_was_let_go_is_not_called_paid():
    """Anna must not refund what was never taken."""
    for code in ("deliver-no-paper", "deliver-jammed"):
        for language, paid in (("en", "paid"), ("nl", "betaald"), ("de", "bezahlt")):
            assert paid not in tried_words([code], CARDS.texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_step_is_named_in_the_helpers_language(language: str):
    """The kiosk sends its own first language; the card speaks the helper's. A flow of the operator's comes as it is."""
    texts = CARDS.texts(language)
    names = [card_of(_at(f"{STANDARD_FLOW}1", step.id), ANNA, texts, CLOCK.now(), SUGGESTIONS).step for step in STEPS]
    assert "as sent" not in names
    assert len(set(names)) == len(names)
    assert card_of(_at("our-own@1", "review"), ANNA, texts, CLOCK.now(), SUGGESTIONS).step == "as sent"
    assert card_of(_at(f"{STANDARD_FLOW}1", "new-step"), ANNA, texts, CLOCK.now(), SUGGESTIONS).step == "as sent"


def _at(flow: str, step: str) -> HelpRequest:
    return replace(CALL, situation=situation(CLOCK, flow=flow, step=step, step_title="as sent"))


def test_languages_are_named_in_words():
    """No flags: a language is not a country. A code that nobody knows is shown as it is."""
    for code, words in (("tr", "Speaks Turkish"), ("ar", "Speaks Arabic"), ("xx-yy", "Speaks xx-yy")):
        there = replace(CALL, situation=situation(CLOCK, language=code, access=()))
        assert card_of(there, ANNA, ENGLISH, CLOCK.now(), SUGGESTIONS).speaks == words


def test_a_language_is_named_by_itself_too():
    """The helper can show it to her; where both are the same, once."""
    for code, reader, own in (
        ("nl", "en", "Nederlands"),
        ("en", "en", ""),
        ("tr", "de", "Türkçe"),
        ("xx-yy", "en", ""),
    ):
        there = replace(CALL, situation=situation(CLOCK, language=code))
        assert card_of(there, ANNA, CARDS.texts(reader), CLOCK.now(), SUGGESTIONS).own_name == own


@pytest.mark.parametrize(
    ("asked", "viewer", "state", "loud"),
    [
        (("anna",), ANNA, RequestState.CALLED, "asked"),
        (("anna",), BOB, RequestState.CALLED, ""),
        ((), BOB, RequestState.CALLED, "all"),
        (("anna",), BOB, RequestState.UNANSWERED, "all"),
    ],
)
def test_it_rings_for_whom_it_concerns(asked: tuple[str, ...], viewer: Helper, state: RequestState, loud: str):
    """For her who is asked; for everybody when nobody is, or when nobody answered."""
    card = card_of(replace(CALL, asked=asked, state=state), viewer, ENGLISH, CLOCK.now(), SUGGESTIONS)
    assert (card.loud, card.calls) == (loud, bool(loud))


def test_who_is_asked_to_take_over_can_take_it():
    """Bob's card rings, and names who asks; Anna's is still hers."""
    handed = replace(TAKEN, hand_to="bob")
    his = card_of(handed, BOB, ENGLISH, CLOCK.now(), SUGGESTIONS)
    assert (his.kind, his.calls, his.promise) == ("offered", True, "Anna asks you to take this over.")
    hers = card_of(handed, ANNA, ENGLISH, CLOCK.now(), SUGGESTIONS)
    assert (hers.kind, hers.hand_to) == ("mine", True)


def test_the_minutes_are_those_of_the_walk():
    """Offered first is what the walk takes from where she was last proven; then two longer promises."""
    call = replace(CALL, situation=situation(CLOCK, "demo-1"))
    for place, minutes, others in (("information", 2, (5, 10)), ("bicycles", 6, (10, 15)), ("nowhere", 2, (5, 10))):
        card = card_of(call, ANNA, ENGLISH, CLOCK.now(), SUGGESTIONS, Around(MAP, place))
        assert (card.minutes, card.other_minutes) == (minutes, others)


def test_the_one_in_hand_is_shown_first():
    """Then the oldest that rings for her; nothing else is shown whole by itself."""
    later = CLOCK.now() + timedelta(seconds=5)
    mine = replace(TAKEN, id="r2", called_at=later)
    quiet = replace(CALL, id="r0", asked=("bob",))
    read = [CARDS.read(call, ANNA, "en", later) for call in (quiet, CALL, mine)]
    assert first_shown(read) == "r2"
    assert first_shown(read[:2]) == "r1"
    assert first_shown(read[:1]) == ""


def test_talk_first_is_one_touch():
    """Before she comes, and on her way; not when she stands there."""
    for state, offered in ((CALL, True), (TAKEN, True), (TAKEN.now(RequestState.ARRIVED), False)):
        assert ('href="/talk/r1"' in CARDS.card(state, ANNA, "en", CLOCK.now())) is offered


def test_those_who_see_the_same_get_the_same_card():
    """A card is drawn once for all like it: what decides is named, and nothing else decides."""
    carl = Helper("carl", "Carl")
    mia = Helper("mia", "Mia", role=Role.MANAGER, stations=(CALL.situation.station,))
    for call in (CALL, TAKEN, replace(TAKEN, hand_to="bob"), replace(CALL, asked=("carl",))):
        drawn: dict[tuple[str, ...], set[str]] = {}
        for viewer in (ANNA, BOB, carl, mia):
            drawn.setdefault(seen_by(call, viewer), set()).add(CARDS.card(call, viewer, "en", CLOCK.now()))
        assert all(len(cards) == 1 for cards in drawn.values())
        assert len({card for cards in drawn.values() for card in cards}) == len(drawn)
