"""A whole kiosk for stories: the real program on a panel without a display, its own desk, and a clock moved by hand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event

from assistance.caller.caller import Caller
from assistance.caller.courier import Courier
from assistance.caller.delivery import Delivery
from assistance.caller.newsstand import source_of
from assistance.caller.store import Outbox
from assistance.caller.store import metadata as outbox_tables
from assistance.desk.badges.pins import Verdict
from assistance.desk.desk import Desk, open_desk
from assistance.desk.post import concerns_kiosk, told
from assistance.model import Helper
from kiosk.assembly import assemble
from kiosk.clock import SystemClock
from kiosk.database import open_database
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.payment.counter import AwayCounter, HereCounter
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import SimulatedPrinter
from kiosk.devices.simulated.store import Ledger
from kiosk.devices.simulated.terminal import SimulatedTerminal
from kiosk.flows.prompt import Prompt
from kiosk.practice import practice_beside
from kiosk.sales.practice import Pause, at_once
from kiosk.settings import DeskSettings, DeviceSettings, PanelSettings, Settings
from tests.clock import FakeClock
from tests.stories.wire import StoryLink
from ui.app import App
from ui.keepsake import Keepsake
from ui.manners import ROBOT_MANNERS
from ui.robot import Robot
from ui.tasks import Tasks
from ui.window import Window
from ui.wings import Wings
from voice.conversation import Conversation
from voice.engines.scripted import ScriptedEar
from voice.model import Utterance, WordMark
from voice.phrasing import phrases
from voice.ports import Listened, Sink
from voice.speaker import Speaker
from voice.understanding.understanding import Understanding


class Ear:
    """A synthesiser that says nothing and remembers what it was asked to say; while `drawling`, it finds no end.

    While `marking`, each sentence is marked as heard.
    """

    words_per_minute = 155
    lacks = None

    def __init__(self) -> None:
        self.heard: list[Utterance] = []
        self.hushed: list[Utterance] = []  # broken off
        self.drawling = Event()
        self.marking = Event()

    @property
    def texts(self) -> list[str]:
        return [utterance.text for utterance in self.heard]

    def say(
        self, utterance: Utterance, sink: Sink, words: Callable[[WordMark], None], cancelled: Callable[[], bool]
    ) -> bool:
        self.heard.append(utterance)
        if self.marking.is_set():
            sink.open(22_050)
            words(WordMark(0, 0, len(utterance.text)))
            sink.write(bytes(22_050))  # half a second: more than waits before the loudspeaker
        while self.drawling.is_set() and not cancelled():
            Event().wait(0.002)
        if cancelled():
            self.hushed.append(utterance)
        return not cancelled()

    def languages(self) -> frozenset[str]:
        return frozenset({"en", "nl", "de", "sv", "fi", "nb"})

    def prepare(self, utterance: Utterance) -> None: ...

    def close(self) -> None: ...


class Badges:
    """Whose badge and PIN these are, as the desk is told."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Helper] = {}
        self.paused = False

    def who(self, badge: str, pin: str, device: str, at: datetime) -> Verdict:
        return Verdict(pause_s=300) if self.paused else Verdict(self.known.get((badge, pin)))


class Loudspeaker:
    """A sink that takes everything at once."""

    def open(self, rate: int) -> None: ...

    def write(self, pcm: bytes) -> None: ...

    def flush(self) -> None: ...

    def drain(self) -> None: ...

    def close(self) -> None: ...


