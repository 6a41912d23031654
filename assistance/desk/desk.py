"""The desk in one piece: its rows, its rules, its letter box and its clock, over one database."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistance.desk.copies.store import Copies
from assistance.desk.escalation import Escalation
from assistance.desk.feed.store import metadata
from assistance.desk.handling import Handling
from assistance.desk.kiosks.store import KnownKiosks
from assistance.desk.post import Post
from assistance.desk.staff.store import Staff
from assistance.desk.store import Requests
from kiosk.clock import Clock
from kiosk.database import open_database
from kiosk.settings import KioskSettings


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
    clock: Clock


def open_desk(url: str, clock: Clock, stations: Sequence[str] = (KioskSettings.station,)) -> Desk:
    """The desk of these stations, whose rows are in the database `url`.

    Raises Trouble("storage-failed") when it cannot be opened.
    """
    engine = open_database(url, metadata)
    requests = Requests(engine, stations)
    if not requests.several_servers and len(stations) == 1:
        requests.adopt()
    handling = Handling(requests, clock)
    post = Post(requests, handling, clock)
    return Desk(
        requests, handling, Escalation(requests, clock), post, Staff(engine), KnownKiosks(engine), Copies(engine), clock
    )
