"""What a screen shows and says: every word there, the same to the eye and to the ear, in every language."""

from collections.abc import Iterator

import pytest

from kiosk.flows import engine
from kiosk.flows.answers import station_answer
from kiosk.flows.model import Answer, Change, Look, Next, Outcome, Party, Progress
from kiosk.flows.prompt import Prompt
from kiosk.flows.walk import walk
from kiosk.flows.wording import outcome_words
from tests.flows.standard import BOUGHT, SENIOR, TILE, after, flow, one_by_one, shown, words

LANGUAGES = flow().languages
ASKED = (Next(), Answer.of(need="ticket"), Answer.of(destination="0"), Answer.of(way="one-way"))


def every_screen() -> list[Progress]:
    """One progress for each step and each set of lines: all that a traveller can see."""
    screens = {}
    for state in walk(flow()).moves:
        known = {fact: value for fact, value in state.facts if value not in ("a place", "another place")}
        step = engine.due(flow(), state)
        screens[step.id, tuple(known), state.looks_at] = state
    return list(screens.values())


def read(prompt: Prompt) -> Iterator[str]:
    """All that is to be read on the screen."""
    yield from (prompt.trouble, prompt.title, prompt.note, prompt.total, *prompt.why, prompt.next_label)
    for choice in (*prompt.choices, *prompt.moments):
        yield from (choice.label, choice.detail, choice.price, choice.badge)
    for line in prompt.lines:
        yield from (line.label, line.value)
    for counter in prompt.counters:
        yield from (counter.label, counter.detail, str(counter.count))
    if prompt.trail.of:
        yield prompt.trail.names[prompt.trail.number - 1]


@pytest.mark.requirement("A11Y-2", "A11Y-16")
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_cannot_see_hears_all_of_it(language: str) -> None:
    """EN 301 549 5.1.3.3: what is read on a screen is in what is spoken, on every screen that can be reached."""
    for state in every_screen():
        prompt = shown(state, language, trouble="Something went wrong.")
        for text in read(prompt):
            assert text in prompt.say, (prompt.step, text)


@pytest.mark.requirement("A11Y-86")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_is_whole(language: str) -> None:
    """A title, words to go on, and a way on: on every screen that can be reached."""
    for state in every_screen():
        prompt = shown(state, language)
        assert prompt.language == language
        assert 0 < len(prompt.title) <= 48
        assert (
            prompt.choices or prompt.moments or prompt.next_label or prompt.acts or prompt.letters or prompt.digits
        ), prompt.step
        assert len(prompt.choices) <= 4 or prompt.step in ("destination", "out", "coming-back"), prompt.step
        assert len({choice.id for choice in prompt.choices}) == len(prompt.choices)


def test_a_choice_answers_what_the_engine_takes() -> None:
    """No button leads nowhere."""
    for state in every_screen():
        prompt = shown(state)
        if not prompt.closed:
            for choice in (*prompt.choices, *prompt.moments):
                if not (choice.chosen and not state.asks):
                    engine.send(flow(), state, choice.answer)


def test_a_tile_on_the_first_screen_is_half_a_ticket() -> None:
    """The place, one way, now: all in one touch. Whose place is not among them spells it, and is asked no more."""
    prompt = shown(after())
    assert [choice.label for choice in prompt.choices] == ["Hamburg Hbf", "Berlin Hbf", "München Hbf", "Another place"]
    assert prompt.choices[0].answer == TILE
    assert isinstance(prompt.choices[3].answer, Answer)
    spelled = after(prompt.choices[3].answer)
    assert shown(spelled).step == "destination"
    assert after(prompt.choices[3].answer, Answer.of(destination="0")).known == after(TILE).known
    assert prompt.next_label == "Something else"
    assert prompt.lines == ()
    assert station_answer(flow().step("destination"), "0") == Answer.of(destination="0")


@pytest.mark.requirement("A11Y-79")
def test_what_is_known_is_on_every_screen() -> None:
    """Nobody has to remember what was chosen (WCAG 3.3.8)."""
    lines = shown(one_by_one()).lines
    assert [(line.label, line.value) for line in lines] == [
        ("To", "Hamburg Hbf"),
        ("Ticket", "There and back"),
        ("Leaving", "Tomorrow, from 08:00"),
        ("Back again", "Tomorrow, from 18:00"),
    ]
    assert not any(line.change for line in lines), "one question a screen: changing is for the review"


