"""Builds the kiosk's core: the one place of kiosk where objects meet."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from kiosk.barcode.keys import open_keys
from kiosk.clock import Clock
from kiosk.content import Content, open_content
from kiosk.devices.cabinet import Cabinet, open_cabinet
from kiosk.errors import Trouble
from kiosk.fares.pricing import Amounts
from kiosk.fares.reasons import product_name
from kiosk.fares.tariff import Tariff
from kiosk.flows.model import Flow
from kiosk.flows.prompt import Prompt
from kiosk.language import Texts, Words
from kiosk.sales.cut_short import settled_sale
from kiosk.sales.issue import spaced
from kiosk.sales.making import TicketMaker
from kiosk.sales.model import UNDER_WAY, StaffNote
from kiosk.sales.rights import Printing
from kiosk.sales.sealing import Sealer
from kiosk.sales.staff import StaffTill
from kiosk.sales.store import SaleStore, open_sales
from kiosk.sales.till import Till
from kiosk.sales.turn import Turn
from kiosk.settings import Settings
from kiosk.timetable.model import Source
from kiosk.visits.actions import Actions
from kiosk.visits.forgetting import forget
from kiosk.visits.hand_over import HandOver, Waiting
from kiosk.visits.model import DayTally, Situation
from kiosk.visits.sign_on import Signed, Verify
from kiosk.visits.store import Journal, open_journal
from kiosk.visits.visit import Visit

log = logging.getLogger(__name__)
DAYS_TOLD = 7  # a desk that was away for a week still hears of each day


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
    staff_till: Callable[[Signed], StaffTill]
    content: Content
    demo_tariff: bool = False

    @property
    def practice(self) -> bool:
        """No: what it sells is real."""
        return False

    @property
    def place(self) -> str:
        """The station and where in it this kiosk stands."""
        return self.actions.here

    def settle(self) -> bool:
        """Finish or undo what an earlier sale left open, by asking the terminal; whether others can be sold to now.

        A journal that cannot be opened now is no reason not to greet the next traveller: the sale itself asks it again.
        """
        staff = self.words.texts(self.words.languages[0])
        for key in self.cabinet.condition():
            log.warning("%s", staff.say(f"{key}.staff"))
        try:
            still_open = self.actions.till.settle()
            forget(self.journal, self.sales, self.actions.clock.now())
        except Trouble as trouble:
            log.warning("open sales wait: %s", trouble)
            return False
        for sale in still_open:
            log.warning("sale %s is %s: %s", sale.number, sale.state.value, staff.say("payment-unknown.staff"))
        return not any(sale.state in UNDER_WAY for sale in still_open)

    def is_settled(self) -> bool:
        """Whether no sale is under way; asks no machine."""
        return not self.sales.sales(*UNDER_WAY)

    def notes(self) -> tuple[StaffNote, ...]:
        """What the desk must still be told of sales; whoever has told it says `sales.received`."""
        return self.sales.notes()

    def situation_of(self, note: StaffNote) -> Situation:
        """What a helper should know of a sale whose traveller may have gone: which one, since when, what is wrong."""
        texts, kiosk = self.words.texts(self.words.languages[0]), self.settings.kiosk
        return Situation(
            kiosk=kiosk.id,
            place=kiosk.place,
            station=self.place,
            language=texts.language,
            flow=f"{self.flow.id}@{self.flow.digest[:12]}",
            step="sale",
            step_title=texts.say("sale-number", number=spaced(note.number)),
            since=note.at,
            began=note.at,
            tried=(),
            trouble=note.say,
        )

    def tallies(self) -> tuple[DayTally, ...]:
        """The last whole days on which anybody came, counted."""
        today = self.actions.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
        found = []
        for ago in range(DAYS_TOLD, 0, -1):
            begin, end = today - timedelta(days=ago), today - timedelta(days=ago - 1)
            visits, steps = self.journal.counts(begin, end)
            if visits:
                flow = f"{self.flow.id}@{self.flow.digest[:12]}"
                found.append(DayTally(begin.date(), self.place, flow, visits, steps))
        return tuple(found)

    def warm_up(self) -> None:
        """Have the planner ready before somebody asks for trains; takes about a second, on the core's worker."""
        self.actions.planner.warm_up()

    def open_visit(self, language: str) -> Visit:
        """Greet a traveller in this language."""
        kiosk = self.settings.kiosk
        return Visit(
            kiosk.id, kiosk.place, self.flow, self.words, language, self.actions, self.journal, self.timetable_note
        )

    def come_back(self, language: str, kept: bytes) -> tuple[Visit, Prompt]:
        """The visit of a screen that died (`Visit.kept`), where it was, and what is on its screen now.

        Raises ValueError for what is no visit of this flow, Trouble when nobody can say what became of its money.
        """
        visit = self.open_visit(language)
        return visit, visit.come_back(kept, settled_sale(self.sales, self.settle))

    def open_hand_over(self, language: str, prompt: Prompt, situation: Situation, verify: Verify) -> HandOver:
        """The screen for a helper's hands, while the visit with this prompt waits."""
        there = Waiting(prompt, situation)
        return HandOver(self.words, language, there, verify, self.staff_till, self.cabinet.condition)

    def demo_note(self, language: str) -> str:
        """What stands on every screen of a demonstration; "" on a kiosk that sells real tickets."""
        return self.words.texts(language).say("demo-note") if self.source.demo or self.demo_tariff else ""

    def timetable_note(self, texts: Texts) -> str:
        """Where the timetable comes from, said once, on the welcome screen."""
        return texts.say("demo-timetable", attribution=self.source.attribution) if self.source.demo else ""


def assemble(settings: Settings, clock: Clock, cabinet: Cabinet | None = None) -> Kiosk:
    """Put the parts together, once, at start. What the last run left open is settled by `Kiosk.settle`.

    Raises FaultyFile for an operator's file that cannot be used, Trouble when nothing can be written down.
    """
    content = open_content(settings, clock)
    journal = open_journal(settings.home / "visits.db")
    store = open_sales(settings.home / "sales.db", clock, settings.kiosk.id)
    cabinet = cabinet or open_cabinet(settings, clock)
    sealer = sealer_of(settings, content.tariff, clock, content.uic)
    turn = Turn(settings.home)
    till = Till(store, cabinet, content.words, clock, content.issuer, sealer, turn)
    maker = TicketMaker(store, cabinet, content.words, content.issuer, sealer)
    actions, source = content.actions(till), content.planner.source

    def staff_till(who: Signed) -> StaffTill:
        return StaffTill(store, cabinet, content.words, clock, maker, turn, who.name, who.may)

    flow, demo = content.flow_for(till), content.tariff.demo
    return Kiosk(settings, flow, content.words, actions, journal, cabinet, store, source, staff_till, content, demo)


def sealer_of(
    settings: Settings, tariff: Tariff, clock: Clock, uic: Mapping[str, int] = MappingProxyType({})
) -> Sealer:
    """What signs this kiosk's tickets. Raises FaultyFile for a store of keys that we do not have."""
    anywhere = frozenset(
        product.id for product in tariff.products if isinstance(tariff.prices.get(product.price), Amounts)
    )

    def printing(texts: Texts) -> Printing:
        def condition(timeframe: str) -> str:
            key = f"timeframe-{timeframe}"
            return texts.say(key) if texts.has(key) else timeframe

        return Printing(lambda line: product_name(line, texts), condition, uic, anywhere)

    keys = open_keys(settings.home, settings.tickets.keys)
    return Sealer(keys, clock, settings.tickets.company, printing)
