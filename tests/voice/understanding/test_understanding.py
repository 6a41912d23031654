"""Whole orders, answers, corrections and doubts, as a traveller says them to the real screens."""

from datetime import datetime

import pytest

from kiosk.flows.model import Answer, Party
from tests.clock import ZONE
from tests.voice.understanding.world import HERE, HOME, UNDERSTANDING, asked, station, understood
from voice.understanding.model import COMMANDS, QUESTIONS, UNMET, Asked, Doubt, Meaning

KNOWN = {"need": "ticket", "destination": station("Hamburg Hbf"), "way": "one-way", "out": "now"}


def test_a_whole_order_fills_every_fact_at_once() -> None:
    """The sentence of the issue: one breath, and only paying is left."""
    said = "two seniors and a child to Berlin next Friday after nine, return on Sunday, first class if it is not dear"
    meaning = understood(said)
    assert dict(meaning.facts) == {
        "need": "ticket", "destination": station("Berlin Hbf"), "way": "return", "out": "2026-12-04T09:00",
        "back": "2026-12-06T08:00", "party": Party((("senior", 2), ("child", 1))),
    }  # fmt: skip
    assert meaning.unmet == ("first-class",)


@pytest.mark.parametrize(
    ("language", "said", "out"),
    [
        ("nl", "morgen om half drie naar Bonn", "2026-11-28T14:30"),
        ("nl", "vandaag vijf voor half zes naar Bonn", "2026-11-27T17:25"),
        ("de", "morgen um Viertel vor neun nach Bonn", "2026-11-28T08:45"),
        ("de", "morgen dreiviertel acht nach Bonn", "2026-11-28T07:45"),
        ("de", "am dritten Dezember um halb drei nach Bonn", "2026-12-03T14:30"),
        ("en", "to Bonn in two hours", "2026-11-27T12:00"),
        ("en", "to Bonn this evening", "2026-11-27T18:00"),
        ("en", "to Bonn on Christmas day", "2026-12-25T08:00"),
    ],
)
def test_clock_times_are_those_of_the_language(language: str, said: str, out: str) -> None:
    """Half drie is half past two: an hour too late is a missed train."""
    assert dict(understood(said, language=language).facts)["out"] == out


def test_a_moment_in_the_past_is_never_filled() -> None:
    """At ten, "this morning at eight" is over: she is asked when, and no ticket for yesterday's train is sold."""
    assert "out" not in dict(understood("to Bonn today at eight in the morning").facts)


def test_the_way_back_is_after_the_way_out() -> None:
    """Leaving on the first of January, "back on Sunday" is the Sunday after that."""
    meaning = understood("to Bonn on the first of January, back on Sunday")
    assert dict(meaning.facts)["back"] == "2027-01-03T08:00"


def test_a_bare_answer_is_read_in_the_light_of_the_step() -> None:
    """To a question one answers with a word, not with a sentence."""
    assert dict(understood("Bonn", "destination").facts)["destination"] == station("Bonn Hbf")
    assert dict(understood("two", "travellers").facts) == {"party": Party((("adult", 2),))}
    assert dict(understood("nine o'clock", "out").facts) == {"out": "2026-11-27T21:00"}
    assert dict(understood("eleven", "out").facts) == {"out": "2026-11-27T11:00"}
    assert dict(understood("yes", "way").facts) == {"way": "return"}
    assert understood("nee", "way", "nl").choice == "one-way"  # its label begins so


def test_a_correction_takes_the_place_of_what_was_said() -> None:
    """Who changes her mind says so, and need not begin again."""
    assert dict(understood("no, Bonn", "review", known=KNOWN).facts) == {"destination": station("Bonn Hbf")}
    assert dict(understood("not tomorrow, the day after", "review", known=KNOWN).facts) == {"out": "2026-11-29T08:00"}
    meaning = understood("one adult, no wait, two adults", "travellers", known=KNOWN)
    assert dict(meaning.facts) == {"party": Party((("adult", 2),))}
    known = {**KNOWN, "party": Party((("senior", 1),))}
    assert dict(understood("and one more child", "review", known=known).facts) == {
        "party": Party((("senior", 1), ("child", 1)))
    }


