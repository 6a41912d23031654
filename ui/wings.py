"""What is opened on a worker after the first frame: the core, the way to the desk, the voice, and the live news."""

import linecache
import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import sleep
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings

if TYPE_CHECKING:
    from assistance.caller.caller import Caller
    from assistance.caller.newsstand import Source
    from assistance.caller.practice import PracticeCaller
    from assistance.plan.model import Relay
    from kiosk.assembly import Kiosk
    from kiosk.flows.model import Flow
    from kiosk.practice import PracticeKiosk
    from kiosk.sales.practice import Pause
    from voice.conversation import Conversation
    from voice.engines.reference import Reference
    from voice.ports import Ear, Listened
    from voice.speaker import Speaker
    from voice.understanding.understanding import Understanding

log = logging.getLogger(__name__)
Hearing = Callable[["Listened"], "tuple[Ear, Understanding, Conversation]"]  # opens what listens: on a worker
PLAYED_SECONDS, LONGEST_SECONDS = 5.0, 20.0  # practice: until a card is thought to be held to the reader


@dataclass(frozen=True)
class Wings:
    """All of it, as the screen is given it."""

    kiosk: "Kiosk | PracticeKiosk"
    caller: "Caller | PracticeCaller"
    speaker: "Speaker"
    news: "tuple[tuple[str, Source], ...]" = ()  # where it is fetched, each by its name in the settings
    sells: "tuple[Kiosk, Caller] | None" = None  # the same two where something is sold; None: practice
    practice: "PracticeKiosk | None" = None  # where somebody who practises is
    hearing: Hearing | None = None  # None: nothing here listens, as the operator wants it
    relay: "Relay | None" = None  # of sign language

    @property
    def flow(self) -> "Flow":
        """What is asked here."""
        from kiosk.assembly import Kiosk

        kiosk = self.kiosk
        return kiosk.flow if isinstance(kiosk, Kiosk) else kiosk.content.flow_for(kiosk.actions.till)


def open_wings(settings: Settings, clock: Clock, card_after_seconds: float | None = 4.0) -> Wings:
    """Open the core, the outbox and the voice. Takes about a second: on a worker, after the first frame.

    `card_after_seconds`: when a card is held to a simulated terminal by itself.
    """
    from assistance.caller.caller import open_caller
    from kiosk.assembly import assemble
    from kiosk.devices.cabinet import open_cabinet
    from kiosk.practice import practice_beside
    from voice.assembly import open_voice
    from voice.engines.reference import Reference

    linecache.clearcache()  # importing SQLAlchemy leaves 20 MB of sources there; what is opened now takes their place
    cabinet = open_cabinet(settings, clock, card_after_seconds)
    kiosk = assemble(settings, clock, cabinet)
    news = tuple((place, news_source(place, kiosk, clock)) for place in settings.content.realtime)
    caller = open_caller(settings, clock)
    reference = Reference()
    speaker = open_voice(settings, reference=reference)
    practice = practice_beside(kiosk.content, kiosk.actions, played(clock, speaker))
    hearing = hearing_of(settings, kiosk, kiosk.flow, reference)
    return Wings(kiosk, caller, speaker, news, (kiosk, caller), practice, hearing, _relay(settings))


def _relay(settings: Settings) -> "Relay | None":
    """The operator's relay of sign language. A mistake in its file closes no kiosk: it is told, and nothing shown."""
    from assistance.plan.reader import relay_in

    try:
        return relay_in(settings.desk.plan)
    except FaultyFile as faulty:
        log.error("no sign language is offered: %s", faulty)
        return None


def open_practice(settings: Settings, clock: Clock) -> Wings:
    """The same to practise at: nothing is sold, nobody is called, and nothing of either is opened."""
    from assistance.caller.practice import PracticeCaller
    from kiosk.practice import assemble_practice
    from voice.assembly import open_voice
    from voice.engines.reference import Reference

    reference = Reference()
    speaker = open_voice(settings, reference=reference)
    kiosk = assemble_practice(settings, clock, pause=played(clock, speaker))
    flow = kiosk.content.flow_for(kiosk.actions.till)
    hearing = hearing_of(settings, kiosk, flow, reference)
    return Wings(kiosk, PracticeCaller(), speaker, practice=kiosk, hearing=hearing)


def hearing_of(
    settings: Settings, kiosk: "Kiosk | PracticeKiosk", flow: "Flow", reference: "Reference"
) -> Hearing | None:
    """What opens the ear, what understands, and the conversation; None where the operator wants no ear.

    `reference`: what the kiosk plays; the ear is told where she may speak over it.
    """

    def hearing(told: "Listened") -> "tuple[Ear, Understanding, Conversation]":
        from voice.assembly import open_ear
        from voice.conversation import Conversation
        from voice.understanding.understanding import Understanding

        actions = kiosk.actions
        ear, understanding = open_ear(settings, told), Understanding(flow, actions.stations, actions.origin)
        if settings.voice.duplex == "full":
            reference.follow(ear.played)
        return ear, understanding, Conversation()

    return None if settings.voice.listen == "off" else hearing


def played(clock: Clock, speaker: "Speaker") -> "Pause":
    """On the core's worker: time to see, and to hear, what is played instead of a card that is read."""
    from voice.model import VoiceState

    def pause(stopped: Callable[[], bool]) -> bool:
        began = clock.seconds()
        while not stopped():
            passed = clock.seconds() - began
            if passed >= LONGEST_SECONDS or (passed >= PLAYED_SECONDS and speaker.state is not VoiceState.SPEAKING):
                return True
            sleep(0.05)
        return False

    return pause


def news_source(place: str, kiosk: "Kiosk", clock: Clock) -> "Source":
    """Where live news comes from: a file, an address, or "demo", which makes it up."""
    from assistance.caller.newsstand import source_of
    from kiosk.devices.simulated.faults import Faults
    from kiosk.timetable.simulated_news import SimulatedNews

    if place != "demo":
        return source_of(place)
    if not kiosk.source.demo:  # what is made up must never stand beside real trains
        what = 'content.realtime = "demo" makes delays up, and the timetable is a real one.'
        cure = "Name the operator's own message, or take the line away."
        raise FaultyFile([Fault("loket.toml", 0, "ST007", what, cure)])
    faults = Faults(kiosk.settings.home / "devices.json")
    timetable, station = kiosk.actions.planner.timetable, kiosk.actions.origin
    return SimulatedNews(timetable, clock, station, lambda: faults.now("news"))
