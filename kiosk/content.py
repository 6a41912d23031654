"""What this kiosk asks, sells and shows: flow, words, timetable and tariff, opened once as the settings name them."""

from dataclasses import dataclass
from pathlib import Path

from kiosk import language
from kiosk.clock import Clock
from kiosk.fares.feed_parts import PARTS
from kiosk.fares.offers import Offers
from kiosk.fares.tariff import Tariff
from kiosk.fares.tariff_file import read_tariff
from kiosk.flows.model import Flow
from kiosk.flows.opening import open_flow
from kiosk.language import Words
from kiosk.sales.issue import Issuer
from kiosk.sales.model import Seller
from kiosk.settings import Settings
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import open_timetable
from kiosk.timetable.stations import StationIndex
from kiosk.visits.actions import Actions


@dataclass(frozen=True)
class Content:
    """The same for a kiosk that sells and for one to practise at."""

    settings: Settings
    clock: Clock
    flow: Flow
    words: Words
    tariff: Tariff
    planner: Planner
    stations: StationIndex

    @property
    def issuer(self) -> Issuer:
        """Who sells, as it stands on every ticket."""
        settings = self.settings
        attribution = self.planner.source.attribution
        return Issuer(settings.kiosk.id, settings.desk.phone, attribution, settings.tickets.refund_minutes)

    def actions(self, till: Seller) -> Actions:
        """What a flow may ask for, with this till."""
        origin = self.stations.named(self.settings.kiosk.station).id
        offers = Offers(self.tariff, self.planner, self.clock)
        refund_minutes = self.settings.tickets.refund_minutes
        return Actions(origin, self.clock, self.stations, self.planner, offers, till, refund_minutes)


def open_content(settings: Settings, clock: Clock) -> Content:
    """Open all of it. Raises FaultyFile for an operator's file that cannot be used."""
    flow, folder = open_flow(settings)
    languages = [code for code in settings.kiosk.languages if code in flow.languages] or list(flow.languages)
    tariff = read_tariff(settings.content.tariff)
    words = language.read_words(languages, language.WORDS, folder / "texts", Path(tariff.folder) / "texts")
    timetable = open_timetable(settings, PARTS)
    return Content(settings, clock, flow, words, tariff, Planner(timetable, clock), StationIndex(timetable))
