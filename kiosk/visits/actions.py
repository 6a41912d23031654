"""What a flow may ask of the kiosk: places, trains, offers, and a sale."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from string import ascii_uppercase

from kiosk.clock import Clock
from kiosk.devices.ports import Tell
from kiosk.fares.model import Offer
from kiosk.fares.reasons import MOST, reasons
from kiosk.flows.model import Answer, Facts
from kiosk.flows.prompt import Beginning, Choice, Line, Suggestions
from kiosk.language import Texts
from kiosk.paper.symbol import qr
from kiosk.sales.model import Means, Medium, Sale, SaleState, Seller, Sold
from kiosk.timetable.live import Live
from kiosk.timetable.model import Itinerary, Needs, Station
from kiosk.timetable.planner import Planner
from kiosk.timetable.stations import StationIndex
from kiosk.visits import trains
from kiosk.visits.check import CATCH, Finding, checked
from kiosk.visits.live_note import live_note, notices_for
from kiosk.visits.search import Search, needs_of
from kiosk.visits.without_steps import NOT_ASKED, KnownOfSteps

MEANS, A_PERSON = "means", "person"  # the fact of a flow that says how she pays, and what else it may be than usual
MEDIUM = "medium"  # the fact that says what she keeps her ticket on
BOARD_STATIONS = 6  # suggestions beside the letter board


@dataclass(frozen=True)
class Actions:
    """The kiosk's verbs. `origin` is the id of the station where it stands."""

    origin: str
    clock: Clock
    stations: StationIndex
    planner: Planner
    search: Search
    till: Seller
    live: Live
    refund_minutes: int = 0  # how long after the sale a ticket can be given back
    counter: str = ""  # where a person sells, and when
    counter_hours: str = ""

    @property
    def here(self) -> str:
        """The name of this station."""
        return self.name(self.origin)

    def name(self, station: str) -> str:
        """The name of a station, as people write it."""
        return self.stations.station(station).name

    def popular(self, count: int, fact: str, texts: Texts) -> tuple[Choice, ...]:
        """The places that people go to from here."""
        return tuple(self._place(station, fact, texts) for station in self.stations.popular(self.origin, count))

    def suggest(self, typed: str, fact: str, texts: Texts) -> Suggestions:
        """Places for the letters typed so far, and the letters that lead on."""
        found = self.stations.suggest(typed, BOARD_STATIONS, self.origin)
        choices = tuple(self._place(station, fact, texts) for station in found.stations)
        beginnings = tuple(Beginning(jump.typed, jump.label, jump.rank) for jump in found.jumps)
        if found.count:
            return Suggestions(typed, choices, found.letters, found.count, beginnings=beginnings)
        note = texts.say("no-such-place", typed=typed)
        return Suggestions(typed, choices, ascii_uppercase, 0, note)  # who has missed a letter may go on writing

    def _place(self, station: Station, fact: str, texts: Texts) -> Choice:
        """Its name as on the signs, and beneath it what it is called in the traveller's language."""
        answer = Answer(((fact, station.id),))
        return Choice(station.id, station.name, answer, self.stations.called(station, texts.language))

    def departures(self, texts: Texts) -> tuple[Line, ...]:
        """The next trains from here."""
        self.live.look()
        return trains.departure_lines(self.planner.departures(self.origin, self.clock.now(), 6), texts)

    def quote(self, known: Facts, show: int) -> tuple[Offer, ...]:
        """Offers for what is known; () when no train goes at that time. Raises Trouble, as `Search.quote` says."""
        self.live.look()
        return self.search.quote(known, show)

    def steps_on(self, offer: Offer, known: Facts) -> KnownOfSteps:
        """What one must know of these trains who cannot take steps; NOT_ASKED for everybody else."""
        ways = [way for way in (offer.out, offer.back) if way]
        return self.search.steps.known_of(ways) if needs_of(known).step_free else NOT_ASKED

    def why_no_steps(self, known: Facts, texts: Texts) -> str:
        """Why there is no journey without steps to where she wants to go, and who helps."""
        return " ".join(self.search.steps.why_none(self.origin, str(known["destination"]), texts))

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

    def look_again(self, offer: Offer, steps: KnownOfSteps, known: Facts, held: bool = False) -> Finding:
        """What became of an offer as she last saw it, and of what she was told of steps on it.

        `held`: her money is; then she tries to catch it.
        """
        now = self.clock.now()
        catch = now if held else now + CATCH
        old = not held and offer.expires is not None and offer.expires < now  # it was right when her card was asked for
        finding = checked(offer, self.planner.timetable, self.live.news, catch, old)
        if not finding.sells:
            return finding
        if finding.missed:
            finding = replace(finding, onward=self._onward(*finding.missed, needs_of(known)))
        return finding.knowing(steps, self.steps_on(finding.offer, known))

    def _onward(self, way: Itinerary, number: int, needs: Needs) -> datetime | None:
        """When the next train goes for one who comes too late for this leg; None when none does."""
        late = -(way.legs[number].spare_seconds or 0)
        onward = self.planner.if_missed(way, number - 1, needs, late)
        return onward.legs[0].start.at if onward else None

    def live_note(self, ways: Collection[Itinerary], texts: Texts, reference: str) -> str:
        """How old the live times are, and the notices about these ways (none: about this station)."""
        found = notices_for(ways, self.origin, self.clock.now(), self.live.news, self.planner.timetable)
        return live_note(self.live.age, found, texts, reference)

    def paying(self, known: Facts) -> Means:
        """How she pays: the usual way of this kiosk, or the other one if she wants it."""
        ways = self.till.ways
        return ways[-1] if known.get(MEANS) == A_PERSON else ways[0]

    def charge(self, offer: Offer, language: str, tell: Tell, still: Callable[[], bool], known: Facts) -> Sold:
        """Hold the money; `still`: whether to keep it, asked when it is held."""
        return self.till.charge(offer, language, tell, still, self.paying(known), self.keeping(known))

    def keeping(self, known: Facts) -> Medium:
        """What she keeps her ticket on."""
        wished = known.get(MEDIUM)
        return Medium(wished) if wished in self.till.media else self.till.media[0]

    def symbols(self, sale: Sale | None) -> tuple[tuple[str, ...], ...]:
        """The barcodes of her ticket, where a phone is to keep them."""
        return self.till.symbols(sale) if sale else ()

    def slip(self, sale: Sale | None, texts: Texts) -> tuple[str, str]:
        """The code that she takes to the counter, and until when it is good; "" for any other sale."""
        slip = self.till.slip(sale) if sale else None
        return (slip.code, texts.time(slip.until)) if slip else ("", "")

    def deliver(self, sale: Sale, tell: Tell) -> Sold:
        """Print the ticket and take the money."""
        return self.till.deliver(sale, tell)

    def receipt(self, sale: Sale) -> tuple[str, ...]:
        """A code for a telephone's camera that says what she paid for; () before she has her ticket, and in practice.

        While the terminal is silent the sale is still being taken: she has her ticket, and gets her receipt.
        """
        text = self.till.receipt(sale) if sale.state in (SaleState.DONE, SaleState.TAKING) else ""
        return qr(text) if text else ()