def test_what_is_not_sold_here_is_said_plainly() -> None:
    """First class, a dog, a train that arrives by ten: understood, and never silently dropped."""
    meaning = understood("first class from Bonn to Berlin via Hannover with my dog, bike and a window seat")
    assert set(meaning.unmet) == {"first-class", "from-elsewhere", "via", "dog", "bicycle", "seat"}
    assert understood("I must be in Bonn by twelve").unmet == ("arrive-by",)
    assert set(meaning.unmet) <= UNMET


def test_an_unsure_name_is_asked_and_never_guessed() -> None:
    """Essen or Hessen? A wrong destination is worse than a question."""
    doubts = understood("to Hessen").doubts
    assert [doubt.fact for doubt in doubts] == ["destination"]
    assert station("Essen Hbf") in doubts[0].values
    assert 2 <= len(doubts[0].values) <= 4
    assert understood("Bonn or Hamburg").doubts == (
        Doubt("destination", (station("Bonn Hbf"), station("Hamburg Hbf"))),
    )


def test_the_town_where_she_stands_is_not_where_she_goes() -> None:
    """In Cologne, "to Cologne" offers its other stations: no ticket to here is sold."""
    meaning = understood("to Cologne")
    assert HERE not in dict(meaning.facts).values()
    assert station("Köln Messe/Deutz") in meaning.doubts[0].values


def test_a_choice_is_named_by_its_words_or_its_place() -> None:
    """What stands on a button can be said, and so can "the second one"."""
    prompt = asked("medium").prompt
    assert prompt is not None
    assert understood("the second one", "medium").choice == prompt.choices[1].id
    assert understood("the last one", "out").choice == asked("out").prompt.choices[-1].id  # type: ignore[union-attr]
    assert dict(understood("On my phone", "medium").facts) == {"medium": "phone"}


def test_the_yes_of_the_review_is_a_yes() -> None:
    """It may lead to paying, which the conversation asks once more: the facts alone never say so."""
    assert "agreed" not in dict(understood("yes", "review", known=KNOWN).facts)


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("louder please", "louder"), ("what did you say", "repeat"), ("go back", "back"), ("I need help", "help"),
        ("hold on a second", "wait"), ("not so fast please", "slower"), ("start again", "start-again"),
        ("the same as last time", "same-again"), ("what can I say", "what-can-i-say"),
    ],
)  # fmt: skip
def test_commands_are_understood_on_every_screen(said: str, command: str) -> None:
    """Help, back and louder are not a matter of the right moment."""
    assert command in COMMANDS
    for step in ("welcome", "destination", "way", "out", "travellers", "review"):
        assert understood(said, step, known=KNOWN if step == "review" else None).command == command, step


def test_questions_are_told_from_orders() -> None:
    """Who asks for the platform wants no ticket."""
    assert understood("which platform?", "review", known=KNOWN) == Meaning(question="platform")
    assert {understood(said).question for said in ("how long is that?", "what does it cost?")} == {"duration", "price"}
    assert {"duration", "price"} <= QUESTIONS


def test_a_language_is_asked_for_in_that_language() -> None:
    """Who cannot read the screen says "Deutsch bitte", whatever it speaks."""
    assert understood("Deutsch bitte", language="en") == Meaning(command="language", subject="de")
    assert understood("do you speak english", language="nl") == Meaning(command="language", subject="en")


def test_talk_to_somebody_else_is_no_order() -> None:
    """People talk beside a kiosk: the weather fills nothing."""
    for said in (
        "what will the weather be tomorrow",
        "mum I am hungry",
        "la la la",
        "did you see the match last night",
    ):
        assert understood(said).empty, said


def test_typed_as_people_type() -> None:
    """Slips, small letters, no punctuation, numbers as digits."""
    meaning = understood("2 tickts to hambrug tomorow morning retrun")
    assert dict(meaning.facts) == {
        "need": "ticket", "destination": station("Hamburg Hbf"), "way": "return", "out": "2026-11-28T08:00",
        "party": Party((("adult", 2),)),
    }  # fmt: skip


