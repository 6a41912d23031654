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

STATION = "Köln Hbf"
ANNA = Helper("anna", "Anna")
BOB = Helper("bob", "Bob")


def situation(clock: FakeClock, kiosk: str = "hh-3", **changes: object) -> Situation:
    """An elderly traveller whose card was refused twice."""
    now = clock.now()
    stuck = Situation(
        kiosk=kiosk,
        place="Main hall, beside the flower shop",
        station=STATION,
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
        self.looking = False  # whether the pages of those on duty have drawn what is called
        self.on_duty: list[Helper] = []
        self.come_on_duty(ANNA, BOB)
        self.kiosks: list[Kiosk] = []
        self._told = 0
        self.beats = True  # whether the desk says each second that it lives

    def kiosk(self, id: str = "hh-3") -> "Kiosk":
        """A kiosk; one that was switched off before comes back with its own outbox."""
        kiosk = Kiosk(self, id)
        self.kiosks.append(kiosk)
        return kiosk

    def come_on_duty(self, *helpers: Helper) -> None:
        """They sign in, start their shifts, and keep their pages open; where they begin only the plan knows."""
        for helper in helpers:
            key = self.desk.staff.enrol(helper.name, self.clock.now(), STATION)
            token = self.desk.staff.enter(key, self.clock.now())
            signed_in = self.desk.staff.on_shift(token or "", self.clock.now())
            assert signed_in == helper
            self.on_duty.append(signed_in)
        self.be_heard()

    def be_heard(self) -> None:
        """Each page on duty says that it is visible and has sound."""
        for helper in self.on_duty:
            self.desk.handling.heard(helper, "phone", visible=True, sound=True)

    def be_seen(self) -> None:
        """Each page on duty shows every call that waits, and says so."""
        for request in self.cards() if self.looking else ():
            for helper in self.on_duty:
                self.desk.handling.see(request.id, helper)

    def pass_time(self, seconds: float) -> None:
        """Second by second, as the threads and timers of both sides would live through it."""
        for _ in range(round(seconds)):
            self.clock.move(1)
            for kiosk in self.kiosks if self.beats else ():
                kiosk.link.push(self.desk.post.beat())
            if round(self.clock.seconds()) % 3 == 0:
                self.be_heard()
            self.desk.escalation.tick()
            for kiosk in self.kiosks:
                kiosk.turn()
            self.be_seen()
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
        staff, self.on_duty = self.on_duty, []
        self.come_on_duty(*staff)
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
