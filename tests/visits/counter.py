"""A ticket counter for stories: the kiosk's core, simulated machines, and an operator who tells how the trains run."""

from dataclasses import replace
from pathlib import Path

from google.transit import gtfs_realtime_pb2 as pb

from kiosk.assembly import assemble
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.ports import Holding
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import SimulatedPrinter
from kiosk.devices.simulated.store import Ledger
from kiosk.devices.simulated.terminal import SimulatedTerminal
from kiosk.fares.model import Offer
from kiosk.flows.model import Answer, Party
from kiosk.flows.prompt import Prompt
from kiosk.settings import ContentSettings, KioskSettings, Settings
from kiosk.timetable.model import Leg
from kiosk.visits.visit import Visit
from tests.clock import FakeClock
from tests.timetable.messages import How, message, train

SOURCE = "https://rail.example/updates"


class Counter:
    """A kiosk's core with its machines, and an operator who tells it how the trains run."""

    def __init__(self, home: Path, *sources: str, feed: Path | None = None, station: str = "") -> None:
        """`feed`: None for the demo timetable. `station`: where the kiosk stands in it."""
        self.clock = FakeClock()
        self.ledger = Ledger(home / "bank.db")
        self.home = home
        terminal = SimulatedTerminal(self.ledger, Faults(), self.clock, card_after_seconds=2, wait=self.clock.move)
        cabinet = Cabinet(SimulatedPrinter(home / "paper", Faults()), terminal)
        content = ContentSettings(realtime=sources)
        settings = Settings(home, content=content)
        if feed:
            content = replace(content, timetable=str(feed))
            settings = Settings(home, KioskSettings(station=station), content=content)
        self.kiosk = assemble(settings, self.clock, cabinet)
        self.visit: Visit = self.kiosk.open_visit("en")

    def hears(self, *told: pb.TripUpdate | pb.Alert) -> None:
        """A whole message of now arrives."""
        sent = message(*told, now=self.clock.now())
        self.kiosk.actions.live.bring(SOURCE, sent.SerializeToString())

    def asks(self, destination: str, **facts: str) -> Prompt:
        """At the review of a ticket for one senior, to the first train that is offered."""
        wish = {"need": "ticket", "destination": destination, "way": "one-way", "out": "now"} | facts
        self.visit.send(Answer.of(**wish))
        prompt = self.visit.send(Answer.of(party=Party((("senior", 1),))))
        return self.visit.send(prompt.choices[0].answer) if prompt.step == "offers" else prompt

    def review(self, place: int = 0) -> Prompt:
        """At the review of a single ticket for one senior."""
        prompt = self.visit.send(self.visit.prompt().choices[place].answer)
        prompt = self.visit.send(next(choice.answer for choice in prompt.choices if choice.id == "senior:1"))
        assert prompt.step == "review"
        return prompt

    def offered(self) -> Offer:
        return self.visit._offers[str(self.visit.known["offer"])]

    def buy(self, prompt: Prompt) -> Prompt:
        """Say yes, and hold a card to the reader; until the kiosk asks something."""
        prompt = self.visit.send(prompt.choices[0].answer)
        while prompt.acts:
            prompt = self.visit.act(lambda _: None)
        return prompt

    def holdings(self) -> list[Holding]:
        return [self.ledger.holding(number) for number in self.ledger.numbers()]


def cancelled(leg: Leg) -> pb.TripUpdate:
    return train(leg.trip, how=How.CANCELED)


def later(leg: Leg, minutes: int) -> pb.TripUpdate:
    return train(leg.trip, late=minutes * 60)
