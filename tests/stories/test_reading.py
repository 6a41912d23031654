"""Read to me: who does not see the glass hears every screen, every control that the keys pass, and what came of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.devices.ports import Holding
from kiosk.flows.model import Change
from kiosk.visits.model import Situation
from tests.stories.stage import Loudspeaker, Stage, open_stage
from ui.audit import name_of
from voice.engines.sound import SilentSink
from voice.phrasing import spelt
from voice.ports import SoundTrouble

pytestmark = pytest.mark.slow


@pytest.fixture
def mute_stage(qapp: QGuiApplication, home: Path) -> Iterator[Stage]:
    """A kiosk without a sound card."""
    with open_stage(home, sink=SilentSink()) as stage:
        yield stage


def _focused(stage: Stage) -> str:
    item = stage.app.window.quick.activeFocusItem()
    return name_of(item) if item is not None else ""


def _go_by_ear(stage: Stage, label: str) -> list[str]:
    """Press "next" until the voice names this control, then "enter"; what was named on the way."""
    passed: list[str] = []
    while not _focused(stage).startswith(label):
        assert len(passed) < 80, f"the keys do not lead to {label!r}: {passed}"
        stage.robot.key(Qt.Key.Key_Down)
        stage.hears(_focused(stage))
        passed.append(_focused(stage))
    stage.robot.key(Qt.Key.Key_Return)
    return passed


@pytest.mark.requirement("A11Y-1", "A11Y-16", "A11Y-18")
def test_a_blind_traveller_buys_with_five_keys(stage: Stage) -> None:
    """She has headphones and five keys: whatever she stands on is named, each screen is told with where she is."""
    stage.robot.key(Qt.Key.Key_F4)
    stage.hears(stage.prompt.say)
    stage.robot.key(Qt.Key.Key_Down)
    stage.hears(_focused(stage))
    for wanted, step in ((stage.prompt.choices[1].label, "travellers"), ("senior:1", "review"), ("yes", "your-ticket")):
        _go_by_ear(stage, stage.choice(wanted) if wanted in ("senior:1", "yes") else wanted)
        stage.reach(step)
        stage.hears(stage.prompt.say, _focused(stage))
    sale = stage.app.presenter.visit.sale
    assert sale is not None
    assert stage.ledger.holding(sale.number) is Holding.TAKEN


@pytest.mark.requirement("A11Y-1", "A11Y-2", "A11Y-18")
def test_a_round_with_the_keys_names_everything_that_can_be_touched(stage: Stage) -> None:
    """A control without a name, or one that is passed in silence, is a hole in the floor."""
    stage.robot.key(Qt.Key.Key_F3)
    start = _focused(stage)
    passed = []
    while start not in passed:
        stage.robot.key(Qt.Key.Key_Down)
        stage.hears(_focused(stage))
        passed.append(_focused(stage))
    assert set(stage.robot.names()) == set(passed)


@pytest.mark.requirement("A11Y-2")
def test_letters_and_counts_are_told(stage: Stage) -> None:
    """What the letter board and the counters show at a glance, the ear must be told after each touch."""
    stage.touch(stage.say("frame-read"))
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    stage.touch("H")
    stage.robot.until(lambda: stage.app.presenter.frame.suggestions is not None, "suggestions")
    stage.touch("A")
    found = stage.app.presenter.frame.suggestions
    assert found is not None
    stage.hears(f"H, A. {stage.say('frame-places', count=found.count)}")
    stage.touch(stage.say("frame-clear"))
    stage.hears(stage.say("frame-typed-nothing"))
    stage.touch("HAN"[0])
    stage.touch(next(iter(stage.app.presenter.frame.suggestions.choices)).label, "way")  # type: ignore[union-attr]
    stage.touch(stage.choice("one-way"), "out")
    stage.touch(stage.prompt.choices[0].label, "travellers")
    counter = stage.prompt.counters[0]
    stage.touch(stage.say("frame-more", who=counter.label))
    stage.hears(f"{counter.label}: 1.")
    stage.touch(stage.say("frame-fewer", who=counter.label))
    stage.hears(f"{counter.label}: 0.")


@pytest.mark.requirement("A11Y-19")
def test_when_the_letter_under_the_keys_goes_out(stage: Stage) -> None:
    """No place goes on with this letter: the keys stand elsewhere now, and she hears both."""
    stage.robot.key(Qt.Key.Key_F3)
    stage.touch(stage.prompt.next_label, "need")
    stage.touch(stage.choice("ticket"), "destination")
    while _focused(stage) != "V":
        stage.robot.key(Qt.Key.Key_Down)
    stage.hears("V")
    stage.robot.key(Qt.Key.Key_Return)
    stage.robot.until(lambda: _focused(stage) != "V", "the focus goes on")
    found = stage.app.presenter.frame.suggestions
    assert found is not None
    stage.hears(f"V. {found.note or stage.say('frame-places', count=found.count)}", _focused(stage))


@pytest.mark.requirement("A11Y-3", "A11Y-20")
def test_headphones_begin_and_end_it(stage: Stage) -> None:
    """Plugging in is all that she need know: the first words come at once, and what is private stays in her ear."""
    stage.robot.key(Qt.Key.Key_F4)
    stage.hears(stage.prompt.say)
    assert stage.app.wings.speaker.headphones
    assert stage.app.presenter.frame.reading
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    stage.hears(stage.prompt.say)
    stage.ear.drawling.set()
    stage.robot.key(Qt.Key.Key_F2)
    stage.robot.until(stage.app.voice_link.speaking, "it speaks")
    stage.robot.key(Qt.Key.Key_F5)
    stage.robot.until(lambda: bool(stage.ear.hushed), "it is silent")
    assert not stage.app.wings.speaker.headphones
    assert not stage.app.presenter.frame.reading
    before = len(stage.ear.heard)
    stage.go_to_review()
    assert len(stage.ear.heard) == before


@pytest.mark.requirement("A11Y-9")
def test_the_queue_does_not_hear_which_card_she_has(stage: Stage) -> None:
    """By the loudspeaker: that there is a card and where she can read it, not which, nor why the price is lower."""
    stage.touch(stage.say("frame-read"))
    stage.go_to_review()
    stage.app.presenter.answer(Change("card"))
    stage.reach("card")
    stage.touch(stage.choice("card-25"), "review")
    card = next(line for line in stage.prompt.lines if line.private)
    assert card.value in stage.prompt.say
    assert stage.prompt.aloud
    stage.hears(stage.prompt.aloud)
    for secret in (card.value, *stage.prompt.why):
        assert secret not in stage.prompt.aloud

    stage.app.presenter.answer(Change("card"))
    stage.reach("card")
    stage.hears(stage.prompt.aloud)
    chosen = next(choice.label for choice in stage.prompt.choices if choice.chosen)
    assert stage.say("flow-chosen", label=chosen) not in stage.prompt.aloud

    stage.robot.key(Qt.Key.Key_F4)  # her headphones: nobody else hears it
    stage.hears(stage.prompt.say)
    assert stage.say("flow-chosen", label=chosen) in stage.prompt.say


@pytest.mark.requirement("A11Y-11", "A11Y-18", "A11Y-39")
def test_the_ear_has_keys_of_its_own(stage: Stage) -> None:
    """Louder and slower are one key each: what is being said goes on, and in silence the kiosk answers."""
    stage.robot.key(Qt.Key.Key_F8)
    stage.hears(stage.say("voice-loudness", step=4, of=5))
    stage.robot.key(Qt.Key.Key_F9)
    stage.hears(stage.say("voice-speed", step=2, of=6))
    stage.robot.key(Qt.Key.Key_F3)
    stage.hears(stage.prompt.say, _focused(stage))
    stage.ear.drawling.set()
    stage.robot.key(Qt.Key.Key_F2)
    stage.robot.until(stage.app.voice_link.speaking, "it speaks")
    stage.robot.key(Qt.Key.Key_F7)
    assert stage.app.voice_link.speaking()
    assert stage.ear.hushed == []
    stage.ear.drawling.clear()


@pytest.mark.requirement("A11Y-22", "A11Y-20")
def test_nobody_behind_her_reads_along(stage: Stage) -> None:
    """One key draws the curtain: the glass is black, touches press nothing and are told why, and the keys go on. The
    next traveller finds it open.
    """
    stage.robot.key(Qt.Key.Key_F6)
    stage.hears(stage.say("frame-dark"))
    assert stage.app.presenter.frame.reading
    stage.robot.settle(60)
    image = stage.app.window.grab()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 20) for y in range(0, image.height(), 20)}
    assert colours == {"#000000"}
    step = stage.step
    heard = len(stage.ear.heard)
    stage.robot.touch_at(stage.robot.place_of(stage.prompt.choices[0].label))
    stage.robot.until(lambda: len(stage.ear.heard) > heard, "it is told why")
    assert stage.step == step
    stage.robot.key(Qt.Key.Key_Down)
    stage.robot.key(Qt.Key.Key_Return)
    stage.robot.until(lambda: stage.step != step, "the keys go on")
    stage.robot.key(Qt.Key.Key_F6)
    stage.hears(stage.say("frame-lit"))
    assert not stage.app.presenter.frame.dark
    stage.robot.key(Qt.Key.Key_F6)
    stage.app.presenter.begin_again()
    stage.reach("welcome")
    assert not stage.app.presenter.frame.dark


@pytest.mark.requirement("A11Y-15")
def test_trouble_is_told_once(stage: Stage) -> None:
    """Bad news twice in one breath sounds like two pieces of bad news."""
    stage.touch(stage.say("frame-read"))
    stage.faults.set("terminal", "decline-once")
    stage.go_to_review()
    stage.touch(stage.choice("yes"))
    stage.robot.until(lambda: bool(stage.app.presenter.frame.trouble), "the decline")
    stage.hears(stage.prompt.say)
    first = stage.as_spoken(stage.prompt.trouble)[0]
    assert stage.ear.texts.count(first) == 1


def test_a_kiosk_without_a_loudspeaker_says_so(mute_stage: Stage) -> None:
    """A button that says "Reading" to silence lies; she is told on the screen, the staff with her next call."""
    stage = mute_stage
    stage.robot.until(lambda: stage.app.wings.speaker.state == "no-sound", "no sound")
    stage.touch(stage.say("frame-read"))
    stage.robot.until(lambda: stage.robot.reads(stage.say("voice-no-sound")), "it says so")
    stage.go_to_review()
    assert not stage.robot.reads(stage.say("voice-no-sound"))
    told: Situation = stage.app.presenter.situation()
    assert "no-voice" in told.tried


@pytest.mark.requirement("A11Y-72")
def test_she_is_never_left_in_silence_while_it_works(stage_with_card_by_hand: Stage) -> None:
    """The terminal waits for her card, and nothing happens: each five seconds she hears, and sees, that it goes on."""
    stage = stage_with_card_by_hand
    stage.robot.key(Qt.Key.Key_F4)
    stage.go_to_review()
    stage.touch_now(stage.choice("yes"))
    stage.robot.until(lambda: bool(stage.app.presenter.visit.asking), "the reader listens: a card before is forgotten")
    stage.robot.until(lambda: bool(stage.app.presenter.frame.news), "it asks for the card")
    news = stage.app.presenter.frame.news
    for beats in (1, 2):
        heard = len(stage.ear.heard)
        stage.app.patience.look()
        stage.robot.until(lambda n=heard: len(stage.ear.heard) > n, "it is said again")
        stage.hears(news)
        stage.robot.settle(30)
        assert len([item for item in stage.app.window.items() if _is_dot(item)]) == beats
    assert stage.prompt.kind == "pay"
    stage.terminal.present_card()
    stage.reach("your-ticket")
    assert stage.app.presenter.frame.beats == 0


def _is_dot(item: QQuickItem) -> bool:
    parent = item.parentItem()
    return parent is not None and parent.metaObject().className().startswith("Dots_") and item.width() > 0


class Cable(Loudspeaker):
    """A loudspeaker with a plug."""

    def __init__(self) -> None:
        self.pulled = False

    def open(self, rate: int) -> None:
        self._listen()

    def drain(self) -> None:
        self._listen()

    def _listen(self) -> None:
        if self.pulled:
            raise SoundTrouble("it is unplugged.", "Plug it in.")


@pytest.mark.requirement("A11Y-2")
def test_the_word_that_is_said_lights_up_until_a_touch(stage: Stage) -> None:
    """Who reads slowly follows with her eyes; a finger silences the voice, and the light goes out with it."""
    stage.ear.marking.set()
    stage.ear.drawling.set()
    stage.touch(stage.say("frame-read"))
    stage.robot.until(lambda: stage.app.window.item("highlight") is not None, "the first sentence lights up")
    marked = stage.app.window.item("highlight")
    assert marked is not None
    assert stage.prompt.say.startswith(marked.parentItem().property("text"))
    stage.ear.marking.clear()
    stage.robot.key(Qt.Key.Key_Down)
    stage.robot.until(lambda: bool(stage.ear.hushed), "it is silent")
    stage.robot.until(lambda: stage.app.window.item("highlight") is None, "the light goes out")
    stage.ear.drawling.clear()


@pytest.mark.requirement("A11Y-4")
def test_a_long_text_can_be_paused_and_gone_through(stage: Stage) -> None:
    """The train thunders past: one key holds the voice, the same lets it go on; others go back and on by sentences."""
    stage.robot.key(Qt.Key.Key_F4)
    stage.hears(stage.prompt.say)
    said = stage.as_spoken(stage.prompt.say)
    assert len(said) > 2
    stage.ear.drawling.set()
    stage.robot.key(Qt.Key.Key_F2)
    stage.robot.until(lambda: stage.ear.texts[-1] == said[0] and stage.app.voice_link.speaking(), "it begins again")
    stage.robot.key(Qt.Key.Key_MediaNext)
    stage.robot.until(lambda: stage.ear.texts[-1] == said[1], "on with the second sentence")
    stage.robot.key(Qt.Key.Key_Pause)
    stage.robot.until(lambda: not stage.app.voice_link.speaking(), "it waits")
    heard = len(stage.ear.heard)
    stage.robot.key(Qt.Key.Key_Pause)
    stage.robot.until(lambda: len(stage.ear.heard) > heard, "it goes on")
    assert stage.ear.texts[heard] == said[1]
    stage.robot.key(Qt.Key.Key_MediaPrevious)
    stage.robot.until(lambda: stage.ear.texts[-1] == said[0], "back to the first")
    stage.ear.drawling.clear()
    stage.robot.until(lambda: not stage.app.voice_link.speaking(), "to the end")
    heard = len(stage.ear.heard)
    stage.robot.key(Qt.Key.Key_Pause)
    stage.robot.until(lambda: len(stage.ear.heard) > heard, "all was said: the key says it again")
    assert stage.ear.texts[heard] == said[0]


def test_a_name_is_spelt_by_a_key(stage: Stage) -> None:
    """Is it Essen or Hessen? The keys stand on it, and one key spells it."""
    stage.robot.key(Qt.Key.Key_F3)
    stage.robot.key(Qt.Key.Key_Down)
    stage.hears(_focused(stage))
    name = _focused(stage)
    stage.robot.key(Qt.Key.Key_Spell)
    stage.hears(spelt(name, "en"))


@pytest.mark.requirement("A11Y-15")
def test_a_loudspeaker_that_is_pulled_out_in_mid_visit(qapp: QGuiApplication, home: Path) -> None:
    """She goes by ear alone, and it falls silent: the screen says why, a person is called, staff read what is wrong.
    Plugged in again, it speaks, and the sentence goes.
    """
    cable = Cable()
    with open_stage(home, sink=cable) as stage:
        stage.robot.key(Qt.Key.Key_F4)
        stage.hears(stage.prompt.say)
        cable.pulled = True
        stage.robot.key(Qt.Key.Key_Down)
        stage.robot.until(lambda: stage.robot.reads(stage.say("voice-no-sound")), "the screen says why")
        stage.help_is("writing", "sent", "waiting", "coming", "unanswered")
        stage.robot.until(lambda: "no-voice" in stage.app.presenter.situation().tried, "staff read it")
        cable.pulled = False
        stage.robot.key(Qt.Key.Key_F2)
        stage.robot.until(lambda: stage.app.wings.speaker.state == "ready", "it speaks again")
        stage.robot.until(lambda: not stage.robot.reads(stage.say("voice-no-sound")), "the sentence goes")


def test_a_loudspeaker_that_came_back_between_two_visits(qapp: QGuiApplication, home: Path) -> None:
    """It was pulled out while nobody needed it, and is back: she plugs in and hears, and nobody is called in vain."""
    cable = Cable()
    cable.pulled = True
    with open_stage(home, sink=cable) as stage:
        stage.robot.until(lambda: stage.app.wings.speaker.state == "no-sound", "no sound")
        cable.pulled = False
        stage.robot.key(Qt.Key.Key_F4)
        stage.hears(stage.prompt.say)
        stage.robot.until(lambda: stage.app.wings.speaker.state == "ready", "it speaks")
        stage.robot.settle(30)
        assert not stage.robot.reads(stage.say("voice-no-sound"))
        assert "no-voice" not in stage.app.presenter.situation().tried
        assert stage.app.presenter.frame.help.state == "none"