class Stage:
    """The kiosk, the traveller before it, the machines in it, and the desk at the other end of the wire."""

    def __init__(self, app: App, clock: FakeClock, faults: Faults, terminal: SimulatedTerminal, ledger: Ledger,
                 link: StoryLink, desk: Desk, ear: Ear, badges: "Badges") -> None:  # fmt: skip
        self.app = app
        self.robot = Robot(app.window)
        self.clock = clock
        self.faults = faults
        self.terminal = terminal
        self.ledger = ledger
        self.link = link
        self.desk = desk
        self.ear = ear
        self.badges = badges
        self.listener: ScriptedEar | None = None  # who hears what she says, once it is open

    @property
    def prompt(self) -> Prompt:
        assert self.app.presenter.prompt is not None
        return self.app.presenter.prompt

    @property
    def step(self) -> str:
        """Id of the step on the screen; "" between two visits."""
        return self.app.presenter.prompt.step if self.app.presenter.prompt else ""

    def say(self, key: str, **values: object) -> str:
        """The kiosk's words, in the language on the screen."""
        return self.app.presenter.texts.say(key, **values)

    @property
    def home(self) -> Path:
        """Where this kiosk keeps its files."""
        return self.app.wings.kiosk.settings.home

    def ready(self) -> bool:
        return not self.app.presenter.frame.busy and self.app.core.idle

    def reach(self, step: str) -> None:
        self.robot.until(lambda: self.step == step and self.ready(), f"the step {step!r}")

    def touch(self, name: str, then: str = "") -> None:
        """Touch what is called so, and wait for the step that follows."""
        self.robot.until(self.ready, "the kiosk is ready")
        self.robot.touch(name)
        if then:
            self.reach(then)

    def choice(self, id: str) -> str:
        """What the button of this answer is called."""
        return next(choice.label for choice in self.prompt.choices if choice.id == id)

    def go_to_review(self) -> None:
        """A single ticket for one senior to the first place on the welcome screen."""
        self.touch(self.prompt.choices[0].label, "travellers")
        self.touch(self.choice("senior:1"), "review")

    def help_is(self, *states: str) -> None:
        """Wait until the screen says this of the call for help."""
        self.robot.until(lambda: self.app.presenter.frame.help.state in states, f"help is {states}")

    def hears(self, *texts: str) -> None:
        """Wait until these are what was said last, in this order."""
        said = self.as_spoken(*texts)
        self.robot.until(lambda: self.ear.texts[-len(said) :] == said, f"{said!r} is heard", 5)

    def as_spoken(self, *texts: str) -> list[str]:
        """The sentences as the voice says them."""
        return [part.text for text in texts for part in phrases(text, self.app.presenter.frame.language)]

    def listens(self) -> ScriptedEar:
        """Wait until the microphone is open, and the sign says so."""
        self.robot.until(lambda: self.app.presenter.frame.listen.state == "listening", "it listens")
        assert self.listener is not None
        return self.listener

    def speak(self, text: str, then: str = "", *, engines: int = 2) -> None:
        """Say this; so many recognisers make the same of it. Wait for the step that follows."""
        self.speak_apart(*[text] * engines)
        if then:
            self.reach(then)

    def speak_apart(self, *texts: str) -> None:
        """Say something, after a touch of the button if the microphone is not open yet; each hears something else."""
        self.robot.until(self.ready, "the kiosk is ready")
        if not self.app.listen_link.busy:
            self.robot.touch(self.say("listen-speak"))
        assert self.listens().say(*texts)
        self._weighed()

    def mumble(self) -> None:
        """Say something that nobody could make out, once the microphone is open."""
        assert self.listens().mumble()
        self._weighed()

    def _weighed(self) -> None:
        self.robot.until(lambda: self.app.presenter.frame.listen.state != "listening", "it has heard")
        self.robot.until(self.app.listen_link.settled, "it has understood")

    def touch_now(self, name: str) -> None:
        """Touch it while the kiosk may be busy."""
        self.robot.touch(name)

    def answer_calls(self, do: Callable[[Desk], None]) -> None:
        """Somebody at the desk does something; the kiosk hears of it."""
        seq = self.desk.requests.last_seq()
        do(self.desk)
        for event in self.desk.requests.events(seq, self.app.wings.kiosk.settings.kiosk.id):
            if concerns_kiosk(event):
                self.link.push(told(event))


def _cabinet(
    printer: SimulatedPrinter, terminal: SimulatedTerminal, ways: tuple[str, ...], clock: FakeClock
) -> Cabinet:
    """With a person to pay, where `ways` has one: "counter" in the hall, or a "person" beside the kiosk."""
    secret = b"what kiosk and staff share"
    people = {"counter": AwayCounter(secret, clock), "person": HereCounter(secret, SystemClock(), tell_seconds=1)}
    person = next((people[way] for way in ways if way in people), None)
    return Cabinet(printer, terminal if "card" in ways or person is None else person, person, ways)


