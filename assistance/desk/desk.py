"""The desk in one piece: its rows, its rules, its letter box and its clock, over one database."""

from dataclasses import dataclass

from assistance.desk.canary.canary import Canary
from assistance.desk.canary.store import TestCalls
from assistance.desk.escalation import Escalation
from assistance.desk.facts.store import Facts
from assistance.desk.handling import Handling
from assistance.desk.post import Post
from assistance.desk.reasons import suggested
from assistance.desk.staff.store import Staff
from assistance.desk.store import Requests, metadata
from assistance.desk.tallies.store import Tallies
from kiosk.clock import Clock
from kiosk.database import Engine, open_database
from kiosk.settings import DeskSettings


@dataclass(frozen=True)
class Desk:
    """What staff pages, kiosks and timers stand on. No thread, no network: whoever calls brings them."""

    requests: Requests
    handling: Handling
    escalation: Escalation
    post: Post
    staff: Staff
    canary: Canary
    facts: Facts
    clock: Clock
    engine: Engine  # for stores that only read: reports


def open_desk(url: str, clock: Clock, settings: DeskSettings | None = None) -> Desk:
    """The desk whose rows are in the database `url`. Raises Trouble("storage-failed") when it cannot be opened."""
    engine, settings = open_database(url, metadata), settings or DeskSettings()
    requests, tests = Requests(engine), TestCalls(engine)
    handling = Handling(requests, clock)
    canary = Canary(requests, tests, clock, settings.canary_minutes)
    facts = Facts(engine, tests, clock, suggested, settings.keep_situation_hours, settings.keep_events_days)
    post = Post(requests, handling, canary, Tallies(engine), clock)
    return Desk(requests, handling, Escalation(requests, clock), post, Staff(engine), canary, facts, clock, engine)
