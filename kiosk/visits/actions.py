"""What a flow may ask of the kiosk: places, trains, offers, and a sale."""

from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.devices.ports import Tell
from kiosk.errors import Trouble
from kiosk.fares.model import Offer
from kiosk.fares.offers import Offers
from kiosk.fares.reasons import MOST, reasons
from kiosk.flows.model import Answer, Party, Progress
from kiosk.flows.moments import moment_at
from kiosk.flows.prompt import Choice, Line, Suggestions
from kiosk.language import Texts
from kiosk.sales.model import Sale, Seller, Sold
from kiosk.timetable.planner import Planner
from kiosk.timetable.stations import StationIndex
from kiosk.visits import trains

BOARD_STATIONS = 6  # suggestions beside the letter board


@dataclass(frozen=True)
class Actions:
    """The kiosk's verbs. `origin` is the id of the station where it stands."""

    origin: str
    clock: Clock
    stations: StationIndex
    planner: Planner
    offers: Offers
    till: Seller
    refund_minutes: int = 0  # how long after the sale a ticket can be given back

    @property
    def here(self) -> str:
        """The name of this station."""
        return self.name(self.origin)

    def name(self, station: str) -> str:
        """The name of a station, as people write it."""
        return self.stations.station(station).name

    def popular(self, count: int, fact: str) -> tuple[Choice, ...]:
        """The places that people go to from here."""
        return tuple(_place(s.id, s.name, fact) for s in self.stations.popular(self.origin, count))

    def suggest(self, typed: str, fact: str, texts: Texts) -> Suggestions:
        """Places for the letters typed so far, and the letters that lead on."""
        found = self.stations.suggest(typed, BOARD_STATIONS, self.origin)
        choices = tuple(_place(s.id, s.name, fact) for s in found.stations if s.id != self.origin)
        note = "" if found.count else texts.say("no-such-place", typed=typed)
        return Suggestions(typed, choices, found.letters, found.count, note)

    def departures(self, texts: Texts) -> tuple[Line, ...]:
        """The next trains from here."""
        return trains.departure_lines(self.planner.departures(self.origin, self.clock.now(), 6), texts)

    def quote(self, progress: Progress, show: int) -> tuple[Offer, ...]:
        """Offers for what is known; () when no train goes. Raises Trouble("no-fare") when the price is not known."""
        known, now = progress.known, self.clock.now()
        party, back = known["party"], known.get("back")
        assert isinstance(party, Party)
        try:
            return self.offers.offers_for(
                self.origin,
                str(known["destination"]),
                moment_at(str(known["out"]), now),
                moment_at(str(back), now) if back else None,
                party,
                str(known.get("card", "none")),
                show,
            )
        except Trouble as trouble:
            if trouble.say != "no-train":
                raise
            return ()

    def why(self, offer: Offer, texts: Texts) -> tuple[str, ...]:
        """Why it costs what it costs, and whether the ticket can be given back: known before she pays.

        A demonstration's ticket is worth nothing anyway: there the third sentence is that it is one.
        """
        told = reasons(offer, texts)
        if offer.demo:
            return told
        minutes = self.refund_minutes
        back = texts.say("refund-within", minutes=minutes) if minutes else texts.say("refund-never")
        return (*told[: MOST - 1], back)

    def charge(self, offer: Offer, language: str, tell: Tell) -> Sold:
        """Hold the money."""
        return self.till.charge(offer, language, tell)

    def deliver(self, sale: Sale, tell: Tell) -> Sold:
        """Print the ticket and take the money."""
        return self.till.deliver(sale, tell)


def _place(id: str, name: str, fact: str) -> Choice:
    return Choice(id, name, Answer(((fact, id),)))
