"""The desk in one piece: its rows, its rules, its letter box and its clock, over one database."""

from dataclasses import dataclass

from assistance.desk.escalation import Escalation
from assistance.desk.handling import Handling
from assistance.desk.post import Post
from assistance.desk.staff.store import Staff
from assistance.desk.store import Requests, metadata
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
    clock: Clock


def open_desk(url: str, clock: Clock) -> Desk:
    """The desk whose rows are in the database `url`. Raises Trouble("storage-failed") when it cannot be opened."""
    engine = open_database(url, metadata)
    requests = Requests(engine)
    handling = Handling(requests, clock)
    post = Post(requests, handling, clock)
    return Desk(requests, handling, Escalation(requests, clock), post, Staff(engine), clock)