@pytest.mark.requirement("A11Y-80")
def test_the_review_reads_everything_back_and_each_line_changes() -> None:
    """Everything and the price before paying, and each corrected in one touch (WCAG 3.3.4)."""
    review = shown(one_by_one(Answer.of(party=Party((("senior", 1), ("child", 2)))), Answer.of(offer="best")))
    values = {line.id: line.value for line in review.lines}
    assert values["party"] == "1 senior and 2 children"
    assert values["card"] == "No card"
    assert values["offer"] == "ICE 41, 09:48 – 13:46"
    assert values["offer-back"] == "ICE 42, 18:02 – 22:00"
    assert all(line.change for line in review.lines)
    assert review.total == "€19.90"
    assert [choice.label for choice in review.choices] == [
        "Pay €19.90 with a card",
        "Ticket on my phone",
        "I would rather pay a person",
    ]
    assert review.choices[0].primary


def test_an_old_answer_is_shown_as_chosen() -> None:
    """Who corrects something sees what it was."""
    review = one_by_one(Answer.of(party=SENIOR), Answer.of(offer="best"))
    card = shown(engine.send(flow(), review, Change("card")))
    assert [choice.label for choice in card.choices if choice.chosen] == ["No card"]
    out = shown(engine.send(flow(), review, Change("out")))
    assert [choice.label for choice in out.choices if choice.chosen] == ["Tomorrow morning"]
    party = shown(engine.send(flow(), review, Change("party")))
    assert [choice.label for choice in party.choices if choice.chosen] == ["1 senior"]
    assert (party.counters[0].id, party.counters[0].count) == ("senior", 1)


def test_another_day_is_two_touches_away() -> None:
    """A traveller who wants to leave on Sunday at ten finds it: the days, then the hours of one."""
    out = after(*ASKED)
    assert shown(out).choices[-1].answer == Look("days")
    days = shown(engine.send(flow(), out, Look("days")))
    assert days.title == "Which day?"
    assert [choice.label for choice in days.choices][:3] == ["Today", "Tomorrow", "Sunday 22 November"]
    sunday = days.choices[2].answer
    hours = shown(engine.send(flow(), engine.send(flow(), out, Look("days")), sunday))
    assert hours.title == "At what time?"
    assert not hours.choices
    ten = next(choice for choice in hours.moments if choice.label == "10:00")
    assert ten.answer == Answer.of(out="2026-11-22T10:00")


@pytest.mark.requirement("A11Y-74")
def test_the_way_has_four_parts() -> None:
    """COGA o1p04: where I am, and how much is still to come; never more than four parts."""
    trail = shown(one_by_one()).trail
    assert (trail.number, trail.of, trail.names) == (3, 4, ("Where", "When", "Who", "Ticket"))
    assert shown(after()).trail.of == 0


def test_a_hand_over_says_what_happened_and_what_about_the_money() -> None:
    """Plain words, a way on, and a number to say aloud where money is in question."""
    no_paper = shown(after(*BOUGHT, Outcome("no-paper")))
    assert "You have paid nothing" in no_paper.say
    assert no_paper.can_go_back
    assert no_paper.closed
    assert no_paper.total == no_paper.trouble == ""
    unknown = shown(after(*BOUGHT, Outcome("unknown")))
    assert "ABCD2345" in unknown.say
    assert not unknown.can_go_back


def test_a_declined_card_is_told_without_blame() -> None:
    """The card did not work; the traveller did nothing wrong."""
    step = flow().step("pay")
    assert outcome_words(step, "declined", words().texts("en")).startswith(
        "The card did not work. You have paid nothing."
    )
    assert outcome_words(step, "paid", words().texts("en")) == ""


def test_the_kiosk_acts_where_it_pays_and_prints_unless_it_is_paused() -> None:
    """After a declined card nothing starts again by itself: the traveller says when."""
    pay = after(*BOUGHT)
    assert shown(pay).acts
    paused = shown(pay, paused=True)
    assert not paused.acts
    assert [choice.answer for choice in paused.choices] == [Next()]
    assert paused.choices[0].label in paused.say


def test_the_last_screen_closes_the_visit() -> None:
    """After goodbye everything is forgotten."""
    goodbye = shown(after(*BOUGHT, Outcome("paid"), Outcome("done"), Next(), Next()))
    assert goodbye.closed
    assert goodbye.title == "Thank you. Have a good journey!"


def test_departures_are_the_lines_of_an_info_step() -> None:
    """Who only wants the next trains reads them, and buys a ticket from there if she likes."""
    trains = shown(after(Next(), Answer.of(need="find-train")))
    assert trains.title == "The next trains from Köln Hbf"
    assert trains.lines[0].value == "ICE 41, Hamburg, platform 7"
    assert trains.choices[0].answer == Answer.of(need="ticket")


def test_a_station_without_a_name_shows_its_id() -> None:
    """A visit that looked up too little is seen at once, and does not crash in front of a traveller."""
    assert shown(after(Next(), Answer.of(need="ticket"), Answer.of(destination="unheard"))).lines[0].value == "unheard"
