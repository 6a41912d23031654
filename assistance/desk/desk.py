"""The desk in one piece: its rows, its rules, its letter box and its clock, over one database."""

from dataclasses import dataclass

from assistance.desk.duty import Duty
from assistance.desk.escalation import Escalation
from assistance.desk.handling import Handling
from assistance.desk.ladder import Ladder
from assistance.desk.offers.store import Offers
from assistance.desk.past.store import Past
from assistance.desk.post import Post
from assistance.desk.presence.store import Presence
from assistance.desk.reasons import Suggestions
from assistance.desk.staff.store import Staff
from assistance.desk.store import Requests, metadata
from assistance.plan.model import Plan
from assistance.plan.reader import read_plan
from kiosk.clock import Clock
from kiosk.database import open_database


@dataclass(frozen=True)
class Desk:
    """What staff pages, kiosks and timers stand on. No thread, no network: whoever calls brings them."""

    requests: Requests
    handling: Handling
    escalation: Escalation
    post: Post
    staff: Staff
    duty: Duty
    suggestions: Suggestions
    past: Past
    plan: Plan
    clock: Clock


def open_desk(url: str, clock: Clock, plan: Plan | None = None) -> Desk:
    """The desk whose rows are in the database `url`; without a plan, with the one that ships.

    Raises Trouble("storage-failed") when the database cannot be opened.
    """
    plan = plan or read_plan()
    engine = open_database(url, metadata)
    requests, offers, past = Requests(engine), Offers(engine), Past(engine)
    duty = Duty(Presence(engine), offers, plan.places, clock)
    ladder = Ladder(requests, offers, duty, plan, clock)
    suggestions = Suggestions(
        plan.reasons, lambda there: past.reasons(there.station, there.step, there.trouble, clock.now().date())
    )
    handling = Handling(requests, offers, ladder, duty, past, plan.policy, clock)
    escalation = Escalation(requests, offers, duty, ladder, plan.policy, clock)
    post = Post(requests, handling, clock)
    return Desk(requests, handling, escalation, post, Staff(engine), duty, suggestions, past, plan, clock)