@contextmanager
def open_stage(
    home: Path,
    languages: tuple[str, ...] = ("en", "nl", "de"),
    *,
    card_by_hand: bool = False,
    sink: Sink | None = None,
    news: Path | None = None,
    ways: tuple[str, ...] = ("card",),
    pause: Pause = at_once,
    keepsake: Keepsake | None = None,
    panel: PanelSettings | None = None,
    hears: tuple[str, ...] = (),
    duplex: str = "half",
    listen_idle: bool = False,
) -> Iterator[Stage]:
    """Open a kiosk that was never used before, with its welcome screen on the panel.

    `hears`: the languages that its ear, which a story speaks to, can hear; none: it has no ear.
    `duplex`: "full": one may speak to it while it speaks.
    `listen_idle`: at rest it waits for the word of help.

    `keepsake`: what the screen before this one left, and where this one keeps what it shows.
    `news`: the file into which an operator writes how the trains run.
    A card is held to the terminal by itself, unless `card_by_hand`: then the terminal waits for `present_card`.
    """
    clock = FakeClock()
    base = Settings(home, desk=DeskSettings(), devices=DeviceSettings(sound="none", code_reader=True))
    sources = (str(news),) if news else ()
    content = replace(base.content, realtime=sources, realtime_seconds=0.02)  # type: ignore[arg-type]
    kiosk_settings = replace(base.kiosk, languages=languages)
    voice = replace(base.voice, duplex=duplex, listen_idle=listen_idle)
    settings = replace(base, kiosk=kiosk_settings, content=content, panel=panel or base.panel, voice=voice)
    faults = Faults()
    ledger = Ledger(home / "bank.sqlite")
    terminal = (
        SimulatedTerminal(ledger, faults, clock, card_after_seconds=None, bank_seconds=0)
        if card_by_hand
        else SimulatedTerminal(ledger, faults, clock, card_after_seconds=3, bank_seconds=0, wait=clock.move)
    )
    cabinet = _cabinet(SimulatedPrinter(home / "paper", faults), terminal, ways, clock)
    badges = Badges()
    desk = open_desk(f"sqlite:///{home / 'desk.db'}", clock, who=badges.who)
    link = StoryLink(lambda text: desk.post.deliver(settings.kiosk.id, text))
    outbox = Outbox(open_database(f"sqlite:///{home / 'outbox.db'}", outbox_tables))
    delivery = Delivery(outbox, settings.kiosk.id, clock)
    caller = Caller(outbox, delivery, Courier(delivery, link), clock)
    ear = Ear()
    found = tuple((place, source_of(place)) for place in sources)
    kiosk = assemble(settings, clock, cabinet)
    practice = practice_beside(kiosk.content, kiosk.actions, pause)
    listeners: list[ScriptedEar] = []

    def hearing(told: Listened) -> tuple[ScriptedEar, Understanding, Conversation]:
        listeners.append(ScriptedEar(told, frozenset(hears)))
        understanding = Understanding(kiosk.flow, kiosk.actions.stations, kiosk.actions.origin)
        return listeners[0], understanding, Conversation()

    speaker = Speaker(ear, sink or Loudspeaker())
    wings = Wings(kiosk, caller, speaker, found, (kiosk, caller), practice, hearing if hears else None)
    app = App(settings, clock, wings, Window(settings.panel, ROBOT_MANNERS), Tasks("core"), keepsake)
    stage = Stage(app, clock, faults, terminal, ledger, link, desk, ear, badges)
    app.start()
    stage.robot.until(lambda: app.presenter.prompt is not None and stage.ready(), "the welcome screen")
    if hears:
        stage.robot.until(lambda: app.ear_link.ear is not None, "the ear")
        stage.listener = listeners[0]
    yield stage
    app.close()
    desk.requests.close()