def test_a_screen_names_what_can_be_said() -> None:
    """A closed recogniser hears nothing else: the buttons of the screen, and the commands that are always there."""
    screen = UNDERSTANDING.screen(7, asked("way"))
    assert (screen.number, screen.language) == (7, "en")
    assert {"yes there and back", "no one way", "back", "help", "repeat"} <= set(screen.phrases)
    assert "Berlin Hbf" in UNDERSTANDING.screen(1, asked("destination")).names


def test_what_a_meaning_answers_goes_through_the_door_of_a_touch() -> None:
    """The same event as a finger's."""
    meaning = understood("yes", "way")
    assert meaning.answer == Answer.of(way="return")


def test_at_another_hour_the_same_words_mean_another_time() -> None:
    """At seven in the evening, "at nine" is tonight."""
    late = datetime(2026, 11, 27, 19, 0, tzinfo=ZONE)
    there: Asked = asked("out", now=late)
    assert dict(UNDERSTANDING.meaning("at nine", there).facts) == {"out": "2026-11-27T21:00"}
    assert HOME.flow.facts["out"].type == "moment"


def test_home_before_a_place_is_where_she_goes() -> None:
    """Who goes home to Bonn needs no ticket back; who comes home afterwards does."""
    assert dict(understood("I'm going home to Bonn, one way").facts)["way"] == "one-way"
    assert "way" not in dict(understood("ich will heim nach Bonn", language="de").facts)
    assert dict(understood("to Bonn and home again on Sunday").facts)["way"] == "return"


@pytest.mark.parametrize(
    ("language", "said", "party"),
    [
        ("en", "with my two daughters, eight and ten, to Hamburg", {"adult": 1, "child": 2}),
        ("de", "mit meinen beiden Töchtern, acht und zehn, nach Hamburg", {"adult": 1, "child": 2}),
        ("nl", "met mijn twee dochters, acht en zestien, naar Hamburg", {"adult": 2, "child": 1}),
        ("de", "mein neunjähriger Enkel und ich nach Hamburg, ich selbst bin einundsiebzig", {"senior": 1, "child": 1}),
        ("sv", "mitt barnbarn på nio och jag ska till Hamburg, själv är jag sjuttioett", {"senior": 1, "child": 1}),
        ("en", "two tickets to Hamburg for my wife and a nine year old boy", {"adult": 1, "child": 1}),
    ],
)  # fmt: skip
def test_an_age_says_who_somebody_is(language: str, said: str, party: dict[str, int]) -> None:
    """Daughters may be eight or forty: by their age she pays what is right for them, and not too much."""
    assert dict(dict(understood(said, language=language).facts)["party"].counts) == party


def test_somebody_comes_along_after_all() -> None:
    """To the kiosk that has asked who travels it is two of them; at the end it is one more than before."""
    assert dict(understood("my wife is coming along", "travellers").facts) == {"party": Party((("adult", 2),))}
    known = KNOWN | {"party": Party((("senior", 1),))}
    assert dict(understood("meine Frau kommt ja doch mit", "review", "de", known).facts) == {
        "party": Party((("senior", 1), ("adult", 1)))
    }


@pytest.mark.parametrize(
    ("language", "said", "party"),
    [
        ("de", "mein Mann und ich, zwei Erwachsene, nach Hamburg", {"adult": 2}),
        ("en", "my wife and I, two seniors, to Hamburg", {"senior": 2}),
        ("nl", "ik reis met een begeleider: één volwassene, één begeleider", {"adult": 1, "companion": 1}),
        ("sv", "barnbarnet får inte följa med, så det blir bara jag och min man, två vuxna", {"adult": 2}),
        ("de", "Zwei Fahrkarten nach Hamburg, für meine Frau und mich, wir sind beide in Rente", {"senior": 2}),
    ],
)
def test_who_is_said_twice_pays_once(language: str, said: str, party: dict[str, int]) -> None:
    """People say who they are, and then once more how many that makes: a clerk does not sell four tickets."""
    assert dict(dict(understood(said, language=language).facts)["party"].counts) == party


