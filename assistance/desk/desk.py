"""The desk in one piece: its rows, its rules, its letter box and its clock, over one database."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistance.desk.accounts import Accounts, open_accounts
from assistance.desk.canary.canary import Canary
from assistance.desk.canary.store import TestCalls
from assistance.desk.copies.store import Copies
from assistance.desk.duty import Duty
from assistance.desk.escalation import Escalation
from assistance.desk.facts.store import Facts
from assistance.desk.feed.store import metadata
from assistance.desk.handling import Handling
from assistance.desk.kiosks.store import KnownKiosks
from assistance.desk.ladder import Ladder
from assistance.desk.offers.store import Offers
from assistance.desk.past.store import Past
from assistance.desk.post import Post
from assistance.desk.presence.store import Presence
from assistance.desk.reasons import Suggestions
from assistance.desk.sign_on import SigningOn, Who
from assistance.desk.staff.store import Staff
from assistance.desk.store import Requests
from assistance.desk.tallies.store import Tallies
from assistance.plan.model import Plan
from assistance.plan.reader import read_plan
from kiosk.clock import Clock
from kiosk.database import Engine, open_database
from kiosk.settings import DeskSettings, KioskSettings, Settings


@dataclass(frozen=True)
class Desk:
    """What staff pages, kiosks and timers stand on. No thread, no network: whoever calls brings them."""

    requests: Requests
    handling: Handling
    escalation: Escalation
    post: Post
    staff: Staff
    kiosks: KnownKiosks
    copies: Copies
    duty: Duty
    suggestions: Suggestions
    past: Past
    plan: Plan
    canary: Canary
    facts: Facts
    clock: Clock
    accounts: Accounts
    engine: Engine  # for stores that only read: reports


def desk_of(settings: Settings, clock: Clock) -> Desk:
    """The desk of an operator's settings.

    Raises Trouble("storage-failed") when its database cannot be opened, FaultyFile for a plan that cannot be used.
    """
    database = settings.desk.database or f"sqlite:///{settings.home / 'desk.db'}"
    stations = settings.desk.stations or (settings.kiosk.station,)
    return open_desk(database, clock, stations, read_plan(settings.desk.plan), settings.desk)


def open_desk(
    url: str,
    clock: Clock,
    stations: Sequence[str] = (KioskSettings.station,),
    plan: Plan | None = None,
    settings: DeskSettings | None = None,
    who: Who | None = None,
) -> Desk:
    """The desk of these stations, whose rows are in the database `url`; without a plan, with the one that ships.

    `who`: whose badge and PIN these are, asked when a helper signs on at a kiosk; without it, the badges of this desk.

    Raises Trouble("storage-failed") when the database cannot be opened.
    """
    plan, settings = plan or read_plan(), settings or DeskSettings()
    engine = open_database(url, metadata)
    requests, offers, past = Requests(engine, stations), Offers(engine), Past(engine)
    if not requests.several_servers and len(stations) == 1:
        requests.adopt()
    duty = Duty(Presence(engine), offers, plan.places, clock)
    ladder = Ladder(requests, offers, duty, plan, clock)
    suggestions = Suggestions(
        plan.reasons, lambda there: past.reasons(there.station, there.step, there.trouble, clock.now().date())
    )
    handling = Handling(requests, offers, ladder, duty, past, plan.policy, clock)
    escalation = Escalation(requests, offers, duty, ladder, plan.policy, clock)
    tests = TestCalls(engine)
    canary = Canary(requests, tests, clock, settings.canary_minutes)
    keep = (settings.keep_situation_hours, settings.keep_events_days)
    facts = Facts(engine, tests, clock, suggestions.suggested, *keep)
    staff = Staff(engine)
    accounts = open_accounts(engine, staff, requests.stations, clock)
    signing_on = SigningOn(who or accounts.badges.by_pin, handling, clock)
    post = Post(requests, handling, canary, Tallies(engine), signing_on, clock)
    return Desk(
        requests, handling, escalation, post, staff, KnownKiosks(engine), Copies(engine), duty, suggestions,
        past, plan, canary, facts, clock, accounts, engine,
    )  # fmt: skip
