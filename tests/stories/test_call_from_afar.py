"""She cannot use her hands, or does not find the glass: she says "help" to the kiosk at rest, and it comes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.flows.model import Party
from kiosk.language import WORDS, read_words
from tests.stories.stage import Stage, open_stage
from ui.hands_free import PAUSES
from voice.model import ListenState
from voice.understanding.grammar import calls_of
from voice.understanding.pack import read_pack

pytestmark = pytest.mark.slow

ORDER = "two seniors to Hamburg tomorrow morning and back in the evening"
BABBLE = (
    "so I told him that the train was late again",
    "we were in Hamburg last year with the children",
    "to Hamburg",
    "yes",
    "can somebody help my brother with all these bags of his",
)


@pytest.fixture
def stage(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    """Its operator wants it to hear the word of help."""
    with open_stage(home, hears=("en",), listen_idle=True) as stage:
        yield stage


def _sign_stands(stage: Stage) -> bool:
    return stage.robot.reads(stage.say("listen-waits"))


def _waits(stage: Stage) -> None:
    """Wait until the microphone is open at rest, with its sign."""
    listener = stage.listener
    assert listener is not None
    stage.robot.until(
        lambda: stage.app.ear_link.waiting == "open" and listener.state is ListenState.LISTENING, "it waits for help"
    )
    _as_the_sign_says(stage, is_open=True)


def _as_the_sign_says(stage: Stage, *, is_open: bool) -> None:
    assert stage.listener is not None
    assert (stage.listener.state is ListenState.LISTENING) == is_open
    assert _sign_stands(stage) == is_open


def _stays_closed(stage: Stage, looks: int = 3) -> None:
    for _ in range(looks):
        stage.app.hands_free.look()
        stage.robot.settle()
        assert not stage.app.ear_link.waiting
    _as_the_sign_says(stage, is_open=False)


def _call(stage: Stage, *texts: str) -> None:
    """Somebody says it to a kiosk that nobody has touched."""
    _waits(stage)
    stage.ear.heard.clear()
    assert stage.listener is not None
    assert stage.listener.say(*(texts or ("help", "help")))


def _is_asked(stage: Stage) -> None:
    """The question is said, and stands on the glass; then she is listened to, with the other sign."""
    question = stage.as_spoken(f"{stage.say('listen-person')} {stage.say('listen-person.detail')}")
    stage.robot.until(lambda: stage.ear.texts[-len(question) :] == question, "the question is said")
    assert stage.robot.reads(stage.say("listen-person"))
    stage.listens()
    assert not _sign_stands(stage)
    assert stage.listener is not None
    assert not stage.listener.waits


def _nobody_answers(stage: Stage) -> None:
    """She is not there; the kiosk is at rest again, and says no more about it."""
    said = len(stage.ear.texts)
    stage.app.ear_link.time_is_up()
    stage.robot.until(lambda: not stage.app.presenter.used and stage.step == "welcome" and stage.ready(), "at rest")
    assert stage.ear.texts[said:] == []
    assert not stage.robot.reads(stage.say("listen-person"))


@pytest.mark.requirement("A11Y-20")
def test_help_comes_to_who_cannot_touch(stage: Stage) -> None:
    """She says "help", is asked, and says "yes": the dashboards have a call, and nobody has touched anything."""
    _call(stage)
    _is_asked(stage)
    assert stage.desk.requests.live() == [], "one word alone calls nobody"
    stage.speak("yes")
    stage.help_is("received", "seen")
    assert len(stage.desk.requests.live()) == 1
    assert stage.robot.touches == 0
    told = stage.app.presenter.frame.help.title
    stage.robot.until(lambda: any(told in text for text in stage.ear.texts), "she hears what became of it", 3)


@pytest.mark.parametrize("said", ["a person please", "help", "help me please"])
def test_a_person_is_a_yes_too(stage: Stage, said: str) -> None:
    """She need not say the word that the kiosk had in mind."""
    _call(stage, "help me please", "help me please")
    _is_asked(stage)
    stage.speak(said)
    stage.help_is("received", "seen")


@pytest.mark.requirement("A11Y-20")
def test_a_ticket_without_a_hand(stage: Stage) -> None:
    """She says where she goes in place of a yes: the whole order by voice. Where only a finger pays, a person comes."""
    _call(stage)
    _is_asked(stage)
    stage.speak(ORDER, "offers")
    assert stage.app.presenter.visit.known["party"] == Party((("senior", 2),))
    stage.speak("the cheapest", "review")
    assert stage.listens().say("yes", "yes")
    stage.robot.until(lambda: stage.say("listen-or-help") in stage.app.presenter.frame.listen.words, "who pays")
    assert stage.app.presenter.visit.sale is None, "no voice pays"
    stage.speak("help")
    stage.help_is("received", "seen")
    assert stage.desk.requests.live()[0].situation.step == "review"
    assert stage.robot.touches == 0


def test_whose_hands_are_not_free_is_not_left_at_a_closed_microphone(stage: Stage) -> None:
    """She thinks for long, in the middle of her order: it says that it is still listening, and does; not for ever."""
    _call(stage)
    _is_asked(stage)
    stage.speak("a ticket", "destination")
    for _ in range(2):
        stage.listens()
        stage.app.ear_link.time_is_up()
        stage.robot.until(lambda: stage.app.listen_link.busy, "it listens again")
        stage.hears(f"{stage.say('listen-still')} {stage.say('listen-or-help')}")
    stage.listens()
    stage.app.ear_link.time_is_up()
    assert not stage.app.listen_link.busy
    assert stage.step == "destination"


@pytest.mark.requirement("A11Y-20", "A11Y-52")
def test_the_hall_talks(stage: Stage) -> None:
    """Sentences that are none of its business, an order among them, are not acted upon; it waits on."""
    for said in BABBLE:
        _call(stage, said, said)
        stage.robot.until(lambda: stage.app.listen_link.tasks.idle, "it is weighed")
        assert stage.app.ear_link.phase == ""
        assert not stage.app.presenter.used
    _waits(stage)  # the last one is weighed too
    assert stage.ear.texts == [], "it has said nothing"
    assert stage.app.presenter.visit.known.get("destination") is None
    assert stage.desk.requests.live() == []


def test_noise_after_the_question_is_no_yes(stage: Stage) -> None:
    """What cannot be made out, and words that mean something else, lead back to rest: no call, no second question."""
    for number, noise in enumerate(("", "so the bus was late", "no")):
        _call(stage)
        _is_asked(stage)
        said = len(stage.ear.texts)
        assert stage.listener is not None
        assert stage.listener.say(noise, noise) if noise else stage.listener.mumble()
        stage.robot.until(lambda: not stage.app.presenter.used and stage.ready(), "it is at rest")
        assert stage.ear.texts[said:] == []
        stage.clock.move(PAUSES[number])
    assert stage.desk.requests.live() == []


@pytest.mark.requirement("A11Y-20")
def test_heard_in_vain_it_is_closed_for_longer_each_time(stage: Stage) -> None:
    """Nobody answers: quietly at rest, closed for a while, and after each more for longer; then it waits again."""
    for pause in PAUSES:
        _call(stage)
        _is_asked(stage)
        _nobody_answers(stage)
        stage.clock.move(pause - 1)
        _stays_closed(stage)
        stage.clock.move(1)
    _waits(stage)


def test_an_answer_makes_the_next_beginning_the_first(stage: Stage) -> None:
    """The hall called twice; then she did, and was heard. For the next one it is open again as at the first."""
    for pause in PAUSES[:2]:
        _call(stage)
        _is_asked(stage)
        _nobody_answers(stage)
        stage.clock.move(pause)
    _call(stage)
    _is_asked(stage)
    stage.speak("a ticket", "destination")
    stage.app.hands_free.look()
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    _call(stage)
    _is_asked(stage)
    _nobody_answers(stage)
    stage.clock.move(PAUSES[0])
    _waits(stage)


def test_who_touches_no_is_here(stage: Stage) -> None:
    """Her friend said "help", she needs none: her "no" brings the first question, and counts as nobody's silence."""
    _call(stage)
    _is_asked(stage)
    said = len(stage.ear.texts)
    stage.robot.touch(stage.say("listen-no"))
    stage.robot.until(lambda: not stage.robot.reads(stage.say("listen-person")), "it asks no more")
    assert not stage.app.listen_link.busy, "she may speak again when she wants to"
    assert stage.app.presenter.used, "somebody is here"
    assert not any(stage.say("listen-again") in text for text in stage.ear.texts[said:]), "she made no mistake"
    assert stage.desk.requests.live() == []
    stage.app.presenter.begin_again()
    _waits(stage)