@pytest.mark.parametrize(
    ("language", "said", "party"),
    [
        ("en", "my husband and I and two friends to Hamburg", {"adult": 4}),
        ("de", "meine Frau und ich und zwei Freunde nach Hamburg", {"adult": 4}),
        ("en", "two adults to Hamburg, and my grandson is coming along", {"adult": 2, "child": 1}),
        ("sv", "två vuxna och ett barn följer med till Hamburg", {"adult": 2, "child": 1}),
    ],
)
def test_others_are_not_taken_for_the_same(language: str, said: str, party: dict[str, int]) -> None:
    """Whoever is named besides travels too: a friend without a ticket pays a fine."""
    assert dict(dict(understood(said, language=language).facts)["party"].counts) == party


def test_who_stays_at_home_gets_no_ticket() -> None:
    """Without the child: not a ticket for the child alone. What is unclear is asked."""
    for said in ("me and my husband, without the kid", "two adults, my son is not coming, and two children"):
        party = dict(understood(said, "travellers").facts).get("party")
        assert party in (None, Party((("adult", 2),))), said


def test_one_less() -> None:
    """Somebody stays at home after all: one less of those who travel, of whatever kind they are."""
    known = KNOWN | {"party": Party((("senior", 3),))}
    assert dict(understood("einer weniger", "review", "de", known).facts) == {"party": Party((("senior", 2),))}


def test_there_in_the_morning_and_back_in_the_evening() -> None:
    """Two times of one day, told in one breath."""
    facts = dict(
        understood("zaterdag om tien uur naar Hamburg, en 's avonds om zes uur gaan we terug", language="nl").facts
    )
    assert (facts["out"], facts["back"]) == ("2026-11-28T10:00", "2026-11-28T18:00")
    facts = dict(understood("morgen mittag nach Aachen und um vier wieder heim", language="de").facts)
    assert (facts["out"], facts["back"]) == ("2026-11-28T12:00", "2026-11-28T16:00")
    facts = dict(understood("naar Hamburg en terug, vrijdag heen, zaterdag terug", language="nl").facts)
    assert (facts["out"], facts["back"]) == ("2026-12-04T08:00", "2026-12-05T08:00")


def test_a_time_that_is_not_meant_is_not_taken() -> None:
    """Not at two, but at three."""
    known = KNOWN | {"party": Party((("adult", 1),))}
    for language, said in (
        ("en", "not at two, at three"),
        ("de", "nicht um zwei, um drei wollte ich fahren"),
        ("nb", "ikke klokka to, klokka tre"),
    ):
        assert dict(understood(said, "review", language, known).facts) == {"out": "2026-11-27T15:00"}


def test_a_tale_is_no_order() -> None:
    """Somebody tells her grandchild a story while the kiosk listens."""
    for language, said in (
        ("en", "once upon a time there was an old man in Bonn"),
        ("nl", "vorige zomer was het mooi"),
    ):
        assert understood(said, language=language) == Meaning()


def test_nobody_is_counted_twice() -> None:
    """A ticket too many is money lost: grandma is named twice and is one; she who is retired is not an adult too."""
    both = Party((("senior", 1), ("adult", 1)))
    assert dict(understood("me and grandma to Bonn, grandma is 70").facts)["party"] == both
    assert dict(understood("I am a pensioner, with my husband, to Bonn").facts)["party"] == both
    assert dict(understood("ik ben 68 en mijn vrouw is 66, naar Bonn", language="nl").facts)["party"] == Party(
        (("senior", 2),)
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "gibts hier irgendwo was zu essen"),
        ("de", "sie singen donnerstags im Chor"),
        ("nl", "ik heb om tien uur mijn paraplu in de bus laten liggen"),
        ("en", "I left my umbrella on the bus at ten"),
    ],
)
def test_talk_to_others_orders_nothing(language: str, said: str) -> None:
    """Something to eat is not Essen, singing is not Singen, and ten was the bus."""
    assert understood(said, language=language).empty
