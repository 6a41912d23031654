"""What this kiosk asks, sells and shows: flow, words, timetable and tariff, opened once as the settings name them."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import language
from kiosk.clock import Clock
from kiosk.errors import FaultyFile
from kiosk.fares.feed_parts import PARTS
from kiosk.fares.fit import CARD, cards_apart
from kiosk.fares.imported import ImportedFares
from kiosk.fares.offers import NO_CARD, Offers
from kiosk.fares.tariff import Tariff
from kiosk.fares.tariff_file import read_tariff
from kiosk.flows.model import Flow
from kiosk.flows.narrowing import narrowed
from kiosk.flows.opening import open_flow
from kiosk.language import Words
from kiosk.sales.issue import Issuer
from kiosk.sales.model import Means, Seller
from kiosk.settings import Settings
from kiosk.timetable.abroad import open_abroad
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.facts import NO_FACTS, Facts, facts_for
from kiosk.timetable.footways import NO_FOOTWAYS, from_bytes
from kiosk.timetable.lifts import LIFTS_FILE, LiftsFile
from kiosk.timetable.live import Live
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import is_the_demo, open_timetable, timetables
from kiosk.timetable.stations import StationIndex
from kiosk.timetable.step_free import StepFreeWays
from kiosk.timetable.uic import NO_NUMBERS, uic_numbers_for
from kiosk.visits.actions import A_PERSON, MEANS, MEDIUM, Actions
from kiosk.visits.readiness import Readiness
from kiosk.visits.search import Search
from kiosk.visits.without_steps import WithoutSteps

log = logging.getLogger(__name__)

NEED, SLIP = "need", "slip"  # of a flow: what somebody wants; that she comes back from the counter


@dataclass(frozen=True)
class Content:
    """The same for a kiosk that sells and for one to practise at. `origin`: id of the station where it stands."""

    settings: Settings
    clock: Clock
    flow: Flow
    words: Words
    tariff: Tariff
    planner: Planner
    stations: StationIndex
    origin: str

    @property
    def uic(self) -> Mapping[str, int]:
        """UIC numbers by the station's id; a file with a fault counts as none known: nothing false is signed."""
        timetable = self.planner.timetable
        try:
            return uic_numbers_for(self.settings.home, timetable, is_the_demo(timetable))
        except FaultyFile as faulty:
            log.error("the UIC numbers of stations are not used:\n%s", faulty)
            return NO_NUMBERS

    @property
    def issuer(self) -> Issuer:
        """Who sells, as it stands on every ticket."""
        settings = self.settings
        attribution = self.planner.source.attribution
        desk, minutes = settings.desk, settings.tickets.refund_minutes
        return Issuer(settings.kiosk.id, desk.phone, attribution, minutes, desk.counter, desk.counter_hours)

    def actions(self, till: Seller) -> Actions:
        """What a flow may ask for, with this till."""
        planner, clock, settings = self.planner, self.clock, self.settings
        content = settings.content
        live = Live(planner.timetable, clock, planner.tell, content.realtime, content.realtime_stale_seconds)
        search = Search(
            self.origin,
            clock,
            planner,
            Offers(self.tariff, planner, clock),
            _readiness(settings, planner.timetable),
            _steps(settings, planner, clock),
        )
        refund_minutes = settings.tickets.refund_minutes
        desk = (settings.desk.counter, settings.desk.counter_hours)
        return Actions(self.origin, clock, self.stations, planner, search, till, live, refund_minutes, *desk)

    def flow_for(self, till: Seller) -> Flow:
        """The flow without the ways to pay that this kiosk does not have."""
        flow = narrowed(self.flow, MEANS, [A_PERSON] if len(till.ways) > 1 else [])
        flow = narrowed(flow, MEDIUM, till.media if self.settings.tickets.phone else [])
        needs = flow.facts[NEED].values if NEED in flow.facts else ()
        return flow if Means.COUNTER in till.ways else narrowed(flow, NEED, [need for need in needs if need != SLIP])


def open_content(settings: Settings, clock: Clock) -> Content:
    """Open all of it. Raises FaultyFile for an operator's file that cannot be used."""
    flow, folder = open_flow(settings)
    languages = [code for code in settings.kiosk.languages if code in flow.languages] or list(flow.languages)
    timetable = open_timetable(settings, PARTS, clock)  # first: the fares that came with a new feed are in force then
    tariff = read_tariff(
        settings.content.tariff, ImportedFares(settings.home).prices, languages=settings.kiosk.languages
    )
    words = language.read_words(languages, language.WORDS, folder / "texts", Path(tariff.folder) / "texts")
    stations = StationIndex(timetable, open_abroad(settings, [station.name for station in timetable.stations]))
    origin = stations.named(settings.kiosk.station).id
    planner = Planner(timetable, clock, home=origin)
    return Content(settings, clock, _sold_here(flow, tariff), words, tariff, planner, stations, origin)


def _sold_here(flow: Flow, tariff: Tariff) -> Flow:
    """The flow without the discount cards that the tariff does not know: no answer may lead nowhere."""
    if apart := cards_apart(tariff, flow):
        log.warning("%s", apart)
    return narrowed(flow, CARD, [NO_CARD, *(card.id for card in tariff.cards)])


def _readiness(settings: Settings, timetable: Timetable) -> Readiness:
    known = timetables(settings.home).imported()
    since = known.imported_at if known else None
    if since and since.tzinfo is None:  # SQLite keeps the time of the clock on the wall
        since = since.replace(tzinfo=ZoneInfo(settings.kiosk.timezone))
    return Readiness(timetable.source, since)


def _steps(settings: Settings, planner: Planner, clock: Clock) -> WithoutSteps:
    part = timetables(settings.home).part("footways")
    footways = (from_bytes(part.block) if part else None) or NO_FOOTWAYS
    ways = StepFreeWays(planner.timetable, footways, _facts(settings.home, planner.timetable))
    return WithoutSteps(planner, ways, LiftsFile(settings.home / LIFTS_FILE, footways), clock)


def _facts(home: Path, timetable: Timetable) -> Facts:
    """What is known of stations; a file with a fault counts as nothing known, so that nothing false is promised."""
    try:
        return facts_for(home, timetable, is_the_demo(timetable))
    except FaultyFile as faulty:
        log.error("the facts about stations are not used:\n%s", faulty)
        return NO_FACTS