@pytest.mark.parametrize("ill", [ListenState.NOISY, ListenState.SILENT_MICROPHONE])
def test_where_nobody_can_be_heard_the_sign_does_not_come_and_go(stage: Stage, ill: ListenState) -> None:
    """Too loud, or nothing but silence: closed for longer each time, until somebody was heard again."""
    assert stage.listener is not None
    for pause in PAUSES:
        _waits(stage)
        stage.listener.become(ill)
        stage.robot.until(lambda: not _sign_stands(stage), "no sign")
        stage.listener.become(ListenState.READY)
        stage.clock.move(pause - 1)
        _stays_closed(stage)
        stage.clock.move(1)
    _call(stage, "the train was late", "the train was late")
    _waits(stage)


@pytest.mark.requirement("A11Y-20")
def test_a_hall_that_calls_all_day_is_asked_seven_times_an_hour(stage: Stage) -> None:
    """Somebody's name is Helmut. The kiosk must not talk all day."""
    asked, end = 0, stage.clock.seconds() + 3600
    while stage.clock.seconds() < end:
        for _ in range(2):
            stage.app.hands_free.look()
        stage.robot.until(lambda: stage.app.listen_link.tasks.idle, "it has looked")
        if stage.app.ear_link.waiting:
            _call(stage)
            _is_asked(stage)
            _nobody_answers(stage)
            asked += 1
        stage.clock.move(20)
    assert 3 <= asked <= 7


