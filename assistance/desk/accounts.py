"""Everything about who may come in, in one piece, over the desk's own database."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistance.desk.audit.store import Audit
from assistance.desk.badges.pins import Badges
from assistance.desk.badges.store import BadgeRows
from assistance.desk.office import Office
from assistance.desk.once.store import Once
from assistance.desk.passkeys.ceremony import Passkeys
from assistance.desk.passkeys.store import PasskeyRows
from assistance.desk.staff.store import Staff
from assistance.desk.tokens.store import KioskTokens
from kiosk.clock import Clock
from kiosk.database import Engine


@dataclass(frozen=True)
class Accounts:
    """Ways in, who opened them, and the trail."""

    office: Office
    badges: Badges
    passkeys: Passkeys
    tokens: KioskTokens
    once: Once
    audit: Audit


def open_accounts(engine: Engine, staff: Staff, stations: Sequence[str], clock: Clock) -> Accounts:
    """The accounts of the desk whose rows `engine` has."""
    once, audit, tokens = Once(engine), Audit(engine), KioskTokens(engine)
    badges = Badges(BadgeRows(engine), staff)
    passkeys = Passkeys(PasskeyRows(engine), once, staff)
    office = Office(engine, staff, badges, passkeys, tokens, once, audit, stations, clock)
    return Accounts(office, badges, passkeys, tokens, once, audit)
