"""A station hall in one process: kiosks and the desk with their real parts, a wire that can be cut, and no thread."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from assistance import messages
from assistance.caller.caller import Caller
from assistance.caller.courier import Courier
from assistance.caller.delivery import Delivery
from assistance.caller.news import CallNews, CallState
from assistance.caller.store import Outbox, metadata
from assistance.desk.desk import open_desk
from assistance.desk.post import concerns_kiosk, told
from assistance.link.local import LocalLink, LocalWire
from assistance.messages import Hello
from assistance.model import Helper, HelpRequest
from kiosk.database import open_database
from kiosk.visits.model import Situation
from tests.clock import FakeClock

ANNA = Helper("anna", "Anna")
BOB = Helper("bob", "Bob")


def situation(clock: FakeClock, kiosk: str = "hh-3", **changes: object) -> Situation:
    """An elderly traveller whose card was refused twice."""
    now = clock.now()
    stuck = Situation(
        kiosk=kiosk,
        place="Main hall, beside the flower shop",
        station="Köln Hbf",
        language="nl",
        flow="buy-ticket@12",
        step="pay",
        step_title="Hold your card to the reader",
        since=now - timedelta(seconds=64),
        began=now - timedelta(seconds=200),
        tried=("back", "pay-declined", "pay-declined"),
        trouble="card-declined",
        access=("large-text",),
    )
    return replace(stuck, **changes)  # type: ignore[arg-type]


class Hall:
    """One desk, and the kiosks that were built in it."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.database = database or f"sqlite:///{folder / 'desk.db'}"
        self.desk = open_desk(self.database, self.clock)
        self.kiosks: list[Kiosk] = []
        self._told = 0
        self.beats = True  # whether the desk says each second that it lives

    def kiosk(self, id: str = "hh-3") -> "Kiosk":
        """A kiosk; one that was switched off before comes back with its own outbox."""
        kiosk = Kiosk(self, id)
        self.kiosks.append(kiosk)
        return kiosk

    def pass_time(self, seconds: float) -> None:
        """Second by second, as the threads and timers of both sides would live through it."""
        for _ in range(round(seconds)):
            self.clock.move(1)
            for kiosk in self.kiosks if self.beats else ():
                kiosk.link.push(self.desk.post.beat())
            self.desk.escalation.tick()
            for kiosk in self.kiosks:
                kiosk.turn()
            self.spread()

    def spread(self) -> None:
        """The desk tells its news to whom they concern."""
        for event in self.desk.requests.events(self._told):
            self._told = event.news.seq
            for kiosk in self.kiosks:
                if kiosk.id == event.kiosk and concerns_kiosk(event):
                    kiosk.link.push(told(event))
        for kiosk in self.kiosks:
            kiosk.turn()

    def lose_the_desk(self) -> None:
        """The desk's disk dies; a new one is put in."""
        self.desk.requests.close()
        self.desk = open_desk(f"sqlite:///{self.folder / 'new-desk.db'}", self.clock)
        self._told = 0
        for kiosk in self.kiosks:
            kiosk.link.cut()

    def cards(self) -> list[HelpRequest]:
        """What every dashboard shows."""
        return self.desk.requests.live()

    def card(self) -> HelpRequest:
        """The only card there is."""
        [card] = self.cards()
        return card

    def close(self) -> None:
        for kiosk in self.kiosks:
            kiosk.caller.stop()
        self.desk.requests.close()


class Kiosk:
    """The kiosk's side of help, and all that it was told."""

    def __init__(self, hall: Hall, id: str) -> None:
        self.id = id
        self._hall = hall
        self.link = LocalLink(self._desk)
        outbox = Outbox(open_database(f"sqlite:///{hall.folder / id}.db", metadata))
        self.delivery = Delivery(outbox, id, hall.clock)
        self.caller = Caller(outbox, self.delivery, Courier(self.delivery, self.link), hall.clock)
        self._wire: LocalWire | None = None
        self.news: list[CallNews] = []
        self.caller.follow(self.news.append)

    @property
    def states(self) -> list[CallState]:
        """What was told, in order."""
        return [news.state for news in self.news]

    def call(self) -> HelpRequest:
        """The traveller presses "Call a person"."""
        return self.caller.call(situation(self._hall.clock, self.id))

    def turn(self) -> None:
        """What the courier's threads do, once."""
        try:
            if self._wire is None:
                self._wire = self.link.open()
                self._wire.send(self.delivery.opened())
            for text in self.delivery.due():
                self._wire.send(text)
            while (text := self._wire.receive()) is not None:
                self.delivery.heard(text)
        except ConnectionError:
            self._wire = None
        self.delivery.look()

    def switch_off(self) -> None:
        """The plug is pulled: only the disk remembers."""
        self._hall.kiosks.remove(self)
        self.caller.stop()

    def _desk(self, text: str) -> list[str]:
        desk = self._hall.desk
        message = messages.decode(text)
        if isinstance(message, Hello):
            return desk.post.welcome(message)
        return desk.post.deliver(self.id, text)