@pytest.mark.requirement("A11Y-52")
def test_the_microphone_is_open_exactly_while_the_sign_stands(stage: Stage) -> None:
    """At rest, touched, speaking, lent to a talk, in a visit, ill, and well again."""
    _waits(stage)
    assert stage.listener is not None
    assert stage.listener.screen is not None
    assert stage.listener.screen.phrases == calls_of(read_pack("en")), "nothing else is listened for"
    stage.touch(stage.prompt.next_label, "need")
    _stays_closed(stage)
    stage.touch(stage.say("frame-back"), "welcome")
    _stays_closed(stage)
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    _waits(stage)
    for ill in (ListenState.NO_MICROPHONE, ListenState.RESTARTING, ListenState.NOISY):
        stage.listener.become(ill)
        stage.robot.until(lambda: not _sign_stands(stage), "it is not well: no sign")
        _stays_closed(stage)
        stage.listener.become(ListenState.READY)
        stage.clock.move(PAUSES[0])
        _waits(stage)
    assert stage.app.voice_link.lease.take("talk")
    stage.app._hush()
    _stays_closed(stage)
    stage.app.voice_link.lease.give_back("talk")
    _waits(stage)
    stage.ear.drawling.set()
    stage.app.voice_link.announce("Something is said.")
    stage.robot.until(stage.app.voice_link.speaking, "it speaks")
    _stays_closed(stage)
    stage.ear.drawling.clear()
    _waits(stage)


def test_nothing_moves_when_the_sign_comes_and_goes(stage: Stage) -> None:
    """A finger is on its way to a place: the tile stays where it was."""
    _waits(stage)
    place, tile = stage.robot.place_of(stage.prompt.choices[0].label), stage.prompt.choices[0].label
    stage.app.hands_free.stop()
    stage.robot.settle()
    assert not _sign_stands(stage)
    assert stage.robot.place_of(tile) == place


def test_everything_is_forgotten_after_it(stage: Stage) -> None:
    """Nobody touches it any more: the next one finds a kiosk that reads to nobody, and knows of no order."""
    _call(stage)
    _is_asked(stage)
    stage.speak(ORDER, "offers")
    assert stage.app.presenter.frame.reading, "perhaps she does not see the glass"
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    assert not stage.app.presenter.frame.reading
    assert "party" not in stage.app.presenter.visit.known
    assert not stage.robot.reads("Hamburg Hbf, 2")
    _waits(stage)


@pytest.mark.requirement("A11Y-52")
def test_as_it_ships_the_microphone_is_closed_at_rest(qapp: QGuiApplication, home: Path) -> None:
    """It is the operator's choice: unasked, no microphone is open in a hall."""
    with open_stage(home, hears=("en",)) as stage:
        stage.robot.settle(1500)
        _as_the_sign_says(stage, is_open=False)
        assert stage.app.presenter.frame.listen.waits == ""


def test_a_language_that_is_not_heard_has_no_sign(qapp: QGuiApplication, home: Path) -> None:
    """Where nothing hears Dutch the kiosk does not ask anybody to say it."""
    with open_stage(home, languages=("nl", "en"), hears=("en",), listen_idle=True) as stage:
        stage.robot.settle(1500)
        _as_the_sign_says(stage, is_open=False)
        assert stage.app.presenter.frame.listen.waits == ""


@pytest.mark.parametrize("language", sorted(folder.name for folder in WORDS.iterdir()))
def test_the_word_on_the_sign_is_listened_for(language: str) -> None:
    """In every language what the sign asks for, and the yes of the question, is in the grammar."""
    say = read_words((language,), WORDS).texts(language).say
    quotes = str.maketrans(dict.fromkeys("“”„«»", "|"))
    word = say("listen-waits").translate(quotes).split("|")[1].lower()
    assert word in calls_of(read_pack(language))
    assert word == say("listen-or-help").translate(quotes).split("|")[1].lower()
    yes = say("listen-person.detail").translate(quotes).split("|")[1].lower()
    assert ("command yes", yes) in read_pack(language).closed
