"""Builds the kiosk's core: the one place of kiosk where objects meet."""

import logging
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import language
from kiosk.clock import Clock
from kiosk.devices.cabinet import Cabinet, open_cabinet
from kiosk.errors import FaultyFile, Trouble
from kiosk.fares.feed_parts import PARTS
from kiosk.fares.offers import Offers
from kiosk.fares.tariff_file import read_tariff
from kiosk.flows.model import Flow
from kiosk.flows.opening import open_flow
from kiosk.language import Texts, Words
from kiosk.sales.issue import Issuer
from kiosk.sales.model import Sale
from kiosk.sales.recovery import recover
from kiosk.sales.store import SaleStore, open_sales
from kiosk.sales.till import Till
from kiosk.settings import Settings
from kiosk.timetable.abroad import open_abroad
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.facts import NO_FACTS, Facts, facts_for
from kiosk.timetable.footways import NO_FOOTWAYS, from_bytes
from kiosk.timetable.lifts import LIFTS_FILE, LiftsFile
from kiosk.timetable.live import Live
from kiosk.timetable.model import Source
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import is_the_demo, open_timetable, timetables
from kiosk.timetable.stations import StationIndex
from kiosk.timetable.step_free import StepFreeWays
from kiosk.visits.actions import Actions
from kiosk.visits.forgetting import forget
from kiosk.visits.readiness import Readiness
from kiosk.visits.search import Search
from kiosk.visits.store import Journal, open_journal
from kiosk.visits.visit import Visit
from kiosk.visits.without_steps import WithoutSteps

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kiosk:
    """The assembled core: greets travellers, one after the other."""

    settings: Settings
    flow: Flow
    words: Words
    actions: Actions
    journal: Journal
    cabinet: Cabinet
    sales: SaleStore
    source: Source
    demo_tariff: bool = False

    @property
    def place(self) -> str:
        """The station and where in it this kiosk stands."""
        return self.actions.here

    def settle(self) -> None:
        """Finish or undo what an earlier sale left open, by asking the terminal; staff read in the log what stays.

        A journal that cannot be opened now is no reason not to greet the next traveller: the sale itself asks it again.
        """
        staff = self.words.texts(self.words.languages[0])
        for key in self.cabinet.condition():
            log.warning("%s", staff.say(f"{key}.staff"))
        try:
            report(self.actions.till.settle(), self.words)
            forget(self.journal, self.sales, self.actions.clock.now())
        except Trouble as trouble:
            log.warning("open sales wait: %s", trouble)

    def warm_up(self) -> None:
        """Have the planner ready before somebody asks for trains; takes about a second, on the core's worker."""
        self.actions.planner.warm_up()

    def open_visit(self, language: str) -> Visit:
        """Greet a traveller in this language."""
        kiosk = self.settings.kiosk
        return Visit(
            kiosk.id, kiosk.place, self.flow, self.words, language, self.actions, self.journal, self.timetable_note
        )

    def demo_note(self, language: str) -> str:
        """What stands on every screen of a demonstration; "" on a kiosk that sells real tickets."""
        return self.words.texts(language).say("demo-note") if self.source.demo or self.demo_tariff else ""

    def timetable_note(self, texts: Texts) -> str:
        """Where the timetable comes from, said once, on the welcome screen."""
        return texts.say("demo-timetable", attribution=self.source.attribution) if self.source.demo else ""


def report(sales: tuple[Sale, ...], words: Words) -> None:
    """Name the sales that a person must look at: money or paper whose end no machine knows."""
    texts = words.texts(words.languages[0])
    for sale in sales:
        log.warning("sale %s is %s: %s", sale.number, sale.state.value, texts.say("payment-unknown.staff"))


def assemble(settings: Settings, clock: Clock, cabinet: Cabinet | None = None) -> Kiosk:
    """Put the parts together, once, at start; settle first what the last run left open.

    Raises FaultyFile for an operator's file that cannot be used, Trouble when nothing can be written down.
    """
    flow, folder = open_flow(settings)
    languages = [code for code in settings.kiosk.languages if code in flow.languages] or list(flow.languages)
    tariff = read_tariff(settings.content.tariff)
    words = language.read_words(languages, language.WORDS, folder / "texts", Path(tariff.folder) / "texts")
    timetable = open_timetable(settings, PARTS, clock)
    stations = StationIndex(timetable, open_abroad(settings, [station.name for station in timetable.stations]))
    origin = stations.named(settings.kiosk.station).id
    planner = Planner(timetable, clock, home=origin)
    journal = open_journal(settings.home / "visits.db")
    store = open_sales(settings.home / "sales.db", clock)
    cabinet = cabinet or open_cabinet(settings, clock)
    report(recover(store, cabinet.terminal), words)
    issuer = Issuer(settings.kiosk.id, settings.desk.phone, planner.source.attribution)
    till = Till(store, cabinet, words, clock, issuer)
    content = settings.content
    live = Live(timetable, clock, planner.tell, content.realtime, content.realtime_stale_seconds)
    search = Search(
        origin,
        clock,
        planner,
        Offers(tariff, planner, clock),
        _readiness(settings, timetable),
        _steps(settings, planner, clock),
    )
    actions = Actions(origin, clock, stations, planner, search, till, live)
    return Kiosk(settings, flow, words, actions, journal, cabinet, store, planner.source, tariff.demo)


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
